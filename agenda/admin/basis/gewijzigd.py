"""What of a list was changed last, and by whom, as the newest stand of each row tells."""

from django.contrib import admin
from django.db.models import CharField, F, OuterRef, Subquery
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.html import format_html

from ...models import Stand
from ..botsing import LADEN, naam_bij
from .lijst import LijstAdmin


class GewijzigdAdmin(LijstAdmin):
    """For rows that have standen: a column that says when and by whom, by which a list sorts."""

    def get_queryset(self, request):
        rijen = super().get_queryset(request)
        if not request.resolver_match.url_name.endswith("_changelist"):
            return rijen
        sleutel = Cast(OuterRef(self.model.SLEUTEL), CharField())
        standen = Stand.objects.filter(kenmerk=sleutel).order_by("-pk")
        rijen = rijen.annotate(
            gewijzigd_op=Subquery(standen.values("wijziging__moment")[:1]),
            wie_wijzigde=Subquery(standen.values("wijziging__wie")[:1]),
        )
        return rijen.annotate(naam_van_wie=naam_bij("wie_wijzigde"))

    @admin.display(description="gewijzigd", ordering=F("gewijzigd_op").asc(nulls_first=True))
    def gewijzigd(self, rij):
        if not rij.gewijzigd_op:
            return ""
        wie = "ingelezen" if rij.wie_wijzigde == LADEN else rij.naam_van_wie
        dag = timezone.localtime(rij.gewijzigd_op).strftime("%d-%m-%Y")
        return format_html("{}<br>{}", dag, wie or "")
