"""The pages of the work list: what needs attention, all of one kind, and what rests."""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.timezone import localdate

from agenda.admin.botsing import namen_van
from agenda.admin.paginas import toon_los
from agenda.datums import datum_in_woorden
from agenda.invoer import DagField, DagInput

from ..werklijst.blik import Blik
from ..werklijst.lijst import Werklijst
from ..werklijst.rust import LANGSTE_RUST, Rust, laat_rusten, wek

PER_PAGINA = 100
MAG_LATEN_RUSTEN = ("agenda.change_agendapunt", "werkagenda.change_actie")
NOG_ACTUEEL = "Nog actueel, bevestigd op {}."
GEEN_ZIN = "Deze regel staat niet meer op de werklijst: er is niets meer aan te doen."


class RustForm(forms.ModelForm):
    """Until when, and why."""

    class Meta:
        model = Rust
        fields = ("tot", "waarom")
        labels = {"tot": "Laat rusten tot en met"}
        field_classes = {"tot": DagField}
        widgets = {"tot": DagInput({"class": "vDateField"})}
        help_texts = {"waarom": "Eén zin, zodat een collega het begrijpt. Bezoekers zien dit niet."}

    def clean_tot(self):
        tot, vandaag = self.cleaned_data["tot"], localdate()
        if not vandaag <= tot <= vandaag + LANGSTE_RUST:
            raise forms.ValidationError("Kies een dag vanaf vandaag, en binnen een jaar.")
        return tot


def mag_laten_rusten(gebruiker) -> bool:
    return any(map(gebruiker.has_perm, MAG_LATEN_RUSTEN))


def werklijst(request):
    """All kinds, of each the first lines; with `?soort=` one kind, by a hundred a page."""
    lijst = Werklijst(Blik(request.user))
    context: dict[str, Any] = {
        "title": "Wat vraagt aandacht",
        "mag_rusten": mag_laten_rusten(request.user),
    }
    if naam := request.GET.get("soort"):
        if not (soort := lijst.soort(naam)):
            raise Http404
        groep = lijst.groep(soort)
        pagina = Paginator(groep.regels, PER_PAGINA).get_page(request.GET.get("p"))
        context |= {"title": soort.kop, "groep": groep, "pagina": pagina}
    else:
        context |= {"groepen": lijst.groepen, "soorten": lijst.soorten}
    return toon_los(request, "werklijst/werklijst", context)


def rust(request):
    """What rests; with `?regel=` asks of one line until when, or wakes it, or keeps it for now."""
    lijst = Werklijst(Blik(request.user))
    if not lijst.soorten:
        raise PermissionDenied
    if request.method == "POST" and not mag_laten_rusten(request.user):
        raise PermissionDenied
    naam, _, sleutel = request.GET.get("regel", "").partition(":")
    if not naam:
        return _rustend(request, lijst)
    if not (gevonden := lijst.zoek(naam, sleutel)):
        messages.info(request, GEEN_ZIN)
        return redirect("rust")
    soort, regel = gevonden
    terug = f"{reverse('werklijst')}#{soort.naam}"
    wie = request.user.get_username()
    if "_wek" in request.POST:
        wek(naam, sleutel)
        messages.success(request, f"Staat weer op de werklijst: {regel.naam}.")
        return redirect("rust")
    if "_actueel" in request.POST and regel.bevestigt_tot:
        waarom = NOG_ACTUEEL.format(datum_in_woorden(localdate(), "dag"))
        laat_rusten(naam, sleutel, tot=regel.bevestigt_tot, waarom=waarom, wie=wie)
        messages.success(request, f"Bevestigd: {regel.naam} is nog actueel.")
        return redirect(terug)
    form = RustForm(request.POST or None, initial={"tot": localdate() + timedelta(weeks=2)})
    if form.is_valid():
        laat_rusten(naam, sleutel, **form.cleaned_data, wie=wie)
        messages.success(request, f"Rust tot en met de dag die u koos: {regel.naam}.")
        return redirect(terug)
    context = {"title": "Laat rusten", "soort": soort, "regel": regel, "form": form, "terug": terug}
    return toon_los(request, "werklijst/laat_rusten", context)


def _rustend(request, lijst: Werklijst) -> TemplateResponse:
    rijen = [*lijst.rustend()]
    namen = namen_van({los.wie for _, _, los in rijen})
    context = {
        "title": "Wat rust",
        "rijen": [(soort, regel, los, namen[los.wie]) for soort, regel, los in rijen],
        "mag_rusten": mag_laten_rusten(request.user),
    }
    return toon_los(request, "werklijst/rust", context)


urlpatterns = [
    path("", admin.site.admin_view(werklijst), name="werklijst"),
    path("rust/", admin.site.admin_view(rust), name="rust"),
]
"""Under /beheer/, before the addresses of the admin itself: instead of its index."""
