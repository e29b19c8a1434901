"""Words can be taken out of a history for good; nothing else about it changes."""

import json
from datetime import date

import pytest
from django.contrib.admin.models import LogEntry
from django.core.exceptions import ValidationError

from agenda.bewerkingen.uitwissen import WEG, wis, zoek
from agenda.bewerkingen.voorstelteksten import LEEG_ADRES
from agenda.models import (
    Agendapunt,
    Behandeling,
    Bijwerking,
    Planning,
    Stand,
    Vergadering,
    Verwijzing,
)
from agenda.opslag import fouten, haal_terug, opslaan, verwijder
from tests.bewerkingen.geschiedenis import NAAM, TABELLEN, in_de_geschiedenis

pytestmark = pytest.mark.beide  # text in JSON


@pytest.fixture(scope="module")
def _punt(eenmalig, maak_agendapunt, maak_vergadering):
    """An item that held the name in every field that a clerk types in, and does so no more."""
    punt = maak_agendapunt(
        f"Plan van {NAAM}",
        perioden=[2026],
        toelichting=f"{NAAM} bouwt, en {NAAM} betaalt.",
        aanleiding=f"Brief van {NAAM}",
        ritme="jaarlijks",
        ritme_toelichting=f"Als {NAAM} kan.",
        bron_plaats=f"blad 3, {NAAM}",
        interne_notitie=f"Bel {NAAM}",
        verwijzingen=[(f"Stuk van {NAAM}", f"https://example.org/{NAAM.replace(' ', '%20')}")],
    )
    vergadering = maak_vergadering()
    Planning.objects.update(toelichting=f"Met {NAAM}")
    Verwijzing.objects.create(punt=punt, titel="Foto", url="https://example.org/Bea Blüm.png")
    Behandeling.objects.create(
        punt=punt, vergadering=vergadering, uitkomst=f"{NAAM} stemde tegen", toelichting=NAAM
    )
    opslaan(punt, reden=f"{NAAM} vroeg erom.", bron_plaats=NAAM)
    maak_schoon(punt)
    return punt.pk


@pytest.fixture
def punt(_punt, db):
    return Agendapunt.objects.get(pk=_punt)


def maak_schoon(punt):
    for veld in ("toelichting", "aanleiding", "ritme_toelichting", "bron_plaats"):
        setattr(punt, veld, "")
    punt.titel, punt.interne_notitie = "Plan", ""

    def schrijf():
        punt.verwijzingen.all().delete()
        Planning.objects.update(toelichting="")
        Behandeling.objects.update(uitkomst="", toelichting="")

    opslaan(punt, schrijf)


def test_de_tekst_is_overal_weg_en_de_rest_is_hetzelfde(punt, admin_user):
    LogEntry.objects.create(
        user=admin_user, action_flag=2, object_repr=f"SA-01 Plan van {NAAM}",
        change_message=json.dumps([{"added": {"name": "verwijzing", "object": NAAM}}]),
    )  # fmt: skip
    assert {tabel for tabel, _ in in_de_geschiedenis()} == {*TABELLEN}
    eerste = Stand.objects.filter(kenmerk="SA-01").first().inhoud
    gevonden = {plaats.veld for plaats in zoek(punt.agenda, "SA-01", NAAM).plaatsen}
    assert {
        "titel", "toelichting", "uitkomst in woorden", "reden", "bericht", "planning",
    } <= gevonden  # fmt: skip
    wis(punt.agenda, "SA-01", NAAM)
    assert list(in_de_geschiedenis()) == []
    nu = Stand.objects.filter(kenmerk="SA-01").first().inhoud
    assert nu["toelichting"] == f"{WEG} bouwt, en {WEG} betaalt."
    vast = ("kenmerk", "domein", "status", "publicatie", "ritme", "volgorde")
    assert [nu[veld] for veld in vast] == [eerste[veld] for veld in vast]
    tweede = Stand.objects.filter(kenmerk="SA-01").order_by("pk")[1]
    assert tweede.inhoud["planning"] == [{"periode": "2026", "toelichting": f"Met {WEG}"}]
    assert tweede.inhoud["verwijzingen"][1]["url"] == LEEG_ADRES
    assert tweede.wijziging.reden == f"{WEG} vroeg erom."
    assert list(fouten([])) == []


