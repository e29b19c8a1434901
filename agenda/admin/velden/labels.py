"""What a field is called in the forms of an agenda that has its own word for it."""

from django.utils.text import capfirst

from ...models import Agenda

MET_EIGEN_WOORD = ("domein", "themas", "agendapunt")
KENMERKEN = {"voorvoegsel_agendapunt": "woord_agendapunten", "voorvoegsel_actie": "woord_acties"}
"""The letters of an agenda, with what it calls the items that get them."""


def label(agenda: Agenda | None, veld: str, anders: str) -> str:
    """The word of the agenda for a field, or `anders` where it has none."""
    return getattr(agenda, f"woord_{veld}") if agenda and veld in MET_EIGEN_WOORD else anders


def geef_labels(velden: dict, agenda: Agenda | None) -> None:
    """Name the fields of a form as the agenda does, in help texts that need no article for it."""
    if agenda is None:
        return
    for naam in velden.keys() & {*MET_EIGEN_WOORD}:
        velden[naam].label = capfirst(label(agenda, naam, ""))
    uitleg = {
        "themas": f"Loopt door de {agenda.woord_domeinen} heen: kies er zo veel als er passen.",
        "overleg": "Waar dit wordt besproken.",
        "agendapunt": "Wat hiermee wordt uitgevoerd. Laat leeg als dat niet duidelijk is.",
    }
    for naam in uitleg.keys() & velden.keys():
        velden[naam].help_text = uitleg[naam]


def geef_labels_van_zichzelf(velden: dict, agenda: Agenda, uitleg: str) -> None:
    """Name the fields of the form of an agenda itself by the words that it has by now."""
    for naam in velden.keys() & KENMERKEN.keys():
        velden[naam].label = f"Kenmerk van {getattr(agenda, KENMERKEN[naam])}"
        velden[naam].help_text = uitleg
    if "orgaan" in velden:
        velden["orgaan"].label = capfirst(agenda.woord_orgaan)
