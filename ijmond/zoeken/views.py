"""The page of search, and what it finds as a list."""

from html import unescape
from itertools import chain

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.html import strip_tags

from agenda.models import Domein

from ..hoofd import basis_van
from ..rekenblad import Cel, als_csv
from .bedoeld import bedoeld, wel_gevonden
from .begrippen import andere_woorden
from .index import VAN_EEN_SOORT
from .resultaten import WOORDEN, Resultaat, Uitkomst
from .woorden import lees_vraag

MEER = (
    f"Er is meer gevonden. Van elke soort staan er hier hoogstens {VAN_EEN_SOORT}: kies op de "
    "pagina een domein, of zoek met meer woorden."
)
KOPPEN = ("Soort", "Kenmerk", "Titel", "Waar", "Webadres")


def zoek(request: HttpRequest) -> HttpResponseBase:
    """What is found by `q`, of one `soort` and in one `domein` if those are named and there."""
    uitkomst = _uitkomst(request)
    vraag, domein = uitkomst.vraag, uitkomst.domein
    context = {"gezocht": vraag, "uitkomst": uitkomst, "zonder_adres": True}
    if vraag and not uitkomst and not domein:
        context |= {"bedoeld": bedoeld(vraag), "wel_gevonden": wel_gevonden(vraag)}
    return _niet_te_vinden(render(request, "ijmond/zoeken.html", context))


def zoek_csv(request: HttpRequest) -> HttpResponseBase:
    """The same as a list for a spreadsheet: on all pages, of all kinds, and where it stops."""
    uitkomst = _uitkomst(request, ruim=True)
    gevonden = uitkomst.alles() if uitkomst.vraag else []
    rijen = (_rij(request, soort, los) for soort, los in gevonden)
    einde = [["", "", MEER, "", ""]] if gevonden and uitkomst.is_afgekapt else []
    return _niet_te_vinden(als_csv("zoeken", chain([KOPPEN], rijen, einde)))


def _rij(request: HttpRequest, soort: str, los: Resultaat) -> list[Cel]:
    titel, waar = unescape(strip_tags(los.kop)), " › ".join(los.pad)
    return [WOORDEN[soort][0], los.kenmerk, titel, waar, basis_van(request) + los.adres]


def _niet_te_vinden(antwoord: HttpResponseBase) -> HttpResponseBase:
    antwoord.headers["X-Robots-Tag"] = "noindex"
    return antwoord


def _uitkomst(request: HttpRequest, *, ruim: bool = False) -> Uitkomst:
    """What is found by what stands in the address."""
    vraag = lees_vraag(request.GET.get("q", ""), andere_woorden())
    soort = request.GET.get("soort", "")
    soort = soort if soort in WOORDEN else ""
    domein = _domein(request.GET.get("domein", ""))
    return Uitkomst(vraag, soort, domein, request.GET.get("page", 1), ruim=ruim)


def _domein(getypt: str) -> Domein | None:
    """The domain of "ijmond-2015-2018/economie"; None where there is none to see."""
    agenda, _, slug = getypt.partition("/")
    if not slug or "\x00" in getypt:
        return None
    domeinen = Domein.objects.openbaar().select_related("agenda")
    return domeinen.filter(agenda__slug=agenda, slug=slug).first()
