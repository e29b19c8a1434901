"""Taking over a document of others at an agenda: out comes a voorstel to look at."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path
from django.utils.text import capfirst

from agenda.admin.paginas import toon
from agenda.admin.rechten import mag_publiceren
from agenda.models import Agenda, Domein, Voorstel

from ..logboek import Wat, schrijf
from ..overnemen import (
    GEEN_WIJZIGINGEN,
    LEZERS,
    Vergelijking,
    laat_binnen,
    lees,
    maak_voorstel,
    samenvatting,
    vergelijk,
)
from ..overnemen.poort import GROOTSTE, TE_GROOT
from .kolommen import meegekomen, vraag_kolommen

TITEL = "Document overnemen"
KIES = "Kies een bestand."


class DocumentForm(forms.Form):
    bestand = forms.FileField(
        help_text="Een Word-document (.docx), een Excel-bestand (.xlsx) of een csv-bestand, van "
        "hoogstens 20 MB.",
        widget=forms.FileInput({"accept": ".docx,.xlsx,.csv"}),
    )
    domein = forms.ModelChoiceField(
        Domein.objects.none(),
        required=False,
        empty_label="Kies",
        to_field_name="slug",
    )
    als_concept = forms.BooleanField(
        label="Zet wat nieuw is nog niet op de site",
        required=False,
        help_text="Het wordt dan een concept. U publiceert het later zelf.",
    )
    opnieuw = forms.BooleanField(
        label="Kies opnieuw wat er in de kolommen staat",
        required=False,
        help_text="Alleen voor een lijst die niet uit dit portaal komt.",
    )

    def __init__(self, *args, agenda, **kwargs):
        super().__init__(*args, **kwargs)
        domein: Any = self.fields["domein"]
        domein.queryset = agenda.domeinen.all()
        domein.label = f"{capfirst(agenda.woord_domein)} van wat nieuw is"
        waar = agenda.woord_domein
        domein.help_text = f"Voor wat in het document bij geen {waar} staat. Laat anders leeg."
        if not domein.queryset:
            del self.fields["domein"]


def neem_over(request, pk):
    """Ask for a file; make a voorstel of what is in it, or say that it changes nothing."""
    agenda = _agenda(request, pk)
    is_verstuurd = request.method == "POST"
    form = DocumentForm(
        request.POST if is_verstuurd else None,
        meegekomen(request) if is_verstuurd else None,
        agenda=agenda,
        initial={"als_concept": not mag_publiceren(request.user)},
    )
    form.fields["bestand"].error_messages["required"] = TE_GROOT if _te_groot(request) else KIES
    vergelijking = None
    if form.is_valid():
        gekozen = dict(form.cleaned_data)
        bestand, opnieuw = gekozen.pop("bestand"), gekozen.pop("opnieuw")
        try:
            binnen = laat_binnen(bestand, bestand.name)
            if vraag := vraag_kolommen(request, agenda, binnen, opnieuw=opnieuw):
                return _pagina(request, agenda, "kolommen", gekozen | vraag)
            vergelijking, voorstel = _maak(request, agenda, binnen, **gekozen)
        except ValidationError as fout:
            form.add_error("bestand", fout)
        else:
            if voorstel:
                messages.success(request, f"Gelezen: {samenvatting(vergelijking)}")
                return redirect("admin:voorstel", voorstel.pk)
    context = {"form": form, "vergelijking": vergelijking, "geen_wijzigingen": GEEN_WIJZIGINGEN}
    return _pagina(request, agenda, "neem_over", context)


def _pagina(request, agenda, sjabloon, context):
    """A page about taking over at an agenda."""
    eigen = {"title": TITEL, "subtitle": str(agenda), "original": agenda}
    return toon(admin.site.get_model_admin(Agenda), request, sjabloon, eigen | context)


@transaction.atomic
def _maak(
    request, agenda, binnen, als_concept, domein=None
) -> tuple[Vergelijking, Voorstel | None]:
    """What a file would do, and the voorstel that does it; raises ValidationError."""
    anders = {"domein": domein.slug} if domein else {}
    vergelijking = vergelijk(lees(binnen, agenda), agenda, als_concept=als_concept, anders=anders)
    voorstel = maak_voorstel(
        vergelijking,
        herkomst=LEZERS[binnen.soort].herkomst,
        bestand=binnen.naam,
        door=request.user.get_username(),
    )
    if voorstel:
        schrijf(Wat.INVOER, f"voorstel {voorstel.pk}")
    return vergelijking, voorstel


def _agenda(request, pk):
    """The agenda, for who may prepare changes of it; raises Http404 or PermissionDenied."""
    agendas, voorstellen = (admin.site.get_model_admin(los) for los in (Agenda, Voorstel))
    if not voorstellen.has_add_permission(request):
        raise PermissionDenied
    if not (agenda := agendas.get_object(request, str(pk))):
        raise Http404
    return agenda


def _te_groot(request) -> bool:
    """Whether a file was sent of which nothing was kept."""
    verstuurd = int(request.META.get("CONTENT_LENGTH") or 0)
    return request.method == "POST" and not request.FILES and verstuurd > GROOTSTE


urlpatterns = [path("<int:pk>/", admin.site.admin_view(neem_over), name="neem-over")]
"""Under /beheer/, before the addresses of the admin itself."""
