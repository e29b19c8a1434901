"""What went wrong while saving or deleting, in sentences that say what to do first."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.contrib.admin import AdminSite
from django.contrib.admin.helpers import InlineAdminFormSet
from django.core.exceptions import ValidationError
from django.db.models import Model, ProtectedError
from django.forms import BaseForm
from django.utils.html import format_html
from django.utils.text import capfirst

from ...models import OpgavePunt, Portefeuille, SamenhangDeel, Voorstel
from ..paginas import adres
from .reden import OVER_DE_WIJZIGING

HOOFD = {SamenhangDeel: "samenhang", OpgavePunt: "opgave", Portefeuille: "ambt"}
"""Rows that have no page of their own, and what they stand under."""
MET_HOOFD = {
    SamenhangDeel: ("samenhang__agenda", "punt", "domein"),
    OpgavePunt: ("opgave",),
    Portefeuille: ("ambt__organisatie",),
}
"""What a line about such a row names: to read along with it."""
MEESTE = 5


class Fout(NamedTuple):
    """A link to where something is wrong: an id on the page, what stands there, a sentence."""

    plek: str
    naam: str
    zin: str


def met_plek(form: BaseForm, inlines: Iterable[InlineAdminFormSet]) -> Iterator[Fout]:
    """What is wrong in a form and in the rows under it, in the order of the page."""
    yield from _van_form(form)
    for inline in inlines:
        formset, kop = inline.formset, f"{inline.formset.prefix}-heading"
        meer, enkel = (
            str(getattr(inline.opts, n)) for n in ("verbose_name_plural", "verbose_name")
        )
        yield from (Fout(kop, capfirst(meer), zin) for zin in formset.non_form_errors())
        for nummer, rij in enumerate(formset.forms):
            rijnaam = f"{capfirst(enkel)} {nummer + 1}"
            yield from (Fout(rij.prefix, rijnaam, zin) for zin in rij.non_field_errors())
            yield from _van_form(rij, f"{rijnaam}, ")


def _van_form(form, voor=""):
    for veld in form:
        label = f"{voor}{veld.label.lower()}" if voor else veld.label
        for zin in veld.errors:
            yield Fout(veld.id_for_label or veld.auto_id, label, zin)


def per_veld(fout: ValidationError | ProtectedError) -> Iterator[tuple[str | None, str]]:
    """Each sentence, with the name of the field that it is about, if any."""
    if isinstance(fout, ProtectedError) or hasattr(fout, "error_dict"):
        yield from ((None, zin) for zin in zinnen(fout))
        return
    for los in fout.error_list:
        for zin in los.messages:
            yield (los.code if los.code in OVER_DE_WIJZIGING else None), zin


def zinnen(fout: ValidationError | ProtectedError) -> list[str]:
    """Of what is still needed: what needs it, and how to take it out of a tie."""
    if isinstance(fout, ValidationError):
        return fout.messages
    nodig = list(fout.protected_objects)
    namen = list(dict.fromkeys(str(_hoofd(los)) for los in nodig))[:MEESTE]
    gezegd = f"Dit kan niet weg, want het is nog nodig voor: {', '.join(namen)}."
    return [" ".join([gezegd, *dict.fromkeys(filter(None, map(_doe_eerst, nodig)))])]


def in_regels(objecten: Iterable[Model], admin_site: AdminSite) -> list[str]:
    """What still needs something, a line each with a link to its page."""
    gezegd = {}
    for los in objecten:
        hoofd, doe = _hoofd(los), _doe_eerst(los)
        naam = hoofd
        if admin_site.is_registered(type(hoofd)):
            naam = format_html('<a href="{}">{}</a>', adres(hoofd, "change", hoofd.pk), hoofd)
        soort = capfirst(hoofd._meta.verbose_name)
        gezegd[hoofd] = format_html("{}: {}{}", soort, naam, doe and f". {doe}")
    return list(gezegd.values())


def _hoofd(los):
    return getattr(los, HOOFD[type(los)]) if type(los) in HOOFD else los


def _doe_eerst(los):
    if isinstance(los, Voorstel):
        return f"Neem het voorstel ‘{los}’ eerst terug."
    if not isinstance(los, SamenhangDeel):
        return ""
    return f"Haal ‘{los.ding}’ eerst uit de samenhang, bij {los.samenhang.agenda}."
