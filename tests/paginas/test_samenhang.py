"""What hangs together: the matrix, the texts, the themes, the budget; and all of it on paper."""

import re

import pytest
from django.core.exceptions import ValidationError

from agenda.models import Agenda, Agendapunt, Domein, Samenhang
from agenda.opslag import fouten, opslaan
from ijmond.document import als_html, maak_begrotingstabel
from ijmond.document.samenhangmatrix import maak_matrix, uit_rijen
from ijmond.momentopname.opnemen import neem_op
from ijmond.momentopname.selectie import Selectie
from tests.bezoek import html, tekst, vraag
from tests.pdf import druk_echt, gebroken_regels

SAMENHANG = "/agenda/agenda-a/samenhang/"
THEMAS = "/agenda/agenda-a/themas/"
BEGROTING = "/agenda/agenda-a/begroting/"


@pytest.fixture
def sluis(samen, maak_agenda, maak_domein, maak_agendapunt, maak_samenhang, maak_document):
    """An item with ties to items and a domain of its agenda, and to an item of another agenda."""
    with samen():
        agenda = maak_agenda(woord_domeinen="hoofdopgaven", woord_agendapunten="speerpunten")
        water, werk = maak_domein("Water"), maak_domein("Werk")
        sluis, kade = (maak_agendapunt(titel, domein=water) for titel in ("Sluis", "Kade"))
        maak_agendapunt("Brug", domein=werk)
        buur = maak_agendapunt(
            "Haven", domein=maak_domein("Zee", agenda=maak_agenda(titel="Agenda van de buren"))
        )
        nota = maak_document("Nota")
        bron = {"bron": nota, "bron_plaats": "blz. 4"}
        maak_samenhang(
            [sluis, kade], [werk], titel="Eén bouwput", toelichting="**Samen** graven.", **bron
        )
        maak_samenhang([sluis], [kade], soort="volgt_op", titel="Eerst de kade")
        maak_samenhang([sluis], [buur], soort="werkt_uit", titel="Over de grens")
        assert agenda == sluis.agenda
    return sluis


def cellen(punt):
    """Per row and column of the matrix, by kenmerk or name, the words in the cell."""
    rijen = punt.agenda.samenhang.openbaar().met_delen()
    punten = Agendapunt.objects.openbaar().filter(agenda=punt.agenda)
    matrix = maak_matrix(uit_rijen(rijen, punt.agenda, punten))
    noem = [ding.kenmerk or ding.naam for ding in matrix.kolommen]
    return {
        (rij.ding.kenmerk or rij.ding.naam, kolom): [
            f"{los.woorden} via {los.via}" if los.via else los.woorden for los in cel.verwijzingen
        ]
        for groep in matrix.groepen
        for rij in groep.rijen
        for kolom, cel in zip(noem, rij.cellen, strict=True)
        if cel.verwijzingen
    }


def test_een_vakje_zegt_van_de_kant_van_de_rij_hoe_het_samenhangt(sluis):
    assert cellen(sluis) == {
        ("SA-01", "Werk"): ["koppelkans 1"],
        ("Werk", "SA-01"): ["koppelkans 1"],
        ("SA-02", "Werk"): ["koppelkans 1"],
        ("Werk", "SA-02"): ["koppelkans 1"],
        ("SA-01", "SA-02"): ["volgt op 1"],
        ("SA-02", "SA-01"): ["gaat vooraf aan 1"],
        ("SA-01", "SB-01"): ["werkt uit 1"],
        ("SB-01", "SA-01"): ["wordt uitgewerkt door 1"],
        ("SA-03", "SA-01"): ["koppelkans 1 via Werk"],
        ("SA-03", "SA-02"): ["koppelkans 1 via Werk"],
    }


