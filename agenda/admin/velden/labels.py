"""What a field is called in the forms of an agenda that has its own word for it."""

from django.utils.text import capfirst

from ...models import Agenda

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
    """Name the fields of a form as the agenda does, in help texts that need no article for it."""
    if agenda is None:
        return
    for naam in WOORD_VAN_VELD.keys() & velden.keys():
        velden[naam].label = capfirst(label(agenda, naam, ""))
    uitleg = {
        "themas": f"Loopt door de {agenda.woord_domeinen} heen: kies er zo veel als er passen.",
        "overleg": "Waar dit wordt besproken.",
        "agendapunt": "Wat hiermee wordt uitgevoerd. Laat leeg als dat niet duidelijk is.",
    }
    for naam in uitleg.keys() & velden.keys():
        velden[naam].help_text = uitleg[naam]


def geef_labels_van_zichzelf(velden: dict, agenda: Agenda) -> None:
    """Name the fields of the form of an agenda itself by the words that it has by now."""
    voor = {
        "voorvoegsel_agendapunt": agenda.woord_agendapunten,
        "voorvoegsel_actie": agenda.woord_acties,
    }
    for naam in voor.keys() & velden.keys():
        velden[naam].label = f"Kenmerk van {voor[naam]}"
        velden[naam].help_text = "Met SA is het eerste kenmerk SA-01."
    if "orgaan" in velden:
        velden["orgaan"].label = capfirst(agenda.woord_orgaan)
