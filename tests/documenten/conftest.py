"""All documents of the region, loaded once for all that is asked of them here."""

import pytest
from django.core.management import call_command
from django.db import transaction


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Loading them all takes as long as some twenty tests, and documents of then change seldom."""
    for item in items:
        if "regio" in item.fixturenames:
            item.add_marker("lang")


@pytest.fixture(scope="package")
def regio(django_db_setup, django_db_blocker):
    """What `make run` loads; around the transactions of the tests."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("laad", verbosity=0)
        yield
        transaction.set_rollback(True)
