"""The coalition agreement of Heemskerk: everybody in office, and every regional intention.

The lists are typed from the document, not read from the fixture.
"""

from datetime import date

import pytest

from agenda.datums import datum_in_woorden
from agenda.models import (
    Agenda,
    Agendapunt,
    Ambt,
    Betrokkenheid,
    Document,
    Domein,
    Eigenaar,
    Mijlpaal,
    Portefeuille,
    Samenhang,
    SamenhangDeel,
)
from werkagenda.models import Actie

SLUG = "coalitieakkoord-heemskerk-2018-2022"
COLLEGE = [
    # slug, naam, functie, partij, locoburgemeester
    ("a-e-h-baltus", "A.E.H. Baltus", "Burgemeester", "CDA", None),
    ("a-w-m-schoorl", "A.W.M. Schoorl", "Wethouder", "Heemskerk Lokaal", 1),
    ("q-j-a-rijke", "Q.J.A. Rijke", "Wethouder", "CDA", 2),
    ("g-j-w-de-vries", "G.J.W. de Vries", "Wethouder", "VVD", 3),
    ("a-van-dijk", "A. van Dijk", "Wethouder", "D66", 4),
]
TAKEN = {
    "a-e-h-baltus": [
        "Bestuur (waaronder college, integriteit, verkiezingen)",
        "Kabinetszaken als Koninklijke Onderscheidingen",
        "Internationale contacten en intergemeentelijke zaken",
        "Openbare orde en veiligheid (inclusief brandweer, politie, rampenbestrijding, "
        "integraal veiligheidsbeleid en integrale handhaving)",
        "Burgerzaken",
        "Bedrijfsvoering: public relations en representatie",
    ],
    "a-w-m-schoorl": [
        "Maatschappelijke ontwikkelingen",
        "Kunst en cultuur, waaronder bibliotheek en Cultuurhuis Heemskerk",
        "Sport en recreatie",
        "Jeugd(zorg)",
        "Onderwijs(huisvesting), passend onderwijs, volwasseneneducatie, leerplicht, kinderopvang",
        "Inburgering en emancipatie",
        "Dierenwelzijn",
        "Faciliteringsbeleid gemeentelijke gebouwen, waaronder welzijn- en sportaccommodaties",
        "Beheer en onderhoud van het gemeentelijk vastgoed",
        "Monumentenzorg en archeologie",
        "Bedrijfsvoering: communicatie en burgerparticipatie",
    ],
    "q-j-a-rijke": [
        "Wet maatschappelijke ondersteuning, inclusief coördinatie sociaal domein",
        "Zorg en welzijn, volksgezondheid, ouderenbeleid, vrijwilligers en mantelzorgers",
        "Wonen, verduurzaming woningvoorraad",
        "Herstructurering",
        "Woningbouwprojecten als De Velst, Debora Bakelaan en stationsomgeving",
        "Diversiteit",
        "Buurtbeheer en burgerkracht",
        "Bedrijfsvoering: inkoop en aanbesteding, ICT en facilitaire zaken",
    ],
    "g-j-w-de-vries": [
        "Ruimtelijke ordening en Omgevingswet",
        "Herverkaveling bedrijfsterreinen",
        "Projecten als De Trompet en De Houtwegen",
        "Grondzaken, grondprijzenbeleid",
        "Agrarische zaken",
        "Milieu",
        "Duurzaamheid",
        "Verkeer en vervoer",
        "Infrastructuur (als groen, water, riolering, wegen en verlichting)",
        "Beheer openbare ruimte",
        "Bouw- en woningtoezicht, vergunning en handhaving",
        "Bedrijfsvoering: dienstverlening",
    ],
    "a-van-dijk": [
        "(Regionale) economische ontwikkelingen, inclusief de Metropool Regio Amsterdam",
        "Toerisme",
        "Kust en strand",
        "Participatiewet, werk en inkomen, schuldhulpverlening en armoedebeleid",
        "Financiën, waaronder belastingen en heffingen, en de Bank van Nederlandse Gemeenten",
        "Bedrijfsvoering: personeel en organisatie, juridische zaken",
    ],
}
"""What each has charge of, in the order of the document, without the seats below."""
AB, VERTEGENWOORDIGING = "Lid algemeen bestuur", "Bestuurlijke vertegenwoordiging"
VSV = "schoolverzuim-en-voortijdig-schoolverlaten-zuid-en-midden-kennemerland"
ZETELS = {
    "a-e-h-baltus": [
        (
            f"{AB} en lid bestuurscommissie Openbare Veiligheid",
            "veiligheidsregio-kennemerland",
        )
    ],
    "a-w-m-schoorl": [(AB, VSV)],
    "q-j-a-rijke": [
        (VERTEGENWOORDIGING, "grondexploitatiemaatschappij-tweede-fase-heemskerk"),
        (AB, "afvalschap-ijmond-zaanstreek"),
        (AB, "hvc"),
        (AB, "ijmond-werkt"),
        (AB, "reinunie"),
        ("Lid bestuurscommissie publieke gezondheid", "veiligheidsregio-kennemerland"),
    ],
    "g-j-w-de-vries": [
        (VERTEGENWOORDIGING, "grondexploitatiemaatschappij-broekpolder"),
        (AB, "afvalschap-ijmond-zaanstreek"),
        (AB, "hvc"),
        (AB, "omgevingsdienst-ijmond"),
        (AB, "reinunie"),
    ],
    "a-van-dijk": [(AB, "ijmond-werkt")],
}
ORGANISATIES = {
    "afvalschap-ijmond-zaanstreek": (
        "Afvalschap IJmond-Zaanstreek",
        "gemeenschappelijke_regeling",
    ),
    "reinunie": ("ReinUnie", "gemeenschappelijke_regeling"),
    VSV: (
        "Schoolverzuim en voortijdig schoolverlaten regio Zuid en Midden-Kennemerland",
        "gemeenschappelijke_regeling",
    ),
    "hvc": ("NV HVC", "bedrijf"),
    "grondexploitatiemaatschappij-broekpolder": (
        "Grondexploitatiemaatschappij Broekpolder",
        "bedrijf",
    ),
    "grondexploitatiemaatschappij-tweede-fase-heemskerk": (
        "Grondexploitatiemaatschappij CV Tweede Fase Heemskerk",
        "bedrijf",
    ),
    "pwn": ("PWN", "bedrijf"),
}
HOOFDSTUKKEN = [
    ("de-inwoner-staat-centraal", "De inwoner staat centraal", 6),
    ("heemskerk-woont-werkt-en-recreeert", "Heemskerk woont, werkt en recreëert", 4),
    ("heemskerk-bestuurt", "Heemskerk bestuurt", 5),
]
PARAGRAFEN = {
    "CH-01": "hoofdstuk 2, Sport en gezondheid",
    "CH-02": "hoofdstuk 2, Sport en gezondheid",
    "CH-03": "hoofdstuk 2, Cultuur",
    "CH-04": "hoofdstuk 2, Jeugd en onderwijs",
    "CH-05": "hoofdstuk 2, Werk",
    "CH-06": "hoofdstuk 2, Beschut werk",
    "CH-07": "hoofdstuk 3, Economie",
    "CH-08": "hoofdstuk 3, Verkeer en vervoer",
    "CH-09": "hoofdstuk 3, Verkeer en vervoer",
    "CH-10": "hoofdstuk 3, Toerisme en recreatie",
    "CH-11": "hoofdstuk 4, Samenwerking en burgerparticipatie",
    "CH-12": "hoofdstuk 4, Samenwerking en burgerparticipatie",
    "CH-13": "hoofdstuk 4, Dienstverlening",
    "CH-14": "hoofdstuk 4, Openbare orde en veiligheid",
    "CH-15": "hoofdstuk 4, Openbare orde en veiligheid",
}
WOORD_IN_TITEL = {
    "CH-01": "sportvoorzieningen",
    "CH-02": "zwembaden",
    "CH-03": "cultuurvisie",
    "CH-04": "technisch onderwijs",
    "CH-05": "55-plussers",
    "CH-06": "beschut werk",
    "CH-07": "Metropoolregio Amsterdam",
    "CH-08": "A8",
    "CH-09": "openbaar vervoer",
    "CH-10": "duinkaart",
    "CH-11": "IJmond",
    "CH-12": "fusie",
    "CH-13": "Digitale dienstverlening",
    "CH-14": "veiligheidsregio",
    "CH-15": "politie-eenheid",
}
BETROKKENEN = {
    "CH-02": {("heemskerk", "uitvoerder"), ("beverwijk", "uitvoerder")},
    "CH-03": {("heemskerk", "trekker"), ("beverwijk", "partner"), ("velsen", "partner")},
    "CH-05": {
        ("beverwijk", "uitvoerder"),
        ("heemskerk", "uitvoerder"),
        ("velsen", "uitvoerder"),
    },
    "CH-06": {("ijmond-werkt", "uitvoerder")},
    "CH-07": {("metropoolregio-amsterdam", "partner")},
    "CH-08": {("provincie-noord-holland", "partner")},
    "CH-10": {("pwn", "partner")},
    "CH-14": {("veiligheidsregio-kennemerland", "partner")},
    "CH-15": {("politie-eenheid-noord-holland", "partner"), ("openbaar-ministerie", "partner")},
}
"""Whom the document names; with "buurgemeenten" it names nobody."""
RAAKT_AAN = {
    "CH-03": {"SA-06"},
    "CH-07": {"WA-65", "WA-66"},
    "CH-08": {"WA-41"},
    "CH-13": {"SA-10"},
    "CH-15": {"WA-79"},
}

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regio")]


