"""Two people, one list: rows go together by what they are known by, and field by field."""

from functools import partial

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agenda.models import Agendapunt, Stand, Vergadering
from agenda.opslag import opslag
from tests.beheer.formulier import wijzig
from tests.beheer.twee_griffies import kies, typ
from tests.maken import schrijf_bij

pytestmark = pytest.mark.lang  # the rule is asked in test_beheer_botsing; here row by row


@pytest.fixture
def vergadering(samen, maak_vergadering, maak_agendapunt):
    """A meeting with two items on its agenda."""
    with samen():
        return maak_vergadering(punten=[maak_agendapunt("Sluis"), maak_agendapunt("Haven")])


def uitkomsten(vergadering):
    return [(rij.punt.titel, rij.uitkomst) for rij in vergadering.behandelingen.all()]


def test_de_punten_van_een_vergadering_gaan_niet_verloren(
    beheer, bij_anna, maak_vergadering, maak_agendapunt
):
    punt = maak_agendapunt()
    vergadering = maak_vergadering(punten=[punt])
    verstuur = typ(beheer, vergadering)
    bij_anna.vul_in(wijzig(vergadering), behandelingen__0__uitkomst="Akkoord")
    pagina = verstuur(locatie="Raadzaal")
    kies(beheer, vergadering, pagina)
    vers = Vergadering.objects.get()
    assert (vers.locatie, vers.behandelingen.get().uitkomst) == ("Raadzaal", "Akkoord")


def test_twee_uitkomsten_van_een_vergadering_gaan_rij_voor_rij_samen(beheer, bij_anna, vergadering):
    pks = [rij.pk for rij in vergadering.behandelingen.all()]
    verstuur = typ(beheer, vergadering)
    bij_anna.vul_in(wijzig(vergadering), behandelingen__0__uitkomst="Akkoord")
    pagina = verstuur(behandelingen__1__uitkomst="Afgewezen")
    assert "behandelingen: SA-01 Sluis, uitkomst in woorden: [erbij: Akkoord]" in pagina.tekst
    assert "behandelingen: SA-02 Haven, uitkomst in woorden: [erbij: Afgewezen]" in pagina.tekst
    assert pagina.boom.xpath("//input[@type='radio']") == []
    kies(beheer, vergadering, pagina)
    assert uitkomsten(vergadering) == [("Sluis", "Akkoord"), ("Haven", "Afgewezen")]
    assert [rij.pk for rij in vergadering.behandelingen.all()] == pks


@pytest.mark.parametrize("keus", ["ander", "mijn"])
def test_twee_uitkomsten_van_een_punt_zijn_een_keuze_over_die_uitkomst(
    beheer, bij_anna, vergadering, keus
):
    verstuur = typ(beheer, vergadering)
    bij_anna.vul_in(
        wijzig(vergadering),
        behandelingen__0__uitkomst="Akkoord",
        behandelingen__1__toelichting="Kort besproken.",
    )
    pagina = verstuur(behandelingen__0__uitkomst="Afgewezen", behandelingen__0__doel="opinierend")
    [vraag] = pagina.teksten("//fieldset[@class='keus']")
    assert vraag == (
        "Behandelingen: SA-01 Sluis, uitkomst in woorden Was leeg "
        "Anna Smit maakte ervan [erbij: Akkoord] U typte [erbij: Afgewezen]"
    )
    [naam] = {veld.get("name") for veld in pagina.boom.xpath("//input[@type='radio']")}
    beheer.stuur(wijzig(vergadering), pagina.velden() | {naam: keus})
    eerste, tweede = vergadering.behandelingen.all()
    assert eerste.uitkomst == {"ander": "Akkoord", "mijn": "Afgewezen"}[keus]
    assert (eerste.doel, tweede.toelichting) == ("opinierend", "Kort besproken.")


