from datetime import date

import pytest

from agenda.datums import datum_in_woorden


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
