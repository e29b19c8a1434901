"""What colleagues changed since somebody came in the time before this one."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q
from django.urls import reverse

from agenda.admin.botsing import naam_bij
from agenda.admin.geschiedenis.standen import namen_toen
from agenda.admin.paginas import adres
from agenda.admin.voorstellen.gepland import moment_in_woorden
from agenda.choices import Herkomst
from agenda.models import Agenda, Stand

from ..logboek import Logregel, Uitkomst, Wat
from .blik import Blik, Regel

MEESTE = 200
"""So many standen are looked at; who stayed away for longer reads the list of changes."""
GEEN_COLLEGA = (Herkomst.LADEN, Herkomst.OPDRACHT)


def vorige_keer(blik: Blik) -> datetime | None:
    """When somebody came in before this time, as the log has it; None for a first time."""
    gelukt = Logregel.objects.filter(
        wie=blik.gebruiker.get_username(), wat=Wat.INLOGGEN, uitkomst=Uitkomst.GELUKT
    )
    return next(iter(gelukt.order_by("-pk").values_list("wanneer", flat=True)[1:2]), None)


def sinds_vorige_keer(blik: Blik) -> Iterator[Regel]:
    """The newest stand of each item, meeting and frame that somebody else wrote since then."""
    if not (sinds := vorige_keer(blik)):
        return
    standen = list(_van_anderen(blik, sinds)[:MEESTE])
    nieuwste = {(los.agenda_id, los.kenmerk): los for los in reversed(standen)}.values()
    namen = namen_toen(los for los in nieuwste if los.kenmerk and los.inhoud)
    for los in sorted(nieuwste, key=lambda los: -los.pk):
        wanneer = moment_in_woorden(los.wijziging.moment)
        zegt = f"{los.naam_van_wie}, {wanneer}.{'' if los.inhoud else ' Verwijderd.'}"
        naam = f"{los.kenmerk if los.agenda_id else ''} {namen.get(los.pk, '')}".strip()
        if los.kenmerk:
            naar = reverse("admin:agenda_punt_geschiedenis", args=[los.kenmerk])
        else:
            naam, naar = str(blik.agendas[los.agenda_id]), adres(Agenda, "change", los.agenda_id)
        yield Regel(
            str(los.pk), naam or "Een vergadering", naar, zegt, blik.naam_van(los.agenda_id)
        )


def _van_anderen(blik: Blik, sinds: datetime):
    van_mij = Q(agenda__in=blik.agendas)
    if not blik.is_gebonden:
        van_mij |= Q(agenda=None)
    return (
        Stand.objects.filter(van_mij, wijziging__moment__gt=sinds)
        .exclude(wijziging__wie__in=("", blik.gebruiker.get_username()))
        .exclude(wijziging__herkomst__in=GEEN_COLLEGA)
        .select_related("wijziging")
        .annotate(naam_van_wie=naam_bij("wijziging__wie"))
        .order_by("-pk")
    )
