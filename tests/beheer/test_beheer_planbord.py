"""The planbord: many items at once, with one reason, and how full each period gets."""

import pytest

from agenda.models import Agenda, Agendapunt, Voorstel, Wijziging
from agenda.opslag import opslaan, verwijder
from tests.beheer.formulier import Beheer
from tests.rollen import maak_gebruiker


@pytest.fixture(scope="module")
def _agenda(eenmalig, samen, maak_agenda, maak_domein, maak_agendapunt):
    with samen():
        agenda = maak_agenda((2026, 2027))
        domein = maak_domein(agenda=agenda)
        for _ in range(3):
            maak_agendapunt(domein=domein, perioden=["2026"])
        return agenda.pk


@pytest.fixture
def agenda(_agenda, db):
    return Agenda.objects.get(pk=_agenda)


@pytest.fixture
def punten(agenda):
    return list(Agendapunt.objects.order_by("kenmerk"))


def bord(agenda):
    return f"/beheer/planbord/{agenda.slug}/"


def gepland(punt):
    return [p.naam for p in Agendapunt.objects.get(pk=punt.pk).perioden.all()]


def naar(jaar, *punten):
    return {f"planning-{punt.pk}": jaar for punt in punten}


def test_wie_drie_punten_verschuift_geeft_een_reden_en_het_is_een_wijziging(beheer, agenda, punten):
    eerder = Wijziging.objects.count()
    pagina = beheer.vul_in(
        bord(agenda), knop="_voer_uit", reden="Het geld komt later.", **naar("2027", *punten)
    )
    assert pagina.meldingen[0].startswith("Uitgevoerd: 3 punten gewijzigd.")
    assert [gepland(punt) for punt in punten] == [["2027"]] * 3
    assert Wijziging.objects.count() == eerder + 1
    assert Wijziging.objects.last().reden == "Het geld komt later."


def test_status_en_plaats_gaan_mee(beheer, agenda, punten):
    velden = {f"status-{punten[0].pk}": "loopt", f"volgorde-{punten[0].pk}": "9"}
    beheer.vul_in(bord(agenda), knop="_voer_uit", **velden)
    punt = Agendapunt.objects.get(pk=punten[0].pk)
    assert (punt.status, punt.volgorde) == ("loopt", 9)


def test_zonder_reden_verandert_niets_en_staat_bij_het_punt_wat_er_mist(beheer, agenda, punten):
    pagina = beheer.vul_in(bord(agenda), knop="_voer_uit", **naar("2027", punten[1]))
    assert f"waarom {punten[1].kenmerk} doorgeschoven is" in pagina.tekst
    assert pagina.velden()[f"planning-{punten[1].pk}"] == "2027"
    assert gepland(punten[1]) == ["2026"]
    assert not Voorstel.objects.exists()


def test_enter_in_een_veld_bewaart_en_voert_niets_uit(beheer, agenda):
    assert beheer.lees(bord(agenda)).knoppen() == ["Bewaar als voorstel", "Voer uit"]


def test_wat_nooit_een_kleine_correctie_is_vraagt_daar_niet_naar(beheer, agenda):
    assert "Kleine correctie" not in beheer.lees(bord(agenda)).tekst


def test_wat_nog_niet_uit_mag_wordt_een_voorstel(beheer, agenda, punten):
    velden = naar("2027", punten[0]) | {"reden": "Later.", "gebeurd_op": "05-01-2026"}
    pagina = beheer.vul_in(bord(agenda), knop="_bewaar", **velden)
    assert "Wanneer gebeurde het?" in " ".join(pagina.meldingen)
    voorstel = Voorstel.objects.get()
    assert (voorstel.regels.count(), gepland(punten[0])) == (1, ["2026"])
    assert voorstel.herkomst == "planbord"


def test_wat_een_ander_intussen_verzette_wordt_niet_overschreven(beheer, agenda, punten):
    pagina = beheer.lees(bord(agenda))
    punten[0].titel = "Anders"
    opslaan(punten[0])
    opslaan(punten[1], punten[1].planning.all().delete, reden="Op verzoek.")
    velden = naar("2027", punten[0], punten[1])
    pagina = beheer.verstuur(pagina, knop="_voer_uit", reden="Later.", **velden)
    assert "Een ander zette dit intussen op: niet gepland, " in pagina.tekst
    assert (gepland(punten[0]), gepland(punten[1])) == (["2026"], [])


def test_wie_ziet_wat_een_ander_deed_en_weer_uitvoert_kiest_voor_het_eigene(beheer, agenda, punten):
    pagina = beheer.lees(bord(agenda))
    punten[1].status = "loopt"
    opslaan(punten[1], punten[1].planning.all().delete, reden="Op verzoek.")
    velden = naar("2027", punten[0], punten[1]) | {"reden": "Later."}
    pagina = beheer.verstuur(pagina, knop="_voer_uit", **velden)
    pagina = beheer.verstuur(pagina, knop="_voer_uit")
    assert pagina.meldingen[0].startswith("Uitgevoerd: 2 punten gewijzigd.")
    assert (gepland(punten[0]), gepland(punten[1])) == (["2027"], ["2027"])
    assert Agendapunt.objects.get(pk=punten[1].pk).status == "loopt"


