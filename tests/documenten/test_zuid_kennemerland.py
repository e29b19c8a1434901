"""The Werkplan Zuid-Kennemerland 2021-2023: all that the document tells, and each page of it."""

from collections import defaultdict
from datetime import date

import pytest
from django.utils.html import escape

from agenda.datums import datum_in_woorden
from agenda.models import (
    Agenda,
    Agendapunt,
    Betrokkenheid,
    Document,
    Eigenaar,
    Mijlpaal,
    Samenhang,
)
from werkagenda.models import Actie

SLUG = "zuid-kennemerland-2021-2023"
DOCUMENT = "werkplan-zuid-kennemerland-2021-2023"
HOOFDOPGAVEN = {
    "landschap": "Landschap",
    "economie-en-werk": "Economie en werk",
    "wonen": "Wonen",
    "energie-en-klimaat": "Energie en klimaat",
    "bereikbaarheid": "Bereikbaarheid",
}
ACTIES = {
    "ZK-01": (
        "landschap",
        "Gebiedsgerichte aanpak NNN en stikstof Zuid-Kennemerland "
        "in relatie tot het Ontwikkelperspectief Binnenduinrand",
    ),
    "ZK-02": (
        "landschap",
        "Vergroting Nationaal Park Zuid-Kennemerland "
        "en versterking relatie met het Recreatiegebied Spaarnwoude",
    ),
    "ZK-03": (
        "economie-en-werk",
        "Scherper stellen economisch profiel en gezamenlijke inzet via branding en acquisitie",
    ),
    "ZK-04": (
        "economie-en-werk",
        "Inzet op triple helix en versterking van de samenwerking met onderwijs en bedrijfsleven",
    ),
    "ZK-05": (
        "wonen",
        "Meer en snellere toevoeging van woningen (incl. sociale huur en middensegment)",
    ),
    "ZK-06": (
        "wonen",
        "Regionale huisvesting specifieke doelgroepen "
        "en stimulering (passende) huisvesting ouderen",
    ),
    "ZK-07": (
        "energie-en-klimaat",
        "Slagvaardige regionale samenwerkingsstructuur "
        "voor het behalen van de klimaatdoelstellingen",
    ),
    "ZK-08": ("energie-en-klimaat", "Stresstest klimaatadaptatie binnenduinrand"),
    "ZK-09": ("bereikbaarheid", "Aanpak regionaal fietspadennetwerk"),
}
KWARTALEN = [
    "3e kwartaal 2021",
    "4e kwartaal 2021",
    "1e kwartaal 2022",
    "2e kwartaal 2022",
    "3e kwartaal 2022",
    "4e kwartaal 2022",
]
PLANNING = {
    "ZK-07": "1e kwartaal 2022",
    "ZK-08": "3e kwartaal 2022",
    "ZK-09": "3e kwartaal 2022",
}
NADER_TE_BEPALEN = {"ZK-01", "ZK-07", "ZK-09"}
WANNEER_IN_WOORDEN = {
    "ZK-02": "Medio 2022",
    "ZK-03": "eind 2022",
    "ZK-04": "in de loop van 2022",
    "ZK-05": "Medio 2022",
    "ZK-06": "Medio 2022",
}
BETROKKENEN = {
    "ZK-01": {"financier": "provincie-noord-holland", "coordinator": "heemstede"},
    "ZK-02": {
        "trekker": "nationaal-park-zuid-kennemerland",
        "coordinator": "bloemendaal",
        "partner": "zuid-kennemerland",
        "financier": "provincie-noord-holland ministerie-van-lnv",
    },
    "ZK-03": {"trekker": "haarlem", "partner": "bloemendaal heemstede zandvoort"},
    "ZK-04": {
        "trekker": "haarlem",
        "partner": "zandvoort arbeidsmarktregio-zuid-kennemerland-en-ijmond wsp techport vbz "
        "hogeschool-van-amsterdam hogeschool-windesheim hogeschool-voor-de-kunsten "
        "bouwlab-haarlem",
        "financier": "ministerie-van-szw",
    },
    "ZK-05": {"partner": "ijmond provincie-noord-holland"},
    "ZK-06": {"partner": "ijmond"},
    "ZK-07": {"trekker": "bloemendaal"},
    "ZK-08": {
        "bestuurlijk_trekker": "bloemendaal",
        "ambtelijk_trekker": "haarlem",
        "partner": "provincie-noord-holland heemstede velsen zandvoort pwn waternet rijnland",
    },
    "ZK-09": {"trekker": "haarlem", "partner": "provincie-noord-holland ijmond haarlemmermeer"},
    "ZKD-01": {"trekker": "haarlem", "partner": "ijmond"},
    "ZKD-02": {"trekker": "haarlem", "partner": "ijmond"},
    "ZKD-03": {"trekker": "bloemendaal zandvoort"},
    "ZKD-04": {"trekker": "haarlem", "partner": "ijmond"},
    "ZKD-05": {"trekker": "haarlem", "partner": "ijmond"},
    "ZKD-06": {"trekker": "haarlem", "partner": "ijmond"},
    "ZKD-07": {
        "trekker": "haarlem",
        "partner": "provincie-noord-holland gemeente-haarlemmermeer ijmond amstelland-meerlanden",
    },
    "ZKD-08": {"trekker": "bloemendaal haarlem ijmond"},
    "ZKD-09": {"trekker": "bloemendaal", "partner": "ijmond"},
}
DEELAFSPRAKEN = {
    "ZK-05": "ZKD-01 ZKD-02 ZKD-03 ZKD-04 ZKD-05 ZKD-06 ZKD-07",
    "ZK-06": "ZKD-08 ZKD-09",
}
FEITEN = {
    "ZK-01": "253 hectare",
    "ZK-02": "Spaarnwoude",
    "ZK-03": "acquisiteur",
    "ZK-04": "SPRONG",
    "ZK-05": "11.650",
    "ZK-06": "Pact van Uitstroom",
    "ZK-07": "gemeenschappelijke regeling",
    "ZK-08": "waterketen",
    "ZK-09": "80%",
    "ZKD-02": "30%",
    "ZKD-04": "20%",
}
KOPPELKANSEN = {
    1: "ZK-01 | ZK-05 ZK-06",
    2: "energie-en-klimaat | wonen",
    3: "bereikbaarheid ZK-09 | energie-en-klimaat",
    4: "landschap | bereikbaarheid ZK-09",
    5: "bereikbaarheid | ZK-03",
    6: "energie-en-klimaat | ZK-03 wonen",
    7: "landschap ZK-02 | economie-en-werk",
    8: "ZK-02 | ZK-08",
}
DILEMMAS = {
    1: "ZK-02 | ZK-03",
    2: "ZK-03 | ZK-05",
    3: "ZK-03 ZK-04 | energie-en-klimaat",
    4: "ZK-08 | wonen",
    5: "bereikbaarheid | energie-en-klimaat",
    6: "ZK-01 | wonen",
    7: "ZK-05 economie-en-werk | bereikbaarheid",
}
MIJLPALEN = {
    "Regionale doe-agenda arbeidsmarkt Zuid-Kennemerland en IJmond 2020-2022": "2020",
    "Uitvoeringsagenda van het Woonakkoord vastgesteld": "februari 2021",
    "Raden noemen de 'botsproef'": "19 mei 2021",
    "Bestuursconvenant regionale samenwerking Zuid-Kennemerland": "9 juli 2021",
    "Gepland: eerste informatieve bijeenkomst over de regionale doe-agenda": "september 2021",
    "Gepland: start van het Regionaal Mobiliteitsteam (RMT)": "september 2021",
    "Gezamenlijke raden kiezen economisch profiel als speerpunt": "",
    "Gepland: bespreken van het werkplan als concept": "",
    "Gepland: vaststellen van het werkplan door de raden": "",
}
GEMEENTECODES = {
    "bloemendaal": "gm0377",
    "haarlem": "gm0392",
    "heemstede": "gm0397",
    "zandvoort": "gm0473",
}
WIE = sorted({w for rollen in BETROKKENEN.values() for wie in rollen.values() for w in wie.split()})


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regio")]


