"""The executives: their meetings, and the actions that they carry out."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.timezone import localdate

from agenda.beschrijving.model import Beschreven
from agenda.choices import Precisie, PuntStatus
from agenda.datums import datum_in_woorden, grenzen
from agenda.models import Agenda, Agendapunt, Domein, Eigenaar, Punt
from agenda.models.agenda import past_in_agenda
from agenda.models.berekend import Alfabetsleutel, Zoektekst
from agenda.models.velden import (
    adres_veld,
    dag_veld,
    datum_hoort_bij_precisie,
    leeg_of,
    precisie_veld,
    volgorde_veld,
)

from . import staten
from .choices import OverlegSoort
from .querysets import ActieQuerySet, OverlegQuerySet
from .woorden import termijn_in_woorden


class Overleg(Beschreven):
    """A meeting in which portfolio holders, or secretaries, of the gemeenten work together."""

    agenda = models.ForeignKey(Agenda, models.CASCADE, related_name="overleggen")
    domein = leeg_of(Domein, "overleggen")
    naam = models.CharField(max_length=150)
    afkorting = models.CharField(
        max_length=20, blank=True, help_text="Alleen als iedereen die gebruikt."
    )
    slug = adres_veld(unique=True)
    soort = models.CharField(max_length=25, choices=OverlegSoort, default=OverlegSoort.PFH_OVERLEG)
    deelnemers = models.ManyToManyField(
        Eigenaar,
        related_name="overleggen",
        blank=True,
        help_text="Wie er aan tafel zit: typ een naam en kies.",
    )
    agendapunten = models.ManyToManyField(
        Agendapunt,
        verbose_name="werkt aan",
        related_name="overleggen",
        blank=True,
        help_text="Waar dit overleg aan werkt, ook als er geen actie bij hoort. "
        "Typ een woord en kies.",
    )
    volgorde = volgorde_veld()
    op_naam = Alfabetsleutel("naam")
    op_afkorting = Alfabetsleutel("afkorting")
    zoektekst = Zoektekst("naam", "afkorting")

    objects = OverlegQuerySet.as_manager()

    BESCHRIJVING = staten.Overleg
    SLEUTEL = "slug"

    class Meta:
        verbose_name = "overleg"
        verbose_name_plural = "overleggen"
        ordering = ("agenda__volgorde", "agenda", "volgorde", "pk")

    def get_absolute_url(self):
        return reverse("werkagenda:overleg", args=[self.slug])

    def clean(self):
        past_in_agenda(self)


class Actie(Punt):
    """A point of the Werkagenda: something that the executives do together."""

    punt = models.OneToOneField(Punt, models.CASCADE, parent_link=True, related_name="als_actie")
    overleg = leeg_of(Overleg, "acties", help_text="Waar deze actie wordt besproken.")
    agendapunt = leeg_of(
        Agendapunt,
        "acties",
        help_text="Het agendapunt dat deze actie uitvoert. Laat leeg als dat niet duidelijk is.",
    )
    termijn = dag_veld(
        null=True,
        blank=True,
        help_text="Weet u alleen een jaar of maand? Vul de eerste dag ervan in.",
    )
    termijn_precisie = precisie_veld("nauwkeurigheid van de termijn", default=Precisie.ONBEKEND)
    termijn_tekst = models.CharField(
        "termijn in woorden",
        max_length=150,
        blank=True,
        help_text="Zoals de bron het zegt, bijvoorbeeld: voor de zomer.",
    )
    gereed_op = dag_veld(
        "gereed op",
        null=True,
        blank=True,
        help_text="Wanneer dit is afgerond, als dat bekend is.",
    )
    gereed_op_precisie = precisie_veld(
        verbose_name="nauwkeurigheid van gereed op", default=Precisie.ONBEKEND
    )
    objects = ActieQuerySet.as_manager()  # type: ignore[misc]

    BESCHRIJVING = staten.Actie
    ADRES = "werkagenda:actie"
    WOORDEN = "woord_acties"

    class Meta:
        verbose_name = "actie"
        verbose_name_plural = "acties"
        constraints = [
            datum_hoort_bij_precisie("termijn"),
            datum_hoort_bij_precisie("gereed_op"),
        ]

    @property
    def domein(self):
        """The domain that it is in by its overleg, or else by its agendapunt; None for neither."""
        plaats = self.overleg or self.agendapunt
        return plaats.domein if plaats else None

    def clean(self):
        super().clean()
        fouten = {}
        if self.overleg and self.agenda_id and self.overleg.agenda_id != self.agenda_id:
            fouten["overleg"] = "Dit overleg hoort bij een andere agenda."
        if self.agendapunt and self.agenda_id and self.agendapunt.agenda_id != self.agenda_id:
            fouten["agendapunt"] = "Dit agendapunt hoort bij een andere agenda."
        if self.gereed_op and (fout := self._nog_niet_gereed(self.gereed_op)):
            fouten["gereed_op"] = fout
        if fouten:
            raise ValidationError(fouten)
        if not (self.overleg or self.agendapunt) and self.agenda.domeinen.exists():
            raise ValidationError("Kies een overleg of een agendapunt waar de actie bij hoort.")

    def _nog_niet_gereed(self, datum: date) -> str:
        """Why this can't be the day on which it was done; "" where it can."""
        if self.status != PuntStatus.AFGEROND:
            return "Alleen wat is afgerond, is gereed. Kies die status, of wis deze datum."
        if grenzen(datum, self.gereed_op_precisie)[0] > localdate():
            return "Deze datum komt nog. Vul in wanneer dit is afgerond, of wis de datum."
        return ""

    @property
    def termijn_in_woorden(self):
        return termijn_in_woorden(self.termijn, self.termijn_precisie, self.termijn_tekst)

    @property
    def gereed_in_woorden(self):
        return datum_in_woorden(self.gereed_op, self.gereed_op_precisie)
