"""Who there is, and which office somebody holds from when to when."""

from django.contrib import admin
from django.utils.html import format_html_join

from ..choices import EigenaarSoort
from ..models import Ambt, Eigenaar, Orgaan, Portefeuille
from .basis import BRON, OpslaanAdmin, RijenInline
from .paginas import adres


@admin.register(Eigenaar)
class EigenaarAdmin(OpslaanAdmin):
    slug_van = "naam"
    change_form_template = "admin/agenda/met_nieuw.html"
    list_display = ("naam", "soort", "op_de_site")
    list_filter = ("soort",)
    search_fields = ("naam",)
    fields = ("naam", "slug", "soort", "naam_openbaar", "ambten_kolom", "website", "tooi_uri")
    readonly_fields = ("ambten_kolom",)

    def velden_zonder_nut(self, request, obj):
        over = super().velden_zonder_nut(request, obj)
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
        ambten = self.admin_site.get_model_admin(Ambt)
        if _is_persoon(obj) and ambten.has_add_permission(request):
            naar = f"{adres(Ambt, 'add')}?persoon={obj.pk}"
            context["nieuw"] = [{"adres": naar, "tekst": "Ambt toevoegen"}]
        return super().render_change_form(request, context, add, change, form_url, obj)


@admin.register(Orgaan)
class OrgaanAdmin(OpslaanAdmin):
    slug_van = "naam"
    list_display = ("naam",)
    search_fields = ("naam",)
    fields = ("naam", "slug", "omschrijving")


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
    ordering = ("persoon__naam", "van", "pk")
    search_fields = ("persoon__naam", "functie", "organisatie__naam", "partij")
    search_help_text = "Zoekt op persoon, functie, organisatie en partij."
    autocomplete_fields = ("persoon", "organisatie", "bron")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "persoon", "organisatie", "functie", "partij", "volgorde",
                    ("van", "van_precisie"), ("tot", "tot_precisie"),
                )
            },
        ),
        BRON,
    )  # fmt: skip
    inlines = (PortefeuilleInline,)

    @admin.display(description="wanneer", ordering="van")
    def looptijd(self, ambt):
        return ambt.looptijd or "Niet bekend"


def _is_persoon(eigenaar):
    return eigenaar is not None and eigenaar.soort == EigenaarSoort.PERSOON
