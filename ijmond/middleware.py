"""What holds for every public page: an ETag of the content, compression, when to come back."""

from django.db import DatabaseError
from django.http import HttpResponseNotModified
from django.middleware.gzip import GZipMiddleware
from django.utils import timezone
from django.utils.cache import get_conditional_response

from agenda.models import Inhoudsversie

from .bouw import bouwkenmerk

NIET_OPENBAAR = ("/beheer/", "/healthz", "/static/")
KOM_TERUG_NA = "60"
"""Seconds, for who asked for something that can't be had now."""


class OpenbaarMiddleware:
    """Answer 304 after one query when nothing public changed since the visitor last came.

    The ETag counts only what the public sees, so a concept does not move it. It also names the
    build and the day, because a page of a running agenda says what this year brings.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.gzip = GZipMiddleware(get_response)

    def __call__(self, request):
        if request.method not in ("GET", "HEAD") or request.path.startswith(NIET_OPENBAAR):
            return self.get_response(request)
        request.inhoudsversie = self._inhoudsversie()
        etag = self._etag(request.inhoudsversie)
        voorwaardelijk = get_conditional_response(request, etag=etag)
        if isinstance(voorwaardelijk, HttpResponseNotModified):
            return voorwaardelijk
        response = self.get_response(request)
        if response.status_code == 200:
            response.headers.setdefault("ETag", etag)
            response.headers.setdefault("Cache-Control", "no-cache")
        elif response.status_code == 503:
            response.headers.setdefault("Retry-After", KOM_TERUG_NA)
        if response.headers.get("Content-Type") == "application/pdf":
            return response  # compressed already
        return self.gzip.process_response(request, response)

    def _inhoudsversie(self):
        try:
            return Inhoudsversie.objects.filter(agenda=None).first()
        except DatabaseError:
            return None

    def _etag(self, versie):
        nummer = versie.nummer if versie else 0
        return f'W/"{nummer}-{timezone.localdate():%Y%m%d}-{bouwkenmerk()}"'
