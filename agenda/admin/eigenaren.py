from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html_join

from ..choices import EigenaarSoort
from ..models import Ambt, Eigenaar, Orgaan
from .basis import OpslaanAdmin


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
        ambten = eigenaar.ambten.select_related("organisatie", "bron")
        return format_html_join(
            ", ",
            '<a href="{}">{}</a>{}',
            (
                (
                    reverse("admin:agenda_ambt_change", args=[ambt.pk]),
                    ambt,
                    ambt.looptijd and f" {ambt.looptijd}",
                )
                for ambt in ambten
            ),
        )

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        ambten = self.admin_site.get_model_admin(Ambt)
        if _is_persoon(obj) and ambten.has_add_permission(request):
            adres = f"{reverse('admin:agenda_ambt_add')}?persoon={obj.pk}"
            context["nieuw"] = [{"adres": adres, "tekst": "Ambt toevoegen"}]
        return super().render_change_form(request, context, add, change, form_url, obj)


@admin.register(Orgaan)
class OrgaanAdmin(OpslaanAdmin):
    slug_van = "naam"
    list_display = ("naam",)
    search_fields = ("naam",)
    fields = ("naam", "slug", "omschrijving")


def _is_persoon(eigenaar):
    return eigenaar is not None and eigenaar.soort == EigenaarSoort.PERSOON
