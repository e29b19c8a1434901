"""What a visitor filters by. A choice that does not exist gets a sentence, not an error page."""

from collections.abc import Callable
from typing import Any

import django_filters
from django import forms
from django.core.validators import slug_re
from django.db.models import Q
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst

from ..alfabet import zoekwoorden
from ..beschrijving.woorden import Woorden
from ..invoer import DagField, DagInput
from ..models import Agendapunt, Eigenaar, Opgave, Orgaan, Portefeuille, Vergadering
from ..models.querysets.punten import PuntQuerySet, VergaderingQuerySet
from . import keuzes
from .bladeren import onthoud

NIET_ALLE_NAMEN = (
    "Hier staan de namen die het meest voorkomen. U vindt ze allemaal bij 'Wie doet wat'."
)
KIES_EERST_EEN_AGENDA = "Kies een agenda, dan kunt u daarbinnen verder kiezen."
MEESTE_DOMEINEN = 80
"""Of more domains than these, only those of a chosen agenda are offered."""
BESTAAT_NIET = "'%(value)s' staat niet in de lijst."
"""The way out, each page that says so has below it as a link."""


def keuzefilter(label: str, leeg: str, **opties) -> django_filters.ChoiceFilter:
    """A filter by one value of a list; a filter set makes that list of what there is."""
    return django_filters.ChoiceFilter(
        label=label,
        empty_label=leeg,
        widget=Keuzelijst,
        error_messages={"invalid_choice": BESTAAT_NIET},
        **opties,
    )


class Keuzelijst(forms.Select):
    """A list of choices; Django renders a template for every one of them."""

    def render(self, name, value, attrs=None, renderer=None):
        groepen = self.optgroups(name, self.format_value(value))
        opties = format_html_join("", "{}", ((_groep(naam, erin),) for naam, erin, _ in groepen))
        attrs = self.build_attrs(self.attrs, {"name": name, **(attrs or {})})
        return format_html("<select{}>{}</select>", flatatt(attrs), opties)


def _groep(naam, opties):
    """Choices, with the name of their group if they have one."""
    regels = ((optie["value"], flatatt(optie["attrs"]), optie["label"]) for optie in opties)
    html = format_html_join("", '<option value="{}"{}>{}</option>', regels)
    return format_html('<optgroup label="{}">{}</optgroup>', naam, html) if naam else html


class DagFilter(django_filters.DateFilter):
    field_class = DagField


def datumfilter(label: str, methode: Callable | str, **opties) -> DagFilter:
    """A filter by one day."""
    return DagFilter(label=label, method=methode, widget=DagInput(), **opties)


class Filter(django_filters.FilterSet):
    """What a list is filtered by, whatever the list is of."""

    @property
    def gekozen(self) -> list[str]:
        """The names of the fields that a visitor filled in, well or not."""
        return self.form.changed_data if self.is_bound else []


class AgendaFilter(Filter):
    """A choice by region, agenda and domain; its labels are the words of the chosen agenda.

    With `BEGINT_VOOROP` who chooses nothing sees the agenda in front; `agenda=` asks for all.
    """

    BEGINT_VOOROP = False

    def __init__(self, data=None, *args, **kwargs):
        super().__init__(_met_agenda_van_domein(data), *args, **kwargs)
        # Here, and not as a callable of the field: that one is called again for every look.
        gevonden = self._gevonden()
        agendas = gevonden["agenda"]
        self.begint_voorop = self._begin_voorop(agendas)
        gekozen = self._gevraagd("agenda")
        past = [agenda for agenda in agendas if len(agendas) == 1 or agenda.slug == gekozen]
        self.gekozen_agenda: keuzes.AgendaKeuze | None = past[0] if past else None
        self.gekozen_slug = past[0].slug if past else ""
        for naam, aanbod in self._keuzes(gevonden).items():
            self._bied_aan(naam, aanbod)
        if keuzes.aantal(self.filters["domein"].extra["choices"]) > MEESTE_DOMEINEN:
            self.filters["domein"].extra["widget"] = forms.HiddenInput
            self.filters["agenda"].extra["help_text"] = KIES_EERST_EEN_AGENDA
        self.filters["domein"].label = capfirst(self.woorden.domein)
        self.filters["domein"].extra["empty_label"] = f"Alle {self.woorden.domeinen}"

    @property
    def woorden(self) -> Woorden:
        """The words that fit all that may be found: of the chosen agenda, or of any."""
        return self.gekozen_agenda.woorden if self.gekozen_agenda else Woorden()

    @property
    def gekozen(self):
        return [] if self.begint_voorop else super().gekozen

    def _begin_voorop(self, agendas) -> bool:
        """Choose the agenda in front where nothing is chosen; whether that made a difference."""
        voorop = [agenda.slug for agenda in agendas if agenda.is_voorop]
        if not (self.BEGINT_VOOROP and voorop and len(agendas) > 1):
            return False
        if any(naam in (self.data or {}) for naam in self.filters):
            return False
        self.data, self.is_bound = {"agenda": voorop[0]}, True
        return True

    def _gevonden(self):
        """What there is to choose from, by the name of a field."""
        raise NotImplementedError

    def _keuzes(self, gevonden):
        """The choices of each field that depends on what there is."""
        agendas, domeinen = gevonden["agenda"], gevonden["domein"]
        gevraagd = self._gevraagd("domein")
        return {
            "regio": keuzes.uit_regios(agendas),
            "agenda": keuzes.uit_agendas(agendas),
            "domein": keuzes.uit_domeinen(domeinen, agendas, self.gekozen_slug, gevraagd),
        }

    def _gevraagd(self, naam):
        return (self.data.get(naam) or "") if self.data else ""

    def _bied_aan(self, naam, aanbod):
        extra = self.filters[naam].extra
        extra["choices"] = aanbod
        # What leaves nothing to choose is no question, as the region of an agenda that was chosen,
        # but an address may still ask it.
        is_al_gekozen = naam == "regio" and self.gekozen_slug and not self._gevraagd("regio")
        if is_al_gekozen or keuzes.aantal(aanbod) < (2 if naam in ("agenda", "regio") else 1):
            extra["widget"] = forms.HiddenInput


