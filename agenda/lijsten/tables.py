"""The columns of a list, and by what each sorts."""

from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Any

import django_tables2 as tables
from django.db.models import F, QuerySet
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.text import capfirst
from django_tables2.data import TableQuerysetData

from ..beschrijving.woorden import Woorden
from ..models import Agendapunt, Portefeuille
from ..models.berekend import op_sleutel
from ..verschil import Verschuiving, verschoven, verschuivingen
from ..weergave import niet_genoemd, statuslabel, zonder_planning
from .keuzes import AgendaKeuze


class LijstData(TableQuerysetData):
    """Rows in an order that any database gives: by their own keys for sorting, empty last.

    Equal ones keep the own order of the list.
    """

    data: QuerySet

    def order_by(self, aliases):
        vast = self.data.query.order_by or self.data.model._meta.ordering
        super().order_by(aliases)
        if aliases:
            kolommen = (op_sleutel(self.data.model, str(k)) for k in self.data.query.order_by)
            self.data = self.data.order_by(*map(_leeg_achteraan, kolommen), *vast)


def _leeg_achteraan(kolom: str):
    veld = F(kolom.removeprefix("-"))
    return veld.desc(nulls_last=True) if kolom.startswith("-") else veld.asc(nulls_last=True)


class Lijsttabel(tables.Table):
    """A table whose cells are made by `render_<column>`, of the record alone.

    `BoundRow` finds out anew for every cell what its column is called, and what it can be made of:
    more work than all else on a page.
    """

    SOORTEN = {"kenmerk": "kenmerk", "titel": "naam"}

    def rijen(self) -> Iterator[list[tuple[str, str, Any]]]:
        """The cells of each row on this page: what sort, what heads its column, what it says."""
        kolommen = [
            (self.SOORTEN.get(kolom.name, ""), kolom.header, self._cel(kolom.name))
            for kolom in self.columns
        ]
        for record in self.paginated_rows.data:
            yield [(soort, kop, cel(record)) for soort, kop, cel in kolommen]

    def _cel(self, naam: str) -> Callable[[Any], Any]:
        return getattr(self, f"render_{naam}", attrgetter(naam))


def met_link(ding: Any) -> str:
    """What something is called, leading to its page; "" for None."""
    return format_html('<a href="{}">{}</a>', ding.get_absolute_url(), ding) if ding else ""


class PuntTable(Lijsttabel):
    """What every list of items shows."""

    kenmerk = tables.Column()
    titel = tables.Column()
    stuksoort = tables.Column(verbose_name="Soort stuk", order_by=("stuksoort__naam",))
    status = tables.Column()
    betrokkenen = tables.Column(verbose_name="Wie", orderable=False)

    def __init__(self, *args, agenda: AgendaKeuze | None = None, **kwargs):
        """`agenda` is the one that all rows are of; without it each row says from which it is."""
        super().__init__(*args, **kwargs)
        self.woorden = agenda.woorden if agenda else Woorden()
        self.noemt_agenda = agenda is None

    def bij_agenda(self, record, tekst):
        """What a row belongs to, with the title of its agenda where the rows may be of several."""
        if not self.noemt_agenda:
            return tekst
        return format_html('{}<span class="verschoven">{}</span>', tekst, record.agenda.titel)

    def render_titel(self, record):
        return format_html('<a href="{}">{}</a>', record.get_absolute_url(), record.titel)

    def render_stuksoort(self, record):
        return record.stuksoort or ""

    def render_status(self, record):
        return statuslabel(record)

    def render_betrokkenen(self, record):
        namen = dict.fromkeys(b.eigenaar.naam for b in record.genoemden)
        return ", ".join(namen) or niet_genoemd(record.agenda)


class AgendapuntTable(PuntTable):
    # Two agendas number their domains alike.
    domein = tables.Column(
        order_by=("agenda__volgorde", "agenda_id", "domein__volgorde", "domein_id")
    )
    planning = tables.Column(verbose_name="Gepland in", orderable=False)

    class Meta:
        model = Agendapunt
        fields = ("kenmerk", "titel", "domein", "planning", "stuksoort", "status", "betrokkenen")
        sequence = fields
        order_by = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "domein" in self.columns:
            self.columns["domein"].column.verbose_name = capfirst(self.woorden.domein)

    def render_domein(self, record):
        return self.bij_agenda(record, record.domein.naam if record.domein else "")

    def render_planning(self, record):
        gepland = ", ".join(periode.naam for periode in record.gepland_in)
        gepland = gepland or zonder_planning(record)
        if weg := verschoven(record, self._verschuivingen):
            return format_html('{}<span class="verschoven">{}</span>', gepland, weg)
        return gepland

    @cached_property
    def _verschuivingen(self) -> dict[str, Verschuiving]:
        return verschuivingen(kenmerk__in=[rij.kenmerk for rij in self.paginated_rows.data])


class PortefeuilleTable(Lijsttabel):
    """Who looked after what, in which office and when."""

    SOORTEN = {"omschrijving": "naam"}

    omschrijving = tables.Column(verbose_name="Taak")
    persoon = tables.Column(accessor="ambt__persoon", order_by="ambt__persoon__naam")
    functie = tables.Column(accessor="ambt__functie", order_by=("ambt__functie", "ambt__volgorde"))
    partij = tables.Column(accessor="ambt__partij")
    bestuur = tables.Column(
        verbose_name="Bestuur van",
        accessor="ambt__organisatie",
        order_by="ambt__organisatie__naam",
    )
    zetel = tables.Column(
        verbose_name="Zetel in", accessor="organisatie", order_by="organisatie__naam"
    )
    looptijd = tables.Column(
        verbose_name="Wanneer", accessor="ambt__looptijd", order_by=("ambt__van", "ambt__tot")
    )

    class Meta:
        model = Portefeuille
        fields = ("omschrijving", "persoon", "functie", "partij", "bestuur", "zetel", "looptijd")
        order_by = ()

    def render_persoon(self, record):
        return met_link(record.ambt.persoon)

    def render_functie(self, record):
        delen = (record.ambt.functie, record.ambt.locoburgemeester)
        return ", ".join(deel for deel in delen if deel)

    def render_partij(self, record):
        return record.ambt.partij

    def render_bestuur(self, record):
        return met_link(record.ambt.organisatie)

    def render_zetel(self, record):
        return met_link(record.organisatie)

    def render_looptijd(self, record):
        return record.ambt.looptijd or "niet bekend"
