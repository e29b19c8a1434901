"""Changes that are prepared, and go out as one decision."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from ..beschrijving.teksten import MetTeksten
from ..choices import Herkomst, RegelWat, VoorstelStatus
from .agenda import Agenda
from .historie import Stand, Wijziging
from .querysets.voorstellen import VoorstelQuerySet
from .velden import een_keer
from .vergaderingen import Vergadering


def laat_los_na_besluit(collector, field, rijen, using):
    """Keep a meeting while a voorstel lies before it; one that is settled lets go of it."""
    if voor := rijen.filter(status=VoorstelStatus.TER_BESLUITVORMING):
        models.PROTECT(collector, field, voor, using)
    models.SET_NULL(collector, field, rijen, using)


class Voorstel(MetTeksten):
    """Changes of an agenda that are prepared, and go out as one decision.

    Visitors see nothing of one, unless it lies before a meeting and `is_openbaar`.

    `reden` becomes that of the wijziging in which it is carried out. `voorgesteld` is the agenda as
    visitors would read it then, as canonical JSON, from the moment (`voorgelegd_op`) that it was
    laid before `vergadering`; `vergadering_naam` is what one was called that is deleted since, for
    the griffie, and `vergadering_was` its key, by which it is tied again when it comes back.
    `nummer` is its place among those of its agenda that visitors ever could read: what is only
    prepared has none, or the next one would tell of it.
    `maakt_ongedaan` is the wijziging that it is the reverse of.
    `gepland_op` (aware) is when it is carried out by itself, under the rights of `gepland_door`;
    `niet_uitgevoerd` says why that did not go, until somebody plans it anew.
    """

    agenda = models.ForeignKey(Agenda, models.CASCADE, related_name="voorstellen")
    titel = models.CharField(
        max_length=200, help_text="Waar het over gaat, bijvoorbeeld: Planning na de commissie."
    )
    toelichting = models.TextField(
        blank=True, help_text="Voor de griffie. Bezoekers zien dit niet."
    )
    reden = models.CharField(
        max_length=250,
        blank=True,
        help_text="Waarom verandert dit? Bezoekers lezen dit bij elke wijziging van dit voorstel.",
    )
    status = models.CharField(
        max_length=20, choices=VoorstelStatus, default=VoorstelStatus.IN_VOORBEREIDING
    )
    herkomst = models.CharField(max_length=12, choices=Herkomst, default=Herkomst.VOORSTEL)
    bestand = models.CharField("uit bestand", max_length=200, blank=True)
    vergadering = models.ForeignKey(
        Vergadering,
        laat_los_na_besluit,
        null=True,
        blank=True,
        related_name="voorstellen",
        help_text="De vergadering waarin dit voorstel ligt.",
    )
    vergadering_naam = models.CharField(max_length=250, blank=True, editable=False)
    vergadering_was = models.BigIntegerField(null=True, blank=True, editable=False)
    is_openbaar = models.BooleanField(
        "laat bezoekers het lezen",
        default=False,
        help_text="Zodra het in een vergadering ligt, staat het dan ook op de site.",
    )
    nummer = models.PositiveIntegerField(null=True, blank=True, editable=False)
    voorgelegd_op = models.DateTimeField(null=True, blank=True, editable=False)
    voorgesteld = models.TextField(blank=True, editable=False)
    vervallen_op = models.DateField(null=True, blank=True, editable=False)
    waarom_vervallen = models.CharField(max_length=250, blank=True, editable=False)
    gepland_op = models.DateTimeField("uitvoeren op", null=True, blank=True)
    gepland_door = models.CharField(max_length=150, blank=True)
    niet_uitgevoerd = models.TextField(blank=True, editable=False)
    wie = models.CharField(max_length=150, blank=True)
    gemaakt_op = models.DateTimeField(default=timezone.now)
    wijziging = models.OneToOneField(
        Wijziging, models.PROTECT, null=True, blank=True, related_name="voorstel"
    )
    maakt_ongedaan = models.ForeignKey(
        Wijziging, models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )

    objects = VoorstelQuerySet.as_manager()
    LETTERLIJK = frozenset({"voorgesteld"})

    class Meta:
        verbose_name = "voorstel"
        verbose_name_plural = "voorstellen"
        ordering = ("-pk",)
        permissions = [("voer_voorstel_uit", "Mag een voorstel uitvoeren of voorleggen")]
        constraints = [
            models.CheckConstraint(
                condition=Q(status=VoorstelStatus.UITGEVOERD) | Q(wijziging__isnull=True),
                name="voorstel_wijziging_na_uitvoeren",
            ),
            models.CheckConstraint(
                condition=~Q(status=VoorstelStatus.TER_BESLUITVORMING)
                | Q(vergadering__isnull=False, voorgelegd_op__isnull=False),
                name="voorstel_ligt_in_een_vergadering",
            ),
            een_keer("Dit nummer is al van een ander voorstel.", "agenda", "nummer"),
        ]

    def __str__(self):
        return self.titel

    @property
    def is_te_wijzigen(self):
        """Whether its regels may still change: not while it waits to be carried out by itself.

        Who plans it answers for it, with his own rights: nobody adds to it behind his back.
        """
        return self.status == VoorstelStatus.IN_VOORBEREIDING and not self.gepland_op

    @property
    def ligt_voor(self):
        return self.status == VoorstelStatus.TER_BESLUITVORMING

    @property
    def is_te_lezen(self):
        """Whether visitors may read of it; `te_lezen` is the same in a query."""
        voorgelegd = self.is_openbaar and self.nummer and self.voorgelegd_op
        return bool(voorgelegd and self.agenda.is_openbaar)

    @property
    def dag(self):
        """On which day it was laid before its meeting, in the Netherlands."""
        return timezone.localdate(self.voorgelegd_op)

    def get_absolute_url(self):
        return reverse("voorstel", args=[self.agenda.slug, self.nummer])

    @property
    def loopt(self):
        """Whether it can still be carried out."""
        return self.status in (VoorstelStatus.IN_VOORBEREIDING, VoorstelStatus.TER_BESLUITVORMING)


class Voorstelregel(MetTeksten):
    """What a voorstel does with one row of a described model.

    `soort` is the name of that model and `sleutel` the key of the row; of a row that is added that
    is "nieuw:3", after the `nummer` of the regel, and so other regels name it too. `verandering` is
    what `agenda/voorstellen/verandering.py` makes of it: only the fields that change and, of lists,
    only the rows set and taken away. It was made on a `stand`, or on the JSON in `basis`; one that
    adds and has a `stand`, brings back what was deleted. Of what was not understood there is only
    `tekst`. `plaats` is where it stood in its source: "tabel 3, rij 5". `lijkt_op` is the key of a
    row that is almost called like the one that it adds.
    """

    voorstel = models.ForeignKey(Voorstel, models.CASCADE, related_name="regels")
    nummer = models.PositiveIntegerField()
    wat = models.CharField(max_length=15, choices=RegelWat)
    soort = models.CharField(max_length=30, blank=True)
    sleutel = models.CharField(max_length=100, blank=True)
    verandering = models.JSONField(default=dict, blank=True)
    stand = models.ForeignKey(Stand, models.CASCADE, null=True, blank=True, related_name="+")
    basis = models.JSONField(null=True, blank=True)
    reden = models.CharField(
        "eigen reden",
        max_length=250,
        blank=True,
        help_text="Alleen als die anders is dan die van het hele voorstel. Bezoekers lezen dit.",
    )
    plaats = models.CharField("plaats in de bron", max_length=200, blank=True)
    tekst = models.TextField(blank=True)
    lijkt_op = models.CharField(max_length=100, blank=True, editable=False)
    doet_mee = models.BooleanField("doet mee", default=True)
    lag_voor = models.BooleanField(default=False, editable=False)
    waarom_niet = models.CharField(
        "waarom niet", max_length=250, blank=True, help_text="Waarom deze regel niet meedoet."
    )
    wie = models.CharField(max_length=150, blank=True)

    class Meta:
        verbose_name = "regel van een voorstel"
        verbose_name_plural = "regels van een voorstel"
        ordering = ("voorstel", "nummer")
        default_permissions = ()
        constraints = [
            een_keer("Dit nummer is al van een andere regel.", "voorstel", "nummer"),
            een_keer(
                "Dit voorstel heeft al een regel hierover.",
                *("voorstel", "soort", "sleutel"),
                naam="rij_een_keer",
                condition=~Q(sleutel=""),
            ),
            models.CheckConstraint(
                condition=Q(wat=RegelWat.NIET_BEGREPEN, sleutel="")
                | (~Q(wat=RegelWat.NIET_BEGREPEN) & ~Q(soort="") & ~Q(sleutel="")),
                name="voorstelregel_gaat_ergens_over",
            ),
        ]

    def __str__(self):
        return f"{self.get_wat_display()} {self.soort} {self.sleutel}".strip()

    @property
    def was(self):
        """The state that it was made on, as JSON; None for a row that is added."""
        return self.stand.staat if self.stand else self.basis


class Voorstelopmerking(MetTeksten):
    """What a colleague says of a regel; never for visitors."""

    regel = models.ForeignKey(Voorstelregel, models.CASCADE, related_name="opmerkingen")
    tekst = models.TextField()
    wie = models.CharField(max_length=150, blank=True)
    moment = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "opmerking bij een regel"
        verbose_name_plural = "opmerkingen bij regels"
        ordering = ("pk",)
        default_permissions = ("view", "add")

    def __str__(self):
        return self.tekst
