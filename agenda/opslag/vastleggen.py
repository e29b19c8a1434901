"""What an opslag writes down at its end: standen, events, and that the public sees a change."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db.models import DateTimeField, F, Model, Q, Value
from django.db.models.functions import Coalesce, Greatest

from ..beschrijving.lezen import inhoud
from ..beschrijving.openbaar import openbaar_deel
from ..beschrijving.wijzers import paden, wijst_aan
from ..choices import Publicatie, Soort
from ..models import Agenda, Gebeurtenis, Inhoudsversie, Punt, Stand
from ..verschil.punten import waarom
from .aanleiding import Aanleiding
from .gebeurtenissen import bij_openbaar_worden, bij_te_noemen_worden, bij_terugkeer, tussen
from .kader import IN_REGISTER, kader, kader_met_nieuw_register, openbaar_kader
from .laatst_gezien import laatst_gezien


class Vastlegging:
    """What was touched, and may have become different."""

    def __init__(self, aanleiding: Aanleiding):
        self.aanleiding = aanleiding
        self._punten: dict[str, Punt] = {}
        self._zelf: set[str] = set()
        self._te_noemen: list[Model] = []
        self._kaders: set[int] = set()
        self._registers: set[int] = set()
        self._net_openbaar: set[int] = set()
        self._iets_zichtbaar = False
        self._zichtbaar: set[int] = set()

    def raak(self, punt: Punt) -> None:
        """Note an item that was itself saved, deleted or brought back."""
        self._punten[punt.kenmerk] = punt
        self._zelf.add(punt.kenmerk)

    def raak_punten(self, pks: set[int]) -> None:
        """Note the items with these keys, whose content may change along with something else."""
        for punt in Punt.objects.filter(pk__in=pks):
            self._punten.setdefault(punt.kenmerk, punt)

    def raak_kader(self, object: Model, *, zichtbaar: bool, nieuw: bool = False) -> None:
        """Note what belongs to the frame of agendas; `zichtbaar` when the public sees it differ.

        What any agenda may use, and is `nieuw`, nothing names yet: it is in no frame.
        """
        if not nieuw or _agenda_van(object):
            self._kaders |= _agendas_van(object)
        self._iets_zichtbaar |= zichtbaar

    def werd_te_noemen(self, object: Model) -> None:
        """Note what a public page may name from now on, where something points at it."""
        self._te_noemen.append(object)

    def kwam_terug(self, kenmerk: str) -> bool:
        """Whether the item with this kenmerk is being brought back in this very opslag."""
        return kenmerk in self._zelf

    def schrijf(self) -> None:
        """Write down what became different, and count what the public sees anew.

        Raises ValidationError when an item moved, got another termijn, is held, lapsed or was
        reopened without a reason.
        """
        self._net_openbaar = set(_komen_op_de_site(self._kaders))
        for kenmerk, punt in sorted(self._punten.items()):
            self._leg_punt_vast(kenmerk, punt)
        for object in self._te_noemen:
            self._leg_bij_wie_het_noemt_vast(object)
        for agenda in Agenda.objects.filter(pk__in=self._kaders | self._registers):
            self._leg_kader_vast(agenda)
        if self._iets_zichtbaar:
            for agenda in Agenda.objects.filter(pk__in=self._zichtbaar, inhoudsversie=None):
                Inhoudsversie.objects.create(agenda=agenda)
            van_belang = Q(agenda=None) | Q(agenda__in=self._zichtbaar)
            # What is written down as of long ago does not make a page older than it was.
            nu = Value(self.aanleiding.moment, output_field=DateTimeField())
            Inhoudsversie.objects.filter(van_belang).update(
                nummer=F("nummer") + 1, moment=Greatest(Coalesce("moment", nu), nu)
            )

    def _leg_punt_vast(self, kenmerk, eerder):
        model = Punt.soorten()[eerder.soort]
        vorige = _laatste(kenmerk=kenmerk)
        punt = model._base_manager.filter(kenmerk=kenmerk).first()
        was, nieuw = vorige.inhoud if vorige else None, inhoud(punt) if punt else None
        if was == nieuw:
            return
        if _noemt(model, was) != _noemt(model, nieuw):
            self._registers.add(eerder.agenda_id)
        # Read anew under the lock: whoever deletes may know the agenda as it was.
        agenda = punt.agenda if punt else Agenda.objects.get(pk=eerder.agenda_id)
        openbaar = nieuw is not None and punt.publicatie == Publicatie.GEPUBLICEERD
        stand = self._leg_vast(agenda, kenmerk, eerder.soort, openbaar, nieuw)
        # What came on the site along with its agenda, nobody saw before.
        gezien = vorige and vorige.openbaar and agenda.pk not in self._net_openbaar
        voor = was if gezien else None
        voor, na = openbaar_deel((model, voor), (model, nieuw if openbaar else None))
        if (voor != na or _verplaatst(punt, was, nieuw)) and agenda.is_openbaar:
            self._iets_zichtbaar = True
            self._zichtbaar |= {agenda.pk, *_agendas_die_noemen(kenmerk)}
        gebeurd = tussen(was, voor, stand, na, self.aanleiding)
        nieuws = [los for los in gebeurd if los.openbaar]
        if openbaar and vorige and not (gezien and agenda.is_openbaar):
            gemist = self._gemist(gebeurd, vorige, stand)
            nieuws += gemist
            if agenda.is_openbaar and agenda.pk not in self._net_openbaar:
                gebeurd += gemist
        if kenmerk in self._zelf:
            self._eis_reden(nieuws)
        Gebeurtenis.objects.bulk_create(gebeurd)

    def _gemist(self, gebeurd, vorige, stand):
        """What became of an item that visitors know while it was off the site.

        Of an agenda that is off the site, what changed in this opslag: visitors hear of it, and of
        the reason, once the agenda is back.
        """
        toen = laatst_gezien(stand.agenda, stand.pk, stand.kenmerk).get(stand.kenmerk)
        if toen is None:
            return []
        for los in gebeurd:
            if los.soort == Soort.TOEGEVOEGD:
                los.soort = Soort.GEPUBLICEERD
        return bij_terugkeer(vorige if vorige.openbaar else toen, stand, self.aanleiding)

    def _leg_bij_wie_het_noemt_vast(self, object):
        """What visitors see of public items differs now, though the items themselves do not."""
        punten = Punt.objects.openbaar().exclude(agenda__in=self._net_openbaar)
        for punt in punten.filter(pk__in=punten_die_noemen(object)):
            stand = _laatste(kenmerk=punt.kenmerk)
            if stand.moment != self.aanleiding.moment:
                gebeurd = bij_te_noemen_worden(object, stand, self.aanleiding)
                Gebeurtenis.objects.bulk_create(gebeurd)

    def _leg_kader_vast(self, agenda):
        vorige = _laatste(agenda=agenda, kenmerk="")
        if vorige and agenda.pk not in self._kaders:
            nieuw = kader_met_nieuw_register(vorige.inhoud, agenda)
        else:
            nieuw = kader(agenda)
        if vorige and vorige.inhoud == nieuw:
            return
        stand = self._leg_vast(agenda, "", "agenda", agenda.is_openbaar, nieuw)
        if openbaar_kader(vorige and vorige.inhoud) != openbaar_kader(nieuw):
            self._iets_zichtbaar = True
        if self._iets_zichtbaar:
            self._zichtbaar.add(agenda.pk)
        if agenda.pk in self._net_openbaar:
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
            if vraag := waarom(los.kenmerk, los):
                raise ValidationError(
                    f"Schrijf bij 'Reden' waarom {vraag}. Bezoekers lezen dat.", code="reden"
                )


def punten_die_noemen(object: Model) -> set[int]:
    """The items, by primary key, whose content holds the key of `object`."""
    return {
        pk
        for model in Punt.soorten().values()
        for pad in paden(model, type(object))
        for pk in model._base_manager.filter(**{pad: object}).values_list("pk", flat=True)
    }


def _komen_op_de_site(agendas: set[int]) -> Iterator[int]:
    """Which of these agendas visitors see now, and did not see before this opslag."""
    for pk in Agenda.objects.openbaar().filter(pk__in=agendas).values_list("pk", flat=True):
        vorige = _laatste(agenda=pk, kenmerk="")
        if not (vorige and vorige.openbaar):
            yield pk


def _laatste(**zoek) -> Stand | None:
    return Stand.objects.filter(**zoek).last()


def _noemt(model, staat) -> set:
    """What a state points at of which the frame keeps the names."""
    if staat is None:
        return set()
    return {
        (w.doel, sleutel)
        for w in wijst_aan(model)
        if w.doel in IN_REGISTER
        for sleutel in w.sleutels(staat)
    }


def _agendas_die_noemen(kenmerk) -> set[int]:
    """The agendas that tell how this item hangs together with theirs."""
    return set(
        Agenda.objects.filter(samenhang__delen__punt__kenmerk=kenmerk).values_list("pk", flat=True)
    )


def _verplaatst(punt, was, nieuw) -> bool:
    """Whether public items go to another domain along with this one, be it public itself or not."""
    if was is None or nieuw is None or was.get("domein") == nieuw.get("domein"):
        return False
    return Punt.objects.openbaar().filter(pk__in=punten_die_noemen(punt)).exists()


def _agenda_van(object) -> Agenda | None:
    return object if isinstance(object, Agenda) else getattr(object, "agenda", None)


def _agendas_van(object) -> set[int]:
    """The agendas that something belongs to; a name that any agenda may use belongs to all."""
    if agenda := _agenda_van(object):
        return {agenda.pk}
    return set(Agenda.objects.values_list("pk", flat=True))
