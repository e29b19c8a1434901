"""What is deleted can come back; what others need can't be deleted; and nothing ends in a fault."""

import pytest
from django.db.models import ProtectedError
from django.urls import reverse

from agenda.admin.geschiedenis import verwijderd
from agenda.bewerkingen import publiceer
from agenda.models import Agenda, Agendapunt, Domein, Eigenaar, Orgaan, Planning, Stand, Thema
from agenda.opslag import opslaan, verwijder
from ijmond.laden.bestand import DOOR
from tests.beheer.formulier import lijst, wijzig
from werkagenda.models import Actie, Overleg

VERWIJDERD = "/beheer/agenda/punt/verwijderd/"


@pytest.fixture
def vol_punt(samen, maak_agendapunt, maak_eigenaar, maak_vergadering):
    """An item with something of each kind hanging on it."""
    with samen():
        punt = maak_agendapunt(
            "Woonvisie",
            perioden=[2026, 2028],
            betrokkenen=[(maak_eigenaar("Velsen"), "trekker")],
            verwijzingen=[("Rapport", "https://voorbeeld.example/")],
        )
        maak_vergadering(punten=[punt])
        return punt


def verwijder_in_beheer(beheer, rij):
    return beheer.stuur(wijzig(rij, "delete"), {"post": "yes", "reden": "Dubbel."})


def haal_terug_in_beheer(beheer, kenmerk):
    """Push the button, and answer why."""
    vraag = beheer.stuur(VERWIJDERD, {"kenmerk": kenmerk})
    return beheer.stuur(vraag.adres, vraag.velden() | {"reden": "Toch nodig."})


def test_wie_nog_niets_bevestigde_ziet_wat_er_weggaat(beheer, maak_agendapunt):
    punt = maak_agendapunt()
    vraag = beheer.stuur(wijzig(punt, "delete"), {"gebeurd_precisie": "dag"})
    assert "Waarom kan dit weg?" in vraag.boom.text_content()
    assert Agendapunt.objects.contains(punt)


def test_een_knop_die_er_niet_is_maakt_geen_nieuw_punt(beheer, vol_punt):
    beheer.vul_in(wijzig(vol_punt), knop="_saveasnew", titel="Sluis")
    assert [(punt.titel, punt.planning.count()) for punt in Agendapunt.objects.all()] == [
        ("Sluis", 2)
    ]


def test_een_concept_komt_terug_zonder_vraag(beheer, maak_agendapunt):
    punt = maak_agendapunt(publicatie="concept")
    verwijder(punt)
    terug = beheer.stuur(VERWIJDERD, {"kenmerk": punt.kenmerk})
    assert terug.meldingen == [f"{punt} staat weer op de agenda."]
    assert Agendapunt.objects.exists()


def test_een_oude_stand_van_wat_bezoekers_zagen_vraagt_ook_waarom(beheer, maak_agendapunt):
    punt = maak_agendapunt(publicatie="concept")
    publiceer(punt)
    verwijder(punt)
    concept = Stand.objects.filter(kenmerk=punt.kenmerk).first()
    adres = reverse("admin:agenda_punt_terug", args=[punt.kenmerk, concept.pk])
    assert beheer.vul_in(adres, reden="").fouten == ["Dit veld is verplicht."]
    assert not Agendapunt.objects.exists()


def test_een_verwijderd_punt_komt_terug_zoals_het_was(beheer, vol_punt):
    voor = Stand.objects.filter(kenmerk="SA-01").last().inhoud
    bevestig = beheer.lees(wijzig(vol_punt, "delete"))
    assert "Weet u zeker dat u ‘SA-01 Woonvisie’ wilt verwijderen?" in bevestig.tekst
    assert "U kunt het daarna nog terughalen" in bevestig.tekst
    assert "Punten" not in bevestig.tekst
    pagina = verwijder_in_beheer(beheer, vol_punt)
    assert pagina.meldingen == ["‘SA-01 Woonvisie’ is met succes verwijderd."]
    assert not Agendapunt.objects.exists()
    overzicht = beheer.lees(VERWIJDERD)
    assert "SA-01 Woonvisie" in overzicht.tekst
    assert "griffie" in overzicht.tekst
    vraag = beheer.stuur(VERWIJDERD, {"kenmerk": "SA-01"})
    assert not Agendapunt.objects.exists()
    assert vraag.kop == "Terughalen"
    assert "bezoekers zien het meteen weer" in vraag.tekst
    assert beheer.stuur(vraag.adres, vraag.velden()).fouten == ["Dit veld is verplicht."]
    terug = haal_terug_in_beheer(beheer, "SA-01")
    assert terug.meldingen[0].startswith("SA-01 Woonvisie staat weer op de agenda, zoals op ")
    assert Stand.objects.filter(kenmerk="SA-01").last().wijziging.reden == "Toch nodig."
    assert terug.adres == wijzig(Agendapunt.objects.get())
    assert Stand.objects.filter(kenmerk="SA-01").last().inhoud == voor
    assert "Er is niets verwijderd." in beheer.lees(VERWIJDERD).tekst


