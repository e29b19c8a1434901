"""What a role means at work: what waits for the griffie, and whose agenda it is."""

import pytest
from django.test import Client

from agenda.models import Agendapunt, Vergadering
from agenda.opslag import opslaan, verwijder
from ijmond.toegang import bind
from tests.beheer.formulier import Beheer, lijst, nieuw, wijzig
from tests.rollen import maak_gebruiker
from werkagenda.models import Actie, Overleg

pytestmark = pytest.mark.lang  # each has several roles fill in forms

VERWIJDERD = "/beheer/agenda/punt/verwijderd/"


def werkt(naam, rol, *agendas):
    """The admin as somebody in this role has it, bound to these agendas."""
    gebruiker = maak_gebruiker(naam, rol)
    bind(gebruiker, agendas)
    client = Client()
    client.force_login(gebruiker)
    return Beheer(client)


@pytest.fixture
def redacteur(db):
    return werkt("rik", "Redacteur")


@pytest.fixture
def beheerder(db):
    return werkt("bea", "Beheerder")


def publicatie(rij):
    rij.refresh_from_db()
    return rij.publicatie


def test_een_redacteur_maakt_een_concept_en_vraagt_de_griffie(redacteur, maak_domein):
    agenda = maak_domein("Wonen").agenda
    pagina = redacteur.lees(nieuw(Agendapunt, agenda))
    assert "Opslaan en publiceren" not in pagina.knoppen()
    pagina = redacteur.verstuur(pagina, titel="Woonvisie", domein=str(agenda.domeinen.get().pk))
    assert "Vraag de griffie om het te publiceren." in " ".join(pagina.meldingen)
    punt = Agendapunt.objects.get()
    redacteur.vul_in(wijzig(punt), titel="Visie")
    punt.refresh_from_db()
    assert (punt.titel, punt.publicatie) == ("Visie", "concept")


def test_een_redacteur_publiceert_en_trekt_niet_in(redacteur, maak_agendapunt):
    concept, punt = maak_agendapunt(publicatie="concept"), maak_agendapunt()
    pagina = redacteur.lees(wijzig(concept))
    velden = pagina.velden() | {"titel": "Anders", "_publiceer": "x"}
    assert redacteur.client.post(pagina.adres, velden).status_code == 403
    wordt = {"bekijk": "x", "_voer_uit": "x", "wijzig-publicatie": "gepubliceerd"}
    redacteur.kies(Agendapunt, "wijzig_gekozen", [concept], **wordt)
    weg = {"bevestigd": "x", "reden": "Weg ermee."}
    assert redacteur.client.post(wijzig(punt, "intrekken"), weg).status_code == 403
    concept.refresh_from_db()
    assert (concept.titel, concept.publicatie) == (concept.titel, "concept")
    assert concept.titel != "Anders"
    assert publicatie(punt) == "gepubliceerd"


@pytest.mark.parametrize("stand", ["gepubliceerd", "ingetrokken"])
def test_wat_bezoekers_zien_of_zagen_kan_een_redacteur_alleen_voorstellen(
    redacteur, maak_agendapunt, maak_vergadering, stand
):
    for rij in (maak_agendapunt(publicatie=stand), maak_vergadering(publicatie=stand)):
        knoppen = redacteur.lees(wijzig(rij)).knoppen()
        assert knoppen == ["Bewaar als voorstel", "Bewaar als voorstel en ga door"]
        assert redacteur.client.post(wijzig(rij), {"_save": "x"}).status_code == 403
        assert redacteur.client.post(wijzig(rij), {"_kopieer": "x"}).status_code == 403


def test_een_lijst_slaat_over_wat_op_de_griffie_wacht(redacteur, maak_agendapunt):
    concept, punt = maak_agendapunt(publicatie="concept"), maak_agendapunt()
    pagina = redacteur.kies(Agendapunt, "delete_selected", [concept, punt], post="yes", reden="x")
    [overgeslagen, gedaan] = pagina.meldingen
    assert overgeslagen == (
        f"Overgeslagen, want dit is geen concept meer: {punt}. Vraag het de griffie."
    )
    assert "1 agendapunt" in gedaan
    assert Agendapunt.objects.get() == punt
    pagina = redacteur.kies(Agendapunt, "delete_selected", [punt], post="yes", reden="x")
    assert len(pagina.meldingen) == 1


def test_een_redacteur_haalt_alleen_een_concept_terug(redacteur, maak_agendapunt):
    concept, punt = maak_agendapunt(publicatie="concept"), maak_agendapunt()
    verwijder(concept), verwijder(punt)
    pagina = redacteur.lees(VERWIJDERD)
    assert pagina.boom.xpath("//input[@name='kenmerk']/@value") == [concept.kenmerk]
    weigering = redacteur.client.post(VERWIJDERD, {"kenmerk": punt.kenmerk})
    assert weigering.status_code == 403
    redacteur.stuur(VERWIJDERD, {"kenmerk": concept.kenmerk})
    assert [p.kenmerk for p in Agendapunt.objects.all()] == [concept.kenmerk]


