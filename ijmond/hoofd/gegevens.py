"""What a page tells of, in the words of schema.org: JSON-LD, which a browser never runs."""

from collections.abc import Iterable, Iterator
from datetime import date, time
from typing import Any

from agenda.beschrijving.punten import wanneer
from agenda.choices import EigenaarSoort, Precisie, Soort, VergaderingStatus
from agenda.models import Eigenaar, Vergadering
from agenda.verschil import Verzetting
from agenda.weergave import op, tijd_van

from .adres import volledig

Gegevens = dict[str, Any]
SCHEMA = "https://schema.org"
OVERHEID = (
    EigenaarSoort.GEMEENTE,
    EigenaarSoort.PROVINCIE,
    EigenaarSoort.RIJK,
    EigenaarSoort.WATERSCHAP,
    EigenaarSoort.GEMEENSCHAPPELIJKE_REGELING,
)
"""The kinds of owner that are a government by law."""


def als_gebeurtenis(vergadering: Vergadering, verloop: Iterable[Verzetting]) -> Gegevens | None:
    """A meeting as an Event, with the days that it was told of before; None without a day."""
    if (tijd := tijd_van(vergadering)) is None:
        return None
    return _zonder_leeg(
        {
            "@context": SCHEMA,
            "@type": "Event",
            "name": vergadering.orgaan.naam,
            "url": volledig(vergadering.get_absolute_url()),
            "startDate": tijd.van.isoformat(),
            "endDate": tijd.tot and tijd.tot.isoformat(),
            "location": vergadering.locatie and {"@type": "Place", "name": vergadering.locatie},
            "organizer": {"@type": "GovernmentOrganization", "name": vergadering.orgaan.naam},
        }
        | _hoe_het_gaat(vergadering, list(_eerder(verloop)))
    )


def _hoe_het_gaat(vergadering: Vergadering, eerder: list[str]) -> Gegevens:
    """Whether it goes on; of a meeting of which nobody knows that, nothing is said."""
    if vergadering.status == VergaderingStatus.GEANNULEERD:
        return {"eventStatus": f"{SCHEMA}/EventCancelled"}
    if eerder:
        return {"eventStatus": f"{SCHEMA}/EventRescheduled", "previousStartDate": eerder}
    is_bekend = vergadering.status != VergaderingStatus.ONBEKEND
    return {"eventStatus": f"{SCHEMA}/EventScheduled"} if is_bekend else {}


def _eerder(verloop: Iterable[Verzetting]) -> Iterator[str]:
    """On which days, or at which moments, it was to be before it moved."""
    for los in verloop:
        dag, precisie, _ = wanneer(los.toen)
        if los.soort == Soort.VERZET and dag and precisie == Precisie.DAG:
            uur = los.toen.get("begin")
            yield _moment(dag, uur).isoformat()


def _moment(dag: date, uur: str | None) -> date:
    return op(dag, time.fromisoformat(uur)) if uur else dag


def als_organisatie(eigenaar: Eigenaar) -> Gegevens | None:
    """A gemeente, or another government, with its official address; None for anybody else."""
    if eigenaar.soort not in OVERHEID:
        return None
    return _zonder_leeg(
        {
            "@context": SCHEMA,
            "@type": "GovernmentOrganization",
            "name": eigenaar.naam,
            "url": eigenaar.website,
            "mainEntityOfPage": volledig(eigenaar.get_absolute_url()),
            "sameAs": eigenaar.tooi_uri,
        }
    )


def als_kruimels(stappen: Iterable[tuple[str, str]]) -> Gegevens:
    """The way from home to a page, as its name and its path for each step before that page."""
    return {
        "@context": SCHEMA,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": plaats, "name": naam, "item": volledig(pad)}
            for plaats, (naam, pad) in enumerate(stappen, start=1)
        ],
    }


def _zonder_leeg(gegevens: Gegevens) -> Gegevens:
    return {naam: waarde for naam, waarde in gegevens.items() if waarde}
