from typing import Any

from django import forms
from django.contrib import admin

from ..models import Agenda, Agendapunt, Domein, Periode
from . import rechten
from .basis import na_de_rijen
from .punten import PuntForm, PuntsoortAdmin
from .velden import MetVerantwoording, PlanningField


class AgendapuntForm(MetVerantwoording, PuntForm):
    planning = PlanningField(
        label="Gepland in",
        required=False,
        help_text="Vink aan wanneer dit op de agenda staat. Het is een verwachting, geen belofte. "
        "De toelichting mag leeg blijven.",
    )

    BINNEN_AGENDA = PuntForm.BINNEN_AGENDA | {
        "domein": lambda agenda: agenda.domeinen.all(),
        "themas": lambda agenda: agenda.themas.all(),
    }

    class Meta:
        widgets = {"themas": forms.CheckboxSelectMultiple}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "planning" in self.fields:
            veld: Any = self.fields["planning"]
            veld.set_agenda(self.agenda)
            rijen = self.begin.get("planning")
            if rijen is None:
                rijen = self.instance.planning.all() if self.instance.pk else ()
            if rijen:
                self.initial["planning"] = {p.periode_id: (True, p.toelichting) for p in rijen}


class WoordFilter(admin.SimpleListFilter):
    """Offers what there is on the agenda that the list is of, under its own word; or on any."""

    def __init__(self, request, params, model, model_admin):
        self.agenda = model_admin.gekozen_agenda(request)
        self.gebruiker = request.user
        if self.agenda:
            self.title = getattr(self.agenda, f"woord_{self.parameter_name}")
        super().__init__(request, params, model, model_admin)

    def van_agenda(self, rijen):
        te_zien = rechten.te_zien(self.gebruiker, rijen)
        return te_zien.filter(agenda=self.agenda) if self.agenda else te_zien


class DomeinFilter(WoordFilter):
    title = "domein"
    parameter_name = "domein"

    def lookups(self, request, model_admin):
        domeinen = list(self.van_agenda(Domein.objects.select_related("agenda")))
        een_agenda = len({domein.agenda_id for domein in domeinen}) == 1
        for domein in domeinen:
            yield str(domein.pk), str(domein) if een_agenda else f"{domein} ({domein.agenda})"

    def queryset(self, request, queryset):
        if self.value() in dict(self.lookup_choices):
            return queryset.filter(domein=self.value())
        return queryset


class PeriodeFilter(WoordFilter):
    title = "periode"
    parameter_name = "periode"

    def lookups(self, request, model_admin):
        perioden = self.van_agenda(Periode.objects.order_by("begin"))
        return [(naam, naam) for naam in dict.fromkeys(perioden.values_list("naam", flat=True))]

    def queryset(self, request, queryset):
        if self.value() in dict(self.lookup_choices):
            return queryset.gepland_in(self.van_agenda(Periode.objects.filter(naam=self.value())))
        return queryset


def heeft_domeinen(agenda: Agenda | None) -> bool:
    """Whether there is a domain to choose on this agenda."""
    return agenda is not None and agenda.domeinen.exists()


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
            {"fields": ("titel", "toch_opslaan", "domein", "stuksoort", "planning", "status")},
        ),
        PuntsoortAdmin.WIJZIGING,
        (None, {"fields": ("toelichting",)}),
        na_de_rijen(
            "Waarom en hoe vaak",
            "aanleiding", "beoogd_resultaat", "ritme", "ritme_toelichting", "themas",
        ),
        *PuntsoortAdmin.VAKKEN_NA_DE_RIJEN,
    )  # fmt: skip

    def get_list_display(self, request):
        """The column of a domain is called as the agenda of the list calls it."""
        kolommen = super().get_list_display(request)
        if not (agenda := self.gekozen_agenda(request)):
            return kolommen
        if not heeft_domeinen(agenda):
            return tuple(kolom for kolom in kolommen if kolom != "domein")

        @admin.display(description=agenda.woord_domein, ordering="domein")
        def domein(punt):
            return punt.domein

        return tuple(domein if kolom == "domein" else kolom for kolom in kolommen)

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("perioden")

    @admin.display(description="gepland in")
    def planning(self, punt):
        return ", ".join(str(periode) for periode in punt.perioden.all())

    def velden_zonder_nut(self, request, obj):
        over = super().velden_zonder_nut(request, obj)
        agenda = self.agenda_van(request, obj)
        if not heeft_domeinen(agenda):
            over |= {"domein"}
        return over if agenda and agenda.themas.exists() else over | {"themas"}
