"""The page on which a beheerder takes words out of a history: first it shows where they stand."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.admin.widgets import AdminTextInputWidget
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse

from agenda.admin.paginas import toon_los
from agenda.admin.rechten import mag_in, te_zien
from agenda.admin.velden import lees, teken
from agenda.bewerkingen import wis, zoek
from agenda.models import Agenda, Punt, Stand, met_standen

from ..drukkerij import gooi_weg
from ..inloggen.nogmaals import vraagt_wachtwoord
from ..logboek import Wat, schrijf
from ..reserve import onthoud_tekst
from ..zoeken import ruim_op
from .menu import WISSEN

TITEL = "Tekst uit de geschiedenis halen"


class UitwisForm(forms.Form):
    """Which words must go, and why."""

    tekst = forms.CharField(
        label="Welke tekst moet weg?",
        widget=AdminTextInputWidget({"autocomplete": "off"}),
        help_text="Een naam of een zin, precies zoals zij er staat. Hoofdletters tellen mee.",
    )
    reden = forms.CharField(
        label="Waarom?",
        max_length=250,
        widget=AdminTextInputWidget,
        help_text="Eén zin, voor het logboek van het beheer. Noem de tekst zelf niet.",
    )

    def clean(self):
        schoon = super().clean() or self.cleaned_data
        tekst, reden = schoon.get("tekst"), schoon.get("reden")
        if tekst and reden and tekst.lower() in reden.lower():
            self.add_error("reden", "Hier staat de tekst die weg moet. Schrijf de reden zonder.")
        return schoon


class BeginForm(forms.Form):
    """Out of which history words must go."""

    kenmerk = forms.CharField(
        label="Kenmerk van het punt",
        required=False,
        max_length=12,
        help_text="Bijvoorbeeld SA-07. Ook van een punt dat is verwijderd. Van een vergadering: "
        "het nummer in haar adres.",
    )
    agenda = forms.ModelChoiceField(
        Agenda.objects.none(),
        label="Of een hele agenda",
        required=False,
        help_text="Voor de naam van een eigenaar en voor teksten van de agenda zelf.",
    )

    def __init__(self, *args, gebruiker, **kwargs):
        super().__init__(*args, **kwargs)
        self.gebruiker = gebruiker
        agendas: Any = self.fields["agenda"]
        agendas.queryset = te_zien(gebruiker, Agenda.objects.all())

    def clean_kenmerk(self):
        kenmerk = self.cleaned_data["kenmerk"].upper()
        if kenmerk and not _laatste(self.gebruiker, kenmerk):
            raise ValidationError("Hier is geen geschiedenis van. Kijk het kenmerk na.")
        return kenmerk

    def clean(self):
        schoon = super().clean() or self.cleaned_data
        if not self.errors and bool(schoon.get("kenmerk")) == bool(schoon.get("agenda")):
            raise ValidationError("Vul een kenmerk in of kies een agenda: een van de twee.")
        return schoon


def begin(request):
    """Ask whose history it is about: who wipes need not see content otherwise."""
    form = BeginForm(request.POST or None, gebruiker=request.user)
    if form.is_valid():
        kenmerk, agenda = form.cleaned_data["kenmerk"], form.cleaned_data["agenda"]
        if agenda:
            return redirect("uitwissen-agenda", agenda.pk)
        return redirect("uitwissen", kenmerk)
    return toon_los(request, "agenda/uitwissen_begin", {"title": TITEL, "form": form})


def uit_punt(request, kenmerk):
    """Out of the history of an item or a meeting, also of one that was deleted."""
    if not (laatste := _laatste(request.user, kenmerk)):
        raise Http404
    model = met_standen()[laatste.soort]
    punt = model._default_manager.filter(**{model.SLEUTEL: kenmerk}).first()
    geschiedenis = reverse("admin:agenda_punt_geschiedenis", args=[kenmerk])
    terug = _terug(request, model, geschiedenis)
    return _pagina(request, laatste.agenda, kenmerk, punt or laatste, terug)


def uit_agenda(request, pk):
    """Out of the history of an agenda itself: its own texts, and the names that it keeps."""
    agenda = get_object_or_404(te_zien(request.user, Agenda.objects.all()), pk=pk)
    van_agenda = reverse("admin:agenda_agenda_change", args=[pk])
    return _pagina(request, agenda, "", agenda, _terug(request, Agenda, van_agenda))


def _pagina(request, agenda, kenmerk, wat, terug):
    """Show what would go, and do it once exactly that was shown; the log names `wat`."""
    form = UitwisForm(request.POST or None)
    vondst, met_pagina = None, not isinstance(wat, Stand) and _mag_zien(request, type(wat))
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
        "title": TITEL,
        "subtitle": kenmerk or str(agenda),
        "opts": wat._meta if met_pagina else Punt._meta,
        "original": wat if met_pagina else None,
        "agenda": agenda,
        "kenmerk": kenmerk,
        "form": form,
        "vondst": vondst,
        "gezien": vondst and teken("uitwissen", _zicht(agenda, kenmerk, tekst, vondst)),
        "anders": vondst is not None and "_wis" in request.POST,
        "terug": terug,
    }
    return toon_los(request, "agenda/uitwissen", context)


def _in_logboek(agenda, kenmerk):
    if not kenmerk:
        return f"agenda {agenda.slug}"
    return f"punt {kenmerk}" if agenda else f"vergadering {kenmerk}"


def _mag_zien(request, model):
    return admin.site.get_model_admin(model).has_view_permission(request)


def _terug(request, model, adres):
    """Where one goes on to: `adres` only if somebody may see that page."""
    return adres if _mag_zien(request, model) else reverse("uitwissen-begin")


def _laatste(gebruiker, kenmerk):
    """The last stand of an item or a meeting; None where there is none that somebody may wipe."""
    laatste = (
        Stand.objects.filter(kenmerk=kenmerk).exclude(kenmerk="").select_related("agenda").last()
    )
    return laatste if laatste and mag_in(gebruiker, laatste.agenda) else None


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
    schrijf(Wat.WISSEN, f"{_in_logboek(agenda, kenmerk)}: {keer}")
    ruim_op()
    transaction.on_commit(gooi_weg)
    messages.success(request, f"De tekst is uit de geschiedenis: {keer} weggehaald.")
    if nummers := ", ".join(map(str, vondst.versies)):
        messages.warning(request, f"De tekst staat nog in versie {nummers}. Sluit die ook.")


_mag_wissen = permission_required(WISSEN, raise_exception=True)
urlpatterns = [
    path(adres, vraagt_wachtwoord(admin.site.admin_view(_mag_wissen(view))), name=naam)
    for adres, view, naam in (
        ("", begin, "uitwissen-begin"),
        ("agenda/<int:pk>/", uit_agenda, "uitwissen-agenda"),
        ("<sleutel:kenmerk>/", uit_punt, "uitwissen"),
    )
]
"""Under /beheer/, before the addresses of the admin itself."""