@pytest.fixture
def agenda():
    return Agenda.objects.get(slug=SLUG)


def test_de_agenda_loopt_tot_2023_en_heet_zoals_het_document(agenda):
    assert agenda.titel == "Werkplan regionale samenwerking Zuid-Kennemerland 2021-2023"
    assert (agenda.begin, agenda.eind) == (date(2021, 7, 1), date(2022, 12, 31))
    assert datum_in_woorden(agenda.stand_op, agenda.stand_op_precisie) == "2021"
    assert agenda.status == "afgesloten"
    assert (agenda.woord_domein, agenda.woord_agendapunt) == ("hoofdopgave", "actie")
    assert (agenda.woord_periode, agenda.woord_organen) == ("kwartaal", "radenbijeenkomsten")
    assert [p.naam for p in agenda.perioden.all()] == KWARTALEN
    assert set(agenda.perioden.values_list("eenheid", flat=True)) == {"kwartaal"}


def test_de_vier_gemeenten_doen_mee_met_hun_officiele_adres(agenda):
    assert dict(agenda.deelnemers.values_list("slug", "tooi_uri")) == {
        slug: f"https://identifier.overheid.nl/tooi/id/gemeente/{code}"
        for slug, code in GEMEENTECODES.items()
    }


def test_vijf_hoofdopgaven_en_negen_acties_met_de_titels_van_het_document(agenda):
    assert dict(agenda.domeinen.values_list("slug", "naam")) == HOOFDOPGAVEN
    punten = Agendapunt.objects.openbaar().filter(agenda=agenda)
    assert {p.kenmerk: (p.domein.slug, p.titel) for p in punten} == ACTIES


