"""Settling what a voorstel will do: what others changed since, what is left out, what moves on."""

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from ..beschrijving.lezen import inhoud, lege_staat
from ..beschrijving.model import Beschreven
from ..beschrijving.veld import Inhoud
from ..choices import RegelWat
from ..models import Voorstel, Voorstelopmerking, Voorstelregel
from .bekijken import Bekeken
from .opstellen import bewaar_regel, gemaakt_op, moet_kunnen, op_slot, regel_over, volgende
from .rijen import NIEUW, genoemd_in
from .verandering import pas_toe, verandering


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
    """Leave a regel out; it stays to be seen, with a word why, and can come back.

    Of a voorstel that lies before a meeting that is what was decided: visitors may read why.
    """
    _moet_te_kiezen_zijn(regel)
    if regel.voorstel.ligt_voor and not waarom_niet.strip():
        raise ValidationError("Schrijf waarom deze regel niet meegaat. Bezoekers lezen dat.")
    regel.doet_mee, regel.waarom_niet = False, waarom_niet
    bewaar_regel(regel)


def neem_mee(regel: Voorstelregel) -> None:
    """Let a regel that was left out take part again."""
    _moet_te_kiezen_zijn(regel)
    regel.doet_mee, regel.waarom_niet = True, ""
    regel.save()


def _moet_te_kiezen_zijn(regel: Voorstelregel) -> None:
    """Raise ValidationError where it is settled whether a regel takes part."""
    voorstel = regel.voorstel
    if not (voorstel.ligt_voor and regel.lag_voor and not voorstel.gepland_op):
        moet_kunnen(voorstel)


def geef_reden(regel: Voorstelregel, reden: str) -> None:
    """Give a regel a reason of its own, or with "" none."""
    moet_kunnen(regel.voorstel)
    regel.reden = reden
    bewaar_regel(regel)


def haal_weg(regel: Voorstelregel) -> None:
    """Take a regel away for good; raises ValidationError where another names what it adds."""
    moet_kunnen(regel.voorstel)
    if regel.sleutel in _genoemd_door_anderen(regel):
        raise ValidationError(
            "Een andere regel noemt wat deze regel toevoegt. Haal die eerst weg, of pas die aan."
        )
    regel.delete()


def is_dezelfde(regel: Voorstelregel, rij: Beschreven) -> None:
    """Let a regel that adds a row change this one instead, in all that it says and no more.

    Raises ValidationError where another names what it adds, or is about this row already.
    """
    moet_kunnen(regel.voorstel, rij)
    if regel.sleutel in _genoemd_door_anderen(regel):
        raise ValidationError("Een andere regel noemt wat deze regel toevoegt. Pas die eerst aan.")
    if regel_over(regel.voorstel, rij):
        raise ValidationError(f"Dit voorstel heeft al een regel over {rij}.")
    was, model = inhoud(rij), type(rij)
    wordt = zegt_zelf(model, pas_toe(model.BESCHRIJVING, {}, regel.verandering))
    regel.wat, regel.sleutel, regel.lijkt_op = RegelWat.WIJZIGEN, str(rij.sleutel), ""
    regel.stand, regel.basis = gemaakt_op(rij, was)
    regel.verandering = verandering(model.BESCHRIJVING, was, was | wordt)
    if regel.verandering:
        bewaar_regel(regel)
    else:
        regel.delete()


def zegt_zelf(model: type[Beschreven], staat: Inhoud) -> Inhoud:
    """Of a new row only what somebody said of it; not what each of them has, or gets by itself."""
    leeg = lege_staat(model)
    zelf = {"kenmerk", "slug", "volgorde", "publicatie"}
    return {n: w for n, w in staat.items() if n not in zelf and w != leeg.get(n)}


def merk_op(regel: Voorstelregel, tekst: str, door: str) -> Voorstelopmerking:
    """Note what a colleague says of a regel, as long as it can still be carried out."""
    if not regel.voorstel.loopt:
        raise ValidationError("Dit voorstel is afgehandeld. Er kan geen opmerking meer bij.")
    opmerking = Voorstelopmerking(regel=regel, tekst=tekst, wie=door)
    opmerking.full_clean()
    opmerking.save()
    return opmerking


def plan(voorstel: Voorstel, op: datetime | None, door: str) -> None:
    """Let it be carried out by itself at `op`, under the rights of `door`; with None not any more.

    Until then nothing of it changes: what was planned is what is carried out.
    """
    vers = op_slot(voorstel)
    if not vers.loopt:
        raise ValidationError("Dit voorstel is al afgehandeld. Er valt niets meer te plannen.")
    if op and op <= timezone.now():
        raise ValidationError("Dit moment is al voorbij. Kies een later moment.")
    vers.gepland_op, vers.gepland_door = op, door if op else ""
    vers.niet_uitgevoerd = ""
    vers.save(update_fields=["gepland_op", "gepland_door", "niet_uitgevoerd"])


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
        if genoemd_in(regel) or regel.sleutel in _genoemd_door_anderen(regel):
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
        bewaar_regel(regel)


def _genoemd_door_anderen(regel: Voorstelregel) -> set[str]:
    """The keys of proposed rows that the other regels of its voorstel name."""
    anderen = regel.voorstel.regels.exclude(pk=regel.pk)
    return {sleutel for ander in anderen for sleutel in genoemd_in(ander)}
