"""Reading the region's documents from `fixtures/` through the save path."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
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
from agenda.models import Agenda, Document, Gebeurtenis, Periode, Punt, Stand, Vergadering
from agenda.opslag import Opslag, opslaan, opslag, zinnen
from agenda.tijdvakken import Tijdvak

from ..versies import stel_vast
from .nakijken import Gelezen, LaadFout, lees, na
from .rijen import (
    SLEUTELS,
    als_staat,
    met_bron,
    met_schone_tekst,
    uit_rij,
    verschillen,
    zonder_leeg,
)
from .vormen import NAMEN

ZOEK = "Kijk of het goed is geschreven, of zet het er eerst bij."
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
    gelezen = lees(bestand)
    [(_, agenda)] = gelezen.rijen.get("agenda", [("", {})])
    toen = {"datum": agenda.get("stand_op"), "precisie": agenda.get("stand_op_precisie", "dag")}
    with transaction.atomic():
        with opslag(door=DOOR, herkomst=Herkomst.LADEN, **toen) as werk:
            lader = Lader(gelezen, werk)
            yield from lader.laad()
        yield from lader.laad_versie()
        yield from lader.laad_daarna()


def op_volgorde(bestanden: Iterable[Path], map_: Path) -> list[Path]:
    """The files, each after those that its `na` names; what is not among them is in `map_`.

    Raises LaadFout when a file names one that is not there, or when two wait for each other.
    """
    per_naam = {bestand.stem: bestand for bestand in sorted(bestanden)}
    volgt_op: dict[str, list[str]] = {}
    while nieuw := per_naam.keys() - volgt_op.keys():
        volgt_op |= {naam: na(per_naam[naam]) for naam in nieuw}
        for naam in {naam for namen in volgt_op.values() for naam in namen} - per_naam.keys():
            if (bestand := map_ / f"{naam}.toml").exists():
                per_naam[naam] = bestand
    try:
        return [per_naam[naam] for naam in TopologicalSorter(volgt_op).static_order()]
    except KeyError as fout:
        raise LaadFout(
            f"Er is geen bestand {fout.args[0]}.toml, maar een ander noemt het."
        ) from None
    except CycleError as fout:
        kring = " na ".join(fout.args[1])
        raise LaadFout(f"Deze bestanden wachten op elkaar: {kring}.") from None


class _HangtAanFout(Exception):
    """A row names another one that can't be added: what is said of that one, is enough."""


