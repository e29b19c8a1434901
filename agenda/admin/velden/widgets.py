"""How fields look in the admin: few buttons beside them, and a search field where there is much."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.widgets import (
    AdminTextareaWidget,
    AutocompleteMixin,
    AutocompleteSelect,
    AutocompleteSelectMultiple,
)
from django.db.models import (
    DateField,
    Model,
    PositiveIntegerField,
    PositiveSmallIntegerField,
    TextField,
    URLField,
)
from django.forms import Media
from django.urls import reverse
from django.utils.html import format_html

from ...beschrijving.veld import intern
from ...invoer import DagField, jaar_klopt
from ...models import Eigenaar
from .. import rechten
from .invoer import is_sleutel

HULP = '{} <a href="{}" target="_blank">Hulp bij opmaak (opent in een nieuw tabblad)</a>'


def met_openbaarheid(eigenaar: Eigenaar, naam: str = "") -> str:
    """What somebody is called in a list of choices: `naam`, or else just the name.

    Of a person it is told whether visitors read the name.
    """
    naam = naam or str(eigenaar)
    return naam if eigenaar.is_openbaar else f"{naam} (naam niet op de site)"


class Zoekhulp(AutocompleteMixin):
    """Completes what somebody types, within `agenda`; `gekozen` are the choices that are known."""

    agenda: Any = None
    gekozen: Sequence[Any] = ()

    def build_attrs(self, base_attrs, extra_attrs=None):
        # What it finds is shown inside the main part of the page, where a screen reader looks.
        attrs = super().build_attrs(base_attrs, extra_attrs)
        # A width and a direction of its own: to ask those of the page, for each in a long list,
        # would hold up the browser.
        eigen = {"data-width": "style", "dir": "ltr"}
        return attrs | {"data-dropdown-parent": "#content-start"} | eigen

    def get_url(self):
        adres = super().get_url()
        return f"{adres}?agenda={self.agenda.slug}" if self.agenda else adres

    def optgroups(self, name, value, attr=None):
        # A value that is no number can't be looked up; the field itself says that it is wrong.
        waarden = [v for v in value if is_sleutel(v)]
        if not waarden or {*waarden} != {str(los.pk) for los in self.gekozen}:
            return super().optgroups(name, waarden, attr)
        _, leeg, plaats = super().optgroups(name, [], attr)[0]
        noem = self.choices.field.label_from_instance
        keuzes = [
            self.create_option(name, los.pk, noem(los), True, nummer)  # type: ignore[attr-defined]
            for nummer, los in enumerate(self.gekozen, len(leeg))
        ]
        return [(None, [*leeg, *keuzes], plaats)]


class Zoekveld(Zoekhulp, AutocompleteSelect):
    pass


class ZoekveldMeervoud(Zoekhulp, AutocompleteSelectMultiple):
    def build_attrs(self, base_attrs, extra_attrs=None):
        # Each choice has its own cross; one more for all of them would break the list.
        return super().build_attrs(base_attrs, extra_attrs) | {"data-allow-clear": "false"}


def bied_aan(veld: forms.ModelChoiceField, rijen: Iterable[Model]) -> None:
    """Let a field list these rows, that were read already, in place of asking for them."""
    leeg = [] if veld.empty_label is None else [("", veld.empty_label)]
    veld.choices = [*leeg, *((rij.pk, veld.label_from_instance(rij)) for rij in rijen)]


def toon_zonder_zoeken(form: forms.ModelForm) -> None:
    """Let the search fields of a form show what its instance has fetched already."""
    for naam, veld in form.fields.items():
        widget = getattr(veld.widget, "widget", veld.widget)
        if isinstance(widget, Zoekhulp):
            widget.gekozen = _gelezen(form.instance, naam)


def _gelezen(rij: Model, naam: str) -> Sequence[Any]:
    """What a row points at by this field, as far as it was read along with it."""
    kolom: Any = rij._meta.get_field(naam)
    if kolom.many_to_many:
        is_gelezen = naam in getattr(rij, "_prefetched_objects_cache", ())
        return getattr(rij, naam).all() if is_gelezen else ()
    doel = kolom.get_cached_value(rij, default=None)
    return [doel] if doel else ()


class Tekstvak(AdminTextareaWidget):
    """A field for a long text, whose lines end as they did: a browser ends each its own way."""

    @property
    def media(self):
        return super().media + Media(js=["beheer.js"])

    def value_from_datadict(self, data, files, name):
        waarde = super().value_from_datadict(data, files, name)
        return waarde and waarde.replace("\r\n", "\n").replace("\r", "\n")


HOOGSTE = 9999
"""What a number or a place in a list is at most, in a form; a column holds far more."""


class GewoneVelden(BaseModelAdmin):
    """For a ModelAdmin or an inline: calmer fields than the stock ones."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if isinstance(db_field, URLField):
            kwargs["assume_scheme"] = "https"  # for who types "www.velsen.nl"
        getal = isinstance(db_field, PositiveIntegerField | PositiveSmallIntegerField)
        if getal and jaar_klopt not in db_field.validators:  # which says what a year is
            kwargs.setdefault("max_value", HOOGSTE)
        if isinstance(db_field, DateField):
            kwargs.setdefault("form_class", DagField)
        if db_field.is_relation:
            ouder = getattr(self, "parent_model", None)
            keuzes = rechten.te_kiezen(request.user, db_field, ouder)
            kwargs |= {} if keuzes is None else {"queryset": keuzes}
        if db_field.name in self.get_autocomplete_fields(request):
            zoekveld = ZoekveldMeervoud if db_field.many_to_many else Zoekveld
            kwargs.setdefault("widget", zoekveld(db_field, self.admin_site))
        veld: Any = super().formfield_for_dbfield(db_field, request, **kwargs)
        if veld and db_field.related_model is Eigenaar:
            veld.label_from_instance = met_openbaarheid
        if self._kent_opmaak(db_field):
            opmaak = reverse("opmaak")
            # The script shows beside the field how the text will read.
            veld.widget.attrs["data-opmaak"] = opmaak
            veld.help_text = format_html(HULP, veld.help_text, opmaak)
        if hasattr(veld, "widget") and hasattr(veld.widget, "can_add_related"):
            # One button is enough: what the field lacks can be added, in a window of its own.
            veld.widget.can_add_related &= not self._begint_bij_agenda(db_field)
            veld.widget.can_change_related = False
            veld.widget.can_delete_related = False
            veld.widget.can_view_related = False
        return veld

    def _kent_opmaak(self, db_field):
        """Whether this is a long text for visitors."""
        beschrijving = getattr(self.model, "BESCHRIJVING", None)
        intern_veld = beschrijving and db_field.name in intern(beschrijving)
        return isinstance(db_field, TextField) and not intern_veld

    def _begint_bij_agenda(self, db_field):
        """Whether what `db_field` points at can't be added without choosing an agenda first."""
        model, site = db_field.remote_field.model, self.admin_site
        ander = site.get_model_admin(model) if site.is_registered(model) else None
        return getattr(ander, "begint_bij_agenda", False)
