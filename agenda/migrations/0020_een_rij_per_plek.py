import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agenda", "0019_papier_van_een_versie")]

    operations = [
        migrations.RemoveConstraint(model_name="drukopdracht", name="drukopdracht_een_keer"),
        migrations.AddField(
            model_name="drukopdracht",
            name="plek",
            field=models.CharField(blank=True, default="", max_length=16),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="drukopdracht",
            name="moment",
            field=models.DateTimeField(default=django.utils.timezone.now),
        ),
        migrations.AddConstraint(
            model_name="drukopdracht",
            constraint=models.UniqueConstraint(
                fields=("plek", "agenda", "soort", "waarde", "sinds"),
                name="drukopdracht_een_keer_per_plek",
            ),
        ),
    ]
