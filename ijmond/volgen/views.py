"""The calendars, and the page that tells how to follow."""

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify

from agenda.choices import EigenaarSoort
from agenda.models import Agenda, Deelname, Eigenaar, Orgaan, Vergadering

from ..hoofd import basis_van
from ..wijzigingen.feed import NIEMAND, NOOIT
from .afspraken import afspraken
from .kalender import maak_kalender
from .keuze import Keuze


def kalender(request: HttpRequest) -> HttpResponse:
    """The meetings about what the address asks for, all of them without a question."""
    keuze = Keuze.uit(request.GET)
    naam = " | ".join(filter(None, (settings.PORTAAL_NAAM, keuze.naam)))
    bestand = slugify("-".join(["vergaderingen", *keuze.gevraagd.values()]))
    return _ics(request, naam, bestand, keuze.kalender, keuze.vergaderingen())


def vergadering_ics(request: HttpRequest, pk: int) -> HttpResponse:
    """One meeting, to put in one's own calendar; Http404 as long as nobody gave its day."""
    rijen = Keuze().vergaderingen().filter(pk=pk)
    vergadering = rijen.select_related("orgaan").first()
    if vergadering is None:
        raise Http404("Deze vergadering is er niet, of de dag is nog niet bekend.")
    naam = str(vergadering)
    return _ics(request, naam, slugify(naam), request.path, rijen)


def _ics(
    request: HttpRequest, naam: str, bestand: str, adres: str, vergaderingen: QuerySet[Vergadering]
) -> HttpResponse:
    bijwerking, basis = getattr(request, "bijwerking", None), basis_van(request)
    inhoud = maak_kalender(
        naam,
        basis + adres,
        afspraken(
            vergaderingen,
            bijwerking.uid if bijwerking else NIEMAND,
            (bijwerking and bijwerking.moment) or NOOIT,
            basis,
        ),
    )
    kop = {"Content-Disposition": f'inline; filename="{bestand}.ics"'}
    return HttpResponse(inhoud, content_type="text/calendar; charset=utf-8", headers=kop)


def volgen(request: HttpRequest) -> HttpResponse:
    """How to follow what the address asks for, and what else of the agenda in front one can."""
    keuze, basis = Keuze.uit(request.GET), basis_van(request)
    agendas = list(Agenda.objects.openbaar())
    voorop = next((a for a in agendas if a.is_home), agendas[0] if agendas else None)
    context = {
        "keuze": keuze,
        "eigen_vraag": keuze.gevraagd,
        "basis": basis,
        "webcal": f"webcal://{basis.partition('://')[2]}{keuze.kalender}",
        "groepen": _te_volgen(keuze.agenda or voorop),
        "aantal": keuze.vergaderingen().count(),
    }
    return render(request, "ijmond/volgen.html", context)


def _te_volgen(agenda: Agenda | None) -> list[tuple[str, list[Keuze]]]:
    """What of an agenda one can follow by itself, by what that is called. Three queries."""
    if agenda is None:
        return []
    organen = Orgaan.objects.filter(
        Exists(Vergadering.objects.openbaar().filter(orgaan=OuterRef("pk")))
    )
    meedoen = Deelname.objects.filter(agenda=agenda, eigenaar=OuterRef("pk"))
    gemeenten = Eigenaar.objects.openbaar().filter(Exists(meedoen), soort=EigenaarSoort.GEMEENTE)
    groepen = {
        "De hele agenda": [agenda],
        "Wie vergadert": organen,
        "Gemeenten": gemeenten,
        agenda.woord_domeinen.capitalize(): agenda.domeinen.select_related("agenda"),
    }
    keuzes = [(naam, [Keuze.van(ding) for ding in dingen]) for naam, dingen in groepen.items()]
    return [(naam, dingen) for naam, dingen in keuzes if dingen]
