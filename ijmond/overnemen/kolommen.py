"""What a column of somebody else's table holds, by the words above it."""

from agenda.models import Agenda

from .bestand import vorm

KOPPEN = {
    "titel": "agendapunt agendapunten titel onderwerp onderwerpen punt naam actie acties actiepunt "
    "activiteit project dossier",
    "toelichting": "toelichting omschrijving uitleg beschrijving inhoud opmerking opmerkingen "
    "bijzonderheden",
    "wanneer": "wanneer planning gepland datum periode jaar termijn raad commissie maand kwartaal "
    "moment deadline raadsvergadering commissievergadering behandeling",
    "stuksoort": "soort stuk stuksoort type",
    "wie": "portefeuillehouder portefeuillehouders trekker trekkers wie eigenaar verantwoordelijk "
    "verantwoordelijke bestuurder indiener",
    "bedrag": "bedrag bedragen kosten budget",
    "verwijzing": "link links url website",
    "status": "status stand",
    "nummer": "nummer nr no volgnummer",
    "kenmerk": "kenmerk",
    "beoogd_resultaat": "resultaat doel",
    "aanleiding": "aanleiding",
    "domein": "domein programma",
    "overleg": "overleg",
}
"""Each column with the words that can stand above it, one word each."""
VAN_MEER_WOORDEN = {
    "soort stuk": "stuksoort",
    "aard van het stuk": "stuksoort",
    "beoogd resultaat": "beoogd_resultaat",
    "stand van zaken": "status",
    "bestuurlijk trekker": "wie",
    "ambtelijk trekker": "wie",
    "korte toelichting": "toelichting",
    "naam onderwerp": "titel",
    "datum raad": "wanneer",
    "gepland in": "wanneer",
}
_PER_WOORD = {woord: kolom for kolom, woorden in KOPPEN.items() for woord in woorden.split()}
LANGSTE_KOP = 40
"""A text of more characters is no head of a column, whatever word it ends with."""
NIET_VOOR_DE_SITE = {"intern", "interne", "geheim", "vertrouwelijk", "vertrouwelijke"}
ROLLEN = {
    "bestuurlijk trekker": "bestuurlijk_trekker",
    "ambtelijk trekker": "ambtelijk_trekker",
    "portefeuillehouder": "portefeuillehouder",
    "portefeuillehouders": "portefeuillehouder",
    "bestuurder": "portefeuillehouder",
}
"""What somebody does for an item, by the words above the column; else he is its trekker."""


def kolom_van(kop: str, agenda: Agenda) -> str:
    """The column that stands under these words: "titel", "wanneer"; "" for one that is unknown."""
    gezocht = vorm(kop)
    if gezocht in {vorm(agenda.woord_agendapunt), vorm(agenda.woord_actie)}:
        return "titel"
    if gezocht == vorm(agenda.woord_domein):
        return "domein"
    return VAN_MEER_WOORDEN.get(gezocht) or _PER_WOORD.get(gezocht) or _van_een_woord(gezocht)


def _van_een_woord(gezocht: str) -> str:
    """ "Strategisch agendapunt", "Toelichting en risico's": where one word of more says enough.

    What is "intern" is never guessed: all of these come on the site.
    """
    if len(gezocht) > LANGSTE_KOP or not NIET_VOOR_DE_SITE.isdisjoint(gezocht.split()):
        return ""
    eerste, laatste = gezocht.partition(" ")[0], gezocht.rpartition(" ")[2]
    if (kolom := _PER_WOORD.get(laatste, "")) in ("titel", "toelichting", "wie"):
        return kolom
    return "toelichting" if _PER_WOORD.get(eerste) == "toelichting" else ""


def rol_van(kop: str) -> str:
    return ROLLEN.get(vorm(kop), "trekker")
