"""The index: what is written into it, and what it finds.

This is what a search server of several machines (OpenSearch) would replace, and nothing else: it
would take the same rows, and answer the same three questions. Here the database itself does it, in
the transaction of whoever saves: on SQLite a full-text table (FTS5) that triggers keep in step with
`Zoekregel`, on PostgreSQL a column of lexemes with a GIN index, worked out of the same terms.
"""

from collections.abc import Callable, Collection, Iterable
from typing import Any, NamedTuple

from django.db import connection

from .model import Zoekregel
from .woorden import DOMEIN, IN_KOP, KORTSTE_BEGIN, OVERAL, SOORT, Vraag, Zoekwoord, stam

PER_SOORT = 200
"""Of more hits in one kind is told that there are more: so a broad word costs what others do."""
VAN_EEN_SOORT = 1000
"""The same, where one kind was asked for."""
VEEL = ("agendapunt", "actie")
"""The kinds that grow with an agenda."""
KORTE_BEGINNEN = (2, 3)
"""Of so many letters begins of words are in the index of PostgreSQL; see the migration 0010."""
TEGELIJK = 500
VELDEN = [veld.attname for veld in Zoekregel._meta.concrete_fields if not veld.primary_key]
WAT = ("soort", "sleutel")


class Treffer(NamedTuple):
    """A row that was found; `rang` is 0 where the question is its title, 1 where that holds it."""

    pk: int
    rang: int
    soort: str
    agenda: int | None
    domein: int | None
    kopvorm: str


def schrijf(regels: list[Zoekregel]) -> None:
    """Put rows in the index, each in the place of the one that is about the same thing."""
    Zoekregel.objects.bulk_create(
        regels,
        batch_size=TEGELIJK,
        update_conflicts=True,
        unique_fields=WAT,
        update_fields=[veld for veld in VELDEN if veld not in WAT],
    )


def haal_weg(soort: str, sleutels: Collection[str]) -> None:
    """Take things of one kind out of the index."""
    Zoekregel.objects.filter(soort=soort, sleutel__in=sleutels).delete()


def maak_leeg() -> None:
    """Take everything out of the index."""
    Zoekregel.objects.all().delete()


def in_vorm() -> bool:
    """Whether the full-text table of SQLite is made as it is told here; it may be of before."""
    if connection.vendor != "sqlite":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE name = 'ijmond_zoekindex'")
        return cursor.fetchone() == (_FTS,)


def zet_in_vorm() -> None:
    """Make the full-text table of SQLite anew, of the rows that there are."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE ijmond_zoekindex")
        cursor.execute(_FTS)
        cursor.execute(_FTS_OPDRACHT, ["rebuild"])


def ruim_op() -> None:
    """Let go of what is in it no more: SQLite keeps words of rows that changed, until it merges."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(_FTS_OPDRACHT, ["optimize"])
        cursor.execute("ANALYZE ijmond_zoekregel")


def klopt() -> bool:
    """Whether the full-text table of SQLite is as told, of as many rows; PostgreSQL sees to it."""
    if connection.vendor != "sqlite":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM ijmond_zoekindex_docsize")
        return in_vorm() and cursor.fetchone()[0] == Zoekregel.objects.count()


def zoek(
    vraag: Vraag, soorten: Collection[str], domein: int | None = None, hoogstens: int = PER_SOORT
) -> list[Treffer]:
    """What a question finds of these kinds, of each `hoogstens` and what is called so; one query.

    No order is promised.
    """
    stukken: list[str] = [_EXACT]
    waarden: list[Any] = [vraag.vorm[:200]]
    in_domein = [[f"{DOMEIN}{domein}"]] if domein else []
    sqlite = connection.vendor == "sqlite"
    for samen in _samen(soorten):
        van_elk = len(samen) > 1
        erin = [[SOORT + samen[0]], *in_domein] if sqlite else in_domein
        for rang, letter in ((1, IN_KOP), (2, OVERAL)):
            stukken.append(_deel(rang, van_elk=van_elk))
            waarden += [] if sqlite else [samen if van_elk else samen[0]]
            waarden += [_als_tekst(vraag, letter, erin), hoogstens]
    sql = _TREFFERS.format(" UNION ALL ".join(stukken))
    with connection.cursor() as cursor:
        cursor.execute(sql, waarden)
        gevonden = map(Treffer._make, cursor.fetchall())
        return [t for t in gevonden if t.soort in soorten and domein in (None, t.domein)]


def woorden_met_begin(begin: str, hoogstens: int) -> set[str]:
    """The words that begin so in some of the texts, in `hoogstens` so many of those."""
    term = OVERAL + begin
    with connection.cursor() as cursor:
        sql = _IN[connection.vendor].format("z.termen")
        cursor.execute(sql, [_teken()(term, True), hoogstens])
        termen = (los for (tekst,) in cursor.fetchall() for los in tekst.split())
        return {los.removeprefix(OVERAL) for los in termen if los.startswith(term)}


