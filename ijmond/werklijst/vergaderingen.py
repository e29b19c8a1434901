"""The meetings that come, with what stands on them, and those held without outcomes."""

from collections.abc import Iterator
from itertools import groupby

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.urls import reverse

from agenda.admin.paginas import adres
from agenda.choices import Publicatie
from agenda.models import Behandeling, Vergadering

from .blik import Blik, Regel

EERSTVOLGENDE = 3
"""So many meetings come with what stands on them."""
CONCEPT = "Nog een concept: bezoekers zien dit niet."
LEEG = "Er staat nog niets op."


def komende(blik: Blik) -> Iterator[Regel]:
    """The next meetings; what stands on them of the agendas that somebody works on."""
    op_lijst = Behandeling.objects.filter(punt__agenda__in=blik.agendas).select_related("punt")
    alle = te_zien(blik, Vergadering.objects.komend()).select_related("orgaan")
    for los in alle.prefetch_related(Prefetch("behandelingen", op_lijst))[:EERSTVOLGENDE]:
        punten = [*los.behandelingen.all()]
        zinnen = [CONCEPT] if los.publicatie == Publicatie.CONCEPT else []
        zinnen += [] if punten else [LEEG]
        naar = f"{adres(los, 'change', los.pk)}#{'' if punten else 'id_'}behandelingen-"
        naar += "group" if punten else "0-punt"
        yield Regel(str(los.pk), str(los), naar, " ".join(zinnen), onder=(*_op(punten),))


def _op(behandelingen: list[Behandeling]) -> Iterator[Regel]:
    for los in behandelingen:
        punt = los.punt
        naar = reverse("admin:agenda_punt_change", args=[punt.pk])
        zegt = "Nog een concept." if punt.publicatie == Publicatie.CONCEPT else ""
        nummer = f"{los.volgnummer}. " if los.volgnummer else ""
        yield Regel(punt.kenmerk, f"{nummer}{punt}", naar, zegt)


def zonder_uitkomst(blik: Blik) -> Iterator[Regel]:
    """Meetings that took place, and do not say what came of an item of an agenda that runs."""
    zonder = Behandeling.objects.filter(
        vergadering=OuterRef("vergadering"),
        punt__agenda__in=blik.lopend,
        uitkomst_soort="",
        uitkomst="",
    )
    geweest = Vergadering.objects.geweest()
    rijen = Behandeling.objects.filter(Exists(zonder), vergadering__in=geweest.values("pk"))
    met_meer = rijen.select_related("vergadering__orgaan", "punt")
    for vergadering, op_lijst in groupby(met_meer, key=lambda los: los.vergadering):
        alle = [*op_lijst]
        open_ = [
            n
            for n, los in enumerate(alle)
            if not los.uitkomst_in_woorden and los.punt.agenda_id in blik.lopend
        ]
        naar = f"{adres(vergadering, 'change', vergadering.pk)}"
        veld = f"#id_behandelingen-{open_[0]}-uitkomst_soort"
        zegt = f"Zonder uitkomst: {len(open_)} van {len(alle)}."
        yield Regel(str(vergadering.pk), str(vergadering), naar + veld, zegt)


def te_zien(blik: Blik, rijen: QuerySet) -> QuerySet:
    """For who works on some agendas only: of their bodies, or about their items."""
    if not blik.is_gebonden:
        return rijen
    erop = Behandeling.objects.filter(vergadering=OuterRef("pk"), punt__agenda__in=blik.agendas)
    return rijen.filter(Q(orgaan__in=[a.orgaan_id for a in blik.agendas.values()]) | Exists(erop))
