"""An ETag, a kept page, compression and when to come back; for all, what no database holds."""

from hashlib import sha256

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.db import Error as DatabaseFout
from django.http import HttpResponseNotModified
from django.middleware.gzip import GZipMiddleware
from django.templatetags.static import static
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags

from agenda.models import Bijwerking

from .bouw import bouwkenmerk
from .techniek import niet_te_lezen
from .voorraad import Pagina, haal, leg_neer, mag_bewaard

NIET_OPENBAAR = ("/beheer/", "/static/", "/healthz")
AL_KLEIN = (
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
)
"""Files that are compressed already."""
KOM_TERUG_NA = "60"
"""Seconds, for who asked for something that can't be had now."""
VOOR_IEDER = "public, max-age=0, s-maxage=10, must-revalidate"
"""A browser asks each time whether it is still so; a proxy may answer all of them ten seconds."""
VOOR_EEN_GEBRUIKER = "private, no-cache"


class VoorraadMiddleware:
    """Find out by one query what the public sees now, and send the page that is ready for that.

    `request.etag` names it, so a concept does not move it. It also names the build, how big the
    last PDFs are, the day, because a page of a running agenda says what this year brings, and the
    whole address: whoever sends it was there and found a page. It is None when it can't be known
    what the public sees.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path.startswith(NIET_OPENBAAR) or request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        request.bijwerking = _bijwerking(request.path_info)
        request.etag = _etag(request)
        if not request.etag or not mag_bewaard(request) or _kent(request):
            return self.get_response(request)
        if pagina := haal(request.etag):
            return pagina.als_antwoord(request)
        response = self.get_response(request)
        is_voor_ieder = response.headers.get("Cache-Control") == VOOR_IEDER
        pagina = Pagina.van(response) if is_voor_ieder and request.method == "GET" else None
        if not pagina:
            return response
        leg_neer(request.etag, pagina)
        return pagina.als_antwoord(request)


def _bijwerking(pad):
    try:
        return Bijwerking.objects.van_nu(pad)
    except DatabaseFout:
        return None


def _etag(request):
    if not request.bijwerking:
        return None
    vandaag = timezone.localdate()
    try:
        adres = (request.scheme, request.get_host(), request.get_full_path())
    except DisallowedHost:
        return None  # a view refuses it, with all headers that an answer has
    nu = request.bijwerking
    waarvan = (nu.token, nu.papier, nu.delen, vandaag, bouwkenmerk(), adres)
    return f'W/"{sha256(repr(waarvan).encode()).hexdigest()[:32]}"'


def _kent(request):
    """Whether who asks has this very page."""
    gekend = parse_etags(request.headers.get("If-None-Match", ""))
    return request.etag.removeprefix("W/") in (naam.removeprefix("W/") for naam in gekend)


class OpenbaarMiddleware:
    """Answer 304 when nothing public changed since the visitor last came; else tell caches how.

    An address without a page never gets a 304, and for the same reason `If-None-Match: *` counts
    for nothing. A public page sets no cookie, whatever stale one somebody sends along.
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
        etag = getattr(request, "etag", None)
        if etag and _kent(request):
            return self._te_bewaren(request, HttpResponseNotModified())
        response = self.get_response(request)
        if response.status_code == 200 and etag:
            self._te_bewaren(request, response)
            self._laat_vooruitlezen(response)
        elif response.status_code == 503:
            response.headers.setdefault("Retry-After", KOM_TERUG_NA)
        if response.headers.get("Content-Type") in AL_KLEIN:
            return response
        return self.gzip.process_response(request, response)

    def _te_bewaren(self, request, response):
        """What a cache must know, on a page and on its 304 alike; what never changes says so."""
        van_een_gebruiker = settings.SESSION_COOKIE_NAME in request.COOKIES
        bewaren = VOOR_EEN_GEBRUIKER if van_een_gebruiker else VOOR_IEDER
        response.headers.setdefault("ETag", request.etag)
        response.headers.setdefault("Cache-Control", bewaren)
        patch_vary_headers(response, ["Accept-Encoding"])
        return response

    def _laat_vooruitlezen(self, response):
        """Let a browser fetch the public page that a visitor points at, before the click."""
        is_pagina = response.headers.get("Content-Type", "").startswith("text/html")
        if is_pagina and response.headers["Cache-Control"] == VOOR_IEDER:
            response.headers["Speculation-Rules"] = f'"{static("vooruit.speculationrules")}"'
