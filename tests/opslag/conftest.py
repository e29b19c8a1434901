"""What the tests of databases from before share."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


@pytest.fixture
def migreer(transactional_db):
    """Brings the database to a state, the newest by default, and gives the models of that state.

    Afterwards, whatever happened, it is as the other tests of this worker need it.
    """

    def naar(doel=None):
        uitvoerder = MigrationExecutor(connection)
        doel = doel or uitvoerder.loader.graph.leaf_nodes()
        uitvoerder.migrate(doel)
        return uitvoerder.loader.project_state(doel).apps

    yield naar
    naar()
