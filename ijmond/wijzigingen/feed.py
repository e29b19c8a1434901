"""The Atom feed of each selection of changes, in pages (RFC 5005): nothing falls off."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID, uuid5

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.core.paginator import InvalidPage, Page
from django.db.models.functions import Greatest
from django.http import Http404
from django.template.defaultfilters import linebreaksbr
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html, format_html_join

from agenda.lijsten import Bladen
from agenda.models import Gebeurtenis
from agenda.tekens import schone_regel, schoon
from agenda.verschil import Regel, regels

from ..paginas import meld
from .filters import WijzigingFilter

IN_EEN_BLAD = 50
NOOIT = datetime(2015, 1, 1, tzinfo=UTC)
"""When a portal without any content last changed."""
NIEMAND = UUID(int=0)
"""What a portal is known by before anything is in it."""
VORM = {"weg": "<del>{}</del>", "erbij": "<ins>{}</ins>"}


@dataclass(frozen=True)
class Deel:
    """One page of the feed of a selection; `basis` is the address of the portal, `uid` its id."""

    keuze: WijzigingFilter
    basis: str
    uid: UUID
    bijgewerkt: datetime
    blad: Page

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
        return [(deel, regel) for regel in regels(deel.blad)]

    def item_title(self, item):
        _, regel = item
        gebeurtenis = regel.gebeurtenis
        wat = regel.onderwerp or gebeurtenis.kenmerk
        zin = f"{wat}: {gebeurtenis.get_soort_display().lower()}"
        return schone_regel(f"{zin}, {regel.woorden}" if regel.woorden else zin)

    def item_description(self, item):
        # What was written down long ago may hold what XML has no place for.
        return schoon(_in_html(*item))

    def item_link(self, item):
        deel, regel = item
        adres = regel.onderwerp.get_absolute_url() if regel.onderwerp else reverse("wijzigingen")
        return f"{deel.basis}{adres}"

    def item_guid(self, item):
        deel, regel = item
        gebeurtenis = regel.gebeurtenis
        # With its moment: a key is given out again after an older backup is put back.
        opgeschreven = gebeurtenis.wijziging.moment.astimezone(UTC).isoformat()
        return deel.urn(f"gebeurtenis {gebeurtenis.pk} {opgeschreven}")

    def item_pubdate(self, item):
        return item[1].gebeurtenis.verteld_op

    def item_updateddate(self, item):
        return item[1].gebeurtenis.bijgewerkt

    def item_categories(self, item):
        return [item[1].gebeurtenis.get_soort_display()]


def _blad(request) -> Page:
    """The page that is asked for; Http404 where there is none."""
    # What is told later, of an agenda that was off the site, is news once it is told.
    verteld_op = Greatest("wijziging__moment", "stand__wijziging__moment")
    verteld = request.keuze.qs.voor_lijst().annotate(verteld_op=verteld_op)
    bladen = Bladen(verteld.order_by("-bijgewerkt", "-pk"), IN_EEN_BLAD, request=request)
    try:
        return bladen.page(request.GET.get("page", 1))
    except InvalidPage as fout:
        raise Http404(str(fout)) from fout


def _in_html(deel: Deel, regel: Regel):
    gebeurtenis = regel.gebeurtenis
    delen = [("Wanneer", gebeurtenis.datum_in_woorden or "datum niet bekend")]
    if gebeurtenis.gegeven_reden:
        delen.append(("Reden", gebeurtenis.gegeven_reden))
    if regel.punt and gebeurtenis.te_vergelijken_met:
        vraag = f"?van=wijziging-{gebeurtenis.te_vergelijken_met}&tot=nu"
        adres = deel.basis + reverse("vergelijk", args=[gebeurtenis.agenda_slug]) + vraag
        delen.append(("Wat er anders is", format_html('<a href="{}">vergelijk</a>', adres)))
    if regel.bron:
        link = format_html(
            '<a href="{}{}">{}</a>', deel.basis, regel.bron.get_absolute_url(), regel.bron.titel
        )
        plaats = gebeurtenis.wijziging.bron_plaats
        delen.append(("Bron", format_html("{}, {}", link, plaats) if plaats else link))
    stukken = [
        (linebreaksbr(format_html(VORM.get(stuk.soort, "{}"), stuk.tekst)),)
        for stuk in regel.stukken
    ]
    tekst = format_html("<p>{}</p>", format_html_join("", "{}", stukken)) if stukken else ""
    return format_html_join("", "<p>{}: {}</p>", delen) + tekst
