"""An overleg and the items that it works on lead to each other, without any action between them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from agenda.bewerkingen import publiceer, trek_in
from agenda.models import Stand
from agenda.opslag import opslaan, verwijder
from ijmond.momentopname.opnemen import neem_op
from tests.bezoek import html, plat

pytestmark = pytest.mark.django_db


@pytest.fixture
def verbonden(maak_agendapunt, maak_overleg):
    """An overleg that works on two items, of which one is a concept; they and the overleg."""
    overleg = maak_overleg("Havens")
    kade, geheim = maak_agendapunt("Kade"), maak_agendapunt("Geheim", publicatie="concept")
    opslaan(overleg, lambda: overleg.agendapunten.set([kade, geheim]))
    return overleg, kade, geheim


def test_agendapunt_en_overleg_leiden_naar_elkaar(client, verbonden):
    overleg, kade, geheim = verbonden
    agenda, punt = kade.agenda, kade.get_absolute_url()
    hele = f"{agenda.get_absolute_url()}geheel/"
    assert f'href="{overleg.get_absolute_url()}">Havens</a>' in html(client, punt)
    pagina = html(client, overleg.get_absolute_url())
    assert f'href="{punt}">Kade</a>' in pagina
    assert f"Werkt aan: {kade.kenmerk}" in plat(html(client, hele))
    assert [o.agendapunten for o in neem_op(agenda).overleggen] == [(kade.kenmerk,)]
    json = f"{agenda.get_absolute_url()}levende-agenda.json"
    for adres in (overleg.get_absolute_url(), hele, json):
        gelezen = client.get(adres).getvalue().decode()
        assert not any(woord in gelezen for woord in ("Geheim", geheim.kenmerk)), adres
    publiceer(geheim)
    assert "Geheim" in html(client, overleg.get_absolute_url())
    trek_in(kade, "Dubbel.")
    assert "Kade" not in html(client, overleg.get_absolute_url())


def test_een_overleg_vergeet_een_punt_dat_er_niet_meer_is(verbonden):
    _, kade, geheim = verbonden
    agenda = kade.agenda
    verwijder(kade, reden="Dubbel.")
    kader = Stand.objects.filter(agenda=agenda, kenmerk="").order_by("pk").last()
    assert [o["agendapunten"] for o in kader.inhoud["overleggen"]] == [[geheim.kenmerk]]


@pytest.mark.beide  # dates
def test_een_punt_zegt_wie_het_trekt_besluit_en_tot_wanneer_men_kan_inspreken(
    client, maak_agendapunt, maak_eigenaar, maak_orgaan, maak_vergadering
):
    raad = maak_orgaan("Raad", inspreken="Mail de griffie.", inspreken_dagen=3)
    velsen, dag = maak_eigenaar("Velsen"), timezone.localdate() + timedelta(days=10)
    punt = maak_agendapunt("Kade", betrokkenen=[(velsen, "trekker")])
    leeg = plat(html(client, maak_agendapunt("Sluis").get_absolute_url()))
    assert "Trekker nog niet bekend" in leeg
    assert "Wie besluit nog niet bekend" in leeg
    vergadering = maak_vergadering(orgaan=raad, punten=[punt], datum=dag)
    behandeling = vergadering.behandelingen.get()
    behandeling.doel = "besluitvormend"
    opslaan(vergadering, behandeling.save)
    gezegd = plat(html(client, punt.get_absolute_url()))
    for zin in ("Trekker Velsen", "Volgende vergadering Raad", "Wie besluit Raad",
                "Mail de griffie.", "Op de agenda sinds"):  # fmt: skip
        assert zin in gezegd, zin
    tot = (dag - timedelta(days=3)).strftime("%-d")
    assert f"Meld u aan tot en met {tot} " in gezegd
    assert "Mail de griffie." in plat(html(client, vergadering.get_absolute_url()))
    vergadering.status = "geannuleerd"
    opslaan(vergadering, reden="Te weinig stukken.")
    assert "Mail de griffie." not in plat(html(client, vergadering.get_absolute_url()))
