"""The examples of how to run the portal name what is there, and start what starts."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.core.management import get_commands
from gunicorn.app.wsgiapp import WSGIApplication

from ijmond.bouw import MAPPEN
from tests.techniek.server import omgeving

BASIS = Path(settings.BASE_DIR)
DRAAIEN = BASIS / "docs" / "draaien"
CONTAINERFILE = (BASIS / "Containerfile").read_text().replace("\\\n", " ")


@pytest.fixture(scope="module")
def compose():
    return yaml.safe_load((DRAAIEN / "compose.yaml").read_text())


def kopieen():
    """What goes from the project into the image, as pairs of source and place."""
    laatste = CONTAINERFILE.rpartition("FROM ")[2]
    for regel in re.findall(r"^COPY (?!--)(.+)$", laatste, re.MULTILINE):
        *bronnen, doel = regel.split()
        yield from ((bron, f"{doel}{bron}" if doel == "./" else doel) for bron in bronnen)


@pytest.mark.lang
def test_wat_in_de_container_komt_is_genoeg_om_te_draaien(tmp_path):
    (tmp_path / "requirements").mkdir()
    for bron, doel in kopieen():
        kopieer = shutil.copytree if (BASIS / bron).is_dir() else shutil.copy
        kopieer(BASIS / bron, tmp_path / doel)
    assert {*MAPPEN, "fixtures"} <= {pad.name for pad in tmp_path.iterdir()}
    uitslag = subprocess.run(
        [sys.executable, "manage.py", "collectstatic", "--noinput", "--dry-run"],
        cwd=tmp_path,
        env=omgeving(),
        capture_output=True,
        text=True,
    )
    assert uitslag.returncode == 0, uitslag.stderr


def test_de_container_krijgt_alles_wat_erin_moet_en_geen_geheim():
    regels = (BASIS / ".dockerignore").read_text().splitlines()
    mee = {regel[1:] for regel in regels if regel.startswith("!")}
    eerste = re.findall(r"^COPY (?!--)(.+) \S+$", CONTAINERFILE, re.MULTILINE)
    assert "*" in regels
    assert mee == {bron for regel in eerste for bron in regel.split()}


def test_de_container_heeft_de_bibliotheken_die_het_portaal_nodig_heeft():
    nodig = re.findall(r"^ {4}bibliotheek \S+ (\S+)$", (BASIS / ".ci/systeem").read_text(), re.M)
    assert nodig
    assert set(nodig) <= set(CONTAINERFILE.split())


def gelezen():
    """The names of all settings that the portal takes from its environment."""
    tabel = (BASIS / "ijmond" / "settings.py").read_text()
    return set(re.findall(r'env\.\w+\("(\w+)"', tabel))


def van_de_container():
    return yaml.safe_load(re.search(r"^CMD (.+)$", CONTAINERFILE, re.MULTILINE)[1])


def van_systemd():
    dienst = (DRAAIEN / "levende-agenda.service").read_text()
    return shlex.split(re.search(r"^ExecStart=(.+)$", dienst, re.MULTILINE)[1])


@pytest.mark.lang
@pytest.mark.parametrize("opdracht", [van_de_container, van_systemd])
def test_de_server_kent_elke_optie_waarmee_hij_begint(opdracht, monkeypatch):
    _, _, *programma = opdracht()
    monkeypatch.setattr(sys, "argv", programma)
    monkeypatch.chdir(BASIS)
    server = WSGIApplication()  # stops the process at an option that it does not know
    assert (server.app_uri, server.cfg.timeout) == ("ijmond.wsgi", 60)


def test_elke_opdracht_die_een_voorbeeld_geeft_bestaat():
    teksten = [pad.read_text() for pad in DRAAIEN.iterdir()]
    genoemd = set(re.findall(r"manage\.py (\w+)", " ".join(teksten)))
    assert {"migrate", "reservekopie", "createsuperuser"} <= genoemd
    assert genoemd <= get_commands().keys()


def test_systemd_geeft_de_dienst_alleen_instellingen_die_het_portaal_leest():
    regels = [
        regel
        for pad in DRAAIEN.glob("*.service")
        for regel in re.findall(r"^Environment=(.+)$", pad.read_text(), re.MULTILINE)
    ]
    gegeven = {deel.split("=")[0] for regel in regels for deel in regel.split()}
    assert "RESERVE_MAP" in gegeven
    assert gegeven <= gelezen()


def test_compose_geeft_het_portaal_alleen_instellingen_die_het_leest(compose):
    gegeven = set(compose["services"]["portaal"]["environment"])
    assert gegeven <= gelezen()
    assert {"SECRET_KEY", "ALLOWED_HOSTS", "PORTAAL_URL", "DATABASE_URL"} <= gegeven


def test_compose_bewaart_alles_wat_moet_blijven(compose):
    gebruikt = {
        bron
        for dienst in compose["services"].values()
        for bron in (plek.split(":")[0] for plek in dienst.get("volumes", []))
        if "/" not in bron
    }
    assert gebruikt == compose["volumes"].keys()


def test_de_proxy_gaat_naar_de_poort_waar_het_portaal_luistert(compose):
    bind = van_de_container()[van_de_container().index("--bind") + 1]
    assert "portaal" in compose["services"]
    assert f":portaal:{bind.rpartition(':')[2]}}}" in (DRAAIEN / "Caddyfile").read_text()
