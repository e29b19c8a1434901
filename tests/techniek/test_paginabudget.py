"""What a page may cost: queries that do not grow with the rows."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from agenda.models import Ambt, Deelname, Gebeurtenis, Opgave, Vergadering
from agenda.opslag import opslaan
from ijmond.sitemaps import SITEMAPS
from tests.wijzigen import plan

MEER_DAN_EEN_PAGINA = 25


@pytest.fixture(scope="module")
def vol(
    eenmalig, samen, maak_agenda, maak_domein, maak_overleg, maak_eigenaar, maak_agendapunt,
    maak_actie, maak_vergadering, maak_document, maak_thema, maak_samenhang, maak_begroting,
):  # fmt: skip
    """A function that fills the agenda with so many items more, each with all it can have."""
    agenda = maak_agenda(is_home=True)
    domein = maak_domein("Wonen")
    velsen = maak_eigenaar("Velsen")
    overleg = maak_overleg("Bouwen", deelnemers=[velsen])
    document = maak_document("Nota", jaar=2026)
    eerste = maak_agendapunt(domein=domein)
    ada = maak_eigenaar("Ada", soort="persoon", naam_openbaar=True)
    opslaan(document, lambda: document.deelnemers.add(velsen))

    def vul(aantal):
        with samen() as werk:
            nieuw = [maak_punten(werk) for _ in range(aantal)]
            for los in nieuw[-1]:
                maak_thema(domeinen=[domein], punten=nieuw[-1][:1])
                maak_samenhang([los], [domein, eerste], bron=document)
                maak_begroting((f"Post {los.pk}", 2026, 1000), bron=document)
        with samen(reden="De raad vroeg om meer tijd.") as werk:
            for punten in nieuw:
                maak_vergadering(punten=punten)
                werk.bewaar(punten[0], lambda punt=punten[0]: plan(punt, 2027, 2028))
        maak_agenda(uitwerking_van=eerste)

    def maak_punten(werk):
        """An item and its two actions."""
        eigenaar = maak_eigenaar()
        erbij = {"betrokkenen": [(velsen, "trekker"), (eigenaar, "partner")], "bron": document}
        links = [("Stuk", "https://voorbeeld.example/stuk")]
        punt = maak_agendapunt(perioden=[2026, 2027], domein=domein, verwijzingen=links, **erbij)
        acties = [maak_actie(overleg=overleg, agendapunt=punt, **erbij) for _ in range(2)]
        werk.bewaar(Deelname(agenda=agenda, eigenaar=eigenaar))
        geef_ambten(werk, eigenaar)
        dien(werk, [punt, *acties])
        return [punt, *acties]

    def geef_ambten(werk, eigenaar):
        """Two more offices: one in the gemeente of all, and one of the person of all."""
        persoon = maak_eigenaar(soort="persoon", naam_openbaar=True)
        for wie, waar in ((persoon, velsen), (ada, eigenaar)):
            ambt = Ambt(persoon=wie, organisatie=waar, functie="Wethouder", bron=document)
            werk.bewaar(ambt)
            ambt.portefeuilles.create(omschrijving="Wonen", organisatie=velsen)

    def dien(werk, punten):
        """One more task; that one, and the first one, is served by these items."""
        nummer = Opgave.objects.count() + 1
        nieuw = Opgave(
            titel=f"Opgave {nummer}", slug=f"opgave-{nummer}", soort="opgave", regio="IJmond",
            bron=document, publicatie="gepubliceerd",
        )  # fmt: skip
        werk.bewaar(nieuw)
        for opgave in {nieuw, Opgave.objects.get(slug="opgave-1")}:
            for punt in punten:
                opgave.punten.create(punt=punt, bron=document)

    return vul


@pytest.fixture(scope="module")
def weinig(vol):
    """How many queries each address takes when there are a few of everything."""
    vol(2)
    return {adres: _queries(Client(), adres) for adres in ADRESSEN}


ADRESSEN = {
    "/": 12,
    "/agenda/": 12,
    "/agenda/agenda-a/": 12,
    "/agenda/agenda-a/wonen/": 12,
    "/agenda/agenda-a/geheel/": 16,
    "/agenda/agenda-a/samenhang/": 12,
    "/agenda/agenda-a/themas/": 12,
    "/agenda/agenda-a/begroting/": 12,
    "/agenda/agenda-a/levende-agenda.json": 12,
    "/agenda/agenda-a/levende-agenda.docx": 12,
    "/agendapunten/SA-01.docx": 12,
    "/vergaderingen/{vergadering}.docx": 12,
    "/agenda/agenda-a/versies/": 12,
    "/agendapunten/": 12,
    "/agendapunten/?domein=wonen&periode=2028&status=gepland&eigenaar=velsen&tekst=onderwerp": 12,
    "/agendapunten/?sort=-titel": 12,
    "/agendapunten/SA-01/": 12,
    "/werkagenda/": 12,
    "/werkagenda/?overleg=bouwen&periode=2028&sort=termijn": 12,
    "/werkagenda/bouwen/": 12,
    "/acties/WA-01/": 12,
    "/eigenaren/": 12,
    "/eigenaren/velsen/": 12,
    "/eigenaren/ada/": 12,
    "/portefeuilles/": 12,
    "/portefeuilles/?op=2026-01-01&organisatie=velsen&tekst=wonen&sort=zetel": 12,
    "/opgaven/": 12,
    "/opgaven/opgave-1/": 12,
    "/vergaderingen/": 12,
    "/vergaderingen/{vergadering}/": 12,
    "/documenten/": 12,
    "/documenten/nota/": 12,
    "/wijzigingen/": 12,
    "/wijzigingen/{wijziging}/": 12,
    "/wijzigingen/?soort=behandeld": 12,
    "/wijzigingen/?domein=wonen&soort=verschoven&van=2026-01-01&tot=2100-01-01": 12,
    "/wijzigingen.atom": 12,
    "/wijzigingen.atom?eigenaar=velsen&punt=SA-01": 12,
    "/kalender.ics": 12,
    "/kalender.ics?agenda=agenda-a&domein=wonen&eigenaar=velsen&punt=SA-01": 12,
    "/vergaderingen/{vergadering}.ics": 12,
    "/volgen/?agenda=agenda-a&domein=wonen": 12,
    "/sitemap.xml": 12,
    **{f"/sitemap-{deel}.xml": 12 for deel in SITEMAPS},
}


@pytest.mark.lang
def test_elke_pagina_kost_evenveel_queries_bij_meer_rijen(client, vol, weinig):
    vol(MEER_DAN_EEN_PAGINA)
    vol(2)  # so that the newest changes are of every kind again
    veel = {adres: _queries(client, adres) for adres in ADRESSEN}
    te_duur = {adres: n for adres, n in veel.items() if n > ADRESSEN[adres]}
    assert te_duur == {}
    assert veel == weinig


@pytest.mark.lang
def test_elke_pagina_kost_evenveel_queries_bij_zes_agendas(
    client, weinig, maak_agenda, maak_domein, maak_overleg, maak_agendapunt, maak_actie
):
    """Each of another region, with a domain, items and actions of its own."""
    for nummer in range(5):
        agenda = maak_agenda(regio=f"Streek {nummer}")
        domein = maak_domein("Wonen", agenda=agenda)
        punt = maak_agendapunt(domein=domein, perioden=[2026])
        maak_actie(agendapunt=punt)
        maak_actie(overleg=maak_overleg(domein=domein))
    zes = {adres: _queries(client, adres) for adres in ADRESSEN}
    meer = {adres: (weinig[adres], n) for adres, n in zes.items() if n > weinig[adres]}
    assert meer == {}


def _queries(client, adres):
    """How many an address takes when nothing was worked out before."""
    cache.clear()
    eerste = Vergadering.objects.values_list("pk").order_by("pk")[0][0]
    adres = adres.format(vergadering=eerste, wijziging=Gebeurtenis.objects.all()[0].wijziging_id)
    while True:
        with CaptureQueriesContext(connection) as gevangen:
            antwoord = client.get(adres)
        if antwoord.status_code != 302:
            assert b"staat niet in de lijst" not in antwoord.getvalue(), adres
            assert antwoord.status_code == 200, adres
            return len(gevangen)
        adres = antwoord.headers["Location"]
