"""What was decided together reads as one change with one explanation, wherever it is read."""

import re
from datetime import date, timedelta

import feedparser
import pytest
from django.utils import timezone

from agenda.beschrijving.lezen import inhoud
from agenda.bewerkingen import trek_in
from agenda.models import Agendapunt, Voorstel, Wijziging
from agenda.opslag import opslaan, opslag
from agenda.voorstellen import leg_voor, nieuw_voorstel, stel_voor, voer_uit
from ijmond.document import Sinds, als_html
from ijmond.momentopname.selectie import Selectie
from ijmond.momentopname.voorgesteld import als_json
from ijmond.vergelijking import vergelijk
from tests.bezoek import html, plat, woorden_in
from tests.vergelijking.opnamen import opname
from tests.wijzigen import plan, verplaats

pytestmark = pytest.mark.django_db

PAGINA, FEED = "/wijzigingen/", "/wijzigingen.atom"
TITEL, REDEN, EIGEN = "Planning na maart", "De commissie wil meer tijd.", "De kade is niet klaar."
TITELS = ("Zeesluis", "Woonvisie", "Park")


@pytest.fixture
def punten(samen, maak_agendapunt, maak_domein):
    """Three items, of which the last stands in another domain."""
    with samen():
        haven, groen = maak_domein("Haven"), maak_domein("Groen")
        return [
            maak_agendapunt(titel, domein=domein, perioden=[2026])
            for titel, domein in zip(TITELS, (haven, haven, groen), strict=True)
        ]


@pytest.fixture
def maak_voorstel(punten, maak_vergadering):
    """Puts off the three items, one for a reason of its own, and gives one another status too."""

    def maak(openbaar=True):
        voorstel = nieuw_voorstel(
            punten[0].agenda, TITEL, reden=REDEN, toelichting="Voor ons.", door="griffie-ada"
        )
        for punt in punten:
            anders = {"planning": [{"periode": "2027", "toelichting": ""}]}
            if punt.titel == "Park":
                anders["status"] = "loopt"
            reden = EIGEN if punt.titel == "Zeesluis" else ""
            stel_voor(voorstel, punt, inhoud(punt) | anders, reden=reden)
        morgen = timezone.localdate() + timedelta(days=1)
        leg_voor(voorstel, maak_vergadering(datum=morgen), als_json, openbaar=openbaar)
        return Voorstel.objects.get(pk=voorstel.pk)

    return maak


@pytest.fixture
def lijst(client):
    def lees(vraag=""):
        return html(client, f"{PAGINA}{vraag}").split("gevonden", 1)[-1].split("Op de hoogte")[0]

    return lees


@pytest.fixture
def feed(client):
    def lees(vraag=""):
        gelezen = feedparser.parse(client.get(f"{FEED}{vraag}").content)
        assert gelezen.bozo == 0
        return gelezen

    return lees


def test_een_uitgevoerd_voorstel_is_een_wijziging_met_een_uitleg(lijst, maak_voorstel):
    voorstel = maak_voorstel()
    assert TITEL not in lijst()
    voer_uit(voorstel, door="griffie-ada")
    pagina = lijst("?soort=verschoven") + lijst("?soort=gestart")
    samen, rest = pagina.split("Met dit voorstel doorgeschoven: 3 agendapunten.", 1)
    assert f'href="{voorstel.get_absolute_url()}">{TITEL}</a></h3>' in samen
    assert "Met dit voorstel gestart: 1 agendapunt." in rest  # the filter holds for what is in it
    verschoven = plat(rest.split("</section>")[0])
    assert verschoven.startswith(f"Reden: {REDEN}")
    assert verschoven.count("Reden:") == 2
    zeesluis, _, verder = verschoven.partition("Woonvisie")
    assert zeesluis.strip().endswith(f"van 2026 naar 2027 Reden: {EIGEN} SA-02")
    assert "SA-03 Park" in verder
    assert "griffie-ada" not in pagina
    assert "Voor ons" not in pagina


@pytest.mark.beide  # groups in an order
def test_wat_samen_werd_opgeslagen_staat_samen_en_ander_nieuws_niet(lijst, punten):
    verplaats(punten[0], 2027, reden="Ander nieuws.")
    with opslag(reden=REDEN) as werk:
        for punt in punten[1:]:
            werk.bewaar(punt, lambda punt=punt: plan(punt, 2027))
    pagina = lijst("?soort=verschoven")
    assert pagina.count("<h3") == 1
    tekst = plat(pagina)
    assert "2 agendapunten doorgeschoven Reden: De commissie" in tekst
    assert (tekst.count(REDEN), tekst.count("Ander nieuws.")) == (1, 1)


