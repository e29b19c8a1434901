"""What a meeting did not get to goes on to the next one."""

from django.core.exceptions import ValidationError

from ..choices import Uitkomst, VergaderingStatus
from ..models import Behandeling, Punt, Vergadering
from ..opslag import opslag


def zet_door(vergadering: Vergadering, **verantwoording) -> tuple[Vergadering, list[Punt]]:
    """Put what was not reached on the agenda of the next meeting of the same body.

    Returns that meeting and the items that came on it: none that were there already. Raises
    ValidationError when there is no such meeting, or nothing to put on it.
    """
    with opslag(**verantwoording) as werk:
        over = vergadering.behandelingen.filter(uitkomst_soort=Uitkomst.NIET_AAN_TOEGEKOMEN)
        if not over:
            raise ValidationError(
                "Er is niets door te zetten. Kies bij een punt eerst de uitkomst "
                "'Niet aan toegekomen'."
            )
        gaat_door = Vergadering.objects.exclude(status=VergaderingStatus.GEANNULEERD)
        _, volgende = gaat_door.vorige_en_volgende(vergadering)
        if volgende is None:
            raise ValidationError(
                f"{vergadering.orgaan} heeft nog geen volgende vergadering. Voeg die eerst toe."
            )
        al_daar = volgende.behandelingen.values("punt")
        nieuw = list(over.exclude(punt__in=al_daar).select_related("punt"))
        werk.bewaar(volgende, lambda: [_neem_mee(los, volgende) for los in nieuw])
    return volgende, [los.punt for los in nieuw]


def _neem_mee(behandeling, volgende):
    Behandeling.objects.create(punt=behandeling.punt, vergadering=volgende, doel=behandeling.doel)
