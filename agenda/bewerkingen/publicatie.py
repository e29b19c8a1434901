"""Whether visitors see something: from concept to gepubliceerd to ingetrokken, and back."""

from django.core.exceptions import ValidationError
from django.db.models import Model

from ..choices import Publicatie
from ..opslag import opslag
from .vier_ogen import eis_andere_publicist


def publiceer(rij: Model, **verantwoording) -> None:
    """Show a punt, a vergadering or an opgave to visitors.

    Raises ValidationError when they see it already, or when another person has to do this.
    """
    _zet(rij, Publicatie.GEPUBLICEERD, "is al gepubliceerd.", verantwoording)


def trek_in(rij: Model, reden: str, **verantwoording) -> None:
    """Take a punt, a vergadering or an opgave off the site; `reden` is a public sentence.

    Raises ValidationError without a reason, and when visitors did not see it in the first place.
    """
    if not reden.strip():
        raise ValidationError(f"Schrijf bij 'Reden' waarom u {rij} intrekt.", code="reden")
    anders = "is niet gepubliceerd: er valt niets in te trekken."
    _zet(rij, Publicatie.INGETROKKEN, anders, verantwoording | {"reden": reden})


def _zet(rij, naar, anders, verantwoording):
    with opslag(**verantwoording) as werk:
        # Read anew under the lock: somebody else may have been first.
        vers = type(rij)._base_manager.get(pk=rij.pk)
        is_te_zien, wordt_te_zien = (p == Publicatie.GEPUBLICEERD for p in (vers.publicatie, naar))
        if is_te_zien == wordt_te_zien:
            raise ValidationError(f"{vers} {anders}")
        if wordt_te_zien:
            eis_andere_publicist(vers, verantwoording.get("door", ""))
        vers.publicatie = naar
        werk.bewaar(vers)
    rij.publicatie = naar
