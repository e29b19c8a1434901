"""An agenda and the frame that its items hang in: domains, themes, participants."""

from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.timezone import localdate

from ..beschrijving import kader
from ..beschrijving.model import Beschreven
from ..beschrijving.woorden import Woorden
from ..choices import AgendaStatus, Eenheid, Precisie
from ..datums import grenzen
from .berekend import Alfabetsleutel, Zoektekst
from .querysets.agenda import OPENBARE_AGENDA, AgendaQuerySet, VanAgendaQuerySet
from .velden import (
    adres_veld,
    dag_veld,
    datum_hoort_bij_precisie,
    een_keer,
    leeg_of,
    precisie_veld,
    volgorde_veld,
)

VRIJ_TE_HOUDEN = {
    "geheel", "versies", "vergelijk", "wijzigingen", "samenhang", "themas", "begroting",
}  # fmt: skip

voorvoegsel_klopt = RegexValidator(
    r"^[A-Z]{1,4}$", "Gebruik een tot vier hoofdletters, bijvoorbeeld SA."
)


def niet_gereserveerd(slug):
    """Refuse a slug that the address of another page needs."""
    if slug in VRIJ_TE_HOUDEN:
        raise ValidationError(
            f"Het adres '{slug}' is al van een andere pagina. Kies een ander woord."
        )


def is_afgelopen(status: str, eind: date, vandaag: date) -> bool:
    """Whether an agenda is over: somebody closed it, or its last day is past."""
    return status == AgendaStatus.AFGESLOTEN or eind < vandaag


def woord(label, standaard):
    """What an agenda itself calls one of its parts."""
    return models.CharField(label, max_length=40, default=standaard)


def uniek_in_agenda(veld, wat, naam=""):
    """A constraint: an agenda has no two of these with the same in this field."""
    melding = f"Deze agenda heeft al een {wat}."
    return een_keer(melding, "agenda", veld, naam=f"{naam or veld}_uniek")


