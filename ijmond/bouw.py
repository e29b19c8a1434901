"""Which build of the portal this is: two builds may show the same content in another way."""

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings

MAPPEN = ("agenda", "werkagenda", "ijmond", "templates", "static")
TEKSTEN = ("GRIFFIE_", "BEVEILIGING_", "VERKLARING_", "PORTAAL_", "LOGBOEK_", "VOORBEELD")


def bouwkenmerk() -> str:
    """The kenmerk of this build; under DEBUG that of the files as they are at this very moment."""
    return bereken() if settings.DEBUG else _van_de_start()


def bereken() -> str:
    """Twelve hexadecimals over code, templates, built files, packages and texts of the settings."""
    teksten = [getattr(settings, naam) for naam in dir(settings) if naam.startswith(TEKSTEN)]
    kern = sha256(repr(teksten).encode())
    for bestand in _bestanden():
        inhoud = bestand.read_bytes()
        kern.update(f"{bestand.name} {len(inhoud)}\n".encode() + inhoud)
    return kern.hexdigest()[:12]


_van_de_start = cache(bereken)


def _bestanden() -> Iterator[Path]:
    yield settings.BASE_DIR / "requirements" / "base.txt"
    # A hash of each built file; there is none without `collectstatic`.
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if manifest.exists():
        yield manifest
    for map_ in MAPPEN:
        for pad in sorted((settings.BASE_DIR / map_).rglob("*")):
            if pad.is_file() and pad.suffix != ".pyc":
                yield pad
