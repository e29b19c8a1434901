"""The sheet of what stood on each meeting: its rows go to the meetings of the same file."""

from collections.abc import Iterable
from dataclasses import replace

from agenda.alfabet import zoekvorm
from agenda.beschrijving.veld import Inhoud
from agenda.models import Vergadering
from agenda.voorstellen import soort_van

from ...rekenblad import APART, Rij, Vel, als_tekst
from ...rekenblad.onderdeel import NAAM, NUMMER, delen
from ..bestand import vorm
from ..vondst import Vondst
from .koppen import koppen, lees_vak

VELD = APART[Vergadering]
SOORT = soort_van(Vergadering)
GEEN_VERGADERING = (
    "In deze rij staat niet bij welke vergadering dit hoort. Vul het nummer in, of zet haar op het "
    "blad Vergaderingen."
)
AL_GENOEMD = "{} staat al eerder bij deze vergadering. Laat een van de twee staan."
GEEN_PUNT = "In deze rij staat geen kenmerk van een punt."


def is_apart(vel: Vel) -> bool:
    """Whether a sheet is such a one of ours."""
    heten = {zoekvorm(kop) for kop in koppen(vel.rijen[0]).values()} if vel.rijen else set()
    return zoekvorm(vel.naam) == VELD and {zoekvorm(NUMMER), "punt"} <= heten


def voeg_toe(vel: Vel, vondsten: Iterable[Vondst]) -> list[Vondst]:
    """What was found, with these rows at their meetings; what has no row here, stays as it is.

    A meeting that has no row of its own in the file, is named by its number.
    """
    alle = list(vondsten)
    plekken = {_heet(v.kenmerk, v.titel): n for n, v in enumerate(alle) if v.soort == SOORT}
    for rij in vel.rijen[1:]:
        cellen, niet = _lees(vel, rij)
        alle += niet
        nummer, naam, punt = (cellen.pop(los, "") for los in (NUMMER, NAAM, "punt"))
        plaats, heet = f"{vel.naam}, rij {rij.nummer}", _heet(nummer, naam)
        if punt and nummer and heet not in plekken:
            plekken[heet] = len(alle)
            alle.append(Vondst(SOORT, kenmerk=nummer, plaats=plaats, is_van_ons=True))
        bij = alle[plekken[heet]] if heet in plekken else None
        if waarom := _bezwaar(bij, punt):
            tekst = " | ".join(filter(None, map(als_tekst, rij.cellen)))
            alle.append(Vondst(plaats=plaats, tekst=tekst, waarom=waarom))
        elif bij:
            alle[plekken[heet]] = _met(bij, cellen | {"punt": punt}, plaats)
    return alle


def _bezwaar(bij: Vondst | None, punt: str) -> str:
    """Why a row can't go to a meeting; "" where it can."""
    if not (bij and punt):
        return GEEN_VERGADERING if punt else GEEN_PUNT
    er_al = any(rij["punt"] == punt for rij in bij.velden.get(VELD, ()))
    return AL_GENOEMD.format(punt) if er_al else ""


def _heet(nummer: str, naam: str) -> str:
    """What a meeting goes by: its number, or while it is new its name."""
    return nummer or f"nieuw: {vorm(naam)}"


def _met(vondst: Vondst, rij: Inhoud, plaats: str) -> Vondst:
    return replace(
        vondst,
        velden=vondst.velden | {VELD: [*vondst.velden.get(VELD, []), rij]},
        heel=vondst.heel - {VELD},
        plaatsen={VELD: plaats, **vondst.plaatsen},
    )


def _lees(vel: Vel, rij: Rij) -> tuple[Inhoud, list[Vondst]]:
    """What the cells say, and each that says nothing."""
    namen = {zoekvorm(los): los for los in (NUMMER, NAAM)}
    per_kop = {zoekvorm(kop): deel for kop, deel in delen().items()}
    gelezen: Inhoud = {}
    niet: list[Vondst] = []
    for nummer, kop in koppen(vel.rijen[0]).items():
        gezocht = zoekvorm(kop)
        if gezocht in namen:
            gelezen[namen[gezocht]] = als_tekst(rij.cel(nummer)).strip()
        elif deel := per_kop.get(gezocht):
            niet += lees_vak(rij, nummer, deel, gelezen, deel.veld)
    return gelezen, niet
