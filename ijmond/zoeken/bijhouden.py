"""Which rows of the index a save may change, and writing those: in the transaction of the save."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import reduce
from operator import or_

from django.db.models import Q

from agenda.beschrijving.wijzers import wijst_aan
from agenda.models import (
    Agenda,
    Agendapunt,
    Ambt,
    Document,
    Eigenaar,
    Orgaan,
    Punt,
    Stand,
    Vergadering,
    Wijziging,
)
from agenda.opslag import Gezien
from werkagenda.models import Actie, Overleg

from .index import TEGELIJK, VELDEN, haal_weg, schrijf
from .model import Zoekregel
from .soorten import SOORTEN, Soort

VAN_MODEL = {soort.model: soort for soort in SOORTEN.values()}
IN_AGENDA = ("agenda", "domein", "thema", "agendapunt", "actie", "overleg")
"""What is public as soon as its agenda is, and itself."""
VAN_PUNT_NAAR_BRON = (
    "opgavepunten__punt__kenmerk__in",
    "samenhang__delen__punt__kenmerk__in",
    "wijzigingen__gebeurtenissen__kenmerk__in",
)
HEEFT_ACTIES = {Overleg: "overleg__slug__in", Agendapunt: "agendapunt__kenmerk__in"}
Sleutels = dict[str, set[str]]


def volg(wijziging: Wijziging, gezien: list[Gezien]) -> None:
    """Let the index follow a save; nothing is asked where visitors see nothing else."""
    if not gezien:
        return
    agendas = {los.pk for los in gezien if los.model is Agenda and los.komt_of_gaat}
    # Of one that is made only now, all that it has was seen by itself.
    agendas -= _net_gemaakt(wijziging, agendas)
    if agendas:
        for naam in IN_AGENDA:
            _zet_recht(SOORTEN[naam], _van_agendas(SOORTEN[naam], agendas))
    anders = _geraakt(gezien)
    anders["document"] |= _bronnen(wijziging, gezien)
    anders["eigenaar"] |= _deelnemers(anders["document"])
    for naam, sleutels in anders.items():
        _werk_bij(SOORTEN[naam], sleutels)
    if agendas:
        for naam in ("document", "eigenaar"):
            _zet_recht(SOORTEN[naam], alle_sleutels(SOORTEN[naam]))


def afwijkingen(soort: Soort, sleutels: Iterable[str]) -> Iterator[tuple[str, Zoekregel | None]]:
    """The key of each thing of which the index says something else, and what it should say."""
    for groep in _groepen(sleutels):
        zoals_het_hoort = {r.sleutel: r for r in soort.regels(groep)}
        er_staat = Zoekregel.objects.filter(soort=soort.naam, sleutel__in=groep)
        nu = {regel.sleutel: regel for regel in er_staat}
        for sleutel in sorted(zoals_het_hoort.keys() | nu.keys()):
            hoort = zoals_het_hoort.get(sleutel)
            if _waarden(hoort) != _waarden(nu.get(sleutel)):
                yield sleutel, hoort


def alle_sleutels(soort: Soort) -> set[str]:
    """Of all that is in the index, or belongs in it."""
    return _sleutels(soort, Q(), Q())


def _geraakt(gezien: list[Gezien]) -> Sleutels:
    """By kind, what looks different now, and what something else that does so points at."""
    anders: Sleutels = defaultdict(set)
    for los in gezien:
        if soort := VAN_MODEL.get(los.model):
            anders[soort.naam].add(str(los.pk if soort.sleutel == "pk" else los.sleutel))
        for wijzer in wijst_aan(los.model):
            if wijzer.doel in (Eigenaar, Document):
                wees, wijst = (wijzer.sleutels(staat or {}) for staat in (los.was, los.wordt))
                # Of who works on an item, the item does not tell anything.
                alleen = wees ^ wijst if _is_punt(los) and not los.komt_of_gaat else wees | wijst
                anders[VAN_MODEL[wijzer.doel].naam] |= alleen
    if organen := {los.pk for los in gezien if los.model is Orgaan}:
        daarvan = Vergadering.objects.filter(orgaan__in=organen).values_list("pk", flat=True)
        anders["vergadering"] |= set(map(str, daarvan))
    if eigenaren := {los.pk for los in gezien if los.model is Eigenaar}:
        anders["eigenaar"] |= _door_een_ambt_verbonden(eigenaren)
    anders["actie"] |= _acties_die_meeverhuizen(gezien)
    return anders


def _net_gemaakt(wijziging: Wijziging, agendas: set[int | None]) -> set[int]:
    """Those of these agendas that are there since this very wijziging."""
    er_zijn = [pk for pk in agendas if pk]
    if not (er_zijn and wijziging.pk):
        return set()
    eerder = Stand.objects.filter(agenda__in=er_zijn, wijziging__lt=wijziging.pk)
    nieuw = Agenda.objects.filter(pk__in=er_zijn).exclude(pk__in=eerder.values("agenda"))
    return set(nieuw.values_list("pk", flat=True))


def _door_een_ambt_verbonden(eigenaren: set[int | None]) -> set[str]:
    """The owners whose offices are public, or told, only as far as these may be named."""
    wegen = ("persoon", "organisatie", "portefeuilles__organisatie")
    ambten = Ambt.objects.filter(reduce(or_, (Q(**{f"{weg}__in": eigenaren}) for weg in wegen)))
    rijen = ambten.order_by().values_list(*(f"{weg}__slug" for weg in wegen))
    return {slug for rij in rijen for slug in rij if slug}


def _acties_die_meeverhuizen(gezien: list[Gezien]) -> set[str]:
    """The actions that may be in another domain now, as their overleg or item is."""
    verhuisd = [los for los in gezien if los.model in HEEFT_ACTIES and _ander_domein(los)]
    acties: set[str] = set()
    for model, weg in HEEFT_ACTIES.items():
        for groep in _groepen(los.sleutel for los in verhuisd if los.model is model):
            eronder = Actie.objects.filter(**{weg: groep})
            acties |= set(eronder.values_list("kenmerk", flat=True))
    return acties


def _ander_domein(los: Gezien) -> bool:
    return not (los.was and los.wordt and los.was["domein"] == los.wordt["domein"])


def _bronnen(wijziging: Wijziging, gezien: list[Gezien]) -> set[str]:
    """The documents that may be public, or no more so, by what was told of items, or is now."""
    bronnen = {wijziging.bron.slug} if wijziging.bron else set()
    for groep in _groepen({los.sleutel for los in gezien if _is_punt(los) and los.komt_of_gaat}):
        wegen = [Document.objects.filter(**{weg: groep}) for weg in VAN_PUNT_NAAR_BRON]
        eerste, *rest = (weg.order_by().values_list("slug", flat=True) for weg in wegen)
        bronnen |= set(eerste.union(*rest))
    return bronnen


def _deelnemers(documenten: set[str]) -> set[str]:
    """The owners who are public by a document that names them."""
    namen: set[str] = set()
    for groep in _groepen(documenten):
        deelnemers = Eigenaar.objects.filter(documenten__slug__in=groep)
        namen |= set(deelnemers.values_list("slug", flat=True))
    return namen


def _is_punt(los: Gezien) -> bool:
    return issubclass(los.model, Punt)


def _werk_bij(soort: Soort, sleutels: Collection[str]) -> None:
    """Write what the index says of these things; one query to read, and one to write."""
    for groep in _groepen(sleutels):
        regels = soort.regels(groep)
        if regels:
            schrijf(regels)
        if weg := groep - {regel.sleutel for regel in regels}:
            haal_weg(soort.naam, weg)


def _zet_recht(soort: Soort, sleutels: Iterable[str]) -> None:
    """The same for many, of which few will differ: only those are written."""
    anders = dict(afwijkingen(soort, sleutels))
    schrijf([regel for regel in anders.values() if regel])
    haal_weg(soort.naam, [sleutel for sleutel, regel in anders.items() if regel is None])


def _van_agendas(soort: Soort, agendas: set[int | None]) -> set[str]:
    kolom = "pk" if soort.naam == "agenda" else "agenda"
    return _sleutels(soort, Q(**{f"{kolom}__in": agendas}), Q(agenda__in=agendas))


def _sleutels(soort: Soort, hoort: Q, staat: Q) -> set[str]:
    rijen = soort.openbaar().filter(hoort)
    regels = Zoekregel.objects.filter(staat, soort=soort.naam)
    erin = set(regels.values_list("sleutel", flat=True))
    return erin | set(map(str, rijen.values_list(soort.sleutel, flat=True)))


def _groepen(sleutels: Iterable[str]) -> Iterator[set[str]]:
    alle = sorted(sleutels)
    for begin in range(0, len(alle), TEGELIJK):
        yield set(alle[begin : begin + TEGELIJK])


def _waarden(regel: Zoekregel | None) -> list | None:
    return None if regel is None else [getattr(regel, veld) for veld in VELDEN]
