from django import forms
from django.contrib import admin

from ..models import Agendapunt, Domein, Periode
from .aanleiding import MetAanleiding
from .planning import PlanningField, lees_planning, schrijf_planning
from .punten import PuntForm, PuntsoortAdmin


class AgendapuntForm(MetAanleiding, PuntForm):
    planning = PlanningField(
        label="Gepland in",
        help_text="Vink aan wanneer dit op de agenda staat. Het is een verwachting, geen belofte. "
        "De toelichting mag leeg blijven.",
    )

    BINNEN_AGENDA = {
        "domein": lambda agenda: agenda.domeinen.all(),
        "themas": lambda agenda: agenda.themas.all(),
    }

    class Meta:
        widgets = {"themas": forms.CheckboxSelectMultiple}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "planning" in self.fields:
            self.fields["planning"].set_agenda(self.agenda)
            if self.instance.pk:
                self.initial["planning"] = lees_planning(self.instance)

    def _save_m2m(self):
        super()._save_m2m()
        schrijf_planning(self.instance, self.cleaned_data["planning"])


class DomeinFilter(admin.SimpleListFilter):
    title = "domein"
    parameter_name = "domein"

    def lookups(self, request, model_admin):
        domeinen = list(Domein.objects.select_related("agenda"))
        een_agenda = len({domein.agenda_id for domein in domeinen}) == 1
        for domein in domeinen:
            yield str(domein.pk), str(domein) if een_agenda else f"{domein} ({domein.agenda})"

    def queryset(self, request, queryset):
        if self.value() in dict(self.lookup_choices):
            return queryset.filter(domein=self.value())
        return queryset


class PeriodeFilter(admin.SimpleListFilter):
    title = "periode"
    parameter_name = "periode"

    def lookups(self, request, model_admin):
        namen = Periode.objects.order_by("begin").values_list("naam", flat=True)
        return [(naam, naam) for naam in dict.fromkeys(namen)]

    def queryset(self, request, queryset):
        if self.value() in dict(self.lookup_choices):
            return queryset.in_periode(self.value())
        return queryset


@admin.register(Agendapunt)
class AgendapuntAdmin(PuntsoortAdmin):
    form = AgendapuntForm
    woord = "woord_agendapunt"
    list_display = (
        "kenmerk", "titel", "agenda", "domein", "planning", "status", "eigenaren", "publicatie",
    )  # fmt: skip
    list_filter = ("agenda", DomeinFilter, "status", "publicatie", PeriodeFilter)
    list_select_related = ("agenda", "domein")
    fieldsets = (
        (
            None,
            {"fields": ("titel", "toch_opslaan", "domein", "planning", "status", "toelichting")},
        ),
        (
            "Waarom en hoe vaak",
            {
                "classes": (PuntsoortAdmin.NA_DE_RIJEN,),
                "fields": (
                    "aanleiding",
                    "beoogd_resultaat",
                    "ritme",
                    "ritme_toelichting",
                    "themas",
                ),
            },
        ),
        PuntsoortAdmin.BRON,
        PuntsoortAdmin.GRIFFIE,
        PuntsoortAdmin.PLAATS,
        PuntsoortAdmin.WIJZIGING,
    )

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("perioden")

    @admin.display(description="gepland in")
    def planning(self, punt):
        return ", ".join(str(periode) for periode in punt.perioden.all())

    def velden_zonder_nut(self, request, obj):
        over = super().velden_zonder_nut(request, obj)
        agenda = self.agenda_van(request, obj)
        return over if agenda and agenda.themas.exists() else over | {"themas"}
