"""Standen of format 6 say by which other words an item is found, of format 7 what an overleg works on.

Who goes back, goes back to format 5. It stands on this floor because it has to be undone before
anything of the two below.
"""

from django.db import migrations


def in_formaat_5(apps, schema_editor):
    """Raises ValueError where any of it is filled in: it would be lost."""
    db = schema_editor.connection.alias
    Stand, Punt, Orgaan = (
        apps.get_model("agenda", naam).objects.using(db) for naam in ("Stand", "Punt", "Orgaan")
    )
    Overleg = apps.get_model("werkagenda", "Overleg").objects.using(db)
    gevuld = {
        "zoekwoorden": Punt.exclude(zoekwoorden="").values_list("kenmerk", flat=True),
        "inspreken": Orgaan.exclude(inspreken="", inspreken_dagen=None).values_list("slug", flat=True),
        "werkt aan": Overleg.filter(agendapunten__isnull=False).values_list("slug", flat=True).distinct(),
    }
    if wat := "; ".join(f"{veld} ({', '.join(namen)})" for veld, namen in gevuld.items() if namen):
        raise ValueError(f"Niet ongedaan gemaakt, want dit ging verloren: {wat}.")
    nieuw = Stand.filter(formaat__in=(6, 7))
    for stand in nieuw.filter(inhoud__isnull=False).iterator():
        stand.inhoud.pop("zoekwoorden", None)
        for overleg in stand.inhoud.get("overleggen", ()):
            overleg.pop("agendapunten", None)
        stand.save(update_fields=["inhoud"])
    nieuw.update(formaat=5)


class Migration(migrations.Migration):
    dependencies = [
        ("ijmond", "0005_zoekregel"),
        ("agenda", "0030_inspreken"),
        ("werkagenda", "0006_werkt_aan"),
    ]

    operations = [migrations.RunPython(migrations.RunPython.noop, in_formaat_5)]
