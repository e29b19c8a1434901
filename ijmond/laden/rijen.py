"""A row of a file as a state, what it is known by, and where it differs from what is there."""

from dataclasses import fields
from datetime import time
from functools import cache
from typing import get_args, get_type_hints

from agenda import models as m
from agenda.beschrijving.model import Beschreven
from agenda.beschrijving.veld import Staat, lijsten, standaard, velden
from agenda.beschrijving.woorden import Woorden
from agenda.choices import Publicatie
from agenda.tekens import schoon
from werkagenda.models import Actie, Overleg

SLEUTELS: dict[type[Beschreven], tuple[str, ...]] = {
    m.Eigenaar: ("slug",),
    m.Orgaan: ("slug",),
    m.Document: ("slug",),
    m.Ambt: ("functie", "persoon", "organisatie", "van"),
    m.Agenda: ("slug",),
    m.Deelname: ("eigenaar",),
    m.Domein: ("slug",),
    m.Thema: ("slug",),
    m.Stuksoort: ("slug",),
    m.Periode: ("begin", "eind"),
    m.Mijlpaal: ("titel",),
    m.Vergadering: ("orgaan", "datum", "begin"),
    Overleg: ("slug",),
    m.Agendapunt: ("kenmerk",),
    Actie: ("kenmerk",),
    m.Begrotingsregel: ("post", "jaar", "raming"),
    m.Samenhang: ("titel", "soort", "nummer"),
    m.Opgave: ("slug",),
}
"""The models that a file can hold, and the fields by which a row of each is known.

The first of those names it in a sentence; the agenda is one too, of each model that has it. They
stand in an order in which each row finds what it points at.
"""
WOORDEN = [veld.name for veld in fields(Woorden)]
MEERVOUD = dict(zip(WOORDEN[::2], WOORDEN[1::2], strict=True))
VANZELF = {(m.Vergadering, "behandelingen")} | {
    (model, "volgorde") for model in SLEUTELS if model is not m.Ambt
}
"""What a row gets by itself: its place in the list, where that is 0, and the items of a meeting."""


def met_schone_tekst(waarde):
    """What a file holds, with each text as it is kept, so that the two can be compared."""
    match waarde:
        case str():
            return schoon(waarde)
        case list():
            return [met_schone_tekst(deel) for deel in waarde]
        case dict():
            return {naam: met_schone_tekst(deel) for naam, deel in waarde.items()}
    return waarde


def als_staat(soort: type[Staat], rij: dict) -> dict:
    """A row with what the file says shorter, or not at all: it is public, to the day, in order."""
    beschreven = velden(soort)
    for naam, (enkelvoud, meervoud) in rij.get("woorden", {}).items():
        rij = rij | {f"woord_{naam}": enkelvoud, f"woord_{MEERVOUD[naam]}": meervoud}
    if "bron" in beschreven:
        rij = met_bron(rij)
    if "publicatie" in beschreven:
        rij = {"publicatie": Publicatie.GEPUBLICEERD} | rij
    if "datum_precisie" in beschreven:
        rij = rij | {"datum_precisie": rij.get("precisie", "dag")}
    for naam in _tijden(soort) & rij.keys():
        rij = rij | {naam: time.fromisoformat(rij[naam]).isoformat()}
    for naam, deel in lijsten(soort).items():
        rijen = [standaard(deel) | als_staat(deel, los) for los in rij.get(naam, ())]
        if "volgorde" in velden(deel):
            rijen = [{"volgorde": nummer} | deze for nummer, deze in enumerate(rijen, start=1)]
        if naam in rij:
            rij = rij | {naam: rijen}
    return rij


@cache
def _tijden(soort: type[Staat]) -> set[str]:
    """The fields that a file may write without seconds, as "20:00"."""
    return {naam for naam, hint in get_type_hints(soort).items() if time in get_args(hint)}


def met_bron(rij):
    """A row with its source, that the file has as one table, as two fields."""
    bron = rij.get("bron", {})
    return rij | {"bron": bron.get("document"), "bron_plaats": bron.get("plaats", "")}


def zonder_leeg(sleutel):
    """A key as conditions of a query, where None asks for what is empty."""
    return {(f"{k}__isnull" if v is None else k): (v is None) or v for k, v in sleutel.items()}


def verschillen(nu, rij, model):
    """The fields that the database and the file disagree on, with both values."""
    for veld in velden(model.BESCHRIJVING):
        if not rij.get(veld) and (model, veld) in VANZELF:
            continue
        waarde = uit_rij(rij, model, veld)
        gelijk = _aangevuld if isinstance(waarde, list) else _zelfde_tekst
        if not gelijk(nu[veld], waarde):
            yield veld, nu[veld], waarde


def uit_rij(rij, model, veld):
    """A field of a row of the file; where it leaves that out, what a new row has in it."""
    if veld in rij:
        return rij[veld]
    kolom = model._meta.get_field(veld)
    return [] if kolom.one_to_many or kolom.many_to_many else kolom.get_default()


def _zelfde_tekst(nu, waarde):
    """Whether two values read alike: what only parts words does not count."""
    een, ander = (str("" if los is None else los).split() for los in (nu, waarde))
    return een == ander


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
