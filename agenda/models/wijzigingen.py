"""A save: who changed something, when, and why."""

from django.db import models
from django.utils.timezone import localdate, localtime

from ..choices import Herkomst, Precisie
from .velden import bron_plaats_veld, bron_veld, datum_hoort_bij_precisie, precisie_veld


class Wijziging(models.Model):
    """One save; the standen and the events that it wrote point at it.

    `moment` is when it was written down, `datum` when it happened, where somebody said so. `wie` is
    a user name and never public; `reden` is a public sentence. `bron` is the document that tells of
    it. `klein` is a correction of words only. The keys are the order of history: the save path
    gives them under its lock. One save may touch several agendas, so a wijziging has none.

    `is_afgeleid` marks what was made afterwards, out of standen and events from before there were
    any of these rows: what was saved together is as good as certain there, not known.
    """

    moment = models.DateTimeField(db_index=True)
    wie = models.CharField(max_length=150, blank=True)
    reden = models.CharField(max_length=250, blank=True)
    datum = models.DateField(null=True, blank=True)
    datum_precisie = precisie_veld(default=Precisie.ONBEKEND)
    bron = bron_veld("wijzigingen")
    bron_plaats = bron_plaats_veld()
    herkomst = models.CharField(max_length=12, choices=Herkomst, blank=True)
    klein = models.BooleanField(default=False)
    is_afgeleid = models.BooleanField("afgeleid", default=False)

    class Meta:
        verbose_name = "wijziging"
        verbose_name_plural = "wijzigingen"
        ordering = ("pk",)
        default_permissions = ()  # nobody changes or deletes one
        constraints = [datum_hoort_bij_precisie("datum")]

    def __str__(self):
        return f"Wijziging van {localtime(self.moment):%d-%m-%Y %H:%M}"

    @property
    def dag(self):
        """The day on which it was written down, in the Netherlands."""
        return localdate(self.moment)
