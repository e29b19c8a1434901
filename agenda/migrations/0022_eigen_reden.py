from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agenda", "0020_een_rij_per_plek")]

    operations = [
        migrations.AddField(
            model_name="gebeurtenis",
            name="reden",
            field=models.CharField(blank=True, default="", max_length=250),
            preserve_default=False,
        ),
    ]
