"""What each regel of a voorstel does, in the words of the forms."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.contrib.admin import AdminSite
from django.urls import reverse

from ...beschrijving.model import Beschreven
from ...beschrijving.veld import Inhoud, standaard
from ...choices import RegelWat
from ...models import Agenda
from ...voorstellen import Beeld, Bekeken, Uitkomst, eigen_sleutel, heet, is_nieuw
from ..botsing import Keuze, Namen, Verschil, Woorden, namen_in

KOPPEN = {
    Uitkomst.NIEUW: ("Nieuw", "nieuw", "nieuw"),
    Uitkomst.ANDERS: ("Gewijzigd", "gewijzigd", "gewijzigd"),
    Uitkomst.WEG: ("Verwijderd", "verwijderd", "verwijderd"),
    Uitkomst.BOTST: ("Botst", "botst", "botsen"),
    Uitkomst.HETZELFDE: ("Staat er al zo", "staat er al zo", "staan er al zo"),
    Uitkomst.VERDWENEN: ("Is er niet meer", "is er niet meer", "zijn er niet meer"),
    Uitkomst.NIET_BEGREPEN: ("Niet begrepen", "niet begrepen", "niet begrepen"),
}
"""What each outcome is called: at a regel, and as a summary counts one and more of them."""


@dataclass(frozen=True)
class Verteld:
    """One regel in words: what it is about, what it does, and what others did meanwhile."""

    los: Bekeken
    naam: str
    soort: str = ""
    formulier: str = ""
    corrigeer: str = ""
    verschillen: list[Verschil] = field(default_factory=list)
    intussen: list[Verschil] = field(default_factory=list)
    keuzes: list[Keuze] = field(default_factory=list)

    @property
    def is_van_anderen(self) -> bool:
        """Whether it tells what others did since it was made."""
        return bool(self.intussen or self.keuzes)

    @property
    def kop(self) -> str:
        return KOPPEN[self.los.uitkomst][0]

    @property
    def uitkomst(self) -> str:
        return self.los.uitkomst.value


def namen_voor(beeld: Beeld, regels: list[Bekeken]) -> Namen:
    """What all is called that telling these regels takes, and each domain; one query."""
    nieuw = {
        sleutel: naam_van(los)
        for los in beeld.regels
        if is_nieuw(los.regel.sleutel)
        for sleutel in {los.regel.sleutel, eigen_sleutel(los.model, los.wordt or {})} - {""}
    }
    genoemd: dict[type[Beschreven], list[Inhoud]] = {}
    for los in regels:
        if los.regel.soort:
            genoemd.setdefault(los.model, []).extend(_wat_genoemd_wordt(los))
    for los in beeld.regels:
        if domein := domein_van(los):
            genoemd.setdefault(los.model, []).append({"domein": domein})
    return namen_in(beeld.voorstel.agenda, genoemd, nieuw)


def vertel(regels: list[Bekeken], namen: Namen, admin_site: AdminSite) -> list[Verteld]:
    """Each of these regels of a voorstel in words."""
    woorden = {
        los.model: Woorden(los.model, los.regel.voorstel.agenda, namen=namen)
        for los in regels
        if los.regel.soort
    }
    return [
        _vertel(los, woorden[los.model], admin_site)
        if los.regel.soort
        else Verteld(los, naam_van(los))
        for los in regels
    ]


def naam_van(los: Bekeken) -> str:
    """What a regel is about: the row, or what that is or was to be called."""
    if los.rij:
        return str(los.rij)
    if not los.regel.soort:
        return f"Niet begrepen, regel {los.regel.nummer}"
    return heet(los.model, los.wordt or los.regel.was or {})


def domein_van(los: Bekeken) -> str:
    """The key of the domain that a row is in, or comes in."""
    return str((los.wordt or los.nu or {}).get("domein") or "") if los.regel.soort else ""


def _vertel(los: Bekeken, woorden: Woorden, admin_site: AdminSite) -> Verteld:
    formulier, corrigeer = _adressen(los, admin_site)
    # Where it collides, this is only what goes without choosing.
    verschillen = () if los.wordt is None else woorden.verschillen(_eerst(los), los.wordt)
    return Verteld(
        los,
        naam_van(los),
        str(los.model._meta.verbose_name),
        formulier,
        corrigeer,
        list(verschillen),
        list(_intussen(los, woorden)),
        list(woorden.keuzes(los.samenvoeging)) if los.samenvoeging else [],
    )


def _eerst(los: Bekeken) -> Inhoud:
    """What it is set against; of what is new, a row in which nobody filled in anything."""
    if los.nu is not None:
        return los.nu
    leeg = standaard(los.model.BESCHRIJVING)
    return {
        naam: leeg.get(naam, [] if isinstance(w, list) else "") if w or leeg.get(naam) else w
        for naam, w in (los.wordt or {}).items()
    }


def _intussen(los: Bekeken, woorden: Woorden) -> Iterator[Verschil]:
    """What others changed since it was made, apart from what collides."""
    was = los.regel.was
    if los.regel.wat == RegelWat.TOEVOEGEN or was is None or los.nu is None or was == los.nu:
        return
    yield from woorden.verschillen(
        was, los.samenvoeging.van_ander() if los.samenvoeging else los.nu
    )


def _wat_genoemd_wordt(los: Bekeken) -> Iterator[Inhoud]:
    """The fields that are told, with what they were and become: only these need names."""
    mijn = los.samenvoeging.mijn if los.samenvoeging else los.wordt
    staten = [staat for staat in (los.regel.was, los.nu, mijn) if staat]
    if los.nu is None:
        yield from staten
        return
    anders = {
        naam
        for staat in staten
        for naam, waarde in staat.items()
        if any(waarde != een.get(naam, waarde) for een in staten)
    }
    yield from ({naam: staat[naam] for naam in anders & staat.keys()} for staat in staten)


def _adressen(los: Bekeken, admin_site: AdminSite) -> tuple[str, str]:
    """The form of the row, or of the agenda that it stands under, and where it is corrected."""
    voorstel, model = los.regel.voorstel, los.model
    heeft_formulier = admin_site.is_registered(model)
    if not heeft_formulier:
        model = Agenda
    naam = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    if not heeft_formulier:
        formulier = reverse(f"{naam}_change", args=[voorstel.agenda_id])
    elif los.rij:
        formulier = reverse(f"{naam}_change", args=[los.rij.pk])
    else:
        vraag = f"agenda={voorstel.agenda.slug}&voorstel={voorstel.pk}&regel={los.regel.nummer}"
        nieuw = f"{reverse(f'{naam}_add')}?{vraag}"
        return "", nieuw if is_nieuw(los.regel.sleutel) else ""
    # A form can't show a deletion: saving it would say that nothing is deleted.
    weg = los.regel.wat == RegelWat.VERWIJDEREN
    return formulier, "" if weg else f"{formulier}?voorstel={voorstel.pk}"
