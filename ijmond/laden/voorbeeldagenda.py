"""A made-up agenda with years of history, to show the portal and to measure it with.

Nothing in it is true, and everything in it says so. The same `vandaag` gives the same agenda.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import partial
from random import Random

from django.utils import timezone

from agenda.bewerkingen import voeg_perioden_toe
from agenda.choices import Eenheid, Publicatie, PuntStatus
from agenda.models import Agenda, Agendapunt, Deelname, Domein, Eigenaar, Gebeurtenis, Punt
from agenda.opslag import Opslag, opslag
from werkagenda.models import Actie, Overleg

SLUG = "voorbeeld"
JAREN = 5
DAGEN_TUSSEN = 45  # from one round of changes to the next: about as often as a committee meets
ACTIES_PER_AGENDAPUNT = 3

DOMEINEN = (
    ("wonen", "Wonen", "Huisvesting"),
    ("werken", "Werken", "Bedrijven"),
    ("water", "Water en groen", "Waterkant"),
)
"""The slug and name of each, and what its overleg is called."""
GEMEENTEN = ("Duinoord", "Havenrade", "Waterveld", "Zandwijk")
ONDERWERPEN = (
    "Fietsbrug", "Buurthuis", "Zonneweide", "Haventerrein", "Waterplein", "Schoolplein",
    "Busbaan", "Natuurpad", "Warmtenet", "Sporthal",
)  # fmt: skip
VERVOLGEN = ("plan maken", "geld regelen", "bouwen", "onderzoek doen", "met bewoners praten")
REDENEN = {
    "later": "Voorbeeld: er is meer tijd nodig om met bewoners te praten.",
    "eerder": "Voorbeeld: het geld is er eerder dan gedacht.",
    "besluit": "Voorbeeld: dit besloten de vier gemeenten samen.",
}


def maak(punten: int, gebeurtenissen: int, vandaag: date) -> Iterator[tuple[date, Agenda]]:
    """Build the agenda round by round, through the save path, up to `vandaag`; gives each day.

    At the end there are `punten` items, actions among them, and about `gebeurtenissen` events.
    """
    begin = date(vandaag.year - JAREN + 1, 1, 10)
    dagen = range(0, (vandaag - begin).days, DAGEN_TUSSEN)
    with _opslag(begin) as werk:
        bouwer = Bouwer(werk, begin.year)
    for nummer, dag in enumerate((begin + timedelta(days=na) for na in dagen), start=1):
        # Half of the items is there from the start; the rest comes bit by bit.
        er_zijn = punten // 2 + punten * nummer // (2 * len(dagen))
        with _opslag(dag) as werk:
            while len(bouwer.kenmerken) < er_zijn:
                bouwer.voeg_toe(werk)
        doel = gebeurtenissen * nummer // len(dagen)
        while Gebeurtenis.objects.filter(agenda=bouwer.agenda).count() < doel:
            bouwer.verander(dag)
        yield dag, bouwer.agenda


def _opslag(dag: date, waarom: str = ""):
    moment = timezone.make_aware(datetime.combine(dag, time(20)))
    return opslag(door=SLUG, reden=REDENEN.get(waarom, ""), moment=moment)


class Bouwer:
    """What is known of the agenda while it grows."""

    def __init__(self, werk: Opslag, jaar: int):
        self.toeval = Random(2015)  # noqa: S311 - no secret
        self.kenmerken: list[str] = []
        self.agenda = Agenda(
            titel="Voorbeeldagenda", slug=SLUG, regio="Voorbeeldstreek",
            ondertitel="een voorbeeld: alles op deze agenda is verzonnen",
            inleiding="**Dit is een voorbeeld.** De gemeenten, de punten en de besluiten op deze "
            "agenda bestaan niet. Zo ziet u hoe een agenda eruitziet die al jaren leeft.",
            begin=date(jaar, 1, 1), eind=date(jaar + JAREN, 12, 31), status="lopend", volgorde=99,
            voorvoegsel_agendapunt="VBA", voorvoegsel_actie="VBW",
        )  # fmt: skip
        werk.bewaar(self.agenda)
        self.perioden, _ = voeg_perioden_toe(werk, self.agenda, jaar, jaar + JAREN, Eenheid.JAAR)
        self.eigenaren = [self._maak_gemeente(werk, naam) for naam in GEMEENTEN]
        self.overleggen = [self._maak_overleg(werk, *namen) for namen in DOMEINEN]

    def _maak_gemeente(self, werk: Opslag, naam: str) -> Eigenaar:
        slug = f"{SLUG}-{naam.lower()}"
        gemeente = Eigenaar(naam=f"{naam} (voorbeeld)", slug=slug, soort="gemeente")
        werk.bewaar(gemeente)
        werk.bewaar(Deelname(agenda=self.agenda, eigenaar=gemeente))
        return gemeente

    def _maak_overleg(self, werk: Opslag, slug: str, domeinnaam: str, naam: str) -> Overleg:
        """With the domain that it is of, and everybody in it."""
        domein = Domein(agenda=self.agenda, slug=slug, naam=domeinnaam)
        werk.bewaar(domein)
        overleg = Overleg(agenda=self.agenda, domein=domein, naam=naam, slug=f"{SLUG}-{slug}")
        werk.bewaar(overleg, lambda: overleg.deelnemers.set(self.eigenaren))
        return overleg

    def voeg_toe(self, werk: Opslag) -> None:
        nummer = len(self.kenmerken)
        onderwerp = ONDERWERPEN[nummer % len(ONDERWERPEN)]
        vervolg = VERVOLGEN[nummer // len(ONDERWERPEN) % len(VERVOLGEN)]
        velden = {
            "agenda": self.agenda,
            "titel": f"Voorbeeld {nummer + 1}: {onderwerp.lower()}, {vervolg}",
            "toelichting": f"Een verzonnen punt over een {onderwerp.lower()}.",
            "publicatie": Publicatie.GEPUBLICEERD,
        }
        overleg = self.toeval.choice(self.overleggen)
        if nummer % (1 + ACTIES_PER_AGENDAPUNT):
            punt: Punt = Actie(overleg=overleg, **velden)
            werk.bewaar(punt)
        else:
            punt = agendapunt = Agendapunt(domein=overleg.domein, **velden)
            periode = self.toeval.choice(self.perioden[:-1])
            werk.bewaar(punt, lambda: agendapunt.planning.create(periode=periode))
        self.kenmerken.append(punt.kenmerk)

    def verander(self, dag: date) -> None:
        """Change a handful of items for one reason."""
        waarom = self.toeval.choice(list(REDENEN))
        with _opslag(dag, waarom) as werk:
            for kenmerk in self.toeval.sample(self.kenmerken, k=min(8, len(self.kenmerken))):
                self._verander_punt(werk, kenmerk, waarom)

    def _verander_punt(self, werk: Opslag, kenmerk: str, waarom: str) -> None:
        model = Agendapunt if kenmerk.startswith("VBA") else Actie
        punt = model.objects.get(kenmerk=kenmerk)
        if isinstance(punt, Agendapunt) and waarom != "besluit":
            werk.bewaar(punt, lambda: self._verschuif(punt, 1 if waarom == "later" else -1))
            return
        schrijf = None
        match self.toeval.randrange(24):
            case 0 if waarom == "besluit":
                punt.publicatie = Publicatie.INGETROKKEN
            case n if n < 12:
                punt.status = self.toeval.choice(VOLGENDE[punt.status])
            case n if n < 16:
                schrijf = partial(_wissel, punt, self.toeval.choice(self.eigenaren))
            case n if n < 20 and isinstance(punt, Actie):
                jaar = self.toeval.choice(self.perioden).begin
                punt.termijn, punt.termijn_precisie = jaar, "jaar"
            case _:
                zin = self.toeval.choice(VERVOLGEN).capitalize()
                punt.toelichting = f"Een verzonnen punt. {zin} is nu aan de beurt."
        werk.bewaar(punt, schrijf)

    def _verschuif(self, punt: Agendapunt, stappen: int) -> None:
        """Plan an item so many periods later, or earlier; at the edge it stays."""
        plaatsen = [self.perioden.index(p) + stappen for p in punt.perioden.all()]
        if plaatsen and min(plaatsen) >= 0 and max(plaatsen) < len(self.perioden):
            punt.planning.all().delete()
            for plaats in plaatsen:
                punt.planning.create(periode=self.perioden[plaats])


VOLGENDE: dict[str, tuple[PuntStatus, ...]] = {
    PuntStatus.GEPLAND: (PuntStatus.LOOPT, PuntStatus.AANGEHOUDEN),
    PuntStatus.LOOPT: (PuntStatus.AFGEROND, PuntStatus.AFGEROND, PuntStatus.AANGEHOUDEN),
    PuntStatus.AANGEHOUDEN: (PuntStatus.LOOPT, PuntStatus.VERVALLEN),
    PuntStatus.AFGEROND: (PuntStatus.LOOPT,),
    PuntStatus.VERVALLEN: (PuntStatus.GEPLAND,),
}
"""What can become of an item in each status."""


def _wissel(punt, wie) -> None:
    """Let somebody lead an item, or stop doing so."""
    weg, _ = punt.betrokkenen.filter(eigenaar=wie).delete()
    if not weg:
        punt.betrokkenen.create(eigenaar=wie, rol="trekker")
