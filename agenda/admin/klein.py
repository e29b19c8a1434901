"""The page, and the button beside a message, that call a save a small correction."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect

from ..bewerkingen import maak_klein
from ..models import Agenda, Punt, Wijziging
from . import rechten
from .paginas import adres, toon


def klein_view(request, pk, punt_admin):
    """Leave one save out of what tells visitors of changes; then show the history that it is in."""
    wijziging = get_object_or_404(Wijziging, pk=pk)
    if not _mag(request.user, wijziging):
        raise PermissionDenied
    if request.method != "POST":
        return toon(punt_admin, request, "klein", {"title": "Kleine correctie"})
    try:
        maak_klein(wijziging)
    except ValidationError as fout:
        for zin in fout.messages:
            messages.error(request, zin)
    else:
        messages.success(request, "Dit is nu een kleine correctie.")
    return redirect(_waar(wijziging))


def _mag(gebruiker, wijziging):
    """Whoever made it, and who may publish on all the agendas that it is about."""
    if wijziging.wie == gebruiker.get_username():
        return True
    agendas = Agenda.objects.filter(standen__wijziging=wijziging)
    in_alle = all(rechten.mag_in(gebruiker, agenda) for agenda in agendas)
    return in_alle and rechten.mag_publiceren(gebruiker)


def _waar(wijziging):
    """The history of what was saved; a frame has none, so there it is the form."""
    stand = wijziging.standen.order_by("-kenmerk").first()
    if stand and stand.kenmerk:
        return adres(Punt, "geschiedenis", stand.kenmerk)
    return adres(Agenda, "change", stand.agenda_id) if stand else "admin:index"
