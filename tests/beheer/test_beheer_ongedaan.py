"""Undoing what was saved together, from the history of a meeting or an item."""

from datetime import date

from django.urls import reverse
from django.utils import timezone

from agenda.models import Voorstel
from agenda.opslag import opslaan, opslag
from agenda.voorstellen import laat_vervallen


def test_een_vergadering_gaat_terug_op_de_agenda_waar_zij_over_gaat(
    beheer, maak_agenda, maak_agendapunt, maak_domein, maak_orgaan, maak_vergadering
):
    maak_agenda(titel="Oude agenda", status="afgesloten")
    maak_agenda(titel="Andere agenda")
    raad = maak_orgaan("Raad")
    van_raad = maak_agenda(titel="Agenda van de raad", orgaan=raad)
    met_punt = maak_agenda(titel="Agenda met het punt")
    brug = maak_agendapunt("Brug", domein=maak_domein("Bruggen", agenda=met_punt))
    for punten, datum, verwacht in (
        ([brug], date(2026, 7, 1), met_punt),
        ([], date(2026, 8, 1), van_raad),
    ):
        vergadering = maak_vergadering(punten=punten, datum=datum, orgaan=raad)
        vergadering.locatie = "Raadzaal"
        opslaan(vergadering)
        adres = reverse("admin:agenda_punt_geschiedenis", args=[vergadering.pk])
        [knop, *_] = beheer.lees(adres).boom.xpath("//a[contains(., 'Maak alles ongedaan')]/@href")
        beheer.stuur(knop, {})
        assert Voorstel.objects.first().agenda == verwacht


def test_wat_al_ongedaan_wordt_gemaakt_heet_naar_wat_het_is_en_komt_er_geen_tweede_keer(
    beheer, maak_agendapunt
):
    punten = [maak_agendapunt(f"Punt {nummer}") for nummer in range(4)]
    with opslag(reden="Anders.") as werk:
        for punt in punten:
            punt.titel += " anders"
            werk.bewaar(punt)
    adres = reverse("admin:agenda_wijziging_ongedaan", args=[werk.wijziging.pk])
    assert (
        "eigenaren, ambten, organen, documenten of opgaven, gaat niet terug"
        in beheer.lees(adres).tekst
    )
    eerst, nog_eens = (beheer.stuur(adres, {}) for _ in range(2))
    voorstel = Voorstel.objects.get()
    assert eerst.adres == nog_eens.adres == f"/beheer/voorstellen/{voorstel.pk}/"
    moment = timezone.localtime(werk.wijziging.moment)
    namen = f"{punten[0].kenmerk}, {punten[1].kenmerk} en 2 andere"
    assert str(voorstel).startswith(f"Ongedaan: {namen}, {moment.day} ")
    assert str(voorstel).endswith(f", {moment:%H:%M}")
    laat_vervallen(voorstel)
    assert beheer.stuur(adres, {}).adres != eerst.adres
    assert Voorstel.objects.count() == 2
