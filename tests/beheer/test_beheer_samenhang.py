"""Ties: between items of any agenda and domains of the one that tells them."""

import pytest

from agenda.models import Agendapunt, Domein, Samenhang, Stand
from agenda.opslag import opslaan
from tests.beheer.formulier import lijst, nieuw, wijzig

TWEE_KANTEN = "Kies aan elke kant iets: er is een eerste en een tweede kant nodig."
NOG_NIET = (
    "Bezoekers zien deze samenhang nog niet, want niet alles wat erin staat, staat op de site."
)


@pytest.fixture(scope="module")
def _haven(eenmalig, maak_agendapunt):
    return maak_agendapunt("Haven").pk


@pytest.fixture
def haven(_haven, db):
    return Agendapunt.objects.get(pk=_haven)


@pytest.fixture(scope="module")
def _woning(_haven, maak_agendapunt):
    return maak_agendapunt("Woning").pk


@pytest.fixture
def woning(_woning, db):
    return Agendapunt.objects.get(pk=_woning)


@pytest.fixture
def samenhang(haven, woning):
    samenhang = Samenhang(agenda=haven.agenda, soort="koppelkans", nummer=1, titel="Water")

    def schrijf():
        samenhang.delen.create(zijde="a", punt=haven)
        samenhang.delen.create(zijde="b", punt=woning)

    opslaan(samenhang, schrijf)
    return samenhang


def delen(samenhang):
    return [(deel.zijde, str(deel.ding)) for deel in samenhang.delen.all()]


def test_van_de_pagina_van_een_agenda_begint_een_samenhang_over_agendas_heen(
    beheer, maak_agenda, maak_domein, maak_agendapunt, haven
):
    elders = maak_agendapunt("Elders", domein=maak_domein("Daar", agenda=maak_agenda()))
    pagina = beheer.lees(wijzig(haven.agenda))
    [adres] = pagina.boom.xpath("//main//a[text()='Samenhang toevoegen']/@href")
    leeg = beheer.lees(adres).velden()
    assert (leeg["delen-0-zijde"], leeg["delen-1-zijde"]) == ("a", "b")
    beheer.vul_in(
        adres,
        soort="werkt_uit",
        titel="De haven werkt dit uit",
        delen__0__punt=haven.pk,
        delen__1__punt=elders.pk,
        delen__2__zijde="b",
        delen__2__domein=haven.domein.pk,
    )
    samenhang = Samenhang.objects.get()
    assert (samenhang.agenda, samenhang.nummer) == (haven.agenda, 1)
    assert delen(samenhang) == [
        ("a", str(haven)),
        ("b", str(elders)),
        ("b", str(haven.domein)),
    ]
    kader = Stand.objects.filter(agenda=haven.agenda, kenmerk="").last().inhoud
    assert [los["titel"] for los in kader["samenhang"]] == ["De haven werkt dit uit"]


def test_zonder_nummer_krijgt_een_samenhang_het_volgende_binnen_haar_soort(
    beheer, samenhang, haven, woning
):
    adres = nieuw(Samenhang, samenhang.agenda)
    rijen = {"delen__0__punt": haven.pk, "delen__1__punt": woning.pk}
    beheer.vul_in(adres, soort="koppelkans", titel="Nog een", **rijen)
    beheer.vul_in(adres, soort="dilemma", titel="Wringt", **rijen)
    pagina = beheer.vul_in(adres, soort="dilemma", titel="Wringt ook", nummer="1", **rijen)
    assert pagina.fouten == ["Dit nummer is binnen deze soort al gegeven."]
    assert pagina.velden()["titel"] == "Wringt ook"
    assert [str(los) for los in Samenhang.objects.order_by("pk")] == [
        "Koppelkans 1: Water", "Koppelkans 2: Nog een", "Dilemma 1: Wringt",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rijen", "zin"),
    [
        ({}, TWEE_KANTEN),
        ({"delen__0__punt": "haven"}, TWEE_KANTEN),
        (
            {"delen__0__punt": "haven", "delen__1__punt": "woning", "delen__1__zijde": "a"},
            TWEE_KANTEN,
        ),
        (
            {"delen__0__punt": "haven", "delen__0__domein": "domein", "delen__1__punt": "woning"},
            "Kies een punt of een domein: precies een van de twee.",
        ),
        (
            {"delen__0__punt": "haven", "delen__1__punt": "haven"},
            "Dit punt staat er al bij.",
        ),
    ],
)
def test_wat_niet_kan_staat_bij_de_samenhang_en_het_getypte_blijft(
    beheer, haven, woning, rijen, zin
):
    pks = {"haven": haven.pk, "woning": woning.pk, "domein": haven.domein.pk}
    pagina = beheer.vul_in(
        nieuw(Samenhang, haven.agenda),
        soort="dilemma",
        titel="Wringt",
        toelichting="Samen past het niet.",
        **{naam: pks.get(waarde, waarde) for naam, waarde in rijen.items()},
    )
    assert zin in pagina.fouten
    velden = pagina.velden()
    assert (velden["titel"], velden["toelichting"]) == ("Wringt", "Samen past het niet.")
    assert not Samenhang.objects.exists()


