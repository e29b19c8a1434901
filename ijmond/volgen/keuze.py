"""What somebody follows: everything, or an agenda, a domain, a body, an owner or an item."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.validators import slug_re
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.urls import reverse

from agenda.choices import Precisie
from agenda.lijsten import Filter, naam_van
from agenda.models import (
    Agenda,
    Agendapunt,
    Behandeling,
    Domein,
    Eigenaar,
    Orgaan,
    Punt,
    Vergadering,
)
from werkagenda.models import Actie

BRONNEN: dict[str, tuple[type[Any], str]] = {
    "agenda": (Agenda, "slug"),
    "domein": (Domein, "slug"),
    "orgaan": (Orgaan, "slug"),
    "eigenaar": (Eigenaar, "slug"),
    "punt": (Punt, "kenmerk"),
}
"""What an address may name, and by which column; a domain only with its agenda."""


VAN_NAAM: dict[str, Callable[[str, str], Any]] = {
    "agenda": lambda slug, naam: Agenda(slug=slug, titel=naam),
    "domein": lambda slug, naam: Domein(slug=slug, naam=naam),
    "orgaan": lambda slug, naam: Orgaan(slug=slug, naam=naam),
    "eigenaar": lambda slug, naam: Eigenaar(slug=slug, naam=naam),
}
"""Makes a thing, not from the database, of how an address calls it and what it is called."""


@dataclass(frozen=True)
class Keuze:
    """What somebody follows; with more of these, what is about all of them."""

    agenda: Agenda | None = None
    domein: Domein | None = None
    orgaan: Orgaan | None = None
    eigenaar: Eigenaar | None = None
    punt: Punt | None = None

    @classmethod
    def uit(cls, gevraagd: Mapping[str, str]) -> "Keuze":
        """What an address asks for; one query for each thing. Http404 for what is not public."""
        gevonden: dict[str, Any] = {}
        for naam in BRONNEN:
            if waarde := gevraagd.get(naam):
                erbij = {"agenda": gevonden.get("agenda")} if naam == "domein" else {}
                gevonden[naam] = _zoek(naam, waarde, **erbij)
        return cls(**gevonden)

    @classmethod
    def van(cls, ding: Any) -> "Keuze":
        """To follow this thing; of a meeting, the body that meets."""
        if isinstance(ding, Domein):
            return cls(agenda=ding.agenda, domein=ding)
        if isinstance(ding, Vergadering):
            return cls(orgaan=ding.orgaan)
        naam = next(naam for naam, (model, _) in BRONNEN.items() if isinstance(ding, model))
        return cls(**{naam: ding})

    @classmethod
    def gefilterd(cls, filter_: Filter) -> "Keuze":
        """To follow what a list is filtered by, as far as one can; no query.

        All that is needed of each thing, the choices of the filter have.
        """
        if not filter_.is_bound or not filter_.form.is_valid():
            return cls()
        gevonden: dict[str, Any] = {}
        for naam in VAN_NAAM:
            if waarde := filter_.form.cleaned_data.get(naam):
                heet = naam_van(waarde, filter_.filters[naam].extra["choices"])
                gevonden[naam] = VAN_NAAM[naam](waarde, heet)
        if "domein" in gevonden:
            if "agenda" not in gevonden:
                return cls()  # of every agenda that has a domain with this address
            gevonden["domein"].agenda = gevonden["agenda"]
        return cls(**gevonden)

    @property
    def gevraagd(self) -> dict[str, str]:
        """The query of its addresses, always in the same order."""
        gekozen = ((naam, kolom, getattr(self, naam)) for naam, (_, kolom) in BRONNEN.items())
        return {naam: getattr(ding, kolom) for naam, kolom, ding in gekozen if ding}

    @property
    def vraag(self) -> str:
        return f"?{urlencode(self.gevraagd)}" if self.gevraagd else ""

    @property
    def kort(self) -> str:
        """What is followed, where its agenda is clear: "IJmondcommissie"; "" for everything."""
        waarin = self.domein.volledige_naam if self.domein else self.agenda
        dingen = (self.punt, self.orgaan, self.eigenaar, waarin)
        return ", ".join(str(ding) for ding in dingen if ding)

    @property
    def naam(self) -> str:
        """The same with the agenda of a domain."""
        return f"{self.kort} ({self.domein.agenda.titel})" if self.domein else self.kort

    @property
    def kalender(self) -> str:
        return reverse("kalender") + self.vraag

    @property
    def feed(self) -> str:
        return reverse("wijzigingen-feed") + self.vraag

    @property
    def uitleg(self) -> str:
        """The page that tells how to follow it."""
        return reverse("volgen") + self.vraag

    def vergaderingen(self) -> QuerySet[Vergadering]:
        """The public meetings about all of this, of which somebody gave the day."""
        rijen = Vergadering.objects.openbaar().filter(
            datum__isnull=False, datum_precisie=Precisie.DAG
        )
        for voorwaarde in self._voorwaarden():
            rijen = rijen.filter(voorwaarde)
        return rijen

    def _voorwaarden(self) -> Iterator[Q | Exists]:
        op_de_lijst = Behandeling.objects.openbaar().filter(vergadering=OuterRef("pk"))
        if self.orgaan:
            yield Q(orgaan=self.orgaan)
        if self.punt:
            yield Exists(op_de_lijst.filter(punt=self.punt))
        if self.eigenaar:
            punten = Punt.objects.van_eigenaar(self.eigenaar.slug)
            agendas = Agenda.objects.openbaar().filter(deelnames__eigenaar=self.eigenaar)
            werkt_mee = Exists(op_de_lijst.filter(punt__in=punten.values("pk")))
            yield _over(agendas, op_de_lijst) | Q(werkt_mee)
        if self.domein:
            punten = Agendapunt.objects.filter(domein=self.domein)
            acties = Actie.objects.filter(agenda=self.domein.agenda).in_domein(self.domein.slug)
            hierin = Q(punt__in=punten.values("pk")) | Q(punt__in=acties.values("pk"))
            yield Exists(op_de_lijst.filter(hierin))
        elif self.agenda:
            yield _over(Agenda.objects.filter(pk=self.agenda.pk), op_de_lijst)


def _over(agendas: QuerySet[Agenda], op_de_lijst: QuerySet[Behandeling]) -> Q:
    """That a meeting is of the body of one of these agendas, or has an item of it on its list."""
    organen = agendas.filter(orgaan__isnull=False).values("orgaan")
    ervan = op_de_lijst.filter(punt__agenda__in=agendas.values("pk"))
    return Q(Q(orgaan__in=organen) | Exists(ervan))


def _zoek(naam: str, waarde: str, **erbij: Any) -> Any:
    model, kolom = BRONNEN[naam]
    # What can be no slug is never asked: PostgreSQL breaks on some of it.
    rijen = model.objects.openbaar().filter(**{kolom: waarde}, **erbij)
    if not slug_re.match(waarde) or (gevonden := rijen.first()) is None:
        raise Http404(f"Er is hier geen {naam} met dit adres.")
    if naam == "domein":
        gevonden.agenda = erbij["agenda"]
    return gevonden
