"""A made-up agenda of any size, to measure the portal with: all of it says that it is an example.

Its items pass by the save path, where a hundred thousand would take an hour: they are inserted in
batches, each with the stand and the event that the save path would write of it, and no rule judges
them. The frame is saved as always, and so are a hundred changes for a comparison to find: so
`controleer` finds nothing wrong. The same `vandaag` gives the same agenda.
"""

from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from django.db import connection
from django.db.models import Model
from django.utils import timezone

from agenda.beschrijving.formaat import FORMAAT
from agenda.beschrijving.lezen import inhoud, lees_vooruit
from agenda.bewerkingen import voeg_perioden_toe
from agenda.choices import Eenheid, Precisie, Publicatie, PuntStatus
from agenda.models import (
    Agenda,
    Agendapunt,
    Betrokkenheid,
    Domein,
    Eigenaar,
    Gebeurtenis,
    Planning,
    Punt,
    Stand,
    Wijziging,
)
from agenda.opslag import Opslag, opslag
from agenda.opslag.gebeurtenissen import tussen
from werkagenda.models import Actie, Overleg

from ..zoeken import maak_opnieuw

MEETAGENDA = "meetagenda"
JAREN = 4
DAGEN = 300
"""In which the items were put on the agenda, up to today; the changes are of today."""
WIJZIGINGEN = 100
TEGELIJK = 500
"""So many items come in one wijziging."""
TEKST = (
    "Dit is een verzonnen punt om mee te meten. Het heeft een toelichting van een woord of "
    "dertig, zoals een griffie die schrijft, en het gaat over %s en over %s. "
) * 2
ONDERWERPEN = (
    "fietsbruggen", "buurthuizen", "zonneweides", "haventerreinen", "waterpleinen", "busbanen",
    "natuurpaden", "warmtenetten", "sporthallen", "schoolpleinen", "markten",
)  # fmt: skip


