"""The voorstellen that wait, could not be carried out, or hold a remark that nobody answered."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse

from agenda.admin.botsing import naam_bij
from agenda.admin.voorstellen.gepland import moment_in_woorden
from agenda.models import Voorstel, Voorstelopmerking

from .blik import Blik, Regel


def niet_uitgevoerd(blik: Blik) -> Iterator[Regel]:
    """Planned, and not carried out; why, its page says in full."""
    for los in blik.voorstellen:
        if los.niet_uitgevoerd:
            zegt = f"Niet uitgevoerd zoals gepland: {los.niet_uitgevoerd.splitlines()[0]}"
            yield _regel(blik, los, zegt, "later")


def wachten(blik: Blik) -> Iterator[Regel]:
    for los in blik.voorstellen:
        if not los.niet_uitgevoerd:
            yield _regel(blik, los, _wacht_op(los), "voorstel_form")


def _wacht_op(los: Any) -> str:
    if los.ligt_voor:
        if los.vergadering.is_voorbij:
            return f"Lag voor: {los.vergadering}. Voer het uit, of laat het vervallen."
        return f"Ligt voor: {los.vergadering}."
    if los.gepland_op:
        return f"Wordt uitgevoerd op {moment_in_woorden(los.gepland_op)}."
    regels = "1 regel" if los.aantal == 1 else f"{los.aantal} regels"
    return f"In voorbereiding: {regels if los.aantal else 'nog leeg'}."


def zonder_antwoord(blik: Blik) -> Iterator[Regel]:
    """The last remark at a regel, of somebody else than who made that regel, or than who looks."""
    later = Voorstelopmerking.objects.filter(regel=OuterRef("regel"), pk__gt=OuterRef("pk"))
    laatste = Voorstelopmerking.objects.filter(
        ~Exists(later),
        regel__voorstel__in=(voorstellen := {los.pk: los for los in blik.voorstellen}),
    ).exclude(Q(wie=F("regel__wie")) | Q(wie=blik.gebruiker.get_username()))
    for los in laatste.select_related("regel").annotate(naam_van_wie=naam_bij("wie")):
        voorstel = voorstellen[los.regel.voorstel_id]
        nummer = los.regel.nummer
        naar = f"{reverse('admin:voorstel', args=[voorstel.pk])}?regel={nummer}#regel-{nummer}"
        zegt = f"{los.naam_van_wie}: ‘{los.tekst}’"
        yield Regel(str(los.pk), str(voorstel), naar, zegt, blik.naam_van(voorstel.agenda_id))


def _regel(blik: Blik, los: Voorstel, zegt: str, plek: str) -> Regel:
    naar = f"{reverse('admin:voorstel', args=[los.pk])}#{plek}"
    return Regel(str(los.pk), str(los), naar, zegt, blik.naam_van(los.agenda_id))
