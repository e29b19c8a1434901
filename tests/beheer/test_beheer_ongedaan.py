"""Undoing what was saved together, from the history of a meeting or an item."""

from datetime import date

from django.urls import reverse

from agenda.models import Voorstel
from agenda.opslag import opslaan


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
