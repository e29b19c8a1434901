"""A period is known by its span, so that periods may hold one another.

Standen stay as they were written: beside each that plans an item comes what the first days in it
meant, by what the frame of its agenda last said. Events get the spans themselves. All of this can
be undone as long as no period holds another.
"""

from collections import defaultdict
from datetime import date

from django.db import migrations, models

import agenda.models.velden
from agenda.tijdvakken import Tijdvak

SAMEN = 300
"""Rows that are written at a time."""
PLANNING = ("planning", "planning_toelichting")


def naar_tijdvakken(apps, schema_editor):
    db = schema_editor.connection.alias
    Periode, Stand, Gebeurtenis = (
        apps.get_model("agenda", naam).objects.using(db)
        for naam in ("Periode", "Stand", "Gebeurtenis")
    )
    perioden = list(Periode.all())
    for periode in perioden:
        periode.tijdvak = str(Tijdvak(periode.begin, periode.eind))
    Periode.bulk_update(perioden, ["tijdvak"], batch_size=SAMEN)
    betekenis = _betekenissen(Stand)
    gepland = Stand.filter(soort="agendapunt", inhoud__isnull=False).only("agenda", "inhoud")
    _bewaar(Stand, (_met_legenda(stand, betekenis) for stand in gepland.iterator()), "legenda")
    gebeurd = Gebeurtenis.filter(veld__in=PLANNING).only("agenda", "oud", "nieuw")
    _bewaar(
        Gebeurtenis,
        (
            _met_sleutels(los, lambda dag, los=los: _tijdvak(betekenis[los.agenda_id], dag))
            for los in gebeurd.iterator()
        ),
        "oud",
        "nieuw",
    )


def _betekenissen(Stand):
    """By agenda what each first day meant, by the frame that last knew of it."""
    gevonden = defaultdict(dict)
    for agenda, perioden in (
        Stand.filter(kenmerk="", inhoud__isnull=False)
        .order_by("pk")
        .values_list("agenda", "inhoud__perioden")
        .iterator()
    ):
        for periode in perioden or ():
            dagen = (date.fromisoformat(periode[dag]) for dag in ("begin", "eind"))
            gevonden[agenda][periode["begin"]] = str(Tijdvak(*dagen))
    return gevonden


def _tijdvak(betekenis, dag):
    """Of a period that no frame knows, the year by which it was called."""
    return betekenis.get(dag, dag[:4])


def _met_legenda(stand, betekenis):
    dagen = [rij["periode"] for rij in stand.inhoud.get("planning", ())]
    if dagen:
        stand.legenda = {dag: _tijdvak(betekenis[stand.agenda_id], dag) for dag in dagen}
        return stand
    return None


def _met_sleutels(gebeurtenis, vertaal):
    """An event with each key of a period as `vertaal` gives it."""
    for kant in ("oud", "nieuw"):
        waarde = getattr(gebeurtenis, kant)
        if isinstance(waarde, dict):
            waarde = {vertaal(sleutel): tekst for sleutel, tekst in waarde.items()}
        elif waarde:
            waarde = [vertaal(sleutel) for sleutel in waarde]
        setattr(gebeurtenis, kant, waarde)
    return gebeurtenis


def _bewaar(rijen, gewijzigd, *velden):
    stapel = []
    for rij in gewijzigd:
        if rij is None:
            continue
        stapel.append(rij)
        if len(stapel) == SAMEN:
            rijen.bulk_update(stapel, velden)
            stapel.clear()
    rijen.bulk_update(stapel, velden)


def naar_eerste_dagen(apps, schema_editor):
    db = schema_editor.connection.alias
    Stand, Gebeurtenis = (
        apps.get_model("agenda", naam).objects.using(db) for naam in ("Stand", "Gebeurtenis")
    )
    nieuw = Stand.filter(formaat=2).only("inhoud", "formaat")
    _bewaar(Stand, (_in_formaat_1(stand) for stand in nieuw.iterator()), "inhoud", "formaat")
    gebeurd = Gebeurtenis.filter(veld__in=PLANNING).only("oud", "nieuw")
    _bewaar(
        Gebeurtenis, (_met_sleutels(los, _eerste_dag) for los in gebeurd.iterator()), "oud", "nieuw"
    )


def _in_formaat_1(stand):
    stand.formaat, inhoud = 1, stand.inhoud or {}
    for rij in inhoud.get("planning", ()):
        rij["periode"] = _eerste_dag(rij["periode"])
    if "register" in inhoud:
        inhoud["agenda"].pop("kolom_eenheid")
    return stand


def _eerste_dag(sleutel):
    return Tijdvak.uit(sleutel).begin.isoformat()


EENHEDEN = [("jaar", "Jaar"), ("halfjaar", "Halfjaar"), ("kwartaal", "Kwartaal"), ("maand", "Maand")]


class Migration(migrations.Migration):
    dependencies = [("agenda", "0007_een_opslag_is_een_rij")]

    operations = [
        migrations.AlterModelOptions(
            "periode",
            {"ordering": ("agenda", "begin", "-eind"), "verbose_name": "periode", "verbose_name_plural": "perioden"},
        ),
        migrations.AlterModelOptions(
            "planning",
            {"ordering": ("periode__begin", "-periode__eind"), "verbose_name": "planning", "verbose_name_plural": "planning"},
        ),
        migrations.AddField(
            "agenda",
            "kolom_eenheid",
            models.CharField(blank=True, choices=EENHEDEN, default="", help_text="Waar één kolom van de tabel met de planning voor staat. Laat dit leeg voor wat de meeste perioden zijn.", max_length=10, verbose_name="kolommen van de planning"),
            preserve_default=False,
        ),
        migrations.AddField("periode", "tijdvak", agenda.models.velden.TijdvakVeld(default=""), preserve_default=False),
        migrations.AlterField("periode", "eenheid", models.CharField(choices=EENHEDEN, default="jaar", max_length=10)),
        migrations.RemoveConstraint("periode", "periode_begin_uniek"),
        migrations.AddConstraint(
            "periode",
            models.UniqueConstraint(fields=("agenda", "begin", "eind"), name="periode_dagen_uniek", violation_error_message="Deze agenda heeft al een periode met deze datums."),
        ),
        migrations.AddField("stand", "legenda", models.JSONField(blank=True, null=True)),
        migrations.AlterField("gebeurtenis", "soort", models.CharField(choices=[("afgerond", "Afgerond"), ("vervallen", "Vervallen"), ("aangehouden", "Aangehouden"), ("doorgeschoven", "Doorgeschoven"), ("vervroegd", "Vervroegd"), ("preciezer", "Preciezer gepland"), ("minder_precies", "Minder precies gepland"), ("ingepland", "Ingepland"), ("uit_de_planning", "Uit de planning"), ("gestart", "Gestart"), ("heropend", "Heropend"), ("toegevoegd", "Toegevoegd"), ("gepubliceerd", "Weer op de site"), ("ingetrokken", "Ingetrokken"), ("behandeld", "In een vergadering"), ("termijn_of_bedrag", "Termijn of bedrag gewijzigd"), ("eigenaar_gewijzigd", "Betrokkenen gewijzigd"), ("naar_ander_domein", "Verplaatst"), ("gekoppeld", "Gekoppeld"), ("ontkoppeld", "Ontkoppeld"), ("tekst_gewijzigd", "Tekst gewijzigd")], max_length=20)),
        migrations.RunPython(naar_tijdvakken, naar_eerste_dagen),
    ]
