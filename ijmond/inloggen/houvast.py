"""A page that holds what was typed, when a form could not be taken: nothing of it is kept here.

Every form of the admin says in a signed field who opened it (`templatetags/houvast.py`). When it
comes back without a session, with a token that no longer fits, or while the database is busy, its
fields go along on a page that sends them again, for the same user alone.
"""

import re
from urllib.parse import urlsplit

from django.contrib.admin import site
from django.core.signing import BadSignature, Signer
from django.db import Error as DatabaseFout
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.views.csrf import csrf_failure

VELD = "wie_typt"
NIET_MEE = re.compile(r"password|wachtwoord|token", re.IGNORECASE)
"""What is typed again: passwords, codes, and the token that no longer fits."""
TEKENAAR = Signer(salt="ijmond.inloggen.houvast")
STORING = ("bezet", "vol")
KOM_TERUG_NA = 30


def teken(user):
    """Who opens a form, as its field says it."""
    return TEKENAAR.sign(str(user.pk))


def typte(request):
    """The key of who opened the form that was sent; None when nobody says so."""
    try:
        return TEKENAAR.unsign(request.POST.get(VELD, ""))
    except BadSignature:
        return None


def is_van_een_ander(request):
    """Whether a form is sent by somebody else than who opened it."""
    wie = typte(request)
    return wie is not None and wie != str(request.user.pk)


def houd_vast(request, waarom=""):
    """The page that holds a form, or None for what is not a form of ours.

    `waarom` is "bezet" for a database that takes nothing now, "vol" for one that can't be written,
    "wachtwoord" for a page that asks the password first; otherwise it is the session. None of these
    is a refusal, so none is a 403.
    """
    if request.method != "POST" or not _is_van_ons(request) or typte(request) is None:
        return None
    if request.path == reverse("admin:logout"):
        return None
    context, status = _context(request, waarom), 503 if waarom in STORING else 409
    response = TemplateResponse(request, "inloggen/houvast.html", context, status=status)
    if waarom in STORING:
        response["Retry-After"] = str(KOM_TERUG_NA)
    add_never_cache_headers(response)
    return response.render()


def csrf_mislukt(request, reason=""):
    return houd_vast(request) or csrf_failure(request, reason)


def bezet(request, waarom="bezet"):
    """What one gets while the database takes nothing: one's form back, or when to come again."""
    try:
        vastgehouden = houd_vast(request, waarom)
    except DatabaseFout:
        vastgehouden = None
    return vastgehouden or HttpResponse(
        render_to_string("503.html", {"vol": waarom == "vol"}),
        status=503,
        headers={"Retry-After": str(KOM_TERUG_NA)},
    )


def _context(request, waarom):
    ander = request.user.is_authenticated and is_van_een_ander(request)
    namen = [naam for naam in request.POST if naam != "csrfmiddlewaretoken"]
    return {
        "site_header": site.site_header,
        "site_title": site.site_title,
        "title": "Uw tekst is er nog",
        "waarom": waarom,
        "ander": ander,
        "zelfde": site.has_permission(request) and not ander,
        "velden": [
            (naam, waarde)
            for naam in namen
            if not NIET_MEE.search(naam)
            for waarde in request.POST.getlist(naam)
        ],
        "zonder_geheim": any(map(NIET_MEE.search, namen)),
        "zonder_bestand": bool(request.FILES),
    }


def _is_van_ons(request):
    """Whether a page of this very portal sent this; what somebody else made up is not repeated."""
    vandaan = request.headers.get("Origin") or request.headers.get("Referer", "")
    return urlsplit(vandaan)[:2] == (request.scheme, request.get_host())
