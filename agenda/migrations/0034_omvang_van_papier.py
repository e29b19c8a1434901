from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agenda', '0030_inspreken'),
    ]

    operations = [
        migrations.AddField(
            model_name='bijwerking',
            name='papier',
            field=models.CharField(blank=True, editable=False, max_length=40),
        ),
    ]
