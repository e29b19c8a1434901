"""What is wrong with a file, all of it at once, before anything of it is loaded."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from textwrap import shorten
from typing import Any, Literal, NamedTuple, get_args, get_origin

import msgspec

from .vormen import NAMEN, Vorm, van_een_agenda, vormen

BOM = b"\xef\xbb\xbf"
LANGSTE_REGEL = 100
WAARDEN = {
    str: "tekst tussen aanhalingstekens",
    bool: "true of false, zonder aanhalingstekens",
    int: "een heel getal, zonder aanhalingstekens",
    Decimal: "een getal, zonder aanhalingstekens",
    date: "een datum, zonder aanhalingstekens, zoals 2026-05-03",
    time: "een tijd, zonder aanhalingstekens, zoals 19:30:00",
    tuple: "een lijst tussen [ en ]",
}
"""What belongs in a field, in words."""


class LaadFout(Exception):
    """Files that can't be loaded: a Dutch sentence for each thing that is wrong, with its place."""


class Gelezen(NamedTuple):
    """A file: the rows that are as their fields are described, the others, and what is wrong."""

    naam: str
    rijen: dict[str, list[tuple[str, dict[str, Any]]]]
    """By table, each with its place: "regel 12, agendapunt PA-01"."""
    stuk: dict[str, list[dict[str, Any]]]
    fouten: list[str]
    """A sentence each, with its place."""

    def stop_bij_fouten(self) -> None:
        """Raise LaadFout when anything is wrong; in the order in which it stands in the file."""
        if self.fouten:
            zinnen = sorted(self.fouten, key=_op_regel)
            raise LaadFout("\n".join(f"{self.naam}, {zin}" for zin in zinnen))


def lees(bestand: Path) -> Gelezen:
    """What a file holds; raises LaadFout when it can't be read as TOML."""
    tekst = _tekst(bestand)
    nakijker = _Nakijker(tekst, _als_toml(bestand.name, tekst))
    fouten = list(nakijker.fouten())
    return Gelezen(bestand.name, nakijker.goed, nakijker.stuk, fouten)


def na(bestand: Path) -> list[str]:
    """The names of the files that this one comes after; raises LaadFout as `lees` does."""
    namen = _als_toml(bestand.name, _tekst(bestand)).get("na", [])
    if fouten := list(_waarde("veld na", tuple[str, ...], namen)):
        raise LaadFout("\n".join(f"{bestand.name}, {zin}" for zin in fouten))
    return namen


def _op_regel(zin: str) -> int:
    gevonden = re.match(r"regel (\d+)", zin)
    return int(gevonden[1]) if gevonden else 0


def _als_toml(naam: str, tekst: str) -> dict[str, Any]:
    try:
        return tomllib.loads(tekst)
    except (ValueError, RecursionError) as fout:  # also of a number, or of brackets, without end
        regels = tekst.split("\n")
        gevonden = re.search(r"at line (\d+)", str(fout))
        nummer = min(int(gevonden[1]), len(regels)) if gevonden else len(regels)
        raise LaadFout(
            f"{naam}, regel {nummer}: dit is geen geldig TOML{_aangehaald(regels[nummer - 1])}. "
            "Kijk of aanhalingstekens en haken open en dicht gaan, en of elk veld er maar één keer "
            "staat."
        ) from fout


def _aangehaald(regel: str) -> str:
    """What stands on a line, to find it by; nothing of what nobody can read."""
    regel = shorten(regel, LANGSTE_REGEL, placeholder=" ...")
    return f": {regel!r}" if regel.isprintable() else ""


def _tekst(bestand: Path) -> str:
    try:
        ruw = bestand.read_bytes()
    except OSError as fout:
        raise LaadFout(f"{bestand} is niet te lezen. Kijk of dit bestand er staat.") from fout
    if ruw.startswith(BOM):
        raise LaadFout(
            f"{bestand.name}, regel 1: het bestand begint met een onzichtbaar teken (een BOM). "
            "Bewaar het als UTF-8 zonder BOM."
        )
    try:
        return ruw.decode()
    except UnicodeDecodeError as fout:
        nummer = ruw.count(b"\n", 0, fout.start) + 1
        regel = _aangehaald(ruw.split(b"\n")[nummer - 1].decode("latin-1"))
        raise LaadFout(
            f"{bestand.name}, regel {nummer}: hier staat een teken dat geen UTF-8 is{regel}. "
            "Kijk of dit het goede bestand is, en bewaar het als UTF-8."
        ) from fout


