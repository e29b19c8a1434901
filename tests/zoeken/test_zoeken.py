"""One question finds all that is public, in any form of its words, and what it finds is shown."""

import pytest
from django.core.management import call_command

from agenda.models import Gebeurtenis, Opgave
from agenda.opslag import opslaan
from ijmond.zoeken import breng_op_orde, index, resultaten
from ijmond.zoeken.model import Zoekregel

pytestmark = pytest.mark.beide  # each database has an index of its own


@pytest.fixture(scope="module")
def _regio(
    eenmalig, maak_agenda, maak_domein, maak_agendapunt, maak_actie, maak_overleg, maak_thema,
    maak_eigenaar, maak_document, maak_vergadering, maak_orgaan, maak_bestuur, maak_ambt,
    maak_persoon,
):  # fmt: skip
    """All of a small agenda is about jeugd."""
    maak_agenda(titel="Agenda voor de jeugd")
    domein = maak_domein("Jeugd en zorg")
    overleg = maak_overleg("Jeugd", domein=domein)
    nota = maak_document("Nota jeugd")
    punt = maak_agendapunt(
        "Visie op wonen", toelichting="Over huizen, ook voor **jeugdigen**. Een [nota](/over/).",
        aanleiding="Café Één in IJmuiden vroeg erom.", bron=nota,
    )  # fmt: skip
    maak_actie("Jeugdhulp", overleg=overleg, toelichting="<script>alert(1)</script> Jeugd.")
    maak_thema("Jeugd", domeinen=[domein], punten=[punt])
    orgaan = maak_orgaan("Commissie Jeugd")
    maak_vergadering(orgaan=orgaan, punten=[punt])
    velsen = maak_bestuur("Velsen")
    maak_ambt(maak_persoon("Cas"), velsen, taken=["Jeugdbeleid"])
    kans = Opgave(titel="Kansen voor jeugd", slug="kansen", soort="kans", regio="IJmond")
    kans.publicatie = "gepubliceerd"
    opslaan(kans)


@pytest.fixture
def regio(_regio, db):
    """What that fixture made."""


@pytest.mark.usefixtures("regio")
def test_een_woord_vindt_van_elke_soort_iets_op_een_pagina(vind, client):
    gevonden = vind("jeugd")
    assert gevonden == {
        "Thema’s": ["Jeugd"],
        "Overleggen": ["Jeugd"],
        "Agenda’s": ["Agenda voor de jeugd"],
        "Domeinen": ["Jeugd en zorg"],
        "Agendapunten": ["Visie op wonen"],
        "Acties": ["Jeugdhulp"],
        "Vergaderingen": ["Commissie Jeugd, 1 juni 2026"],
        "Eigenaren": ["Cas"],
        "Opgaven en kansen": ["Kansen voor jeugd"],
        "Documenten": ["Nota jeugd"],
        "Begrippen": ["CJG"],
    }
    assert list(gevonden)[:3] == ["Thema’s", "Overleggen", "Agenda’s"]  # an exact title comes first
    pagina = client.get("/zoeken/", {"q": "jeugd"})
    for keuze in (pagina, client.get("/zoeken/", {"q": "jeugd", "soort": "actie"})):
        links = [groep.woord.capitalize() for groep in keuze.context["uitkomst"].soorten]
        assert links == list(gevonden)
    assert "ook voor <mark>jeugdigen</mark>. Een nota." in pagina.text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; <mark>Jeugd</mark>." in pagina.text
    assert "Agenda voor de jeugd › Jeugd en zorg" in pagina.text
    assert pagina.headers["X-Robots-Tag"] == "noindex"
    assert not pagina.cookies


@pytest.mark.usefixtures("regio")
def test_volgorde_vorm_accenten_en_begin_maken_niet_uit(client):
    for vraag in ("WONEN visie", "vis woon", "huis", "woningen", "cafe een", "ĳmuiden", "CAFÉ",
                  "SA-01", "sa 01", '"visie op wonen"', "visie-wonen!"):  # fmt: skip
        pagina = client.get("/zoeken/", {"q": vraag}).text
        assert "/agendapunten/SA-01/visie-op-wonen/" in pagina, vraag


def test_een_begin_van_elke_lengte_vindt_het_woord(vind, maak_agendapunt):
    woord = "kweldergras"
    maak_agendapunt(f"Het {woord}")
    maak_agendapunt("Een", toelichting=f"Van {woord}.")
    for lengte in range(2, len(woord) + 1):
        assert sorted(vind(woord[:lengte])["Agendapunten"]) == ["Een", f"Het {woord}"], lengte
    assert vind("kz") == vind("kwz") == vind("kwez") == {}


def test_andere_woorden_vinden_hetzelfde(vind, client, maak_agendapunt):
    punt = maak_agendapunt("Woonvisie", zoekwoorden="huizen, woningbouw")
    maak_agendapunt("Halte OV")
    maak_agendapunt("Overleven")
    assert vind("huis bouw") == {}
    assert vind("huis woningb")["Agendapunten"] == ["Woonvisie"]
    assert vind("openbaar vervoer")["Agendapunten"] == ["Halte OV"]
    voor = client.get(punt.get_absolute_url())
    punt.zoekwoorden = "koopwoning"
    opslaan(punt)
    assert vind("koopwoningen")["Agendapunten"] == ["Woonvisie"]
    assert not Gebeurtenis.objects.filter(veld="zoekwoorden").exists()
    na = client.get(punt.get_absolute_url(), headers={"If-None-Match": voor.headers["ETag"]})
    assert (na.status_code, "koopwoning" in na.text) == (200, False)


