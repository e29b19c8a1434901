"""An agenda without domains is one list, everywhere."""

import json
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from lxml import html

from agenda.bewerkingen import Opdracht, begin_opvolger, maak_plan, voer_uit
from agenda.models import Agendapunt, SamenhangDeel
from agenda.opslag import opslaan
from ijmond.document import als_html
from ijmond.momentopname.opnemen import neem_op
from ijmond.momentopname.selectie import Selectie
from tests.beheer.formulier import Beheer, lijst, nieuw, wijzig
from werkagenda.models import Actie, Overleg

pytestmark = pytest.mark.lang  # every kind of page, for one kind of agenda

LIJSTEN = ("agenda:agendapunten", "werkagenda:acties", "wijzigingen")


@pytest.fixture
def agenda(maak_agenda, maak_agendapunt, maak_overleg, maak_actie, samen):
    """A list with two items and three actions, one of them in an overleg and one under nothing."""
    with samen():
        agenda = maak_agenda(titel="Termijnagenda", is_home=True)
        zeesluis = maak_agendapunt("Zeesluis", agenda=agenda, perioden=[2027])
        maak_agendapunt("Duinen", agenda=agenda)
        maak_actie("Sluis meten", agendapunt=zeesluis)
        maak_actie("Haven vegen", overleg=maak_overleg("Havenoverleg", agenda=agenda))
        maak_actie("Toezegging", agenda=agenda)
    return agenda


@pytest.fixture
def beheer(griffie_client):
    return Beheer(griffie_client)


def test_elke_pagina_toont_de_lijst_zonder_een_woord_over_domeinen(client, agenda):
    punten = [*Agendapunt.objects.all(), *Actie.objects.all(), *Overleg.objects.all(), agenda]
    adressen = [punt.get_absolute_url() for punt in punten]
    adressen += [reverse(naam) for naam in ("home", *LIJSTEN)]
    adressen += [reverse("geheel", args=[agenda.slug])]
    for adres in adressen:
        pagina = client.get(adres)
        assert pagina.status_code == 200, adres
        [main] = html.fromstring(pagina.content.decode()).xpath("//main")
        assert "omein" not in main.text_content(), adres


def test_het_geheel_en_de_pdf_noemen_alles_een_keer(client, agenda):
    opname = neem_op(agenda)
    [deel] = opname.hoofdstukken
    assert deel.kop == "Wat er op de agenda staat"
    assert [punt.titel for punt in deel.punten()] == [
        "Zeesluis", "Sluis meten", "Duinen", "Haven vegen", "Toezegging"
    ]  # fmt: skip
    papier = als_html(opname, Selectie(), "")
    geheel = client.get(reverse("geheel", args=[agenda.slug])).content.decode()
    for punt in deel.punten():
        assert papier.count(f'id="{punt.kenmerk}"') == 1
        assert geheel.count(f'id="{punt.kenmerk}"') == 1
    assert papier.count('<tr class="groep">') == 0  # no heading above the whole overview


def test_de_voorpagina_telt_wat_in_geen_domein_staat(client, agenda):
    [telling] = client.get(reverse("home")).context["tellingen"]
    stand = telling.voortgang
    assert (telling.domein, stand.agendapunten, stand.acties) == (None, 2, 3)


def test_de_agenda_leidt_naar_haar_acties(client, agenda):
    pagina = client.get(agenda.get_absolute_url()).content.decode()
    assert f"{reverse('werkagenda:acties')}?agenda={agenda.slug}" in pagina


def test_de_gegevens_zeggen_dat_er_geen_domein_is(client, agenda):
    gegevens = json.loads(client.get(reverse("levende-agenda-json", args=[agenda.slug])).content)
    assert gegevens["domeinen"] == []
    assert {punt["domein"] for punt in gegevens["agendapunten"]} == {None}


def test_de_lijst_is_te_kiezen_naast_een_agenda_met_domeinen(
    client, agenda, maak_agenda, maak_domein, maak_agendapunt, maak_overleg, maak_actie
):
    haven = maak_domein("Haven", agenda=maak_agenda())
    maak_agendapunt("Kade", domein=haven)
    maak_actie("Kade meten", overleg=maak_overleg("Kadeoverleg", domein=haven))
    for naam in LIJSTEN:
        alles = client.get(reverse(naam))
        namen = dict(alles.context["filter"].form.fields["agenda"].choices)
        assert agenda.slug in namen, naam
        gekozen = client.get(reverse(naam), {"agenda": agenda.slug}).content.decode()
        assert "Zeesluis" in gekozen or "Toezegging" in gekozen, naam
        assert "Kade" not in gekozen.partition("<table")[2], naam
    punten = client.get(reverse(LIJSTEN[0]), {"agenda": agenda.slug})
    assert "domein" not in punten.context["table"].columns.names()


def test_het_formulier_vraagt_geen_domein_en_een_actie_geen_plaats(beheer, agenda):
    for model in (Agendapunt, Overleg):
        assert "domein" not in beheer.lees(nieuw(model, agenda)).velden(), model
    beheer.vul_in(nieuw(Agendapunt, agenda), titel="Woonvisie")
    beheer.vul_in(nieuw(Overleg, agenda), naam="Woonoverleg", slug="woonoverleg")
    beheer.vul_in(nieuw(Actie, agenda), titel="Huizen tellen")
    assert Agendapunt.objects.get(titel="Woonvisie").domein is None
    assert Overleg.objects.get(slug="woonoverleg").agenda == agenda
    assert Actie.objects.get(titel="Huizen tellen").domein is None
    kolommen = beheer.lees(f"{lijst(Agendapunt)}?agenda__id__exact={agenda.pk}")
    assert "omein" not in kolommen.tekst


