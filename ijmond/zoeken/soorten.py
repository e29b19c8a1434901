"""The kinds of things that are found, and what of each is searched: only what visitors see.

A thing is found by what it is called and by words beside that (`kop`), and by its own texts. What
another row says is left to the result of that row, but for what is told of an owner: whoever writes
a row then need not write every row that mentions it.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet

from agenda.beschrijving.punten import naam_van_vergadering
from agenda.models import (
    Agenda,
    Agendapunt,
    Ambt,
    Document,
    Domein,
    Eigenaar,
    Opgave,
    Portefeuille,
    Thema,
    Vergadering,
)
from werkagenda.models import Actie, Overleg

from .model import Zoekregel
from .woorden import DOMEIN, SOORT, termen, woorden


@dataclass(frozen=True)
class Inhoud:
    """What of a thing is searched: what it is called, other words that it goes by, its texts."""

    kop: str
    ook: tuple[str, ...] = ()
    teksten: tuple[str, ...] = ()
    domein: int | None = None


@dataclass(frozen=True)
class Soort:
    """A kind of thing; `sleutel` is the column that it is known by in the index.

    `woord` is what one and what several of these are called; `met` and `erbij` are what a row is
    read along with.
    """

    naam: str
    model: type[Any]
    sleutel: str
    woord: tuple[str, str]
    lees: Callable[[Any], Inhoud]
    met: tuple[str, ...] = ()
    erbij: Callable[[], Iterable[Any]] = tuple

    def openbaar(self) -> QuerySet[Any]:
        """All that are public."""
        return self.model.objects.openbaar()

    def regels(self, sleutels: Collection[str]) -> list[Zoekregel]:
        """The rows of the index for those of these that are public, not saved; one query."""
        rijen = self.openbaar().filter(**{f"{self.sleutel}__in": sleutels})
        rijen = rijen.select_related(*self.met) if self.met else rijen
        return [self._regel(rij, self.lees(rij)) for rij in rijen.prefetch_related(*self.erbij())]

    def _regel(self, rij, inhoud):
        agenda = rij.pk if self.model is Agenda else getattr(rij, "agenda_id", None)
        teksten = [tekst for tekst in inhoud.teksten if tekst]
        kenmerken = [SOORT + self.naam, *([f"{DOMEIN}{inhoud.domein}"] if inhoud.domein else [])]
        return Zoekregel(
            soort=self.naam,
            sleutel=str(getattr(rij, self.sleutel)),
            agenda_id=agenda,
            domein_id=inhoud.domein,
            kop=inhoud.kop,
            kopvorm=" ".join(woorden(inhoud.kop))[:200],
            adres=rij.get_absolute_url(),
            tekst="\n".join(teksten),
            termen=termen((inhoud.kop, *inhoud.ook), teksten, kenmerken),
        )


def _agenda(agenda: Agenda) -> Inhoud:
    return Inhoud(agenda.titel, (agenda.regio,), (agenda.ondertitel, agenda.inleiding))


def _punt(punt: Any) -> Inhoud:
    eigen = (punt.aanleiding, punt.beoogd_resultaat) if isinstance(punt, Agendapunt) else ()
    ook = (punt.kenmerk, punt.nummer_elders, punt.zoekwoorden)
    domein = punt.domein.pk if punt.domein else None
    return Inhoud(punt.titel, ook, (punt.toelichting, *eigen), domein)


def _overleg(overleg: Overleg) -> Inhoud:
    ook = (overleg.afkorting, overleg.get_soort_display())
    return Inhoud(overleg.naam, ook, domein=overleg.domein_id)


def _vergadering(los: Vergadering) -> Inhoud:
    naam = naam_van_vergadering(los.orgaan.naam, los.wanneer)
    return Inhoud(naam, teksten=(los.locatie, los.toelichting))


def _domein(domein: Domein) -> Inhoud:
    return Inhoud(domein.volledige_naam, (domein.naam,), (domein.beschrijving,), domein.pk)


def _thema(thema: Thema) -> Inhoud:
    return Inhoud(thema.naam, teksten=(thema.kernvraag, thema.beschrijving))


def _opgave(opgave: Opgave) -> Inhoud:
    return Inhoud(opgave.titel, (opgave.regio,), (opgave.toelichting,))


def _document(document: Document) -> Inhoud:
    adviezen = (
        tekst
        for los in document.aanbevelingen.all()
        for tekst in (los.onderwerp, los.aanbeveling, los.toelichting)
    )
    ook = (document.opsteller, str(document.jaar or ""))
    return Inhoud(document.titel, ook, (document.samenvatting, *adviezen))


def _eigenaar(eigenaar: Eigenaar) -> Inhoud:
    ambten = (
        ": ".join(filter(None, (str(ambt), ", ".join(map(str, ambt.portefeuilles.all())))))
        for ambt in eigenaar.ambten.all()
    )
    return Inhoud(eigenaar.naam, (eigenaar.get_soort_display(),), ("; ".join(ambten),))


def _met_ambten() -> tuple[Prefetch]:
    taken = Prefetch("portefeuilles", Portefeuille.objects.openbaar())
    ambten = Ambt.objects.openbaar().nieuwste_eerst().select_related("organisatie")
    return (Prefetch("ambten", ambten.prefetch_related(taken)),)


SOORTEN = {
    soort.naam: soort
    for soort in (
        Soort("agenda", Agenda, "slug", ("agenda", "agenda’s"), _agenda),
        Soort("domein", Domein, "pk", ("domein", "domeinen"), _domein, ("agenda",)),
        Soort("thema", Thema, "pk", ("thema", "thema’s"), _thema, ("agenda",)),
        Soort(
            "agendapunt", Agendapunt, "kenmerk", ("agendapunt", "agendapunten"), _punt, ("domein",)
        ),
        Soort(
            "actie", Actie, "kenmerk", ("actie", "acties"), _punt,
            ("overleg__domein", "agendapunt__domein"),
        ),
        Soort("overleg", Overleg, "slug", ("overleg", "overleggen"), _overleg),
        Soort(
            "vergadering", Vergadering, "pk", ("vergadering", "vergaderingen"), _vergadering,
            ("orgaan",),
        ),
        Soort(
            "eigenaar", Eigenaar, "slug", ("eigenaar", "eigenaren"), _eigenaar, erbij=_met_ambten
        ),
        Soort("opgave", Opgave, "slug", ("opgave of kans", "opgaven en kansen"), _opgave),
        Soort(
            "document", Document, "slug", ("document", "documenten"), _document,
            erbij=lambda: ("aanbevelingen",),
        ),
    )
}  # fmt: skip
"""In the order in which results stand."""
