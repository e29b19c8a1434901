"""What is said of an item beside, or instead of, the periods that it is planned in."""

from ..choices import Ritme
from ..models import Agendapunt


def ritme_in_woorden(ritme: str, toelichting: str) -> str:
    """How often an item comes up, and what else its source says of when; "" when neither is known.

    As "Doorlopend", "Jaarlijks: voor de zomer" or "Drie van de vier perioden".
    """
    return ": ".join(deel for deel in (Ritme(ritme).label if ritme else "", toelichting) if deel)


def opschrift_van_ritme(ritme: str) -> str:
    """What `ritme_in_woorden` is about: how often, or else the planning in other words."""
    return "Over de planning" if ritme in ("", Ritme.NADER_TE_BEPALEN) else "Hoe vaak"


def zonder_planning(punt: Agendapunt) -> str:
    """What stands where the periods of an item would, when it is planned in none.

    Takes an item that `met_planbaar` fetched: on an agenda without periods no item is "niet
    ingepland".
    """
    if ritme := ritme_in_woorden(punt.ritme, punt.ritme_toelichting):
        return ritme
    return "niet ingepland" if punt.is_planbaar else "zonder planning"
