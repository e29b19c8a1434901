"""What is done with many items at once passes over what changed since the list was shown."""

from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.http import HttpResponseRedirect

from ..models import Stand
from ..opslaan import opslag
from .basis import OpslaanAdmin
from .inwoorden import namen_van


def gezien(request) -> int:
    """The newest stand of what somebody looked at: that of the list, or else the newest now."""
    getal = request.POST.get("gezien", "")
    if request.method == "POST":
        return int(getal) if getal.isascii() and getal.isdecimal() and len(getal) < 19 else 0
    return nieuwste_stand()


def nieuwste_stand() -> int:
    return Stand.objects.values_list("pk", flat=True).last() or 0


class LijstAdmin(OpslaanAdmin):
    def changelist_view(self, request, extra_context=None):
        # Before the rows are read: a change in between is then one that nobody saw.
        context = {"gezien": nieuwste_stand()} | (extra_context or {})
        return super().changelist_view(request, context)

    def response_action(self, request, queryset):
        # Within one lock, or somebody could still come in between.
        with opslag():
            gewijzigd = self._intussen_gewijzigd(request, queryset)
            if not gewijzigd:
                return super().response_action(request, queryset)
            self._noem(request, gewijzigd)
            rest = queryset.exclude(pk__in=gewijzigd)
            if not self._gekozen(request, rest).exists():
                return HttpResponseRedirect(request.get_full_path())
            return super().response_action(request, rest)

    def _gekozen(self, request, queryset):
        if request.POST.get("select_across") == "1":
            return queryset
        gekozen = request.POST.getlist(ACTION_CHECKBOX_NAME)
        return queryset.filter(pk__in=[pk for pk in gekozen if pk.isdecimal() and len(pk) < 19])

    def _intussen_gewijzigd(self, request, queryset):
        """What was chosen and is another than it was, by primary key."""
        nieuwer = Stand.objects.filter(pk__gt=gezien(request)).values("kenmerk")
        return self._gekozen(request, queryset).filter(kenmerk__in=nieuwer).in_bulk()

    def _noem(self, request, gewijzigd):
        kenmerken = [punt.kenmerk for punt in gewijzigd.values()]
        door = dict(
            Stand.objects.filter(kenmerk__in=kenmerken).order_by("pk").values_list("kenmerk", "wie")
        )
        namen = namen_van(set(door.values()))
        genoemd = [
            f"{punt} (door {naam})" if (naam := namen[door[punt.kenmerk]]) else str(punt)
            for punt in gewijzigd.values()
        ]
        zin = (
            f"Overgeslagen, want intussen gewijzigd: {', '.join(genoemd)}. "
            "Kijk na wat er veranderde en kies dan opnieuw."
        )
        self.message_user(request, zin, messages.WARNING)
