"""The frame of an agenda: its fields, parts and names, and what else looks different with what."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Model, Q, QuerySet

from ..beschrijving.lezen import inhoud, rij
from ..beschrijving.model import Beschreven, doel_van, met_naam
from ..beschrijving.openbaar import openbaar_deel
from ..beschrijving.veld import Inhoud, intern
from ..beschrijving.wijzers import wijst_aan
from ..choices import AgendaStatus
from ..models import Agenda, Document, Eigenaar, Gebeurtenis, Orgaan, Punt, Samenhang, Vergadering
from ..verschil import VERGADERING


@dataclass(frozen=True)
class Deel:
    """A part of the frame: its rows, and the field (`noemt`) in which those name owners.

    `eigenaren` is the lookup from an owner to the agendas whose part names it. `openbaar` takes
    rows as JSON, and gives those that may be public today.
    """

    rijen: Callable[[Agenda], QuerySet]
    eigenaren: str = ""
    noemt: str = ""
    openbaar: Callable[[list[dict]], list[dict]] = list


def openbare_samenhang(rijen: list[dict]) -> list[dict]:
    """The ties, as JSON of a frame, of which everything that they tie is public today."""
    delen = openbaar_deel(*((Samenhang, opgeschreven) for opgeschreven in rijen))
    return [
        opgeschreven
        for opgeschreven, deel in zip(rijen, delen, strict=True)
        if len(opgeschreven["delen"]) == len(deel["delen"])
    ]


DELEN: dict[str, Deel] = {
    "deelnames": Deel(
        lambda agenda: agenda.deelnames.select_related("eigenaar"),
        eigenaren="deelnames__agenda",
        noemt="eigenaar",
    ),
    "domeinen": Deel(lambda agenda: agenda.domeinen.all()),
    "themas": Deel(lambda agenda: agenda.themas.prefetch_related("domeinen")),
    "stuksoorten": Deel(lambda agenda: agenda.stuksoorten.all()),
    "perioden": Deel(lambda agenda: agenda.perioden.all()),
    "mijlpalen": Deel(lambda agenda: agenda.mijlpalen.select_related("bron")),
    "begroting": Deel(lambda agenda: agenda.begroting.select_related("bron")),
    "samenhang": Deel(lambda agenda: agenda.samenhang.met_delen(), openbaar=openbare_samenhang),
}
"""The parts of every frame; a higher floor adds what it hangs on an agenda."""
IN_REGISTER: dict[type[Beschreven], tuple[str, tuple[str, ...]]] = {
    Eigenaar: ("eigenaren", ("naam", "soort")),
    Document: ("documenten", ("titel",)),
    Orgaan: ("organen", ("naam",)),
    Vergadering: (
        "vergaderingen",
        ("orgaan", "datum", "datum_precisie", "eind_datum", "status"),
    ),
}
"""What items and parts of a frame point at, and what the frame knows of each."""


def kader(agenda: Agenda) -> dict:
    """The whole frame as JSON, a list per part; "register" holds names by the key of each."""
    opgeschreven: Inhoud = {"agenda": inhoud(agenda)}
    for naam, deel in DELEN.items():
        opgeschreven[naam] = [inhoud(los) for los in _op_volgorde(deel.rijen(agenda))]
    return opgeschreven | {"register": register(agenda)}


def _op_volgorde(rijen: QuerySet) -> QuerySet:
    """In the order of their model, but not of their agenda: that is one, and would cost a join."""
    volgorde = rijen.model._meta.ordering
    return rijen.order_by(*(veld for veld in volgorde if not str(veld).startswith("agenda")))


def openbaar_kader(opgeschreven: dict | None) -> dict | None:
    """What of a frame is public by itself; the register is so only where something names it."""
    if opgeschreven is None or opgeschreven["agenda"]["status"] == AgendaStatus.CONCEPT:
        return None
    eigenaren = opgeschreven["register"]["eigenaren"]
    verborgen = {slug for slug, eigenaar in eigenaren.items() if not eigenaar["openbaar"]}
    # Whether a visitor may see which item this agenda carries out depends on that item.
    verborgen_velden = {"uitwerking_van", *intern(Agenda.BESCHRIJVING)}
    eigen = {k: v for k, v in opgeschreven["agenda"].items() if k not in verborgen_velden}
    return {"agenda": eigen} | {
        naam: list(_zonder(verborgen, deel.openbaar(opgeschreven[naam]), deel.noemt))
        for naam, deel in DELEN.items()
        if naam in opgeschreven
    }


def _zonder(verborgen, rijen, veld):
    """The rows without the owners who may not be named."""
    for opgeschreven in rijen:
        genoemd = opgeschreven.get(veld)
        if isinstance(genoemd, list):
            yield opgeschreven | {veld: [slug for slug in genoemd if slug not in verborgen]}
        elif genoemd not in verborgen:
            yield opgeschreven


def register(agenda: Agenda) -> dict[str, dict]:
    """What the items and the parts of a frame point at, by kind and key: what each is called."""
    eigenaren = Q(betrokkenheden__punt__agenda=agenda)
    for deel in DELEN.values():
        if deel.eigenaren:
            los = Eigenaar.objects.filter(**{deel.eigenaren: agenda})
            eigenaren |= Q(pk__in=los.values("pk"))
    documenten = Q(
        punten__agenda=agenda,
        mijlpalen__agenda=agenda,
        samenhang__agenda=agenda,
        begrotingsregels__agenda=agenda,
        _connector=Q.OR,
    )
    genoemd = {
        Eigenaar: eigenaren,
        Document: documenten,
        Orgaan: Q(agendas=agenda) | Q(vergaderingen__behandelingen__punt__agenda=agenda),
        Vergadering: Q(behandelingen__punt__agenda=agenda),
    }
    return {
        naam: {str(los.sleutel): in_register(los, velden) for los in _rijen(model, genoemd[model])}
        for model, (naam, velden) in IN_REGISTER.items()
    }


def _rijen(model, genoemd):
    return met_naam(model.objects.filter(genoemd)).distinct().order_by(model.SLEUTEL)


def in_register(los, velden):
    """What the register of a frame knows of a row: some of its fields, and if it may be named."""
    openbaar = {"openbaar": los.is_openbaar} if los.KAN_VERBORGEN else {}
    return rij(los, velden) | openbaar


def agenda_van(rij: Model) -> int | None:
    """The key of the agenda that something belongs to, or is; None for what any agenda may use."""
    return rij.pk if isinstance(rij, Agenda) else getattr(rij, "agenda_id", None)


def punten_die_noemen(rij: Beschreven) -> set[int]:
    """The items, by primary key, whose content holds the key of `rij`."""
    return {
        pk
        for model in Punt.soorten().values()
        for wijzer in wijst_aan(model)
        if wijzer.doel is type(rij)
        for pk in model._base_manager.filter(**{wijzer.pad: rij}).values_list("pk", flat=True)
    }


def gebeurtenissen_die_noemen(rij: Beschreven) -> QuerySet[Gebeurtenis]:
    """The events whose words may hold the name of `rij`: by their source, or by their field."""
    velden = {
        wijzer.lijst or wijzer.veld
        for model in Punt.soorten().values()
        for wijzer in wijst_aan(model)
        if type(rij) in (wijzer.doel, *_in_naam_van(wijzer.doel))
    }
    noemt = Q(veld__in=velden, agenda__in=agendas_van(rij))
    if isinstance(rij, Orgaan | Vergadering):
        noemt |= Q(veld=VERGADERING)
    return Gebeurtenis.objects.filter(
        noemt | Q(wijziging__bron=rij) if isinstance(rij, Document) else noemt
    )


def _in_naam_van(doel: type[Beschreven]) -> Iterator[type[Beschreven]]:
    """What the names of these are made with."""
    return filter(None, (doel_van(doel, veld) for veld in doel.NAAM_MET))


def agendas_die_verbinden(kenmerken: Iterable[str]) -> set[int]:
    """The agendas that tell how one of these items hangs together with theirs."""
    verbinden = Agenda.objects.filter(samenhang__delen__punt__kenmerk__in=kenmerken)
    return set(verbinden.values_list("pk", flat=True))


def agendas_van(rij: Beschreven) -> set[int]:
    """The agendas that something belongs to; a name that any agenda may use belongs to all."""
    eigen = agenda_van(rij)
    return {eigen} if eigen else set(Agenda.objects.values_list("pk", flat=True))


def genoemd_in_register(soort: type[Punt], staat: dict | None) -> set[tuple]:
    """What the state of an item points at of which the frame keeps the names."""
    return {
        (wijzer.doel, sleutel)
        for wijzer in wijst_aan(soort)
        if staat and wijzer.doel in IN_REGISTER
        for sleutel in wijzer.sleutels(staat)
    }


def neemt_openbare_punten_mee(punt: Punt | None, was: dict | None, wordt: dict | None) -> bool:
    """Whether public items go to another domain along with this one, be it public itself or not."""
    if not (punt and was and wordt) or was.get("domein") == wordt.get("domein"):
        return False
    return Punt.objects.openbaar().filter(pk__in=punten_die_noemen(punt)).exists()