@pytest.mark.parametrize(
    ("keus", "blijft"),
    [("ander", [("Haven", "")]), ("mijn", [("Sluis", "Akkoord"), ("Haven", "")])],
)
def test_een_rij_die_een_ander_weghaalde_en_ik_invulde_is_een_keuze(
    beheer, bij_anna, vergadering, keus, blijft
):
    verstuur = typ(beheer, vergadering)
    bij_anna.vul_in(wijzig(vergadering), behandelingen__0__DELETE="on")
    pagina = verstuur(behandelingen__0__uitkomst="Akkoord", locatie="Raadzaal")
    [vraag] = pagina.teksten("//fieldset[@class='keus']")
    assert vraag == (
        "Behandelingen: SA-01 Sluis Was SA-01 Sluis "
        "Anna Smit maakte ervan weggehaald U typte SA-01 Sluis (Akkoord)"
    )
    [naam] = {veld.get("name") for veld in pagina.boom.xpath("//input[@type='radio']")}
    beheer.stuur(wijzig(vergadering), pagina.velden() | {naam: keus})
    vergadering.refresh_from_db()
    assert (vergadering.locatie, uitkomsten(vergadering)) == ("Raadzaal", blijft)


def test_een_rij_die_ik_weghaalde_en_een_ander_invulde_is_een_keuze(beheer, bij_anna, vergadering):
    verstuur = typ(beheer, vergadering)
    bij_anna.vul_in(wijzig(vergadering), behandelingen__0__uitkomst="Akkoord")
    pagina = verstuur(behandelingen__0__DELETE="on")
    assert "Anna Smit maakte ervan SA-01 Sluis (Akkoord) U typte weggehaald" in pagina.tekst
    kies(beheer, vergadering, pagina, **{"behandelingen-1": "mijn"})
    assert uitkomsten(vergadering) == [("Haven", "")]


def test_wie_elk_een_betrokkene_toevoegen_houden_ze_alle_twee(
    beheer, bij_anna, woonvisie, maak_eigenaar
):
    rijk, bedrijf = maak_eigenaar("Rijk"), maak_eigenaar("Staalfabriek")
    verstuur = typ(beheer, woonvisie)
    for stuur, wie in ((partial(bij_anna.vul_in, wijzig(woonvisie)), rijk), (verstuur, bedrijf)):
        pagina = stuur(betrokkenen__1__eigenaar=wie.pk, betrokkenen__1__rol="partner")
    assert "betrokkenen: Velsen (Trekker) →wordt Velsen (Trekker), Rijk (Partner)" in pagina.tekst
    assert pagina.boom.xpath("//input[@type='radio']") == []
    kies(beheer, woonvisie, pagina)
    assert [str(b) for b in woonvisie.betrokkenen.all()] == [
        "Velsen (trekker)", "Rijk (partner)", "Staalfabriek (partner)",
    ]  # fmt: skip


def test_wie_dezelfde_betrokkene_toevoegen_krijgen_die_een_keer(
    beheer, bij_anna, woonvisie, maak_eigenaar
):
    nieuw = {"betrokkenen__1__eigenaar": maak_eigenaar("Rijk").pk, "betrokkenen__1__rol": "partner"}
    verstuur = typ(beheer, woonvisie)
    bij_anna.vul_in(wijzig(woonvisie), **nieuw)
    kies(beheer, woonvisie, verstuur(titel="Visie", **nieuw))
    assert [str(b) for b in woonvisie.betrokkenen.all()] == ["Velsen (trekker)", "Rijk (partner)"]


def test_een_rij_die_een_ander_weghaalde_of_opnieuw_maakte_raakt_niets_van_mij_kwijt(
    beheer, bij_anna, woonvisie, maak_eigenaar
):
    beverwijk = maak_eigenaar("Beverwijk")
    verstuur = typ(beheer, woonvisie)
    bij_anna.vul_in(wijzig(woonvisie), betrokkenen__0__DELETE="on", verwijzingen__0__titel="Stuk")
    pagina = verstuur(
        betrokkenen__0__rol="partner",
        betrokkenen__1__eigenaar=beverwijk.pk,
        betrokkenen__1__rol="trekker",
    )
    assert "U typte Velsen (Partner), Beverwijk (Trekker)" in pagina.tekst
    assert "Anna Smit maakte ervan leeg" in pagina.tekst
    kies(beheer, woonvisie, pagina, betrokkenen="mijn")
    vers = Agendapunt.objects.get()
    assert [str(b) for b in vers.betrokkenen.all()] == ["Velsen (partner)", "Beverwijk (trekker)"]
    assert str(vers.verwijzingen.get()) == "Stuk"