def pagina(client, adres):
    antwoord = client.get(adres, follow=True)
    assert antwoord.status_code == 200, adres
    return antwoord.content.decode().replace("&shy;", "").replace("\xad", "")


def test_de_agenda_is_een_afgesloten_agenda_van_heemskerk():
    agenda = Agenda.objects.get(slug=SLUG)
    assert (agenda.titel, agenda.regio) == ("Coalitieakkoord Heemskerk 2018-2022", "Heemskerk")
    assert (agenda.begin, agenda.eind) == (date(2018, 1, 1), date(2022, 12, 31))
    assert (agenda.status, agenda.orgaan.slug) == ("afgesloten", "gemeenteraad-heemskerk")
    assert [e.slug for e in agenda.deelnemers.all()] == ["heemskerk"]
    assert (agenda.woord_agendapunt, agenda.woord_agendapunten) == ("voornemen", "voornemens")
    assert (agenda.woord_domein, agenda.woord_domeinen) == ("hoofdstuk", "hoofdstukken")
    assert not agenda.perioden.exists()
    assert not Actie.objects.filter(agenda=agenda).exists()


def test_het_document_en_zijn_datum():
    document = Document.objects.get(slug=SLUG)
    assert (document.jaar, document.titel) == (2018, "Coalitieakkoord Heemskerk 2018-2022")
    mijlpaal = Mijlpaal.objects.get(agenda__slug=SLUG)
    assert datum_in_woorden(mijlpaal.datum, mijlpaal.datum_precisie) == "18 mei 2018"