@pytest.mark.usefixtures("regio")
def test_wat_gevonden_is_is_mee_te_nemen_als_lijst(client, monkeypatch):
    """With the question and the choice in the address, and what stands on all pages."""
    adres = "/zoeken.csv?q=jeugd"
    assert f'href="{adres}"' in client.get("/zoeken/?q=jeugd").text
    antwoord = client.get(adres)
    assert antwoord.headers["X-Robots-Tag"] == "noindex"
    kop, *rijen = antwoord.content.decode("utf-8-sig").splitlines()
    assert kop == "Soort;Kenmerk;Titel;Waar;Webadres"
    assert len({rij.partition(";")[0] for rij in rijen}) == 11
    [actie] = client.get(f"{adres}&soort=actie&page=2").text.splitlines()[1:]
    assert actie.startswith("actie;WA-01;Jeugdhulp;Agenda voor de jeugd")
    assert "/acties/WA-01/" in actie
    assert len(client.get("/zoeken.csv?q=").text.splitlines()) == 1
    monkeypatch.setattr(resultaten, "VAN_EEN_SOORT", 1)
    assert "Er is meer gevonden." in client.get("/zoeken.csv?q=jeugd&page=2").text.splitlines()[-1]


@pytest.mark.usefixtures("regio")
def test_een_soort_en_een_domein_zijn_te_kiezen(vind, client):
    assert 'href="?q=jeugd&amp;soort=actie"' in client.get("/zoeken/?q=jeugd").text
    assert vind("jeugd", soort="actie") == {"Acties": ["Jeugdhulp"]}
    in_domein = vind("jeugd", domein="agenda-a/jeugd-en-zorg")
    assert set(in_domein) == {"Domeinen", "Agendapunten", "Acties", "Overleggen"}
    # What is no choice at all, chooses nothing.
    assert vind("jeugd", soort="x' OR 1", domein="a/\x00", page="-3") == vind("jeugd")


@pytest.mark.usefixtures("regio")
def test_wie_niets_vindt_hoort_wat_er_wel_is(client):
    assert 'Bedoelde u <a href="?q=jeugd">jeugd</a>?' in client.get("/zoeken/?q=juegd").text
    pagina = client.get("/zoeken/?q=wonen+qqqq").text
    assert "Niets heeft al deze woorden. Dit woord is er wel:" in pagina
    assert '<a href="?q=wonen">wonen</a>' in pagina
    pagina = client.get("/zoeken/?q=wonen+jeugd+qqqq").text
    assert "Los van elkaar zijn deze woorden er wel:" in pagina


@pytest.mark.usefixtures("regio")
def test_niets_wat_iemand_typt_breekt_iets(client):
    raar = ["", " ", "a", '"', "'", "*", "AND", "NOT (", "NEAR(a b)", "a:b", "-", "^x", "\x00",
            "\uffff", "&|!:*<->", "%", "_", "\\", "é" * 5000, "woord " * 3000, "😀", "ß", "1e5",
            "٣", "k" * 10_000]  # fmt: skip
    for vraag in (los for een in raar for los in (een, f"jeugd {een}")):
        assert client.get("/zoeken/", {"q": vraag}).status_code == 200, vraag


@pytest.mark.usefixtures("regio")
def test_een_breed_woord_heeft_bladen_en_telt_niet_door(
    client, maak_agendapunt, samen, monkeypatch
):
    with samen():
        for nummer in range(30):
            maak_agendapunt(f"Brug {nummer:02}", toelichting="Over water.")
        maak_agendapunt("Water")
    pagina = client.get("/zoeken/?q=water&soort=agendapunt&page=2").text
    assert "Agendapunten (31)" in pagina
    assert "Pagina 2 van 2" in pagina
    assert pagina.count("puntenlijst__titel") == 6
    eerste = client.get("/zoeken/?q=water").text
    assert eerste.index("<mark>Water</mark>") < eerste.index("Brug 00")
    assert "Toon alle agendapunten" in eerste
    monkeypatch.setattr(resultaten, "PER_SOORT", 20)
    assert "Agendapunten (20 of meer)" in client.get("/zoeken/?q=water").text


@pytest.mark.usefixtures("regio")
def test_een_pagina_kost_hoogstens_negen_queries(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(9):
        client.get("/zoeken/?q=jeugd&soort=actie&domein=agenda-a/jeugd-en-zorg")


@pytest.mark.usefixtures("regio")
def test_de_index_is_opnieuw_te_maken_en_controleer_ziet_wat_mis_is(vind, capsys, monkeypatch):
    with monkeypatch.context() as eerder:
        eerder.setattr(index, "_FTS", index._FTS.replace(", detail=none", ""))
        index.zet_in_vorm()
    breng_op_orde()  # as `migrate` does, at its end
    assert vind("jeugdhul") == {"Acties": ["Jeugdhulp"]}
    Zoekregel.objects.filter(soort="actie").delete()
    Zoekregel.objects.filter(soort="agendapunt").update(kop="Iets anders")
    with pytest.raises(SystemExit):
        call_command("controleer")
    assert "van actie 'WA-01' kent iets anders" in capsys.readouterr().err
    call_command("zoekindex")
    assert vind("jeugdhulp") == {"Acties": ["Jeugdhulp"]}
