"""Documents of Word: an agenda or a part of it, an item, a meeting, a voorstel, what changed."""

from dataclasses import replace

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.text import slugify

from agenda.models import Agenda, Punt, Vergadering, Voorstel

from ..drukkerij import Vergaderpapier, voorgesteld
from ..melding import meld
from ..momentopname.opnemen import neem_op
from ..momentopname.selectie import Selectie
from ..rekenblad import als_bijlage
from ..vergelijking import Beide, Vergelijking, gewijzigd_op, lees_voorstel, te_lezen, vergelijk
from ..worddocument import (
    Aanleiding,
    Document,
    agenda_document,
    punt_document,
    redenen,
    schrijf,
    titel_van_voorstel,
    vergadering_document,
    vergelijk_document,
    voorstel_document,
)
from .vergelijken import lees_momenten
from .voorstellen import zolang_het_voorligt

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def geef_word(document: Document, naam: str) -> HttpResponse:
    """A document as a file with this name."""
    return als_bijlage(f"{naam}.docx", schrijf(document), WORD)


def agenda_docx(request, slug):
    """The whole agenda, or the selection that the address asks for."""
    agenda = _agenda(slug)
    try:
        selectie = Selectie.uit(request.GET, agenda)
    except ValueError as fout:
        return meld(request, "Deze selectie kan niet", str(fout), status=400)
    document = agenda_document(neem_op(agenda), selectie, _adres(agenda))
    return geef_word(document, selectie.bestandsnaam(slug))


def punt_docx(request, kenmerk, soort):
    """One item of this kind, with the actions under it."""
    punten = Punt.objects.openbaar().select_related("agenda__bijwerking")
    punt = get_object_or_404(punten, kenmerk=kenmerk, soort=soort)
    opname = neem_op(punt.agenda)
    if kenmerk not in opname.punten:
        raise Http404
    return geef_word(punt_document(opname, kenmerk, _adres(punt)), slugify(kenmerk))


def vergadering_docx(request, pk):
    """The list of a meeting and what lies before it; with neither no paper."""
    try:
        papier = Vergaderpapier.van(pk)
    except Vergadering.DoesNotExist as fout:
        raise Http404 from fout
    naam = f"vergadering-{slugify(str(papier.wat))}"
    return geef_word(vergadering_document(papier.stukken()), naam)


@zolang_het_voorligt
def voorstel_docx(request, voorstel):
    """What it changes, and the agenda as it would be."""
    document = voorstel_document(voorgesteld(voorstel), _adres(voorstel))
    return geef_word(document, f"{voorstel.agenda.slug}-voorstel-{voorstel.nummer}")


@zolang_het_voorligt
def voorstel_vergelijk_docx(request, voorstel):
    """The agenda of when it was laid before its meeting, with what it changes as such."""
    document = van_voorstel(voorstel, lees_voorstel(voorstel), _adres(voorstel))
    return geef_word(document, f"{voorstel.agenda.slug}-voorstel-{voorstel.nummer}-wijzigingen")


def van_voorstel(voorstel: Voorstel, vergelijking: Vergelijking, adres: str) -> Document:
    """What a voorstel changes, as tracked changes; it is called as the voorstel is."""
    beide = Beide(vergelijking.oud, vergelijking.nieuw, ())
    aanleiding = Aanleiding(vergelijking.nieuw.moment, redenen=redenen(vergelijking))
    document = vergelijk_document(beide, aanleiding, adres)
    return replace(document, titel=titel_van_voorstel(voorstel.titel))


def vergelijk_docx(request, slug):
    """`?van=` and `?tot=`, each a moment as on the page; without them, since the last version."""
    agenda = _agenda(slug)
    form = lees_momenten(request.GET, agenda)
    if not form.is_valid():
        fouten = [str(fout) for van_veld in form.errors.values() for fout in van_veld]
        waarom = " ".join(fouten) or "Kies op de pagina ‘Wat is er veranderd?’ twee momenten."
        return meld(request, "Deze vergelijking kan niet", waarom, status=400)
    oud, nieuw = (moment.neem_op(agenda) for moment in form.momenten.values())
    aanleiding = Aanleiding(
        max(oud.moment, nieuw.moment),
        gewijzigd_op(agenda.pk, oud, nieuw),
        redenen(vergelijk(agenda.pk, oud, nieuw)),
    )
    document = vergelijk_document(te_lezen(agenda.pk, oud, nieuw), aanleiding, _adres(agenda))
    return geef_word(document, f"wijzigingen-{slug}")


def _agenda(slug: str) -> Agenda:
    agendas = Agenda.objects.openbaar().select_related("bijwerking")
    return get_object_or_404(agendas, slug=slug)


def _adres(ding) -> str:
    """Where it is read online."""
    return settings.PORTAAL_URL + ding.get_absolute_url()
