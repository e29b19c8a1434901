"""What a visitor filters by. A choice that does not exist gets a sentence, not an error page."""

import django_filters
from django import forms
from django.db.models import Count, Exists, OuterRef, Q

from .choices import PuntStatus
from .models import Agendapunt, Betrokkenheid, Domein, Eigenaar, Periode, Planning
from .onthouden import onthoud

BESTAAT_NIET = "'%(value)s' staat niet in de lijst. Kies iets uit de lijst, of wis het filter."
MEESTE_NAMEN = 200
"""A longer list helps nobody to find a name, and costs more than the table itself."""
NIET_ALLE_NAMEN = (
    "Hier staan de namen die het meest voorkomen. U vindt ze allemaal bij 'Wie doet wat'."
)


def keuzefilter(label: str, leeg: str, **opties) -> django_filters.ChoiceFilter:
    """A filter by one value of a list; what `PuntFilter.KEUZES` names makes that list."""
    return django_filters.ChoiceFilter(
        label=label,
        empty_label=leeg,
        error_messages={"invalid_choice": BESTAAT_NIET},
        **opties,
    )


# Each of these gives, by the name of a field, the values that occur in some public items.


def agendas_en_statussen(punten):
    rijen = punten.order_by("agenda").values_list("agenda__slug", "agenda__titel", "status")
    rijen = list(rijen.distinct())
    komt_voor = {status for _, _, status in rijen}
    return {
        "agenda": list({slug: titel for slug, titel, _ in rijen}.items()),
        "status": [keuze for keuze in PuntStatus.choices if keuze[0] in komt_voor],
    }


def eigenaren(punten):
    betrokken = Betrokkenheid.objects.openbaar().filter(punt__in=punten.values("pk"))
    namen = Eigenaar.objects.filter(Exists(betrokken.filter(eigenaar=OuterRef("pk"))))
    keuzes = list(namen.values_list("slug", "naam")[: MEESTE_NAMEN + 1])
    if len(keuzes) > MEESTE_NAMEN:
        telling = betrokken.order_by().values_list("eigenaar").annotate(aantal=Count("pk"))
        meeste = telling.order_by("-aantal", "eigenaar")[:MEESTE_NAMEN]
        namen = Eigenaar.objects.filter(pk__in=[pk for pk, _ in meeste])
        keuzes = list(namen.values_list("slug", "naam"))
    return {"eigenaar": keuzes}


def domeinen(punten):
    """Domains by slug; two agendas may have one in common."""
    gevraagd = Domein.objects.filter(Exists(punten.filter(domein=OuterRef("pk"))))
    return {"domein": op_adres(gevraagd)}


def perioden(punten):
    """Names of periods, in order of time; two agendas may have one in common."""
    gepland = Planning.objects.filter(periode=OuterRef("pk"), agendapunt__in=punten.values("pk"))
    return {"periode": op_tijd(Periode.objects.filter(Exists(gepland)))}


def op_adres(domeinen):
    return list(dict(domeinen.values_list("slug", "naam")).items())


def op_tijd(perioden):
    op_volgorde = sorted(perioden, key=lambda p: (p.begin, -p.eind.toordinal()))
    return [(naam, naam) for naam in dict.fromkeys(p.naam for p in op_volgorde)]


class PuntFilter(django_filters.FilterSet):
    """What every list of items is filtered by."""

    tekst = django_filters.CharFilter(
        label="Zoek in titel en toelichting", method="filter_tekst", max_length=100
    )
    agenda = keuzefilter("Agenda", "Alle agenda's", field_name="agenda__slug")
    status = keuzefilter("Status", "Elke status")
    eigenaar = keuzefilter("Wie", "Iedereen", method="filter_eigenaar")

    KEUZES = (agendas_en_statussen, eigenaren)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Here, and not as a callable of the field: that one is called again for every look.
        for naam, keuzes in self._keuzes().items():
            extra = self.filters[naam].extra
            extra["choices"] = keuzes
            # What leaves nothing to choose is no question, but an address may still ask it.
            if len(keuzes) < (2 if naam == "agenda" else 1):
                extra["widget"] = forms.HiddenInput
        namen = self.filters["eigenaar"].extra
        if len(namen["choices"]) >= MEESTE_NAMEN:
            namen["help_text"] = NIET_ALLE_NAMEN
            namen["choices"] = namen["choices"] + self._ook_gevraagd(namen["choices"])

    @property
    def gekozen(self) -> list[str]:
        """The names of the fields that a visitor filled in, well or not."""
        return self.form.changed_data if self.is_bound else []

    def _keuzes(self):
        punten = self.queryset.select_related(None).prefetch_related(None).order_by()
        vraag = (type(self).__qualname__, punten.values("pk").query.sql_with_params())
        return onthoud(
            self.request,
            vraag,
            lambda: {naam: lijst for keuze in self.KEUZES for naam, lijst in keuze(punten).items()},
        )

    def _ook_gevraagd(self, namen):
        """The owner that the address names, when it is one of many and not in the list."""
        slug = self.data.get("eigenaar") if self.is_bound else None
        if not slug or slug in dict(namen) or not self.queryset.van_eigenaar(slug).exists():
            return []
        return list(Eigenaar.objects.filter(slug=slug).values_list("slug", "naam"))

    def filter_tekst(self, queryset, naam, tekst):
        return queryset.filter(
            Q(kenmerk__iexact=tekst) | Q(titel__icontains=tekst) | Q(toelichting__icontains=tekst)
        )

    def filter_eigenaar(self, queryset, naam, slug):
        return queryset.van_eigenaar(slug)


class AgendapuntFilter(PuntFilter):
    domein = keuzefilter("Domein", "Alle domeinen", field_name="domein__slug")
    periode = keuzefilter("Gepland in", "Alle perioden", method="filter_periode")

    KEUZES = (*PuntFilter.KEUZES, domeinen, perioden)

    class Meta:
        model = Agendapunt
        fields = ("tekst", "agenda", "domein", "periode", "status", "eigenaar")

    def filter_periode(self, queryset, naam, periode):
        return queryset.in_periode(periode)
