"""From page to page of a list that may be very long, and what of it is worked out only once."""

from collections.abc import Callable, Hashable
from hashlib import sha256
from typing import Any

from django.core.cache import cache
from django.core.exceptions import EmptyResultSet
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property
from django_tables2.rows import BoundRows

RIJEN_PER_BLAD = 25
DAG = 24 * 60 * 60


def onthoud(request: HttpRequest | None, vraag: Hashable, bereken: Callable[[], Any]) -> Any:
    """The answer to `vraag`: from the cache while the content is what it was, else from `bereken`.

    `vraag` says by its repr all that the answer depends on besides the public content.
    """
    bijwerking = getattr(request, "bijwerking", None)
    if bijwerking is None:
        return bereken()
    sleutel = repr((bijwerking.token, vraag))
    return cache.get_or_set(f"inhoud-{sha256(sleutel.encode()).hexdigest()}", bereken, DAG)


class Bladen(Paginator):
    """The pages of a list; its rows are counted once for each state of the content."""

    def __init__(self, rijen: QuerySet, per_page: int, *args, request: HttpRequest, **opties):
        super().__init__(rijen, per_page, *args, **opties)
        self.rijen = rijen
        self.request = request

    @cached_property
    def count(self) -> int:
        return self.onthoud(self.rijen.count)

    def onthoud(self, bereken: Callable[[], Any], *vraag: Hashable) -> Any:
        """The answer to a question about this list; see `onthoud`."""
        return onthoud(self.request, (*self._lijst, *vraag), bereken)

    @cached_property
    def _lijst(self):
        """What the database is asked, as far as it decides on the rows and their order."""
        try:
            return self.rijen.values("pk").query.sql_with_params()
        except EmptyResultSet:
            return ("leeg",)


class TabelBladen(Bladen):
    """The pages of a table, `RIJEN_PER_BLAD` rows each; which a page shows is worked out once too.

    Only that and the count read the whole list: a page reads its rows by their primary keys.
    """

    def __init__(self, rijen: BoundRows, per_page: int, **opties):
        self.tabel = rijen.table
        super().__init__(rijen.data.data, RIJEN_PER_BLAD, request=self.tabel.request, **opties)

    def page(self, number):
        nummer = self.validate_number(number)
        begin = (nummer - 1) * self.per_page
        sleutels = self.rijen.values_list("pk", flat=True)[begin : begin + self.per_page]
        pks = self.onthoud(lambda: list(sleutels), begin)
        rijen = self.rijen.order_by().in_bulk(pks)  # by key: no index of their order helps there
        blad = BoundRows([rijen[pk] for pk in pks if pk in rijen], self.tabel)
        return self._get_page(blad, nummer, self)  # type: ignore[attr-defined]
