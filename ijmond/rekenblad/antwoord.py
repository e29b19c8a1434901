"""A file of rows as the answer to a request."""

from collections.abc import Iterable, Sequence

from django.http import HttpResponse, StreamingHttpResponse

from .cellen import Cel
from .csvbestand import schrijf_csv

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def als_csv(naam: str, rijen: Iterable[Sequence[Cel]]) -> StreamingHttpResponse:
    """Line by line, so that a long list needs no memory."""
    regels = schrijf_csv(rijen)
    return StreamingHttpResponse(
        regels, content_type="text/csv; charset=utf-8", headers=_kop(f"{naam}.csv")
    )


def als_xlsx(naam: str, inhoud: bytes) -> HttpResponse:
    return HttpResponse(inhoud, content_type=XLSX, headers=_kop(f"{naam}.xlsx"))


def _kop(bestand: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{bestand}"'}