def test_wat_een_ander_verplaatste_telt_mee_en_wat_er_niet_meer_is_wordt_genoemd(
    beheer, agenda, punten, maak_domein
):
    adres = f"{bord(agenda)}?domein={punten[0].domein.slug}"
    pagina, kenmerk = beheer.lees(adres), punten[1].kenmerk
    velden = naar("2027", *punten) | {"reden": "Later."}
    punten[0].domein = maak_domein(agenda=agenda)
    opslaan(punten[0])
    verwijder(punten[1])
    pagina = beheer.verstuur(pagina, knop="_voer_uit", **velden)
    [zin] = pagina.fouten
    assert zin.startswith(f"{kenmerk} is er niet meer")
    assert "U vulde in: 2027, " in zin
    pagina = beheer.verstuur(pagina, knop="_voer_uit")
    assert pagina.meldingen[0].startswith("Uitgevoerd: 2 punten gewijzigd.")
    assert [gepland(punt) for punt in (punten[0], punten[2])] == [["2027"]] * 2


def test_een_aangevinkte_periode_die_er_niet_meer_is_wordt_genoemd(beheer, agenda, punten):
    pagina = beheer.lees(bord(agenda))
    verwijder(agenda.perioden.get(naam="2027"))
    pagina = beheer.verstuur(pagina, knop="_voer_uit", **naar("2027", punten[0]))
    assert "U vinkte 2027 aan" in pagina.tekst


def test_wie_niet_uitvoert_leest_dat_de_griffie_dat_doet(client, agenda, punten):
    client.force_login(maak_gebruiker("bo", "Redacteur"))
    pagina = Beheer(client).lees(bord(agenda))
    assert pagina.knoppen() == ["Bewaar als voorstel"]
    assert "De griffie voert het uit." in pagina.tekst


def test_een_afgesloten_agenda_waarschuwt(beheer, agenda, punten):
    agenda.status = "afgesloten"
    opslaan(agenda, reden="Klaar.")
    assert "is afgesloten" in beheer.lees(bord(agenda)).tekst


def test_een_lang_bord_gaat_per_domein_en_wat_in_geen_domein_staat_ook(
    beheer, maak_agenda, maak_agendapunt, maak_domein, monkeypatch
):
    def kenmerken(adres=""):
        return beheer.lees(bord(agenda) + adres).teksten("//tbody//th[@scope='row']/a")

    monkeypatch.setattr("agenda.admin.planbord.delen.MEESTE", 2)
    agenda = maak_agenda((2026, 2027))
    los = maak_agendapunt(agenda=agenda, domein=None, perioden=["2026"])
    erin = maak_agendapunt(domein=maak_domein(agenda=agenda))
    assert len(kenmerken()) == 2
    maak_agendapunt(domein=maak_domein(agenda=agenda))
    assert kenmerken() == [erin.kenmerk]
    assert "Zonder domein" in beheer.lees(bord(agenda)).tekst
    assert kenmerken("?domein=-") == [los.kenmerk]


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({}, "U hebt niets gewijzigd"),
        ({"volgorde": "eerst"}, "heel getal"),
        ({"volgorde": "99999999999"}, "heel getal"),
        ({"volgorde": "9" * 5000}, "heel getal"),
    ],
)
def test_wat_niet_kan_wordt_gezegd(beheer, agenda, punten, velden, zin):
    ingevuld = {f"{naam}-{punten[0].pk}": waarde for naam, waarde in velden.items()}
    pagina = beheer.vul_in(bord(agenda), knop="_voer_uit", **ingevuld)
    assert zin in pagina.tekst
    for naam, waarde in ingevuld.items():
        assert pagina.velden()[naam] == waarde


def test_een_te_volle_periode_staat_er_met_woorden(beheer, agenda, punten):
    agenda.hoogstens_per_periode = 2
    opslaan(agenda)
    voet = beheer.lees(bord(agenda)).teksten("//tfoot//td[@data-erin]")
    assert voet == ["3 te vol", "0"]


def test_een_verzonnen_formulier_of_agenda_is_geen_storing(beheer, agenda, punten):
    assert beheer.client.get("/beheer/planbord/bestaat-niet/").status_code == 404
    assert beheer.client.get(f"{bord(agenda)}?domein=x").status_code == 404
    pagina = beheer.stuur(bord(agenda), {"gezien": "verzonnen", "_voer_uit": "x"})
    assert "te oud" in pagina.tekst


def test_het_bord_kost_evenveel_vragen_bij_meer_punten(
    beheer, agenda, punten, maak_agendapunt, samen, django_assert_max_num_queries
):
    with samen():
        for _ in range(20):
            maak_agendapunt(domein=punten[0].domein, perioden=["2026"])
    with django_assert_max_num_queries(20):
        beheer.client.get(bord(agenda))