def _met_agenda_van_domein(data):
    """The question, where a domain that names its agenda ("kust.haven") is a choice of both."""
    agenda, punt, domein = (data.get("domein") or "" if data else "").partition(keuzes.SCHEIDING)
    if not punt or data.get("agenda") not in (None, "", agenda):
        return data
    data = data.copy()
    data["agenda"], data["domein"] = agenda, domein
    return data


class PuntFilter(AgendaFilter):
    """What every list of items is filtered by."""

    queryset: PuntQuerySet
    BEGINT_VOOROP = True

    tekst = django_filters.CharFilter(label="Zoek woorden", method="filter_tekst", max_length=100)
    regio = keuzefilter("Regio", "Alle regio's", field_name="agenda__regio")
    agenda = keuzefilter("Agenda", "Alle agenda's", field_name="agenda__slug")
    stuksoort = keuzefilter("Soort stuk", "Elke soort", field_name="stuksoort__naam")
    status = keuzefilter("Status", "Elke status")
    eigenaar = keuzefilter(
        "Wie", "Iedereen", method=lambda rijen, naam, slug: rijen.van_eigenaar(slug)
    )

    BRONNEN: tuple[Callable[[PuntQuerySet], dict[str, Any]], ...] = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["periode"].extra["empty_label"] = f"Alle {self.woorden.perioden}"
        self.data = self._met_naam_van_periode()

    def _met_naam_van_periode(self):
        """The question, where it has the key of a period ("2027-Q1"), as many were once called."""
        gevraagd = self._gevraagd("periode")
        perioden = [p for p in self._perioden if self.gekozen_slug in ("", p.agenda)]
        if not (self.data and gevraagd) or any(p.naam == gevraagd for p in perioden):
            return self.data
        heet = next((p.naam for p in perioden if str(p.dagen) == gevraagd), gevraagd)
        data = self.data.copy()
        data["periode"] = heet
        return data

    def _gevonden(self):
        return self._zoek(self.BRONNEN, self.queryset)

    def _zoek(self, bronnen, punten):
        """What each of `bronnen` finds in `punten`, by the name of a field."""
        punten = punten.select_related(None).prefetch_related(None).order_by()
        wat = [bron.__qualname__ for bron in bronnen]
        vraag = (type(self).__qualname__, wat, punten.values("pk").query.sql_with_params())
        return onthoud(
            self.request,
            vraag,
            lambda: {naam: rijen for bron in bronnen for naam, rijen in bron(punten).items()},
        )

    def _keuzes(self, gevonden):
        self._perioden = gevonden["periode"]
        agenda = self.gekozen_slug
        punten = self.queryset.filter(agenda__slug=agenda) if agenda else self.queryset
        hierin = self._zoek((keuzes.statussen, keuzes.eigenaren), punten)
        namen = hierin["eigenaar"]
        if len(namen) >= keuzes.MEESTE_NAMEN:
            self.filters["eigenaar"].extra["help_text"] = NIET_ALLE_NAMEN
        return super()._keuzes(gevonden) | {
            "stuksoort": hierin["stuksoort"],
            "status": keuzes.uit_statussen(hierin["status"], self._gevraagd("status")),
            "eigenaar": namen + self._ook_gevraagd(namen),
            "periode": keuzes.uit_perioden(gevonden["periode"], agenda),
        }

    @property
    def qs(self):
        """What was asked for; of one agenda in its own order, of which there is an index."""
        gevonden = super().qs
        if not self.gekozen_slug:
            return gevonden
        van_agenda = gevonden.filter(agenda__slug=self.gekozen_slug)
        return van_agenda.order_by("volgorde", "op_kenmerk")

    def perioden_in(self, naam: str) -> list[keuzes.PeriodeKeuze]:
        """The periods of this name and those inside them, whatever their agenda."""
        gevraagd = {periode.dagen for periode in self._perioden if periode.naam == naam}
        return [p for p in self._perioden if any(dagen.omvat(p.dagen) for dagen in gevraagd)]

    def _ook_gevraagd(self, namen):
        """The owner that the address names, where the choices (the most named) leave it out."""
        slug = self._gevraagd("eigenaar")
        if slug in dict(namen):
            return []
        # What can be no slug is never asked: PostgreSQL breaks on some of it.
        if not slug_re.match(slug) or not self.queryset.van_eigenaar(slug).exists():
            return []
        return list(Eigenaar.objects.filter(slug=slug).values_list("slug", "naam"))

    @property
    def kent_domeinen(self) -> bool:
        """Whether any of what may be found stands in a domain."""
        return bool(self.filters["domein"].extra["choices"])

    @property
    def kent_stuksoorten(self) -> bool:
        """Whether any of what may be found says which kind of paper it is."""
        return bool(self.filters["stuksoort"].extra["choices"])

    def filter_tekst(self, queryset, naam, tekst):
        return queryset.filter(*(Q(zoektekst__contains=woord) for woord in zoekwoorden(tekst)))


