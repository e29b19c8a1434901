"""Making an item what it was: the pieces that somebody ticks, or all of one that was deleted."""

from dataclasses import replace

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect

from ...datums import datum_in_woorden
from ...opslag import opslag
from ...verschil import opsomming
from ..botsing import namen_van
from ..paginas import adres, toon
from ..velden import RedenForm, verantwoording
from .standen import Stap, dit, laatst_gepubliceerd, naam_van, standen_van

INTUSSEN = "intussen"
"""The code of a ValidationError that asks to look once more."""


def terug_view(request, punt_admin, kenmerk, pk):
    """Ask what of an item becomes as it was, and why; what others did meanwhile is shown."""
    standen, soort, punt, mag = standen_van(request, punt_admin, kenmerk)
    stand = get_object_or_404(standen, pk=pk, inhoud__isnull=False)
    if not mag:
        raise PermissionDenied
    gekozen = tuple(request.POST.getlist("terug")) if request.POST else None
    stap = Stap(soort.model, stand, standen.latest("pk"), gekozen)
    weer_te_zien = not punt and bool(laatst_gepubliceerd(standen))
    form = RedenForm(
        request.POST or None,
        vraag="Waarom zet u dit terug?" if punt else f"Waarom haalt u {dit(stand)} terug?",
        nodig=punt.is_openbaar if punt else weer_te_zien,
        over=[stand],
    )
    if form.is_valid():
        try:
            terug, gemist = _zet_terug(request, form, standen, stap)
        except ValidationError as fout:
            stap = _na_fout(form, fout, replace(stap, nu=standen.latest("pk")))
        else:
            return _teruggezet(request, soort, stap, terug, gemist)
    context = {
        "title": "Deze stand terugzetten" if punt else "Terughalen",
        "subtitle": f"{kenmerk} {naam_van(stand)}" if stand.agenda_id else naam_van(stand),
        "dit": dit(stand),
        "original": punt,
        "kenmerk": kenmerk,
        "stand": stand,
        "form": form,
        "gezien": stap.nu.pk,
        "weg": stap.nu.inhoud is None,
        "weer_te_zien": weer_te_zien,
        "keuzes": [
            {"verschil": los, "gekozen": stap.is_gekozen(los), "gedeeld": stap.is_gedeeld(los)}
            for los in stap.verschillen
        ],
    }
    return toon(soort, request, "terugzetten", context)


def _zet_terug(request, form, standen, stap):
    with opslag(**verantwoording(request, form)) as werk:
        nieuwste = standen.last()
        if str(nieuwste.pk) != request.POST.get("gezien", ""):
            wie = nieuwste.wijziging.wie
            raise ValidationError(
                f"{namen_van([wie])[wie] or 'Iemand'} heeft {dit(nieuwste)} intussen "
                "gewijzigd. Kijk hieronder wat er nu zou veranderen, en bevestig nog eens.",
                code=INTUSSEN,
            )
        deel = stap.deel()
        if deel == {}:
            raise ValidationError("Vink aan wat u terug wilt zetten.")
        return werk.zet_terug(stap.stand, deel)


def _na_fout(form, fout, stap) -> Stap:
    """Say what is wrong; after somebody else changed it, nobody has chosen anything yet."""
    code = getattr(fout, "code", "")
    for zin in fout.messages:
        form.add_error("reden" if code == "reden" else None, zin)
    return replace(stap, gekozen=None) if code == INTUSSEN else stap


def _teruggezet(request, soort, stap, punt, gemist):
    op = datum_in_woorden(stap.stand.wijziging.dag, "dag")
    wat = opsomming(los.label for los in stap.te_doen)
    if stap.nu.inhoud is None:
        soort.log_addition(request, punt, "Teruggehaald.")
        zin = f"{punt} staat weer op de agenda, zoals op {op}."
    elif len(stap.te_doen) == len(stap.verschillen):
        soort.log_change(request, punt, f"Stand van {op} teruggezet.")
        zin = f"{punt} is weer zoals op {op}."
    else:
        soort.log_change(request, punt, f"Van de stand van {op} teruggezet: {wat}.")
        zin = f"Van {punt} is dit weer zoals op {op}: {wat}."
    messages.success(request, zin)
    for zin in gemist:
        messages.warning(request, f"Dit kon niet mee terug. {zin}")
    return redirect(adres(punt, "change", punt.pk))
