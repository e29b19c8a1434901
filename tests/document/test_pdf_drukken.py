"""How a PDF is printed: by a child that fetches nothing, tells nothing and ends by itself."""

import os
import signal
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.conf import settings as instellingen

from ijmond.document import als_html
from ijmond.drukker.leesbaar import leesbaar, tekens_in_letters
from ijmond.drukkerij import drukken
from ijmond.momentopname.selectie import Selectie
from tests.drukkerij.drukker import MINIMAAL
from tests.momentopnamen import (
    grote_momentopname,
    maak_agendapunt,
    maak_domein,
    maak_momentopname,
)
from tests.pdf import druk_echt, stand_in, tekst

pytestmark = pytest.mark.druk

ADRES = "https://agenda.voorbeeld.example/agenda/ijmond/"


def test_hetzelfde_document_geeft_dezelfde_bytes(tmp_path):
    html = als_html(grote_momentopname(2, 3), Selectie(), ADRES)
    eerst, nog_eens = tmp_path / "agenda.pdf", tmp_path / "heel-andere-naam.pdf"
    druk_echt(html, eerst)
    druk_echt(html, nog_eens, PYTHONHASHSEED="7", TZ="Asia/Tokyo", LANG="tr_TR.UTF-8")
    assert nog_eens.read_bytes() == eerst.read_bytes()


def test_de_drukker_kent_django_niet():
    uitkomst = subprocess.run(
        [
            sys.executable,
            "-c",
            "import ijmond.drukker.__main__, sys; sys.exit('django' in sys.modules)",
        ],
        cwd=instellingen.BASE_DIR,
        check=False,
    )
    assert uitkomst.returncode == 0


HALVERWEGE = """
import pathlib, sys
from ijmond.drukker import __main__ as drukker

doel, keren = pathlib.Path(sys.argv[1]), []

class HTML:
    pages = ()

    def __init__(self, **_):
        keren.append(1)

    def render(self, **_):
        return self

    def write_pdf(self, bestand, **_):
        bestand.write(b"een hele ")
        if len(keren) == 1:
            drukker.druk(b"", doel)  # on another host, by a process with the same number
        bestand.write(b"pdf")

drukker.HTML = HTML
drukker.druk(b"", doel)
"""


def test_wie_op_een_andere_machine_hetzelfde_drukt_loopt_niet_in_de_weg(tmp_path):
    doel = tmp_path / "agenda.pdf"
    opdracht = [sys.executable, "-c", HALVERWEGE, str(doel)]
    subprocess.run(opdracht, cwd=instellingen.BASE_DIR, check=True)
    assert doel.read_bytes() == b"een hele pdf"
    assert list(tmp_path.iterdir()) == [doel]


def test_een_ander_adres_wordt_niet_bezocht_en_een_ander_bestand_niet_gelezen(tmp_path):
    bezoeken = []

    class Luisteraar(BaseHTTPRequestHandler):
        def do_GET(self):
            bezoeken.append(self.path)
            self.send_error(404)

        def log_message(self, *args):
            pass

    geheim = tmp_path / "geheim.svg"
    geheim.write_text('<svg xmlns="http://www.w3.org/2000/svg"><text y="9">GEHEIM</text></svg>')
    omweg = f"bron/../../{os.path.relpath(geheim, instellingen.BASE_DIR)}"
    with HTTPServer(("127.0.0.1", 0), Luisteraar) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        elders = f"http://127.0.0.1:{server.server_port}"
        html = MINIMAAL % (
            f'<link rel="stylesheet" href="{elders}/a.css"><style>@import "{elders}/b.css";</style>'
            f'<img alt="c" src="{elders}/c.png"><img alt="d" src="{geheim.as_uri()}">'
            f'<img alt="e" src="{omweg}"><a href="{elders}/f">Lees verder</a>'
        )
        gedrukt = druk_echt(html, tmp_path / "x.pdf")
        server.shutdown()
    assert gedrukt.returncode == 0, gedrukt.stderr.decode()
    assert bezoeken == []
    assert "GEHEIM" not in tekst(tmp_path / "x.pdf", "-layout")
    assert "Lees verder" in tekst(tmp_path / "x.pdf", "-layout")


