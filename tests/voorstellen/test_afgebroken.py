"""A process that is killed while it carries out a voorstel leaves nothing of it."""

import signal
import subprocess
import sys
from io import BytesIO

import pytest
from django.conf import settings

from agenda.choices import Herkomst
from agenda.models import Agendapunt, Periode, Stand, Voorstel, Wijziging
from agenda.voorstellen import voer_uit
from ijmond.overnemen import laat_binnen, lees, maak_voorstel, vergelijk
from tests.portaal import Portaal, adres_van_de_database

HALVERWEGE = """
import os, signal
from agenda.models import Voorstel
from agenda.opslag import Opslag
from agenda.voorstellen import voer_uit

gedaan, bewaar = [], Opslag.bewaar

def bewaar_of_sterf(self, *args, **kwargs):
    bewaar(self, *args, **kwargs)
    gedaan.append(1)
    if len(gedaan) == 6:
        os.kill(os.getpid(), signal.SIGKILL)

Opslag.bewaar = bewaar_of_sterf
voer_uit(Voorstel.objects.get())
"""


@pytest.mark.beide
@pytest.mark.lang
@pytest.mark.django_db(transaction=True)
def test_halverwege_gedood_is_er_niets_van_en_daarna_gaat_het_alsnog(
    maak_agendapunt, samen, tmp_path
):
    """Of a list that was taken over: a new period and items, and all that was there a year on."""
    with samen():
        punten = [maak_agendapunt(f"Punt {nummer}", perioden=["2026"]) for nummer in range(9)]
    agenda = punten[0].agenda
    titels = [*(f"Punt {nummer}" for nummer in range(9)), "Nieuw", "Ook nieuw", "Nog een"]
    lijst = "\n".join(["Titel;Wanneer", *(f"{titel};2031" for titel in titels)])
    gelezen = lees(laat_binnen(BytesIO(lijst.encode()), "lijst.csv"), agenda)
    voorstel = maak_voorstel(
        vergelijk(gelezen, agenda, anders={"domein": punten[0].domein.slug}),
        herkomst=Herkomst.CSV,
        bestand="lijst.csv",
        reden="Geen geld.",
    )
    ervoor = [soort.objects.count() for soort in (Wijziging, Stand)]
    portaal = Portaal(adres_van_de_database(), tmp_path)
    gedood = subprocess.run(
        [sys.executable, "manage.py", "shell", "--verbosity=0", "--command", HALVERWEGE],
        cwd=settings.BASE_DIR,
        env=portaal.omgeving,
        capture_output=True,
    )
    assert gedood.returncode == -signal.SIGKILL, gedood.stderr
    assert [soort.objects.count() for soort in (Wijziging, Stand)] == ervoor
    assert Agendapunt.objects.count() == 9
    assert not Periode.objects.filter(naam="2031").exists()
    assert Voorstel.objects.get().loopt
    voer_uit(voorstel)
    assert Agendapunt.objects.filter(perioden__naam="2031").count() == 12