@pytest.mark.parametrize(("slug", "naam", "functie", "partij", "loco"), COLLEGE)
def test_wie_welk_ambt_had(slug, naam, functie, partij, loco):
    persoon = Eigenaar.objects.get(slug=slug)
    assert (persoon.naam, persoon.soort, persoon.naam_openbaar) == (naam, "persoon", True)
    ambt = Ambt.objects.get(persoon=persoon)
    assert ambt.organisatie.slug == "heemskerk"
    assert (ambt.functie, ambt.partij, ambt.volgorde) == (functie, partij, loco)
    assert datum_in_woorden(ambt.van, ambt.van_precisie) == "2018"
    assert datum_in_woorden(ambt.tot, ambt.tot_precisie) == "2022"


@pytest.mark.parametrize("slug", TAKEN)
def test_elke_portefeuille_staat_er_in_de_volgorde_van_het_akkoord(slug):
    rijen = Portefeuille.objects.filter(ambt__persoon__slug=slug).order_by("volgorde")
    assert [p.volgorde for p in rijen] == list(range(1, len(rijen) + 1))
    aantal = len(TAKEN[slug])
    assert [(p.omschrijving, p.organisatie) for p in rijen[:aantal]] == [
        (taak, None) for taak in TAKEN[slug]
    ]
    zetels = rijen[aantal:]
    assert [p.organisatie.slug for p in zetels] == [wie for _, wie in ZETELS[slug]]
    for portefeuille, (functie, _) in zip(zetels, ZETELS[slug], strict=True):
        assert portefeuille.omschrijving.startswith(functie)


