"""What one wijziging did on one day, counted by the database, however much that is."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Case, Count, F, Max, Min, Q, Subquery, Value, When, Window
from django.db.models.functions import Coalesce, RowNumber
from django.urls import reverse

from agenda.beschrijving.woorden import Woorden
from agenda.choices import Soort
from agenda.models import Agenda, Gebeurtenis
from agenda.verschil import opsomming, regels

from .samen import RANG, Onderdeel, Samen, uitgevoerd

GETOOND = 5
"""How many events of a group a list tells; all of them are on the page of that wijziging."""
ZONDER_UITKLAPPEN = 3
"""A group of so few things is told as it is; of a larger one only what matters stands open."""
OP_BELANG = Case(*(When(soort=soort, then=Value(n)) for soort, n in RANG.items()))
NIEUWSTE_EERST = ("-datum", "datum_precisie", "belang", "-laatste")
DEELWOORDEN = {
    Soort.AFGEROND, Soort.VERVALLEN, Soort.AANGEHOUDEN, Soort.DOORGESCHOVEN, Soort.VERVROEGD,
    Soort.INGEPLAND, Soort.GESTART, Soort.HEROPEND, Soort.TOEGEVOEGD, Soort.INGETROKKEN,
}  # fmt: skip
"""What reads as a sentence behind a number: "3 punten doorgeschoven"."""


class Sleutel(NamedTuple):
    datum: date | None
    precisie: str
    wijziging: int


@dataclass(frozen=True)
class Groep:
    """A row of `per_wijziging` with its first events, and the agenda if it is of one."""

    rij: Mapping[str, Any]
    samen: Samen
    agenda: Agenda | None

    @property
    def wanneer(self) -> tuple[date | None, str]:
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


def per_wijziging(gebeurtenissen):
    """What each wijziging did on one day as a row of plain values.

    The newest day first, and of one day what matters: what is done, dropped or moved.
    """
    return _geteld(_per_dag(gebeurtenissen)).order_by(*NIEUWSTE_EERST)


def nieuwste(gebeurtenissen, hoeveel: int):
    """The first so many of `per_wijziging`; nothing else is counted. Two queries."""
    laatste = _van_de_laatste_dagen(gebeurtenissen, hoeveel)
    per_dag = _per_dag(laatste).annotate(laatste=Max("pk")).order_by(*NIEUWSTE_EERST)
    wijzigingen = {rij["wijziging"] for rij in per_dag[:hoeveel]}
    return per_wijziging(gebeurtenissen.filter(wijziging__in=wijzigingen))[:hoeveel]


def _van_de_laatste_dagen(gebeurtenissen, hoeveel):
    """Those of the last so many days on which anything happened, and of no known day.

    An index finds those days, where all events would have to be read to group them.
    """
    dagen = gebeurtenissen.filter(datum__isnull=False).order_by("-datum").values("datum").distinct()
    vanaf = Coalesce(Subquery(dagen[hoeveel - 1 : hoeveel]), Value(date.min))
    return gebeurtenissen.filter(Q(datum=None) | Q(datum__gte=vanaf))


def _per_dag(gebeurtenissen):
    per_dag = gebeurtenissen.order_by().values("datum", "datum_precisie", "wijziging")
    return per_dag.annotate(belang=Min(OP_BELANG))


def van_een_wijziging(gebeurtenissen, hier: Iterable[Gebeurtenis]) -> Groep | None:
    """All of these, which are of one wijziging, with the events of them that are `hier`.

    None where visitors may read nothing of it.
    """
    hier = list(hier)
    rij = _geteld(gebeurtenissen.order_by().values("wijziging")).order_by("wijziging").first()
    van = tuple(regels(hier))
    if not (rij and van):
        return None
    agenda = Agenda.objects.filter(pk=_agenda_van(rij)).first()
    return Groep(rij, Samen(van, uitgevoerd(hier).get(rij["wijziging"])), agenda)


def _geteld(per_groep):
    is_punt = ~Q(kenmerk="")
    return per_groep.annotate(
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
    """These rows of `per_wijziging`, each with so many of its events, what matters first.

    `agenda` is the one that all are of, where that is known. Two queries at least, and one for
    voorstellen, for agendas, and for each kind of thing that the events name.
    """
    rijen = list(rijen)
    in_rijen = gebeurtenissen.filter(wijziging__in={rij["wijziging"] for rij in rijen})
    gevonden = list(_eerste(in_rijen, getoond))
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


def _eerste(gebeurtenissen, hoeveel):
    """So many events of each wijziging on each day, with all that is told of them."""
    rang = Window(
        RowNumber(),
        partition_by=[F("wijziging"), F("datum"), F("datum_precisie")],
        order_by=[OP_BELANG, "pk"],
    )
    eerste = gebeurtenissen.order_by().annotate(rang=rang).filter(rang__lte=hoeveel)
    gevonden: Any = Gebeurtenis.objects.filter(pk__in=eerste.values("pk")).voor_lijst()
    return gevonden.annotate(van_voorstel=F("wijziging__voorstel"))
