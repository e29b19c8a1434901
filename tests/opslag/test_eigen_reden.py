"""What changes together has one reason, and each thing in it may have a reason of its own."""

from datetime import date

import feedparser
import pytest
from django.core.exceptions import ValidationError

from agenda.bewerkingen.uitwissen import wis
from agenda.models import Agendapunt, Gebeurtenis, Vergadering
from agenda.opslag import opslag
from ijmond.document import Sinds, als_html
from ijmond.momentopname.selectie import Selectie
from ijmond.vergelijking import vergelijk
from tests.bezoek import plat
from tests.vergelijking.opnamen import opname
from tests.wijzigen import plan

pytestmark = pytest.mark.django_db

SAMEN = "Zo besloot de commissie."
LATER, WEG, ZAAL = "De kade is niet klaar.", "Staat dubbel.", "De zaal is bezet."


@pytest.fixture
def punten(maak_agendapunt):
    return [maak_agendapunt(titel, perioden=[2026]) for titel in ("Zeesluis", "Woonvisie", "Park")]


@pytest.fixture
def vergadering(maak_vergadering, punten):
    return maak_vergadering([punten[1]], datum=date(2099, 3, 1))


@pytest.fixture
def samen(punten, vergadering):
    """Two items are put off, a third is deleted and a meeting moves: four reasons, one save."""
    voor = opname()
    zeesluis, woonvisie, park = punten
    vergadering = Vergadering.objects.get(pk=vergadering.pk)
    vergadering.datum = date(2099, 3, 15)
    with opslag(reden=SAMEN, door="een-medewerker") as werk:
        werk.bewaar(zeesluis, lambda: plan(zeesluis, 2027), reden=f" {LATER}\n")
        werk.bewaar(woonvisie, lambda: plan(woonvisie, 2027))
        werk.verwijder(park, reden=WEG)
        werk.bewaar(vergadering, reden=ZAAL)
    return voor


@pytest.mark.beide  # JSON
@pytest.mark.usefixtures("samen")
def test_elke_lezer_leest_de_eigen_reden(griffie_client, punten, vergadering):
    zeesluis, woonvisie, park = (punt.get_absolute_url() for punt in punten)
    waar = {
        "/wijzigingen/": (SAMEN, LATER, WEG, ZAAL),
        zeesluis: (LATER,),
        woonvisie: (SAMEN, ZAAL),
        park: (WEG,),
        vergadering.get_absolute_url(): (ZAAL,),
        "/beheer/agenda/punt/geschiedenis/SA-01/": (LATER,),
        "/beheer/agenda/punt/geschiedenis/SA-03/": (WEG,),
        f"/beheer/agenda/punt/geschiedenis/{vergadering.pk}/": (ZAAL,),
    }
    for adres, redenen in waar.items():
        pagina = plat(griffie_client.get(adres).content.decode())
        gelezen = {zin for zin in (SAMEN, LATER, WEG, ZAAL) if f"Reden: {zin}" in pagina}
        assert gelezen == {*redenen}, adres
    regels = feedparser.parse(griffie_client.get("/wijzigingen.atom").content).entries
    samenvattingen = " ".join(regel.summary for regel in regels)
    assert [samenvattingen.count(f"Reden: {zin}") for zin in (SAMEN, LATER, WEG, ZAAL)] == [1] * 4


def test_een_vergelijking_en_de_pdf_noemen_de_eigen_reden(samen, punten):
    anders = vergelijk(punten[0].agenda_id, samen, opname())
    redenen = {(los.kenmerk, str(los.soort)): los.reden for los in anders.regels}
    assert redenen == {
        ("SA-01", "doorgeschoven"): LATER,
        ("SA-02", "doorgeschoven"): SAMEN,
        ("SA-02", "verzet"): ZAAL,
        ("SA-03", "ingetrokken"): WEG,
    }
    papier = als_html(anders.nieuw, Selectie(), "", Sinds("gisteren", anders))
    assert f"Reden: {LATER}" in papier


def test_een_eigen_reden_is_genoeg_en_zonder_enige_reden_gaat_het_niet(punten):
    zeesluis, woonvisie, _ = punten

    def schuif_door(jaar, *ook):
        with opslag() as werk:
            werk.bewaar(zeesluis, lambda: plan(zeesluis, jaar), reden=LATER)
            for punt in ook:
                werk.bewaar(punt, lambda punt=punt: plan(punt, jaar))

    schuif_door(2027)
    with pytest.raises(ValidationError, match="waarom SA-02") as fout:
        schuif_door(2028, woonvisie)
    assert fout.value.code == "reden"
    assert list(zeesluis.planning.values_list("periode__naam", flat=True)) == ["2027"]


def test_een_eigen_reden_is_niet_langer_dan_een_ander(punten):
    with pytest.raises(ValidationError, match="250"), opslag() as werk:
        werk.bewaar(punten[0], reden="x" * 251)


def test_wat_een_vergadering_met_een_punt_doet_heeft_haar_reden(punten, vergadering):
    with opslag(reden=SAMEN) as werk:
        werk.bewaar(
            vergadering, lambda: vergadering.behandelingen.create(punt=punten[0]), reden=ZAAL
        )
    [gebeurd] = Gebeurtenis.objects.filter(kenmerk="SA-01", veld="behandelingen")
    assert gebeurd.gegeven_reden == ZAAL


@pytest.mark.beide  # JSON
@pytest.mark.usefixtures("samen")
def test_een_eigen_reden_is_te_wissen(client, punten):
    zeesluis = Agendapunt.objects.get(kenmerk="SA-01")
    wis(zeesluis.agenda, "SA-01", "De kade is")
    assert not Gebeurtenis.objects.filter(reden__contains="kade").exists()
    assert "Reden: [verwijderd] niet klaar." in plat(
        client.get(zeesluis.get_absolute_url()).content.decode()
    )
