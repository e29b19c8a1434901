"""Stand-ins for the printer, and for the time that it takes."""

import fcntl
import time
from contextlib import contextmanager

from django.conf import settings

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


def lees(bestand):
    with bestand:
        return bestand.read()


class Klok:
    """Time that passes only where one sleeps; `dan` is done at a moment."""

    time = staticmethod(time.time)

    def __init__(self):
        self.nu = 0
        self.dan = {}

    def monotonic(self):
        return self.nu

    def sleep(self, seconden):
        self.nu += seconden
        for moment in [moment for moment in self.dan if moment <= self.nu]:
            self.dan.pop(moment)()


@contextmanager
def bezet(*plaatsen):
    """Somebody else stands at the printer (`drukker`), or in front of it (`rij`)."""
    settings.PDF_MAP.mkdir(exist_ok=True)
    sloten = [(settings.PDF_MAP / plaats).open("w") for plaats in plaatsen]
    for slot in sloten:
        fcntl.flock(slot, fcntl.LOCK_EX | fcntl.LOCK_NB)
    yield sloten
    for slot in sloten:
        slot.close()
