"""An item has words that it is also found by; the floor above undoes what standen say of those."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agenda", "0028_maakt_ongedaan")]

    operations = [
        migrations.AddField(
            model_name="punt",
            name="zoekwoorden",
            field=models.CharField(
                blank=True,
                default="",
                help_text="Andere woorden waarmee mensen dit zoeken, bijvoorbeeld: huizen, woningbouw. Ze zijn openbaar, maar staan op geen pagina.",
                max_length=500,
                verbose_name="ook te vinden op",
            ),
            preserve_default=False,
        ),
    ]
