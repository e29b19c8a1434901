"""The last paper of an agenda, for who would wait for the next one.

It is given only while everything that it names may be read: who or what was taken off the site, or
is called otherwise since, must not be found in it. What words were wiped from is thrown away.
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import msgspec

from agenda.models import Agenda

from ..momentopname import model as m
from ..momentopname.opnemen import neem_op
from . import bewaren
from .papier import Papier


class Vorige(msgspec.Struct, frozen=True):
    """Of when it is, and what it names."""

    moment: datetime
    noemt: frozenset[str]


def houd(papier: Papier, pdf: Path) -> None:
    """Keep what was just printed of a whole agenda, if it still shows what visitors see."""
    opname = neem_op(papier.agenda)
    if not papier.geldt():
        return
    nu = Vorige(opname.moment, frozenset(_genoemd(opname)))
    doel = pdf.with_name(f"{_naam(papier.agenda)}.pdf")
    with suppress(OSError):  # then there is none to give
        # First without the names: so it is given to nobody.
        doel.with_suffix(".noemt").unlink(missing_ok=True)
        doel.unlink(missing_ok=True)
        doel.hardlink_to(pdf)
        doel.with_suffix(".noemt").write_bytes(msgspec.json.encode(nu))


def vorige(agenda: Agenda) -> tuple[datetime, BinaryIO] | None:
    """Of when the last paper is, and the paper, opened; None when there is none to give."""
    for map_ in bewaren.mappen():
        pad = map_ / f"{_naam(agenda)}.noemt"
        with suppress(OSError, msgspec.DecodeError):
            los = msgspec.json.decode(pad.read_bytes(), type=Vorige)
            if los.noemt <= set(_genoemd(neem_op(agenda))):
                return los.moment, pad.with_suffix(".pdf").open("rb")
    return None


def _naam(agenda: Agenda) -> str:
    return f"{bewaren.reeks_van_laatste(agenda.pk)}-heel"


def _genoemd(opname: m.Momentopname) -> Iterator[str]:
    """Everything that an agenda names, by its key and its name."""
    yield from opname.punten
    yield from (f"domein {domein.slug}" for domein in opname.domeinen)
    yield from (f"overleg {overleg.slug}" for overleg in opname.overleggen)
    yield from (f"mijlpaal {mijlpaal.titel}" for mijlpaal in opname.mijlpalen)
    for soort, namen in msgspec.structs.asdict(opname.register).items():
        yield from (f"{soort} {sleutel} {naam}" for sleutel, naam in namen.items())
