"""What names a state of the public content is random, so that no other state gets it again."""

import django.db.models.functions.comparison
from django.db import migrations, models

import agenda.models.bijwerking
from agenda.models.bijwerking import nieuw_token


def geef_elk_een_token(apps, schema_editor):
    """The default of a new column is worked out once, for all rows."""
    for rij in apps.get_model("agenda", "Bijwerking").objects.all():
        rij.token = nieuw_token()
        rij.save(update_fields=["token"])


class Migration(migrations.Migration):
    dependencies = [("agenda", "0013_volgorde_achteraan")]

    operations = [
        migrations.RemoveConstraint(model_name="inhoudsversie", name="inhoudsversie_een_keer"),
        migrations.RenameModel(old_name="Inhoudsversie", new_name="Bijwerking"),
        migrations.AlterField(
            model_name="bijwerking",
            name="agenda",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=models.deletion.CASCADE,
                related_name="bijwerking",
                to="agenda.agenda",
            ),
        ),
        migrations.AddConstraint(
            model_name="bijwerking",
            constraint=models.UniqueConstraint(
                django.db.models.functions.comparison.Coalesce("agenda", 0),
                name="bijwerking_een_keer",
            ),
        ),
        migrations.RemoveField(model_name="bijwerking", name="nummer"),
        migrations.AddField(
            model_name="bijwerking",
            name="token",
            field=models.CharField(
                default=agenda.models.bijwerking.nieuw_token, editable=False, max_length=32
            ),
        ),
        migrations.RunPython(geef_elk_een_token, migrations.RunPython.noop),
    ]
