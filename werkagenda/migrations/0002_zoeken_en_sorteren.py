from django.db import migrations, models

from agenda.invoer import jaar_klopt
from agenda.models.berekend import Alfabetsleutel, Zoektekst, bereken_alsnog


def bereken(apps, schema_editor):
    bereken_alsnog(apps.get_model("werkagenda", "Overleg"))


class Migration(migrations.Migration):
    dependencies = [("werkagenda", "0001_initial")]

    operations = [
        migrations.AddField("overleg", "op_naam", Alfabetsleutel("naam")),
        migrations.AddField("overleg", "op_afkorting", Alfabetsleutel("afkorting")),
        migrations.AddField("overleg", "zoektekst", Zoektekst("naam", "afkorting")),
        migrations.AlterField("actie", "bedrag_jaar", models.PositiveSmallIntegerField(blank=True, null=True, validators=[jaar_klopt], verbose_name="jaar van het bedrag")),
        migrations.AlterField("actie", "termijn", models.DateField(blank=True, help_text="Weet u alleen een jaar of maand? Vul de eerste dag ervan in.", null=True, validators=[jaar_klopt])),
        migrations.RunPython(bereken, migrations.RunPython.noop),
    ]
