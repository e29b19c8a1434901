"""A database from before there were parts such as a budget: what it holds reads as it did."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection

from agenda.models import Agenda, Agendapunt, Gebeurtenis, Stand
from agenda.opslag import opslaan
from ijmond.zoeken import breng_op_orde

# Each database has ways of its own to change a table, and all of them take long.
pytestmark = [pytest.mark.beide, pytest.mark.lang]

TOEN = [("agenda", "0004_versie_blijft"), ("werkagenda", "0001_initial")]
RIJEN = json.loads((Path(__file__).parent / "oude_database.json").read_text(encoding="utf-8"))
"""What the code of that day wrote, by `dumpdata`: an item that was moved, an action, a version."""


@pytest.fixture
def van_het_begin(migreer_vooruit):
    """A database as it was, brought to what it is now."""
    toen = migreer_vooruit(TOEN)
    for rij in RIJEN:
        model = toen.get_model(rij["model"])
        velden = {model._meta.get_field(naam): w for naam, w in rij["fields"].items()}
        als_kolom = {v.attname: w for v, w in velden.items() if not v.many_to_many}
        if "pdf" in als_kolom:
            als_kolom["pdf"] = b"%PDF"
        model(pk=rij["pk"], **als_kolom).save_base(raw=True)
    modellen = [toen.get_model(naam) for naam in {rij["model"] for rij in RIJEN}]
    with connection.cursor() as cursor:
        for opdracht in connection.ops.sequence_reset_sql(no_style(), modellen):
            cursor.execute(opdracht)
    migreer_vooruit()
    breng_op_orde()  # as the command does, at its end


def test_een_database_van_het_begin_klopt_en_leest_na_de_overgang_als_toen(van_het_begin, client):
    uitvoer = StringIO()
    call_command("controleer", stdout=uitvoer)
    assert uitvoer.getvalue().strip() == "Alles klopt."
    assert Agenda.objects.get().versies.get().titel == "Vastgesteld"
    verteld = set(Gebeurtenis.objects.values_list("pk", flat=True))
    standen = set(Stand.objects.values_list("pk", flat=True))
    punt = Agendapunt.objects.get()
    pagina = client.get(punt.get_absolute_url()).text
    assert "van 2026 naar 2027" in pagina
    assert "De raad vroeg om meer tijd." in pagina
    punt.titel = "De woonvisie"
    opslaan(punt)
    assert [los.kenmerk for los in Stand.objects.exclude(pk__in=standen)] == [punt.kenmerk]
    assert [los.veld for los in Gebeurtenis.objects.exclude(pk__in=verteld)] == ["titel"]
