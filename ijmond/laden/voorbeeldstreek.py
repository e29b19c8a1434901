"""A made-up region with an agenda that runs: what it did up to today, and what comes.

It is written in `fixtures/demo/voorbeeldstreek.toml`, with days that depend on today. The same
`vandaag` gives the same agenda.
"""

import json
import re
import tomllib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from agenda.beschrijving.lezen import inhoud
from agenda.beschrijving.model import Beschreven, heeft_agenda
from agenda.beschrijving.schrijven import vul
from agenda.bewerkingen import voeg_perioden_toe
from agenda.choices import Eenheid
from agenda.datums import grenzen
from agenda.models import Agenda, Vergadering
from agenda.opslag import Opslag, opslag
from agenda.tijdvakken import Tijdvak
from agenda.voorstellen import leg_voor, nieuw_voorstel, stel_nieuw_voor, stel_voor

from ..momentopname.voorgesteld import als_json
from ..versies import stel_vast
from .rijen import SLEUTELS, als_staat

BESTAND = settings.BASE_DIR / "fixtures" / "demo" / "voorbeeldstreek.toml"
STREEK = "voorbeeldstreek"
DOOR = "voorbeeld"
Inhoud = dict[str, Any]

DAG = re.compile(r'"@(maandag|donderdag)([+-]\d+)"')
TIJDVAK = re.compile(r"@(?:(kwartaal):)?(jaar|halfjaar|kwartaal)([+-]\d+)")
GRENS = re.compile(r'"@(begin|eind):(jaar|halfjaar|kwartaal)([+-]\d+)"')


def maak_voorbeeldstreek(vandaag: date) -> Agenda:
    """Build the region round by round, each on its own day, and lay a voorstel before a meeting.

    Its agenda is the one in front from then on.
    """
    verhaal = tomllib.loads(vul_in(BESTAND.read_text(), vandaag))
    streek = Streek()
    for ronde in verhaal["ronde"]:
        streek.beleef(json.loads(json.dumps(ronde, cls=DjangoJSONEncoder)))
    streek.leg_voor(verhaal["voorstel"])
    return streek.agenda


def vul_in(tekst: str, vandaag: date) -> str:
    """The text with real days: "@donderdag+1" is the Thursday of next week, @halfjaar+0 this."""

    def dag(gevonden: re.Match[str]) -> str:
        maandag = vandaag - timedelta(days=vandaag.weekday())
        erbij = 3 if gevonden[1] == "donderdag" else 0
        return (maandag + timedelta(weeks=int(gevonden[2]), days=erbij)).isoformat()

    def grens(gevonden: re.Match[str]) -> str:
        dagen = _tijdvak(vandaag, gevonden[2], int(gevonden[3]))
        return getattr(dagen, gevonden[1]).isoformat()

    def tijdvak(gevonden: re.Match[str]) -> str:
        dagen = _tijdvak(vandaag, gevonden[2], int(gevonden[3]))
        return str(Tijdvak(*grenzen(dagen.begin, gevonden[1])) if gevonden[1] else dagen)

    return TIJDVAK.sub(tijdvak, GRENS.sub(grens, DAG.sub(dag, tekst)))


def _tijdvak(vandaag: date, eenheid: str, stappen: int) -> Tijdvak:
    """The year, half-year or quarter so many after the one that it is now."""
    dagen = Tijdvak(*grenzen(vandaag, eenheid))
    for _ in range(abs(stappen)):
        ernaast = dagen.eind + timedelta(days=1) if stappen > 0 else dagen.begin - timedelta(days=1)
        dagen = Tijdvak(*grenzen(ernaast, eenheid))
    return dagen


