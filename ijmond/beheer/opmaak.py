"""How a long text reads: beside its field while a clerk types, and on a page that explains it."""

from django import forms
from django.contrib import admin
from django.shortcuts import render
from django.urls import path

from agenda.admin.paginas import toon_los
from agenda.admin.velden import Tekstvak
from agenda.beschrijving.teksten import bezwaren
from agenda.tekens import schoon

from ..document import niet_op_papier

VOORBEELDEN = (
    ("Een alinea. Na een lege regel begint een nieuwe.", "Eerste alinea.\n\nTweede alinea."),
    ("Een regel houdt op waar u op Enter drukt.", "Raadhuisplein 1\n1234 AB Proefstad"),
    ("Een lijst: begin elke regel met een streepje. Plakken uit Word mag ook.", "- wonen\n- zorg"),
    ("Een lijst in een lijst: spring in met twee spaties.", "- wonen\n  - huur\n  - koop\n- zorg"),
    ("Nummers en letters blijven zoals u ze typt.", "1. Instellen\n26. Aanvullen\na) lid"),
    ("Een streepje voor een getal is een minteken en blijft staan.", "- 10% budget"),
    ("Vet: twee sterretjes ervoor en erna.", "Dit is **belangrijk**."),
    ("Een link: woorden tussen [ ], het adres tussen ( ).", "[de nota](https://nota.example/)"),
    ("Een webadres of e-mailadres wordt vanzelf een link.", "Zie www.nota.example"),
)
"""What a clerk can do, and what to type for it."""


class OpmaakForm(forms.Form):
    tekst = forms.CharField(
        label="Probeer het met uw eigen tekst",
        required=False,
        strip=False,
        widget=Tekstvak(attrs={"rows": 8}),
        help_text="Er wordt niets bewaard.",
    )


def opmaak(request):
    """The explanation, and how a text reads that was sent along; with `deel` that alone."""
    tekst = schoon(request.POST.get("tekst", ""))
    gelezen = {"tekst": tekst, "opmerkingen": [*bezwaren(tekst), *niet_op_papier(tekst)]}
    if "deel" in request.POST:
        return render(request, "admin/agenda/zo_leest_het.html", gelezen)
    context = gelezen | {
        "title": "Opmaak van een tekst",
        "form": OpmaakForm(initial={"tekst": tekst}),
        "voorbeelden": VOORBEELDEN,
    }
    return toon_los(request, "agenda/opmaak", context)


urlpatterns = [path("", admin.site.admin_view(opmaak), name="opmaak")]
"""Under /beheer/, before the addresses of the admin itself."""
