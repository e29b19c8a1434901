"""Standen of format 6 say by which other words an item is found; who goes back, goes to format 5.

It stands on this floor because it has to be undone before anything of the two below.
"""

from django.db import migrations


def in_formaat_5(apps, schema_editor):
    """Raises ValueError where an item has such words: they would be lost."""
    db = schema_editor.connection.alias
    Punt, Stand = (apps.get_model("agenda", naam).objects.using(db) for naam in ("Punt", "Stand"))
    gezegd = Punt.exclude(zoekwoorden="").values_list("kenmerk", flat=True)
    if kenmerken := ", ".join(gezegd):
        raise ValueError(f"Niet ongedaan gemaakt, want dit ging verloren: zoekwoorden ({kenmerken}).")
    nieuw = Stand.filter(formaat=6)
    for stand in nieuw.filter(inhoud__zoekwoorden__isnull=False).iterator():
        stand.inhoud.pop("zoekwoorden")
        stand.save(update_fields=["inhoud"])
    nieuw.update(formaat=5)


class Migration(migrations.Migration):
    dependencies = [
        ("ijmond", "0005_zoekregel"),
        ("agenda", "0029_zoekwoorden"),
    ]

    operations = [migrations.RunPython(migrations.RunPython.noop, in_formaat_5)]
