"""Putting a copy back, and looking whether all is there."""

from collections.abc import Iterator

from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.db.models import Model

from agenda.models import Agenda
from agenda.opslag import fouten

from .afdruk import neem_af, nieuwer_dan_wij, ouder_dan_wij, verschillen
from .databases import DatabaseFout, zet_over
from .kopie import Kopie, ReserveFout, hash_van


def zet_terug(kopie: Kopie, *, over_inhoud: bool = False) -> Iterator[str]:
    """Make the database what it is in the copy; gives a Dutch sentence for what does not hold then.

    What an older portal copied is brought up to date first. Raises ReserveFout, and then changed
    nothing, for a copy that is not whole or does not fit, and for a database that holds something,
    unless `over_inhoud` says that it may go.
    """
    _keur(kopie)
    if not over_inhoud and _heeft_inhoud():
        raise ReserveFout(
            "In deze database staat al iets. Er is niets veranderd. "
            "Mag het weg? Geef dan --over-inhoud-heen mee."
        )
    try:
        zet_over(kopie.bestand)
    except DatabaseFout as fout:
        raise ReserveFout(f"Er is niets veranderd. {fout}") from fout
    if ouder_dan_wij(kopie.bijschrift.afdruk):
        call_command("migrate", verbosity=0, interactive=False)
    else:
        yield from verschillen(kopie.bijschrift.afdruk, neem_af())
    yield from fouten([*_modellen("agenda"), *_modellen("werkagenda")])


def _keur(kopie: Kopie) -> None:
    bijschrift = kopie.bijschrift
    if bijschrift.database != connection.vendor:
        raise ReserveFout(
            f"Deze kopie is van {bijschrift.database}, en DATABASE_URL wijst naar "
            f"{connection.vendor}. Zet haar terug in dezelfde soort database."
        )
    if not kopie.bestand.exists() or hash_van(kopie.bestand) != bijschrift.sha256:
        raise ReserveFout(f"{kopie.bestand} is beschadigd of weg. Neem een andere kopie.")
    if onbekend := nieuwer_dan_wij(bijschrift.afdruk):
        raise ReserveFout(
            "Deze kopie is van een nieuwere versie van het portaal, met "
            f"{', '.join(onbekend)}. Installeer eerst die versie."
        )


def _heeft_inhoud() -> bool:
    tabellen = set(connection.introspection.table_names())
    van_belang = (Agenda, get_user_model())
    return any(m._meta.db_table in tabellen and m._base_manager.exists() for m in van_belang)


def _modellen(app: str) -> Iterator[type[Model]]:
    return apps.get_app_config(app).get_models()
