"""A database from before, that never held anything else, is brought to what it is now.

Rows of two early days go along on one journey, as every migration takes long.
"""

import json
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from itertools import count
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection
from django.db.models import Q

from agenda.models import Agenda, Agendapunt, Gebeurtenis, Stand, Wijziging
from agenda.opslag import opslaan
from ijmond.zoeken import breng_op_orde, fouten_in_index
from tests.opslag.overgang import naar

# Each database has ways of its own to change a table, and to keep JSON.
pytestmark = [pytest.mark.beide, pytest.mark.lang, pytest.mark.django_db]

HET_BEGIN = [("agenda", "0004_versie_blijft"), ("werkagenda", "0001_initial")]
VOOR_WIJZIGINGEN = [("agenda", "0006_punt_van_een_opgave")]
RIJEN = json.loads((Path(__file__).parent / "oude_database.json").read_text(encoding="utf-8"))
"""What the code of the first day wrote, by `dumpdata`: a moved item, an action, a version."""

TOEN = datetime(2016, 5, 1, 12, tzinfo=UTC)
GEZEGD = {"datum": date(2015, 1, 1), "datum_precisie": "jaar", "bron": True}
ALSNOG = datetime(2016, 6, 1, 12, tzinfo=UTC)
SAMEN = (
    ("SA-01", "griffie", "Besluit."),
    ("SA-02", "griffie", "Besluit.", {}, {"soort": "behandeld", "datum": date(2016, 1, 1)}),
    ("", "griffie", "Besluit."),
    ("SA-01", "griffie", "Besluit."),  # after the frame: another save of the same moment
    ("SA-01", "griffie", "Besluit."),
    ("SA-02", "bea", "Besluit."),
    ("SA-03", "bea", "Iets anders."),
)
WANNEER = (("SA-01", "", "", GEZEGD, GEZEGD), ("SA-02", "", "Zo.", {"bron": True}))
# What was told afterwards, when an agenda came back on the site, or a meeting.
ANDERS = (
    (
        "SA-01", "griffie", "Toen.",
        {"vastgelegd_op": ALSNOG, "datum": ALSNOG.date(), "reden": "Nu wel openbaar."},
    ),
    (
        "", "griffie", "Weer bij.",
        {"soort": "ingetrokken", "reden": "Dubbel.", "datum": date(2016, 4, 1)},
        {"soort": "doorgeschoven", "reden": "Dubbel.", "bron": True},
        {"soort": "toegevoegd"},
    ),
)  # fmt: skip


VERZAMELINGEN = (ANDERS, SAMEN, WANNEER)
"""An event of no save that is known belongs to the save before it: these come first."""


@pytest.fixture(scope="module")
def overgezet(in_een_eigen_database):
    """The keys of the agendas that VERZAMELINGEN are of, beside the one of the first day."""
    in_een_eigen_database(leeg=True)
    schrijf_het_begin(naar(HET_BEGIN))
    agendas = list(schrijf_verzamelingen(naar(VOOR_WIJZIGINGEN)))
    naar()
    breng_op_orde()  # as the command does, at its end
    return agendas


def schrijf_het_begin(toen):
    for rij in RIJEN:
        model = toen.get_model(rij["model"])
        velden = {model._meta.get_field(naam): w for naam, w in rij["fields"].items()}
        als_kolom = {v.attname: w for v, w in velden.items() if not v.many_to_many}
        if "pdf" in als_kolom:
            als_kolom["pdf"] = b"%PDF"
        model(pk=rij["pk"], **als_kolom).save_base(raw=True)
    modellen = [toen.get_model(naam) for naam in {rij["model"] for rij in RIJEN}]
    with connection.cursor() as cursor:
        for opdracht in connection.ops.sequence_reset_sql(no_style(), modellen):
            cursor.execute(opdracht)


def schrijf_verzamelingen(modellen):
    """Each of an agenda of its own, and on a day of its own; gives the keys of those."""
    nota = modellen.get_model("agenda", "Document").objects.create(titel="De nota", slug="nota")
    for dag, rijen in enumerate(VERZAMELINGEN):
        agenda = modellen.get_model("agenda", "Agenda").objects.create(
            titel=f"Agenda {dag}", slug=f"agenda-{dag}", regio="IJmond", status="lopend",
            begin=date(2016, 1, 1), eind=date(2018, 12, 31),
            voorvoegsel_agendapunt=f"S{dag}", voorvoegsel_actie=f"W{dag}",
        )  # fmt: skip
        schrijf(modellen, agenda, nota, TOEN + timedelta(days=dag), rijen)
        yield agenda.pk


eerder = count(-1000)
"""Keys that come before those of the first day: who was first, has no save before it."""


