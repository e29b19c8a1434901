"""Two who save at the same moment: for real, in transactions of their own."""

import threading

import pytest
from django.db import connection

from agenda.models import Agendapunt, Stand
from agenda.opslag import fouten, opslaan

pytestmark = pytest.mark.beide  # the lock


@pytest.mark.lang
@pytest.mark.django_db(transaction=True)
def test_twee_die_tegelijk_opslaan_komen_na_elkaar(maak_domein):
    domein = maak_domein()
    klaar = threading.Barrier(2)
    mislukt = []

    def maak(naam):
        try:
            klaar.wait(timeout=10)
            for nummer in range(5):
                opslaan(Agendapunt(agenda=domein.agenda, domein=domein, titel=f"{naam} {nummer}"))
        except Exception as fout:
            mislukt.append(fout)
        finally:
            connection.close()

    draden = [threading.Thread(target=maak, args=[naam]) for naam in ("links", "rechts")]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(timeout=60)
    assert mislukt == []
    kenmerken = Agendapunt.objects.values_list("kenmerk", flat=True)
    assert sorted(kenmerken) == [f"SA-{nummer:02d}" for nummer in range(1, 11)]
    momenten = list(Stand.objects.order_by("pk").values_list("wijziging__moment", flat=True))
    assert momenten == sorted(momenten)
    assert list(fouten([])) == []
