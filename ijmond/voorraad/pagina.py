"""One page as it is kept, and which may be."""

import gzip
import re
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

KEUZES = frozenset(
    {
        "agenda", "domein", "eigenaar", "klein", "op", "organisatie", "orgaan", "overleg", "page",
        "periode", "punt", "regio", "sinds", "soort", "sort", "status", "stuksoort", "tot", "van",
    }
)  # fmt: skip
"""What an address may ask of a page that is kept. What somebody typed to search is not: of that
there is no end, and it is nobody's business."""
LANGSTE_ADRES = 200
VAN_DE_INHOUD = ("Content-Length", "Content-Encoding")
NEEMT_GZIP = re.compile(r"\bgzip\b")


def mag_bewaard(request: HttpRequest) -> bool:
    """Whether any visitor may ask just this, and who asks it now is surely not logged in."""
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        return False
    if len(request.get_full_path()) > LANGSTE_ADRES:
        return False
    return all(naam in KEUZES and len(w) == 1 for naam, w in request.GET.lists())


class Pagina(NamedTuple):
    """The headers of a page, and its text as gzip."""

    koppen: dict[str, str]
    ingepakt: bytes

    @classmethod
    def van(cls, antwoord: HttpResponseBase) -> "Pagina | None":
        """None of what is a file, or comes piece by piece."""
        if not isinstance(antwoord, HttpResponse):
            return None
        koppen = {naam: w for naam, w in antwoord.items() if naam not in VAN_DE_INHOUD}
        is_ingepakt = antwoord.has_header("Content-Encoding")
        return cls(koppen, antwoord.content if is_ingepakt else gzip.compress(antwoord.content))

    def als_antwoord(self, request: HttpRequest) -> HttpResponse:
        """As this browser reads it."""
        gzip_mag = NEEMT_GZIP.search(request.headers.get("Accept-Encoding", ""))
        inhoud = self.ingepakt if gzip_mag else gzip.decompress(self.ingepakt)
        antwoord = HttpResponse(inhoud, headers=self.koppen)
        antwoord.headers["Content-Length"] = str(len(inhoud))
        if gzip_mag:
            antwoord.headers["Content-Encoding"] = "gzip"
        return antwoord
