"""A meeting has standen of its own, and each item on it tells what becomes of it."""

from datetime import date, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from agenda.bewerkingen import publiceer, trek_in
from agenda.models import Behandeling, Gebeurtenis, Stand, Vergadering
from agenda.opslag import fouten, haal_terug, opslaan, verwijder
from agenda.verschil import tijdlijn

pytestmark = pytest.mark.django_db

MAART = date(2099, 3, 1)
RAAD = "De raad vroeg om meer tijd."


def standen(vergadering):
    return Stand.objects.filter(soort="vergadering", kenmerk=str(vergadering.pk)).order_by("pk")


def verzet(vergadering, reden=RAAD, **velden):
    """As a form does: through a row that is read anew."""
    vers = Vergadering.objects.get(pk=vergadering.pk)
    for veld, waarde in ({"datum": date(2099, 3, 15)} | velden).items():
        setattr(vers, veld, waarde)
    opslaan(vers, reden=reden)


def verteld(punt):
    """What the timeline of an item says of meetings."""
    return [
        f"{regel.gebeurtenis.get_soort_display()}: {regel.woorden}"
        for regel in tijdlijn(punt).regels
        if "ergadering" in regel.gebeurtenis.get_soort_display()
    ]


@pytest.fixture
def commissie(maak_orgaan):
    return maak_orgaan("Commissie")


@pytest.mark.beide  # JSON
def test_een_vergadering_houdt_bij_hoe_zij_was(maak_vergadering, maak_agendapunt):
    punt = maak_agendapunt()
    vergadering = maak_vergadering([punt], datum=MAART)
    verzet(vergadering)
    eerst, daarna = standen(vergadering)
    assert (eerst.agenda, eerst.inhoud["datum"]) == (None, "2099-03-01")
    assert daarna.inhoud["datum"] == "2099-03-15"
    assert daarna.inhoud["behandelingen"][0]["punt"] == punt.kenmerk
    assert list(fouten([])) == []


def test_wat_bij_een_punt_wordt_getypt_komt_in_de_stand_van_de_vergadering(
    maak_vergadering, maak_agendapunt
):
    punt = maak_agendapunt()
    vergadering = maak_vergadering([punt], datum=date(2016, 3, 22))
    opslaan(punt, lambda: Behandeling.objects.update(uitkomst_soort="aangenomen"))
    assert standen(vergadering).last().inhoud["behandelingen"][0]["uitkomst_soort"] == "aangenomen"
    verwijder(punt, reden="Dubbel.")
    assert standen(vergadering).last().inhoud["behandelingen"] == []
    assert list(fouten([])) == []


def test_elk_punt_vertelt_dat_de_vergadering_verzet_is_en_wat_eerst_verteld_was(
    commissie, maak_vergadering, maak_agendapunt
):
    punten = [maak_agendapunt(), maak_agendapunt()]
    vergadering = maak_vergadering(punten, orgaan=commissie, datum=MAART)
    verzet(vergadering)
    for punt in punten:
        assert verteld(punt) == [
            "Op de agenda van een vergadering: Commissie, 1 maart 2099",
            "Vergadering verplaatst: Commissie, van 1 naar 15 maart 2099",
        ]
    los = Gebeurtenis.objects.filter(soort="verzet").first()
    assert los.stand == standen(vergadering).last()
    assert (los.oud["datum"], los.nieuw["datum"]) == ("2099-03-01", "2099-03-15")
    assert los.wijziging.reden == RAAD


def test_niet_door_en_toch_weer_door_zijn_twee_berichten(
    commissie, maak_vergadering, maak_agendapunt
):
    punt = maak_agendapunt()
    vergadering = maak_vergadering([punt], orgaan=commissie, datum=MAART)
    verzet(vergadering, datum=MAART, status="geannuleerd")
    verzet(vergadering, datum=MAART, status="gepland")
    assert verteld(punt)[1:] == [
        "Vergadering gaat niet door: Commissie, 1 maart 2099",
        "Vergadering gaat toch door: Commissie, 1 maart 2099",
    ]


