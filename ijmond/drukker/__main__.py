"""Turns a document into an accessible PDF: see the door of this room.

Ends with exit code 1 when a file of `static/` is missing, and by a signal when it takes longer than
the given seconds; then there is no PDF.
"""

import gc
import os
import signal
import sys
import warnings
from functools import partial
from pathlib import Path
from secrets import token_hex
from urllib.parse import urlsplit
from urllib.request import url2pathname

STATIC = Path(__file__).resolve().parents[2] / "static"

# No font of the system may slip in: what a page looks like must not depend on the machine.
os.environ["FONTCONFIG_FILE"] = str(STATIC / "bron" / "pdf-letters.conf")
warnings.filterwarnings("ignore", "No fonts configured in FontConfig")

from weasyprint import HTML, Document  # noqa: E402
from weasyprint.text.fonts import FontConfiguration  # noqa: E402
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse  # noqa: E402

from .leesbaar import leesbaar, tekens_in_letters  # noqa: E402
from .register import zet_met_register  # noqa: E402
from .ruimte import met_ruimte  # noqa: E402
from .toegankelijk import maak_af  # noqa: E402

SOORT = {"pdf_variant": "pdf/ua-1"}


class Ophaler(URLFetcher):
    """Gives the files of `static/`, and refuses every other address."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        adres = urlsplit(url)
        pad = Path(url2pathname(adres.path)).resolve()
        if adres.scheme != "file" or not pad.is_relative_to(STATIC):
            raise ValueError(f"Niet uit {STATIC}: {url}")
        if not pad.is_file():
            raise FatalURLFetchingError(f"{pad} ontbreekt. Maak het met: npm run build")
        return super().fetch(pad.as_uri(), headers)


def _zet(html: str, letters: FontConfiguration) -> Document:
    """Lay the pages out."""
    document = HTML(string=html, base_url=f"{STATIC}/", url_fetcher=Ophaler())
    return document.render(font_config=letters, **SOORT)


def druk(html: bytes, doel: Path) -> int:
    """Write the PDF of an HTML document, and give how many pages it has.

    Readers of `doel` see all of it or nothing.
    """
    tekst = leesbaar(html.decode(), tekens_in_letters())
    document = zet_met_register(tekst, partial(_zet, letters=FontConfiguration()))
    # On another host that shares the folder, a process may have the very same number as this one.
    deel = doel.with_suffix(f".{token_hex(8)}.deel")
    try:
        with deel.open("wb") as bestand:
            document.write_pdf(bestand, finisher=maak_af, pdf_identifier=True, **SOORT)
            bestand.flush()
            os.fsync(bestand.fileno())
        deel.replace(doel)
    finally:
        deel.unlink(missing_ok=True)
    return len(document.pages)


if __name__ == "__main__":
    # A process this short has no use for looking for rings to free: that took a sixth of the time.
    gc.disable()
    # Also when nobody waits any more: an orphan must not go on for ever.
    signal.setitimer(signal.ITIMER_REAL, float(sys.argv[2]))
    print(met_ruimte(druk, sys.stdin.buffer.read(), Path(sys.argv[1])))
