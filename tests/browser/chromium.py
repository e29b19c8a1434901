"""Debian's Chromium, as playwright starts it."""

import os
import shutil

# A browser that runs as root has no sandbox, and it should not phone home either.
VLAGGEN = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def start(playwright):
    """The browser of the system: the one without windows, which takes less, where that is."""
    # What prints PDFs lets its own process see no fonts but ours; a browser falls over that.
    omgeving = {naam: w for naam, w in os.environ.items() if naam != "FONTCONFIG_FILE"}
    programma = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    return playwright.chromium.launch(executable_path=programma, args=VLAGGEN, env=omgeving)
