"""A PDF is made once and kept: who waits for it, who is sent away, and what is thrown away."""

import os
import re
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ijmond.document import pdf
from ijmond.document.pdf import DrukFout, druk, gooi_weg
from tests.document.drukker import STRUIKEL, bezet, lees
from tests.pdf import stand_in

HANG = "import signal; signal.pause()"


@pytest.fixture
def geduldig(settings):
    """Nobody gives up because this machine is slow."""
    settings.PDF_GEDULD_SECONDEN = 60


def test_veel_vragers_tegelijk_kosten_een_keer_drukken(teller, geduldig):
    gemaakt = []

    def maak_html():
        gemaakt.append(1)
        return "<p>"

    with ThreadPoolExecutor(12) as vragers:
        antwoorden = list(vragers.map(lambda _: lees(druk(("a",), maak_html)), range(40)))
    assert len(set(antwoorden)) == 1
    assert (len(gemaakt), teller()) == (1, 1)


def test_er_wordt_een_ding_tegelijk_gedrukt(teller, geduldig):
    with ThreadPoolExecutor(6) as vragers:
        antwoorden = list(vragers.map(lambda i: lees(druk((i,), lambda: "<p>")), range(6)))
    assert len(set(antwoorden)) == 6
    assert teller() == 6


def test_ook_over_processen_heen_wordt_er_een_keer_gedrukt(teller, settings):
    programma = f"""
import django, os
django.setup()
from django.conf import settings
from pathlib import Path
from ijmond.document import pdf
settings.PDF_MAP = Path({str(settings.PDF_MAP)!r})
settings.PDF_GEDULD_SECONDEN = 60
pdf.DRUKKER = {pdf.DRUKKER!r}
kinderen = 4
while kinderen and os.fork():
    kinderen -= 1
if kinderen:
    pdf.druk(("a",), lambda: "<p>").close()
else:
    assert [os.wait()[1] for _ in range(4)] == [0] * 4
"""
    omgeving = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    opdracht = [sys.executable, "-c", programma]
    subprocess.run(opdracht, cwd=settings.BASE_DIR, env=omgeving, timeout=60, check=True)
    assert teller() == 1


@pytest.mark.parametrize("programma", [HANG, STRUIKEL], ids=["hangt", "struikelt"])
def test_een_drukker_die_niet_levert_geeft_een_fout_en_laat_niets_achter(
    programma, monkeypatch, settings, caplog
):
    settings.PDF_MAX_SECONDEN = 0.3
    monkeypatch.setattr(pdf, "DRUKKER", stand_in(programma))
    with pytest.raises(DrukFout, match="Probeer het over een paar minuten opnieuw"):
        druk(("a",), lambda: "<p>")
    assert {pad.name for pad in settings.PDF_MAP.iterdir()} == {"drukker", "rij"}
    assert "Drukken mislukt" in caplog.text


@pytest.mark.parametrize(
    ("bezette_plaatsen", "seconden"), [(["drukker"], 120), (["drukker", "rij"], 5)]
)
def test_wie_te_lang_wacht_hoort_dat_het_druk_is_en_een_tweede_hoort_het_gauw(
    bezette_plaatsen, seconden, klok
):
    with bezet(*bezette_plaatsen), pytest.raises(DrukFout, match="Het is nu druk"):
        druk(("a",), lambda: "<p>")
    assert klok.nu == pytest.approx(seconden, abs=0.2)


def test_wachten_en_drukken_delen_een_termijn(klok, monkeypatch):
    rest = "import pathlib, sys; pathlib.Path(sys.argv[1]).write_text(sys.argv[2])"
    monkeypatch.setattr(pdf, "DRUKKER", stand_in(rest))
    with bezet("drukker") as [drukker]:
        klok.dan[100] = drukker.close
        seconden = float(lees(druk(("a",), lambda: "<p>")))
    assert seconden == pytest.approx(20, abs=0.2)


def test_een_server_geeft_een_pdf_meer_tijd_dan_die_ooit_krijgt(settings):
    teksten = [(settings.BASE_DIR / naam).read_text() for naam in ("Makefile", "README.md")]
    tijden = re.findall(r"--timeout (\d+)", "".join(teksten))
    assert len(tijden) == 2
    assert all(int(tijd) > settings.PDF_MAX_SECONDEN for tijd in tijden)


def test_wie_wacht_krijgt_de_pdf_zodra_die_er_is_wat_er_ook_gedrukt_wordt(klok, teller, tmp_path):
    with druk(("a",), lambda: "<p>") as bestand:
        doel, elders = Path(bestand.name), tmp_path / "elders"
    doel.rename(elders)
    klok.dan[1] = lambda: elders.rename(doel)
    with bezet("drukker", "rij"):
        assert lees(druk(("a",), lambda: "<p>")).startswith(b"%PDF-")
    assert teller() == 1


def test_na_een_fout_kan_het_opnieuw(monkeypatch, teller):
    goed = pdf.DRUKKER
    monkeypatch.setattr(pdf, "DRUKKER", stand_in(STRUIKEL))
    with pytest.raises(DrukFout):
        druk(("a",), lambda: "<p>")
    monkeypatch.setattr(pdf, "DRUKKER", goed)
    assert lees(druk(("a",), lambda: "<p>")).startswith(b"%PDF-")


def test_wat_lang_niet_gevraagd_is_wordt_weggegooid_en_wie_leest_leest_verder(teller, settings):
    bestanden = {}
    for naam in ("vergeten", "gevraagd"):
        bestanden[naam] = druk((naam,), lambda: "<p>")
        os.utime(bestanden[naam].name, (0, 0))
    verweesd = settings.PDF_MAP / "x.1.deel"
    verweesd.touch()
    os.utime(verweesd, (0, 0))
    druk(("gevraagd",), lambda: "<p>").close()
    druk(("nieuw",), lambda: "<p>").close()
    over = {pad.name for pad in settings.PDF_MAP.iterdir()}
    assert Path(bestanden["vergeten"].name).name not in over
    assert Path(bestanden["gevraagd"].name).name in over
    assert verweesd.name not in over
    assert lees(bestanden["vergeten"]).startswith(b"%PDF-")
    lees(bestanden["gevraagd"])


def test_de_map_wordt_niet_groter_dan_de_bewaarruimte(teller, settings, monkeypatch):
    een = lees(druk((0,), lambda: "<p>"))
    monkeypatch.setattr(pdf, "BEWAARRUIMTE", 3 * len(een))
    for nummer in range(1, 8):
        if nummer == 3:
            druk((0,), lambda: "<p>").close()  # still in use
        bestand = druk((nummer,), lambda: "<p>")
        ouder = time.time() - 100 + nummer
        os.utime(bestand.name, (ouder, ouder))
        assert lees(bestand).startswith(b"%PDF-")
    assert len(list(settings.PDF_MAP.glob("*.pdf"))) == 3
    assert teller() == 8
    druk((0,), lambda: "<p>").close()
    assert teller() == 8


def test_weggooien_wacht_op_wat_er_gedrukt_wordt_en_gooit_ook_dat_weg(teller, settings):
    druk(("eerder",), lambda: "<p>").close()
    weg = threading.Thread(target=gooi_weg)

    def maak_html():
        weg.start()
        weg.join(0.2)  # who does not wait for the printer is done by then, before the PDF is there
        return "<p>"

    assert lees(druk(("nu",), maak_html)).startswith(b"%PDF-")
    weg.join()
    assert teller() == 2
    assert list(settings.PDF_MAP.glob("*.pdf")) == []
