"""A line of the log, and what kinds there are."""

from django.db import models
from django.utils import timezone


class Wat(models.TextChoices):
    """What was done, or tried."""

    INLOGGEN = "inloggen", "Inloggen"
    UITLOGGEN = "uitloggen", "Uitloggen"
    TOEGANG = "toegang", "Pagina zonder recht"
    GEBRUIKER = "gebruiker", "Gebruiker gewijzigd"
    OP_DE_SITE = "op_de_site", "Op de site gezet"
    VAN_DE_SITE = "van_de_site", "Van de site gehaald"
    VASTSTELLEN = "vaststellen", "Versie vastgesteld"
    BESLUIT = "besluit", "Versie vervallen of gesloten"
    WISSEN = "wissen", "Tekst gewist"
    UITVOER = "uitvoer", "Lijst opgehaald"
    INVOER = "invoer", "Document ingelezen"


class Uitkomst(models.TextChoices):
    GELUKT = "gelukt", "Gelukt"
    MISLUKT = "mislukt", "Mislukt"
    GEWEIGERD = "geweigerd", "Geweigerd"


class Logregel(models.Model):
    """Who did what, and from where; a trigger refuses to change one.

    `wie` is a user name, which outlives the account; empty for a command on the server.
    """

    wanneer = models.DateTimeField(default=timezone.now, db_index=True)
    wie = models.CharField(max_length=150, blank=True)
    wat = models.CharField(max_length=12, choices=Wat)
    waarop = models.CharField(max_length=500, blank=True)
    uitkomst = models.CharField(max_length=9, choices=Uitkomst)
    vanwaar = models.GenericIPAddressField(null=True, blank=True)

    class Meta:
        verbose_name = "regel van het logboek"
        verbose_name_plural = "regels van het logboek"
        ordering = ("-pk",)
        default_permissions = ("view",)

    def __str__(self):
        return f"{self.get_wat_display()} ({self.get_uitkomst_display().lower()})"
