"""What the content of a database comes down to, to see that a copy of it is whole."""

from collections.abc import Iterator

import msgspec
from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from msgspec.structs import replace

from agenda.models import Agenda

from ..momentopname import canoniek
from ..momentopname.opnemen import neem_op


class Afdruk(msgspec.Struct, frozen=True):
    """The migrations that were done, the rows of each table, the hash of the JSON of each agenda.

    The hash is "" of an agenda of which no JSON can be made: a copy is made of what there is.
    """

    migraties: list[str]
    rijen: dict[str, int]
    agendas: dict[str, str]


def neem_af() -> Afdruk:
    """Of the database as it is, within the transaction in which it is asked."""
    modellen = apps.get_models(include_auto_created=True)
    return Afdruk(
        migraties=sorted(map(_naam, MigrationLoader(connection).applied_migrations)),
        rijen={m._meta.db_table: m._base_manager.count() for m in modellen if m._meta.managed},
        agendas={agenda.slug: _hash(agenda) for agenda in Agenda.objects.openbaar()},
    )


def nieuwer_dan_wij(afdruk: Afdruk) -> list[str]:
    """The migrations that this portal does not know."""
    return sorted(set(afdruk.migraties) - _van_ons())


def ouder_dan_wij(afdruk: Afdruk) -> bool:
    """Whether this portal has migrations that were not done yet."""
    return not _van_ons() <= set(afdruk.migraties)


def verschillen(toen: Afdruk, nu: Afdruk) -> Iterator[str]:
    """A Dutch sentence for each table and each agenda that is not as it was."""
    for tabel in sorted(toen.rijen.keys() | nu.rijen.keys()):
        was, is_ = toen.rijen.get(tabel, 0), nu.rijen.get(tabel, 0)
        if was != is_:
            yield f"Tabel {tabel} had {was} rijen, en heeft er nu {is_}."
    for slug in sorted(toen.agendas.keys() | nu.agendas.keys()):
        if toen.agendas.get(slug) != nu.agendas.get(slug):
            yield f"De JSON van agenda '{slug}' is anders dan toen de kopie werd gemaakt."


def _hash(agenda: Agenda) -> str:
    try:
        # Whether it is over depends on the day on which one looks.
        return canoniek.sha256(canoniek.schrijf(replace(neem_op(agenda), afgelopen=False)))
    except (LookupError, ObjectDoesNotExist):
        return ""


def _van_ons() -> set[str]:
    return set(map(_naam, MigrationLoader(None).disk_migrations))


def _naam(migratie: tuple[str, str]) -> str:
    return ".".join(migratie)
