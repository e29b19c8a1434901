"""Which build of the portal this is: two builds may show the same content in another way."""

from functools import cache
from hashlib import sha256

from django.conf import settings


@cache
def bouwkenmerk() -> str:
    """Twelve hexadecimals over all code, templates, styles and texts from the settings."""
    kern = sha256(repr([settings.GRIFFIE_NAAM, settings.GRIFFIE_EMAIL]).encode())
    kern.update(
        repr([getattr(settings, n) for n in dir(settings) if n.startswith("VERKLARING_")]).encode()
    )
    for map_ in ("agenda", "werkagenda", "ijmond", "templates", "static"):
        for bestand in sorted((settings.BASE_DIR / map_).rglob("*")):
            if bestand.suffix in {".py", ".html", ".css", ".js", ".svg", ".woff2"}:
                kern.update(bestand.read_bytes())
    return kern.hexdigest()[:12]
