"""What every test can ask for: valid content through the save path, a clerk, a browser."""

import gc
from contextlib import contextmanager
from datetime import date
from itertools import count

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction
from django.utils.text import slugify
from whitenoise.base import WhiteNoise

from agenda.models import (
    Agenda,
    Agendapunt,
    Ambt,
    Begrotingsregel,
    Behandeling,
    Betrokkenheid,
    Deelname,
    Document,
    Domein,
    Eigenaar,
    Orgaan,
    Periode,
    Planning,
    Portefeuille,
    Punt,
    Samenhang,
    SamenhangDeel,
    Thema,
    Vergadering,
    Verwijzing,
)
from agenda.opslag.opslaan import opslaan, opslag
from werkagenda.models import Actie, Overleg

volgnummer = count(1)

EERSTE_AGENDA = ("fixtures/regio.toml", "fixtures/ijmond-2015-2018.toml")


# Looking for rings of objects that nobody needs takes a tenth of the time of a run.
gc.set_threshold(100_000, 20, 20)

EENMAAL = (
    "tests/beheer/",
    "tests/documenten/",
    "tests/paginas/test_eigen_woorden.py",
    "tests/techniek/test_geheimen.py",
    "tests/techniek/test_paginabudget.py",
    "tests/paginas/test_paginas.py",
    "tests/document/test_pdf.py",
    "tests/paginas/test_samenhang.py",
    "tests/versies/test_versies.py",
    "tests/laden/test_voorbeeldagenda.py",
)
"""What is about forms, pages and documents: `make test` runs it on SQLite only."""
BEIDE = (
    "tests/beheer/test_beheer_botsing.py",
    "tests/beheer/test_beheer_rechten.py",
    "tests/beheer/test_beheer_verwijderen.py",
    "tests/documenten/test_ijmond.py",
)
"""But of those this runs on PostgreSQL too: it waits for others, and refuses what SQLite takes.

So does all that saves, selects, sorts and guards, and the walks marked `rook`.
"""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Mark what asks the database anything that the other one could answer differently."""
    for item in items:
        # What makes content lasts as long as a worker does, so that a file can make its own once
        # (see `eenmalig`): it can't ask for the database of one test.
        if any(naam.startswith("maak_") for naam in item.fixturenames):
            item.add_marker("django_db")
        vraagt = {"db", "transactional_db", "live_server"} & set(item.fixturenames)
        een = item.nodeid.startswith(EENMAAL) and not item.nodeid.startswith(BEIDE)
        if (vraagt or list(item.iter_markers("django_db"))) and not een:
            item.add_marker("database")


@pytest.fixture(autouse=True)
def _niets_van_een_vorige_test(settings, tmp_path):
    """Pages and PDFs are kept by the number of the content, which starts anew in each test."""
    cache.clear()
    settings.PDF_MAP = tmp_path / "pdf"


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


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The database of a worker has the group Griffie from the start: every clerk is in it."""
    with django_db_blocker.unblock():
        call_command("richt_in", verbosity=0)