def test_een_titel_die_niet_openbaar_is_komt_nergens(client, lijst, feed, maak_voorstel):
    voer_uit(maak_voorstel(openbaar=False))
    pagina, los = lijst("?soort=verschoven"), feed("?soort=verschoven").entries[0]
    assert "3 agendapunten doorgeschoven" in pagina
    assert los.title == f"3 punten gewijzigd: {REDEN}"
    vandaag = timezone.localdate()
    assert los.link == f"http://testserver{PAGINA}?agenda=agenda-a&van={vandaag}&tot={vandaag}"
    assert "Woonvisie" in html(client, los.link)
    for gelezen in (pagina, str(feed()), html(client, los.link)):
        assert TITEL not in gelezen
        assert "/voorstellen/" not in gelezen


def test_in_de_feed_is_het_een_stuk_met_alles_erin(feed, maak_voorstel, punten):
    gewoon = {los.id for los in feed().entries}
    voorstel = maak_voorstel()
    voer_uit(voorstel)
    los, *rest = feed().entries
    assert {ander.id for ander in rest} == gewoon
    assert los.title == TITEL
    assert los.link == f"http://testserver{voorstel.get_absolute_url()}"
    tekst = woorden_in(los.summary)
    assert tekst.count(f"Reden: {REDEN}") == 1
    assert f"Doorgeschoven, van 2026 naar 2027 Reden: {EIGEN}" in tekst
    for punt in punten:
        assert f'href="http://testserver{punt.get_absolute_url()}">{punt}</a>' in los.summary
    assert {tag.term for tag in los.tags} == {"Doorgeschoven", "Gestart"}
    [haven] = feed("?domein=haven&soort=verschoven").entries
    assert haven.id == los.id
    assert "Park" not in haven.summary
    [gestart] = feed("?soort=gestart").entries
    assert "Park" in gestart.summary


@pytest.mark.beide  # groups in an order
def test_wat_er_anders_te_lezen_is_zet_het_hele_stuk_vooraan_een_keer(feed, maak_voorstel, punten):
    voer_uit(maak_voorstel())
    eerst = feed().entries[0]
    park = Agendapunt.objects.get(titel="Park")
    verplaats(park, 2028)
    park.titel = "Bos"
    opslaan(park)
    gelezen = [los for los in feed().entries if los.id == eerst.id]
    assert len(gelezen) == 1
    assert gelezen[0].updated > eerst.updated
    assert gelezen[0].published == eerst.published
    assert "SA-03 Bos" in gelezen[0].summary
    assert gelezen[0].updated == feed().feed.updated
    trek_in(Agendapunt.objects.get(titel="Woonvisie"), "Dubbel.")
    [gelezen] = [los for los in feed().entries if los.id == eerst.id]
    assert "Woonvisie" not in gelezen.summary
    assert "SA-01 Zeesluis" in gelezen.summary


@pytest.mark.beide  # groups in an order
def test_over_bladen_heen_gaat_er_niets_verloren_en_niets_dubbel(
    client, feed, maak_voorstel, punten, monkeypatch, django_assert_max_num_queries
):
    monkeypatch.setattr("ijmond.wijzigingen.feed.IN_EEN_BLAD", 2)
    voer_uit(maak_voorstel())
    verplaats(Agendapunt.objects.get(titel="Zeesluis"), 2028, datum=date(2026, 1, 1))
    bladen = [feed(f"?page={nummer}").entries for nummer in (1, 2, 3)]
    assert [len(blad) for blad in bladen] == [2, 2, 1]
    assert len({los.id for blad in bladen for los in blad}) == 5
    for adres in (FEED, f"{FEED}?page=2", PAGINA):
        with django_assert_max_num_queries(12):
            assert client.get(adres).status_code == 200


def test_op_papier_en_in_de_vergelijking_staat_een_gedeelde_reden_een_keer(client, maak_voorstel):
    voor = opname()
    voorstel = maak_voorstel()
    voer_uit(voorstel)
    anders = vergelijk(voorstel.agenda_id, voor, opname())
    papier = als_html(anders.nieuw, Selectie(), "", Sinds("gisteren", anders))
    [voorkant] = re.findall('<section class="wijzigingen".*?</section>', papier, re.DOTALL)
    eerst = Wijziging.objects.filter(standen__kenmerk="SA-03").first()
    scherm = html(client, f"/agenda/agenda-a/vergelijk/?van=wijziging-{eerst.pk}&tot=nu")
    for gelezen in (woorden_in(voorkant), woorden_in(scherm)):
        assert gelezen.count(REDEN) == 1
        assert re.search(f"om dezelfde reden SA-02 en SA-03:?( Reden:)? {REDEN}", gelezen)
        assert f"van 2026 naar 2027 Reden: {EIGEN}" in gelezen
        assert TITEL not in gelezen
