"""The Transformatie-agenda of 2016: what the document says, typed from it, and where to find it."""

from datetime import date
from html import unescape

import pytest

from agenda.models import Agenda, Agendapunt, Begrotingsregel, Eigenaar, Mijlpaal, Samenhang

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regio")]

SLUG = "transformatie-sociaal-domein-2016"
DOCUMENT = "transformatie-agenda-sociaal-domein-ijmond"

ZELF = "Versterken zelforganisatie van inwoners"
AANPAK = "Samenhangende aanpak"
TOEGANG = "Integrale toegang"
GRIP = "Meer grip"
DOELSTELLINGEN = [ZELF, AANPAK, TOEGANG, GRIP]

WONEN = "Zelfstandig wonen in de wijk"
PARTICIPATIE = "Vernieuwing (cliënten)participatie"
PREVENTIE = "Van specialistische hulp naar laagdrempelige hulp en preventie"
OP_MAAT = "De juiste hulp op maat"
KENNIS = "Kennis en Inzicht"
THEMAS = {
    "Integrale toegang": {TOEGANG},
    WONEN: {ZELF, AANPAK},
    PARTICIPATIE: {ZELF},
    PREVENTIE: {ZELF, AANPAK},
    OP_MAAT: {AANPAK},
    "Grip": {GRIP},
    KENNIS: {GRIP},
}

PERIODEN = {
    "2018": ("jaar", date(2018, 1, 1), date(2018, 12, 31)),
    "2e helft 2017": ("halfjaar", date(2017, 7, 1), date(2017, 12, 31)),
    "1e helft 2017": ("halfjaar", date(2017, 1, 1), date(2017, 6, 30)),
    "2e helft 2016": ("halfjaar", date(2016, 7, 1), date(2016, 12, 31)),
}

# kenmerk: doelstelling, thema's, titel
INSPANNINGEN = {
    "TS-01": (ZELF, set(), "Een IJmondiaal platform sociaal domein ontwikkelen"),
    "TS-02": (TOEGANG, {"Integrale toegang"}, "Scenario's toegang in beeld brengen"),
    "TS-03": (TOEGANG, {"Integrale toegang"}, "Advies maken over inrichting toegang"),
    "TS-04": (TOEGANG, {"Integrale toegang"}, "Besluit en implementatie toegang"),
    "TS-05": (ZELF, {PARTICIPATIE}, "Ontwikkelen nieuwe vormen voor (cliënten)-participatie"),
    "TS-06": (
        ZELF,
        {PREVENTIE},
        "Inventarisatie, advies en keuzes kantelingsmogelijkheden dagbesteding",
    ),
    "TS-07": (
        AANPAK,
        {OP_MAAT, WONEN, PREVENTIE},
        "Pilots en themaprojecten ter versterking preventieve en lichte vormen "
        "van hulp en ondersteuning",
    ),
    "TS-08": (GRIP, {"Grip"}, "Contractbeheer Wmo/Jeugdhulp"),
    "TS-09": (GRIP, {KENNIS}, "Deelname gemeentelijke monitor sociaal domein"),
    "TS-10": (GRIP, {KENNIS}, "Cliëntervaringsonderzoeken IJmond"),
    "TS-11": (GRIP, {KENNIS}, "Ontwikkelen beleidsindicatoren (in verbinding met BBV)"),
    "TS-12": (
        GRIP,
        {KENNIS},
        "Bijdragen aan een levendig en inspirerend Kennisplatform sociaal domein Noord-Holland",
    ),
    "TS-13": (GRIP, set(), "Doorontwikkeling regiesysteem (Mens Centraal)"),
    "TS-14": (GRIP, {"Grip"}, "Verwervingsstrategie 2018 en verder"),
    "TS-15": (AANPAK, {OP_MAAT, "Grip"}, "Inkoop Jeugdhulp en Wmo begeleiding"),
    "TS-16": (
        ZELF,
        {WONEN},
        "Ontwikkelingen vanuit welzijn en zorg vertalen naar woonvraagstukken",
    ),
}

