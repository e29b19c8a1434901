"""The number of the last version of each agenda, so that one that is gone is missed."""

from django.db import migrations, models
from django.db.models import Max


def tel(apps, schema_editor):
    Versie, Bijwerking = (apps.get_model("agenda", naam) for naam in ("Versie", "Bijwerking"))
    nummers = Versie.objects.order_by().values("agenda").annotate(laatste=Max("nummer"))
    for agenda, laatste in nummers.values_list("agenda", "laatste"):
        Bijwerking.objects.filter(agenda=agenda).update(versies=laatste)


class Migration(migrations.Migration):
    dependencies = [("agenda", "0020_een_rij_per_plek")]

    operations = [
        migrations.AddField(
            model_name="bijwerking",
            name="versies",
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.RunPython(tel, migrations.RunPython.noop, elidable=True),
    ]
