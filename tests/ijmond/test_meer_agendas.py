"""Several agendas in one portal, each with its own words, its own periods or none at all."""

import re
from datetime import date
from html import unescape

import pytest
from django.utils.html import strip_tags

from agenda.choices import Eenheid
from agenda.models import Agenda
from agenda.opslaan import opslaan
from agenda.perioden import maak_perioden
from ijmond.opmaak import als_html
from ijmond.opnemen import neem_op
from ijmond.selectie import Selectie

EIGEN_WOORDEN = {
    "woord_domein": "spoor",
    "woord_domeinen": "sporen",
    "woord_agendapunt": "halte",
    "woord_agendapunten": "haltes",
    "woord_actie": "klus",
    "woord_acties": "klussen",
    "woord_periode": "kwartaal",
    "woord_perioden": "kwartalen",
    "woord_orgaan": "kring",
    "woord_organen": "kringen",
}


def html(client, adres):
    antwoord = client.get(adres)
    assert antwoord.status_code == 200, adres
    return antwoord.content.decode()


def plat(pagina):
    return re.sub(r"\s+", " ", unescape(strip_tags(pagina)))


def inhoud(client, adres):
    """What the page says, without its menu and its foot."""
    return plat(html(client, adres).split("<main", 1)[1].split("</main>", 1)[0])


def pdf(agenda):
    verse = Agenda.objects.select_related("inhoudsversie").get(pk=agenda.pk)
    return plat(als_html(neem_op(verse), Selectie(), ""))


@pytest.fixture
def spoor(maak_agenda, maak_domein, maak_agendapunt, maak_actie, maak_orgaan):
    """An agenda with words of its own, quarters over two years, and actions under its items."""
    agenda = maak_agenda(
        jaren=(), titel="Plan Duinen", slug="duinen", regio="Duinstreek", **EIGEN_WOORDEN,
        begin=date(2031, 1, 1), eind=date(2032, 12, 31), orgaan=maak_orgaan("Duinraad"),
    )  # fmt: skip
    maak_perioden(agenda, 2031, 2032, Eenheid.KWARTAAL)
    domein = maak_domein("Zand", agenda=agenda)
    gepland = maak_agendapunt("Helmgras", domein=domein, perioden=["2031-Q2"])
    maak_agendapunt("Wandelpad", domein=domein, ritme="doorlopend")
    maak_actie("Planten", agendapunt=gepland)
    return agenda


def test_overal_staan_de_woorden_van_de_agenda_zelf(client, spoor, maak_domein):
    maak_domein("Leeg", agenda=spoor)
    gezegd = {
        adres: inhoud(client, adres)
        for adres in (
            "/", "/agenda/", "/agenda/duinen/", "/agenda/duinen/geheel/", "/agenda/duinen/zand/",
            "/agenda/duinen/leeg/", "/agendapunten/?agenda=duinen", "/werkagenda/?agenda=duinen",
            "/agendapunten/?agenda=duinen&tekst=niets", "/werkagenda/?agenda=duinen&tekst=niets",
            "/agendapunten/SA-01/helmgras/", "/acties/WA-01/planten/",
            "/wijzigingen/?agenda=duinen",
        )
    }  # fmt: skip
    gezegd["pdf"] = pdf(spoor)
    for adres, zinnen in {
        "/": ["De sporen", "2 haltes", "1 klus", "De geplande kwartalen zijn"],
        "/agenda/": ["2 haltes", "1 klus"],
        "/agenda/duinen/": ["Halte 2031-Q1", "De sporen", "Kring: Duinraad", "Per spoor:"],
        "/agenda/duinen/geheel/": ["Halte 2031-Q1", "Klussen"],
        "/agenda/duinen/zand/": ["Spoor op de agenda", "Haltes", "Klussen", "geen klus is"],
        "/agenda/duinen/leeg/": ["Er zijn hier geen haltes"],
        "/agendapunten/?agenda=duinen": ["Haltes", "2 haltes", "Alle sporen", "Alle kwartalen"],
        "/werkagenda/?agenda=duinen": ["Klussen", "1 klus", "Spoor", "Alle kwartalen"],
        "/agendapunten/?agenda=duinen&tekst=niets": ["Geen halte past bij uw keuze"],
        "/werkagenda/?agenda=duinen&tekst=niets": ["Geen klus past bij uw keuze"],
        "/agendapunten/SA-01/helmgras/": ["Halte SA-01", "Bijbehorende klussen", "Spoor"],
        "/acties/WA-01/planten/": ["Klus WA-01", "Halte"],
        "/wijzigingen/?agenda=duinen": ["Spoor", "Alle sporen"],
        "pdf": ["Kring Duinraad", "Spoor Zand", "Haltes", "Klussen", "Per halte ziet u"],
    }.items():
        for zin in zinnen:
            assert zin in gezegd[adres], (adres, zin)
    for adres, zin in gezegd.items():
        assert not re.search(r"agendapunt|domein|commissie|\bacties?\b", zin, re.I), adres