def test_een_samenhang_houdt_een_eerste_en_een_tweede_kant(beheer, samenhang):
    assert beheer.vul_in(wijzig(samenhang), delen__1__DELETE="on").fouten == [TWEE_KANTEN]
    assert samenhang.delen.count() == 2


def test_een_samenhang_kiest_uit_de_domeinen_van_haar_eigen_agenda(
    beheer, samenhang, maak_agenda, maak_domein
):
    agenda = samenhang.agenda
    agenda.woord_domein = "hoofdopgave"
    opslaan(agenda)
    vreemd = maak_domein("Daar", agenda=maak_agenda())
    pagina = beheer.lees(wijzig(samenhang))
    eigen = [str(domein.pk) for domein in agenda.domeinen.all()]
    assert pagina.keuzes("delen-0-domein") == eigen
    assert "Hoofdopgave" in pagina.tekst
    rij = {"delen__2__zijde": "b", "delen__2__domein": vreemd.pk}
    assert beheer.vul_in(wijzig(samenhang), **rij).fouten
    assert samenhang.delen.count() == 2


def test_de_griffie_leest_dat_bezoekers_een_samenhang_met_een_concept_niet_zien(
    beheer, haven, maak_agendapunt
):
    concept = maak_agendapunt("Geheim", publicatie="concept")
    adres = nieuw(Samenhang, haven.agenda)
    assert "pas als alles wat erin staat op de site staat" in beheer.lees(adres).tekst
    pagina = beheer.vul_in(
        adres,
        soort="raakt_aan",
        titel="Raakt",
        delen__0__punt=haven.pk,
        delen__1__punt=concept.pk,
    )
    assert NOG_NIET in pagina.meldingen


def test_de_lijst_van_samenhang_kiest_op_agenda_en_soort(beheer, samenhang):
    assert beheer.lees(lijst(Samenhang)).rijen[0][:3] == ["Water", "Koppelkans", "1"]
    for vraag, aantal in (
        (f"agenda__id__exact={samenhang.agenda.pk}&soort__exact=koppelkans", 1),
        ("soort__exact=dilemma", 0),
        ("q=SA-01", 1),
        ("q=niets", 0),
    ):
        assert len(beheer.lees(f"{lijst(Samenhang)}?{vraag}").rijen) == aantal


def test_een_punt_in_een_samenhang_kan_niet_weg_en_de_griffie_leest_wat_te_doen(
    beheer, samenhang, haven
):
    zin = f"Haal ‘{haven}’ eerst uit de samenhang, bij {samenhang.agenda}."
    pagina = beheer.lees(wijzig(haven, "delete"))
    assert "Samenhang: Koppelkans 1: Water" in pagina.tekst
    assert zin in pagina.tekst
    assert wijzig(samenhang) in pagina.boom.xpath("//main//a/@href")
    assert zin in beheer.kies(Agendapunt, "delete_selected", [haven]).tekst
    for gegevens in ({"post": "yes", "reden": "Dubbel."},):
        beheer.stuur(wijzig(haven, "delete"), gegevens)
    assert Agendapunt.objects.filter(pk=haven.pk).exists()
    beheer.stuur(wijzig(samenhang, "delete"), {"post": "yes"})
    beheer.vul_in(wijzig(haven, "delete"), reden="Dubbel.")
    assert not Agendapunt.objects.filter(pk=haven.pk).exists()


def test_een_domein_in_een_samenhang_kan_niet_weg_bij_de_agenda(beheer, samenhang, maak_domein):
    domein = maak_domein("Wonen")
    opslaan(samenhang, lambda: samenhang.delen.create(zijde="b", domein=domein))
    nummer = list(samenhang.agenda.domeinen.all()).index(domein)
    velden = {f"domeinen__{nummer}__DELETE": "on", "titel": "Andere titel"}
    pagina = beheer.vul_in(wijzig(samenhang.agenda), **velden)
    assert pagina.fouten == [
        "Dit kan niet weg, want het is nog nodig voor: Koppelkans 1: Water. "
        f"Haal ‘Wonen’ eerst uit de samenhang, bij {samenhang.agenda}."
    ]
    assert pagina.velden()["titel"] == "Andere titel"
    assert Domein.objects.filter(pk=domein.pk).exists()


def test_wie_op_een_nieuwere_samenhang_opslaat_krijgt_een_keuze(beheer, samenhang, maak_agendapunt):
    derde = maak_agendapunt("Sluis")
    pagina = beheer.lees(wijzig(samenhang))
    beheer.vul_in(wijzig(samenhang), titel="Water en wonen", delen__2__punt=derde.pk)
    keuze = beheer.stuur(
        pagina.adres, pagina.velden() | {"titel": "Wonen", "toelichting": "Samen sterker."}
    )
    assert keuze.kop == "Een ander was u voor"
    assert "Eerste kant (SA-03 Sluis)" in keuze.tekst
    beheer.stuur(wijzig(samenhang), keuze.velden() | {"kies-titel": "mijn"})
    samenhang.refresh_from_db()
    assert (samenhang.titel, samenhang.toelichting) == ("Wonen", "Samen sterker.")
    assert samenhang.delen.count() == 3
