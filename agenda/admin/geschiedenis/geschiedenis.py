"""What an item was: its standen, in the words of the griffie."""

from django.core.paginator import Paginator
from django.db.models import Prefetch

from ...datums import datum_in_woorden
from ...models import Gebeurtenis, Punt
from ..botsing import Woorden, door_wie
from ..paginas import toon
from .standen import dit, naam_van, standen_van

PER_PAGINA = 50


def geschiedenis_view(request, punt_admin, kenmerk):
    """Every stand of one item, the newest first, also of one that was deleted."""
    standen, soort, punt, mag_terug = standen_van(request, punt_admin, kenmerk)
    # What became of a meeting is told at each item on it.
    van = {"kenmerk": kenmerk} if issubclass(soort.model, Punt) else {}
    gebeurtenissen = Gebeurtenis.objects.filter(**van).select_related("wijziging").order_by("pk")
    met_meer = standen.order_by("-pk").prefetch_related(Prefetch("gebeurtenissen", gebeurtenissen))
    pagina = Paginator(met_meer, PER_PAGINA).get_page(request.GET.get("p"))
    rijen = list(_vertel(list(pagina), standen, soort.model))
    titels = (naam_van(rij["stand"], punt) for rij in rijen if rij["stand"].inhoud)
    deze = dit(pagina[0])
    context = {
        "title": f"Geschiedenis van {kenmerk if pagina[0].agenda_id else deze}",
        "subtitle": next(titels, ""),
        "original": punt,
        "dit": deze,
        "kenmerk": kenmerk,
        "pagina": pagina,
        "rijen": rijen,
        "mag_terug": mag_terug,
        "nieuwste": pagina[0].pk if pagina.number == 1 else standen.latest("pk").pk,
    }
    return toon(soort, request, "geschiedenis", context)


def _vertel(op_pagina, standen, model):
    """Per stand what it changed; the one before the last of this page comes along for that."""
    eerdere = standen.filter(pk__lt=op_pagina[-1].pk).last()
    reeks = [*op_pagina, eerdere]
    woorden = Woorden(model, op_pagina[0].agenda, *(los and los.staat for los in reeks))
    namen = door_wie({stand.wijziging.wie for stand in op_pagina})
    for stand, vorige in zip(op_pagina, reeks[1:], strict=True):
        oud, nieuw = vorige and vorige.staat, stand.staat
        gebeurd, wat = stand.gebeurtenissen.all(), ""
        if nieuw is None:
            wat = "Verwijderd"
        elif vorige is None:
            wat = "Toegevoegd"
        elif oud is None:
            wat = "Teruggehaald"
        yield {
            "stand": stand,
            "wie": namen[stand.wijziging.wie],
            "wat": wat,
            "soorten": [] if wat else dict.fromkeys(g.get_soort_display() for g in gebeurd),
            "redenen": _redenen(stand, gebeurd),
            "gebeurd": _gebeurd(stand, gebeurd),
            "verschillen": list(woorden.verschillen(oud, nieuw)) if oud and nieuw else [],
        }


def _redenen(stand, gebeurtenissen):
    """Why it changed: one reason as a rule, more where what meetings did had their own."""
    redenen = dict.fromkeys(los.gegeven_reden for los in gebeurtenissen)
    return [*filter(None, redenen or [stand.wijziging.reden])]


def _gebeurd(stand, gebeurtenissen):
    """When it happened, where that is another day than when it was written down."""
    op = {datum_in_woorden(los.datum, los.datum_precisie) for los in gebeurtenissen}
    return ", ".join(sorted(op - {datum_in_woorden(stand.wijziging.dag, "dag")}))
