"""A quarter that the portal once called by its key is called in words, and nobody is told so."""

import pytest
from django.test import Client

from agenda.bewerkingen import maak_perioden
from agenda.models import Periode, Stand
from agenda.opslag import fouten, opslaan
from tests.opslag.overgang import naar
from tests.wijzigen import gisteren

pytestmark = [pytest.mark.lang, pytest.mark.django_db]
ERVOOR = [("ijmond", "0008_werklijst")]


@pytest.fixture(scope="module")
def hernoemd(in_een_eigen_database, maak_agendapunt):
    """An agenda from before; the day before; how its page of then, and a list of it, were read."""
    in_een_eigen_database()
    punt = maak_agendapunt("Zeesluis")
    agenda = punt.agenda
    maak_perioden(agenda, 2027, 2027, "kwartaal")
    for periode in agenda.perioden.filter(eenheid="kwartaal", begin__year=2027):
        periode.naam = periode.tijdvak
        opslaan(periode)
    eigen = agenda.perioden.get(tijdvak="2027-Q3")
    eigen.naam = "Zomer"
    opslaan(eigen)
    eerste = agenda.perioden.get(tijdvak="2027-Q1")
    opslaan(punt, lambda: punt.planning.create(periode=eerste))
    dag, client = gisteren(), Client()
    nieuws = client.get("/wijzigingen/").text
    naar(ERVOOR)
    naar()
    return agenda, dag, nieuws


def namen(agenda):
    hierin = Periode.objects.filter(agenda=agenda, begin__year=2027)
    return list(hierin.values_list("naam", flat=True))


@pytest.mark.beide
def test_alleen_wat_het_portaal_zelf_noemde_heet_anders(hernoemd):
    agenda, _, _ = hernoemd
    assert namen(agenda) == [
        "2027", "1e kwartaal 2027", "2e kwartaal 2027", "Zomer", "4e kwartaal 2027",
    ]  # fmt: skip
    assert list(fouten([Periode])) == []


def test_geen_nieuws_en_wat_bewaard_is_blijft(hernoemd, client):
    agenda, dag, nieuws = hernoemd
    nu = client.get("/wijzigingen/").text
    assert nu == nieuws.replace("2027-Q1", "1e kwartaal 2027")
    laatste, vorige = Stand.objects.filter(agenda=agenda, kenmerk="").order_by("-pk")[:2]
    assert "2027-Q1" in [los["naam"] for los in vorige.inhoud["perioden"]]
    assert "1e kwartaal 2027" in [los["naam"] for los in laatste.inhoud["perioden"]]
    verschil = client.get(f"{agenda.get_absolute_url()}vergelijk/", {"van": dag, "tot": "nu"}).text
    assert "aan de agenda en de punten is niets veranderd" in verschil


@pytest.mark.parametrize("naam", ["2027-Q1", "1e kwartaal 2027"])
def test_een_adres_van_ervoor_vindt_het_nog(hernoemd, client, naam):
    pagina = client.get("/agendapunten/", {"periode": naam})
    assert "Zeesluis" in pagina.text
    assert '<option value="1e kwartaal 2027" selected>' in pagina.text
    assert "Zeesluis" not in client.get("/agendapunten/", {"periode": "2027-Q2"}).text
