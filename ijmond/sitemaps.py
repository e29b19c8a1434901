"""Every public page, for search engines."""

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from agenda.models import Agenda, Agendapunt, Document, Domein, Eigenaar, Vergadering
from werkagenda.models import Actie, Overleg


class VastePaginas(Sitemap):
    def items(self):
        return [
            "home", "agenda-lijst", "agenda:agendapunten", "werkagenda:acties", "eigenaren",
            "vergaderingen", "over", "begrippen", "toegankelijkheid", "privacy",
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


SITEMAPS = {
    "vast": VastePaginas(),
    "agendas": Inhoud(Agenda),
    "domeinen": Inhoud(Domein, "agenda"),
    "agendapunten": Inhoud(Agendapunt),
    "overleggen": Inhoud(Overleg),
    "acties": Inhoud(Actie),
    "eigenaren": Inhoud(Eigenaar),
    "vergaderingen": Inhoud(Vergadering),
    "documenten": Inhoud(Document),
}