@pytest.mark.beide  # rows of many kinds are counted in one query
def test_de_vraag_zegt_hoeveel_er_van_elk_meegaat(beheer, vol_punt):
    vraag = beheer.lees(wijzig(vol_punt, "delete"))
    mee = vraag.boom.xpath("//p[.='Dit gaat mee weg:']/following-sibling::ul[1]/li")
    assert sorted(los.text_content() for los in mee) == [
        "Behandelingen: 1", "Betrokkenen: 1", "Links: 1", "Planning: 2",
    ]  # fmt: skip


def test_wat_bij_het_inlezen_verdween_zegt_dat_in_gewone_woorden(beheer, maak_agendapunt):
    verwijder(maak_agendapunt(), door=DOOR)
    [rij] = beheer.lees(VERWIJDERD).boom.xpath("//tbody/tr")
    assert "het inlezen van het document" in rij.text_content()


def test_wie_verwijderde_staat_er_met_zijn_naam(beheer, griffie, maak_agendapunt):
    griffie.first_name, griffie.last_name = "Gerda", "de Vries"
    griffie.save()
    verwijder(maak_agendapunt(), door=griffie.username)
    assert "Gerda de Vries" in beheer.lees(VERWIJDERD).boom.xpath("//tbody/tr")[0].text_content()


def test_wat_niet_mee_terug_kan_wordt_genoemd(beheer, vol_punt):
    verwijder_in_beheer(beheer, vol_punt)
    for rij in (Eigenaar.objects.get(), Agenda.objects.get().perioden.get(naam="2028")):
        verwijder(rij)
    meldingen = haal_terug_in_beheer(beheer, "SA-01").meldingen
    assert meldingen[0].startswith("SA-01 Woonvisie staat weer op de agenda")
    assert sorted(meldingen[1:]) == [
        "Dit kon niet mee terug. Bij eigenaar 'velsen' is niets te vinden.",
        "Dit kon niet mee terug. Bij periode '2028' is niets te vinden.",
    ]
    assert [str(rij) for rij in Planning.objects.all()] == ["2026"]


def test_zonder_zijn_domein_kan_een_punt_niet_terug_naast_andere(beheer, vol_punt, maak_domein):
    eigen = vol_punt.domein
    maak_domein(agenda=vol_punt.agenda)
    verwijder_in_beheer(beheer, vol_punt)
    verwijder(eigen)
    assert haal_terug_in_beheer(beheer, "SA-01").fouten == [
        f"Bij domein '{eigen.slug}' is niets te vinden.",
        "Zonder dat kan dit niet terug. Maak het eerst opnieuw, met hetzelfde adres, en probeer "
        "het dan nog eens.",
    ]
    assert not Agendapunt.objects.exists()
    maak_domein(agenda=vol_punt.agenda, slug=eigen.slug)
    haal_terug_in_beheer(beheer, "SA-01")
    assert Agendapunt.objects.get().domein.slug == eigen.slug


def test_op_een_agenda_die_geen_domeinen_meer_heeft_komt_een_punt_terug_in_de_lijst(
    beheer, vol_punt
):
    verwijder_in_beheer(beheer, vol_punt)
    verwijder(Domein.objects.get())
    meldingen = haal_terug_in_beheer(beheer, "SA-01").meldingen
    assert [zin for zin in meldingen if "Bij domein" in zin]
    assert Agendapunt.objects.get().domein is None


@pytest.mark.parametrize("kenmerk", ["", "SA-99", "SA-01", "a\x00", "x" * 5000])
def test_wat_niet_verwijderd_is_komt_niet_terug(beheer, maak_agendapunt, kenmerk):
    maak_agendapunt()
    pagina = beheer.stuur(VERWIJDERD, {"kenmerk": kenmerk})
    assert pagina.meldingen == ["Dit is niet verwijderd, of het is al teruggehaald."]
    assert Agendapunt.objects.count() == 1


def test_ook_een_actie_komt_terug(beheer, maak_actie):
    actie = maak_actie("Monitoring")
    verwijder_in_beheer(beheer, actie)
    haal_terug_in_beheer(beheer, actie.kenmerk)
    assert str(Actie.objects.get()) == "WA-01 Monitoring"


def test_meer_punten_tegelijk_verwijderen_vraagt_eerst_of_het_zeker_is(beheer, maak_agendapunt):
    punten = [maak_agendapunt() for _ in range(3)]
    vraag = beheer.kies(Agendapunt, "delete_selected", punten[:2])
    assert Agendapunt.objects.count() == 3
    assert str(punten[0]) in vraag.tekst
    beheer.kies(Agendapunt, "delete_selected", punten[:2], post="yes", reden="Dubbel.")
    assert list(Agendapunt.objects.all()) == punten[2:]
    assert len(beheer.lees(VERWIJDERD).boom.xpath("//tbody/tr")) == 2


