"""An ETag, a kept page, compression and when to come back; for all, what no database holds."""

from hashlib import sha256

from django.conf import settings
from django.db import Error as DatabaseFout
from django.http import HttpResponseNotModified
from django.middleware.gzip import GZipMiddleware
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags

from agenda.models import Bijwerking

from .bouw import bouwkenmerk
from .drukkerij import stempel
from .techniek import niet_te_lezen
from .voorraad import Pagina, haal, leg_neer, mag_bewaard

NIET_OPENBAAR = ("/beheer/", "/static/")
KOM_TERUG_NA = "60"
"""Seconds, for who asked for something that can't be had now."""
VOOR_IEDER = "public, max-age=0, s-maxage=10, must-revalidate"
"""A browser asks each time whether it is still so; a proxy may answer all of them ten seconds."""
VOOR_EEN_GEBRUIKER = "private, no-cache"


class OpenbaarMiddleware:
    """Answer after one query what did not change: 304 to who has it, the kept page to another.

    The ETag names what the public sees, so a concept does not move it. It also names the build and
    the day, because a page of a running agenda says what this year brings, and when an agenda was
    last printed, because a page says how big its PDF is. And it names the address: whoever sends it
    was there and found a page. So an address without a page never gets a 304, and for the same
    reason `If-None-Match: *` counts for nothing. A public page sets no cookie, whatever stale one
    somebody sends along.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.gzip = GZipMiddleware(get_response)

    def __call__(self, request):
        if request.path.startswith(NIET_OPENBAAR):
            return self.get_response(request)
        response = self._antwoord(request)
        response.cookies.clear()
        return response

    def process_exception(self, request, exception):
        """A number that no database can hold comes of a forged address or form."""
        if isinstance(exception, OverflowError):
            return niet_te_lezen(request, exception)
        return None

    def _antwoord(self, request):
        if request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        request.bijwerking = self._bijwerking()
        etag = self._etag(request)
        if etag and self._kent(request, etag):
            return self._te_bewaren(request, HttpResponseNotModified(), etag)
        bewaart = bool(etag) and mag_bewaard(request)
        if bewaart and (pagina := haal(request, etag)):
            return pagina.als_antwoord(request)
        return self._maak(request, etag, bewaart)

    def _maak(self, request, etag, bewaart):
        response = self.get_response(request)
        is_eigen = response.has_header("Cache-Control")  # who says so itself, knows why
        if response.status_code == 200 and etag:
            self._te_bewaren(request, response, etag)
            pagina = Pagina.van(response) if bewaart and not is_eigen else None
            if pagina and request.method == "GET":
                leg_neer(request, etag, pagina)
                return pagina.als_antwoord(request)
        elif response.status_code == 503:
            response.headers.setdefault("Retry-After", KOM_TERUG_NA)
        if response.headers.get("Content-Type") == "application/pdf":
            return response  # compressed already
        return self.gzip.process_response(request, response)

    def _bijwerking(self):
        try:
            return Bijwerking.objects.filter(agenda=None).first()
        except DatabaseFout:
            return None

    def _etag(self, request):
        """None when it can't be known what the public sees now."""
        if not request.bijwerking:
            return None
        vandaag, adres = timezone.localdate(), request.get_full_path()
        waarvan = (request.bijwerking.token, vandaag, bouwkenmerk(), stempel(), adres)
        return f'W/"{sha256(repr(waarvan).encode()).hexdigest()[:32]}"'

    def _kent(self, request, etag):
        gekend = parse_etags(request.headers.get("If-None-Match", ""))
        return etag.removeprefix("W/") in (kenmerk.removeprefix("W/") for kenmerk in gekend)

    def _te_bewaren(self, request, response, etag):
        """What a cache must know, on a page and on its 304 alike; what never changes says so."""
        van_een_gebruiker = settings.SESSION_COOKIE_NAME in request.COOKIES
        bewaren = VOOR_EEN_GEBRUIKER if van_een_gebruiker else VOOR_IEDER
        response.headers.setdefault("ETag", etag)
        response.headers.setdefault("Cache-Control", bewaren)
        patch_vary_headers(response, ["Accept-Encoding"])
        return response
