"""What real lists hold is shown as it was typed: long titles, links, numbers, who has no name."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from agenda.opslag import opslaan
from tests.wijzigen import BINNENKORT

LANG = ("Verlenging van de overeenkomst over het inzamelen van afval in de regio " * 7)[:499] + "."
SHAREPOINT = "https://gemeente.example/_layouts/15/Doc.aspx?sourcedoc=%7B0F3A%7D&file=" + "a" * 900
PUNTEN = "maak_agendapunt", "maak_actie"


@pytest.fixture(params=PUNTEN)
def maak_punt(request):
    """Either kind of item."""
    return request.getfixturevalue(request.param)


def lees(client, punt):
    return client.get(punt.get_absolute_url()).content.decode()


@pytest.mark.beide  # how long a column is
def test_een_titel_van_500_tekens_staat_overal_heel(client, maak_punt):
    punt = maak_punt(LANG)
    lijst = "agenda:agendapunten" if punt.soort == "agendapunt" else "werkagenda:acties"
    geheel = reverse("geheel", args=[punt.agenda.slug])
    for adres in (punt.get_absolute_url(), reverse(lijst), geheel):
        assert LANG in client.get(adres).content.decode(), adres


@pytest.mark.beide  # how long a column is
def test_een_link_mag_zo_lang_zijn_als_sharepoint_hem_maakt(client, maak_punt):
    punt = maak_punt(verwijzingen=[("Het voorstel", SHAREPOINT)])
    assert SHAREPOINT.replace("&", "&amp;") in lees(client, punt)


def test_een_stuk_waarvan_alleen_de_naam_bekend_is_is_geen_link(client, maak_punt):
    punt = maak_punt(verwijzingen=[("Gebiedsplan op papier", "")])
    for adres in (punt.get_absolute_url(), reverse("geheel", args=[punt.agenda.slug])):
        pagina = client.get(adres).content.decode()
        assert "Gebiedsplan op papier" in pagina
        assert "Gebiedsplan op papier</a>" not in pagina
        assert "andere website" not in pagina


@pytest.mark.beide  # upper and lower case
@pytest.mark.parametrize("gevraagd", ["2024-12", "2024-", "m2024-12"])
def test_een_punt_is_te_vinden_op_het_nummer_dat_het_elders_heeft(client, maak_punt, gevraagd):
    nummer = "M2024-12" if gevraagd.startswith("m") else "2024-12"
    punt = maak_punt("Zeesluis", nummer_elders=nummer)
    maak_punt("Haven", nummer_elders="312")
    lijst = "agenda:agendapunten" if punt.soort == "agendapunt" else "werkagenda:acties"
    gevonden = client.get(reverse(lijst), {"tekst": gevraagd}).content.decode()
    assert "Zeesluis" in gevonden
    assert "Haven" not in gevonden
    assert nummer in lees(client, punt)
    assert f"Nummer elders: {nummer}" in _geheel(client, punt)


def test_een_actie_zegt_wanneer_zij_gereed_was(client, maak_actie):
    gereed = {"gereed_op": date(2026, 5, 14), "gereed_op_precisie": "maand"}
    actie = maak_actie("Lantaarns", status="afgerond", **gereed)
    assert "mei 2026" in lees(client, actie)
    assert "14 mei 2026" not in lees(client, actie)
    assert "Gereed op: mei 2026" in _geheel(client, actie)
    actie.gereed_op_precisie = "dag"
    opslaan(actie)
    assert "van mei 2026 naar 14 mei 2026" in lees(client, actie)


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"status": "loopt", "gereed_op": date(2020, 1, 1)}, "Alleen wat is afgerond"),
        ({"gereed_op": BINNENKORT}, "Deze datum komt nog"),
    ],
)
def test_gereed_is_alleen_wat_is_afgerond(maak_actie, velden, zin):
    with pytest.raises(ValidationError, match=zin):
        maak_actie(**{"status": "afgerond", "gereed_op_precisie": "dag"} | velden)


def test_wie_zonder_naam_een_taak_heeft_is_een_functie(client, maak_punt, maak_eigenaar):
    college = maak_eigenaar("Het college", soort="functie")
    punt = maak_punt(betrokkenen=[(college, "trekker")])
    assert "Het college" in lees(client, punt)
    eigen = client.get(college.get_absolute_url()).content.decode()
    assert "Functie of college" in eigen
    assert punt.titel in eigen


def test_een_functie_is_geen_organisatie_met_ambten(maak_ambt, maak_eigenaar, maak_persoon):
    griffie = maak_eigenaar("De griffie", soort="functie")
    with pytest.raises(ValidationError, match="Kies een organisatie"):
        maak_ambt(maak_persoon("Noor Visser"), griffie)


def _geheel(client, punt):
    """The words of the whole agenda on one page, on one line."""
    adres = reverse("geheel", args=[punt.agenda.slug])
    return " ".join(client.get(adres).content.decode().split())
