"""The values that a field of the Werkagenda may have."""

from django.db.models import TextChoices


class OverlegSoort(TextChoices):
    PFH_OVERLEG = "pfh-overleg", "Pfh-overleg"
    SECRETARISSENOVERLEG = "secretarissenoverleg", "Secretarissenoverleg"


class BedragSoort(TextChoices):
    MAXIMUM = "maximum", "Maximum"
    VOORLOPIGE_RESERVERING = "voorlopige_reservering", "Voorlopige reservering"
    RESERVERING = "reservering", "Reservering"
    RAMING = "raming", "Raming"
    BUDGET = "budget", "Budget"
