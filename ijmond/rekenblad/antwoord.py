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
    kop = _kop(f"{naam}.csv")
    for regel in regels:
        begin.append(regel)
        lengte += len(regel)
        if lengte > IN_EEN_STUK:
            return StreamingHttpResponse(chain(begin, regels), content_type=CSV, headers=kop)
    return HttpResponse("".join(begin), content_type=CSV, headers=kop)


def als_xlsx(naam: str, inhoud: bytes) -> HttpResponse:
    return HttpResponse(inhoud, content_type=XLSX, headers=_kop(f"{naam}.xlsx"))


def _kop(bestand: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{bestand}"'}
