"""The made-up region lives on any day: something behind, something ahead, and a reason for it."""

import tomllib
from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils.timezone import localdate

from agenda.models import Agenda, Eigenaar, Orgaan, Vergadering
from agenda.opslag import fouten, opslaan
from agenda.tijdvakken import Tijdvak
from ijmond.laden import maak_voorbeeldstreek
from ijmond.laden.voorbeeldstreek import BESTAND, vul_in
from tests.worddocument.lezen import lees_terug

pytestmark = pytest.mark.lang  # a region that has lived for years

ANDERE = {"begin": date(2015, 1, 1), "eind": date(2018, 12, 31), "status": "afgesloten"}


@pytest.fixture(scope="module")
def _gemaakt(eenmalig):
    """Beside an agenda that was in front until then."""
    andere = Agenda(titel="Echte agenda", slug="echt", regio="Echt", is_home=True, **ANDERE)
    andere.voorvoegsel_agendapunt, andere.voorvoegsel_actie = "EA", "EW"
    opslaan(andere)
    maak_voorbeeldstreek(localdate())


@pytest.fixture
def streek(_gemaakt, db):
    return Agenda.objects.get(slug="voorbeeldstreek")


def hoofd(client, adres):
    """What stands between <main> and </main>."""
    return client.get(adres).content.decode().partition("<main")[2].partition("</main>")[0]


def test_een_bezoeker_ziet_wat_komt_wat_verschoof_en_wat_voorligt(streek, client):
    komt = Vergadering.objects.openbaar().filter(datum__gt=localdate()).earliest("datum")
    assert komt.datum - localdate() <= timedelta(days=11)
    vergadering = hoofd(client, komt.get_absolute_url())
    assert "Woonvisie van de streek" in vergadering
    assert "Planning na de begroting" in vergadering
    voorstel = hoofd(client, f"{streek.get_absolute_url()}voorstellen/1/")
    for tekst in ("1 punt doorgeschoven", "minder geld dan gedacht", "Deelauto"):
        assert tekst in voorstel
    wijzigingen = hoofd(client, "/wijzigingen/")
    for tekst in ("stembureau", "Preciezer gepland", "Aangehouden"):
        assert tekst in wijzigingen
    assert "2x doorgeschoven" in hoofd(client, streek.get_absolute_url())
    assert "Samen inkopen" not in hoofd(client, streek.get_absolute_url())
    word = client.get(f"{streek.get_absolute_url()}levende-agenda.docx").getvalue()
    assert lees_terug(streek, word) == []


def test_zij_staat_voorop_en_noemt_zich_overal_een_voorbeeld(streek, client, settings):
    assert [agenda.slug for agenda in Agenda.objects.filter(is_home=True)] == ["voorbeeldstreek"]
    assert list(fouten([])) == []
    assert "verzonnen" in streek.ondertitel
    namen = [los.naam for model in (Eigenaar, Orgaan) for los in model.objects.all()]
    assert [naam for naam in namen if "(voorbeeld)" not in naam] == []
    assert not Eigenaar.objects.filter(soort="persoon").exists()
    zegt = "De Voorbeeldstreek is verzonnen. De andere agenda’s zijn echt."
    assert zegt not in client.get("/over/").content.decode()
    settings.VOORBEELD = True
    for adres in ("/", "/over/", streek.get_absolute_url(), "/bestaat-niet/"):
        assert zegt in client.get(adres).content.decode()


def test_op_een_echte_site_komt_zij_niet(db, settings):
    settings.VOORBEELD = False
    with pytest.raises(CommandError, match="make demo"):
        call_command("laad_voorbeeldstreek")


@pytest.mark.parametrize("vandaag", ["2026-01-01", "2026-06-30", "2026-12-31", "2028-02-29"])
def test_op_elke_dag_ligt_er_iets_achter_en_iets_voor_haar(vandaag):
    vandaag = date.fromisoformat(vandaag)
    verhaal = tomllib.loads(vul_in(BESTAND.read_text(), vandaag))
    rondes = verhaal["ronde"]
    dagen = [ronde["dag"] for ronde in rondes]
    assert dagen == sorted(set(dagen))
    assert max(dagen) < vandaag
    laatst = {los["sleutel"]: {} for ronde in rondes for los in ronde.get("vergadering", ())}
    for ronde in rondes:
        for los in ronde.get("vergadering", ()):
            laatst[los["sleutel"]] |= los
    for los in laatst.values():
        assert (los["datum"] < vandaag) is (los.get("status") in ("gehouden", "geannuleerd"))
    [agenda] = rondes[0]["agenda"]
    heel = Tijdvak(agenda["begin"], agenda["eind"])
    punten = [los for ronde in rondes for los in ronde.get("agendapunt", ())]
    for punt in [*punten, *verhaal["voorstel"]["agendapunt"]]:
        assert all(heel.omvat(Tijdvak.uit(los)) for los in punt.get("planning", ()))
