"""The three floors, and what no template may hold."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

WORTEL = settings.BASE_DIR
SJABLONEN = [
    pad
    for map_ in ("templates", "agenda", "werkagenda", "ijmond")
    for pad in (WORTEL / map_).rglob("*.html")
]


def test_importeren_gaat_alleen_naar_beneden():
    opdracht = [Path(sys.executable).parent / "lint-imports", "--no-cache"]
    uitslag = subprocess.run(opdracht, cwd=WORTEL, capture_output=True, text=True)
    assert uitslag.returncode == 0, uitslag.stdout


@pytest.mark.parametrize(
    ("verdieping", "hoger"),
    [("agenda", r"(?<!naam_)werkagenda|\bijmond\b"), ("werkagenda", r"\bijmond\b")],
)
def test_een_verdieping_noemt_niet_wat_erboven_ligt(verdieping, hoger):
    gevonden = [
        f"{pad.relative_to(WORTEL)}:{nummer}: {regel.strip()}"
        for map_ in (WORTEL / verdieping, WORTEL / "templates" / verdieping)
        for pad in sorted(map_.rglob("*"))
        if pad.suffix in {".py", ".html", ".txt", ".js", ".css"}
        for nummer, regel in enumerate(pad.read_text("utf-8").splitlines(), start=1)
        if re.search(hoger, regel)
    ]
    assert gevonden == []


@pytest.mark.parametrize(
    "verboden",
    [
        r"<script(?![^>]*\bsrc=)",
        r"<style\b",
        r"<[^>]*\sstyle\s*=",
        r"<[^>]*\son[a-z]+\s*=",
        r"javascript:",
        r"<(?!a\s)[^>]*(?:src|href|action)=[\"']https?://",
    ],
)
def test_een_sjabloon_heeft_niets_in_de_regel_en_niets_van_elders(verboden):
    assert len(SJABLONEN) > 20
    gevonden = [
        f"{pad.relative_to(WORTEL)}: {treffer.group()[:80]}"
        for pad in SJABLONEN
        for treffer in re.finditer(verboden, pad.read_text("utf-8"), re.IGNORECASE)
    ]
    assert gevonden == []


def test_een_testbestand_leent_niets_van_een_ander_en_niets_dat_van_binnen_is():
    gevonden = [
        f"{pad.relative_to(WORTEL)}: {regel.module}.{naam.name}"
        for pad in sorted((WORTEL / "tests").rglob("*.py"))
        for regel in ast.walk(ast.parse(pad.read_text("utf-8")))
        if isinstance(regel, ast.ImportFrom) and regel.module
        for naam in regel.names
        if naam.name.startswith("_")
        or re.search(r"\b(test_|conftest)", f"{regel.module}.{naam.name}")
    ]
    assert gevonden == []
