"""The page at an agenda that takes a document, and the voorstel that comes of it."""

import tempfile
from io import BytesIO

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from agenda.models import Agenda, Agendapunt, Domein, Voorstel
from agenda.voorstellen import voer_uit
from ijmond.overnemen import poort
from tests.beheer.formulier import Beheer, nieuw
from tests.overnemen import maak_word as word
from tests.rollen import maak_gebruiker


@pytest.fixture
def stuur(griffie_client):
    def stuur(inhoud, naam="stuk.docx", **velden):
        adres = reverse("neem-over", args=[Agenda.objects.get().pk])
        velden["bestand"] = SimpleUploadedFile(naam, inhoud)
        return griffie_client.post(adres, velden, follow=True)

    return stuur


def stuk(*rijen, kop="a. Sociaal domein"):
    document = docx.Document()
    document.add_paragraph("Wat wij van plan zijn.")
    document.add_heading(kop, 2)
    word.tabel(document, ["Agendapunt", "Toelichting", "2026", "2027"], *rijen)
    return word.bewaar(document)


def test_een_document_wordt_een_voorstel_en_dan_zijn_er_geen_wijzigingen_meer(
    stuur, maak_agenda, griffie_client
):
    agenda = maak_agenda([2026, 2027])
    pagina = griffie_client.get(reverse("admin:agenda_agenda_change", args=[agenda.pk]))
    assert reverse("neem-over", args=[agenda.pk]) in pagina.content.decode()
    inhoud = stuk(["Zorg", "Dichtbij.", "X", ""], ["Jeugd", "", "", "x"])
    antwoord = stuur(inhoud)
    voorstel = Voorstel.objects.get()
    tekst = antwoord.content.decode()
    assert antwoord.redirect_chain[-1][0] == reverse("admin:voorstel", args=[voorstel.pk])
    assert "3 nieuw, 0 gewijzigd, 2 gelijk, 1 niet begrepen." in tekst
    assert "Wat wij van plan zijn." in tekst
    assert "Staat in de bron bij: tabel 1, rij 2" in tekst
    assert (voorstel.herkomst, voorstel.bestand, voorstel.wie) == ("word", "stuk.docx", "griffie")
    assert not Agendapunt.objects.exists()
    voer_uit(voorstel)
    antwoord = stuur(inhoud)
    assert Voorstel.objects.count() == 1
    assert "Geen wijzigingen" in antwoord.content.decode()
    assert "Wat wij van plan zijn." in antwoord.content.decode()


def test_wat_in_een_nieuw_jaar_komt_is_te_bekijken_en_te_corrigeren(
    stuur, maak_agendapunt, griffie_client
):
    """A period that is only proposed has its key already, also for an item that is there."""
    maak_agendapunt("Een brug", perioden=[2026])
    document = docx.Document()
    word.tabel(document, ["Agendapunt", "2030"], ["Een brug", "X"], ["Zorg", "X"])
    stuur(word.bewaar(document), domein=Domein.objects.get().slug)
    voorstel = Voorstel.objects.get()
    bezwaar = "waarom SA-01 doorgeschoven is"
    tekst = griffie_client.get(reverse("admin:voorstel", args=[voorstel.pk])).content.decode()
    assert bezwaar in tekst
    for naam in ("voorstel-agenda", "voorstel-vergelijking"):
        tekst = griffie_client.get(reverse(naam, args=[voorstel.pk])).content.decode()
        assert "2030" in tekst
    beheer = Beheer(griffie_client)
    zorg = voorstel.regels.get(wat="toevoegen", soort="agendapunt")
    corrigeer = f"?voorstel={voorstel.pk}&regel={zorg.nummer}"
    beheer.vul_in(f"{nieuw(Agendapunt)}{corrigeer}", knop="_voorstel", titel="Zorg dichtbij")
    voorstel.refresh_from_db()
    voorstel.reden = "Later."
    voorstel.save()
    voer_uit(voorstel)
    assert [
        (los.titel, [str(jaar) for jaar in los.perioden.all()]) for los in Agendapunt.objects.all()
    ] == [("Een brug", ["2030"]), ("Zorg dichtbij", ["2030"])]


