"""What of a list was changed last, and by whom."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.db.models import CharField, F, OuterRef, Subquery
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.html import format_html

from ...models import Stand, met_standen
from ..botsing import LADEN, naam_bij
from .opslaan import OpslaanAdmin


class GewijzigdAdmin(OpslaanAdmin):
    """A column that says when and by whom, by which a list sorts.

    The newest stand of a row tells it; without standen, as `wie_het_laatst` has it, the log does.
    """

    def get_queryset(self, request):
        rijen = super().get_queryset(request)
        is_lijst = request.resolver_match.url_name.endswith("_changelist")
        return self.voor_lijst(rijen) if is_lijst else rijen

    def voor_lijst(self, rijen):
        """With what a list tells of each row; a form of one row does without."""
        nieuwste, wanneer, wie = self._nieuwste()
        rijen = rijen.annotate(
            gewijzigd_op=Subquery(nieuwste.values(wanneer)[:1]),
            wie_wijzigde=Subquery(nieuwste.values(wie)[:1]),
        )
        return rijen.annotate(naam_van_wie=naam_bij("wie_wijzigde"))

    def _nieuwste(self) -> tuple[Any, str, str]:
        """Of each row what was written last, and the columns that say when, and by whom."""
        if self.model in met_standen().values():
            sleutel = Cast(OuterRef(self.model.SLEUTEL), CharField())
            standen = Stand.objects.filter(kenmerk=sleutel).order_by("-pk")
            return standen, "wijziging__moment", "wijziging__wie"
        over = {
            "content_type__app_label": self.opts.app_label,
            "content_type__model": self.opts.model_name,
            "object_id": Cast(OuterRef("pk"), CharField()),
        }
        return LogEntry.objects.filter(**over).order_by("-pk"), "action_time", "user__username"

    @admin.display(description="gewijzigd", ordering=F("gewijzigd_op").asc(nulls_first=True))
    def gewijzigd(self, rij):
        if not rij.gewijzigd_op:
            return ""
        wie = "ingelezen" if rij.wie_wijzigde == LADEN else rij.naam_van_wie
        dag = timezone.localtime(rij.gewijzigd_op).strftime("%d-%m-%Y")
        return format_html('<span class="nowrap">{}</span><br>{}', dag, wie or "")
