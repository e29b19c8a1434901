"""Every rule over all data: what one row can prove, what takes several, and the standen."""

from collections.abc import Iterable, Iterator

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Model

from ..beschrijving.lezen import inhoud
from ..beschrijving.model import Beschreven
from ..models import Agenda, Punt, Stand
from .kader import kader
from .regels import past_bij_wat_eraan_hangt


def fouten(modellen: Iterable[type[Model]]) -> Iterator[str]:
    """A Dutch sentence for each rule that does not hold in any row of these models."""
    for model in modellen:
        for rij in model._base_manager.all():
            try:
                rij.full_clean()
                if isinstance(rij, Beschreven):
                    past_bij_wat_eraan_hangt(rij)
            except ValidationError as fout:
                for zin in zinnen(fout):
                    yield f"{model._meta.verbose_name} '{rij}': {zin}"
    yield from _standen_die_afwijken()


def zinnen(fout: ValidationError) -> list[str]:
    """What is wrong, with the name of the field where it is about one."""
    if not hasattr(fout, "error_dict"):
        return fout.messages
    return [
        zin if veld == NON_FIELD_ERRORS else f"{veld}: {zin}"
        for veld, meldingen in fout.message_dict.items()
        for zin in meldingen
    ]


def _standen_die_afwijken():
    """The newest stand of everything must equal the row that it describes."""
    nieuwste = {(s.agenda_id, s.kenmerk): s.inhoud for s in Stand.objects.nieuwste()}
    for agenda in Agenda.objects.all():
        if nieuwste.pop((agenda.pk, ""), None) != kader(agenda):
            yield f"agenda '{agenda}': de laatste stand is anders dan de agenda zelf."
    for model in Punt.soorten().values():
        for punt in model._base_manager.all():
            if nieuwste.pop((punt.agenda_id, punt.kenmerk), None) != inhoud(punt):
                yield f"{punt}: de laatste stand is anders dan het punt zelf."
    for (_, kenmerk), oud in nieuwste.items():
        if oud is not None:
            yield f"{kenmerk}: er is een stand, maar het punt is weg zonder dat dit is vastgelegd."
