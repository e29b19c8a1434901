"""What waits to be printed, and the paper of a versie, which is kept."""

from datetime import timedelta
from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from .agenda import Agenda
from .historie import Versie

HEEL = Q(soort="", sinds="")
NIEMAND_WACHT_NOG = timedelta(hours=1)


class DrukopdrachtQuerySet(models.QuerySet):
    def hele(self):
        return self.filter(HEEL)

    def delen(self):
        return self.exclude(HEEL)

    def verlopen(self):
        """What an instance that is not there any more left behind."""
        return self.filter(moment__lt=timezone.now() - NIEMAND_WACHT_NOG)


class Drukopdracht(models.Model):
    """A PDF that somebody waits for: a part of an agenda, with what changed since a moment.

    Without a part and a moment it is the whole agenda, since its last versie. The papers of a
    meeting, which is no part of one agenda, wait under that of the first item on its list; those of
    a voorstel, for visitors or the griffie, have its key. It goes once it is printed: what was
    printed stands in no table. `plek` is the instance that lacks it: each prints for its own
    folder.
    """

    agenda = models.ForeignKey(Agenda, models.CASCADE, related_name="+")
    soort = models.CharField(max_length=10, blank=True)
    waarde = models.CharField(max_length=200, blank=True)
    sinds = models.CharField(max_length=40, blank=True)
    plek = models.CharField(max_length=16, blank=True)
    moment = models.DateTimeField(default=timezone.now)

    objects = DrukopdrachtQuerySet.as_manager()

    class Meta:
        verbose_name = "drukopdracht"
        verbose_name_plural = "drukopdrachten"
        ordering = ("pk",)
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["plek", "agenda", "soort", "waarde", "sinds"],
                name="drukopdracht_een_keer_per_plek",
            )
        ]

    def __str__(self):
        return " ".join(filter(None, (self.agenda.slug, self.waarde, self.sinds)))


class PapieromvangQuerySet(models.QuerySet):
    @transaction.atomic
    def noteer(self, pagina: str, deel: str, staat: str, omvang: str) -> None:
        """Write down how big the PDF became that a page links to as this part."""
        rij: Any
        rij, _ = self.select_for_update().get_or_create(pagina=pagina)
        if rij.delen.get(deel) != [staat, omvang]:
            rij.delen[deel] = [staat, omvang]
            rij.save(update_fields=["delen"])


class Papieromvang(models.Model):
    """How big the PDFs became that a page links to: of parts, a meeting or a voorstel.

    `pagina` is the path of that page. Of `delen` the key is what the link asks for, and the value
    what the state is called that was printed, and how big it was. How big a whole agenda is, which
    many pages tell, its `Bijwerking` holds.
    """

    pagina = models.CharField(max_length=500, unique=True)
    delen = models.JSONField(default=dict)

    objects = PapieromvangQuerySet.as_manager()

    class Meta:
        verbose_name = "omvang van papier"
        verbose_name_plural = "omvang van papier"
        default_permissions = ()

    def __str__(self):
        return self.pagina


class VersiepapierQuerySet(models.QuerySet):
    def te_drukken(self):
        return self.filter(pdf=None).exclude(html="")


class Versiepapier(models.Model):
    """The PDF of a versie, for good; until it is printed, the document as it was adopted.

    A trigger in the database lets it be filled once, and wiped once a besluit has closed the
    versie; its sha256 stays.
    """

    versie = models.OneToOneField(Versie, models.PROTECT, related_name="papier")
    html = models.TextField(blank=True)
    pdf = models.BinaryField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)

    objects = VersiepapierQuerySet.as_manager()

    class Meta:
        verbose_name = "papier van een versie"
        verbose_name_plural = "papieren van versies"
        ordering = ("pk",)
        default_permissions = ()

    def __str__(self):
        return f"Pdf van {self.versie}"

    def clean(self):
        if self.pdf and self.sha256 != sha256(self.pdf).hexdigest():
            raise ValidationError("De pdf van deze versie past niet bij haar sha256.")
        if not (self.pdf or self.html or self.versie.gesloten):
            raise ValidationError("De pdf van deze versie is weg, en zij is niet gesloten.")

    def leg_vast(self, pdf: bytes) -> None:
        """Keep what was printed, unless another instance did before, or the versie is closed."""
        zelf = type(self).objects.te_drukken().filter(pk=self.pk)
        zelf.update(html="", pdf=pdf, sha256=sha256(pdf).hexdigest())