def test_zonder_gekozen_agenda_staan_er_algemene_woorden(client, spoor, maak_agenda, maak_domein,
                                                        maak_agendapunt, maak_actie):  # fmt: skip
    ander = maak_domein("Water", agenda=maak_agenda(jaren=(2031,)))
    maak_actie("Baggeren", agendapunt=maak_agendapunt("Gemaal", domein=ander, perioden=[2031]))
    punten, acties = inhoud(client, "/agendapunten/"), inhoud(client, "/werkagenda/")
    assert "3 punten" in punten
    assert "2 acties" in acties
    for gezegd in (punten, acties):
        assert "Alle domeinen" in gezegd
        assert "Alle perioden" in gezegd
        assert not re.search("halte|spoor|sporen|klus", gezegd, re.I)
        assert "Plan Duinen" in gezegd  # each row says from which agenda it is
    assert "Wandelpad" in punten
    assert "Doorlopend" in punten
    assert "Bij" not in acties.split("Baggeren")[0].split("Planten")[1]
    assert "Helmgras" in acties  # the item that the action stands under


def test_de_voorpagina_en_de_lijst_tonen_elke_agenda_per_regio_de_nieuwste_eerst(
    client, maak_agenda
):
    maak_agenda(jaren=(2020, 2021), titel="Oud", regio="IJmond", status="afgesloten",
                stand_op=date(2021, 1, 1), stand_op_precisie="jaar")  # fmt: skip
    maak_agenda(jaren=(2026, 9990), titel="Nieuw", regio="IJmond", is_home=True)
    maak_agenda(jaren=(2030,), titel="Verder", regio="Duinstreek")
    maak_agenda(titel="Geheim", regio="Nergens", status="concept")
    for adres in ("/", "/agenda/"):
        gezegd = inhoud(client, adres)
        if adres == "/":
            gezegd = gezegd[gezegd.index("Alle agenda’s") :]
        plekken = [gezegd.index(w) for w in ("IJmond", "Nieuw", "Oud", "Duinstreek", "Verder")]
        assert plekken == sorted(plekken), adres
        assert "Afgelopen, stand van 2021" in gezegd
        assert "Loopt" in gezegd
        assert "Geheim" not in gezegd
        assert "Nergens" not in gezegd
    assert "Staat hierboven" in inhoud(client, "/")


def test_een_portaal_met_een_agenda_heeft_op_de_voorpagina_geen_lijst(client, maak_agenda):
    maak_agenda(titel="Enige")
    assert "Alle agenda’s" not in inhoud(client, "/")
    assert "Enige" in inhoud(client, "/agenda/")


# Filters