class AgendapuntFilter(PuntFilter):
    domein = keuzefilter("Domein", "", field_name="domein__slug")
    periode = keuzefilter("Gepland in", "", method="filter_periode")

    BRONNEN = (keuzes.domeinen, keuzes.perioden)

    class Meta:
        model = Agendapunt
        fields = (
            "tekst", "regio", "agenda", "domein", "periode", "stuksoort", "status", "eigenaar",
        )  # fmt: skip

    def filter_periode(self, queryset, naam, periode):
        return queryset.gepland_in(self.perioden_in(periode))


class PortefeuilleFilter(Filter):
    """Who looked after what, chosen by day, organisation and words."""

    op = datumfilter(
        "Op welke dag",
        lambda rijen, naam, dag: rijen.tijdens(dag, dag),
        help_text="U ziet wie de taak toen had, zover dat bekend is.",
    )
    organisatie = keuzefilter(
        "Bestuur van", "Alle organisaties", field_name="ambt__organisatie__slug"
    )
    tekst = django_filters.CharFilter(
        label="Zoek een taak, naam, functie of partij", method="filter_tekst", max_length=100
    )

    class Meta:
        model = Portefeuille
        fields = ("op", "organisatie", "tekst")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        portefeuilles = Portefeuille.objects.openbaar()
        namen = Eigenaar.objects.filter(pk__in=portefeuilles.values("ambt__organisatie"))
        self.filters["organisatie"].extra["choices"] = onthoud(
            self.request,
            "organisaties met portefeuilles",
            lambda: list(namen.values_list("slug", "naam")),
        )

    def filter_tekst(self, queryset, naam, tekst):
        for woord in zoekwoorden(tekst):
            zetels = Eigenaar.objects.openbaar().filter(zoektekst__contains=woord)
            queryset = queryset.filter(
                Q(zoektekst__contains=woord)
                | Q(ambt__zoektekst__contains=woord)
                | Q(ambt__persoon__zoektekst__contains=woord)
                | Q(organisatie__in=zetels)
            )
        return queryset


class OpgaveFilter(Filter):
    regio = keuzefilter("Regio", "Alle regio's")

    class Meta:
        model = Opgave
        fields = ("regio",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        namen = Opgave.objects.openbaar().order_by().values_list("regio", flat=True).distinct()
        regios = onthoud(self.request, "regio's met opgaven", lambda: list(namen))
        self.filters["regio"].extra["choices"] = keuzes.op_naam(regios)

    @property
    def is_zinvol(self) -> bool:
        """Whether there is anything to choose, or something was asked that is not there."""
        return len(self.filters["regio"].extra["choices"]) > 1 or bool(self.gekozen)


class VergaderingFilter(Filter):
    queryset: VergaderingQuerySet

    tekst = django_filters.CharFilter(
        label="Zoek op datum, commissie of plaats",
        method="filter_tekst",
        max_length=100,
        help_text="Bijvoorbeeld: 22 maart 2016, 22-3-2016 of maart 2016.",
    )
    orgaan = keuzefilter("Wie", "Iedereen", field_name="orgaan__slug")

    class Meta:
        model = Vergadering
        fields = ("tekst", "orgaan")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        organen = Orgaan.objects.filter(vergaderingen__in=self.queryset.order_by()).distinct()
        self.filters["orgaan"].extra["choices"] = list(organen.values_list("slug", "naam"))

    def filter_tekst(self, queryset, naam, tekst):
        return queryset.zoek(tekst)
