"""A process that is killed while it carries out a voorstel leaves nothing of it."""

import signal
import subprocess
import sys

import pytest
from django.conf import settings

from agenda.beschrijving.lezen import inhoud
from agenda.models import Agendapunt, Stand, Voorstel, Wijziging
from agenda.voorstellen import nieuw_voorstel, stel_voor, voer_uit
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
    with samen():
        punten = [maak_agendapunt(perioden=["2026"]) for _ in range(12)]
    voorstel = nieuw_voorstel(punten[0].agenda, "Alles een jaar later", reden="Geen geld.")
    for punt in punten:
        stel_voor(
            voorstel, punt, inhoud(punt) | {"planning": [{"periode": "2027", "toelichting": ""}]}
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
    assert not Agendapunt.objects.filter(perioden__naam="2027").exists()
    assert Voorstel.objects.get().loopt
    voer_uit(voorstel)
    assert Agendapunt.objects.filter(perioden__naam="2027").count() == 12
