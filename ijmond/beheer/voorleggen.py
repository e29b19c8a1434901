"""A voorstel as the griffie reads it beforehand, and laying it before a meeting."""

from datetime import timedelta

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from agenda.admin.paginas import toon
from agenda.admin.rechten import mag_uitvoeren
from agenda.choices import VergaderingStatus
from agenda.models import Vergadering, Voorstel
from agenda.voorstellen import bekijk, laat_vervallen, leg_voor, neem_terug

from ..drukkerij import Griffiepapier, geef, in_voorbereiding
from ..logboek import Wat, schrijf
from ..momentopname.voorgesteld import als_json
from ..paginas import Vergelijkblad, geef_word, in_zijn_geheel, van_voorstel
from ..vergelijking import lees_in_voorbereiding
from ..worddocument import voorstel_document

EEN_JAAR = timedelta(days=366)
"""So long may a meeting last of which only the year is known."""


class VoorlegForm(forms.Form):
    """Before which meeting, and whether visitors may read it."""

    vergadering = forms.ModelChoiceField(
        Vergadering.objects.none(),
        empty_label="Kies een vergadering",
        help_text="Alleen vergaderingen die nog komen.",
        error_messages={"required": "Kies de vergadering waarin dit voorligt."},
    )
    openbaar = forms.BooleanField(
        label="Bezoekers kunnen het lezen",
        required=False,
        help_text="Zij zien de titel, de redenen en wat er verandert. De toelichting, opmerkingen "
        "en wie eraan werkte blijven intern.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        veld = self.fields["vergadering"]
        veld.queryset = _komende()  # type: ignore[attr-defined]


class VervalForm(forms.Form):
    """Why a voorstel lapses."""

    reden = forms.CharField(
        max_length=Voorstel._meta.get_field("waarom_vervallen").max_length,
        required=False,
        widget=AdminTextInputWidget,
        help_text="Eén zin. Konden bezoekers het voorstel lezen? Dan lezen zij deze ook.",
    )


@require_safe
def agenda_pagina(request, pk):
    """The whole agenda as it would be, with concepts."""
    voorstel = _te_zien(request, pk)
    vergelijking = lees_in_voorbereiding(bekijk(voorstel))
    context = in_zijn_geheel(vergelijking.nieuw) | {"voorstel": voorstel}
    return render(request, "ijmond/voorstel_vooruitblik.html", context)


@require_safe
def agenda_pdf(request, pk):
    """The same on paper, or a page that says that it is being made."""
    voorstel = _te_zien(request, pk)
    return geef(request, Griffiepapier.van(voorstel.pk), f"voorstel-{pk}")


@require_safe
def agenda_docx(request, pk):
    """The same as a document of Word."""
    voorstel = _te_zien(request, pk)
    document = voorstel_document(in_voorbereiding(voorstel), "")
    return geef_word(document, f"voorstel-{pk}")


@require_safe
def vergelijking_docx(request, pk):
    """What it would change by now, as tracked changes."""
    voorstel = _te_zien(request, pk)
    document = van_voorstel(voorstel, lees_in_voorbereiding(bekijk(voorstel)), "")
    return geef_word(document, f"voorstel-{pk}-wijzigingen")


@require_safe
def vergelijking_pagina(request, pk):
    """What it would change by now, concepts too."""
    voorstel = _te_zien(request, pk)
    verschil = lees_in_voorbereiding(bekijk(voorstel))
    blad = Vergelijkblad(verschil, request.GET)
    context = {"voorstel": voorstel, "vergelijking": verschil, "blad": blad}
    return render(request, "ijmond/voorstel_vooruitblik.html", context)


def voorleggen(request, pk):
    voorstel = _uit_te_voeren(request, pk)
    form = VoorlegForm(request.POST or None, initial={"vergadering": voorstel.vergadering_id})

    def doe(velden, door):
        openbaar = velden["openbaar"]
        leg_voor(voorstel, velden["vergadering"], als_json, openbaar=openbaar, door=door)
        voorstel.refresh_from_db()
        if openbaar:
            schrijf(Wat.OP_DE_SITE, _in_logboek(voorstel), wie=door)
        return f"Het voorstel ligt voor in de vergadering van {velden['vergadering']}."

    return _vraag(request, voorstel, form, doe, "Leg voor")


def terugnemen(request, pk):
    voorstel = _uit_te_voeren(request, pk)

    def doe(velden, door):
        was_te_lezen = voorstel.is_te_lezen
        neem_terug(voorstel, door)
        if was_te_lezen:
            schrijf(Wat.VAN_DE_SITE, _in_logboek(voorstel), wie=door)
        return "Het voorstel is teruggenomen. U kunt het weer wijzigen."

    return _vraag(request, voorstel, forms.Form(request.POST or None), doe, "Neem terug")


def vervallen(request, pk):
    """Who prepares one lets it lapse; once it lies before a meeting, who may decide on it."""
    voorstel = _te_zien(request, pk)
    mag_weg = _beheer().has_delete_permission(request, voorstel)
    if not (mag_uitvoeren(request.user, voorstel) if voorstel.ligt_voor else mag_weg):
        raise PermissionDenied

    def doe(velden, door):
        laat_vervallen(voorstel, velden["reden"], door)
        return f"Het voorstel ‘{voorstel}’ is vervallen."

    return _vraag(request, voorstel, VervalForm(request.POST or None), doe, "Laat vervallen")


def _vraag(request, voorstel, form, doe, knop):
    """Ask what has to be known, and do it; what stands in the way is told, and nothing is lost."""
    if request.method == "POST" and form.is_valid():
        try:
            zin = doe(form.cleaned_data, request.user.get_username())
        except ValidationError as fout:
            form.add_error(None, fout.messages)
        else:
            _beheer().log_change(request, voorstel, f"{knop}.")
            messages.success(request, zin)
            return redirect("admin:voorstel", voorstel.pk)
    context = {
        "title": f"{knop}: {voorstel}",
        "subtitle": str(voorstel.agenda),
        "original": voorstel,
        "voorstel": voorstel,
        "form": form,
        "knop": knop,
    }
    return toon(_beheer(), request, "voorstel_besluit", context)


def _te_zien(request, pk):
    """The voorstel, for who may see it; raises Http404 or PermissionDenied."""
    alle = Voorstel.objects.select_related("agenda__bijwerking", "vergadering__orgaan")
    voorstel = alle.filter(pk=pk).first()
    if voorstel is None and _beheer().has_view_permission(request):
        raise Http404
    if not _beheer().has_view_permission(request, voorstel):
        raise PermissionDenied
    return voorstel


def _uit_te_voeren(request, pk):
    voorstel = _te_zien(request, pk)
    if not mag_uitvoeren(request.user, voorstel):
        raise PermissionDenied
    return voorstel


def _beheer():
    return admin.site.get_model_admin(Voorstel)


def _komende():
    """The meetings that are still to come, the first one first."""
    niet = (VergaderingStatus.GEANNULEERD, VergaderingStatus.GEHOUDEN)
    misschien = Vergadering.objects.exclude(status__in=niet).filter(
        Q(datum=None) | Q(datum__gte=localdate() - EEN_JAAR)
    )
    komend = [los.pk for los in misschien if not los.is_voorbij]
    return Vergadering.objects.filter(pk__in=komend).select_related("orgaan").order_by("datum")


def _in_logboek(voorstel):
    return f"agenda {voorstel.agenda.slug}, voorstel {voorstel.nummer}"


urlpatterns = [
    path(f"<int:pk>/{adres}", admin.site.admin_view(view), name=f"voorstel-{naam}")
    for adres, view, naam in (
        ("agenda/", agenda_pagina, "agenda"),
        ("agenda.pdf", agenda_pdf, "agenda-pdf"),
        ("agenda.docx", agenda_docx, "agenda-docx"),
        ("vergelijking.docx", vergelijking_docx, "vergelijking-docx"),
        ("vergelijking/", vergelijking_pagina, "vergelijking"),
        ("voorleggen/", voorleggen, "voorleggen"),
        ("neem-terug/", terugnemen, "neem-terug"),
        ("laat-vervallen/", vervallen, "laat-vervallen"),
    )
]
"""Under /beheer/voorstellen/, before the addresses of the admin itself."""
