"""Rows of somebody else's document as vondsten: each cell to the field that it fills."""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from agenda.alfabet import zoekvorm
from agenda.beschrijving.veld import Inhoud
from agenda.datums import grenzen
from agenda.models import Agenda, Eigenaar
from agenda.tijdvakken import Tijdvak

from . import koppen
from .bestand import vorm
from .regels import op_een_regel
from .vondst import Gelezen, Vondst, periode
from .wanneer import lees_wanneer

KENMERK = r"({})-[0-9]{{2,6}}"
WOORD = re.compile(r"\w+")
ONBEKENDE_KOLOM = "Het portaal kent geen kolom ‘{}’."
GEEN_TITEL = "In deze rij staat niet hoe het onderwerp heet."
GEEN_GROEP = "Deze regel staat boven andere, maar zegt niet waar die bij horen of wanneer ze komen."


class Samensteller:
    """Gathers the vondsten of one document, and knows in which part of it that is by now."""

    def __init__(self, agenda: Agenda):
        self.agenda = agenda
        self.vondsten: list[Vondst] = []
        self.domein = self.overleg = self.groep = ""
        self.tijdvakken: list[Tijdvak] = [los.dagen for los in agenda.perioden.all()]
        self._genoemd: dict[tuple[str, str], int] = {}
        letters = "|".join((agenda.voorvoegsel_agendapunt, agenda.voorvoegsel_actie))
        self._kenmerk = re.compile(rf"({KENMERK.format(letters)})(?:[\s:.–-]+|$)(.*)", re.DOTALL)
        self._woorden: set[str] = set()
        self._letters: dict[str, str] = {}
        self._domeinen = {vorm(los.naam): los.naam for los in agenda.domeinen.all()}
        self._overleggen = {vorm(los.naam): los.naam for los in agenda.overleggen.all()}

    @cached_property
    def eigenaren(self) -> set[str]:
        """The names of all owners, as these sound."""
        return {vorm(naam) for naam in Eigenaar.objects.values_list("naam", flat=True)}

    def bekend_van(self, teksten: Iterable[str]) -> None:
        """The words of the whole document: they tell a hyphen of a word from one that breaks it."""
        self._woorden = {woord for tekst in teksten for woord in WOORD.findall(zoekvorm(tekst))}

    @property
    def soort(self) -> str:
        """What kind of items stands here: what an overleg works on, is an action."""
        return "actie" if self.overleg else "agendapunt"

    def titel(self, tekst: str) -> str:
        return op_een_regel(tekst, self._woorden)

    def kop(self, tekst: str, plaats: str, *, nummer: str = "", is_kop: bool = False) -> bool:
        """Take a line for the head of what follows, a domain or an overleg; False for another."""
        regel = self.titel(tekst)
        woord = self.agenda.woord_domein
        if los := koppen.overleg(regel):
            self._zet_overleg(los, plaats, tekst)
        elif dom := koppen.domein(regel, nummer, woord, is_kop=is_kop):
            self._zet_domein(dom, plaats, tekst)
        elif naam := self._domeinen.get(vorm(regel)):
            self._zet_domein(koppen.Domeinkop("", naam), plaats, tekst)
        elif naam := self._overleggen.get(vorm(regel)):
            self.overleg = naam
        else:
            return False
        self.groep = ""
        return True

    def groepeer(self, tekst: str, plaats: str) -> None:
        """A line over the rows under it: what they belong to, or when they come."""
        if self.kop(tekst, plaats):
            return
        self.groep = " ".join(tekst.split()) if lees_wanneer(tekst) else ""
        if not self.groep:
            self.onbegrepen(tekst, plaats, GEEN_GROEP)

    def _zet_overleg(self, los: koppen.Overlegkop, plaats: str, tekst: str) -> None:
        eigen: Inhoud = {"soort": los.soort}
        if los.afkorting:
            eigen["afkorting"] = los.afkorting
        if self.domein:
            eigen["domein"] = self.domein
        self.overleg = self.noem("overleg", los.naam, eigen, plaats, tekst).titel

    def _zet_domein(self, los: koppen.Domeinkop, plaats: str, tekst: str) -> None:
        """A domain may be named once more, and wider, under the letter that it had."""
        eerder = self._letters.setdefault(los.letter, los.naam) if los.letter else los.naam
        kort, lang = sorted((eerder, los.naam), key=len)
        if eerder != los.naam and vorm(lang).startswith(vorm(kort)):
            self.vondsten[self._genoemd["domein", vorm(eerder)]].velden["naam_werkagenda"] = lang
            self.domein = eerder
        else:
            eigen = {"letter": los.letter} if los.letter else {}
            self.domein = self.noem("domein", los.naam, eigen, plaats, tekst).titel
        self.overleg = ""

    def noem(self, soort: str, titel: str, velden_: Inhoud, plaats: str, tekst: str) -> Vondst:
        """Something that items hang in: found once, however often the document names it."""
        sleutel = (soort, vorm(titel))
        if sleutel not in self._genoemd:
            self._genoemd[sleutel] = len(self.vondsten)
            self.vondsten.append(Vondst(soort, titel, velden_, plaats=plaats, tekst=tekst))
        return self.vondsten[self._genoemd[sleutel]]

    def noem_periode(self, tijdvak: Tijdvak, plaats: str, tekst: str) -> None:
        sleutel = ("periode", str(tijdvak))
        if sleutel not in self._genoemd:
            self._genoemd[sleutel] = len(self.vondsten)
            self.vondsten.append(periode(tijdvak, plaats, tekst))
            self.tijdvakken.append(tijdvak)

    def onbegrepen(self, tekst: str, plaats: str, waarom: str = "") -> None:
        self.vondsten.append(Vondst(tekst=tekst, plaats=plaats, waarom=waarom))

    def klaar(self, *meldingen: str) -> Gelezen:
        """All that was found. Only now it is known which periods there are for a day to fall in."""
        for vondst in [*self.vondsten]:
            if rijen := vondst.velden.get("planning"):
                rijen = [self._met_periode(rij, vondst) for rij in rijen]
                vondst.velden["planning"] = _fijnste(rijen)
        return Gelezen(tuple(self.vondsten), meldingen)

    def _met_periode(self, rij: Inhoud, vondst: Vondst) -> Inhoud:
        """A day falls in the smallest period that there is, else in its month."""
        if not (dag := rij.pop("dag", None)):
            return rij
        omvat = [los for los in self.tijdvakken if los.begin <= dag <= los.eind]
        maand = Tijdvak(*grenzen(dag, "maand"))
        tijdvak = min(omvat, key=lambda los: los.eind - los.begin, default=maand)
        self.noem_periode(tijdvak, vondst.plaats, vondst.tekst)
        return {"periode": str(tijdvak)} | rij

    def soort_van(self, tekst: str) -> str:
        """The kind of item that a text names by the letters of its kenmerk; "" for none."""
        letters = (self.zonder_kenmerk(tekst)[0]).partition("-")[0]
        soorten = {
            self.agenda.voorvoegsel_agendapunt: "agendapunt",
            self.agenda.voorvoegsel_actie: "actie",
        }
        return soorten.get(letters, "")

    def zonder_kenmerk(self, titel: str) -> tuple[str, str]:
        """A kenmerk that is printed before a title, and the title: "SA-01 Een brug"."""
        los = self._kenmerk.fullmatch(titel)
        return (los[1], los[3].strip()) if los else ("", titel)


def _fijnste(rijen: Sequence[Inhoud]) -> list[Inhoud]:
    """Each period once, and none that holds another of them: "2027" goes where "2027-Q2" is."""
    samen: dict[str, Inhoud] = {}
    for rij in rijen:
        samen[rij["periode"]] = samen.get(rij["periode"], {}) | rij
    tijdvakken = {sleutel: Tijdvak.uit(sleutel) for sleutel in samen}
    return [
        rij
        for sleutel, rij in samen.items()
        if not any(
            sleutel != ander and tijdvakken[sleutel].omvat(los) for ander, los in tijdvakken.items()
        )
    ]