# How many X stand in the row of an item that has no rhythm; four is all of them.
AANTAL_X = {
    "TS-01": 3, "TS-02": 1, "TS-03": 1, "TS-04": 3, "TS-05": 4,
    "TS-06": 2, "TS-11": 1, "TS-13": 3, "TS-14": 1, "TS-15": 2,
}  # fmt: skip
IN_WOORDEN = {1: "Eén van de vier", 2: "Twee van de vier", 3: "Drie van de vier"}
GEPLAND = {"TS-04": {"1e helft 2017"}, "TS-05": set(PERIODEN)}
RITME = {
    "TS-07": "doorlopend",
    "TS-08": "doorlopend",
    "TS-09": "doorlopend",
    "TS-10": "jaarlijks_of_tweejaarlijks",
    "TS-12": "doorlopend",
    "TS-16": "doorlopend",
}

BETROKKENEN = {
    ("TS-08", "zuid-kennemerland", "partner"),
    ("TS-09", "beverwijk", "partner"),
    ("TS-09", "heemskerk", "partner"),
    ("TS-09", "velsen", "partner"),
    ("TS-10", "beverwijk", "uitvoerder"),
    ("TS-10", "heemskerk", "uitvoerder"),
    ("TS-10", "velsen", "uitvoerder"),
    ("TS-15", "zuid-kennemerland", "partner"),
}

SAMEN = "portefeuillehouders-sociaal-domein-ijmond"
PORTEFEUILLEHOUDERS = {
    "annette-baerveldt": "Annette Baerveldt",
    "cees-beentjes": "Cees Beentjes",
    "robert-te-beest": "Robert te Beest",
    "marieke-van-dijk": "Marieke van Dijk",
    "haydar-erol": "Haydar Erol",
    "aad-schoorl": "Aad Schoorl",
    "arjen-verkaik": "Arjen Verkaik",
    "cecilia-van-weel": "Cecilia van Weel",
}

# post: 2016 in May, 2016 in September, 2017, 2018, 2019
BUDGETTEN = {
    "Jeugdhulp": [31_652_388, 31_687_632, 28_318_653, 28_553_517, 28_575_422],
    "Wmo 2015": [17_980_430, 17_962_401, 17_159_748, 17_025_302, 16_860_170],
    "Participatiewet": [18_784_480, 18_781_043, 17_656_137, 16_838_713, 16_333_596],
    "Totaal": [68_417_297, 68_431_075, 63_134_538, 62_417_532, 61_769_188],
}
KOLOMMEN = [
    (2016, "meicirculaire 2016"),
    (2016, "septembercirculaire 2016"),
    (2017, ""),
    (2018, ""),
    (2019, ""),
]
# What the table itself says that 2019 differs from 2016 in May.
MUTATIE = {
    "Jeugdhulp": -3_076_966,
    "Wmo 2015": -1_120_260,
    "Participatiewet": -2_450_884,
    "Totaal": -6_648_109,
}

MIJLPALEN = [
    (date(2015, 1, 1), "dag"),
    (date(2015, 7, 1), "halfjaar"),
    (date(2015, 9, 30), "dag"),
    (date(2016, 3, 22), "dag"),
    (date(2016, 5, 19), "dag"),
    (date(2016, 9, 5), "dag"),
    (date(2016, 10, 25), "dag"),
]

# soort, side a, side b
SAMENHANG = {
    ("volgt_op", "TS-03", "TS-02"),
    ("volgt_op", "TS-04", "TS-03"),
    ("raakt_aan", "TS-02 TS-03 TS-04", "WA-01"),
    ("raakt_aan", "TS-05", "WA-02"),
    ("raakt_aan", "TS-09", "WA-03"),
    ("raakt_aan", "TS-13", "WA-04"),
}


def lees(client, adres):
    antwoord = client.get(adres, follow=True)
    assert antwoord.status_code == 200, adres
    return unescape(antwoord.content.decode()).replace("\xad", "")


def agenda():
    return Agenda.objects.get(slug=SLUG)


