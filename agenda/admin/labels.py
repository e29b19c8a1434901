"""What a field is called in the forms of an agenda that has its own word for it."""

from django.utils.text import capfirst

from ..models import Agenda

WOORD_VAN_VELD = {
    "domein": "woord_domein",
    "themas": "woord_themas",
    "agendapunt": "woord_agendapunt",
}


def label(agenda: Agenda | None, veld: str, anders: str) -> str:
    """The word of the agenda for a field, or `anders` where it has none."""
    woord = WOORD_VAN_VELD.get(veld)
    return getattr(agenda, woord) if agenda and woord else anders


def geef_labels(velden: dict, agenda: Agenda | None) -> None:
    """Name the fields of a form as the agenda does."""
    if agenda is None:
        return
    for naam in WOORD_VAN_VELD.keys() & velden.keys():
        velden[naam].label = capfirst(label(agenda, naam, ""))
    if "themas" in velden:
        velden[
            "themas"
        ].help_text = f"Loopt door de {agenda.woord_domeinen} heen: kies er zo veel als er passen."
    if "agendapunt" in velden:
        velden[
            "agendapunt"
        ].help_text = "Wat hiermee wordt uitgevoerd. Laat leeg als dat niet duidelijk is."