def test_een_samenhang_heeft_altijd_twee_kanten(maak_agendapunt, maak_samenhang):
    punten = [maak_agendapunt() for _ in range(3)]
    with pytest.raises(ValidationError, match="Kies aan elke kant iets"):
        maak_samenhang(punten, [])
    assert not Samenhang.objects.exists()
    los = maak_samenhang(punten[:1], punten[1:])
    los.delen.filter(zijde="b").delete()
    assert any("Kies aan elke kant iets" in zin for zin in fouten([Samenhang]))


def test_de_pagina_noemt_alles_en_elke_link_gaat_naar_een_tekst_op_de_pagina(client, sluis):
    pagina, gezegd = html(client, SAMENHANG), tekst(client, SAMENHANG)
    for zin in ("Hoofdopgaven", "Speerpunten", "Agenda van de buren", "Samen graven.",
                "Koppelkans 1 Eén bouwput", "SA-01 Sluis volgt op SA-02 Kade",
                "SA-01 Sluis werkt uit SB-01 Haven (Agenda van de buren)",
                "SA-01 Sluis SA-02 Kade samen met Werk", "Bron: Nota, blz. 4"):  # fmt: skip
        assert zin in gezegd
    doelen = set(re.findall(r'href="#([^"]+)"', pagina)) - {"inhoud"}
    assert doelen == {"koppelkans-1", "volgt_op-1", "werkt_uit-1"}
    assert doelen <= set(re.findall(r'id="([^"]+)"', pagina))
    for los in sluis.agenda.samenhang.all():
        assert los.get_absolute_url() == f"{SAMENHANG}#{los.anker}"


def test_een_punt_en_een_domein_zeggen_waarmee_zij_samenhangen(client, sluis, maak_agendapunt):
    gezegd = tekst(client, sluis.get_absolute_url())
    assert "Hangt samen met Eén bouwput Koppelkans 1: Werk Samen met: SA-02 Kade" in gezegd
    assert "Eerst de kade Volgt op: SA-02 Kade" in gezegd
    assert "Over de grens Werkt uit: SB-01 Haven (Agenda van de buren)" in gezegd
    gezegd = tekst(client, "/agendapunten/SB-01/haven/")
    assert "Wordt uitgewerkt door: SA-01 Sluis (Regionale agenda A)" in gezegd
    assert "Eén bouwput Koppelkans 1: SA-01 Sluis SA-02 Kade" in tekst(
        client, "/agenda/agenda-a/werk/"
    )
    los = maak_agendapunt("Los", domein=sluis.domein)
    assert "Hangt samen met" not in tekst(client, los.get_absolute_url())


def test_een_actie_zegt_waarmee_zij_samenhangt(client, sluis, maak_actie, maak_samenhang):
    actie = maak_actie(agendapunt=sluis)
    maak_samenhang([actie], [sluis], soort="raakt_aan", titel="Zelfde plek")
    assert "Zelfde plek Raakt aan: SA-01 Sluis" in tekst(client, actie.get_absolute_url())
    assert "Acties" in tekst(client, SAMENHANG)


def test_wat_een_domein_samenbindt_staat_ook_bij_de_punten_en_acties_daarin(
    client, sluis, maak_overleg, maak_actie
):
    brug = Agendapunt.objects.get(titel="Brug")
    via = "Via domein ‘ Werk ’ Eén bouwput Koppelkans 1: SA-01 Sluis SA-02 Kade"
    for ding in (
        brug,
        maak_actie(agendapunt=brug),
        maak_actie(overleg=maak_overleg(domein=brug.domein), agendapunt=sluis),
    ):
        assert f"Hangt samen met {via}" in tekst(client, ding.get_absolute_url())
    assert "Via" not in tekst(client, sluis.get_absolute_url())
    vakken = cellen(sluis)
    assert vakken["SA-03", "SA-01"] == ["koppelkans 1 via Werk"]
    assert ("SA-01", "SA-03") not in vakken
    assert "SA-03 Brug koppelkans 1 via Werk" in tekst(client, SAMENHANG)