@pytest.mark.parametrize(
    ("was", "wordt", "zin"),
    [
        ((date(2099, 3, 1), "maand"), (date(2099, 3, 15), "dag"), "Datum van vergadering bekend"),
        ((None, "onbekend"), (date(2099, 3, 15), "dag"), "Datum van vergadering bekend"),
        ((date(2099, 3, 1), "maand"), (date(2099, 4, 15), "dag"), "Vergadering verplaatst"),
        ((date(2099, 3, 1), "dag"), (None, "onbekend"), "Vergadering verplaatst"),
        ((date(2099, 3, 1), "dag"), (date(2099, 3, 1), "maand"), "Vergadering verplaatst"),
    ],
)
def test_alleen_een_datum_die_preciezer_wordt_is_niet_verplaatst(
    maak_vergadering, maak_agendapunt, was, wordt, zin
):
    punt = maak_agendapunt()
    vergadering = maak_vergadering([punt], datum=was[0], datum_precisie=was[1])
    verzet(vergadering, datum=wordt[0], datum_precisie=wordt[1])
    assert verteld(punt)[1].partition(":")[0] == zin


@pytest.mark.parametrize(
    ("velden", "waarom"),
    [
        ({}, "deze vergadering verplaatst is"),
        ({"datum": MAART, "status": "geannuleerd"}, "deze vergadering niet doorgaat"),
    ],
)
def test_wie_verzet_wat_bezoekers_zien_zegt_waarom(maak_vergadering, velden, waarom):
    vergadering = maak_vergadering(datum=MAART)
    with pytest.raises(ValidationError, match=f"Schrijf bij 'Reden' waarom {waarom}"):
        verzet(vergadering, reden="", **velden)
    assert Vergadering.objects.get().datum == MAART
    concept = maak_vergadering(datum=MAART, publicatie="concept")
    verzet(concept, reden="", **velden)


def test_wat_verzet_is_terwijl_bezoekers_haar_niet_zagen_wordt_daarna_verteld(
    maak_vergadering, maak_agendapunt
):
    punt = maak_agendapunt()
    vergadering = maak_vergadering([punt], datum=MAART)
    trek_in(vergadering, "De lijst klopt niet.")
    verzet(Vergadering.objects.get(), reden="")
    assert not Gebeurtenis.objects.filter(soort="verzet").exists()
    with pytest.raises(ValidationError, match="verplaatst"):
        publiceer(vergadering)
    publiceer(vergadering, reden=RAAD)
    assert [zin.partition(":")[0] for zin in verteld(punt)] == [
        "Op de agenda van een vergadering",
        "Vergadering niet meer op de site",
        "Vergadering weer op de site",
        "Vergadering verplaatst",
    ]


def test_een_ander_uur_op_dezelfde_dag_is_ook_verplaatst(
    commissie, maak_vergadering, maak_agendapunt
):
    punt = maak_agendapunt()
    vergadering = maak_vergadering([punt], orgaan=commissie, datum=MAART)
    verzet(vergadering, reden="", datum=MAART, begin=time(19, 30))
    verzet(vergadering, datum=MAART, begin=time(20))
    verzet(vergadering, reden="", datum=MAART, begin=time(20), eind=time(22))
    assert verteld(punt)[1:] == [
        "Vergadering verplaatst: Commissie, 1 maart 2099, van 19.30 naar 20.00 uur"
    ]


def test_een_vergadering_die_weggaat_of_terugkomt_vertelt_dat_bij_elk_punt(
    commissie, maak_vergadering, maak_agendapunt
):
    punt, concept = maak_agendapunt(), maak_agendapunt(publicatie="concept")
    vergadering = maak_vergadering([punt, concept], orgaan=commissie, datum=MAART)
    sleutel = str(vergadering.pk)
    verwijder(vergadering, reden="Dubbel.")
    assert verteld(punt) == ["Vergadering niet meer op de site: "]
    weg = Gebeurtenis.objects.filter(soort="vergadering_weg")
    assert dict(weg.values_list("kenmerk", "openbaar")) == {
        punt.kenmerk: True,
        concept.kenmerk: False,
    }
    assert {(los.oud, los.nieuw, los.wijziging.reden) for los in weg} == {(None, None, "Dubbel.")}
    haal_terug(sleutel, reden="Toch niet dubbel.")
    assert verteld(punt)[1:] == [
        "Vergadering niet meer op de site: ",
        "Op de agenda van een vergadering: Commissie, 1 maart 2099",
    ]
    trek_in(Vergadering.objects.get(), "De lijst klopt niet.")
    verwijder(Vergadering.objects.get())
    assert weg.filter(openbaar=True).count() == 2


