"""Why something can't be deleted, in words that say what to do first."""

from collections.abc import Iterable

from django.contrib.admin.exceptions import NotRegistered
from django.db.models import Model
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst

from ...models import OpgavePunt, Portefeuille, SamenhangDeel

HOOFD = {SamenhangDeel: "samenhang", OpgavePunt: "opgave", Portefeuille: "ambt"}
"""Rows that have no page of their own, and what they stand under."""
MEESTE = 5


def in_een_zin(objecten: Iterable[Model]) -> str:
    """One sentence that names what still needs it, and one for how to take it out of a tie."""
    nodig = list(objecten)
    namen = list(dict.fromkeys(str(_hoofd(los)) for los in nodig))[:MEESTE]
    gezegd = f"Dit kan niet weg, want het is nog nodig voor: {', '.join(namen)}."
    return " ".join([gezegd, *dict.fromkeys(filter(None, map(_doe_eerst, nodig)))])


def in_regels(objecten: Iterable[Model], admin_site) -> list[str]:
    """The same as a list, each with a link to its page."""
    gezegd = {}
    for los in objecten:
        hoofd, doe = _hoofd(los), _doe_eerst(los)
        soort = capfirst(hoofd._meta.verbose_name)
        gezegd[hoofd] = format_html(
            "{}: {}{}", soort, _met_link(hoofd, admin_site), doe and f". {doe}"
        )
    return list(gezegd.values())


def _hoofd(los):
    return getattr(los, HOOFD[type(los)]) if type(los) in HOOFD else los


def _doe_eerst(los):
    if not isinstance(los, SamenhangDeel):
        return ""
    return f"Haal ‘{los.ding}’ eerst uit de samenhang, bij {los.samenhang.agenda}."


def _met_link(los, admin_site):
    try:
        admin_site.get_model_admin(type(los))
    except NotRegistered:
        return str(los)
    naam = f"admin:{los._meta.app_label}_{los._meta.model_name}_change"
    return format_html('<a href="{}">{}</a>', reverse(naam, args=[los.pk]), los)