def test_elke_actie_vertelt_waarom_wat_en_welk_resultaat_en_niet_wat_ervan_werd(agenda):
    for punt in Agendapunt.objects.filter(agenda=agenda):
        assert punt.aanleiding, punt.kenmerk
        assert punt.toelichting, punt.kenmerk
        assert "2023" in punt.beoogd_resultaat, punt.kenmerk
        assert punt.bron.slug == DOCUMENT
        assert punt.bron_plaats
        assert punt.status == "onbekend"


def test_een_actie_staat_in_een_kwartaal_als_de_tekst_dat_noemt(agenda):
    punten = Agendapunt.objects.filter(agenda=agenda)
    planning = {p.kenmerk: " ".join(x.naam for x in p.perioden.all()) for p in punten}
    assert planning == {kenmerk: PLANNING.get(kenmerk, "") for kenmerk in ACTIES}
    assert {p.kenmerk for p in punten if p.ritme} == NADER_TE_BEPALEN
    assert {p.ritme for p in punten if p.ritme} == {"nader_te_bepalen"}
    for kenmerk, woorden in WANNEER_IN_WOORDEN.items():
        assert woorden in punten.get(kenmerk=kenmerk).ritme_toelichting


def test_deelafspraken_hangen_onder_hun_actie(agenda):
    acties = Actie.objects.openbaar().filter(agenda=agenda)
    assert dict(acties.values_list("kenmerk", "agendapunt__kenmerk")) == {
        kenmerk: punt for punt, kenmerken in DEELAFSPRAKEN.items() for kenmerk in kenmerken.split()
    }


@pytest.mark.parametrize("kenmerk", BETROKKENEN)
def test_wie_het_werkplan_noemt_is_betrokken_in_die_rol(kenmerk):
    rollen = defaultdict(set)
    for rol, eigenaar in Betrokkenheid.objects.filter(punt__kenmerk=kenmerk).values_list(
        "rol", "eigenaar__slug"
    ):
        rollen[rol].add(eigenaar)
    assert rollen == {rol: set(wie.split()) for rol, wie in BETROKKENEN[kenmerk].items()}


