"""Which voorstellen a visitor may read of."""

from django.db.models import QuerySet

from ...choices import VoorstelStatus
from .agenda import OPENBARE_AGENDA


class VoorstelQuerySet(QuerySet):
    def te_lezen(self):
        """Those that lie before a meeting for everybody to read, or did so and are settled.

        Of what lapsed nothing more may be told than its number, when and why.
        """
        return self.filter(
            agenda__status__in=OPENBARE_AGENDA,
            is_openbaar=True,
            nummer__isnull=False,
            voorgelegd_op__isnull=False,
        )

    def liggen_voor(self):
        """Those that lie before a meeting now, for everybody to read."""
        return self.te_lezen().filter(status=VoorstelStatus.TER_BESLUITVORMING)

    def in_vergadering(self, vergadering):
        """What lies before this meeting, or did so and was carried out, for everybody to read."""
        gaat_door = self.te_lezen().exclude(status=VoorstelStatus.VERVALLEN)
        return gaat_door.filter(vergadering=vergadering).select_related("agenda").order_by("pk")
