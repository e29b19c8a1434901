"""Choosing among what changed: by agenda, domain, kind and date."""

from typing import Any
from urllib.parse import urlencode

import django_filters
from django import forms
from django.core.validators import slug_re
from django.db.models import Exists, OuterRef, Q, Value
from django.utils.text import slugify

from agenda.choices import GROEPEN, Precisie
from agenda.datums import datum_in_woorden, grenzen
from agenda.lijsten import (
    AgendaFilter,
    agendas_met_domeinen,
    datumfilter,
    keuzefilter,
    naam_van,
    onthoud,
)
from agenda.models import Agenda, Agendapunt, Behandeling, Eigenaar, Gebeurtenis, Orgaan, Punt
from werkagenda.models import Actie

SOORTEN = {slugify(groep): soorten for groep, soorten in GROEPEN.items()}
"""A whole group of soorten, by the word that stands for it in an address."""


def soorten():
    """The one list of soorten, grouped; a group of several can be chosen as a whole."""
    for groep, leden in GROEPEN.items():
        heel = [(slugify(groep), f"{groep} (alles)")] if len(leden) > 1 else []
        yield groep, heel + [(soort.value, soort.label) for soort in leden]


NAMEN_VAN_SOORTEN = {waarde: naam for _, leden in soorten() for waarde, naam in leden}
OOK_KLEINE = "Ook kleine correcties"


class DingField(django_filters.fields.ModelChoiceField):
    """One thing that is public, by what addresses call it."""

    def to_python(self, value):
        # What can be no slug is never asked: PostgreSQL breaks on some of it.
        if value and not slug_re.match(value):
            raise forms.ValidationError(self.error_messages["invalid_choice"])
        return super().to_python(value)


class DingFilter(django_filters.ModelChoiceFilter):
    """A filter by one thing that only an address names, such as that of who follows it."""

    field_class = DingField

    def __init__(self, label: str, model: Any, kolom: str, methode: str):
        super().__init__(
            label=label,
            queryset=model.objects.openbaar(),
            to_field_name=kolom,
            method=methode,
            widget=forms.HiddenInput,
            error_messages={"invalid_choice": "Dit staat niet op deze site."},
        )


class WijzigingForm(forms.Form):
    def clean(self):
        van, tot = self.cleaned_data.get("van"), self.cleaned_data.get("tot")
        if van and tot and van > tot:
            raise forms.ValidationError("De eerste datum ligt na de laatste. Draai ze om.")


class WijzigingFilter(AgendaFilter):
    """What happened, chosen by region, agenda, domain, kind and date; of everything at first."""

    regio = keuzefilter("Regio", "Alle regio's", field_name="agenda__regio")
    agenda = keuzefilter("Agenda", "Alle agenda's", field_name="agenda__slug")
    domein = keuzefilter("Domein", "", method="filter_domein")
    soort = keuzefilter("Wat er gebeurde", "Alles", method="filter_soort", choices=[*soorten()])
    van = datumfilter("Vanaf", "filter_dagen")
    tot = datumfilter("Tot en met", "filter_dagen")
    klein = keuzefilter(
        "Kleine correcties", "Niet tonen", method="filter_klein", choices=[("ja", OOK_KLEINE)]
    )
    orgaan = DingFilter("Wie vergadert", Orgaan, "slug", "filter_orgaan")
    eigenaar = DingFilter("Wie meedoet", Eigenaar, "slug", "filter_eigenaar")
    punt = DingFilter("Punt", Punt, "kenmerk", "filter_punt")

    class Meta:
        model = Gebeurtenis
        fields = (
            "regio", "agenda", "domein", "soort", "van", "tot", "klein", "orgaan",
            "eigenaar", "punt",
        )  # fmt: skip
        form = WijzigingForm

    def _gevonden(self):
        return onthoud(
            self.request,
            "agendas en domeinen",
            lambda: agendas_met_domeinen(Agenda.objects.openbaar(), Value(True)),
        )

    @property
    def vraag(self) -> str:
        """The selection as the end of an address, always in the same order; "" for everything."""
        if not self.form.is_valid():
            return ""
        velden: Any = self.form.fields
        gevraagd = ((naam, self.form.cleaned_data[naam]) for naam in self.Meta.fields)
        vraag = urlencode(
            [(naam, velden[naam].prepare_value(waarde)) for naam, waarde in gevraagd if waarde]
        )
        return f"?{vraag}" if vraag else ""

    def in_woorden(self) -> list[str]:
        """What a visitor chose, as the form names it."""
        gekozen = []
        for naam in self.gekozen:
            veld: Any = self.form.fields[naam]
            waarde = self.form.cleaned_data[naam]
            if isinstance(veld, forms.DateField):
                dag = datum_in_woorden(waarde, Precisie.DAG)
                gekozen.append(f"{self.form[naam].label.lower()} {dag}")
            elif isinstance(veld, forms.ModelChoiceField):
                gekozen.append(str(waarde))
            else:
                gekozen.append(NAMEN_VAN_SOORTEN.get(waarde) or naam_van(waarde, veld.choices))
        return gekozen

    @property
    def qs(self):
        ook_kleine = self.is_valid() and self.form.cleaned_data["klein"]
        gevonden: Any = super().qs
        return gevonden if ook_kleine else gevonden.zonder_kleine()

    def filter_klein(self, queryset, naam, keuze):
        """Nothing is left out for who asks for these too."""
        return queryset

    def filter_domein(self, queryset, naam, slug):
        """Of items that now stand in this domain, and are public."""
        zelfde = Q(kenmerk=OuterRef("kenmerk"))
        punten = Agendapunt.objects.openbaar().filter(zelfde, domein__slug=slug)
        acties = Actie.objects.openbaar().in_domein(slug).filter(zelfde)
        return queryset.filter(Exists(punten) | Exists(acties))

    def filter_punt(self, queryset, naam, punt):
        return queryset.filter(kenmerk=punt.kenmerk)

    def filter_eigenaar(self, queryset, naam, eigenaar):
        """Of items that this owner has a part in now."""
        zelfde = Punt.objects.openbaar().filter(kenmerk=OuterRef("kenmerk"))
        return queryset.filter(Exists(zelfde.van_eigenaar(eigenaar.slug)))

    def filter_orgaan(self, queryset, naam, orgaan):
        """Of its meetings, and of items that are on the list of one."""
        op_de_lijst = Behandeling.objects.openbaar().filter(
            punt__kenmerk=OuterRef("kenmerk"), vergadering__orgaan=orgaan
        )
        return queryset.filter(Q(vergadering__orgaan=orgaan) | Exists(op_de_lijst))

    def filter_soort(self, queryset, naam, soort):
        return queryset.filter(soort__in=SOORTEN.get(soort, [soort]))

    def filter_dagen(self, queryset, naam, dag):
        """What may have happened from, or up to, this day, as exactly as its date is known."""
        past = Q()
        for precisie in Precisie:
            eerste, laatste = grenzen(dag, precisie)
            rand = {"datum__gte": eerste} if naam == "van" else {"datum__lte": laatste}
            past |= Q(datum_precisie=precisie, **rand)
        return queryset.filter(past)


class LijstFilter(WijzigingFilter):
    """What a page chooses by, where a feed gives everything: of the agenda in front at first."""

    BEGINT_VOOROP = True
