"""Reading the region's documents from `fixtures/` through the save path.

Adds what is not there yet, by its key; never changes what exists, and tells where it differs.
"""

import json
import tomllib
from collections.abc import Iterable, Iterator
from datetime import date
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from agenda.beschrijving.lezen import inhoud
from agenda.beschrijving.schrijven import vul
from agenda.beschrijving.veld import velden
from agenda.choices import Herkomst, Publicatie
from agenda.models import (
    Agenda,
    Agendapunt,
    Ambt,
    Begrotingsregel,
    Deelname,
    Document,
    Domein,
    Eigenaar,
    Gebeurtenis,
    Mijlpaal,
    Opgave,
    Orgaan,
    Periode,
    Punt,
    Samenhang,
    Stand,
    Thema,
    Vergadering,
)
from agenda.opslag.controle import zinnen
from agenda.opslag.opslaan import Opslag, opslaan, opslag
from werkagenda.models import Actie, Overleg

from ..versies.vaststellen import stel_vast

DOOR = "laden"
"""Who the standen say it was."""

MEERVOUD = {
    "domein": "woord_domeinen",
    "thema": "woord_themas",
    "agendapunt": "woord_agendapunten",
    "actie": "woord_acties",
    "periode": "woord_perioden",
    "orgaan": "woord_organen",
}
# What a row gets by itself: its place in the list, and the items that name a meeting.
VANZELF = {(Agendapunt, "volgorde"), (Actie, "volgorde"), (Vergadering, "behandelingen")}


class LaadFout(Exception):
    """A file that can't be read, with a Dutch sentence that names the place in it."""


