"""What was saved before there were wijzigingen, reads after the migration as it did before."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.db.models import Q

from agenda.bewerkingen import publiceer, trek_in
from agenda.models import Gebeurtenis, Stand, Versie, Versiepapier, Wijziging
from agenda.opslag import fouten, opslaan, opslag
from tests.wijzigen import gisteren, verplaats

# Each database has ways of its own to change a table, and to keep JSON.
pytestmark = [pytest.mark.beide, pytest.mark.lang]

ERVOOR = [("agenda", "0006_punt_van_een_opgave")]


def test_wat_er_staat_leest_na_de_overgang_als_ervoor(
    migreer, lees, maak_agenda, maak_domein, maak_agendapunt, maak_actie, maak_document,
    maak_vergadering,
):  # fmt: skip
    """Two agendas go along at once: to go back and forth takes long."""

    def maak_punt(titel, domein, **velden):
        return maak_agendapunt(titel, domein=domein, **velden)

    wonen, water = (maak_domein(agenda=maak_agenda()) for _ in range(2))
    op_de_site = elke_pagina(lees, wonen, maak_punt, maak_actie, maak_document, maak_vergadering)
    eraf = wat_er_nog_verteld_moet_worden(water, maak_punt)
    # Meetings had no standen then.
    van_toen = Stand.objects.exclude(soort="vergadering")
    next(eraf)
    next(op_de_site)
    door_wie = dict(van_toen.values_list("pk", "wijziging__wie"))
    migreer(ERVOOR)
    migreer()
    assert dict(van_toen.values_list("pk", "wijziging__wie")) == door_wie
    assert not Wijziging.objects.filter(is_afgeleid=False).exists()
    assert list(fouten([])) == []
    for agenda in (op_de_site, eraf):
        assert list(agenda) == []


@pytest.fixture
def lees(client):
    """What is read, by address; kept pages are of another database."""

    def lees(*adressen):
        cache.clear()
        return {adres: _hoofdzaak(client.get(adres)) for adres in adressen}

    return lees


def _hoofdzaak(antwoord):
    # Ids without an address are of a later migration, which makes them of chance.
    tekst = re.sub(r"urn:uuid:[0-9a-f-]+", "", antwoord.content.decode())
    return tekst.partition("<main")[2].partition("</main>")[0] or tekst


def elke_pagina(lees, domein, maak_punt, maak_actie, maak_document, maak_vergadering):
    punt, weg = maak_punt("Zeesluis", domein, perioden=[2026]), maak_punt("Kade", domein)
    nota, bedrag = maak_document("De nota"), {"bedrag": 5, "soort": "maximum", "jaar": 2026}
    actie = maak_actie("Brug", agendapunt=punt, bedragen=[bedrag])
    dag = gisteren()
    verplaats(punt, 2027, datum=date(2025, 5, 1), precisie="maand", bron=nota,
              bron_plaats="blz. 2", door="griffie")  # fmt: skip
    with opslag(reden="De raad besloot dit.", door="griffie") as werk:
        for los in (punt, actie):
            los.status = "aangehouden"
            werk.bewaar(los)
    vergadering = maak_vergadering(punten=[punt], datum=date(2016, 3, 22), publicatie="concept")
    publiceer(vergadering, reden="De lijst is bekend.")
    trek_in(weg, "Dubbel.", datum=date(2026, 2, 2))
    versie = Versie.objects.create(
        agenda=punt.agenda, nummer=1, titel="Vastgesteld", datum=date(2026, 1, 1)
    )
    Versiepapier.objects.create(versie=versie, pdf=b"%PDF", sha256="0" * 64)
    agenda = punt.agenda.get_absolute_url()
    adressen = (
        punt.get_absolute_url(), actie.get_absolute_url(), weg.get_absolute_url(),
        "/wijzigingen/", "/wijzigingen.atom", agenda, f"{agenda}geheel/",
        f"{agenda}vergelijk/?van={dag}&tot=nu", nota.get_absolute_url(),
    )  # fmt: skip
    ervoor = lees(*adressen)
    yield
    assert lees(*adressen) == ervoor
    assert "De nota</a>, blz. 2" in ervoor[punt.get_absolute_url()]
    assert "Reden: De raad besloot dit." in ervoor[f"{agenda}vergelijk/?van={dag}&tot=nu"]
    with pytest.raises(IntegrityError, match="verandert niet meer"), transaction.atomic():
        Versie.objects.update(titel="Anders")


def wat_er_nog_verteld_moet_worden(domein, maak_punt):
    """Of an agenda that was off the site during the migration: that comes right later."""
    punt, weg = maak_punt("Zeesluis", domein, perioden=[2026]), maak_punt("Kade", domein)
    agenda = punt.agenda
    agenda.status = "concept"
    opslaan(agenda)
    verplaats(punt, 2027)
    trek_in(weg, "Dubbel.")
    yield
    agenda.status = "lopend"
    opslaan(agenda, reden="De agenda is herzien.")
    nieuw = Gebeurtenis.objects.filter(openbaar=True, agenda=agenda).order_by("pk")[2:]
    assert [(los.kenmerk, los.soort, los.wijziging.reden) for los in nieuw] == [
        (weg.kenmerk, "ingetrokken", "Dubbel."),
        (punt.kenmerk, "gepubliceerd", "De agenda is herzien."),
    ]
    assert nieuw[1].laatst_openbaar.staat["planning"][0]["periode"] == "2026"


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


@pytest.fixture
def overgezet(migreer_vooruit):
    """A function that writes rows as they were before, each set at an agenda of its own.

    It gives for each set the wijzigingen that they became.
    """

    def zet_over(*verzamelingen):
        modellen = migreer_vooruit(ERVOOR)
        nota = modellen.get_model("agenda", "Document").objects.create(titel="De nota", slug="nota")
        agendas = []
        for dag, rijen in enumerate(verzamelingen):
            agenda = modellen.get_model("agenda", "Agenda").objects.create(
                titel=f"Agenda {dag}", slug=f"agenda-{dag}", regio="IJmond", status="lopend",
                begin=date(2016, 1, 1), eind=date(2018, 12, 31),
                voorvoegsel_agendapunt=f"S{dag}", voorvoegsel_actie=f"W{dag}",
            )  # fmt: skip
            schrijf(modellen, agenda, nota, TOEN + timedelta(days=dag), rijen)
            agendas.append(agenda.pk)
        migreer_vooruit()
        van = [Q(standen__agenda=agenda) | Q(gebeurtenissen__agenda=agenda) for agenda in agendas]
        return [Wijziging.objects.filter(deze).distinct().order_by("pk") for deze in van]

    return zet_over


def schrijf(modellen, agenda, nota, moment, rijen):
    for kenmerk, wie, reden, *gebeurd in rijen:
        soort = "agendapunt" if kenmerk else "agenda"
        stand = modellen.get_model("agenda", "Stand").objects.create(
            agenda_id=agenda.pk, kenmerk=kenmerk, soort=soort, moment=moment, openbaar=True,
            inhoud=None, wie=wie, reden=reden,
        )  # fmt: skip
        for los in gebeurd:
            anders = {naam: waarde for naam, waarde in los.items() if naam != "bron"}
            if "bron" in los:
                anders |= {"bron_id": nota.pk, "bron_plaats": "blz. 2"}
            modellen.get_model("agenda", "Gebeurtenis").objects.create(
                **{
                    "agenda_id": agenda.pk, "stand": stand, "kenmerk": kenmerk or "SA-01",
                    "soort": "tekst_gewijzigd", "datum": moment.date(), "datum_precisie": "dag",
                    "vastgelegd_op": moment, "reden": reden, "openbaar": True,
                } | anders
            )  # fmt: skip


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
    # An event of no save that is known belongs to the save before it: these come first.
    anders, samen, wanneer = overgezet(ANDERS, SAMEN, WANNEER)
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
    assert sum(map(len, (samen, wanneer, anders))) == Wijziging.objects.count()