class Streek:
    """The region while it grows; a meeting is known by the name that the file has for it."""

    agenda: Agenda

    def __init__(self) -> None:
        self.vergaderingen: dict[str, int] = {}

    def beleef(self, ronde: Inhoud) -> None:
        """Save what happened on one day, and adopt the agenda where that was done."""
        dag = date.fromisoformat(ronde["dag"])
        moment = timezone.make_aware(datetime.combine(dag, time(22)))
        with opslag(door=DOOR, reden=ronde.get("reden", ""), moment=moment) as werk:
            for model, rij in _rijen(ronde):
                self._zet(werk, model, rij)
        if versie := ronde.get("versie"):
            stel_vast(self.agenda, datum=dag, precisie="dag", door=DOOR, **versie)

    def _zet(self, werk: Opslag, model: type[Beschreven], rij: Inhoud) -> None:
        """Add a row, or change what is told anew of one that is there."""
        naam, reden = rij.pop("sleutel", ""), rij.pop("reden", "")
        los = self._zoek(model, naam, rij)
        staat = _staat(model, rij)
        schrijf, _ = vul(los, staat if los.pk is None else _genoemd(staat, rij))
        if isinstance(los, Agenda):
            self._zet_voorop(werk, los)
        werk.bewaar(los, schrijf, reden)
        if naam:
            self.vergaderingen[naam] = los.pk
        if isinstance(los, Agenda):
            jaren = los.begin.year, los.eind.year
            voeg_perioden_toe(werk, los, *jaren, Eenheid.JAAR, Eenheid.HALFJAAR, Eenheid.KWARTAAL)

    def _zoek(self, model: type[Beschreven], naam: str, rij: Inhoud) -> Beschreven:
        """The row that is told of, or a new one."""
        if naam in self.vergaderingen:
            return Vergadering.objects.get(pk=self.vergaderingen[naam])
        eigen = {"agenda": self.agenda} if heeft_agenda(model) else {}
        sleutel = {veld: rij[veld] for veld in SLEUTELS[model] if veld in ("slug", "kenmerk")}
        gevonden = model._default_manager.filter(**eigen, **sleutel).first() if sleutel else None
        return gevonden or model(**eigen, **sleutel)

    def _zet_voorop(self, werk: Opslag, agenda: Agenda) -> None:
        for ander in Agenda.objects.filter(is_home=True):
            ander.is_home = False
            werk.bewaar(ander)
        agenda.is_home = True
        self.agenda = agenda

    def leg_voor(self, verteld: Inhoud) -> None:
        """Prepare a voorstel, and lay it before the meeting that it names, for all to read."""
        voorstel = nieuw_voorstel(self.agenda, verteld["titel"], DOOR, reden=verteld["reden"])
        for model, rij in _rijen(verteld):
            reden = rij.pop("reden", "")
            staat = _staat(model, rij)
            if "kenmerk" in rij:
                los = self._zoek(model, "", rij)
                stel_voor(voorstel, los, inhoud(los) | _genoemd(staat, rij), reden=reden)
            else:
                stel_nieuw_voor(voorstel, model, staat, reden=reden)
        vergadering = Vergadering.objects.get(pk=self.vergaderingen[verteld["ligt_voor_in"]])
        leg_voor(voorstel, vergadering, als_json, openbaar=True, door=DOOR)


def _rijen(verteld: Inhoud) -> Iterator[tuple[type[Beschreven], Inhoud]]:
    """The rows of each kind, in an order in which each finds what it points at."""
    volgorde = sorted(SLEUTELS, key=lambda model: model is Vergadering)  # items before meetings
    for model in volgorde:
        for rij in verteld.get(model._meta.model_name or "", ()):
            yield model, rij


def _staat(model: type[Beschreven], rij: Inhoud) -> Inhoud:
    """A row as a state of its model; a planning is told by the spans of its periods."""
    if "planning" in rij:
        gepland = [{"periode": tijdvak, "toelichting": ""} for tijdvak in rij["planning"]]
        rij = rij | {"planning": gepland}
    return als_staat(model.BESCHRIJVING, rij)


def _genoemd(staat: Inhoud, rij: Inhoud) -> Inhoud:
    """Of a state only what is told of a row; its date comes with how precise it is."""
    namen = rij.keys() | ({"datum_precisie"} if "datum" in rij else set())
    return {naam: waarde for naam, waarde in staat.items() if naam in namen}
