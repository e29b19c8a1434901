"""Home says first what comes and what changed, of the agenda in front."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from agenda.models import Agendapunt
from agenda.opslag import opslaan, opslag
from tests.bezoek import html, plat
from tests.wijzigen import plan, verplaats

pytestmark = pytest.mark.django_db


@pytest.fixture
def dag():
    """A day so many days from today."""
    return lambda dagen: timezone.localdate() + timedelta(days=dagen)


@pytest.mark.beide  # dates and their order
def test_eerst_de_volgende_vergadering_en_de_laatste_wijzigingen_met_hun_reden(
    client, dag, maak_agenda, maak_orgaan, maak_agendapunt, maak_vergadering
):
    raad = maak_orgaan("Raad")
    maak_agenda(jaren=(2026, 2099), orgaan=raad, is_home=True)
    wonen, geheim = maak_agendapunt("Woonvisie", perioden=[2026]), maak_agendapunt("Ons geheim")
    maak_vergadering(orgaan=raad, punten=[maak_agendapunt("Oude kade")], datum=dag(-30))
    maak_vergadering(orgaan=raad, punten=[maak_agendapunt("Verre kade")], datum=dag(60))
    maak_vergadering(
        orgaan=raad, punten=[maak_agendapunt("Concept")], datum=dag(3), publicatie="concept"
    )
    maak_vergadering(orgaan=raad, punten=[wonen, geheim], datum=dag(7))
    geheim.publicatie = "concept"
    opslaan(geheim)
    verplaats(wonen, 2099, reden="De raad wil meer tijd.")
    voor, na = plat(html(client, "/")).split("Laatste wijzigingen", 1)
    assert voor.index("Zoek") < voor.index("Volgende vergadering") < voor.index("Woonvisie")
    assert not any(titel in voor for titel in ("Oude kade", "Verre kade", "geheim", "Concept"))
    assert na.index("Woonvisie Doorgeschoven: van 2026 naar 2099") < na.index("Alle wijzigingen")
    assert "Reden: De raad wil meer tijd." in na


def test_een_reden_staat_bij_het_punt_waar_zij_van_is(client, maak_agenda, maak_agendapunt):
    maak_agenda(jaren=(2026, 2099), is_home=True)
    wonen, kade, weg = (
        maak_agendapunt(los, perioden=[2026]) for los in ("Woonvisie", "Kade", "Weg")
    )
    with opslag() as werk:
        kade.titel = "De kade"
        werk.bewaar(kade)
        werk.bewaar(wonen, lambda: plan(wonen, 2099), "De raad wil meer tijd.")
    gelezen = plat(html(client, "/"))
    assert (
        "2 agendapunten gewijzigd Onder meer Woonvisie Doorgeschoven: van 2026 naar 2099 "
        "Reden: De raad wil meer tijd."
    ) in gelezen
    with opslag() as werk:
        for punt, reden in ((kade, "Dubbel."), (weg, "Voorbij.")):
            punt.publicatie = "ingetrokken"
            werk.bewaar(punt, reden=reden)
    gelezen = plat(html(client, "/"))
    assert f"ingetrokken Onder meer {kade.kenmerk} Ingetrokken Reden: Dubbel." in gelezen
    assert "De kade" not in gelezen
    waar = {"agenda": wonen.agenda, "domein": wonen.domein, "publicatie": "gepubliceerd"}
    with opslag(reden="Samen bedacht.") as werk:
        for titel in ("Brug", "Sluis"):
            werk.bewaar(Agendapunt(titel=titel, **waar))
    assert "2 agendapunten toegevoegd Reden: Samen bedacht." in plat(html(client, "/"))


def test_een_agenda_die_voorbij_is_kondigt_niets_aan(
    client, dag, maak_agenda, maak_orgaan, maak_agendapunt, maak_vergadering
):
    raad = maak_orgaan("Raad")
    maak_agenda(orgaan=raad, is_home=True, status="afgesloten")
    maak_vergadering(orgaan=raad, datum=dag(7), punten=[maak_agendapunt("Kade")])
    vergadering = maak_vergadering(
        orgaan=raad, datum=dag(-30), punten=[maak_agendapunt("Woonvisie")]
    )
    behandeling = vergadering.behandelingen.get()
    behandeling.uitkomst_soort = "aangenomen"
    opslaan(vergadering, behandeling.save)
    pagina = plat(html(client, "/"))
    eerst = pagina.split("Laatste wijzigingen")[0]
    assert "Afgelopen" in eerst
    assert "Laatste vergadering" in eerst
    assert "Woonvisie Uitkomst: Aangenomen" in eerst
    assert "Volgende vergadering" not in pagina
    assert "Kade" not in eerst


def test_wat_niets_van_een_punt_in_een_vergadering_weet_laat_geen_lege_regel(
    client, dag, maak_agenda, maak_agendapunt, maak_vergadering, maak_orgaan
):
    raad = maak_orgaan("Raad")
    maak_agenda(jaren=(2026, 2099), orgaan=raad, is_home=True)
    maak_vergadering([maak_agendapunt("Woonvisie")], orgaan=raad, datum=dag(7))
    pagina = html(client, "/")
    assert "Volgende vergadering Raad" in plat(pagina)
    assert not re.search(r"<(ul|p)[^>]*>\s*</\1>", pagina)


def test_zonder_vergadering_of_wijziging_zegt_home_dat(client, maak_agenda):
    maak_agenda(jaren=(2026, 2099), is_home=True)
    pagina = plat(html(client, "/"))
    assert "Er is nog geen vergadering gepland." in pagina
    assert "Er is nog niets veranderd." in pagina


def test_wat_iemand_komt_zoeken_staat_binnen_twee_klikken(
    client, dag, maak_agenda, maak_orgaan, maak_domein, maak_agendapunt, maak_vergadering
):
    """When housing comes up, what moved and why, who leads, the PDF of one year, how to follow."""
    raad = maak_orgaan("Raad")
    maak_agenda(jaren=(2026, 2099), orgaan=raad, is_home=True)
    wonen = maak_domein("Wonen")
    punt = maak_agendapunt("Woonvisie", domein=wonen, perioden=[2026])
    maak_vergadering(orgaan=raad, punten=[punt], datum=dag(7))
    verplaats(punt, 2099, reden="De raad wil meer tijd.")
    home, domein = html(client, "/"), html(client, wonen.get_absolute_url())
    assert f'href="{wonen.get_absolute_url()}"' in home
    assert "Volgende vergadering Raad" in plat(home)
    assert "Woonvisie Gepland Op de agenda in 2099" in plat(domein)
    assert "levende-agenda.pdf?domein=wonen&amp;periode=2099" in domein
    assert "/volgen/?agenda=agenda-a&amp;domein=wonen" in domein
    assert "van 2026 naar 2099 Reden: De raad wil meer tijd." in plat(home)
    assert f'href="{punt.get_absolute_url()}"' in html(client, "/zoeken/?q=woonvisie")
    assert "Trekker nog niet bekend" in plat(html(client, punt.get_absolute_url()))
