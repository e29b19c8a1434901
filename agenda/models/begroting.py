"""What the region expected to spend, as a table of posts and years."""

from django.db import models

from ..beschrijving import kader
from ..beschrijving.model import Beschreven
from .agenda import Agenda
from .querysets.agenda import VanAgendaQuerySet
from .velden import bron_plaats_veld, bron_veld, een_keer


class Begrotingsregel(Beschreven):
    """One amount in whole euros: of a post, in a year, as some estimate had it.

    A total is as the source printed it, which may differ from the sum by rounding.
    """

    agenda = models.ForeignKey(Agenda, models.CASCADE, related_name="begroting")
    post = models.CharField(max_length=100, help_text="Waar het geld voor is.")
    jaar = models.PositiveSmallIntegerField()
    raming = models.CharField(
        max_length=60,
        blank=True,
        help_text="Van welke raming het bedrag is, bijvoorbeeld: meicirculaire 2016.",
    )
    bedrag = models.BigIntegerField("bedrag in euro")
    is_totaal = models.BooleanField(
        "totaal", default=False, help_text="Of dit het totaal is dat het document noemt."
    )
    volgorde = models.PositiveIntegerField(
        default=0, help_text="De plaats van de post in de tabel."
    )
    bron = bron_veld("begrotingsregels")
    bron_plaats = bron_plaats_veld()

    objects = VanAgendaQuerySet.as_manager()

    BESCHRIJVING = kader.Begrotingsregel

    class Meta:
        verbose_name = "begrotingsregel"
        verbose_name_plural = "begroting"
        ordering = ("agenda", "volgorde", "jaar", "raming", "pk")
        constraints = [
            een_keer(
                "Voor deze post, dit jaar en deze raming staat er al iets.",
                "agenda",
                "post",
                "jaar",
                "raming",
            )
        ]

    def __str__(self):
        return " ".join(str(deel) for deel in (self.post, self.jaar, self.raming) if deel)
