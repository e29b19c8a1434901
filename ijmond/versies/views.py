"""Where versions are read: a list, and of each a page, a PDF and JSON; and the JSON of today."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import get_conditional_response
from django.views.generic import ListView

from agenda.models import Agenda, Versie, Versiepapier
from agenda.weergave import met_jaren

from ..document import op_een_pagina
from ..drukkerij import DrukFout, kan_nu_niet, nog_niet, vraag_versie
from ..momentopname import canoniek
from ..momentopname.opnemen import neem_op
from .adressen import met_adressen

BEWAREN = "private, max-age=86400, immutable"
"""A version does not change, but it can be closed: then no cache but a reader's own may still have
it, and that one for a day at most."""


class VersieListView(ListView):
    template_name = "ijmond/versies.html"
    context_object_name = "versies"
    paginate_by = 50

    def get_queryset(self):
        self.agenda = get_object_or_404(Agenda.objects.openbaar(), slug=self.kwargs["slug"])
        versies = Versie.objects.openbaar().filter(agenda=self.agenda)
        versies = versies.zonder_inhoud().met_bytes()
        return versies.select_related("agenda").prefetch_related("besluiten")

    def get_context_data(self, **kwargs):
        return super().get_context_data(agenda=self.agenda, **kwargs)


def versie_pagina(request, slug, nummer):
    """The whole agenda as it was adopted: its `<main>` is made of the version alone, and stays."""
    versie = _versie(slug, nummer)
    if versie.gesloten:
        return _gesloten(request, versie)
    # No slip in its matrix: that comes of the events, which go on, and the version keeps none.
    context = op_een_pagina(canoniek.lees(versie.inhoud)) | {
        "versie": versie,
        "nieuwste": versie.agenda.versies.filter(besluiten=None).zonder_inhoud().first(),
    }
    return render(request, "ijmond/versie.html", context)


def versie_json(request, slug, nummer):
    """A version as it is kept; 304 for who has it already."""
    versie = _versie(slug, nummer)
    if versie.gesloten:
        return _gesloten(request, versie)
    return _bestand(request, versie, versie.inhoud, f"{versie.sha256}-json")


def versie_pdf(request, slug, nummer):
    """The paper of a version, or that it is on its way; 304 for who has it already."""
    versie = _versie(slug, nummer, "inhoud")
    if versie.gesloten:
        return _gesloten(request, versie)
    papier = get_object_or_404(Versiepapier.objects.defer("html"), versie=versie)
    titel = f"{met_jaren(versie.agenda)}, versie {versie.nummer}"
    try:
        if not vraag_versie(papier):
            return nog_niet(request, titel)
    except DrukFout as fout:
        return kan_nu_niet(request, titel, fout)
    return _bestand(request, versie, papier.pdf, f"{papier.sha256}-pdf")


def levende_agenda_json(request, slug):
    """The agenda as the public can read it now, in the form in which a version is kept.

    Besides, it has the address of each page.
    """
    agenda = get_object_or_404(Agenda.objects.openbaar().select_related("bijwerking"), slug=slug)
    return _download(met_adressen(neem_op(agenda)), f"levende-agenda-{slug}", "json")


def levende_agendas_json(request):
    """All agendas in one file: a list of what there is of each by itself."""
    agendas = Agenda.objects.openbaar().select_related("bijwerking")
    inhoud = ",\n".join(met_adressen(neem_op(agenda)) for agenda in agendas)
    return _download(f"[{inhoud}]\n", "levende-agendas", "json")


def _versie(slug, nummer, *niet_nodig):
    versies = Versie.objects.openbaar().defer(*niet_nodig)
    versies = versies.select_related("agenda", "vergadering").prefetch_related("besluiten")
    return get_object_or_404(versies, agenda__slug=slug, nummer=nummer)


def _bestand(request, versie, inhoud, kenmerk):
    soort = kenmerk.rpartition("-")[2]
    naam = f"{versie.agenda.slug}-versie-{versie.nummer}"
    etag = f'"{kenmerk}"'
    antwoord = get_conditional_response(request, etag=etag) or _download(inhoud, naam, soort)
    antwoord.headers["ETag"] = etag
    antwoord.headers["Cache-Control"] = BEWAREN
    return antwoord


def _download(inhoud, naam, soort):
    kop = {"Content-Disposition": f'inline; filename="{naam}.{soort}"'}
    if soort == "json":
        # Another site may read what everybody may: it sends no cookie along, and gets none.
        kop["Access-Control-Allow-Origin"] = "*"
    return HttpResponse(inhoud, content_type=f"application/{soort}", headers=kop)


def _gesloten(request, versie):
    antwoord = render(request, "ijmond/versie_gesloten.html", {"versie": versie}, status=410)
    antwoord.headers["Cache-Control"] = "no-cache"
    return antwoord