def test_een_vergadering_in_concept_verandert_geen_punt_dat_bezoekers_zien(
    redacteur, maak_agendapunt, maak_vergadering
):
    punt = maak_agendapunt()
    vergadering = maak_vergadering([punt], publicatie="concept")
    pagina = redacteur.vul_in(
        wijzig(vergadering), locatie="Raadhuis", behandelingen__0__punt_status="afgerond"
    )
    assert f"De status van {punt} mag u niet wijzigen." in " ".join(pagina.fouten)
    assert pagina.velden()["locatie"] == "Raadhuis"
    punt.refresh_from_db()
    assert punt.status == "gepland"
    assert Vergadering.objects.get().locatie == ""


@pytest.fixture
def twee_agendas(samen, maak_agenda, maak_domein, maak_agendapunt, maak_overleg, maak_actie):
    """What somebody works on, and what is another's: of each an item and an action."""
    with samen():
        eigen = maak_agenda(titel="Eigen agenda")
        ander = maak_agenda(
            titel="Andere agenda", slug="ander", voorvoegsel_agendapunt="AP", voorvoegsel_actie="AA"
        )
        for agenda, woord in ((eigen, "Eigen"), (ander, "Vreemd")):
            domein = maak_domein(f"{woord} domein", agenda)
            maak_agendapunt(f"{woord} punt", domein=domein)
            maak_agendapunt(f"{woord} concept", domein=domein, publicatie="concept")
            maak_actie(f"{woord} werk", overleg=maak_overleg(f"{woord} overleg", domein=domein))
        return eigen, ander


@pytest.fixture
def gebonden(twee_agendas):
    """A clerk of the griffie of one agenda."""
    return werkt("els", "Griffie", twee_agendas[0])


@pytest.mark.parametrize("model", [Agendapunt, Actie, Overleg])
def test_een_lijst_toont_alleen_de_eigen_agenda_en_ook_haar_filters(gebonden, model):
    tekst = gebonden.lees(lijst(model)).boom.text_content()
    assert "Eigen" in tekst
    assert "Vreemd" not in tekst
    assert "Andere agenda" not in tekst


def test_een_ander_zijn_agenda_is_er_niet(gebonden, twee_agendas):
    _, ander = twee_agendas
    punt = Agendapunt.objects.get(titel="Vreemd punt")
    assert gebonden.lees(wijzig(ander)).adres == "/beheer/"
    assert gebonden.lees(wijzig(punt)).adres == "/beheer/"
    for pad in ("voorbeeld", "agenda/punt/geschiedenis"):
        assert gebonden.client.get(f"/beheer/{pad}/{punt.kenmerk}/").status_code == 403
    pagina = gebonden.lees(nieuw(Agendapunt, ander))
    assert "Andere agenda" not in pagina.tekst
    verwijder(punt)
    assert "Vreemd punt" not in gebonden.lees(VERWIJDERD).tekst


def test_een_zoekveld_noemt_van_een_ander_zijn_agenda_wat_bezoekers_zien(gebonden):
    vraag = "?app_label=agenda&model_name=samenhangdeel&field_name=punt&term="
    gevonden = gebonden.client.get(f"/beheer/autocomplete/{vraag}").json()["results"]
    tekst = " ".join(los["text"] for los in gevonden)
    assert "Eigen concept" in tekst
    assert "Vreemd punt" in tekst
    assert "Vreemd concept" not in tekst


def test_wie_aan_een_agenda_gebonden_is_werkt_daar_gewoon(gebonden, twee_agendas):
    punt = Agendapunt.objects.get(titel="Eigen concept")
    gebonden.vul_in(wijzig(punt), knop="_publiceer", titel="Eigen en nieuw")
    assert publicatie(punt) == "gepubliceerd"
    assert "Sluit af of begin de opvolger" not in gebonden.lees(wijzig(twee_agendas[0])).tekst


def test_een_beheerder_haalt_tekst_uit_de_geschiedenis_zonder_de_inhoud_te_zien(
    beheerder, maak_agendapunt
):
    punt = maak_agendapunt(toelichting="Door Jan Jansen.")
    punt.toelichting = "Door de wethouder."
    opslaan(punt)
    assert beheerder.client.get(lijst(Agendapunt)).status_code == 403
    adres = "/beheer/uitwissen/"
    pagina = beheerder.vul_in(adres, kenmerk="ZZ-99")
    assert "Hier is geen geschiedenis van. Kijk het kenmerk na." in pagina.fouten
    pagina = beheerder.vul_in(adres)
    assert "Vul een kenmerk in of kies een agenda: een van de twee." in pagina.fouten
    pagina = beheerder.vul_in(adres, kenmerk=punt.kenmerk.lower())
    pagina = beheerder.verstuur(pagina, knop="_bekijk", tekst="Jan Jansen", reden="Een naam.")
    pagina = beheerder.verstuur(pagina, knop="_wis")
    assert pagina.adres == adres
    assert "De tekst is uit de geschiedenis" in " ".join(pagina.meldingen)