class Agenda(Beschreven):
    """What a region works on in a number of years, as its councils put it together."""

    titel = models.CharField(max_length=200)
    slug = adres_veld(unique=True, validators=[niet_gereserveerd])
    ondertitel = models.CharField(max_length=200, blank=True)
    regio = models.CharField(
        max_length=100, help_text="De regio waar de agenda over gaat, bijvoorbeeld IJmond."
    )
    inleiding = models.TextField(
        blank=True, help_text="Voor wie de agenda niet kent. Korte alinea's."
    )
    begin = dag_veld(help_text="Eerste dag waarover de agenda gaat.")
    eind = dag_veld(help_text="Laatste dag waarover de agenda gaat.")
    stand_op = dag_veld(
        "stand van",
        null=True,
        blank=True,
        help_text="Alleen voor een agenda die niet meer wordt bijgehouden: "
        "van wanneer is de inhoud?",
    )
    stand_op_precisie = precisie_veld("nauwkeurigheid van die stand", default=Precisie.ONBEKEND)
    status = models.CharField(
        max_length=12,
        choices=AgendaStatus,
        default=AgendaStatus.CONCEPT,
        help_text="Een concept ziet alleen de griffie. Een afgesloten agenda blijft te lezen.",
    )
    kolom_eenheid = models.CharField(
        "kolommen van de planning",
        max_length=10,
        choices=Eenheid,
        blank=True,
        help_text="Waar één kolom van de tabel met de planning voor staat. "
        "Laat dit leeg voor wat de meeste perioden zijn.",
    )
    hoogstens_per_periode = models.PositiveSmallIntegerField(
        "hoogstens per periode",
        null=True,
        blank=True,
        help_text="Hoeveel punten er in een periode passen. Het planbord zegt wanneer het er meer "
        "zijn. Bezoekers zien dit niet.",
    )
    maanden_zonder_nieuws = models.PositiveSmallIntegerField(
        "maanden zonder nieuws",
        null=True,
        blank=True,
        validators=[
            MinValueValidator(1, "Vul 1 of meer in, of laat dit leeg."),
            MaxValueValidator(120, "Vul hoogstens 120 in. Dat is tien jaar."),
        ],
        help_text="Na hoeveel maanden zonder nieuws de werklijst vraagt of iets dat loopt nog "
        "actueel is. Leeg is zes maanden. Bezoekers zien dit niet.",
    )
    is_home = models.BooleanField(
        "op de voorpagina", default=False, help_text="Eén agenda staat voorop op de voorpagina."
    )
    volgorde = volgorde_veld()
    orgaan = leeg_of("agenda.Orgaan", "agendas", help_text="Wie de agenda bespreekt en vaststelt.")
    uitwerking_van = leeg_of(
        "agenda.Punt",
        "uitwerkingen",
        help_text="Het punt van een andere agenda dat deze agenda uitwerkt.",
    )
    voorvoegsel_agendapunt = models.CharField(
        "kenmerk van agendapunten",
        max_length=4,
        unique=True,
        validators=[voorvoegsel_klopt],
        help_text="Met SA heet het eerste agendapunt SA-01.",
    )
    voorvoegsel_actie = models.CharField(
        "kenmerk van acties",
        max_length=4,
        unique=True,
        validators=[voorvoegsel_klopt],
        help_text="Met WA heet de eerste actie WA-01.",
    )
    woord_domein = woord("domein", "domein")
    woord_domeinen = woord("domeinen", "domeinen")
    woord_thema = woord("thema", "thema")
    woord_themas = woord("thema's", "thema's")
    woord_agendapunt = woord("agendapunt", "agendapunt")
    woord_agendapunten = woord("agendapunten", "agendapunten")
    woord_actie = woord("actie", "actie")
    woord_acties = woord("acties", "acties")
    woord_periode = woord("periode", "jaar")
    woord_perioden = woord("perioden", "jaren")
    woord_orgaan = woord("orgaan", "commissie")
    woord_organen = woord("organen", "commissies")
    deelnemers = models.ManyToManyField("agenda.Eigenaar", through="agenda.Deelname")
    op_titel = Alfabetsleutel("titel")
    op_regio = Alfabetsleutel("regio")
    zoektekst = Zoektekst("titel", "regio")

    objects = AgendaQuerySet.as_manager()
    BESCHRIJVING = kader.Agenda
    NAAM = "titel"
    SLEUTEL = "slug"

    class Meta:
        verbose_name = "agenda"
        verbose_name_plural = "agenda's"
        ordering = ("volgorde", "-begin", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(eind__gte=F("begin")),
                name="agenda_eind_na_begin",
                violation_error_message="De agenda eindigt voordat hij begint. Kijk de datums na.",
            ),
            een_keer(
                "Er staat al een andere agenda op de voorpagina.",
                "is_home",
                naam="een_op_voorpagina",
                condition=Q(is_home=True),
            ),
            models.CheckConstraint(
                condition=~Q(voorvoegsel_agendapunt=F("voorvoegsel_actie")),
                name="agenda_voorvoegsels_verschillen",
                violation_error_message=(
                    "Agendapunten en acties hebben elk een eigen kenmerk nodig."
                ),
            ),
            datum_hoort_bij_precisie("stand_op"),
        ]

    def get_absolute_url(self):
        return reverse("agenda", args=[self.slug])

    @property
    def woorden(self) -> Woorden:
        """What the agenda calls its own parts."""
        return Woorden.van(self)

    @property
    def is_afgesloten(self):
        return self.status == AgendaStatus.AFGESLOTEN

    @property
    def is_openbaar(self):
        return self.status in OPENBARE_AGENDA

    @property
    def is_afgelopen(self):
        return is_afgelopen(self.status, self.eind, localdate())

    @property
    def eigen_tijd(self) -> tuple[date, date]:
        """The days that it tells of: up to its eind, or to its stand where that is before."""
        tot = self.eind
        if self.stand_op:
            tot = min(tot, grenzen(self.stand_op, self.stand_op_precisie)[1])
        return min(self.begin, tot), tot

    def clean(self):
        van_punt, van_actie = self.voorvoegsel_agendapunt, self.voorvoegsel_actie
        zelfde = Q(voorvoegsel_agendapunt=van_actie) | Q(voorvoegsel_actie=van_punt)
        if ander := Agenda.objects.exclude(pk=self.pk).filter(zelfde).first():
            raise ValidationError(
                f"Dit kenmerk is al van de agenda '{ander}'. Kies andere letters."
            )


