"""The Atom feed of each selection of changes, in pages (RFC 5005): nothing falls off."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid5

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.core.paginator import InvalidPage, Page
from django.db.models import F
from django.db.models.functions import Greatest
from django.http import Http404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from agenda.lijsten import Bladen
from agenda.models import Gebeurtenis
from agenda.tekens import schone_regel, schoon
from agenda.verschil import regels

from ..melding import meld
from .bericht import Bericht, stuk
from .filters import WijzigingFilter
from .samen import Samen, uitgevoerd

IN_EEN_BLAD = 50
NOOIT = datetime(2015, 1, 1, tzinfo=UTC)
"""When a portal without any content last changed."""
NIEMAND = UUID(int=0)
"""What a portal is known by before anything is in it."""


@dataclass(frozen=True)
class Deel:
    """One page of the feed of a selection; `basis` is the address of the portal, `uid` its id."""

    keuze: WijzigingFilter
    basis: str
    uid: UUID
    bijgewerkt: datetime
    blad: Page

    def berichten(self) -> Iterator[Bericht]:
        """The entries of this page; two queries more than their names cost."""
        hier = list(self.blad)
        heel = [los.wijziging_id for los in hier if los.van_voorstel]
        rest = _verteld(self.keuze.qs.filter(wijziging__in=heel)) if heel else []
        per_stuk = defaultdict(list)
        for regel in regels([*(los for los in hier if not los.van_voorstel), *rest]):
            per_stuk[stuk(regel.gebeurtenis)].append(regel)
        voorstellen = uitgevoerd(hier)
        for los in hier:
            if van := per_stuk[stuk(los)]:
                samen = Samen(tuple(van), voorstellen.get(los.wijziging_id))
                yield Bericht(los, samen, self.basis)

    def adres(self, nummer: int) -> str:
        """Of a page of this feed; the first has no number, so that who follows it stays there."""
        vraag = self.keuze.vraag
        if nummer > 1:
            vraag += f"{'&' if vraag else '?'}page={nummer}"
        return f"{self.basis}{reverse('wijzigingen-feed')}{vraag}"

    def buren(self) -> dict[str, str]:
        """The other pages, as RFC 5005 calls them."""
        blad = self.blad
        nummers = {"first": 1, "last": blad.paginator.num_pages}
        if blad.has_previous():
            nummers["previous"] = blad.number - 1
        if blad.has_next():
            nummers["next"] = blad.number + 1
        return {rel: self.adres(nummer) for rel, nummer in nummers.items()}

    def urn(self, naam: str) -> str:
        """An id that stays what it is, whatever the address of the portal or the thing becomes."""
        return uuid5(self.uid, naam).urn


class AtomInBladen(Atom1Feed):
    """Atom that names its other pages; it says nothing of the clock: without entries, it is as old
    as the content."""

    def latest_post_date(self):
        return super().latest_post_date() if self.items else self.feed["bijgewerkt"]

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        for rel, adres in self.feed["buren"].items():
            handler.addQuickElement("link", "", {"rel": rel, "href": adres})


class WijzigingenFeed(Feed):
    """A selection of the changes as Atom: what was told, or came to read otherwise, last first.

    By when it happened, whoever follows it would miss what is entered later.
    """

    feed_type = AtomInBladen
    language = "nl"
    subtitle = "Wat er op de agenda veranderde, met de reden."
    author_name = settings.PORTAAL_NAAM

    def __call__(self, request, *args, **kwargs):
        keuze = WijzigingFilter(request.GET, Gebeurtenis.objects.openbaar(), request=request)
        if not keuze.is_valid():
            fouten = " ".join(str(zin) for zinnen in keuze.form.errors.values() for zin in zinnen)
            return meld(request, "Deze selectie kan niet", fouten, status=400)
        request.keuze = keuze
        return super().__call__(request, *args, **kwargs)

    def get_object(self, request):
        bijwerking = getattr(request, "bijwerking", None)
        return Deel(
            keuze=request.keuze,
            # One fixed address, where there is one: each other host name would be another feed.
            basis=settings.PORTAAL_URL or request.build_absolute_uri("/").rstrip("/"),
            uid=bijwerking.uid if bijwerking else NIEMAND,
            bijgewerkt=bijwerking.moment if bijwerking and bijwerking.moment else NOOIT,
            blad=_blad(request),
        )

    def title(self, deel):
        gekozen = ", ".join(deel.keuze.in_woorden())
        return f"Wijzigingen | {settings.PORTAAL_NAAM}" + (f" | {gekozen}" if gekozen else "")

    def link(self, deel):
        return f"{deel.basis}{reverse('wijzigingen')}{deel.keuze.vraag}"

    def feed_url(self, deel):
        return deel.adres(deel.blad.number)

    def feed_guid(self, deel):
        return deel.urn(f"wijzigingen{deel.keuze.vraag}")

    def feed_extra_kwargs(self, deel):
        return {"bijgewerkt": deel.bijgewerkt, "buren": deel.buren()}

    def items(self, deel):
        return [(deel, bericht) for bericht in deel.berichten()]

    def item_title(self, item):
        return schone_regel(item[1].titel)

    def item_description(self, item):
        # What was written down long ago may hold what XML has no place for.
        return schoon(item[1].als_html())

    def item_link(self, item):
        return item[1].adres

    def item_guid(self, item):
        deel, bericht = item
        return deel.urn(bericht.naam)

    def item_pubdate(self, item):
        return item[1].verteld_op

    def item_updateddate(self, item):
        return item[1].gebeurtenis.bijgewerkt

    def item_categories(self, item):
        return item[1].soorten


def _verteld(gebeurtenissen: Any) -> Any:
    """Events with all that an entry tells of them."""
    # What is told later, of an agenda that was off the site, is news once it is told.
    verteld_op = Greatest("wijziging__moment", "stand__wijziging__moment")
    return gebeurtenissen.voor_lijst().annotate(
        verteld_op=verteld_op, van_voorstel=F("wijziging__voorstel")
    )


def _blad(request) -> Page:
    """The page that is asked for, with an event for each entry; Http404 where there is none."""
    verteld = _verteld(request.keuze.qs.een_per_voorstel())
    bladen = Bladen(verteld.order_by("-bijgewerkt", "-pk"), IN_EEN_BLAD, request=request)
    try:
        return bladen.page(request.GET.get("page", 1))
    except InvalidPage as fout:
        raise Http404(str(fout)) from fout
