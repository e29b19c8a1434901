"""Calling a save a small correction once it is there."""

from ..models import Bijwerking, Wijziging
from ..opslag import eis_klein, opslag


def maak_klein(wijziging: Wijziging) -> None:
    """Leave a save out of what tells visitors of changes; raises as `eis_klein` does."""
    with opslag():
        eis_klein(wijziging)
        wijziging.klein = True
        wijziging.save(update_fields=["klein"])
        rijen = (wijziging.standen, wijziging.gebeurtenissen)
        agendas = {pk for los in rijen for pk in los.values_list("agenda", flat=True)}
        Bijwerking.objects.vernieuw(agendas - {None})
