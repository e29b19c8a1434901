"""The lists of the admin: what a row shows, what can be found, and what it costs."""

from datetime import date, timedelta

import pytest
from django.contrib.admin import site
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from agenda.beschrijving.lezen import inhoud
from agenda.models import Agenda, Agendapunt, Document, Eigenaar, Orgaan, Vergadering
from agenda.voorstellen import nieuw_voorstel, stel_voor
from tests.beheer.formulier import lijst, wijzig
from werkagenda.models import Actie, Overleg


@pytest.fixture
def vul(
    maak_agendapunt,
    maak_actie,
    maak_eigenaar,
    maak_orgaan,
    maak_document,
    maak_overleg,
    maak_vergadering,
):
    """Make a number of rows of a model, each with something of its own beside it."""

    def maak(model, aantal):
        for _ in range(aantal):
            if model is Agendapunt:
                maak_agendapunt(perioden=[2026, 2027], betrokkenen=[(maak_eigenaar(), "trekker")])
            elif model is Actie:
                maak_actie(overleg=maak_overleg(), betrokkenen=[(maak_eigenaar(), "trekker")])
            elif model is Vergadering:
                datum = date(2026, 1, 1) + timedelta(days=model.objects.count())
                orgaan = Orgaan.objects.first() or maak_orgaan()
                maak_vergadering(orgaan=orgaan, datum=datum)
            else:
                {
                    Eigenaar: maak_eigenaar,
                    Orgaan: maak_orgaan,
                    Document: maak_document,
                    Overleg: maak_overleg,
                }[model]()

    return maak


@pytest.mark.lang
@pytest.mark.parametrize(
    "model", [Agendapunt, Actie, Overleg, Vergadering, Eigenaar, Document, Orgaan]
)
def test_een_lijst_kost_evenveel_queries_bij_meer_rijen(beheer, vul, model, monkeypatch):
    lijst_admin = site.get_model_admin(model)
    assert lijst_admin.list_per_page == 50
    monkeypatch.setattr(lijst_admin, "list_per_page", 6)
    vul(model, 2)

    def queries():
        with CaptureQueriesContext(connection) as gedaan:
            pagina = beheer.lees(lijst(model))
        return len(gedaan), len(pagina.rijen)

    weinig, _ = queries()
    vul(model, 5)
    veel, rijen = queries()
    assert rijen == 6
    assert veel == weinig
    assert veel <= 16


def test_de_lijst_van_agendas_kost_een_vast_aantal_queries(beheer, maak_agenda):
    maak_agenda()
    with CaptureQueriesContext(connection) as een:
        beheer.lees(lijst(Agenda))
    for _ in range(5):
        maak_agenda()
    with CaptureQueriesContext(connection) as zes:
        beheer.lees(lijst(Agenda))
    assert len(een) == len(zes)


def test_een_rij_zegt_waar_wanneer_en_wie(beheer, maak_domein, maak_agendapunt, maak_eigenaar):
    wie = [
        (maak_eigenaar(naam), "partner") for naam in ("Velsen", "Heemskerk", "Beverwijk", "Rijk")
    ]
    maak_domein("Wonen")
    maak_agendapunt("Woonvisie", perioden=[2026, 2028], betrokkenen=wie)
    [[*rij, gewijzigd]] = beheer.lees(lijst(Agendapunt)).rijen
    assert rij == [
        "SA-01", "Woonvisie", "Wonen", "2026, 2028", "Gepland",
        "Velsen, Heemskerk, Beverwijk en nog 1",
    ]  # fmt: skip
    assert gewijzigd == f"{timezone.localdate():%d-%m-%Y}"
    beheer.vul_in(wijzig(Agendapunt.objects.get()), toelichting="Anders.")
    assert beheer.lees(lijst(Agendapunt)).rijen[0][-1].endswith("griffie")

    # Also what has no standen, and no form of its own was saved of.
    velsen = wie[0][0]
    los = nieuw_voorstel(Agenda.objects.get(), "Namen", door="griffie")
    stel_voor(los, velsen, inhoud(velsen) | {"naam": "Gemeente Velsen"})
    beheer.vul_in(reverse("admin:voorstel", args=[los.pk]), knop="_voer_uit")
    gewijzigd = {naam: wanneer for *_, naam, _, _, wanneer in beheer.lees(lijst(Eigenaar)).rijen}
    assert gewijzigd["Gemeente Velsen"].endswith("griffie")
    assert gewijzigd["Heemskerk"] == "-"


def test_een_lijst_staat_op_planning_of_op_wijziging_en_is_van_een_eigenaar(
    beheer, maak_agendapunt, maak_eigenaar
):
    velsen = maak_eigenaar("Velsen")
    maak_agendapunt("Later", perioden=[2028], publicatie="concept")
    maak_agendapunt("Eerder", perioden=[2026], betrokkenen=[(velsen, "partner")])
    kolommen = beheer.lees(lijst(Agendapunt)).boom.xpath("//thead//th[@scope='col']")
    nummers = {los.text_content().strip().lower(): n for n, los in enumerate(kolommen)}

    def titels(vraag):
        return [rij[1] for rij in beheer.lees(f"{lijst(Agendapunt)}?{vraag}").rijen]

    assert titels(f"o={nummers['gepland in']}") == ["Eerder", "Later"]
    assert titels(f"o=-{nummers['gewijzigd']}") == ["Eerder", "Later"]
    assert titels(f"eigenaar={velsen.pk}") == ["Eerder"]
    assert "Gepland (concept)" in beheer.lees(lijst(Agendapunt)).rijen[0]


