"""The papers of one meeting: what is on its list, in that order, each with its full words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from django.template.loader import render_to_string
from msgspec.structs import replace as anders

from agenda.models import Behandeling, Vergadering, Voorstel
from agenda.verschil import Regel, tussen_vergaderingen

from ..momentopname import model as m
from ..momentopname.opnemen import neem_op
from ..vergelijking import (
    KomtErbij,
    PuntVoorgesteld,
    komen_erbij,
    voorgesteld_per_punt,
    zoals_voorgesteld,
)
from .feiten import Feit, Feiten, feiten_per_punt
from .opmaak import colofon

GEEN_INHOUD_TOT_EN_MET = 5
"""So many items one finds without a list of contents."""


class OpDeLijst(NamedTuple):
    """An item on the list; `veranderd` is what happened to it since the meeting before.

    `voorgesteld` is what the voorstellen that lie before this one do with it.
    """

    punt: m.Punt
    nummer: str
    feiten: Feiten
    veranderd: tuple[Feit, ...]
    voorgesteld: tuple[Feit, ...]


@dataclass(frozen=True)
class Vergaderstukken:
    """All that the papers of a meeting tell, whatever they are made of.

    `lijst` is `op_de_lijst` with what voorstellen would put there; `adres` is where it stands
    online.
    """

    vergadering: Vergadering
    behandelingen: Sequence[Behandeling]
    agendas: Sequence[str]
    voorstellen: Sequence[Voorstel]
    op_de_lijst: Sequence[OpDeLijst]
    lijst: Sequence[OpDeLijst | KomtErbij]
    vorige: Vergadering | None
    moment: datetime
    adres: str


def vergaderstukken(vergadering: Vergadering, moment: datetime, adres: str) -> Vergaderstukken:
    """What visitors may read: its list, what happened since the last meeting of the same body, and
    what lies before it. As of this `moment`.
    """
    openbaar = Behandeling.objects.openbaar().filter(vergadering=vergadering)
    behandelingen = list(openbaar.select_related("punt__agenda__bijwerking"))
    kenmerken = {los.punt.kenmerk for los in behandelingen}
    agendas = {los.punt.agenda_id: los.punt.agenda for los in behandelingen}
    gevonden = {
        punt.kenmerk: (punt, feiten)
        for agenda in agendas.values()
        for punt, feiten in _uit(neem_op(agenda), kenmerken, vergadering)
    }
    vorige = Vergadering.objects.openbaar().laatste_voor(vergadering)
    sindsdien = tussen_vergaderingen(vorige, vergadering, kenmerken) if vorige else {}
    voorstellen = list(Voorstel.objects.in_vergadering(vergadering))
    voorgesteld = voorgesteld_per_punt(voorstellen, kenmerken)
    op_de_lijst = [
        _op_de_lijst(
            los,
            *gevonden[los.punt.kenmerk],
            sindsdien.get(los.punt.kenmerk, ()),
            voorgesteld.get(los.punt.kenmerk, ()),
        )
        for los in behandelingen
        if los.punt.kenmerk in gevonden
    ]
    erbij = komen_erbij(voorstellen, vergadering, kenmerken)
    van = (*agendas.values(), *(los.agenda for los in voorstellen))
    return Vergaderstukken(
        vergadering,
        behandelingen,
        list(dict.fromkeys(agenda.titel for agenda in van)),
        voorstellen,
        op_de_lijst,
        zoals_voorgesteld(op_de_lijst, erbij, "nummer"),
        vorige,
        moment,
        adres,
    )


def vergadering_als_html(stukken: Vergaderstukken) -> str:
    """The whole document."""
    toon_inhoud = len(stukken.op_de_lijst) > GEEN_INHOUD_TOT_EN_MET
    context = colofon(stukken.moment, stukken.adres) | vars(stukken)
    return render_to_string("pdf/vergadering.html", context | {"toon_inhoud": toon_inhoud})


def _uit(
    opname: m.Momentopname, kenmerken: set[str], vergadering: Vergadering
) -> Iterator[tuple[m.Punt, Feiten]]:
    """These items of an agenda with their facts: of other meetings, as this one is told apart."""

    def gekozen(punten):
        return tuple(
            anders(
                punt,
                behandelingen=tuple(
                    los for los in punt.behandelingen if los.vergadering != vergadering.pk
                ),
            )
            for punt in punten
            if punt.kenmerk in kenmerken
        )

    deel = anders(opname, agendapunten=gekozen(opname.agendapunten), acties=gekozen(opname.acties))
    feiten = feiten_per_punt(deel, opname, los=True)
    return ((punt, feiten[kenmerk]) for kenmerk, punt in deel.punten.items())


def _op_de_lijst(
    behandeling: Behandeling,
    punt: m.Punt,
    feiten: Feiten,
    regels: Iterable[Regel],
    voorgesteld: Iterable[PuntVoorgesteld],
) -> OpDeLijst:
    kern = (*_hier(behandeling), *feiten.kern)
    veranderd = tuple(map(_gebeurd, regels))
    volgens = tuple(Feit(los.voorstel.titel, "; ".join(los.woorden)) for los in voorgesteld)
    return OpDeLijst(punt, behandeling.volgnummer, replace(feiten, kern=kern), veranderd, volgens)


def _hier(behandeling: Behandeling) -> Iterator[Feit]:
    """What an item is in this meeting for, and what came of it."""
    yield Feit("Agenda", behandeling.punt.agenda.titel)
    if behandeling.doel:
        yield Feit("Doel", behandeling.get_doel_display())
    if uitkomst := behandeling.uitkomst_in_woorden:
        yield Feit("Uitkomst", uitkomst)
    if behandeling.toelichting:
        yield Feit("Toelichting", "", toelichting=behandeling.toelichting)


def _gebeurd(regel: Regel) -> Feit:
    """An event beside its day: "Doorgeschoven: van 2016 naar 2017. Reden: meer tijd nodig."."""
    gebeurtenis = regel.gebeurtenis
    wat = ": ".join(deel for deel in (gebeurtenis.get_soort_display(), regel.woorden) if deel)
    reden = gebeurtenis.gegeven_reden
    return Feit(gebeurtenis.datum_in_woorden, f"{wat}. Reden: {reden}" if reden else wat)
