"""Deleting items: one or many, with a reason that visitors read."""

from django.contrib import admin, messages
from django.contrib.admin.actions import delete_selected
from django.http import QueryDict

from ...choices import Herkomst
from ..velden import RedenForm, verantwoording
from .opslaan import OpslaanAdmin


class VerwijderAdmin(OpslaanAdmin):
    """For items: who deletes one that visitors see, tells them why."""

    actions: tuple[str, ...] = ("delete_selected",)

    def delete_view(self, request, object_id, extra_context=None):
        punt = self.get_object(request, object_id)
        form = self._reden(request, [punt] if punt else [])
        return super().delete_view(request, object_id, {"form": form} | (extra_context or {}))

    @admin.action(description="Verwijderen", permissions=["delete"])
    def delete_selected(self, request, queryset):
        form = self._reden(request, queryset)
        antwoord = delete_selected(self, request, queryset)
        if antwoord and antwoord.context_data is not None:
            antwoord.context_data["form"] = form
        return antwoord

    def wie_verwijdert(self, request, herkomst=Herkomst.FORMULIER):
        return verantwoording(request, request.reden_form, herkomst)

    def _reden(self, request, punten):
        """The form for the reason; what is confirmed without one, is asked again."""
        nodig = any(punt.is_openbaar for punt in punten)
        post = request.POST if "post" in request.POST else None
        form = RedenForm(post, vraag="Waarom kan dit weg?", nodig=nodig)
        if form.is_bound and not form.is_valid():
            self.message_user(request, "Vul eerst in wat er nog mist.", messages.ERROR)
            # The stock pages delete as soon as something is posted, and ask when nothing is.
            request.POST = QueryDict()
        request.reden_form = form
        return form
