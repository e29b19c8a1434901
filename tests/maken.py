"""Fixtures that make valid content through the save path: name only what counts in a test."""

from contextlib import contextmanager
from datetime import date
from itertools import count

import pytest
from django.utils.text import slugify

from agenda.models import (
    Agenda,
    Agendapunt,
    Ambt,
    Bedrag,
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
    Stuksoort,
    Thema,
    Vergadering,
    Verwijzing,
)
from agenda.opslag import opslag
from werkagenda.models import Actie, Overleg

volgnummer = count(1)


class Bewaarder:
    """Saves what the fixtures here make, within the opslag that `samen` opens."""

    def __init__(self):
        self.werk = None

    def __call__(self, rij, schrijf=None):
        self.werk.bewaar(rij, schrijf)

    @contextmanager
    def samen(self, **aanleiding):
        """All that is made within is saved in one opslag: many rows cost hardly more than one.

        Of what is made there, and changed there too, only how it ended is written down. Within
        another it is a part of that one, so an item comes with the agenda that it needs.
        """
        if self.werk:
            yield self.werk
            return
        with opslag(**aanleiding) as self.werk:
            try:
                yield self.werk
            finally:
                self.werk = None


@pytest.fixture(scope="session")
def bewaar():
    return Bewaarder()


@pytest.fixture(scope="session")
def samen(bewaar):
    return bewaar.samen


@pytest.fixture(scope="session")
def maak_agenda(bewaar):
    """A public agenda that runs from 2026 to 2028, with as its perioden those years, or none."""

    @bewaar.samen()
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
        # Judged one by one, the perioden would cost more than all else that most tests need.
        perioden = (
            Periode(agenda=agenda, naam=f"{jaar}", begin=date(jaar, 1, 1), eind=date(jaar, 12, 31))
            for jaar in jaren
        )
        bewaar(agenda, lambda: Periode.objects.bulk_create(perioden))
        return agenda

    return maak


@pytest.fixture(scope="session")
def maak_domein(bewaar, maak_agenda):
    """A domein, of the agenda that there is unless it is named."""

    @bewaar.samen()
    def maak(naam=None, agenda=None, **velden):
        naam = naam or f"Domein {next(volgnummer)}"
        agenda = agenda or Agenda.objects.first() or maak_agenda()
        domein = Domein(**{"agenda": agenda, "naam": naam, "slug": slugify(naam)} | velden)
        bewaar(domein)
        return domein

    return maak


@pytest.fixture(scope="session")
def maak_periode(bewaar, maak_agenda):
    @bewaar.samen()
    def maak(naam, begin, eind, agenda=None, **velden):
        agenda = agenda or Agenda.objects.first() or maak_agenda()
        periode = Periode(agenda=agenda, naam=naam, begin=begin, eind=eind, **velden)
        bewaar(periode)
        return periode

    return maak


@pytest.fixture(scope="session")
def maak_agendapunt(bewaar, maak_domein):
    """A published agendapunt in the domein that there is, unless that or only an agenda is named.

    `perioden` are names of perioden of its agenda, `betrokkenen` pairs of eigenaar and rol,
    `verwijzingen` pairs of titel and url, `bedragen` the fields of each amount.
    """

    @bewaar.samen()
    def maak(titel=None, perioden=(), betrokkenen=(), verwijzingen=(), bedragen=(), **velden):
        if not velden.keys() & {"domein", "agenda"}:
            velden["domein"] = Domein.objects.first() or maak_domein()
        punt = Agendapunt(
            **{
                "agenda": velden.get("agenda") or velden["domein"].agenda,
                "titel": titel or f"Onderwerp {next(volgnummer)}",
                "publicatie": "gepubliceerd",
            }
            | velden
        )

        def schrijf():
            for naam in perioden:
                periode = Periode.objects.get(agenda=punt.agenda, naam=str(naam))
                Planning.objects.create(agendapunt=punt, periode=periode)
            schrijf_bij(punt, betrokkenen, verwijzingen, bedragen)

        bewaar(punt, schrijf)
        return punt

    return maak


@pytest.fixture(scope="session")
def maak_thema(bewaar, maak_domein):
    """A theme of the agenda of these domains; `punten` are the agendapunten in it."""

    @bewaar.samen()
    def maak(naam=None, domeinen=(), punten=(), **velden):
        naam = naam or f"Thema {next(volgnummer)}"
        agenda = velden.pop("agenda", None) or Agenda.objects.first() or maak_domein().agenda
        thema = Thema(**{"agenda": agenda, "naam": naam, "slug": slugify(naam)} | velden)
        bewaar(thema, lambda: thema.domeinen.set(domeinen))
        for punt in punten:
            bewaar(punt, lambda punt=punt: punt.themas.add(thema))
        return thema

    return maak


@pytest.fixture(scope="session")
def maak_stuksoort(bewaar, maak_agenda):
    """A kind of paper of the agenda that there is, unless it is named."""

    @bewaar.samen()
    def maak(naam="Raadsvoorstel", agenda=None):
        agenda = agenda or Agenda.objects.first() or maak_agenda()
        soort = Stuksoort(agenda=agenda, naam=naam, slug=slugify(naam))
        bewaar(soort)
        return soort

    return maak


@pytest.fixture(scope="session")
def maak_samenhang(bewaar):
    """A tie of `eerste` to `tweede`, items and domains; of the agenda of the first of those."""

    @bewaar.samen()
    def maak(eerste, tweede, soort="koppelkans", **velden):
        titel = f"Verband {next(volgnummer)}"
        agenda = eerste[0].agenda
        los = Samenhang(**{"agenda": agenda, "soort": soort, "titel": titel} | velden)

        def schrijf():
            for zijde, dingen in (("a", eerste), ("b", tweede)):
                for ding in dingen:
                    veld = "punt_id" if isinstance(ding, Punt) else "domein_id"
                    SamenhangDeel.objects.create(samenhang=los, zijde=zijde, **{veld: ding.pk})

        bewaar(los, schrijf)
        return los

    return maak


