"""What was wiped is kept beside the backups, for as long as a copy from before it is there."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils.timezone import now

from agenda.models import Versie
from agenda.opslag import opslaan
from ijmond.reserve import gewist_sinds, maak, onthoud_tekst, onthoud_versie
from ijmond.versies import sluit


@pytest.fixture
def versie(maak_agenda):
    agenda = maak_agenda(slug="regio")
    return Versie.objects.create(
        agenda=agenda, nummer=1, titel="Vast", datum_precisie="onbekend", sha256="0" * 64
    )


def test_wie_een_versie_sluit_zet_haar_op_de_lijst(versie):
    toen = now()
    sluit(versie, "Er stond een naam in.")
    [los] = gewist_sinds(toen)
    assert str(los).endswith(": versie 1 van agenda 'regio' is gesloten.")


def test_wie_tekst_uitwist_zet_haar_op_de_lijst(maak_agendapunt, admin_client, settings):
    punt = maak_agendapunt("Brief van Jan Jansen")
    punt.titel = "Brief"
    opslaan(punt)
    toen = now()
    vraag = {"tekst": "Jan Jansen", "reden": "Op verzoek."}
    adres = f"/beheer/uitwissen/{punt.kenmerk}/"
    toont = admin_client.post(adres, vraag)
    gezien = toont.context["gezien"]
    assert gewist_sinds(toen) == []
    admin_client.post(adres, vraag | {"gezien": gezien, "_wis": "ja"})
    [los] = gewist_sinds(toen)
    assert "'Jan Jansen' is uit de geschiedenis gehaald van " in str(los)
    assert (settings.RESERVE_MAP / "gewist.jsonl").stat().st_mode & 0o077 == 0


def test_zonder_lijst_wordt_er_niets_gewist(versie, settings):
    settings.RESERVE_MAP.parent.mkdir(exist_ok=True)
    settings.RESERVE_MAP.write_text("geen map")
    with pytest.raises(ValidationError, match="er is niet op te schrijven wat er weggaat"):
        sluit(versie, "Er stond een naam in.")
    assert not versie.besluiten.exists()


@pytest.mark.django_db(transaction=True)
def test_wat_in_geen_kopie_meer_staat_gaat_van_de_lijst(versie, settings):
    onthoud_tekst(None, "3", "Jan Jansen")
    eerste = maak(settings.RESERVE_MAP)
    onthoud_versie(versie)
    lang_geleden = eerste.bijschrift.moment - timedelta(days=1)
    assert [los.versie for los in gewist_sinds(lang_geleden)] == [1]
