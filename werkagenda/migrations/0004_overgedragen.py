"""What was carried over goes; apart, because PostgreSQL alters no table that it just filled.

This is undone first, so here undoing is refused where something would be lost.
"""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q


def eis_vorige_vorm(apps, schema_editor):
    """Raises ValueError for what the form before has no place for."""
    db = schema_editor.connection.alias
    Punt, Agendapunt, Stand = (
        apps.get_model("agenda", naam).objects.using(db) for naam in ("Punt", "Agendapunt", "Stand")
    )
    Actie = apps.get_model("werkagenda", "Actie").objects.using(db)
    los = Actie.filter(overleg=None, agendapunt=None)
    standen = Stand.filter(formaat=4, kenmerk__gt="", inhoud__isnull=False)
    anders = {
        "nummer elders": Punt.exclude(nummer_elders=""),
        "soort stuk": Punt.filter(stuksoort__isnull=False),
        "gereed op": Actie.filter(gereed_op__isnull=False),
        "geen domein": Punt.filter(Q(pk__in=Agendapunt.filter(domein=None)) | Q(pk__in=los)),
    }
    wat = {naam: set(rijen.values_list("kenmerk", flat=True)) for naam, rijen in anders.items()}
    wat["bedragen, nu of eerder"] = {s.kenmerk for s in standen.iterator() if not _past(s)}
    overleggen = apps.get_model("werkagenda", "Overleg").objects.using(db)
    wat["overleg zonder domein"] = set(overleggen.filter(domein=None).values_list("slug", flat=True))
    if genoemd := [f"{naam} ({', '.join(sorted(wie))})" for naam, wie in wat.items() if wie]:
        raise ValueError(f"Niet ongedaan gemaakt, want dit ging verloren: {'; '.join(genoemd)}.")


def _past(stand):
    """Whether a state says no more than one exact amount of a kind, of an action."""
    rijen = stand.inhoud.get("bedragen", ())
    return not rijen or (
        stand.soort == "actie"
        and len(rijen) == 1
        and all(
            rij["zekerheid"] == "precies" and rij["soort"] and not rij["waarvoor"]
            and not rij["bedrag"].startswith("-")
            for rij in rijen
        )
    )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("werkagenda", "0003_vormen")]

    operations = [
        migrations.RemoveConstraint("actie", "actie_bedrag_met_soort"),
        migrations.RemoveField("actie", "bedrag"),
        migrations.RemoveField("actie", "bedrag_soort"),
        migrations.RemoveField("actie", "bedrag_jaar"),
        migrations.AlterField(
            "overleg",
            "agenda",
            models.ForeignKey(
                "agenda.Agenda", django.db.models.deletion.CASCADE, related_name="overleggen"
            ),
        ),
        migrations.RunPython(migrations.RunPython.noop, eis_vorige_vorm),
    ]
