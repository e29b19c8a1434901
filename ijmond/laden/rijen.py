"""A row of a file as a state, and where it differs from the state that a row has."""

from datetime import date

from agenda.beschrijving.veld import Staat, lijsten, velden
from agenda.choices import Publicatie
from agenda.models import Agendapunt, Vergadering
from werkagenda.models import Actie

MEERVOUD = {
    "domein": "woord_domeinen",
    "thema": "woord_themas",
    "agendapunt": "woord_agendapunten",
    "actie": "woord_acties",
    "periode": "woord_perioden",
    "orgaan": "woord_organen",
}
VANZELF = {(Agendapunt, "volgorde"), (Actie, "volgorde"), (Vergadering, "behandelingen")}
"""What a row gets by itself: its place in the list, and the items that name a meeting."""


def met_datum(rij):
    """A row of the file with its date as one; the file went through JSON."""
    return rij | {"datum": rij.get("datum") and date.fromisoformat(rij["datum"])}


def met_woorden(rij):
    """The agenda with each pair of words that the file has as two fields."""
    woorden: dict[str, str] = {}
    for naam, (enkelvoud, meervoud) in rij.get("woorden", {}).items():
        woorden |= {f"woord_{naam}": enkelvoud, MEERVOUD[naam]: meervoud}
    return rij | woorden


def als_staat(soort: type[Staat], rij: dict) -> dict:
    """A row with what the file says shorter, or not at all: it is public, to the day, in order."""
    beschreven = velden(soort)
    if "bron" in beschreven:
        rij = met_bron(rij)
    if "publicatie" in beschreven:
        rij = {"publicatie": Publicatie.GEPUBLICEERD} | rij
    if "datum_precisie" in beschreven:
        rij = rij | {"datum_precisie": rij.get("precisie", "dag")}
    for naam, deel in lijsten(soort).items():
        rijen = [als_staat(deel, onderdeel) for onderdeel in rij.get(naam, ())]
        if "volgorde" in velden(deel):
            rijen = [deze | {"volgorde": nummer} for nummer, deze in enumerate(rijen, start=1)]
        if naam in rij:
            rij = rij | {naam: rijen}
    return rij


def met_bron(rij):
    """A row with its source, that the file has as one table, as two fields."""
    bron = rij.get("bron", {})
    return rij | {"bron": bron.get("document"), "bron_plaats": bron.get("plaats", "")}


def zonder_leeg(sleutel):
    """A key as conditions of a query, where None asks for what is empty."""
    return {(f"{k}__isnull" if v is None else k): (v is None) or v for k, v in sleutel.items()}


def verschillen(nu, rij, model):
    """The fields that the database and the file disagree on, with both values.

    What the file leaves out is what a new row gets; the place in a list is given by the database.
    """
    for veld in velden(model.BESCHRIJVING):
        if veld not in rij and (model, veld) in VANZELF:
            continue
        waarde = rij[veld] if veld in rij else standaard(model, veld)
        if isinstance(waarde, list):
            anders = not _aangevuld(nu[veld], waarde)
        else:
            anders = _tekst(nu[veld]) != _tekst(waarde)
        if anders:
            yield veld, nu[veld], waarde


def standaard(model, veld):
    """What a new row has in a field that nobody fills in."""
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
