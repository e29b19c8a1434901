"""Files with periods as real lists have them, from the loader to the matrix and the paper."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction

from agenda.models import Agenda, Planning, Punt
from agenda.opslag import fouten, opslaan
from tests.bezoek import html, inhoud
from tests.pdf import tekst, woorden

MAP = Path(__file__).parent


@pytest.fixture(scope="module")
def _geladen(eenmalig, request):
    """One file at a time, for all that is asked of it."""
    with transaction.atomic():
        call_command("laad", str(MAP / f"{request.param}.toml"), verbosity=0)
        assert list(fouten([])) == []
        yield
        transaction.set_rollback(True)


@pytest.fixture
def agenda(_geladen, db):
    return Agenda.objects.get()


def adres_van(kenmerk):
    return Punt.objects.get(kenmerk=kenmerk).get_absolute_url()


def rij(pagina, kenmerk):
    """The cells of one item in the matrix: how many columns each spans, and what it says."""
    deel = pagina.split(f'<span class="kenmerk">{kenmerk}</span>')[1].split("</tr>")[0]
    cellen = re.findall(r"<td([^>]*)>(.*?)</td>", deel, re.DOTALL)
    breed = (re.search(r'colspan="(\d+)"', attributen) for attributen, _ in cellen)
    return [
        (int(los[1]) if los else 1, " ".join(_plat(cel)))
        for los, (_, cel) in zip(breed, cellen, strict=True)
    ]


def _plat(stuk):
    return re.sub(r"<[^>]+>", " ", re.sub(r'<[^>]*aria-hidden="true">[^<]*<', "<", stuk)).split()


@pytest.mark.parametrize("_geladen", ["perioden-in-elkaar"], indirect=True)
@pytest.mark.parametrize("pagina", ["", "geheel/"])
def test_wat_minder_precies_gepland_is_beslaat_zijn_kolommen_en_zegt_dat(client, agenda, pagina):
    lees = html(client, f"{agenda.get_absolute_url()}{pagina}")
    koppen = re.findall(r"matrix__periode[^>]*>([^<]+)<", lees)
    assert koppen == ["2027-Q1", "2027-Q2", "2027-Q3", "2027-Q4", "2028-Q1", "2028-Q2"]
    leeg = (1, "")
    assert rij(lees, "PP-01") == [(1, "gepland in maart 2027 30 maart"), *[leeg] * 5]
    heel = "gepland in 2027, kwartaal nog niet bekend"
    for kenmerk, zegt in (("PP-02", "n.t.b. 2027"), ("PP-03", "voorjaar 2027"),
                          ("PP-04", "Q3/Q4 2027")):  # fmt: skip
        assert rij(lees, kenmerk) == [(4, f"{heel} {zegt}"), leeg, leeg]
    assert rij(lees, "PP-05") == [*[leeg] * 5, (1, "gepland in 2028-Q2")]
    assert rij(lees, "PP-06") == [
        leeg, (1, "gepland in 2027-Q2"), leeg, leeg, (1, "gepland in februari 2028"), leeg,
    ]  # fmt: skip
    assert rij(lees, "PP-07") == [(6, "niet ingepland")]


@pytest.mark.parametrize("_geladen", ["perioden-in-elkaar"], indirect=True)
def test_een_punt_zegt_zelf_ook_wat_zijn_planning_open_laat(client, agenda):
    heel = f"{agenda.get_absolute_url()}geheel/"
    maand, jaar = adres_van("PP-01"), adres_van("PP-02")
    assert "2027, kwartaal nog niet bekend (n.t.b. 2027)" in inhoud(client, heel)
    assert "2027, kwartaal nog niet bekend" in inhoud(client, jaar)
    assert "kwartaal nog" not in inhoud(client, maand)
    agenda.status = "afgesloten"
    opslaan(agenda)
    assert "2027, kwartaal niet bekend" in inhoud(client, jaar)


@pytest.mark.parametrize("_geladen", ["perioden-in-elkaar"], indirect=True)
@pytest.mark.parametrize(
    ("periode", "kenmerken"),
    [
        ("2027", ["PP-01", "PP-02", "PP-03", "PP-04", "PP-06"]),
        ("2027-Q1", ["PP-01"]),
        ("maart 2027", ["PP-01"]),
        ("2028", ["PP-05", "PP-06"]),
    ],
)
def test_wie_een_jaar_kiest_vindt_wat_in_een_deel_daarvan_gepland_is(
    client, agenda, periode, kenmerken
):
    tabel = client.get("/agendapunten/", {"periode": periode}).context["table"]
    assert [rij.record.kenmerk for rij in tabel.paginated_rows] == kenmerken


@pytest.mark.parametrize("_geladen", ["perioden-in-elkaar"], indirect=True)
def test_een_deel_als_pdf_houdt_wat_in_een_deel_van_de_periode_gepland_is(client, agenda):
    pdf = client.get(f"{agenda.get_absolute_url()}levende-agenda.pdf?periode=2027")
    gedrukt = b"".join(pdf.streaming_content).decode()
    assert "Verordening jeugdhulp" in gedrukt
    assert "Tarieven sport" not in gedrukt
    assert '<option value="2027">' in client.get(agenda.get_absolute_url()).content.decode()


@pytest.mark.druk
@pytest.mark.parametrize(
    ("_geladen", "gezegd"),
    [
        ("planning-acht-kwartalen", {
            "PE-02 Parkeernota": "Nader te bepalen: n.t.b. 2027",
            "PE-03 Evenementenbeleid": "niet ingepland",
            "PE-04 Omgevingsvisie": "Gepland",
        }),
        ("perioden-in-elkaar", {
            "PP-01 Verordening jeugdhulp": "maart 2027",
            "PP-02 Gebiedsplan Havenkwartier": "2027, kwartaal nog niet bekend n.t.b. 2027",
            "PP-07 Evenementenbeleid": "niet ingepland",
        }),
    ],
    indirect=["_geladen"],
)  # fmt: skip
def test_elk_punt_staat_een_keer_in_het_overzicht_op_papier(client, agenda, gezegd, tmp_path):
    pdf = client.get(f"{agenda.get_absolute_url()}levende-agenda.pdf")
    bestand = tmp_path / "agenda.pdf"
    bestand.write_bytes(b"".join(pdf.streaming_content))
    alles = " ".join(tekst(bestand).split())
    overzicht = alles.rpartition("De status ernaast zegt")[2].partition("Agendapunten")[0]
    for kenmerk in agenda.punten.values_list("kenmerk", flat=True):
        assert overzicht.count(kenmerk) == 1
    for punt, zin in gezegd.items():
        assert punt in overzicht
        assert zin in overzicht.split(punt)[1]


@pytest.mark.parametrize("_geladen", ["perioden-in-elkaar"], indirect=True)
def test_wat_getypt_is_blijft_zoals_het_is(client, agenda):
    assert set(Planning.objects.values_list("toelichting", flat=True)) >= {
        "n.t.b. 2027", "voorjaar 2027", "Q3/Q4 2027",
    }  # fmt: skip
    assert "2027, kwartaal nog niet bekend (Q3/Q4 2027)" in woorden(agenda)