def test_een_concept_in_een_domein_staat_niet_bij_wat_dat_domein_samenbindt(
    client, sluis, maak_agendapunt
):
    werk = Domein.objects.get(naam="Werk")
    maak_agendapunt("Geheim", domein=werk, publicatie="concept")
    assert "SA-04" not in html(client, SAMENHANG)


def test_een_agenda_en_een_overleg_van_een_andere_noemen_elkaar_als_een_samenhang_ze_bindt(
    client, sluis, maak_actie, maak_samenhang, maak_overleg, maak_agendapunt
):
    elders = Agendapunt.objects.get(titel="Haven")
    overleg = maak_overleg("Kadeoverleg", domein=elders.domein)
    ander = maak_overleg("Los", domein=elders.domein)
    actie = maak_actie(overleg=overleg)
    maak_actie(overleg=ander)
    los = maak_samenhang([sluis], [actie], soort="raakt_aan")
    assert "raakt aan het werk van een overleg: Kadeoverleg" in tekst(client, SAMENHANG)
    assert "Hangt samen met Regionale agenda A" in tekst(client, overleg.get_absolute_url())
    assert "Hangt samen" not in tekst(client, ander.get_absolute_url())
    geheim = maak_agendapunt("Geheim", publicatie="concept")
    opslaan(los, lambda: los.delen.create(zijde="a", punt=geheim))
    assert "Kadeoverleg" not in tekst(client, SAMENHANG)
    assert "Hangt samen" not in tekst(client, overleg.get_absolute_url())


def test_wat_over_een_uitgewerkt_punt_vergaderde_leidt_naar_de_uitwerking_en_terug(
    client, maak_agendapunt, maak_agenda, maak_vergadering
):
    punt = maak_agendapunt()
    agenda = maak_agenda(titel="Zorgagenda", uitwerking_van=punt)
    vergadering = maak_vergadering(punten=[punt])
    assert "Daarover ging Commissie" in tekst(client, agenda.get_absolute_url())
    assert "De agenda Zorgagenda werkt dit uit." in tekst(client, vergadering.get_absolute_url())
    agenda.status = "concept"
    opslaan(agenda)
    assert "Zorgagenda" not in tekst(client, vergadering.get_absolute_url())


@pytest.mark.parametrize(("status", "zichtbaar"), [("lopend", True), ("concept", False)])
def test_een_punt_noemt_de_openbare_agenda_die_het_uitwerkt(
    client, maak_agendapunt, maak_agenda, status, zichtbaar
):
    punt = maak_agendapunt()
    maak_agenda(titel="Zorgagenda", uitwerking_van=punt, status=status)
    gezegd = tekst(client, punt.get_absolute_url())
    assert ("De agenda Zorgagenda werkt dit uit." in gezegd) is zichtbaar


@pytest.mark.parametrize("deel", ["samenhang", "themas", "begroting"])
def test_een_agenda_zonder_zo_n_onderdeel_zegt_dat_en_linkt_er_niet_naar(
    client, maak_agendapunt, maak_agenda, deel
):
    maak_agendapunt()
    adres = f"/agenda/agenda-a/{deel}/"
    assert re.search("(heeft geen|zegt niet)", tekst(client, adres))
    assert adres not in html(client, "/agenda/agenda-a/")
    assert adres not in vraag(client, "/sitemap-onderdelen.xml").tekst
    maak_agenda(slug="geheim", status="concept")
    assert client.get(f"/agenda/geheim/{deel}/").status_code == 404


def test_een_agenda_met_die_onderdelen_linkt_ernaar(client, sluis, maak_thema, maak_begroting):
    maak_thema()
    maak_begroting(("Sluis", 2026, 5))
    pagina, kaart = (
        html(client, "/agenda/agenda-a/"),
        vraag(client, "/sitemap-onderdelen.xml").tekst,
    )
    for adres in (SAMENHANG, THEMAS, BEGROTING):
        assert f'href="{adres}"' in pagina
        assert adres in kaart


