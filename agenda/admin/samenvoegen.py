"""The page that makes one of two owners: which one it is, what changes, and a reason."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect

from ..bewerkingen import past_niet, voeg_eigenaren_samen, wat_noemt
from ..models import Betrokkenheid, Deelname, Eigenaar
from . import rechten
from .paginas import adres, te_wijzigen, toon
from .velden import RedenForm, Zoekveld, verantwoording


class SamenvoegForm(RedenForm):
    blijft = forms.ModelChoiceField(
        Eigenaar.objects.all(),
        label="Welke eigenaar blijft?",
        help_text="Typ een deel van de naam en kies.",
        error_messages={"invalid_choice": "Deze eigenaar is er niet meer. Kies een ander."},
    )
    field_order = ("blijft",)

    def __init__(self, *args, dubbel, admin_site, **kwargs):
        super().__init__(*args, vraag="Waarom voegt u ze samen?", **kwargs)
        self.dubbel = dubbel
        veld: Any = self.fields["blijft"]
        veld.widget = Zoekveld(Betrokkenheid._meta.get_field("eigenaar"), admin_site)
        veld.widget.choices = veld.choices

    def clean_blijft(self):
        blijft = self.cleaned_data["blijft"]
        if fout := past_niet(self.dubbel, blijft):
            raise ValidationError(fout)
        return blijft


def mag_samenvoegen(eigenaar_admin, request, eigenaar) -> bool:
    """Whether somebody may change every row that names an owner, on any agenda."""
    mag = eigenaar_admin.has_delete_permission(request, eigenaar)
    return mag and rechten.agendas_van(request.user) is None


def samenvoegen_view(request, pk, *, eigenaar_admin):
    """Ask with which one, show what changes, and do it."""
    dubbel = te_wijzigen(eigenaar_admin, request, pk)
    if not mag_samenvoegen(eigenaar_admin, request, dubbel):
        raise PermissionDenied
    begin = {"reden": "Deze eigenaar stond er twee keer in."}
    form = SamenvoegForm(
        request.POST or None, initial=begin, dubbel=dubbel, admin_site=eigenaar_admin.admin_site
    )
    geldig = form.is_valid()
    if geldig and "_bevestig" in request.POST:
        try:
            return _voeg_samen(eigenaar_admin, request, dubbel, form)
        except ValidationError as fout:
            form.add_error(None, fout)
    context = {
        "title": "Samenvoegen met een ander",
        "subtitle": str(dubbel),
        "original": dubbel,
        "form": form,
        "noemen": [*_in_woorden(wat_noemt(dubbel))] if geldig else None,
        "blijft": geldig and form.cleaned_data["blijft"],
        "media": eigenaar_admin.media + form.media,
    }
    return toon(eigenaar_admin, request, "samenvoegen", context)


def _voeg_samen(eigenaar_admin, request, dubbel, form):
    blijft, gedaan = form.cleaned_data["blijft"], f"Samengevoegd met ‘{dubbel}’."
    voeg_eigenaren_samen(dubbel, blijft, **verantwoording(request, form))
    eigenaar_admin.log_change(request, blijft, gedaan)
    eigenaar_admin.message_user(request, gedaan, messages.SUCCESS)
    return redirect(adres(blijft, "change", blijft.pk))


def _in_woorden(rijen):
    """What each is, and what it is called; a participant is called after the owner that goes."""
    for rij in rijen:
        yield rij._meta.verbose_name, rij.agenda if isinstance(rij, Deelname) else rij
