"""The columns of a list, and by what each sorts."""

import django_tables2 as tables
from django.db.models import F
from django.template.loader import render_to_string
from django.utils.functional import cached_property
from django.utils.html import format_html
from django_tables2.data import TableQuerysetData

from .models import Agendapunt
from .templatetags.verschuivingen import verschoven
from .verschuiving import Verschuiving, verschuivingen


class PuntData(TableQuerysetData):
    """Items in an order that any database gives: what is empty comes last, both ways.

    Rows that are alike in the columns asked for stand as they do in a list that is not sorted.
    """

    def order_by(self, aliases):
        super().order_by(aliases)
        if aliases:
            vast = self.data.model._meta.ordering
            self.data = self.data.order_by(*map(_leeg_achteraan, self.data.query.order_by), *vast)


def _leeg_achteraan(kolom: str):
    veld = F(kolom.removeprefix("-"))
    return veld.desc(nulls_last=True) if kolom.startswith("-") else veld.asc(nulls_last=True)


class PuntTable(tables.Table):
    """What every list of items shows."""

    kenmerk = tables.Column()
    titel = tables.Column(linkify=True)
    status = tables.Column()
    betrokkenen = tables.Column(verbose_name="Wie", orderable=False, empty_values=())

    def render_status(self, record):
        return render_to_string("includes/statuslabel.html", {"punt": record})

    def render_betrokkenen(self, record):
        namen = dict.fromkeys(b.eigenaar.naam for b in record.betrokkenen.all())
        return ", ".join(namen) or "niet genoemd"


class AgendapuntTable(PuntTable):
    # Two agendas number their domains alike.
    domein = tables.Column(
        order_by=("agenda__volgorde", "agenda_id", "domein__volgorde", "domein_id")
    )
    planning = tables.Column(
        verbose_name="Gepland in", accessor="perioden", orderable=False, empty_values=()
    )

    class Meta:
        model = Agendapunt
        fields = ("kenmerk", "titel", "domein", "planning", "status", "betrokkenen")
        sequence = fields
        order_by = ()

    def render_planning(self, record):
        gepland = ", ".join(periode.naam for periode in record.perioden.all()) or "niet ingepland"
        if weg := verschoven(record, self._verschuivingen):
            return format_html('{}<span class="verschoven">{}</span>', gepland, weg)
        return gepland

    @cached_property
    def _verschuivingen(self) -> dict[str, Verschuiving]:
        return verschuivingen(kenmerk__in=[rij.record.kenmerk for rij in self.paginated_rows])
