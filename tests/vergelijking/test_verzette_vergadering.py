"""A comparison tells of a meeting that moved what the timeline of its items tells."""

from datetime import date

from agenda.opslag import opslaan
from tests.wijzigen import gisteren


def test_een_vergelijking_vertelt_van_een_verzette_vergadering_met_de_reden(
    client, maak_agendapunt, maak_vergadering, maak_orgaan
):
    punt = maak_agendapunt("Haven")
    vergadering = maak_vergadering([punt], orgaan=maak_orgaan("Commissie"), datum=date(2099, 3, 1))
    dag = gisteren()
    vergadering.datum = date(2099, 3, 15)
    opslaan(vergadering, reden="De zaal was niet vrij.")
    adres = f"{punt.agenda.get_absolute_url()}vergelijk/?van={dag}&tot=nu"
    pagina = client.get(adres).content.decode()
    for zin in (
        "Komende vergaderingen",
        "Vergadering verplaatst",
        "Commissie, van 1 naar 15 maart 2099",
        "De zaal was niet vrij.",
    ):
        assert zin in pagina