def test_alleen_een_bestand_uit_static_wordt_gelezen():
    static = instellingen.BASE_DIR / "static"
    adressen = [
        f"http://elders.example{static}/bron/pdf.css",
        f"file://{static}/../manage.py",
        "data:text/css,",
    ]
    programma = f"""
from ijmond.drukker.__main__ import Ophaler
for adres in {adressen!r}:
    try:
        Ophaler().fetch(adres)
    except ValueError as fout:
        print(str(fout).startswith("Niet uit"))
    else:
        print(adres)
"""
    uitkomst = subprocess.run(
        [sys.executable, "-c", programma],
        cwd=instellingen.BASE_DIR,
        capture_output=True,
        check=True,
        text=True,
    )
    assert uitkomst.stdout.split() == ["True"] * len(adressen)


def test_een_tekst_kan_niets_laten_ophalen(tmp_path):
    kwaad = '<img src="https://elders.example/x.png"> ![x](https://elders.example/y.png) <b>vet</b>'
    punt = maak_agendapunt(titel="<i>schuin</i>", toelichting=kwaad)
    agenda = maak_momentopname([maak_domein(agendapunten=[punt])])
    html = als_html(agenda, Selectie(), ADRES)
    assert "<img" not in html
    druk_echt(html, tmp_path / "x.pdf")
    gedrukt = " ".join(tekst(tmp_path / "x.pdf", "-layout").split())
    assert "<i>schuin</i>" in gedrukt
    assert "<b>vet</b>" in gedrukt


def test_een_ontbrekend_eigen_bestand_is_een_fout(tmp_path):
    html = MINIMAAL.replace("bron/pdf.css", "gebouwd/pdf/bestaat-niet.css") % ""
    gedrukt = druk_echt(html, tmp_path / "x.pdf")
    assert gedrukt.returncode == 1
    assert b"npm run build" in gedrukt.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("getypt", "gedrukt"),
    [
        ("Nguyễn, ≠ = ⁴ ☑ ☐ ✓ → ≥ −\n", "Nguyễn, ≠ = ⁴ ☑ ☐ ✓ → ≥ −\n"),
        ("MRA\N{NON-BREAKING HYPHEN}e\N{HYPHEN}mail", "MRA-e-mail"),
        ("a\N{ZERO WIDTH SPACE}\N{VARIATION SELECTOR-16}b\N{TAG SPACE}", "ab"),
        ("\N{FULLWIDTH LATIN CAPITAL LETTER A}\N{MATHEMATICAL BOLD SMALL A}", "Aa"),
        ("漢\uf0b7", "[U+6F22][U+F0B7]"),
    ],
)
def test_op_papier_staat_hetzelfde_of_het_nummer_van_wat_geen_letter_kent(getypt, gedrukt):
    assert "?" not in gedrukt
    drukt = leesbaar(getypt, tekens_in_letters()).replace("\N{ZERO WIDTH SPACE}", "")
    assert drukt.replace("\N{VARIATION SELECTOR-16}", "") == gedrukt


def test_een_hoger_of_een_doorgestreept_teken_wordt_nooit_een_ander():
    assert leesbaar("10⁴ ≠ ő", set("104 =o")) == "10[U+2074] [U+2260] [U+0151]"


def test_een_kind_waar_niemand_op_wacht_houdt_vanzelf_op(tmp_path):
    kind = subprocess.Popen(
        [*drukken.DRUKKER, tmp_path / "x.pdf", "0.2"],
        stdin=subprocess.PIPE,  # that never ends
        cwd=instellingen.BASE_DIR,
    )
    with kind:
        assert kind.wait(timeout=60) == -signal.SIGALRM


@pytest.mark.django_db
def test_het_kind_krijgt_geen_geheimen_mee(monkeypatch):
    verklikker = """
import os, pathlib, sys
pathlib.Path(sys.argv[1]).write_text("\\n".join(os.environ))
"""
    monkeypatch.setattr(drukken, "DRUKKER", stand_in(verklikker))
    monkeypatch.setenv("SECRET_KEY", "geheim")
    omgeving = drukken.druk("a", lambda: "<p>").pad.read_text().split()
    assert set(omgeving) <= {*drukken.OMGEVING, "LC_CTYPE"}
