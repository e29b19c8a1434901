"""What machines ask, and what is answered to a request that can't be read."""

import sys
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.db import Error as DatabaseFout
from django.db import InterfaceError, OperationalError, connection
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.defaults import server_error

from .inloggen.houvast import bezet


class HealthzMiddleware:
    """Answers /healthz before anybody asks by which name the request came: by IP address too."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return healthz(request) if request.path == "/healthz" else self.get_response(request)


@never_cache
def healthz(request):
    """For a load balancer: 200 while the database can be reached, 503 when it can't."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseFout:
        return HttpResponse("database niet bereikbaar\n", status=503, content_type="text/plain")
    return HttpResponse("goed\n", content_type="text/plain")


def robots(request):
    sitemap = request.build_absolute_uri("/sitemap.xml")
    regels = f"User-agent: *\nDisallow: /beheer/\n\nSitemap: {sitemap}\n"
    return HttpResponse(regels, content_type="text/plain")


def favicon(request):
    """Where a browser finds the mark that shows a PDF or a JSON, which name none themselves."""
    return redirect(static("merk.ico"))


BLIJFT_GELDIG = timedelta(days=180)
"""How far ahead security.txt promises to hold; whoever serves it promises so anew every day."""


def security_txt(request):
    """To whom a finder reports a leak (RFC 9116); not there as long as no one is named."""
    if not settings.BEVEILIGING_CONTACT:
        raise Http404("De beheerder noemt niemand bij wie een lek te melden is.")
    velden = {
        "Contact": settings.BEVEILIGING_CONTACT,
        "Expires": f"{timezone.localdate() + BLIJFT_GELDIG}T00:00:00Z",
        "Preferred-Languages": "nl, en",
        "Canonical": settings.PORTAAL_URL + reverse("security-txt"),
        "Policy": settings.BEVEILIGING_BELEID,
    }
    regels = "".join(f"{naam}: {waarde}\n" for naam, waarde in velden.items() if waarde)
    return HttpResponse(regels, content_type="text/plain; charset=utf-8")


def niet_te_lezen(request, exception):
    """Says of a form that is too large that it is, and of any other that it is not understood."""
    te_groot = isinstance(exception, RequestDataTooBig | TooManyFieldsSent)
    status = 413 if te_groot else 400
    # Without the request, which is what is broken.
    return HttpResponse(render_to_string(f"{status}.html"), status=status)


SQLITE_SCHRIJFT_NIET = ("SQLITE_FULL", "SQLITE_READONLY", "SQLITE_IOERR")
POSTGRESQL_SCHRIJFT_NIET = ("53100", "25006")
"""What a database says when its disk is full, or can be read only."""


def storing(request):
    """Says that the database can't be asked now, and holds what was typed; else that it broke."""
    fout = sys.exception()
    if isinstance(fout, DatabaseFout) and _schrijft_niet(fout.__cause__):
        return bezet(request, "vol")
    if isinstance(fout, OperationalError | InterfaceError):
        return bezet(request)
    return server_error(request)


def _schrijft_niet(oorzaak):
    van_sqlite = getattr(oorzaak, "sqlite_errorname", "").startswith(SQLITE_SCHRIJFT_NIET)
    return van_sqlite or getattr(oorzaak, "sqlstate", None) in POSTGRESQL_SCHRIJFT_NIET