_BEGINNEN = " ".join(map(str, range(1 + KORTSTE_BEGIN, 21)))
"""How long a begin may be, its letter too, that is found as fast as a whole word is."""
_FTS = (
    "CREATE VIRTUAL TABLE ijmond_zoekindex USING fts5(termen, content='ijmond_zoekregel', "
    "content_rowid='id', tokenize='unicode61 remove_diacritics 2', detail=none, "
    f"prefix='{_BEGINNEN}')"
)
_FTS_OPDRACHT = "INSERT INTO ijmond_zoekindex (ijmond_zoekindex) VALUES (%s)"
_KOLOMMEN = "z.id, z.soort, z.agenda_id, z.domein_id, z.kopvorm"
_EXACT = f"SELECT {_KOLOMMEN}, 0 AS rang FROM ijmond_zoekregel z WHERE z.kopvorm = %s"  # noqa: S608
_TREFFERS = (
    "SELECT id, MIN(rang), soort, agenda_id, domein_id, kopvorm FROM ({}) delen "
    "GROUP BY id, soort, agenda_id, domein_id, kopvorm"
)
_IN = {
    "sqlite": "SELECT {} FROM ijmond_zoekindex CROSS JOIN ijmond_zoekregel z "
    "ON z.id = ijmond_zoekindex.rowid WHERE ijmond_zoekindex MATCH %s LIMIT %s",
    "postgresql": "SELECT {} FROM ijmond_zoekregel z WHERE lexemen @@ %s::tsquery LIMIT %s",
}
# In this order PostgreSQL may walk the index of a kind until it has enough. Without an order it
# reads the table itself for a common word, past all rows of other kinds.
_VAN_EEN = (
    "SELECT {} FROM ijmond_zoekregel z WHERE soort = %s AND lexemen @@ %s::tsquery "
    "ORDER BY sleutel LIMIT %s"
)
_VAN_ELK = (
    "SELECT {0} FROM (SELECT {0}, row_number() OVER (PARTITION BY soort) AS nummer "
    "FROM ijmond_zoekregel z WHERE soort = ANY(%s) AND lexemen @@ %s::tsquery) z "
    "WHERE nummer <= %s"
)


def _samen(soorten: Collection[str]) -> list[list[str]]:
    """The kinds that one part of a question asks for.

    SQLite sees at once that a kind has no hits. PostgreSQL gathers the rows of a word for each part
    anew, so that it asks for all kinds with few rows in one, and numbers those to count per kind;
    of those it may then read each row, where the word is a common one.
    """
    if connection.vendor == "sqlite":
        return [[soort] for soort in soorten]
    alleen = [[soort] for soort in soorten if soort in VEEL]
    rest = [soort for soort in soorten if soort not in VEEL]
    return [*alleen, rest] if rest else alleen


def _deel(rang: int, *, van_elk: bool) -> str:
    """The rows that one part of a question finds, with their rank; so many at most `van_elk`."""
    if connection.vendor == "sqlite":
        binnen = _IN["sqlite"].format(_KOLOMMEN)
    else:
        binnen = (_VAN_ELK if van_elk else _VAN_EEN).format(_KOLOMMEN)
    return f"SELECT {_KOLOMMEN}, {rang} AS rang FROM ({binnen}) z"  # noqa: S608 - no text of a visitor


def _teken() -> Callable[[str, bool], str]:
    """How a database writes a term; a term holds letters and digits only."""
    if connection.vendor == "sqlite":
        return lambda term, begin: f'"{term}"*' if begin else f'"{term}"'
    return _lexeem


def _lexeem(term: str, begin: bool) -> str:
    """A term as PostgreSQL knows it: a short begin, of many words, is a lexeme of its own."""
    if begin and len(term) - 1 in KORTE_BEGINNEN:
        return f"'{term}*'"
    return f"'{term}':*" if begin else f"'{term}'"


def _als_tekst(vraag: Vraag, letter: str, erin: Iterable[Iterable[str]]) -> str:
    """A question in the language of the index: `letter` says where, `erin` of what one is there."""
    sqlite, teken = connection.vendor == "sqlite", _teken()
    en, of = (" AND ", " OR ") if sqlite else (" & ", " | ")

    def woord(los: Zoekwoord) -> str:
        vormen = {letter + stam(los.woord): False, letter + los.woord: los.begin}
        return f"({of.join(teken(*vorm) for vorm in vormen.items())})"

    def deel(wijzen: Any) -> str:
        return f"({of.join(f'({en.join(map(woord, wijze))})' for wijze in wijzen)})"

    ook = (f"({of.join(teken(los, False) for los in een_van)})" for een_van in erin)
    return en.join([*ook, *map(deel, vraag.delen)])
