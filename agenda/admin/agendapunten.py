from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import F, OuterRef, Subquery
from django.utils.text import capfirst

from ..beschrijving.samen import lees_samen
from ..models import Agenda, Agendapunt, Domein, Periode, Planning
from ..tijdvakken import Tijdvak
from . import rechten
from .basis import na_de_rijen, opzij, vak
from .bulk import BLIJFT, ERBIJ, WijzigForm, sleutelkeuzes
from .punten import EigenaarFilter, PuntForm, PuntsoortAdmin
from .velden import MetVerantwoording, PlanningField


class AgendapuntForm(MetVerantwoording, PuntForm):
    planning = PlanningField(
        label="Gepland in",
        required=False,
        help_text="Een verwachting, geen belofte. De toelichting mag leeg blijven.",
    )

    BINNEN_AGENDA = PuntForm.BINNEN_AGENDA | {
        "domein": lambda agenda: agenda.domeinen.all(),
        "themas": lambda agenda: agenda.themas.all(),
        "planning": lambda agenda: agenda.perioden.all(),
    }

    class Meta:
        widgets = {"themas": forms.CheckboxSelectMultiple}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "planning" in self.fields:
            veld: Any = self.fields["planning"]
            veld.set_agenda(self.agenda, self.keuzes["planning"])
            rijen = self.begin.get("planning")
            if rijen is None:
                rijen = self.instance.planning.all() if self.instance.pk else ()
            if rijen:
                self.initial["planning"] = {p.periode_id: (True, p.toelichting) for p in rijen}


ZET, VERPLAATS = "zet", "verplaats"


class AgendapuntWijzigForm(WijzigForm):
    domein = forms.ChoiceField(label="Domein", required=False)
    planning_doe = forms.ChoiceField(
        label="Planning",
        required=False,
        choices=[
            BLIJFT,
            (ZET, "Plan alleen in wat ik aanvink"),
            (ERBIJ, "Plan ook in wat ik aanvink"),
            (VERPLAATS, "Verplaats van het een naar het ander"),
        ],
    )
    perioden = forms.MultipleChoiceField(
        label="Vink aan", required=False, widget=forms.CheckboxSelectMultiple
    )
    van = forms.ChoiceField(label="Verplaats van", required=False)
    naar = forms.ChoiceField(label="Verplaats naar", required=False)

    KOLOMMEN = (*WijzigForm.KOLOMMEN, "domein")
    VAKKEN = (
        ("", ("status", "domein", "stuksoort", "publicatie")),
        ("Planning", ("planning_doe", "perioden", "van", "naar")),
        *WijzigForm.VAKKEN[1:],
    )

    def __init__(self, data, *, agenda, **kwargs):
        super().__init__(data, agenda=agenda, **kwargs)
        velden: dict[str, Any] = self.fields
        velden["domein"].label = capfirst(agenda.woord_domein)
        domeinen, perioden = lees_samen(agenda.domeinen.all(), agenda.perioden.all())
        velden["domein"].choices = sleutelkeuzes(los for los, _ in domeinen)
        if len(velden["domein"].choices) == 1:
            del velden["domein"]
        _, *velden["perioden"].choices = sleutelkeuzes(los for los, _ in perioden)
        for naam in ("van", "naar"):
            velden[naam].choices = [("", "---------"), *velden["perioden"].choices]

    def clean(self):
        schoon = super().clean()
        nodig = {ZET: ("perioden",), ERBIJ: ("perioden",), VERPLAATS: ("van", "naar")}
        doe = schoon.get("planning_doe") or ""
        self.eis(nodig.get(doe, ()), "Kies dit ook.")
        if any(schoon.get(n) for n in ("perioden", "van", "naar") if n not in nodig.get(doe, ())):
            self.add_error("planning_doe", "Kies wat u met de planning doet.")
        return schoon

    def wordt(self, staat):
        nieuw = super().wordt(staat)
        if doe := self.cleaned_data["planning_doe"]:
            nieuw["planning"] = self._planning(doe, staat["planning"])
        return nieuw

    def _planning(self, doe, rijen):
        """The rows of a planning; what is said beside a periode goes along where that moves."""
        schoon = self.cleaned_data
        if doe == VERPLAATS:
            per_periode = {los["periode"]: los for los in rijen}
            van, naar = schoon["van"], schoon["naar"]
            if los := per_periode.pop(van, None):
                per_periode.setdefault(naar, los | {"periode": naar})
        else:
            per_periode = {
                naam: {"periode": naam, "toelichting": ""} for naam in schoon["perioden"]
            }
            per_periode |= {
                los["periode"]: los
                for los in rijen
                if doe == ERBIJ or los["periode"] in per_periode
            }
        return sorted(per_periode.values(), key=lambda los: Tijdvak.uit(los["periode"]).plaats)


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
        return None


class PeriodeFilter(WoordFilter):
    title = "periode"
    parameter_name = "periode"

    def lookups(self, request, model_admin):
        perioden = self.van_agenda(Periode.objects.order_by("begin"))
        return [(naam, naam) for naam in dict.fromkeys(perioden.values_list("naam", flat=True))]

    def queryset(self, request, queryset):
        if self.value() in dict(self.lookup_choices):
            return queryset.gepland_in(self.van_agenda(Periode.objects.filter(naam=self.value())))
        return None


def heeft_domeinen(agenda: Agenda | None) -> bool:
    """Whether there is a domain to choose on this agenda."""
    return agenda is not None and agenda.domeinen.exists()


@admin.register(Agendapunt)
class AgendapuntAdmin(PuntsoortAdmin):
    form = AgendapuntForm
    wijzigform = AgendapuntWijzigForm
    woord = "woord_agendapunt"
    list_display = (
        "kenmerk", "titel", "agenda", "domein", "planning", "stand", "eigenaren", "gewijzigd",
    )  # fmt: skip
    list_filter = ("agenda", DomeinFilter, "status", "publicatie", PeriodeFilter, EigenaarFilter)
    list_select_related = ("agenda", "domein")
    fieldsets = (
        vak("", "titel", "toch_opslaan", "toelichting", "aanleiding", "beoogd_resultaat"),
        opzij("Waar en wanneer", "planning", "status", "domein", "stuksoort", eerst=True),
        na_de_rijen("Indeling en hoe vaak", "themas", "ritme", "ritme_toelichting", dicht=True),
        *PuntsoortAdmin.LAATSTE_VAKKEN,
    )

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

    def voor_lijst(self, rijen):
        gepland = Planning.objects.filter(agendapunt=OuterRef("pk")).order_by("periode__begin")
        begint = Subquery(gepland.values("periode__begin")[:1])
        return super().voor_lijst(rijen).annotate(begint=begint).prefetch_related("perioden")

    @admin.display(description="gepland in", ordering=F("begint").asc(nulls_last=True))
    def planning(self, punt):
        return ", ".join(str(periode) for periode in punt.perioden.all())
