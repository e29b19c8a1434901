"""Which PDFs are kept, and where: never more than fits, and never what shows another state."""

import os
import time
from pathlib import Path

import pytest

from agenda.models import Bijwerking
from agenda.opslag import opslaan
from ijmond.drukkerij import Papier, bewaren, gooi_weg
from ijmond.drukkerij.drukken import druk
from tests.drukkerij.drukker import gedrukt


@pytest.fixture
def token(db):
    """Of something that visitors see now."""
    return Bijwerking.objects.get_or_create(agenda=None)[0].token


@pytest.fixture
def leg_neer(settings, token):
    """Keep a PDF of so many bytes, used so many seconds ago."""

    def doe(naam, omvang=1, ouderdom=0):
        settings.PDF_MAP.mkdir(exist_ok=True)
        pad = settings.PDF_MAP / naam.format(token)
        pad.write_bytes(b"x" * omvang)
        os.utime(pad, (time.time() - ouderdom,) * 2)
        return pad

    return doe


def test_er_komt_ruimte_voor_er_gedrukt_wordt_en_wat_lang_niet_gebruikt_is_gaat_eerst(
    leg_neer, settings, monkeypatch
):
    monkeypatch.setattr(bewaren, "EEN_PDF", 100)
    settings.PDF_RUIMTE = 100 + 25
    paden = [leg_neer(f"{{}}-{n}.pdf", 10, ouderdom=n) for n in (3, 1, 2)]
    bewaren.lees(paden[0].stem).close()  # used just now
    bewaren.plaats()
    assert {pad.name for pad in settings.PDF_MAP.iterdir()} == {paden[0].name, paden[1].name}


def test_op_een_volle_schijf_gaat_weg_wat_bewaard_was(leg_neer, settings, monkeypatch):
    pad = leg_neer("{}-a.pdf", 10)
    vol = type("Schijf", (), {"free": 0})
    monkeypatch.setattr(bewaren.shutil, "disk_usage", lambda _: vol)
    bewaren.plaats()
    assert not pad.exists()


def test_wat_een_andere_staat_toont_gaat_weg(leg_neer):
    blijft, weg = leg_neer("{}-a.pdf"), leg_neer("anders-a.pdf")
    concept = leg_neer("griffie_1-a.pdf", ouderdom=3599), leg_neer("griffie_2-a.pdf", ouderdom=3601)
    half = leg_neer("{}-b.1.deel"), leg_neer("{}-c.1.deel", ouderdom=1000)
    mislukt = leg_neer("{}-d.mislukt"), leg_neer("{}-e.mislukt", ouderdom=1000)
    bewaren.plaats()
    er = [pad.exists() for pad in (blijft, weg, *concept, *half, *mislukt)]
    assert er == [True, False] * 4


def test_wat_mislukte_mag_na_een_paar_minuten_weer(leg_neer):
    leg_neer("{}-a.mislukt", ouderdom=299)
    oud = leg_neer("{}-b.mislukt", ouderdom=301)
    assert bewaren.is_mislukt(oud.stem.replace("-b", "-a"))
    assert not bewaren.is_mislukt(oud.stem)


@pytest.fixture
def niet_te_schrijven(settings, tmp_path, monkeypatch):
    """No folder can be made below a file, whoever one is; others are as they are."""
    monkeypatch.setattr(bewaren, "gettempdir", lambda: str(tmp_path))
    (tmp_path / "bestand").touch()
    settings.PDF_MAP = tmp_path / "bestand" / "pdf"


@pytest.mark.usefixtures("niet_te_schrijven")
def test_wat_niet_in_de_map_kan_staat_bij_de_tijdelijke_bestanden(
    maak_agendapunt, als_bezoeker, teller, caplog
):
    maak_agendapunt()
    eerst = gedrukt(Papier.van(als_bezoeker()))
    assert eerst.startswith(b"%PDF-")
    assert gedrukt(Papier.van(als_bezoeker())) == eerst
    assert "kan geen pdf staan" in caplog.text
    gooi_weg()
    assert bewaren.lees(Papier.van(als_bezoeker()).naam) is None


@pytest.mark.usefixtures("niet_te_schrijven", "token")
def test_een_tijdelijke_map_van_een_ander_wordt_niet_gebruikt(monkeypatch, tmp_path):
    map_ = bewaren.eigen_map()
    assert map_.stat().st_mode & 0o077 == 0
    map_.rmdir()
    map_.symlink_to(tmp_path)
    with pytest.raises(OSError, match="Nergens"):
        bewaren.plaats()
    assert druk("a", lambda: "<p>") is None


def test_wie_leest_leest_verder_als_het_bestand_weggaat(maak_agendapunt, als_bezoeker, teller):
    maak_agendapunt()
    gedrukt(Papier.van(als_bezoeker()))
    with bewaren.lees(Papier.van(als_bezoeker()).naam) as bestand:
        gooi_weg()
        assert not Path(bestand.name).exists()
        assert bestand.read().startswith(b"%PDF-")


def test_wat_onder_het_drukken_verandert_blijft_niet_liggen(
    maak_agendapunt, als_bezoeker, teller, settings, monkeypatch
):
    """Whoever wiped words threw away what was kept before this one came."""
    punt = maak_agendapunt()
    papier = Papier.van(als_bezoeker())
    maak = Papier.als_html

    def maak_en_verander(self):
        html = maak(self)
        punt.titel = "Anders"
        opslaan(punt)
        return html

    monkeypatch.setattr(Papier, "als_html", maak_en_verander)
    with pytest.raises(TypeError):
        gedrukt(papier)  # it is not there
    assert teller() == 1
    assert list(settings.PDF_MAP.glob("*.pdf")) == []
