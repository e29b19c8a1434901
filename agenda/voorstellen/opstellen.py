"""Putting a voorstel together: one regel for each row, whoever prepares it and how often."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from ..beschrijving.lezen import inhoud
from ..beschrijving.model import Beschreven, heeft_agenda
from ..beschrijving.veld import Inhoud, Staat
from ..choices import RegelWat
from ..models import Agenda, Stand, Voorstel, Voorstelregel, met_standen
from ..verschil import voeg_samen
from .rijen import NIEUW, soort_van, soorten
from .verandering import pas_toe, verandering

VAST = "Dit voorstel is niet meer in voorbereiding. Neem het eerst terug, of maak een nieuw."
GEPLAND = "Dit voorstel wordt straks vanzelf uitgevoerd. Haal eerst de planning weg."


def nieuw_voorstel(agenda: Agenda, titel: str, door: str = "", **velden: Any) -> Voorstel:
    """A voorstel without regels; `door` is a user name. Raises ValidationError as a form does."""
    voorstel = Voorstel(agenda=agenda, titel=titel, wie=door, **velden)
    voorstel.full_clean()
    voorstel.save()
    return voorstel


def stel_voor(
    voorstel: Voorstel,
    rij: Beschreven,
    wordt: Inhoud,
    *,
    was: Inhoud | None = None,
    vervangt: bool = False,
    **over: str,
) -> Voorstelregel | None:
    """Propose that a row becomes `wordt`, of what it held when that was made: `was`, or by now.

    What this voorstel proposed of the row already, stays, unless this `vervangt` it. `over` are
    `reden`, `plaats` and `wie` of the regel. Gives None, and takes the regel away, where nothing
    would change. Raises ValidationError when the voorstel is settled or of another agenda.
    """
    staat, nu = rij.BESCHRIJVING, was or inhoud(rij)
    with transaction.atomic():
        moet_kunnen(voorstel, rij)
        regel = regel_over(voorstel, rij) or _nieuwe_regel(voorstel, rij)
        nieuw = verandering(staat, nu, wordt)
        if regel.pk and regel.wat == RegelWat.WIJZIGEN and not vervangt and regel.was is not None:
            # What others did meanwhile is judged against what this regel was first made on.
            nieuw = verandering(staat, regel.was, _samen(staat, regel, nieuw))
        else:
            regel.stand, regel.basis = gemaakt_op(rij, nu)
        if not nieuw:
            if regel.pk:
                regel.delete()
            return None
        return _bewaar(regel, RegelWat.WIJZIGEN, nieuw, over)


def _samen(staat: type[Staat], regel: Voorstelregel, erbij: Inhoud) -> Inhoud:
    """The state with what a regel proposes and what is added, which wins where they meet."""
    was: Inhoud = regel.was
    van_regel, van_nu = (pas_toe(staat, was, anders) for anders in (regel.verandering, erbij))
    samenvoeging = voeg_samen(staat, was, van_regel, van_nu)
    return samenvoeging.samen(deel.plek.naam for deel in samenvoeging.botsingen)


def stel_nieuw_voor(
    voorstel: Voorstel,
    model: type[Beschreven],
    wordt: Inhoud,
    *,
    vervangt: Voorstelregel | None = None,
    **over: str,
) -> Voorstelregel:
    """Propose a new row of this state; its key is "nieuw:" with the number of the regel.

    It comes in place of what the regel `vervangt` proposed, and keeps its number and its key.
    """
    with transaction.atomic():
        moet_kunnen(voorstel)
        regel = vervangt or Voorstelregel(
            voorstel=voorstel, soort=soort_van(model), nummer=volgende(voorstel)
        )
        regel.sleutel = f"{NIEUW}{regel.nummer}"
        nieuw = verandering(model.BESCHRIJVING, {}, wordt)
        return _bewaar(regel, RegelWat.TOEVOEGEN, nieuw, over)


def eigen_reden(voorstel: Voorstel, reden: str) -> str:
    """What a regel says itself of why: nothing where the voorstel says it for all of them.

    The first reason that somebody gives in an empty voorstel becomes that of the whole.
    """
    if reden and not voorstel.reden and not voorstel.regels.exists():
        voorstel.reden = reden
        voorstel.save(update_fields=["reden"])
    return "" if reden == voorstel.reden else reden


def stel_verwijderen_voor(voorstel: Voorstel, rij: Beschreven, **over: str) -> Voorstelregel:
    """Propose to delete a row, in place of what was proposed of it before."""
    with transaction.atomic():
        moet_kunnen(voorstel, rij)
        regel = regel_over(voorstel, rij) or _nieuwe_regel(voorstel, rij)
        regel.stand, regel.basis = gemaakt_op(rij, inhoud(rij))
        return _bewaar(regel, RegelWat.VERWIJDEREN, {}, over)


def regel_over(voorstel: Voorstel, rij: Beschreven) -> Voorstelregel | None:
    """What a voorstel proposes of a row, if anything."""
    over = voorstel.regels.filter(soort=soort_van(type(rij)), sleutel=str(rij.sleutel))
    return over.select_related("stand").first()


def voorgesteld(regel: Voorstelregel, rij: Beschreven | None = None) -> Inhoud:
    """The state that a regel proposes, on top of what its row held when it was made."""
    was = regel.was or (inhoud(rij) if rij else {})
    return pas_toe(soorten()[regel.soort].BESCHRIJVING, was, regel.verandering)


def moet_kunnen(voorstel: Voorstel, rij: Beschreven | None = None) -> None:
    """Raise ValidationError when a voorstel is settled, or the row is of another agenda."""
    vers = op_slot(voorstel)
    if not vers.is_te_wijzigen:
        raise ValidationError(GEPLAND if vers.loopt and vers.gepland_op else VAST)
    if rij and heeft_agenda(type(rij)) and rij.agenda_id != voorstel.agenda_id:  # type: ignore[attr-defined]
        raise ValidationError(f"'{rij}' hoort bij een andere agenda dan dit voorstel.")


def op_slot(voorstel: Voorstel) -> Voorstel:
    """The voorstel as it is by now, which nobody else changes until this transaction ends.

    Two clerks may change one voorstel: the second waits, and sees what became of it.
    """
    alle = Voorstel.objects.select_related("agenda").select_for_update(of=("self",))
    return alle.get(pk=voorstel.pk)


def _nieuwe_regel(voorstel: Voorstel, rij: Beschreven) -> Voorstelregel:
    soort, sleutel = soort_van(type(rij)), str(rij.sleutel)
    return Voorstelregel(voorstel=voorstel, soort=soort, sleutel=sleutel, nummer=volgende(voorstel))


def volgende(voorstel: Voorstel) -> int:
    """The number of a next regel."""
    return (voorstel.regels.aggregate(hoogste=Max("nummer"))["hoogste"] or 0) + 1


def gemaakt_op(rij: Beschreven, was: Inhoud) -> tuple[Stand | None, Inhoud | None]:
    """The newest stand of the row where that is what was seen; else what was seen as JSON."""
    if type(rij) in met_standen().values():
        stand = Stand.objects.filter(soort=soort_van(type(rij)), kenmerk=str(rij.sleutel)).last()
        if stand and stand.staat == was:
            return stand, None
    return None, was


def _bewaar(
    regel: Voorstelregel, wat: RegelWat, anders: Inhoud, over: dict[str, str]
) -> Voorstelregel:
    regel.wat, regel.verandering, regel.doet_mee = wat, anders, True
    for veld, waarde in over.items():
        setattr(regel, veld, waarde)
    return bewaar_regel(regel)


def bewaar_regel(regel: Voorstelregel) -> Voorstelregel:
    """Save a regel that is whole; raises ValidationError as a form does."""
    regel.full_clean()
    regel.save()
    return regel
