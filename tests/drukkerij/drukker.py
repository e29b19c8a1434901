"""Stand-ins for the printer, and what it does for who waits."""

from agenda.models import Drukopdracht
from ijmond.drukkerij import rij, vraag

MINIMAAL = """<!doctype html><html lang="nl"><title>Proef</title>
<link rel="stylesheet" href="bron/pdf.css"><body><h1>Proef</h1>%s"""
"""The least that can be printed."""

# Stand-ins for the child; each gets the path of the PDF and a number of seconds.
ONGEDRUKT = ("sh", "-c", 'cat > "$0"')
"""The file is what was to be printed, as it came."""
TEL_EN_DRUK = """
import os, pathlib, sys
doel = pathlib.Path(sys.argv[1])
bezig = doel.with_name("bezig")
bezig.touch(exist_ok=False)  # fails when another one is at work
with doel.with_name("gedrukt").open("a") as lijst:
    lijst.write("x")
sys.stdin.read()
doel.write_bytes(b"%PDF-" + doel.name.encode())
bezig.unlink()
"""
STRUIKEL = """
import pathlib, sys
pathlib.Path(sys.argv[1]).with_suffix(".1.deel").write_bytes(b"half")
sys.exit("het papier is op")
"""


def druk_wat_gevraagd_is():
    """What the process does for who waits, without the agendas that nobody asked for yet."""
    for doe in (*rij.gevraagd(Drukopdracht.objects.all()), *rij.versies(set())):
        doe()


def gedrukt(papier):
    """The bytes that somebody gets who asks for it."""
    with vraag(papier) as bestand:
        return bestand.read()
