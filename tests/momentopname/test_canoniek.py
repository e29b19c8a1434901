"""The text that a version is kept in: the same for ever, and read by every later release."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from hashlib import sha256
from typing import get_args, get_origin, get_type_hints

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from ijmond.momentopname import canoniek
from ijmond.momentopname import model as m
from tests.momentopnamen import (
    MOMENT,
    grote_momentopname,
    maak_agendapunt,
    maak_domein,
    maak_momentopname,
)

LOS = {
    str: st.text(max_size=12),
    bool: st.booleans(),
    int: st.integers(0, 9999),
    date: st.dates(),
    Decimal: st.decimals(0, 10**10, places=2),
    datetime: st.datetimes(
        datetime(1900, 1, 2),
        datetime(2200, 1, 1),
        timezones=st.integers(-12, 14).map(lambda uren: timezone(timedelta(hours=uren))),
    ),
    type(None): st.none(),
    msgspec.UnsetType: st.just(msgspec.UNSET),
}


def iets_van(soort):
    """Any value of a type: of a state with whatever its fields may hold, of a tuple a few."""
    if isinstance(soort, type) and issubclass(soort, msgspec.Struct):
        velden = get_type_hints(soort)
        return st.builds(soort, **{naam: iets_van(veld) for naam, veld in velden.items()})
    if get_origin(soort) is dict:
        sleutels, waarden = map(iets_van, get_args(soort))
        return st.dictionaries(sleutels, waarden, max_size=2)
    if get_origin(soort) is tuple:
        return st.lists(iets_van(get_args(soort)[0]), max_size=2).map(tuple)
    return LOS[soort] if soort in LOS else st.one_of(*map(iets_van, get_args(soort)))


@pytest.mark.lang
@given(iets_van(m.Momentopname))
def test_wat_geschreven_is_komt_zo_terug_en_nog_eens_schrijven_geeft_hetzelfde(agenda):
    tekst = canoniek.schrijf(agenda)
    gelezen = canoniek.lees(tekst)
    assert gelezen == agenda
    assert canoniek.schrijf(gelezen) == tekst


def test_een_hele_agenda_komt_terug_zoals_zij_was():
    agenda = grote_momentopname()
    tekst = canoniek.schrijf(agenda)
    assert canoniek.lees(tekst) == agenda
    assert canoniek.schrijf(canoniek.lees(tekst)) == tekst


def test_de_tekst_is_gewone_json_met_de_sleutels_op_volgorde_en_zonder_omwegen():
    punt = maak_agendapunt(titel="Coördinatie één €")
    tekst = canoniek.schrijf(maak_momentopname([maak_domein(agendapunten=[punt])]))
    gewoon = json.dumps(
        json.loads(tekst), sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )
    assert tekst == gewoon
    assert "Coördinatie één €" in tekst


def test_dezelfde_tijd_in_een_andere_zone_is_dezelfde_tekst():
    elders = MOMENT.astimezone(timezone(timedelta(hours=2)))
    assert elders.isoformat() != MOMENT.isoformat()
    assert canoniek.schrijf(maak_momentopname(moment=elders)) == canoniek.schrijf(
        maak_momentopname()
    )


def test_het_controlegetal_is_dat_van_het_bestand():
    assert canoniek.sha256("één") == sha256("één".encode()).hexdigest()


def weg_uit(boom, naam):
    """Take a key out of everything in a JSON tree."""
    if isinstance(boom, dict):
        boom.pop(naam, None)
    for kind in boom.values() if isinstance(boom, dict) else boom:
        if isinstance(kind, dict | list):
            weg_uit(kind, naam)


def test_een_oude_tekst_zonder_een_veld_met_een_standaard_blijft_leesbaar():
    agenda = maak_momentopname(woord_actie="actie")
    boom = json.loads(canoniek.schrijf(agenda))
    weg_uit(boom, "woord_actie")
    assert canoniek.lees(json.dumps(boom)) == agenda


def test_een_nieuwe_tekst_met_een_veld_dat_wij_niet_kennen_is_leesbaar():
    agenda = grote_momentopname()
    boom = json.loads(canoniek.schrijf(agenda))
    boom["uit_de_toekomst"] = {"a": [1]}
    boom["agendapunten"][0]["uit_de_toekomst"] = None
    assert canoniek.lees(json.dumps(boom)) == agenda


@pytest.mark.parametrize("tekst", ["", "[]", "{}", '{"moment": 1}', "geen json"])
def test_wat_geen_agenda_is_wordt_niet_gelezen(tekst):
    with pytest.raises(msgspec.DecodeError):
        canoniek.lees(tekst)


def test_het_moment_blijft_een_tijd_met_een_zone():
    agenda = replace(maak_momentopname(), moment=datetime(2026, 3, 29, 1, 0, 0, 5, tzinfo=UTC))
    assert canoniek.lees(canoniek.schrijf(agenda)).moment == agenda.moment
