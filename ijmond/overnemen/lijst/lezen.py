"""The rows of a list as vondsten: what each cell says, and why one says nothing."""

from collections.abc import Iterable, Iterator, Sequence

from agenda.alfabet import zoekvorm
from agenda.beschrijving.model import Beschreven
from agenda.beschrijving.veld import Inhoud, lijsten, sleutels
from agenda.models import Agenda, Vergadering
from agenda.verschil import opsomming
from agenda.voorstellen import soort_van

from ...rekenblad import AGENDA, OnleesbaarBestand, Rij, Vel, als_tekst, lees_vellen, naamveld
from ...rekenblad.onderdeel import naam_van
from ..poort import Geweigerd
from ..samenstellen import Samensteller
from ..vondst import Gelezen, Vondst
from .anderen import stel_samen
from .apart import VELD, is_apart, voeg_toe
from .keuze import gekozen
from .koppen import SOORTEN, Indeling, deel_in, koppen, lees_vak, onbekend, per_soort, veld_van

ANDERE_AGENDA = "Deze rij is van de agenda ‘{titel}’. Neem haar bij die agenda over."
ONBEKEND = "Deze kolommen zijn niet herkend en doen niet mee: {koppen}."
ONZE_BLADEN = {zoekvorm(str(model._meta.verbose_name_plural)) for model in SOORTEN} | {VELD}
"""What the sheets of a workbook of ours are called; that these were read goes without saying."""
GELEZEN = "Dit bestand heeft meer bladen. Gelezen: {vellen}."
NIET_GELEZEN = "Niet gelezen: {vellen}. Maak een blad zichtbaar als het mee moet doen."
GEEN_LIJST = (
    "In dit bestand staat geen lijst met koppen boven de kolommen. Zet in de eerste rij hoe elke "
    "kolom heet, zoals ‘Titel’ en ‘Status’."
)


def lees_indelingen(soort: str, inhoud: bytes, agenda: Agenda) -> list[Indeling]:
    """The sheets of a file that was let in, with what their headings say; raises Geweigerd."""
    return _deel_in(_vellen(soort, inhoud), agenda)


def _vellen(soort: str, inhoud: bytes) -> list[Vel]:
    try:
        return lees_vellen(soort, inhoud)
    except OnleesbaarBestand as fout:
        raise Geweigerd(str(fout)) from fout


def _deel_in(vellen: Iterable[Vel], agenda: Agenda) -> list[Indeling]:
    keuze = gekozen(agenda)
    te_lezen = [vel for vel in vellen if not (vel.ongelezen or is_apart(vel))]
    gevonden = [deel_in(los, agenda, keuze) for vel in te_lezen for los in per_soort(vel)]
    if not any(len(koppen(los.kop)) > 1 for los in gevonden) and not any(map(is_apart, vellen)):
        raise Geweigerd(" ".join((GEEN_LIJST, *_ongelezen(vellen))))
    return gevonden


def _meldingen(vellen: Sequence[Vel], indelingen: Sequence[Indeling]) -> Iterator[str]:
    """What must be said of all of the file: its sheets, if there is more than one, and columns."""
    namen = [vel.naam for vel in vellen if not vel.ongelezen]
    if len(namen) > 1 and not ONZE_BLADEN.issuperset(map(zoekvorm, namen)):
        yield GELEZEN.format(vellen=opsomming(f"‘{naam}’" for naam in namen))
    yield from _ongelezen(vellen)
    if niet := onbekend(indelingen):
        yield ONBEKEND.format(koppen=", ".join(niet))


def _ongelezen(vellen: Iterable[Vel]) -> Iterator[str]:
    if niet := [f"‘{vel.naam}’ ({vel.ongelezen})" for vel in vellen if vel.ongelezen]:
        yield NIET_GELEZEN.format(vellen=opsomming(niet))


def lees(soort: str, inhoud: bytes, agenda: Agenda) -> Gelezen:
    """All rows of a file, and which of its columns mean nothing here; raises Geweigerd."""
    vellen = _vellen(soort, inhoud)
    indelingen = _deel_in(vellen, agenda)
    apart = [vel for vel in vellen if is_apart(vel)]
    if not any(los.noemt for los in indelingen) and not apart:
        raise Geweigerd(GEEN_LIJST)
    van_anderen = Samensteller(agenda)
    vondsten: list[Vondst] = []
    for los in indelingen:
        if los.is_van_ons:
            vondsten += (vondst for rij in los.rijen for vondst in vind(los, rij, agenda))
        else:
            stel_samen(los, van_anderen)
    for vel in apart:
        vondsten = voeg_toe(vel, vondsten)
    meldingen = _meldingen(vellen, indelingen)
    return Gelezen((*van_anderen.klaar().vondsten, *vondsten), tuple(meldingen))


def vind(indeling: Indeling, rij: Rij, agenda: Agenda) -> Iterator[Vondst]:
    """What a row says, and each cell in it that says nothing."""
    model = indeling.model
    staat, sleutel = model.BESCHRIJVING, model.SLEUTEL
    plaats = f"{indeling.vel.naam}, rij {rij.nummer}" if indeling.vel.naam else f"rij {rij.nummer}"
    tekst = " | ".join(als_tekst(cel) for cel in rij.cellen if isinstance(cel, str))
    kolommen = {veld: nummer for nummer, veld in indeling.velden.items() if veld}
    van, kenmerk = (
        als_tekst(rij.cel(kolommen[veld])).strip() if veld in kolommen else ""
        for veld in (AGENDA, sleutel)
    )
    if van and zoekvorm(van) not in map(zoekvorm, (agenda.titel, agenda.slug)):
        yield Vondst(plaats=plaats, tekst=tekst, waarom=ANDERE_AGENDA.format(titel=van))
        return
    velden: Inhoud = {}
    niet: list[Vondst] = []
    for veld, nummer in kolommen.items():
        if veld not in (AGENDA, sleutel) and (kenmerk or rij.cel(nummer) not in (None, "")):
            niet += lees_vak(rij, nummer, veld_van(model, veld).vorm, velden, veld)
    yield Vondst(
        soort_van(model),
        _titel(model, velden),
        velden,
        kenmerk=kenmerk.upper() if sleutel == "kenmerk" else kenmerk,
        plaats=plaats,
        tekst=tekst,
        heel=frozenset((*lijsten(staat), *sleutels(staat))),
        plaatsen={veld: rij.plaats(kolommen[veld]) for veld in velden},
        is_van_ons=True,
    )
    yield from niet


def _titel(model: type[Beschreven], velden: Inhoud) -> str:
    """What the row is called; of a meeting its body and its date."""
    if model is not Vergadering:
        return str(velden.get(naamveld(model)) or "")
    return naam_van(velden.get("orgaan") or "", velden)
