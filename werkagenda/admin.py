"""The pages under /beheer/ of overleggen and acties."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import Count
from django.urls import reverse
from django.utils.html import format_html

from agenda.admin.basis import (
    BegintBijAgenda,
    BinnenAgendaForm,
    BlokkenInline,
    GewijzigdAdmin,
    kolom,
    opzij,
    vak,
)
from agenda.admin.bulk import WijzigForm, sleutelkeuzes
from agenda.admin.punten import EigenaarFilter, PuntForm, PuntsoortAdmin
from agenda.admin.rechten import te_zien
from agenda.admin.velden import MetVerantwoording
from agenda.choices import Publicatie
from agenda.models import Agendapunt
from agenda.models.querysets.agenda import lopend_eerst

from .models import Actie, Overleg


class GelijkeActieForm(PuntForm):
    """Two actions may bear the same title, but hardly in one overleg."""

    def vergelijkbaar(self):
        overleg = self.cleaned_data.get("overleg")
        if overleg is None or overleg.pk is None:
            return Actie.objects.none()
        return Actie.objects.filter(overleg=overleg)


class ActieForm(MetVerantwoording, GelijkeActieForm):
    BINNEN_AGENDA = PuntForm.BINNEN_AGENDA | {
        "overleg": lambda agenda: Overleg.objects.filter(agenda=agenda),
        "agendapunt": lambda agenda: Agendapunt.objects.filter(agenda=agenda),
    }


class OnderOverlegForm(GelijkeActieForm):
    """An action on the page of its overleg, which can move to another one."""

    elders: Iterable[Overleg] = ()
    """The overleggen that it can move to, looked up once for all rows."""
    naar_overleg = forms.ChoiceField(
        label="Verplaats naar", required=False, help_text="Het overleg waar dit voortaan bij staat."
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "naar_overleg" in self.fields:
            veld: Any = self.fields["naar_overleg"]
            elders = self.elders if self.instance.pk else ()
            veld.choices = [("", "Blijft hier"), *((los.pk, str(los)) for los in elders)]

    def _post_clean(self):
        super()._post_clean()  # type: ignore[misc]
        if naar := self.cleaned_data.get("naar_overleg"):
            self.instance.overleg_id = int(naar)

    @property
    def kort(self):
        """What stands beside a row that is folded: "Loopt, 1e helft 2027"."""
        delen = (self.instance.get_status_display(), self.instance.termijn_in_woorden)
        return ", ".join(filter(None, delen))


class ActieInline(BlokkenInline):
    """The actions of an overleg, in short; the page of an action has the rest."""

    model = Actie
    woorden = ("woord_actie", "woord_acties")
    form = OnderOverlegForm
    fk_name = "overleg"
    fields = (
        "titel", "toch_opslaan", ("status", "termijn", "termijn_precisie"), "toelichting",
        "naar_overleg", "publicatie",
    )  # fmt: skip
    readonly_fields = ("publicatie",)
    show_change_link = True
    ordering = ("volgorde", "op_kenmerk")

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        if obj:
            bij: Any = self.admin_site.get_model_admin(Overleg)
            overleggen = bij.keuzes(request, obj)["naar_overleg"]
            formset.form.elders = [los for los in overleggen if los != obj]
        return formset


class ActieWijzigForm(WijzigForm):
    overleg = forms.ChoiceField(label="Overleg", required=False)

    KOLOMMEN = (*WijzigForm.KOLOMMEN, "overleg")
    VAKKEN = (("", ("status", "overleg", "stuksoort", "publicatie")), *WijzigForm.VAKKEN[1:])

    def __init__(self, data, *, agenda, **kwargs):
        super().__init__(data, agenda=agenda, **kwargs)
        veld: Any = self.fields["overleg"]
        veld.choices = sleutelkeuzes(Overleg.objects.filter(agenda=agenda))


class OverlegFilter(admin.SimpleListFilter):
    title = "overleg"
    parameter_name = "overleg"

    def lookups(self, request, model_admin):
        overleggen = te_zien(request.user, Overleg.objects.select_related("agenda"))
        return [(str(o.pk), f"{o} ({o.agenda})") for o in overleggen]

    def queryset(self, request, queryset):
        if self.value() in dict(self.lookup_choices):
            return queryset.filter(overleg=self.value())
        return None


@admin.register(Actie)
class ActieAdmin(PuntsoortAdmin):
    form = ActieForm
    wijzigform = ActieWijzigForm
    woord = "woord_actie"
    list_display = (
        "kenmerk", "titel", "agenda", "overleg", "stand", "termijn_kolom", "eigenaren",
        "gewijzigd",
    )  # fmt: skip
    list_filter = ("agenda", OverlegFilter, "status", "publicatie", EigenaarFilter)
    list_select_related = ("agenda", "overleg")
    autocomplete_fields = (*PuntsoortAdmin.autocomplete_fields, "agendapunt")
    fieldsets = (
        vak("", "titel", "toch_opslaan", "toelichting", "overleg", "agendapunt", "stuksoort"),
        opzij(
            "Wanneer klaar",
            "status", ("termijn", "termijn_precisie"), "termijn_tekst",
            ("gereed_op", "gereed_op_precisie"),
            eerst=True,
        ),
        *PuntsoortAdmin.LAATSTE_VAKKEN,
    )  # fmt: skip

    @admin.display(description="termijn", ordering="termijn")
    def termijn_kolom(self, actie):
        return actie.termijn_in_woorden


class OverlegForm(MetVerantwoording, BinnenAgendaForm):
    BINNEN_AGENDA = {
        "domein": lambda agenda: agenda.domeinen.all(),
        "naar_overleg": lambda agenda: agenda.overleggen.all(),  # of the actions under it
        "agendapunten": lambda agenda: Agendapunt.objects.filter(agenda=agenda),
    }


@admin.register(Overleg)
class OverlegAdmin(GewijzigdAdmin, BegintBijAgenda):
    form = OverlegForm
    naast_elkaar = True
    slug_van = "naam"
    list_display = ("naam", "afkorting", "agenda", "domein", "soort", "aantal", "gewijzigd")
    ordering = (lopend_eerst("agenda__"), *(Overleg._meta.ordering or ()))
    list_filter = ("agenda", "domein", "soort", ("deelnemers", admin.RelatedOnlyFieldListFilter))
    search_fields = ("zoektekst",)
    autocomplete_fields = ("deelnemers", "agendapunten")
    fieldsets = (
        vak(
            "",
            "naam", "afkorting", "slug", "domein", "soort", "deelnemers", "agendapunten",
            "volgorde",
        ),
        PuntsoortAdmin.WIJZIGING,
    )  # fmt: skip
    inlines = (ActieInline,)
    aantal = kolom("aantal", "acties")

    def staat_op_de_site(self, overleg):
        return overleg.agenda.is_openbaar

    def get_queryset(self, request):
        overleggen = super().get_queryset(request).select_related("agenda", "domein")
        return overleggen.annotate(aantal=Count("acties"))

    def bewaar_formset(self, werk, hoofd, formset):
        """A new action gets the agenda of its overleg."""
        for form in formset.extra_forms:
            form.instance.agenda = hoofd.agenda
        super().bewaar_formset(werk, hoofd, formset)

    def bewaar_alles(self, request, form, formsets, change):
        super().bewaar_alles(request, form, formsets, change)
        if any(a.publicatie == Publicatie.CONCEPT for f in formsets for a in f.new_objects):
            adres = reverse("admin:werkagenda_actie_changelist")
            vraag = f"?overleg={form.instance.pk}&publicatie__exact={Publicatie.CONCEPT}"
            zin = format_html(
                "Nieuwe {} zijn nog concept: alleen de griffie ziet ze. "
                '<a href="{}">Publiceer ze in de lijst van acties</a>.',
                form.instance.agenda.woord_acties,
                adres + vraag,
            )
            self.message_user(request, zin, messages.INFO)