# Themes


@pytest.fixture
def droog(samen, maak_agenda, maak_domein, maak_agendapunt, maak_thema):
    with samen():
        maak_agenda(woord_themas="lijnen", woord_domein="opgave", woord_domeinen="opgaven")
        water, werk = maak_domein("Water"), maak_domein("Werk")
        punten = [maak_agendapunt("Sluis", domein=water)]
        punten.append(maak_agendapunt("Zwijgplicht", domein=werk, publicatie="concept"))
        return maak_thema(
            "Droog blijven", domeinen=[water, werk], punten=punten,
            kernvraag="Hoe blijven we droog?", beschrijving="Met **pompen**.",
        )  # fmt: skip


def test_een_thema_staat_er_met_zijn_vraag_domeinen_en_openbare_punten(client, droog):
    pagina, gezegd = html(client, THEMAS), tekst(client, THEMAS)
    assert "Lijnen" in gezegd
    assert "Droog blijven Hoe blijven we droog? Met pompen. Hoort bij opgaven: Water Werk" in gezegd
    assert 'href="/agenda/agenda-a/werk/"' in pagina
    assert 'href="/agendapunten/SA-01/sluis/"' in pagina
    assert "wijgplicht" not in pagina
    for adres in ("/agendapunten/SA-01/sluis/", "/agenda/agenda-a/water/"):
        assert f'href="{droog.get_absolute_url()}">Droog blijven</a>' in html(client, adres)
    assert f'id="{droog.slug}"' in pagina


# The budget


def test_de_begroting_telt_op_en_zegt_waar_het_document_anders_telt(client, maak_begroting):
    maak_begroting(
        ("Zorg", 2026, 31_652_388, "mei"), ("Werk", 2026, 1_000, "mei"),
        ("Totaal", 2026, 31_653_389, "mei"),
        ("Zorg", 2027, 31_000_000), ("Werk", 2027, 2_500), ("Totaal", 2027, 31_002_500),
    )  # fmt: skip
    gezegd = tekst(client, BEGROTING)
    assert "Zorg 31.652.388 31.000.000 −652.388" in gezegd
    assert "Werk 1.000 2.500 +1.500" in gezegd
    assert "Totaal 31.653.389 31.002.500 −650.889" in gezegd
    zin = "Het totaal van 2026 (mei) is 1 euro hoger dan de posten samen. Dat kan door afronden"
    assert gezegd.count("dan de posten samen") == gezegd.count(zin) == 1
    assert "style=" not in html(client, BEGROTING)


class Regel:
    def __init__(self, post, jaar, bedrag, raming="", is_totaal=False):
        self.post, self.jaar, self.bedrag = post, jaar, bedrag
        self.raming, self.is_totaal = raming, is_totaal


def test_een_groot_verschil_heet_geen_afronding_en_subtotalen_worden_niet_nageteld():
    regels = [Regel("A", 2026, 10), Regel("Totaal", 2026, 50, is_totaal=True)]
    [afwijking] = maak_begrotingstabel(regels).afwijkingen
    assert afwijking == "Het totaal van 2026 is 40 euro hoger dan de posten samen."
    regels.append(Regel("Totaal van totalen", 2026, 60, is_totaal=True))
    assert maak_begrotingstabel(regels).afwijkingen == []


def test_wat_het_document_niet_noemt_is_niet_bekend():
    tabel = maak_begrotingstabel([Regel("A", 2026, 10), Regel("B", 2027, 5)])
    assert [rij.bedragen for rij in tabel.rijen] == [(10, None), (None, 5)]
    assert [rij.verschil for rij in tabel.rijen] == [None, None]


