"""The pictures of the README, of the made-up region as it is today: `make beelden`."""

import fcntl
import os
import tempfile
from io import BytesIO
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

from django.conf import settings
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.browser.chromium import start
from tests.portaal import Portaal

BEELDEN = {"home": ("/", "body"), "agenda": ("/agenda/voorbeeldstreek/", ".matrixkop")}
"""The address that each picture is of, and what it begins with, by its name in `docs/beeld/`."""
VENSTER = {"width": 1280, "height": 900}
KLEUREN = 128
"""So few make a picture a third as large, and can't be told from all."""


def main() -> None:
    with tempfile.TemporaryDirectory() as map_:
        eigen = {"VOORBEELD": "on", "PDF_MAP": f"{map_}/pdf", "TMPDIR": map_}
        eigen |= {"PATH": os.environ["PATH"]}  # it prints
        portaal = Portaal(f"sqlite:///{map_}/beeld.sqlite3", f"{map_}/reserve", **eigen)
        for opdracht in ("migrate", "laad_voorbeeldstreek"):
            portaal.doe(opdracht)
        [slot] = Path(map_).glob("ijmond-pdf-*/slot")
        with slot.open() as bestand:
            fcntl.flock(bestand, fcntl.LOCK_EX)  # who prints has it until all PDFs are there
        with portaal.luister() as plek, sync_playwright() as playwright:
            browser = start(playwright)
            pagina = browser.new_page(viewport=VENSTER, locale="nl-NL")
            for naam, (adres, vanaf) in BEELDEN.items():
                pagina.goto(f"http://localhost:{plek.rpartition(':')[2]}{adres}")
                bewaar(pagina, vanaf, naam)
            browser.close()


def bewaar(pagina: Page, vanaf: str, naam: str) -> None:
    stuk = {"x": 0, "y": pagina.locator(vanaf).bounding_box()["y"], **VENSTER}
    png = pagina.screenshot(full_page=True, clip=stuk)
    beeld = Image.open(BytesIO(png)).convert("RGB").quantize(KLEUREN)
    beeld.save(settings.BASE_DIR / "docs" / "beeld" / f"{naam}.png", optimize=True)


if __name__ == "__main__":
    main()
