"""Periods in which more is planned than their agenda says fits."""

from collections.abc import Iterator

from django.db.models import Count, F, OuterRef, Subquery
from django.urls import reverse

from agenda.models import Periode, Planning

from .blik import Blik, Regel


def te_vol(blik: Blik) -> Iterator[Regel]:
    """Those that are not over, counted as the planbord does: with what is planned inside them."""
    erin = Planning.objects.filter(
        agendapunt__agenda=OuterRef("agenda"),
        periode__begin__gte=OuterRef("begin"),
        periode__eind__lte=OuterRef("eind"),
    )
    geteld = (
        erin.order_by().values("agendapunt__agenda").annotate(n=Count("agendapunt", distinct=True))
    )
    perioden = Periode.objects.filter(agenda__in=blik.lopend, eind__gte=blik.vandaag)
    vol = perioden.annotate(
        aantal=Subquery(geteld.values("n")), hoogstens=F("agenda__hoogstens_per_periode")
    )
    for los in vol.filter(aantal__gt=F("hoogstens")):
        agenda = blik.lopend[los.agenda_id]
        naar = f"{reverse('admin:planbord', args=[agenda.slug])}#drukte-{los.tijdvak}"
        zegt = f"Gepland: {los.aantal}. Er passen er {agenda.hoogstens_per_periode}."
        yield Regel(f"{agenda.slug}:{los.tijdvak}", los.naam, naar, zegt, blik.naam_van(agenda.pk))
