"""What is done with many rows at once passes over what changed since the list was shown."""

from contextlib import AbstractContextManager
from typing import Any

from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import CharField
from django.db.models.functions import Cast
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse

from ...models import Stand, met_standen
from ...opslag import opslag
from .. import rechten
from ..botsing import door_wie, vingerafdrukken
from ..velden import is_sleutel, lees, teken
from .opslaan import OpslaanAdmin


class LijstAdmin(OpslaanAdmin):
    """`gezien` says what a page showed: the newest stand or, without standen, fingerprints."""

    def changelist_view(self, request, extra_context=None):
        # Before the rows are read: a change in between is then one that nobody saw.
        context = {"gezien": self.nu_te_zien()} | (extra_context or {})
        return super().changelist_view(request, context)

    @property
    def heeft_standen(self) -> bool:
        return self.model in met_standen().values()

    def nu_te_zien(self) -> str:
        if self.heeft_standen:
            return str(Stand.objects.values_list("pk", flat=True).last() or 0)
        return teken("lijst", vingerafdrukken(self.model.objects.all()))

    def response_action(self, request, queryset):  # type: ignore[override]  # as Django 5.2 has it
        gezien = request.POST.get("gezien", "")
        with self.slot(request):
            gewijzigd = self._intussen_gewijzigd(self._gekozen(request, queryset), gezien)
            if gewijzigd:
                self._noem(request, gewijzigd)
                queryset = queryset.exclude(pk__in=gewijzigd)
            gekozen = self._gekozen(request, queryset)
            if vast := self.vast(request, gekozen).in_bulk():
                self._noem_vast(request, vast)
                queryset = queryset.exclude(pk__in=vast)
            if (gewijzigd or vast) and not self._gekozen(request, queryset).exists():
                return HttpResponseRedirect(request.get_full_path())
            antwoord = super().response_action(request, queryset)
        if isinstance(antwoord, TemplateResponse) and antwoord.context_data is not None:
            antwoord.context_data["gezien"] = gezien
        return antwoord

    def slot(self, request) -> AbstractContextManager[Any]:
        """The one lock within which it is done, or somebody could still come in between."""
        return opslag()

    def vast(self, request, gekozen):
        """Which of these rows wait for who may publish, so that nothing is done with them."""
        return rechten.niet_te_wijzigen(request.user, gekozen)

    def _gekozen(self, request, queryset):
        if request.POST.get("select_across") == "1":
            return queryset
        gekozen = request.POST.getlist(ACTION_CHECKBOX_NAME)
        return queryset.filter(pk__in=[pk for pk in gekozen if is_sleutel(pk)])

    def _intussen_gewijzigd(self, gekozen, gezien):
        """What was chosen and is another than it was, by primary key."""
        if self.heeft_standen:
            nieuwer = Stand.objects.filter(pk__gt=int(gezien) if is_sleutel(gezien) else 0)
            gekozen = gekozen.alias(los_kenmerk=Cast(self.model.SLEUTEL, CharField()))
            return gekozen.filter(los_kenmerk__in=nieuwer.values("kenmerk")).in_bulk()
        toen = lees("lijst", gezien) or {}
        nu = vingerafdrukken(gekozen)
        return gekozen.in_bulk([int(pk) for pk, afdruk in nu.items() if toen.get(pk) != afdruk])

    def _noem(self, request, gewijzigd):
        door = self._door(gewijzigd.values())
        genoemd = ", ".join(f"{los}{door.get(pk, '')}" for pk, los in gewijzigd.items())
        zin = (
            f"Overgeslagen, want intussen gewijzigd: {genoemd}. "
            "Kijk na wat er veranderde en kies dan opnieuw."
        )
        self.message_user(request, zin, messages.WARNING)

    def _noem_vast(self, request, vast):
        genoemd = ", ".join(map(str, vast.values()))
        zin = f"Overgeslagen, want dit is geen concept meer: {genoemd}. Vraag het de griffie."
        self.message_user(request, zin, messages.WARNING)

    def _door(self, gewijzigd):
        """By whom each row was changed last; of what has no standen that is not known."""
        if not self.heeft_standen:
            return {}
        kenmerken = {str(los.sleutel): los.pk for los in gewijzigd}
        standen = Stand.objects.filter(kenmerk__in=kenmerken).nieuwste()
        door = dict(standen.values_list("kenmerk", "wijziging__wie"))
        namen = door_wie(set(door.values()))
        return {kenmerken[kenmerk]: f" (door {namen[wie]})" for kenmerk, wie in door.items() if wie}
