"""Undoing all that was saved together: a voorstel, which is looked at before it goes out."""

from collections.abc import Iterator

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect

from ...models import Stand, Wijziging
from ...voorstellen import maak_ongedaan, per_agenda
from .. import rechten
from ..botsing import namen_van
from ..paginas import toon
from .standen import namen_toen


def ongedaan_view(request, punt_admin, pk):
    """Show what was saved together, and make the voorstellen that take it back."""
    wijziging = get_object_or_404(Wijziging, pk=pk)
    standen = list(wijziging.standen.select_related("agenda").order_by("agenda", "pk"))
    mag = request.user.has_perm("agenda.add_voorstel")
    if not (mag and all(rechten.mag_in(request.user, agenda) for agenda in per_agenda(wijziging))):
        raise PermissionDenied
    if request.method == "POST":
        try:
            voorstellen = maak_ongedaan(wijziging, request.user.get_username())
        except ValidationError as fout:
            for zin in fout.messages:
                messages.error(request, zin)
        else:
            return _gemaakt(request, voorstellen)
    context = {
        "title": "Ongedaan maken wat samen is opgeslagen",
        "wijziging": wijziging,
        "wie": namen_van([wijziging.wie])[wijziging.wie],
        "standen": list(_met_namen(standen)),
    }
    return toon(punt_admin, request, "ongedaan", context)


def _gemaakt(request, voorstellen):
    if len(voorstellen) == 1:
        messages.success(
            request, "Dit voorstel maakt alles ongedaan. Er is nog niets veranderd: kijk het na."
        )
        return redirect("admin:voorstel", voorstellen[0].pk)
    messages.success(
        request,
        f"Er zijn {len(voorstellen)} voorstellen gemaakt, een voor elke agenda. Er is nog niets "
        "veranderd: kijk ze na.",
    )
    return redirect("admin:voorstellen")


def _met_namen(standen: list[Stand]) -> Iterator[tuple[Stand, str]]:
    """Each with what it was called then, or before it was deleted; in two queries."""
    weg = [stand.kenmerk for stand in standen if stand.kenmerk and not stand.inhoud]
    eerder = Stand.objects.filter(kenmerk__in=weg, inhoud__isnull=False)
    eerder = eerder.filter(pk__lt=min((los.pk for los in standen), default=0))
    laatste = [*(eerder.nieuwste() if weg else ()), *(los for los in standen if los.inhoud)]
    genoemd = [los for los in laatste if los.kenmerk]
    heten = namen_toen(genoemd)
    namen = {(los.soort, los.kenmerk): heten[los.pk] for los in genoemd}
    for stand in standen:
        naam = namen.get((stand.soort, stand.kenmerk), "")
        if not stand.kenmerk:
            naam = f"De agenda zelf: {stand.agenda}"
        elif stand.agenda_id:
            naam = f"{stand.kenmerk} {naam}"
        yield stand, naam
