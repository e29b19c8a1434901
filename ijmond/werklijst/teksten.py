"""Texts that are hard to read, or seem to hold what is somebody's own.

All texts are read once for as long as nothing is saved: judging them takes longer than a page may.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from django.core.cache import cache as bewaard

from agenda.models import Agenda, Agendapunt, Punt, Stand

from ..document.begrippen import BEGRIPPEN
from .blik import Blik, Regel, formulier
from .leesbaar import lange_zin, onverklaard, persoonlijk
from .punten import NOG_TE_DOEN, RECHTEN

LANG, AFKORTING, PERSOONLIJK = "lange-zin", "afkorting", "persoonlijk"
OPENBARE_VELDEN = ("titel", "toelichting", "aanleiding", "beoogd_resultaat")
VELDEN = {
    "titel": "titel",
    "toelichting": "toelichting",
    "aanleiding": "als_agendapunt__aanleiding",
    "beoogd_resultaat": "als_agendapunt__beoogd_resultaat",
    "interne_notitie": "interne_notitie",
}
"""Each field of a form that holds a text, and the column behind it."""
BEKEND = frozenset({"BV", "EU", "NL", "NV", "PDF", "PM"})
"""Abbreviations that a reader knows."""
BEGIN = 80
"""So many characters of a sentence tell which one it is."""


class Bevonden(NamedTuple):
    """What was found in one field of an item."""

    wat: str
    pk: int
    kenmerk: str
    titel: str
    soort: str
    agenda: int
    nog_te_doen: bool
    veld: str
    zegt: str


def lange_zinnen(blik: Blik) -> Iterator[Regel]:
    return _regels(blik, LANG)


def afkortingen(blik: Blik) -> Iterator[Regel]:
    return _regels(blik, AFKORTING)


def persoonsgegevens(blik: Blik) -> Iterator[Regel]:
    """Of every agenda: what may not be there is no less so when an agenda has ended."""
    return _regels(blik, PERSOONLIJK)


def _regels(blik: Blik, wat: str) -> Iterator[Regel]:
    for los in blik.eenmaal("teksten", bevindingen):
        binnen = blik.agendas if wat == PERSOONLIJK else blik.lopend
        telt = los.nog_te_doen or wat == PERSOONLIJK
        if los.wat != wat or los.agenda not in binnen or not telt:
            continue
        if not blik.mag(RECHTEN[los.soort]):
            continue
        yield Regel(
            f"{los.kenmerk}-{los.veld}",
            f"{los.kenmerk} {los.titel}",
            f"{formulier(los.soort, los.pk)}#id_{los.veld}",
            f"{_label(los.veld)}: {los.zegt}",
            blik.naam_van(los.agenda),
        )


def bevindingen() -> list[Bevonden]:
    """What was found in the texts of all items, as they are since the last stand."""
    laatste = Stand.objects.values_list("pk", flat=True).order_by("pk").last()
    sleutel = f"werklijst-teksten-{laatste}"
    if (gevonden := bewaard.get(sleutel)) is None:
        bewaard.set(sleutel, gevonden := [*_lees()])
    return gevonden


def _lees() -> Iterator[Bevonden]:
    letters = Agenda.objects.values_list("voorvoegsel_agendapunt", "voorvoegsel_actie")
    bekend = BEKEND.union(_uitgelegd(), *letters)
    over = ("pk", "kenmerk", "titel", "soort", "agenda_id", "status")
    for rij in Punt.objects.order_by("agenda_id", "volgorde", "pk").values_list(
        *over, *VELDEN.values()
    ):
        pk, kenmerk, titel, soort, agenda, status, *teksten = rij
        nog_te_doen = status in NOG_TE_DOEN
        for veld, tekst in zip(VELDEN, teksten, strict=True):
            for wat, zegt in _oordeel(veld, tekst, bekend) if tekst else ():
                yield Bevonden(wat, pk, kenmerk, titel, soort, agenda, nog_te_doen, veld, zegt)


def _oordeel(veld: str, tekst: str, bekend: frozenset[str]) -> Iterator[tuple[str, str]]:
    if gevonden := [*persoonlijk(tekst)]:
        yield PERSOONLIJK, f"hier lijkt {' en '.join(gevonden)} te staan."
    if veld not in OPENBARE_VELDEN:
        return
    if zin := lange_zin(tekst):
        begin = zin if len(zin) <= BEGIN else f"{zin[:BEGIN].rsplit(' ', 1)[0]} …"
        yield LANG, f"een zin van {len(zin.split())} woorden: ‘{begin}’"
    if afkortingen := onverklaard(tekst, bekend):
        yield AFKORTING, f"{', '.join(afkortingen)}."


@cache
def _uitgelegd() -> frozenset[str]:
    return frozenset(begrip.term for begrip in BEGRIPPEN)


@cache
def _label(veld: str) -> str:
    naam = str(Agendapunt._meta.get_field(veld).verbose_name)  # type: ignore[union-attr]
    return naam[0].upper() + naam[1:]
