"""What was typed is what is read: on its page, in a list, in the feed and in the PDF."""

import re
from functools import partial
from itertools import count
from xml.etree import ElementTree

import feedparser
import pytest
from django.core.management import call_command
from django.test import Client
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from lxml import html

from agenda.links import LINK
from agenda.models import Agenda, Agendapunt, Periode
from agenda.opslag import opslaan
from agenda.tekens import schoon
from ijmond.document import als_html
from ijmond.momentopname.opnemen import neem_op
from ijmond.momentopname.selectie import Selectie
from tests.bezoek import inhoud
from tests.pdf import druk_echt
from tests.pdf import tekst as gedrukt
from tests.weergave.getypt import GETYPT, NIET_DE_WOORDEN

WAT_ER_STAAT = {
    "PC-01": ["1. Het kader", "26. Er komt", "3. Geld vrij", "14. Jeugdzorg blijft"],
    "PC-02": ["1. Instellen", "2. Intrekken", "eerste lid", "tweede lid", "3. Aanwijzen"],
    "PC-03": ["- 10% budget in 2027", "+ 5 fte toezicht"],
    "PC-04": ["Elke ploeg werkt 5*3*2 uur."],
    "PC-05": ["Raadhuisplein 1", "1234 AB Proefstad", "Ingang aan de achterkant"],
    "PC-06": ["De participatie‑structuur (uit Word: Ctrl+Shift+koppelteken)."],
    "PC-07": [
        "Kosten ≠ baten; ≥ 65 jaar; 10⁴ m³; ☑ akkoord ☐ afgewezen; 2026 → 2027; ✓ klaar.",
    ],
    "PC-08": ["Zie https://gemeente.example/_layouts/15/", "&action=default voor het stuk."],
}
TITELS = {
    "PC-06": "Vast koppelteken: MRA‑gemeenten en e‑mail",
    "PC-09": "Regeleinde uit een rekenblad tweede regel",
    "PC-10": "Onteken  in een titel",
    "PC-11": "Inzet van de samenwerkingsverbanden om de ruimtelijke ambities van de regio te "
    "bereiken, waaronder het landschap, de natuur en het water, waarbij maatwerk, prioritering en "
    "fasering van werkzaamheden in de openbare ruimte per gebied het uitgangspunt zijn, in overleg "
    "met de inwoners, de ondernemers, de corporaties en de buurgemeenten van de",
}
VREEMD = "漢"
"""What no font of the PDF has."""
MARGE = 62
"""Of the paper, in points; within it nothing is printed."""


@pytest.fixture(scope="module")
def _geladen(eenmalig):
    call_command("laad", "tests/weergave/teksten.toml", verbosity=0)


@pytest.fixture
def agenda(_geladen, db):
    return Agenda.objects.select_related("bijwerking").get(slug="proef-teksten")


@pytest.mark.parametrize("kenmerk", WAT_ER_STAAT)
def test_op_de_pagina_staat_wat_is_getypt(client, agenda, kenmerk):
    pagina = inhoud(client, Agendapunt.objects.get(kenmerk=kenmerk).get_absolute_url())
    plaatsen = [pagina.index(regel) for regel in WAT_ER_STAAT[kenmerk]]
    assert plaatsen == sorted(plaatsen)


def test_losse_regels_blijven_regels(client, agenda):
    adres = Agendapunt.objects.get(kenmerk="PC-05").get_absolute_url()
    assert "Raadhuisplein 1<br>1234 AB Proefstad<br>Ingang" in client.get(adres).content.decode()


@pytest.mark.beide
def test_een_titel_leest_overal_hetzelfde(client, agenda):
    feed = feedparser.parse(client.get("/wijzigingen.atom").content)
    assert feed.bozo == 0
    in_feed = " ".join(" ".join(los.title.split()) for los in feed.entries)
    in_lijst = inhoud(client, "/agendapunten/")
    for kenmerk, titel in TITELS.items():
        punt = Agendapunt.objects.get(kenmerk=kenmerk)
        assert punt.titel == titel
        plat = " ".join(titel.split())
        for tekst in (in_lijst, in_feed, inhoud(client, punt.get_absolute_url())):
            assert plat in tekst.replace("\N{SOFT HYPHEN}", "")


