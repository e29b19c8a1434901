"""The values that a field of the Werkagenda may have."""

from django.db.models import TextChoices


class OverlegSoort(TextChoices):
    PFH_OVERLEG = "pfh-overleg", "Pfh-overleg"
    SECRETARISSENOVERLEG = "secretarissenoverleg", "Secretarissenoverleg"
