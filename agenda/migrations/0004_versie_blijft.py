"""An adopted version never changes; only its content can be wiped, once a besluit closed it.

A later migration that makes SQLite rebuild agenda_versie must set this trigger again.
"""

from django.db import migrations

BLIJFT = (
    "id", "agenda_id", "nummer", "titel", "datum", "datum_precisie", "orgaan_id",
    "orgaan_naam", "vergadering_id", "toelichting", "sha256", "vastgelegd_op", "wie",
)
GEWIST = """
    NEW.inhoud = '' AND NEW.pdf IS NULL
    AND EXISTS (
        SELECT 1 FROM agenda_versiebesluit WHERE versie_id = OLD.id AND soort = 'gesloten'
    )
"""
MELDING = "Een vastgestelde versie verandert niet meer."


def zet(apps, schema_editor):
    gelijk = "IS" if schema_editor.connection.vendor == "sqlite" else "IS NOT DISTINCT FROM"
    mag = GEWIST + "".join(f" AND NEW.{kolom} {gelijk} OLD.{kolom}" for kolom in BLIJFT)
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(
            f"CREATE TRIGGER versie_blijft BEFORE UPDATE ON agenda_versie WHEN NOT ({mag}) "
            f"BEGIN SELECT RAISE(ABORT, '{MELDING}'); END"
        )
        return
    schema_editor.execute(
        "CREATE FUNCTION versie_blijft() RETURNS trigger AS $$ "
        f"BEGIN IF NOT ({mag}) THEN RAISE EXCEPTION '{MELDING}' "
        "USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END "
        "$$ LANGUAGE plpgsql"
    )
    schema_editor.execute(
        "CREATE TRIGGER versie_blijft BEFORE UPDATE ON agenda_versie "
        "FOR EACH ROW EXECUTE FUNCTION versie_blijft()"
    )


def haal_weg(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER versie_blijft")
        return
    schema_editor.execute("DROP TRIGGER versie_blijft ON agenda_versie")
    schema_editor.execute("DROP FUNCTION versie_blijft()")


class Migration(migrations.Migration):
    dependencies = [("agenda", "0003_levende_agenda")]

    operations = [migrations.RunPython(zet, haal_weg)]
