from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agenda", "0021_laatste_versie")]

    operations = [
        migrations.AddField(
            model_name="gebeurtenis",
            name="reden",
            field=models.CharField(blank=True, default="", max_length=250),
            preserve_default=False,
        ),
    ]
