"""What cells of somebody else's list say: who, how much, which link, how far it is."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from agenda.alfabet import zoekvorm
from agenda.beschrijving.veld import Inhoud
from agenda.choices import EigenaarSoort, PuntStatus, Rol, Zekerheid
from agenda.getallen import lees_bedrag

from .bestand import vorm

WEBADRES = re.compile(r"https?://\S+", re.IGNORECASE)
STATUSSEN = {
    PuntStatus.GEPLAND: "gepland open openstaand",
    PuntStatus.LOOPT: "loopt lopend",
    PuntStatus.AFGEROND: "afgerond afgehandeld afgedaan gereed klaar",
    PuntStatus.AANGEHOUDEN: "aangehouden",
    PuntStatus.VERVALLEN: "vervallen ingetrokken",
    PuntStatus.ONBEKEND: "onbekend",
}
VAN_WOORDEN = {woord: los for los, woorden in STATUSSEN.items() for woord in woorden.split()}
VAN_MEER_WOORDEN = {"in uitvoering": PuntStatus.LOOPT, "nog te starten": PuntStatus.GEPLAND}

FUNCTIES = {
    "college", "colleges", "college van b&w", "het college", "griffie", "griffier", "de griffie",
    "burgemeester", "secretaris", "gemeentesecretaris", "raad", "gemeenteraad", "presidium",
    "agendacommissie", "directie",
}  # fmt: skip
SOORTEN = (
    (re.compile(r"gemeente \w"), EigenaarSoort.GEMEENTE),
    (re.compile(r"provincie \w"), EigenaarSoort.PROVINCIE),
    (re.compile(r"(?:waterschap|hoogheemraadschap) \w"), EigenaarSoort.WATERSCHAP),
    (
        re.compile(r"(?:wethouder|weth|burgemeester|dhr|mevr|mw|de heer|mevrouw)\.? \w"),
        EigenaarSoort.PERSOON,
    ),
)
"""How somebody is called who can be nothing else."""
WAARVOOR = re.compile(
    r"(?P<bedrag>.*?\d(?:[.,]-|,=|[.,\d])*(?: ?(?:mln|miljoen|mld|miljard)\.?)?)(?P<rest> .*)?",
    re.IGNORECASE,
)
MET_ROL = re.compile(r"(?P<naam>.+) \((?P<rol>[^()]+)\)")
ROLLEN = {str(label).casefold(): waarde for waarde, label in Rol.choices}
LANGSTE_BEDRAG = 200
CIRCA = re.compile(r"(?:circa|ca\.?|ongeveer|±) *", re.IGNORECASE)
MARKERINGEN = frozenset(["x", "✓", "✔", "√", "☑", "☒", "v", "ja", "●", "•", "■", "◆", "+", "*"])
LEEG = frozenset(("", "-"))
NEE = LEEG | {"☐", "nee", "n.v.t.", "nvt", "✗"}


@dataclass(frozen=True)
class Waarde:
    """What a cell says: its text, that text as the portal writes a long one, and its links.

    `links` are pairs of text and address, `noten` the texts of notes; `kop` stands over its column,
    and `plaats` is where the cell is, where it has a place of its own: "B12".
    """

    tekst: str
    opgemaakt: str = ""
    links: tuple[tuple[str, str], ...] = ()
    noten: tuple[str, ...] = ()
    kop: str = ""
    plaats: str = ""

    @property
    def regel(self) -> str:
        """All of it on one line."""
        return " ".join(self.tekst.split())

    @property
    def lang(self) -> str:
        """All of it as a long text, with its notes at the end."""
        return "\n".join([self.opgemaakt or self.tekst, *(f"Noot: {los}" for los in self.noten)])

    @property
    def is_markering(self) -> bool:
        return self.regel.casefold().strip(" .()\ufe0f") in MARKERINGEN

    @property
    def is_leeg(self) -> bool:
        return zoekvorm(self.regel) in LEEG

    @property
    def is_nee(self) -> bool:
        """Whether it says that something is not so, or nothing."""
        return zoekvorm(self.regel) in NEE


def als_een(eerste: Waarde, *rest: Waarde) -> Waarde:
    """What was split over cells, such as a title, as one."""
    alle = (eerste, *rest)
    return replace(
        eerste,
        tekst="\n".join(los.tekst for los in alle),
        links=tuple(link for los in alle for link in los.links),
        noten=tuple(noot for los in alle for noot in los.noten),
    )


def status(tekst: str) -> str:
    """How far an item is; "" for another word."""
    gezocht = zoekvorm(tekst).strip(" .")
    return str(VAN_WOORDEN.get(gezocht) or VAN_MEER_WOORDEN.get(gezocht) or "")


def namen(tekst: str, bekend: Container[str] = ()) -> list[str]:
    """Each one who is named: "wethouder A, wethouder B en het college".

    `bekend` are names that are there already, by their `vorm`: "en" in one of these splits nothing.
    """
    delen = [" ".join(los.split()) for los in re.split(r"[\n;,/]", tekst)]
    los_van = (
        [deel] if vorm(zonder_rol(deel)[0]) in bekend else re.split(r" en | & ", deel)
        for deel in delen
    )
    return list(dict.fromkeys(los for los in chain.from_iterable(los_van) if los.strip(" -.")))


def zonder_rol(naam: str) -> tuple[str, str]:
    """A name, and the role that is said behind it: "Gemeente Velsen (trekker)"."""
    los = MET_ROL.fullmatch(naam)
    rol = ROLLEN.get(los["rol"].casefold(), "") if los else ""
    return (los["naam"], rol) if los and rol else (naam, "")


def soort_eigenaar(naam: str) -> str:
    """What kind of owner somebody is, where his name says that; else ""."""
    gezocht = zoekvorm(naam)
    if gezocht in FUNCTIES:
        return EigenaarSoort.FUNCTIE.value
    return next((soort.value for vorm, soort in SOORTEN if vorm.match(gezocht)), "")


def bedragen(tekst: str) -> list[Inhoud] | None:
    """The amounts that are written here, each with what it is for; None where one can't be read."""
    delen = [
        _bedrag(los.strip())
        for los in re.split(r"[\n;]|, (?=€|circa|ca\.)|\s\+\s", tekst)
        if los.strip()
    ]
    return None if None in delen else [los for los in delen if los]


