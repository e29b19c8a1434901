"""The kinds of paper of an agenda: a list of its own, and nowhere where it has none."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from agenda.models import Agendapunt, Stuksoort
from agenda.opslag import opslaan
from agenda.verschil import tijdlijn
from ijmond.document import als_html
from ijmond.momentopname.opnemen import neem_op
from ijmond.momentopname.selectie import Selectie
from ijmond.vergelijking import vergelijk
from tests.beheer.formulier import Beheer, nieuw, wijzig

LIJST = reverse("agenda:agendapunten")


@pytest.fixture
def voorstel(maak_stuksoort):
    return maak_stuksoort("Raadsvoorstel")


def test_een_punt_zegt_overal_welk_soort_stuk_er_komt(client, voorstel, maak_agendapunt):
    punt = maak_agendapunt("Zeesluis", perioden=[2026], stuksoort=voorstel)
    agenda = punt.agenda
    adressen = (
        punt.get_absolute_url(), agenda.get_absolute_url(), LIJST,
        reverse("geheel", args=[agenda.slug]), reverse("levende-agenda-json", args=[agenda.slug]),
    )  # fmt: skip
    for adres in adressen:
        assert "Raadsvoorstel" in client.get(adres).content.decode(), adres
    papier = als_html(neem_op(agenda), Selectie(), "")
    assert papier.count("Raadsvoorstel") == 2  # in the overview, and with the item


def test_zonder_soorten_vraagt_en_toont_niets_ernaar(client, griffie_client, maak_agendapunt):
    punt = maak_agendapunt("Zeesluis", perioden=[2026])
    for adres in (punt.get_absolute_url(), punt.agenda.get_absolute_url()):
        assert "Soort stuk" not in client.get(adres).content.decode(), adres
    lijst = client.get(LIJST)
    assert "stuksoort" not in lijst.context["table"].columns.names()
    assert "Soort stuk" not in [
        veld.label for veld in lijst.context["filter"].form.visible_fields()
    ]
    assert "stuksoort" not in Beheer(griffie_client).lees(wijzig(punt)).velden()


def test_bezoekers_kiezen_een_soort_over_alle_agendas(
    client, maak_agenda, maak_stuksoort, maak_domein, maak_agendapunt
):
    for titel in ("Zeesluis", "Duinen"):
        agenda = maak_agenda()
        soort = maak_stuksoort("Zienswijze", agenda)
        maak_agendapunt(titel, domein=maak_domein(agenda=agenda), stuksoort=soort)
    maak_agendapunt("Haven", domein=maak_domein(agenda=agenda))
    rijen = client.get(LIJST, {"stuksoort": "Zienswijze"}).context["table"].rows
    assert {rij.record.titel for rij in rijen} == {"Zeesluis", "Duinen"}
    fout = client.get(LIJST, {"stuksoort": "Brief"}).content.decode()
    assert "staat niet in de lijst" in fout


def test_een_ander_soort_stuk_is_een_wijziging(maak_stuksoort, voorstel, maak_agendapunt):
    punt = maak_agendapunt("Zeesluis", stuksoort=voorstel)
    voor = neem_op(punt.agenda)
    punt.stuksoort = maak_stuksoort("Zienswijze")
    opslaan(punt)
    [regel] = [r for r in tijdlijn(punt).regels if r.gebeurtenis.veld == "stuksoort"]
    assert regel.woorden == "van Raadsvoorstel naar Zienswijze"
    verteld = vergelijk(punt.agenda_id, voor, neem_op(punt.agenda))
    assert "van Raadsvoorstel naar Zienswijze" in [
        r.woorden for groep in verteld.groepen for r in groep.regels
    ]


def test_een_soort_stuk_is_van_een_agenda(voorstel, maak_agenda, maak_domein, maak_agendapunt):
    ander = maak_domein(agenda=maak_agenda())
    with pytest.raises(ValidationError, match="hoort bij een andere agenda"):
        maak_agendapunt(domein=ander, stuksoort=voorstel)


def test_de_griffie_maakt_soorten_bij_de_agenda_en_kiest_er_een_bij_een_punt(
    griffie_client, maak_domein
):
    beheer, domein = Beheer(griffie_client), maak_domein()
    agenda = domein.agenda
    soort = {"naam": "Raadsbrief", "slug": "raadsbrief"}
    rij = {f"stuksoorten__0__{naam}": waarde for naam, waarde in soort.items()}
    pagina = beheer.lees(wijzig(agenda))
    pagina = beheer.verstuur(pagina, **rij, stuksoorten__TOTAL_FORMS="1")
    assert not pagina.fouten
    raadsbrief = Stuksoort.objects.get()
    pagina = beheer.lees(nieuw(Agendapunt, agenda))
    beheer.verstuur(pagina, titel="Zeesluis", domein=domein.pk, stuksoort=raadsbrief.pk)
    assert Agendapunt.objects.get().stuksoort == raadsbrief
