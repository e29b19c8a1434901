"""A file of rows as the answer to a request."""

from collections.abc import Iterable, Sequence
from itertools import chain

from django.http import HttpResponse, StreamingHttpResponse

from .cellen import Cel
from .csvbestand import schrijf_csv

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
IN_EEN_STUK = 1_000_000
"""A list of more characters goes out line by line, so that it needs no memory."""


def als_csv(naam: str, rijen: Iterable[Sequence[Cel]]) -> HttpResponse | StreamingHttpResponse:
    """In one piece, which can be kept, or line by line where it is very long."""
    regels, begin, lengte = schrijf_csv(rijen), [], 0
    bestand = f"{naam}.csv"
    for regel in regels:
        begin.append(regel)
        lengte += len(regel)
        if lengte > IN_EEN_STUK:
            return StreamingHttpResponse(
                chain(begin, regels), content_type=CSV, headers=_kop(bestand)
            )
    return als_bijlage(bestand, "".join(begin), CSV)


def als_xlsx(naam: str, inhoud: bytes) -> HttpResponse:
    return als_bijlage(f"{naam}.xlsx", inhoud, XLSX)


def als_bijlage(bestand: str, inhoud: bytes | str, soort: str) -> HttpResponse:
    """A file to keep, under this name."""
    return HttpResponse(inhoud, content_type=soort, headers=_kop(bestand))


def _kop(bestand: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{bestand}"'}
