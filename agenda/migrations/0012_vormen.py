"""Items hold what real lists do: kinds of paper, amounts as a list, numbers from elsewhere.

Standen stay. Undone, they are in the form from before; the floor above refuses that before anything
is lost.
"""

import django.db.models.deletion
from django.db import migrations, models

from agenda.invoer import jaar_klopt
from agenda.models.berekend import Zoektekst

NIEUW = ("nummer_elders", "stuksoort", "gereed_op", "gereed_op_precisie", "stuksoorten")


def in_formaat_3(apps, schema_editor):
    rijen = apps.get_model("agenda", "Stand").objects.using(schema_editor.connection.alias)
    for stand in rijen.filter(formaat=4).iterator():
        stand.formaat, inhoud = 3, stand.inhoud or {}
        for naam in NIEUW:
            inhoud.pop(naam, None)
        bedragen = inhoud.pop("bedragen", ())
        if stand.soort == "actie" and inhoud:
            rij = bedragen[0] if bedragen else {"bedrag": None, "soort": "", "jaar": None}
            inhoud |= {"bedrag": rij["bedrag"], "bedrag_soort": rij["soort"], "bedrag_jaar": rij["jaar"]}
        stand.save(update_fields=["inhoud", "formaat"])


class Migration(migrations.Migration):

    dependencies = [
        ('agenda', '0011_zoeken_en_sorteren'),
    ]

    operations = [
        migrations.AddField(
            model_name='punt',
            name='nummer_elders',
            field=models.CharField(blank=True, help_text='Het nummer dat dit al heeft in een andere lijst, bijvoorbeeld 2024-12.', max_length=50, verbose_name='nummer elders'),
        ),
        migrations.AlterField('punt', 'zoektekst', Zoektekst('kenmerk', 'nummer_elders', 'titel', 'toelichting')),
        migrations.AlterField(
            model_name='document',
            name='link',
            field=models.URLField(blank=True, help_text='Waar het document te lezen is.', max_length=2000),
        ),
        migrations.AlterField(
            model_name='document',
            name='titel',
            field=models.CharField(max_length=500),
        ),
        migrations.AlterField(
            model_name='eigenaar',
            name='soort',
            field=models.CharField(choices=[('persoon', 'Persoon'), ('gemeente', 'Gemeente'), ('provincie', 'Provincie'), ('rijk', 'Rijk'), ('waterschap', 'Waterschap'), ('gemeenschappelijke_regeling', 'Gemeenschappelijke regeling'), ('regio', 'Regio'), ('samenwerkingsverband', 'Samenwerkingsverband'), ('bedrijf', 'Bedrijf'), ('instelling', 'Instelling'), ('functie', 'Functie of college')], help_text="Kies 'Functie of college' voor wie zonder naam wordt genoemd: het college, de griffie, de burgemeester.", max_length=30),
        ),
        migrations.AlterField(
            model_name='eigenaar',
            name='website',
            field=models.URLField(blank=True, max_length=2000),
        ),
        migrations.AlterField(
            model_name='opgave',
            name='titel',
            field=models.CharField(max_length=500),
        ),
        migrations.AlterField(
            model_name='punt',
            name='titel',
            field=models.CharField(help_text='Kort, en zonder afkortingen die niet iedereen kent.', max_length=500),
        ),
        migrations.AlterField(
            model_name='verwijzing',
            name='titel',
            field=models.CharField(help_text='Wat de lezer achter de link vindt.', max_length=500),
        ),
        migrations.AlterField(
            model_name='verwijzing',
            name='url',
            field=models.URLField(blank=True, help_text='Laat leeg als alleen de naam van het stuk bekend is.', max_length=2000, verbose_name='webadres'),
        ),
        migrations.CreateModel(
            name='Stuksoort',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('naam', models.CharField(max_length=100)),
                ('slug', models.SlugField(help_text='Het laatste deel van het webadres. Het blijft daarna altijd hetzelfde.', max_length=80, verbose_name='adres')),
                ('volgorde', models.PositiveIntegerField(default=0)),
                ('agenda', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stuksoorten', to='agenda.agenda')),
            ],
            options={
                'verbose_name': 'soort stuk',
                'verbose_name_plural': 'soorten stuk',
                'ordering': ('agenda', 'volgorde', 'pk'),
            },
        ),
        migrations.AddField(
            model_name='punt',
            name='stuksoort',
            field=models.ForeignKey(blank=True, help_text='Wat er komt, bijvoorbeeld een raadsvoorstel.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='punten', to='agenda.stuksoort', verbose_name='soort stuk'),
        ),
        migrations.AddConstraint(
            model_name='stuksoort',
            constraint=models.UniqueConstraint(fields=('agenda', 'slug'), name='stuksoort_adres_uniek', violation_error_message='Deze agenda heeft al een soort stuk met dit adres.'),
        ),
        migrations.AlterField(
            model_name='agendapunt',
            name='domein',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='agendapunten', to='agenda.domein'),
        ),
        migrations.CreateModel(
            name='Bedrag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('bedrag', models.DecimalField(blank=True, decimal_places=2, help_text='Met een streepje ervoor als het geld oplevert.', max_digits=14, null=True, verbose_name='bedrag in euro')),
                ('zekerheid', models.CharField(choices=[('precies', 'Precies'), ('circa', 'Circa'), ('pm', 'P.m. (nog niet bekend)')], default='precies', max_length=10, verbose_name='hoe zeker')),
                ('waarvoor', models.CharField(blank=True, help_text='Bijvoorbeeld: onderzoek. Mag leeg blijven.', max_length=150)),
                ('soort', models.CharField(blank=True, choices=[('maximum', 'Maximum'), ('voorlopige_reservering', 'Voorlopige reservering'), ('reservering', 'Reservering'), ('raming', 'Raming'), ('budget', 'Budget')], max_length=25, verbose_name='wat voor bedrag')),
                ('jaar', models.PositiveSmallIntegerField(blank=True, null=True, validators=[jaar_klopt], verbose_name='in welk jaar')),
                ('punt', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bedragen', to='agenda.punt')),
            ],
            options={
                'verbose_name': 'bedrag',
                'verbose_name_plural': 'bedragen',
                'ordering': ('pk',),
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('bedrag__isnull', True), ('zekerheid', 'pm')), models.Q(models.Q(('zekerheid', 'pm'), _negated=True), ('bedrag__isnull', False)), _connector='OR'), name='bedrag_of_pm', violation_error_message="Vul een bedrag in, of kies 'P.m.' en laat het bedrag leeg.")],
            },
        ),
        migrations.RunPython(migrations.RunPython.noop, in_formaat_3),
    ]
