"""What somebody may have meant who found nothing."""

from difflib import get_close_matches

from . import index
from .begrippen import andere_woorden
from .model import Zoekregel
from .soorten import SOORTEN
from .woorden import Vraag, Zoekwoord, lees_vraag

LIJKT = 0.75
"""How alike two words are at least, from 0 to 1."""
MEESTE_TEKSTEN = 500
MEESTE_DELEN = 5
KORTSTE = 4
"""Of a shorter word almost any other is a slip."""
VASTE_SOORTEN = ("domein", "thema", "overleg")
"""Of which there are few, so that a slip in the first letters is found there too."""


def bedoeld(vraag: Vraag) -> str:
    """The question with words that are found instead of those that are not, or ""."""
    anders = [_of_anders(woord) for woord in vraag.vorm.split()]
    voorstel = lees_vraag(" ".join(anders), andere_woorden())
    if voorstel.vorm == vraag.vorm or not index.zoek(voorstel, [*SOORTEN], hoogstens=1):
        return ""
    return voorstel.getypt


def wel_gevonden(vraag: Vraag) -> list[str]:
    """Those words of a question of several that find something by themselves."""
    if len(vraag.delen) < 2:
        return []
    getypt = (" ".join(los.woord for los in wijze) for wijze, *_ in vraag.delen[:MEESTE_DELEN])
    apart = (lees_vraag(deel, andere_woorden()) for deel in getypt)
    return [los.getypt for los in apart if index.zoek(los, [*SOORTEN], hoogstens=1)]


def _of_anders(woord: str) -> str:
    if len(woord) < KORTSTE or woord.isdigit():
        return woord
    bekend = _woordenschat(woord)
    if any(map(Zoekwoord(woord, True).past, bekend)):
        return woord
    lijkt_erop = [ander for ander in bekend if abs(len(ander) - len(woord)) <= 2]
    return next(iter(get_close_matches(woord, lijkt_erop, 1, LIJKT)), woord)


def _woordenschat(woord: str) -> list[str]:
    """The words that begin as this one does, those of what agendas are made of, and of terms."""
    vast = Zoekregel.objects.filter(soort__in=VASTE_SOORTEN).values_list("kopvorm", flat=True)
    koppen = " ".join(vast[:MEESTE_TEKSTEN]).split()
    termen = (los for vorm in andere_woorden() for los in vorm)
    return sorted({*termen, *koppen, *index.woorden_met_begin(woord[:2], MEESTE_TEKSTEN)})
