"""From page to page of a list that may be very long."""

from django.core.exceptions import EmptyResultSet
from django.core.paginator import Paginator
from django.utils.functional import cached_property
from django_tables2.rows import BoundRows

from .onthouden import onthoud

RIJEN_PER_BLAD = 25


class Bladen(Paginator):
    """The pages of a table; how many rows there are, and which a page shows, is worked out once.

    Only those two read the whole list: the rows of a page are then read by their primary keys. How
    many rows a page has is not for the address to say.
    """

    def __init__(self, rijen: BoundRows, per_page: int, **opties):
        super().__init__(rijen, RIJEN_PER_BLAD, **opties)
        self.tabel = rijen.table
        self.punten = rijen.data.data

    @cached_property
    def count(self) -> int:
        return self._onthoud(self.punten.count)

    def page(self, number):
        nummer = self.validate_number(number)
        begin = (nummer - 1) * self.per_page
        sleutels = self.punten.values_list("pk", flat=True)[begin : begin + self.per_page]
        pks = self._onthoud(lambda: list(sleutels), begin)
        rijen = self.punten.in_bulk(pks)
        op_volgorde = [rijen[pk] for pk in pks if pk in rijen]
        return self._get_page(BoundRows(op_volgorde, self.tabel), nummer, self)

    def _onthoud(self, bereken, *vraag):
        return onthoud(self.tabel.request, (*self._lijst, *vraag), bereken)

    @cached_property
    def _lijst(self):
        """What the database is asked, as far as it decides on the rows and their order."""
        try:
            return self.punten.values("pk").query.sql_with_params()
        except EmptyResultSet:
            return ("leeg",)
