"""Who looked after what, and when: the list of portefeuilles."""

import re
from datetime import date

import pytest

from tests.bezoek import html, tekst
from tests.paginas import ambten

pytestmark = pytest.mark.usefixtures("_twee_besturen", "db")


@pytest.fixture(scope="module")
def _twee_besturen(samen, eenmalig, maak_bestuur, maak_persoon, maak_ambt, maak_eigenaar):
    """Ada had water until 6 June 2020 and Bo after; Cas is known to the year, Dee not at all."""
    with samen():
        waterveld, duinoord = maak_bestuur("Waterveld"), maak_bestuur("Duinoord")
        haven = maak_eigenaar("Havenschap", soort="gemeenschappelijke_regeling")
        ada, bo, cas, dee = (maak_persoon(naam) for naam in ("Ada", "Bo", "Cas", "Dee"))
        maak_ambt(
            ada, waterveld, ["Taak water", ("Taak in de haven", haven)], partij="Groen", volgorde=2,
            van=date(2018, 5, 1), tot=date(2020, 6, 6),
        )  # fmt: skip
        maak_ambt(bo, waterveld, ["Taak water van Bo"], van=date(2020, 6, 7))
        maak_ambt(cas, duinoord, ["Taak wegen"], **ambten.HEEL_2018_TOT_2022)
        maak_ambt(dee, duinoord, ["Taak zand"])


@pytest.mark.beide  # dates, search, and an order with what is unknown
@pytest.mark.parametrize(
    ("vraag", "taken"),
    [
        ("", "wegen zand water_van_Bo water in_de_haven"),
        ("?op=2018-01-01", "wegen zand"),
        ("?op=2020-06-06", "wegen zand water in_de_haven"),
        ("?op=2020-06-07", "wegen zand water_van_Bo"),
        ("?op=07-06-2020", "wegen zand water_van_Bo"),
        ("?op=2022-12-31", "wegen zand water_van_Bo"),
        ("?op=2023-01-01", "zand water_van_Bo"),
        ("?organisatie=waterveld&op=2019-01-01", "water in_de_haven"),
        ("?tekst=havenschap", "in_de_haven"),
        ("?tekst=groen", "water in_de_haven"),
        ("?tekst=bo", "water_van_Bo"),
        ("?sort=-omschrijving", "zand wegen water_van_Bo water in_de_haven"),
        ("?sort=zetel", "in_de_haven wegen zand water_van_Bo water"),
        ("?sort=-zetel", "in_de_haven wegen zand water_van_Bo water"),
        ("?sort=looptijd", "wegen water in_de_haven water_van_Bo zand"),
        ("?tekst=bestaat-niet", ""),
    ],
)
def test_de_lijst_zegt_wie_een_taak_toen_had(client, vraag, taken):
    verwacht = [f"Taak {taak}".replace("_", " ") for taak in taken.split()]
    assert ambten.taken(client, f"/portefeuilles/{vraag}") == verwacht


def test_een_regel_noemt_partij_bestuur_zetel_en_looptijd_met_links(client):
    gezegd = tekst(client, "/portefeuilles/?tekst=haven")
    assert (
        "Taak in de haven Ada Wethouder, 2e locoburgemeester Groen Waterveld Havenschap "
        "van 1 mei 2018 tot en met 6 juni 2020"
    ) in gezegd
    pagina = html(client, "/portefeuilles/?tekst=haven")
    for slug in ("ada", "waterveld", "havenschap"):
        assert f'href="/eigenaren/{slug}/"' in pagina


@pytest.mark.parametrize("getypt", ["gisteren", "31-02-2020", "2020-13-01"])
def test_een_dag_die_niet_bestaat_geeft_een_zin_en_blijft_staan(client, getypt):
    pagina = html(client, f"/portefeuilles/?op={getypt}&tekst=water")
    assert "Dit is geen geldige datum. Schrijf hem als 31-12-2026 of als" in pagina
    # A browser wipes what is no date out of a box for dates.
    [vak] = re.findall(r'<input[^>]*name="op"[^>]*>', pagina)
    assert 'type="text"' in vak
    assert f'value="{getypt}"' in vak
    assert 'value="water"' in pagina
    assert "<table" not in pagina