def test_rijen_die_opnieuw_geschreven_zijn_met_dezelfde_inhoud_zijn_geen_botsing(beheer, woonvisie):
    verstuur = typ(beheer, woonvisie)
    eerste = Stand.objects.get(kenmerk="SA-01")
    with opslag() as werk:
        woonvisie.titel = "Even anders"
        werk.bewaar(woonvisie)
    with opslag() as werk:
        werk.zet_terug(eerste)
    pagina = verstuur(betrokkenen__0__rol="partner")
    assert pagina.meldingen == ["‘SA-01 Woonvisie’ is met succes gewijzigd."]
    assert str(woonvisie.betrokkenen.get()) == "Velsen (partner)"


def test_gewoon_opslaan_houdt_de_rijen_die_blijven(beheer, woonvisie, maak_eigenaar):
    trekker, link = woonvisie.betrokkenen.get(), woonvisie.verwijzingen.get()
    beheer.vul_in(
        wijzig(woonvisie),
        betrokkenen__0__rol="partner",
        betrokkenen__1__eigenaar=maak_eigenaar("Rijk").pk,
        betrokkenen__1__rol="trekker",
        verwijzingen__0__titel="Nota",
    )
    eerste, tweede = woonvisie.betrokkenen.all()
    assert (eerste.pk, str(eerste)) == (trekker.pk, "Velsen (partner)")
    assert str(tweede) == "Rijk (trekker)"
    assert [(los.pk, los.titel) for los in woonvisie.verwijzingen.all()] == [(link.pk, "Nota")]


def test_het_logboek_noemt_wat_er_met_de_rijen_gebeurde(beheer, woonvisie, maak_eigenaar):
    beheer.vul_in(
        wijzig(woonvisie),
        betrokkenen__0__rol="partner",
        betrokkenen__1__eigenaar=maak_eigenaar("Rijk").pk,
        betrokkenen__1__rol="trekker",
        verwijzingen__0__DELETE="on",
    )
    assert LogEntry.objects.latest("pk").get_change_message() == (
        "Betrokkene ‘Rijk (trekker)’ toegevoegd. Rol voor betrokkene ‘Velsen (partner)’ gewijzigd. "
        "Link ‘Rapport’ verwijderd."
    )


def test_een_rij_waarvan_de_eigenaar_weg_is_houdt_niemand_op(beheer, woonvisie, maak_eigenaar):
    verstuur = typ(beheer, woonvisie)
    velsen = woonvisie.betrokkenen.get().eigenaar
    with opslag() as werk:
        woonvisie.betrokkenen.all().delete()
        werk.bewaar(woonvisie)
        werk.verwijder(velsen)
    assert verstuur(titel="").fouten == ["Dit veld is verplicht."]
    kies(beheer, woonvisie, verstuur(titel="Visie"))
    assert Agendapunt.objects.get().titel == "Visie"
    assert not woonvisie.betrokkenen.exists()


def test_met_meer_rijen_kost_een_formulier_niet_meer_queries(beheer, woonvisie, maak_eigenaar):
    def kosten(titel):
        with CaptureQueriesContext(connection) as lezen:
            pagina = beheer.lees(wijzig(woonvisie))
        velden = pagina.velden() | {"titel": titel, "_save": "x"}
        with CaptureQueriesContext(connection) as bewaren:
            beheer.client.post(wijzig(woonvisie), velden)
        assert Agendapunt.objects.get().titel == titel
        return len(lezen), len(bewaren)

    def met_rijen(aantal):
        rijen = [(maak_eigenaar(), "partner") for _ in range(aantal)]
        with opslag() as werk:
            werk.bewaar(woonvisie, lambda: schrijf_bij(woonvisie, rijen, []))

    met_rijen(2)
    kosten("Nota")  # what is looked up once
    eerst = kosten("Visie")
    met_rijen(5)
    assert kosten("Plan") == eerst
