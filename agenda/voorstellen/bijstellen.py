"""Settling what a voorstel will do: what others changed since, what is left out, what moves on."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction

from ..choices import RegelWat
from ..models import Voorstel, Voorstelregel
from .bekijken import Bekeken
from .opstellen import gemaakt_op, moet_kunnen, volgende
from .rijen import NIEUW, genoemd_in
from .verandering import verandering


def kies(los: Bekeken, voor_mij: Iterable[str]) -> None:
    """Settle a regel on top of what others did: in these pieces (names of a `Plek`) it wins.

    A regel of which nothing is left goes; one that deletes, now does so knowing what changed.
    """
    moet_kunnen(los.regel.voorstel)
    if los.rij is None or los.nu is None:
        raise ValidationError("Wat deze regel wijzigt, is er niet meer. Laat de regel weg.")
    regel = los.regel
    regel.stand, regel.basis = gemaakt_op(los.rij, los.nu)
    if los.samenvoeging:
        wordt = los.samenvoeging.samen(voor_mij)
        regel.verandering = verandering(los.model.BESCHRIJVING, los.nu, wordt)
        if not regel.verandering:
            regel.delete()
            return
    regel.save()


def laat_weg(regel: Voorstelregel, waarom_niet: str = "") -> None:
    """Leave a regel out; it stays to be seen, with a word why, and can come back."""
    moet_kunnen(regel.voorstel)
    regel.doet_mee, regel.waarom_niet = False, waarom_niet
    regel.full_clean()
    regel.save()


def neem_mee(regel: Voorstelregel) -> None:
    """Let a regel that was left out take part again."""
    moet_kunnen(regel.voorstel)
    regel.doet_mee, regel.waarom_niet = True, ""
    regel.save()


def verplaats(regel: Voorstelregel, naar: Voorstel) -> None:
    """Carry a regel over to another voorstel of the same agenda.

    Raises ValidationError where either is settled, where that has a regel about the same row, and
    where another regel names the row that this one adds, or this one names one that stays behind.
    """
    with transaction.atomic():
        moet_kunnen(regel.voorstel)
        moet_kunnen(naar)
        if naar.agenda_id != regel.voorstel.agenda_id:
            raise ValidationError(f"'{naar}' is een voorstel van een andere agenda.")
        if _hangt_samen(regel):
            raise ValidationError(
                "Deze regel hangt samen met een andere regel die iets nieuws toevoegt. Verplaats "
                "of verwijder die eerst."
            )
        over_dezelfde = naar.regels.filter(soort=regel.soort, sleutel=regel.sleutel)
        if regel.wat in (RegelWat.WIJZIGEN, RegelWat.VERWIJDEREN) and over_dezelfde.exists():
            raise ValidationError(f"'{naar}' heeft al een regel hierover.")
        regel.voorstel, regel.nummer = naar, volgende(naar)
        if regel.wat == RegelWat.TOEVOEGEN:
            regel.sleutel = f"{NIEUW}{regel.nummer}"
        regel.full_clean()
        regel.save()


def _hangt_samen(regel: Voorstelregel) -> bool:
    """Whether it names what another regel adds, or another names what this adds."""
    genoemd = {
        sleutel
        for ander in regel.voorstel.regels.exclude(pk=regel.pk)
        for sleutel in genoemd_in(ander)
    }
    return bool(genoemd_in(regel)) or regel.sleutel in genoemd
