"""Every kind of line there is, in the order of the page."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from . import collegas, perioden, punten, teksten, vergaderingen, voorstellen
from .blik import Blik, Regel

PUNTEN = ("agenda.view_agendapunt", "werkagenda.view_actie")
VERGADERING, VOORSTEL = ("agenda.view_vergadering",), ("agenda.view_voorstel",)
TEKSTEN = (*PUNTEN, *VERGADERING, "werkagenda.view_overleg")


@dataclass(frozen=True)
class Soort:
    """A kind of line: `naam` is its place on the page and in an address, `rechten` who sees it.

    Any one of those rights will do. What comes by itself and goes by itself can't be put to rest.
    """

    naam: str
    kop: str
    regels: Callable[[Blik], Iterator[Regel]]
    rechten: tuple[str, ...]
    uitleg: str = ""
    kan_rusten: bool = True

    def mag(self, blik: Blik) -> bool:
        return any(map(blik.mag, self.rechten))


def _over_punten(los: punten.Bevinding, kop: str, uitleg: str = "") -> Soort:
    return Soort(los.naam, kop, los.regels, PUNTEN, uitleg)


def _over_teksten(naam: str, kop: str, uitleg: str) -> Soort:
    return Soort(naam, kop, partial(teksten.regels, wat=naam), TEKSTEN, uitleg)


SOORTEN = (
    Soort(
        "komend", "Komende vergaderingen", vergaderingen.komende, VERGADERING,
        "Wat erop staat. Klik op een vergadering om haar voor te bereiden.", kan_rusten=False,
    ),
    Soort(
        "zonder-uitkomst", "Gehouden, zonder uitkomst", vergaderingen.zonder_uitkomst, VERGADERING,
        "Bezoekers lezen nog niet wat de vergadering ervan vond.",
    ),
    Soort(
        "niet-uitgevoerd", "Voorstellen die niet uitgevoerd konden worden",
        voorstellen.niet_uitgevoerd, VOORSTEL,
    ),
    Soort(
        "zonder-antwoord", "Opmerkingen zonder antwoord", voorstellen.zonder_antwoord, VOORSTEL,
        "Een collega schreef iets bij een voorstel, en niemand schreef terug.",
    ),
    Soort("wachten", "Voorstellen die wachten", voorstellen.wachten, VOORSTEL),
    _over_punten(
        punten.PERIODE_VOORBIJ, "Periode voorbij, en niet behandeld",
        "Plan het opnieuw, of zet de status goed.",
    ),
    _over_punten(punten.TERMIJN_VOORBIJ, "Acties na hun termijn"),
    _over_punten(
        punten.ZONDER_NIEUWS, "Loopt, maar al lang geen nieuws",
        "Is het nog zo? Klik op ‘Nog actueel’. Anders past u het punt aan.",
    ),
    Soort(
        "te-vol", "Perioden die te vol zijn", perioden.te_vol, ("agenda.view_agendapunt",),
        "Hoeveel er past, staat op de pagina van de agenda.",
    ),
    _over_punten(punten.CONCEPTEN, "Concepten", "Bezoekers zien deze punten nog niet."),
    _over_punten(punten.ZONDER_EIGENAAR, "Zonder eigenaar"),
    _over_punten(punten.ZONDER_PERIODE, "Niet gepland"),
    _over_punten(punten.ZONDER_TERMIJN, "Acties zonder termijn"),
    _over_teksten(
        teksten.PERSOONLIJK, "Misschien persoonsgegevens",
        "Hoort dit er niet in? Haal het weg. Wat is opgeslagen, blijft in de geschiedenis: vraag "
        "de beheerder om het ook daar weg te halen.",
    ),
    _over_teksten(
        teksten.LANG, "Lange zinnen",
        "Zinnen van meer dan 25 woorden leest niet iedereen.",
    ),
    _over_teksten(
        teksten.AFKORTING, "Afkortingen zonder uitleg",
        "Schrijf het woord voluit, of zet de afkorting er tussen haakjes achter.",
    ),
    Soort(
        "collegas", "Wat collega's wijzigden", collegas.sinds_vorige_keer,
        (*PUNTEN, *VERGADERING), "Sinds de vorige keer dat u inlogde.", kan_rusten=False,
    ),
)  # fmt: skip
