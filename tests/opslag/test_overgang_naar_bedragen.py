"""What an action said of its one amount goes along into the list; an overleg gets its agenda."""

from decimal import Decimal

import pytest

from agenda.models import Stand
from agenda.opslag import fouten, opslaan
from agenda.verschil import tijdlijn
from werkagenda.models import Actie, Overleg

# That either database takes these steps, `test_overgang_naar_wijzigingen` shows.
pytestmark = pytest.mark.lang

ERVOOR = [("agenda", "0009_vergaderingen_leven"), ("werkagenda", "0001_initial")]
VAST = "\N{NO-BREAK SPACE}"


def test_een_bedrag_en_wat_ervan_verteld_is_gaan_mee_heen_en_terug(migreer, maak_actie):
    bedrag = {"bedrag": 5, "soort": "maximum", "jaar": 2026}
    actie, zonder = maak_actie(bedragen=[bedrag]), maak_actie()
    opslaan(actie, lambda: actie.bedragen.update(bedrag=50000))

    toen = migreer(ERVOOR)
    acties = toen.get_model("werkagenda", "Actie").objects.in_bulk()
    [was, leeg] = (acties[pk] for pk in (actie.pk, zonder.pk))
    assert (was.bedrag, was.bedrag_soort, was.bedrag_jaar) == (Decimal(50000), "maximum", 2026)
    assert (leeg.bedrag, leeg.bedrag_soort, leeg.bedrag_jaar) == (None, "", None)
    verteld = toen.get_model("agenda", "Gebeurtenis").objects.filter(veld="bedrag").latest("pk")
    assert verteld.nieuw == ["50000.00", "maximum", 2026]
    migreer()

    [bedrag] = Actie.objects.get(pk=actie.pk).bedragen.all()
    assert (bedrag.bedrag, bedrag.soort, bedrag.jaar) == (Decimal(50000), "maximum", 2026)
    assert not Actie.objects.get(pk=zonder.pk).bedragen.exists()
    regels = [r.woorden for r in tijdlijn(actie).regels if r.gebeurtenis.veld == "bedragen"]
    assert regels[0] == f"van €{VAST}5, maximum (2026) naar €{VAST}50.000, maximum (2026)"
    assert set(Stand.objects.filter(kenmerk=actie.kenmerk).values_list("formaat", flat=True)) == {3}
    assert {overleg.agenda for overleg in Overleg.objects.all()} == {actie.agenda}
    assert list(fouten([])) == []


def test_wat_de_vorige_vorm_niet_kent_gaat_niet_terug(migreer, maak_actie, maak_agendapunt):
    actie = maak_actie(bedragen=[{"zekerheid": "pm"}])
    punt = maak_agendapunt(nummer_elders="312")
    gezegd = rf"nummer elders \({punt.kenmerk}\); bedragen, nu of eerder \({actie.kenmerk}\)"
    with pytest.raises(ValueError, match=gezegd):
        migreer(ERVOOR)
    assert Actie.objects.get().bedragen.get().bedrag is None
