"""A made-up agenda with years of history, to show the portal and to measure it with.

Nothing in it is true, and everything in it says so. The same `vandaag` gives the same agenda.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial
from random import Random

from django.utils import timezone

from agenda.bewerkingen import voeg_perioden_toe
from agenda.choices import Eenheid, Publicatie, PuntStatus
from agenda.models import (
    Agenda,
    Agendapunt,
    Betrokkenheid,
    Deelname,
    Domein,
    Eigenaar,
    Gebeurtenis,
    Planning,
    Punt,
)
from agenda.opslag import Opslag, opslag
from werkagenda.models import Actie, Overleg

SLUG = "voorbeeld"
JAREN = 5
DAGEN_TUSSEN = 45
"""Days from one round of changes to the next: about as often as a committee meets."""
ACTIES_PER_AGENDAPUNT = 3

DOMEINEN = {"wonen": "Wonen", "werken": "Werken", "water": "Water en groen"}
OVERLEGGEN = {"wonen": "Huisvesting", "werken": "Bedrijven", "water": "Waterkant"}
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
    """Build the agenda round by round, through the save path, up to `vandaag`.

    Gives the day of each round when it is done, so that the caller can adopt a version then. At
    the end there are `punten` items, actions among them, and about `gebeurtenissen` events.
    """
    yield from Bouwer(punten, gebeurtenissen, vandaag).bouw()


@dataclass
class Bouwer:
    """What is known of the agenda while it grows."""

    punten: int
    gebeurtenissen: int
    vandaag: date
    toeval: Random = field(default_factory=lambda: Random(2015))  # noqa: S311 - no secret
    kenmerken: list[str] = field(default_factory=list)

    def bouw(self) -> Iterator[tuple[date, Agenda]]:
        begin = date(self.vandaag.year - JAREN + 1, 1, 10)
        rondes = [
            begin + timedelta(days=dag)
            for dag in range(0, (self.vandaag - begin).days, DAGEN_TUSSEN)
        ]
        with opslag(**self._verantwoording(begin)) as werk:
            self._maak_kader(werk, begin.year)
        for nummer, dag in enumerate(rondes, start=1):
            # Half of the items is there from the start; the rest comes bit by bit.
            er_zijn = self.punten // 2 + self.punten * nummer // (2 * len(rondes))
            with opslag(**self._verantwoording(dag)) as werk:
                while len(self.kenmerken) < er_zijn:
                    self._voeg_toe(werk)
            doel = self.gebeurtenissen * nummer // len(rondes)
            while Gebeurtenis.objects.filter(agenda=self.agenda).count() < doel:
                self._verander(dag)
            yield dag, self.agenda

    def _verantwoording(self, dag: date, waarom: str = "") -> dict:
        moment = timezone.make_aware(datetime.combine(dag, time(20)))
        return {"door": SLUG, "reden": REDENEN.get(waarom, ""), "moment": moment}

    def _maak_kader(self, werk: Opslag, jaar: int) -> None:
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
        self.eigenaren = []
        for naam in GEMEENTEN:
            slug = f"{SLUG}-{naam.lower()}"
            gemeente = Eigenaar(naam=f"{naam} (voorbeeld)", slug=slug, soort="gemeente")
            werk.bewaar(gemeente)
            werk.bewaar(Deelname(agenda=self.agenda, eigenaar=gemeente))
            self.eigenaren.append(gemeente)
        self.domeinen, self.overleggen = [], []
        for slug, naam in DOMEINEN.items():
            domein = Domein(agenda=self.agenda, slug=slug, naam=naam)
            werk.bewaar(domein)
            overleg = Overleg(domein=domein, naam=OVERLEGGEN[slug], slug=f"{SLUG}-{slug}")
            werk.bewaar(overleg, partial(_laat_meedoen, overleg, self.eigenaren))
            self.domeinen.append(domein)
            self.overleggen.append(overleg)

    def _voeg_toe(self, werk: Opslag) -> None:
        nummer = len(self.kenmerken)
        onderwerp = ONDERWERPEN[nummer % len(ONDERWERPEN)]
        vervolg = VERVOLGEN[nummer // len(ONDERWERPEN) % len(VERVOLGEN)]
        velden = {
            "agenda": self.agenda,
            "titel": f"Voorbeeld {nummer + 1}: {onderwerp.lower()}, {vervolg}",
            "toelichting": f"Een verzonnen punt over een {onderwerp.lower()}.",
            "publicatie": Publicatie.GEPUBLICEERD,
        }
        if nummer % (1 + ACTIES_PER_AGENDAPUNT):
            punt: Punt = Actie(overleg=self.toeval.choice(self.overleggen), **velden)
            werk.bewaar(punt)
        else:
            punt = agendapunt = Agendapunt(domein=self.toeval.choice(self.domeinen), **velden)
            periode = self.toeval.choice(self.perioden[:-1])
            plan_in = partial(Planning.objects.create, agendapunt=agendapunt, periode=periode)
            werk.bewaar(punt, plan_in)
        self.kenmerken.append(punt.kenmerk)

    def _verander(self, dag: date) -> None:
        """Change a handful of items for one reason."""
        waarom = self.toeval.choice(list(REDENEN))
        with opslag(**self._verantwoording(dag, waarom)) as werk:
            for kenmerk in self.toeval.sample(self.kenmerken, k=min(8, len(self.kenmerken))):
                self._verander_punt(werk, kenmerk, waarom)

    def _verander_punt(self, werk: Opslag, kenmerk: str, waarom: str) -> None:
        model = Agendapunt if kenmerk.startswith("VBA") else Actie
        punt = model.objects.get(kenmerk=kenmerk)
        if isinstance(punt, Agendapunt) and waarom != "besluit":
            werk.bewaar(punt, lambda: self._verschuif(punt, 1 if waarom == "later" else -1))
            return
        match self.toeval.randrange(24):
            case 0 if waarom == "besluit":
                punt.publicatie = Publicatie.INGETROKKEN
                werk.bewaar(punt)
            case n if n < 12:
                punt.status = self.toeval.choice(VOLGENDE[punt.status])
                werk.bewaar(punt)
            case n if n < 16:
                wie = self.toeval.choice(self.eigenaren)
                werk.bewaar(punt, lambda: _wissel(punt, wie))
            case n if n < 20 and isinstance(punt, Actie):
                jaar = self.toeval.choice(self.perioden).begin
                punt.termijn, punt.termijn_precisie = jaar, "jaar"
                werk.bewaar(punt)
            case _:
                zin = self.toeval.choice(VERVOLGEN).capitalize()
                punt.toelichting = f"Een verzonnen punt. {zin} is nu aan de beurt."
                werk.bewaar(punt)

    def _verschuif(self, punt: Agendapunt, stappen: int) -> None:
        """Plan an item so many periods later, or earlier; at the edge it stays."""
        plaatsen = [self.perioden.index(p) + stappen for p in punt.perioden.all()]
        if plaatsen and min(plaatsen) >= 0 and max(plaatsen) < len(self.perioden):
            punt.planning.all().delete()
            for plaats in plaatsen:
                Planning.objects.create(agendapunt=punt, periode=self.perioden[plaats])


VOLGENDE: dict[str, tuple[PuntStatus, ...]] = {
    PuntStatus.GEPLAND: (PuntStatus.LOOPT, PuntStatus.AANGEHOUDEN),
    PuntStatus.LOOPT: (PuntStatus.AFGEROND, PuntStatus.AFGEROND, PuntStatus.AANGEHOUDEN),
    PuntStatus.AANGEHOUDEN: (PuntStatus.LOOPT, PuntStatus.VERVALLEN),
    PuntStatus.AFGEROND: (PuntStatus.LOOPT,),
    PuntStatus.VERVALLEN: (PuntStatus.GEPLAND,),
}
"""What can become of an item in each status."""


def _laat_meedoen(overleg: Overleg, eigenaren: list[Eigenaar]) -> None:
    """Give an overleg its participants, which it can have once it is saved."""
    overleg.deelnemers.set(eigenaren)


def _wissel(punt, wie) -> None:
    """Let somebody lead an item, or stop doing so."""
    weg, _ = punt.betrokkenen.filter(eigenaar=wie).delete()
    if not weg:
        Betrokkenheid.objects.create(punt=punt, eigenaar=wie, rol="trekker")
