"""Reading the region's documents from `fixtures/` through the save path."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from agenda.beschrijving.lezen import inhoud
from agenda.beschrijving.model import heeft_agenda
from agenda.beschrijving.punten import Behandeling
from agenda.beschrijving.schrijven import vul
from agenda.beschrijving.veld import genoemd, velden
from agenda.choices import Herkomst
from agenda.models import Agenda, Document, Gebeurtenis, Punt, Stand, Vergadering
from agenda.opslag import Opslag, opslaan, opslag, zinnen
from agenda.tijdvakken import Tijdvak

from ..versies import stel_vast
from .nakijken import LaadFout, lees
from .rijen import (
    SLEUTELS,
    als_staat,
    met_bron,
    met_datum,
    met_schone_tekst,
    uit_rij,
    verschillen,
    zonder_leeg,
)

DOOR = "laden"
"""Who the standen say it was."""


class Uitkomst(StrEnum):
    TOEGEVOEGD = "toegevoegd"
    VERSCHILT = "verschilt"
    VERWIJDERD = "verwijderd"


class Melding(NamedTuple):
    """What came of one thing in a file: "verschilt: domein haven, naam: hier staat ..."."""

    uitkomst: Uitkomst
    zin: str

    def __str__(self) -> str:
        return f"{self.uitkomst}: {self.zin}"


def laad(bestand: Path) -> Iterator[Melding]:
    """Read one file in one transaction; says of each thing that it is added, or how it differs.

    First what the agenda held at `stand_op`, then the version of that time, and after that what the
    sources tell of later. Raises LaadFout, and then nothing of the file has been kept.
    """
    gegevens = lees(bestand)
    agenda = gegevens.get("agenda", {})
    toen = {"datum": agenda.get("stand_op"), "precisie": agenda.get("stand_op_precisie", "dag")}
    with transaction.atomic():
        with opslag(door=DOOR, herkomst=Herkomst.LADEN, **toen) as werk:
            lader = Lader(bestand.name, gegevens, werk)
            yield from lader.laad()
        yield from lader.laad_versie()
        yield from lader.laad_daarna()


def op_volgorde(bestanden: Iterable[Path], map_: Path) -> list[Path]:
    """The files, each after those that its `na` names; what is not among them is in `map_`.

    Raises LaadFout when a file names one that is not there, or when two wait for each other.
    """
    per_naam = {bestand.stem: bestand for bestand in sorted(bestanden)}
    na: dict[str, list[str]] = {}
    while nieuw := per_naam.keys() - na.keys():
        na |= {naam: lees(per_naam[naam]).get("na", []) for naam in nieuw}
        for naam in {naam for namen in na.values() for naam in namen} - per_naam.keys():
            if (bestand := map_ / f"{naam}.toml").exists():
                per_naam[naam] = bestand
    try:
        return [per_naam[naam] for naam in TopologicalSorter(na).static_order()]
    except KeyError as fout:
        raise LaadFout(
            f"Er is geen bestand {fout.args[0]}.toml, maar een ander noemt het."
        ) from None
    except CycleError as fout:
        kring = " na ".join(fout.args[1])
        raise LaadFout(f"Deze bestanden wachten op elkaar: {kring}.") from None


class Lader:
    """One document on its way into the database."""

    def __init__(self, naam: str, gegevens: dict, werk: Opslag):
        self.naam = naam
        # Through JSON, so that a date of TOML compares equal to one of a stand.
        self.gegevens = met_schone_tekst(json.loads(json.dumps(gegevens, cls=DjangoJSONEncoder)))
        self.werk = werk
        self.perioden = {rij["naam"]: _tijdvak(rij) for rij in self._rijen("periode")}
        self.vergaderingen: dict[str, int] = {}
        self.fouten: list[str] = []
        self.mislukt: set[tuple[str, object]] = set()
        """What could not be added, by its model and key; of what names it, nothing is said."""

    @cached_property
    def agenda(self) -> Agenda:
        """The agenda of the file, once it is loaded."""
        [rij] = self._rijen("agenda")
        return Agenda.objects.get(slug=rij["slug"])

    def laad(self) -> Iterator[Melding]:
        """Add what is new; raises LaadFout for all that can't be added."""
        for model in SLEUTELS:
            for rij in self._rijen(model._meta.model_name):
                yield from self._probeer(model, rij)
            if any(soort == Agenda._meta.label for soort, _ in self.mislukt):
                break
        self._stop_bij_fouten()

    def _probeer(self, model, rij):
        wat = f"{model._meta.verbose_name} {rij[SLEUTELS[model][0]]}"
        try:
            staat = self._staat(model, rij)
            if self.mislukt & set(genoemd(model.BESCHRIJVING, staat)):
                self._mislukt(model, rij)
            else:
                yield from self._zet(model, staat, self._sleutel(model, rij), wat)
        except ValidationError as fout:
            self._onthoud(wat, fout)
            self._mislukt(model, rij)

    def _mislukt(self, model, rij):
        for soort in {model, Punt} if issubclass(model, Punt) else {model}:
            self.mislukt.add((soort._meta.label, rij.get(model.SLEUTEL)))

    def _onthoud(self, wat: str, fout: ValidationError) -> None:
        self.fouten.append(f"{self.naam}, {wat}: {' '.join(zinnen(fout))}")

    def _stop_bij_fouten(self) -> None:
        if self.fouten:
            raise LaadFout("\n".join(self.fouten))

    def _sleutel(self, model, rij):
        """What the row is known by, with rows of the database for what it points at."""
        sleutel = self._van_agenda(model)
        for veld in SLEUTELS[model]:
            waarde = uit_rij(rij, model, veld)
            if doel := model._meta.get_field(veld).related_model:
                waarde = _vind(doel, **{doel.SLEUTEL: waarde}, **self._van_agenda(doel))
            sleutel[veld] = waarde
        return sleutel

    def _van_agenda(self, model):
        return {"agenda": self.agenda} if heeft_agenda(model) else {}

    def _staat(self, model, rij):
        """The row of the file as a state of its model."""
        if "planning" in rij:
            rij = rij | {"planning": [self._gepland(gepland) for gepland in rij["planning"]]}
        if "behandelingen" in rij:
            rij = rij | {"behandelingen": [self._behandeling(b) for b in rij["behandelingen"]]}
        return als_staat(model.BESCHRIJVING, rij)

    def laad_versie(self):
        """Adopt the agenda as it was just loaded, unless it has a version."""
        rij = self.gegevens.get("versie")
        if rij and not self.agenda.versies.exists():
            portaal = settings.PORTAAL_URL
            try:
                versie = stel_vast(self.agenda, basis=portaal, door=DOOR, **met_datum(rij))
            except ValidationError as fout:
                raise LaadFout(f"{self.naam}, versie: {' '.join(zinnen(fout))}") from fout
            yield Melding(Uitkomst.TOEGEVOEGD, f"{versie}")

    def laad_daarna(self):
        """Write down that meetings spoke of items, with the documents that tell so; once."""
        for rij in self._rijen("daarna"):
            wat = f"behandeling van {rij['kenmerk']}"
            try:
                yield from self._vertel(rij, wat)
            except ValidationError as fout:
                self._onthoud(wat, fout)
        self._stop_bij_fouten()

    def _vertel(self, rij, wat):
        bron, kenmerk = met_bron(rij), rij["kenmerk"]
        verteld = Gebeurtenis.objects.filter(kenmerk=kenmerk, wijziging__bron__slug=bron["bron"])
        if verteld.exists():
            return
        los = Punt.objects.filter(kenmerk=kenmerk).first()
        if los is None:
            yield _verwijderd(kenmerk, wat)
            return
        punt = Punt.soorten()[los.soort].objects.get(kenmerk=kenmerk)
        gegevens = self._behandeling(rij)
        gegevens["vergadering_id"] = gegevens.pop("vergadering")
        behandeling = punt.behandelingen.model(punt=punt, **gegevens)
        behandeling.full_clean()
        opslaan(
            punt,
            behandeling.save,
            door=DOOR,
            herkomst=Herkomst.LADEN,
            bron=_vind(Document, slug=bron["bron"]),
            bron_plaats=bron["bron_plaats"],
        )
        yield Melding(Uitkomst.TOEGEVOEGD, wat)

    def _behandeling(self, rij):
        """A treatment of the file, with the meeting by its key in the database."""
        eigen = {k: v for k, v in rij.items() if k in velden(Behandeling)}
        return eigen | {"vergadering": self._vergadering(rij["vergadering"])}

    def _vergadering(self, naam):
        """The key of the meeting that the file knows by this name."""
        if naam not in self.vergaderingen:
            [rij] = [rij for rij in self._rijen("vergadering") if rij["sleutel"] == naam]
            zoek = zonder_leeg(self._sleutel(Vergadering, rij))
            self.vergaderingen[naam] = _vind(Vergadering, **zoek).pk
        return self.vergaderingen[naam]

    def _gepland(self, gepland):
        """A period by its name, or a table that says more about it."""
        if isinstance(gepland, str):
            gepland = {"periode": gepland}
        tijdvak = self.perioden[gepland["periode"]]
        return {"periode": tijdvak, "toelichting": gepland.get("toelichting", "")}

    def _met_daarna(self, rij):
        """What the file says of an item by now, with what its sources tell of later."""
        later = [d for d in self._rijen("daarna") if d["kenmerk"] == rij.get("kenmerk")]
        behandelingen = rij.get("behandelingen", []) + [self._behandeling(d) for d in later]
        return rij | {"behandelingen": behandelingen} if later else rij

    def _rijen(self, tabel):
        rijen = self.gegevens.get(tabel, [])
        return rijen if isinstance(rijen, list) else [rijen]

    def _zet(self, model, staat, sleutel, wat):
        """Add one row when its key is new; otherwise say what differs from the file."""
        rij = model._default_manager.filter(**zonder_leeg(sleutel)).first()
        if rij is not None:
            for veld, nu, anders in verschillen(inhoud(rij), self._met_daarna(staat), model):
                zin = f"{wat}, {veld}: hier staat {nu!r}, het bestand zegt {anders!r}"
                yield Melding(Uitkomst.VERSCHILT, zin)
            return
        if issubclass(model, Punt) and self._is_gebruikt(staat["kenmerk"]):
            yield _verwijderd(staat["kenmerk"], wat)
            return
        rij = model(**sleutel)
        schrijf, gemist = vul(rij, staat)
        if gemist:
            raise ValidationError(gemist)
        self.werk.bewaar(rij, schrijf)
        yield Melding(Uitkomst.TOEGEVOEGD, wat)

    def _is_gebruikt(self, kenmerk):
        """Whether it was of an item of this agenda; ValidationError when it is of another one."""
        ander = Stand.objects.filter(kenmerk=kenmerk).exclude(agenda=self.agenda).first()
        if ander:
            raise ValidationError(
                f"Dit kenmerk is al van een punt van de agenda '{ander.agenda}'. "
                "Geef het punt in het bestand een ander kenmerk."
            )
        return Stand.objects.filter(kenmerk=kenmerk).exists()


def _vind(model, **zoek):
    """The row that is known by this; ValidationError when there is none."""
    rij = model._default_manager.filter(**zoek).first()
    if rij is None:
        waarde = next(iter(zoek.values()))
        raise ValidationError(f"Bij {model._meta.verbose_name} '{waarde}' is niets te vinden.")
    return rij


def _verwijderd(kenmerk, wat):
    """That an item of the file was deleted here: it does not come back."""
    if not Stand.objects.filter(kenmerk=kenmerk).exists():
        raise ValidationError(f"Het kenmerk {kenmerk} is er niet. Kijk of het goed is geschreven.")
    return Melding(Uitkomst.VERWIJDERD, f"{wat} staat nog wel in het bestand")


def _tijdvak(rij):
    """The span of a period of the file, of which the dates are text by now."""
    return str(Tijdvak(*(date.fromisoformat(rij[dag]) for dag in ("begin", "eind"))))
