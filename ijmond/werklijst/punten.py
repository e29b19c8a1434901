"""What is missing of items and actions that are still to be done, or late.

Each kind is a queryset of items with the columns of `RIJ`; one query reads all kinds at once, and
only what a line tells, as there may be many lines.
"""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, DateField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast

from agenda.choices import Precisie, Publicatie, PuntStatus
from agenda.datums import datum_in_woorden, grenzen
from agenda.models import Behandeling, Betrokkenheid, Gebeurtenis, Periode, Planning, Punt
from werkagenda.woorden import termijn_in_woorden

from .blik import Blik, Regel, formulier

BEZIG = (PuntStatus.GEPLAND, PuntStatus.LOOPT)
NOG_TE_DOEN = (*BEZIG, PuntStatus.AANGEHOUDEN)
RECHTEN = {"agendapunt": "agenda.view_agendapunt", "actie": "werkagenda.view_actie"}
NIEUWS_NA = 6
"""After so many months without news something needs a look, where the agenda says nothing."""
GEEN_DAG, GEEN_TEKST = Value(None, DateField()), Value("", CharField())
RIJ = ("wat", "pk", "kenmerk", "titel", "soort", "agenda_id", "volgorde", "dag", "hoe", "tekst")


@dataclass(frozen=True)
class Bevinding:
    """A kind of line about items: which, at which field, and what it says of the day of each."""

    naam: str
    rijen: Callable[[Blik], QuerySet]
    veld: str
    zegt: Callable[[date | None, str, str], str]
    bevestigt_tot: Callable[[Blik, int], date] | None = None

    def regels(self, blik: Blik) -> Iterator[Regel]:
        rijen = blik.eenmaal("punten", lambda: _per_soort(blik))[self.naam]
        for pk, kenmerk, titel, soort, agenda, _, dag, hoe, tekst in rijen:
            yield Regel(
                kenmerk,
                f"{kenmerk} {titel}",
                f"{formulier(soort, pk)}#{self.veld}",
                self.zegt(dag, hoe, tekst),
                blik.naam_van(agenda),
                bevestigt_tot=self.bevestigt_tot and self.bevestigt_tot(blik, agenda),
            )


def te_doen(blik: Blik) -> QuerySet:
    """Items of the agendas that run, of a kind that somebody may see, that are still to be done."""
    soorten = [soort for soort, recht in RECHTEN.items() if blik.mag(recht)]
    return Punt.objects.filter(
        agenda__in=blik.lopend, soort__in=soorten, status__in=NOG_TE_DOEN
    ).exclude(publicatie=Publicatie.INGETROKKEN)


def concepten(blik: Blik) -> QuerySet:
    return te_doen(blik).filter(publicatie=Publicatie.CONCEPT)


def zonder_eigenaar(blik: Blik) -> QuerySet:
    return te_doen(blik).filter(~Exists(Betrokkenheid.objects.filter(punt=OuterRef("pk"))))


def zonder_periode(blik: Blik) -> QuerySet:
    """Planned, but not when; of an agenda that has periods to choose."""
    punten = te_doen(blik).filter(soort="agendapunt", status=PuntStatus.GEPLAND)
    perioden = Periode.objects.filter(agenda=OuterRef("agenda"))
    gepland = Planning.objects.filter(agendapunt=OuterRef("pk"))
    return punten.filter(~Exists(gepland), Exists(perioden))


def periode_voorbij(blik: Blik) -> QuerySet:
    """Late, as `is_te_laat` has it, and in no meeting since the last of its periods began."""
    gepland = Planning.objects.filter(agendapunt=OuterRef("pk")).order_by("-periode__eind")
    eind, begin = (gepland.values(f"periode__{grens}")[:1] for grens in ("eind", "begin"))
    behandeld = Behandeling.objects.filter(
        punt=OuterRef("pk"),
        vergadering__datum__gte=OuterRef("vanaf"),
        vergadering__datum__lte=blik.vandaag,
    )
    return (
        te_doen(blik)
        .filter(soort="agendapunt", status__in=BEZIG)
        .annotate(dag=Subquery(eind), vanaf=Subquery(begin))
        .filter(~Exists(behandeld), dag__lt=blik.vandaag)
    )


def zonder_nieuws(blik: Blik) -> QuerySet:
    """What runs, and of which nothing happened for as long as its agenda says."""
    stil = Q(pk__in=())
    for pk, agenda in blik.lopend.items():
        sinds = maanden_erbij(blik.vandaag, -(agenda.maanden_zonder_nieuws or NIEUWS_NA))
        stil |= Q(agenda=pk, dag__lt=sinds)
    gebeurd = Gebeurtenis.objects.filter(kenmerk=OuterRef("kenmerk"), datum__isnull=False)
    laatst = gebeurd.order_by("-datum").values("datum")[:1]
    return te_doen(blik).filter(status=PuntStatus.LOOPT).annotate(dag=Subquery(laatst)).filter(stil)


