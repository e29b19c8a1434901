"""Which reason, and which source, a comparison tells beside a change."""

from datetime import date

import pytest

from agenda.bewerkingen import publiceer, trek_in
from agenda.models import Vergadering
from agenda.opslag import opslaan
from ijmond.document import Sinds, als_html
from ijmond.momentopname.selectie import Selectie
from ijmond.vergelijking import vergelijk
from tests.vergelijking.opnamen import het, opname, verander, verplan
from tests.wijzigen import gisteren


@pytest.fixture(scope="module")
def _agenda(eenmalig, maak_domein, maak_agendapunt):
    domein = maak_domein("Economie")
    maak_agendapunt("Zeesluis", perioden=[2026], domein=domein, toelichting="De sluis is oud.")
    maak_agendapunt("Woonvisie", domein=domein)
    maak_domein("Wonen")
    return domein.agenda_id


def redenen(agenda, voor, na=None):
    groepen = vergelijk(agenda.pk, voor, na or opname()).groepen
    return {
        (r.kenmerk, str(r.soort), r.verandering.veld): r.reden for g in groepen for r in g.regels
    }


def koppel(punt, reden="", **rijen):
    """Give an item rows of these kinds instead of those that it has."""

    def schrijf():
        for naam, velden in rijen.items():
            getattr(punt, naam).all().delete()
            for los in velden:
                getattr(punt, naam).create(**los)

    opslaan(punt, schrijf, reden=reden)


def test_wat_in_twee_keer_verschoof_heeft_de_reden_van_onderweg(agenda):
    voor = opname()
    verplan(het("SA-01"), reden="Geen geld meer.")
    verplan(het("SA-01"), 2027, reden="")
    assert redenen(agenda, voor) == {("SA-01", "doorgeschoven", "planning"): "Geen geld meer."}
    verplan(het("SA-01"), 2028, reden="Nog later.")
    assert redenen(agenda, voor) == {("SA-01", "doorgeschoven", "planning"): "Nog later."}


def test_de_reden_van_de_ene_tekst_staat_niet_bij_de_andere(agenda):
    voor = opname()
    verander(het("SA-01"), reden="", titel="Grote zeesluis")
    verander(het("SA-01"), reden="De oude was onduidelijk.", toelichting="De sluis is klaar.")
    assert redenen(agenda, voor) == {
        ("SA-01", "tekst_gewijzigd", "titel"): "",
        ("SA-01", "tekst_gewijzigd", "toelichting"): "De oude was onduidelijk.",
    }


def test_elke_vergadering_van_een_punt_heeft_haar_eigen_reden(agenda, maak_vergadering):
    een, twee = maak_vergadering(), maak_vergadering(datum=date(2026, 7, 1))
    voor = opname()
    opslaan(een, lambda: een.behandelingen.create(punt=het("SA-01")), reden="De raad vroeg erom.")
    opslaan(twee, lambda: twee.behandelingen.create(punt=het("SA-01")))
    per_vergadering = {
        r.verandering.nieuw["vergadering"]: r.reden
        for g in vergelijk(agenda.pk, voor, opname()).groepen
        for r in g.regels
    }
    assert per_vergadering == {een.pk: "De raad vroeg erom.", twee.pk: ""}


def test_de_reden_van_een_thema_staat_niet_bij_een_link(agenda, maak_thema):
    thema = maak_thema("Energie")
    voor = opname()
    punt = het("SA-01")
    opslaan(punt, lambda: punt.themas.add(thema), reden="Het gaat over stroom.")
    koppel(punt, verwijzingen=[{"titel": "Nota", "url": "https://voorbeeld.example/nota"}])
    assert redenen(agenda, voor) == {
        ("SA-01", "gekoppeld", "themas"): "Het gaat over stroom.",
        ("SA-01", "gekoppeld", "verwijzingen"): "",
    }


def test_de_reden_van_een_naam_die_verborgen_is_staat_niet_bij_een_andere(agenda, maak_eigenaar):
    bea = maak_eigenaar("Bea Bakker", soort="persoon", naam_openbaar=True)
    velsen = maak_eigenaar("Velsen")
    voor = opname()
    punt = het("SA-01")
    rijen = [{"eigenaar": bea, "rol": "trekker"}]
    koppel(punt, "Bea kent de sluis.", betrokkenen=rijen)
    koppel(punt, betrokkenen=[*rijen, {"eigenaar": velsen, "rol": "partner"}])
    bea.naam_openbaar = False
    opslaan(bea)
    assert redenen(agenda, voor) == {("SA-01", "eigenaar_gewijzigd", "betrokkenen"): ""}


def test_waarom_iets_is_aangehouden_is_niet_waarom_het_is_afgerond(agenda):
    voor = opname()
    verander(het("SA-01"), reden="Wacht op de provincie.", status="aangehouden")
    verander(het("SA-01"), reden="", status="afgerond")
    assert redenen(agenda, voor) == {("SA-01", "afgerond", "status"): ""}


def test_andersom_vergeleken_heeft_niets_een_reden(agenda):
    verander(het("SA-01"), reden="", status="afgerond")
    begin = opname()
    verander(het("SA-01"), reden="Toch niet klaar.", status="loopt")
    assert redenen(agenda, begin) == {("SA-01", "heropend", "status"): "Toch niet klaar."}
    verander(het("SA-01"), reden="Nu echt.", status="afgerond")
    verander(het("SA-01"), reden="Weer niet klaar.", status="loopt")
    eind = opname()
    verander(het("SA-01"), reden="", status="afgerond")
    assert redenen(agenda, opname(), eind) == {("SA-01", "heropend", "status"): ""}
    assert redenen(agenda, begin, eind) == {("SA-01", "heropend", "status"): "Weer niet klaar."}


