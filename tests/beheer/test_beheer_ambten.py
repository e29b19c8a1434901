"""Persons in their office: from when to when, and what they look after in it."""

from datetime import date

import pytest

from agenda.models import Ambt, Eigenaar
from agenda.opslag import opslaan
from tests.beheer.formulier import lijst, nieuw, wijzig


@pytest.fixture
def velsen(maak_eigenaar):
    return maak_eigenaar("Velsen")


@pytest.fixture
def bea(maak_eigenaar):
    return maak_eigenaar("Bea", soort="persoon")


@pytest.fixture
def ambt(velsen, bea):
    ambt = Ambt(persoon=bea, organisatie=velsen, functie="Wethouder")
    opslaan(ambt, lambda: ambt.portefeuilles.create(omschrijving="Wonen", volgorde=1))
    return ambt


def test_op_de_pagina_van_een_persoon_begint_een_ambt_dat_al_weet_van_wie_het_is(
    beheer, velsen, bea, maak_document
):
    pagina = beheer.lees(wijzig(bea))
    [adres] = pagina.boom.xpath("//main//a[text()='Ambt toevoegen']/@href")
    formulier = beheer.lees(adres)
    assert formulier.velden()["persoon"] == str(bea.pk)
    gekozen = formulier.boom.xpath("//select[@name='persoon']/option[@selected]/text()")
    assert gekozen == ["Bea (naam niet op de site)"]
    beheer.vul_in(
        adres,
        organisatie=velsen.pk,
        functie="Wethouder",
        partij="Partij A",
        volgorde="2",
        van="1-1-2018",
        van_precisie="jaar",
        tot="31-5-2022",
        bron=maak_document("Akkoord").pk,
        portefeuilles__0__omschrijving="Wonen",
        portefeuilles__1__omschrijving="Bestuur",
        portefeuilles__1__organisatie=velsen.pk,
    )
    ambt = bea.ambten.get()
    assert (str(ambt), ambt.looptijd) == (
        "Wethouder Velsen",
        "van 2018 tot en met 31 mei 2022",
    )
    assert [(p.omschrijving, p.organisatie) for p in ambt.portefeuilles.all()] == [
        ("Wonen", None),
        ("Bestuur", velsen),
    ]
    assert "Wethouder Velsen van 2018 tot en met 31 mei 2022" in beheer.lees(wijzig(bea)).tekst


def test_een_gemeente_heeft_geen_ambt(beheer, velsen):
    assert "Ambt toevoegen" not in beheer.lees(wijzig(velsen)).tekst
    assert "Ambten" not in beheer.lees(wijzig(velsen)).tekst
    assert "Ambten" not in beheer.lees(nieuw(Eigenaar)).tekst


def test_de_lijst_zegt_wie_wat_waar_en_wanneer(beheer, ambt):
    assert beheer.lees(lijst(Ambt)).rijen == [["Bea", "Wethouder", "Velsen", "-", "Niet bekend"]]
    assert beheer.lees(f"{lijst(Ambt)}?q=velsen").rijen
    assert not beheer.lees(f"{lijst(Ambt)}?q=heemskerk").rijen


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        (
            {"van": "1-6-2022", "tot": "1-6-2021"},
            "Het ambt eindigt voordat het begint. Kijk de datums na.",
        ),
        (
            {"van": "32-13-2022"},
            "Dit is geen geldige datum. Schrijf hem als 31-12-2026 of als 31 december 2026.",
        ),
        (
            {"portefeuilles__1__omschrijving": "Wonen"},
            "Deze portefeuille staat er al.",
        ),
    ],
)
def test_wat_niet_kan_staat_bij_het_ambt_en_het_getypte_blijft(beheer, ambt, velden, zin):
    pagina = beheer.vul_in(wijzig(ambt), partij="Partij B", **velden)
    assert zin in pagina.fouten
    assert pagina.velden()["partij"] == "Partij B"
    ambt.refresh_from_db()
    assert (ambt.partij, ambt.portefeuilles.count()) == ("", 1)


def test_een_ambt_is_van_een_persoon_bij_een_organisatie(beheer, velsen, bea):
    velden = {"persoon": bea.pk, "organisatie": bea.pk, "functie": "Wethouder"}
    pagina = beheer.vul_in(nieuw(Ambt), **velden)
    assert pagina.fouten == ["Een ambt is er bij een organisatie. Kies een organisatie."]
    assert pagina.velden()["functie"] == "Wethouder"
    assert beheer.vul_in(nieuw(Ambt), **velden | {"persoon": velsen.pk}).fouten
    assert not Ambt.objects.exists()


@pytest.mark.parametrize("persoon", ["abc", "0", "9" * 30, "%00"])
def test_een_vreemd_adres_geeft_een_leeg_formulier(beheer, persoon, db):
    assert beheer.lees(f"{nieuw(Ambt)}?persoon={persoon}").kop == "Ambt toevoegen"


def test_wie_op_een_nieuwer_ambt_opslaat_ziet_en_houdt_wat_beiden_deden(beheer, ambt):
    pagina = beheer.lees(wijzig(ambt))
    beheer.vul_in(wijzig(ambt), van="1-6-2018", portefeuilles__1__omschrijving="Sport")
    keuze = beheer.stuur(
        pagina.adres,
        pagina.velden() | {"functie": "Burgemeester", "portefeuilles-0-omschrijving": "Bouwen"},
    )
    assert keuze.kop == "Een ander was u voor"
    assert "Wonen, Sport" in keuze.tekst
    beheer.stuur(wijzig(ambt), keuze.velden())
    ambt.refresh_from_db()
    assert (ambt.functie, ambt.van) == ("Burgemeester", date(2018, 6, 1))
    assert [str(p) for p in ambt.portefeuilles.all()] == ["Bouwen", "Sport"]


def test_een_persoon_gaat_weg_met_zijn_ambt_en_een_organisatie_met_een_ambt_blijft(
    beheer, ambt, velsen, bea
):
    assert "Wethouder Velsen" in beheer.lees(wijzig(velsen, "delete")).tekst
    beheer.vul_in(wijzig(bea, "delete"))
    assert [str(eigenaar) for eigenaar in Eigenaar.objects.all()] == ["Velsen"]
    assert not Ambt.objects.exists()
