"""Every text that a form holds, with where it stands: of items, meetings and overleggen."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import Model

from agenda.admin.paginas import adres
from agenda.models import Agendapunt, Behandeling, Punt, Vergadering
from werkagenda.models import Overleg

from .blik import formulier
from .punten import NOG_TE_DOEN, RECHTEN

VAN_PUNT = {
    "titel": "titel",
    "toelichting": "toelichting",
    "aanleiding": "als_agendapunt__aanleiding",
    "beoogd_resultaat": "als_agendapunt__beoogd_resultaat",
    "interne_notitie": "interne_notitie",
}
"""Each field of the form of an item that holds a text, and the column behind it."""
VAN_VERGADERING = ("locatie", "toelichting")
VAN_BEHANDELING = ("uitkomst", "toelichting")
INTERN = "interne_notitie"
ZIE_VERGADERING, ZIE_OVERLEG = "agenda.view_vergadering", "werkagenda.view_overleg"


class Plek(NamedTuple):
    """Where a text stands, and who may see it.

    A meeting is of no agenda: `vergadering` says which one it is. `telt_tot` is the last day on
    which visitors still have to understand it, in an agenda that runs.
    """

    sleutel: str
    naam: str
    adres: str
    veld: str
    recht: str
    agenda: int | None
    vergadering: int | None
    telt_tot: date
    is_openbaar: bool = True


def teksten() -> Iterator[tuple[Plek, str]]:
    """All that are not empty; those of items first, agenda by agenda."""
    yield from _van_punten()
    yield from _van_vergaderingen()
    yield from _van_behandelingen()
    yield from _van_overleggen()


def _van_punten() -> Iterator[tuple[Plek, str]]:
    over = ("pk", "kenmerk", "titel", "soort", "agenda_id", "status")
    punten = Punt.objects.order_by("agenda_id", "volgorde", "pk")
    for pk, kenmerk, titel, soort, agenda, status, *rij in punten.values_list(
        *over, *VAN_PUNT.values()
    ):
        for veld, tekst in zip(VAN_PUNT, rij, strict=True):
            if tekst:
                yield (
                    Plek(
                        sleutel=f"{kenmerk}-{veld}",
                        naam=f"{kenmerk} {titel}",
                        adres=f"{formulier(soort, pk)}#id_{veld}",
                        veld=label(Agendapunt, veld),
                        recht=RECHTEN[soort],
                        agenda=agenda,
                        vergadering=None,
                        telt_tot=date.max if status in NOG_TE_DOEN else date.min,
                        is_openbaar=veld != INTERN,
                    ),
                    tekst,
                )


def _van_vergaderingen() -> Iterator[tuple[Plek, str]]:
    for los in Vergadering.objects.select_related("orgaan"):
        for veld in VAN_VERGADERING:
            if tekst := getattr(los, veld):
                yield _bij(los, veld, label(Vergadering, veld), telt_tot=_laatste_dag(los)), tekst


def _van_behandelingen() -> Iterator[tuple[Plek, str]]:
    """In the order in which the form of their meeting numbers them."""
    rijen = Behandeling.objects.select_related("vergadering__orgaan", "punt")
    for vergadering, op_lijst in groupby(rijen, key=lambda los: los.vergadering):
        for nummer, los in enumerate(op_lijst):
            for veld in VAN_BEHANDELING:
                if tekst := getattr(los, veld):
                    naam = f"{label(Behandeling, veld)} bij {los.punt.kenmerk}"
                    tot = date.max if los.punt.status in NOG_TE_DOEN else _laatste_dag(vergadering)
                    plek = _bij(vergadering, f"behandelingen-{nummer}-{veld}", naam, telt_tot=tot)
                    sleutel = f"vergadering-{vergadering.pk}-{los.punt.kenmerk}-{veld}"
                    yield plek._replace(sleutel=sleutel, agenda=los.punt.agenda_id), tekst


def _bij(vergadering: Vergadering, veld: str, naam: str, *, telt_tot: date) -> Plek:
    return Plek(
        sleutel=f"vergadering-{vergadering.pk}-{veld}",
        naam=str(vergadering),
        adres=f"{adres(vergadering, 'change', vergadering.pk)}#id_{veld}",
        veld=naam,
        recht=ZIE_VERGADERING,
        agenda=None,
        vergadering=vergadering.pk,
        telt_tot=telt_tot,
    )


def _laatste_dag(vergadering: Vergadering) -> date:
    """Of a meeting that is still to be held somewhere there is none."""
    return vergadering.eind_datum or vergadering.datum or date.max


def _van_overleggen() -> Iterator[tuple[Plek, str]]:
    for los in Overleg.objects.all():
        yield (
            Plek(
                sleutel=f"overleg-{los.slug}-naam",
                naam=los.naam,
                adres=f"{adres(los, 'change', los.pk)}#id_naam",
                veld=label(Overleg, "naam"),
                recht=ZIE_OVERLEG,
                agenda=los.agenda_id,
                vergadering=None,
                telt_tot=date.max,
            ),
            los.naam,
        )


@cache
def label(model: type[Model], veld: str) -> str:
    """What a form calls a field, with a capital."""
    kolom: Any = model._meta.get_field(veld)
    naam = str(kolom.verbose_name)
    return naam[0].upper() + naam[1:]
