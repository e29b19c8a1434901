"""Taking words out of the history of one item, or of the frame of an agenda, for good.

This is the one place that changes standen, events and wijzigingen once they are written, and only
their free texts. What is on the agenda now stays: the newest stand still equals its row.
"""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import Q
from django.utils.text import capfirst
from django.utils.timezone import localtime, now

from ..beschrijving.formaat import FORMAAT
from ..beschrijving.veld import Veld
from ..models import (
    Agenda,
    Bijwerking,
    Gebeurtenis,
    Stand,
    Vergadering,
    Versie,
    Voorstel,
    Voorstelopmerking,
    Voorstelregel,
    Wijziging,
)
from ..opslag import opslag
from ..verschil import TOELICHTING, beschreven
from .voorstelteksten import Doe, Rij, pas_toe_op_voorstel, teksten, voorstelrijen

KORTSTE = 3
WEG = "[verwijderd]"
ROND = 40
"""Characters before and after the words, to see where they stand."""


@dataclass(frozen=True)
class Plaats:
    """One time that the words occur: in what, in which field, and between which other words."""

    waar: str
    veld: str
    voor: str
    na: str


@dataclass(frozen=True)
class Vondst:
    """Where words occur in a history, in which versions, and of which perhaps only in the PDF.

    A version is a number or, of a meeting, "2 van Regionale agenda".
    """

    plaatsen: tuple[Plaats, ...]
    versies: tuple[int | str, ...]
    pdfs: tuple[int | str, ...]


def zoek(agenda: Agenda | None, kenmerk: str, tekst: str) -> Vondst:
    """Where `tekst` occurs in the history of an item, or of the frame of `agenda` (kenmerk "").

    A meeting is of no agenda, and known by its key. Raises ValidationError when it is too short, is
    still on the agenda now, or occurs nowhere.
    """
    if len(tekst) < KORTSTE:
        raise ValidationError(f"Typ ten minste {KORTSTE} tekens.")
    if tekst in WEG:
        raise ValidationError(f"{WEG} staat er voor wat al weg is. Typ een andere tekst.")
    _niet_meer_in_gebruik(agenda, kenmerk, tekst)
    plaatsen, momenten = [], []
    for rij in _rijen(agenda, kenmerk):
        gevonden = _plaatsen(rij, tekst)
        plaatsen += gevonden
        if gevonden and isinstance(rij, Gebeurtenis | Wijziging):
            momenten.append(_moment(rij))
    if not plaatsen:
        raise ValidationError(
            "Deze tekst staat niet in de geschiedenis. Kijk of u haar precies zo typte als zij er "
            "staat, met dezelfde hoofdletters."
        )
    return Vondst(tuple(plaatsen), *_versies(agenda, tekst, momenten))


def wis(agenda: Agenda | None, kenmerk: str, tekst: str, door: str = "") -> Vondst:
    """Put WEG where `tekst` stands in that history, not in versions; gives and raises as `zoek`."""
    with opslag(door=door), zonder_sporen():
        vondst = zoek(agenda, kenmerk, tekst)
        agendas = {agenda.pk} if agenda else set(Agenda.objects.values_list("pk", flat=True))
        for rij in _rijen(agenda, kenmerk):
            if _plaatsen(rij, tekst):
                _pas_toe(rij, lambda veld, oud: oud.replace(tekst, WEG))
                rij.save()
                _lees_anders(rij)
                if isinstance(rij, Wijziging):
                    agendas |= set(rij.standen.values_list("agenda", flat=True)) - {None}
        # Every page and PDF is made anew; what is on the agenda did not change: its moment stays.
        Bijwerking.objects.vernieuw(agendas)
    return vondst


def _lees_anders(rij) -> None:
    """Let who follows the events hear that their words are others now."""
    if isinstance(rij, Wijziging | Gebeurtenis):
        over = Q(wijziging=rij) if isinstance(rij, Wijziging) else Q(pk=rij.pk)
        Gebeurtenis.objects.filter(over).update(bijgewerkt=now())


@contextmanager
def zonder_sporen():
    """Have SQLite overwrite what is wiped, in its file too; PostgreSQL does so as it vacuums."""
    if connection.vendor != "sqlite":
        yield
        return
    _pragma("secure_delete = ON")
    yield
    transaction.on_commit(lambda: _pragma("wal_checkpoint(TRUNCATE)"))


