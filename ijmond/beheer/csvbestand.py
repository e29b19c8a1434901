"""A list of the admin as a file for a spreadsheet; that somebody took it along is in the log."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from io import StringIO
from itertools import chain

from django.http import StreamingHttpResponse
from django.utils import timezone

from ..logboek import Wat, schrijf

BOM = "\ufeff"
"""Without it a spreadsheet takes the text for something else than UTF-8."""
FORMULE = ("=", "+", "-", "@", "\t", "\r")
"""What begins with one of these, a spreadsheet would work out: a quote makes it a text."""


def als_csv(
    naam: str, koppen: Sequence[str], rijen: Iterable[Sequence[object]]
) -> StreamingHttpResponse:
    """The rows, with semicolons, as a Dutch spreadsheet reads them."""
    schrijf(Wat.UITVOER, f"{naam}.csv")
    kop = {"Content-Disposition": f'attachment; filename="{naam}.csv"'}
    regels = _regels(koppen, rijen)
    return StreamingHttpResponse(regels, content_type="text/csv; charset=utf-8", headers=kop)


def _regels(koppen, rijen) -> Iterator[str]:
    yield BOM
    for rij in chain([koppen], rijen):
        regel = StringIO()
        csv.writer(regel, delimiter=";").writerow(map(_veilig, rij))
        yield regel.getvalue()


def _veilig(waarde: object) -> str:
    if isinstance(waarde, datetime):
        return f"{timezone.localtime(waarde):%d-%m-%Y %H:%M:%S}"
    tekst = "" if waarde is None else str(waarde)
    return f"'{tekst}" if tekst.startswith(FORMULE) else tekst
