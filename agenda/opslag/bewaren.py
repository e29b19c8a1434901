"""The one way in which content changes: in one transaction, under one lock."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from ..beschrijving.model import Beschreven
from ..beschrijving.openbaar import is_te_noemen, openbare_inhoud
from ..beschrijving.schrijven import vul
from ..choices import Herkomst, Precisie, Publicatie
from ..models import (
    Agenda,
    Bijwerking,
    Document,
    Eigenaar,
    Orgaan,
    Punt,
    Stand,
    Vergadering,
    Voorstel,
    Wijziging,
    met_standen,
)
from .kader import gebeurtenissen_die_noemen, punten_die_noemen
from .nummering import Nummering
from .regels import blijft_op_zijn_plaats, past_bij_wat_eraan_hangt, schone_reden
from .vastleggen import Vastlegging

EERST_WAT_WEG_IS = (
    "Zonder dat kan dit niet terug. Maak het eerst opnieuw, met hetzelfde adres, en probeer het "
    "dan nog eens."
)
GETUIGEN: list[Callable[[Wijziging, Beschreven, bool], None]] = []
"""Each hears of a row that is put on the site by itself, or taken off it, within the opslag."""


@contextmanager
def opslag(
    *,
    door: str = "",
    datum: date | None = None,
    precisie: str = Precisie.DAG,
    moment: datetime | None = None,
    herkomst: str = Herkomst.OPDRACHT,
    **velden,
) -> Iterator["Opslag"]:
    """Open a transaction in which content may change; what changed back within it leaves nothing.

    `door` is a user name; `datum` is when it happened, the day of `moment` by default; `moment`
    (aware) is when it is written down, now by default; `velden` are the others of its `Wijziging`.
    """
    with transaction.atomic():
        # Whoever writes content holds this row, so that standen follow one another in the order of
        # their keys, and a reader can trust that the newest Bijwerking covers all before it.
        Bijwerking.objects.select_for_update().get_or_create(agenda=None)
        wijziging = Wijziging(
            moment=moment or timezone.now(),
            wie=door,
            datum=datum,
            datum_precisie=precisie if datum else Precisie.ONBEKEND,
            herkomst=herkomst,
            **velden,
        )
        wijziging.clean_fields(exclude={"bron"})
        werk = Opslag(wijziging)
        yield werk
        werk.vastlegging.schrijf()


def opslaan(rij: Beschreven, schrijf: Callable[[], object] | None = None, **verantwoording) -> None:
    """Save one row and what hangs on it; see `Opslag.bewaar`."""
    with opslag(**verantwoording) as werk:
        werk.bewaar(rij, schrijf)


def verwijder(rij: Beschreven, **verantwoording) -> None:
    """Delete one row; a punt or a vergadering can be brought back with `haal_terug`."""
    with opslag(**verantwoording) as werk:
        werk.verwijder(rij)


def haal_terug(kenmerk: str, **verantwoording) -> tuple[Beschreven, list[str]]:
    """Bring a deleted punt or vergadering back; see `Opslag.zet_terug`.

    Raises ValidationError when there is none.
    """
    with opslag(**verantwoording) as werk:
        if Punt.objects.filter(kenmerk=kenmerk).exists():
            raise ValidationError(
                f"{kenmerk} staat gewoon op de agenda: er is niets terug te halen."
            )
        vorige = _laatst_bewaard(kenmerk)
        if vorige is None:
            raise ValidationError(f"Van {kenmerk} is geen eerdere stand bewaard.")
        return werk.zet_terug(vorige)


class Opslag:
    """What happens within one `opslag`; what then differs from the last standen is written down."""

    def __init__(self, wijziging: Wijziging):
        self.wijziging = wijziging
        self.vastlegging = Vastlegging(wijziging)
        self.nummering = Nummering()

    def bewaar(
        self, rij: Beschreven, schrijf: Callable[[], object] | None = None, reden: str = ""
    ) -> None:
        """Save `rij`; `schrijf` then writes the rows that hang on it.

        `reden` is why this item or meeting changes, where that is not the reason of all. Raises
        ValidationError when a rule does not hold; `eis_reden` does at the end of the opslag.
        """
        oud = _lees(rij) if rij.pk else None
        voor = openbare_inhoud(oud) if oud and not isinstance(rij, Punt) else None
        was_te_noemen = oud is None or is_te_noemen(oud)
        ook = _punten_in(oud)
        if isinstance(rij, Punt):
            rij.soort = type(rij)._meta.model_name or ""
            if oud is None and rij.kenmerk not in self.vastlegging.zelf:
                self.nummering.nummer(rij)
        self.nummering.geef_plaats(rij)
        _keur(rij, oud)
        rij.save()
        if schrijf:
            schrijf()
        # An item is read at the end of the opslag, with all others.
        vers = rij if isinstance(rij, Punt) else _lees(rij)
        if schrijf or oud is None:
            past_bij_wat_eraan_hangt(vers)
        ook |= _punten_in(vers)
        if oud and oud.sleutel != vers.sleutel:
            ook |= punten_die_noemen(vers)
        self.vastlegging.raak_punten(ook)
        if not was_te_noemen and is_te_noemen(vers):
            self.vastlegging.te_noemen.append(vers)
        if isinstance(vers, Vergadering):
            self.vastlegging.vergaderingen.add(vers.pk)
        if isinstance(vers, Punt):
            self.vastlegging.raak(vers)
        else:
            # What is public only once something public names it: nothing can yet, when it is new.
            ongenoemd = oud is None and isinstance(rij, Eigenaar | Orgaan | Document)
            na = None if ongenoemd else openbare_inhoud(vers)
            if voor != na and oud and _heet_anders(oud, vers):
                self.vastlegging.leest_anders(gebeurtenissen_die_noemen(vers))
            self.vastlegging.raak_kader(vers, voor, na, nieuw=oud is None)
        self._onthoud_reden(vers, reden)
        self._meld(vers, _op_de_site(oud), _op_de_site(vers))

    def verwijder(self, rij: Beschreven, reden: str = "") -> None:
        """Delete `rij`, for its own `reden` if any; ProtectedError when something still needs it.

        Raises ValidationError for an agenda that ever held items: their history would go with it.
        """
        if isinstance(rij, Agenda) and rij.standen.exclude(kenmerk="").exists():
            raise ValidationError(
                "Op deze agenda stonden punten, en hun geschiedenis blijft bewaard. "
                "Zet de status van de agenda op 'Afgesloten' of 'Concept'."
            )
        self.vastlegging.raak_punten(punten_die_noemen(rij))
        if isinstance(rij, Vergadering):
            self.vastlegging.vergaderingen.add(rij.pk)
            rij.voorstellen.update(vergadering_naam=str(rij), vergadering_was=rij.pk)
        if isinstance(rij, Punt):
            self.vastlegging.raak(rij)
        else:
            if voor := openbare_inhoud(rij):
                self.vastlegging.leest_anders(gebeurtenissen_die_noemen(rij))
            self.vastlegging.raak_kader(rij, voor, None, weg=True)
        self._onthoud_reden(rij, reden)
        self._meld(rij, _op_de_site(rij), False)
        rij.delete()
        if isinstance(rij, Agenda):
            # Its standen went along, and so does what was saved of nothing else.
            Wijziging.objects.filter(standen=None, gebeurtenissen=None).delete()

    def zet_terug(
        self, stand: Stand, deel: dict | None = None, reden: str = ""
    ) -> tuple[Beschreven, list[str]]:
        """Make an item or a meeting what `stand` says, whether it was changed since or deleted.

        Of one that is there `deel` may have only the fields that come back. Whether visitors see it
        stays as it is, or as it was when it was deleted. Returns the row and a sentence for each
        row on it that could not come along. Raises ValidationError when its place is gone.
        """
        model = met_standen()[stand.soort]
        rij = model._base_manager.filter(**{model.SLEUTEL: stand.kenmerk}).first()
        staat = dict(stand.staat if deel is None else deel)  # type: ignore[arg-type]
        if rij:
            staat.pop("publicatie", None)
        else:
            laatst = _laatst_bewaard(stand.kenmerk) or stand
            staat["publicatie"] = laatst.inhoud["publicatie"]  # type: ignore[index]
            rij = self._nieuw(model, stand)
        schrijf, gemist = vul(rij, staat)
        try:
            self.bewaar(rij, schrijf, reden)
        except ValidationError as fout:
            if not gemist:
                raise
            raise ValidationError([*gemist, EERST_WAT_WEG_IS]) from fout
        if isinstance(rij, Vergadering):
            lagen_voor = Voorstel.objects.filter(vergadering=None, vergadering_was=rij.pk)
            lagen_voor.update(vergadering=rij, vergadering_naam="", vergadering_was=None)
        return rij, gemist

    def _onthoud_reden(self, rij: Beschreven, reden: str) -> None:
        if reden := schone_reden(reden):
            self.vastlegging.redenen[str(rij.sleutel)] = reden

    def _meld(self, rij: Beschreven, was: bool, wordt: bool) -> None:
        for getuig in GETUIGEN if was != wordt else ():
            getuig(self.wijziging, rij, wordt)

    def _nieuw(self, model: type[Beschreven], stand: Stand) -> Beschreven:
        """What a stand is of, to be filled in; it keeps the key that it had."""
        if not issubclass(model, Punt):
            return model(**{model.SLEUTEL: int(stand.kenmerk)})
        punt = model(agenda=stand.agenda, kenmerk=stand.kenmerk, soort=stand.soort)
        self.vastlegging.raak(punt)
        return punt


def _laatst_bewaard(kenmerk) -> Stand | None:
    """The last stand in which an item was there."""
    return Stand.objects.filter(kenmerk=kenmerk, inhoud__isnull=False).last()


def _lees(rij):
    """The row as the database has it, with all that its own columns point at; None without one."""
    kolommen = (kolom for kolom in _kolommen(rij) if kolom.is_relation)
    verwijst = [k.name for k in kolommen if getattr(rij, k.attname) is not None]
    rijen = type(rij)._base_manager.select_related(*verwijst or [None])
    return rijen.filter(pk=rij.pk).order_by().first()


def _op_de_site(rij: Beschreven | None) -> bool:
    """Whether a row was itself made public: an agenda by its status, others by their publicatie."""
    if isinstance(rij, Agenda):
        return rij.is_openbaar
    return getattr(rij, "publicatie", "") == Publicatie.GEPUBLICEERD


def _heet_anders(oud: Beschreven, nieuw: Beschreven) -> bool:
    """Whether a public page now calls it otherwise, or does so no more."""
    return str(oud) != str(nieuw) or is_te_noemen(oud) != is_te_noemen(nieuw)


def _keur(rij, oud):
    """Raise ValidationError for a row that breaks a rule; what stays is not looked up anew."""
    blijft = [
        kolom
        for kolom in _kolommen(rij)
        if oud and getattr(oud, kolom.attname) == getattr(rij, kolom.attname)
    ]
    for kolom in blijft:
        if kolom.is_relation and not kolom.is_cached(rij):
            setattr(rij, kolom.name, getattr(oud, kolom.name))
    rij.full_clean(
        exclude={kolom.name for kolom in blijft if kolom.is_relation or kolom.unique},
        validate_constraints=False,
    )
    rij.validate_constraints()
    if oud:
        blijft_op_zijn_plaats(oud, rij)


def _kolommen(rij):
    """The columns of a row, of the table of what every kind of item has too."""
    kolommen = rij._meta.concrete_fields
    return [k for k in kolommen if not (k.is_relation and k.remote_field.parent_link)]


def _punten_in(rij) -> set[int]:
    """The items whose content changes along: those on the agenda of a meeting."""
    return punten_die_noemen(rij) if isinstance(rij, Vergadering) else set()
