"""The Werkagenda: what a visitor filters, and what the page of an overleg and an actie tell."""

from datetime import date
from decimal import Decimal

import pytest


@pytest.fixture
def drie_acties(maak_domein, maak_overleg, maak_agendapunt, maak_actie, maak_eigenaar):
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
@pytest.mark.usefixtures("drie_acties")
def test_het_adres_bepaalt_wat_de_werkagenda_toont(client, filter_, verwacht):
    tabel = client.get(f"/werkagenda/{filter_}").context["table"]
    assert [rij.record.titel for rij in tabel.page.object_list] == verwacht


@pytest.mark.usefixtures("drie_acties")
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


def test_het_filter_biedt_precies_de_perioden_waarin_iets_speelt(
    client, maak_agenda, maak_domein, maak_overleg, maak_actie, maak_periode
):
    agenda = maak_agenda(jaren=(2025, 2027))
    for begin, eind in ((1, 6), (7, 9), (10, 12)):
        maak_periode(f"2026-{begin}", date(2026, begin, 1), date(2026, eind, 30), agenda=agenda)
    maak_actie(termijn=date(2026, 7, 1), termijn_precisie="halfjaar")
    maak_actie(termijn=date(2027, 5, 17), termijn_precisie="dag")
    namen = ["2025", "2026-1", "2026-7", "2026-10", "2027"]
    lijst = {naam: client.get("/werkagenda/", {"periode": naam}) for naam in namen}
    gevonden = [naam for naam in namen if lijst[naam].context["table"].paginator.count]
    assert gevonden == ["2026-7", "2026-10", "2027"]
    veld = lijst["2027"].context["filter"].form.fields["periode"]
    assert [waarde for waarde, _ in veld.choices if waarde] == gevonden


@pytest.mark.parametrize(
    ("sort", "verwacht"),
    [
        ("termijn", ["Vroeg", "Laat 1", "Laat 2", "Geen 1", "Geen 2"]),
        ("-termijn", ["Laat 1", "Laat 2", "Vroeg", "Geen 1", "Geen 2"]),
        ("overleg", ["Laat 1", "Geen 1", "Vroeg", "Laat 2", "Geen 2"]),
        ("-overleg", ["Vroeg", "Laat 1", "Geen 1", "Laat 2", "Geen 2"]),
    ],
)
def test_wat_geen_termijn_of_overleg_heeft_staat_achteraan(
    client, maak_overleg, maak_agendapunt, maak_actie, sort, verwacht
):
    a, b = maak_overleg("A"), maak_overleg("B")
    punt = maak_agendapunt()
    for titel, plaats, jaar, overleg in (
        ("Geen 2", 5, None, None), ("Laat 2", 4, 2028, None), ("Vroeg", 3, 2026, b),
        ("Geen 1", 2, None, a), ("Laat 1", 1, 2028, a),
    ):  # fmt: skip
        maak_actie(
            titel, volgorde=plaats, overleg=overleg, agendapunt=punt,
            termijn=jaar and date(jaar, 1, 1), termijn_precisie="jaar" if jaar else "onbekend",
        )  # fmt: skip
    tabel = client.get(f"/werkagenda/?sort={sort}").context["table"]
    assert [rij.record.titel for rij in tabel.page.object_list] == verwacht


@pytest.mark.usefixtures("drie_acties")
def test_actie_overleg_en_agendapunt_wijzen_naar_elkaar(client):
    actie = client.get("/acties/WA-01/heien/").content.decode()
    assert 'href="/werkagenda/bouwen/"' in actie
    assert 'href="/agendapunten/SA-01/woonvisie/"' in actie
    assert 'href="/acties/WA-01/heien/"' in client.get("/werkagenda/bouwen/").content.decode()
    punt = client.get("/agendapunten/SA-01/woonvisie/").content.decode()
    assert 'href="/acties/WA-01/heien/"' in punt


def test_een_actie_noemt_bedrag_en_termijn_zoals_de_bron_ze_zegt(client, maak_actie):
    actie = maak_actie(
        bedrag=Decimal("15000"), bedrag_soort="voorlopige_reservering", bedrag_jaar=2026,
        termijn=date(2026, 7, 1), termijn_precisie="jaar", termijn_tekst="medio 2026",
    )  # fmt: skip
    pagina = client.get(actie.get_absolute_url()).content.decode()
    assert "€\N{NO-BREAK SPACE}15.000" in pagina
    assert "oorlopige reservering" in pagina
    assert "medio 2026" in pagina


def test_een_link_naar_een_concept_agendapunt_is_er_niet(
    client, maak_agendapunt, maak_actie, maak_overleg
):
    concept = maak_agendapunt("Nog geheim", publicatie="concept")
    actie = maak_actie(overleg=maak_overleg(), agendapunt=concept)
    assert client.get(concept.get_absolute_url()).status_code == 404
    for adres in (actie.get_absolute_url(), "/werkagenda/", actie.overleg.get_absolute_url()):
        assert "geheim" not in client.get(adres).content.decode()