class Deelname(Beschreven):
    """That an owner takes part in an agenda, and for how long."""

    agenda = models.ForeignKey(Agenda, models.CASCADE, related_name="deelnames")
    eigenaar = models.ForeignKey("agenda.Eigenaar", models.PROTECT, related_name="deelnames")
    van = dag_veld("doet mee vanaf", null=True, blank=True)
    tot = dag_veld("doet mee tot en met", null=True, blank=True)

    objects = VanAgendaQuerySet.as_manager()
    BESCHRIJVING = kader.Deelname
    NAAM = "eigenaar"
    NAAM_MET = ("eigenaar",)

    class Meta:
        verbose_name = "deelnemer"
        verbose_name_plural = "deelnemers"
        ordering = ("eigenaar__op_naam", F("van").asc(nulls_first=True), "pk")
        constraints = [
            een_keer("Deze deelnemer staat er al bij.", "agenda", "eigenaar", "van"),
            een_keer(
                "Deze deelnemer staat er al bij.",
                "agenda",
                "eigenaar",
                naam="zonder_begin_een_keer",
                condition=Q(van__isnull=True),
            ),
        ]


class Domein(Beschreven):
    """The top grouping of an agenda; the agenda has its own word for it."""

    agenda = models.ForeignKey(Agenda, models.CASCADE, related_name="domeinen")
    letter = models.CharField(
        max_length=3, blank=True, help_text="Alleen als de agenda haar domeinen letters geeft."
    )
    naam = models.CharField(max_length=150)
    naam_werkagenda = models.CharField(
        "ruimere naam",
        max_length=150,
        blank=True,
        help_text="Alleen als het domein bij de uitvoering ruimer heet.",
    )
    slug = adres_veld(validators=[niet_gereserveerd])
    beschrijving = models.TextField(blank=True)
    volgorde = volgorde_veld()

    objects = VanAgendaQuerySet.as_manager()
    BESCHRIJVING = kader.Domein
    SLEUTEL = "slug"

    class Meta:
        verbose_name = "domein"
        verbose_name_plural = "domeinen"
        ordering = ("agenda__volgorde", "agenda", "volgorde", "pk")
        constraints = [uniek_in_agenda("slug", "domein met dit adres", naam="adres")]

    def get_absolute_url(self):
        return reverse("domein", args=[self.agenda.slug, self.slug])

    @property
    def volledige_naam(self):
        """The widest name that the domain has."""
        return self.naam_werkagenda or self.naam


def past_in_agenda(rij):
    """Refuse a domain of another agenda, and none where the agenda has domains.

    Raises ValidationError, for the field of the domain.
    """
    if not rij.agenda_id:
        return
    if rij.domein and rij.domein.agenda_id != rij.agenda_id:
        raise ValidationError({"domein": "Dit domein hoort bij een andere agenda."})
    if not rij.domein and rij.agenda.domeinen.exists():
        raise ValidationError({"domein": f"Kies waar dit bij hoort: {rij.agenda.woord_domein}."})


class Thema(Beschreven):
    """A grouping that crosses the domains of an agenda."""

    agenda = models.ForeignKey(Agenda, models.CASCADE, related_name="themas")
    naam = models.CharField(max_length=150)
    slug = adres_veld()
    kernvraag = models.CharField(
        max_length=300, blank=True, help_text="De vraag waar dit thema antwoord op zoekt."
    )
    beschrijving = models.TextField(blank=True)
    domeinen = models.ManyToManyField(Domein, related_name="themas", blank=True)
    volgorde = volgorde_veld()

    objects = VanAgendaQuerySet.as_manager()
    BESCHRIJVING = kader.Thema
    SLEUTEL = "slug"

    class Meta:
        verbose_name = "thema"
        verbose_name_plural = "thema's"
        ordering = ("agenda", "volgorde", "pk")
        constraints = [uniek_in_agenda("slug", "thema met dit adres", naam="adres")]

    def get_absolute_url(self):
        return f"{reverse('themas', args=[self.agenda.slug])}#{self.slug}"


class Stuksoort(Beschreven):
    """What is expected of an item: a raadsvoorstel, a zienswijze; each agenda has its own list."""

    agenda = models.ForeignKey(Agenda, models.CASCADE, related_name="stuksoorten")
    naam = models.CharField(max_length=100)
    slug = adres_veld()
    volgorde = volgorde_veld()

    objects = VanAgendaQuerySet.as_manager()
    BESCHRIJVING = kader.Stuksoort
    SLEUTEL = "slug"

    class Meta:
        verbose_name = "soort stuk"
        verbose_name_plural = "soorten stuk"
        ordering = ("agenda", "volgorde", "pk")
        constraints = [uniek_in_agenda("slug", "soort stuk met dit adres", naam="adres")]