def inspanningen():
    return Agendapunt.objects.openbaar().filter(agenda__slug=SLUG)


def test_de_agenda_heeft_haar_eigen_woorden_en_werkt_een_strategisch_punt_uit():
    a = agenda()
    assert (a.begin, a.eind, a.status) == (date(2016, 7, 1), date(2018, 12, 31), "afgesloten")
    assert (a.stand_op, a.stand_op_precisie) == (date(2016, 1, 1), "jaar")
    assert (a.woord_domein, a.woord_domeinen) == ("doelstelling", "doelstellingen")
    assert (a.woord_agendapunt, a.woord_agendapunten) == ("inspanning", "inspanningen")
    assert (a.woord_periode, a.woord_perioden) == ("periode", "perioden")
    assert a.uitwerking_van.kenmerk == "SA-01"
    assert a.uitwerking_van.titel == "Transformatieagenda Decentralisatie"
    assert a.orgaan.slug == "ijmondcommissie"
    assert set(a.deelnames.values_list("eigenaar__slug", flat=True)) == {
        "beverwijk", "heemskerk", "velsen", SAMEN,
    }  # fmt: skip


def test_vier_doelstellingen_zeven_themas_en_vier_perioden():
    a = agenda()
    assert list(a.domeinen.values_list("naam", flat=True)) == DOELSTELLINGEN
    themas = list(a.themas.all())
    assert [t.naam for t in themas] == list(THEMAS)
    assert {t.naam: {d.naam for d in t.domeinen.all()} for t in themas} == THEMAS
    assert all(t.kernvraag.endswith("?") for t in themas)
    assert {p.naam: (p.eenheid, p.begin, p.eind) for p in a.perioden.all()} == PERIODEN


def test_zestien_inspanningen_bij_hun_doelstelling_en_themas():
    assert {
        p.kenmerk: (p.domein.naam, {t.naam for t in p.themas.all()}, p.titel)
        for p in inspanningen()
    } == INSPANNINGEN
    assert [p.kenmerk for p in inspanningen()] == list(INSPANNINGEN)
    assert all(p.bron.slug == DOCUMENT and p.bron_plaats for p in inspanningen())


def test_een_periode_staat_er_alleen_als_het_document_haar_zeker_maakt():
    gepland = {p.kenmerk: {per.naam for per in p.perioden.all()} for p in inspanningen()}
    assert {k: v for k, v in gepland.items() if v} == GEPLAND
    assert {p.kenmerk: p.ritme for p in inspanningen() if p.ritme} == RITME
    assert set(AANTAL_X) | set(RITME) == set(INSPANNINGEN)
    for punt in inspanningen():
        aantal = AANTAL_X.get(punt.kenmerk)
        if aantal in IN_WOORDEN:
            assert punt.ritme_toelichting.startswith(IN_WOORDEN[aantal]), punt.kenmerk


def test_wie_bij_een_inspanning_betrokken_is():
    assert {
        (p.kenmerk, b.eigenaar.slug, b.rol) for p in inspanningen() for b in p.betrokkenen.all()
    } == BETROKKENEN


def test_acht_portefeuillehouders_tekenden_en_geen_van_hen_staat_bij_een_gemeente():
    samen = Eigenaar.objects.get(slug=SAMEN)
    ambten = samen.bezetting.select_related("persoon")
    assert {x.persoon.slug: x.persoon.naam for x in ambten} == PORTEFEUILLEHOUDERS
    assert {(x.functie, x.partij, x.van, x.tot) for x in ambten} == {
        ("Portefeuillehouder sociaal domein", "", None, None)
    }
    assert {x.looptijd for x in ambten} == {"genoemd in 2016"}
    assert {
        dag: ambten.tijdens(dag, dag).count()
        for dag in (date(2015, 12, 31), date(2016, 7, 1), date(2017, 1, 1))
    } == {
        date(2015, 12, 31): 0,
        date(2016, 7, 1): 8,
        date(2017, 1, 1): 0,
    }
    personen = Eigenaar.objects.filter(slug__in=PORTEFEUILLEHOUDERS)
    assert [p.slug for p in personen if p.ambten.exclude(organisatie=samen).exists()] == []


