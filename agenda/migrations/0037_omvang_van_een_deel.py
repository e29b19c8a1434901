from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agenda', '0036_punt_te_zien'),
    ]

    operations = [
        migrations.CreateModel(
            name='Papieromvang',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('pagina', models.CharField(max_length=500, unique=True)),
                ('delen', models.JSONField(default=dict)),
            ],
            options={
                'verbose_name': 'omvang van papier',
                'verbose_name_plural': 'omvang van papier',
                'default_permissions': (),
            },
        ),
    ]
