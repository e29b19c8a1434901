"""What has standen: its history, and deleting one or many with a reason that visitors read."""

from django.contrib import admin, messages
from django.contrib.admin.actions import delete_selected
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect

from ...choices import Herkomst
from .. import rechten
from ..velden import RedenForm, verantwoording
from .opslaan import OpslaanAdmin
from .voorbereiden import KNOP
from .weg_voorstellen import NIETS


class VerwijderAdmin(OpslaanAdmin):
    """For items and meetings: who deletes one that visitors see, tells them why."""

    actions: tuple[str, ...] = ("delete_selected",)
    lezers_van_reden = "Bezoekers lezen dit."

    def history_view(self, request, object_id, extra_context=None):
        """Its standen tell more than the log of the admin, and stay when it is deleted."""
        if not (los := self.get_object(request, unquote(object_id))):
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined]
        if not self.has_view_permission(request, los):
            raise PermissionDenied
        return redirect("admin:agenda_punt_geschiedenis", los.sleutel)

    def delete_view(self, request, object_id, extra_context=None):
        punt = self.te_verwijderen(request, object_id)
        form = self._reden(request, [punt] if punt else [])
        if not form.is_bound:
            request.POST = NIETS
        context = {"form": form, "terug_te_halen": True} | (extra_context or {})
        return super().delete_view(request, object_id, context)

    @admin.action(description="Verwijderen", permissions=["delete"])
    def delete_selected(self, request, queryset):
        form, keuze = self._reden(request, queryset), self._keuze_om_weg(request, queryset)
        if KNOP in request.POST:
            if keuze is None:
                raise PermissionDenied
            if voorgesteld := self.stel_weg_voor(request, list(queryset), keuze):
                return voorgesteld
        antwoord = delete_selected(self, request, queryset)
        if antwoord and antwoord.context_data is not None:
            antwoord.context_data |= {"form": form, "voorstelkeuze": keuze}
        return antwoord

    def _keuze_om_weg(self, request, queryset):
        """In which voorstel many can go; None where they are of more than one agenda."""
        agendas = {getattr(rij, "agenda", None) for rij in queryset}
        kan = len(agendas) == 1 and rechten.mag_voorbereiden(request.user)
        return self.keuze_om_weg(request, agendas.pop(), Herkomst.LIJST) if kan else None

    def reden_om_weg(self, request):
        if not request.reden_form.is_valid():
            raise ValidationError("Vul eerst in wat er nog mist.")
        return request.reden_form.cleaned_data["reden"]

    def wie_verwijdert(self, request, herkomst=Herkomst.FORMULIER):
        return verantwoording(request, request.reden_form, herkomst)

    def _reden(self, request, punten):
        """The form for the reason; what is confirmed without one, is asked again.

        A voorstel may go without: its page says what still lacks one.
        """
        voorgesteld = KNOP in request.POST
        nodig = not voorgesteld and any(punt.is_openbaar for punt in punten)
        post = request.POST if "post" in request.POST else None
        vraag, lezers = "Waarom kan dit weg?", self.lezers_van_reden
        form = RedenForm(post, vraag=vraag, nodig=nodig, lezers=lezers, over=punten)
        if form.is_bound and not (voorgesteld or form.is_valid()):
            self.message_user(request, "Vul eerst in wat er nog mist.", messages.ERROR)
            request.POST = NIETS
        request.reden_form = form
        return form