def test_mijlpalen_zijn_zo_precies_als_het_document(agenda):
    mijlpalen = Mijlpaal.objects.filter(agenda=agenda)
    assert {m.titel: datum_in_woorden(m.datum, m.datum_precisie) for m in mijlpalen} == MIJLPALEN


@pytest.mark.parametrize(
    ("soort", "verwacht"), [("koppelkans", KOPPELKANSEN), ("dilemma", DILEMMAS)]
)
def test_koppelkansen_en_dilemmas_verbinden_wat_hoofdstuk_8_verbindt(agenda, soort, verwacht):
    gevonden = {
        s.nummer: " | ".join(" ".join(_delen(s, zijde)) for zijde in "ab")
        for s in Samenhang.objects.filter(agenda=agenda, soort=soort)
    }
    assert {n: _los(d) for n, d in gevonden.items()} == {n: _los(d) for n, d in verwacht.items()}


def _delen(samenhang, zijde):
    for deel in samenhang.delen.filter(zijde=zijde):
        yield deel.punt.kenmerk if deel.punt else deel.domein.slug


def _los(delen):
    """The two sides, each in whatever order."""
    return [set(zijde.split()) for zijde in delen.split(" | ")]


def test_de_agenda_noemt_haar_hoofdopgaven_en_acties(client):
    pagina = client.get(f"/agenda/{SLUG}/").content.decode()
    for naam in HOOFDOPGAVEN.values():
        assert naam in pagina
    for slug in HOOFDOPGAVEN:
        domein = client.get(f"/agenda/{SLUG}/{slug}/")
        assert domein.status_code == 200
        for waar, titel in ACTIES.values():
            assert waar != slug or escape(titel) in domein.content.decode(), titel


@pytest.mark.parametrize("kenmerk", [*ACTIES, "ZKD-01", "ZKD-09"])
def test_elk_punt_heeft_een_pagina(client, kenmerk):
    map_ = "acties" if kenmerk.startswith("ZKD") else "agendapunten"
    antwoord = client.get(f"/{map_}/{kenmerk}/", follow=True)
    assert antwoord.status_code == 200
    if kenmerk in ACTIES:
        assert escape(ACTIES[kenmerk][1]) in antwoord.content.decode()


@pytest.mark.parametrize("kenmerk", FEITEN)
def test_een_pagina_noemt_het_feit_van_het_werkplan(client, kenmerk):
    map_ = "acties" if kenmerk.startswith("ZKD") else "agendapunten"
    pagina = client.get(f"/{map_}/{kenmerk}/", follow=True).content.decode()
    assert FEITEN[kenmerk] in pagina


def test_de_samenhang_staat_op_haar_eigen_pagina(client, agenda):
    pagina = client.get(f"/agenda/{SLUG}/samenhang/").content.decode()
    for samenhang in Samenhang.objects.filter(agenda=agenda):
        assert escape(samenhang.titel) in pagina


@pytest.mark.parametrize("slug", WIE)
def test_wie_een_rol_heeft_is_te_vinden(client, slug):
    antwoord = client.get(f"/eigenaren/{slug}/")
    assert antwoord.status_code == 200
    assert escape(Eigenaar.objects.get(slug=slug).naam) in antwoord.content.decode()


def test_het_document_noemt_de_deelnemers(client):
    document = Document.objects.get(slug=DOCUMENT)
    assert (document.titel, document.jaar) == (
        "Werkplan regionale samenwerking Zuid-Kennemerland 2021-2023",
        2021,
    )
    pagina = client.get(f"/documenten/{DOCUMENT}/").content.decode()
    assert document.titel in pagina
    for naam in ("Bloemendaal", "Haarlem", "Heemstede", "Zandvoort"):
        assert naam in pagina