def test_er_zijn_57_portefeuilles_waarvan_14_een_zetel():
    rijen = Portefeuille.objects.filter(
        ambt__organisatie__slug="heemskerk", ambt__persoon__slug__in=TAKEN
    )
    assert rijen.count() == 57
    assert rijen.filter(organisatie__isnull=False).count() == 14


@pytest.mark.parametrize("slug", ORGANISATIES)
def test_de_organisaties_hebben_hun_naam_en_soort(slug):
    organisatie = Eigenaar.objects.get(slug=slug)
    assert (organisatie.naam, organisatie.soort) == ORGANISATIES[slug]


def test_de_hoofdstukken_en_hun_voornemens():
    domeinen = Domein.objects.filter(agenda__slug=SLUG).order_by("volgorde")
    assert [
        (d.slug, d.naam, Agendapunt.objects.openbaar().filter(domein=d).count()) for d in domeinen
    ] == HOOFDSTUKKEN


def test_elk_voornemen_zegt_waar_het_staat_en_niets_over_een_status():
    punten = Agendapunt.objects.openbaar().filter(agenda__slug=SLUG)
    assert dict(punten.values_list("kenmerk", "bron_plaats")) == PARAGRAFEN
    assert set(punten.values_list("status", "bron__slug")) == {("onbekend", SLUG)}
    for kenmerk, titel in punten.values_list("kenmerk", "titel"):
        assert WOORD_IN_TITEL[kenmerk] in titel


@pytest.mark.parametrize("kenmerk", PARAGRAFEN)
def test_wie_het_akkoord_bij_een_voornemen_noemt(kenmerk):
    rijen = Betrokkenheid.objects.filter(punt__kenmerk=kenmerk)
    assert set(rijen.values_list("eigenaar__slug", "rol")) == BETROKKENEN.get(kenmerk, set())


def test_waar_het_akkoord_de_ijmond_agenda_raakt():
    gevonden = {}
    for samenhang in Samenhang.objects.filter(agenda__slug=SLUG):
        assert samenhang.soort == "raakt_aan"
        delen = SamenhangDeel.objects.filter(samenhang=samenhang)
        [van] = delen.filter(zijde="a").values_list("punt__kenmerk", flat=True)
        gevonden[van] = set(delen.filter(zijde="b").values_list("punt__kenmerk", flat=True))
    assert gevonden == RAAKT_AAN


def test_de_agenda_en_haar_hoofdstukken_zijn_te_lezen(client):
    tekst = pagina(client, f"/agenda/{SLUG}/")
    for slug, naam, _ in HOOFDSTUKKEN:
        assert naam in tekst
        assert naam in pagina(client, f"/agenda/{SLUG}/{slug}/")


@pytest.mark.parametrize("kenmerk", PARAGRAFEN)
def test_elk_voornemen_heeft_een_pagina(client, kenmerk):
    assert WOORD_IN_TITEL[kenmerk] in pagina(client, f"/agendapunten/{kenmerk}/")


@pytest.mark.parametrize("slug", TAKEN)
def test_een_bestuurder_heeft_een_pagina_met_taken(client, slug):
    tekst = pagina(client, f"/eigenaren/{slug}/")
    for taak in TAKEN[slug]:
        assert taak in tekst


@pytest.mark.parametrize("slug", ORGANISATIES)
def test_een_organisatie_heeft_een_pagina(client, slug):
    assert ORGANISATIES[slug][0] in pagina(client, f"/eigenaren/{slug}/")


def test_portefeuilles_samenhang_en_document_zijn_te_bereiken(client):
    for slug, naam, *_ in COLLEGE:
        gevonden = pagina(
            client, f"/portefeuilles/?organisatie=heemskerk&op=2020-01-01&tekst={naam}"
        )
        assert f"/eigenaren/{slug}/" in gevonden
    samenhang = pagina(client, f"/agenda/{SLUG}/samenhang/")
    for kenmerk, anderen in RAAKT_AAN.items():
        assert kenmerk in samenhang
        assert all(ander in samenhang for ander in anderen)
    assert "Coalitieakkoord Heemskerk 2018-2022" in pagina(client, f"/documenten/{SLUG}/")
