"""Who lays a voorstel before a meeting holds it: a colleague waits, and sees what became of it."""

from concurrent.futures import ThreadPoolExecutor
from time import monotonic

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, connections

from agenda.beschrijving.lezen import inhoud
from agenda.models import Voorstel
from agenda.voorstellen import leg_voor, nieuw_voorstel, stel_voor
from ijmond.momentopname.voorgesteld import als_json
from tests.wijzigen import BINNENKORT

WACHT_OP_DEZE = """
    SELECT count(*) FROM pg_locks
    WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))
"""

pytestmark = [
    pytest.mark.beide,  # the lock
    pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite laat er één tegelijk toe"),
]


def wacht_tot_een_ander_wacht():
    uiterlijk = monotonic() + 30
    while monotonic() < uiterlijk:
        with connection.cursor() as cursor:
            cursor.execute(WACHT_OP_DEZE)
            if cursor.fetchone()[0]:
                return
    raise AssertionError("Nobody waits: two can change one voorstel at the same time.")


@pytest.mark.django_db(transaction=True)
def test_wie_wijzigt_of_ook_voorlegt_wacht_en_hoort_dat_het_al_voorligt(
    maak_agendapunt, maak_vergadering
):
    punt, vergadering = maak_agendapunt(), maak_vergadering(datum=BINNENKORT, datum_precisie="dag")

    def wijzig(voorstel):
        stel_voor(voorstel, punt, inhoud(punt) | {"titel": "Een ander plan"})

    def leg_ook_voor(voorstel):
        leg_voor(voorstel, vergadering, als_json, openbaar=True)

    def in_eigen_draad(doe, voorstel):
        try:
            doe(Voorstel.objects.get(pk=voorstel.pk))
        except ValidationError as fout:
            return fout.messages
        finally:
            connections.close_all()

    for doe, zin in ((wijzig, "niet meer in voorbereiding"), (leg_ook_voor, "ligt al voor")):
        voorstel = nieuw_voorstel(punt.agenda, "Na de raad", reden="De raad wil dit.")
        stel_voor(voorstel, punt, inhoud(punt) | {"titel": "Een plan"})
        with ThreadPoolExecutor(1) as draad:
            beloofd = []

            def schrijf(beeld, doe=doe, voorstel=voorstel, draad=draad, beloofd=beloofd):
                beloofd.append(draad.submit(in_eigen_draad, doe, voorstel))
                wacht_tot_een_ander_wacht()
                return als_json(beeld)

            leg_voor(voorstel, vergadering, schrijf, openbaar=True)
        assert zin in beloofd[0].result()[0]
        assert voorstel.regels.get().verandering == {"titel": "Een plan"}
