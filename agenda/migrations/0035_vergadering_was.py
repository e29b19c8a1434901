from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agenda', '0034_omvang_van_papier'),
    ]

    operations = [
        migrations.AddField(
            model_name='voorstel',
            name='vergadering_was',
            field=models.BigIntegerField(blank=True, editable=False, null=True),
        ),
    ]
