"""The PDF of a version is a row of its own, filled once; and the version's own row stays as it is.

A later migration that makes SQLite rebuild one of these tables must set its trigger again.
"""

from hashlib import sha256
from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

EERDER = import_module("agenda.migrations.0004_versie_blijft")
GAAT_NIET_WEG = import_module("agenda.migrations.0016_versie_gaat_niet_weg")
GESLOTEN = "EXISTS (SELECT 1 FROM agenda_versiebesluit WHERE versie_id = {} AND soort = 'gesloten')"
VERSIE_MAG = "NEW.inhoud = '' AND " + GESLOTEN.format("OLD.id")
PAPIER_MAG = (
    "NEW.html = '' AND ("
    "(OLD.pdf IS NULL AND OLD.html <> '' AND NEW.pdf IS NOT NULL AND NEW.sha256 <> '')"
    f" OR (NEW.pdf IS NULL AND NEW.sha256 = OLD.sha256 AND {GESLOTEN.format('OLD.versie_id')}))"
)
PAPIER = "agenda_versiepapier"
TRIGGERS = (
    # table, name, at what, when it may be, columns that stay, sentence
    ("agenda_versie", "versie_blijft", "UPDATE", VERSIE_MAG, EERDER.BLIJFT, EERDER.MELDING),
    (PAPIER, "versiepapier_blijft", "UPDATE", PAPIER_MAG, ("id", "versie_id"),
     "De pdf van een versie verandert niet meer."),
    (PAPIER, "versiepapier_gaat_niet_weg", "DELETE", "1 = 0", (),
     "De pdf van een versie gaat niet weg."),
)


def zet(apps, schema_editor):
    sqlite = schema_editor.connection.vendor == "sqlite"
    gelijk = "IS" if sqlite else "IS NOT DISTINCT FROM"
    for tabel, naam, bij, mag, blijft, melding in TRIGGERS:
        mag += "".join(f" AND NEW.{kolom} {gelijk} OLD.{kolom}" for kolom in blijft)
        if sqlite:
            schema_editor.execute(
                f"CREATE TRIGGER {naam} BEFORE {bij} ON {tabel} WHEN NOT ({mag}) "
                f"BEGIN SELECT RAISE(ABORT, '{melding}'); END"
            )
            continue
        schema_editor.execute(
            f"CREATE FUNCTION {naam}() RETURNS trigger AS $$ "
            f"BEGIN IF NOT ({mag}) THEN RAISE EXCEPTION '{melding}' "
            "USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END "
            "$$ LANGUAGE plpgsql"
        )
        schema_editor.execute(
            f"CREATE TRIGGER {naam} BEFORE {bij} ON {tabel} FOR EACH ROW EXECUTE FUNCTION {naam}()"
        )


def haal_weg(apps, schema_editor):
    for tabel, naam, *_ in TRIGGERS:
        if schema_editor.connection.vendor == "sqlite":
            schema_editor.execute(f"DROP TRIGGER {naam}")
            continue
        schema_editor.execute(f"DROP TRIGGER {naam} ON {tabel}")
        schema_editor.execute(f"DROP FUNCTION {naam}()")


def neem_mee(apps, schema_editor):
    Versie, Papier = (apps.get_model("agenda", naam) for naam in ("Versie", "Versiepapier"))
    for pk, pdf in Versie.objects.exclude(pdf=None).values_list("pk", "pdf").iterator(chunk_size=1):
        Papier.objects.create(versie_id=pk, pdf=pdf, sha256=sha256(pdf).hexdigest())


def geef_terug(apps, schema_editor):
    """What is not printed yet goes without a PDF."""
    Versie, Papier = (apps.get_model("agenda", naam) for naam in ("Versie", "Versiepapier"))
    for papier in Papier.objects.exclude(pdf=None).iterator(chunk_size=1):
        Versie.objects.filter(pk=papier.versie_id).update(pdf=papier.pdf)


class Migration(migrations.Migration):
    dependencies = [("agenda", "0018_vroegere_adressen")]

    operations = [
        migrations.CreateModel(
            name="Versiepapier",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("html", models.TextField(blank=True)),
                ("pdf", models.BinaryField(null=True)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                (
                    "versie",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papier",
                        to="agenda.versie",
                    ),
                ),
            ],
            options={
                "verbose_name": "papier van een versie",
                "verbose_name_plural": "papieren van versies",
                "ordering": ("pk",),
                "default_permissions": (),
            },
        ),
        migrations.RunPython(EERDER.haal_weg, EERDER.zet),
        migrations.RunPython(GAAT_NIET_WEG.haal_weg, GAAT_NIET_WEG.zet),
        migrations.RunPython(neem_mee, geef_terug),
        migrations.RemoveField(model_name="versie", name="pdf"),
        migrations.RunPython(GAAT_NIET_WEG.zet, GAAT_NIET_WEG.haal_weg),
        migrations.RunPython(zet, haal_weg),
    ]
