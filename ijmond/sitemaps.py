"""Every public page, for search engines."""

from django.contrib.sitemaps import GenericSitemap, Sitemap
from django.urls import reverse

from agenda import models
from agenda.models import Agenda, Versie
from werkagenda.models import Actie, Overleg


class Inhoud(GenericSitemap):
    """The pages of the public objects of one model."""

    limit = 5000

    def __init__(self, model, *relaties):
        rijen = model.objects.openbaar().order_by("pk")
        super().__init__({"queryset": rijen.select_related(*relaties) if relaties else rijen})


class Adressen(Sitemap):
    """The addresses that a function gives."""

    limit = 5000

    def __init__(self, adressen):
        self.adressen = adressen

    def items(self):
        return self.adressen()

    def location(self, item):
        return item


def vaste_paginas():
    namen = (
        "home", "agenda-lijst", "agenda:agendapunten", "werkagenda:acties", "opgaven",
        "eigenaren", "portefeuilles", "vergaderingen", "wijzigingen", "documenten", "volgen",
        "over", "begrippen", "toegankelijkheid", "privacy",
    )  # fmt: skip
    return [reverse(naam) for naam in namen]


def onderdelen():
    """The pages that only some agendas have: of themes, of ties, of a budget."""
    return [
        reverse(naam, args=[agenda.slug])
        for agenda in Agenda.objects.openbaar().met_onderdelen()
        for naam in ("themas", "samenhang", "begroting")
        if getattr(agenda, f"heeft_{naam}")
    ]


def versies():
    """What was adopted, without what was closed since; and the list of it, per agenda."""
    alle = Versie.objects.openbaar().zonder_inhoud().met_besluiten().filter(is_gesloten=False)
    alle = alle.select_related("agenda").order_by("pk")
    lijsten = dict.fromkeys(reverse("versies", args=[versie.agenda.slug]) for versie in alle)
    return [*lijsten, *(versie.get_absolute_url() for versie in alle)]


SITEMAPS = {
    "vast": Adressen(vaste_paginas),
    "agendas": Inhoud(Agenda),
    "onderdelen": Adressen(onderdelen),
    "domeinen": Inhoud(models.Domein, "agenda"),
    "agendapunten": Inhoud(models.Agendapunt),
    "overleggen": Inhoud(Overleg),
    "acties": Inhoud(Actie),
    "eigenaren": Inhoud(models.Eigenaar),
    "vergaderingen": Inhoud(models.Vergadering),
    "documenten": Inhoud(models.Document),
    "opgaven": Inhoud(models.Opgave),
    "versies": Adressen(versies),
}