class Lader:
    """One document on its way into the database."""

    def __init__(self, gelezen: Gelezen, werk: Opslag):
        self.gelezen = gelezen
        # Through JSON, so that a date of TOML compares equal to one of a stand.
        self.rijen = met_schone_tekst(json.loads(json.dumps(gelezen.rijen, cls=DjangoJSONEncoder)))
        self.werk = werk
        self.perioden = {rij["naam"]: _tijdvak(rij) for _, rij in self._rijen("periode")}
        self.vergaderingen: dict[str, int] = {}
        self.mislukt: set[tuple[str, object]] = set()
        """What could not be added, by its model and key; of what names it, nothing is said."""
        for model in SLEUTELS:
            for rij in gelezen.stuk.get(model._meta.model_name or "", ()):
                self._mislukt(model, rij)

    @cached_property
    def agenda(self) -> Agenda:
        """The agenda of the file, once it is loaded."""
        [(_, rij)] = self._rijen("agenda")
        return Agenda.objects.get(slug=rij["slug"])

    def laad(self) -> Iterator[Melding]:
        """Add what is new; raises LaadFout for all that is wrong with the file."""
        for model in SLEUTELS:
            if heeft_agenda(model) and not self._agenda_is_er():
                continue
            for plaats, rij in self._rijen(model._meta.model_name):
                yield from self._probeer(model, plaats, rij)
        for plaats, rij in self._rijen("daarna") if self._agenda_is_er() else ():
            with self._onthoud(plaats):
                if not _is_verteld(rij):
                    self._behandeld(rij)
        self.gelezen.stop_bij_fouten()

    def _agenda_is_er(self) -> bool:
        """Whether there is an agenda to load into; of what is on it, nothing is known without."""
        labels = {label for label, _ in self.mislukt}
        return bool(self._rijen("agenda")) and Agenda._meta.label not in labels

    def _probeer(self, model, plaats, rij):
        wat = f"{model._meta.verbose_name} {rij[SLEUTELS[model][0]]}"
        with self._onthoud(plaats, model, rij):
            staat = self._staat(model, rij)
            self._eis_heel(*genoemd(model.BESCHRIJVING, staat))
            yield from self._zet(model, staat, self._sleutel(model, rij), wat)

    def _mislukt(self, model, rij):
        """Remember what can't be added, by all that the file may call it."""
        naam = NAMEN.get(model._meta.model_name, model.SLEUTEL)
        for soort in {model, Punt} if issubclass(model, Punt) else {model}:
            self.mislukt.add((soort._meta.label, rij.get(naam)))

    def _eis_heel(self, *genoemd: tuple[str, object]) -> None:
        if self.mislukt.intersection(genoemd):
            raise _HangtAanFout

    @contextmanager
    def _onthoud(self, plaats, model=None, rij=None):
        """Remember what is wrong with a row instead of raising it."""
        try:
            yield
        except (ValidationError, _HangtAanFout) as fout:
            if isinstance(fout, ValidationError):
                self.gelezen.fouten.extend(f"{plaats}: {zin}" for zin in zinnen(fout))
            if model:
                self._mislukt(model, rij)

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
        for plaats, rij in self._rijen("versie"):
            if not self.agenda.versies.exists():
                with self._onthoud(plaats):
                    # The file went through JSON.
                    datum = {"datum": rij.get("datum") and date.fromisoformat(rij["datum"])}
                    basis = settings.PORTAAL_URL
                    versie = stel_vast(self.agenda, basis=basis, door=DOOR, **rij | datum)
                    yield Melding(Uitkomst.TOEGEVOEGD, f"{versie}")
        self.gelezen.stop_bij_fouten()

    def laad_daarna(self):
        """Write down that meetings spoke of items, with the documents that tell so; once."""
        for _, rij in self._rijen("daarna"):
            bron, wat = met_bron(rij), f"behandeling van {rij['kenmerk']}"
            if _is_verteld(rij):
                continue
            if (behandeling := self._behandeld(rij)) is None:
                yield Melding(Uitkomst.VERWIJDERD, f"{wat} staat nog wel in het bestand")
                continue
            opslaan(
                behandeling.punt,
                behandeling.save,
                door=DOOR,
                herkomst=Herkomst.LADEN,
                bron=_vind(Document, slug=bron["bron"]),
                bron_plaats=bron["bron_plaats"],
            )
            yield Melding(Uitkomst.TOEGEVOEGD, wat)

    def _behandeld(self, rij):
        """The treatment that a source tells of; None when its item was deleted here.

        Raises ValidationError for a kenmerk that no item ever had.
        """
        bron, kenmerk = met_bron(rij)["bron"], rij["kenmerk"]
        self._eis_heel((Document._meta.label, bron), (Punt._meta.label, kenmerk))
        gegevens = self._behandeling(rij)
        _vind(Document, slug=bron)
        los = Punt.objects.filter(kenmerk=kenmerk).first()
        if los is None:
            if Stand.objects.filter(kenmerk=kenmerk).exists():
                return None
            zin = f"Het kenmerk {kenmerk} is er niet. Kijk of het goed is geschreven."
            raise ValidationError(zin)
        punt = Punt.soorten()[los.soort].objects.get(kenmerk=kenmerk)
        gegevens["vergadering_id"] = gegevens.pop("vergadering")
        behandeling = punt.behandelingen.model(punt=punt, **gegevens)
        behandeling.full_clean()
        return behandeling

    def _behandeling(self, rij):
        """A treatment of the file, with the meeting by its key in the database."""
        eigen = {k: v for k, v in rij.items() if k in velden(Behandeling)}
        return eigen | {"vergadering": self._vergadering(rij["vergadering"])}

    def _vergadering(self, naam):
        """The key of the meeting that the file knows by this name."""
        if naam not in self.vergaderingen:
            self._eis_heel((Vergadering._meta.label, naam))
            [rij] = [rij for _, rij in self._rijen("vergadering") if rij["sleutel"] == naam]
            zoek = zonder_leeg(self._sleutel(Vergadering, rij))
            self.vergaderingen[naam] = _vind(Vergadering, **zoek).pk
        return self.vergaderingen[naam]

    def _gepland(self, gepland):
        """A period by its name, or a table that says more about it."""
        if isinstance(gepland, str):
            gepland = {"periode": gepland}
        self._eis_heel((Periode._meta.label, gepland["periode"]))
        tijdvak = self.perioden[gepland["periode"]]
        return {"periode": tijdvak, "toelichting": gepland.get("toelichting", "")}

    def _met_daarna(self, rij):
        """What the file says of an item by now, with what its sources tell of later."""
        later = [d for _, d in self._rijen("daarna") if d["kenmerk"] == rij.get("kenmerk")]
        behandelingen = rij.get("behandelingen", []) + [self._behandeling(d) for d in later]
        return rij | {"behandelingen": behandelingen} if later else rij

    def _rijen(self, tabel):
        """The rows of a table that are as they should be, each with its place."""
        return self.rijen.get(tabel, [])

    def _zet(self, model, staat, sleutel, wat):
        """Add one row when its key is new; otherwise say what differs from the file."""
        rij = model._default_manager.filter(**zonder_leeg(sleutel)).first()
        if rij is not None:
            for veld, nu, anders in verschillen(inhoud(rij), self._met_daarna(staat), model):
                zin = f"{wat}, {veld}: hier staat {nu!r}, het bestand zegt {anders!r}"
                yield Melding(Uitkomst.VERSCHILT, zin)
            return
        if issubclass(model, Punt) and self._is_gebruikt(staat["kenmerk"]):
            yield Melding(Uitkomst.VERWIJDERD, f"{wat} staat nog wel in het bestand")
            return
        rij = model(**sleutel)
        schrijf, gemist = vul(rij, staat)
        if gemist:
            raise ValidationError([*(f"{zin} {ZOEK}" for zin in gemist), *_eigen_fouten(rij)])
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


def _is_verteld(rij) -> bool:
    """Whether it is written down already that a source tells of this treatment."""
    zoek = {"kenmerk": rij["kenmerk"], "wijziging__bron__slug": met_bron(rij)["bron"]}
    return Gebeurtenis.objects.filter(**zoek).exists()


def _vind(model, **zoek):
    """The row that is known by this; ValidationError when there is none."""
    rij = model._default_manager.filter(**zoek).first()
    if rij is None:
        waarde = next(iter(zoek.values()))
        raise ValidationError(
            f"Bij {model._meta.verbose_name} '{waarde}' is niets te vinden. {ZOEK}"
        )
    return rij


def _eigen_fouten(rij) -> list[str]:
    """What is wrong with the columns of a row, beside what it points at."""
    try:
        rij.clean_fields()
    except ValidationError as fout:
        return zinnen(fout)
    return []


def _tijdvak(rij):
    """The span of a period of the file, of which the dates are text by now."""
    return str(Tijdvak(*(date.fromisoformat(rij[dag]) for dag in ("begin", "eind"))))