@pytest.mark.parametrize("kenmerk", WAT_ER_STAAT)
def test_in_de_feed_staat_wat_is_getypt(client, agenda, kenmerk):
    punt = Agendapunt.objects.get(kenmerk=kenmerk)
    getypt, punt.toelichting = punt.toelichting, ""
    opslaan(punt)
    punt.toelichting = getypt
    opslaan(punt)
    [laatste, *_] = feedparser.parse(client.get("/wijzigingen.atom").content).entries
    regels = html.fromstring(laatste.summary.replace("<br />", "\n")).text_content()
    assert getypt in regels


def test_wie_een_bestand_nog_eens_laadt_hoort_van_geen_verschil(agenda, capsys):
    call_command("laad", "tests/weergave/teksten.toml")
    assert "verschilt" not in capsys.readouterr().out


@pytest.mark.druk
def test_op_papier_staat_wat_is_getypt_met_gewone_koppeltekens(agenda, tmp_path):
    jaar = Periode(agenda=agenda, naam="2026", begin=agenda.begin, eind=agenda.eind)
    opslaan(jaar)
    punt = Agendapunt.objects.get(kenmerk="PC-04")
    punt.titel = f"Nguyễn {'w' * 170} {VREEMD} ﬁets 😀"
    opslaan(punt, lambda: punt.planning.create(periode=jaar))
    doel = tmp_path / "agenda.pdf"
    assert druk_echt(als_html(neem_op(agenda), Selectie(), ""), doel).returncode == 0
    # A mark stands before what it belongs to, and where a line ends is for the page to say.
    papier = "".join(gedrukt(doel, "-raw").split())
    for regels in WAT_ER_STAAT.values():
        for regel in regels:
            assert "".join(regel.replace("\u2011", "-").split()) in papier, regel
    for titel in TITELS.values():
        assert "".join(titel.replace("\u2011", "-").split()) in papier, titel
    assert f"Nguyễn{'w' * 170}[U+6F22]" in papier
    assert "&file=Raadsvoorstel%20regionale%20woonvisie%202026-2030%20definitief.docx" in papier
    for blad in gedrukt(doel, "-bbox").split("<page ")[1:]:  # the matrix lies on its side
        breedte = float(re.search(r'width="([\d.]+)"', blad)[1])
        tot = [float(plaats) for plaats in re.findall(r'xMax="([\d.]+)"', blad)]
        assert max(tot) < breedte - MARGE


nummers = count(1)


@pytest.fixture
def punt(agenda):
    return Agendapunt.objects.get(kenmerk="PC-09")


@pytest.mark.lang
@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(titel=st.text(max_size=60), tekst=st.one_of(st.text(max_size=60), GETYPT))
def test_wat_er_ook_getypt_wordt_staat_woord_voor_woord_op_de_pagina_en_in_de_feed(
    punt, titel, tekst
):
    assume(not LINK.search(tekst))
    punt.titel = f"Nummer {next(nummers)}: {titel}"
    punt.toelichting = f"Nummer {next(nummers)}: {tekst}"
    opslaan(punt)
    # By itself: feedparser mends what looks like a wrong encoding, such as "Â" before a space.
    feed = ElementTree.fromstring(Client().get("/wijzigingen.atom").content)
    in_feed = partial(feed.findtext, namespaces={"": feed.tag[1:-5]})
    assert woorden(schoon(punt.titel)) in woorden(in_feed("entry/title"))
    [laatste] = html.fragments_fromstring(in_feed("entry/summary"))[-1:]
    for weg in laatste.xpath("./del"):
        weg.getparent().remove(weg) if not weg.tail else weg.clear(keep_tail=True)
    assert "".join(laatste.text_content().split()) == "".join(schoon(punt.toelichting).split())
    pagina = html.fromstring(Client().get(punt.get_absolute_url()).content.decode())
    assert woorden(schoon(punt.titel)) == woorden(pagina.xpath("//h1")[0].text_content())
    assert woorden(schoon(punt.toelichting)) in woorden(pagina.text_content())


def woorden(tekst):
    """What is read, apart from what parts words, makes a list or bold words, or is not seen."""
    return re.sub("\N{SOFT HYPHEN}", "", NIET_DE_WOORDEN.sub("", tekst))
