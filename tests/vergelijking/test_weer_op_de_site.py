"""What came back on the site leads to what is different from how visitors last saw it."""

import pytest

from agenda.bewerkingen import publiceer, trek_in
from agenda.models import Gebeurtenis, Stand, Wijziging
from agenda.opslag import opslaan
from ijmond.vergelijking import vergelijk
from tests.vergelijking.opnamen import het, opname, verander, verplan


@pytest.fixture(scope="module")
def _agenda(eenmalig, maak_domein, maak_agendapunt):
    domein = maak_domein("Economie")
    maak_agendapunt("Zeesluis", perioden=[2026], domein=domein, toelichting="De sluis is oud.")
    maak_agendapunt("Woonvisie", domein=domein)
    return domein.agenda_id


def zet(agenda, status, reden=""):
    agenda.status = status
    opslaan(agenda, reden=reden)


def toen():
    """The stand in which visitors last saw the item that came back last."""
    return Gebeurtenis.objects.filter(soort="gepubliceerd").latest("pk").laatst_openbaar


def link(agenda):
    return f"{agenda.get_absolute_url()}vergelijk/?van=wijziging-{toen().wijziging_id}&tot=nu"


@pytest.mark.beide  # JSON, and moments
def test_de_link_vergelijkt_met_hoe_bezoekers_het_kenden(
    agenda, client, django_assert_max_num_queries
):
    trek_in(het("SA-01"), "Staat nu elders.")
    verplan(het("SA-01"), 2027, reden="")
    verander(het("SA-02"), titel="Visie")  # in plain sight, meanwhile
    publiceer(het("SA-01"), reden="De provincie is later klaar.")
    adres = link(agenda)
    for plek in (het("SA-01").get_absolute_url(), "/wijzigingen/"):
        pagina = client.get(plek).content.decode()
        assert f'href="{adres.replace("&", "&amp;")}"' in pagina
        assert pagina.count("Bekijk wat er anders is") == 1
    assert adres in client.get("/wijzigingen.atom").content.decode().replace("&amp;amp;", "&")
    with django_assert_max_num_queries(12):
        pagina = client.get(adres).content.decode()
    assert "van 2026 naar 2027" in pagina
    assert "Reden: De provincie is later klaar." in pagina
    assert "om " in pagina.partition("Van ")[2].partition(" tot nu")[0]
    assert f'value="wijziging-{toen().wijziging_id}" selected' in pagina


@pytest.mark.beide  # JSON, and moments
def test_van_een_agenda_die_terugkomt_is_er_per_punt_dat_anders_is_een_link(agenda, client):
    zet(agenda, "concept")
    verplan(het("SA-01"), 2027, reden="")
    zet(agenda, "lopend", reden="De raden stelden alles uit.")
    assert toen().kenmerk == "SA-01"
    pagina = client.get("/wijzigingen/").content.decode()
    assert pagina.count("Bekijk wat er anders is") == 1
    gevonden = client.get(link(agenda)).content.decode()
    assert "van 2026 naar 2027" in gevonden
    assert "Reden: De raden stelden alles uit." in gevonden


def test_zonder_link_als_de_agenda_toen_nog_niet_op_de_site_stond(agenda, client):
    zet(agenda, "concept")
    verander(het("SA-02"), titel="Visie op wonen")
    zet(agenda, "lopend")
    trek_in(het("SA-02"), "Nog niet rijp.")
    publiceer(het("SA-02"))
    assert toen().inhoud["titel"] == "Visie op wonen"
    pagina = client.get("/wijzigingen/").content.decode()
    assert "Weer op de site" in pagina
    assert client.get(link(agenda)).status_code == 400
    # The first return, with its agenda, has one; this one has none.
    assert pagina.count("Bekijk wat er anders is") == 1


def test_een_wijziging_die_niets_van_deze_agenda_liet_zien_is_geen_moment(
    agenda, client, maak_agenda, maak_agendapunt
):
    maak_agenda()
    elders = Wijziging.objects.last()
    maak_agendapunt("Geheim", publicatie="concept")
    concept = Stand.objects.latest("pk").wijziging
    for nummer in (elders.pk, concept.pk, concept.pk + 100, "0" * 18):
        antwoord = client.get(
            f"{agenda.get_absolute_url()}vergelijk/", {"van": f"wijziging-{nummer}"}
        )
        assert antwoord.status_code == 400
        assert f"Deze agenda heeft geen wijziging {int(nummer)}." in antwoord.content.decode()


def test_over_een_tijd_waarin_de_agenda_weg_was_staan_er_geen_woorden(agenda):
    voor = opname()
    verander(het("SA-01"), titel="Sluis")
    daarvoor = vergelijk(agenda.pk, voor, opname())
    assert [r.woorden for g in daarvoor.groepen for r in g.regels] == [
        "van ‘Zeesluis’ naar ‘Sluis’"
    ]
    zet(agenda, "concept")
    zet(agenda, "lopend")
    for oud, nieuw in ((voor, opname()), (opname(), voor)):
        [groep] = vergelijk(agenda.pk, oud, nieuw).groepen
        assert [(r.woorden, r.stukken) for r in groep.regels] == [("titel", ())]


def test_de_reden_van_een_terugkeer_is_die_van_wat_er_toen_anders_was(agenda):
    voor = opname()
    verplan(het("SA-01"), 2027, reden="De bouw loopt uit.")
    trek_in(het("SA-01"), "Er stond een naam in.")
    verander(het("SA-01"), reden="", toelichting="De sluis is nieuw.")
    publiceer(het("SA-01"), reden="De naam is eruit.")
    redenen = {
        r.verandering.veld: r.reden
        for g in vergelijk(agenda.pk, voor, opname()).groepen
        for r in g.regels
    }
    assert redenen == {"planning": "De bouw loopt uit.", "toelichting": "De naam is eruit."}
