"""The page on which a beheerder takes words out of a history: first it shows where they stand."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse

from agenda.admin.velden import lees, teken
from agenda.bewerkingen import wis, zoek
from agenda.models import Agenda, Punt, Stand, met_standen

from ..drukkerij import gooi_weg
from ..reserve import onthoud_tekst

RECHT = "agenda.sluit_versie"
"""Who may close a version may do this: both wipe what a law forbids to keep."""


class UitwisForm(forms.Form):
    """Which words must go, and why."""

    tekst = forms.CharField(
        label="Welke tekst moet weg?",
        widget=forms.TextInput(attrs={"class": "vTextField", "autocomplete": "off"}),
        help_text="Een naam of een zin, precies zoals zij er staat. Hoofdletters tellen mee.",
    )
    reden = forms.CharField(
        label="Waarom?",
        max_length=250,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="Eén zin, voor het logboek van het beheer. Noem de tekst zelf niet.",
    )

    def clean(self):
        schoon = super().clean() or self.cleaned_data
        tekst, reden = schoon.get("tekst"), schoon.get("reden")
        if tekst and reden and tekst.lower() in reden.lower():
            self.add_error("reden", "Hier staat de tekst die weg moet. Schrijf de reden zonder.")
        return schoon


def uit_punt(request, kenmerk):
    """Out of the history of an item or a meeting, also of one that was deleted."""
    laatste = Stand.objects.filter(kenmerk=kenmerk).select_related("agenda").last()
    if laatste is None:
        raise Http404
    model = met_standen()[laatste.soort]
    punt = model._default_manager.filter(**{model.SLEUTEL: kenmerk}).first()
    terug = reverse("admin:agenda_punt_geschiedenis", args=[kenmerk])
    return _pagina(request, laatste.agenda, kenmerk, punt or laatste, terug)


def uit_agenda(request, pk):
    """Out of the history of an agenda itself: its own texts, and the names that it keeps."""
    agenda = get_object_or_404(Agenda, pk=pk)
    terug = reverse("admin:agenda_agenda_change", args=[pk])
    return _pagina(request, agenda, "", agenda, terug)


def _pagina(request, agenda, kenmerk, wat, terug):
    """Show what would go, and do it once exactly that was shown; the log names `wat`."""
    if not request.user.has_perm(RECHT):
        raise PermissionDenied
    form = UitwisForm(request.POST or None)
    vondst, weg = None, isinstance(wat, Stand)
    if form.is_valid():
        tekst = form.cleaned_data["tekst"]
        gezien = lees("uitwissen", request.POST.get("gezien", ""))
        try:
            vondst = zoek(agenda, kenmerk, tekst)
            if "_wis" in request.POST and gezien == _zicht(agenda, kenmerk, tekst, vondst):
                _wis(request, agenda, kenmerk, wat, form.cleaned_data)
                return HttpResponseRedirect(terug)
        except ValidationError as fout:
            form.add_error("tekst", fout)
            vondst = None
    context = {
        **admin.site.each_context(request),
        "title": "Tekst uit de geschiedenis halen",
        "subtitle": kenmerk or str(agenda),
        "opts": Punt._meta if weg else wat._meta,
        "original": None if weg else wat,
        "agenda": agenda,
        "kenmerk": kenmerk,
        "form": form,
        "vondst": vondst,
        "gezien": vondst and teken("uitwissen", _zicht(agenda, kenmerk, tekst, vondst)),
        "anders": vondst is not None and "_wis" in request.POST,
        "terug": terug,
    }
    return TemplateResponse(request, "admin/agenda/uitwissen.html", context)


def _zicht(agenda, kenmerk, tekst, vondst):
    """What was shown: another text, or another place that holds it, must be shown first."""
    return [agenda and agenda.pk, kenmerk, tekst, len(vondst.plaatsen)]


@transaction.atomic
def _wis(request, agenda, kenmerk, wat, gezegd):
    onthoud_tekst(agenda, kenmerk, gezegd["tekst"])
    vondst = wis(agenda, kenmerk, gezegd["tekst"], request.user.get_username())
    keer = f"{len(vondst.plaatsen)} keer"
    LogEntry.objects.log_actions(
        user_id=request.user.pk,
        queryset=[wat],
        action_flag=CHANGE,
        change_message=f"Tekst uit de geschiedenis gehaald: {keer}. {gezegd['reden']}",
        single_object=True,
    )
    transaction.on_commit(gooi_weg)
    messages.success(request, f"De tekst is uit de geschiedenis: {keer} weggehaald.")
    if nummers := ", ".join(map(str, vondst.versies)):
        messages.warning(request, f"De tekst staat nog in versie {nummers}. Sluit die ook.")


urlpatterns = [
    path("agenda/<int:pk>/", admin.site.admin_view(uit_agenda), name="uitwissen-agenda"),
    path("<sleutel:kenmerk>/", admin.site.admin_view(uit_punt), name="uitwissen"),
]
"""Under /beheer/, before the addresses of the admin itself."""
