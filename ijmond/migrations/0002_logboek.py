"""The log, of which no line changes: old ones go, by `ruim_logboek_op` alone.

A later migration that makes SQLite rebuild ijmond_logregel must set this trigger again.
"""

import django.utils.timezone
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

MELDING = "Een regel van het logboek verandert niet meer."


def zet(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(
            "CREATE TRIGGER logregel_blijft BEFORE UPDATE ON ijmond_logregel "
            f"BEGIN SELECT RAISE(ABORT, '{MELDING}'); END"
        )
        return
    schema_editor.execute(
        "CREATE FUNCTION logregel_blijft() RETURNS trigger AS $$ "
        f"BEGIN RAISE EXCEPTION '{MELDING}' USING ERRCODE = 'integrity_constraint_violation'; END "
        "$$ LANGUAGE plpgsql"
    )
    schema_editor.execute(
        "CREATE TRIGGER logregel_blijft BEFORE UPDATE ON ijmond_logregel "
        "FOR EACH ROW EXECUTE FUNCTION logregel_blijft()"
    )


def haal_weg(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER logregel_blijft")
        return
    schema_editor.execute("DROP TRIGGER logregel_blijft ON ijmond_logregel")
    schema_editor.execute("DROP FUNCTION logregel_blijft()")


def laat_beheerder_lezen(apps, schema_editor):
    config = apps.get_app_config("ijmond")
    eerst = getattr(config, "models_module", None)
    config.models_module = True  # of the models as they are here
    create_permissions(config, verbosity=0, apps=apps, using=schema_editor.connection.alias)
    config.models_module = eerst
    lezen = apps.get_model("auth", "Permission").objects.get(codename="view_logregel")
    beheerder, _ = apps.get_model("auth", "Group").objects.get_or_create(name="Beheerder")
    beheerder.permissions.add(lezen)


class Migration(migrations.Migration):

    dependencies = [
        ('ijmond', '0001_rollen'),
    ]

    operations = [
        migrations.CreateModel(
            name='Logregel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('wanneer', models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                ('wie', models.CharField(blank=True, max_length=150)),
                ('wat', models.CharField(choices=[('inloggen', 'Inloggen'), ('uitloggen', 'Uitloggen'), ('toegang', 'Pagina zonder recht'), ('gebruiker', 'Gebruiker gewijzigd'), ('op_de_site', 'Op de site gezet'), ('van_de_site', 'Van de site gehaald'), ('vaststellen', 'Versie vastgesteld'), ('besluit', 'Versie vervallen of gesloten'), ('wissen', 'Tekst gewist'), ('uitvoer', 'Lijst opgehaald'), ('invoer', 'Document ingelezen')], max_length=12)),
                ('waarop', models.CharField(blank=True, max_length=500)),
                ('uitkomst', models.CharField(choices=[('gelukt', 'Gelukt'), ('mislukt', 'Mislukt'), ('geweigerd', 'Geweigerd')], max_length=9)),
                ('vanwaar', models.GenericIPAddressField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'regel van het logboek',
                'verbose_name_plural': 'regels van het logboek',
                'ordering': ('-pk',),
                'default_permissions': ('view',),
            },
        ),
        migrations.RunPython(zet, haal_weg),
        migrations.RunPython(laat_beheerder_lezen, migrations.RunPython.noop),
    ]
