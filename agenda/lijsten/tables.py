"""The columns of a list, and by what each sorts."""

import django_tables2 as tables
from django.db.models import F, QuerySet
from django.template.loader import render_to_string
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.text import capfirst
from django_tables2.data import TableQuerysetData

from ..beschrijving.woorden import Woorden
from ..models import Agendapunt, Portefeuille
from ..models.berekend import op_sleutel
from ..verschil import Verschuiving, verschoven, verschuivingen
from ..weergave import niet_genoemd, zonder_planning
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


class PuntTable(tables.Table):
    """What every list of items shows."""

    kenmerk = tables.Column()
    titel = tables.Column(linkify=True)
    stuksoort = tables.Column(verbose_name="Soort stuk", order_by=("stuksoort__naam",), default="")
    status = tables.Column()
    betrokkenen = tables.Column(verbose_name="Wie", orderable=False, empty_values=())

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

    def render_status(self, record):
        return render_to_string("includes/statuslabel.html", {"punt": record})

    def render_betrokkenen(self, record):
        namen = dict.fromkeys(b.eigenaar.naam for b in record.betrokkenen.all())
        return ", ".join(namen) or niet_genoemd(record.agenda)


class AgendapuntTable(PuntTable):
    # Two agendas number their domains alike.
    domein = tables.Column(
        order_by=("agenda__volgorde", "agenda_id", "domein__volgorde", "domein_id"),
        empty_values=(),
    )
    planning = tables.Column(
        verbose_name="Gepland in", accessor="perioden", orderable=False, empty_values=()
    )

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
        gepland = ", ".join(periode.naam for periode in record.perioden.all())
        gepland = gepland or zonder_planning(record)
        if weg := verschoven(record, self._verschuivingen):
            return format_html('{}<span class="verschoven">{}</span>', gepland, weg)
        return gepland

    @cached_property
    def _verschuivingen(self) -> dict[str, Verschuiving]:
        return verschuivingen(kenmerk__in=[rij.record.kenmerk for rij in self.paginated_rows])


class PortefeuilleTable(tables.Table):
    """Who looked after what, in which office and when."""

    omschrijving = tables.Column(verbose_name="Taak")
    persoon = tables.Column(accessor="ambt__persoon", linkify=True, order_by="ambt__persoon__naam")
    functie = tables.Column(accessor="ambt__functie", order_by=("ambt__functie", "ambt__volgorde"))
    partij = tables.Column(accessor="ambt__partij")
    bestuur = tables.Column(
        verbose_name="Bestuur van",
        accessor="ambt__organisatie",
        linkify=True,
        order_by="ambt__organisatie__naam",
    )
    zetel = tables.Column(
        verbose_name="Zetel in", accessor="organisatie", linkify=True, order_by="organisatie__naam"
    )
    looptijd = tables.Column(
        verbose_name="Wanneer",
        accessor="ambt__looptijd",
        order_by=("ambt__van", "ambt__tot"),
        empty_values=(),
    )

    class Meta:
        model = Portefeuille
        fields = ("omschrijving", "persoon", "functie", "partij", "bestuur", "zetel", "looptijd")
        order_by = ()
        default = ""

    def render_functie(self, record):
        delen = (record.ambt.functie, record.ambt.locoburgemeester)
        return ", ".join(deel for deel in delen if deel)

    def render_looptijd(self, value):
        return value or "niet bekend"
