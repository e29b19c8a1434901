"""The table that is searched, and what each database makes of its terms.

A later migration that makes SQLite rebuild ijmond_zoekregel must set these triggers again.
"""

import django.db.models.deletion
from django.db import migrations, models

SQLITE = (
    "CREATE VIRTUAL TABLE ijmond_zoekindex USING fts5(termen, content='ijmond_zoekregel', "
    "content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='3 4 5')",
    "CREATE TRIGGER zoekregel_erbij AFTER INSERT ON ijmond_zoekregel BEGIN "
    "INSERT INTO ijmond_zoekindex (rowid, termen) VALUES (new.id, new.termen); END",
    "CREATE TRIGGER zoekregel_weg AFTER DELETE ON ijmond_zoekregel BEGIN "
    "INSERT INTO ijmond_zoekindex (ijmond_zoekindex, rowid, termen) "
    "VALUES ('delete', old.id, old.termen); END",
    "CREATE TRIGGER zoekregel_anders AFTER UPDATE ON ijmond_zoekregel "
    "WHEN old.termen IS NOT new.termen OR old.id IS NOT new.id BEGIN "
    "INSERT INTO ijmond_zoekindex (ijmond_zoekindex, rowid, termen) "
    "VALUES ('delete', old.id, old.termen); "
    "INSERT INTO ijmond_zoekindex (rowid, termen) VALUES (new.id, new.termen); END",
)
POSTGRESQL = (
    "ALTER TABLE ijmond_zoekregel ADD COLUMN lexemen tsvector GENERATED ALWAYS AS "
    "(array_to_tsvector(string_to_array(termen, ' '))) STORED",
    "CREATE INDEX zoekregel_lexemen ON ijmond_zoekregel USING gin (lexemen)",
)


def zet(apps, schema_editor):
    sqlite = schema_editor.connection.vendor == "sqlite"
    for opdracht in SQLITE if sqlite else POSTGRESQL:
        schema_editor.execute(opdracht)


def haal_weg(apps, schema_editor):
    """On PostgreSQL column and index go with the table, on SQLite the triggers."""
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TABLE ijmond_zoekindex")


class Migration(migrations.Migration):
    dependencies = [
        ("ijmond", "0004_formaat_5"),
        ("agenda", "0028_maakt_ongedaan"),
    ]

    operations = [
        migrations.CreateModel(
            name="Zoekregel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("soort", models.CharField(max_length=20)),
                ("sleutel", models.CharField(max_length=80)),
                ("kopvorm", models.CharField(db_index=True, max_length=200)),
                ("kop", models.CharField(max_length=700)),
                ("adres", models.CharField(max_length=300)),
                ("tekst", models.TextField(blank=True)),
                ("termen", models.TextField()),
                ("agenda", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="agenda.agenda")),
                ("domein", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="agenda.domein")),
            ],
            options={
                "default_permissions": (),
                "constraints": [models.UniqueConstraint(fields=("soort", "sleutel"), name="zoekregel_een_keer")],
            },
        ),
        migrations.RunPython(zet, haal_weg),
    ]
