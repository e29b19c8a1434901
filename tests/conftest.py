"""What every test can ask for: a portal to itself, a clerk, and content (see `tests/maken.py`)."""

import gc
from contextlib import ExitStack
from itertools import count

import pytest
from _pytest import runner
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, transaction
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.template import Template
from django.test import Client
from hypothesis import HealthCheck
from hypothesis import settings as hypothese
from whitenoise.base import WhiteNoise
from xdist.scheduler import LoadFileScheduling

from agenda.models import bijwerking
from ijmond.drukker.ruimte import met_ruimte
from ijmond.drukkerij import bewaren, drukken, proces
from ijmond.inloggen.sessie import begin
from tests.drukkerij.drukker import ONGEDRUKT, druk_wat_gevraagd_is
from tests.gereed import eigen_database, leg_neer, sjabloon, werk_op
from tests.rollen import rol

pytest_plugins = ["tests.maken", "tests.alles"]

EERSTE_AGENDA = ("fixtures/regio.toml", "fixtures/ijmond-2015-2018.toml")

# How fast a machine is, says nothing of what it tests.
hypothese.register_profile("portaal", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothese.load_profile("portaal")

# Looking for rings of objects that nobody needs takes a tenth of the time of a run.
gc.set_threshold(100_000, 20, 20)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Let who makes content into the database.

    What makes content lasts as long as a worker does, so that a file can make its own once (see
    `eenmalig`): it can't ask for the database of one test.
    """
    for item in items:
        maakt = any(naam.startswith("maak_") for naam in item.fixturenames)
        if maakt and not item.get_closest_marker("django_db"):
            item.add_marker("django_db")


def pytest_runtest_protocol(item, nextitem):
    """Many calls deep, as forms and templates are, this saves a tenth of the time of a run."""
    return met_ruimte(runner.pytest_runtest_protocol, item, nextitem)


class PerBestand(LoadFileScheduling):
    """A file stays on one worker, and so does a folder whose files share what is costly to make."""

    def _split_scope(self, nodeid):
        map_, _, bestand = nodeid.split("::")[0].rpartition("/")
        return map_ if map_ == "tests/documenten" else f"{map_}/{bestand}"


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    return PerBestand(config, log)


@pytest.fixture(scope="session")
def _mappen(tmp_path_factory):
    """Folders for each test, such as one for its PDFs, that are there once something is kept."""
    map_ = tmp_path_factory.mktemp("map")
    return (map_ / str(nummer) for nummer in count(1))


@pytest.fixture(autouse=True)
def _niets_van_een_vorige_test(settings, _mappen):
    """Pages and PDFs are kept by the content, of which a test may put an earlier state back."""
    cache.clear()
    settings.PDF_MAP, settings.RESERVE_MAP = next(_mappen), next(_mappen)


@pytest.fixture(autouse=True)
def _ongedrukt(request, monkeypatch):
    """Printing takes seconds: only a test with the mark `druk` gets a PDF, others what goes in."""
    if not request.node.get_closest_marker("druk"):
        monkeypatch.setattr(drukken, "DRUKKER", ONGEDRUKT)


@pytest.fixture(scope="session", autouse=True)
def _gedrukt_waar_men_bij_staat(tmp_path_factory):
    """What is asked for is printed here and now, and only that; a save prints nothing.

    The process that does it outside the tests knows nothing of their transactions.
    """
    with pytest.MonkeyPatch.context() as altijd:
        altijd.setattr(bijwerking, "LUISTERAARS", [])
        altijd.setattr(proces, "begin", druk_wat_gevraagd_is)
        tijdelijk = str(tmp_path_factory.mktemp("tijdelijk"))
        altijd.setattr(bewaren, "gettempdir", lambda: tijdelijk)
        yield


@pytest.fixture(scope="session", autouse=True)
def _wie_inlogt_is_begonnen():
    """Who is let in past the page of login has a session as that page makes it, in one row."""

    def laat_binnen(self, user, backend=settings.AUTHENTICATION_BACKENDS[-1]):
        sessie = SessionStore()
        sessie[SESSION_KEY] = str(user.pk)
        sessie[BACKEND_SESSION_KEY] = backend
        sessie[HASH_SESSION_KEY] = user.get_session_auth_hash()
        begin(sessie)
        sessie.save()
        self.cookies[settings.SESSION_COOKIE_NAME] = sessie.session_key

    with pytest.MonkeyPatch.context() as even:
        even.setattr(Client, "force_login", laat_binnen)
        yield


@pytest.fixture(scope="session", autouse=True)
def _een_keer_langs_de_statische_bestanden():
    """Each client of a test makes the middleware anew, which reads the whole folder every time."""
    lees, gelezen = WhiteNoise.update_files_dictionary, {}

    def lees_of_onthoud(self, root, prefix):
        if (root, prefix) not in gelezen:
            lees(self, root, prefix)
            gelezen[root, prefix] = dict(self.files)
        self.files.update(gelezen[root, prefix])

    with pytest.MonkeyPatch.context() as even:
        even.setattr(WhiteNoise, "update_files_dictionary", lees_of_onthoud)
        yield


@pytest.fixture(scope="session", autouse=True)
def _een_keer_wat_een_pagina_meekreeg(django_test_environment):
    """A test may ask what a page was given: of each template within it that is only a copy.

    Of the many widgets of a form, which are templates too, nobody asks.
    """
    onthoud = Template._render

    def onthoud_of_schrijf(self, context):
        if context.template is self and not str(self.name).startswith("django/forms/"):
            return onthoud(self, context)
        return self.nodelist.render(context)

    with pytest.MonkeyPatch.context() as even:
        even.setattr(Template, "_render", onthoud_of_schrijf)
        yield


@pytest.fixture(scope="session")
def django_db_keepdb():
    """On SQLite the database of a worker is a copy that goes with its folder."""
    return connection.vendor == "sqlite"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request, django_db_keepdb, tmp_path_factory):
    if django_db_keepdb:
        pad = tmp_path_factory.mktemp("database") / "test.sqlite3"
        leg_neer(pad)
        connection.settings_dict["TEST"]["NAME"] = str(pad)
    else:
        request.getfixturevalue("django_db_modify_db_settings_parallel_suffix")
        connection.settings_dict["TEST"]["TEMPLATE"] = sjabloon(connection.settings_dict)


@pytest.fixture(scope="session", autouse=True)
def _leeg_ook_wat_bewaakt_wordt():
    """After a test that wrote for real, SQLite deletes every row: also those that a trigger keeps.

    PostgreSQL truncates, of which no trigger of a row hears.
    """
    operaties = DatabaseWrapper.ops_class
    leeg = operaties.sql_flush

    def zonder_wachters(self, *args, **kwargs):
        with self.connection.cursor() as cursor:
            cursor.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' "
                "AND name NOT LIKE 'zoekregel%'"  # they refuse nothing, and empty the index along
            )
            wachters = cursor.fetchall()
        weg = [f"DROP TRIGGER {naam}" for naam, _ in wachters]
        return [*weg, *leeg(self, *args, **kwargs), *(sql for _, sql in wachters)]

    with pytest.MonkeyPatch.context() as even:
        even.setattr(operaties, "sql_flush", zonder_wachters)
        yield


@pytest.fixture(scope="module")
def eenmalig(django_db_setup, django_db_blocker):
    """Around all tests of a file: what is made in it once, every one of them finds as it was made.

    What it hands over are keys: an object would keep what one test did to it for the next one.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def in_een_eigen_database(django_db_setup, django_db_blocker, tmp_path_factory):
    """A function after which all of a file happens in a database that ends with it."""
    with django_db_blocker.unblock(), ExitStack() as tot_het_eind:

        def begin(**hoe):
            naam = eigen_database(tmp_path_factory.mktemp("eigen"), **hoe)
            tot_het_eind.enter_context(werk_op(tot_het_eind.enter_context(naam)))

        yield begin


@pytest.fixture
def echte_agenda(db):
    """The region's first agenda, as `make run` loads it."""
    call_command("laad", *EERSTE_AGENDA, verbosity=0)


@pytest.fixture
def wachtwoord():
    """What the clerk types to log in."""
    return "een lang wachtwoord"


@pytest.fixture
def griffie(db, django_user_model, wachtwoord):
    """A clerk: someone who may do what the group Griffie may, and nothing else."""
    clerk = django_user_model.objects.create_user("griffie", password=wachtwoord, is_staff=True)
    clerk.groups.add(rol("Griffie"))
    return clerk


@pytest.fixture
def griffie_client(client, griffie):
    client.force_login(griffie)
    return client