@pytest.fixture(scope="module")
def eenmalig(django_db_setup, django_db_blocker):
    """Around all tests of a file: what is made in it once, every one of them finds as it was made.

    What it hands over are keys: an object would keep what one test did to it for the next one.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="session")
def samen():
    """What is made within it is saved in one opslag: many rows cost hardly more than one.

    Of what is made there, and changed there too, only how it ended is written down.
    """

    @contextmanager
    def samen(**aanleiding):
        with opslag(**aanleiding) as werk, pytest.MonkeyPatch.context() as zolang:
            zolang.setitem(globals(), "opslaan", werk.bewaar)
            yield werk

    return samen


@pytest.fixture(scope="session")
def maak_agenda():
    """A public agenda that runs from 2026 to 2028, with as its perioden those years, or none."""

    def maak(jaren=(2026, 2027, 2028), **velden):
        letter = chr(ord("A") + Agenda.objects.count())
        agenda = Agenda(
            **{
                "titel": f"Regionale agenda {letter}",
                "slug": f"agenda-{letter.lower()}",
                "regio": "IJmond",
                "begin": date(jaren[0] if jaren else 2026, 1, 1),
                "eind": date(jaren[-1] if jaren else 2028, 12, 31),
                "status": "lopend",
                "voorvoegsel_agendapunt": f"S{letter}",
                "voorvoegsel_actie": f"W{letter}",
            }
            | velden
        )
        with opslag() as werk:
            werk.bewaar(agenda)
            for jaar in jaren:
                grenzen = {"begin": date(jaar, 1, 1), "eind": date(jaar, 12, 31)}
                werk.bewaar(Periode(agenda=agenda, naam=str(jaar), **grenzen))
        return agenda

    return maak


@pytest.fixture(scope="session")
def maak_domein(maak_agenda):
    """A domein, of the agenda that there is unless it is named."""

    def maak(naam=None, agenda=None, **velden):
        naam = naam or f"Domein {next(volgnummer)}"
        agenda = agenda or Agenda.objects.first() or maak_agenda()
        domein = Domein(**{"agenda": agenda, "naam": naam, "slug": slugify(naam)} | velden)
        opslaan(domein)
        return domein

    return maak


@pytest.fixture(scope="session")
def maak_periode(maak_agenda):
    def maak(naam, begin, eind, agenda=None, **velden):
        agenda = agenda or Agenda.objects.first() or maak_agenda()
        periode = Periode(agenda=agenda, naam=naam, begin=begin, eind=eind, **velden)
        opslaan(periode)
        return periode

    return maak


@pytest.fixture(scope="session")
def maak_agendapunt(maak_domein):
    """A published agendapunt in the domein that there is unless it is named.

    `perioden` are names of perioden of its agenda, `betrokkenen` pairs of eigenaar and rol,
    `verwijzingen` pairs of titel and url.
    """

    def maak(titel=None, perioden=(), betrokkenen=(), verwijzingen=(), **velden):
        domein = velden.pop("domein", None) or Domein.objects.first() or maak_domein()
        punt = Agendapunt(
            **{
                "agenda": domein.agenda,
                "domein": domein,
                "titel": titel or f"Onderwerp {next(volgnummer)}",
                "publicatie": "gepubliceerd",
            }
            | velden
        )

        def schrijf():
            for naam in perioden:
                periode = Periode.objects.get(agenda=punt.agenda, naam=str(naam))
                Planning.objects.create(agendapunt=punt, periode=periode)
            schrijf_bij(punt, betrokkenen, verwijzingen)

        opslaan(punt, schrijf)
        return punt

    return maak


@pytest.fixture(scope="session")
def maak_thema(maak_domein):
    """A theme of the agenda of these domains; `punten` are the agendapunten in it."""

    def maak(naam=None, domeinen=(), punten=(), **velden):
        naam = naam or f"Thema {next(volgnummer)}"
        agenda = velden.pop("agenda", None) or Agenda.objects.first() or maak_domein().agenda
        thema = Thema(**{"agenda": agenda, "naam": naam, "slug": slugify(naam)} | velden)
        opslaan(thema, lambda: thema.domeinen.set(domeinen))
        for punt in punten:
            opslaan(punt, lambda punt=punt: punt.themas.add(thema))
        return thema

    return maak


@pytest.fixture(scope="session")
def maak_samenhang():
    """A tie of `eerste` to `tweede`, items and domains; of the agenda of the first of those."""

    def maak(eerste, tweede, soort="koppelkans", **velden):
        titel = f"Verband {next(volgnummer)}"
        agenda = eerste[0].agenda
        los = Samenhang(**{"agenda": agenda, "soort": soort, "titel": titel} | velden)

        def schrijf():
            for zijde, dingen in (("a", eerste), ("b", tweede)):
                for ding in dingen:
                    veld = "punt_id" if isinstance(ding, Punt) else "domein_id"
                    SamenhangDeel.objects.create(samenhang=los, zijde=zijde, **{veld: ding.pk})

        opslaan(los, schrijf)
        return los

    return maak


@pytest.fixture(scope="session")
def maak_begroting(maak_agenda):
    """The budget of the agenda that there is: of rows (post, jaar, bedrag, raming if any)."""

    def maak(*rijen, agenda=None, **velden):
        agenda = agenda or Agenda.objects.first() or maak_agenda()
        for volgorde, (post, jaar, bedrag, *raming) in enumerate(rijen, start=1):
            regel = Begrotingsregel(
                agenda=agenda, post=post, jaar=jaar, bedrag=bedrag, raming="".join(raming),
                is_totaal=post == "Totaal", volgorde=volgorde, **velden,
            )  # fmt: skip
            opslaan(regel)

    return maak


@pytest.fixture(scope="session")
def maak_overleg(maak_domein):
    """An overleg in the domein that there is unless it is named."""

    def maak(naam=None, deelnemers=(), **velden):
        naam = naam or f"Overleg {next(volgnummer)}"
        domein = velden.pop("domein", None) or Domein.objects.first() or maak_domein()
        overleg = Overleg(**{"domein": domein, "naam": naam, "slug": slugify(naam)} | velden)
        opslaan(overleg, lambda: overleg.deelnemers.set(deelnemers))
        return overleg

    return maak


@pytest.fixture(scope="session")
def maak_actie(maak_overleg):
    """A published actie in the overleg that there is unless a place for it is named."""

    def maak(titel=None, betrokkenen=(), verwijzingen=(), **velden):
        if not velden.keys() & {"overleg", "agendapunt"}:
            velden["overleg"] = Overleg.objects.first() or maak_overleg()
        plaats = velden.get("overleg") or velden["agendapunt"]
        actie = Actie(
            **{
                "agenda": plaats.agenda,
                "titel": titel or f"Actie {next(volgnummer)}",
                "publicatie": "gepubliceerd",
            }
            | velden
        )
        opslaan(actie, lambda: schrijf_bij(actie, betrokkenen, verwijzingen))
        return actie

    return maak


@pytest.fixture(scope="session")
def maak_eigenaar():
    """A gemeente, unless something else is named."""

    def maak(naam=None, **velden):
        naam = naam or f"Gemeente {next(volgnummer)}"
        eigenaar = Eigenaar(**{"naam": naam, "slug": slugify(naam), "soort": "gemeente"} | velden)
        opslaan(eigenaar)
        return eigenaar

    return maak


@pytest.fixture(scope="session")
def maak_orgaan():
    def maak(naam=None, **velden):
        naam = naam or f"Commissie {next(volgnummer)}"
        orgaan = Orgaan(**{"naam": naam, "slug": slugify(naam)} | velden)
        opslaan(orgaan)
        return orgaan

    return maak


@pytest.fixture(scope="session")
def maak_vergadering(maak_orgaan):
    """A published meeting on 1 June 2026; `punten` are the items on its agenda."""

    def maak(punten=(), **velden):
        vergadering = Vergadering(
            **{
                "orgaan": velden.get("orgaan") or maak_orgaan(),
                "datum": date(2026, 6, 1),
                "publicatie": "gepubliceerd",
            }
            | velden
        )

        def schrijf():
            for nummer, punt in enumerate(punten, start=1):
                Behandeling.objects.create(vergadering=vergadering, punt=punt, volgnummer=nummer)

        opslaan(vergadering, schrijf)
        return vergadering

    return maak


@pytest.fixture(scope="session")
def maak_document():
    def maak(titel=None, **velden):
        titel = titel or f"Rapport {next(volgnummer)}"
        document = Document(**{"titel": titel, "slug": slugify(titel)} | velden)
        opslaan(document)
        return document

    return maak


def schrijf_bij(punt, betrokkenen, verwijzingen):
    """Write the rows that hang on any kind of item."""
    for eigenaar, rol in betrokkenen:
        Betrokkenheid.objects.create(punt=punt, eigenaar=eigenaar, rol=rol)
    for titel, url in verwijzingen:
        Verwijzing.objects.create(punt=punt, titel=titel, url=url)


@pytest.fixture(scope="session")
def maak_persoon(maak_eigenaar):
    def maak(naam, **velden):
        return maak_eigenaar(naam, **{"soort": "persoon", "naam_openbaar": True} | velden)

    return maak


@pytest.fixture(scope="session")
def maak_bestuur(maak_agenda, maak_eigenaar):
    """An organisation that takes part in a public agenda, so that it has a page."""

    def maak(naam="Gemeente Waterveld"):
        bestuur = maak_eigenaar(naam)
        agenda = Agenda.objects.first() or maak_agenda()
        opslaan(Deelname(agenda=agenda, eigenaar=bestuur))
        return bestuur

    return maak


@pytest.fixture(scope="session")
def maak_ambt():
    """A wethouder; `taken` are lines, or pairs of a line and the organisation of the seat."""

    def maak(persoon, organisatie, taken=("Taak wonen",), **velden):
        ambt = Ambt(
            **{"persoon": persoon, "organisatie": organisatie, "functie": "Wethouder"} | velden
        )

        def schrijf():
            for nummer, taak in enumerate(taken, start=1):
                omschrijving, zetel = taak if isinstance(taak, tuple) else (taak, None)
                Portefeuille.objects.create(
                    ambt=ambt, omschrijving=omschrijving, organisatie=zetel, volgorde=nummer
                )

        opslaan(ambt, schrijf)
        return ambt

    return maak


@pytest.fixture
def echte_agenda(db, monkeypatch):
    """The region's first agenda, as `make run` loads it, but for the PDF of the version."""
    # Printing it takes seconds, and the tests of versions print their own.
    monkeypatch.setattr("ijmond.versies.vaststellen.druk_los", lambda html: b"%PDF-1.7")
    call_command("laad", *EERSTE_AGENDA, verbosity=0)


@pytest.fixture
def griffie(db, django_user_model):
    """A clerk: someone who may do what the group Griffie may, and nothing else."""
    from django.contrib.auth.models import Group

    # A test that wrote for real left the database empty behind it.
    if not Group.objects.exists():
        call_command("richt_in", verbosity=0)
    clerk = django_user_model.objects.create_user("griffie", password=WACHTWOORD, is_staff=True)
    clerk.groups.add(Group.objects.get(name="Griffie"))
    return clerk


@pytest.fixture
def griffie_client(client, griffie):
    client.force_login(griffie)
    return client


WACHTWOORD = "een lang wachtwoord"