def _bedrag(tekst: str) -> Inhoud | None:
    if len(tekst) > LANGSTE_BEDRAG:
        return None
    if zoekvorm(tekst).strip(" .") in ("p.m", "pm"):
        return {"bedrag": None, "zekerheid": Zekerheid.PM.value}
    ongeveer = CIRCA.match(tekst)
    delen = WAARVOOR.fullmatch(tekst[ongeveer.end() :] if ongeveer else tekst)
    hoeveel = lees_bedrag(delen["bedrag"]) if delen else None
    if delen is None or hoeveel is None:
        return None
    zekerheid = Zekerheid.CIRCA if ongeveer else Zekerheid.PRECIES
    waarvoor = (delen["rest"] or "").strip()
    return {"bedrag": str(hoeveel), "zekerheid": zekerheid.value, "waarvoor": waarvoor}


def verwijzingen(waarde: Waarde) -> Iterator[Inhoud]:
    """Each link of a cell that is about links; a name without an address is one too."""
    gezien = set()
    for titel, adres in waarde.links:
        gezien.add(titel)
        yield {"titel": titel, "url": adres}
    for regel in waarde.tekst.splitlines():
        for adres in WEBADRES.findall(regel):
            titel = regel.replace(adres, "").strip(" :-–()") or adres
            gezien.add(regel.strip())
            if adres not in {url for _, url in waarde.links}:
                yield {"titel": titel[:500], "url": adres}
        if regel.strip() and regel.strip() not in gezien:
            yield {"titel": regel.strip(), "url": ""}