def test_waar_domeinen_zijn_hoort_elk_punt_bij_een(beheer, maak_domein, maak_agenda):
    domein = maak_domein("Haven")
    agenda = domein.agenda
    for model, velden in ((Agendapunt, {"titel": "Zeesluis"}), (Overleg, {"naam": "Overleg"})):
        pagina = beheer.vul_in(nieuw(model, agenda), slug="x", **velden)
        assert pagina.fouten == ["Kies waar dit bij hoort: domein."]
        assert pagina.velden()[next(iter(velden))] == next(iter(velden.values()))
    pagina = beheer.vul_in(nieuw(Actie, agenda), titel="Meten")
    assert pagina.fouten == ["Kies een overleg of een agendapunt waar de actie bij hoort."]
    assert not Agendapunt.objects.exists()


def test_een_domein_dat_niet_kan_geeft_een_zin(beheer, maak_domein):
    for model in (Agendapunt, Overleg):
        pagina = beheer.vul_in(nieuw(model, maak_domein().agenda), domein="9999")
        [zin] = [zin for zin in pagina.fouten if "in de lijst" in zin or "Kies waar" in zin]
        assert "niet (meer) in de lijst" in zin


def test_wat_er_al_stond_voor_het_eerste_domein_staat_onder_overig(client, agenda, maak_domein):
    maak_domein("Haven", agenda=agenda)
    papier = als_html(neem_op(agenda), Selectie(), "")
    for pagina in (
        client.get(agenda.get_absolute_url()).content.decode(),
        client.get(reverse("geheel", args=[agenda.slug])).content.decode(),
        papier,
    ):
        assert "Overig" in pagina
        assert "Zeesluis" in pagina
    assert [telling.domein for telling in client.get("/").context["tellingen"]][-1] is None


def test_een_band_van_een_ander_is_niet_van_een_punt_zonder_domein(
    client, agenda, maak_agendapunt, maak_samenhang
):
    zeesluis, duinen = Agendapunt.objects.order_by("pk")
    kade = maak_agendapunt("Kade", agenda=agenda)
    maak_samenhang([duinen], [kade], soort="raakt_aan")
    assert "Kade" in client.get(duinen.get_absolute_url()).content.decode()
    assert "Hangt samen" not in client.get(zeesluis.get_absolute_url()).content.decode()


class TestOpvolger:
    def opvolger(self, agenda, **velden):
        eigen = {
            "titel": "Nieuw", "slug": "nieuw",
            "begin": date(2029, 1, 1), "eind": date(2032, 12, 31),
            "voorvoegsel_agendapunt": "NP", "voorvoegsel_actie": "NA",
        }  # fmt: skip
        nieuw = begin_opvolger(agenda, **eigen | velden)
        nieuw.full_clean()
        return nieuw

    def neem_over(self, agenda, opvolger):
        opdracht = Opdracht(agenda, opvolger)
        voer_uit(opdracht, maak_plan(opdracht).akkoord(), door="anna")

    def test_een_nieuwe_opvolger_is_ook_een_lijst(self, agenda):
        self.neem_over(agenda, self.opvolger(agenda))
        nieuw = Agendapunt.objects.filter(agenda__slug="nieuw")
        assert [(p.titel, p.domein) for p in nieuw] == [("Zeesluis", None), ("Duinen", None)]
        acties = {a.titel: a for a in Actie.objects.filter(agenda__slug="nieuw")}
        assert acties["Sluis meten"].agendapunt == nieuw[0]
        assert acties["Haven vegen"].overleg.agenda.slug == "nieuw"
        assert acties["Toezegging"].domein is None
        assert SamenhangDeel.objects.filter(samenhang__soort="volgt_op").count() == 2 * 5

    def test_naar_een_lijst_gaat_alles_mee_zonder_zijn_domein(
        self, maak_domein, maak_agendapunt, maak_agenda
    ):
        oud = maak_agendapunt("Kade", domein=maak_domein("Haven")).agenda
        lijst = maak_agenda(status="concept")
        opdracht = Opdracht(oud, lijst)
        [regel] = maak_plan(opdracht).regels
        assert regel.gaat_mee
        assert regel.zinnen == ("Zonder 'Haven', want dat is er in de opvolger niet.",)
        self.neem_over(oud, lijst)
        assert Agendapunt.objects.get(agenda=lijst).domein is None

    def test_naar_een_agenda_met_domeinen_kan_een_punt_zonder_niet_mee(
        self, beheer, agenda, maak_domein, maak_agenda
    ):
        opvolger = maak_domein("Haven", agenda=maak_agenda(status="concept")).agenda
        regels = maak_plan(Opdracht(agenda, opvolger)).regels
        assert not [regel for regel in regels if regel.gaat_mee]
        assert regels[0].zinnen == ("Heeft geen domein, en dat is daar nodig.",)
        adres = reverse("admin:agenda_agenda_opvolging", args=[agenda.pk])
        pagina = beheer.vul_in(adres, knop="_verder", naar=str(opvolger.pk), reden="Nieuwe raad")
        assert "Heeft geen domein, en dat is daar nodig." in pagina.tekst


@pytest.mark.beide
def test_een_punt_kan_niet_in_een_domein_van_een_andere_agenda(agenda, maak_agenda, maak_domein):
    punt = Agendapunt.objects.first()
    punt.domein = maak_domein(agenda=maak_agenda())
    with pytest.raises(ValidationError, match="hoort bij een andere agenda"):
        opslaan(punt)


@pytest.mark.beide
def test_een_overleg_kreeg_de_agenda_van_zijn_domein(maak_overleg, maak_domein):
    domein = maak_domein()
    assert maak_overleg(domein=domein).agenda == domein.agenda
    assert wijzig(domein.agenda)
