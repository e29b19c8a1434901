"""The page of items that were deleted, each with a button that brings it back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import OuterRef, Q, Subquery
from django.shortcuts import redirect

from ...choices import Herkomst, Publicatie
from ...models import Agenda, Punt, Stand
from ...opslag import haal_terug
from .. import rechten
from ..botsing import door_wie
from ..paginas import adres, toon
from ..velden import door
from .standen import laatst_gepubliceerd, mag_terughalen, namen_toen

PER_PAGINA = 50


def verwijderd_view(request, punt_admin):
    soorten = punt_admin.soort_admins()
    mag_zien = [a.opts.model_name for a in soorten if a.has_view_permission(request)]
    if not mag_zien:
        raise PermissionDenied
    if request.method == "POST":
        return redirect(_haal_terug(request, punt_admin))
    standen = _te_zien(request.user).filter(soort__in=mag_zien)
    pagina = Paginator(standen, PER_PAGINA).get_page(request.GET.get("p"))
    namen = door_wie({stand.wijziging.wie for stand in pagina})
    was = Stand.objects.in_bulk([stand.laatste for stand in pagina])
    heten = namen_toen(was.values())
    context = {
        "title": "Verwijderde punten en vergaderingen",
        "pagina": pagina,
        "rijen": [
            {
                "stand": stand,
                "naam": heten[stand.laatste],
                "wie": namen[stand.wijziging.wie],
                "mag_terug": _mag_terug(request, punt_admin, was[stand.laatste]),
            }
            for stand in pagina
        ],
    }
    return toon(punt_admin, request, "verwijderd", context)


def _te_zien(gebruiker):
    """Of the agendas that somebody works on, and of none."""
    agendas = rechten.te_zien(gebruiker, Agenda.objects.all())
    return verwijderde_standen().filter(Q(agenda=None) | Q(agenda__in=agendas))


def _mag_terug(request, punt_admin, stand):
    was_te_zien = stand.inhoud["publicatie"] == Publicatie.GEPUBLICEERD
    return mag_terughalen(punt_admin.soort_admin(stand.soort), request, was_te_zien=was_te_zien)


def verwijderde_standen():
    """The last stand of what was deleted, the newest first, with the key of the one before."""
    eerdere = Stand.objects.filter(kenmerk=OuterRef("kenmerk"), inhoud__isnull=False)
    laatste = Subquery(eerdere.order_by("-pk").values("pk")[:1])
    weg = Stand.objects.nieuwste().exclude(kenmerk="").filter(inhoud__isnull=True)
    return weg.annotate(laatste=laatste).select_related("agenda", "wijziging").order_by("-pk")


def _haal_terug(request, punt_admin):
    """Bring one item back, or ask why if visitors will see it; gives the address to go on to."""
    kenmerk = request.POST.get("kenmerk", "").replace("\0", "")
    stand = _te_zien(request.user).filter(kenmerk=kenmerk).first()
    soort = stand and punt_admin.soort_admin(stand.soort)
    if not soort:
        messages.error(request, "Dit is niet verwijderd, of het is al teruggehaald.")
        return adres(Punt, "verwijderd")
    bewaard = laatst_gepubliceerd(Stand.objects.filter(kenmerk=kenmerk))
    if not mag_terughalen(soort, request, was_te_zien=bool(bewaard)):
        raise PermissionDenied
    if bewaard:
        return adres(Punt, "terug", kenmerk, bewaard.pk)
    try:
        punt, gemist = haal_terug(kenmerk, **door(request, Herkomst.LIJST))
    except ValidationError as fout:
        for zin in fout.messages:
            messages.error(request, f"{kenmerk} kan niet terug. {zin}")
        return adres(Punt, "verwijderd")
    soort.log_addition(request, punt, "Teruggehaald.")
    messages.success(request, f"{punt} staat weer op de agenda.")
    for zin in gemist:
        messages.warning(request, f"Dit kon niet mee terug. {zin}")
    return adres(punt, "change", punt.pk)
