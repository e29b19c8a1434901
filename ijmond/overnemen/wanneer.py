"""When something comes, as documents say it: a day, "Q2 2027", "voorjaar 2027", "doorlopend".

What is a period, becomes that; what is less or other than one, stays as typed, under its year.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from agenda.alfabet import zoekvorm
from agenda.beschrijving.veld import Inhoud
from agenda.choices import Precisie, Ritme
from agenda.datums import EERSTE_JAAR, LAATSTE_JAAR, MAANDNAMEN, grenzen
from agenda.tijdvakken import Tijdvak

JAAR = r"(?P<jaar>(?:19|20)\d\d|'\d\d)"
MAAND = "(?P<maand>" + "|".join(f"{naam[:3]}(?:{naam[3:]})?" for naam in MAANDNAMEN) + r"|mrt)\.?"
KORT_JAAR = r"(?P<jaar>(?:19|20)?\d\d)"
RANGEN = {"eerste": "1e", "tweede": "2e", "derde": "3e", "vierde": "4e"}
RANG = r"(?P<nummer>[1-4])(?:e|de|ste)"
ERVOOR = r"(?:(?!voor |na |tot )[a-z]+\.? )?"
"""One word before a day: "di", "raad"; not one that says that it is another day."""
ERACHTER = r"(?: \(?[a-z]+)?"
DAGEN = [
    re.compile(rf"{ERVOOR}(?P<dag>\d\d?)[ -]{MAAND}[ -]{KORT_JAAR}{ERACHTER}"),
    re.compile(rf"{ERVOOR}(?P<dag>\d\d?)[-/.](?P<maandnummer>\d\d?)[-/.]{KORT_JAAR}{ERACHTER}"),
    re.compile(r"(?P<jaar>(?:19|20)\d\d)-(?P<maandnummer>\d\d?)-(?P<dag>\d\d?)"),
]
EENHEDEN = {
    "jaar": [re.compile(JAAR)],
    "halfjaar": [
        re.compile(rf"{RANG} ?(?:helft|halfjaar)(?: van)? {JAAR}"),
        re.compile(rf"h(?P<nummer>[12])[ -]?{JAAR}"),
        re.compile(rf"{JAAR}[ -]h(?P<nummer>[12])"),
    ],
    "kwartaal": [
        re.compile(rf"(?:q|k|kw|kwartaal) ?(?P<nummer>[1-4])[ -/]?{JAAR}"),
        re.compile(rf"{JAAR}[ -/]?(?:q|k|kw|kwartaal) ?(?P<nummer>[1-4])"),
        re.compile(rf"{RANG} ?(?:kwartaal|kw|kwart)\.?(?: van)? {JAAR}"),
    ],
    "maand": [
        re.compile(rf"{MAAND}[ -]{JAAR}"),
        re.compile(rf"{MAAND}[ -](?P<kort>\d\d)"),
        re.compile(rf"{JAAR}-(?P<maandnummer>0[1-9]|1[0-2])"),
        re.compile(rf"(?P<maandnummer>0?[1-9]|1[0-2])[-/]{JAAR}"),
    ],
}
PER_RITME = {
    Ritme.DOORLOPEND: ("doorlopend", "continu", "permanent"),
    Ritme.JAARLIJKS: ("jaarlijks", "elk jaar", "ieder jaar", "1x per jaar"),
    Ritme.TWEEJAARLIJKS: ("tweejaarlijks", "eens in de twee jaar"),
    Ritme.JAARLIJKS_OF_TWEEJAARLIJKS: ("jaarlijks/tweejaarlijks",),
    Ritme.EENMALIG: ("eenmalig",),
    Ritme.NADER_TE_BEPALEN: (
        "n.t.b", "ntb", "nader te bepalen", "nog te bepalen", "onbekend", "nog niet bekend",
    ),
}  # fmt: skip
RITMES = {woord: ritme for ritme, woorden in PER_RITME.items() for woord in woorden}
MET_MEER = ("jaarlijks", "elk jaar", "ieder jaar", "doorlopend", "tweejaarlijks")
"""A rhythm that more may be said of: "jaarlijks in mei"."""
TWEE = re.compile(rf"(?P<een>[^/]+?) ?(?:/| en ) ?(?P<ander>[^/]+?) (?P<wanneer>{JAAR})")
"""Two of one year: "Q3/Q4 2027", "oktober en november 2027"."""
REEKS = re.compile(r"((?:19|20)\d\d) ?(?:-|t/m|tot en met) ?((?:19|20)\d\d)")
LOSSE_JAREN = re.compile(r"(?<!\d)((?:19|20)\d\d|'\d\d)(?!\d)")
ALLEEN_JAREN = re.compile(r"(?:(?:19|20)\d\d(?: |,|;|/|&|\+|-|en|t/m|tot en met)*)+")
VOORAF = re.compile(r"^(?:(?:in|het|jaar|gepland) )+")
"""What says nothing of when."""
LANGSTE = 250
"""Of more characters no planning keeps what was typed."""
MEESTE_JAREN = 12
"""Of a longer row of years nobody means every one."""


@dataclass(frozen=True)
class Wanneer:
    """When something comes: periods, with what was `getypt` where these do not say it all.

    `dag` is set of what is known to the day, `ritme` of what comes back.
    """

    tijdvakken: tuple[Tijdvak, ...] = ()
    getypt: str = ""
    dag: date | None = None
    ritme: str = ""


def lees_wanneer(getypt: str, erbij: str = "") -> Wanneer | None:
    """What these words say; None where that is nothing.

    `erbij` is what stands above it, such as "2026" over a column of which the head is "Q2".
    """
    tekst = " ".join(getypt.split())
    if len(tekst) > LANGSTE:
        return None
    vorm = VOORAF.sub("", zoekvorm(tekst).strip(" .:;,()"))
    for mogelijk in (vorm, f"{vorm} {zoekvorm(erbij)}") if erbij else (vorm,):
        if gelezen := _lees(mogelijk, tekst):
            return gelezen
    return None


def tijdvak(getypt: str, erbij: str = "") -> Tijdvak | None:
    """The one period that these words are, no more and no less."""
    gelezen = lees_wanneer(getypt, erbij)
    heel = gelezen and len(gelezen.tijdvakken) == 1 and not (gelezen.getypt or gelezen.ritme)
    return gelezen.tijdvakken[0] if gelezen and heel else None


def termijn(wanneer: Wanneer | None, getypt: str) -> Inhoud:
    """The same as the termijn of an actie; what no date can hold, stays as typed."""
    een = wanneer.tijdvakken[0] if wanneer and len(wanneer.tijdvakken) == 1 else None
    if wanneer and wanneer.dag:
        dag, precisie, tekst = wanneer.dag, Precisie.DAG.value, ""
    elif wanneer and een:
        dag, precisie, tekst = een.begin, een.eenheid, wanneer.getypt
    else:
        return {"termijn_tekst": " ".join(getypt.split())}
    return {"termijn": dag.isoformat(), "termijn_precisie": precisie, "termijn_tekst": tekst}


def _lees(getikt: str, getypt: str) -> Wanneer | None:
    vorm = " ".join(RANGEN.get(woord, woord) for woord in getikt.split())
    if vorm in RITMES:
        return Wanneer(ritme=RITMES[vorm].value)
    if dag := _dag(vorm):
        return Wanneer((Tijdvak(*grenzen(dag, "maand")),), getypt, dag)
    if delen := _eenheden(vorm):
        return Wanneer(delen)
    if jaren := list(dict.fromkeys(_jaren(vorm))):
        return Wanneer(tuple(jaren), "" if ALLEEN_JAREN.fullmatch(vorm) else getypt)
    if ritme := next((los for los in MET_MEER if vorm.startswith(f"{los} ")), ""):
        return Wanneer(getypt=getypt, ritme=RITMES[ritme].value)
    return None


def _dag(vorm: str) -> date | None:
    for patroon in DAGEN:
        if los := patroon.fullmatch(vorm):
            delen = los.groupdict()
            try:
                return date(_jaar(delen["jaar"]), _maand(delen), int(delen["dag"]))
            except ValueError:
                return None
    return None


def _eenheden(vorm: str) -> tuple[Tijdvak, ...]:
    """The one period that this is, or the two of one year; () for none."""
    if heel := _eenheid(vorm):
        return (heel,)
    los = TWEE.fullmatch(vorm)
    delen = [_eenheid(f"{los[naam]} {los['wanneer']}") for naam in ("een", "ander")] if los else []
    return tuple(filter(None, delen)) if delen and all(delen) else ()


def _eenheid(vorm: str) -> Tijdvak | None:
    for eenheid, patronen in EENHEDEN.items():
        for patroon in patronen:
            if los := patroon.fullmatch(vorm):
                delen = los.groupdict()
                jaar = _jaar(delen.get("jaar") or delen["kort"])
                return Tijdvak(*grenzen(date(jaar, _begin(eenheid, delen), 1), eenheid))
    return None


def _begin(eenheid: str, delen: dict[str, str]) -> int:
    """The first month of a half-year, a quarter or a month."""
    if eenheid == "maand":
        return _maand(delen)
    maanden = {"jaar": 12, "halfjaar": 6, "kwartaal": 3}[eenheid]
    return (int(delen.get("nummer") or 1) - 1) % (12 // maanden) * maanden + 1


def _maand(delen: dict[str, str]) -> int:
    if nummer := delen.get("maandnummer"):
        return int(nummer)
    begin = "maa" if delen["maand"].startswith("mrt") else delen["maand"][:3]
    return next(n for n, naam in enumerate(MAANDNAMEN, start=1) if naam.startswith(begin))


def _jaar(cijfers: str) -> int:
    jaar = int(cijfers.strip("'"))
    return jaar if jaar > 99 else 2000 + jaar


def _jaren(vorm: str) -> Iterator[Tijdvak]:
    """The years that are named, and those between in "2026-2028"."""
    for van, tot in REEKS.findall(vorm):
        if 0 < int(tot) - int(van) < MEESTE_JAREN:
            yield from (_heel_jaar(jaar) for jaar in range(int(van), int(tot) + 1))
    for jaar in LOSSE_JAREN.findall(vorm):
        if EERSTE_JAAR <= (heel := _jaar(jaar)) <= LAATSTE_JAAR:
            yield _heel_jaar(heel)


def _heel_jaar(jaar: int) -> Tijdvak:
    return Tijdvak(*grenzen(date(jaar, 1, 1), "jaar"))
