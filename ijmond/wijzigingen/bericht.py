"""One entry of the feed, in words: an event, or all that one voorstel changed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from django.template.defaultfilters import capfirst, linebreaksbr
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from agenda.verschil import Regel

from .samen import Onderdeel, Samen

VORM = {"weg": "<del>{}</del>", "erbij": "<ins>{}</ins>"}
Feit = tuple[str, str]
"""What is told beside a change, such as the reason, and its words in HTML."""


def stuk(gebeurtenis: Any) -> tuple[str, int]:
    """Of which entry an event is: of its own, or of all that carried out a voorstel with it."""
    if gebeurtenis.van_voorstel:
        return "wijziging", gebeurtenis.wijziging_id
    return "gebeurtenis", gebeurtenis.pk


@dataclass(frozen=True)
class Bericht:
    """What stands in the feed where `gebeurtenis` would; `basis` is the address of the portal."""

    gebeurtenis: Any
    samen: Samen
    basis: str

    @property
    def naam(self) -> str:
        """What it is known by, for good."""
        wat, pk = stuk(self.gebeurtenis)
        # With its moment: a key is given out again after an older backup is put back.
        return f"{wat} {pk} {self.gebeurtenis.wijziging.moment.astimezone(UTC).isoformat()}"

    @property
    def titel(self) -> str:
        samen = self.samen
        if samen.voorstel:
            return samen.voorstel.titel
        if not samen.is_een_geheel:
            [los] = samen.onderdelen
            return f"{los.naam}: {'; '.join(_zin(regel) for regel in los.regels)}"
        kop = f"{samen.aantal} {samen.gedaan}"
        return f"{kop}: {samen.reden}" if samen.reden else kop

    @property
    def adres(self) -> str:
        samen, lijst = self.samen, reverse("wijzigingen")
        if samen.voorstel:
            return self.basis + samen.voorstel.get_absolute_url()
        if samen.is_een_geheel:
            return self.basis + lijst + _waar(samen)
        onderwerp = samen.onderdelen[0].onderwerp
        return self.basis + (onderwerp.get_absolute_url() if onderwerp else lijst)

    @property
    def verteld_op(self) -> datetime:
        """When the first of it was told."""
        gebeurd: list[Any] = [regel.gebeurtenis for regel in self.samen.regels]
        return min(los.verteld_op for los in gebeurd)

    @property
    def soorten(self) -> list[str]:
        soorten = (regel.gebeurtenis.get_soort_display() for regel in self.samen.regels)
        return list(dict.fromkeys(soorten))

    def als_html(self) -> SafeString:
        """Of a whole first what holds for all of it, and then each item with the rest."""
        regels = self.samen.regels
        if not self.samen.is_een_geheel:
            feiten = dict.fromkeys(feit for regel in regels for feit in self._feiten(regel))
            teksten = format_html_join("", "{}", ((_tekst(regel),) for regel in regels))
            return _alinea(feiten) + teksten
        per_regel = [list(self._feiten(regel)) for regel in regels]
        gedeeld = [feit for feit in per_regel[0] if all(feit in ook for ook in per_regel)]
        if self.samen.reden and ("Reden", self.samen.reden) not in gedeeld:
            gedeeld.insert(0, ("Reden", self.samen.reden))
        punten = ((self._onderdeel(los, gedeeld),) for los in self.samen.onderdelen)
        return format_html(
            "{}<ul>{}</ul>", _alinea(gedeeld), format_html_join("", "<li>{}</li>", punten)
        )

    def _onderdeel(self, los: Onderdeel, gedeeld: list[Feit]) -> SafeString:
        naam = los.naam
        if los.onderwerp:
            adres = self.basis + los.onderwerp.get_absolute_url()
            naam = format_html('<a href="{}">{}</a>', adres, naam)
        regels = (
            (capfirst(_zin(r)), _alinea(f for f in self._feiten(r) if f not in gedeeld), _tekst(r))
            for r in los.regels
        )
        return format_html("<p>{}</p>{}", naam, format_html_join("", "<p>{}</p>{}{}", regels))

    def _feiten(self, regel: Regel) -> Iterator[Feit]:
        gebeurtenis = regel.gebeurtenis
        yield "Wanneer", gebeurtenis.datum_in_woorden or "datum niet bekend"
        if gebeurtenis.gegeven_reden:
            yield "Reden", gebeurtenis.gegeven_reden
        if regel.punt and gebeurtenis.te_vergelijken_met:
            vraag = f"?van=wijziging-{gebeurtenis.te_vergelijken_met}&tot=nu"
            adres = self.basis + reverse("vergelijk", args=[gebeurtenis.agenda_slug]) + vraag
            yield "Wat er anders is", format_html('<a href="{}">vergelijk</a>', adres)
        if regel.bron:
            adres = self.basis + regel.bron.get_absolute_url()
            link = format_html('<a href="{}">{}</a>', adres, regel.bron.titel)
            plaats = gebeurtenis.wijziging.bron_plaats
            yield "Bron", format_html("{}, {}", link, plaats) if plaats else link


def _zin(regel: Regel) -> str:
    soort = regel.gebeurtenis.get_soort_display().lower()
    return f"{soort}, {regel.woorden}" if regel.woorden else soort


def _waar(samen: Samen) -> str:
    """The end of the address of a list of changes that has these: their agenda, and their days."""
    gebeurd = [regel.gebeurtenis for regel in samen.regels]
    agendas = {los.agenda_slug for los in gebeurd}
    dagen = [los.datum for los in gebeurd if los.datum]
    vraag = {"agenda": agendas.pop()} if len(agendas) == 1 else {}
    if len(dagen) == len(gebeurd):
        vraag |= {"van": str(min(dagen)), "tot": str(max(dagen))}
    return f"?{urlencode({naam: waarde for naam, waarde in vraag.items() if waarde})}"


def _alinea(feiten: Iterable[Feit]) -> SafeString:
    return format_html_join("", "<p>{}: {}</p>", feiten)


def _tekst(regel: Regel) -> SafeString:
    """The words of a long text that changed."""
    stukken = [
        (linebreaksbr(format_html(VORM.get(stuk.soort, "{}"), stuk.tekst)),)
        for stuk in regel.stukken
    ]
    tekst = format_html_join("", "{}", stukken)
    return format_html("<p>{}</p>", tekst) if stukken else tekst
