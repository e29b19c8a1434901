"""What was wiped for good, kept beside the backups: a copy from before holds it once more.

It tells the very words, as the copies do, and so is for the operator alone. A line goes once there
is no copy from before it any more.
"""

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import msgspec
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.timezone import localtime, now

from agenda.models import Agenda, Versie

BESTAND = "gewist.jsonl"


class Gewist(msgspec.Struct, frozen=True, omit_defaults=True):
    """Words taken out of a history (of the frame: `kenmerk` ""), or a version that was closed."""

    moment: datetime
    agenda: str = ""
    kenmerk: str = ""
    tekst: str = ""
    versie: int = 0

    def __str__(self) -> str:
        wanneer = f"{localtime(self.moment):%d-%m-%Y %H:%M}"
        van_agenda = f"agenda '{self.agenda}'" if self.agenda else "vergadering"
        if self.versie:
            return f"{wanneer}: versie {self.versie} van {van_agenda} is gesloten."
        waar = f"{self.kenmerk} ({van_agenda})" if self.kenmerk else van_agenda
        return f"{wanneer}: '{self.tekst}' is uit de geschiedenis gehaald van {waar}."


def onthoud_tekst(agenda: Agenda | None, kenmerk: str, tekst: str) -> None:
    """Write down, before they go, which words go; raises as `_onthoud` does."""
    slug = agenda.slug if agenda else ""
    _onthoud(Gewist(now(), agenda=slug, kenmerk=kenmerk, tekst=tekst))


def onthoud_versie(versie: Versie) -> None:
    """Write down, before it is, which version is closed; raises as `_onthoud` does."""
    _onthoud(Gewist(now(), agenda=versie.agenda.slug, versie=versie.nummer))


def sinds(moment: datetime) -> list[Gewist]:
    """What was wiped after a copy was made, the oldest first."""
    return [los for los in _lees() if los.moment >= moment]


def vergeet_tot(moment: datetime) -> None:
    """Take out what went before this: no copy holds it."""
    if len(blijft := sinds(moment)) < len(list(_lees())):
        nieuw = _bestand().with_suffix(".nieuw")
        nieuw.write_bytes(b"".join(msgspec.json.encode(los) + b"\n" for los in blijft))
        nieuw.replace(_bestand())


def _onthoud(gewist: Gewist) -> None:
    """Raises ValidationError when it can't be written: nothing is wiped that would come back."""
    try:
        settings.RESERVE_MAP.mkdir(mode=0o700, parents=True, exist_ok=True)
        toevoegen = os.O_WRONLY | os.O_APPEND | os.O_CREAT
        with os.fdopen(os.open(_bestand(), toevoegen, 0o600), "wb") as bestand:
            bestand.write(msgspec.json.encode(gewist) + b"\n")
    except OSError as fout:
        raise ValidationError(
            "Wissen kan nu niet: er is niet op te schrijven wat er weggaat, en dan kan een "
            "reservekopie het terugbrengen. Laat de beheerder kijken naar RESERVE_MAP."
        ) from fout


def _lees() -> Iterator[Gewist]:
    if _bestand().exists():
        for regel in _bestand().read_bytes().splitlines():
            yield msgspec.json.decode(regel, type=Gewist)


def _bestand() -> Path:
    return settings.RESERVE_MAP / BESTAND
