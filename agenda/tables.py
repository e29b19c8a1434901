"""The columns of a list, and by what each sorts."""

import django_tables2 as tables
from django.template.loader import render_to_string

from .models import Agendapunt


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
    domein = tables.Column(order_by=("domein__volgorde", "volgorde"))
    planning = tables.Column(
        verbose_name="Gepland in", accessor="perioden", orderable=False, empty_values=()
    )

    class Meta:
        model = Agendapunt
        fields = ("kenmerk", "titel", "domein", "planning", "status", "betrokkenen")
        sequence = fields
        order_by = ()

    def render_planning(self, record):
        return ", ".join(periode.naam for periode in record.perioden.all()) or "niet ingepland"
