"""What names what: which items and agendas look different when something else does."""

from ..beschrijving.model import Beschreven
from ..beschrijving.wijzers import wijst_aan
from ..models import Agenda, Punt
from .kader import IN_REGISTER
from .regels import agenda_van


def punten_die_noemen(rij: Beschreven) -> set[int]:
    """The items, by primary key, whose content holds the key of `rij`."""
    return {
        pk
        for model in Punt.soorten().values()
        for wijzer in wijst_aan(model)
        if wijzer.doel is type(rij)
        for pk in model._base_manager.filter(**{wijzer.pad: rij}).values_list("pk", flat=True)
    }


def agendas_die_verbinden(kenmerk: str) -> set[int]:
    """The agendas that tell how this item hangs together with theirs."""
    return set(
        Agenda.objects.filter(samenhang__delen__punt__kenmerk=kenmerk).values_list("pk", flat=True)
    )


def agendas_van(rij: Beschreven) -> set[int]:
    """The agendas that something belongs to; a name that any agenda may use belongs to all."""
    eigen = agenda_van(rij)
    return {eigen} if eigen else set(Agenda.objects.values_list("pk", flat=True))


def genoemd_in_register(soort: type[Punt], staat: dict | None) -> set[tuple]:
    """What the state of an item points at of which the frame keeps the names."""
    return {
        (wijzer.doel, sleutel)
        for wijzer in wijst_aan(soort)
        if staat and wijzer.doel in IN_REGISTER
        for sleutel in wijzer.sleutels(staat)
    }


def neemt_openbare_punten_mee(punt: Punt | None, was: dict | None, wordt: dict | None) -> bool:
    """Whether public items go to another domain along with this one, be it public itself or not."""
    if not (punt and was and wordt) or was.get("domein") == wordt.get("domein"):
        return False
    return Punt.objects.openbaar().filter(pk__in=punten_die_noemen(punt)).exists()
