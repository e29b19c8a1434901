"""Closing an agenda and starting its successor: a form, what it would do, and doing that."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect
from django.utils.text import capfirst

from ..bewerkingen import (
    ANDERS,
    Lot,
    Opdracht,
    Regel,
    begin_opvolger,
    controleer_jaren,
    eenheden_van,
    maak_plan,
    voer_uit,
)
from ..choices import EENHEDEN, AgendaStatus, Precisie
from ..invoer import DagField, DagInput
from ..models import Agenda
from ..verschil import opsomming
from .paginas import te_wijzigen, toon
from .velden import KENMERKEN, LANGSTE, EenhedenField, door, geef_labels_van_zichzelf, lees, teken
from .velden import KEUZES as PRECISIES

MAG_MEE = "Dit gaat mee. Haal het vinkje weg bij wat niet mee moet."
KOPPEN = {
    Lot.MEE: MAG_MEE,
    Lot.UITGEVINKT: MAG_MEE,
    Lot.BLIJFT: "Dit blijft achter",
    Lot.KAN_NIET: "Dit kan niet mee",
}
GEEN, NIEUW = "geen", "nieuw"
DATUM = DagInput({"class": "vDateField"})
KORT = forms.TextInput({"size": 6})
LANG = AdminTextInputWidget()
VAN_DE_OPVOLGER = ("titel", "slug", "begin", "eind", *KENMERKEN)


class OpvolgingForm(forms.Form):
    """What a clerk wants to happen with an agenda, and what its successor is called."""

    sluit_af = forms.BooleanField(
        label="Sluit deze agenda af",
        required=False,
        help_text="Bezoekers lezen dan dat de agenda voorbij is. De punten blijven zoals ze zijn.",
    )
    stand_op = DagField(
        label="Stand van",
        required=False,
        widget=DATUM,
        help_text="Van wanneer is de inhoud? Bezoekers lezen dit bij een afgesloten agenda. Mag "
        "leeg blijven.",
    )
    stand_op_precisie = forms.ChoiceField(
        label="Hoe precies weet u dat?", required=False, choices=PRECISIES
    )
    naar = forms.ChoiceField(label="De opvolger")
    titel = forms.CharField(label="Titel", required=False, max_length=200, widget=LANG)
    slug = forms.SlugField(
        label="Adres",
        required=False,
        max_length=80,
        widget=LANG,
        help_text="Het laatste deel van het webadres, bijvoorbeeld agenda-2030. Het blijft daarna "
        "altijd hetzelfde.",
    )
    begin = DagField(label="Begin", required=False, widget=DATUM)
    eind = DagField(label="Eind", required=False, widget=DATUM)
    eenheden = EenhedenField(label="Perioden", required=False)
    voorvoegsel_agendapunt = forms.CharField(required=False, max_length=4, widget=KORT)
    voorvoegsel_actie = forms.CharField(required=False, max_length=4, widget=KORT)
    ook_onbekend = forms.BooleanField(
        label="Neem ook over wat de status 'Onbekend' heeft", required=False
    )
    reden = forms.CharField(
        label="Reden",
        max_length=LANGSTE,
        widget=LANG,
        help_text="Eén zin. Alleen de griffie leest hem, in de geschiedenis.",
    )

    GROEPEN = (
        ("Afsluiten", ("sluit_af", "stand_op", "stand_op_precisie")),
        ("Opvolger", ("naar", "ook_onbekend")),
        ("Alleen voor een nieuwe agenda", (*VAN_DE_OPVOLGER, "eenheden")),
        ("Deze wijziging", ("reden",)),
    )

    def __init__(self, *args, oud, **kwargs):
        super().__init__(*args, **kwargs)
        self.oud = oud
        self.nieuw = None
        concepten = Agenda.objects.filter(status=AgendaStatus.CONCEPT).exclude(pk=oud.pk)
        naar: Any = self.fields["naar"]
        in_concept = "Neem de open punten over in het concept '{}'"
        naar.choices = [
            (NIEUW, "Begin een nieuwe agenda en neem de open punten over"),
            *((str(agenda.pk), in_concept.format(agenda)) for agenda in concepten),
            (GEEN, "Geen: neem niets over"),
        ]
        uitleg = "Een tot vier hoofdletters die geen andere agenda heeft."
        geef_labels_van_zichzelf(self.fields, oud, uitleg)
        if oud.status != AgendaStatus.LOPEND:
            for veld in ("sluit_af", "stand_op", "stand_op_precisie"):
                del self.fields[veld]

    def groepen(self):
        """The fields under their headings."""
        for kop, namen in self.GROEPEN:
            if velden := [self[naam] for naam in namen if naam in self.fields]:
                yield kop, velden

    def clean(self):
        schoon = super().clean() or self.cleaned_data
        naar = schoon.get("naar")
        if naar == GEEN and not schoon.get("sluit_af"):
            zin = "Zo gebeurt er niets. Sluit de agenda af, kies een opvolger, of doe beide."
            self.add_error(None, zin)
        if naar == NIEUW:
            self._clean_nieuw(schoon)
        return schoon

    def _clean_nieuw(self, schoon):
        """Say of each field what is wrong with it, as the form of an agenda does."""
        for veld in (*VAN_DE_OPVOLGER, "eenheden"):
            if veld not in self.errors and not schoon.get(veld):
                self.add_error(veld, forms.Field.default_error_messages["required"])
        goed = {veld: schoon[veld] for veld in VAN_DE_OPVOLGER if veld not in self.errors}
        self.nieuw = begin_opvolger(self.oud, **goed)
        if begonnen := _al_begonnen(self.nieuw):
            self.nieuw = begonnen
            return
        try:
            self.nieuw.full_clean(exclude=set(VAN_DE_OPVOLGER) - goed.keys())
        except ValidationError as fout:
            self.add_error(None, fout)
        if not {"begin", "eind"} <= goed.keys() or self.errors:
            return
        if goed["begin"] <= self.oud.begin:
            self.add_error("begin", "De opvolger begint later dan deze agenda zelf.")
        try:
            controleer_jaren(goed["begin"].year, goed["eind"].year)
        except ValueError as fout:
            self.add_error("eind", str(fout))

    def opdracht(self, niet_mee=frozenset()) -> Opdracht:
        """What a valid form asks for."""
        gezegd = self.cleaned_data
        bestaat = gezegd["naar"] not in (NIEUW, GEEN)
        opvolger = Agenda.objects.get(pk=gezegd["naar"]) if bestaat else self.nieuw
        stand_op = gezegd.get("stand_op")
        precisie = gezegd.get("stand_op_precisie") or Precisie.DAG
        return Opdracht(
            self.oud,
            opvolger,
            eenheden=tuple(gezegd["eenheden"]),
            ook_onbekend=gezegd["ook_onbekend"],
            niet_mee=frozenset(niet_mee),
            sluit_af=gezegd.get("sluit_af", False),
            stand_op=stand_op,
            stand_op_precisie=precisie if stand_op else Precisie.ONBEKEND,
        )


def _al_begonnen(nieuw: Agenda) -> Agenda | None:
    """The concept that the same form made before, and that was not filled to the end."""
    zelfde = {veld: getattr(nieuw, veld) for veld in VAN_DE_OPVOLGER}
    return Agenda.objects.filter(status=AgendaStatus.CONCEPT, **zelfde).first()


def eerste_invulling(oud: Agenda) -> dict:
    """What the form begins with: the years after this agenda, as many as it has itself."""
    begin = min(oud.eind, date.max - timedelta(days=1)) + timedelta(days=1)
    laatste = min(begin.year + oud.eind.year - oud.begin.year, date.max.year)
    return {
        "sluit_af": True,
        "stand_op": oud.stand_op,
        "stand_op_precisie": oud.stand_op_precisie if oud.stand_op else Precisie.DAG,
        "naar": NIEUW,
        "begin": begin,
        "eind": date(laatste, 12, 31),
        "eenheden": eenheden_van(oud),
    }


def opvolging_view(request, pk, *, agenda_admin):
    """Ask what should happen, show what that would do, and do it once that is confirmed."""
    oud = te_wijzigen(agenda_admin, request, pk)
    if not agenda_admin.has_add_permission(request):
        raise PermissionDenied
    form = OpvolgingForm(request.POST or None, initial=eerste_invulling(oud), oud=oud)
    akkoord = lees("opvolging", request.POST.get("gezien", ""))
    if akkoord:
        niet_mee = set(akkoord["keuzes"]) - set(request.POST.getlist("mee"))
    else:
        niet_mee = set(request.POST.getlist("niet_mee"))
    context = {
        "title": "Sluit af of begin de opvolger",
        "subtitle": str(oud),
        "original": oud,
        "form": form,
        "niet_mee": sorted(niet_mee),
    }
    if "_bevestig" in request.POST and form.is_valid():
        gezegd = door(request) | {"reden": form.cleaned_data["reden"]}
        try:
            plan = voer_uit(form.opdracht(niet_mee), akkoord, **gezegd)
        except ValidationError as fout:
            if getattr(fout, "code", "") == ANDERS:
                context["fouten"] = fout.messages
            else:
                form.add_error(None, fout.messages)
        else:
            return _klaar(request, agenda_admin, plan, is_nieuw=form.nieuw is not None)
    if not form.is_valid() or "_wijzig" in request.POST:
        return toon(agenda_admin, request, "opvolging", context)
    # Anew: what could not be saved left its marks on the agenda of the form.
    form.full_clean()
    context |= _vooruitblik(maak_plan(form.opdracht(niet_mee)))
    return toon(agenda_admin, request, "opvolging_vooruitblik", context)


def _vooruitblik(plan):
    """What the page shows of a plan; of the rows in a domain also what they are called."""
    soorten = list(dict.fromkeys(rij._meta for rij, _ in plan.in_domein))
    return {
        "plan": plan,
        "domeinen": _per_domein(plan),
        "in_domein": (
            " en ".join(str(opts.verbose_name) for opts in soorten),
            " en ".join(str(opts.verbose_name_plural) for opts in soorten),
        ),
        "eenheden": opsomming(EENHEDEN[los].lower() for los in plan.opdracht.eenheden),
        "knop": _knop(plan.opdracht),
        "gezien": teken("opvolging", plan.akkoord()),
    }


def _per_domein(plan):
    """Under each domein what may come along, what stays behind and what can not come."""
    for domein, regels in plan.per_domein().items():
        groepen: dict[str, list[Regel]] = {}
        for regel in sorted(regels, key=lambda regel: [*KOPPEN].index(regel.lot)):
            groepen.setdefault(KOPPEN[regel.lot], []).append(regel)
        yield domein, groepen


def _knop(opdracht):
    if not opdracht.opvolger:
        return "Sluit af"
    neem = "begin de opvolger" if opdracht.is_nieuw else "neem over"
    return f"Sluit af en {neem}" if opdracht.sluit_af else capfirst(neem)


def _klaar(request, agenda_admin, plan, *, is_nieuw):
    opdracht = plan.opdracht
    oud, opvolger = opdracht.oud, opdracht.opvolger
    if opdracht.sluit_af:
        agenda_admin.log_change(request, oud, "Afgesloten.")
        agenda_admin.message_user(request, f"{oud} is afgesloten.", messages.SUCCESS)
    if opvolger:
        aantal = len(plan.mee)
        zin = f"{aantal} {'punt' if aantal == 1 else 'punten'} overgenomen uit {oud}."
        log = agenda_admin.log_addition if is_nieuw else agenda_admin.log_change
        log(request, opvolger, zin)
        agenda_admin.message_user(request, f"{opvolger}: {zin}", messages.SUCCESS)
    if achter := [r.punt.kenmerk for r in plan.regels if r.lot == Lot.INTUSSEN]:
        zin = f"Niet overgenomen, want er is intussen iets aan gewijzigd: {opsomming(achter)}."
        agenda_admin.message_user(request, zin, messages.WARNING)
    return redirect("admin:agenda_agenda_change", (opvolger or oud).pk)
