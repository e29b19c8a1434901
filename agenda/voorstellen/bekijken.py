"""What each regel of a voorstel would do by now, beside what others did since it was made."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import chain

from ..beschrijving.model import Beschreven, bij_sleutels
from ..beschrijving.openbaar import openbaar_deel
from ..beschrijving.samen import lees_samen
from ..beschrijving.veld import Inhoud
from ..beschrijving.wijzers import wijst_aan
from ..choices import Publicatie, RegelWat
from ..models import Punt, Vergadering, Voorstel, Voorstelregel
from ..verschil import Samenvoeging, verschil, voeg_samen, waarom
from .rijen import Gevonden, soort_van, soorten, vind
from .verandering import pas_toe


class Uitkomst(StrEnum):
    """What carrying out a regel comes to."""

    NIEUW = "nieuw"
    ANDERS = "anders"
    HETZELFDE = "hetzelfde"
    WEG = "weg"
    BOTST = "botst"
    VERDWENEN = "verdwenen"
    NIET_BEGREPEN = "niet_begrepen"


@dataclass(frozen=True)
class Bekeken:
    """One regel, with its row as that is by now (`nu`, None without one).

    Of a voorstel that is settled, `nu` is what it was made on. `door` is the user name of who
    changed the row last, where that is known. `samenvoeging` puts what others did since beside
    what the regel does; only of a change.
    """

    regel: Voorstelregel
    rij: Beschreven | None
    nu: Inhoud | None
    samenvoeging: Samenvoeging | None = None
    door: str = ""

    @property
    def model(self) -> type[Beschreven]:
        return soorten()[self.regel.soort]

    @cached_property
    def wordt(self) -> Inhoud | None:
        """The state after it is carried out; where it collides, what the others made of it."""
        match self.regel.wat:
            case RegelWat.TOEVOEGEN if self.regel.stand:
                return self.regel.stand.staat
            case RegelWat.TOEVOEGEN:
                return pas_toe(self.model.BESCHRIJVING, {}, self.regel.verandering)
            case RegelWat.WIJZIGEN if self.samenvoeging:
                return self.samenvoeging.samen()
        return None

    @cached_property
    def te_zetten(self) -> Inhoud:
        """Only what changes by now: a list that stays is not written again."""
        wordt, nu = self.wordt or {}, self.nu or {}
        return {naam: w for naam, w in wordt.items() if naam not in nu or nu[naam] != w}

    @property
    def botst(self) -> bool:
        """Whether somebody has to choose between this and what others did since."""
        if self.regel.wat == RegelWat.VERWIJDEREN:
            return self.nu is not None and self.nu != self.regel.was
        return bool(self.samenvoeging and self.samenvoeging.botsingen)

    @cached_property
    def uitkomst(self) -> Uitkomst:
        if self.regel.wat == RegelWat.NIET_BEGREPEN:
            return Uitkomst.NIET_BEGREPEN
        if self.regel.wat == RegelWat.TOEVOEGEN:
            return Uitkomst.NIEUW if self.nu is None else Uitkomst.HETZELFDE
        if self.nu is None:
            return Uitkomst.VERDWENEN
        if self.botst:
            return Uitkomst.BOTST
        if self.regel.wat == RegelWat.VERWIJDEREN:
            return Uitkomst.WEG
        return Uitkomst.HETZELFDE if self.wordt == self.nu else Uitkomst.ANDERS

    @property
    def doet_iets(self) -> bool:
        """Whether carrying it out changes anything."""
        niets = (Uitkomst.HETZELFDE, Uitkomst.VERDWENEN, Uitkomst.NIET_BEGREPEN)
        return self.regel.doet_mee and self.uitkomst not in niets

    @property
    def publiceert(self) -> bool:
        """Whether it puts something on the site by itself."""
        was, wordt = ((los or {}).get("publicatie") for los in (self.nu, self.wordt))
        return self.doet_iets and wordt == Publicatie.GEPUBLICEERD != was

    @property
    def vragen(self) -> list[str]:
        """What visitors want to know the reason of, as "waarom" goes on; [] where that is told."""
        if self.regel.reden or self.regel.voorstel.reden or not self.doet_iets:
            return []
        return list(dict.fromkeys(self._vragen()))

    def _vragen(self) -> Iterator[str]:
        rij = self.rij
        if not isinstance(rij, Punt | Vergadering) or self.nu is None or not rij.is_openbaar:
            return
        if self.wordt is None:
            yield f"{rij} weg kan"
        elif self.wordt["publicatie"] != Publicatie.GEPUBLICEERD:
            yield f"u {rij} intrekt"
        elif isinstance(rij, Punt):
            # Whom it names needs no reason, and who of those may be named would have to be asked.
            model, namen = type(rij), [w for w in wijst_aan(type(rij)) if w.doel.KAN_VERBORGEN]
            leeg: Inhoud = {w.lijst or w.veld: [] if w.lijst else None for w in namen}
            was, wordt = openbaar_deel((model, self.nu | leeg), (model, self.wordt | leeg))
            yield from filter(None, (waarom(rij.kenmerk, los) for los in verschil(was, wordt)))


@dataclass(frozen=True)
class Beeld:
    """A whole voorstel as it is by now."""

    voorstel: Voorstel
    regels: tuple[Bekeken, ...]

    @property
    def doen_mee(self) -> tuple[Bekeken, ...]:
        return tuple(los for los in self.regels if los.doet_iets)

    @property
    def botsingen(self) -> tuple[Bekeken, ...]:
        return tuple(los for los in self.regels if los.regel.doet_mee and los.botst)

    @property
    def zonder_reden(self) -> tuple[Bekeken, ...]:
        return tuple(los for los in self.regels if los.vragen)


def bekijk(voorstel: Voorstel) -> Beeld:
    """What a voorstel would do by now; three queries, whatever kinds of rows it is about."""
    regels = list(voorstel.regels.select_related("stand"))
    rijen = vind(regels, voorstel.agenda)
    for regel in regels:
        regel.voorstel = voorstel
    return Beeld(voorstel, tuple(bekijk_regel(r, rijen.get((r.soort, r.sleutel))) for r in regels))


def lijken_op(beeld: Beeld) -> dict[tuple[str, str], Beschreven]:
    """The rows that new ones are almost called like, by soort and key; no query where none is."""
    sleutels: dict[str, set[str]] = defaultdict(set)
    for los in beeld.regels:
        if los.regel.wat == RegelWat.TOEVOEGEN and los.regel.lijkt_op:
            sleutels[los.regel.soort].add(los.regel.lijkt_op)
    vragen = [bij_sleutels(soorten()[s], los, beeld.voorstel.agenda) for s, los in sleutels.items()]
    gevonden = chain.from_iterable(lees_samen(*vragen))
    return {(soort_van(type(rij)), str(rij.sleutel)): rij for rij, _ in gevonden}


def bekijk_regel(regel: Voorstelregel, los: Gevonden | None) -> Bekeken:
    """What one regel would do with its row, as that is by now."""
    rij, nu, door = los or (None, None, "")
    if not regel.voorstel.loopt:
        # Told as it was when it was made: much may have become of it since.
        nu = regel.was if regel.wat != RegelWat.TOEVOEGEN else None
    if nu is None or regel.wat != RegelWat.WIJZIGEN:
        return Bekeken(regel, rij, nu, door=door)
    staat, was = soorten()[regel.soort].BESCHRIJVING, regel.was or nu
    mijn = pas_toe(staat, was, regel.verandering)
    return Bekeken(regel, rij, nu, voeg_samen(staat, was, nu, mijn), door)
