"""The order of an agenda on one page: saved at once, or kept as a voorstel."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Model
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.text import capfirst

from agenda.admin import rechten
from agenda.admin.basis import KNOP, VoorstelKeuze
from agenda.admin.paginas import toon_los
from agenda.admin.velden import door, lees, teken
from agenda.beschrijving.lezen import inhoud
from agenda.bewerkingen import schrijf_op
from agenda.choices import Herkomst
from agenda.models import Agenda, Agendapunt
from agenda.opslag import opslag
from agenda.voorstellen import stel_voor
from werkagenda.models import Actie, Overleg

INTUSSEN = (
    "Een ander veranderde intussen de volgorde, of voegde iets toe. Hieronder staat hoe het nu is. "
    "Zet het nog eens goed, en sla dan op."
)
NIETS = "U veranderde niets aan de volgorde."
STAPPEN = {"_omhoog": -1, "_omlaag": 1}
"""What a button says, and how many places that is."""


@dataclass
class Reeks:
    """Rows that have an order among one another; `naam` is what a form calls them."""

    naam: str
    kop: str
    rijen: list[Any]

    @property
    def getekend(self) -> list[Any]:
        """What a page shows of it, as JSON."""
        return [self.naam, [[rij.pk, rij.volgorde] for rij in self.rijen]]

    def zet(self, sleutels: list[str]) -> None:
        """Put the rows in the order in which a form names them, and last what it does not name."""
        plaats = {sleutel: nummer for nummer, sleutel in enumerate(sleutels)}
        self.rijen.sort(key=lambda rij: plaats.get(str(rij.pk), len(plaats)))

    def schuif(self, sleutel: str, stap: int) -> Any:
        """Move a row one place, as far as there is one; None for a row that is not here."""
        for van, rij in enumerate(self.rijen):
            if str(rij.pk) == sleutel:
                naar = min(max(van + stap, 0), len(self.rijen) - 1)
                self.rijen.insert(naar, self.rijen.pop(van))
                return rij
        return None

    def verplaatst(self) -> Iterator[tuple[Any, int]]:
        """The rows that get another place, and theirs so far: they share out those there were."""
        vorige = 0
        for rij, plaats in zip(self.rijen, sorted(los.volgorde for los in self.rijen), strict=True):
            vorige = max(plaats, vorige + 1)
            if (was := rij.volgorde) != vorige:
                rij.volgorde = vorige
                yield rij, was


def volgorde(request, slug):
    """Show the order; a button moves one row, another one saves all of it."""
    agendas = rechten.te_zien(request.user, Agenda.objects.all())
    agenda = get_object_or_404(agendas, slug=slug)
    mag = {"_bewaar": rechten.mag_publiceren, KNOP: rechten.mag_voorbereiden}
    doen = {knop: doe for knop, doe in DOEN.items() if mag[knop](request.user)}
    if not doen:
        raise PermissionDenied
    data = request.POST if KNOP in request.POST else None
    keuze = VoorstelKeuze(data, request.user, Herkomst.LIJST, agenda=agenda)
    context: dict[str, Any] = {"title": f"Volgorde: {agenda}"}
    context |= {"opts": agenda._meta, "original": agenda}
    if knop := next((los for los in doen if los in request.POST), None):
        try:
            return doen[knop](request, agenda, keuze)
        except ValidationError as fout:
            context["fouten"] = fout.messages
    reeksen = _reeksen(agenda, request)
    context |= {"gezien": _teken(reeksen), "mag_opslaan": "_bewaar" in doen}
    context["voorstelkeuze"] = keuze if KNOP in doen else None
    if knop:
        _volgens(request, reeksen)
    if any(knop in request.POST for knop in STAPPEN):
        if _volgens(request, reeksen):
            context["verzet"] = _schuif(request, reeksen)
        else:
            context["fouten"] = [INTUSSEN]
    return toon_los(request, "volgorde", context | {"reeksen": reeksen})


def _teken(reeksen: list[Reeks]) -> str:
    return teken("volgorde", [los.getekend for los in reeksen])


def _volgens(request, reeksen: list[Reeks]) -> bool:
    """Put all in the order that was sent; False where it is no longer what the page showed."""
    if lees("volgorde", request.POST.get("gezien", "")) != [los.getekend for los in reeksen]:
        return False
    for reeks in reeksen:
        reeks.zet(request.POST.getlist(reeks.naam))
    return True


def _reeksen(agenda: Agenda, request) -> list[Reeks]:
    """What has an order that somebody may change; of one row there is none."""
    return [reeks for reeks in _alle(agenda, request) if len(reeks.rijen) > 1]


def _alle(agenda: Agenda, request) -> Iterator[Reeks]:
    mag = {model: _mag(request, model) for model in (Agenda, Agendapunt, Overleg, Actie)}
    if mag[Agenda]:
        yield Reeks("domein", capfirst(agenda.woord_domeinen), list(agenda.domeinen.all()))
    if mag[Agendapunt]:
        punten = Agendapunt.objects.filter(agenda=agenda).select_related("domein")
        op = ("domein__volgorde", "domein", "volgorde", "op_kenmerk")
        yield from _per(punten.order_by(*op), "domein", capfirst(agenda.woord_agendapunten))
    if mag[Overleg]:
        yield Reeks("overleg", "Overleggen", list(Overleg.objects.filter(agenda=agenda)))
    if mag[Actie]:
        acties = Actie.objects.filter(agenda=agenda).select_related("overleg")
        op = ("overleg__volgorde", "overleg", "volgorde", "op_kenmerk")
        yield from _per(acties.order_by(*op), "overleg", capfirst(agenda.woord_acties))


def _per(rijen: Iterable[Any], ouder: str, kop: str) -> Iterator[Reeks]:
    """A row of rows for each domain or overleg."""
    for binnen, groep in groupby(rijen, key=lambda rij: getattr(rij, ouder)):
        alle = list(groep)
        naam = f"{alle[0]._meta.model_name}-{binnen.pk if binnen else 0}"
        yield Reeks(naam, f"{kop}: {binnen}" if binnen else kop, alle)


def _mag(request, model: type[Model]) -> bool:
    return admin.site.get_model_admin(model).has_change_permission(request)


def _schuif(request, reeksen: list[Reeks]) -> tuple[Reeks, Any, int] | None:
    """What a button moved: in which row of rows, what, and to which place."""
    for knop, stap in STAPPEN.items():
        naam, _, sleutel = request.POST.get(knop, "").partition(":")
        for reeks in reeksen:
            if reeks.naam == naam and (rij := reeks.schuif(sleutel, stap)):
                return reeks, rij, reeks.rijen.index(rij) + 1
    return None


def _verplaatst(request, agenda: Agenda) -> list[tuple[Any, int]]:
    """All that moved, each with its place so far.

    Raises ValidationError for what somebody else moved, and where nothing did.
    """
    reeksen = _reeksen(agenda, request)
    if not _volgens(request, reeksen):
        raise ValidationError(INTUSSEN)
    if verplaatst := [los for reeks in reeksen for los in reeks.verplaatst()]:
        return verplaatst
    raise ValidationError(NIETS)


def _bewaar(request, agenda: Agenda, keuze: VoorstelKeuze):
    """One wijziging for all that moved. Raises as `_verplaatst` does."""
    with opslag(**door(request, Herkomst.LIJST)) as werk:
        # Read within the lock: nobody moves anything between this look and the save.
        for rij, _ in _verplaatst(request, agenda):
            werk.bewaar(rij)
            schrijf_op(rij, request.user, "Op een andere plaats gezet.")
    messages.success(request, "De volgorde is opgeslagen. Bezoekers zien haar zo.")
    return redirect("volgorde", agenda.slug)


@transaction.atomic
def _stel_voor(request, agenda: Agenda, keuze: VoorstelKeuze):
    """A regel for each row that moved. Raises as `_verplaatst` does."""
    verplaatst = _verplaatst(request, agenda)
    voorstel, wie = keuze.gekozen(), request.user.get_username()
    for rij, plaats in verplaatst:
        wordt = inhoud(rij)
        stel_voor(voorstel, rij, wordt, was=wordt | {"volgorde": plaats}, wie=wie)
    messages.success(request, "Dit staat nu in het voorstel. Op de site verandert nog niets.")
    return redirect("admin:voorstel", voorstel.pk)


DOEN = {"_bewaar": _bewaar, KNOP: _stel_voor}
"""What a button does with the order that was sent."""


urlpatterns = [path("<slug:slug>/", admin.site.admin_view(volgorde), name="volgorde")]
"""Under /beheer/volgorde/, before the addresses of the admin itself."""
