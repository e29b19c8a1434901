"""Reading the region's documents from `fixtures/` through the save path."""

import json
import tomllib
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
from agenda.beschrijving.veld import velden
from agenda.choices import Herkomst
from agenda.models import Agenda, Document, Gebeurtenis, Punt, Stand, Vergadering
from agenda.opslag import Opslag, opslaan, opslag, zinnen
from agenda.tijdvakken import Tijdvak

from ..versies import stel_vast
from .rijen import SLEUTELS, als_staat, met_bron, met_datum, uit_rij, verschillen, zonder_leeg

DOOR = "laden"
"""Who the standen say it was."""


class LaadFout(Exception):
    """A file that can't be read, with a Dutch sentence that names the place in it."""


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
    gegevens = _lees(bestand)
    agenda = gegevens.get("agenda", {})
    toen = {"datum": agenda.get("stand_op"), "precisie": agenda.get("stand_op_precisie", "dag")}
    with transaction.atomic():
        with opslag(door=DOOR, herkomst=Herkomst.LADEN, **toen) as werk:
            lader = Lader(bestand.name, gegevens, werk)
            yield from lader.laad()
        yield from lader.laad_versie()
        for rij in gegevens.get("daarna", []):
            yield from lader.laad_daarna(rij)


def op_volgorde(bestanden: Iterable[Path], map_: Path) -> list[Path]:
    """The files, each after those that its `na` names; what is not among them is in `map_`.

    Raises LaadFout when a file names one that is not there, or when two wait for each other.
    """
    per_naam = {bestand.stem: bestand for bestand in sorted(bestanden)}
    na: dict[str, list[str]] = {}
    while nieuw := per_naam.keys() - na.keys():
        na |= {naam: _lees(per_naam[naam]).get("na", []) for naam in nieuw}
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
        self.gegevens = json.loads(json.dumps(gegevens, cls=DjangoJSONEncoder))
        self.werk = werk
        self.perioden = {rij["naam"]: _tijdvak(rij) for rij in self._rijen("periode")}
        self.vergaderingen: dict[str, int] = {}

    @cached_property
    def agenda(self) -> Agenda:
        """The agenda of the file, once it is loaded."""
        [rij] = self._rijen("agenda")
        return Agenda.objects.get(slug=rij["slug"])

    def laad(self) -> Iterator[Melding]:
        for model in SLEUTELS:
            for rij in self._rijen(model._meta.model_name):
                yield from self._zet(model, self._staat(model, rij), self._sleutel(model, rij))

    def _sleutel(self, model, rij):
        """What the row is known by, with rows of the database for what it points at."""
        sleutel = self._van_agenda(model)
        for veld in SLEUTELS[model]:
            waarde = uit_rij(rij, model, veld)
            if doel := model._meta.get_field(veld).related_model:
                zoek = {doel.SLEUTEL: waarde} | self._van_agenda(doel)
                waarde = doel._default_manager.get(**zoek)
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

    def laad_daarna(self, rij):
        """Write down that a meeting spoke of an item, with the document that tells so; once."""
        bron, kenmerk = met_bron(rij), rij["kenmerk"]
        wat = f"behandeling van {kenmerk}"
        verteld = Gebeurtenis.objects.filter(kenmerk=kenmerk, wijziging__bron__slug=bron["bron"])
        if verteld.exists():
            return
        los = Punt.objects.filter(kenmerk=kenmerk).first()
        if los is None:
            yield _verwijderd(wat)
            return
        punt = Punt.soorten()[los.soort].objects.get(kenmerk=kenmerk)
        behandeling = self._behandeling(rij)
        vergadering = behandeling.pop("vergadering")
        opslaan(
            punt,
            lambda: punt.behandelingen.create(vergadering_id=vergadering, **behandeling),
            door=DOOR,
            herkomst=Herkomst.LADEN,
            bron=Document.objects.get(slug=bron["bron"]),
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
            self.vergaderingen[naam] = Vergadering.objects.get(**zoek).pk
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

    def _zet(self, model, staat, sleutel):
        """Add one row when its key is new; otherwise say what differs from the file."""
        wat = f"{model._meta.verbose_name} {sleutel[SLEUTELS[model][0]]}"
        rij = model._default_manager.filter(**zonder_leeg(sleutel)).first()
        if rij is not None:
            for veld, nu, anders in verschillen(inhoud(rij), self._met_daarna(staat), model):
                zin = f"{wat}, {veld}: hier staat {nu!r}, het bestand zegt {anders!r}"
                yield Melding(Uitkomst.VERSCHILT, zin)
            return
        if issubclass(model, Punt) and Stand.objects.filter(kenmerk=staat["kenmerk"]).exists():
            yield _verwijderd(wat)
            return
        rij = model(**sleutel)
        try:
            schrijf, gemist = vul(rij, staat)
            if gemist:
                raise ValidationError(gemist)
            self.werk.bewaar(rij, schrijf)
        except ValidationError as fout:
            raise LaadFout(f"{self.naam}, {wat}: {' '.join(zinnen(fout))}") from fout
        yield Melding(Uitkomst.TOEGEVOEGD, wat)


def _verwijderd(wat):
    """That an item of the file was deleted here: it does not come back."""
    return Melding(Uitkomst.VERWIJDERD, f"{wat} staat nog wel in het bestand")


def _tijdvak(rij):
    """The span of a period of the file, of which the dates are text by now."""
    return str(Tijdvak(*(date.fromisoformat(rij[dag]) for dag in ("begin", "eind"))))


def _lees(bestand):
    try:
        return tomllib.loads(bestand.read_text("utf-8"))
    except tomllib.TOMLDecodeError as fout:
        raise LaadFout(f"{bestand.name} is geen geldig TOML: {fout}") from fout