def tot_weer_stil(blik: Blik, agenda: int) -> date:
    """Until when what somebody calls "nog actueel" today needs no look."""
    maanden = blik.lopend[agenda].maanden_zonder_nieuws or NIEUWS_NA
    return maanden_erbij(blik.vandaag, maanden)


def maanden_erbij(dag: date, aantal: int) -> date:
    """The same day so many months later, or earlier below zero; the last day of a shorter month."""
    jaren, maand = divmod(dag.month - 1 + aantal, 12)
    jaar = dag.year + jaren
    return date(jaar, maand + 1, min(dag.day, monthrange(jaar, maand + 1)[1]))


def _acties(blik: Blik) -> QuerySet:
    return te_doen(blik).filter(soort="actie", status__in=BEZIG)


def termijn_voorbij(blik: Blik) -> QuerySet:
    """Actions of which every day that their termijn may mean is past."""
    termijn, precisie = "als_actie__termijn", "als_actie__termijn_precisie"
    voorbij = Q(pk__in=())
    for los in Precisie:
        voorbij |= Q(**{precisie: los, f"{termijn}__lt": grenzen(blik.vandaag, los)[0]})
    wat = {"dag": F(termijn), "hoe": F(precisie), "tekst": F("als_actie__termijn_tekst")}
    return _acties(blik).filter(voorbij).annotate(**wat)


def zonder_termijn(blik: Blik) -> QuerySet:
    return _acties(blik).filter(als_actie__termijn=None, als_actie__termijn_tekst="")


def _leeg(dag: date | None, hoe: str, tekst: str) -> str:
    return ""


def _gepland_tot(dag: date | None, hoe: str, tekst: str) -> str:
    return f"De laatste periode eindigde op {datum_in_woorden(dag, 'dag')}."


def _laatst(dag: date | None, hoe: str, tekst: str) -> str:
    return f"Laatste nieuws: {datum_in_woorden(dag, 'dag')}."


def _termijn(dag: date | None, hoe: str, tekst: str) -> str:
    return f"Termijn: {termijn_in_woorden(dag, hoe, tekst)}."


PERIODE_VOORBIJ = Bevinding("periode-voorbij", periode_voorbij, "id_planning", _gepland_tot)
TERMIJN_VOORBIJ = Bevinding("termijn-voorbij", termijn_voorbij, "id_termijn", _termijn)
ZONDER_NIEUWS = Bevinding("zonder-nieuws", zonder_nieuws, "id_status", _laatst, tot_weer_stil)
CONCEPTEN = Bevinding("concepten", concepten, "id_titel", _leeg)
ZONDER_EIGENAAR = Bevinding("zonder-eigenaar", zonder_eigenaar, "id_betrokkenen-0-eigenaar", _leeg)
ZONDER_PERIODE = Bevinding("zonder-periode", zonder_periode, "id_planning", _leeg)
ZONDER_TERMIJN = Bevinding("zonder-termijn", zonder_termijn, "id_termijn", _leeg)
BEVINDINGEN = (
    PERIODE_VOORBIJ, TERMIJN_VOORBIJ, ZONDER_NIEUWS, CONCEPTEN, ZONDER_EIGENAAR, ZONDER_PERIODE,
    ZONDER_TERMIJN,
)  # fmt: skip


def _per_soort(blik: Blik) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of each kind, in one query; those of the first agenda first."""
    eerste, *rest = (_rijen(los, blik) for los in BEVINDINGEN)
    plaats = {pk: nummer for nummer, pk in enumerate(blik.lopend)}
    per_soort = defaultdict(list)
    for rij in sorted(eerste.union(*rest, all=True), key=lambda r: (plaats[r[5]], r[6], r[2])):
        per_soort[rij[0]].append(rij[1:])
    return per_soort


def _rijen(los: Bevinding, blik: Blik) -> QuerySet:
    rijen = los.rijen(blik)
    er_zijn = rijen.query.annotations
    leeg = {"dag": GEEN_DAG, "hoe": GEEN_TEKST, "tekst": GEEN_TEKST}
    erbij = {naam: waarde for naam, waarde in leeg.items() if naam not in er_zijn}
    wat = Cast(Value(los.naam), CharField())
    return rijen.order_by().annotate(wat=wat, **erbij).values_list(*RIJ)
