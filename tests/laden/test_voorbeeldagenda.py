"""The made-up agenda has a lively past, and can't be taken for the real one."""

from datetime import date, timedelta
from itertools import combinations

import pytest

from agenda.models import Agenda, Eigenaar, Gebeurtenis, Punt
from agenda.opslag import fouten
from ijmond.laden import maak
from ijmond.momentopname.momenten import Moment
from ijmond.vergelijking import vergelijk

pytestmark = pytest.mark.lang  # a past of five years

VANDAAG = date(2026, 11, 21)


@pytest.fixture(scope="module")
def _gemaakt(eenmalig):
    for _ in maak(punten=24, gebeurtenissen=120, vandaag=VANDAAG):
        pass


@pytest.fixture
def voorbeeld(_gemaakt, db):
    return Agenda.objects.select_related("bijwerking").get(slug="voorbeeld")


def test_alles_op_de_voorbeeldagenda_heet_een_voorbeeld(voorbeeld):
    assert "verzonnen" in voorbeeld.ondertitel
    assert "Dit is een voorbeeld." in voorbeeld.inleiding
    assert not voorbeeld.is_home
    namen = [p.titel for p in Punt.objects.all()] + [e.naam for e in Eigenaar.objects.all()]
    assert [naam for naam in namen if "oorbeeld" not in naam] == []
    assert Punt.objects.count() == 24


def test_er_gebeurde_vijf_jaar_lang_van_alles(voorbeeld):
    gebeurd = Gebeurtenis.objects.openbaar()
    assert 120 <= Gebeurtenis.objects.count() < 160
    assert {g.datum.year for g in gebeurd} == set(range(2022, 2027))
    verwacht = {"doorgeschoven", "vervroegd", "gestart", "afgerond", "eigenaar_gewijzigd"}
    assert verwacht <= {g.soort for g in gebeurd}
    assert list(fouten([])) == []


def test_elke_twee_momenten_zijn_te_vergelijken_in_zeven_queries(
    voorbeeld, django_assert_max_num_queries
):
    dagen = [VANDAAG - timedelta(days=n) for n in (1, 200, 700, 1500)]
    for van, tot in combinations([*dagen], 2):
        opnamen = [Moment("", dag=dag) for dag in (tot, van)]
        with django_assert_max_num_queries(7):
            oud, nieuw = (moment.neem_op(voorbeeld) for moment in opnamen)
            assert vergelijk(voorbeeld.pk, oud, nieuw)
