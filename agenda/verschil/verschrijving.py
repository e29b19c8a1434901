"""What may be a small correction: words only, and none that says how much, when, or that it is not.

In come two states of one row as JSON; out goes what is not small about what differs, in words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import partial

from django.db.models import CharField, Model, SlugField, TextField, URLField

from ..beschrijving.model import Beschreven, lijst_van
from ..beschrijving.veld import Inhoud, Staat, Veld, intern, lijsten, rijsleutel, standaard, velden

MEESTE_LETTERS = MEESTE_WOORDEN = 3
"""What differs by no more than this is a slip of the pen."""
LANGSTE_CODE = 12
"""What has no more room than this holds a code, such as a kenmerk, and no words."""

ZWARE_WOORDEN = {
    "niet", "geen", "nooit", "zonder", "niemand", "niets", "niks", "noch", "nergens", "nimmer",
    "nee", "neen", "evenmin", "geenszins", "allerminst", "tenzij", "behalve", "uitgezonderd",
    "min", "minus", "plus", "nul", "half", "halve", "helft", "kwart", "dubbel", "dubbele",
    "meer", "minder", "meest", "minst", "hoogstens", "minstens", "maximaal", "minimaal", "alle",
    "eerste", "tweede", "derde", "voor", "na", "tot", "vanaf", "sinds", "eerder", "later",
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december", "jan", "feb", "mrt", "apr", "jun", "jul", "aug", "sep",
    "sept", "okt", "nov", "dec", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag",
    "zaterdag", "zondag", "voorjaar", "najaar", "lente", "zomer", "herfst", "winter", "gisteren",
    "vandaag", "morgen",
}  # fmt: skip
"""The words that turn a sentence round, or say how much or when."""
_TELWOORD = re.compile(
    r"één|((een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|der|veer|twin|tach"
    r"|tig|honderd|duizend|miljoen|miljard|en|ën)+(de|ste|tal)?)"
)
_GEEN_TELWOORD = {"een", "eende", "en", "der", "veer"}

GEEN_KLEINE = "dat is geen kleine correctie."
LEESTEKENS = ".,;:!?…'\"()‘’“”„"
_WOORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Tekst:
    """A text that differs, and what its field is called."""

    label: str
    was: str
    wordt: str

    @property
    def bezwaar(self) -> str:
        """Why a change of it is not small; "" where only words differ."""
        wat = ""
        if not (self.was and self.wordt):
            wat = "komt tekst erbij of gaat tekst weg"
        elif zwaar(self.was) != zwaar(self.wordt) or _keert_om(self.was, self.wordt):
            wat = "verandert een cijfer, een teken, of een woord dat telt, als ‘niet’ of ‘juni’"
        return wat and f"Bij ‘{self.label}’ {wat}: {GEEN_KLEINE}"


@dataclass(frozen=True)
class Anders:
    """Something else that differs, which is never small."""

    bezwaar: str


def zwaar(tekst: str) -> list[str]:
    """All in a text that is more than a word, in order: "5%", "2016-2018", "niet", "*"."""
    gevonden = []
    for deel in tekst.split():
        if any(map(_is_teken, deel)) or deel.strip(LEESTEKENS).strip("-") != deel.strip(LEESTEKENS):
            gevonden.append(deel.strip(LEESTEKENS))
        gevonden += filter(_is_zwaar, _WOORD.findall(deel.lower()))
    return gevonden


def _is_zwaar(woord: str) -> bool:
    is_telwoord = _TELWOORD.fullmatch(woord) and woord not in _GEEN_TELWOORD
    return woord in ZWARE_WOORDEN or bool(is_telwoord)


def _keert_om(was: str, wordt: str) -> bool:
    """Whether a word got or lost "on" before it: "mogelijk", "onmogelijk"."""
    oud, nieuw = ({*_WOORD.findall(tekst.lower())} for tekst in (was, wordt))
    weg, erbij = oud - nieuw, nieuw - oud
    return any(f"on{woord}" in erbij for woord in weg) or any(f"on{w}" in weg for w in erbij)


def _is_teken(letter: str) -> bool:
    """Whether it is a digit or a sign: "-" is one only at an end of a word, see `zwaar`."""
    return letter.isnumeric() or not (letter.isalpha() or letter in LEESTEKENS or letter == "-")


def verschrijving(teksten: list[Tekst]) -> bool:
    """Whether in all of these together only a few letters of a few words differ."""
    letters = woorden = 0
    for tekst in teksten:
        was, wordt = tekst.was.split(), tekst.wordt.split()
        if not (was and wordt) or abs(len(tekst.was) - len(tekst.wordt)) > MEESTE_LETTERS:
            return False
        for wat, a, b, c, d in SequenceMatcher(None, was, wordt, autojunk=False).get_opcodes():
            if wat != "equal":
                woorden += max(b - a, d - c)
                letters += _letters(" ".join(was[a:b]), " ".join(wordt[c:d]))
        if letters > MEESTE_LETTERS or woorden > MEESTE_WOORDEN:
            return False
    return bool(teksten)


def _letters(was: str, wordt: str) -> int:
    """How many letters differ, about: one in place of another counts once."""
    stappen = SequenceMatcher(None, was, wordt, autojunk=False).get_opcodes()
    return sum(max(b - a, d - c) for wat, a, b, c, d in stappen if wat != "equal")


def veranderd(model: type[Beschreven], oud: Inhoud, nieuw: Inhoud) -> Iterator[Tekst | Anders]:
    """What differs between two states of one row; what is internal may differ freely."""
    yield from _veranderd(model, model.BESCHRIJVING, oud, nieuw)


def _veranderd(
    model: type[Model], staat: type[Staat], oud: Inhoud, nieuw: Inhoud
) -> Iterator[Tekst | Anders]:
    # A field that came later is not in an older state, which is not a change of it.
    oud, nieuw = standaard(staat) | oud, standaard(staat) | nieuw
    over, beschreven = intern(staat), velden(staat)
    for naam in (n for n in beschreven if n not in over and oud.get(n) != nieuw.get(n)):
        label, was, wordt = _label(model, beschreven[naam], naam), oud.get(naam), nieuw.get(naam)
        if rij := lijsten(staat).get(naam):
            bekend_als = partial(rijsleutel, beschreven[naam])
            if [*map(bekend_als, was or ())] != [*map(bekend_als, wordt or ())]:
                yield _anders(label)
                continue
            houder = lijst_van(model, naam).related_model
            for voor, na in zip(was or (), wordt or (), strict=True):
                yield from _veranderd(houder, rij, voor, na)
        elif _is_tekst(model, naam):
            yield Tekst(label, was or "", wordt or "")
        else:
            yield _anders(label)


def _anders(label: str) -> Anders:
    return Anders(f"Bij ‘{label}’ verandert meer dan woorden: {GEEN_KLEINE}")


def _label(model: type[Model], veld: Veld, naam: str) -> str:
    return veld.label or str(getattr(model._meta.get_field(naam), "verbose_name", naam))


def _is_tekst(model: type[Model], naam: str) -> bool:
    """Whether somebody types words there: no choice, address, code or place."""
    kolom = model._meta.get_field(naam)
    if isinstance(kolom, TextField):
        return True
    if not isinstance(kolom, CharField) or isinstance(kolom, SlugField | URLField):
        return False
    return not kolom.choices and (kolom.max_length or 0) > LANGSTE_CODE
