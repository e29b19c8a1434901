"""The forms of the portal, filled in as nobody would: each with some of its fields spoilt."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from urllib.parse import urlencode, urljoin

from lxml import html

from tests.aanval.munitie import MERK, WAARDEN
from tests.aanval.vragen import Vraag

TELLERS = ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")
KNOPPEN = ["_save", "_continue", "_addanother", "_saveasnew", "_popup", "post", "action", "index"]
"""What Django's admin looks at beside the fields, whether a page shows that button or not."""

Velden = list[tuple[str, str]]


@dataclass(frozen=True)
class Formulier:
    """A form as a page offers it: where it goes, what a browser would send, and its buttons."""

    adres: str
    velden: Velden
    knoppen: Velden


def formulieren_in(adres: str, pagina: bytes) -> Iterator[Formulier]:
    """Every form of a page that is posted, but that of logging out."""
    for formulier in html.fromstring(pagina).forms:
        naar = urljoin(adres, formulier.get("action") or adres)
        if formulier.method == "POST" and "logout" not in naar:
            knoppen = formulier.xpath(".//*[@type='submit'][@name]")
            yield Formulier(
                naar, formulier.form_values(), [(k.get("name"), k.get("value")) for k in knoppen]
            )


def bedorven(loterij: Random, formulieren: list[Formulier]) -> Iterator[Vraag]:
    """Without an end: a form with one of its buttons pushed, and one to four things wrong."""
    while True:
        formulier = loterij.choice(formulieren)
        velden = [*formulier.velden, *loterij.sample(formulier.knoppen, bool(formulier.knoppen))]
        for _ in range(loterij.randint(1, 4)):
            velden = loterij.choice(MANIEREN)(loterij, velden)
        wie = loterij.choice(["beheerder", "beheerder", "griffie", "bezoeker"])
        yield Vraag(
            "bedorven formulier",
            wie,
            "POST",
            formulier.adres,
            urlencode(velden, errors="replace"),
        )


def _een_weg(loterij: Random, velden: Velden) -> Velden:
    weg = loterij.choice(velden)[0] if velden else ""
    return [(naam, waarde) for naam, waarde in velden if naam != weg]


def _een_anders(loterij: Random, velden: Velden) -> Velden:
    anders = loterij.choice(velden)[0] if velden else ""
    nieuw = loterij.choice(WAARDEN)
    return [(naam, nieuw if naam == anders else waarde) for naam, waarde in velden]


def _twee_verwisseld(loterij: Random, velden: Velden) -> Velden:
    waarden = [waarde for _, waarde in velden]
    if len(waarden) > 1:
        een, twee = loterij.sample(range(len(waarden)), 2)
        waarden[een], waarden[twee] = waarden[twee], waarden[een]
    return [(naam, waarde) for (naam, _), waarde in zip(velden, waarden, strict=True)]


def _een_dubbel(loterij: Random, velden: Velden) -> Velden:
    return [*velden, (loterij.choice(velden)[0], loterij.choice(WAARDEN))] if velden else velden


def _teller_anders(loterij: Random, velden: Velden) -> Velden:
    nieuw = loterij.choice(["", "-1", "0", "2", "1001", "99999999999", "veel"])
    tellers = [naam for naam, _ in velden if naam.endswith(TELLERS)]
    anders = loterij.choice(tellers) if tellers else ""
    return [(naam, nieuw if naam == anders else waarde) for naam, waarde in velden]


def _haast_niets(loterij: Random, velden: Velden) -> Velden:
    return loterij.sample(velden, min(len(velden), loterij.randint(0, 3)))


def _andere_knop(loterij: Random, velden: Velden) -> Velden:
    return [*velden, (loterij.choice(KNOPPEN), loterij.choice(["1", "0", "x", "delete_selected"]))]


def _overal_een_merk(loterij: Random, velden: Velden) -> Velden:
    """In every text that somebody could have typed."""
    return [(naam, f"{waarde}{MERK}" if waarde else waarde) for naam, waarde in velden]


MANIEREN = [
    _een_weg, _een_anders, _een_anders, _twee_verwisseld, _een_dubbel, _teller_anders,
    _haast_niets, _andere_knop, _overal_een_merk,
]  # fmt: skip