def maak_meetagenda(punten: int, vandaag: date) -> Agenda:
    """Build the agenda with so many items, of which one in ten is an agendapunt."""
    begin = vandaag - timedelta(days=DAGEN)
    with _opslag(begin) as werk:
        meet = Meetagenda(werk, vandaag.year)
    for eerste in range(0, punten, TEGELIJK):
        with _opslag(begin + timedelta(days=eerste * DAGEN // punten)) as werk:
            werk.wijziging.save(force_insert=True)
            nummers = range(eerste, min(eerste + TEGELIJK, punten))
            _schrijf(werk.wijziging, [meet.punt(nummer) for nummer in nummers])
            if not eerste:
                werk.bewaar(meet.agenda)  # its frame names who works on the items now
    _tel()
    maak_opnieuw()
    with _opslag(vandaag, reden="Verzonnen: er is meer tijd nodig.") as werk:
        for nummer in range(0, punten, max(7, punten // WIJZIGINGEN + 1)):
            meet.verander(werk, nummer)
    return meet.agenda


def _tel():
    """Have PostgreSQL count its rows: by itself it does not see those of this transaction."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _opslag(dag: date, **waarom):
    moment = timezone.make_aware(datetime.combine(dag, time(8)))
    return opslag(door=MEETAGENDA, moment=moment, **waarom)


class Meetagenda:
    """The frame of the agenda, and what its items are by their numbers, from 0 on."""

    def __init__(self, werk: Opslag, jaar: int):
        self.agenda = Agenda(
            titel="Meetagenda (voorbeeld)", slug=MEETAGENDA, regio="Voorbeeldstreek",
            ondertitel="een voorbeeld om mee te meten: alles op deze agenda is verzonnen",
            inleiding="**Dit is een voorbeeld.** Niets op deze agenda bestaat.", is_home=True,
            begin=date(jaar, 1, 1), eind=date(jaar + JAREN - 1, 12, 31), status="lopend",
            voorvoegsel_agendapunt="MBA", voorvoegsel_actie="MBW",
        )  # fmt: skip
        werk.bewaar(self.agenda)
        self.perioden, _ = voeg_perioden_toe(
            werk, self.agenda, jaar, jaar + JAREN - 1, Eenheid.JAAR
        )
        self.domeinen = [
            self._bewaar(werk, Domein(agenda=self.agenda, naam=f"Domein {n}", slug=f"d{n}"))
            for n in range(3)
        ]
        self.overleggen = [
            self._bewaar(werk, Overleg(agenda=self.agenda, domein=self.domeinen[n % 3],
                                       naam=f"Overleg {n}", slug=f"meet-o{n}"))
            for n in range(16)
        ]  # fmt: skip
        self.eigenaren = [
            self._bewaar(werk, Eigenaar(naam=f"Gemeente {n} (voorbeeld)", slug=f"meet-e{n}",
                                        soort="gemeente"))
            for n in range(40)
        ]  # fmt: skip

    def _bewaar(self, werk: Opslag, rij: Any) -> Any:
        werk.bewaar(rij)
        return rij

    def punt(self, nummer: int) -> tuple[Punt, list[Model]]:
        """An item and the rows that hang on it, none of them saved."""
        tiental, rest = divmod(nummer, 10)
        punt, erbij = self._actie(nummer - tiental - 1) if rest else self._agendapunt(tiental)
        wie = {self.eigenaren[nummer % 40], self.eigenaren[nummer % 7]}
        return punt, [
            *erbij,
            *(
                Betrokkenheid(punt=punt, eigenaar=eigenaar, rol="uitvoerder")
                for eigenaar in sorted(wie, key=lambda eigenaar: eigenaar.pk)
            ),
        ]

    def _agendapunt(self, nummer: int) -> tuple[Punt, list[Model]]:
        velden = self._velden("MBA", nummer, f"Voorbeeld {nummer}: plan")
        punt = Agendapunt(domein=self.domeinen[nummer % 3], soort="agendapunt", **velden)
        wanneer = sorted({nummer % JAREN, nummer % 3})
        return punt, [Planning(agendapunt=punt, periode=self.perioden[n]) for n in wanneer]

    def _actie(self, nummer: int) -> tuple[Punt, list[Model]]:
        velden = self._velden("MBW", nummer, f"Voorbeeld {nummer}: actie")
        if nummer % 3:
            jaar = self.perioden[nummer % JAREN].begin.year
            velden["termijn"] = date(jaar, 1 + nummer % 12, 1)
            velden["termijn_precisie"] = Precisie.MAAND
        return Actie(overleg=self.overleggen[nummer % 16], soort="actie", **velden), []

    def _velden(self, letters: str, nummer: int, titel: str) -> dict[str, Any]:
        eerste, tweede = ONDERWERPEN[nummer % 11], ONDERWERPEN[nummer // 11 % 11]
        return {
            "agenda": self.agenda,
            "kenmerk": f"{letters}-{nummer + 1:02d}",
            "titel": f"{titel} voor {eerste}",
            "toelichting": (TEKST % (eerste, tweede, eerste, tweede)).strip(),
            "status": list(PuntStatus)[nummer % 3],
            "publicatie": Publicatie.GEPUBLICEERD,
            "volgorde": nummer + 1,
        }

    def verander(self, werk: Opslag, nummer: int) -> None:
        """Let this item go otherwise than it was planned, through the save path."""
        punt, _ = self.punt(nummer)
        punt = type(punt)._base_manager.get(kenmerk=punt.kenmerk)
        if isinstance(punt, Agendapunt):
            werk.bewaar(punt, partial(self._stel_uit, punt))
        else:
            punt.status = PuntStatus.AANGEHOUDEN
            werk.bewaar(punt)

    def _stel_uit(self, punt: Agendapunt) -> None:
        punt.planning.all().delete()
        punt.planning.create(periode=self.perioden[-1])


def _schrijf(wijziging: Wijziging, nieuw: list[tuple[Punt, list[Model]]]) -> None:
    """Insert items with what hangs on them, and what history tells of them."""
    punten = [punt for punt, _ in nieuw]
    _voeg_in(punten)
    erbij = [rij for _, rijen in nieuw for rij in rijen]
    for model in (Planning, Betrokkenheid):
        rijen: list[Any] = [rij for rij in erbij if isinstance(rij, model)]
        model._base_manager.bulk_create(rijen)
    lees_vooruit(punten)
    standen = Stand.objects.bulk_create(
        Stand(
            agenda=punt.agenda, wijziging=wijziging, kenmerk=punt.kenmerk, soort=punt.soort,
            openbaar=True, inhoud=inhoud(punt), formaat=FORMAAT,
        )
        for punt in punten
    )  # fmt: skip
    Gebeurtenis.objects.bulk_create(_komst(stand) for stand in standen)


def _voeg_in(punten: list[Punt]) -> None:
    """Insert rows of two tables each, which `bulk_create` does not take."""
    kolommen = [kolom.attname for kolom in Punt._meta.local_concrete_fields]
    ouders = Punt._base_manager.bulk_create(
        Punt(**{kolom: getattr(punt, kolom) for kolom in kolommen}) for punt in punten
    )
    for punt, ouder in zip(punten, ouders, strict=True):
        punt.id = punt.pk = ouder.pk
    for model in Punt.soorten().values():
        rijen: Any = model._base_manager
        rijen._insert(
            [punt for punt in punten if isinstance(punt, model)],
            fields=model._meta.local_concrete_fields,
        )


def _komst(stand: Stand) -> Gebeurtenis:
    """That visitors saw this item come."""
    [komst] = tussen(stand, None, None, stand.inhoud)
    komst.bijgewerkt = stand.wijziging.moment
    komst.te_zien = True
    return komst
