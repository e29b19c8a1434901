"""The reverse of what was saved together, as voorstellen: one for each agenda that it touched."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.text import Truncator

from ..beschrijving.lezen import inhoud
from ..beschrijving.model import Beschreven
from ..beschrijving.veld import Inhoud
from ..choices import AgendaStatus, Herkomst, Publicatie, RegelWat
from ..datums import datum_in_woorden
from ..models import Agenda, Stand, Vergadering, Voorstel, Voorstelregel, Wijziging, met_standen
from ..opslag import DELEN
from .opstellen import bewaar_regel, nieuw_voorstel, volgende
from .raken import LOPEN
from .rijen import NIEUW, soort_van
from .verandering import verandering

NIETS = (
    "Dit kan niet als geheel ongedaan worden gemaakt: van wat hier veranderde, is niet bewaard hoe "
    "het was. Open het zelf en zet het terug."
)

MEESTE = 2
"""So many items a title names."""
LANGSTE = 150
"""So many characters say what a voorstel is about; the moment comes behind that."""


def maak_ongedaan(wijziging: Wijziging, door: str = "") -> list[Voorstel]:
    """Propose the reverse of a whole wijziging; nothing changes yet, and what is so already stays.

    What was made for that before, and is still open, is given again. What came new is withdrawn if
    visitors ever saw it, and deleted if not. Raises ValidationError
    when there is nothing left to undo.
    """
    with transaction.atomic():
        # Who presses at the same time, waits, and finds what the other made.
        Wijziging.objects.select_for_update().get(pk=wijziging.pk)
        gemaakt = []
        for agenda, standen in per_agenda(wijziging).items():
            er_is = agenda.voorstellen.filter(maakt_ongedaan=wijziging, status__in=LOPEN).first()
            if voorstel := er_is or _omgekeerd(wijziging, agenda, standen, door):
                gemaakt.append(voorstel)
        if not gemaakt:
            raise ValidationError(NIETS)
    return gemaakt


def per_agenda(wijziging: Wijziging) -> dict[Agenda, list[Stand]]:
    """What was saved together; a meeting, which is of no agenda, goes along with the first."""
    gevonden: dict[Agenda, list[Stand]] = {}
    los: list[Stand] = []
    for stand in wijziging.standen.select_related("agenda").order_by("pk"):
        van = gevonden.setdefault(stand.agenda, []) if stand.agenda else los
        van.append(stand)
    agenda = next(iter(gevonden), None) or (_agenda_van(los) if los else None)
    if agenda:
        gevonden[agenda] = los + gevonden.get(agenda, [])
    return gevonden


def _agenda_van(vergaderingen: list[Stand]) -> Agenda | None:
    """Of the items on these meetings, else of their body, else the one in front; closed ones last.

    Among those of one kind it is the one that runs.
    """
    paren = [(stand, _vorige(stand)) for stand in vergaderingen]
    staten = [los.staat for paar in paren for los in paar if los and los.staat]
    kenmerken = {rij["punt"] for staat in staten for rij in staat["behandelingen"]}
    organen = {staat["orgaan"] for staat in staten}
    open_ = Agenda.objects.exclude(status=AgendaStatus.AFGESLOTEN).lopende_eerst()
    return (
        open_.filter(punten__kenmerk__in=kenmerken).first()
        or open_.filter(orgaan__slug__in=organen).first()
        or open_.filter(status=AgendaStatus.LOPEND, is_home=True).first()
        or open_.first()
        or Agenda.objects.first()
    )


def _omgekeerd(
    wijziging: Wijziging, agenda: Agenda, standen: list[Stand], door: str
) -> Voorstel | None:
    """One voorstel that takes these standen back; None when there is nothing to take back."""
    titel = _titel(wijziging, standen)
    voorstel = nieuw_voorstel(
        agenda, titel, door, herkomst=Herkomst.ONGEDAAN, maakt_ongedaan=wijziging
    )
    for stand in standen:
        vorige = _vorige(stand)
        regels = _van_kader(agenda, stand, vorige) if not stand.kenmerk else _van_rij(stand, vorige)
        for regel in regels:
            regel.voorstel, regel.nummer, regel.wie = voorstel, volgende(voorstel), door
            if regel.wat == RegelWat.TOEVOEGEN and not regel.sleutel:
                regel.sleutel = f"{NIEUW}{regel.nummer}"
            bewaar_regel(regel)
    if voorstel.regels.exists():
        return voorstel
    voorstel.delete()
    return None


def _titel(wijziging: Wijziging, standen: list[Stand]) -> str:
    """ "Ongedaan: SA-06, SA-07 en 3 andere, 29 november 2026, 14:05"."""
    eerste, rest = standen[:MEESTE], standen[MEESTE:]
    wat = ", ".join(map(_naam, eerste)) + (f" en {len(rest)} andere" if rest else "")
    moment = timezone.localtime(wijziging.moment)
    wanneer = f"{datum_in_woorden(moment.date(), 'dag')}, {moment:%H:%M}"
    return f"Ongedaan: {Truncator(wat).chars(LANGSTE)}, {wanneer}"


def _naam(stand: Stand) -> str:
    if stand.agenda_id:
        return stand.kenmerk or "de agenda zelf"
    # Visitors may come to read this title.
    vergadering = Vergadering.objects.openbaar().filter(pk=int(stand.kenmerk)).first()
    return str(vergadering or "een vergadering")


def _vorige(stand: Stand) -> Stand | None:
    eerder = Stand.objects.filter(soort=stand.soort, kenmerk=stand.kenmerk, pk__lt=stand.pk)
    return eerder.filter(agenda=stand.agenda_id).order_by("pk").last()


def _van_rij(stand: Stand, vorige: Stand | None) -> Iterator[Voorstelregel]:
    """What takes an item or a meeting back from `stand` to the one before."""
    model = met_standen()[stand.soort]
    was, nu = vorige.staat if vorige else None, stand.staat
    regel = Voorstelregel(soort=stand.soort, sleutel=stand.kenmerk, stand=stand)
    if nu is None:
        if was is not None:
            regel.wat, regel.stand = RegelWat.TOEVOEGEN, vorige
            yield regel
        return
    if was is None:
        if not model._base_manager.filter(**{model.SLEUTEL: stand.kenmerk}).exists():
            return
        if _ooit_te_zien(stand):
            regel.wat = RegelWat.WIJZIGEN
            regel.verandering = {"publicatie": Publicatie.INGETROKKEN.value}
        else:
            regel.wat = RegelWat.VERWIJDEREN
        yield regel
        return
    if was["publicatie"] == Publicatie.CONCEPT != nu["publicatie"]:
        # What visitors saw, was there: it is withdrawn, not made as if it never was.
        was = was | {"publicatie": Publicatie.INGETROKKEN.value}
    if anders := verandering(model.BESCHRIJVING, nu, was):
        regel.wat, regel.verandering = RegelWat.WIJZIGEN, anders
        yield regel


def _ooit_te_zien(stand: Stand) -> bool:
    """Whether visitors ever saw what was new in this stand."""
    kader = Stand.objects.filter(agenda=stand.agenda_id, kenmerk="", pk__lt=OuterRef("pk"))
    openbaar = Stand.objects.filter(
        soort=stand.soort, kenmerk=stand.kenmerk, openbaar=True, pk__gte=stand.pk
    )
    if stand.agenda_id:
        openbaar = openbaar.filter(Exists(kader.filter(openbaar=True)))
    return openbaar.exists()


def _van_kader(agenda: Agenda, stand: Stand, vorige: Stand | None) -> Iterator[Voorstelregel]:
    """What takes the frame of an agenda back: its own fields, and the rows of each part."""
    was, nu = vorige.staat if vorige else None, stand.staat
    if not (was and nu):
        return
    eigen = verandering(Agenda.BESCHRIJVING, nu["agenda"], was["agenda"])
    if eigen.get("status") == AgendaStatus.CONCEPT:
        del eigen["status"]  # what visitors saw of an agenda, was there
    if eigen:
        yield Voorstelregel(
            soort="agenda",
            sleutel=agenda.slug,
            wat=RegelWat.WIJZIGEN,
            verandering=eigen,
            basis=nu["agenda"],
        )
    for naam, deel in DELEN.items():
        rijen: Any = deel.rijen(agenda)
        yield from _van_deel(rijen.model, rijen, was.get(naam, []), nu.get(naam, []))


def _van_deel(
    model: type[Beschreven], rijen: Any, was: list[Inhoud], nu: list[Inhoud]
) -> Iterator[Voorstelregel]:
    oud, nieuw = ({_kenmerk(model, rij): rij for rij in reeks} for reeks in (was, nu))
    anders = {k for k in oud.keys() | nieuw.keys() if oud.get(k) != nieuw.get(k)}
    if not anders:
        return
    er_zijn = {_kenmerk(model, inhoud(rij)): rij for rij in rijen}
    soort = soort_van(model)
    for kenmerk in [k for k in (*oud, *(k for k in nieuw if k not in oud)) if k in anders]:
        toen, later, rij = oud.get(kenmerk), nieuw.get(kenmerk), er_zijn.get(kenmerk)
        if later is None and rij is None and toen is not None:
            volledig = verandering(model.BESCHRIJVING, {}, toen)
            yield Voorstelregel(soort=soort, wat=RegelWat.TOEVOEGEN, verandering=volledig)
        elif later is not None and rij is not None:
            regel = Voorstelregel(soort=soort, sleutel=str(rij.sleutel), basis=later)
            regel.wat = RegelWat.VERWIJDEREN if toen is None else RegelWat.WIJZIGEN
            if toen is not None:
                regel.verandering = verandering(model.BESCHRIJVING, later, toen)
            yield regel


def _kenmerk(model: type[Beschreven], staat: Inhoud) -> tuple[Any, ...]:
    """What makes a row of a frame the same row in two frames: what must be unique of it."""
    for regel in model._meta.total_unique_constraints:
        velden = [veld for veld in regel.fields if veld != "agenda"]
        if velden and all(veld in staat for veld in velden):
            return tuple(staat[veld] for veld in velden)
    return (staat[model.NAAM],)