@pytest.fixture
def twee(maak_agenda, maak_domein, maak_agendapunt):
    """Two agendas of two regions that have a domain in common, one in years and one in halves."""
    jaren = maak_agenda(jaren=(2026, 2027), regio="IJmond")
    halven = maak_agenda(jaren=(), regio="Duinstreek", begin=date(2026, 1, 1),
                         eind=date(2027, 12, 31))  # fmt: skip
    maak_perioden(halven, 2026, 2026, Eenheid.HALFJAAR)
    wonen = [maak_domein("Wonen", agenda=agenda) for agenda in (jaren, halven)]
    maak_agendapunt("Jaarpunt", domein=wonen[0], perioden=[2026])
    maak_agendapunt("Halfpunt", domein=wonen[1], perioden=["2e helft 2026"])
    maak_agendapunt("Zorgpunt", domein=maak_domein("Zorg", agenda=halven))
    return jaren, halven


@pytest.mark.parametrize(
    ("vraag", "titels"),
    [
        ("", ["Jaarpunt", "Halfpunt", "Zorgpunt"]),
        ("?regio=Duinstreek", ["Halfpunt", "Zorgpunt"]),
        ("?agenda=agenda-b", ["Halfpunt", "Zorgpunt"]),
        ("?domein=wonen", ["Jaarpunt", "Halfpunt"]),
        ("?domein=agenda-b.wonen", ["Halfpunt"]),
        ("?agenda=agenda-a&domein=wonen", ["Jaarpunt"]),
        ("?periode=2e+helft+2026", ["Halfpunt"]),
        ("?periode=2026", ["Jaarpunt"]),
        ("?regio=IJmond&agenda=agenda-b", []),
    ],
)
def test_een_lijst_kiest_op_regio_agenda_domein_en_periode(client, twee, vraag, titels):
    tabel = client.get(f"/agendapunten/{vraag}").context["table"]
    assert [rij.record.titel for rij in tabel.paginated_rows] == titels


@pytest.mark.parametrize(
    "vraag",
    ["?agenda=agenda-a&domein=zorg", "?agenda=agenda-a&domein=agenda-b.zorg", "?agenda=nergens",
     "?domein=nergens", "?domein=agenda-b.nergens", "?domein=..", "?regio=Nergens"],
)  # fmt: skip
@pytest.mark.parametrize("adres", ["/agendapunten/", "/wijzigingen/"])
def test_wat_een_agenda_niet_heeft_krijgt_een_zin(client, twee, adres, vraag):
    assert "staat niet in de lijst" in inhoud(client, adres + vraag)


def test_domeinen_staan_per_agenda_en_perioden_per_lengte(client, twee):
    velden = client.get("/agendapunten/").context["filter"].form.fields
    assert velden["domein"].choices[1:] == [
        ("Regionale agenda A", [("agenda-a.wonen", "Wonen")]),
        ("Regionale agenda B", [("agenda-b.wonen", "Wonen"), ("agenda-b.zorg", "Zorg")]),
    ]
    assert [groep for groep, _ in velden["agenda"].choices[1:]] == ["IJmond", "Duinstreek"]
    assert [groep for groep, _ in velden["periode"].choices[1:]] == ["Jaren", "Halfjaren"]
    velden = client.get("/agendapunten/?agenda=agenda-b").context["filter"].form.fields
    assert velden["domein"].choices[1:] == [("wonen", "Wonen"), ("zorg", "Zorg")]
    assert velden["periode"].choices[1:] == [("2e helft 2026", "2e helft 2026")]


