"""What comes on the site and goes off it, by whichever button; the save path tells of it."""

from django.db.models import Model

from agenda.choices import Herkomst
from agenda.models import Punt, Wijziging

from .model import Wat
from .schrijven import schrijf

OP_DE_SERVER = (Herkomst.LADEN, Herkomst.OPDRACHT)
"""A document that is loaded is one line, however many items there are in it."""


def getuig(wijziging: Wijziging, rij: Model, op_de_site: bool) -> None:
    """Write who put a row on the site, or took it off."""
    if wijziging.herkomst not in OP_DE_SERVER:
        wat = Wat.OP_DE_SITE if op_de_site else Wat.VAN_DE_SITE
        schrijf(wat, _sleutel_van(rij), wie=wijziging.wie)


def _sleutel_van(rij: Model) -> str:
    """What the log calls a row: without its words, as those may have to be wiped one day."""
    return f"{rij._meta.verbose_name} {rij.kenmerk if isinstance(rij, Punt) else rij.pk}"
