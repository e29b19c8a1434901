import django_tables2 as tables
from django.utils.html import format_html

from agenda.choices import Publicatie
from agenda.lijsten import PuntTable
from agenda.weergave import niet_genoemd

from .models import Actie


class ActieTable(PuntTable):
    overleg = tables.Column(
        verbose_name="Hoort bij",
        order_by=("overleg__naam", "overleg_id", "agendapunt__titel", "agendapunt_id"),
    )
    termijn = tables.Column(order_by=("termijn",))

    class Meta:
        model = Actie
        fields = ("kenmerk", "titel", "overleg", "termijn", "stuksoort", "status", "betrokkenen")
        sequence = fields
        order_by = ()

    def render_termijn(self, record):
        return record.termijn_in_woorden or niet_genoemd(record.agenda)

    def render_overleg(self, record):
        """The overleg, or else the item that the action stands under, if that is public."""
        houder = record.overleg
        if not houder and record.agendapunt:
            is_openbaar = record.agendapunt.publicatie == Publicatie.GEPUBLICEERD
            houder = record.agendapunt if is_openbaar else None
        if not houder:
            return self.bij_agenda(record, "geen overleg")
        naam = houder.naam if houder == record.overleg else houder.titel
        link = format_html('<a href="{}">{}</a>', houder.get_absolute_url(), naam)
        return self.bij_agenda(record, link)
