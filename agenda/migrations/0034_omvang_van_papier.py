from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agenda', '0033_punten_op_status'),
    ]

    operations = [
        migrations.AddField(
            model_name='bijwerking',
            name='papier',
            field=models.CharField(blank=True, editable=False, max_length=40),
        ),
    ]
