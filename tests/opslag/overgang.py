"""Bringing a database to what it was in an earlier portal and to what it is now; reading it."""

import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.db.migrations import Migration
from django.db.migrations.executor import MigrationExecutor

zet_door = Migration.mutate_state


def naar(doel=None):
    """Bring it to a state, the newest by default; gives the models of that state."""
    uitvoerder = MigrationExecutor(connection)
    doel = doel or uitvoerder.loader.graph.leaf_nodes()
    with pytest.MonkeyPatch.context() as even:
        even.setattr(Migration, "mutate_state", _zonder_modellen)
        uitvoerder.migrate(doel)
    return uitvoerder.loader.project_state(doel).apps


def _zonder_modellen(migratie, staat, preserve=True):
    """The state after a migration, whose models are made once that is there, not at every step."""
    anders = staat.clone() if preserve else staat
    vars(anders).pop("apps", None)
    return zet_door(migratie, anders, preserve=False)


def lees(client, adressen):
    """What is read, by address; kept pages are of another database."""
    cache.clear()
    return {adres: _hoofdzaak(client.get(adres)) for adres in adressen}


def _hoofdzaak(antwoord):
    # Ids without an address are of a later migration, which makes them of chance.
    tekst = re.sub(r"urn:uuid:[0-9a-f-]+", "", antwoord.content.decode())
    return tekst.partition("<main")[2].partition("</main>")[0] or tekst
