"""What was, what changed and what was adopted: the one history of the portal."""

from hashlib import sha256

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from ..beschrijving import kader
from ..beschrijving.formaat import naar_nu
from ..beschrijving.model import Beschreven
from ..beschrijving.teksten import MetTeksten
from ..beschrijving.veld import Inhoud
from ..choices import Herkomst, Precisie, Soort, VersieBesluitSoort
from ..datums import datum_in_woorden
from .agenda import Agenda
from .querysets.agenda import VanAgendaQuerySet
from .querysets.historie import GebeurtenisQuerySet, StandQuerySet, VersieQuerySet
from .velden import (
    bron_plaats_veld,
    bron_veld,
    dag_veld,
    datum_hoort_bij_precisie,
    een_keer,
    leeg_of,
    precisie_veld,
)
from .vergaderingen import Vergadering, met_standen
from .wie import Orgaan


class Mijlpaal(Beschreven):
    """A dated step in the history of an agenda."""

    agenda = models.ForeignKey(Agenda, models.CASCADE, related_name="mijlpalen")
    datum = dag_veld(null=True, blank=True)
    datum_precisie = precisie_veld()
    titel = models.CharField(max_length=500)
    toelichting = models.TextField(blank=True)
    bron = bron_veld("mijlpalen")
    bron_plaats = bron_plaats_veld()

    objects = VanAgendaQuerySet.as_manager()
    BESCHRIJVING = kader.Mijlpaal
    NAAM = "titel"

    class Meta:
        verbose_name = "mijlpaal"
        verbose_name_plural = "mijlpalen"
        ordering = ("agenda", F("datum").asc(nulls_last=True), "pk")
        constraints = [
            datum_hoort_bij_precisie("datum"),
            een_keer("Deze mijlpaal staat er al.", "agenda", "titel"),
        ]