@pytest.fixture(scope="session")
def maak_begroting(bewaar, maak_agenda):
    """The budget of the agenda that there is: of rows (post, jaar, bedrag, raming if any)."""

    @bewaar.samen()
    def maak(*rijen, agenda=None, **velden):
        agenda = agenda or Agenda.objects.first() or maak_agenda()
        for volgorde, (post, jaar, bedrag, *raming) in enumerate(rijen, start=1):
            regel = Begrotingsregel(
                agenda=agenda, post=post, jaar=jaar, bedrag=bedrag, raming="".join(raming),
                is_totaal=post == "Totaal", volgorde=volgorde, **velden,
            )  # fmt: skip
            bewaar(regel)

    return maak


@pytest.fixture(scope="session")
def maak_overleg(bewaar, maak_domein):
    """An overleg in the domein that there is, unless that or only an agenda is named."""

    @bewaar.samen()
    def maak(naam=None, deelnemers=(), **velden):
        naam = naam or f"Overleg {next(volgnummer)}"
        if not velden.keys() & {"domein", "agenda"}:
            velden["domein"] = Domein.objects.first() or maak_domein()
        agenda = velden.get("agenda") or velden["domein"].agenda
        overleg = Overleg(**{"agenda": agenda, "naam": naam, "slug": slugify(naam)} | velden)
        bewaar(overleg, lambda: overleg.deelnemers.set(deelnemers))
        return overleg

    return maak


@pytest.fixture(scope="session")
def maak_actie(bewaar, maak_overleg):
    """A published actie in the overleg that there is, unless a place or an agenda is named."""

    @bewaar.samen()
    def maak(titel=None, betrokkenen=(), verwijzingen=(), bedragen=(), **velden):
        if not velden.keys() & {"overleg", "agendapunt", "agenda"}:
            velden["overleg"] = Overleg.objects.first() or maak_overleg()
        plaats = velden.get("overleg") or velden.get("agendapunt")
        actie = Actie(
            **{
                "agenda": plaats and plaats.agenda,
                "titel": titel or f"Actie {next(volgnummer)}",
                "publicatie": "gepubliceerd",
            }
            | velden
        )
        bewaar(actie, lambda: schrijf_bij(actie, betrokkenen, verwijzingen, bedragen))
        return actie

    return maak


@pytest.fixture(scope="session")
def maak_eigenaar(bewaar):
    """A gemeente, unless something else is named."""

    @bewaar.samen()
    def maak(naam=None, **velden):
        naam = naam or f"Gemeente {next(volgnummer)}"
        eigenaar = Eigenaar(**{"naam": naam, "slug": slugify(naam), "soort": "gemeente"} | velden)
        bewaar(eigenaar)
        return eigenaar

    return maak


@pytest.fixture(scope="session")
def maak_orgaan(bewaar):
    @bewaar.samen()
    def maak(naam=None, **velden):
        naam = naam or f"Commissie {next(volgnummer)}"
        orgaan = Orgaan(**{"naam": naam, "slug": slugify(naam)} | velden)
        bewaar(orgaan)
        return orgaan

    return maak


@pytest.fixture(scope="session")
def maak_vergadering(bewaar, maak_orgaan):
    """A published meeting on 1 June 2026; `punten` are the items on its agenda."""

    @bewaar.samen()
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
                Behandeling.objects.create(
                    vergadering=vergadering, punt=punt, volgnummer=f"{nummer}"
                )

        bewaar(vergadering, schrijf)
        return vergadering

    return maak


@pytest.fixture(scope="session")
def maak_document(bewaar):
    @bewaar.samen()
    def maak(titel=None, **velden):
        titel = titel or f"Rapport {next(volgnummer)}"
        document = Document(**{"titel": titel, "slug": slugify(titel)} | velden)
        bewaar(document)
        return document

    return maak


def schrijf_bij(punt, betrokkenen=(), verwijzingen=(), bedragen=()):
    """Write the rows that hang on any kind of item."""
    for eigenaar, rol in betrokkenen:
        Betrokkenheid.objects.create(punt=punt, eigenaar=eigenaar, rol=rol)
    for titel, url in verwijzingen:
        Verwijzing.objects.create(punt=punt, titel=titel, url=url)
    for velden in bedragen:
        Bedrag.objects.create(punt=punt, **velden)


@pytest.fixture(scope="session")
def maak_persoon(maak_eigenaar):
    def maak(naam, **velden):
        return maak_eigenaar(naam, **{"soort": "persoon", "naam_openbaar": True} | velden)

    return maak


@pytest.fixture(scope="session")
def maak_bestuur(bewaar, maak_agenda, maak_eigenaar):
    """An organisation that takes part in a public agenda, so that it has a page."""

    @bewaar.samen()
    def maak(naam="Gemeente Waterveld"):
        bestuur = maak_eigenaar(naam)
        agenda = Agenda.objects.first() or maak_agenda()
        bewaar(Deelname(agenda=agenda, eigenaar=bestuur))
        return bestuur

    return maak


@pytest.fixture(scope="session")
def maak_ambt(bewaar):
    """A wethouder; `taken` are lines, or pairs of a line and the organisation of the seat."""

    @bewaar.samen()
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

        bewaar(ambt, schrijf)
        return ambt

    return maak
