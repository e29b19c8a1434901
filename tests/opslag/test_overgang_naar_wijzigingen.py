"""What was saved before there were wijzigingen, reads after the migration as it did before."""

import re
from datetime import UTC, date, datetime

import pytest
from django.core.cache import cache
from django.db import IntegrityError, transaction

from agenda.bewerkingen import publiceer, trek_in
from agenda.models import Gebeurtenis, Stand, Versie, Wijziging
from agenda.opslag import fouten, opslaan, opslag
from tests.wijzigen import gisteren, verplaats

pytestmark = pytest.mark.lang

ERVOOR = [("agenda", "0006_punt_van_een_opgave")]


@pytest.fixture
def lees(client):
    """What visitors read, by address; kept pages are of another database."""

    def lees(*adressen):
        cache.clear()
        return {adres: _hoofdzaak(client.get(adres)) for adres in adressen}

    return lees


def _hoofdzaak(antwoord):
    # Ids without an address are of a later migration, which makes them of chance.
    tekst = re.sub(r"urn:uuid:[0-9a-f-]+", "", antwoord.content.decode())
    return tekst.partition("<main")[2].partition("</main>")[0] or tekst


@pytest.mark.beide  # each database has ways of its own to change a table
def test_elke_pagina_leest_als_ervoor(
    migreer, lees, maak_agendapunt, maak_actie, maak_document, maak_vergadering
):
    punt, weg = maak_agendapunt("Zeesluis", perioden=[2026]), maak_agendapunt("Kade")
    actie, nota = maak_actie("Brug", agendapunt=punt), maak_document("De nota")
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
    Versie.objects.create(agenda=punt.agenda, nummer=1, titel="Vastgesteld", datum=date(2026, 1, 1))
    agenda = punt.agenda.get_absolute_url()
    adressen = (
        punt.get_absolute_url(), actie.get_absolute_url(), weg.get_absolute_url(),
        "/wijzigingen/", "/wijzigingen.atom", agenda, f"{agenda}geheel/",
        f"{agenda}vergelijk/?van={dag}&tot=nu", nota.get_absolute_url(),
    )  # fmt: skip
    ervoor = lees(*adressen)
    # Meetings had no standen then.
    van_toen = Stand.objects.exclude(soort="vergadering")
    door_wie = dict(van_toen.values_list("pk", "wijziging__wie"))
    migreer(ERVOOR)
    migreer()
    assert lees(*adressen) == ervoor
    assert "De nota</a>, blz. 2" in ervoor[punt.get_absolute_url()]
    assert "Reden: De raad besloot dit." in ervoor[f"{agenda}vergelijk/?van={dag}&tot=nu"]
    assert dict(van_toen.values_list("pk", "wijziging__wie")) == door_wie
    assert not Wijziging.objects.filter(is_afgeleid=False).exists()
    assert list(fouten([])) == []
    with pytest.raises(IntegrityError, match="verandert niet meer"), transaction.atomic():
        Versie.objects.update(titel="Anders")


def test_wat_er_nog_aan_bezoekers_verteld_moet_worden_komt_later_goed(migreer, maak_agendapunt):
    """Of an agenda that was off the site during the migration."""
    punt, weg = maak_agendapunt(perioden=[2026]), maak_agendapunt()
    agenda = punt.agenda
    agenda.status = "concept"
    opslaan(agenda)
    verplaats(punt, 2027)
    trek_in(weg, "Dubbel.")
    migreer(ERVOOR)
    migreer()
    agenda.status = "lopend"
    opslaan(agenda, reden="De agenda is herzien.")
    nieuw = Gebeurtenis.objects.filter(openbaar=True).order_by("pk")[2:]
    assert [(los.kenmerk, los.soort, los.wijziging.reden) for los in nieuw] == [
        (weg.kenmerk, "ingetrokken", "Dubbel."),
        (punt.kenmerk, "gepubliceerd", "De agenda is herzien."),
    ]
    assert nieuw[1].laatst_openbaar.staat["planning"][0]["periode"] == "2026"


