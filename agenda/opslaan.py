"""The one way in which content changes.

Admin, loader and every command save through here. In one transaction, under one lock, this writes
the row, a `Stand` of each item and frame that changed, and, only when what the public sees became
different, a new `Inhoudsversie`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Model, Q
from django.utils import timezone

from .choices import Publicatie
from .grenzen import blijft_binnen_agenda, blijft_op_zijn_plaats
from .inhoud import inhoud, inhouden, openbare_inhoud, paden, vul
from .kader import kader, openbaar_kader
from .models import Agenda, Inhoudsversie, Punt, Stand, Vergadering
from .nummering import nummer


@contextmanager
def opslag(*, door: str = "", reden: str = "") -> Iterator["Opslag"]:
    """Open a transaction in which content may change; all of it is kept, or nothing.

    `door` is the user name of who does it and is never public; `reden` is a public sentence.
    """
    with transaction.atomic():
        # Whoever writes content holds this row, so that standen follow one another in the order of
        # their keys, and a reader can trust that the newest Inhoudsversie covers all before it.
        Inhoudsversie.objects.select_for_update().get_or_create(agenda=None)
        werk = Opslag(door, reden, timezone.now())
        yield werk
        werk.sluit_af()


def opslaan(object: Model, schrijf: Callable[[], None] | None = None, *, door="", reden="") -> None:
    """Save one object and what hangs on it; see `Opslag.bewaar`."""
    with opslag(door=door, reden=reden) as werk:
        werk.bewaar(object, schrijf)


def verwijder(object: Model, *, door="", reden="") -> None:
    """Delete one object; a punt can be brought back with `haal_terug`."""
    with opslag(door=door, reden=reden) as werk:
        werk.verwijder(object)


def haal_terug(kenmerk: str, *, door="", reden="") -> tuple[Punt, list[str]]:
    """Bring a deleted punt back as its last stand describes it.

    Returns the punt and a sentence for each row on it that could not come along. Raises
    ValidationError when there is nothing to bring back, or when its place no longer exists.
    """
    with opslag(door=door, reden=reden) as werk:
        return werk.haal_terug(kenmerk)


class Opslag:
    """What happens within one `opslag`."""

    def __init__(self, door: str, reden: str, moment: datetime):
        self.door = door
        self.reden = reden
        self.moment = moment
        self._iets_zichtbaar = False
        self._kaders: set[int] = set()
        self._zichtbaar: set[int] = set()

    def bewaar(self, object: Model, schrijf: Callable[[], None] | None = None) -> None:
        """Save `object`; `schrijf` then writes the rows that hang on it.

        Raises ValidationError, with Dutch sentences, when a rule does not hold.
        """
        model = type(object)
        oud = model._base_manager.filter(pk=object.pk).first() if object.pk else None
        voor = openbare_inhoud(oud) if oud else None
        ook = _punten_in(oud)
        if isinstance(object, Punt):
            object.soort = model._meta.model_name
            if oud is None:
                nummer(object)
        object.full_clean()
        if oud:
            blijft_op_zijn_plaats(oud, object)
        object.save()
        if schrijf:
            schrijf()
        vers = model._base_manager.get(pk=object.pk)
        blijft_binnen_agenda(vers)
        ook |= _punten_in(vers)
        if oud and _sleutel(oud) != _sleutel(vers):
            ook |= _punten_die_noemen(vers)
        self._verwerk(vers, voor, ook)

    def verwijder(self, object: Model) -> None:
        """Delete `object`.

        Raises ProtectedError when something else still needs it, and ValidationError for an agenda
        that ever held items: their history, and so their kenmerken, would go with it.
        """
        voor, ook = openbare_inhoud(object), _punten_die_noemen(object)
        agendas = _agendas_van(object)
        if isinstance(object, Punt):
            self._leg_vast(object.agenda, object.kenmerk, object.soort, False, None)
        elif isinstance(object, Agenda) and object.standen.exclude(kenmerk="").exists():
            raise ValidationError(
                "Op deze agenda stonden punten, en hun geschiedenis blijft bewaard. "
                "Zet de status van de agenda op 'Afgesloten' of 'Concept'."
            )
        eigen = agendas if isinstance(object, Punt) else set()
        object.delete()
        self._kaders |= agendas
        self._zie(voor is not None, eigen | self._leg_punten_vast(ook))

    def haal_terug(self, kenmerk: str) -> tuple[Punt, list[str]]:
        if Punt.objects.filter(kenmerk=kenmerk).exists():
            raise ValidationError(
                f"{kenmerk} staat gewoon op de agenda: er is niets terug te halen."
            )
        vorige = Stand.objects.filter(kenmerk=kenmerk, inhoud__isnull=False).last()
        if vorige is None:
            raise ValidationError(f"Van {kenmerk} is geen eerdere stand bewaard.")
        punt = Punt.soorten()[vorige.soort](agenda=vorige.agenda, soort=vorige.soort)
        schrijf, gemist = vul(punt, vorige.inhoud)
        punt.full_clean()
        punt.save()
        schrijf()
        vers = type(punt)._base_manager.get(pk=punt.pk)
        self._verwerk(vers, None, set())
        return vers, gemist

    def sluit_af(self) -> None:
        """Write the frames that became different, and count what the public sees anew."""
        for agenda in Agenda.objects.filter(pk__in=self._kaders):
            oud, nieuw = _laatste(agenda, ""), kader(agenda)
            if oud != nieuw:
                self._leg_vast(agenda, "", "agenda", agenda.is_openbaar, nieuw)
                if openbaar_kader(oud) != openbaar_kader(nieuw):
                    self._zie(True, {agenda.pk})
                elif self._iets_zichtbaar:
                    self._zichtbaar.add(agenda.pk)
        if self._iets_zichtbaar:
            for agenda in Agenda.objects.filter(pk__in=self._zichtbaar, inhoudsversie=None):
                Inhoudsversie.objects.create(agenda=agenda)
            van_belang = Q(agenda=None) | Q(agenda__in=self._zichtbaar)
            Inhoudsversie.objects.filter(van_belang).update(
                nummer=F("nummer") + 1, moment=self.moment
            )

    def _verwerk(self, vers, voor, ook):
        self._kaders |= _agendas_van(vers)
        agendas = self._leg_punten_vast(ook)
        alles, na = inhouden(vers)
        if isinstance(vers, Punt):
            self._leg_punt_vast(vers, alles)
            agendas.add(vers.agenda_id)
        self._zie(voor != na, agendas)

    def _zie(self, zichtbaar, agendas):
        if zichtbaar:
            self._iets_zichtbaar = True
            self._zichtbaar |= agendas

    def _leg_punten_vast(self, pks) -> set[int]:
        """Write standen of these items; gives the agendas that they are on."""
        agendas = set()
        for los in Punt.objects.filter(pk__in=pks):
            punt = Punt.soorten()[los.soort]._base_manager.get(pk=los.pk)
            self._leg_punt_vast(punt, inhoud(punt))
            agendas.add(punt.agenda_id)
        return agendas

    def _leg_punt_vast(self, punt, nieuw):
        openbaar = punt.publicatie == Publicatie.GEPUBLICEERD
        self._leg_vast(punt.agenda, punt.kenmerk, punt.soort, openbaar, nieuw)

    def _leg_vast(self, agenda, kenmerk, soort, openbaar, nieuw):
        """Write a stand, unless nothing changed since the last one."""
        if nieuw is not None and _laatste(agenda, kenmerk) == nieuw:
            return
        Stand.objects.create(
            agenda=agenda,
            kenmerk=kenmerk,
            soort=soort,
            moment=self.moment,
            openbaar=openbaar,
            inhoud=nieuw,
            wie=self.door,
            reden=self.reden,
        )


def _laatste(agenda, kenmerk):
    stand = Stand.objects.filter(agenda=agenda, kenmerk=kenmerk).order_by("-pk").first()
    return stand.inhoud if stand else None


def _sleutel(object):
    return getattr(object, getattr(object, "SLEUTEL", "pk"))


def _punten_in(object) -> set[int]:
    """The items whose content changes along: those on the agenda of a meeting."""
    return _punten_die_noemen(object) if isinstance(object, Vergadering) else set()


def _punten_die_noemen(object) -> set[int]:
    """The items whose content holds the key of `object`."""
    return {
        pk
        for model in Punt.soorten().values()
        for pad in paden(model, type(object))
        for pk in model._base_manager.filter(**{pad: object}).values_list("pk", flat=True)
    }


def _agendas_van(object) -> set[int]:
    """The agendas that something belongs to; a name that any agenda may use belongs to all."""
    if isinstance(object, Agenda):
        return {object.pk}
    if agenda := getattr(object, "agenda", None):
        return {agenda.pk}
    return set(Agenda.objects.values_list("pk", flat=True))