class Wijziging(MetTeksten):
    """One save, of one or more agendas; the keys are the order of history.

    `moment` is when it was written down, `datum` when it happened, where somebody said so. `wie` is
    a user name and never public; `reden` is a public sentence. `klein` is a correction of words
    only, which lists of changes leave out. `is_afgeleid` marks what was made afterwards, out of
    standen and events from before there were any of these rows: what was saved together is as good
    as certain there, not known.
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
        return f"Wijziging van {timezone.localtime(self.moment):%d-%m-%Y %H:%M}"

    @property
    def dag(self):
        """The day on which it was written down, in the Netherlands."""
        return timezone.localdate(self.moment)


class Stand(models.Model):
    """One punt, one vergadering or the frame of an agenda, as it stood from a wijziging on.

    It outlives what it is of. `kenmerk` is empty for the frame; a vergadering, which is of no
    agenda, has its key there. `inhoud` is null once that has been deleted; it is written in the
    form that `formaat` numbers, of which `legenda` tells what keys stand for, so read it as
    `staat`. Append-only: only `bewerkingen/uitwissen.py` changes one, to take words out of it for
    good.
    """

    agenda = models.ForeignKey(
        Agenda, models.CASCADE, null=True, blank=True, related_name="standen"
    )
    wijziging = models.ForeignKey(Wijziging, models.PROTECT, related_name="standen")
    kenmerk = models.CharField(max_length=12, blank=True)
    soort = models.CharField(max_length=20)
    openbaar = models.BooleanField()
    inhoud = models.JSONField(null=True, blank=True)
    formaat = models.PositiveSmallIntegerField()
    legenda = models.JSONField(null=True, blank=True)

    objects = StandQuerySet.as_manager()

    class Meta:
        verbose_name = "stand"
        verbose_name_plural = "standen"
        ordering = ("pk",)
        indexes = [
            models.Index(fields=["agenda", "kenmerk", "-id"], name="stand_nieuwste"),
            models.Index(fields=["kenmerk", "-id"], name="stand_van_punt"),
        ]

    def __str__(self):
        # The log of the admin knows what an item went through by how its lines begin.
        return f"{self.kenmerk or self.agenda} (stand {self.pk})"

    @property
    def staat(self) -> Inhoud | None:
        """What it holds, in the present form."""
        model = met_standen().get(self.soort)
        soort = model.BESCHRIJVING if model else None
        return naar_nu(self.inhoud, self.formaat, self.legenda, soort)


class Gebeurtenis(models.Model):
    """One change of one punt, written by the save path beside the stand that it led to.

    Of no agenda, and without kenmerk, is what became of a `vergadering` with nothing on it that
    visitors see; when one that was deleted comes back, under its key, so do its events. `datum` is
    when it happened, which may be the day of a meeting. `openbaar` says that the public could see
    the change when it was made; `te_zien`, that it may be read today, which the save path keeps as
    what it is of comes on the site or goes. `reden` is its own where that is another than that of
    its wijziging. Of what is "weer op de site" `laatst_openbaar` is the stand that visitors last
    saw. Append-only, as a stand is, but for `te_zien` and `bijgewerkt`: when what a visitor reads
    of it last became different, such as a name in it.
    """

    agenda = models.ForeignKey(
        Agenda, models.CASCADE, null=True, blank=True, related_name="gebeurtenissen"
    )
    vergadering = models.ForeignKey(
        Vergadering,
        models.DO_NOTHING,
        db_constraint=False,
        null=True,
        blank=True,
        related_name="gebeurtenissen",
    )
    wijziging = models.ForeignKey(Wijziging, models.PROTECT, related_name="gebeurtenissen")
    stand = models.ForeignKey(Stand, models.CASCADE, related_name="gebeurtenissen")
    laatst_openbaar = models.ForeignKey(
        Stand, models.CASCADE, null=True, blank=True, related_name="weer_openbaar"
    )
    kenmerk = models.CharField(max_length=12, blank=True)
    soort = models.CharField(max_length=20, choices=Soort)
    veld = models.CharField(max_length=30, blank=True)
    oud = models.JSONField(null=True, blank=True)
    nieuw = models.JSONField(null=True, blank=True)
    reden = models.CharField(max_length=250, blank=True)
    datum = models.DateField(null=True, blank=True)
    datum_precisie = precisie_veld()
    openbaar = models.BooleanField()
    te_zien = models.BooleanField(default=False)
    bijgewerkt = models.DateTimeField(db_index=True)

    objects = GebeurtenisQuerySet.as_manager()

    agenda_slug: str
    te_vergelijken_met: int | None
    """Only where `voor_lijst` fetched it."""

    class Meta:
        verbose_name = "gebeurtenis"
        verbose_name_plural = "gebeurtenissen"
        ordering = ("-datum", "-pk")
        indexes = [
            models.Index(fields=["kenmerk", "-datum", "-id"], name="gebeurtenis_van_punt"),
            models.Index(
                fields=["agenda", "-datum", "-id"],
                condition=Q(te_zien=True),
                name="gebeurtenis_van_agenda",
            ),
            models.Index(
                fields=["-datum", "-id"], condition=Q(te_zien=True), name="gebeurtenis_nieuwste"
            ),
        ]
        constraints = [
            datum_hoort_bij_precisie("datum"),
            models.CheckConstraint(
                condition=Q(agenda__isnull=False, vergadering__isnull=True)
                | Q(agenda__isnull=True, vergadering__isnull=False),
                name="gebeurtenis_van_een_ding",
            ),
        ]

    def __str__(self):
        wat = self.kenmerk or f"vergadering {self.vergadering_id}"
        return f"{wat} {self.get_soort_display().lower()}"

    @property
    def gegeven_reden(self):
        """Why it happened, as a reader is told; GEGEVEN_REDEN is the same for the database."""
        return self.reden or self.wijziging.reden

    @property
    def datum_in_woorden(self):
        return datum_in_woorden(self.datum, self.datum_precisie)


class Versie(MetTeksten):
    """The whole of an agenda as it was adopted, as canonical JSON that this floor does not read.

    `orgaan_naam` is what the orgaan was called then. Triggers in the database refuse to delete
    one, and any change but for wiping `inhoud` once a besluit has closed the version.
    """

    agenda = models.ForeignKey(Agenda, models.PROTECT, related_name="versies")
    nummer = models.PositiveIntegerField()
    titel = models.CharField(
        max_length=200, help_text="Bijvoorbeeld: Vastgesteld door de drie raden."
    )
    datum = dag_veld("vastgesteld op", null=True, blank=True)
    datum_precisie = precisie_veld()
    orgaan = leeg_of(Orgaan, "versies", help_text="Wie de agenda vaststelde.")
    orgaan_naam = models.CharField(max_length=150, blank=True)
    vergadering = leeg_of(
        Vergadering,
        "versies",
        help_text="In welke vergadering dat was, als die op deze site staat.",
    )
    toelichting = models.TextField(
        blank=True, help_text="Voor de lezer. Bezoekers zien dit bij de versie staan."
    )
    inhoud = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64)
    vastgelegd_op = models.DateTimeField(default=timezone.now)
    wie = models.CharField(max_length=150, blank=True)

    objects = VersieQuerySet.as_manager()
    LETTERLIJK = frozenset({"inhoud"})

    is_vervallen: bool
    is_gesloten: bool
    """What was decided about it: only where `met_besluiten` fetched it."""

    class Meta:
        verbose_name = "versie"
        verbose_name_plural = "versies"
        ordering = ("agenda", "-nummer")
        # Nobody changes or deletes one.
        default_permissions = ("add", "view")
        permissions = [
            ("laat_vervallen_versie", "Mag zeggen dat een versie niet meer telt"),
            ("sluit_versie", "Mag een versie sluiten en haar inhoud wissen"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["agenda", "nummer"], name="versie_nummer_een_keer"),
            datum_hoort_bij_precisie("datum"),
        ]

    def __str__(self):
        return f"Versie {self.nummer}: {self.titel}"

    def get_absolute_url(self):
        return reverse("versie", args=[self.agenda.slug, self.nummer])

    def clean(self):
        if self.inhoud and self.sha256 != sha256(self.inhoud.encode()).hexdigest():
            raise ValidationError("De inhoud van deze versie past niet bij haar sha256.")
        if self.pk and not self.inhoud and not self.gesloten:
            raise ValidationError("De inhoud van deze versie is weg, en zij is niet gesloten.")

    @property
    def datum_in_woorden(self):
        return datum_in_woorden(self.datum, self.datum_precisie)

    @property
    def vervallen(self):
        """The besluit that it no longer counts, or None."""
        return self._besluit(VersieBesluitSoort.VERVALLEN)

    @property
    def gesloten(self):
        """The besluit that closed it to readers, or None."""
        return self._besluit(VersieBesluitSoort.GESLOTEN)

    def _besluit(self, soort):
        return next((b for b in self.besluiten.all() if b.soort == soort), None)


class VersieBesluit(MetTeksten):
    """That a version no longer counts, or is closed to readers, and why. Append-only."""

    versie = models.ForeignKey(Versie, models.PROTECT, related_name="besluiten")
    soort = models.CharField(max_length=10, choices=VersieBesluitSoort)
    reden = models.CharField(max_length=250)
    moment = models.DateTimeField(default=timezone.now)
    wie = models.CharField(max_length=150, blank=True)

    class Meta:
        verbose_name = "besluit over een versie"
        verbose_name_plural = "besluiten over versies"
        ordering = ("pk",)
        default_permissions = ()
        constraints = [een_keer("Dit is over deze versie al besloten.", "versie", "soort")]

    def __str__(self):
        return f"{self.versie}: {self.get_soort_display().lower()}"
