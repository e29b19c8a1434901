"""Databases of their own, to copy and to put back."""

from contextlib import ExitStack
from io import StringIO

import pytest
from django.core.management import call_command

from tests.gereed import eigen_database, werk_op


@pytest.fixture
def database(django_db_setup, django_db_blocker, tmp_path):
    """A function that makes one, and gives its name."""
    with django_db_blocker.unblock(), ExitStack() as tot_het_eind:
        yield lambda **hoe: tot_het_eind.enter_context(eigen_database(tmp_path, **hoe))


@pytest.fixture
def doe():
    """A function that runs a command on such a database, and gives what it said."""

    def doe(naam, *opdracht):
        gezegd = StringIO()
        with werk_op(naam):
            call_command(*map(str, opdracht), stdout=gezegd)
        return gezegd.getvalue()

    return doe