def schrijf(modellen, agenda, nota, moment, rijen):
    for kenmerk, wie, reden, *gebeurd in rijen:
        soort = "agendapunt" if kenmerk else "agenda"
        stand = modellen.get_model("agenda", "Stand").objects.create(
            pk=next(eerder), agenda_id=agenda.pk, kenmerk=kenmerk, soort=soort, moment=moment,
            openbaar=True, inhoud=None, wie=wie, reden=reden,
        )  # fmt: skip
        for los in gebeurd:
            anders = {naam: waarde for naam, waarde in los.items() if naam != "bron"}
            if "bron" in los:
                anders |= {"bron_id": nota.pk, "bron_plaats": "blz. 2"}
            modellen.get_model("agenda", "Gebeurtenis").objects.create(
                **{
                    "pk": next(eerder), "agenda_id": agenda.pk, "stand": stand,
                    "kenmerk": kenmerk or "SA-01", "soort": "tekst_gewijzigd",
                    "datum": moment.date(), "datum_precisie": "dag", "vastgelegd_op": moment,
                    "reden": reden, "openbaar": True,
                } | anders
            )  # fmt: skip


def wijzigingen_van(agenda):
    deze = Q(standen__agenda=agenda) | Q(gebeurtenissen__agenda=agenda)
    return Wijziging.objects.filter(deze).distinct().order_by("pk")


def kort(wijziging):
    return (
        [stand.kenmerk for stand in wijziging.standen.order_by("pk")],
        wijziging.reden,
        wijziging.datum and str(wijziging.datum),
        wijziging.bron_plaats,
        wijziging.gebeurtenissen.count(),
    )


def test_rijen_van_toen_worden_wijzigingen(overgezet):
    """What was saved together becomes one; when it happened and which source says so go along.

    What an event says otherwise than its stand does, stays as the event says it.
    """
    anders, samen, wanneer = (wijzigingen_van(agenda) for agenda in overgezet)
    assert list(map(kort, samen)) == [
        (["SA-01", "SA-02", ""], "Besluit.", None, "", 2),
        (["SA-01"], "Besluit.", None, "", 0),
        (["SA-01"], "Besluit.", None, "", 0),
        (["SA-02"], "Besluit.", None, "", 0),
        (["SA-03"], "Iets anders.", None, "", 0),
    ]
    assert [los.wie for los in samen] == ["griffie"] * 3 + ["bea"] * 2
    assert list(map(kort, wanneer)) == [
        (["SA-01"], "", "2015-01-01", "blz. 2", 2),
        (["SA-02"], "Zo.", None, "blz. 2", 1),
    ]
    assert list(map(kort, anders)) == [
        (["SA-01"], "Toen.", None, "", 0),
        ([], "Nu wel openbaar.", None, "", 1),
        ([""], "Weer bij.", None, "", 1),
        ([], "Dubbel.", "2016-04-01", "", 1),
        ([], "Dubbel.", None, "blz. 2", 1),
    ]
    assert Gebeurtenis.objects.get(wijziging__reden="Nu wel openbaar.").wijziging.moment == ALSNOG
    sleutels = [los.pk for lijst in (samen, wanneer, anders) for los in lijst]
    assert len(sleutels) == len(set(sleutels))
    van_het_begin = Wijziging.objects.exclude(pk__in=sleutels)
    assert {los.standen.exists() for los in van_het_begin} == {True}


def test_een_database_van_het_begin_klopt_en_leest_na_de_overgang_als_toen(overgezet, client):
    assert list(fouten_in_index()) == []
    for agenda in overgezet:  # those are no whole agendas
        sleutels = [los.pk for los in wijzigingen_van(agenda)]
        Agenda.objects.filter(pk=agenda).delete()
        Wijziging.objects.filter(pk__in=sleutels).delete()
    call_command("zoekindex", stdout=StringIO())
    uitvoer = StringIO()
    call_command("controleer", stdout=uitvoer)
    assert uitvoer.getvalue().strip() == "Alles klopt."
    assert Agenda.objects.get().versies.get().titel == "Vastgesteld"
    verteld = set(Gebeurtenis.objects.values_list("pk", flat=True))
    standen = set(Stand.objects.values_list("pk", flat=True))
    punt = Agendapunt.objects.get()
    pagina = client.get(punt.get_absolute_url()).text
    assert "van 2026 naar 2027" in pagina
    assert "De raad vroeg om meer tijd." in pagina
    punt.titel = "De woonvisie"
    opslaan(punt)
    assert [los.kenmerk for los in Stand.objects.exclude(pk__in=standen)] == [punt.kenmerk]
    assert [los.veld for los in Gebeurtenis.objects.exclude(pk__in=verteld)] == ["titel"]
