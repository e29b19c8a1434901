"""The list of agendapunten: what a visitor filters, sorts and pages through."""

import pytest

from agenda import filters
from agenda import keuzes as keuzelijsten
from agenda.opslaan import opslaan


@pytest.fixture
def titels(client):
    """The titles that the list shows at an address."""

    def vraag(parameters=""):
        antwoord = client.get(f"/agendapunten/{parameters}")
        assert antwoord.status_code == 200
        return [rij.record.titel for rij in antwoord.context["table"].page.object_list]

    return vraag


@pytest.fixture
def keuzes(client):
    """The values that a field of the filter offers."""

    def vraag(naam, adres="/agendapunten/"):
        veld = client.get(adres).context["filter"].form.fields[naam]
        return [waarde for waarde, _ in veld.choices if waarde]

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


@pytest.mark.parametrize("vraag", ["", "?sort=-titel", "?page=1", "?tekst=&status=&sort=titel"])
@pytest.mark.usefixtures("drie_punten")
def test_wie_alleen_sorteert_of_bladert_heeft_niet_gefilterd(client, vraag):
    pagina = client.get(f"/agendapunten/{vraag}").content.decode()
    assert "<title>Agendapunten | " in pagina
    assert "3 agendapunten</p>" in pagina
    assert "Wis het filter" not in pagina
    assert "<summary>Zoek en filter</summary>" in pagina


@pytest.mark.usefixtures("drie_punten")
def test_filter_en_volgorde_bewaren_elkaar(client):
    pagina = client.get("/agendapunten/?domein=werk&sort=-titel").content.decode()
    assert "<title>Agendapunten, gefilterd | " in pagina
    assert "2 agendapunten gevonden" in pagina
    assert "Zoek en filter (1 gekozen)" in pagina
    assert '<input type="hidden" name="sort" value="-titel">' in pagina
    assert '<option value="werk" selected>' in pagina
    assert 'href="/agendapunten/?sort=-titel">Wis het filter' in pagina
    assert 'href="?domein=werk&amp;sort=kenmerk&amp;page=1"' in pagina


def test_het_filter_biedt_alleen_wat_in_deze_lijst_voorkomt(
    keuzes, maak_domein, maak_eigenaar, maak_agendapunt, maak_actie
):
    vol, leeg = maak_domein("Vol"), maak_domein("Leeg")
    hier, elders, straks = map(maak_eigenaar, ("Hier", "Elders", "Straks"))
    maak_agendapunt(domein=vol, perioden=[2027], status="loopt", betrokkenen=[(hier, "trekker")])
    concept = maak_agendapunt(
        domein=leeg, perioden=[2026], status="vervallen", betrokkenen=[(straks, "trekker")],
        publicatie="concept",
    )  # fmt: skip
    maak_actie(overleg=None, agendapunt=concept, betrokkenen=[(elders, "uitvoerder")])
    velden = ("domein", "periode", "status", "eigenaar")
    assert [keuzes(veld) for veld in velden] == [["vol"], ["2027"], ["loopt"], ["hier"]]
    concept.publicatie = "gepubliceerd"
    opslaan(concept)
    assert [keuzes(veld) for veld in velden] == [
        ["vol", "leeg"], ["2026", "2027"], ["loopt", "vervallen"], ["hier", "straks"],
    ]  # fmt: skip


def test_van_heel_veel_namen_biedt_het_filter_de_meest_genoemde(
    monkeypatch, client, titels, keuzes, maak_agendapunt, maak_eigenaar
):
    monkeypatch.setattr(filters, "MEESTE_NAMEN", 2)
    monkeypatch.setattr(keuzelijsten, "MEESTE_NAMEN", 2)
    aap, noot, mies = map(maak_eigenaar, ("Aap", "Noot", "Mies"))
    maak_agendapunt("Een", betrokkenen=[(aap, "trekker"), (noot, "partner"), (mies, "partner")])
    maak_agendapunt("Twee", betrokkenen=[(noot, "trekker"), (mies, "partner")])
    assert keuzes("eigenaar") == ["mies", "noot"]
    assert "Wie doet wat" in client.get("/agendapunten/").context["filter"].form.as_div()
    assert titels("?eigenaar=aap") == ["Een"]
    assert keuzes("eigenaar", "/agendapunten/?eigenaar=aap") == ["mies", "noot", "aap"]


def test_zolang_er_niets_verandert_telt_en_zoekt_de_lijst_niet_opnieuw(
    client, titels, maak_agendapunt, django_assert_num_queries
):
    maak_agendapunt("Een")
    assert titels() == ["Een"]
    # the number of the content, the rows, their perioden and those of the agenda, betrokkenen,
    # what happened to their planning
    with django_assert_num_queries(6):
        assert titels() == ["Een"]
    maak_agendapunt("Twee", publicatie="concept")
    with django_assert_num_queries(6):
        assert titels() == ["Een"]
    maak_agendapunt("Drie")
    assert titels() == ["Een", "Drie"]


def test_hoe_lang_een_pagina_is_bepaalt_het_adres_niet(titels, maak_agendapunt):
    for _ in range(26):
        maak_agendapunt()
    for vraag in ("?per_page=1000", "?per_page=1", "?per_page=-1", "?per_page=0"):
        assert len(titels(vraag)) == 25


@pytest.mark.parametrize(
    ("sort", "verwacht"),
    [
        ("status", ["Aap", "Mies", "Noot", "Boom"]),
        ("-status", ["Noot", "Boom", "Aap", "Mies"]),
        ("status&sort=-titel", ["Mies", "Aap", "Noot", "Boom"]),
        ("titel", ["Aap", "Boom", "Mies", "Noot"]),
    ],
)
def test_wat_gelijk_is_houdt_zijn_plaats(titels, maak_agendapunt, sort, verwacht):
    for plaats, titel, status in (
        (4, "Boom", "loopt"), (3, "Mies", "gepland"), (2, "Noot", "loopt"), (1, "Aap", "gepland"),
    ):  # fmt: skip
        maak_agendapunt(titel, status=status, volgorde=plaats)
    assert titels(f"?sort={sort}") == verwacht


def test_op_domein_blijven_de_domeinen_van_elke_agenda_bij_elkaar(
    titels, maak_agenda, maak_domein, maak_agendapunt
):
    for volgorde, naam in ((2, "Later"), (1, "Eerder")):
        agenda = maak_agenda(volgorde=volgorde)
        for nummer in (2, 1):
            domein = maak_domein(f"{naam} {nummer}", agenda=agenda, volgorde=nummer)
            for plaats in (2, 1):
                maak_agendapunt(f"{domein.naam}.{plaats}", domein=domein, volgorde=plaats)
    op_volgorde = [f"{n} {d}.{p}" for n in ("Eerder", "Later") for d in (1, 2) for p in (1, 2)]
    assert titels("?sort=domein") == op_volgorde


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
