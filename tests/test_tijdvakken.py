"""A span of days has one key, which says which days it is."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda.datums import grenzen
from agenda.tijdvakken import Tijdvak, op_tijd

DAGEN = st.dates(date(1900, 1, 1), date(2200, 12, 31))
EENHEID = st.sampled_from(["jaar", "halfjaar", "kwartaal", "maand", "dag"])
TIJDVAK = st.one_of(
    st.builds(lambda dag, eenheid: Tijdvak(*grenzen(dag, eenheid)), DAGEN, EENHEID),
    st.builds(lambda dag, n: Tijdvak(dag, dag + timedelta(n)), DAGEN, st.integers(0, 400)),
)


@given(TIJDVAK)
def test_de_sleutel_zegt_welke_dagen_het_zijn(tijdvak):
    assert Tijdvak.uit(str(tijdvak)) == tijdvak


@pytest.mark.parametrize(
    ("begin", "eind", "sleutel", "woorden"),
    [
        ((2026, 1, 1), (2026, 12, 31), "2026", "2026"),
        ((2026, 7, 1), (2026, 12, 31), "2026-H2", "2e helft 2026"),
        ((2026, 4, 1), (2026, 6, 30), "2026-Q2", "2e kwartaal 2026"),
        ((2028, 2, 1), (2028, 2, 29), "2028-02", "februari 2028"),
        ((2026, 1, 1), (2026, 1, 1), "2026-01-01/2026-01-01",
         "1 januari 2026 tot en met 1 januari 2026"),
        ((2026, 9, 1), (2027, 6, 30), "2026-09-01/2027-06-30",
         "1 september 2026 tot en met 30 juni 2027"),
    ],
)  # fmt: skip
def test_een_heel_jaar_halfjaar_kwartaal_of_maand_heet_ernaar(begin, eind, sleutel, woorden):
    tijdvak = Tijdvak(date(*begin), date(*eind))
    assert (str(tijdvak), tijdvak.in_woorden) == (sleutel, woorden)


@pytest.mark.parametrize("tekst", ["", "2026-01-01", "2026-Q5", "2026-13", "2026/2027", "mei"])
def test_wat_geen_tijdvak_is_wordt_geen_tijdvak(tekst):
    with pytest.raises(ValueError):  # noqa: PT011 - of a date, or of a span
        Tijdvak.uit(tekst)


def test_tijdvakken_staan_op_hun_begin_en_dan_op_hun_eind():
    geordend = ["2025", "2026-01", "2026-Q1", "2026", "2026-05", "2026-Q3"]
    assert op_tijd(reversed(geordend)) == geordend
