"""Two clerks on the page of one voorstel: what each typed is kept, and told apart.

A page sends along, signed, what its fields held and how each regel looked. What came back is set
beside what the page would show by now.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django import forms
from django.http import QueryDict

from ...models import Voorstel
from ...voorstellen import Beeld, Bekeken
from ..velden import lees, teken

SOORT = "voorstel"


@dataclass(frozen=True)
class Gezien:
    """What a page showed: the texts in its fields by name, and a print of each regel by number.

    `alles` is a print of the whole voorstel, of which a page shows a part.
    """

    voorstel: int
    velden: dict[str, str]
    regels: dict[str, str]
    alles: str

    def onderteken(self) -> str:
        return teken(SOORT, [self.voorstel, self.velden, self.regels, self.alles])


def lees_gezien(ondertekend: str, voorstel: Voorstel) -> Gezien | None:
    """What the page that somebody sent showed; None when it was no page of this voorstel."""
    toen = lees(SOORT, ondertekend)
    return Gezien(*toen) if toen and len(toen) == 4 and toen[0] == voorstel.pk else None


def zie(beeld: Beeld, getoond: Iterable[Bekeken], formulieren: Iterable[forms.BaseForm]) -> Gezien:
    """What a page shows of a voorstel as it is by now, in forms that nobody filled in yet."""
    velden = {
        veld.html_name: als_tekst(veld)
        for form in formulieren
        for veld in form
        if veld.name in form.initial
    }
    regels = {
        str(los.regel.nummer): _afdruk([los.regel.wat, los.regel.verandering, los.nu])
        for los in getoond
    }
    rest = [
        [r.nummer, r.wat, r.verandering, los.nu, r.doet_mee, r.waarom_niet, r.reden]
        for los in beeld.regels
        for r in (los.regel,)
    ]
    return Gezien(beeld.voorstel.pk, velden, regels, _afdruk(rest))


def als_tekst(veld: forms.BoundField) -> str:
    """What a browser sends of a field that nobody touches; "" for a box that is not ticked."""
    waarde = veld.value()
    if isinstance(veld.field, forms.BooleanField):
        return "on" if waarde else ""
    return str(veld.field.widget.format_value(waarde) or "").replace("\r\n", "\n")


def met_wat_anderen_deden(
    post: QueryDict, toen: Gezien, nu: Gezien
) -> tuple[QueryDict, dict[str, str]]:
    """What was sent, with what others made since of fields that were left alone.

    Beside it what others made of a field that was not, by its name: who typed there looks again.
    """
    samen, botst = post.copy(), {}
    for naam, waarde in nu.velden.items():
        # A field of a regel that came since was not there to be left empty.
        was = toen.velden.get(naam)
        getypt = post.get(naam, "").replace("\r\n", "\n") if was is not None else None
        if waarde == was:
            continue
        if getypt == was:
            samen[naam] = waarde
        elif getypt != waarde:
            botst[naam] = waarde
        if samen.get(naam) == "":
            del samen[naam]
    return samen, botst


def _afdruk(waarde: Any) -> str:
    return sha256(repr(waarde).encode()).hexdigest()[:12]
