"""The report of 2013 with opgaven and kansen: complete, and to be found by a visitor."""

from html import unescape

import pytest

from agenda.models import Document, Eigenaar, Opgave

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regio")]

DOCUMENT = "kansenonderzoek-ijmond-2013"
OPGAVEN = [
    (1, "Versterken van de economie"),
    (2, "Verbeteren luchtkwaliteit en krapte milieuruimte"),
    (3, "Verbeteren bereikbaarheid en mobiliteit"),
    (4, "Doorontwikkelen woningvoorraad"),
    (5, "In stand houden van regionale voorzieningen"),
]
KANSEN = [
    (1, "Gezamenlijke visie en agenda"),
    (2, "Ontwikkelingen rond de MRA"),
    (3, "Naar buiten als MRA, binnen MRA als IJmond"),
    (4, "Ontwikkelingen rond het Noordzeekanaal"),
    (5, "Ambtelijke krachtenbundeling"),
]
INVALSHOEKEN = ["Ambitie", "Belangen", "Relatie", "Organisatie", "Proces"]
PUNTEN = {
    "Versterken van de economie": "SA-03 WA-37 WA-38 WA-39",
    "Verbeteren luchtkwaliteit en krapte milieuruimte": (
        "WA-23 WA-25 WA-26 WA-29 WA-30 WA-31 WA-32 WA-33"
    ),
    "Verbeteren bereikbaarheid en mobiliteit": "WA-22 WA-23 WA-24 WA-41",
    "Doorontwikkelen woningvoorraad": "SA-09 WA-59 WA-64",
    "In stand houden van regionale voorzieningen": "SA-04 WA-67 WA-70",
    "Gezamenlijke visie en agenda": "",
    "Ontwikkelingen rond de MRA": "SA-03 WA-37 WA-54",
    "Naar buiten als MRA, binnen MRA als IJmond": "WA-65 WA-66",
    "Ontwikkelingen rond het Noordzeekanaal": "WA-25",
    "Ambtelijke krachtenbundeling": "WA-83 WA-84 WA-85 WA-86",
}
# What the report gives as figures and names with an opgave or kans.
FEITEN = {
    "Versterken van de economie": ["Tata Steel", "offshore"],
    "Verbeteren luchtkwaliteit en krapte milieuruimte": ["Schiphol", "fijnstof"],
    "Verbeteren bereikbaarheid en mobiliteit": ["A22", "A9", "A8", "A5", "A10"],
    "Doorontwikkelen woningvoorraad": ["3.100", "2020", "Zuid-Kennemerland"],
    "In stand houden van regionale voorzieningen": ["Rode Kruisziekenhuis", "zwembaden"],
    "Ontwikkelingen rond het Noordzeekanaal": ["IJmuiden", "zeesluis", "cruiseterminal"],
    "Ambtelijke krachtenbundeling": [
        "economie", "arbeidsmarkt", "milieu", "ruimtelijke ordening",
    ],
}  # fmt: skip


def rapport():
    return Opgave.objects.filter(bron__slug=DOCUMENT)


@pytest.mark.parametrize(("soort", "titels"), [("opgave", OPGAVEN), ("kans", KANSEN)])
def test_het_rapport_noemt_vijf_opgaven_en_vijf_kansen(soort, titels):
    opgaven = rapport().filter(soort=soort, regio="IJmond").order_by("nummer")
    assert list(opgaven.values_list("nummer", "titel")) == titels


def test_elke_opgave_en_kans_heeft_een_toelichting_en_een_plaats_in_het_rapport():
    plaatsen = set(rapport().values_list("soort", "bron_plaats"))
    assert plaatsen == {("opgave", "paragraaf 2.1"), ("kans", "paragraaf 3.3")}
    assert not rapport().filter(toelichting="").exists()


@pytest.mark.parametrize("titel", PUNTEN)
def test_alleen_punten_waarvan_de_agenda_het_duidelijk_maakt_horen_bij_een_opgave(titel):
    koppelingen = rapport().get(titel=titel).punten.all()
    assert sorted(k.punt.kenmerk for k in koppelingen) == PUNTEN[titel].split()
    for koppeling in koppelingen:
        assert koppeling.bron.slug == "strategische-ijmond-agenda-2015-2018"
        assert koppeling.bron_plaats
        assert koppeling.toelichting


@pytest.mark.parametrize("titel", FEITEN)
def test_namen_en_getallen_uit_het_rapport_staan_in_de_toelichting(titel):
    toelichting = rapport().get(titel=titel).toelichting
    assert [feit for feit in FEITEN[titel] if feit not in toelichting] == []


def test_vier_gemeenten_deden_mee_en_uitgeest_heeft_haar_officiele_adres():
    document = Document.objects.get(slug=DOCUMENT)
    assert (document.titel, document.jaar) == ("Kansenonderzoek IJmond", 2013)
    assert "Twynstra Gudde" in document.opsteller
    deelnemers = sorted(gemeente.slug for gemeente in document.deelnemers.all())
    assert deelnemers == ["beverwijk", "heemskerk", "uitgeest", "velsen"]
    uitgeest = Eigenaar.objects.get(slug="uitgeest")
    assert uitgeest.naam == "Gemeente Uitgeest"
    assert uitgeest.tooi_uri == "https://identifier.overheid.nl/tooi/id/gemeente/gm0450"


def test_bij_elke_invalshoek_staat_een_aanbeveling_en_wat_er_gevonden_is():
    aanbevelingen = Document.objects.get(slug=DOCUMENT).aanbevelingen.all()
    assert [a.onderwerp for a in aanbevelingen] == INVALSHOEKEN
    assert all(a.aanbeveling and a.toelichting for a in aanbevelingen)


def pagina(client, adres):
    antwoord = client.get(adres)
    assert antwoord.status_code == 200, adres
    return unescape(antwoord.content.decode().replace("&shy;", "")).replace("\xad", "")


def test_alle_opgaven_en_kansen_staan_op_de_lijst(client):
    lijst = pagina(client, "/opgaven/")
    for opgave in rapport():
        assert opgave.titel in lijst
        assert f"/opgaven/{opgave.slug}/" in lijst


@pytest.mark.parametrize("titel", PUNTEN)
def test_de_pagina_van_een_opgave_noemt_haar_punten_en_het_rapport(client, titel):
    tekst = pagina(client, f"/opgaven/{rapport().get(titel=titel).slug}/")
    assert titel in tekst
    assert f"/documenten/{DOCUMENT}/" in tekst
    assert [kenmerk for kenmerk in PUNTEN[titel].split() if kenmerk not in tekst] == []


def test_de_pagina_van_het_rapport_noemt_invalshoeken_en_gemeenten(client):
    tekst = pagina(client, f"/documenten/{DOCUMENT}/")
    assert [naam for naam in INVALSHOEKEN if naam not in tekst] == []
    for slug in ("beverwijk", "heemskerk", "uitgeest", "velsen"):
        assert f"/eigenaren/{slug}/" in tekst


def test_uitgeest_heeft_een_pagina(client):
    assert "Gemeente Uitgeest" in pagina(client, "/eigenaren/uitgeest/")