def test_van_een_vergadering_zonder_openbare_punten_is_zij_zelf_het_bericht(
    client, commissie, maak_vergadering, maak_agendapunt
):
    vergadering = maak_vergadering([maak_agendapunt(publicatie="concept")], datum=MAART)
    verzet(vergadering)
    los = Gebeurtenis.objects.openbaar().get(soort="verzet")
    assert (los.agenda, los.kenmerk, los.vergadering) == (None, "", vergadering)
    gezegd = "van 1 naar 15 maart 2099"
    adres = f'href="{vergadering.get_absolute_url()}"'
    lees = [client.get(pad).content.decode() for pad in ("/wijzigingen/", "/wijzigingen.atom")]
    assert all(gezegd in gelezen and RAAD in gelezen for gelezen in lees)
    assert adres in lees[0]
    assert "15 maart 2099: vergadering verplaatst" in lees[1]
    trek_in(Vergadering.objects.get(), "De lijst klopt niet.")
    for pad in ("/wijzigingen/", "/wijzigingen.atom"):
        assert gezegd not in client.get(pad).content.decode()
    verwijder(Vergadering.objects.get())
    assert not Gebeurtenis.objects.openbaar().filter(agenda=None).exists()
    assert list(fouten([Gebeurtenis])) == []


def test_een_concept_en_een_concept_vergadering_vertellen_bezoekers_niets(
    maak_vergadering, maak_agendapunt
):
    open_punt, concept = maak_agendapunt(), maak_agendapunt(publicatie="concept")
    vergadering = maak_vergadering([open_punt, concept], datum=MAART)
    verzet(vergadering)
    verborgen = maak_vergadering([open_punt], datum=MAART, publicatie="concept")
    verzet(verborgen)
    verzettingen = Gebeurtenis.objects.filter(soort="verzet")
    assert dict(verzettingen.values_list("kenmerk", "openbaar")) == {
        open_punt.kenmerk: True,
        concept.kenmerk: False,
    }


def test_een_verwijderde_vergadering_komt_terug_met_haar_lijst(maak_vergadering, maak_agendapunt):
    punt = maak_agendapunt()
    vergadering = maak_vergadering([punt], datum=MAART)
    sleutel = vergadering.pk
    verwijder(vergadering, reden="Dubbel.")
    assert not Vergadering.objects.exists()
    terug, gemist = haal_terug(str(sleutel), reden="Toch niet dubbel.")
    assert (terug.pk, gemist, list(fouten([]))) == (sleutel, [], [])
    assert [los.punt_id for los in terug.behandelingen.all()] == [punt.pk]


@pytest.mark.beide  # constraints
def test_de_database_weigert_wat_niet_kan_en_zegt_waarom(maak_vergadering):
    for velden, zin in (
        ({"datum": date(2207, 3, 1)}, "Het jaar 2207 kan hier niet"),
        ({"datum": date(26, 3, 1)}, "Het jaar 26 kan hier niet"),
        ({"begin": time(20), "eind": time(19)}, "Eindigt zij de volgende dag"),
        ({"datum": MAART, "eind_datum": MAART}, "De laatste dag ligt niet na de datum"),
        ({"datum": MAART, "status": "gehouden"}, "dat moet nog komen"),
    ):
        with pytest.raises(ValidationError, match=zin):
            maak_vergadering(**velden)
    maak_vergadering(datum=MAART, begin=time(20), eind=time(1), eind_datum=date(2099, 3, 2))
    maak_vergadering(datum=timezone.localdate(), status="gehouden")


@pytest.mark.beide  # dates
def test_een_vergadering_van_meer_dagen_is_voorbij_na_de_laatste(maak_vergadering):
    vandaag = timezone.localdate()
    lang = maak_vergadering(datum=vandaag - timedelta(days=1), eind_datum=vandaag)
    kort = maak_vergadering(datum=vandaag - timedelta(days=1))
    assert [los.is_voorbij for los in (lang, kort)] == [False, True]
    assert list(Vergadering.objects.geweest()) == [kort]


@pytest.mark.beide  # order
def test_een_nummer_telt_als_nummer(maak_vergadering, maak_agendapunt):
    vergadering = maak_vergadering()
    nummers = ["10", "", "3a", "2", "3.10", "3", "3.2"]

    def schrijf():
        for nummer in nummers:
            Behandeling.objects.create(
                vergadering=vergadering, punt=maak_agendapunt(), volgnummer=nummer
            )

    opslaan(vergadering, schrijf)
    gelezen = [los.volgnummer for los in vergadering.behandelingen.all()]
    assert gelezen == ["2", "3", "3.2", "3.10", "3a", "10", ""]