def _rijen(agenda, kenmerk) -> Iterator[Stand | Wijziging | Gebeurtenis | LogEntry | Rij]:
    """All that was written down of one item, or of the frame; saves, voorstellen and log too."""
    standen = _standen(agenda, kenmerk)
    yield from standen
    yield from _aan_de_andere_kant(agenda, kenmerk, standen)
    if kenmerk and agenda:
        over = Q(kenmerk=kenmerk)
        log = Q(object_repr__startswith=f"{kenmerk} ")
    else:
        over = Q(stand__in=standen)
        if not agenda:
            over |= Q(oud__vergadering=int(kenmerk)) | Q(nieuw__vergadering=int(kenmerk))
        soort = ContentType.objects.get_for_model(Agenda if agenda else Vergadering)
        log = Q(content_type=soort, object_id=str(agenda.pk) if agenda else kenmerk)
    gebeurd = Gebeurtenis.objects.filter(over).order_by("pk")
    bij_stand, bij_gebeurtenis = (
        Q(pk__in=rijen.order_by().values("wijziging")) for rijen in (standen, gebeurd)
    )
    yield from Wijziging.objects.filter(bij_stand | bij_gebeurtenis)
    yield from gebeurd.select_related("stand", "wijziging")
    voorstellen = list(voorstelrijen(agenda, kenmerk))
    yield from voorstellen
    heel = [str(los.pk) for los in voorstellen if isinstance(los, Voorstel) and not los.alleen]  # type: ignore[attr-defined]
    soort = ContentType.objects.get_for_model(Voorstel)
    log |= Q(content_type=soort, object_id__in=heel)
    yield from LogEntry.objects.filter(log).order_by("pk")


def _standen(agenda, kenmerk):
    standen = Stand.objects.filter(kenmerk=kenmerk).select_related("agenda", "wijziging")
    return standen if kenmerk else standen.filter(agenda=agenda)


def _aan_de_andere_kant(agenda, kenmerk, standen) -> Iterator[Stand]:
    """The standen of the meetings that an item was on, or of the items that were on a meeting.

    What the one did with the other stands in both; of the other only that row is looked at.
    """
    hier, daar = ("punt", "vergadering") if agenda else ("vergadering", "punt")
    rijen = (rij for stand in standen for rij in (stand.inhoud or {}).get("behandelingen", ()))
    sleutels = {str(rij[daar]) for rij in rijen if daar in rij}
    van = Stand.objects.filter(kenmerk__in=sleutels, agenda__isnull=bool(agenda))
    for stand in van.select_related("agenda", "wijziging").order_by("pk"):
        stand.alleen = hier, kenmerk  # type: ignore[attr-defined]
        yield stand


def _niet_meer_in_gebruik(agenda, kenmerk, tekst):
    nu = _teksten(_standen(agenda, kenmerk).last())
    if velden := dict.fromkeys(veld for veld, oud in nu if tekst in oud):
        waar = ", ".join(velden)
        eerst = "de vergadering"
        if agenda:
            eerst = "het punt" if kenmerk else "de agenda, of wat erbij hoort"
        raise ValidationError(
            f"Deze tekst staat er nu nog, bij: {waar}. Wijzig eerst {eerst}, en haal haar daarna "
            "uit de geschiedenis."
        )


def _teksten(rij) -> list[tuple[str, str]]:
    """Each free text of one row of history, with the name of its field."""
    teksten = []

    def doe(veld, oud):
        teksten.append((veld, oud))
        return oud

    _pas_toe(rij, doe)
    return teksten


def _plaatsen(rij, tekst) -> list[Plaats]:
    return [
        Plaats(
            _waar(rij),
            veld,
            f"…{oud[a - ROND : a]}" if a > ROND else oud[:a],
            f"{oud[b : b + ROND]}…" if len(oud) - b > ROND else oud[b:],
        )
        for veld, oud in _teksten(rij)
        for a, b in (gevonden.span() for gevonden in re.finditer(re.escape(tekst), oud))
    ]


def _waar(rij):
    naam = capfirst(rij._meta.verbose_name)
    if isinstance(rij, Gebeurtenis):
        naam = f"Gebeurtenis ‘{rij.get_soort_display()}’"
    elif isinstance(rij, LogEntry):
        naam = "Logboek van het beheer"
    return f"{naam}, {localtime(_moment(rij)):%d-%m-%Y %H:%M}"


