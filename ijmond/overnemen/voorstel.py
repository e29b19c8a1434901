"""A document that was compared, as a voorstel: a regel for each row that is new or differs."""

from collections.abc import Iterable
from itertools import count

from django.db import transaction
from django.utils import timezone
from django.utils.text import Truncator

from agenda.choices import Herkomst, RegelWat
from agenda.datums import datum_in_woorden
from agenda.getallen import duizendtallen
from agenda.models import Voorstel, Voorstelregel
from agenda.voorstellen import (
    NIEUW,
    bewaar_regels,
    is_nieuw,
    nieuw_voorstel,
    soort_van,
    verandering,
    vervang,
)

from .poort import Geweigerd
from .wat import Bevinding, Vergelijking, Wat

MEESTE_REGELS = 3000
"""Half a minute of one processor is enough to carry out so many."""
TE_VEEL_REGELS = (
    "Dit bestand geeft {} regels. Dat is te veel om in één keer na te kijken: het mogen er "
    "hoogstens {} zijn. Splits het bestand."
)
MEESTE_GENOEMD = 100
"""So many rows that are only in the portal are named; of the rest it says how many there are."""


@transaction.atomic
def maak_voorstel(
    vergelijking: Vergelijking,
    *,
    herkomst: Herkomst,
    bestand: str,
    door: str = "",
    reden: str = "",
) -> Voorstel | None:
    """Prepare what a document would change; None where it changes nothing.

    `bestand` is the name of the file, `door` a user name; the title of the voorstel, which visitors
    may come to read, tells of neither. What was not understood comes along, with its text and
    place; what only the portal has is told in the toelichting, and left alone. Raises Geweigerd
    where there would be more regels than `MEESTE_REGELS`.
    """
    if not vergelijking.doet_iets:
        return None
    aantal = len(vergelijking.bevindingen) - vergelijking.aantal(Wat.GELIJK)
    if aantal > MEESTE_REGELS:
        raise Geweigerd(TE_VEEL_REGELS.format(*map(duizendtallen, (aantal, MEESTE_REGELS))))
    voorstel = nieuw_voorstel(
        vergelijking.agenda,
        _titel(herkomst),
        door,
        herkomst=herkomst,
        bestand=Truncator(bestand).chars(200),
        reden=reden,
        toelichting="\n\n".join(_toelichting(vergelijking)),
    )
    bewaar_regels(voorstel, _regels(vergelijking.bevindingen, door))
    return voorstel


def _titel(herkomst: Herkomst) -> str:
    """ "Overgenomen uit Word, 29 november 2026, 14:05"."""
    nu = timezone.localtime()
    dag = datum_in_woorden(nu.date(), "dag")
    return f"Overgenomen uit {Herkomst(herkomst).label}, {dag}, {nu:%H:%M}"


def _toelichting(vergelijking: Vergelijking) -> Iterable[str]:
    yield from vergelijking.meldingen
    if ontbreekt := vergelijking.ontbreekt_heet:
        regels = [f"- {los}" for los in ontbreekt[:MEESTE_GENOEMD]]
        if rest := len(ontbreekt) - MEESTE_GENOEMD:
            regels += [f"- en {rest} andere"] if rest > 0 else []
        yield "Dit staat wel in het portaal, maar niet in het document. Er verandert niets aan:"
        yield "\n".join(regels)


def _regels(bevindingen: Iterable[Bevinding], door: str) -> list[Voorstelregel]:
    """Numbered in the order of the document; what names something new, names it by its regel."""
    nummers = count(1)
    doen_iets = [(next(nummers), los) for los in bevindingen if los.wat != Wat.GELIJK]
    sleutels = {los.sleutel: f"{NIEUW}{n}" for n, los in doen_iets if is_nieuw(los.sleutel)}
    return [_regel(nummer, los, sleutels, door) for nummer, los in doen_iets]


def _regel(nummer: int, los: Bevinding, sleutels: dict[str, str], door: str) -> Voorstelregel:
    plaats = Truncator(los.vondst.plaats).chars(200)
    regel = Voorstelregel(nummer=nummer, wie=door, plaats=plaats)
    if los.model is None:
        regel.wat = RegelWat.NIET_BEGREPEN
        regel.tekst = "\n\n".join(filter(None, (los.vondst.waarom, los.vondst.tekst)))
        return regel
    wordt = vervang(los.model, los.wordt, sleutels.__getitem__)
    regel.wat = RegelWat.WIJZIGEN if los.rij else RegelWat.TOEVOEGEN
    regel.soort, regel.sleutel = soort_van(los.model), sleutels.get(los.sleutel, los.sleutel)
    regel.basis = los.nu
    regel.verandering = verandering(los.model.BESCHRIJVING, los.nu or {}, wordt)
    regel.lijkt_op = str(los.lijkt_op.sleutel) if los.lijkt_op else ""
    return regel
