"""Rules over more than one row, which no constraint can prove."""

from collections.abc import Iterable

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Model

from ..beschrijving.model import Beschreven
from ..beschrijving.veld import sleutels
from ..choices import Zijde
from ..models import Agendapunt, Gebeurtenis, Punt, Samenhang
from ..tekens import schone_regel
from ..tijdvakken import eerste_in_elkaar
from ..verschil import AlsVerandering, waarom
from .kader import agenda_van


def blijft_op_zijn_plaats(oud: Model, nieuw: Model) -> None:
    """Raise ValidationError when standen so far, or an address, would lose the thing they name."""
    if isinstance(oud, Punt) and isinstance(nieuw, Punt) and oud.kenmerk != nieuw.kenmerk:
        raise ValidationError({"kenmerk": "Het kenmerk van een punt blijft altijd hetzelfde."})
    if agenda_van(oud) != agenda_van(nieuw):
        raise ValidationError("Wat bij een agenda hoort, kan niet naar een andere agenda.")
    if not isinstance(oud, Punt) and getattr(oud, "slug", "") != getattr(nieuw, "slug", ""):
        raise ValidationError({"slug": "Het webadres blijft altijd hetzelfde."})


def schone_reden(reden: str) -> str:
    """A reason as an event keeps it; raises ValidationError when it is too long."""
    return Gebeurtenis._meta.get_field("reden").clean(schone_regel(reden).strip(), None)


def eis_reden(reden: str, kenmerk: str, anders: Iterable[AlsVerandering]) -> None:
    """Raise ValidationError ("reden") when visitors want to know why, and nobody said so."""
    for verandering in anders:
        if vraag := waarom(kenmerk, verandering):
            eis(reden, vraag)


def eis(reden: str, vraag: str) -> None:
    """Refuse what has no reason; `vraag` is how "waarom" goes on.

    Raises ValidationError, with code "reden".
    """
    if not reden:
        raise ValidationError(
            f"Schrijf bij 'Reden' waarom {vraag}. Bezoekers lezen dat.", code="reden"
        )


def past_bij_wat_eraan_hangt(rij: Beschreven) -> None:
    """Raise ValidationError for a row that the rows which hang on it do not fit."""
    vreemd = [
        f"'{doel}' hoort bij een andere agenda."
        for naam in sleutels(rij.BESCHRIJVING)
        for doel in getattr(rij, naam).all()
        if agenda_van(doel) not in (None, agenda_van(rij))
    ]
    if vreemd:
        raise ValidationError(vreemd)
    if isinstance(rij, Samenhang) and {*rij.delen.values_list("zijde", flat=True)} != {*Zijde}:
        raise ValidationError("Kies aan elke kant iets: er is een eerste en een tweede kant nodig.")
    if isinstance(rij, Agendapunt):
        _eenmaal_gepland(rij)


def _eenmaal_gepland(punt: Agendapunt) -> None:
    """Raise ValidationError for an item that is planned in a period and in one inside it."""
    gepland = {los.periode.dagen: los.periode for los in punt.planning.select_related("periode")}
    if paar := eerste_in_elkaar(gepland):
        om, erin = (gepland[dagen] for dagen in paar)
        raise ValidationError(f"Plan het in {om} of in {erin}, niet allebei: {erin} valt in {om}.")


def zinnen(fout: ValidationError) -> list[str]:
    """What is wrong, with the name of the field where it is about one."""
    if not hasattr(fout, "error_dict"):
        return fout.messages
    return [
        zin if veld == NON_FIELD_ERRORS else f"{veld}: {zin}"
        for veld, meldingen in fout.message_dict.items()
        for zin in meldingen
    ]
