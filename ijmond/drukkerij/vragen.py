"""Asking for a PDF: it is there, or it is being made, or it can't be had now. Nobody waits."""

from contextlib import contextmanager
from datetime import datetime
from typing import BinaryIO

from django.db import DatabaseError, connection, transaction
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from agenda.models import Versiepapier

from . import bewaren, proces
from .papier import Papier
from .rij import ElkPapier, naam_van_versie, zet_in_de_rij
from .vorige import vorige

KIJK_WEER_NA = 5
"""Seconds after which the page looks again."""
HET_IS_DRUK = (
    "Het is nu druk: er worden al veel andere pdf’s gemaakt. "
    "Wacht een minuut en probeer het dan opnieuw."
)
LUKTE_NIET = (
    "De pdf maken lukte niet. Probeer het over een paar minuten opnieuw. "
    "Lukt het dan nog niet? Laat het de griffie weten."
)


class DrukFout(Exception):
    """There is no PDF now; the text tells a visitor so."""


def geef(request: HttpRequest, papier: ElkPapier, naam: str) -> HttpResponseBase:
    """The PDF as a file with this name, or a page that says that it is on its way, or why not.

    Meanwhile a whole agenda offers its last one, and `?vorige` gives that.
    Raises ValueError as `Papier.eis` does.
    """
    try:
        pdf = vraag(papier)
    except DrukFout as fout:
        return kan_nu_niet(request, papier.titel, fout)
    if pdf is not None:
        return FileResponse(pdf, content_type="application/pdf", filename=f"{naam}.pdf")
    if not (isinstance(papier, Papier) and papier.is_heel and (los := vorige(papier.agenda))):
        return nog_niet(request, papier.titel)
    moment, pdf = los
    if "vorige" not in request.GET:
        pdf.close()
        return nog_niet(request, papier.titel, moment)
    antwoord = FileResponse(pdf, content_type="application/pdf", filename=f"{naam}-vorige.pdf")
    antwoord.headers["Cache-Control"] = "no-store"
    return antwoord


def vraag(papier: ElkPapier) -> BinaryIO | None:
    """The PDF, opened for reading; None when it is not there yet, and is being made.

    Raises DrukFout when it can't be made now, and ValueError as `Papier.eis` does.
    """
    naam = papier.naam
    if bestand := bewaren.lees(naam):
        return bestand
    papier.eis()
    if bewaren.is_mislukt(naam):
        raise DrukFout(LUKTE_NIET)
    _bestel(papier)
    proces.begin()
    return bewaren.lees(naam)


def vraag_versie(papier: Versiepapier) -> bool:
    """Whether the paper of a versie is there; otherwise it is being made. Raises DrukFout."""
    if papier.pdf is None:
        if bewaren.is_mislukt(naam_van_versie(papier)):
            raise DrukFout(LUKTE_NIET)
        proces.begin()
        papier.refresh_from_db()
    return papier.pdf is not None


def _bestel(papier):
    try:
        with _zonder_geduld(), transaction.atomic():
            past = zet_in_de_rij(papier)
    except DatabaseError as fout:  # somebody writes for long, or nobody can
        if not papier.is_heel:  # which is printed anyway
            raise DrukFout(HET_IS_DRUK) from fout
        return
    if not past:
        raise DrukFout(HET_IS_DRUK)


@contextmanager
def _zonder_geduld():
    """Have SQLite say at once that somebody else is writing; PostgreSQL lets both write."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        [geduld] = cursor.execute("PRAGMA busy_timeout").fetchone()
        cursor.execute("PRAGMA busy_timeout = 500")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {geduld}")


def nog_niet(request: HttpRequest, titel: str, vorige_van: datetime | None = None) -> HttpResponse:
    """Say that a PDF is being made: a page that looks again by itself, unless asked not to.

    `titel` is of the paper; `vorige_van` is of when there is a last one to read meanwhile.
    """
    vanzelf = request.GET.get("vernieuw") != "nee"
    context = {
        "papier": titel,
        "vanzelf": vanzelf,
        "seconden": KIJK_WEER_NA,
        "vorige_van": vorige_van,
        **_adressen(request),
    }
    antwoord = render(request, "ijmond/pdf_komt.html", context, status=202)
    antwoord.headers["Retry-After"] = str(KIJK_WEER_NA)
    antwoord.headers["Cache-Control"] = "no-store"
    if vanzelf:
        antwoord.headers["Refresh"] = str(KIJK_WEER_NA)
    return antwoord


def kan_nu_niet(request: HttpRequest, titel: str, fout: DrukFout) -> HttpResponse:
    context = {"kop": "De pdf is er nu niet", "papier": titel, "boodschap": str(fout)}
    return render(request, "ijmond/melding.html", context, status=503)


def _adressen(request):
    """Where the PDF will be, and the page that does not look by itself."""
    vraag = request.GET.copy()
    for eigen in ("vernieuw", "vorige"):
        vraag.pop(eigen, None)
    zonder = vraag.copy()
    zonder["vernieuw"] = "nee"
    pdf = f"{request.path}?{vraag.urlencode()}" if vraag else request.path
    return {"pdf": pdf, "stil": f"{request.path}?{zonder.urlencode()}"}
