"""Standen of format 5 say how many items a period holds; who goes back, goes back to format 4.

It stands on this floor because it has to be undone before anything of the two below.
"""

from django.db import migrations


def in_formaat_4(apps, schema_editor):
    """Raises ValueError where an agenda says how many: that would be lost."""
    db = schema_editor.connection.alias
    Agenda, Stand = (
        apps.get_model("agenda", naam).objects.using(db) for naam in ("Agenda", "Stand")
    )
    gezegd = Agenda.filter(hoogstens_per_periode__isnull=False).values_list("slug", flat=True)
    if namen := ", ".join(gezegd):
        wat = f"hoogstens per periode ({namen})"
        raise ValueError(f"Niet ongedaan gemaakt, want dit ging verloren: {wat}.")
    nieuw = Stand.filter(formaat=5)
    for stand in nieuw.filter(kenmerk="", inhoud__isnull=False).iterator():
        stand.inhoud["agenda"].pop("hoogstens_per_periode", None)
        stand.save(update_fields=["inhoud"])
    nieuw.update(formaat=4)


class Migration(migrations.Migration):

    dependencies = [
        ('ijmond', '0003_rechten_op_voorstellen'),
        ('agenda', '0026_drukte_van_een_periode'),
        ('werkagenda', '0005_volgorde_achteraan'),
    ]

    operations = [
        migrations.RunPython(migrations.RunPython.noop, in_formaat_4),
    ]
