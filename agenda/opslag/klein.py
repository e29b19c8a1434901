"""Whether a save is a small correction: by all the standen that it wrote, or not at all."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db.models import OuterRef, Q, Subquery

from ..beschrijving.veld import Inhoud
from ..models import Agenda, Stand, Wijziging, met_standen
from ..verschil import GEEN_KLEINE, Anders, Tekst, veranderd, verschrijving
from .kader import DELEN, IN_REGISTER

KLEIN = "klein"
"""The code of a ValidationError that says what is not small about a save."""
MEESTE_STANDEN = 5
"""Of a save that wrote more than these nobody is asked whether it was a slip of the pen."""


def eis_klein(wijziging: Wijziging) -> None:
    """Raise ValidationError (KLEIN) that says of each thing in a save why it is not small."""
    zinnen = dict.fromkeys(los.bezwaar for los in _anders(wijziging) if los.bezwaar)
    if zinnen:
        raise ValidationError([ValidationError(zin, code=KLEIN) for zin in zinnen])


def lijkt_klein(wijziging: Wijziging) -> bool:
    """Whether only a few letters differ, so that it is a small correction by itself."""
    if wijziging.klein or wijziging.standen.count() > MEESTE_STANDEN:
        return False
    anders = list(_anders(wijziging))
    teksten = [los for los in anders if isinstance(los, Tekst)]
    return not any(los.bezwaar for los in anders) and verschrijving(teksten)


def _anders(wijziging: Wijziging) -> Iterator[Tekst | Anders]:
    """All that a save made different. Three queries, however much that is."""
    zelfde = Q(agenda=OuterRef("agenda")) | Q(agenda=None)
    eerder = Stand.objects.filter(zelfde, kenmerk=OuterRef("kenmerk"), pk__lt=OuterRef("pk"))
    vorige = Subquery(eerder.order_by("-pk").values("pk")[:1])
    standen = list(wijziging.standen.select_related("agenda").annotate(vorige=vorige))
    was = Stand.objects.in_bulk([los.vorige for los in standen])
    for stand in standen:
        oud = was[stand.vorige].staat if stand.vorige else None
        nieuw = stand.staat
        if oud is None or nieuw is None:
            yield Anders(f"{stand.kenmerk or stand.agenda} komt erbij of gaat weg: {GEEN_KLEINE}")
        elif stand.soort in met_standen():
            yield from veranderd(met_standen()[stand.soort], oud, nieuw)
        elif stand.agenda:
            yield from _anders_in_kader(stand.agenda, oud, nieuw)
    if wijziging.gebeurtenissen.exclude(stand__wijziging=wijziging).exists():
        yield Anders(f"Bezoekers zien hierdoor iets nieuws: {GEEN_KLEINE}")


def _anders_in_kader(agenda: Agenda, oud: Inhoud, nieuw: Inhoud) -> Iterator[Tekst | Anders]:
    yield from veranderd(Agenda, oud["agenda"], nieuw["agenda"])
    for naam, deel in DELEN.items():
        was, wordt = oud.get(naam, []), nieuw.get(naam, [])
        if len(was) != len(wordt):
            yield Anders(f"Er komt iets bij of er gaat iets weg, bij {naam}: {GEEN_KLEINE}")
        # Of rows that changed places the addresses differ, which are no words.
        for voor, na in zip(was, wordt, strict=False):
            yield from veranderd(deel.rijen(agenda).model, voor, na)
    for model, (naam, _) in IN_REGISTER.items():
        was, wordt = oud["register"].get(naam, {}), nieuw["register"].get(naam, {})
        for sleutel in was.keys() & wordt.keys():
            voor, na = was[sleutel], wordt[sleutel]
            yield from veranderd(model, voor, na)
            if voor.get("openbaar") != na.get("openbaar"):
                yield Anders(f"Wie een naam mag lezen, verandert: {GEEN_KLEINE}")
