"""Loading adds what is missing, changes nothing that exists, and tells what is different."""

import tomllib
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from agenda.models import Agenda, Agendapunt
from agenda.opslag import opslaan, verwijder
from werkagenda.models import Actie

BESTAND = Path(__file__).with_name("proef.toml").read_text()


@pytest.fixture
def laad(db, tmp_path):
    """Load the file, give what the command says."""
    bestand = tmp_path / "proef.toml"
    bestand.write_text(BESTAND)

    def doe():
        uitvoer = StringIO()
        call_command("laad", str(bestand), stdout=uitvoer)
        return uitvoer.getvalue()

    doe()
    return doe


def test_wat_er_al_is_verschilt_nergens_van_het_bestand(laad):
    assert laad() == "Toegevoegd: 0.\n"


def test_ook_wat_het_bestand_weglaat_kan_verschillen(laad):
    punt = Agendapunt.objects.get(kenmerk="PA-01")
    punt.aanleiding = "De oude kade is op."
    opslaan(punt, punt.betrokkenen.all().delete)
    uitvoer = laad()
    assert "agendapunt PA-01, aanleiding: hier staat 'De oude kade is op.'" in uitvoer
    assert "agendapunt PA-01, betrokkenen: hier staat []" in uitvoer
    assert uitvoer.count("verschilt") == 2


def test_wat_de_griffie_verwijderde_blijft_weg_en_houdt_de_rest_niet_tegen(laad):
    verwijder(Actie.objects.get(kenmerk="PW-01"))
    assert "verwijderd: actie PW-01 staat nog wel in het bestand" in laad()
    assert not Actie.objects.exists()


@pytest.mark.lang
@pytest.mark.parametrize("naam", ["transformatie-2016", "zuid-kennemerland-2021-2023"])
def test_een_agenda_alleen_neemt_de_bestanden_mee_waar_zij_na_komt(db, naam):
    call_command("laad", f"fixtures/{naam}.toml", verbosity=0)
    slugs = set(Agenda.objects.values_list("slug", flat=True))
    eerst = tomllib.loads(Path(f"fixtures/{naam}.toml").read_text("utf-8"))
    met_eerste = {"ijmond-2015-2018"} & set(eerst["na"])
    assert slugs == {eerst["agenda"]["slug"]} | met_eerste


def test_een_bestand_dat_op_niets_wacht_zegt_waarop(db, tmp_path):
    bestand = tmp_path / "los.toml"
    bestand.write_text('na = ["bestaat-niet"]\n')
    with pytest.raises(CommandError, match=r"Er is geen bestand bestaat-niet\.toml"):
        call_command("laad", str(bestand))


def test_een_plaats_die_het_bestand_weglaat_of_0_noemt_is_geen_verschil(db, tmp_path):
    bestand = tmp_path / "proef.toml"
    domein = '[[domein]]\nslug = "haven"'
    bestand.write_text(BESTAND.replace(domein, f"{domein}\nvolgorde = 0"))
    for toegevoegd in (6, 0):
        uitvoer = StringIO()
        call_command("laad", str(bestand), stdout=uitvoer)
        assert uitvoer.getvalue() == f"Toegevoegd: {toegevoegd}.\n"
