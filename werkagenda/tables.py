import django_tables2 as tables

from agenda.tables import PuntTable

from .models import Actie


class ActieTable(PuntTable):
    overleg = tables.Column(
        linkify=lambda record: record.overleg and record.overleg.get_absolute_url(),
        order_by=("overleg__naam", "overleg_id"),
        default="geen overleg",
    )
    termijn = tables.Column(
        accessor="termijn_in_woorden", order_by=("termijn",), default="niet genoemd"
    )

    class Meta:
        model = Actie
        fields = ("kenmerk", "titel", "overleg", "termijn", "status", "betrokkenen")
        sequence = fields
        order_by = ()