def test_wie_en_status_zijn_die_van_de_gekozen_agenda_en_wat_al_gekozen_was_blijft_staan(
    client, twee, maak_agendapunt, maak_eigenaar
):
    jaren, halven = (agenda.domeinen.get(slug="wonen") for agenda in twee)
    hier, daar = maak_eigenaar("Hier"), maak_eigenaar("Daar")
    maak_agendapunt(domein=jaren, status="loopt", betrokkenen=[(hier, "trekker")])
    maak_agendapunt(domein=halven, status="afgerond", betrokkenen=[(daar, "trekker")])

    def keuzes(vraag):
        velden = client.get(f"/agendapunten/?{vraag}").context["filter"].form.fields
        return [[w for w, _ in velden[naam].choices if w] for naam in ("status", "eigenaar")]

    assert keuzes("") == [["gepland", "loopt", "afgerond"], ["daar", "hier"]]
    assert keuzes("agenda=agenda-a") == [["gepland", "loopt"], ["hier"]]
    assert keuzes("agenda=agenda-b") == [["gepland", "afgerond"], ["daar"]]
    gekozen = "agenda=agenda-b&status=loopt&eigenaar=hier"
    assert keuzes(gekozen) == [["gepland", "loopt", "afgerond"], ["daar", "hier"]]
    assert "past bij uw keuze" in inhoud(client, f"/agendapunten/?{gekozen}")


def test_wie_een_domein_kiest_kiest_ook_de_agenda(client, twee):
    for adres in ("/agendapunten/", "/wijzigingen/"):
        keuze = client.get(f"{adres}?domein=agenda-b.zorg").context["filter"].form.cleaned_data
        assert (keuze["agenda"], keuze["domein"]) == ("agenda-b", "zorg")


def test_van_heel_veel_domeinen_worden_alleen_die_van_een_agenda_aangeboden(
    client, twee, monkeypatch
):
    monkeypatch.setattr("agenda.filters.MEESTE_DOMEINEN", 2)
    formulier = client.get("/agendapunten/").context["filter"].form
    assert formulier["domein"].is_hidden
    assert "Kies een agenda" in formulier.as_div()
    assert (
        not client.get("/agendapunten/?agenda=agenda-b").context["filter"].form["domein"].is_hidden
    )


# The matrix


def test_een_agenda_zonder_perioden_zegt_niets_over_planning(
    client, maak_agenda, maak_domein, maak_agendapunt
):
    agenda = maak_agenda(jaren=(), begin=date(2026, 1, 1), eind=date(9990, 1, 1), is_home=True)
    punt = maak_agendapunt("Zwembad", domein=maak_domein("Sport", agenda=agenda))
    adressen = ("/", "/agenda/agenda-a/", "/agenda/agenda-a/geheel/", "/agenda/agenda-a/sport/",
                "/agendapunten/", punt.get_absolute_url())  # fmt: skip
    for adres in adressen:
        pagina = html(client, adres)
        hoofd = plat(pagina.split("<main", 1)[1])
        assert 'class="utrecht-table matrix"' not in pagina, adres
        assert not re.search(r"indicatie|jaren|niet ingepland|Per jaar", hoofd), adres
    assert "Zwembad" in inhoud(client, "/agenda/agenda-a/")
    assert "zonder planning" in inhoud(client, "/agendapunten/")
    assert not re.search("indicatie|Planning in één", pdf(agenda))


def test_perioden_staan_in_hun_volgorde_ook_als_hun_lengte_verschilt(
    client, maak_agenda, maak_domein, maak_agendapunt, maak_periode
):
    agenda = maak_agenda(jaren=(2018,), begin=date(2016, 7, 1))
    maak_perioden(agenda, 2017, 2017, Eenheid.HALFJAAR)
    maak_periode("2e helft 2016", date(2016, 7, 1), date(2016, 12, 31), agenda=agenda,
                 eenheid=Eenheid.HALFJAAR)  # fmt: skip
    maak_agendapunt("Toegang", domein=maak_domein("Zorg", agenda=agenda))
    namen = ["2e helft 2016", "1e helft 2017", "2e helft 2017", "2018"]
    for adres in ("/agenda/agenda-a/", "/agenda/agenda-a/geheel/"):
        kop = html(client, adres).split("<thead>")[1].split("</thead>")[0]
        assert re.findall(r"matrix__periode[^>]*>([^<]+)<", kop) == namen
    assert re.search(r"\s*".join(["Agendapunt", *namen]), pdf(agenda))


