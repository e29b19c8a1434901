"""The title of a page, as a tab and a list of results show it: it tells one page from another."""

import re
from collections import defaultdict
from datetime import time
from html import unescape

import pytest

from agenda.models import Opgave
from agenda.opslag import opslaan
from agenda.voorstellen import leg_voor, nieuw_voorstel, stel_voor
from ijmond.drukkerij import proces
from ijmond.momentopname.voorgesteld import als_json
from tests.bezoek import html, loop_af
from tests.versies.vastgesteld import maak_versie
from tests.voorstel import naar
from tests.wijzigen import BINNENKORT

KUST = "Kust"
"""What everything is called here, and so is the agenda that comes after."""
GEEN_PAGINA = r"\.(docx|xlsx|csv|json|ics|atom)|[?&]sort=|vernieuw="


@pytest.fixture
def alles_heet_hetzelfde(
    maak_agenda, maak_domein, maak_thema, maak_begroting, maak_overleg, maak_agendapunt, maak_actie,
    maak_eigenaar, maak_document, maak_orgaan, maak_vergadering, maak_samenhang,
):  # fmt: skip
    """Two agendas of the same parts; what stands in none of both has that name too."""
    kust = maak_eigenaar(KUST)
    document, orgaan = maak_document(KUST), maak_orgaan(KUST)
    for soort, regio in (("kans", "IJmond"), ("kans", "Duin"), ("opgave", "Duin")):
        opslaan(Opgave(titel=KUST, slug=f"{soort}-{regio}".lower(), soort=soort, regio=regio))
    laat = {"orgaan": orgaan, "datum": BINNENKORT, "publicatie": "gepubliceerd"}
    for keer, jaren in enumerate([(2026, 2027), (2028, 2029)], start=1):
        agenda = maak_agenda(jaren, titel=KUST, is_home=keer == 1, orgaan=orgaan)
        domein = maak_domein(KUST, agenda=agenda)
        overleg = maak_overleg(KUST, slug=f"kust-{keer}", domein=domein, deelnemers=[kust])
        vast = {"betrokkenen": [(kust, "trekker")], "bron": document}
        punten = [
            maak_agendapunt(KUST, domein=domein, perioden=[jaren[0]], **vast) for _ in range(2)
        ]
        maak_actie(KUST, overleg=overleg, **vast)
        maak_thema(KUST, domeinen=[domein], punten=punten, agenda=agenda)
        maak_begroting((KUST, jaren[0], 1000), agenda=agenda, bron=document)
        maak_samenhang(punten[:1], punten[1:])
        vergadering = maak_vergadering(punten, begin=time(18 + keer), **laat)
        maak_versie(agenda)
        for _ in range(2):
            voorstel = nieuw_voorstel(agenda, KUST, door="griffie")
            stel_voor(voorstel, punten[0], naar(punten[0], str(jaren[1])), reden="Meer tijd.")
            leg_voor(voorstel, vergadering, als_json, openbaar=True, door="griffie")


@pytest.mark.lang
@pytest.mark.usefixtures("alles_heet_hetzelfde")
def test_geen_twee_paginas_hebben_dezelfde_titel(client, monkeypatch):
    """What lists choose among does not count; of a PDF, there is a page as long as it is made."""
    monkeypatch.setattr(proces, "begin", lambda: None)
    per_titel = defaultdict(set)
    for adres, antwoord in loop_af(client, niet=GEEN_PAGINA).items():
        if antwoord.status in (200, 202) and "html" in antwoord.headers["Content-Type"]:
            pagina = adres if ".pdf" in adres else adres.partition("?")[0]
            per_titel[titel(antwoord.tekst)].add(pagina)
    assert sum(map(len, per_titel.values())) > 50
    assert {los: adressen for los, adressen in per_titel.items() if len(adressen) > 1} == {}


def test_acties_op_de_agenda_zijn_andere_dan_die_van_bestuurders(
    client, maak_agenda, maak_agendapunt, maak_actie
):
    agenda = maak_agenda(titel="Kust 2026", woord_agendapunten="acties")
    maak_actie(agendapunt=maak_agendapunt(agenda=agenda))
    lijsten = [titel(html(client, adres)) for adres in ("/agendapunten/", "/werkagenda/")]
    assert [los.split(" | ")[:2] for los in lijsten] == [
        ["Acties op de agenda", "Kust 2026"],
        ["Acties", "Kust 2026"],
    ]


def test_wie_een_agenda_kiest_leest_die_bovenin(client, maak_agenda, maak_agendapunt):
    for naam in ("Kust 2026", "Haven"):
        maak_agendapunt(agenda=maak_agenda(titel=naam))
    for lijst in ("agendapunten", "wijzigingen"):
        assert " | Kust" not in titel(html(client, f"/{lijst}/"))
        for slug, naam in (("agenda-a", "Kust 2026"), ("agenda-b", "Haven 2026–2028")):
            gekozen = titel(html(client, f"/{lijst}/?agenda={slug}"))
            assert f", gefilterd | {naam} | " in gekozen


def titel(pagina):
    return unescape(re.search("<title>(.*?)</title>", pagina)[1])
