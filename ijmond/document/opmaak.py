"""The document that shows a `Momentopname`: what it needs beside the momentopname itself."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import NamedTuple

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.timezone import localtime

from agenda.alfabet import op_alfabet
from agenda.choices import PuntStatus, Rol
from agenda.models import Agenda, Versie
from agenda.verschil import Verschuiving

from ..momentopname import model as m
from ..momentopname.momenten import Moment
from ..momentopname.selectie import Selectie, kenmerken, kies
from ..vergelijking import Vergelijking, met_kleine, vergelijk
from . import samenhangmatrix
from .begrippen import Begrip, gebruikte_begrippen
from .begrotingstabel import maak_begrotingstabel
from .feiten import Feit, feiten_per_punt
from .matrix import GEEN_VERSCHUIVINGEN, maak_matrix, maak_planningtabellen
from .samenvatting import vat_samen

INHOUD_OP_EEN_BLAD = 34
"""So many lines of chapters and items fit in the contents beside what every document has."""


class Bijdrage(NamedTuple):
    """What one owner does: per role the items, in the order of the agenda."""

    naam: str
    rollen: list[tuple[str, list[m.Punt]]]


class Themagroep(NamedTuple):
    """A theme, the domains that it serves (name and place in the document), and its items."""

    thema: m.Thema
    domeinen: tuple[tuple[str, str], ...]
    punten: tuple[m.Agendapunt, ...]


@dataclass(frozen=True)
class Sinds:
    """What changed since a moment; `woorden` is how that reads after "sinds"."""

    woorden: str
    vergelijking: Vergelijking

    @classmethod
    def van(cls, agenda: Agenda, moment: Moment, nu: m.Momentopname) -> "Sinds":
        """What changed since an earlier moment; raises as its `neem_op` does."""
        anders = vergelijk(agenda.pk, moment.neem_op(agenda), nu)
        return cls(moment.in_woorden, met_kleine(agenda.pk, anders))

    @property
    def kop(self) -> str:
        return f"Wat is er veranderd sinds {self.woorden}"

    @property
    def kop_achterin(self) -> str:
        """Above all changes, where the page at the front only sums them up."""
        return f"Alles wat veranderde sinds {self.woorden}"

    @property
    def label(self) -> str:
        """What it is called at each item."""
        return f"Sinds {self.woorden}"


@dataclass(frozen=True)
class Voorgesteld(Sinds):
    """What a voorstel changes, and why; `woorden` say of what state the document is."""

    titel: str
    reden: str
    kop = "Wat dit voorstel verandert"
    kop_achterin = "Alles wat dit voorstel verandert"
    label = "Voorgesteld"


def als_html(
    momentopname: m.Momentopname,
    selectie: Selectie,
    adres: str,
    sinds: Sinds | None = None,
    versie: Versie | None = None,
    verschuivingen: Mapping[str, Verschuiving] = GEEN_VERSCHUIVINGEN,
    vandaag: date | None = None,
) -> str:
    """The whole document, or the selected part; `adres` is where it can be read online, or "".

    With `sinds` it tells right after its contents what changed, on one page at most, and says so at
    each item that did; of a voorstel its cover says so too, and with `versie` that this was
    adopted. `verschuivingen` are by kenmerk. With `vandaag`, of an agenda that runs, the matrix
    tells which column it is now, and what is late. Nothing comes from the clock.
    """
    gekozen = kies(momentopname, selectie)
    inhoud = gekozen.punten
    context = gegevens(gekozen, momentopname, domein="#domein-{}")
    if sinds:
        if selectie:
            # What left this part since then is in it no more, and is told all the same.
            toen = kenmerken(sinds.vergelijking.oud, selectie)
            deel = sinds.vergelijking.van(toen | inhoud.keys())
            sinds = replace(sinds, vergelijking=deel)
        context["feiten"] = _met_wijzigingen(context["feiten"], sinds)
    veranderd = sinds.vergelijking.zonder_kleine() if sinds else None
    context |= colofon(momentopname.moment, adres) | {
        "sinds": sinds,
        "veranderd": veranderd,
        "samenvatting": vat_samen(veranderd) if veranderd else [],
        "versie": versie,
        "agenda": gekozen,
        "selectie": selectie.in_woorden(momentopname),
        "selectie_kort": selectie.kort(momentopname),
        "lange_inhoud": _regels_van_inhoud(gekozen) > INHOUD_OP_EEN_BLAD,
        "toon_inleiding": gekozen.agenda.inleiding and not selectie,
        "voorbeeld": next((kenmerk for kenmerk in inhoud if m.leesbaar(kenmerk) == kenmerk), ""),
        "planning": maak_planningtabellen(gekozen, verschuivingen, vandaag),
        "bijdragen": wie_doet_wat(gekozen),
        "begrippen": begrippen(gekozen, context["hoofdstukken"]),
    }
    return render_to_string("pdf/levende_agenda.html", context)


def _regels_van_inhoud(gekozen: m.Momentopname) -> int:
    """About how many lines the items and chapters take in the contents."""
    delen = gekozen.hoofdstukken
    namen = sum(len(deel.agendapunten) + len(deel.overleggen) for deel in delen)
    return namen + 2 * len(delen)


def colofon(moment: datetime, adres: str) -> dict:
    """What every document says of itself: as of when it is, where it is online, and who made it."""
    return {
        "moment": moment,
        "moment_iso": localtime(moment).isoformat(timespec="seconds"),
        "adres": adres,
        "portaal_naam": settings.PORTAAL_NAAM,
        "griffie_naam": settings.GRIFFIE_NAAM,
        "griffie_email": settings.GRIFFIE_EMAIL,
    }


def _met_wijzigingen(feiten, sinds):
    """The facts, each of a changed item opening with what changed."""
    aangevuld = dict(feiten)
    for kenmerk, regels in sinds.vergelijking.per_punt().items():
        if bij := feiten.get(kenmerk):
            feit = Feit(sinds.label, "; ".join(regel.in_woorden for regel in regels))
            aangevuld[kenmerk] = replace(bij, kern=(feit, *bij.kern))
    return aangevuld


def gegevens(gekozen: m.Momentopname, geheel: m.Momentopname, domein: str = "#{}") -> dict:
    """What a document of `gekozen` tells beside its texts, on paper and on a screen alike.

    `domein` is where in it a domain stands, by its slug. Only the whole agenda tells its themes and
    its budget; a part tells the ties of what is in it.
    """
    inhoud = gekozen.punten.values()
    alles = gekozen is geheel
    teksten = samenhangmatrix.uit_opname(gekozen, geheel, domein)
    return {
        "themas": themas(geheel, domein) if alles else [],
        "begroting": maak_begrotingstabel(geheel.begroting) if alles else None,
        "hoofdstukken": samenhangmatrix.per_soort(teksten),
        "afgelopen": gekozen.afgelopen,
        "feiten": feiten_per_punt(gekozen, geheel),
        "zelfde_deelnemers": doen_dezelfden_mee(gekozen),
        "status_onbekend": any(punt.status == PuntStatus.ONBEKEND for punt in inhoud),
        "bronnen": sorted(
            {gekozen.titel_van_bron(punt.bron) for punt in inhoud if punt.bron}, key=op_alfabet
        ),
    }


def op_een_pagina(
    opname: m.Momentopname,
    verschuivingen: Mapping[str, Verschuiving] = GEEN_VERSCHUIVINGEN,
    vandaag: date | None = None,
) -> dict:
    """What a page shows of a whole agenda, in `includes/hele_agenda.html`; see `als_html`."""
    matrix = maak_matrix(
        opname,
        opname.per_domein(),
        lambda punt: f"#{punt.kenmerk}",
        verschuivingen,
        opname.stuksoort_van,
        vandaag,
    )
    return gegevens(opname, opname) | {"momentopname": opname, "matrix": matrix}


def themas(momentopname: m.Momentopname, domein: str) -> list[Themagroep]:
    """Every theme with what belongs to it; `domein` is where in the document a domain stands."""
    naam = {d.slug: d.volledige_naam for d in momentopname.domeinen}
    agendapunten = [punt for _, punten in momentopname.per_domein() for punt in punten]
    return [
        Themagroep(
            thema,
            tuple((naam[slug], domein.format(slug)) for slug in naam if slug in thema.domeinen),
            tuple(punt for punt in agendapunten if thema.slug in punt.themas),
        )
        for thema in momentopname.themas
    ]


def doen_dezelfden_mee(momentopname: m.Momentopname) -> bool:
    """Whether the participants of the agenda take part in each overleg, and there is one."""
    overleggen = momentopname.overleggen
    allen = {deelname.eigenaar for deelname in momentopname.deelnames}
    return bool(allen and overleggen) and all(set(o.deelnemers) == allen for o in overleggen)


def wie_doet_wat(momentopname: m.Momentopname) -> list[Bijdrage]:
    """Every owner by name, with the roles in their own order."""
    per_eigenaar: dict[str, dict[str, list[m.Punt]]] = defaultdict(lambda: defaultdict(list))
    for punt in momentopname.punten.values():
        for betrokkene in punt.betrokkenen:
            per_eigenaar[betrokkene.eigenaar][betrokkene.rol].append(punt)
    return sorted(
        (
            Bijdrage(momentopname.naam_van(wie), [(r.value, rollen[r]) for r in Rol if r in rollen])
            for wie, rollen in per_eigenaar.items()
        ),
        key=lambda bijdrage: op_alfabet(bijdrage.naam),
    )


def begrippen(
    momentopname: m.Momentopname, samenhang: Iterable[samenhangmatrix.Hoofdstuk]
) -> list[Begrip]:
    """The terms to explain: those that some text of the document uses."""
    verbanden = [tekst.verband for hoofdstuk in samenhang for tekst in hoofdstuk.teksten]
    teksten = [momentopname.agenda.inleiding]
    for domein in momentopname.domeinen:
        teksten += [domein.naam, domein.naam_werkagenda, domein.beschrijving]
    teksten += [f"{o.soort} {o.naam} {o.afkorting}" for o in momentopname.overleggen]
    for ding in (*verbanden, *momentopname.punten.values()):
        teksten += [ding.titel, ding.toelichting]
    return gebruikte_begrippen("\n".join(teksten))
