"""What is found: one row for each thing that visitors see."""

from django.db import models

from agenda.models import Agenda, Domein


class Zoekregel(models.Model):
    """A public thing as it is searched and as its result shows it; see `soorten` for what it says.

    `kopvorm` is the title as it is compared with a whole question. `termen` is what the index of
    the database is made of: each term once, with a letter before it that says where it stands (see
    `woorden`). Each row is written anew with what it is made of, so nothing here is kept by itself.
    """

    soort = models.CharField(max_length=20)
    sleutel = models.CharField(max_length=80)
    agenda = models.ForeignKey(Agenda, models.CASCADE, blank=True, null=True, related_name="+")
    domein = models.ForeignKey(Domein, models.CASCADE, blank=True, null=True, related_name="+")
    kopvorm = models.CharField(max_length=200, db_index=True)
    kop = models.CharField(max_length=700)
    adres = models.CharField(max_length=300)
    tekst = models.TextField(blank=True)
    termen = models.TextField()

    class Meta:
        default_permissions = ()  # nobody writes one: it follows from what it is about
        constraints = [
            models.UniqueConstraint(fields=("soort", "sleutel"), name="zoekregel_een_keer")
        ]

    def __str__(self):
        return f"{self.soort} {self.sleutel}"
