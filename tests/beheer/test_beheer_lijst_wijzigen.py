"""Many items of a list at once: told in words first, then carried out as one, or kept."""

import pytest

from agenda.models import Agendapunt, Voorstel, Wijziging
from agenda.opslag import opslaan
from tests.beheer.formulier import Beheer
from tests.rollen import maak_gebruiker
from werkagenda.models import Actie

WIJZIG = "wijzig_gekozen"


@pytest.fixture(scope="module")
def _punten(eenmalig, samen, maak_agendapunt, maak_eigenaar):
    with samen():
        velsen = maak_eigenaar("Velsen")
        for letter in "ABC":
            maak_agendapunt(f"Punt {letter}", perioden=["2026"], betrokkenen=[(velsen, "trekker")])


@pytest.fixture
def punten(_punten, db):
    return list(Agendapunt.objects.order_by("kenmerk"))


@pytest.fixture
def redacteur(client):
    client.force_login(maak_gebruiker("bo", "Redacteur"))
    return Beheer(client)


def bekijk(beheer, punten, model=Agendapunt, **velden):
    """From the list to the page that says what will happen."""
    velden = {f"wijzig__{naam}": waarde for naam, waarde in velden.items()}
    return beheer.verstuur(beheer.kies(model, WIJZIG, punten), knop="_bekijk", **velden)


def perioden(punt):
    return [los.naam for los in Agendapunt.objects.get(pk=punt.pk).perioden.all()]


def test_verplaatsen_gaat_in_een_wijziging_met_een_reden(beheer, punten):
    pagina = bekijk(beheer, punten, planning_doe="verplaats", van="2026", naar="2027")
    assert pagina.kop == "Dit gaat er gebeuren"
    assert "SA-01 Punt A planning: 2026 →wordt 2027" in pagina.tekst
    assert "waarom SA-01 doorgeschoven is" in pagina.tekst
    pagina = beheer.verstuur(pagina, knop="_voer_uit")
    assert perioden(punten[0]) == ["2026"]
    eerder = Wijziging.objects.count()
    pagina = beheer.verstuur(pagina, knop="_voer_uit", reden="De raad wil het later.")
    assert pagina.meldingen == ["Gewijzigd: 3."]
    assert [perioden(punt) for punt in punten] == [["2027"]] * 3
    assert Wijziging.objects.count() == eerder + 1
    voorstel = Voorstel.objects.get()
    assert (voorstel.herkomst, voorstel.status) == ("lijst", "uitgevoerd")
    assert voorstel.wijziging.reden == "De raad wil het later."


@pytest.mark.parametrize(
    ("velden", "wordt"),
    [
        ({"planning_doe": "erbij", "perioden": ["2028"]}, ["2026", "2028"]),
        ({"planning_doe": "zet", "perioden": ["2027", "2028"]}, ["2027", "2028"]),
        ({"planning_doe": "verplaats", "van": "2027", "naar": "2028"}, ["2026"]),
    ],
)
def test_perioden_komen_erbij_of_in_plaats_van_wat_er_was(beheer, punten, velden, wordt):
    pagina = bekijk(beheer, punten[:1], status="loopt", **velden)
    assert f"→wordt {', '.join(wordt)}" in pagina.tekst or wordt == ["2026"]
    beheer.verstuur(pagina, knop="_voer_uit", reden="Anders.")
    assert perioden(punten[0]) == wordt
    assert Agendapunt.objects.get(pk=punten[0].pk).status == "loopt"


@pytest.mark.parametrize(
    ("doe", "rol", "wordt"),
    [
        ("erbij", "partner", [("Velsen", "trekker"), ("Beverwijk", "partner")]),
        ("vervang", "", [("Beverwijk", "trekker")]),
        ("vervang", "partner", [("Velsen", "trekker")]),
        ("weg", "trekker", []),
    ],
)
def test_een_eigenaar_komt_erbij_wordt_vervangen_of_gaat_weg(
    beheer, punten, maak_eigenaar, doe, rol, wordt
):
    velsen, ander = punten[0].betrokkenen.get().eigenaar, maak_eigenaar("Beverwijk")
    wie = {"eigenaar": ander.pk if doe == "erbij" else velsen.pk, "rol": rol}
    if doe == "vervang":
        wie["nieuwe_eigenaar"] = ander.pk
    pagina = bekijk(beheer, punten[:1], eigenaar_doe=doe, **wie)
    if "Voer nu uit" in pagina.knoppen():
        beheer.verstuur(pagina, knop="_voer_uit")
    rijen = punten[0].betrokkenen.order_by("pk")
    assert [(los.eigenaar.naam, los.rol) for los in rijen] == wordt


def test_publiceren_en_intrekken_gaan_mee_en_een_concept_wordt_niet_ingetrokken(
    beheer, punten, maak_agendapunt
):
    concept = maak_agendapunt("Punt D", publicatie="concept")
    pagina = bekijk(beheer, [*punten, concept], publicatie="ingetrokken", status="vervallen")
    beheer.verstuur(pagina, knop="_voer_uit", reden="Niet meer nodig.")
    waarden = Agendapunt.objects.values_list("publicatie", flat=True)
    assert sorted(waarden) == ["concept", *["ingetrokken"] * 3]
    pagina = bekijk(beheer, [concept], publicatie="gepubliceerd")
    beheer.verstuur(pagina, knop="_voer_uit")
    assert Agendapunt.objects.get(pk=concept.pk).publicatie == "gepubliceerd"


