"""A meeting out of a file: cancelled it is called so, and what can't be right is asked about."""

import pytest
from django.core.management import CommandError, call_command

from agenda.models import Agendapunt, Behandeling, Vergadering
from ijmond.document import als_html
from ijmond.momentopname.opnemen import neem_op
from ijmond.momentopname.selectie import Selectie
from tests.pdf import druk_echt, tekst

BESTAND = """
[agenda]
slug = "proef-vergaderingen"
titel = "Proef vergaderingen"
regio = "Proefregio"
begin = 2027-01-01
eind = 2027-12-31
status = "lopend"
voorvoegsel_agendapunt = "PI"
voorvoegsel_actie = "PJ"
[[orgaan]]
slug = "proefcommissie"
naam = "Proefcommissie"
[[domein]]
slug = "een"
naam = "Een"
[[vergadering]]
sleutel = "a"
orgaan = "proefcommissie"
datum = 2027-03-01
begin = "20:00"
status = "geannuleerd"
[[vergadering]]
sleutel = "b"
orgaan = "proefcommissie"
datum = 2027-04-01
begin = "20:00"
eind = "19:00"
[[agendapunt]]
kenmerk = "PI-01"
titel = "Punt op een vergadering die niet doorgaat"
domein = "een"
behandelingen = [{vergadering="a", volgnummer="3a", doel="opinierend"}]
"""
MET_LAATSTE_DAG = BESTAND.replace('eind = "19:00"', 'eind = "19:00"\neind_datum = 2027-04-02')


@pytest.fixture
def laad(db, tmp_path):
    def doe(tekst):
        bestand = tmp_path / "proef.toml"
        bestand.write_text(tekst)
        call_command("laad", str(bestand), verbosity=0)

    return doe


def test_een_eind_voor_het_begin_wordt_gevraagd_en_niet_geraden(laad):
    with pytest.raises(CommandError, match="Eindigt zij de volgende dag"):
        laad(BESTAND)
    assert not Vergadering.objects.exists()
    laad(MET_LAATSTE_DAG)
    lang = Vergadering.objects.get(eind_datum__isnull=False)
    assert str(lang) == "Proefcommissie, 1 en 2 april 2027"


def test_een_vergadering_die_niet_doorgaat_heet_overal_zo(laad, client):
    laad(MET_LAATSTE_DAG)
    naam = "Proefcommissie, 1 maart 2027 (gaat niet door)"
    punt = Agendapunt.objects.get()
    af = Vergadering.objects.get(status="geannuleerd")
    geheel = f"{punt.agenda.get_absolute_url()}geheel/"
    for adres in (punt.get_absolute_url(), af.get_absolute_url(), "/vergaderingen/", geheel):
        assert naam in client.get(adres).content.decode()
    assert Behandeling.objects.get().volgnummer == "3a"


@pytest.mark.druk
def test_ook_op_papier_gaat_zij_niet_door(laad, tmp_path):
    laad(MET_LAATSTE_DAG)
    html = als_html(neem_op(Agendapunt.objects.get().agenda), Selectie(), "")
    gedrukt = druk_echt(html, tmp_path / "x.pdf")
    assert gedrukt.returncode == 0, gedrukt.stderr.decode()
    gelezen = " ".join(tekst(tmp_path / "x.pdf").split())
    assert "Proefcommissie, 1 maart 2027 (gaat niet door)" in gelezen
    assert gelezen.count("1 maart 2027") == gelezen.count("(gaat niet door)")
