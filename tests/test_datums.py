from datetime import date

import pytest

from agenda.datums import datum_in_woorden, lees_dag, lees_datum, van_naar_in_woorden


@pytest.mark.parametrize(
    ("dag", "precisie", "woorden"),
    [
        ((2015, 5, 19), "dag", "19 mei 2015"),
        ((2015, 3, 1), "dag", "1 maart 2015"),
        ((2015, 12, 1), "maand", "december 2015"),
        ((2016, 1, 1), "kwartaal", "1e kwartaal 2016"),
        ((2016, 3, 31), "kwartaal", "1e kwartaal 2016"),
        ((2016, 4, 1), "kwartaal", "2e kwartaal 2016"),
        ((2016, 10, 1), "kwartaal", "4e kwartaal 2016"),
        ((2016, 6, 30), "halfjaar", "1e helft 2016"),
        ((2016, 7, 1), "halfjaar", "2e helft 2016"),
        ((2015, 1, 1), "jaar", "2015"),
        ((2015, 1, 1), "onbekend", ""),
    ],
)
def test_een_datum_zegt_niet_meer_dan_bekend_is(dag, precisie, woorden):
    assert datum_in_woorden(date(*dag), precisie) == woorden


def test_zonder_datum_zijn_er_geen_woorden():
    assert datum_in_woorden(None, "jaar") == ""


@pytest.mark.parametrize(
    ("van", "naar", "zin"),
    [
        ((date(2027, 3, 1), "dag", None), (date(2027, 3, 15), "dag", None),
         "van 1 naar 15 maart 2027"),
        ((date(2027, 3, 30), "dag", None), (date(2027, 4, 2), "dag", None),
         "van 30 maart naar 2 april 2027"),
        ((date(2026, 12, 31), "dag", None), (date(2027, 1, 4), "dag", None),
         "van 31 december 2026 naar 4 januari 2027"),
        ((date(2027, 3, 1), "dag", date(2027, 3, 2)), (None, "onbekend", None),
         "van 1 en 2 maart 2027 naar een dag die nog niet bekend is"),
        ((date(2027, 3, 1), "maand", None), (date(2027, 4, 1), "dag", date(2027, 4, 3)),
         "van maart 2027 naar 1 tot en met 3 april 2027"),
    ],
)  # fmt: skip
def test_van_de_ene_naar_de_andere_dag_zegt_niets_twee_keer(van, naar, zin):
    assert van_naar_in_woorden(van, naar) == zin


@pytest.mark.parametrize(
    ("tekst", "datum", "rest"),
    [
        ("raad 22 maart 2016", {"dag": 22, "maand": 3, "jaar": 2016}, "raad "),
        ("22-3-2016", {"dag": 22, "maand": 3, "jaar": 2016}, ""),
        ("2016-03-22", {"jaar": 2016, "maand": 3, "dag": 22}, ""),
        ("Maart 2016 raad", {"maand": 3, "jaar": 2016}, " raad"),
        ("22 maart", {"dag": 22, "maand": 3}, ""),
        ("2016", {"jaar": 2016}, ""),
        ("Raad 5 Mrt. 2026", {"dag": 5, "maand": 3, "jaar": 2026}, "Raad "),
        ("12 punten 2016", {"jaar": 2016}, "12 punten "),
        ("zaal 12", {}, "zaal 12"),
        ("0000-01-01", {}, "0000-01-01"),
        ("9999-99-99", {"jaar": 9999, "maand": 99, "dag": 99}, ""),
    ],
)
def test_een_tekst_zegt_welke_datum_er_gezocht_wordt(tekst, datum, rest):
    assert lees_datum(tekst) == (datum, rest)


@pytest.mark.parametrize(
    ("getypt", "dag"),
    [
        ("31/12/2026", date(2026, 12, 31)),
        ("di 5 mrt. 2026", date(2026, 3, 5)),
        ("0026-03-01", date(26, 3, 1)),
        ("31-2-2026", None),
        ("5 mei", None),
        ("5 mei 2026 of later", None),
        ("5 punten 2026", None),
    ],
)
def test_wie_een_dag_typt_typt_niets_anders(getypt, dag):
    assert lees_dag(getypt) == dag