def laad(bestand: Path) -> Iterator[str]:
    """Read one file in one transaction; gives a sentence for each thing added or different.

    What the file adds is what its agenda held at `stand_op`; then comes the version of that time,
    and after that what the sources tell of later. Raises LaadFout, and then nothing of the file
    has been kept.
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
    na = {}
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
        self.agenda = None
        self.perioden: dict[str, str] = {}
        self.vergaderingen: dict[str, int] = {}

    def laad(self) -> Iterator[str]:
        for rij in self._rijen("eigenaar"):
            yield from self._zet(Eigenaar, rij, slug=rij["slug"])
        for rij in self._rijen("orgaan"):
            yield from self._zet(Orgaan, rij, slug=rij["slug"])
        for rij in self._rijen("document"):
            yield from self._zet(Document, _genummerd(rij, "aanbevelingen"), slug=rij["slug"])
        for rij in self._rijen("ambt"):
            yield from self._laad_ambt(rij)
        if "agenda" in self.gegevens:
            yield from self._laad_agenda()
        for rij in self._rijen("opgave"):
            rij = {"publicatie": Publicatie.GEPUBLICEERD} | _met_bron(rij)
            rij["punten"] = [_met_bron(punt) for punt in rij.get("punten", [])]
            yield from self._zet(Opgave, rij, slug=rij["slug"])

    def _laad_ambt(self, rij):
        rij = _genummerd(_met_bron(rij), "portefeuilles")
        sleutel = {
            "persoon": Eigenaar.objects.get(slug=rij["persoon"]),
            "organisatie": Eigenaar.objects.get(slug=rij["organisatie"]),
            "van": rij.get("van"),
        }
        yield from self._zet(Ambt, rij, functie=rij["functie"], **sleutel)

    def _laad_agenda(self):
        rij = self.gegevens["agenda"]
        for naam, (enkelvoud, meervoud) in rij.pop("woorden", {}).items():
            rij[f"woord_{naam}"], rij[MEERVOUD[naam]] = enkelvoud, meervoud
        yield from self._zet(Agenda, rij, slug=rij["slug"])
        self.agenda = Agenda.objects.get(slug=rij["slug"])
        for rij in self._rijen("deelname"):
            eigenaar = Eigenaar.objects.get(slug=rij["eigenaar"])
            yield from self._zet(Deelname, rij, agenda=self.agenda, eigenaar=eigenaar)
        for rij in self._rijen("domein"):
            yield from self._zet(Domein, rij, agenda=self.agenda, slug=rij["slug"])
        for rij in self._rijen("thema"):
            yield from self._zet(Thema, rij, agenda=self.agenda, slug=rij["slug"])
        for rij in self._rijen("periode"):
            self.perioden[rij["naam"]] = rij["begin"]
            yield from self._zet(Periode, rij, agenda=self.agenda, begin=rij["begin"])
        for rij in self._rijen("mijlpaal"):
            rij = _met_bron(rij) | {"datum_precisie": rij.get("precisie", "dag")}
            yield from self._zet(Mijlpaal, rij, agenda=self.agenda, titel=rij["titel"])
        for rij in self._rijen("vergadering"):
            yield from self._laad_vergadering(rij)
        for rij in self._rijen("overleg"):
            rij.setdefault("deelnemers", [])
            domein = Domein.objects.get(agenda=self.agenda, slug=rij["domein"])
            yield from self._zet(Overleg, rij, slug=rij["slug"], domein=domein)
        for model, naam in ((Agendapunt, "agendapunt"), (Actie, "actie")):
            for rij in self._rijen(naam):
                rij = self._punt(rij)
                yield from self._zet(model, rij, agenda=self.agenda, kenmerk=rij["kenmerk"])
        for rij in self._rijen("begrotingsregel"):
            sleutel = {"jaar": rij["jaar"], "raming": rij.get("raming", "")}
            yield from self._zet(
                Begrotingsregel, _met_bron(rij), post=rij["post"], agenda=self.agenda, **sleutel
            )
        for rij in self._rijen("samenhang"):
            sleutel = {"soort": rij["soort"], "nummer": rij["nummer"]}
            yield from self._zet(
                Samenhang, _met_bron(rij), titel=rij["titel"], agenda=self.agenda, **sleutel
            )

    def laad_versie(self):
        """Adopt the agenda as it was just loaded, unless it has a version."""
        rij = self.gegevens.get("versie")
        if rij and not self.agenda.versies.exists():
            try:
                versie = stel_vast(
                    self.agenda, basis=settings.PORTAAL_URL, door=DOOR, **_met_datum(rij)
                )
            except ValidationError as fout:
                raise LaadFout(f"{self.naam}, versie: {' '.join(zinnen(fout))}") from fout
            yield f"toegevoegd: {versie}"

    def laad_daarna(self, rij):
        """Write down that a meeting spoke of an item, with the document that tells so; once."""
        bron, wat = _met_bron(rij), f"behandeling van {rij['kenmerk']}"
        verteld = Gebeurtenis.objects.filter(
            kenmerk=rij["kenmerk"], wijziging__bron__slug=bron["bron"]
        )
        if verteld.exists():
            return
        los = Punt.objects.filter(kenmerk=rij["kenmerk"]).first()
        if los is None:
            yield f"verwijderd: {wat} staat nog wel in het bestand"
            return
        punt = Punt.soorten()[los.soort].objects.get(pk=los.pk)
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
        yield f"toegevoegd: {wat}"

    def _behandeling(self, rij):
        """A treatment of the file, with the meeting by its key in the database."""
        velden = {k: v for k, v in rij.items() if k in ("doel", "uitkomst", "toelichting")}
        return velden | {"vergadering": self.vergaderingen[rij["vergadering"]]}

    def _laad_vergadering(self, rij):
        orgaan = Orgaan.objects.get(slug=rij["orgaan"])
        rij = rij | {
            "datum_precisie": rij.get("precisie", "dag"),
            "publicatie": rij.get("publicatie", Publicatie.GEPUBLICEERD),
        }
        zoek = {"orgaan": orgaan, "datum": rij["datum"], "begin": rij.get("begin")}
        yield from self._zet(Vergadering, rij, **zoek)
        self.vergaderingen[rij["sleutel"]] = Vergadering.objects.get(**_zonder_leeg(zoek)).pk

    def _punt(self, rij):
        rij = {"publicatie": Publicatie.GEPUBLICEERD} | _met_bron(rij)
        if "planning" in rij:
            rij["planning"] = [self._gepland(gepland) for gepland in rij["planning"]]
        if "behandelingen" in rij:
            rij["behandelingen"] = [self._behandeling(b) for b in rij["behandelingen"]]
        return rij

    def _gepland(self, gepland):
        """A period by its name, or a table that says more about it."""
        if isinstance(gepland, str):
            gepland = {"periode": gepland}
        begin = self.perioden[gepland["periode"]]
        return {"periode": begin, "toelichting": gepland.get("toelichting", "")}

    def _met_daarna(self, rij):
        """What the file says of an item by now, with what its sources tell of later."""
        later = [d for d in self._rijen("daarna") if d["kenmerk"] == rij.get("kenmerk")]
        if not later:
            return rij
        toen = rij.get("behandelingen", [])
        return rij | {"behandelingen": [*toen, *map(self._behandeling, later)]}

    def _rijen(self, naam):
        return self.gegevens.get(naam, [])

    def _zet(self, model, rij, **sleutel):
        """Add one object when its key is new; otherwise say what differs from the file."""
        aanduiding = next(v for k, v in sleutel.items() if k != "agenda")
        wat = f"{model._meta.verbose_name} {aanduiding}"
        object = model._default_manager.filter(**_zonder_leeg(sleutel)).first()
        if object is not None:
            for veld, nu, anders in _verschillen(inhoud(object), self._met_daarna(rij), model):
                yield f"verschilt: {wat}, {veld}: hier staat {nu!r}, het bestand zegt {anders!r}"
            return
        if issubclass(model, Punt) and Stand.objects.filter(kenmerk=rij["kenmerk"]).exists():
            yield f"verwijderd: {wat} staat nog wel in het bestand"
            return
        object = model(**sleutel)
        try:
            schrijf, gemist = vul(object, rij)
            if gemist:
                raise ValidationError(gemist)
            self.werk.bewaar(object, schrijf)
        except ValidationError as fout:
            raise LaadFout(f"{self.naam}, {wat}: {' '.join(zinnen(fout))}") from fout
        yield f"toegevoegd: {wat}"


def _lees(bestand):
    try:
        return tomllib.loads(bestand.read_text("utf-8"))
    except tomllib.TOMLDecodeError as fout:
        raise LaadFout(f"{bestand.name} is geen geldig TOML: {fout}") from fout


def _met_datum(rij):
    """A row of the file with its date as one; the file went through JSON."""
    return rij | {"datum": rij.get("datum") and date.fromisoformat(rij["datum"])}


def _genummerd(rij, lijst):
    """A row of which the rows that hang on it stand in the order of the file."""
    genummerd = [los | {"volgorde": nr} for nr, los in enumerate(rij.get(lijst, []), start=1)]
    return rij | {lijst: genummerd}


def _met_bron(rij):
    bron = rij.get("bron", {})
    return rij | {"bron": bron.get("document"), "bron_plaats": bron.get("plaats", "")}


def _zonder_leeg(sleutel):
    return {(f"{k}__isnull" if v is None else k): (v is None) or v for k, v in sleutel.items()}


def _verschillen(nu, rij, model):
    """The fields that the database and the file disagree on, with both values.

    What the file leaves out is what a new row gets; the place in a list is given by the database.
    """
    for veld in velden(model.BESCHRIJVING):
        if veld not in rij and (model, veld) in VANZELF:
            continue
        waarde = rij[veld] if veld in rij else _standaard(model, veld)
        if isinstance(waarde, list):
            anders = not _aangevuld(nu[veld], waarde)
        else:
            anders = _tekst(nu[veld]) != _tekst(waarde)
        if anders:
            yield veld, nu[veld], waarde


def _standaard(model, veld):
    kolom = model._meta.get_field(veld)
    return [] if kolom.one_to_many or kolom.many_to_many else kolom.get_default()


def _tekst(waarde):
    return "" if waarde is None else str(waarde)


def _aangevuld(nu, waarde):
    """Whether two lists are the same, where the file may leave out empty fields and order keys."""
    if len(nu) != len(waarde):
        return False
    if all(isinstance(w, str) for w in waarde):
        return sorted(nu) == sorted(waarde)
    leeg = (None, "")
    return all(
        all(n.get(k) == v for k, v in w.items())
        and all(v in leeg for k, v in n.items() if k not in w)
        for n, w in zip(nu, waarde, strict=True)
    )
