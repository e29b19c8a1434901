"""Deleting can be kept as a voorstel too: a button on the page that asks whether one is sure."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import QueryDict

from ...choices import Herkomst
from ...models import Agenda
from ...voorstellen import eigen_reden, stel_verwijderen_voor
from ..velden import zinnen
from .voorbereiden import KNOP, VoorbereidAdmin, Voorbereiding
from .voorstelkeuze import VoorstelKeuze

NIETS = QueryDict()
"""The stock pages delete as soon as something is posted, and ask when nothing is."""


class WegVoorstelAdmin(VoorbereidAdmin):
    """The pages that ask whether something may go can put that into a voorstel."""

    def mag_verwijderen(self, request, obj=None) -> bool:
        """Whether somebody may delete this at once."""
        return super().has_delete_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        """Also of what waits for who may publish, where that only becomes a voorstel."""
        if self.mag_verwijderen(request, obj):
            return True
        return self.mag_verwijderen(request) and self.mag_voorstellen(request, obj)

    def delete_view(self, request, object_id, extra_context=None):
        los = self.te_verwijderen(request, object_id)
        context: dict[str, Any] = extra_context or {}
        if los and self.kan_voorbereid(request, object_id) and not isinstance(los, Agenda):
            request.voorbereiding = Voorbereiding(request)
            context["alleen_voorstel"] = not self.mag_verwijderen(request, los)
            context["voorstelkeuze"] = self.keuze_om_weg(request, self.agenda_van(request, los))  # type: ignore[attr-defined]
            bewaart = request.voorbereiding.bewaart and self.has_delete_permission(request, los)
            gedaan = bewaart and self.stel_weg_voor(request, [los], context["voorstelkeuze"])
            if gedaan:
                return gedaan
        elif KNOP in request.POST:
            raise PermissionDenied
        return super().delete_view(request, object_id, context)

    def keuze_om_weg(
        self, request, agenda: Agenda | None, herkomst=Herkomst.FORMULIER
    ) -> VoorstelKeuze:
        data = request.POST if KNOP in request.POST else None
        return VoorstelKeuze(data, request.user, herkomst, agenda=agenda)

    def reden_om_weg(self, request) -> str:
        """What somebody typed of why it may go; raises ValidationError for what can't be."""
        return ""

    def stel_weg_voor(self, request, rijen, keuze: VoorstelKeuze):
        """Keep in a voorstel that these go; None, and nothing is sent any more, where it can't."""
        try:
            with transaction.atomic():
                voorstel = keuze.gekozen()
                over = {"wie": request.user.get_username(), "reden": self.reden_om_weg(request)}
                over["reden"] = eigen_reden(voorstel, over["reden"])
                for rij in rijen:
                    stel_verwijderen_voor(voorstel, rij, **over)
        except ValidationError as fout:
            for zin in zinnen(fout):
                self.message_user(request, zin, messages.ERROR)
            request.POST = NIETS
            return None
        wat = f"Het verwijderen van {rijen[0] if len(rijen) == 1 else f'{len(rijen)} punten'}"
        return self.naar_voorstel(request, wat, voorstel)
