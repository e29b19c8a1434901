"""Turns a document into an accessible PDF, as a process of its own.

    python -m ijmond.drukken <doel.pdf> <seconds> < document.html

Knows nothing of Django or of the database. The same document, styles and fonts give the same bytes.
Fetches files from `static/` only; a file that is missing there ends the process with exit code 1,
and so does taking longer than the given seconds.
"""

import gc
import os
import signal
import sys
import unicodedata
import warnings
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

STATIC = Path(__file__).resolve().parent.parent / "static"

# No font of the system may slip in: what a page looks like must not depend on the machine.
os.environ["FONTCONFIG_FILE"] = str(STATIC / "bron" / "pdf-letters.conf")
warnings.filterwarnings("ignore", "No fonts configured in FontConfig")

from fontTools.ttLib import TTFont  # noqa: E402
from weasyprint import HTML  # noqa: E402
from weasyprint.urls import FatalURLFetchingError, URLFetcher  # noqa: E402

from .toegankelijk import maak_af  # noqa: E402


class Ophaler(URLFetcher):
    """Gives the files of `static/`, and refuses every other address."""

    def fetch(self, url, headers=None):
        adres = urlsplit(url)
        pad = Path(url2pathname(adres.path)).resolve()
        if adres.scheme != "file" or not pad.is_relative_to(STATIC):
            raise ValueError(f"Niet uit {STATIC}: {url}")
        if not pad.is_file():
            raise FatalURLFetchingError(f"{pad} ontbreekt. Maak het met: npm run build")
        return super().fetch(pad.as_uri(), headers)


def druk(html: bytes, doel: Path) -> None:
    """Write the PDF of an HTML document; readers of `doel` see all of it or nothing."""
    tekst = leesbaar(html.decode(), tekens_in_letters())
    document = HTML(string=tekst, base_url=f"{STATIC}/", url_fetcher=Ophaler())
    deel = doel.with_suffix(f".{os.getpid()}.deel")
    try:
        with deel.open("wb") as bestand:
            document.write_pdf(
                bestand, finisher=maak_af, pdf_variant="pdf/ua-1", pdf_identifier=True
            )
            bestand.flush()
            os.fsync(bestand.fileno())
        deel.replace(doel)
    finally:
        deel.unlink(missing_ok=True)


def tekens_in_letters() -> set[str]:
    """Every character that our fonts can draw."""
    tekens = set()
    for pad in (STATIC / "gebouwd" / "pdf").glob("*-400-normal.woff2"):
        with TTFont(pad) as letter:
            tekens.update(map(chr, letter.getBestCmap()))
    return tekens


def leesbaar(tekst: str, tekens: set[str]) -> str:
    """`tekst` with a likeness for what can't be drawn ("CO₂" becomes "CO2"), or a question mark.

    A character without a glyph would be a box on paper and silence in a screen reader.
    """
    vreemd = set(tekst) - tekens - set("\n\r\t")
    return tekst.translate({ord(teken): _gelijkend(teken, tekens) for teken in vreemd})


def _gelijkend(teken, tekens):
    if unicodedata.category(teken) == "Cf":
        return ""
    ontleed = unicodedata.normalize("NFKD", teken)
    return "".join(t for t in ontleed if t in tekens) or "?"


if __name__ == "__main__":
    # A process this short has no use for looking for rings to free: that took a sixth of the time.
    gc.disable()
    # Also when nobody waits any more: an orphan must not go on for ever.
    signal.setitimer(signal.ITIMER_REAL, float(sys.argv[2]))
    druk(sys.stdin.buffer.read(), Path(sys.argv[1]))
