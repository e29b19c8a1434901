"""The page of search."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from agenda.models import Domein

from .bedoeld import bedoeld, wel_gevonden
from .begrippen import andere_woorden
from .resultaten import WOORDEN, Uitkomst
from .woorden import lees_vraag


def zoek(request: HttpRequest) -> HttpResponse:
    """What is found by `q`, of one `soort` and in one `domein` if those are named and there."""
    vraag = lees_vraag(request.GET.get("q", ""), andere_woorden())
    soort = request.GET.get("soort", "")
    soort = soort if soort in WOORDEN else ""
    domein = _domein(request.GET.get("domein", ""))
    uitkomst = Uitkomst(vraag, soort, domein, request.GET.get("page", 1))
    context = {"gezocht": vraag, "uitkomst": uitkomst, "zonder_adres": True}
    if vraag and not uitkomst and not domein:
        context |= {"bedoeld": bedoeld(vraag), "wel_gevonden": wel_gevonden(vraag)}
    antwoord = render(request, "ijmond/zoeken.html", context)
    antwoord.headers["X-Robots-Tag"] = "noindex"
    return antwoord


def _domein(getypt: str) -> Domein | None:
    """The domain of "ijmond-2015-2018/economie"; None where there is none to see."""
    agenda, _, slug = getypt.partition("/")
    if not slug or "\x00" in getypt:
        return None
    domeinen = Domein.objects.openbaar().select_related("agenda")
    return domeinen.filter(agenda__slug=agenda, slug=slug).first()
