"""What changed on the agendas: a list that a visitor filters, and the feed of each selection."""

import re
from datetime import UTC, datetime
from itertools import groupby
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models.functions import Greatest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html, format_html_join
from django_filters.views import FilterView

from agenda.lijsten import RIJEN_PER_BLAD, Bladen
from agenda.models import Gebeurtenis
from agenda.verschil import Regel, regels

from ..paginas import meld
from .filters import WijzigingFilter

IN_EEN_FEED = 50
NOOIT = datetime(2015, 1, 1, tzinfo=UTC)
"""When a portal without any content last changed."""
STUURTEKENS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""What XML has no place for."""
VORM = {"weg": "<del>{}</del>", "erbij": "<ins>{}</ins>"}


class WijzigingenView(FilterView):
    """What changed, the newest first, and a heading for each date."""

    queryset = Gebeurtenis.objects.openbaar().voor_lijst()
    filterset_class = WijzigingFilter
    template_name = "ijmond/wijzigingen.html"
    paginate_by = RIJEN_PER_BLAD

    def get_paginator(self, queryset, per_page, *args, **opties):
        return Bladen(queryset, per_page, *args, request=self.request, **opties)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        dagen = groupby(
            regels(context["object_list"]),
            lambda regel: (regel.gebeurtenis.datum, regel.gebeurtenis.datum_precisie),
        )
        return context | {
            "dagen": [(datum, precisie, list(van)) for (datum, precisie), van in dagen],
            "aantal": context["paginator"].count,
            "feed": reverse("wijzigingen-feed") + context["filter"].vraag,
            "zonder_filter": self.request.path,
        }


class VastAtom(Atom1Feed):
    """Atom that says nothing of the clock: without entries, it is as old as the content."""

    def latest_post_date(self):
        return super().latest_post_date() if self.items else self.feed["bijgewerkt"]


class WijzigingenFeed(Feed):
    """A selection of the changes as Atom: those that were written down last first, or whoever
    follows it would miss what is entered later."""

    feed_type = VastAtom
    language = "nl"
    subtitle = "Wat er op de agenda veranderde, met de reden."
    author_name = settings.PORTAAL_NAAM

    def __call__(self, request, *args, **kwargs):
        keuze = WijzigingFilter(request.GET, Gebeurtenis.objects.openbaar(), request=request)
        if not keuze.is_valid():
            fouten = " ".join(str(zin) for zinnen in keuze.form.errors.values() for zin in zinnen)
            return meld(request, "Deze selectie kan niet", fouten, status=400)
        # One fixed address, where there is one: each other host name would be another feed.
        keuze.basis = settings.PORTAAL_URL or request.build_absolute_uri("/").rstrip("/")
        request.keuze = keuze
        return super().__call__(request, *args, **kwargs)

    def get_object(self, request):
        return request.keuze

    def title(self, keuze):
        gekozen = ", ".join(keuze.in_woorden())
        return f"Wijzigingen | {settings.PORTAAL_NAAM}" + (f" | {gekozen}" if gekozen else "")

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
        # What is told later, of an agenda that was off the site, is news once it is told.
        verteld = keuze.qs.voor_lijst().annotate(
            verteld_op=Greatest("wijziging__moment", "stand__wijziging__moment")
        )
        return [(keuze, regel) for regel in regels(verteld.order_by("-pk")[:IN_EEN_FEED])]

    def item_title(self, item):
        _, regel = item
        gebeurtenis = regel.gebeurtenis
        titel = f" {regel.punt.titel}" if regel.punt else ""
        zin = f"{gebeurtenis.kenmerk}{titel}: {gebeurtenis.get_soort_display().lower()}"
        return STUURTEKENS.sub("", f"{zin}, {regel.woorden}" if regel.woorden else zin)

    def item_description(self, item):
        return STUURTEKENS.sub("", _in_html(*item))

    def item_link(self, item):
        keuze, regel = item
        adres = regel.punt.get_absolute_url() if regel.punt else reverse("wijzigingen")
        return f"{keuze.basis}{adres}"

    def item_guid(self, item):
        keuze, regel = item
        dag = regel.gebeurtenis.wijziging.dag
        return _tag(keuze.basis, dag.isoformat(), f"gebeurtenis-{regel.gebeurtenis.pk}")

    def item_pubdate(self, item):
        return item[1].gebeurtenis.verteld_op

    item_updateddate = item_pubdate

    def item_categories(self, item):
        return [item[1].gebeurtenis.get_soort_display()]


def _tag(basis, dag, naam):
    """An id that stays what it is, whatever the address of the thing becomes (RFC 4151)."""
    return f"tag:{urlsplit(basis).hostname},{dag}:{naam}"


def _in_html(keuze, regel: Regel):
    gebeurtenis = regel.gebeurtenis
    delen = [("Wanneer", gebeurtenis.datum_in_woorden or "datum onbekend")]
    if gebeurtenis.wijziging.reden:
        delen.append(("Reden", gebeurtenis.wijziging.reden))
    if regel.punt and gebeurtenis.te_vergelijken_met:
        vraag = f"?van=wijziging-{gebeurtenis.te_vergelijken_met}&tot=nu"
        adres = keuze.basis + reverse("vergelijk", args=[gebeurtenis.agenda_slug]) + vraag
        delen.append(("Wat er anders is", format_html('<a href="{}">vergelijk</a>', adres)))
    if regel.bron:
        link = format_html(
            '<a href="{}{}">{}</a>', keuze.basis, regel.bron.get_absolute_url(), regel.bron.titel
        )
        plaats = gebeurtenis.wijziging.bron_plaats
        delen.append(("Bron", format_html("{}, {}", link, plaats) if plaats else link))
    stukken = [(format_html(VORM.get(stuk.soort, "{}"), stuk.tekst),) for stuk in regel.stukken]
    tekst = format_html("<p>{}</p>", format_html_join("", "{}", stukken)) if stukken else ""
    return format_html_join("", "<p>{}: {}</p>", delen) + tekst
