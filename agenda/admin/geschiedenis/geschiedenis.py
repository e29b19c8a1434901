"""What an item was, and making it that again: its standen, in the words of the griffie."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse

from ...datums import datum_in_woorden
from ...models import Gebeurtenis, Stand
from ...opslag.opslaan import opslag
from ..botsing.veldwoorden import Woorden
from ..botsing.wie import door_wie, namen_van
from ..velden.reden import RedenForm, verantwoording
from .verwijderd import laatst_bewaard, was_gepubliceerd

PER_PAGINA = 50


def geschiedenis_view(request, punt_admin, kenmerk):
    """Every stand of one item, the newest first, also of one that was deleted."""
    standen, soort = _standen(request, punt_admin, kenmerk)
    gebeurtenissen = Gebeurtenis.objects.filter(kenmerk=kenmerk).order_by("pk")
    met_meer = standen.order_by("-pk").prefetch_related(Prefetch("gebeurtenissen", gebeurtenissen))
    pagina = Paginator(met_meer, PER_PAGINA).get_page(request.GET.get("p"))
    punt = soort.model.objects.filter(kenmerk=kenmerk).first()
    rijen = _vertel(list(pagina), standen, soort.model)
    titel = next((rij["stand"].inhoud["titel"] for rij in rijen if rij["stand"].inhoud), "")
    mag = soort.has_change_permission(request) if punt else soort.has_add_permission(request)
    context = {
        **punt_admin.admin_site.each_context(request),
        "title": f"Geschiedenis van {kenmerk}",
        "subtitle": titel,
        "opts": soort.opts,
        "original": punt,
        "kenmerk": kenmerk,
        "pagina": pagina,
        "rijen": rijen,
        "mag_terug": mag,
        "nieuwste": standen.last().pk,
    }
    return TemplateResponse(request, "admin/agenda/geschiedenis.html", context)


def _vertel(op_pagina, standen, model):
    """Per stand what it changed; the one before the last of this page comes along for that."""
    if not op_pagina:
        return []
    eerdere = standen.filter(pk__lt=op_pagina[-1].pk).last()
    reeks = [*op_pagina, eerdere]
    woorden = Woorden(model, op_pagina[0].agenda, *(los and los.inhoud for los in reeks))
    namen = door_wie({stand.wijziging.wie for stand in op_pagina})
    rijen = []
    for stand, vorige in zip(op_pagina, reeks[1:], strict=True):
        oud, nieuw = vorige and vorige.inhoud, stand.inhoud
        if nieuw is None:
            wat = "Verwijderd"
        elif vorige is None:
            wat = "Toegevoegd"
        elif oud is None:
            wat = "Teruggehaald"
        else:
            wat = ""
        rijen.append(
            {
                "stand": stand,
                "wie": namen[stand.wijziging.wie],
                "wat": wat,
                "soorten": _soorten(stand) if not wat else [],
                "gebeurd": _gebeurd(stand),
                "verschillen": list(woorden.verschillen(oud, nieuw)) if oud and nieuw else [],
            }
        )
    return rijen


def _soorten(stand):
    return list(dict.fromkeys(los.get_soort_display() for los in stand.gebeurtenissen.all()))


def _gebeurd(stand):
    """When it happened, where that is another day than when it was written down."""
    dagen = {(los.datum, los.datum_precisie) for los in stand.gebeurtenissen.all()}
    op = {datum_in_woorden(*dag) for dag in dagen}
    return ", ".join(sorted(op - {datum_in_woorden(stand.wijziging.dag, "dag")}))


def terug_view(request, punt_admin, kenmerk, pk):
    """Ask whether, and why, an item becomes what it was; what others did meanwhile is shown."""
    standen, soort = _standen(request, punt_admin, kenmerk)
    stand = get_object_or_404(standen, pk=pk, inhoud__isnull=False)
    punt = soort.model.objects.filter(kenmerk=kenmerk).first()
    mag = soort.has_change_permission(request) if punt else soort.has_add_permission(request)
    if not mag:
        raise PermissionDenied
    weer_te_zien = not punt and was_gepubliceerd(laatst_bewaard(standen))
    form = RedenForm(
        request.POST or None,
        vraag="Waarom zet u deze stand terug?" if punt else "Waarom haalt u dit punt terug?",
        nodig=punt.is_openbaar if punt else weer_te_zien,
        auto_id="id_%s",
    )
    if form.is_valid():
        try:
            with opslag(**verantwoording(request, form)) as werk:
                _niet_intussen(standen, request.POST.get("gezien", ""))
                terug, gemist = werk.zet_terug(stand)
        except ValidationError as fout:
            for zin in fout.messages:
                form.add_error("reden" if getattr(fout, "code", "") == "reden" else None, zin)
        else:
            return _teruggezet(request, soort, stand, terug, gemist, was_weg=punt is None)
    nu = standen.last()
    woorden = Woorden(soort.model, stand.agenda, stand.inhoud, nu.inhoud)
    # What visitors see of it does not come back along.
    wordt = stand.inhoud | ({"publicatie": nu.inhoud["publicatie"]} if nu.inhoud else {})
    context = {
        **punt_admin.admin_site.each_context(request),
        "title": "Deze stand terugzetten" if nu.inhoud else "Punt terughalen",
        "subtitle": f"{kenmerk} {stand.inhoud['titel']}",
        "opts": soort.opts,
        "original": punt,
        "kenmerk": kenmerk,
        "stand": stand,
        "form": form,
        "gezien": nu.pk,
        "weg": nu.inhoud is None,
        "weer_te_zien": weer_te_zien,
        "verschillen": list(woorden.verschillen(nu.inhoud, wordt)) if nu.inhoud else [],
    }
    return TemplateResponse(request, "admin/agenda/terugzetten.html", context)


def _niet_intussen(standen, gezien):
    nieuwste = standen.last()
    if str(nieuwste.pk) != gezien:
        wie = nieuwste.wijziging.wie
        raise ValidationError(
            f"{namen_van([wie])[wie] or 'Iemand'} heeft dit punt intussen "
            "gewijzigd. Kijk hieronder wat er nu zou veranderen, en bevestig nog eens."
        )


def _teruggezet(request, soort, stand, punt, gemist, *, was_weg):
    if was_weg:
        soort.log_addition(request, punt, "Teruggehaald.")
        zin = f"{punt} staat weer op de agenda"
    else:
        soort.log_change(request, punt, f"Stand van {stand.wijziging.dag:%d-%m-%Y} teruggezet.")
        zin = f"{punt} is weer"
    op = datum_in_woorden(stand.wijziging.dag, "dag")
    messages.success(request, f"{zin}{',' if was_weg else ''} zoals op {op}.")
    for zin in gemist:
        messages.warning(request, f"Dit kon niet mee terug. {zin}")
    naam = f"admin:{soort.opts.app_label}_{soort.opts.model_name}_change"
    return HttpResponseRedirect(reverse(naam, args=[punt.pk]))


def _standen(request, punt_admin, kenmerk):
    """The standen of one item, and the admin of its kind, for who may see that kind."""
    standen = Stand.objects.filter(kenmerk=kenmerk).select_related("agenda", "wijziging")
    laatste = standen.last()
    soort = laatste and punt_admin.soort_admin(laatste.soort)
    if not soort:
        raise Http404
    if not soort.has_view_permission(request):
        raise PermissionDenied
    return standen, soort
