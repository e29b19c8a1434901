"""A stand or a version that was saved in an earlier form reads as it did."""

import json

import pytest

from agenda.models import Stand
from ijmond.momentopname import canoniek
from tests.momentopnamen import (
    gepland,
    grote_momentopname,
    maak_agendapunt,
    maak_domein,
    maak_momentopname,
)


def test_een_stand_van_elk_eerder_formaat_leest_als_toen():
    planning = [{"periode": "2026-01-01", "toelichting": "voor de zomer"}]
    stand = Stand(
        formaat=1, inhoud={"titel": "Kade", "planning": planning}, legenda={"2026-01-01": "2026-H1"}
    )
    assert stand.staat == {
        "titel": "Kade",
        "behandelingen": [],
        "planning": [{"periode": "2026-H1", "toelichting": "voor de zomer"}],
    }
    assert stand.inhoud["planning"] == planning
    zonder = {"titel": "Kade", "planning": [], "behandelingen": []}
    assert Stand(formaat=1, inhoud=zonder).staat == zonder
    assert Stand(formaat=1, inhoud=None).staat is None
    for formaat in (1, 2, 3):
        nu = Stand(formaat=formaat, soort="agendapunt", inhoud=zonder).staat
        assert (nu["bedragen"], nu["stuksoort"], nu["nummer_elders"]) == ([], None, "")
    kader = {"agenda": {"titel": "Agenda"}, "register": {}}
    assert Stand(formaat=1, inhoud=kader).staat["agenda"]["kolom_eenheid"] == ""


@pytest.mark.parametrize("formaat", [1, 2])
def test_een_versie_van_een_eerder_formaat_leest_als_toen(formaat):
    agenda = grote_momentopname()
    boom = json.loads(canoniek.schrijf(agenda)) | {"formaat": formaat}
    for punt in boom["agendapunten"]:
        for los in punt["planning"]:
            los["periode"] = f"{los['periode']}-01-01"
    gelezen = canoniek.lees(json.dumps(boom))
    assert gelezen.agendapunten == agenda.agendapunten
    assert [p.tijdvak for p in gelezen.perioden] == [p.tijdvak for p in agenda.perioden]


def test_een_versie_van_nu_houdt_haar_sleutels():
    punt = maak_agendapunt(planning=(gepland("2016-Q1"),))
    agenda = maak_momentopname([maak_domein(agendapunten=[punt])])
    assert canoniek.lees(canoniek.schrijf(agenda)) == agenda