def test_gevonden_wordt_met_de_woorden_eromheen(punt):
    plaatsen = zoek(punt.agenda, "SA-01", NAAM).plaatsen
    rond = [(los.voor, los.na) for los in plaatsen if los.veld == "toelichting"]
    assert ("", f" bouwt, en {NAAM} betaalt.") in rond
    assert (f"{NAAM} bouwt, en ", " betaalt.") in rond
    assert plaatsen[0].waar.startswith("Stand, ")


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        ("Be", "ten minste 3 tekens"),
        ("erwij", "staat er voor wat al weg is"),
        ("bea blüm", "staat niet in de geschiedenis"),
        ("2026-01-01", "staat niet in de geschiedenis"),
        ("gepubliceerd", "staat niet in de geschiedenis"),
        ("SA-01", "staat niet in de geschiedenis"),
    ],
)
def test_wat_niet_kan_verandert_niets(punt, tekst, zin):
    voor = list(Stand.objects.values()), list(Bijwerking.objects.values())
    with pytest.raises(ValidationError, match=zin):
        wis(punt.agenda, "SA-01", tekst)
    assert (list(Stand.objects.values()), list(Bijwerking.objects.values())) == voor


@pytest.mark.parametrize("veld", ["titel", "toelichting", "interne_notitie"])
def test_wat_er_nu_nog_staat_moet_eerst_anders(punt, veld):
    setattr(punt, veld, f"Van {NAAM}")
    opslaan(punt)
    with pytest.raises(ValidationError, match=r"nu nog, bij: .*Wijzig eerst het punt"):
        wis(punt.agenda, "SA-01", NAAM)
    assert list(in_de_geschiedenis())


def test_ook_van_een_verwijderd_punt_en_dat_komt_zonder_de_tekst_terug(punt, maak_agendapunt):
    ander = maak_agendapunt(f"Van {NAAM}")
    agenda = ander.agenda
    verwijder(ander, reden=f"Op verzoek van {NAAM}.")
    wis(agenda, "SA-02", NAAM)
    assert not [rij for _, rij in in_de_geschiedenis() if "SA-02" in rij]
    assert haal_terug("SA-02")[0].titel == f"Van {WEG}"
    assert list(fouten([])) == []


def test_elke_pagina_wordt_opnieuw_gemaakt_maar_lijkt_niet_gewijzigd(punt):
    voor = Bijwerking.objects.in_bulk()
    wis(punt.agenda, "SA-01", NAAM)
    na = Bijwerking.objects.in_bulk()
    assert {los.token for los in na.values()}.isdisjoint(los.token for los in voor.values())
    assert [na[pk].moment for pk in voor] == [los.moment for los in voor.values()]


def test_een_ander_punt_blijft_zoals_het_was(punt, maak_agendapunt):
    ander = maak_agendapunt(f"Van {NAAM}")
    wis(punt.agenda, "SA-01", NAAM)
    assert Stand.objects.get(kenmerk=ander.kenmerk).inhoud["titel"] == f"Van {NAAM}"
    assert Agendapunt.objects.get(pk=ander.pk).titel == f"Van {NAAM}"
    assert Vergadering.objects.get().datum == date(2026, 6, 1)


def test_een_stand_van_een_eerder_formaat_raakt_alleen_de_tekst_kwijt(maak_actie):
    actie = maak_actie(f"Van {NAAM}", bedragen=[{"bedrag": 5, "soort": "maximum"}])
    stand = Stand.objects.filter(kenmerk=actie.kenmerk).last()
    ervoor = stand.staat
    oud = {naam: waarde for naam, waarde in ervoor.items() if naam != "bedragen"}
    oud |= {"bedrag": "5.00", "bedrag_soort": "maximum", "bedrag_jaar": None}
    Stand.objects.filter(pk=stand.pk).update(inhoud=oud, formaat=3)
    actie.titel = "Sluis"
    opslaan(actie)
    wis(actie.agenda, actie.kenmerk, NAAM)
    assert Stand.objects.get(pk=stand.pk).staat == ervoor | {"titel": f"Van {WEG}"}
    assert list(fouten([])) == []
