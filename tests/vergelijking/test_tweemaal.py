"""Whatever happened: what is the same at both moments can be left unread, and nobody sees that."""

from contextlib import suppress
from datetime import date

import pytest
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.timezone import now
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from agenda.bewerkingen.uitwissen import wis
from agenda.models import Agenda, Agendapunt, Eigenaar, Vergadering, Versie, Wijziging
from agenda.opslag import opslaan, opslag
from ijmond.momentopname import canoniek
from ijmond.momentopname.momenten import Moment
from ijmond.momentopname.opnemen import neem_op
from ijmond.momentopname.tweemaal import neem_beide_op
from tests.opslag.stappen import BEWERKING, doe
from tests.vergelijking.opnamen import momenten, verander, vergelijkingen, verteld
from tests.wijzigen import gisteren
from werkagenda.models import Actie, Overleg


@pytest.fixture
def wereld(
    samen, maak_agenda, maak_domein, maak_agendapunt, maak_actie, maak_eigenaar, maak_vergadering,
    maak_overleg, maak_samenhang,
):  # fmt: skip
    """Items that point at each other, a meeting and a person that they point at, and one more.

    Twice something was saved: every moment is compared with every other one.
    """
    with samen():
        maak_agenda()
        domein = maak_domein()
        maak_eigenaar("Velsen")
        bea = maak_eigenaar("Bea", soort="persoon", naam_openbaar=True)
        punt = maak_agendapunt("Sluis", perioden=[2026], betrokkenen=[(bea, "trekker")])
        graven = maak_actie("Graven", agendapunt=punt)
    with samen():
        ander = maak_agendapunt("Weg", betrokkenen=[(bea, "trekker")])
        bos = maak_agendapunt("Bos", domein=maak_domein("Groen"))
        maak_actie("Vergaderen", overleg=maak_overleg("Kust", domein=domein))
        maak_vergadering([punt, ander], datum=date(2099, 3, 1))
        maak_samenhang([punt], [ander])
        maak_samenhang([graven], [bos])
    return punt.kenmerk


def verzet(agenda):
    vergadering = Vergadering.objects.get()
    vergadering.datum = vergadering.datum.replace(day=vergadering.datum.day % 28 + 1)
    opslaan(vergadering, reden="De zaal was niet vrij.")


def wissel_vergadering(agenda):
    vergadering = Vergadering.objects.get()
    is_concept = vergadering.publicatie == "concept"
    vergadering.publicatie = "gepubliceerd" if is_concept else "concept"
    opslaan(vergadering, reden="Op verzoek.")


def wissel_naam(agenda):
    bea = Eigenaar.objects.get(slug="bea")
    bea.naam_openbaar = not bea.naam_openbaar
    opslaan(bea, reden="Op verzoek.")


def bind(agenda):
    overleg, punten = Overleg.objects.get(), agenda.punten.filter(soort="agendapunt")
    opslaan(overleg, lambda: overleg.agendapunten.set(punten.values_list("pk", flat=True)))


def verhang(agenda):
    actie = Actie.objects.get(titel="Vergaderen")
    actie.agendapunt = None if actie.agendapunt else Agendapunt.objects.get(titel="Bos")
    opslaan(actie, reden="Zo hoort het.")


def stel_vast(agenda):
    opname = neem_op(Agenda.objects.select_related("bijwerking").get())
    inhoud = canoniek.schrijf(opname)
    nummer = agenda.versies.count() + 1
    velden = {
        "titel": "Vast",
        "datum_precisie": "onbekend",
        "inhoud": inhoud,
        "sha256": canoniek.sha256(inhoud),
    }
    Versie.objects.create(agenda=agenda, nummer=nummer, **velden)


STAPPEN = [verzet, wissel_vergadering, wissel_naam, bind, verhang, stel_vast]
VERBERG, TOON = [("publicatie", "concept")], [("publicatie", "gepubliceerd")]


@pytest.mark.lang
@settings(
    max_examples=4,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(stappen=st.lists(st.one_of(BEWERKING, st.sampled_from(STAPPEN)), max_size=5))
@example(stappen=[wissel_naam, [("status", "loopt"), ("wie", {"bea"})], wissel_naam])
@example(stappen=[stel_vast, wissel_naam, stel_vast, verzet, wissel_vergadering])
@example(stappen=[VERBERG, bind, stel_vast, TOON, verhang, [("titel", "Kade")]])
def test_wat_aan_beide_kanten_gelijk_is_hoeft_niet_gelezen(wereld, stappen):
    with transaction.atomic():
        doe_alles(wereld, stappen)
        for heel, gelezen in vergelijkingen(Agenda.objects.select_related("bijwerking").get()):
            assert gelezen == heel
        transaction.set_rollback(True)  # the next example begins in the same world


def test_een_actie_in_de_samenhang_brengt_haar_agendapunt_mee(
    maak_agendapunt, maak_actie, maak_samenhang, client
):
    bos = maak_agendapunt("Bos")
    maak_samenhang([maak_actie("Graven", agendapunt=maak_agendapunt("Sluis"))], [bos])
    dag = gisteren()
    verander(bos, titel="Woud")
    tekst = client.get(f"{bos.agenda.get_absolute_url()}vergelijk/", {"van": dag}).text
    assert "van ‘Bos’ naar ‘Woud’" in tekst


def test_wat_tegelijk_is_bewaard_staat_op_de_volgorde_van_opslaan(maak_agendapunt):
    punt = maak_agendapunt("Sluis")
    verander(punt, titel="Kade")
    Wijziging.objects.update(moment=now())
    agenda = Agenda.objects.select_related("bijwerking").get()
    *_, eerst, later = momenten(agenda)
    oud, nieuw = neem_beide_op(agenda, later, eerst)
    assert (oud.punten[punt.kenmerk].titel, nieuw.punten[punt.kenmerk].titel) == ("Kade", "Sluis")


def test_wat_uit_de_geschiedenis_is_gewist_is_sinds_een_versie_niet_gewijzigd(maak_agendapunt):
    punt = maak_agendapunt("Sluis", toelichting="Bel Bea.")
    toen = Wijziging.objects.latest("pk")
    stel_vast(punt.agenda)
    verander(punt, toelichting="Bel ons.")
    wis(punt.agenda, punt.kenmerk, "Bea")
    agenda = Agenda.objects.select_related("bijwerking").get()
    van = Moment("versie-1", versie=agenda.versies.get())
    opnamen = neem_beide_op(agenda, van, Moment("toen", wijziging=toen))
    assert verteld(agenda, *opnamen) == ([], ())


def doe_alles(kenmerk, stappen):
    agenda = Agenda.objects.get()
    for stap in stappen:
        if callable(stap):
            stap(agenda)
        else:
            with suppress(ProtectedError), opslag(reden="Op verzoek.") as werk:
                for wat, waarde in stap:
                    doe(werk, kenmerk, wat, waarde)
