"""Tracked changes: all accepted they are the newer document, all refused the older one."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from agenda.bewerkingen import publiceer, trek_in
from agenda.models import Agendapunt, Domein
from agenda.opslag import opslaan
from agenda.voorstellen import leg_voor, nieuw_voorstel, stel_nieuw_voor, stel_voor
from ijmond.momentopname.voorgesteld import als_json
from ijmond.worddocument import Aanleiding, Document, schrijf
from ijmond.worddocument.bijhouden import houd_bij
from ijmond.worddocument.bouwstenen import (
    CEL,
    CELLIJST,
    Alinea,
    Kolom,
    Rij,
    Stuk,
    alinea,
    tabel,
)
from tests.voorstel import naar
from tests.wijzigen import gisteren, verplaats
from tests.worddocument.lezen import accepteer, open_word, tekst, weiger

OP = datetime(2026, 3, 1, 12, tzinfo=UTC)
ADRES = "/agenda/agenda-a/"


@pytest.fixture
def agenda(samen, maak_domein, maak_agendapunt, maak_overleg, maak_actie):
    with samen():
        zorg, wonen = maak_domein("Zorg"), maak_domein("Wonen")
        woorden = "Een **korte** visie.\n\nMet ambities:\n- kracht\n- grip"
        maak_agendapunt("Jeugdhulp", perioden=[2026], domein=zorg, toelichting=woorden)
        maak_agendapunt("Wijkteams", perioden=[2027], domein=zorg, toelichting="Blijft staan.")
        maak_agendapunt("Woonvisie", domein=wonen, toelichting="Eerst dit.\n- en dit")
        overleg = maak_overleg("Bouwen", domein=wonen)
        maak_actie("Tellen", overleg=overleg, toelichting="Alles tellen.")
    return zorg.agenda


def haal(titel):
    return Agendapunt.objects.get(titel=titel)


def verander(titel, reden="", **velden):
    punt = haal(titel)
    for naam, waarde in velden.items():
        setattr(punt, naam, waarde)
    opslaan(punt, reden=reden)


def bytes_van(client, adres):
    antwoord = client.get(adres)
    assert antwoord.status_code == 200, adres
    return antwoord.getvalue()


def zonder_dag(regels):
    """But for the day on which it was last changed."""
    assert regels[-1].startswith("Bronregel: Bijgewerkt op")
    return regels[:-1]


def van_soort(inhoud, soort):
    return [*open_word(inhoud).element.body.iter(qn(f"w:{soort}"))]


def test_accepteren_geeft_het_nieuwe_en_weigeren_het_oude(
    agenda, maak_agendapunt, maak_periode, client
):
    """Words, lists, a period, a domain and an item that comes; back in time one that goes.

    The newer agenda has a year for which the older one has no column.
    """
    toen = zonder_dag(tekst(bytes_van(client, f"{ADRES}levende-agenda.docx")))
    dag = gisteren()
    verplaats(haal("Jeugdhulp"), 2027, reden="De raad vroeg om tijd.")
    woorden = "Een **lange** visie.\n\nMet ambities:\n- kracht\n- meer grip\n\nEn geld."
    verander("Jeugdhulp", toelichting=woorden)
    verander("Wijkteams", "Het hoort bij wonen.", domein=Domein.objects.get(naam="Wonen"))
    verander("Woonvisie", toelichting="Eerst dit.")
    maak_periode("2030", date(2030, 1, 1), date(2030, 12, 31), agenda=agenda)
    maak_agendapunt("Energie", perioden=[2030], domein=haal("Wijkteams").domein)
    nu = zonder_dag(tekst(bytes_van(client, f"{ADRES}levende-agenda.docx")))
    heen = bytes_van(client, f"{ADRES}vergelijk.docx?van={dag}&tot=nu")
    terug = bytes_van(client, f"{ADRES}vergelijk.docx?van=nu&tot={dag}")
    assert ("Tabelkop: 2030" in toen, "Tabelkop: 2030" in nu) == (False, True)
    for inhoud, oud, nieuw in ((heen, toen, nu), (terug, nu, toen)):
        assert zonder_dag(accepteer(inhoud)) == nieuw
        assert zonder_dag(weiger(inhoud)) == oud
    namen = {los.get(qn("w:name")) for los in van_soort(heen, "moveToRangeStart")}
    assert namen == {"planning-SA-01", "verplaatst-SA-02"}
    assert namen == {los.get(qn("w:name")) for los in van_soort(heen, "moveFromRangeStart")}
    assert {los.get(qn("w:author")) for los in van_soort(heen, "ins")} == {"griffie"}
    opmerkingen = [los.text for los in open_word(heen).comments]
    assert "Doorgeschoven: van 2026 naar 2027. Reden: De raad vroeg om tijd." in opmerkingen[0]
    assert "Reden: Het hoort bij wonen." in opmerkingen[1]
    pagina = client.get(f"{ADRES}vergelijk/?van={dag}&tot=nu").content.decode()
    assert f"{ADRES}vergelijk.docx?van={dag}&amp;tot=nu" in pagina


@pytest.mark.beide  # JSON, and moments
def test_wat_iets_van_de_site_haalde_staat_niet_in_een_vergelijking(agenda, client):
    """Neither the words from before it went, nor anything of what did not come back."""
    dag = gisteren()
    trek_in(haal("Jeugdhulp"), "Er stond een naam in.")
    trek_in(haal("Woonvisie"), "Dubbel.")
    verander("Jeugdhulp", toelichting="Zonder naam.")
    publiceer(haal("Jeugdhulp"))
    inhoud = bytes_van(client, f"{ADRES}vergelijk.docx?van={dag}")
    for regels in (accepteer(inhoud), weiger(inhoud)):
        alles = "\n".join(regels)
        assert "Zonder naam." in alles
        assert "korte" not in alles
        assert "Eerst dit" not in alles
        assert "niet meer op de site te lezen is: SA-03." in alles


@pytest.mark.parametrize(
    ("vraag", "waarom"),
    [("", "Kies op de pagina"), ("?van=gisteren", "‘gisteren’ is geen moment.")],
)
def test_zonder_twee_momenten_een_zin(agenda, client, vraag, waarom):
    antwoord = client.get(f"{ADRES}vergelijk.docx{vraag}")
    assert antwoord.status_code == 400
    assert waarom in antwoord.content.decode()


def test_van_een_voorstel_voor_bezoekers_en_voor_de_griffie(
    agenda, griffie_client, maak_vergadering
):
    punt, kwijt = haal("Jeugdhulp"), haal("Wijkteams")
    voorstel = nieuw_voorstel(agenda, "Meer tijd", reden="De raad wil het.")
    stel_voor(voorstel, punt, naar(punt, "2027", titel="Hulp aan jeugd"), reden="Geen tijd.")
    nieuw = {"titel": "Nieuw plan", "domein": punt.domein.slug, "publicatie": "gepubliceerd"}
    stel_nieuw_voor(voorstel, Agendapunt, nieuw)
    bijeen = maak_vergadering(punten=[kwijt], datum=date(2099, 6, 1))
    leg_voor(voorstel, bijeen, als_json, openbaar=True)
    bezoeker, beheer = Client(), f"/beheer/voorstellen/{voorstel.pk}/"
    for wie, adres in (
        (bezoeker, f"{ADRES}voorstellen/1/vergelijk.docx"),
        (griffie_client, f"{beheer}vergelijking.docx"),
    ):
        inhoud = bytes_van(wie, adres)
        was, wordt = "\n".join(weiger(inhoud)), "\n".join(accepteer(inhoud))
        assert "Tabeltekst: Jeugdhulp" in was
        assert "Nieuw plan" not in was
        assert "Tabeltekst: nieuw\nTabeltekst: Nieuw plan" in wordt
        assert "Tabeltekst: Hulp aan jeugd" in wordt
        assert ["Reden: Geen tijd." in los.text for los in open_word(inhoud).comments] == [True]
    for wie, adres in (
        (bezoeker, f"{ADRES}voorstellen/1.docx"),
        (griffie_client, f"{beheer}agenda.docx"),
    ):
        alles = "\n".join(tekst(bytes_van(wie, adres)))
        assert "Title: Voorstel: Meer tijd" in alles
        assert "ListBullet: SA-01 Hulp aan jeugd: doorgeschoven: van 2026 naar 2027" in alles
    assert bezoeker.get(f"{beheer}vergelijking.docx").status_code == 302


def maak_alinea(woorden, vet, stijl):
    return Alinea((Stuk(" ".join(woorden), vet=vet),) if woorden else (), stijl)


ALINEAS = st.builds(
    maak_alinea,
    st.lists(st.sampled_from("abc"), max_size=3),
    st.booleans(),
    st.sampled_from((CEL, CELLIJST[0])),
)
CELLEN = st.lists(ALINEAS, min_size=1, max_size=4).map(tuple)
TABELLEN = st.lists(
    st.tuples(
        st.sampled_from(("links", "rechts")),
        st.dictionaries(st.sampled_from("pqrs"), st.tuples(*[CELLEN] * 5), max_size=3),
        st.sets(st.sampled_from("tuv")),
    ),
    max_size=2,
    unique_by=lambda tabel: tabel[0],
)


def maak(tabellen):
    """Tables by name, with rows by key and columns by theirs; a key may be in both tables."""
    blokken = []
    for naam, rijen, soms in tabellen:
        kolommen = [Kolom(los, 1, los) for los in ("kenmerk", "titel", *sorted(soms))]
        gevuld = [Rij(kenmerk, cellen[: len(kolommen)]) for kenmerk, cellen in rijen.items()]
        blokken.append(tabel(naam, naam, kolommen, gevuld))
    return Document("t", "o", OP, (*blokken, alinea("einde", sleutel="einde")))


@pytest.mark.lang
@settings(max_examples=25)
@given(TABELLEN, TABELLEN)
def test_het_klopt_voor_elke_tabel(oud, nieuw):
    was, wordt = maak(oud), maak(nieuw)
    samen = schrijf(houd_bij(was, wordt, Aanleiding(OP, redenen={"p": "Daarom."})))
    assert accepteer(samen) == tekst(schrijf(wordt))
    assert weiger(samen) == tekst(schrijf(was))
