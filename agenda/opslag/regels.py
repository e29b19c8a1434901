"""What must stay where it is: rules between a row, what it was, and what it points at.

No constraint can prove these; `agenda/opslag` and `manage.py controleer` check them.
"""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db.models import Model

from ..beschrijving.veld import sleutels
from ..choices import Zijde
from ..models import Punt, Samenhang, Wijziging
from ..verschil import AlsVerandering, waarom


def blijft_op_zijn_plaats(oud: Model, nieuw: Model) -> None:
    """Refuse what would leave the standen so far, or an address, without the thing they name.

    Raises ValidationError with a Dutch sentence.
    """
    if isinstance(oud, Punt) and isinstance(nieuw, Punt) and oud.kenmerk != nieuw.kenmerk:
        raise ValidationError({"kenmerk": "Het kenmerk van een punt blijft altijd hetzelfde."})
    if agenda_van(oud) != agenda_van(nieuw):
        raise ValidationError("Wat bij een agenda hoort, kan niet naar een andere agenda.")
    if not isinstance(oud, Punt) and getattr(oud, "slug", "") != getattr(nieuw, "slug", ""):
        raise ValidationError({"slug": "Het webadres blijft altijd hetzelfde."})


def agenda_van(rij: Model) -> int | None:
    """The key of the agenda that something belongs to; None for what any agenda may use."""
    return getattr(rij, "agenda_id", None)


def eis_reden(wijziging: Wijziging, kenmerk: str, anders: Iterable[AlsVerandering]) -> None:
    """Refuse to change an item without a reason in what visitors want to know the reason of.

    Raises ValidationError, with code "reden".
    """
    if wijziging.reden:
        return
    for verandering in anders:
        if vraag := waarom(kenmerk, verandering):
            raise ValidationError(
                f"Schrijf bij 'Reden' waarom {vraag}. Bezoekers lezen dat.", code="reden"
            )


def past_bij_wat_eraan_hangt(rij: Model) -> None:
    """Refuse a row of which the rows that hang on it do not fit.

    Raises ValidationError with a Dutch sentence for each of them.
    """
    _blijft_binnen_agenda(rij)
    if isinstance(rij, Samenhang):
        _verbindt_twee_kanten(rij)


def _blijft_binnen_agenda(rij):
    """Nothing in the many-to-many fields of its description belongs to another agenda."""
    vreemd = [
        f"'{doel}' hoort bij een andere agenda."
        for naam in sleutels(rij.BESCHRIJVING)
        for doel in getattr(rij, naam).all()
        if agenda_van(doel) not in (None, agenda_van(rij))
    ]
    if vreemd:
        raise ValidationError(vreemd)


def _verbindt_twee_kanten(samenhang):
    if {*samenhang.delen.values_list("zijde", flat=True)} != {*Zijde}:
        raise ValidationError("Kies aan elke kant iets: er is een eerste en een tweede kant nodig.")
