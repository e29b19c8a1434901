"""Filtering lists in which several agendas come together."""

from datetime import date

import pytest

from agenda.bewerkingen import maak_perioden
from agenda.choices import Eenheid
from agenda.models import Agenda
from tests.bezoek import inhoud


@pytest.fixture(scope="module")
def _twee(eenmalig, maak_agenda, maak_domein, maak_agendapunt):
    """Two agendas of two regions that have a domain in common, one in years and one in halves."""
    jaren = maak_agenda(jaren=(2026, 2027), regio="IJmond")
    halven = maak_agenda(jaren=(), regio="Duinstreek", begin=date(2026, 1, 1),
                         eind=date(2027, 12, 31))  # fmt: skip
    maak_perioden(halven, 2026, 2026, Eenheid.HALFJAAR)
    wonen = [maak_domein("Wonen", agenda=agenda) for agenda in (jaren, halven)]
    maak_agendapunt("Jaarpunt", domein=wonen[0], perioden=[2026])
    maak_agendapunt("Halfpunt", domein=wonen[1], perioden=["2e helft 2026"])
    maak_agendapunt("Zorgpunt", domein=maak_domein("Zorg", agenda=halven))
    return jaren.pk, halven.pk


@pytest.fixture
def twee(_twee, db):
    return [Agenda.objects.get(pk=pk) for pk in _twee]


@pytest.mark.beide
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
        ("?periode=2026", ["Jaarpunt", "Halfpunt"]),  # the half-year lies in that year
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


@pytest.mark.beide  # order
def test_domeinen_staan_per_agenda_en_perioden_per_lengte(client, twee):
    velden = client.get("/agendapunten/").context["filter"].form.fields
    assert velden["domein"].choices[1:] == [
        ("Regionale agenda A", [("agenda-a.wonen", "Wonen")]),
        ("Regionale agenda B", [("agenda-b.wonen", "Wonen"), ("agenda-b.zorg", "Zorg")]),
    ]
    assert [groep for groep, _ in velden["agenda"].choices[1:]] == ["IJmond", "Duinstreek"]
    assert [groep for groep, _ in velden["periode"].choices[1:]] == ["Jaren", "Halfjaren"]
    assert not velden["regio"].widget.is_hidden
    velden = client.get("/agendapunten/?agenda=agenda-b").context["filter"].form.fields
    assert velden["domein"].choices[1:] == [("wonen", "Wonen"), ("zorg", "Zorg")]
    assert velden["periode"].choices[1:] == [("2e helft 2026", "2e helft 2026")]
    assert velden["regio"].widget.is_hidden  # the agenda says it


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
    monkeypatch.setattr("agenda.lijsten.filters.MEESTE_DOMEINEN", 2)
    formulier = client.get("/agendapunten/").context["filter"].form
    assert formulier["domein"].is_hidden
    assert "Kies een agenda" in formulier.as_div()
    assert (
        not client.get("/agendapunten/?agenda=agenda-b").context["filter"].form["domein"].is_hidden
    )
