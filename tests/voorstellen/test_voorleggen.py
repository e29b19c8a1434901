"""A voorstel before a meeting: what may be laid there, and what stays as it is while it lies."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from agenda.beschrijving.lezen import inhoud
from agenda.models import Agendapunt, Bijwerking, Voorstel
from agenda.opslag import opslaan
from agenda.voorstellen import (
    laat_vervallen,
    laat_weg,
    leg_voor,
    neem_mee,
    neem_terug,
    nieuw_voorstel,
    stel_voor,
    voer_uit,
)
from ijmond.momentopname.voorgesteld import als_json
from tests.wijzigen import BINNENKORT


@pytest.fixture
def vergadering(maak_vergadering):
    return maak_vergadering(datum=BINNENKORT, datum_precisie="dag")


@pytest.fixture
def voorstel(punt):
    voorstel = nieuw_voorstel(punt.agenda, "Na de commissie", reden="De commissie wil het later.")
    stel_voor(voorstel, punt, inhoud(punt) | {"titel": "Een lange brug"})
    return voorstel


def leg(voorstel, vergadering, openbaar=True):
    leg_voor(voorstel, vergadering, als_json, openbaar=openbaar)
    voorstel.refresh_from_db()


def token():
    return Bijwerking.objects.get(agenda=None).token


def test_wat_voorligt_verandert_niet_tot_het_is_teruggenomen(voorstel, vergadering, punt):
    leg(voorstel, vergadering)
    assert "Een lange brug" in voorstel.voorgesteld
    with pytest.raises(ValidationError, match="niet meer in voorbereiding"):
        stel_voor(voorstel, punt, inhoud(punt) | {"titel": "Anders"})
    with pytest.raises(ValidationError, match="ligt al voor"):
        leg(voorstel, vergadering)
    neem_terug(voorstel)
    voorstel.refresh_from_db()
    assert (voorstel.voorgesteld, voorstel.is_te_lezen) == ("", False)
    stel_voor(voorstel, punt, inhoud(punt) | {"titel": "Anders"})


def test_alleen_wat_bezoekers_lezen_heet_voor_hen_nieuw(voorstel, vergadering):
    eerst = token()
    leg(voorstel, vergadering, openbaar=False)
    neem_terug(voorstel)
    assert (token(), voorstel.nummer) == (eerst, None)
    gezien = [eerst]
    for doe in (leg, lambda los, _: neem_terug(los), leg, lambda los, _: voer_uit(los)):
        doe(voorstel, vergadering)
        gezien.append(token())
    assert len(set(gezien)) == 5


def test_een_nummer_verraadt_niet_hoeveel_er_in_de_maak_zijn(voorstel, vergadering, punt):
    ander = nieuw_voorstel(punt.agenda, "Niet voor iedereen", reden="Nee.")
    stel_voor(ander, punt, inhoud(punt) | {"status": "loopt"})
    leg(ander, vergadering, openbaar=False)
    leg(voorstel, vergadering)
    assert (voorstel.nummer, Voorstel.objects.get(pk=ander.pk).nummer) == (1, None)
    neem_terug(voorstel)
    leg(voorstel, vergadering)
    assert voorstel.nummer == 1


@pytest.mark.parametrize(
    ("velden", "waarom"),
    [
        ({"status": "geannuleerd"}, "gaat niet door"),
        ({"datum": date(2020, 3, 1)}, "al geweest"),
        ({"publicatie": "concept"}, "staat niet op de site"),
    ],
)
def test_niet_elke_vergadering_kan_het_krijgen(voorstel, maak_vergadering, velden, waarom):
    vergadering = maak_vergadering(**{"datum": BINNENKORT, "datum_precisie": "dag"} | velden)
    with pytest.raises(ValidationError, match=waarom):
        leg(voorstel, vergadering)
    assert Voorstel.objects.get().status == "in_voorbereiding"


def test_wat_botst_of_geen_reden_heeft_kan_niet_voorliggen(voorstel, vergadering, punt):
    kaal = nieuw_voorstel(punt.agenda, "Zonder reden")
    stel_voor(kaal, punt, inhoud(punt) | {"publicatie": "ingetrokken"})
    with pytest.raises(ValidationError, match="intrekt"):
        leg(kaal, vergadering)
    leg(kaal, vergadering, openbaar=False)
    with pytest.raises(ValidationError, match="niets voor te leggen"):
        leg(nieuw_voorstel(punt.agenda, "Leeg"), vergadering)
    punt.titel = "Van een ander"
    opslaan(punt)
    with pytest.raises(ValidationError, match="intussen gewijzigd"):
        leg(voorstel, vergadering)


def test_wat_besloten_is_kan_een_deel_zijn_met_een_woord_waarom(
    voorstel, vergadering, punt, maak_agendapunt
):
    tunnel = maak_agendapunt("Een tunnel")
    regel = stel_voor(voorstel, tunnel, inhoud(tunnel) | {"titel": "Een lange tunnel"})
    leg(voorstel, vergadering)
    regel.refresh_from_db()
    regel.voorstel = voorstel
    with pytest.raises(ValidationError, match="Bezoekers lezen dat"):
        laat_weg(regel)
    laat_weg(regel, "De commissie wil dit nog niet.")
    neem_mee(regel)
    laat_weg(regel, "De commissie wil dit nog niet.")
    voer_uit(voorstel)
    assert {p.titel for p in Agendapunt.objects.all()} == {"Een lange brug", "Een tunnel"}


def test_wat_vervalt_zegt_aan_wie_het_las_waarom(voorstel, vergadering):
    leg(voorstel, vergadering)
    with pytest.raises(ValidationError, match="waarom dit voorstel vervalt"):
        laat_vervallen(voorstel)
    laat_vervallen(voorstel, "De commissie wees het af.")
    voorstel.refresh_from_db()
    assert (voorstel.status, voorstel.vervallen_op) == ("vervallen", timezone.localdate())
    with pytest.raises(ValidationError, match="al afgehandeld"):
        laat_vervallen(voorstel, "Nog eens.")
