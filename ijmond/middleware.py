"""An ETag, compression and when to come back, for public pages; for all, what no database holds."""

from hashlib import sha256

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

NIET_OPENBAAR = ("/beheer/", "/static/")
KOM_TERUG_NA = "60"
"""Seconds, for who asked for something that can't be had now."""


class OpenbaarMiddleware:
    """Answer 304 after one query when nothing public changed since the visitor last came.

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
            return self._te_bewaren(HttpResponseNotModified(), etag)
        response = self.get_response(request)
        if response.status_code == 200 and etag:
            self._te_bewaren(response, etag)
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

    def _te_bewaren(self, response, etag):
        """What a cache must know, on a page and on its 304 alike; what never changes says so."""
        response.headers.setdefault("ETag", etag)
        response.headers.setdefault("Cache-Control", "no-cache")
        patch_vary_headers(response, ["Accept-Encoding"])
        return response
