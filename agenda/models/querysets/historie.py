"""What was and what happened: the newest of it, and what a visitor may read."""

from django.db.models import Case, Exists, F, Max, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce, Length

from ... import models
from ...beschrijving.formaat import naar_nu
from ...choices import Soort, VersieBesluitSoort
from .agenda import VanAgendaQuerySet, stond_op_de_site

TERUGKEER = ("toen", "toen_formaat", "toen_legenda", "terug", "terug_formaat", "terug_legenda")
"""What `met_terugkeer` adds."""
GEGEVEN_REDEN = Case(When(reden="", then=F("wijziging__reden")), default=F("reden"))
"""Why an event happened: for its own reason, or else for that of its wijziging."""


def terugkeer(los):
    """What is back on the site, as last seen and as it came back; both None for other events.

    Of an event, or a row of its values, that was fetched `met_terugkeer`.
    """
    toen = naar_nu(los.toen, los.toen_formaat, los.toen_legenda)
    return toen, naar_nu(los.terug, los.terug_formaat, los.terug_legenda)


class StandQuerySet(QuerySet):
    def tot(self, tot):
        """Those that were there at `tot`: an aware datetime, or a wijziging and all before it.

        None is now: all of them.
        """
        return self.filter(**{f"{_grensveld(tot)}__lte": tot}) if tot else self

    def na(self, tot):
        """Those that were not there yet at `tot`."""
        return self.filter(**{f"{_grensveld(tot)}__gt": tot}) if tot else self.none()

    def nieuwste(self, tot=None):
        """The newest, by key, of every kenmerk, and of every frame (kenmerk ""), up to `tot`."""
        rijen = self.tot(tot).order_by().values("agenda", "kenmerk")
        return self.filter(pk__in=rijen.annotate(pk_max=Max("pk")).values("pk_max"))

    def met_moment(self):
        """With `moment`: when it was written."""
        return self.annotate(moment=F("wijziging__moment"))

    def met_reden(self):
        """With `gegeven_reden`: why it came to be so, as the events that tell of it say."""
        verteld = models.Gebeurtenis.objects.filter(stand=OuterRef("pk")).order_by("pk")
        waarom = Subquery(verteld.values(waarom=GEGEVEN_REDEN)[:1])
        return self.annotate(gegeven_reden=Coalesce(waarom, F("wijziging__reden")))


class GebeurtenisQuerySet(QuerySet):
    def openbaar(self):
        """All of what is public, of another item only that it was taken off the site."""
        return self.filter(te_zien=True)

    def verouderd(self):
        """Those that do not know rightly whether a visitor may read them now."""
        return self.alias(mag=_is_te_lezen()).exclude(te_zien=F("mag"))

    def werk_bij(self):
        """Let each know whether a visitor may read it now."""
        return self.verouderd().update(te_zien=~F("te_zien"))

    def zonder_kleine(self):
        """Without small corrections: those are told only to who asks."""
        return self.filter(wijziging__klein=False)

    def een_per_voorstel(self):
        """Of what one voorstel changed only the event that was told otherwise last; else all."""
        bijgewerkt, pk = OuterRef("bijgewerkt"), OuterRef("pk")
        is_later = Q(bijgewerkt__gt=bijgewerkt) | Q(bijgewerkt=bijgewerkt, pk__gt=pk)
        later = self.filter(is_later, wijziging=OuterRef("wijziging"))
        return self.filter(Q(wijziging__voorstel=None) | ~Exists(later))

    def van_openbare_punten(self):
        """Of which a visitor may read everything, the source too.

        Asked of the items: the save path asks it before it brings `te_zien` up to date.
        """
        return self.filter(_punt_is_openbaar(), openbaar=True)

    def intrekking_van(self, kenmerk, soort):
        """How an item of this soort last went off the site; None when it never did."""
        standen = models.Stand.objects.filter(kenmerk=OuterRef("kenmerk"), soort=soort)
        gegaan = self.filter(Exists(standen), kenmerk=kenmerk, soort=Soort.INGETROKKEN)
        return gegaan.select_related("agenda", "wijziging").order_by("pk").last()

    def voor_lijst(self):
        """With why, which document tells so, its place, and what to compare a return with.

        `te_vergelijken_met` is the key of the wijziging in which visitors last saw what is back on
        the site; None where the agenda was not on the site then.
        """
        laatst = "laatst_openbaar__wijziging"
        stond_erop = stond_op_de_site("agenda", wijziging__lte=OuterRef(laatst))
        return self.select_related("wijziging__bron", "vergadering__orgaan").annotate(
            agenda_slug=F("agenda__slug"), te_vergelijken_met=Case(When(stond_erop, then=F(laatst)))
        )

    def met_terugkeer(self):
        """With what is back on the site, as last seen and as it is now; `terugkeer` reads it."""
        is_terug = Q(laatst_openbaar__isnull=False)
        return self.annotate(
            toen=F("laatst_openbaar__inhoud"),
            toen_formaat=F("laatst_openbaar__formaat"),
            toen_legenda=F("laatst_openbaar__legenda"),
            terug=Case(When(is_terug, then=F("stand__inhoud"))),
            terug_formaat=F("stand__formaat"),
            terug_legenda=F("stand__legenda"),
        )

    def van_de_planning(self):
        """What moved an item, into periods or out of them, or may have while it was away."""
        return self.filter(Q(veld="planning") | Q(laatst_openbaar__isnull=False)).met_terugkeer()


def _grensveld(tot):
    return "wijziging" if isinstance(tot, models.Wijziging) else "wijziging__moment"


def _is_te_lezen():
    """That a visitor may read an event today: asked of what it is of, without joins."""
    agenda = models.Agenda.objects.openbaar().filter(pk=OuterRef("agenda"))
    vergadering = models.Vergadering.objects.openbaar().filter(pk=OuterRef("vergadering"))
    van_punt = (_punt_is_openbaar() | Q(soort=Soort.INGETROKKEN)) & Exists(agenda)
    return Q(openbaar=True) & (van_punt | Exists(vergadering))


def _punt_is_openbaar():
    return Exists(models.Punt.objects.openbaar().filter(kenmerk=OuterRef("kenmerk")))


class VersieQuerySet(VanAgendaQuerySet):
    def zonder_inhoud(self):
        """For lists: without the document, which is large."""
        return self.defer("inhoud")

    def met_bytes(self):
        """Each with `bytes`, of its PDF; None until that is printed."""
        return self.annotate(bytes=Length("papier__pdf"))

    def met_besluiten(self):
        """Each with `is_vervallen` and `is_gesloten`: whether somebody decided that about it."""
        over_deze = models.VersieBesluit.objects.filter(versie=OuterRef("pk"))
        return self.annotate(
            is_vervallen=Exists(over_deze.filter(soort=VersieBesluitSoort.VERVALLEN)),
            is_gesloten=Exists(over_deze.filter(soort=VersieBesluitSoort.GESLOTEN)),
        )
