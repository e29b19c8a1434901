"""What differs between two states of one item, in the words of the trade.

The save path uses this for the stand before and the stand after, and every comparison for two
moments, so that a timeline and a comparison can never tell different things. A state is the JSON
of `agenda/beschrijving/inhoud.py`, or None where there is no item.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from ..beschrijving.inhoud import als_lijst
from ..choices import REDEN_NODIG, Publicatie, PuntStatus, Soort

RUBRIEKEN: dict[str, tuple[Soort, tuple[str, ...]]] = {
    "betrokkenen": (Soort.EIGENAAR_GEWIJZIGD, ("betrokkenen",)),
    "domein": (Soort.NAAR_ANDER_DOMEIN, ("domein",)),
    "titel": (Soort.TEKST_GEWIJZIGD, ("titel",)),
    "toelichting": (Soort.TEKST_GEWIJZIGD, ("toelichting",)),
    "aanleiding": (Soort.TEKST_GEWIJZIGD, ("aanleiding",)),
    "beoogd_resultaat": (Soort.TEKST_GEWIJZIGD, ("beoogd_resultaat",)),
    "ritme": (Soort.TEKST_GEWIJZIGD, ("ritme", "ritme_toelichting")),
    "bron": (Soort.TEKST_GEWIJZIGD, ("bron", "bron_plaats")),
}
"""What is compared as one thing: its name, to the soort of any change and the fields it holds."""

KOPPELINGEN = ["themas", "verwijzingen"]
"""Fields that tie an item to something else: a key, or a list."""

VERZET: dict[str, Callable[[object, object], bool]] = {}
"""For some of these names: whether a change of its values moves something in time."""

GESLOTEN = {PuntStatus.AFGEROND, PuntStatus.AANGEHOUDEN, PuntStatus.VERVALLEN}


@dataclass(frozen=True, slots=True)
class Verandering:
    """One change: what kind, in which field, from which JSON value to which."""

    soort: Soort
    veld: str
    oud: object
    nieuw: object


def registreer(soort: Soort, naam: str, *velden: str, verzet=None) -> None:
    """Compare these fields as one thing called `naam`; without fields, the field of that name.

    `verzet` says of its old and its new values whether a visitor wants to know why; see `waarom`.
    """
    RUBRIEKEN[naam] = (soort, velden or (naam,))
    if verzet:
        VERZET[naam] = verzet


def registreer_koppeling(veld: str) -> None:
    """Compare a field that holds a key, or a list, as a tie that comes or goes."""
    KOPPELINGEN.append(veld)


def verschil(oud: dict | None, nieuw: dict | None) -> list[Verandering]:
    """The changes that lead from one state to the other; none between equal states.

    `verschil(b, a)` names the fields of `verschil(a, b)` with old and new the other way round.
    Fields that say nothing to a reader, such as the place in the list, make no difference.
    """
    if oud is None and nieuw is None:
        return []
    if oud is None:
        return [Verandering(Soort.TOEGEVOEGD, "", None, None)]
    if nieuw is None:
        return [Verandering(Soort.INGETROKKEN, "", None, None)]
    return [
        *_publicatie(oud.get("publicatie"), nieuw.get("publicatie")),
        *_planning(oud.get("planning", []), nieuw.get("planning", [])),
        *_status(oud["status"], nieuw["status"]),
        *_behandelingen(oud["behandelingen"], nieuw["behandelingen"]),
        *_rubrieken(oud, nieuw),
        *_koppelingen(oud, nieuw),
    ]


def waarom(kenmerk: str, verandering) -> str:
    """What a visitor wants to know the reason of, as "waarom" goes on; "" where none is needed.

    `verandering` is a Verandering or an event. The soort decides, and of a "termijn of bedrag" the
    field: a termijn that is put off is a slip like any other, an amount is not.
    """
    if verandering.soort in REDEN_NODIG:
        return f"{kenmerk} {Soort(verandering.soort).label.lower()} is"
    verzet = VERZET.get(verandering.veld)
    if verzet and verzet(verandering.oud, verandering.nieuw):
        return f"de {verandering.veld} van {kenmerk} verandert"
    return ""


def zonder_woorden(verandering: Verandering) -> Verandering:
    """The change of a text without its words; any other change as it is."""
    if verandering.soort == Soort.TEKST_GEWIJZIGD and verandering.veld != "status":
        return replace(verandering, oud=None, nieuw=None)
    return verandering


def verschuiving(oud: list[str], nieuw: list[str]) -> Soort | None:
    """How a planning moved as a whole, or None where it did not; periods are first days, as ISO.

    The periods that went are set against the periods that came. Only came is "ingepland", only
    went is "uit de planning". With both, the earliest that went and the earliest that came decide:
    to a later one is "doorgeschoven", to an earlier one "vervroegd". So 2016 to 2017 and 2018 is
    doorgeschoven, and 2015 and 2016 to 2016 alone is uit de planning.
    """
    gegaan, gekomen = set(oud) - set(nieuw), set(nieuw) - set(oud)
    if gegaan and gekomen:
        return Soort.DOORGESCHOVEN if min(gegaan) < min(gekomen) else Soort.VERVROEGD
    if gekomen:
        return Soort.INGEPLAND
    return Soort.UIT_DE_PLANNING if gegaan else None


def _publicatie(oud, nieuw) -> Iterator[Verandering]:
    if oud != nieuw and Publicatie.GEPUBLICEERD in (oud, nieuw):
        if oud == Publicatie.GEPUBLICEERD:
            soort = Soort.INGETROKKEN
        elif oud == Publicatie.CONCEPT:
            soort = Soort.TOEGEVOEGD
        else:
            soort = Soort.GEPUBLICEERD
        yield Verandering(soort, "publicatie", oud, nieuw)


def _planning(oud, nieuw) -> Iterator[Verandering]:
    was, wordt = ({g["periode"]: g["toelichting"] for g in gepland} for gepland in (oud, nieuw))
    if soort := verschuiving(was, wordt):
        yield Verandering(soort, "planning", sorted(was), sorted(wordt))
    gebleven = was.keys() & wordt.keys()
    was, wordt = ({p: woorden[p] for p in sorted(gebleven)} for woorden in (was, wordt))
    if was != wordt:
        yield Verandering(Soort.TEKST_GEWIJZIGD, "planning_toelichting", was, wordt)


def _status(oud, nieuw) -> Iterator[Verandering]:
    if oud == nieuw:
        return
    if nieuw in GESLOTEN:
        soort = Soort(nieuw)
    elif oud in GESLOTEN:
        soort = Soort.HEROPEND
    elif nieuw == PuntStatus.LOOPT:
        soort = Soort.GESTART
    else:
        # Back to gepland, or from or to onbekend: what is written changed, not what is done.
        soort = Soort.TEKST_GEWIJZIGD
    yield Verandering(soort, "status", oud, nieuw)


def _behandelingen(oud, nieuw) -> Iterator[Verandering]:
    """One change per meeting, in which the place on its agenda does not count."""
    was, wordt = (
        {rij["vergadering"]: {k: v for k, v in rij.items() if k != "volgnummer"} for rij in rijen}
        for rijen in (oud, nieuw)
    )
    for vergadering in sorted(was.keys() | wordt.keys()):
        voor, na = was.get(vergadering), wordt.get(vergadering)
        if voor != na:
            yield Verandering(Soort.BEHANDELD, "behandelingen", voor, na)


def _rubrieken(oud, nieuw) -> Iterator[Verandering]:
    for naam, (soort, velden) in RUBRIEKEN.items():
        was, wordt = ([staat.get(veld) for veld in velden] for staat in (oud, nieuw))
        if was != wordt:
            if len(velden) == 1:
                [was], [wordt] = was, wordt
            yield Verandering(soort, naam, was, wordt)


def _koppelingen(oud, nieuw) -> Iterator[Verandering]:
    for veld in KOPPELINGEN:
        was, wordt = (als_lijst(staat.get(veld)) for staat in (oud, nieuw))
        if weg := [los for los in was if los not in wordt]:
            yield Verandering(Soort.ONTKOPPELD, veld, weg, None)
        if erbij := [los for los in wordt if los not in was]:
            yield Verandering(Soort.GEKOPPELD, veld, None, erbij)