def test_het_budget_per_wet_met_de_gedrukte_totalen():
    regels = Begrotingsregel.objects.filter(agenda__slug=SLUG)
    assert regels.count() == 20
    for post, bedragen in BUDGETTEN.items():
        van_post = regels.filter(post=post)
        assert {(r.jaar, r.raming, int(r.bedrag)) for r in van_post} == {
            (*kolom, bedrag) for kolom, bedrag in zip(KOLOMMEN, bedragen, strict=True)
        }
        assert {r.is_totaal for r in van_post} == {post == "Totaal"}
        in_mei = van_post.get(raming="meicirculaire 2016").bedrag
        assert van_post.get(jaar=2019).bedrag - in_mei == MUTATIE[post]


def test_de_gedateerde_stappen():
    stappen = Mijlpaal.objects.filter(agenda__slug=SLUG)
    assert list(stappen.values_list("datum", "datum_precisie")) == MIJLPALEN
    assert set(stappen.values_list("bron__slug", flat=True)) == {DOCUMENT}


def test_de_samenhang_met_elkaar_en_met_de_werkagenda():
    def zijde(samenhang, welke):
        delen = samenhang.delen.filter(zijde=welke)
        return " ".join(sorted(d.punt.kenmerk for d in delen))

    gevonden = Samenhang.objects.filter(agenda__slug=SLUG)
    assert {(s.soort, zijde(s, "a"), zijde(s, "b")) for s in gevonden} == SAMENHANG


def test_de_pagina_van_de_agenda_noemt_doelstellingen_deelnemers_en_stappen(client):
    pagina = lees(client, f"/agenda/{SLUG}/")
    for naam in (*DOELSTELLINGEN, "Portefeuillehouders sociaal domein IJmond"):
        assert naam in pagina
    for stap in ("30 september 2015", "22 maart 2016", "19 mei 2016", "5 september 2016"):
        assert stap in pagina


def test_elke_inspanning_staat_bij_haar_doelstelling_en_op_haar_eigen_pagina(client):
    bij = {d.naam: lees(client, f"/agenda/{SLUG}/{d.slug}/") for d in agenda().domeinen.all()}
    for kenmerk, (doelstelling, _, titel) in INSPANNINGEN.items():
        assert titel in bij[doelstelling], kenmerk
        assert titel in lees(client, f"/agendapunten/{kenmerk}/")


def test_de_themas_met_hun_kernvraag_zijn_te_lezen(client):
    pagina = lees(client, f"/agenda/{SLUG}/themas/")
    for thema in agenda().themas.all():
        assert thema.naam in pagina
        assert thema.kernvraag in pagina


def test_de_samenhang_is_te_lezen(client):
    pagina = lees(client, f"/agenda/{SLUG}/samenhang/")
    for samenhang in Samenhang.objects.filter(agenda__slug=SLUG):
        assert samenhang.titel in pagina
    for kenmerk in ("WA-01", "WA-02", "WA-03", "WA-04"):
        assert kenmerk in pagina


def test_de_budgetten_zijn_te_lezen(client):
    assert f'href="/agenda/{SLUG}/begroting/"' in lees(client, f"/agenda/{SLUG}/")
    pagina = lees(client, f"/agenda/{SLUG}/begroting/")
    for post in BUDGETTEN:
        assert post in pagina
    assert "68.417.297" in pagina
    assert "61.769.188" in pagina


def test_de_portefeuillehouders_zijn_te_vinden(client):
    pagina = lees(client, f"/eigenaren/{SAMEN}/")
    for slug, naam in PORTEFEUILLEHOUDERS.items():
        assert naam in pagina
        assert naam in lees(client, f"/eigenaren/{slug}/")


def test_het_document_verwijst_naar_de_inspanningen(client):
    pagina = lees(client, f"/documenten/{DOCUMENT}/")
    assert "TS-01" in pagina
    assert "Transformatie-agenda sociaal domein IJmond" in pagina