@pytest.mark.parametrize(
    ("velden", "gezegd"),
    [
        ({"ritme": "doorlopend"}, "Doorlopend"),
        ({"ritme_toelichting": "Drie van de vier perioden."}, "Drie van de vier perioden."),
        ({"ritme": "jaarlijks", "ritme_toelichting": "in mei"}, "Jaarlijks: in mei"),
        ({}, "niet ingepland"),
    ],
)
def test_een_rij_zonder_planning_vertelt_wat_er_wel_bekend_is(
    client, maak_agendapunt, velden, gezegd
):
    punt = maak_agendapunt("Toegang", **velden)
    for adres in ("/agenda/agenda-a/", "/agenda/agenda-a/geheel/"):
        rij = html(client, adres).split('scope="row"')[1].split("</tr>")[0]
        assert 'colspan="3"' in rij, adres
        assert gezegd in unescape(rij), adres
    assert gezegd in pdf(punt.agenda)
    assert gezegd in inhoud(client, "/agendapunten/")
    assert gezegd.lower() in inhoud(client, punt.domein.get_absolute_url()).lower()
    assert gezegd in inhoud(client, punt.get_absolute_url())


def test_een_rij_met_planning_vertelt_ook_wat_er_nog_meer_bekend_is(client, maak_agendapunt):
    zin = "Twee van de drie; welke tweede is onbekend."
    punt = maak_agendapunt("Toegang", perioden=[2026], ritme_toelichting=zin)
    rij = plat("<th " + html(client, "/agenda/agenda-a/").split('scope="row"')[1].split("</tr>")[0])
    assert zin in rij
    assert "gepland in 2026" in rij
    assert zin in pdf(punt.agenda)


def test_een_afgelopen_agenda_die_niets_plande_somt_geen_lege_perioden_op(client, maak_agenda):
    maak_agenda(jaren=(2015, 2016), is_home=True, status="afgesloten")
    assert "Niets gepland" not in inhoud(client, "/")


# In the admin


@pytest.mark.parametrize("model", ["agendapunt", "actie"])
def test_het_formulier_spreekt_de_woorden_van_de_agenda(griffie_client, spoor, model):
    app = "agenda" if model == "agendapunt" else "werkagenda"
    pagina = plat(html(griffie_client, f"/beheer/{app}/{model}/add/?agenda=duinen"))
    woorden = (
        ["Spoor:", "Halte toevoegen"] if model == "agendapunt" else ["Halte:", "Klus toevoegen"]
    )
    for woord in woorden:
        assert woord in pagina
    punt = spoor.punten.get(titel="Helmgras" if model == "agendapunt" else "Planten")
    pagina = plat(html(griffie_client, f"/beheer/{app}/{model}/{punt.pk}/change/"))
    assert woorden[0] in pagina
    assert woorden[1].replace("toevoegen", "wijzigen") in pagina


def test_de_geschiedenis_van_een_punt_noemt_zijn_domein_zoals_de_agenda(
    griffie_client, spoor, maak_domein
):
    punt = spoor.punten.get(titel="Helmgras").als_agendapunt
    punt.domein = maak_domein("Water", agenda=spoor)
    opslaan(punt)
    gezegd = plat(html(griffie_client, f"/beheer/agenda/punt/geschiedenis/{punt.kenmerk}/"))
    assert "spoor" in gezegd.lower()


def test_de_rijen_onder_een_formulier_heten_zoals_bij_de_agenda(
    griffie_client, spoor, maak_overleg
):
    pagina = plat(html(griffie_client, f"/beheer/agenda/agenda/{spoor.pk}/change/"))
    assert "Sporen" in pagina
    overleg = maak_overleg(domein=spoor.domeinen.get())
    pagina = plat(html(griffie_client, f"/beheer/werkagenda/overleg/{overleg.pk}/change/"))
    assert "Klussen" in pagina
