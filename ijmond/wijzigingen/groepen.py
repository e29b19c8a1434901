"""What one wijziging did on one day, counted by the database, however much that is."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, F, Func, IntegerField, Max, Min, OuterRef, Q, Subquery, Window
from django.db.models.functions import RowNumber
from django.urls import reverse

from agenda.beschrijving.woorden import Woorden
from agenda.choices import Soort
from agenda.models import Agenda, Gebeurtenis, Voorstel
from agenda.verschil import opsomming, regels

from .samen import RANG, Onderdeel, Samen, uitgevoerd

GETOOND = 5
"""How many events of a group a list tells; all of them are on the page of that wijziging."""
ZONDER_UITKLAPPEN = 3
"""A group of so few things is told as it is; of a larger one only what matters stands open."""
_RANGEN = " ".join(f"WHEN '{soort.value}' THEN {rang}" for soort, rang in RANG.items())
# In one piece: Django writes a CASE of so many cases anew for every place where it stands.
OP_BELANG = Func(
    "soort", template=f"CASE %(expressions)s {_RANGEN} END", output_field=IntegerField()
)
NIEUWSTE_EERST = ("-datum", "datum_precisie", "belang", "-laatste")
DEELWOORDEN = {
    Soort.AFGEROND, Soort.VERVALLEN, Soort.AANGEHOUDEN, Soort.DOORGESCHOVEN, Soort.VERVROEGD,
    Soort.INGEPLAND, Soort.GESTART, Soort.HEROPEND, Soort.TOEGEVOEGD, Soort.INGETROKKEN,
}  # fmt: skip
"""What reads as a sentence behind a number: "3 punten doorgeschoven"."""


class Sleutel(NamedTuple):
    datum: date | None
    datum_precisie: str
    wijziging: int


@dataclass(frozen=True)
class Groep:
    """A row of `nieuwste` with its first events, and the agenda if it is of one."""

    rij: Mapping[str, Any]
    samen: Samen
    agenda: Agenda | None

    @property
    def wanneer(self) -> tuple[date | None, str]:
        """On which day, if all of it was on one."""
        return self.rij["datum"], self.rij["datum_precisie"]

    @property
    def is_een_geheel(self) -> bool:
        """Whether there is more to say than of one item."""
        return self.samen.voorstel is not None or self.totaal > 1

    @property
    def totaal(self) -> int:
        return self.rij["punten"] + self.rij["vergaderingen"]

    @property
    def aantal(self) -> str:
        """How much it is of: "86 acties en 11 agendapunten", in the words of its agenda."""
        woorden = self.agenda.woorden if self.agenda else Woorden()
        acties, vergaderingen = self.rij["acties"], self.rij["vergaderingen"]
        per_soort = (
            (self.rij["punten"] - acties, woorden.agendapunt, woorden.agendapunten),
            (acties, woorden.actie, woorden.acties),
            (vergaderingen, "vergadering", "vergaderingen"),
        )
        delen = sorted((deel for deel in per_soort if deel[0]), reverse=True)
        return opsomming(f"{n} {een if n == 1 else meer}" for n, een, meer in delen)

    @property
    def kop(self) -> str:
        """What it is called: after the voorstel that did it, or "3 punten doorgeschoven"."""
        voorstel = self.samen.voorstel
        return voorstel.titel if voorstel else f"{self.aantal} {self.gedaan}"

    @property
    def gedaan(self) -> str:
        """What was done with all of it: "doorgeschoven", or "gewijzigd" where that differs."""
        soort = self.rij["eerste_soort"]
        past = soort == self.rij["laatste_soort"] and soort in DEELWOORDEN
        return Soort(soort).label.lower() if past else "gewijzigd"

    @property
    def open(self) -> list[Onderdeel]:
        """What a reader wants to know first; the rest is folded up."""
        onderdelen = self.samen.onderdelen
        if self.totaal <= ZONDER_UITKLAPPEN:
            return onderdelen
        return [los for los in onderdelen if los.is_van_belang]

    @property
    def dicht(self) -> list[Onderdeel]:
        open_ = self.open
        return [los for los in self.samen.onderdelen if los not in open_]

    @property
    def is_meer(self) -> bool:
        """Whether a list tells only the first of it."""
        return self.rij["aantal"] > GETOOND

    def get_absolute_url(self) -> str:
        return reverse("wijziging", args=[self.rij["wijziging"]])


def tel_groepen(gebeurtenissen) -> int:
    """How many rows `nieuwste` can give at most."""
    return _per_dag(gebeurtenissen).distinct().count()


def nieuwste(gebeurtenissen, hoeveel: int) -> list[dict[str, Any]]:
    """What each wijziging did on one day as a row of plain values; the first so many.

    The newest day first, and of one day what matters: what is done, dropped or moved. Two queries:
    an index finds those days, and only what happened on them is grouped and counted.
    """
    dagen = gebeurtenissen.order_by("-datum").values_list("datum", flat=True).distinct()
    laatste = gebeurtenissen.filter(_op(dagen[:hoeveel]))
    per_dag = _per_dag(laatste).annotate(belang=Min(OP_BELANG))
    return list(_geteld(per_dag).order_by(*NIEUWSTE_EERST)[:hoeveel])


def _op(dagen: Iterable[date | None]) -> Q:
    """That something happened on one of these days; None is a day that is not known."""
    dagen = set(dagen)
    bekend = Q(datum__in=dagen - {None})
    return bekend | Q(datum=None) if None in dagen else bekend


def _per_dag(gebeurtenissen):
    return gebeurtenissen.order_by().values("datum", "datum_precisie", "wijziging")


def van_een_wijziging(gebeurtenissen, hier: Iterable[Gebeurtenis]) -> Groep | None:
    """All of these, which are of one wijziging, with the events of them that are `hier`.

    None where visitors may read nothing of it.
    """
    hier = list(hier)
    rij = (
        _geteld(gebeurtenissen.order_by().values("wijziging"))
        .annotate(
            eerste_dag=Min("datum"),
            laatste_dag=Max("datum"),
            precisie=Min("datum_precisie"),
            andere_precisie=Max("datum_precisie"),
            met_dag=Count("datum"),
        )
        .order_by("wijziging")
        .first()
    )
    van = tuple(regels(hier))
    if not (rij and van):
        return None
    op_een_dag = (
        rij["eerste_dag"] == rij["laatste_dag"]
        and rij["precisie"] == rij["andere_precisie"]
        and rij["met_dag"] == rij["aantal"]
    )
    dag = {"datum": rij["eerste_dag"] if op_een_dag else None, "datum_precisie": rij["precisie"]}
    agenda = Agenda.objects.filter(pk=_agenda_van(rij)).first()
    return Groep(rij | dag, Samen(van, uitgevoerd(hier).get(rij["wijziging"])), agenda)


def _geteld(per_groep):
    is_punt = ~Q(kenmerk="")
    return per_groep.annotate(
        eerste=Min("pk"),
        laatste=Max("pk"),
        aantal=Count("pk"),
        punten=Count("kenmerk", distinct=True, filter=is_punt),
        acties=Count("kenmerk", distinct=True, filter=is_punt & Q(stand__soort="actie")),
        vergaderingen=Count("vergadering", distinct=True),
        eerste_soort=Min("soort"),
        laatste_soort=Max("soort"),
        eerste_agenda=Min("agenda"),
        laatste_agenda=Max("agenda"),
    )


def groepen(
    rijen: Iterable[Mapping[str, Any]],
    gebeurtenissen,
    *,
    agenda: Agenda | None = None,
    getoond: int = GETOOND,
) -> list[Groep]:
    """These rows of `nieuwste`, each with so many of its events, what matters first.

    `agenda` is the one that all are of, where that is known. Two queries at least, and one for
    what is very much, for voorstellen, for agendas, and for each kind of thing that is named.
    """
    rijen = list(rijen)
    gevonden = list(
        _eerste(gebeurtenissen.filter(_vooraan(gebeurtenissen, rijen, getoond)), getoond)
    )
    voorstellen = uitgevoerd(gevonden) if any(los.van_voorstel for los in gevonden) else {}
    agendas = (
        {agenda.pk: agenda}
        if agenda
        else Agenda.objects.in_bulk({agenda for rij in rijen if (agenda := _agenda_van(rij))})
    )
    per_sleutel = defaultdict(list)
    for regel in regels(gevonden):
        los = regel.gebeurtenis
        per_sleutel[Sleutel(los.datum, los.datum_precisie, los.wijziging_id)].append(regel)
    alle = []
    for rij in rijen:
        pk = rij["wijziging"]
        if van := per_sleutel[Sleutel(rij["datum"], rij["datum_precisie"], pk)]:
            samen = Samen(tuple(van), voorstellen.get(pk))
            alle.append(Groep(rij, samen, agendas.get(_agenda_van(rij))))
    return alle


def _agenda_van(rij):
    """The only agenda that a row is of, or else None."""
    return rij["eerste_agenda"] if rij["eerste_agenda"] == rij["laatste_agenda"] else None


def _vooraan(gebeurtenissen, rijen, hoeveel):
    """That an event may be one of the first so many of a row.

    Where all of a row matters alike those are known by their keys, however many there are.
    """
    gelijk = [
        rij["eerste"]
        for rij in rijen
        if rij["eerste_soort"] == rij["laatste_soort"] and rij["datum"]
    ]
    hierin = Q(wijziging__in={rij["wijziging"] for rij in rijen if rij["eerste"] not in gelijk})
    if hoeveel == 1:
        hierin |= Q(pk__in=gelijk)
    elif gelijk:
        van_rij = {veld: OuterRef(veld) for veld in Sleutel._fields}
        sleutels = gebeurtenissen.filter(**van_rij).order_by("pk").values("pk")
        laatste = Subquery(sleutels[hoeveel - 1 : hoeveel])  # None where there are no more
        rijen_van = Gebeurtenis.objects.filter(pk__in=gelijk).annotate(tot=laatste)
        for *sleutel, tot in rijen_van.values_list(*Sleutel._fields, "tot"):
            tot_hier = Q(pk__lte=tot) if tot else Q()
            hierin |= Q(**Sleutel(*sleutel)._asdict()) & tot_hier
    return hierin & _op(rij["datum"] for rij in rijen)


def _eerste(gebeurtenissen, hoeveel):
    """So many events of each wijziging on each day, with all that is told of them."""
    rang = Window(
        RowNumber(),
        partition_by=[F("wijziging"), F("datum"), F("datum_precisie")],
        order_by=[OP_BELANG, "pk"],
    )
    eerste = gebeurtenissen.order_by().annotate(rang=rang).filter(rang__lte=hoeveel)
    gevonden: Any = Gebeurtenis.objects.filter(pk__in=eerste.values("pk")).voor_lijst()
    # Not by a join: PostgreSQL plans eight tables at once, and of a ninth it would first join every
    # event to all of them.
    voorstel = Voorstel.objects.filter(wijziging=OuterRef("wijziging")).values("pk")
    return gevonden.annotate(van_voorstel=Subquery(voorstel[:1]))
