"""Making the index anew, and looking whether it is right."""

from collections.abc import Iterator

from django.db import transaction

from agenda.models import Agenda, Bijwerking

from . import index
from .bijhouden import afwijkingen, alle_sleutels
from .model import Zoekregel
from .soorten import SOORTEN


def maak_opnieuw() -> int:
    """Make the index of all that is public, and say how many things are in it."""
    with transaction.atomic():
        # As in an opslag: nobody saves meanwhile.
        Bijwerking.objects.select_for_update().get_or_create(agenda=None)
        index.maak_leeg()
        index.zet_in_vorm()
        for soort in SOORTEN.values():
            index.schrijf([regel for _, regel in afwijkingen(soort, alle_sleutels(soort)) if regel])
        index.ruim_op()
    return Zoekregel.objects.count()


def breng_op_orde() -> None:
    """Make the index where there is none yet, of before there was search, or none of its form."""
    if not index.in_vorm():
        with transaction.atomic():
            index.zet_in_vorm()
    if not Zoekregel.objects.exists() and Agenda.objects.openbaar().exists():
        maak_opnieuw()


def fouten_in_index() -> Iterator[str]:
    """A Dutch sentence for each thing of which search knows something else than its row says."""
    for soort in SOORTEN.values():
        for sleutel, regel in afwijkingen(soort, alle_sleutels(soort)):
            wat = "kent iets anders dan er staat" if regel else "kent wat er niet hoort"
            yield f"zoeken: van {soort.woord[0]} '{sleutel}' {wat}. Doe: manage.py zoekindex."
    if not index.klopt():
        yield "zoeken: de index hoort niet bij zijn rijen. Doe: manage.py zoekindex."
