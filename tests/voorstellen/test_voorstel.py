"""A voorstel, from its first regel to what visitors read: nothing before, all of it at once."""

import pytest
from django.core.exceptions import ValidationError

from agenda.beschrijving.lezen import inhoud
from agenda.models import Agendapunt, Domein, Gebeurtenis, Periode, Voorstel, Wijziging
from agenda.opslag import opslaan
from agenda.voorstellen import (
    Onuitvoerbaar,
    Uitkomst,
    bekijk,
    bezwaren,
    kies,
    laat_weg,
    nieuw_voorstel,
    stel_nieuw_voor,
    stel_verwijderen_voor,
    stel_voor,
    voer_uit,
)
from tests.voorstel import gepland, naar


@pytest.fixture
def voorstel(punt):
    return nieuw_voorstel(punt.agenda, "Na de commissie", reden="De commissie wil het later.")


def test_niets_verandert_voor_het_wordt_uitgevoerd_en_dan_alles_in_een_wijziging(
    voorstel, punt, maak_agendapunt
):
    ander = maak_agendapunt("Een tunnel", perioden=["2026"])
    eerder = Wijziging.objects.count()
    stel_voor(voorstel, punt, naar(punt, "2027"))
    stel_voor(voorstel, ander, naar(ander, "2028", titel="Een lange tunnel"))
    assert (gepland(punt), Wijziging.objects.count()) == (["2026"], eerder)
    wijziging = voer_uit(voorstel, door="griffie")
    assert (gepland(punt), gepland(ander)) == (["2027"], ["2028"])
    assert Wijziging.objects.count() == eerder + 1
    gebeurd = wijziging.gebeurtenissen.values_list("kenmerk", "soort")
    assert {(punt.kenmerk, "doorgeschoven"), (ander.kenmerk, "doorgeschoven")} <= set(gebeurd)
    assert wijziging.reden == "De commissie wil het later."
    assert Voorstel.objects.get().status == "uitgevoerd"


def test_wat_een_ander_intussen_aan_iets_anders_deed_blijft_staan(voorstel, punt):
    stel_voor(voorstel, punt, naar(punt, "2027"))
    punt.titel = "Een lange brug"
    opslaan(punt)
    voer_uit(voorstel)
    assert Agendapunt.objects.get(pk=punt.pk).titel == "Een lange brug"
    assert gepland(punt) == ["2027"]


@pytest.mark.parametrize(("wie_wint", "titel"), [((), "Van een ander"), (("titel",), "Van mij")])
def test_waar_twee_mensen_hetzelfde_wijzigden_kiest_iemand(voorstel, punt, wie_wint, titel):
    stel_voor(voorstel, punt, naar(punt, "2027", titel="Van mij"))
    punt.titel = "Van een ander"
    opslaan(punt)
    with pytest.raises(Onuitvoerbaar, match="intussen gewijzigd"):
        voer_uit(voorstel)
    [los] = bekijk(voorstel).botsingen
    kies(los, wie_wint)
    voer_uit(voorstel)
    assert Agendapunt.objects.get(pk=punt.pk).titel == titel
    assert gepland(punt) == ["2027"]


def test_zonder_reden_gaat_niets_uit_en_een_regel_mag_een_eigen_reden_hebben(punt, maak_agendapunt):
    ander = maak_agendapunt("Een tunnel", perioden=["2026"])
    voorstel = nieuw_voorstel(punt.agenda, "Zonder reden")
    stel_voor(voorstel, punt, naar(punt, "2027"), reden="Het geld is er later.")
    regel = stel_voor(voorstel, ander, naar(ander, "2027"))
    with pytest.raises(Onuitvoerbaar, match=f"waarom {ander.kenmerk} doorgeschoven is") as fout:
        voer_uit(voorstel)
    assert fout.value.per_regel.keys() == {regel.nummer}
    assert gepland(punt) == ["2026"]
    stel_voor(voorstel, ander, naar(ander, "2027"), reden="De bodem is slap.")
    wijziging = voer_uit(voorstel)
    gezegd = dict(wijziging.gebeurtenissen.values_list("kenmerk", "reden"))
    assert gezegd == {punt.kenmerk: "Het geld is er later.", ander.kenmerk: "De bodem is slap."}


def test_wat_nieuw_is_noemt_ander_nieuws_en_krijgt_zijn_kenmerk_bij_het_uitvoeren(voorstel, punt):
    nieuw = inhoud(punt) | {"kenmerk": "", "titel": "Een veer", "volgorde": 0}
    domein = stel_nieuw_voor(voorstel, Domein, {"naam": "Water", "slug": "water"})
    stel_nieuw_voor(voorstel, Agendapunt, nieuw | {"domein": domein.sleutel})
    voer_uit(voorstel)
    veer = Agendapunt.objects.get(titel="Een veer")
    assert (veer.domein.naam, veer.kenmerk > punt.kenmerk) == ("Water", True)


