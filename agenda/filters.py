"""What a visitor filters by. A choice that does not exist gets a sentence, not an error page."""

import django_filters
from django import forms
from django.db.models import Q

from .choices import PuntStatus
from .models import Agenda, Agendapunt, Domein, Eigenaar, Periode

BESTAAT_NIET = "'%(value)s' staat niet in de lijst. Kies iets uit de lijst, of wis het filter."


def keuzefilter(label: str, leeg: str, **opties) -> django_filters.ChoiceFilter:
    """A filter by one value of a list; `PuntFilter.KEUZES` names what makes that list."""
    return django_filters.ChoiceFilter(
        label=label,
        empty_label=leeg,
        error_messages={"invalid_choice": BESTAAT_NIET},
        **opties,
    )


def agendas():
    return list(Agenda.objects.openbaar().values_list("slug", "titel"))


def domeinen():
    """Domains by slug; two agendas may have one in common."""
    return list(dict(Domein.objects.openbaar().values_list("slug", "naam")).items())


def perioden():
    """Names of periods, in order of time; two agendas may have one in common."""
    namen = Periode.objects.openbaar().order_by("begin", "-eind").values_list("naam", flat=True)
    return [(naam, naam) for naam in dict.fromkeys(namen)]


def eigenaren():
    return list(Eigenaar.objects.openbaar().values_list("slug", "naam"))


class PuntFilter(django_filters.FilterSet):
    """What every list of items is filtered by."""

    tekst = django_filters.CharFilter(
        label="Zoek in titel en toelichting", method="filter_tekst", max_length=100
    )
    agenda = keuzefilter("Agenda", "Alle agenda's", field_name="agenda__slug")
    status = keuzefilter("Status", "Elke status", choices=PuntStatus.choices)
    eigenaar = keuzefilter("Wie", "Iedereen", method="filter_eigenaar")

    KEUZES = {"agenda": agendas, "eigenaar": eigenaren}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Here, and not as a callable of the field: that one is called again for every look.
        for naam, keuzes in self.KEUZES.items():
            self.filters[naam].extra["choices"] = keuzes()
        if len(self.filters["agenda"].extra["choices"]) == 1:
            self.filters["agenda"].extra["widget"] = forms.HiddenInput

    def filter_tekst(self, queryset, naam, tekst):
        return queryset.filter(
            Q(kenmerk__iexact=tekst) | Q(titel__icontains=tekst) | Q(toelichting__icontains=tekst)
        )

    def filter_eigenaar(self, queryset, naam, slug):
        return queryset.van_eigenaar(slug)


class AgendapuntFilter(PuntFilter):
    domein = keuzefilter("Domein", "Alle domeinen", field_name="domein__slug")
    periode = keuzefilter("Gepland in", "Alle perioden", method="filter_periode")

    KEUZES = PuntFilter.KEUZES | {"domein": domeinen, "periode": perioden}

    class Meta:
        model = Agendapunt
        fields = ("tekst", "agenda", "domein", "periode", "status", "eigenaar")

    def filter_periode(self, queryset, naam, periode):
        return queryset.in_periode(periode)
