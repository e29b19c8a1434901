"""The paper of a voorstel for who prepares it: soon there, of this state, and for nobody else."""

import pytest
from django.urls import reverse

from agenda.beschrijving.lezen import inhoud
from agenda.models import Drukopdracht
from agenda.opslag import opslaan
from agenda.voorstellen import nieuw_voorstel, stel_voor
from ijmond.drukkerij import Griffiepapier, proces
from ijmond.toegang import bind
from tests.beheer.formulier import Beheer
from tests.drukkerij.drukker import druk_wat_gevraagd_is, gedrukt
from tests.rollen import maak_gebruiker


@pytest.fixture
def punt(maak_agendapunt):
    return maak_agendapunt("Nog geheim", publicatie="concept")


@pytest.fixture
def voorstel(punt):
    return stel_langer_voor(punt)


@pytest.fixture
def later(monkeypatch):
    """Nobody prints before the test says so."""
    monkeypatch.setattr(proces, "begin", lambda: None)


@pytest.fixture
def meelezer(client):
    client.force_login(maak_gebruiker("mee", "Meelezer"))
    return client


@pytest.fixture
def liggen(settings):
    """How many PDFs are kept."""
    return lambda: len(list(settings.PDF_MAP.glob("*.pdf")))


def stel_langer_voor(punt):
    voorstel = nieuw_voorstel(punt.agenda, "Na de commissie", reden="De commissie wil het.")
    stel_voor(voorstel, punt, inhoud(punt) | {"titel": f"{punt.titel}, maar langer"})
    return voorstel


def adres(voorstel):
    return reverse("voorstel-agenda-pdf", args=[voorstel.pk])


def houdt_niemand_vast(antwoord):
    """Whether nobody between the portal and the reader may keep it, or show it elsewhere."""
    kop = antwoord.headers
    bewaard = "ETag" in kop or "no-store" not in kop["Cache-Control"]
    return not bewaard and "noindex" in kop["X-Robots-Tag"]


@pytest.mark.usefixtures("later")
def test_wie_hem_vraagt_wacht_niet_en_krijgt_hem_van_de_drukkerij(
    meelezer, voorstel, liggen, django_assert_max_num_queries
):
    antwoord = meelezer.get(adres(voorstel))
    assert (antwoord.status_code, antwoord["Refresh"]) == (202, "5")
    assert "De pdf komt eraan" in antwoord.text
    assert houdt_niemand_vast(antwoord)
    assert meelezer.get(adres(voorstel)).status_code == 202
    assert Drukopdracht.objects.count() == 1
    druk_wat_gevraagd_is()
    with django_assert_max_num_queries(12):
        antwoord = meelezer.get(adres(voorstel))
    assert "Nog geheim, maar langer" in antwoord.getvalue().decode()
    assert houdt_niemand_vast(antwoord)
    assert (Drukopdracht.objects.count(), liggen()) == (0, 1)


@pytest.mark.druk
def test_een_keer_gedrukt_is_het_een_pdf_voor_ieder_die_het_voorstel_mag_zien(
    meelezer, griffie_client, voorstel, settings
):
    voor_een = meelezer.get(adres(voorstel)).getvalue()
    [bestand] = settings.PDF_MAP.glob("*.pdf")
    gemaakt = bestand.stat().st_ino
    assert voor_een.startswith(b"%PDF-")
    assert griffie_client.get(adres(voorstel)).getvalue() == voor_een
    assert bestand.stat().st_ino == gemaakt


def test_wie_het_voorstel_niet_mag_zien_krijgt_ook_het_papier_niet(
    client, voorstel, liggen, maak_agenda
):
    gedrukt(Griffiepapier.van(voorstel.pk))
    assert client.get(adres(voorstel)).status_code == 302
    elders = maak_gebruiker("els", "Redacteur")
    bind(elders, [maak_agenda()])
    for wie in (elders, maak_gebruiker("bea", "Beheerder")):
        client.force_login(wie)
        assert client.get(adres(voorstel)).status_code == 403
    assert liggen() == 1


def wijzig_de_regel(voorstel, punt):
    stel_voor(voorstel, punt, inhoud(punt) | {"titel": "Weer anders"})


def wijzig_het_voorstel(voorstel, punt):
    voorstel.titel = "Weer anders"
    voorstel.save()


def wijzig_de_agenda(voorstel, punt):
    """A concept: visitors see nothing new."""
    punt.toelichting = "Weer anders"
    opslaan(punt)


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("wijzig", [wijzig_de_regel, wijzig_het_voorstel, wijzig_de_agenda])
def test_na_een_wijziging_komt_er_ander_papier_en_het_vorige_gaat_weg(
    meelezer, punt, voorstel, liggen, wijzig
):
    ander = stel_langer_voor(punt)
    for los in (voorstel, ander):
        meelezer.get(adres(los))
    druk_wat_gevraagd_is()
    wijzig(voorstel, punt)
    assert meelezer.get(adres(voorstel)).status_code == 202
    druk_wat_gevraagd_is()
    assert "Weer anders" in meelezer.get(adres(voorstel)).getvalue().decode()
    assert liggen() == 2


def test_wat_onder_het_drukken_verandert_of_verdwijnt_blijft_niet_liggen(
    voorstel, punt, liggen, monkeypatch
):
    papier, maak = Griffiepapier.van(voorstel.pk), Griffiepapier.als_html
    for gebeurt in (wijzig_het_voorstel, lambda *_: voorstel.delete()):
        monkeypatch.setattr(
            Griffiepapier, "als_html", lambda self, doe=gebeurt: doe(voorstel, punt) or maak(self)
        )
        with pytest.raises(TypeError):
            gedrukt(papier)  # it is not there
        assert liggen() == 0
        papier = voorstel.pk and Griffiepapier.van(voorstel.pk)
    assert not Drukopdracht.objects.exists()


@pytest.mark.usefixtures("later")
def test_waar_het_mee_misgaat_houdt_niets_anders_op(
    meelezer, voorstel, liggen, monkeypatch, caplog
):
    meelezer.get(adres(voorstel))
    meelezer.get(f"{voorstel.agenda.get_absolute_url()}levende-agenda.pdf?status=gepland")

    def struikel(voorstel):
        raise KeyError("een fout van ons")

    monkeypatch.setattr("ijmond.drukkerij.griffiepapier.bekijk", struikel)
    druk_wat_gevraagd_is()
    assert "een fout van ons" in caplog.text
    assert (Drukopdracht.objects.count(), liggen()) == (0, 1)


def test_de_naam_van_het_bestand_is_niet_te_raden(voorstel, settings):
    naam = Griffiepapier.van(voorstel.pk).naam
    settings.SECRET_KEY = "van een ander portaal"
    assert Griffiepapier.van(voorstel.pk).naam != naam


def test_het_voorstel_leidt_ernaar(meelezer, voorstel):
    pagina = Beheer(meelezer).lees(reverse("admin:voorstel", args=[voorstel.pk]))
    assert adres(voorstel) in pagina.boom.xpath("//main//a/@href")
