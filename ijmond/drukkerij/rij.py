"""The queue: what somebody waits for, and what nobody should have to wait for."""

import logging
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain

from django.core.exceptions import ObjectDoesNotExist
from django.http import QueryDict

from agenda.models import Agenda, Bijwerking, Drukopdracht, Papieromvang, Versiepapier

from ..momentopname.selectie import Selectie
from . import bewaren
from .drukken import druk, druk_los
from .griffiepapier import Griffiepapier
from .papier import LosPapier, Papier, noem
from .vergaderpapier import Vergaderpapier
from .voorstelpapier import Voorstelpapier
from .vorige import houd

ElkPapier = Papier | LosPapier
LOSSE_PAPIEREN: dict[str, Callable[[str], LosPapier]] = {
    los.SOORT: los.van for los in (Vergaderpapier, Voorstelpapier, Griffiepapier)
}
"""What finds a paper that is no part of an agenda, by what its `Drukopdracht` is called."""
DELEN_IN_DE_RIJ = 50
"""So many parts wait at most for one instance; a whole agenda always finds room, and goes first."""

log = logging.getLogger(__name__)


def zet_in_de_rij(papier: ElkPapier) -> bool:
    """Let a paper be printed; False when too many others wait."""
    wat = papier.opdracht | {"plek": bewaren.plek()}
    if not papier.is_heel:
        delen = _rij().delen()
        if delen.filter(**wat).exists():
            return True
        Drukopdracht.objects.verlopen().delete()
        if delen.count() >= DELEN_IN_DE_RIJ:
            return False
    Drukopdracht.objects.bulk_create([Drukopdracht(**wat)], ignore_conflicts=True)
    return True


def volgende(gedaan: set[str]) -> Callable[[], None] | None:
    """What to print first, as a function that does it; None when there is nothing left.

    What somebody waits for goes before the whole agendas that nobody asked for yet, and of that a
    whole agenda first. Before the parts, of which there is no end, stands a versie: it is printed
    once for ever, and asked for by no row. `gedaan` are the names of what was tried: what did not
    work, or did not fit, is not done over and over.
    """
    hele, delen = _rij().hele(), _rij().delen()
    wat = chain(gevraagd(hele), versies(gedaan), gevraagd(delen), ontbrekend(gedaan))
    return next(wat, None)


def gevraagd(opdrachten) -> Iterator[Callable[[], None]]:
    return (partial(_voldoe, opdracht) for opdracht in opdrachten.iterator())


def ontbrekend(gedaan: set[str]) -> Iterator[Callable[[], None]]:
    """The whole agendas that this folder has no PDF of, as they are now."""
    for agenda in _openbare().order_by("-is_home", "volgorde", "pk"):
        papier = Papier.van(agenda)
        naam = papier.naam
        if not (naam in gedaan or bewaren.ligt_er(naam) or bewaren.is_mislukt(naam)):
            gedaan.add(naam)
            yield partial(_druk, papier)


def versies(gedaan: set[str]) -> Iterator[Callable[[], None]]:
    """What was adopted, and has no PDF yet."""
    for papier in Versiepapier.objects.te_drukken().iterator():
        naam = naam_van_versie(papier)
        if not (naam in gedaan or bewaren.is_mislukt(naam)):
            gedaan.add(naam)
            yield partial(_druk_versie, papier)


def naam_van_versie(papier: Versiepapier) -> str:
    return f"versie-{papier.versie_id}"


def _druk_versie(papier: Versiepapier) -> None:
    if pdf := druk_los(naam_van_versie(papier), papier.html):
        papier.leg_vast(pdf)
        Bijwerking.objects.ander_papier()


def _voldoe(opdracht: Drukopdracht) -> None:
    """Print what somebody waits for, unless it is there, or can't be had any more."""
    try:
        papier = _papier(opdracht)
        papier.eis()
    except (ObjectDoesNotExist, ValueError):
        pass  # who comes back for it is told why
    except Exception:  # a bug in one of them keeps no other waiting
        log.exception("Niet te drukken: %s", opdracht)
    else:
        if not bewaren.ligt_er(papier.naam):
            _druk(papier)
    opdracht.delete()


def _papier(opdracht: Drukopdracht) -> ElkPapier:
    if zoek := LOSSE_PAPIEREN.get(opdracht.soort):
        return zoek(opdracht.waarde)
    agenda = _openbare().get(pk=opdracht.agenda_id)
    selectie = Selectie.uit(QueryDict(opdracht.waarde), agenda)
    return Papier.van(agenda, selectie, opdracht.sinds)


def _druk(papier: ElkPapier) -> None:
    if isinstance(papier, Griffiepapier):  # a public one goes by its token
        bewaren.gooi_weg(f"{papier.reeks}-")
    gelegd = druk(papier.naam, papier.als_html)
    if not gelegd:
        return
    if isinstance(papier, Papier) and papier.is_heel:
        houd(papier, gelegd.pad)
        if gelegd.bladen:
            Bijwerking.objects.noteer_papier(papier.agenda.pk, gelegd.omvang)
    # What changed meanwhile, and perhaps had to go, must not stay in the folder after all.
    if not papier.geldt():
        gelegd.pad.unlink(missing_ok=True)
    elif gelegd.bladen:
        for pagina, deel in papier.links:
            Papieromvang.objects.noteer(pagina, deel, noem(papier.token), gelegd.omvang)


def _rij():
    """What waits for this instance."""
    return Drukopdracht.objects.filter(plek=bewaren.plek())


def _openbare():
    return Agenda.objects.openbaar().select_related("bijwerking")
