"""A change in words that a reader understands: "van 2016 naar 2017 en 2018".

What a change points at is stored by key; the names are those of today. In public only what may be
named today is named, so a change of which nothing can be named gives no words at all.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from django.db.models import CharField, F, Model, Value
from django.db.models.functions import Cast

from ..beschrijving.inhoud import als_lijst
from ..choices import Doel, PuntStatus, Ritme, Rol, Soort
from ..models import Document, Domein, Eigenaar, Periode, Thema, Vergadering, Verwijzing
from .tekst import Stuk, tekstverschil

PER_AGENDA = (Periode, Domein, Thema)
"""What two agendas may know by the same key."""

Noem = Callable[[object], str]
"""Gives the name that belongs to a key, or "" where it may not be named."""


class Wijziging(Protocol):
    """A `Verandering` or a `Gebeurtenis`: what both tell of a change."""

    soort: Soort
    veld: str
    oud: object
    nieuw: object


@dataclass(frozen=True)
class Vertaling:
    """How the value of one field is said.

    `doel` is what its keys point at, `soort` what is tied to an item, if that has no key.
    """

    zeg: Callable[[object, Noem], str]
    doel: type[Model] | None = None
    sleutels: Callable[[object], Iterable] = als_lijst
    soort: type[Model] | None = None


def opsomming(delen: Iterable[str]) -> str:
    """ "a", "a en b", "a, b en c"; what is empty is left out."""
    delen = [deel for deel in delen if deel]
    return " en ".join([", ".join(delen[:-1]), delen[-1]] if len(delen) > 1 else delen)


def namen(waarde, noem: Noem) -> str:
    """The names of one key, or of several."""
    return opsomming(noem(sleutel) for sleutel in als_lijst(waarde))


def _betrokkenen(rijen, noem):
    return opsomming(
        f"{naam} ({Rol(rij['rol']).label.lower()})"
        for rij in rijen
        if (naam := noem(rij["eigenaar"]))
    )


def _behandeling(rij, noem):
    delen = [noem(rij["vergadering"]), Doel(rij["doel"]).label.lower() if rij["doel"] else ""]
    if not delen[0]:
        return ""
    zin = ", ".join(deel for deel in delen if deel)
    return f"{zin}: {rij['uitkomst']}" if rij["uitkomst"] else zin


def _ritme(waarden, noem):
    ritme, toelichting = waarden
    return ", ".join(d for d in (Ritme(ritme).label.lower() if ritme else "", toelichting) if d)


def _bron(waarden, noem):
    document, plaats = waarden
    return ", ".join(deel for deel in (noem(document), plaats) if deel)


def _per_periode(teksten, noem):
    return "\n".join(f"{noem(periode)}: {tekst}" for periode, tekst in sorted(teksten.items()))


VERTALINGEN = {
    "planning": Vertaling(namen, Periode, list),
    "planning_toelichting": Vertaling(_per_periode, Periode, list),
    "status": Vertaling(lambda waarde, noem: PuntStatus(waarde).label.lower()),
    "betrokkenen": Vertaling(
        _betrokkenen, Eigenaar, lambda rijen: [rij["eigenaar"] for rij in rijen]
    ),
    "behandelingen": Vertaling(_behandeling, Vergadering, lambda rij: [rij["vergadering"]]),
    "domein": Vertaling(namen, Domein),
    "themas": Vertaling(namen, Thema),
    "verwijzingen": Vertaling(
        lambda rijen, noem: opsomming(rij["titel"] for rij in rijen), soort=Verwijzing
    ),
    "ritme": Vertaling(_ritme),
    "bron": Vertaling(_bron, Document, lambda waarden: als_lijst(waarden[0])),
}
"""Per field; what is not here is a text that speaks for itself."""

TEKST = Vertaling(lambda waarde, noem: waarde)
LANGE_TEKSTEN = {
    "toelichting": "toelichting",
    "aanleiding": "aanleiding",
    "beoogd_resultaat": "beoogd resultaat",
    "planning_toelichting": "toelichting bij de planning",
}
"""What is too long to say whole, and what it is called; `stukken` shows what changed in it."""


def registreer_vertaling(veld: str, zeg, doel=None) -> None:
    """Say how a field of a higher floor is put into words."""
    VERTALINGEN[veld] = Vertaling(zeg, doel)


class Namen:
    """The names of all that a number of changes point at.

    One query for all that has its name in one column, and one for each other kind of thing.

    `wijzigingen` are pairs of the primary key of an agenda and a change on it. With `alles` also
    what is not public has its name: for the griffie only.
    """

    def __init__(self, wijzigingen: Iterable[tuple[int, Wijziging]], *, alles: bool = False):
        self._namen: dict[type[Model], dict[tuple, str]] = {}
        sleutels = defaultdict(set)
        for _, wijziging in wijzigingen:
            vertaling = VERTALINGEN.get(wijziging.veld, TEKST)
            if vertaling.doel:
                for waarde in (wijziging.oud, wijziging.nieuw):
                    if waarde is not None:
                        sleutels[vertaling.doel] |= set(vertaling.sleutels(waarde))
        in_kolom = {doel: keys for doel, keys in sleutels.items() if _kolom(doel)}
        self._namen |= self._lees_kolommen(in_kolom, alles)
        for doel in sleutels.keys() - in_kolom.keys():
            self._namen[doel] = self._zoek(doel, sleutels[doel], alles)

    def noem(self, doel: type[Model] | None, agenda: int) -> Noem:
        """The names of this kind of thing, as a change on this agenda calls them."""
        bekend = self._namen.get(doel, {})

        def naam(sleutel):
            if doel is Periode and (agenda, sleutel) not in bekend:
                return str(sleutel)[:4]  # a period that is gone: the year in which it began
            return bekend.get((agenda, sleutel)) or bekend.get((None, sleutel), "")

        return naam

    def _lees_kolommen(self, sleutels, alles):
        namen = {doel: {} for doel in sleutels}
        vragen = [
            self._te_noemen(doel, gevraagd, alles)
            .order_by()
            .values_list(
                Value(nummer),
                F("agenda_id") if doel in PER_AGENDA else Value(0),
                Cast(doel.SLEUTEL, CharField()),
                _kolom(doel),
            )
            for nummer, (doel, gevraagd) in enumerate(sleutels.items())
        ]
        if vragen:
            doelen = list(sleutels)
            for nummer, agenda, sleutel, naam in vragen[0].union(*vragen[1:], all=True):
                namen[doelen[nummer]][agenda or None, sleutel] = naam
        return namen

    def _zoek(self, doel, gevraagd, alles):
        rijen = self._te_noemen(doel, gevraagd, alles)
        if doel is Vergadering:
            rijen = rijen.select_related("orgaan")
        return {(None, getattr(rij, rij.SLEUTEL)): str(rij) for rij in rijen}

    def _te_noemen(self, doel, gevraagd, alles):
        manager = doel._default_manager
        rijen = (
            manager.te_noemen() if hasattr(manager, "te_noemen") and not alles else manager.all()
        )
        return rijen.filter(**{f"{doel.SLEUTEL}__in": gevraagd})


def in_woorden(wijziging: Wijziging, agenda: int, namen: Namen) -> str:
    """What changed, without the soort of it and without a full stop.

    "" when the soort says it all, or nothing may be said. Of a long text only which text it is:
    `stukken` shows the words. So of any text `zonder_woorden`.
    """
    if wijziging.veld in LANGE_TEKSTEN:
        return LANGE_TEKSTEN[wijziging.veld]
    if wijziging.soort == Soort.TEKST_GEWIJZIGD and wijziging.oud is wijziging.nieuw is None:
        return wijziging.veld  # titel, ritme, bron: these read as words
    zeg = _zegger(wijziging, agenda, namen)
    return ZINNEN.get(wijziging.soort, _van_naar)(wijziging, zeg)


def stukken(wijziging: Wijziging, agenda: int, namen: Namen) -> tuple[Stuk, ...]:
    """What changed within a long text, word by word; nothing for what `in_woorden` tells whole."""
    if wijziging.veld not in LANGE_TEKSTEN:
        return ()
    zeg = _zegger(wijziging, agenda, namen)
    return tuple(tekstverschil(zeg(wijziging.oud), zeg(wijziging.nieuw)))


def _zegger(wijziging, agenda, namen):
    vertaling = VERTALINGEN.get(wijziging.veld, TEKST)
    noem = namen.noem(vertaling.doel, agenda)
    return lambda waarde: "" if waarde in (None, [], {}) else vertaling.zeg(waarde, noem)


def _zegt_al_genoeg(wijziging, zeg):
    return ""


def _heropend(wijziging, zeg):
    return f"was {zeg(wijziging.oud)}"


def _ingepland(wijziging, zeg):
    return f"in {zeg([p for p in wijziging.nieuw if p not in wijziging.oud])}"


def _uit_de_planning(wijziging, zeg):
    oud, nieuw = wijziging.oud, wijziging.nieuw
    blijft = f", nog wel in {zeg(nieuw)}" if nieuw else ""
    return f"niet meer in {zeg([p for p in oud if p not in nieuw])}{blijft}"


def _erbij_en_weg(wijziging, zeg):
    erbij = zeg([rij for rij in wijziging.nieuw if rij not in wijziging.oud])
    weg = zeg([rij for rij in wijziging.oud if rij not in wijziging.nieuw])
    delen = [f"erbij: {erbij}" if erbij else "", f"weg: {weg}" if weg else ""]
    return "; ".join(deel for deel in delen if deel)


def _gekoppeld(wijziging, zeg):
    return _koppeling("aan", wijziging.veld, wijziging.nieuw, zeg)


def _ontkoppeld(wijziging, zeg):
    return _koppeling("van", wijziging.veld, wijziging.oud, zeg)


def _koppeling(voorzetsel, veld, waarde, zeg):
    """ "aan thema Groen", "van links Nota en Brief"."""
    vertaling = VERTALINGEN[veld]
    genoemd = [naam for los in als_lijst(waarde) if (naam := zeg([los]))]
    if not genoemd:
        return ""
    soort = (vertaling.doel or vertaling.soort)._meta
    wat = soort.verbose_name if len(genoemd) == 1 else soort.verbose_name_plural
    return f"{voorzetsel} {wat} {opsomming(genoemd)}"


def _behandeld(wijziging, zeg):
    was, wordt = zeg(wijziging.oud), zeg(wijziging.nieuw)
    if wijziging.oud and wijziging.nieuw:
        return f"aangevuld: {wordt}" if wordt else ""
    return wordt or _niet_meer(was)


def _van_naar(wijziging, zeg):
    was, wordt = zeg(wijziging.oud), zeg(wijziging.nieuw)
    if wijziging.veld == "titel":
        was, wordt = f"‘{was}’", f"‘{wordt}’"
    if was and wordt:
        return f"van {was} naar {wordt}"
    return wordt or _niet_meer(was)


def _niet_meer(was):
    return f"niet meer: {was}" if was else ""


ZINNEN = {
    Soort.TOEGEVOEGD: _zegt_al_genoeg,
    Soort.GEPUBLICEERD: _zegt_al_genoeg,
    Soort.INGETROKKEN: _zegt_al_genoeg,
    Soort.AFGEROND: _zegt_al_genoeg,
    Soort.VERVALLEN: _zegt_al_genoeg,
    Soort.AANGEHOUDEN: _zegt_al_genoeg,
    Soort.GESTART: _zegt_al_genoeg,
    Soort.HEROPEND: _heropend,
    Soort.INGEPLAND: _ingepland,
    Soort.UIT_DE_PLANNING: _uit_de_planning,
    Soort.EIGENAAR_GEWIJZIGD: _erbij_en_weg,
    Soort.GEKOPPELD: _gekoppeld,
    Soort.ONTKOPPELD: _ontkoppeld,
    Soort.BEHANDELD: _behandeld,
}
"""Per soort what is said besides; of what is not here, from what to what."""


def _kolom(doel) -> str:
    """The column that holds the name of such a thing, or "" where it takes more than one."""
    if doel is Document:
        return "titel"
    return "naam" if any(veld.name == "naam" for veld in doel._meta.fields) else ""
