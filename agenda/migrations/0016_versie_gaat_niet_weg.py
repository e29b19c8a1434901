"""An adopted version is never deleted; and of an agenda that was, no empty wijzigingen stay.

A later migration that makes SQLite rebuild agenda_versie must set this trigger again.
"""

from django.db import migrations

MELDING = "Een vastgestelde versie gaat niet weg."


def zet(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(
            "CREATE TRIGGER versie_gaat_niet_weg BEFORE DELETE ON agenda_versie "
            f"BEGIN SELECT RAISE(ABORT, '{MELDING}'); END"
        )
        return
    schema_editor.execute(
        "CREATE FUNCTION versie_gaat_niet_weg() RETURNS trigger AS $$ "
        f"BEGIN RAISE EXCEPTION '{MELDING}' USING ERRCODE = 'integrity_constraint_violation'; END "
        "$$ LANGUAGE plpgsql"
    )
    schema_editor.execute(
        "CREATE TRIGGER versie_gaat_niet_weg BEFORE DELETE ON agenda_versie "
        "FOR EACH ROW EXECUTE FUNCTION versie_gaat_niet_weg()"
    )


def haal_weg(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER versie_gaat_niet_weg")
        return
    schema_editor.execute("DROP TRIGGER versie_gaat_niet_weg ON agenda_versie")
    schema_editor.execute("DROP FUNCTION versie_gaat_niet_weg()")


def ruim_op(apps, schema_editor):
    """The standen of an agenda go with it; what was saved of nothing else stayed until now."""
    rijen = apps.get_model("agenda", "Wijziging").objects.using(schema_editor.connection.alias)
    rijen.filter(standen=None, gebeurtenissen=None).delete()


class Migration(migrations.Migration):
    dependencies = [("agenda", "0015_drukopdracht")]

    operations = [
        migrations.RunPython(zet, haal_weg),
        migrations.RunPython(ruim_op, migrations.RunPython.noop),
    ]