def test_wat_nog_nodig_is_kan_niet_weg_en_de_pagina_zegt_waarvoor(
    beheer, maak_agendapunt, maak_overleg, maak_actie, maak_eigenaar, maak_orgaan, maak_vergadering
):
    velsen, commissie = maak_eigenaar("Velsen"), maak_orgaan("Commissie")
    punt = maak_agendapunt(betrokkenen=[(velsen, "trekker")])
    actie = maak_actie("Monitoring", agendapunt=punt, overleg=maak_overleg())
    maak_vergadering(orgaan=commissie)
    for rij, reden in [
        (punt, "WA-01 Monitoring"),
        (actie.overleg, "WA-01 Monitoring"),
        (velsen, "Velsen (trekker)"),
        (commissie, "Commissie, 1 juni 2026"),
    ]:
        pagina = beheer.lees(wijzig(rij, "delete"))
        assert f"U kunt ‘{rij}’ nu niet verwijderen, want het is nog nodig voor:" in pagina.tekst
        assert reden in pagina.tekst
        beheer.stuur(wijzig(rij, "delete"), {"post": "yes"})
        assert type(rij).objects.filter(pk=rij.pk).exists()
        gekozen = beheer.kies(type(rij), "delete_selected", [rij], post="yes")
        assert reden in gekozen.tekst
        assert type(rij).objects.filter(pk=rij.pk).exists()


@pytest.mark.beide  # constraints
def test_wat_intussen_nodig_werd_is_een_melding_en_geen_storing(beheer, maak_eigenaar, monkeypatch):
    velsen = maak_eigenaar("Velsen")

    def nodig(self, *args):
        raise ProtectedError("nee", [velsen])

    monkeypatch.setattr(Eigenaar, "delete", nodig)
    zin = "Dit kan niet weg, want het is nog nodig voor: Velsen."
    assert verwijder_in_beheer(beheer, velsen).meldingen == [zin]
    assert beheer.kies(Eigenaar, "delete_selected", [velsen], post="yes").meldingen == [zin]


def test_een_domein_met_punten_kan_niet_weg_van_de_pagina_van_de_agenda(beheer, maak_agendapunt):
    punt = maak_agendapunt()
    pagina = beheer.vul_in(wijzig(punt.agenda), domeinen__0__DELETE="on")
    assert str(punt) in pagina.fouten[0]
    assert Domein.objects.count() == 1


def test_een_thema_weghalen_werkt_de_punten_bij_die_het_hadden(beheer, maak_agendapunt):
    punt = maak_agendapunt()
    thema = Thema(agenda=punt.agenda, naam="Zorg", slug="zorg")
    opslaan(thema)
    opslaan(punt, lambda: punt.themas.set([thema]))
    beheer.vul_in(wijzig(punt.agenda), themas__0__DELETE="on")
    assert not Thema.objects.exists()
    assert Stand.objects.filter(kenmerk=punt.kenmerk).last().inhoud["themas"] == []


def test_een_agenda_kan_de_griffie_niet_verwijderen(beheer, maak_agenda):
    agenda = maak_agenda()
    assert beheer.client.post(wijzig(agenda, "delete"), {"post": "yes"}).status_code == 403
    assert "Verwijderen" not in beheer.lees(wijzig(agenda)).tekst
    assert Agenda.objects.exists()


def test_een_agenda_met_geschiedenis_kan_ook_een_beheerder_niet_verwijderen(
    admin_client, maak_agendapunt
):
    punt = maak_agendapunt()
    verwijder(punt)
    verwijder(Domein.objects.get())
    response = admin_client.post(wijzig(punt.agenda, "delete"), {"post": "yes"}, follow=True)
    assert "hun geschiedenis blijft bewaard" in response.content.decode()
    assert Agenda.objects.exists()


@pytest.mark.beide  # text in JSON
def test_verwijderde_punten_komen_in_bladen(beheer, maak_agendapunt, monkeypatch):
    assert verwijderd.PER_PAGINA == 50
    monkeypatch.setattr(verwijderd, "PER_PAGINA", 3)
    for _ in range(4):
        verwijder(maak_agendapunt())
    assert len(beheer.lees(VERWIJDERD).boom.xpath("//tbody/tr")) == 3
    assert "Pagina 2 van 2" in beheer.lees(f"{VERWIJDERD}?p=2").tekst
    assert "Pagina 2 van 2" in beheer.lees(f"{VERWIJDERD}?p=99").tekst
    assert "Pagina 1 van 2" in beheer.lees(f"{VERWIJDERD}?p=abc").tekst


def test_een_overleg_zonder_acties_kan_weg(beheer, maak_overleg):
    overleg = maak_overleg()
    pagina = verwijder_in_beheer(beheer, overleg)
    assert pagina.adres == lijst(Overleg)
    assert not Overleg.objects.exists()


def test_een_orgaan_zonder_vergaderingen_kan_weg(beheer, maak_orgaan):
    verwijder_in_beheer(beheer, maak_orgaan())
    assert not Orgaan.objects.exists()


def test_bij_de_lijst_van_verwijderde_punten_hoort_een_adres_onder_beheer():
    assert reverse("admin:agenda_punt_verwijderd") == VERWIJDERD