def test_de_agenda_is_een_kolom_zodra_er_meer_zijn(beheer, maak_agendapunt, maak_agenda):
    maak_agendapunt()
    assert "Regionale agenda A" not in beheer.lees(lijst(Agendapunt)).rijen[0]
    maak_agenda()
    assert "Regionale agenda A" in beheer.lees(lijst(Agendapunt)).rijen[0]


def test_de_volgorde_is_die_van_de_agenda(beheer, maak_agendapunt):
    maak_agendapunt("Tweede", volgorde=2), maak_agendapunt("Eerste", volgorde=1)
    assert [rij[1] for rij in beheer.lees(lijst(Agendapunt)).rijen] == ["Eerste", "Tweede"]


@pytest.mark.parametrize("zoek", ["SA-02", "energie", "ENERGIE", "warmtenet"])
def test_zoeken_kijkt_in_kenmerk_titel_en_toelichting(beheer, maak_agendapunt, zoek):
    maak_agendapunt("Woonvisie")
    maak_agendapunt("Energievisie", toelichting="Over een warmtenet.")
    assert [rij[1] for rij in beheer.lees(f"{lijst(Agendapunt)}?q={zoek}").rijen] == [
        "Energievisie"
    ]


def test_filters_op_domein_periode_status_en_publicatie(beheer, maak_domein, maak_agendapunt):
    wonen, energie = maak_domein("Wonen"), maak_domein("Energie")
    maak_agendapunt("A", domein=wonen, perioden=[2026], status="loopt")
    maak_agendapunt("B", domein=energie, perioden=[2027], publicatie="concept")

    def met(filter_):
        return [rij[1] for rij in beheer.lees(f"{lijst(Agendapunt)}?{filter_}").rijen]

    assert met(f"domein={wonen.pk}") == ["A"]
    assert met("periode=2027") == ["B"]
    assert met("status__exact=loopt") == ["A"]
    assert met("publicatie__exact=concept") == ["B"]
    assert met(f"agenda__id__exact={wonen.agenda.pk}") == ["A", "B"]
    assert met(f"domein={wonen.pk}&periode=2027") == []


def test_acties_zijn_te_vinden_op_overleg(beheer, maak_overleg, maak_actie):
    wonen = maak_overleg("Wonen")
    maak_actie("A", overleg=wonen), maak_actie("B", overleg=maak_overleg("Zorg"))
    assert [rij[1] for rij in beheer.lees(f"{lijst(Actie)}?overleg={wonen.pk}").rijen] == ["A"]


def test_vergaderingen_zijn_te_vinden_op_orgaan_en_jaar(beheer, maak_orgaan, maak_vergadering):
    raad = maak_orgaan("Raad van Velsen")
    maak_vergadering(orgaan=raad), maak_vergadering(datum=date(2027, 1, 5))
    assert len(beheer.lees(f"{lijst(Vergadering)}?q=velsen 2026").rijen) == 1
    assert len(beheer.lees(f"{lijst(Vergadering)}?q=2027").rijen) == 1
    assert len(beheer.lees(f"{lijst(Vergadering)}?q=2028").rijen) == 0


@pytest.mark.lang
@pytest.mark.parametrize(
    "vraag",
    [
        "domein=abc", "domein=999", "periode=abc", "status__exact=abc", "agenda__id__exact=abc",
        "p=abc", "p=99999", "o=abc", "o=99.-99", "q=%00", "onzin=1", "all=", "e=1", "domein=%00",
        "periode=%F0%9F%92%A9", "agenda__id__exact=99999999999999999999999",
    ],
)  # fmt: skip
def test_een_rare_vraag_geeft_gewoon_een_lijst(beheer, maak_agendapunt, vraag):
    maak_agendapunt()
    assert beheer.lees(f"{lijst(Agendapunt)}?{vraag}").kop == "Agendapunten"


@pytest.mark.parametrize("term", ["%00", "%F0%9F%92%A9", "x" * 3000, "%25", "'"])
def test_een_rare_zoekterm_in_een_zoekveld_vindt_niets(beheer, maak_eigenaar, term):
    maak_eigenaar("Velsen")
    vraag = f"app_label=agenda&model_name=betrokkenheid&field_name=eigenaar&term={term}"
    response = beheer.client.get(f"{reverse('admin:autocomplete')}?{vraag}")
    assert response.status_code == 200


def test_wie_niets_aanvinkt_krijgt_een_zin(beheer, maak_agendapunt):
    maak_agendapunt()
    pagina = beheer.stuur(lijst(Agendapunt), {"action": "wijzig_gekozen", "index": "0"})
    assert pagina.meldingen == [
        "Er moeten items worden geselecteerd om acties op uit te voeren. "
        "Er zijn geen items gewijzigd."
    ]


def test_een_zoekveld_kost_evenveel_queries_bij_meer_vergaderingen(beheer, vul):
    vul(Vergadering, 2)
    vraag = "app_label=agenda&model_name=behandeling&field_name=vergadering&term="

    def queries():
        with CaptureQueriesContext(connection) as gedaan:
            beheer.client.get(f"{reverse('admin:autocomplete')}?{vraag}")
        return len(gedaan)

    weinig = queries()
    vul(Vergadering, 10)
    assert queries() == weinig