def test_wat_is_ingetrokken_heeft_zijn_reden_in_beide_richtingen(agenda):
    voor = opname()
    trek_in(het("SA-02"), "Staat nu elders.")
    regel = {("SA-02", "ingetrokken", ""): "Staat nu elders."}
    assert redenen(agenda, voor) == redenen(agenda, opname(), voor) == regel
    publiceer(het("SA-02"))
    assert redenen(agenda, voor) == {}


def test_bij_een_verandering_staat_waar_dat_geschreven_staat(agenda, maak_document, client):
    dag = gisteren()
    voor = opname()
    punt = het("SA-01")
    punt.titel = "Nieuwe zeesluis"
    opslaan(punt, bron=maak_document("Het besluit"), bron_plaats="punt 4")
    adres = f"{agenda.get_absolute_url()}vergelijk/"
    pagina = client.get(adres, {"van": dag}).content.decode()
    assert 'Bron: <a href="/documenten/het-besluit/">Het besluit</a>, punt 4.' in pagina
    gewijzigd = Sinds("gisteren", vergelijk(agenda.pk, voor, opname()))
    assert "<br>Bron: Het besluit, punt 4" in als_html(opname(), Selectie(), "", gewijzigd)
    trek_in(punt, "Dubbel.")
    assert "Het besluit" not in client.get(adres, {"van": dag}).content.decode()


@pytest.mark.parametrize(
    ("soort", "waarde"), [("domein", "economie"), ("status", "gepland"), ("periode", "2026")]
)
def test_een_deel_vertelt_ook_wat_eruit_verdween(agenda, soort, waarde, maak_agendapunt):
    maak_agendapunt("Haven", perioden=[2026])
    voor = opname()
    punt = het("SA-01")
    punt.domein = agenda.domeinen.get(slug="wonen")
    opslaan(punt)
    verander(het("SA-01"), status="loopt")
    verplan(het("SA-01"), 2027)
    trek_in(het("SA-03"), "Staat nu elders.")
    gewijzigd = Sinds("toen", vergelijk(agenda.pk, voor, opname()))
    tekst = als_html(opname(), Selectie(**{soort: waarde}), "", gewijzigd)
    verandering = tekst.partition('id="wijzigingen"')[2].partition("</section>")[0]
    assert '<span class="kenmerk">SA-01</span> Zeesluis' in verandering
    assert '<span class="kenmerk">SA-03</span>' in verandering
    assert "Staat nu elders." in verandering
    assert "Haven" not in tekst


def test_een_deel_dat_toen_nog_niet_bestond_vergelijkt_gewoon(agenda, maak_domein, maak_agendapunt):
    voor = opname()
    maak_agendapunt("Molen", domein=maak_domein("Milieu"))
    gewijzigd = Sinds("toen", vergelijk(agenda.pk, voor, opname()))
    tekst = als_html(opname(), Selectie(domein="milieu"), "", gewijzigd)
    assert "1 punt toegevoegd." in tekst


@pytest.fixture
def links(client, agenda):
    """Whether each page leads to the comparison with this day."""

    def links(dag, vergadering):
        adres = f"{agenda.get_absolute_url()}vergelijk/"
        zoek = f'href="{adres}?van={dag}&amp;tot=nu"'
        plekken = (agenda.get_absolute_url(), adres, vergadering.get_absolute_url())
        gevonden = {zoek in client.get(plek).content.decode() for plek in plekken}
        if gevonden == {True}:
            assert client.get(adres, {"van": dag, "tot": "nu"}).status_code == 200
        return gevonden

    return links


def test_sinds_de_vorige_vergadering_is_een_link_op_drie_plekken(
    agenda, links, maak_vergadering, maak_orgaan
):
    dag = gisteren()
    van_een_punt = maak_vergadering(punten=[het("SA-01")], datum=dag)
    assert links(dag, van_een_punt) == {True}
    opslaan(van_een_punt, lambda: van_een_punt.behandelingen.all().delete())
    assert links(dag, van_een_punt) == {False}
    agenda.orgaan = van_een_punt.orgaan
    opslaan(agenda)
    assert links(dag, van_een_punt) == {True}
    opslaan(Vergadering(orgaan=agenda.orgaan, datum=date(2099, 1, 1), publicatie="gepubliceerd"))
    assert links(dag, van_een_punt) == {True}


@pytest.mark.parametrize(
    "velden",
    [
        {"status": "geannuleerd"},
        {"datum": date(2020, 1, 1)},
        {"datum": date(2026, 1, 1), "datum_precisie": "jaar"},
        {"datum": None, "datum_precisie": "onbekend"},
    ],
)
def test_met_een_dag_zonder_stand_is_niets_te_vergelijken(agenda, links, maak_vergadering, velden):
    dag = gisteren()
    velden = {"datum": dag} | velden
    vergadering = maak_vergadering(punten=[het("SA-01")], **velden)
    assert links(velden["datum"], vergadering) == {False}


def test_een_vergadering_in_concept_is_nergens_de_vorige(agenda, maak_vergadering, client):
    dag = gisteren()
    maak_vergadering(punten=[het("SA-01")], datum=dag, publicatie="concept")
    pagina = client.get(agenda.get_absolute_url()).content.decode()
    assert "sinds de vorige vergadering" not in pagina


def test_van_een_agenda_die_toen_concept_was_is_er_geen_link(agenda, links, maak_vergadering):
    agenda.status = "concept"
    opslaan(agenda)
    dag = gisteren()
    agenda.status = "lopend"
    opslaan(agenda)
    vergadering = maak_vergadering(punten=[het("SA-01")], datum=dag)
    assert links(dag, vergadering) == {False}
