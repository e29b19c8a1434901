"""Whatever happened: a comparison back is the mirror of the one forth, and tells what was told."""

from itertools import combinations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from agenda.models import Agenda, Gebeurtenis, Punt
from agenda.opslag import opslaan, opslag
from agenda.verschil.doorschuiven import verschuiving_uit
from agenda.verschil.punten import verschuiving
from ijmond.momentopname.opnemen import neem_op
from ijmond.vergelijking import vergelijk
from tests.opslag.stappen import BEWERKING, doe

KOMT, GAAT = {"toegevoegd", "gepubliceerd"}, {"ingetrokken"}
DICHT = {"afgerond", "vervallen", "aangehouden"}
OMGEKEERD = {
    **dict.fromkeys(KOMT, GAAT),
    "ingetrokken": KOMT | GAAT,  # what is not public now is "ingetrokken" both ways
    "doorgeschoven": {"vervroegd"},
    "vervroegd": {"doorgeschoven"},
    "ingepland": {"uit_de_planning"},
    "uit_de_planning": {"ingepland"},
    "gekoppeld": {"ontkoppeld"},
    "ontkoppeld": {"gekoppeld"},
    **dict.fromkeys(DICHT, DICHT | {"heropend"}),
    "heropend": DICHT,
    "gestart": {"tekst_gewijzigd"},
    "tekst_gewijzigd": {"tekst_gewijzigd", "gestart"},  # of a status, back to gepland
}
"""What a soort may be, seen from the other side; any other stays what it is."""


TERUG = [("publicatie", "gepubliceerd")]


@pytest.fixture
def wereld(maak_agenda, maak_domein, maak_agendapunt, maak_eigenaar):
    """A fresh item in each example, in an agenda that is on the site again."""
    maak_agenda()
    maak_domein()
    maak_eigenaar("Velsen")
    maak_eigenaar("Bea", soort="persoon")

    def maak():
        zet_agenda("lopend")
        return maak_agendapunt(perioden=[2026]).kenmerk

    return maak


def zet_agenda(status):
    agenda = Agenda.objects.get()
    agenda.status = status
    opslaan(agenda, reden="Op verzoek.")


def opname():
    return neem_op(Agenda.objects.select_related("bijwerking").get())


def regels(agenda, oud, nieuw):
    gevonden = [r.verandering for g in vergelijk(agenda, oud, nieuw).groepen for r in g.regels]
    return {(v.veld, str(v.oud), str(v.nieuw)): v for v in gevonden}


@pytest.mark.lang
@settings(
    max_examples=8,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(stappen=st.lists(st.one_of(BEWERKING, st.sampled_from(["concept", "lopend"])), max_size=6))
@example(stappen=[[("publicatie", "ingetrokken")], [("planning", {"2027"})], TERUG])
@example(stappen=["concept", [("planning", {"2027"})], "lopend", [("planning", {"2028"})]])
def test_wat_er_ook_gebeurde_heen_en_terug_zijn_elkaars_spiegelbeeld(wereld, stappen):
    kenmerk = wereld()
    agenda = Agenda.objects.get()
    momenten = [(opname(), Gebeurtenis.objects.latest("pk").pk)]
    for stap in stappen:
        if isinstance(stap, str):
            zet_agenda(stap)
        else:
            with opslag(reden="Op verzoek.") as werk:
                for wat, waarde in stap:
                    doe(werk, kenmerk, wat, waarde)
        if Agenda.objects.openbaar().exists():
            momenten.append((opname(), Gebeurtenis.objects.latest("pk").pk))
    zet_agenda("lopend")  # else there is nothing to compare
    gepland = (
        Gebeurtenis.objects.openbaar()
        .filter(kenmerk=kenmerk)
        .van_de_planning()
        .select_related("wijziging")
        .order_by("pk")
    )
    for (oud, na), (nieuw, tot) in combinations(momenten, 2):
        heen, terug = regels(agenda.pk, oud, nieuw), regels(agenda.pk, nieuw, oud)
        assert terug.keys() == {(veld, b, a) for veld, a, b in heen}
        for (veld, a, b), v in heen.items():
            omgekeerd = terug[veld, b, a]
            assert omgekeerd.soort in OMGEKEERD.get(v.soort, {v.soort})
        if _te_zien(kenmerk, oud, nieuw):
            verteld = list(gepland.filter(pk__gt=na, pk__lte=tot))
            netto = [v for v in heen.values() if v.veld == "planning"]
            assert [(v.soort, v.oud, v.nieuw) for v in netto] == _netto(verteld)
            dag = verschuiving_uit(verteld)  # all of it on this one day
            assert dag.aantal == ("doorgeschoven" in {v.soort for v in netto})
    for los, _ in momenten:
        assert not vergelijk(agenda.pk, los, los)


def _te_zien(kenmerk, *opnamen):
    """Whether the item is on the site now, and was at each of these moments."""
    nu = Punt.objects.openbaar().filter(kenmerk=kenmerk).exists()
    return nu and all(kenmerk in los.punten for los in opnamen)


def _netto(verteld):
    if not verteld:
        return []
    (oud, _), (_, nieuw) = _van_naar(verteld[0]), _van_naar(verteld[-1])
    soort = verschuiving(oud, nieuw)
    return [(soort, oud, nieuw)] if soort else []


def _van_naar(gebeurtenis):
    """The planning before and after an event; of what is back, as last seen and as it came back."""
    if gebeurtenis.toen is None:
        return gebeurtenis.oud, gebeurtenis.nieuw
    staten = gebeurtenis.toen, gebeurtenis.terug
    return [sorted(los["periode"] for los in staat["planning"]) for staat in staten]
