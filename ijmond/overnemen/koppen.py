"""Lines that say what comes under them: a domain, or a meeting round of executives."""

import re
from typing import NamedTuple

from agenda.alfabet import zoekvorm

LANGSTE = 150
"""A line of more characters says nothing of what comes under it."""
OVERLEG = re.compile(
    r"(?P<soort>pfh|portefeuillehouders?|secretarissen)[- ]?overleg"
    r"(?: ?/ ?onderwerp)?(?: ?[:–-] ?| )(?P<naam>.+)",
    re.IGNORECASE,
)
NUMMER = re.compile(r"(?:hoofdstuk )?[0-9]+(?:\.[0-9]+)*\.?:? +", re.IGNORECASE)
"""What was typed before a heading: "1.2 Domein Wonen"."""
LETTER = re.compile(r"\(?(?P<letter>[a-z])\s*[.)]\)?\s+(?P<naam>.+)", re.IGNORECASE)
AFKORTING = re.compile(r"(?P<naam>.+?) \((?P<afkorting>[A-Z][A-Za-z&]{1,9})\)")


class Overlegkop(NamedTuple):
    soort: str
    naam: str
    afkorting: str


class Domeinkop(NamedTuple):
    letter: str
    naam: str


def overleg(tekst: str) -> Overlegkop | None:
    """ "Pfh-overleg / onderwerp: Metropoolregio Amsterdam (MRA)" and the like."""
    regel = " ".join(tekst.split())
    if len(regel) > LANGSTE or not (los := OVERLEG.fullmatch(regel)):
        return None
    is_secretaris = los["soort"].casefold().startswith("secretaris")
    soort = "secretarissenoverleg" if is_secretaris else "pfh-overleg"
    naam = los["naam"].strip(" :")
    kort = AFKORTING.fullmatch(naam)
    return Overlegkop(soort, *(kort.groups() if kort else (naam, "")))


def domein(tekst: str, nummer: str, woord: str, *, is_kop: bool) -> Domeinkop | None:
    """ "a. Sociaal-maatschappelijk domein"; the letter may be a `nummer` that Word makes.

    `woord` is what the agenda calls one. A heading that begins or ends with it needs no letter.
    """
    regel = " ".join(tekst.split())
    if len(regel) > LANGSTE or regel.endswith((".", ";", ",")):
        return None
    regel = NUMMER.sub("", regel, count=1) if is_kop and NUMMER.match(regel) else regel
    los = LETTER.fullmatch(regel)
    letter, naam = (los["letter"], los["naam"]) if los else (nummer, regel)
    met_letter = len(letter) == 1 and letter.isalpha()
    woorden, een = zoekvorm(naam).split(), zoekvorm(woord)
    if met_letter and een in woorden:
        return Domeinkop(letter.lower(), naam)
    return Domeinkop("", naam) if is_kop and een in (woorden[0], woorden[-1]) else None
