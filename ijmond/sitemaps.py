"""Every public page, for search engines."""

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from agenda.models import (
    Agenda,
    Agendapunt,
    Document,
    Domein,
    Eigenaar,
    Opgave,
    Vergadering,
    Versie,
)
from werkagenda.models import Actie, Overleg


class VastePaginas(Sitemap):
    def items(self):
        return [
            "home", "agenda-lijst", "agenda:agendapunten", "werkagenda:acties", "opgaven",
            "eigenaren", "portefeuilles", "vergaderingen", "wijzigingen", "documenten", "over",
            "begrippen", "toegankelijkheid", "privacy",
        ]  # fmt: skip

    def location(self, item):
        return reverse(item)


class Inhoud(Sitemap):
    """The pages of the public objects of one model."""

    limit = 5000

    def __init__(self, model, *relaties):
        self.model = model
        self.relaties = relaties

    def items(self):
        rijen = self.model.objects.openbaar().order_by("pk")
        return rijen.select_related(*self.relaties) if self.relaties else rijen


class Versies(Sitemap):
    """What was adopted, without what was closed since; and the list of it, per agenda."""

    limit = 5000

    def items(self):
        versies = Versie.objects.openbaar().zonder_inhoud().met_besluiten()
        open_versies = versies.filter(is_gesloten=False).select_related("agenda").order_by("pk")
        lijsten = {versie.agenda.slug: None for versie in open_versies}
        return [
            *(reverse("versies", args=[slug]) for slug in lijsten),
            *(versie.get_absolute_url() for versie in open_versies),
        ]

    def location(self, item):
        return item


class Onderdelen(Sitemap):
    """The pages that only some agendas have: of themes, of ties, of a budget."""

    def items(self):
        return [
            (naam, agenda.slug)
            for agenda in Agenda.objects.openbaar().met_onderdelen()
            for naam in ("themas", "samenhang", "begroting")
            if getattr(agenda, f"heeft_{naam}")
        ]

    def location(self, item):
        naam, slug = item
        return reverse(naam, args=[slug])


SITEMAPS = {
    "vast": VastePaginas(),
    "agendas": Inhoud(Agenda),
    "onderdelen": Onderdelen(),
    "domeinen": Inhoud(Domein, "agenda"),
    "agendapunten": Inhoud(Agendapunt),
    "overleggen": Inhoud(Overleg),
    "acties": Inhoud(Actie),
    "eigenaren": Inhoud(Eigenaar),
    "vergaderingen": Inhoud(Vergadering),
    "documenten": Inhoud(Document),
    "opgaven": Inhoud(Opgave),
    "versies": Versies(),
}
