"""Rules over more than one row, which no constraint can prove: for a save, and for all data."""

from collections.abc import Iterable, Iterator

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Model

from ..beschrijving.lezen import inhoud
from ..beschrijving.model import Beschreven
from ..beschrijving.veld import sleutels
from ..choices import Zijde
from ..models import Agenda, Agendapunt, Punt, Samenhang, Stand, Vergadering, Wijziging
from ..tijdvakken import eerste_in_elkaar
from ..verschil import AlsVerandering, waarom
from .kader import agenda_van, kader


def blijft_op_zijn_plaats(oud: Model, nieuw: Model) -> None:
    """Raise ValidationError when standen so far, or an address, would lose the thing they name."""
    if isinstance(oud, Punt) and isinstance(nieuw, Punt) and oud.kenmerk != nieuw.kenmerk:
        raise ValidationError({"kenmerk": "Het kenmerk van een punt blijft altijd hetzelfde."})
    if agenda_van(oud) != agenda_van(nieuw):
        raise ValidationError("Wat bij een agenda hoort, kan niet naar een andere agenda.")
    if not isinstance(oud, Punt) and getattr(oud, "slug", "") != getattr(nieuw, "slug", ""):
        raise ValidationError({"slug": "Het webadres blijft altijd hetzelfde."})


def eis_reden(wijziging: Wijziging, kenmerk: str, anders: Iterable[AlsVerandering]) -> None:
    """Raise ValidationError ("reden") when visitors want to know why, and nobody said so."""
    for verandering in anders:
        if vraag := waarom(kenmerk, verandering):
            eis(wijziging, vraag)


def eis(wijziging: Wijziging, vraag: str) -> None:
    """Refuse a wijziging without a reason; `vraag` is how "waarom" goes on.

    Raises ValidationError, with code "reden".
    """
    if not wijziging.reden:
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
    nieuwste = {(s.agenda_id, s.kenmerk): s.staat for s in Stand.objects.nieuwste()}
    for agenda in Agenda.objects.all():
        if nieuwste.pop((agenda.pk, ""), None) != kader(agenda):
            yield f"agenda '{agenda}': de laatste stand is anders dan de agenda zelf."
    for model in Punt.soorten().values():
        for punt in model._base_manager.all():
            if nieuwste.pop((punt.agenda_id, punt.kenmerk), None) != inhoud(punt):
                yield f"{punt}: de laatste stand is anders dan het punt zelf."
    for los in Vergadering.objects.all():
        if nieuwste.pop((None, str(los.pk)), None) != inhoud(los):
            yield f"vergadering '{los}': de laatste stand is anders dan de vergadering zelf."
    for (_, kenmerk), oud in nieuwste.items():
        if oud is not None:
            yield f"{kenmerk}: er is een stand, maar het punt is weg zonder dat dit is vastgelegd."
