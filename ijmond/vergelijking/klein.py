"""Which changes between two moments are small corrections and nothing else."""

from collections import defaultdict
from dataclasses import replace

from agenda.models import Gebeurtenis

from .punten import Regel, Vergelijking, gegroepeerd
from .redenen import Onderwerpen, onderwerpen


def met_kleine(agenda: int, vergelijking: Vergelijking) -> Vergelijking:
    """The comparison with `klein` told of each change of an item. One query.

    A change is small when all that happened to the very same thing between the moments was, also
    while visitors could not see it. Of the agenda itself every change counts as any other.
    """
    begin, eind = sorted((vergelijking.oud.moment, vergelijking.nieuw.moment))
    gebeurd = Gebeurtenis.objects.filter(
        agenda=agenda, wijziging__moment__gt=begin, wijziging__moment__lte=eind
    )
    klein: dict[str, Onderwerpen] = defaultdict(set)
    groot: dict[str, Onderwerpen] = defaultdict(set)
    velden = ("kenmerk", "soort", "veld", "oud", "nieuw", "wijziging__klein")
    kleine = gebeurd.filter(wijziging__klein=True).values("kenmerk")
    for los in gebeurd.filter(kenmerk__in=kleine).values_list(*velden, named=True):
        (klein if los.wijziging__klein else groot)[los.kenmerk] |= onderwerpen(los)

    def is_klein(regel: Regel) -> bool:
        over = onderwerpen(regel.verandering)
        return bool(over & klein[regel.kenmerk]) and not over & groot[regel.kenmerk]

    regels = [replace(regel, klein=is_klein(regel)) for regel in vergelijking.regels]
    return replace(vergelijking, groepen=gegroepeerd(regels))
