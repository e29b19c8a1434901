"""Whatever one changes: a voorstel comes to what typing it does, and undoing it to what was."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agenda.beschrijving.lezen import inhoud
from agenda.models import Agendapunt, Gebeurtenis
from agenda.opslag import opslag, standen_die_afwijken
from agenda.voorstellen import (
    maak_ongedaan,
    nieuw_voorstel,
    pas_toe,
    stel_voor,
    verandering,
    voer_uit,
)
from tests.opslag.stappen import BEWERKING, doe

pytestmark = pytest.mark.django_db
VAAK = settings(
    max_examples=8,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
GEEN_VAN_BEIDE = ("weg", "terug")


@pytest.fixture(scope="module")
def _wereld(eenmalig, maak_domein, maak_eigenaar):
    maak_domein()
    maak_eigenaar("Velsen")
    maak_eigenaar("Bea", soort="persoon")


def gebeurd(kenmerk, sinds):
    rijen = Gebeurtenis.objects.filter(kenmerk=kenmerk, pk__gt=sinds).order_by("pk")
    return list(rijen.values_list("soort", "veld", "oud", "nieuw", "openbaar"))


def getypt(kenmerk, stappen):
    """What typing these steps comes to: the item and its events; nothing of it stays."""
    laatste = Gebeurtenis.objects.order_by("pk").last().pk
    with transaction.atomic():
        with opslag(reden="Op verzoek.") as werk:
            for stap, waarde in stappen:
                if stap not in GEEN_VAN_BEIDE:
                    doe(werk, kenmerk, stap, waarde)
        uitkomst = inhoud(Agendapunt.objects.get(kenmerk=kenmerk)), gebeurd(kenmerk, laatste)
        transaction.set_rollback(True)
    return uitkomst


@pytest.mark.lang
@pytest.mark.usefixtures("_wereld")
@pytest.mark.beide  # JSON
@VAAK
@given(stappen=BEWERKING)
def test_uitvoeren_is_hetzelfde_als_typen_en_ongedaan_maken_zet_alles_terug(
    maak_agendapunt, stappen
):
    kenmerk = maak_agendapunt(perioden=["2026"]).kenmerk
    punt = Agendapunt.objects.get(kenmerk=kenmerk)
    was = inhoud(punt)
    wordt, events = getypt(kenmerk, stappen)
    laatste = Gebeurtenis.objects.order_by("pk").last().pk
    voorstel = nieuw_voorstel(punt.agenda, "Anders", reden="Op verzoek.")
    if not stel_voor(voorstel, punt, wordt):
        assert wordt == was
        return
    wijziging = voer_uit(voorstel)
    assert (inhoud(Agendapunt.objects.get(kenmerk=kenmerk)), gebeurd(kenmerk, laatste)) == (
        wordt,
        events,
    )
    [terug] = maak_ongedaan(wijziging)
    terug.reden = "Toch niet."
    terug.save()
    voer_uit(terug)
    assert inhoud(Agendapunt.objects.get(kenmerk=kenmerk)) == was
    assert list(standen_die_afwijken()) == []


RIJ = st.fixed_dictionaries(
    {
        "eigenaar": st.sampled_from(["velsen", "bea", "beverwijk"]),
        "rol": st.sampled_from(["trekker", "partner"]),
    }
)
STAAT = st.fixed_dictionaries(
    {
        "titel": st.text(max_size=3),
        "status": st.sampled_from(["gepland", "loopt"]),
        "themas": st.lists(st.sampled_from(["a", "b", "c"]), unique=True).map(sorted),
        "betrokkenen": st.lists(RIJ, max_size=4),
        "bedragen": st.lists(
            st.fixed_dictionaries(
                {
                    "bedrag": st.sampled_from(["1.00", None]),
                    "waarvoor": st.sampled_from(["", "grond"]),
                    "soort": st.just(""),
                    "jaar": st.sampled_from([2026, None]),
                }
            ),
            max_size=3,
        ),
    }
)


LIJSTEN = ("betrokkenen", "bedragen")


@given(was=STAAT, wordt=STAAT)
def test_wat_een_verandering_onthoudt_brengt_van_het_een_naar_het_ander(was, wordt):
    anders = verandering(Agendapunt.BESCHRIJVING, was, wordt)
    komt_uit = pas_toe(Agendapunt.BESCHRIJVING, was, anders)
    assert _zonder_volgorde(komt_uit) == _zonder_volgorde(wordt)


def _zonder_volgorde(staat):
    """The rows of a list have no place of their own here: only which there are counts."""
    return {
        naam: sorted(repr(sorted(rij.items())) for rij in w) if naam in LIJSTEN else w
        for naam, w in staat.items()
    }
