"""The page that asks once what stands in the columns of a list of others."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from agenda.models import Agendapunt, Voorstel
from ijmond.beheer import kolommen
from tests.beheer.formulier import Beheer, Pagina
from werkagenda.models import Actie

LIJST = (
    "Nr;Waarover;Wanneer;Wie gaat erover;Bijzonders\r\n"
    "1;Jeugdhulp;30-mrt-27;griffie;=geheim\r\n"
    "2;Werkplein;Q2 2027;college;\r\n"
).encode("cp1252")


@pytest.fixture
def zonder(maak_agenda):
    return maak_agenda([2027], titel="Zonder domeinen")


@pytest.fixture
def stuur(griffie_client, zonder):
    def stuur(inhoud=LIJST, naam="lijst.csv", **velden):
        velden["bestand"] = SimpleUploadedFile(naam, inhoud)
        adres = reverse("neem-over", args=[zonder.pk])
        return Pagina(griffie_client.post(adres, velden, follow=True))

    return stuur


def test_wat_in_een_kolom_staat_wordt_een_keer_gevraagd(griffie_client, stuur, zonder):
    beheer = Beheer(griffie_client)
    vraag = stuur(als_concept="on")
    assert "komt niet uit dit portaal" in vraag.tekst
    gekozen = vraag.velden()
    assert (gekozen["kolom-0"], gekozen["kolom-1"], gekozen["kolom-2"]) == ("nummer", "", "wanneer")
    assert "Bijvoorbeeld: Jeugdhulp; Werkplein" in vraag.tekst
    fout = beheer.verstuur(vraag)
    assert fout.fouten == ["Kies in welke kolom de titel staat."]
    beheer.verstuur(fout, **{"kolom-1": "titel", "kolom-3": "wie"})
    voorstel = Voorstel.objects.get()
    assert (voorstel.herkomst, voorstel.bestand) == ("csv", "lijst.csv")
    punten = [r.verandering for r in voorstel.regels.filter(soort="agendapunt")]
    assert [(los["titel"], los["nummer_elders"]) for los in punten] == [
        ("Jeugdhulp", "1"), ("Werkplein", "2"),
    ]  # fmt: skip
    assert {los["publicatie"] for los in punten} == {"concept"}
    assert Agendapunt.objects.count() == 0
    assert stuur().kop != vraag.kop
    assert Voorstel.objects.count() == 2
    opnieuw = stuur(opnieuw="on")
    assert opnieuw.velden()["kolom-1"] == "titel"
    beheer.verstuur(opnieuw, **{"kolom-soort": "actie"})
    assert Voorstel.objects.first().regels.filter(soort=Actie._meta.model_name).count() == 2


def test_een_groot_bestand_wordt_bij_de_vraag_nog_een_keer_gekozen(
    griffie_client, stuur, zonder, monkeypatch
):
    monkeypatch.setattr(kolommen, "GROOTSTE_MEE", 10)
    vraag = stuur()
    assert "Kies het bestand nog een keer" in vraag.tekst
    velden = vraag.velden() | {"kolom-1": "titel"}
    velden.pop("bestand", None)
    zonder_bestand = Pagina(griffie_client.post(vraag.adres, velden))
    assert zonder_bestand.fouten == ["Kies een bestand."]
    velden["bestand"] = SimpleUploadedFile("lijst.csv", LIJST)
    griffie_client.post(vraag.adres, velden)
    assert Voorstel.objects.get().regels.filter(soort="agendapunt").count() == 2


def test_wat_iemand_meestuurt_gaat_weer_langs_de_poort(griffie_client, zonder):
    adres = reverse("neem-over", args=[zonder.pk])
    for mee in ("geen base64!", "UEsDBA=="):
        antwoord = Pagina(griffie_client.post(adres, {"mee": mee, "naam": "x.xlsx"}))
        assert len(antwoord.fouten) == 1
    assert not Voorstel.objects.exists()