def test_bewaard_als_voorstel_verandert_er_nog_niets(beheer, punten):
    pagina = bekijk(beheer, punten, status="afgerond")
    pagina = beheer.verstuur(pagina, knop="_voorstel", voorstel__titel="Klaar", reden="Gedaan.")
    voorstel = Voorstel.objects.get()
    assert pagina.meldingen[0].startswith("3 punten staan in het voorstel Klaar.")
    assert pagina.adres == f"/beheer/voorstellen/{voorstel.pk}/"
    assert (voorstel.herkomst, voorstel.reden) == ("lijst", "Gedaan.")
    assert {(r.reden, r.wie) for r in voorstel.regels.all()} == {("", "griffie")}
    assert not Agendapunt.objects.filter(status="afgerond").exists()


def test_wie_niet_mag_publiceren_voert_alleen_concepten_uit_en_leest_wat_wacht(
    redacteur, punten, maak_agendapunt
):
    concept = maak_agendapunt("Punt D", publicatie="concept")
    pagina = bekijk(redacteur, [punten[0], concept], status="loopt")
    assert "U mag dit niet uitvoeren, wel voorstellen." in pagina.tekst
    pagina = redacteur.verstuur(pagina, knop="_voer_uit")
    assert pagina.meldingen == [
        "Gewijzigd: 1.",
        "Niet gewijzigd, want dat mag u niet: SA-01 Punt A. Vraag een ander.",
    ]
    assert [p.titel for p in Agendapunt.objects.filter(status="loopt")] == ["Punt D"]


def test_wat_een_ander_intussen_wijzigde_blijft_erbuiten_en_wordt_genoemd(beheer, punten):
    pagina = bekijk(beheer, punten, status="loopt")
    punten[0].toelichting = "Anna was hier."
    opslaan(punten[0], door="anna")
    pagina = beheer.verstuur(pagina, knop="_voer_uit")
    assert pagina.meldingen[0].startswith("Overgeslagen, want intussen gewijzigd: SA-01 Punt A")
    assert Agendapunt.objects.filter(status="loopt").count() == 2


def test_wat_een_regel_breekt_houdt_alles_tegen_en_staat_bij_dat_punt(beheer, punten, maak_periode):
    maak_periode("eerste helft", "2026-01-01", "2026-06-30")
    pagina = bekijk(beheer, punten, planning_doe="erbij", perioden=["2026-H1"])
    pagina = beheer.verstuur(pagina, knop="_voer_uit", reden="Eerder.")
    assert pagina.kop == "Dit gaat er gebeuren"
    assert len(pagina.fouten) == len(punten)
    assert not Voorstel.objects.exists()
    assert perioden(punten[0]) == ["2026"]


def test_een_halve_vraag_wordt_aangevuld_en_terug_houdt_wat_er_stond(beheer, punten):
    assert "Kies wat er verandert." in bekijk(beheer, punten).fouten
    pagina = bekijk(beheer, punten, planning_doe="verplaats", van="2026", status="loopt")
    assert pagina.fouten == ["Kies dit ook."]
    pagina = bekijk(beheer, punten, status="loopt")
    terug = beheer.verstuur(pagina, knop="_terug")
    assert terug.velden()["wijzig-status"] == "loopt"


def test_punten_van_meer_agendas_gaan_niet_samen(beheer, punten, maak_agenda, maak_agendapunt):
    elders = maak_agendapunt(agenda=maak_agenda())
    pagina = beheer.kies(Agendapunt, WIJZIG, [punten[0], elders])
    assert "meer dan een agenda" in pagina.meldingen[0]


@pytest.mark.lang
def test_alles_kiezen_kan_ook_en_kost_steeds_evenveel(
    beheer, punten, samen, maak_agendapunt, django_assert_max_num_queries
):
    velsen = punten[0].betrokkenen.get().eigenaar
    with samen():
        for _ in range(60 - len(punten)):
            maak_agendapunt(perioden=["2026"], betrokkenen=[(velsen, "trekker")])
    eerste = list(Agendapunt.objects.all()[:1])
    vraag = beheer.kies(Agendapunt, WIJZIG, eerste, select_across="1")
    gegevens = vraag.velden() | {"wijzig-status": "loopt", "wijzig-planning_doe": "erbij"}
    gegevens["wijzig-perioden"] = "2027"
    with django_assert_max_num_queries(13):  # of which five say who asks and what he may
        pagina = beheer.stuur(vraag.adres, gegevens)
    assert len(pagina.velden()["_selected_action"]) == 60


def test_acties_gaan_samen_naar_een_ander_overleg(beheer, samen, maak_actie, maak_overleg):
    with samen():
        acties = [maak_actie(), maak_actie()]
        naar = maak_overleg(agenda=acties[0].agenda, domein=acties[0].overleg.domein)
    pagina = bekijk(beheer, acties, model=Actie, overleg=naar.slug)
    beheer.verstuur(pagina, knop="_voer_uit")
    assert naar.acties.count() == 2
