"""Fields that several models have alike."""

from django.db import models
from django.db.models import Q

from ..choices import Precisie, Publicatie
from ..invoer import jaar_klopt
from ..tijdvakken import Tijdvak


def een_keer(melding: str, *velden: str, naam="een_keer", **opties):
    """A constraint: no two rows have the same in all of these fields."""
    return models.UniqueConstraint(
        fields=velden, name=f"%(class)s_{naam}", violation_error_message=melding, **opties
    )


def dag_veld(verbose_name=None, **opties):
    """A day in a year that can be meant."""
    return models.DateField(verbose_name, validators=[jaar_klopt], **opties)


def jaar_veld(verbose_name=None, **opties):
    """A year that can be meant."""
    return models.PositiveSmallIntegerField(verbose_name, validators=[jaar_klopt], **opties)


def precisie_veld(verbose_name="nauwkeurigheid", default=Precisie.DAG):
    """To what precision the date beside it is known."""
    return models.CharField(
        verbose_name,
        max_length=10,
        choices=Precisie,
        default=default,
        help_text="Weet u alleen het jaar? Kies dan 'Op het jaar' en vul 1 januari in.",
    )


def datum_hoort_bij_precisie(datum: str):
    """A constraint: there is a date if, and only if, it is known to some precision."""
    onbekend = Q(**{f"{datum}_precisie": Precisie.ONBEKEND})
    zonder_datum = Q(**{f"{datum}__isnull": True})
    return models.CheckConstraint(
        condition=(onbekend & zonder_datum) | (~onbekend & ~zonder_datum),
        name=f"%(class)s_{datum}_precisie",
        violation_error_message=(
            "Datum en nauwkeurigheid passen niet bij elkaar: vul een datum in, "
            "of kies 'Onbekend' en laat de datum leeg."
        ),
    )


def leeg_of(naar, related_name, **opties):
    """A foreign key that may be empty; what it points at is not deleted under it."""
    return models.ForeignKey(
        naar, models.PROTECT, null=True, blank=True, related_name=related_name, **opties
    )


def volgorde_veld(wat="De plaats in de lijst."):
    """Where a row stands among others; the save path turns 0 into the place after the last."""
    return models.PositiveIntegerField(default=0, help_text=f"{wat} Laat 0 staan voor achteraan.")


def adres_veld(**opties):
    """The last part of the address of a page, once given for good."""
    return models.SlugField(
        "adres",
        max_length=80,
        help_text="Het laatste deel van het webadres. Het blijft daarna altijd hetzelfde.",
        **opties,
    )


def bron_veld(related_name, **opties):
    """The document that something was taken from."""
    return leeg_of("agenda.Document", related_name, **opties)


def bron_plaats_veld(**opties):
    """Where in that document it stands."""
    return models.CharField("plaats in de bron", max_length=200, blank=True, **opties)


def publicatie_veld():
    """Whether visitors see it; only a button changes that."""
    return models.CharField(
        max_length=12,
        choices=Publicatie,
        default=Publicatie.CONCEPT,
        help_text="Een concept ziet alleen de griffie.",
    )


class TijdvakVeld(models.CharField):
    """The key of the span from `begin` to `eind` of its row, which it follows."""

    def __init__(self, **opties):
        super().__init__(**{"max_length": 21, "blank": True, "editable": False} | opties)

    def pre_save(self, model_instance, add):
        tijdvak = str(Tijdvak(model_instance.begin, model_instance.eind))
        setattr(model_instance, self.attname, tijdvak)
        return tijdvak
