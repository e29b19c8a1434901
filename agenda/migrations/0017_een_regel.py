"""What becomes of a meeting with nothing public on it is an event too; years follow one rule.

Places on the agenda of a meeting are sorted by a key like any other.
"""

import agenda.invoer
import django.db.models.deletion
from django.db import migrations, models

from agenda.models.berekend import Alfabetsleutel, bereken_alsnog


def vul(apps, schema_editor):
    bereken_alsnog(apps.get_model("agenda", "Behandeling"))


def laat_weg(apps, schema_editor):
    apps.get_model("agenda", "Gebeurtenis").objects.filter(agenda=None).delete()


class Migration(migrations.Migration):

    dependencies = [
        ('agenda', '0016_versie_gaat_niet_weg'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='behandeling',
            options={'ordering': ('vergadering', models.Case(models.When(then=1, volgnummer=''), default=0), 'op_volgnummer', 'pk'), 'verbose_name': 'behandeling', 'verbose_name_plural': 'behandelingen'},
        ),
        migrations.RemoveConstraint(
            model_name='vergadering',
            name='vergadering_in_deze_tijd',
        ),
        migrations.RemoveConstraint(
            model_name='vergadering',
            name='vergadering_laatste_dag_na_de_eerste',
        ),
        migrations.RemoveField(
            model_name='behandeling',
            name='plaats',
        ),
        migrations.AddField(
            model_name='behandeling',
            name='op_volgnummer',
            field=Alfabetsleutel('volgnummer'),
        ),
        migrations.AddField(
            model_name='gebeurtenis',
            name='vergadering',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='gebeurtenissen', to='agenda.vergadering'),
        ),
        migrations.AlterField(
            model_name='gebeurtenis',
            name='agenda',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='gebeurtenissen', to='agenda.agenda'),
        ),
        migrations.AlterField(
            model_name='gebeurtenis',
            name='kenmerk',
            field=models.CharField(blank=True, max_length=12),
        ),
        migrations.AlterField(
            model_name='gebeurtenis',
            name='soort',
            field=models.CharField(choices=[('afgerond', 'Afgerond'), ('vervallen', 'Vervallen'), ('aangehouden', 'Aangehouden'), ('doorgeschoven', 'Doorgeschoven'), ('vervroegd', 'Vervroegd'), ('preciezer', 'Preciezer gepland'), ('minder_precies', 'Minder precies gepland'), ('ingepland', 'Ingepland'), ('uit_de_planning', 'Uit de planning'), ('gestart', 'Gestart'), ('heropend', 'Heropend'), ('toegevoegd', 'Toegevoegd'), ('gepubliceerd', 'Weer op de site'), ('ingetrokken', 'Ingetrokken'), ('geagendeerd', 'Op de agenda van een vergadering'), ('behandeld', 'In een vergadering'), ('datum_bekend', 'Datum van vergadering bekend'), ('verzet', 'Vergadering verplaatst'), ('geannuleerd', 'Vergadering gaat niet door'), ('toch_door', 'Vergadering gaat toch door'), ('vergadering_weg', 'Vergadering niet meer op de site'), ('vergadering_terug', 'Vergadering weer op de site'), ('termijn_of_bedrag', 'Termijn of bedrag gewijzigd'), ('eigenaar_gewijzigd', 'Betrokkenen gewijzigd'), ('naar_ander_domein', 'Verplaatst'), ('gekoppeld', 'Gekoppeld'), ('ontkoppeld', 'Ontkoppeld'), ('tekst_gewijzigd', 'Tekst gewijzigd')], max_length=20),
        ),
        migrations.AlterField(
            model_name='mijlpaal',
            name='titel',
            field=models.CharField(max_length=500),
        ),
        migrations.AlterField(
            model_name='samenhang',
            name='titel',
            field=models.CharField(max_length=500),
        ),
        migrations.AlterField(
            model_name='vergadering',
            name='datum',
            field=models.DateField(blank=True, null=True, validators=[agenda.invoer.jaar_klopt]),
        ),
        migrations.AlterField(
            model_name='vergadering',
            name='eind_datum',
            field=models.DateField(blank=True, help_text='Alleen als de vergadering langer duurt dan één dag.', null=True, validators=[agenda.invoer.jaar_klopt], verbose_name='laatste dag'),
        ),
        migrations.AddConstraint(
            model_name='gebeurtenis',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('agenda__isnull', False), ('vergadering__isnull', True)), models.Q(('agenda__isnull', True), ('vergadering__isnull', False)), _connector='OR'), name='gebeurtenis_van_een_ding'),
        ),
        migrations.AddConstraint(
            model_name='vergadering',
            constraint=models.CheckConstraint(condition=models.Q(('eind_datum__isnull', True), models.Q(('datum_precisie', 'dag'), ('eind_datum__gt', models.F('datum'))), _connector='OR'), name='vergadering_laatste_dag_na_de_eerste', violation_error_message="De laatste dag ligt niet na de datum. Verbeter de dagen, of maak 'Laatste dag' leeg als de vergadering één dag duurt."),
        ),
        migrations.RunPython(vul, laat_weg),
    ]
