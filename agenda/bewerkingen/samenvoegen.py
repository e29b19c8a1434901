"""Making one of two owners that turned out to be the same."""

from collections.abc import Iterator
from functools import reduce
from operator import or_

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import Q

from ..beschrijving.lezen import inhoud
from ..beschrijving.model import Beschreven
from ..beschrijving.schrijven import vul
from ..beschrijving.veld import Inhoud, rijsleutel, velden
from ..beschrijving.wijzers import wijst_aan
from ..choices import EigenaarSoort
from ..models import Deelname, Eigenaar, Punt, VroegerAdres
from ..opslag import Opslag, opslag


def voeg_eigenaren_samen(dubbel: Eigenaar, blijft: Eigenaar, **verantwoording) -> None:
    """Let all that names `dubbel` name `blijft`, and delete it; earlier standen stay as they were.

    Raises ValidationError for an owner and itself, and for a person and an organisation.
    """
    if fout := past_niet(dubbel, blijft):
        raise ValidationError(fout)
    with opslag(**verantwoording) as werk:
        for rij in wat_noemt(dubbel):
            _noem_de_ander(werk, rij, dubbel, blijft)
        _verhuis(dubbel, blijft)
        werk.verwijder(dubbel)


def _verhuis(dubbel: Eigenaar, blijft: Eigenaar) -> None:
    """Let the addresses of an owner that goes lead to the one that stays, if visitors knew them."""
    dubbel.vroegere_adressen.update(eigenaar=blijft)
    if dubbel.is_openbaar:
        VroegerAdres.objects.update_or_create(slug=dubbel.slug, defaults={"eigenaar": blijft})


def past_niet(dubbel: Eigenaar, blijft: Eigenaar) -> str:
    """Why these two can't be one; "" when they can."""
    if dubbel == blijft:
        return "Kies een andere eigenaar dan deze zelf."
    een, ander = (los.soort == EigenaarSoort.PERSOON for los in (dubbel, blijft))
    if een != ander:
        return "Een persoon en een organisatie kunnen niet een en dezelfde zijn. Kies een ander."
    return ""


def wat_noemt(eigenaar: Eigenaar) -> Iterator[Beschreven]:
    """Every row in whose state this owner stands, whichever floor it is from."""
    for model in apps.get_models():
        # An item is read as the kind that it is.
        if issubclass(model, Beschreven) and model is not Punt:
            paden = [wijzer.pad for wijzer in wijst_aan(model) if wijzer.doel is Eigenaar]
            noemt = reduce(or_, (Q(**{pad: eigenaar}) for pad in paden), Q(pk__in=()))
            yield from model._base_manager.filter(noemt).distinct()


def _noem_de_ander(werk: Opslag, rij: Beschreven, dubbel: Eigenaar, blijft: Eigenaar):
    if isinstance(rij, Deelname) and blijft.deelnames.filter(agenda=rij.agenda, van=rij.van):
        werk.verwijder(rij)
        return
    schrijf, _ = vul(rij, _vervangen(rij, dubbel.slug, blijft.slug))
    werk.bewaar(rij, schrijf)


def _vervangen(rij: Beschreven, oud: str, nieuw: str) -> Inhoud:
    """The state of a row with another owner in it; what then is there twice, is there once."""
    staat = inhoud(rij)
    for wijzer in wijst_aan(type(rij)):
        if wijzer.doel is not Eigenaar:
            continue
        houders = staat[wijzer.lijst] if wijzer.lijst else [staat]
        for houder in houders:
            waarde = houder[wijzer.veld]
            if isinstance(waarde, list):
                houder[wijzer.veld] = sorted({nieuw if los == oud else los for los in waarde})
            elif waarde == oud:
                houder[wijzer.veld] = nieuw
        if wijzer.lijst:
            lijst = velden(rij.BESCHRIJVING)[wijzer.lijst]
            per_sleutel = {rijsleutel(lijst, los): los for los in reversed(houders)}
            staat[wijzer.lijst] = [*reversed(per_sleutel.values())]
    return staat
