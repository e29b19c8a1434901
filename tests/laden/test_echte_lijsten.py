"""Made-up lists in the shapes of real ones load, and nothing of them is left out or guessed."""

from pathlib import Path

import pytest
from django.urls import reverse

from agenda.choices import PuntStatus
from agenda.models import Agenda, Agendapunt, Punt
from agenda.opslag import opslaan
from ijmond.document import als_html
from ijmond.laden import laad
from ijmond.momentopname.opnemen import neem_op
from ijmond.momentopname.selectie import Selectie
from ijmond.vergelijking import vergelijk

HIER = Path(__file__).parent
VAST = "\N{NO-BREAK SPACE}"
LIJST = HIER / "langetermijnagenda.toml"
# Of each row what is read of it: kenmerk, title as far as it tells it apart, and all other cells.
RIJEN = {
    "PL-01": "Hamerstuk.|30-mrt-27|Raadsvoorstel|wethouder Voorbeeld|Loopt",
    "PL-02": f"2-jun-27|Zienswijze|wethouder Proef|€{VAST}1.200.000",
    "PL-03": f"2-jun-27|Zienswijze|burgemeester|−{VAST}€{VAST}864",
    "PL-04": "Hangt af van de procedure bij de provincie.|n.t.b. 2027|Startnotitie|college|p.m."
    "|Document gebiedsplan - publieksportaal|aandachtspunt",
    "PL-05": f"februari 2028|Raadsinformatiebrief|circa €{VAST}50.000",
    "PL-06": f"Q2 2028|Raadsvoorstel|wethouder Proef|€{VAST}20.000 (onderzoek)"
    f"|€{VAST}50.000 (capaciteit)",
    "PL-07": "In het eerste kwartaal van 2028.|n.t.b. 2028|wethouder Voorbeeld",
    "PL-08": "griffie",
    "PL-09": "Eerst met de raden besproken.|voorjaar 2027|Themabijeenkomst|wethouder Voorbeeld"
    "|Loopt|Raadsvoorstel regionale woonvisie 2026-2030 definitief.docx",
    "PL-10": f"Doorlopend|Raadsvoorstel|wethouder Voorbeeld|€{VAST}15.000",
    "PT-01": "Toegezegd in de raad van 12 december 2024.|Q3/Q4 2027|Raadsinformatiebrief"
    "|wethouder Proef|openstaand",
    "PT-02": "14 mei 2026|college|Afgerond",
}
NUMMERS = {f"PL-{nummer:02}": str(nummer) for nummer in range(1, 10)} | {
    "PL-10": "5.c.1", "PT-01": "2024-12", "PT-02": "312",
}  # fmt: skip


@pytest.fixture(scope="module")
def _geladen(eenmalig):
    assert [*laad(LIJST)]
    assert [*laad(LIJST)] == []  # nothing that reads otherwise than the file says


@pytest.fixture
def agenda(_geladen, db):
    return Agenda.objects.get(slug="proef-langetermijn")


def test_de_lijst_heeft_twaalf_rijen_die_elk_hun_nummer_houden(agenda):
    nummers = Punt.objects.filter(agenda=agenda).values_list("kenmerk", "nummer_elders")
    assert dict(nummers) == NUMMERS


def test_elke_cel_staat_op_de_pagina_van_haar_punt_en_op_papier(client, agenda, subtests):
    papier = als_html(neem_op(agenda), Selectie(), "")
    for kenmerk, cellen in RIJEN.items():
        punt = Punt.objects.get(kenmerk=kenmerk)
        pagina = client.get(punt.get_absolute_url()).content.decode()
        gedrukt = papier.split(f'id="{kenmerk}"')[1].split("<article")[0]
        with subtests.test(kenmerk):
            for cel in (punt.titel, NUMMERS[kenmerk], *cellen.split("|")):
                assert cel in pagina
                assert cel in gedrukt or cel == "Loopt"


def test_niets_is_geraden(agenda):
    zonder = Agendapunt.objects.get(kenmerk="PL-08")
    assert not zonder.planning.exists()
    assert not zonder.bedragen.exists()
    assert zonder.stuksoort is None
    assert zonder.status == PuntStatus.ONBEKEND
    doorlopend = Agendapunt.objects.get(kenmerk="PL-10")
    assert not doorlopend.planning.exists()
    assert doorlopend.status == PuntStatus.ONBEKEND
    grondnota = Agendapunt.objects.get(kenmerk="PL-07")
    assert [p.naam for p in grondnota.perioden.all()] == ["2028"]
    assert not agenda.domeinen.exists()


@pytest.mark.parametrize(
    ("lijst", "vraag", "kenmerken"),
    [
        ("agenda:agendapunten", {"stuksoort": "Zienswijze"}, "PL-02 PL-03"),
        ("agenda:agendapunten", {"periode": "2028"}, "PL-05 PL-06 PL-07"),
        ("agenda:agendapunten", {"eigenaar": "proef-griffie"}, "PL-08"),
        ("agenda:agendapunten", {"tekst": "5.c.1"}, "PL-10"),
        ("werkagenda:acties", {"tekst": "2024-12"}, "PT-01"),
        ("werkagenda:acties", {"tekst": "312"}, "PT-02"),
        ("werkagenda:acties", {"periode": "2027"}, "PT-01"),
        ("werkagenda:acties", {"eigenaar": "proef-college"}, "PT-02"),
    ],
)
def test_de_lijst_is_te_filteren(client, agenda, lijst, vraag, kenmerken):
    rijen = client.get(reverse(lijst), {"agenda": agenda.slug} | vraag).context["table"].rows
    assert " ".join(rij.record.kenmerk for rij in rijen) == kenmerken


def test_een_wijziging_in_de_lijst_is_te_vergelijken(agenda):
    voor = neem_op(agenda)
    punt = Agendapunt.objects.get(kenmerk="PL-04")
    opslaan(punt, lambda: punt.bedragen.update(zekerheid="circa", bedrag=30000))
    gezegd = vergelijk(agenda.pk, voor, neem_op(agenda))
    assert [r.woorden for groep in gezegd.groepen for r in groep.regels] == [
        f"van p.m. naar circa €{VAST}30.000"
    ]


def test_een_titel_van_341_tekens_laadt_en_staat_er_heel(client, db):
    assert [*laad(HIER / "titel-te-lang.toml")]
    punt = Agendapunt.objects.get(kenmerk="PG-01")
    assert len(punt.titel) == 341
    assert punt.titel in client.get(punt.get_absolute_url()).content.decode()
