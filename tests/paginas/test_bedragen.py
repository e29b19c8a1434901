"""Amounts as lists have them: about so much, not known yet, several, or money that comes in."""

import pytest
from django.urls import reverse

from agenda.models import Stand
from agenda.opslag import opslaan
from agenda.verschil import tijdlijn
from ijmond.document import als_html
from ijmond.momentopname import canoniek
from ijmond.momentopname.opnemen import neem_op
from ijmond.momentopname.selectie import Selectie
from tests.beheer.formulier import Beheer, wijzig

VAST = "\N{NO-BREAK SPACE}"
VORMEN = [
    ({"bedrag": 1200000}, f"€{VAST}1.200.000"),
    ({"bedrag": -864}, f"−{VAST}€{VAST}864"),
    ({"bedrag": 50000, "zekerheid": "circa"}, f"circa €{VAST}50.000"),
    ({"zekerheid": "pm", "waarvoor": "sanering"}, "p.m. (sanering)"),
    ({"bedrag": "0.50", "soort": "raming", "jaar": 2027}, f"€{VAST}0,50, raming (2027)"),
]


@pytest.fixture(params=["maak_agendapunt", "maak_actie"])
def maak_punt(request):
    """Either kind of item."""
    return request.getfixturevalue(request.param)


@pytest.mark.parametrize(("velden", "woorden"), VORMEN)
def test_een_bedrag_staat_er_zoals_het_bedoeld_is(client, maak_punt, velden, woorden):
    punt = maak_punt(bedragen=[velden])
    adressen = (punt.get_absolute_url(), reverse("geheel", args=[punt.agenda.slug]))
    for adres in adressen:
        assert woorden in client.get(adres).content.decode(), adres
    assert woorden in als_html(neem_op(punt.agenda), Selectie(), "")


def test_van_meer_bedragen_staat_elk_apart_en_nergens_een_som(client, maak_punt):
    bedragen = [
        {"bedrag": 20000, "waarvoor": "onderzoek"}, {"bedrag": 50000, "waarvoor": "capaciteit"},
    ]  # fmt: skip
    punt = maak_punt(bedragen=bedragen)
    eigen = client.get(punt.get_absolute_url()).content.decode()
    geheel = client.get(reverse("geheel", args=[punt.agenda.slug])).content.decode()
    samen = f"€{VAST}20.000 (onderzoek) en €{VAST}50.000 (capaciteit)"
    assert samen in geheel
    assert f"<li>€{VAST}20.000 (onderzoek)</li>" in eigen
    assert "70.000" not in eigen + geheel


@pytest.mark.beide  # decimals
def test_een_ander_bedrag_is_een_wijziging_en_er_een_bij_ook(maak_punt):
    punt = maak_punt(bedragen=[{"bedrag": 5, "waarvoor": "zand"}])
    opslaan(punt, lambda: punt.bedragen.update(bedrag=7))
    opslaan(punt, lambda: punt.bedragen.create(zekerheid="pm"))
    gezegd = [r.woorden for r in tijdlijn(punt).regels if r.gebeurtenis.veld == "bedragen"]
    assert sorted(gezegd) == [
        f"van €{VAST}5 (zand) naar €{VAST}7 (zand)",
        f"van €{VAST}7 (zand) naar €{VAST}7 (zand) en p.m.",
    ]


def test_de_griffie_zet_bedragen_bij_een_punt(griffie_client, maak_punt):
    punt, beheer = maak_punt(), Beheer(griffie_client)
    rijen = {
        "bedragen__0__bedrag": "- € 864", "bedragen__1__zekerheid": "pm",
        "bedragen__2__bedrag": "15.000,=", "bedragen__2__zekerheid": "circa",
    }  # fmt: skip
    assert not beheer.vul_in(wijzig(punt), **rijen).fouten
    assert [str(bedrag) for bedrag in punt.bedragen.all()] == [
        f"−{VAST}€{VAST}864", "p.m.", f"circa €{VAST}15.000",
    ]  # fmt: skip
    fout = beheer.vul_in(wijzig(punt), bedragen__3__zekerheid="circa")
    assert "Vul een bedrag in, of kies 'P.m.' en laat het bedrag leeg." in fout.tekst


OUD = {"bedrag": "50000.00", "bedrag_soort": "maximum", "bedrag_jaar": 2015}


@pytest.mark.parametrize("formaat", [1, 2, 3])
def test_een_stand_van_voor_de_lijst_leest_zijn_ene_bedrag(maak_actie, formaat):
    actie = maak_actie(bedragen=[{"bedrag": 50000, "soort": "maximum", "jaar": 2015}])
    stand = Stand.objects.filter(kenmerk=actie.kenmerk).last()
    nu = stand.staat
    toen = {naam: waarde for naam, waarde in nu.items() if naam != "bedragen"}
    Stand.objects.filter(pk=stand.pk).update(inhoud=toen | OUD, formaat=formaat)
    assert Stand.objects.get(pk=stand.pk).staat == nu
    opslaan(actie)
    assert Stand.objects.filter(kenmerk=actie.kenmerk).count() == 1  # nothing changed


@pytest.mark.parametrize("formaat", [1, 2, 3, 4])
def test_een_versie_van_voor_de_lijst_leest_haar_ene_bedrag(maak_actie, formaat):
    actie = maak_actie(bedragen=[{"bedrag": 50000, "soort": "maximum", "jaar": 2015}])
    opname = neem_op(actie.agenda)
    tekst = canoniek.schrijf(opname)
    velden = '"bedrag":"50000.00","jaar":2015,"soort":"maximum","waarvoor":"","zekerheid":"precies"'
    rij = f'"bedragen":[{{{velden}}}]'
    assert rij in tekst
    oud = tekst.replace(rij, '"bedrag":"50000.00","bedrag_jaar":2015,"bedrag_soort":"maximum"')
    oud = oud.replace('"formaat":5', f'"formaat":{formaat}')
    assert canoniek.lees(oud).acties == opname.acties
