"""The one way in which content changes.

Admin, loader and every command save through here. In one transaction, under one lock, this writes
the row, a `Stand` of each item and frame that changed, the `Gebeurtenis`sen that the change amounts
to, and, only when what the public sees became different, a new `Inhoudsversie`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Model, Q

from .aanleiding import Aanleiding
from .choices import REDEN_NODIG, Publicatie, Soort
from .gebeurtenissen import bij_openbaar_worden, tussen
from .grenzen import blijft_binnen_agenda, blijft_op_zijn_plaats
from .inhoud import inhoud, openbare_inhoud, paden, vul
from .kader import kader, openbaar_kader
from .models import Agenda, Agendapunt, Gebeurtenis, Inhoudsversie, Punt, Stand, Vergadering
from .nummering import nummer


@contextmanager
def opslag(**aanleiding) -> Iterator["Opslag"]:
    """Open a transaction in which content may change; all of it is kept, or nothing.

    `aanleiding` is who, why and when: the fields of `Aanleiding`. What changed and changed back
    within it leaves nothing.
    """
    with transaction.atomic():
        # Whoever writes content holds this row, so that standen follow one another in the order of
        # their keys, and a reader can trust that the newest Inhoudsversie covers all before it.
        Inhoudsversie.objects.select_for_update().get_or_create(agenda=None)
        werk = Opslag(Aanleiding(**aanleiding))
        yield werk
        werk.sluit_af()


def opslaan(object: Model, schrijf: Callable[[], None] | None = None, **aanleiding) -> None:
    """Save one object and what hangs on it; see `Opslag.bewaar`."""
    with opslag(**aanleiding) as werk:
        werk.bewaar(object, schrijf)


def verwijder(object: Model, **aanleiding) -> None:
    """Delete one object; a punt can be brought back with `haal_terug`."""
    with opslag(**aanleiding) as werk:
        werk.verwijder(object)


def haal_terug(kenmerk: str, **aanleiding) -> tuple[Punt, list[str]]:
    """Bring a deleted punt back as its last stand describes it; see `Opslag.zet_terug`.

    Raises ValidationError when there is nothing to bring back.
    """
    with opslag(**aanleiding) as werk:
        if Punt.objects.filter(kenmerk=kenmerk).exists():
            raise ValidationError(
                f"{kenmerk} staat gewoon op de agenda: er is niets terug te halen."
            )
        vorige = Stand.objects.filter(kenmerk=kenmerk, inhoud__isnull=False).last()
        if vorige is None:
            raise ValidationError(f"Van {kenmerk} is geen eerdere stand bewaard.")
        return werk.zet_terug(vorige)


class Opslag:
    """What happens within one `opslag`.

    Standen and events are written at the end, from what then differs from the last stand.
    """

    def __init__(self, aanleiding: Aanleiding):
        self.aanleiding = aanleiding
        self._punten: set[str] = set()
        self._zelf: set[str] = set()
        self._verwijderd: dict[str, Punt] = {}
        self._kaders: set[int] = set()
        self._iets_zichtbaar = False
        self._zichtbaar: set[int] = set()

    def bewaar(self, object: Model, schrijf: Callable[[], None] | None = None) -> None:
        """Save `object`; `schrijf` then writes the rows that hang on it.

        Raises ValidationError, with Dutch sentences, when a rule does not hold; for an item that
        moves, is held, lapses or is reopened without a reason, not before the end of the opslag.
        """
        model = type(object)
        oud = model._base_manager.filter(pk=object.pk).first() if object.pk else None
        voor = openbare_inhoud(oud) if oud else None
        ook = _punten_in(oud)
        if isinstance(object, Punt):
            object.soort = model._meta.model_name
            if oud is None and object.kenmerk not in self._verwijderd:
                nummer(object)
            self._zelf.add(object.kenmerk)
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
        zichtbaar = voor != openbare_inhoud(vers) or _verplaatst(oud, vers)
        self._raak(vers, ook, zichtbaar=zichtbaar)

    def verwijder(self, object: Model) -> None:
        """Delete `object`.

        Raises ProtectedError when something else still needs it, and ValidationError for an agenda
        that ever held items: their history, and so their kenmerken, would go with it.
        """
        if isinstance(object, Agenda) and object.standen.exclude(kenmerk="").exists():
            raise ValidationError(
                "Op deze agenda stonden punten, en hun geschiedenis blijft bewaard. "
                "Zet de status van de agenda op 'Afgesloten' of 'Concept'."
            )
        zichtbaar = openbare_inhoud(object) is not None
        self._raak(object, _punten_die_noemen(object), zichtbaar=zichtbaar)
        if isinstance(object, Punt):
            self._verwijderd[object.kenmerk] = object
        object.delete()

    def zet_terug(self, stand: Stand) -> tuple[Punt, list[str]]:
        """Make an item what `stand` says, whether it was changed since or deleted.

        Whether visitors see it stays as it is; an item that was deleted gets that back too. Returns
        the punt and a sentence for each row on it that could not come along. Raises
        ValidationError when its place no longer exists.
        """
        model = Punt.soorten()[stand.soort]
        punt = model._base_manager.filter(kenmerk=stand.kenmerk).first()
        staat = dict(stand.inhoud)
        if punt:
            staat["publicatie"] = punt.publicatie
        else:
            punt = model(agenda=stand.agenda)
            self._verwijderd[stand.kenmerk] = punt
        schrijf, gemist = vul(punt, staat)
        self.bewaar(punt, schrijf)
        return punt, gemist

    def sluit_af(self) -> None:
        """Write down what became different, and count what the public sees anew."""
        for kenmerk in sorted(self._punten):
            self._leg_punt_vast(kenmerk)
        for agenda in Agenda.objects.filter(pk__in=self._kaders):
            self._leg_kader_vast(agenda)
        if self._iets_zichtbaar:
            for agenda in Agenda.objects.filter(pk__in=self._zichtbaar, inhoudsversie=None):
                Inhoudsversie.objects.create(agenda=agenda)
            van_belang = Q(agenda=None) | Q(agenda__in=self._zichtbaar)
            Inhoudsversie.objects.filter(van_belang).update(
                nummer=F("nummer") + 1, moment=self.aanleiding.moment
            )

    def _raak(self, object, ook, *, zichtbaar):
        """Note what may have become different: this object, and the items with these keys."""
        self._kaders |= _agendas_van(object)
        geraakt = dict(Punt.objects.filter(pk__in=ook).values_list("kenmerk", "agenda"))
        if isinstance(object, Punt):
            geraakt[object.kenmerk] = object.agenda_id
        self._punten |= geraakt.keys()
        if zichtbaar:
            self._iets_zichtbaar = True
            self._zichtbaar |= set(geraakt.values())

    def _leg_punt_vast(self, kenmerk):
        vorige = _laatste(kenmerk=kenmerk)
        los = Punt.objects.filter(kenmerk=kenmerk).first()
        punt = Punt.soorten()[los.soort]._base_manager.get(pk=los.pk) if los else None
        nieuw = inhoud(punt) if punt else None
        if (vorige.inhoud if vorige else None) == nieuw:
            return
        punt = punt or self._verwijderd[kenmerk]
        openbaar = nieuw is not None and punt.publicatie == Publicatie.GEPUBLICEERD
        stand = self._leg_vast(punt.agenda, kenmerk, punt.soort, openbaar, nieuw)
        gebeurd = tussen(vorige, stand, self.aanleiding)
        if kenmerk in self._zelf:
            self._eis_reden(gebeurd)
        Gebeurtenis.objects.bulk_create(gebeurd)

    def _leg_kader_vast(self, agenda):
        vorige, nieuw = _laatste(agenda=agenda, kenmerk=""), kader(agenda)
        if vorige and vorige.inhoud == nieuw:
            return
        stand = self._leg_vast(agenda, "", "agenda", agenda.is_openbaar, nieuw)
        if openbaar_kader(vorige and vorige.inhoud) != openbaar_kader(nieuw):
            self._iets_zichtbaar = True
        if self._iets_zichtbaar:
            self._zichtbaar.add(agenda.pk)
        if agenda.is_openbaar and not (vorige and vorige.openbaar):
            Gebeurtenis.objects.bulk_create(bij_openbaar_worden(stand, self.aanleiding))

    def _leg_vast(self, agenda, kenmerk, soort, openbaar, nieuw):
        return Stand.objects.create(
            agenda=agenda,
            kenmerk=kenmerk,
            soort=soort,
            moment=self.aanleiding.moment,
            openbaar=openbaar,
            inhoud=nieuw,
            wie=self.aanleiding.door,
            reden=self.aanleiding.reden,
        )

    def _eis_reden(self, gebeurd):
        if self.aanleiding.reden:
            return
        for los in gebeurd:
            if los.openbaar and los.soort in REDEN_NODIG:
                wat = Soort(los.soort).label.lower()
                raise ValidationError(
                    f"Schrijf bij 'Reden' waarom {los.kenmerk} {wat} is. Bezoekers lezen dat.",
                    code="reden",
                )


def _laatste(**zoek) -> Stand | None:
    return Stand.objects.filter(**zoek).last()


def _sleutel(object):
    return getattr(object, getattr(object, "SLEUTEL", "pk"))


def _punten_in(object) -> set[int]:
    """The items whose content changes along: those on the agenda of a meeting."""
    return _punten_die_noemen(object) if isinstance(object, Vergadering) else set()


def _verplaatst(oud, vers) -> bool:
    """Whether public items go to another domain along with this one, be it public itself or not."""
    if not isinstance(oud, Agendapunt) or oud.domein_id == vers.domein_id:
        return False
    return Punt.objects.openbaar().filter(pk__in=_punten_die_noemen(vers)).exists()


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