def test_wat_in_het_portaal_staat_maar_niet_in_het_document_blijft_staan(
    stuur, maak_agendapunt, maak_domein
):
    maak_domein("Sociaal domein")
    maak_agendapunt("Een brug", perioden=[2026])
    zonder_kop = stuk(["Zorg", "", "X", ""], kop="Hoofdstuk")
    stuur(zonder_kop, als_concept="on", domein="sociaal-domein")
    voorstel = Voorstel.objects.get()
    assert "stuk.docx" not in voorstel.titel
    assert "SA-01 Een brug" in voorstel.toelichting
    voer_uit(voorstel)
    assert [str(los) for los in Agendapunt.objects.all()] == ["SA-01 Een brug", "SA-02 Zorg"]
    zorg = Agendapunt.objects.get(titel="Zorg")
    assert (zorg.publicatie, zorg.domein.naam) == ("concept", "Sociaal domein")
    assert "Geen wijzigingen" in stuur(zonder_kop).content.decode()


def test_wat_er_op_lijkt_is_met_een_keuze_hetzelfde(
    stuur, maak_agendapunt, maak_domein, griffie_client
):
    maak_domein("Sociaal domein")
    maak_agendapunt("Een brug over het kanaal", perioden=[2026], toelichting="Blijft.")
    antwoord = stuur(stuk(["Een brug over het kanal", "", "", "X"]))
    tekst = antwoord.content.decode()
    assert "Lijkt op <strong>SA-01 Een brug over het kanaal</strong>" in tekst
    voorstel = Voorstel.objects.get()
    [regel] = voorstel.regels.filter(soort="agendapunt")
    velden = {
        "gezien": antwoord.context["gezien"],
        "titel": voorstel.titel,
        "toelichting": voorstel.toelichting,
        "reden": "Het kwam later.",
        **{f"r{los.nummer}-doet_mee": "on" for los in voorstel.regels.all()},
        f"r{regel.nummer}-waarheen": "dezelfde",
    }
    griffie_client.post(reverse("admin:voorstel", args=[voorstel.pk]), velden)
    regel.refresh_from_db()
    assert (regel.wat, regel.sleutel) == ("wijzigen", "SA-01")
    voorstel.refresh_from_db()
    voer_uit(voorstel)
    [punt] = Agendapunt.objects.all()
    assert (punt.titel, punt.toelichting) == ("Een brug over het kanal", "Blijft.")
    assert {str(los) for los in punt.perioden.all()} == {"2027"}


def test_een_slecht_bestand_geeft_een_zin_en_laat_niets_achter(
    stuur, maak_agenda, griffie_client, tmp_path, monkeypatch
):
    agenda = maak_agenda()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert poort.GEEN_DOCUMENT in stuur(b"%PDF-1.7").content.decode()
    assert poort.TE_GROOT in stuur(b"PK" * 11 * poort.MB).content.decode()
    adres = reverse("neem-over", args=[agenda.pk])
    antwoord = griffie_client.post(adres, {"als_concept": "on"})
    assert "Kies een bestand." in antwoord.content.decode()
    assert "checked" in antwoord.content.decode()
    assert not Voorstel.objects.exists()
    assert not list(tmp_path.iterdir())


def test_wie_niets_mag_voorbereiden_neemt_niets_over(maak_agenda, client):
    agenda = maak_agenda()
    client.force_login(maak_gebruiker("mees", "Meelezer"))
    antwoord = client.post(
        reverse("neem-over", args=[agenda.pk]), {"bestand": BytesIO(stuk(["Zorg", "", "", ""]))}
    )
    assert antwoord.status_code == 403
    assert not Voorstel.objects.exists()
