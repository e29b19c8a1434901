"""On PostgreSQL short begins of words become lexemes of their own, behind a star."""

from django.db import migrations

VAN_TERMEN = """
CREATE FUNCTION zoekregel_lexemen(termen text) RETURNS tsvector
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    WITH los AS (SELECT unnest(string_to_array(termen, ' ')) AS term)
    SELECT array_to_tsvector(coalesce(array_agg(term), '{}')) FROM (
        SELECT term FROM los
        UNION SELECT left(term, 3) || '*' FROM los WHERE term ~ '^[tk]..'
        UNION SELECT left(term, 4) || '*' FROM los WHERE term ~ '^[tk]...'
    ) alles
$$"""


def met_beginnen(apps, schema_editor):
    _maak_kolom(schema_editor, VAN_TERMEN, "zoekregel_lexemen(termen)")


def zonder_beginnen(apps, schema_editor):
    _maak_kolom(
        schema_editor,
        "DROP FUNCTION zoekregel_lexemen",
        "array_to_tsvector(string_to_array(termen, ' '))",
    )


def _maak_kolom(schema_editor, functie, lexemen):
    """Make the column and its index anew; `functie` comes or goes while there is none."""
    if schema_editor.connection.vendor != "postgresql":
        return
    for opdracht in (
        "ALTER TABLE ijmond_zoekregel DROP COLUMN lexemen",
        functie,
        "ALTER TABLE ijmond_zoekregel ADD COLUMN lexemen tsvector "
        f"GENERATED ALWAYS AS ({lexemen}) STORED",
        "CREATE INDEX zoekregel_lexemen ON ijmond_zoekregel USING gin (lexemen)",
        # By itself PostgreSQL counts a new column only once enough rows have changed.
        "ANALYZE ijmond_zoekregel",
    ):
        schema_editor.execute(opdracht)


class Migration(migrations.Migration):
    dependencies = [
        ("ijmond", "0009_kwartalen_voluit"),
    ]

    operations = [
        migrations.RunPython(met_beginnen, zonder_beginnen),
    ]