@pytest.fixture
def oud(migreer, maak_agenda, maak_document):
    """A function that writes rows as they were before, and gives what they became."""
    agenda, nota = maak_agenda(), maak_document("De nota")
    Stand.objects.all().delete()
    Wijziging.objects.all().delete()
    toen = datetime(2026, 5, 1, 12, tzinfo=UTC)

    def maak(*rijen):
        modellen = migreer(ERVOOR)
        for kenmerk, wie, reden, *gebeurd in rijen:
            soort = "agendapunt" if kenmerk else "agenda"
            stand = modellen.get_model("agenda", "Stand").objects.create(
                agenda_id=agenda.pk, kenmerk=kenmerk, soort=soort, moment=toen, openbaar=True,
                inhoud=None, wie=wie, reden=reden,
            )  # fmt: skip
            for anders in gebeurd:
                if anders.pop("bron", False):
                    anders |= {"bron_id": nota.pk, "bron_plaats": "blz. 2"}
                modellen.get_model("agenda", "Gebeurtenis").objects.create(
                    **{
                        "agenda_id": agenda.pk, "stand": stand, "kenmerk": kenmerk or "SA-01",
                        "soort": "tekst_gewijzigd", "datum": toen.date(), "datum_precisie": "dag",
                        "vastgelegd_op": toen, "reden": reden, "openbaar": True,
                    } | anders
                )  # fmt: skip
        migreer()
        return [
            (
                [stand.kenmerk for stand in wijziging.standen.order_by("pk")],
                wijziging.reden,
                wijziging.datum and str(wijziging.datum),
                wijziging.bron_plaats,
                wijziging.gebeurtenissen.count(),
            )
            for wijziging in Wijziging.objects.all()
        ]

    return maak


@pytest.mark.beide  # JSON
def test_wat_samen_is_opgeslagen_wordt_een_wijziging(oud):
    assert oud(
        ("SA-01", "griffie", "Besluit."),
        ("SA-02", "griffie", "Besluit.", {}, {"soort": "behandeld", "datum": date(2016, 1, 1)}),
        ("", "griffie", "Besluit."),
        ("SA-01", "griffie", "Besluit."),  # after the frame: another save of the same moment
        ("SA-01", "griffie", "Besluit."),
        ("SA-02", "bea", "Besluit."),
        ("SA-03", "bea", "Iets anders."),
    ) == [
        (["SA-01", "SA-02", ""], "Besluit.", None, "", 2),
        (["SA-01"], "Besluit.", None, "", 0),
        (["SA-01"], "Besluit.", None, "", 0),
        (["SA-02"], "Besluit.", None, "", 0),
        (["SA-03"], "Iets anders.", None, "", 0),
    ]
    assert list(Wijziging.objects.values_list("wie", flat=True)) == ["griffie"] * 3 + ["bea"] * 2


def test_wanneer_het_gebeurde_en_welke_bron_dat_zegt_gaan_mee(oud):
    gezegd = {"datum": date(2025, 1, 1), "datum_precisie": "jaar", "bron": True}
    assert oud(("SA-01", "", "", {**gezegd}, {**gezegd}), ("SA-02", "", "Zo.", {"bron": True})) == [
        (["SA-01"], "", "2025-01-01", "blz. 2", 2),
        (["SA-02"], "Zo.", None, "blz. 2", 1),
    ]


def test_wat_een_gebeurtenis_anders_zegt_dan_haar_stand_blijft_zoals_zij_het_zegt(oud):
    """Of what was told afterwards, when an agenda came back on the site, or a meeting."""
    later = datetime(2026, 6, 1, 12, tzinfo=UTC)
    alsnog = {"vastgelegd_op": later, "datum": later.date(), "reden": "Nu wel openbaar."}
    assert oud(
        ("SA-01", "griffie", "Toen.", alsnog),
        (
            "", "griffie", "Weer bij.",
            {"soort": "ingetrokken", "reden": "Dubbel.", "datum": date(2026, 4, 1)},
            {"soort": "doorgeschoven", "reden": "Dubbel.", "bron": True},
            {"soort": "toegevoegd"},
        ),
    ) == [
        (["SA-01"], "Toen.", None, "", 0),
        ([], "Nu wel openbaar.", None, "", 1),
        ([""], "Weer bij.", None, "", 1),
        ([], "Dubbel.", "2026-04-01", "", 1),
        ([], "Dubbel.", None, "blz. 2", 1),
    ]  # fmt: skip
    assert Gebeurtenis.objects.get(wijziging__reden="Nu wel openbaar.").wijziging.moment == later
