"""The frame of an agenda: its own fields, its parts, and the names that its items point at."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from ..beschrijving.lezen import inhoud, rij
from ..beschrijving.openbaar import openbaar_deel
from ..beschrijving.veld import Inhoud
from ..choices import AgendaStatus
from ..models import Agenda, Document, Eigenaar, Orgaan, Samenhang, Vergadering


@dataclass(frozen=True)
class Deel:
    """A part of the frame: which rows it has, which owners those name, and in which field.

    `openbaar` takes rows as JSON, and gives those that may be public today.
    """

    rijen: Callable[[Agenda], QuerySet]
    eigenaren: Callable[[Agenda], QuerySet]
    noemt: str
    openbaar: Callable[[list[dict]], list[dict]]


DELEN: dict[str, Deel] = {}


def registreer(
    naam,
    *,
    rijen,
    eigenaren=lambda agenda: Eigenaar.objects.none(),
    noemt="",
    openbaar=lambda rijen: rijen,
):
    """Add a part to every frame; a higher floor does so for what it hangs on an agenda."""
    DELEN[naam] = Deel(rijen, eigenaren, noemt, openbaar)


def openbare_samenhang(rijen: list[dict]) -> list[dict]:
    """The ties, as JSON of a frame, of which everything that they tie is public today."""
    delen = openbaar_deel(*((Samenhang, opgeschreven) for opgeschreven in rijen))
    return [
        opgeschreven
        for opgeschreven, deel in zip(rijen, delen, strict=True)
        if len(opgeschreven["delen"]) == len(deel["delen"])
    ]


registreer(
    "deelnames",
    rijen=lambda agenda: agenda.deelnames.select_related("eigenaar"),
    eigenaren=lambda agenda: Eigenaar.objects.filter(deelnames__agenda=agenda),
    noemt="eigenaar",
)
registreer("domeinen", rijen=lambda agenda: agenda.domeinen.all())
registreer("themas", rijen=lambda agenda: agenda.themas.prefetch_related("domeinen"))
registreer("perioden", rijen=lambda agenda: agenda.perioden.all())
registreer("mijlpalen", rijen=lambda agenda: agenda.mijlpalen.select_related("bron"))
registreer("begroting", rijen=lambda agenda: agenda.begroting.select_related("bron"))
registreer(
    "samenhang", rijen=lambda agenda: agenda.samenhang.met_delen(), openbaar=openbare_samenhang
)


IN_REGISTER = (Eigenaar, Document, Orgaan, Vergadering)
"""What items and parts of a frame point at, and the frame knows the names of."""


def kader_met_nieuw_register(eerder: dict, agenda: Agenda) -> dict:
    """The frame as it was, when no part of it changed but what its items point at."""
    return eerder | {"register": _register(agenda)}


def kader(agenda: Agenda) -> dict:
    """The whole frame as JSON, a list per part; "register" holds names by the key of each."""
    opgeschreven: Inhoud = {"agenda": inhoud(agenda)}
    for naam, deel in DELEN.items():
        opgeschreven[naam] = [inhoud(los) for los in deel.rijen(agenda)]
    return opgeschreven | {"register": _register(agenda)}


def openbaar_kader(opgeschreven: dict | None) -> dict | None:
    """What of a frame is public by itself; the register is so only where something names it."""
    if opgeschreven is None or opgeschreven["agenda"]["status"] == AgendaStatus.CONCEPT:
        return None
    eigenaren = opgeschreven["register"]["eigenaren"]
    verborgen = {slug for slug, eigenaar in eigenaren.items() if not eigenaar["openbaar"]}
    # Whether a visitor may see which item this agenda carries out depends on that item.
    eigen = {k: v for k, v in opgeschreven["agenda"].items() if k != "uitwerking_van"}
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


def _register(agenda):
    genoemd = Q(betrokkenheden__punt__agenda=agenda)
    for deel in DELEN.values():
        genoemd |= Q(pk__in=deel.eigenaren(agenda).values("pk"))
    eigenaren = Eigenaar.objects.filter(genoemd).distinct()
    documenten = Document.objects.filter(
        Q(punten__agenda=agenda)
        | Q(mijlpalen__agenda=agenda)
        | Q(samenhang__agenda=agenda)
        | Q(begrotingsregels__agenda=agenda)
    ).distinct()
    organen = Orgaan.objects.filter(
        Q(agendas=agenda) | Q(vergaderingen__behandelingen__punt__agenda=agenda)
    ).distinct()
    vergaderingen = Vergadering.objects.filter(behandelingen__punt__agenda=agenda).distinct()
    return {
        "eigenaren": {
            e.slug: {"naam": e.naam, "soort": e.soort, "openbaar": e.is_openbaar}
            for e in eigenaren.order_by("slug")
        },
        "documenten": {d.slug: {"titel": d.titel} for d in documenten.order_by("slug")},
        "organen": {o.slug: {"naam": o.naam} for o in organen.order_by("slug")},
        "vergaderingen": {
            str(v.pk): rij(v, ("orgaan", "datum", "datum_precisie", "status"))
            | {"openbaar": v.is_openbaar}
            for v in vergaderingen.select_related("orgaan").order_by("pk")
        },
    }
