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
MET_BEGINNEN, ZONDER_BEGINNEN = (
    "zoekregel_lexemen(termen)",
    "array_to_tsvector(string_to_array(termen, ' '))",
)


def maak_van(waarvan):
    def maak(apps, schema_editor):
        if schema_editor.connection.vendor != "postgresql":
            return
        schema_editor.execute("ALTER TABLE ijmond_zoekregel DROP COLUMN lexemen")
        if waarvan == ZONDER_BEGINNEN:
            schema_editor.execute("DROP FUNCTION zoekregel_lexemen")
        else:
            schema_editor.execute(VAN_TERMEN)
        schema_editor.execute(
            "ALTER TABLE ijmond_zoekregel ADD COLUMN lexemen tsvector "
            f"GENERATED ALWAYS AS ({waarvan}) STORED"
        )
        schema_editor.execute(
            "CREATE INDEX zoekregel_lexemen ON ijmond_zoekregel USING gin (lexemen)"
        )

    return maak


class Migration(migrations.Migration):
    dependencies = [
        ("ijmond", "0009_kwartalen_voluit"),
    ]

    operations = [
        migrations.RunPython(maak_van(MET_BEGINNEN), maak_van(ZONDER_BEGINNEN)),
    ]
