"""How the parts of a `Momentopname` are said in a document, and the words that it uses."""

from collections.abc import Mapping
from functools import cache

from django import template
from django.template.loader import render_to_string
from django.urls import reverse

from agenda.datums import datum_in_woorden
from agenda.getallen import in_kb
from agenda.models import Agendapunt
from agenda.models.punten import slug_van
from agenda.verschil import opsomming
from werkagenda.models import Actie

from ..document import BEGRIPPEN, hoofdstuk, samenvatting
from ..momentopname import model as m

register = template.Library()
register.filter(opsomming)
register.filter(in_kb)
register.filter(hoofdstuk.bronnen)
register.filter(hoofdstuk.actietabel)
register.filter(hoofdstuk.naam_van_overleg)
register.filter(hoofdstuk.kop_van_acties)
register.filter(samenvatting.anker)


@register.filter
def uit(sleutel: str, woordenboek: Mapping):
    """What a key stands for: {{ punt.kenmerk|uit:feiten }}."""
    return woordenboek[sleutel]


@register.filter
def leesbaar(kenmerk: object) -> str:
    """A kenmerk as a reader sees it: "nieuw" as long as it has none."""
    return m.leesbaar(str(kenmerk))


@register.filter
def adres(punt: m.Punt) -> str:
    """The page of one item."""
    soort = Actie if isinstance(punt, m.Actie) else Agendapunt
    return reverse(soort.ADRES, args=[punt.kenmerk, slug_van(punt.titel)])


@register.filter
def punten_en_acties(deel: m.Hoofdstuk) -> list[m.Punt]:
    """The agendapunten of a chapter, each with the actions that stand under it."""
    punten: list[m.Punt] = []
    for houder in deel.agendapunten:
        punten += [houder.wat, *houder.acties]
    return punten


@register.filter
def namen(slugs: tuple[str, ...], opname: m.Momentopname) -> str:
    """The names of these owners: "Gemeente Velsen en Gemeente Beverwijk"."""
    return opsomming(opname.namen(slugs))


@register.filter
def moment(mijlpaal: m.Mijlpaal) -> str:
    """When it was, as exactly as is known: "19 mei 2015"; "" when unknown."""
    return datum_in_woorden(mijlpaal.datum, mijlpaal.datum_precisie)


@register.simple_tag
@cache
def teken(van: str) -> str:
    """The sign of a status or of a kind of change, made once: a matrix shows it in every row."""
    return render_to_string("includes/teken.html", {"van": van})


@register.filter
def als_pdf(tekst: str, omvang: str) -> str:
    """The words of a link to a PDF: "Download (pdf, 33 bladzijden, 410 kB)"."""
    return f"{tekst} (pdf{f', {omvang}' if omvang else ''})"


@register.simple_tag
def begrippen():
    """Every term of the glossary, with the terms that it refers to."""
    op_term = {begrip.term: begrip for begrip in BEGRIPPEN}
    return [(begrip, [op_term[term] for term in begrip.zie]) for begrip in BEGRIPPEN]
