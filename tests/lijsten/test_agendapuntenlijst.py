"""The list of agendapunten: what a visitor filters, sorts and pages through."""

import pytest

from agenda.lijsten import keuzes as keuzelijsten
from agenda.models import Agendapunt
from agenda.opslag import opslaan, opslag


def veel_punten(domein, aantal):
    """So many items, saved at one go, which is quicker."""
    with opslag() as werk:
        for nummer in range(aantal):
            punt = Agendapunt(agenda=domein.agenda, domein=domein, titel=f"Plan {nummer}")
            punt.publicatie = "gepubliceerd"
            werk.bewaar(punt)


@pytest.fixture
def keuzes(client):
    """The values that a field of the filter offers."""

    def vraag(naam, adres="/agendapunten/"):
        veld = client.get(adres).context["filter"].form.fields[naam]
        return [waarde for waarde, _ in veld.choices if waarde]

    return vraag


def test_een_pagina_heeft_25_rijen_en_houdt_het_filter(client, titels, maak_domein):
    veel_punten(maak_domein(), 30)
    assert len(titels("?status=gepland")) == 25
    assert len(titels("?status=gepland&page=2")) == 5
    assert len(titels("?page=999")) == 5
    assert len(titels("?page=onzin")) == 25
    pagina = client.get("/agendapunten/?status=gepland").content.decode()
    assert "?status=gepland&amp;page=2" in pagina


@pytest.mark.beide  # ties, text and numbers in an order
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


@pytest.mark.beide  # ties, text and numbers in an order
def test_van_heel_veel_namen_biedt_het_filter_de_meest_genoemde(
    monkeypatch, client, titels, keuzes, maak_agendapunt, maak_eigenaar
):
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


def test_hoe_lang_een_pagina_is_bepaalt_het_adres_niet(titels, maak_domein):
    veel_punten(maak_domein(), 26)
    for vraag in ("?per_page=1000", "?per_page=1", "?per_page=-1", "?per_page=0"):
        assert len(titels(vraag)) == 25


@pytest.mark.beide  # ties, text and numbers in an order
def test_wat_gelijk_is_houdt_zijn_plaats(titels, maak_agendapunt):
    for plaats, titel, status in (
        (4, "Boom", "loopt"), (3, "Mies", "gepland"), (2, "Noot", "loopt"), (1, "Aap", "gepland"),
    ):  # fmt: skip
        maak_agendapunt(titel, status=status, volgorde=plaats)
    for sort, verwacht in {
        "status": ["Aap", "Mies", "Noot", "Boom"],
        "-status": ["Noot", "Boom", "Aap", "Mies"],
        "status&sort=-titel": ["Mies", "Aap", "Noot", "Boom"],
        "titel": ["Aap", "Boom", "Mies", "Noot"],
    }.items():
        assert titels(f"?sort={sort}") == verwacht, sort


@pytest.mark.beide  # ties, text and numbers in an order
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
