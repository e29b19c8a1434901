"""Where the voorstellen stand in the admin: their list, a new one, and the page of each."""

from functools import partial

from django import forms
from django.contrib import admin
from django.db.models import Count, Exists, OuterRef, Q
from django.shortcuts import redirect
from django.urls import path

from ...choices import RegelWat, VoorstelStatus
from ...models import Agenda, Stand, Voorstel
from ...voorstellen import nieuw_voorstel
from .. import rechten
from ..basis import MetRechten, kolom
from ..botsing import naam_bij
from ..velden import GewoneVelden
from .gepland import moment_in_woorden
from .views import voorstel_view

NIEUWER = Stand.objects.filter(
    kenmerk=OuterRef("regels__sleutel"),
    soort=OuterRef("regels__soort"),
    pk__gt=OuterRef("regels__stand"),
)
DOET_MEE = Q(regels__doet_mee=True)
OM_OP_TE_LETTEN = {
    "aantal": Count("regels"),
    "intussen": Count("regels", filter=Q(Exists(NIEUWER), regels__doet_mee=True)),
    "niet_begrepen": Count("regels", filter=DOET_MEE & Q(regels__wat=RegelWat.NIET_BEGREPEN)),
    "zonder_reden": Count("regels", filter=DOET_MEE & Q(regels__reden="")),
}
"""What a list can tell of many voorstellen without a look at each."""


class NieuwForm(forms.ModelForm):
    """Of which agenda, and what it is called."""

    class Meta:
        model = Voorstel
        fields = ("agenda", "titel")

    def save(self, commit=True):
        """Nothing: the admin makes it by the door of the room."""
        return self.instance


@admin.register(Voorstel)
class VoorstelAdmin(MetRechten, GewoneVelden):
    form = NieuwForm
    list_display = ("titel", "agenda", "hoe_ver", "door", "gemaakt", "regels", "let_op")
    list_filter = ("agenda", "status")
    search_fields = ("titel", "toelichting")
    actions = None
    door = kolom("naam_van_wie", "door")
    regels = kolom("aantal", "regels")

    def get_urls(self):
        """None under the name of the model: all of them stand at the top."""
        return []

    def bovenaan(self):
        """The addresses, which also have the names that Django's own templates look for."""
        lijst, nieuw, een = (
            self.admin_site.admin_view(view)
            for view in (
                self.changelist_view,
                self.add_view,
                partial(voorstel_view, voorstel_admin=self),
            )
        )
        return [
            path("voorstellen/", lijst, name="voorstellen"),
            path("voorstellen/", lijst, name="agenda_voorstel_changelist"),
            path("voorstellen/nieuw/", nieuw, name="agenda_voorstel_add"),
            path("voorstellen/<int:pk>/", een, name="voorstel"),
            path("voorstellen/<int:pk>/", een, name="agenda_voorstel_change"),
        ]

    def get_queryset(self, request):
        alle = super().get_queryset(request).select_related("agenda", "vergadering__orgaan")
        return alle.annotate(naam_van_wie=naam_bij("wie"), **OM_OP_TE_LETTEN)

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"title": "Voorstellen"} | (extra_context or {}))

    def get_changeform_initial_data(self, request):
        agenda = Agenda.objects.filter(slug=request.GET.get("agenda", "").replace("\0", ""))
        return {"agenda": agenda.first()}

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        kwargs["queryset"] = rechten.te_zien(request.user, Agenda.objects.lopende_eerst())
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def save_model(self, request, obj, form, change):
        wie = request.user.get_username()
        obj.pk = nieuw_voorstel(obj.agenda, obj.titel, door=wie).pk

    def save_related(self, request, form, formsets, change):
        """Nothing hangs on a new one."""

    def response_add(self, request, obj, post_url_continue=None):
        self.message_user(request, f"Het voorstel ‘{obj}’ is er. Er staat nog niets in.")
        return redirect("admin:voorstel", obj.pk)

    def render_change_form(self, request, context, *args, **kwargs):
        context |= {
            "title": "Nieuw voorstel",
            "show_save_and_add_another": False,
            "show_save_and_continue": False,
        }
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.display(description="status", ordering="status")
    def hoe_ver(self, los):
        if los.gepland_op:
            return f"Gepland: {moment_in_woorden(los.gepland_op)}"
        if los.status == VoorstelStatus.TER_BESLUITVORMING and los.vergadering:
            return f"{los.get_status_display()}: {los.vergadering}"
        return los.get_status_display()

    @admin.display(description="gemaakt", ordering="gemaakt_op")
    def gemaakt(self, los):
        return moment_in_woorden(los.gemaakt_op)

    @admin.display(description="let op", empty_value="")
    def let_op(self, los):
        """What may stand in the way; its page tells whether it does."""
        if not los.loopt:
            return ""
        gezegd = ["Niet uitgevoerd zoals gepland"] if los.niet_uitgevoerd else []
        if not los.aantal:
            gezegd.append("Nog leeg")
        if los.intussen:
            gezegd.append(f"Intussen gewijzigd: {los.intussen}")
        if los.niet_begrepen:
            gezegd.append(f"Niet begrepen: {los.niet_begrepen}")
        if los.zonder_reden and not los.reden:
            gezegd.append("Nog geen reden")
        return ". ".join(gezegd)
