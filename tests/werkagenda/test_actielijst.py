"""The Werkagenda: what a visitor filters, and what the page of an overleg and an actie tell."""

from datetime import date

import pytest

pytestmark = pytest.mark.usefixtures("_drie_acties", "db")


@pytest.fixture(scope="module")
def _drie_acties(eenmalig, maak_domein, maak_overleg, maak_agendapunt, maak_actie, maak_eigenaar):
    wonen, werk = maak_domein("Wonen"), maak_domein("Werk")
    bouwen = maak_overleg("Bouwen", domein=wonen)
    banen = maak_overleg("Banen", domein=werk)
    visie = maak_agendapunt("Woonvisie", domein=wonen, perioden=[2027])
    maak_actie("Heien", overleg=bouwen, agendapunt=visie)
    maak_actie(
        "Leerwerkplek", overleg=banen, termijn=date(2026, 4, 1), termijn_precisie="kwartaal",
        status="loopt", betrokkenen=[(maak_eigenaar("Velsen"), "uitvoerder")],
    )  # fmt: skip
    maak_actie("Schets", overleg=None, agendapunt=visie)


@pytest.mark.beide  # what is unknown in an order, text, dates
@pytest.mark.parametrize(
    ("filter_", "verwacht"),
    [
        ("", ["Heien", "Leerwerkplek", "Schets"]),
        ("?domein=wonen", ["Heien", "Schets"]),
        ("?overleg=banen", ["Leerwerkplek"]),
        ("?periode=2026", ["Leerwerkplek"]),
        ("?periode=2027", ["Heien", "Schets"]),
        ("?status=loopt", ["Leerwerkplek"]),
        ("?eigenaar=velsen", ["Leerwerkplek"]),
        ("?tekst=werkplek", ["Leerwerkplek"]),
        ("?sort=-titel", ["Schets", "Leerwerkplek", "Heien"]),
    ],
)
def test_het_adres_bepaalt_wat_de_werkagenda_toont(client, filter_, verwacht):
    tabel = client.get(f"/werkagenda/{filter_}").context["table"]
    assert [rij.record.titel for rij in tabel.page.object_list] == verwacht


@pytest.mark.beide  # what is unknown in an order, text, dates
def test_het_filter_biedt_alleen_wat_in_de_werkagenda_voorkomt(
    client, maak_domein, maak_overleg, maak_agendapunt, maak_eigenaar
):
    leeg = maak_domein("Leeg")
    maak_overleg("Zonder acties", domein=leeg)
    maak_agendapunt(domein=leeg, perioden=[2028], betrokkenen=[(maak_eigenaar("Rijk"), "partner")])
    velden = client.get("/werkagenda/").context["filter"].form.fields
    assert {
        naam: [waarde for waarde, _ in velden[naam].choices if waarde]
        for naam in ("domein", "overleg", "periode", "status", "eigenaar")
    } == {
        "domein": ["wonen", "werk"],
        "overleg": ["bouwen", "banen"],
        "periode": ["2026", "2027"],
        "status": ["gepland", "loopt"],
        "eigenaar": ["velsen"],
    }


def test_actie_overleg_en_agendapunt_wijzen_naar_elkaar(client):
    actie = client.get("/acties/WA-01/heien/").content.decode()
    assert 'href="/werkagenda/bouwen/"' in actie
    assert 'href="/agendapunten/SA-01/woonvisie/"' in actie
    assert 'href="/acties/WA-01/heien/"' in client.get("/werkagenda/bouwen/").content.decode()
    punt = client.get("/agendapunten/SA-01/woonvisie/").content.decode()
    assert 'href="/acties/WA-01/heien/"' in punt


def test_een_actie_noemt_bedrag_en_termijn_zoals_de_bron_ze_zegt(client, maak_actie):
    actie = maak_actie(
        bedragen=[{"bedrag": 15000, "soort": "voorlopige_reservering", "jaar": 2026}],
        termijn=date(2026, 7, 1), termijn_precisie="jaar", termijn_tekst="medio 2026",
    )  # fmt: skip
    pagina = client.get(actie.get_absolute_url()).content.decode()
    assert "€\N{NO-BREAK SPACE}15.000, voorlopige reservering (2026)" in pagina
    assert "medio 2026" in pagina


def test_een_link_naar_een_concept_agendapunt_is_er_niet(
    client, maak_agendapunt, maak_actie, maak_overleg
):
    concept = maak_agendapunt("Nog geheim", publicatie="concept")
    actie = maak_actie(overleg=maak_overleg(), agendapunt=concept)
    assert client.get(concept.get_absolute_url()).status_code == 404
    for adres in (actie.get_absolute_url(), "/werkagenda/", actie.overleg.get_absolute_url()):
        assert "geheim" not in client.get(adres).content.decode()