def test_wat_een_weggelaten_regel_toevoegt_kan_een_ander_niet_noemen(voorstel, punt):
    domein = stel_nieuw_voor(voorstel, Domein, {"naam": "Water", "slug": "water"})
    stel_voor(voorstel, punt, naar(punt, domein=domein.sleutel))
    laat_weg(domein, "Nog niet besproken.")
    with pytest.raises(Onuitvoerbaar, match="iets nieuws dat niet meedoet"):
        voer_uit(voorstel)
    assert not Domein.objects.filter(slug="water").exists()


def test_wat_een_regel_breekt_houdt_alles_tegen_en_alles_staat_er_tegelijk(
    voorstel, punt, maak_agendapunt
):
    ander, derde, vierde = (maak_agendapunt(perioden=["2026"]) for _ in range(3))
    stel_voor(voorstel, ander, naar(ander, "2027"))
    leeg = stel_voor(voorstel, punt, naar(punt, titel=""))
    ineen = stel_voor(voorstel, derde, naar(derde, "2027", "2027-Q1"))
    slecht = stel_nieuw_voor(voorstel, Domein, {"naam": "", "slug": "water"})
    stel_voor(voorstel, vierde, naar(vierde, domein=slecht.sleutel))
    opslaan(Periode(agenda=punt.agenda, naam="Begin", begin="2027-01-01", eind="2027-03-31"))
    with pytest.raises(Onuitvoerbaar) as fout:
        voer_uit(voorstel)
    gezegd = fout.value.per_regel
    assert gezegd.keys() == {leeg.nummer, ineen.nummer, slecht.nummer}
    [zin] = gezegd[leeg.nummer]
    assert zin.startswith("Titel: ")
    assert zin.endswith("Corrigeer deze regel, of laat hem weg.")
    assert gezegd[ineen.nummer][0].startswith("Plan het in 2027 of in Begin")
    assert gepland(ander) == ["2026"]
    assert Voorstel.objects.get().status == "in_voorbereiding"
    # What needs no trial is told before.
    vooraf = bezwaren(bekijk(voorstel), lambda los: [], "")
    assert vooraf.keys() == {leeg.nummer, slecht.nummer}


def test_verwijderen_vraagt_een_reden_en_ziet_wat_een_ander_deed(punt):
    voorstel = nieuw_voorstel(punt.agenda, "Weg")
    stel_verwijderen_voor(voorstel, punt)
    with pytest.raises(Onuitvoerbaar, match="weg kan"):
        voer_uit(voorstel)
    Voorstel.objects.update(reden="Het is dubbel.")
    voorstel.refresh_from_db()
    punt.titel = "Een lange brug"
    opslaan(punt)
    with pytest.raises(Onuitvoerbaar, match="intussen gewijzigd"):
        voer_uit(voorstel)
    [los] = bekijk(voorstel).regels
    kies(los, ())
    voer_uit(voorstel)
    assert not Agendapunt.objects.exists()
    weg = Gebeurtenis.objects.get(soort="ingetrokken")
    assert weg.wijziging.reden == "Het is dubbel."


def test_een_tweede_keer_over_hetzelfde_punt_wordt_een_regel(voorstel, punt):
    stel_voor(voorstel, punt, naar(punt, "2027"))
    stel_voor(voorstel, punt, naar(punt, titel="Een lange brug"))
    [los] = bekijk(voorstel).regels
    assert los.uitkomst == Uitkomst.ANDERS
    assert (los.wordt["titel"], los.wordt["planning"][0]["periode"]) == ("Een lange brug", "2027")
    assert stel_voor(voorstel, punt, inhoud(punt), vervangt=True) is None
    assert bekijk(voorstel).regels == ()


def test_wie_een_rij_wijzigt_die_het_voorstel_weghaalde_houdt_wat_hij_typte(voorstel, punt):
    stel_voor(voorstel, punt, naar(punt, "2027"))
    gezegd = [{"periode": "2026", "toelichting": "Na de zomer."}]
    stel_voor(voorstel, punt, inhoud(punt) | {"planning": gezegd})
    [los] = bekijk(voorstel).regels
    assert {rij["periode"]: rij["toelichting"] for rij in los.wordt["planning"]} == {
        "2026": "Na de zomer.",
        "2027": "",
    }


def test_twee_voorstellen_over_een_punt_zien_elkaar(voorstel, punt):
    later = nieuw_voorstel(punt.agenda, "Nog later", reden="Nog later.")
    stel_voor(voorstel, punt, naar(punt, "2027"))
    stel_voor(later, punt, naar(punt, "2028"))
    voer_uit(voorstel)
    with pytest.raises(Onuitvoerbaar, match="intussen gewijzigd"):
        voer_uit(later)
    assert gepland(punt) == ["2027"]


def test_wat_uitgevoerd_is_gaat_niet_nog_eens_en_verandert_niet_meer(voorstel, punt):
    stel_voor(voorstel, punt, naar(punt, "2027"))
    voer_uit(voorstel)
    with pytest.raises(Onuitvoerbaar, match="al uitgevoerd"):
        voer_uit(voorstel)
    with pytest.raises(ValidationError, match="niet meer in voorbereiding"):
        stel_voor(voorstel, punt, naar(punt, "2028"))