def _moment(rij):
    """When a row of history was written."""
    match rij:
        case LogEntry():
            return rij.action_time
        case Voorstel():
            return rij.gemaakt_op
        case Voorstelregel():
            return rij.voorstel.gemaakt_op
        case Voorstelopmerking():
            return rij.moment
    return (rij if isinstance(rij, Wijziging) else rij.wijziging).moment


def _pas_toe(rij, doe: Doe) -> None:
    """Give every free text of one row of history to `doe`, and put there what comes back."""
    match rij:
        case Stand():
            rij.inhoud, rij.formaat, rij.legenda = _staat(rij, doe), FORMAAT, None
        case Wijziging():
            rij.reden = doe("reden", rij.reden)[:250]
            rij.bron_plaats = doe("plaats in de bron", rij.bron_plaats)[:200]
        case Gebeurtenis():
            rij.oud = _verandering(rij.veld, rij.oud, doe)
            rij.nieuw = _verandering(rij.veld, rij.nieuw, doe)
            rij.reden = doe("reden", rij.reden)[:250]
        case Voorstel() | Voorstelregel() | Voorstelopmerking():
            pas_toe_op_voorstel(rij, doe)
        case LogEntry():
            rij.object_repr = doe("naam", rij.object_repr)[:200]
            rij.change_message = _log(rij.change_message, doe)


def _log(bericht, doe):
    """A message of the log: a sentence, or JSON that says which fields were changed."""
    try:
        gezegd = json.loads(bericht)
    except ValueError:
        return doe("bericht", bericht)
    return json.dumps(_alle_teksten(gezegd, doe))


def _alle_teksten(waarde, doe):
    match waarde:
        case dict():
            return {sleutel: _alle_teksten(los, doe) for sleutel, los in waarde.items()}
        case list():
            return [_alle_teksten(los, doe) for los in waarde]
        case str():
            return doe("bericht", waarde)
    return waarde


def _staat(stand: Stand, doe: Doe) -> dict | None:
    """The content of a stand after `doe`, in the present form: the models know no other."""
    if (staat := stand.staat) is None:
        return None
    if alleen := getattr(stand, "alleen", ()):
        veld, sleutel = alleen
        rijen = [
            teksten(rij, doe) if str(rij[veld]) == sleutel else rij
            for rij in staat["behandelingen"]
        ]
        return staat | {"behandelingen": rijen}
    if "register" not in staat:
        return teksten(staat, doe)

    def genoemd(soort: str, rijen: dict) -> dict:
        return teksten(rijen, lambda veld, oud: doe(soort, oud))

    eigen = teksten({naam: los for naam, los in staat.items() if naam != "register"}, doe)
    register = {soort: genoemd(soort, rijen) for soort, rijen in staat["register"].items()}
    return eigen | {"register": register}


def _verandering(veld: str, waarde: Any, doe: Doe) -> Any:
    """One side of an event: the value of a field, or of several that belong together."""
    if waarde is None:
        return None
    if veld == TOELICHTING:
        return {periode: doe("planning", tekst) for periode, tekst in waarde.items()}
    velden = (veld, *beschreven().get(veld, Veld()).met)
    if len(velden) > 1:
        return [teksten(los, doe, naam) for naam, los in zip(velden, waarde, strict=True)]
    return teksten(waarde, doe, veld)


def _versies(agenda, tekst, momenten):
    """The versions that hold `tekst`, and those of which the PDF may tell of it as a change."""
    in_json = json.dumps(tekst, ensure_ascii=False)[1:-1]
    met, misschien, vorige = [], [], None
    van = (
        Versie.objects.filter(agenda=agenda) if agenda else Versie.objects.select_related("agenda")
    )
    van = van.select_related("agenda").order_by("agenda", "nummer")
    for versie in van.iterator():
        if not versie.inhoud:  # closed, and wiped
            continue
        if vorige and vorige.agenda_id != versie.agenda_id:
            vorige = None
        naam = versie.nummer if agenda else f"{versie.nummer} van {versie.agenda}"
        if in_json in versie.inhoud:
            met.append(naam)
        elif (vorige and in_json in vorige.inhoud) or any(
            (vorige is None or vorige.vastgelegd_op < moment) and moment <= versie.vastgelegd_op
            for moment in momenten
        ):
            misschien.append(naam)
        vorige = versie
    return tuple(met), tuple(misschien)


def _pragma(opdracht):
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {opdracht}")
