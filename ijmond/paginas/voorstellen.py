"""A voorstel as visitors read it: while it lies before a meeting, and what became of it."""

from functools import wraps
from typing import NamedTuple

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render

from agenda.beschrijving.model import heeft_agenda
from agenda.beschrijving.veld import intern
from agenda.choices import Publicatie, VoorstelStatus
from agenda.models import Agenda, Punt, Stand, Voorstel, Voorstelregel
from agenda.voorstellen import soorten

from ..document import op_een_pagina
from ..drukkerij import Voorstelpapier, geef, omvang_op
from ..momentopname.momenten import Moment
from ..momentopname.tweemaal import neem_beide_op
from ..vergelijking import Vergelijking, lees_voorstel, vergelijk
from .vergelijkblad import Vergelijkblad


class Weggelaten(NamedTuple):
    """What was not decided as it lay there; `punt` is the item that it was about, if public."""

    wat: str
    punt: Punt | None
    waarom: str


def voorstel_pagina(request, slug, nummer):
    """What it changes, while it lies before a meeting; after that what was decided.

    What lapsed answers 410, with only its number and when and why that was.
    """
    voorstel = te_lezen_voorstel(slug, nummer)
    if voorstel.status == VoorstelStatus.VERVALLEN:
        return _vervallen(request, voorstel)
    context = {
        "voorstel": voorstel,
        "agenda": voorstel.agenda,
        "vergadering": _vergadering(voorstel),
    }
    if voorstel.ligt_voor:
        context["vergelijking"] = lees_voorstel(voorstel)
        context["omvang"] = omvang_op(request).get("", "")
    else:
        context |= {"weggelaten": _weggelaten(voorstel), "vergelijking": _veranderd(voorstel)}
    if context["vergelijking"]:
        context["blad"] = Vergelijkblad(context["vergelijking"], request.GET)
    return render(request, "ijmond/voorstel.html", context)


def zolang_het_voorligt(view):
    """A view of a voorstel that visitors may read; once it is decided, its page tells the rest."""

    @wraps(view)
    def van_adres(request, slug, nummer):
        voorstel = te_lezen_voorstel(slug, nummer)
        return view(request, voorstel) if voorstel.ligt_voor else redirect(voorstel)

    return van_adres


@zolang_het_voorligt
def voorstel_geheel(request, voorstel):
    """The whole agenda as it would be."""
    wordt = lees_voorstel(voorstel).nieuw
    context = in_zijn_geheel(wordt) | {
        "voorstel": voorstel,
        "agenda": voorstel.agenda,
        "vergadering": _vergadering(voorstel),
    }
    return render(request, "ijmond/voorstel_geheel.html", context)


@zolang_het_voorligt
def voorstel_pdf(request, voorstel):
    try:
        papier = Voorstelpapier.van(voorstel.pk)
    except Voorstel.DoesNotExist as fout:
        raise Http404 from fout
    return geef(request, papier, f"{voorstel.agenda.slug}-voorstel-{voorstel.nummer}")


def in_zijn_geheel(wordt):
    """What the page of a whole agenda shows that is only proposed."""
    return op_een_pagina(wordt) | {"los": True}


def te_lezen_voorstel(slug, nummer):
    """The voorstel that visitors may read; raises Http404."""
    voorstellen = Voorstel.objects.te_lezen().select_related(
        "agenda__bijwerking", "vergadering__orgaan", "wijziging"
    )
    return get_object_or_404(voorstellen, agenda__slug=slug, nummer=nummer)


def _vervallen(request, voorstel):
    context = {"voorstel": voorstel, "agenda": voorstel.agenda}
    antwoord = render(request, "ijmond/voorstel_vervallen.html", context, status=410)
    antwoord.headers["Cache-Control"] = "no-cache"
    return antwoord


def _vergadering(voorstel):
    """The meeting, if visitors may know of it."""
    vergadering = voorstel.vergadering
    return vergadering if vergadering and vergadering.is_openbaar else None


def _veranderd(voorstel) -> Vergelijking | None:
    """What was carried out, as far as visitors may read it; its reason stands above it."""
    if not voorstel.wijziging:
        return None
    zichtbaar = Stand.objects.filter(agenda=voorstel.agenda, openbaar=True)
    eerder = zichtbaar.filter(wijziging__lt=voorstel.wijziging).select_related("wijziging")
    daarvoor = eerder.order_by("wijziging").last()
    if not daarvoor:
        return None
    momenten = (Moment("", wijziging=w) for w in (daarvoor.wijziging, voorstel.wijziging))
    opnamen = neem_beide_op(voorstel.agenda, *momenten)
    return vergelijk(voorstel.agenda_id, *opnamen).zonder_reden(voorstel.reden)


def _weggelaten(voorstel) -> list[Weggelaten]:
    """What visitors could read in it, and what was left out in the end."""
    regels = list(voorstel.regels.filter(lag_voor=True, doet_mee=False))
    openbaar = Punt.objects.openbaar().filter(kenmerk__in=[los.sleutel for los in regels])
    punten = {punt.kenmerk: punt for punt in openbaar}
    verdwenen = _toen_te_lezen(voorstel, {los.sleutel for los in regels} - punten.keys())
    return [
        Weggelaten(wat, punten.get(los.sleutel), los.waarom_niet)
        for los in regels
        if (wat := _wat(los, punten.get(los.sleutel), verdwenen))
    ]


def _toen_te_lezen(voorstel: Voorstel, kenmerken: set[str]) -> set[str]:
    """Which of these visitors could read when it was laid before its meeting."""
    if not kenmerken:
        return set()
    toen = Stand.objects.filter(kenmerk__in=kenmerken).nieuwste(voorstel.voorgelegd_op)
    return set(toen.filter(openbaar=True).values_list("kenmerk", flat=True))


def _wat(regel: Voorstelregel, punt: Punt | None, verdwenen: set[str]) -> str:
    """What a regel was about, in the words that visitors had of it; "" where they saw nothing."""
    model = soorten()[regel.soort]
    anders = {n: w for n, w in regel.verandering.items() if n not in intern(model.BESCHRIJVING)}
    if not issubclass(model, Punt):
        is_kader = model is Agenda or heeft_agenda(model)
        return str(model._meta.verbose_name) if is_kader else ""
    is_verteld = anders or not regel.verandering
    if punt:
        return str(punt) if is_verteld else ""
    if regel.sleutel in verdwenen:
        # What it was called went off the site with it.
        return f"{regel.sleutel}, dat niet meer op de site staat" if is_verteld else ""
    if anders.get("publicatie") == Publicatie.GEPUBLICEERD:
        return str(anders.get("titel") or "een punt dat niet op de site staat")
    return ""
