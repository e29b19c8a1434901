"""Who there is, and which office somebody holds from when to when."""

from functools import partial

from django.contrib import admin
from django.urls import path
from django.utils.html import format_html_join

from ..choices import EigenaarSoort
from ..models import Ambt, Eigenaar, Orgaan, Portefeuille
from .basis import (
    BRON,
    GewijzigdAdmin,
    OpslaanAdmin,
    OpslaanForm,
    RijenInline,
    VraagtBijGelijkenis,
    vak,
)
from .paginas import adres
from .samenvoegen import mag_samenvoegen, samenvoegen_view
from .velden import met_openbaarheid


class EigenaarForm(VraagtBijGelijkenis, OpslaanForm):
    LIJKT = ("eigenaar", "naam")


@admin.register(Eigenaar)
class EigenaarAdmin(GewijzigdAdmin):
    form = EigenaarForm
    slug_van = "naam"
    change_form_template = "admin/agenda/eigenaar_form.html"
    list_display = ("naam", "soort", "op_de_site", "gewijzigd")
    list_filter = ("soort",)
    search_fields = ("zoektekst",)
    fields = (
        "naam", "toch_opslaan", "slug", "soort", "naam_openbaar", "ambten_kolom", "website",
        "tooi_uri",
    )  # fmt: skip
    readonly_fields = ("ambten_kolom",)

    def get_urls(self):
        samenvoegen = self.admin_site.admin_view(partial(samenvoegen_view, eigenaar_admin=self))
        naam = "agenda_eigenaar_samenvoegen"
        return [path("<int:pk>/samenvoegen/", samenvoegen, name=naam), *super().get_urls()]

    def get_search_results(self, request, queryset, search_term):
        gevonden, dubbel = super().get_search_results(request, queryset, search_term)
        return gevonden.prefetch_related("ambten__organisatie"), dubbel

    def zoeknaam(self, eigenaar):
        """A person with the offices that tell who of that name it is, and what visitors see."""
        naam = ", ".join(map(str, (eigenaar, *eigenaar.ambten.all())))
        return met_openbaarheid(eigenaar, naam)

    def velden_zonder_nut(self, request, obj):
        over = super().velden_zonder_nut(request, obj)
        if obj and not self.has_change_permission(request, obj):
            over |= {"toch_opslaan"}
        return over if _is_persoon(obj) else over | {"ambten_kolom"}

    @admin.display(description="naam mag op de site")
    def op_de_site(self, eigenaar):
        return "Ja" if eigenaar.is_openbaar else "Nee"

    @admin.display(description="ambten", empty_value="Nog geen.")
    def ambten_kolom(self, eigenaar):
        """Each office that somebody holds, with the way to its own page."""
        rijen = [
            (adres(ambt, "change", ambt.pk), ambt, ambt.looptijd and f" {ambt.looptijd}")
            for ambt in eigenaar.ambten.select_related("organisatie", "bron")
        ]
        return format_html_join(", ", '<a href="{}">{}</a>{}', rijen)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["mag_samen"] = change and mag_samenvoegen(self, request, obj)
        ambten = self.admin_site.get_model_admin(Ambt)
        if _is_persoon(obj) and ambten.has_add_permission(request):
            naar = f"{adres(Ambt, 'add')}?persoon={obj.pk}"
            context["nieuw"] = [{"adres": naar, "tekst": "Ambt toevoegen"}]
        return super().render_change_form(request, context, add, change, form_url, obj)


@admin.register(Orgaan)
class OrgaanAdmin(OpslaanAdmin):
    slug_van = "naam"
    list_display = ("naam",)
    search_fields = ("zoektekst",)
    fields = ("naam", "slug", "omschrijving", "inspreken", "inspreken_dagen")


class PortefeuilleInline(RijenInline):
    model = Portefeuille
    autocomplete_fields = ("organisatie",)
    fields = ("omschrijving", "organisatie", "volgorde")
    extra = 1


@admin.register(Ambt)
class AmbtAdmin(OpslaanAdmin):
    list_display = ("persoon", "functie", "organisatie", "partij", "looptijd")
    list_select_related = ("persoon", "organisatie", "bron")
    list_filter = (("organisatie", admin.RelatedOnlyFieldListFilter),)
    ordering = ("persoon__op_naam", "van", "pk")
    search_fields = ("zoektekst", "persoon__zoektekst", "organisatie__zoektekst")
    search_help_text = "Zoekt op persoon, functie, organisatie en partij."
    autocomplete_fields = ("persoon", "organisatie", "bron")
    fieldsets = (
        vak(
            "",
            "persoon", "organisatie", "functie", "partij", "volgorde",
            ("van", "van_precisie"), ("tot", "tot_precisie"),
        ),
        BRON,
    )  # fmt: skip
    inlines = (PortefeuilleInline,)

    def zoeknaam(self, ambt):
        """An office with who holds it."""
        return f"{ambt.persoon}, {ambt}"

    @admin.display(description="wanneer", ordering="van")
    def looptijd(self, ambt):
        return ambt.looptijd or "Niet bekend"


def _is_persoon(eigenaar):
    return eigenaar is not None and eigenaar.soort == EigenaarSoort.PERSOON
