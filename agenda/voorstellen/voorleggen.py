"""A voorstel before a meeting: laid there, taken back, lapsed, and who hears of that."""

from collections.abc import Callable, Iterator

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils import timezone

from ..choices import VergaderingStatus, VoorstelStatus
from ..models import Bijwerking, Vergadering, Voorstel
from ..opslag import opslag
from .bekijken import Beeld, bekijk
from .bezwaren import kan_nu_niet
from .opstellen import GEPLAND, op_slot
from .uitvoeren import op_volgorde

Schrijf = Callable[[Beeld], str]
"""Writes down the agenda as it would be, as canonical JSON; "" of one that visitors can't read."""

VOORLIGGEN = ("status", "voorgelegd_op", "voorgesteld")
PLANNING = ("gepland_op", "niet_uitgevoerd")


def leg_voor(
    voorstel: Voorstel,
    vergadering: Vergadering,
    schrijf: Schrijf,
    *,
    openbaar: bool,
    door: str = "",
) -> None:
    """Lay a voorstel before a meeting: from then on its regels stay as they are.

    With `openbaar` visitors may read it. Raises ValidationError, with a sentence for each thing
    that stands in the way, such as what others changed since.
    """
    with opslag(door=door):
        vers = op_slot(voorstel)
        beeld = bekijk(vers)
        if bezwaren := [
            *_bezwaren(beeld, vergadering),
            *(_te_lezen(beeld, vergadering) if openbaar else ()),
        ]:
            raise ValidationError(bezwaren)
        op_volgorde(beeld.doen_mee)
        vers.vergadering, vers.is_openbaar = vergadering, openbaar
        vers.status, vers.voorgelegd_op = VoorstelStatus.TER_BESLUITVORMING, timezone.now()
        vers.voorgesteld = schrijf(beeld)
        if openbaar and not vers.nummer:
            vers.nummer = _volgend_nummer(vers)
        vers.full_clean()
        vers.save(update_fields=[*VOORLIGGEN, "vergadering", "is_openbaar", "nummer"])
        vers.regels.filter(nummer__in=[los.regel.nummer for los in beeld.doen_mee]).update(
            lag_voor=True
        )
        _meld(vers)


def neem_terug(voorstel: Voorstel, door: str = "") -> None:
    """Take a voorstel back from its meeting, so that it can be changed; visitors lose sight of it.

    Raises ValidationError when it lies before none.
    """
    with opslag(door=door):
        vers = op_slot(voorstel)
        if not vers.ligt_voor:
            raise ValidationError("Dit voorstel ligt niet voor. Er is niets terug te nemen.")
        _meld(vers)
        vers.status, vers.voorgelegd_op = VoorstelStatus.IN_VOORBEREIDING, None
        vers.voorgesteld, vers.gepland_op, vers.niet_uitgevoerd = "", None, ""
        vers.save(update_fields=[*VOORLIGGEN, *PLANNING])
        vers.regels.update(lag_voor=False)


def laat_vervallen(voorstel: Voorstel, reden: str = "", door: str = "") -> None:
    """Let a voorstel lapse: it is never carried out.

    Where visitors can read it, they read when it lapsed and why, and nothing else any more. Raises
    ValidationError when it is settled or planned, or they would not read why.
    """
    with opslag(door=door):
        vers = op_slot(voorstel)
        if not vers.loopt:
            raise ValidationError("Dit voorstel is al afgehandeld. Het kan niet meer vervallen.")
        if vers.gepland_op and not vers.ligt_voor:
            raise ValidationError(GEPLAND)
        if vers.is_te_lezen and not reden.strip():
            raise ValidationError("Schrijf waarom dit voorstel vervalt. Bezoekers lezen dat.")
        vers.status, vers.gepland_op, vers.niet_uitgevoerd = VoorstelStatus.VERVALLEN, None, ""
        vers.vervallen_op, vers.waarom_vervallen = timezone.localdate(), reden.strip()
        vers.full_clean()
        vers.save(update_fields=["status", "vervallen_op", "waarom_vervallen", *PLANNING])
        _meld(vers)


def _bezwaren(beeld: Beeld, vergadering: Vergadering) -> Iterator[str]:
    voorstel = beeld.voorstel
    if voorstel.ligt_voor:
        yield "Dit voorstel ligt al voor. Neem het eerst terug."
    elif not voorstel.is_te_wijzigen:
        yield "Dit voorstel is al afgehandeld, of het wordt straks vanzelf uitgevoerd."
    if not beeld.doen_mee:
        yield "Er is niets voor te leggen: geen enkele regel verandert iets."
    for nummer, zinnen in kan_nu_niet(beeld).items():
        yield from (f"Regel {nummer}: {zin}" for zin in zinnen)
    if vergadering.status == VergaderingStatus.GEANNULEERD:
        yield "Deze vergadering gaat niet door. Kies een andere."
    elif vergadering.is_voorbij:
        yield "Deze vergadering is al geweest. Kies een vergadering die nog komt."


def _te_lezen(beeld: Beeld, vergadering: Vergadering) -> Iterator[str]:
    """What keeps visitors from reading it."""
    if not beeld.voorstel.agenda.is_openbaar:
        yield "Deze agenda staat niet op de site. Bezoekers kunnen dit voorstel dus niet lezen."
    if not vergadering.is_openbaar:
        yield "Deze vergadering staat niet op de site. Publiceer haar eerst."
    for los in beeld.zonder_reden:
        for vraag in los.vragen:
            yield f"Schrijf bij 'Reden' waarom {vraag}. Bezoekers lezen dat."


def _volgend_nummer(voorstel: Voorstel) -> int:
    van_agenda = Voorstel.objects.filter(agenda=voorstel.agenda_id)
    return (van_agenda.aggregate(hoogste=Max("nummer"))["hoogste"] or 0) + 1


def _meld(voorstel: Voorstel) -> None:
    """Let every page be made anew where visitors read of this; no content of the agenda changed."""
    if voorstel.is_te_lezen:
        Bijwerking.objects.vernieuw({voorstel.agenda_id})