def test_een_staaf_is_zo_lang_als_haar_som_en_heeft_een_stuk_per_post():
    regels = [Regel("A", 2026, 30), Regel("B", 2026, 10), Regel("A", 2027, 20)]
    eerste, tweede = maak_begrotingstabel(regels).grafiek.staven
    assert [(s.patroon, s.begin, s.breedte) for s in eerste.stukken] == [(1, 0, 75), (2, 75, 25)]
    assert [(s.patroon, s.begin, s.breedte) for s in tweede.stukken] == [(1, 0, 50)]


def test_een_lange_naam_in_de_tekening_loopt_door_op_de_volgende_regel():
    lang = "Uitvoering van de gemeenschappelijke regeling in de regio"
    grafiek = maak_begrotingstabel([Regel(lang, 2026, 30), Regel("B", 2026, 10)]).grafiek
    eerste, tweede = grafiek.uitleg
    assert " ".join(eerste.post) == lang
    assert max(map(len, eerste.post)) <= 32
    assert tweede.boven == eerste.boven + eerste.hoogte
    assert grafiek.hoogte == tweede.boven + tweede.hoogte


@pytest.mark.parametrize(
    "regels",
    [
        [Regel("A", 2026, -5)],
        [Regel("A", 2026, 0)],
        [Regel(str(i), 2026, 5) for i in range(7)],
        [Regel("Totaal", 2026, 5, is_totaal=True)],
    ],
    ids=["negatief", "niets", "te veel", "alleen een totaal"],
)
def test_een_tekening_die_niet_duidelijk_is_komt_er_niet(regels):
    assert maak_begrotingstabel(regels).grafiek is None


def test_zonder_regels_is_er_geen_begroting():
    assert maak_begrotingstabel([]) is None


# The whole agenda, on a screen and on paper


@pytest.fixture
def alles(samen, sluis, maak_thema, maak_begroting):
    with samen():
        maak_thema("Droog blijven", domeinen=[sluis.domein], punten=[sluis], kernvraag="Hoe dan?")
        maak_begroting(*[(post, jaar, 900) for post in ("Zorg", "Werk") for jaar in (2026, 2027)])
    return neem_op(Agenda.objects.select_related("bijwerking").get(pk=sluis.agenda_id))


STAAT_ERIN = ["Droog blijven", "Hoe dan?", "Samen", "Eén bouwput", "Over de grens",
              "Agenda van de buren", "Begroting", "900"]  # fmt: skip


def test_de_hele_agenda_en_de_pdf_vertellen_themas_samenhang_en_begroting(client, alles):
    papier = als_html(alles, Selectie(), "")
    scherm = html(client, "/agenda/agenda-a/geheel/")
    for document in (papier, scherm):
        assert [zin for zin in STAAT_ERIN if zin not in document] == []
        doelen = set(re.findall(r'href="#([^"]+)"', document))
        namen = re.findall(r'id="([^"]+)"', document)
        assert {"themas", "samenhang", "begroting"} <= doelen <= set(namen)
        assert len(namen) == len(set(namen))


def test_een_deel_van_de_agenda_vertelt_alleen_de_samenhang_van_wat_erin_staat(alles):
    deel = als_html(alles, Selectie(domein="werk"), "")
    assert "Eén bouwput" in deel
    assert "Over de grens" not in deel
    assert "Hoe dan?" not in deel
    assert "Begroting" not in deel


def test_een_agenda_zonder_dat_alles_krijgt_er_geen_hoofdstuk_bij(client, maak_agendapunt):
    agenda = maak_agendapunt().agenda
    papier = als_html(neem_op(agenda), Selectie(), "")
    for document in (papier, html(client, "/agenda/agenda-a/geheel/")):
        assert not re.search(r'id="(themas|samenhang|begroting)"', document)


@pytest.mark.druk
def test_outloud_vindt_geen_fouten_in_themas_samenhang_en_begroting(alles, tmp_path):
    doel = tmp_path / "alles.pdf"
    gedrukt = druk_echt(als_html(alles, Selectie(), ""), doel)
    assert (gedrukt.returncode, gedrukt.stderr) == (0, b"")
    assert gebroken_regels(doel) == set()
