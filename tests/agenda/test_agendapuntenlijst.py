"""The list of agendapunten: what a visitor filters, sorts and pages through."""

import pytest


@pytest.fixture
def titels(client):
    """The titles that the list shows at an address."""

    def vraag(parameters=""):
        antwoord = client.get(f"/agendapunten/{parameters}")
        assert antwoord.status_code == 200
        return [rij.record.titel for rij in antwoord.context["table"].page.object_list]

    return vraag


@pytest.fixture
def drie_punten(maak_domein, maak_eigenaar, maak_agendapunt):
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
@pytest.mark.usefixtures("drie_punten")
def test_het_adres_bepaalt_wat_de_lijst_toont(titels, filter_, verwacht):
    assert titels(filter_) == verwacht


@pytest.mark.usefixtures("drie_punten")
@pytest.mark.parametrize("naam", ["domein", "periode", "status", "eigenaar", "agenda"])
def test_een_filterwaarde_die_niet_bestaat_krijgt_een_zin(client, naam):
    antwoord = client.get("/agendapunten/", {naam: "<bestaat niet>"})
    assert antwoord.status_code == 200
    pagina = antwoord.content.decode()
    assert "&lt;bestaat niet&gt;" in pagina
    assert "staat niet in de lijst" in pagina


@pytest.mark.usefixtures("drie_punten")
def test_een_leeg_resultaat_zegt_dat_en_wijst_de_weg(client):
    pagina = client.get("/agendapunten/?tekst=zeppelin").content.decode()
    assert 'value="zeppelin"' in pagina
    assert "zeppelin" in pagina
    assert 'href="/agendapunten/"' in pagina


def test_een_pagina_heeft_25_rijen_en_houdt_het_filter(client, titels, maak_agendapunt):
    for nummer in range(30):
        maak_agendapunt(f"Plan {nummer}")
    assert len(titels("?status=gepland")) == 25
    assert len(titels("?status=gepland&page=2")) == 5
    assert len(titels("?page=999")) == 5
    assert len(titels("?page=onzin")) == 25
    pagina = client.get("/agendapunten/?status=gepland").content.decode()
    assert "?status=gepland&amp;page=2" in pagina


def test_een_persoon_die_niet_openbaar_is_staat_niet_in_het_filter(
    client, maak_agendapunt, maak_eigenaar
):
    geheim = maak_eigenaar("Jet Jansen", soort="persoon")
    bekend = maak_eigenaar("Wethouder Vis", soort="persoon", naam_openbaar=True)
    maak_agendapunt(betrokkenen=[(geheim, "ambtelijk_trekker"), (bekend, "bestuurlijk_trekker")])
    pagina = client.get("/agendapunten/").content.decode()
    assert "Wethouder Vis" in pagina
    assert "Jet Jansen" not in pagina
    assert (
        "staat niet in de lijst"
        in client.get(f"/agendapunten/?eigenaar={geheim.slug}").content.decode()
    )


def test_een_kenmerk_vindt_de_pagina_ook_onder_een_oude_titel(client, maak_agendapunt):
    punt = maak_agendapunt("Woonvisie")
    for adres in ("/agendapunten/sa-01/", "/agendapunten/SA-01/een-oude-titel/"):
        antwoord = client.get(adres)
        assert antwoord.status_code == 302
        assert antwoord.headers["Location"] == punt.get_absolute_url()
    assert client.get(punt.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("publicatie", ["concept", "ingetrokken"])
def test_wat_niet_openbaar_is_heeft_geen_pagina(client, maak_agendapunt, publicatie):
    open_ = maak_agendapunt("Open")
    dicht = maak_agendapunt("Dicht", publicatie=publicatie)
    assert client.get(open_.get_absolute_url()).status_code == 200
    assert client.get(dicht.get_absolute_url()).status_code == 404
    assert "Dicht" not in client.get("/agendapunten/").content.decode()
