"""What changed on the agendas: a list that a visitor filters, and the feed of each selection."""

import re
from datetime import UTC, datetime
from itertools import groupby
from urllib.parse import urlencode, urlsplit

import django_filters
from django import forms
from django.conf import settings
from django.contrib.syndication.views import Feed
from django.core.exceptions import EmptyResultSet
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.text import slugify
from django_filters.views import FilterView

from agenda.choices import GROEPEN, Precisie
from agenda.datums import datum_in_woorden, grenzen
from agenda.filters import keuzefilter
from agenda.models import Agendapunt, Domein, Gebeurtenis
from agenda.onthouden import onthoud
from agenda.tijdlijn import Regel, regels
from werkagenda.models import Actie

from .views import meld

PER_BLAD = 25
IN_EEN_FEED = 50
DATUM_KLOPT_NIET = "Deze datum bestaat niet. Schrijf hem als 31-12-2026."
NOOIT = datetime(2015, 1, 1, tzinfo=UTC)
"""When a portal without any content last changed."""
STUURTEKENS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""What XML has no place for."""

SOORTEN = {slugify(groep): soorten for groep, soorten in GROEPEN.items()}
"""A whole group of soorten, by the word that stands for it in an address."""


def soorten():
    """The one list of soorten, grouped; a group of several can be chosen as a whole."""
    for groep, leden in GROEPEN.items():
        heel = [(slugify(groep), f"{groep} (alles)")] if len(leden) > 1 else []
        yield groep, heel + [(soort.value, soort.label) for soort in leden]


NAMEN_VAN_SOORTEN = {waarde: naam for _, leden in soorten() for waarde, naam in leden}


def datumfilter(label):
    return django_filters.DateFilter(
        label=label,
        method="filter_dagen",
        input_formats=["%Y-%m-%d", "%d-%m-%Y"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": DATUM_KLOPT_NIET},
    )


class WijzigingForm(forms.Form):
    def clean(self):
        van, tot = self.cleaned_data.get("van"), self.cleaned_data.get("tot")
        if van and tot and van > tot:
            raise forms.ValidationError("De eerste datum ligt na de laatste. Draai ze om.")


class WijzigingFilter(django_filters.FilterSet):
    """What happened, chosen by agenda, domain, kind and date."""

    agenda = keuzefilter("Agenda", "Alle agenda's", field_name="agenda__slug")
    domein = keuzefilter("Domein", "Alle domeinen", method="filter_domein")
    soort = keuzefilter("Wat er gebeurde", "Alles", method="filter_soort", choices=[*soorten()])
    van = datumfilter("Vanaf")
    tot = datumfilter("Tot en met")

    class Meta:
        model = Gebeurtenis
        fields = ("agenda", "domein", "soort", "van", "tot")
        form = WijzigingForm

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        domeinen = onthoud(
            self.request,
            "agendas en domeinen",
            lambda: [
                (domein.agenda.slug, domein.agenda.titel, domein.slug, domein.naam)
                for domein in Domein.objects.openbaar().select_related("agenda")
            ],
        )
        agendas = {slug: titel for slug, titel, _, _ in domeinen}
        self.filters["agenda"].extra["choices"] = [*agendas.items()]
        if len(agendas) < 2:
            self.filters["agenda"].extra["widget"] = forms.HiddenInput
        # Two agendas may have a domain in common.
        self.filters["domein"].extra["choices"] = [*{d: naam for _, _, d, naam in domeinen}.items()]

    @property
    def gekozen(self) -> list[str]:
        """The names of the fields that a visitor filled in, well or not."""
        return self.form.changed_data if self.is_bound else []

    @property
    def vraag(self) -> str:
        """The selection as the end of an address, always in the same order; "" for everything."""
        if not self.form.is_valid():
            return ""
        gevraagd = ((naam, self.form.cleaned_data[naam]) for naam in self.Meta.fields)
        vraag = urlencode([(naam, waarde) for naam, waarde in gevraagd if waarde])
        return f"?{vraag}" if vraag else ""

    def in_woorden(self) -> list[str]:
        """What a visitor chose, as the form names it."""
        gekozen = []
        for naam in self.gekozen:
            veld, waarde = self.form.fields[naam], self.form.cleaned_data[naam]
            if isinstance(veld, forms.DateField):
                dag = datum_in_woorden(waarde, Precisie.DAG)
                gekozen.append(f"{self.form[naam].label.lower()} {dag}")
            else:
                gekozen.append(NAMEN_VAN_SOORTEN.get(waarde) or dict(veld.choices)[waarde])
        return gekozen

    def filter_domein(self, queryset, naam, slug):
        """Of items that now stand in this domain, and are public."""
        zelfde = Q(kenmerk=OuterRef("kenmerk"))
        punten = Agendapunt.objects.openbaar().filter(zelfde, domein__slug=slug)
        acties = Actie.objects.openbaar().in_domein(slug).filter(zelfde)
        return queryset.filter(Exists(punten) | Exists(acties))

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


class Bladen(Paginator):
    """Pages of changes; how many there are is counted once for each state of the content."""

    request = None

    @cached_property
    def count(self) -> int:
        try:
            vraag = self.object_list.order_by().values("pk").query.sql_with_params()
        except EmptyResultSet:
            return 0
        return onthoud(self.request, vraag, self.object_list.count)


class WijzigingenView(FilterView):
    """What changed, the newest first, and a heading for each date."""

    filterset_class = WijzigingFilter
    template_name = "ijmond/wijzigingen.html"
    paginate_by = PER_BLAD

    def get_queryset(self):
        return Gebeurtenis.objects.openbaar().select_related("bron")

    def get_paginator(self, queryset, per_page, **opties):
        bladen = Bladen(queryset, per_page, **opties)
        bladen.request = self.request
        return bladen

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        dagen = groupby(
            regels(context["object_list"]),
            lambda regel: (regel.gebeurtenis.datum, regel.gebeurtenis.datum_precisie),
        )
        return context | {
            "dagen": [(datum, precisie, list(los)) for (datum, precisie), los in dagen],
            "aantal": context["paginator"].count,
            "feed": reverse("wijzigingen-feed") + context["filter"].vraag,
            "zonder_filter": self.request.path,
        }


class OngeldigeKeuze(Exception):
    pass


class VastAtom(Atom1Feed):
    """Atom that says nothing of the clock: without entries, it is as old as the content."""

    def latest_post_date(self):
        return super().latest_post_date() if self.items else self.feed["bijgewerkt"]


class WijzigingenFeed(Feed):
    """A selection of the changes as Atom, those that were written down last first.

    By when it was written down and not by when it happened, or whoever follows the feed would miss
    what is entered later.
    """

    feed_type = VastAtom
    language = "nl"

    def __call__(self, request, *args, **kwargs):
        try:
            return super().__call__(request, *args, **kwargs)
        except OngeldigeKeuze as fout:
            return meld(request, "Deze selectie kan niet", str(fout), status=400)

    def get_object(self, request):
        keuze = WijzigingFilter(
            request.GET, queryset=Gebeurtenis.objects.openbaar(), request=request
        )
        if not keuze.is_valid():
            fouten = [f"{zin}" for zinnen in keuze.form.errors.values() for zin in zinnen]
            raise OngeldigeKeuze(" ".join(fouten))
        # One fixed address, where there is one: each other host name would be another feed.
        keuze.basis = settings.PORTAAL_URL or request.build_absolute_uri("/").rstrip("/")
        return keuze

    def title(self, keuze):
        gekozen = ", ".join(keuze.in_woorden())
        return f"Wijzigingen | {settings.PORTAAL_NAAM}" + (f" | {gekozen}" if gekozen else "")

    def subtitle(self, keuze):
        return "Wat er op de agenda veranderde, met de reden."

    def author_name(self, keuze):
        return settings.PORTAAL_NAAM

    def link(self, keuze):
        return f"{keuze.basis}{reverse('wijzigingen')}{keuze.vraag}"

    def feed_url(self, keuze):
        return f"{keuze.basis}{reverse('wijzigingen-feed')}{keuze.vraag}"

    def feed_guid(self, keuze):
        return _tag(keuze.basis, "2026", f"wijzigingen{keuze.vraag}")

    def feed_extra_kwargs(self, keuze):
        versie = getattr(keuze.request, "inhoudsversie", None)
        return {"bijgewerkt": versie.moment if versie and versie.moment else NOOIT}

    def items(self, keuze):
        nieuwste = keuze.qs.select_related("bron").order_by("-pk")[:IN_EEN_FEED]
        return [(keuze, regel) for regel in regels(nieuwste)]

    def item_title(self, item):
        _, regel = item
        gebeurtenis = regel.gebeurtenis
        titel = f" {regel.punt.titel}" if regel.punt else ""
        zin = f"{gebeurtenis.kenmerk}{titel}: {gebeurtenis.get_soort_display().lower()}"
        return _zonder_stuurtekens(f"{zin}, {regel.woorden}" if regel.woorden else zin)

    def item_description(self, item):
        keuze, regel = item
        return _zonder_stuurtekens(_in_html(keuze, regel))

    def item_link(self, item):
        keuze, regel = item
        adres = regel.punt.get_absolute_url() if regel.punt else reverse("wijzigingen")
        return f"{keuze.basis}{adres}"

    def item_guid(self, item):
        keuze, regel = item
        dag = timezone.localdate(regel.gebeurtenis.vastgelegd_op)
        return _tag(keuze.basis, dag.isoformat(), f"gebeurtenis-{regel.gebeurtenis.pk}")

    def item_pubdate(self, item):
        return item[1].gebeurtenis.vastgelegd_op

    item_updateddate = item_pubdate

    def item_categories(self, item):
        return [item[1].gebeurtenis.get_soort_display()]


def _tag(basis, dag, naam):
    """An id that stays what it is, whatever the address of the thing becomes (RFC 4151)."""
    return f"tag:{urlsplit(basis).hostname},{dag}:{naam}"


def _in_html(keuze, regel: Regel):
    gebeurtenis = regel.gebeurtenis
    delen = [("Wanneer", gebeurtenis.datum_in_woorden or "datum onbekend")]
    if gebeurtenis.reden:
        delen.append(("Reden", gebeurtenis.reden))
    if regel.bron:
        link = format_html(
            '<a href="{}{}">{}</a>', keuze.basis, regel.bron.get_absolute_url(), regel.bron.titel
        )
        plaats = gebeurtenis.bron_plaats
        delen.append(("Bron", format_html("{}, {}", link, plaats) if plaats else link))
    stukken = format_html_join("", "{}", ((_stuk(stuk),) for stuk in regel.stukken))
    tekst = format_html("<p>{}</p>", stukken) if stukken else ""
    return format_html_join("", "<p>{}: {}</p>", delen) + tekst


def _stuk(stuk):
    vorm = {"weg": "<del>{}</del>", "erbij": "<ins>{}</ins>"}.get(stuk.soort, "{}")
    return format_html(vorm, stuk.tekst)


def _zonder_stuurtekens(tekst):
    return STUURTEKENS.sub("", tekst)
