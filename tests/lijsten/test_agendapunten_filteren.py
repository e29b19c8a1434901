"""Filtering and sorting the agendapunten: three items, at whatever address a visitor makes."""

import pytest

from tests.bezoek import plat

pytestmark = [
    pytest.mark.beide,
    pytest.mark.usefixtures("_drie_punten", "db"),
]  # capitals and accents in a search


@pytest.fixture(scope="module")
def _drie_punten(eenmalig, maak_domein, maak_eigenaar, maak_agendapunt):
    wonen, werk = maak_domein("Wonen"), maak_domein("Werk")
    velsen = maak_eigenaar("Velsen")
    maak_agendapunt("Woonvisie", domein=wonen, perioden=[2026])
    maak_agendapunt("Banenplan", domein=werk, perioden=[2027], status="loopt")
    maak_agendapunt(
        "Havens", domein=werk, perioden=[2026, 2027], betrokkenen=[(velsen, "trekker")],
        toelichting="Over de zeesluis.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("filter_", "verwacht"),
    [
        ("", ["Woonvisie", "Banenplan", "Havens"]),
        ("?domein=werk", ["Banenplan", "Havens"]),
        ("?periode=2027", ["Banenplan", "Havens"]),
        ("?status=loopt", ["Banenplan"]),
        ("?eigenaar=velsen", ["Havens"]),
        ("?tekst=zeesluis", ["Havens"]),
        ("?tekst=WOON", ["Woonvisie"]),
        ("?tekst=sa-02", ["Banenplan"]),
        ("?domein=werk&periode=2026", ["Havens"]),
        ("?sort=titel", ["Banenplan", "Havens", "Woonvisie"]),
        ("?sort=-titel", ["Woonvisie", "Havens", "Banenplan"]),
        ("?sort=onzin", ["Woonvisie", "Banenplan", "Havens"]),
    ],
)
def test_het_adres_bepaalt_wat_de_lijst_toont(titels, filter_, verwacht):
    assert titels(filter_) == verwacht


@pytest.mark.parametrize("naam", ["domein", "periode", "status", "eigenaar", "agenda"])
def test_een_filterwaarde_die_niet_bestaat_krijgt_een_zin(client, naam):
    antwoord = client.get("/agendapunten/", {naam: "<bestaat niet>"})
    assert antwoord.status_code == 200
    pagina = antwoord.content.decode()
    assert "&lt;bestaat niet&gt;" in pagina
    assert "staat niet in de lijst" in pagina


def test_een_leeg_resultaat_zegt_dat_en_wijst_de_weg(client):
    pagina = client.get("/agendapunten/?tekst=zeppelin").content.decode()
    assert 'value="zeppelin"' in pagina
    assert "zeppelin" in pagina
    assert 'href="/agendapunten/"' in pagina


@pytest.mark.parametrize("vraag", ["", "?sort=-titel", "?page=1", "?tekst=&status=&sort=titel"])
def test_wie_alleen_sorteert_of_bladert_heeft_niet_gefilterd(client, vraag):
    pagina = client.get(f"/agendapunten/{vraag}").content.decode()
    assert "<title>Agendapunten | " in pagina
    assert "3 agendapunten gevonden" not in plat(pagina)
    assert "3 agendapunten" in plat(pagina)
    assert "Wis het filter" not in pagina
    assert "<summary>Zoek en filter</summary>" in pagina


def test_filter_en_volgorde_bewaren_elkaar(client):
    pagina = client.get("/agendapunten/?domein=werk&sort=-titel").content.decode()
    assert "<title>Agendapunten, gefilterd | " in pagina
    assert "2 agendapunten gevonden" in plat(pagina)
    assert "Zoek en filter (1 gekozen)" in pagina
    assert '<input type="hidden" name="sort" value="-titel">' in pagina
    assert '<option value="werk" selected>' in pagina
    assert 'href="/agendapunten/?sort=-titel">Wis het filter' in pagina
    assert 'href="?domein=werk&amp;sort=kenmerk&amp;page=1"' in pagina
