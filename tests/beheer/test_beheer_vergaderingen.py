"""A clerk closes a meeting in one form, finds it by its date, and can undo all of it."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from agenda.models import Agendapunt, Behandeling, Gebeurtenis, Stand, Vergadering
from agenda.opslag import fouten
from tests.wijzigen import BINNENKORT

VERWIJDERD = reverse("admin:agenda_punt_verwijderd")
LIJST = reverse("admin:agenda_vergadering_changelist")
GISTEREN = timezone.localdate() - timedelta(days=1)


def formulier(vergadering):
    return reverse("admin:agenda_vergadering_change", args=[vergadering.pk])


@pytest.fixture(scope="module")
def _vergadering(eenmalig, samen, maak_vergadering, maak_agendapunt, maak_orgaan):
    with samen():
        punten = [maak_agendapunt("Haven"), maak_agendapunt("Wonen")]
        return maak_vergadering(punten, orgaan=maak_orgaan("Commissie"), datum=GISTEREN).pk


@pytest.fixture
def vergadering(_vergadering, db):
    """A meeting of yesterday with two items."""
    return Vergadering.objects.get(pk=_vergadering)


@pytest.fixture
def commissie(vergadering):
    return vergadering.orgaan


def test_de_uitkomst_zet_de_status_van_het_punt_in_dezelfde_wijziging(beheer, vergadering):
    beheer.vul_in(
        formulier(vergadering),
        behandelingen__0__uitkomst_soort="aangenomen",
        behandelingen__0__punt_status="afgerond",
    )
    punt, ander = Agendapunt.objects.order_by("kenmerk")
    assert (punt.status, ander.status) == ("afgerond", "gepland")
    standen = Stand.objects.order_by("-pk")[:2]
    assert {los.wijziging_id for los in standen} == {standen[0].wijziging_id}
    assert list(fouten([])) == []


def test_een_status_die_om_een_reden_vraagt_vraagt_die_ook_hier(beheer, vergadering):
    velden = {"behandelingen__0__punt_status": "vervallen", "behandelingen__0__uitkomst": "Nee."}
    pagina = beheer.vul_in(formulier(vergadering), **velden)
    assert "waarom SA-01 vervallen is" in pagina.tekst
    assert pagina.velden()["behandelingen-0-uitkomst"] == "Nee."
    beheer.verstuur(pagina, reden="De raad wil dit niet.")
    assert Agendapunt.objects.filter(status="vervallen").count() == 1


def test_wat_niet_aan_de_beurt_kwam_gaat_een_keer_naar_de_volgende(
    beheer, vergadering, commissie, maak_vergadering, maak_orgaan
):
    niet = {"behandelingen__1__uitkomst_soort": "niet_aan_toegekomen"}
    pagina = beheer.vul_in(formulier(vergadering), knop="_zet_door", **niet)
    assert "Commissie heeft nog geen volgende vergadering." in " ".join(pagina.meldingen)
    maak_vergadering(orgaan=commissie, datum=BINNENKORT, status="geannuleerd")
    maak_vergadering(orgaan=maak_orgaan("Een ander"), datum=BINNENKORT)
    volgende = maak_vergadering(orgaan=commissie, datum=BINNENKORT + timedelta(days=7))
    for zin in (f"Doorgezet naar {volgende}: SA-02.", f"Alles stond al op {volgende}."):
        pagina = beheer.vul_in(formulier(vergadering), knop="_zet_door")
        assert zin in pagina.meldingen
    assert [los.punt.kenmerk for los in volgende.behandelingen.all()] == ["SA-02"]
    verteld = Gebeurtenis.objects.get(soort="geagendeerd", kenmerk="SA-02")
    assert verteld.wijziging.reden.startswith("Niet aan toegekomen op ")


def test_zonder_iets_dat_bleef_liggen_is_er_niets_door_te_zetten(beheer, vergadering):
    pagina = beheer.vul_in(formulier(vergadering), knop="_zet_door")
    assert "Er is niets door te zetten." in " ".join(pagina.meldingen)


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"datum": "2207-03-01"}, "Het jaar 2207 kan hier niet."),
        ({"datum": "0026-03-01"}, "Het jaar 26 kan hier niet."),
        ({"datum": BINNENKORT.isoformat(), "status": "gehouden"}, "dat moet nog komen."),
        ({"eind_datum": GISTEREN.isoformat()}, "De laatste dag ligt niet na de datum."),
        ({"begin": "20:00", "eind": "19:00"}, "Eindigt de vergadering de volgende dag?"),
    ],
)
def test_wat_niet_kan_kloppen_wordt_gezegd_en_wat_getypt_is_blijft(
    beheer, vergadering, velden, zin
):
    pagina = beheer.vul_in(formulier(vergadering), locatie="Raadzaal", **velden)
    assert zin in pagina.tekst
    assert pagina.velden()["locatie"] == "Raadzaal"
    assert Vergadering.objects.get().datum == GISTEREN


@pytest.mark.parametrize(
    "tekst", ["22 maart 2016", "22-3-2016", "2016-03-22", "commissie maart 2016", "zaal 2016"]
)
def test_een_vergadering_is_te_vinden_op_de_datum_die_er_staat(
    beheer, client, maak_vergadering, commissie, tekst
):
    maak_vergadering(orgaan=commissie, datum=date(2016, 3, 22), locatie="Raadzaal")
    maak_vergadering(orgaan=commissie, datum=date(2017, 3, 22), locatie="Raadzaal")
    beheerd = beheer.lees(f"{LIJST}?q={tekst}").tekst
    bezoekers = client.get("/vergaderingen/", {"tekst": tekst}).content.decode()
    for gelezen in (beheerd, bezoekers):
        assert "22 maart 2016" in gelezen
        assert "22 maart 2017" not in gelezen


def test_verwijderen_vraagt_een_reden_zegt_wat_er_weggaat_en_kan_terug(beheer, vergadering):
    adres = reverse("admin:agenda_vergadering_delete", args=[vergadering.pk])
    pagina = beheer.lees(adres)
    assert "SA-01 Haven" in pagina.tekst
    assert "SA-02 Wonen" in pagina.tekst
    assert "Waarom kan dit weg?" in pagina.tekst
    beheer.verstuur(pagina)
    assert Vergadering.objects.exists()
    beheer.verstuur(beheer.lees(adres), reden="Dubbel ingevoerd.")
    assert not Behandeling.objects.exists()
    lijst = beheer.lees(VERWIJDERD)
    assert str(vergadering) in lijst.tekst
    terug = beheer.stuur(VERWIJDERD, {"kenmerk": vergadering.pk})
    beheer.verstuur(terug, reden="Toch niet dubbel.")
    assert Vergadering.objects.get().behandelingen.count() == 2
    assert list(fouten([])) == []


def test_een_vergadering_heeft_een_geschiedenis_en_kan_terug_naar_hoe_zij_was(beheer, vergadering):
    later = timezone.localdate().isoformat()
    beheer.vul_in(formulier(vergadering), datum=later, locatie="Zaal 3", reden="Geen zaal.")
    geschiedenis = beheer.lees(reverse("admin:agenda_vergadering_history", args=[vergadering.pk]))
    for zin in ("Geschiedenis van deze vergadering", "Vergadering verplaatst", "Reden: Geen zaal."):
        assert zin in geschiedenis.tekst
    eerste = Stand.objects.filter(soort="vergadering").first()
    terug = reverse("admin:agenda_punt_terug", args=[vergadering.pk, eerste.pk])
    pagina = beheer.verstuur(beheer.lees(terug), terug="datum", reden="De zaal is weer vrij.")
    assert pagina.meldingen
    nu = Vergadering.objects.get()
    assert (nu.datum, nu.locatie) == (GISTEREN, "Zaal 3")
    assert Gebeurtenis.objects.filter(soort="verzet", kenmerk="SA-01").count() == 2
