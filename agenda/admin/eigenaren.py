from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms import BaseInlineFormSet

from ..choices import EigenaarSoort
from ..models import Ambt, Eigenaar, Orgaan
from .basis import OpslaanAdmin, RijenInline


class AmbtFormSet(BaseInlineFormSet):
    def clean(self):
        super().clean()
        ingevuld = [
            los for los in self.forms if los.has_changed() and not los.cleaned_data.get("DELETE")
        ]
        if ingevuld and self.instance.soort != EigenaarSoort.PERSOON:
            raise ValidationError("Alleen een persoon heeft een ambt. Kies bij soort: Persoon.")


class AmbtInline(RijenInline):
    model = Ambt
    formset = AmbtFormSet
    fk_name = "persoon"
    autocomplete_fields = ("organisatie",)
    fields = ("organisatie", "functie", "partij", "volgorde", "van", "tot")


@admin.register(Eigenaar)
class EigenaarAdmin(OpslaanAdmin):
    slug_van = "naam"
    list_display = ("naam", "soort", "op_de_site")
    list_filter = ("soort",)
    search_fields = ("naam",)
    fields = ("naam", "slug", "soort", "naam_openbaar", "website", "tooi_uri")
    inlines = (AmbtInline,)

    @admin.display(description="naam mag op de site")
    def op_de_site(self, eigenaar):
        return "Ja" if eigenaar.is_openbaar else "Nee"


@admin.register(Orgaan)
class OrgaanAdmin(OpslaanAdmin):
    slug_van = "naam"
    list_display = ("naam",)
    search_fields = ("naam",)
    fields = ("naam", "slug", "omschrijving")