class _Nakijker:
    """One file, next to the forms of its tables; `goed` and `stuk` are its rows once looked at."""

    def __init__(self, tekst: str, gegevens: dict[str, Any]):
        self.gegevens = gegevens
        self.goed: dict[str, list[tuple[str, dict[str, Any]]]] = {}
        self.stuk: dict[str, list[dict[str, Any]]] = {}
        self.koppen: dict[str, list[int]] = {}
        for nummer, regel in enumerate(tekst.split("\n"), start=1):
            if kop := re.match(r"\s*\[\[?\s*([\w-]+)\s*\]", regel):
                self.koppen.setdefault(kop[1], []).append(nummer)

    def fouten(self) -> Iterator[str]:
        for tabel, inhoud in self.gegevens.items():
            if tabel == "na":
                yield from _waarde("veld na", tuple[str, ...], inhoud)
            elif vorm := vormen().get(tabel):
                yield from self._tabel(tabel, vorm, inhoud)
            else:
                yield f"[{tabel}]: dit onderdeel is hier onbekend.{_bedoelt(tabel, vormen())}"
        if "agenda" not in self.gegevens and self.gegevens.keys() & van_een_agenda():
            yield "[agenda]: dit onderdeel ontbreekt. Zet erbij van welke agenda dit alles is."

    def _tabel(self, tabel: str, vorm: Vorm, inhoud: Any) -> Iterator[str]:
        rijen = inhoud if isinstance(inhoud, list) else [inhoud]
        if not all(isinstance(rij, dict) for rij in rijen) or (len(rijen) > 1 and not vorm.veel):
            yield f"{tabel}: schrijf dit als {f'[[{tabel}]]' if vorm.veel else f'één [{tabel}]'}."
            return
        eerder: dict[tuple[str, ...], str] = {}
        for nummer, rij in enumerate(rijen):
            plaats = self._plaats(tabel, vorm, nummer, rij)
            fouten = [*self._rij(plaats, vorm, rij), *_dubbel(vorm, plaats, rij, eerder)]
            if fouten:
                self.stuk.setdefault(tabel, []).append(rij)
            else:
                self.goed.setdefault(tabel, []).append((plaats, rij))
            yield from fouten

    def _plaats(self, tabel: str, vorm: Vorm, nummer: int, rij: dict[str, Any]) -> str:
        """Where a row stands, and what it is called there: "regel 12, agendapunt PA-01"."""
        namen = (rij.get(sleutel[0]) for sleutel in reversed(vorm.sleutels))
        naam = next((f" {naam}" for naam in namen if naam), f" {nummer + 1}" if vorm.veel else "")
        koppen = self.koppen.get(tabel, ())
        return f"regel {koppen[nummer]}, {tabel}{naam}" if nummer < len(koppen) else tabel + naam

    def _rij(self, plaats: str, vorm: Vorm, rij: dict[str, Any]) -> Iterator[str]:
        for veld in sorted(vorm.verplicht - rij.keys()):
            yield f"{plaats}: het veld '{veld}' ontbreekt. Zet het erbij."
        for veld, waarde in rij.items():
            if not (hoort := vorm.velden.get(veld)):
                yield f"{plaats}: het veld '{veld}' is hier onbekend.{_bedoelt(veld, vorm.velden)}"
            elif isinstance(hoort, Vorm):
                yield from self._erin(f"{plaats}, {veld}", hoort, waarde)
            else:
                yield from _waarde(f"{plaats}, {veld}", hoort, waarde)
                yield from self._genoemd(f"{plaats}, {veld}", vorm.naar.get(veld, ""), waarde)

    def _erin(self, plaats: str, vorm: Vorm, waarde: Any) -> Iterator[str]:
        """The rows, or the one table, that stand in a field."""
        rijen = waarde if isinstance(waarde, list) and vorm.veel else [waarde]
        for nummer, rij in enumerate(rijen, start=1):
            hier = f"{plaats} {nummer}" if vorm.veel else plaats
            if isinstance(rij, str) and vorm.naar.keys() == {"periode"}:
                rij = {"periode": rij}
            if isinstance(rij, dict):
                yield from self._rij(hier, vorm, rij)
            else:
                yield f"{hier}: hier horen velden tussen {{ en }}, en er staat {rij!r}."

    def _genoemd(self, plaats: str, naar: str, naam: Any) -> Iterator[str]:
        """That a period or a meeting is not in the file, which alone knows what it is called."""
        tabel = naar.rpartition(".")[2].lower()
        if tabel not in NAMEN or not isinstance(naam, str):
            return
        rijen = self.gegevens.get(tabel, [])
        namen = [str(rij.get(NAMEN[tabel])) for rij in rijen if isinstance(rij, dict)]
        if naam not in namen:
            yield (
                f"{plaats}: '{naam}' staat niet in dit bestand.{_bedoelt(naam, namen)} "
                f'Of zet erbij: [[{tabel}]] met {NAMEN[tabel]} = "{naam}".'
            )


def _waarde(plaats: str, hoort: Any, waarde: Any) -> Iterator[str]:
    if isinstance(waarde, str) and re.fullmatch(r"\d\d:\d\d", waarde):
        waarde += ":00"  # TOML has no time without seconds, so a file writes one as text
    try:
        msgspec.convert(waarde, hoort)
    except msgspec.ValidationError:
        if get_origin(hoort) is Literal:
            keuzes = ", ".join(filter(None, get_args(hoort)))
            yield f"{plaats}: {waarde!r} kan hier niet. Kies uit: {keuzes}."
            return
        soorten = [get_origin(los) or los for los in (hoort, *get_args(hoort))]
        woorden = next((WAARDEN[los] for los in soorten if los in WAARDEN), "iets anders")
        staat = waarde.isoformat() if isinstance(waarde, date | time | datetime) else repr(waarde)
        yield f"{plaats}: hier hoort {woorden}, en er staat {staat}."


def _dubbel(
    vorm: Vorm, plaats: str, rij: dict[str, Any], eerder: dict[tuple[str, ...], str]
) -> Iterator[str]:
    """That a row is known by the same as one before it; `eerder` keeps where those stand."""
    for sleutel in vorm.sleutels:
        waarden = tuple(str(rij.get(veld, "")) for veld in sleutel)
        if any(waarden) and (sleutel + waarden) in eerder:
            yield (
                f"{plaats}: {' en '.join(sleutel)} is hetzelfde als bij "
                f"{eerder[sleutel + waarden]}. Haal er één weg, of maak ze verschillend."
            )
        eerder.setdefault(sleutel + waarden, plaats)


def _bedoelt(wat: str, bekend: Iterable[str]) -> str:
    """The word that was perhaps meant, or all that there are."""
    bekend = sorted(bekend)
    if lijkt := get_close_matches(wat, bekend, n=1):
        return f" Bedoelt u '{lijkt[0]}'?"
    return f" Kies uit: {', '.join(bekend)}." if bekend else ""
