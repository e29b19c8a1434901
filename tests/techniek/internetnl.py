"""What internet.nl demands of the headers of a site, and what we demand beside it.

`bezwaren` says in a sentence each what is not as it should be. The rules are restated from the
checks of internet.nl (2026), not taken over.
"""

from collections.abc import Iterator, Mapping

JAAR = 31_536_000
ONVEILIG = {"'unsafe-inline'", "'unsafe-eval'", "'unsafe-hashes'", "http:", "https:", "*"}
ALLEEN_HIER = ({"'self'"}, {"'none'"})
GESLOTEN = ("camera", "geolocation", "microphone", "payment", "usb")


def bezwaren(kop: Mapping[str, str]) -> list[str]:
    """What is wrong with the headers of an answer over https; the names in `kop` ignore case."""
    return [*_csp(kop), *_overige(kop)]


def _csp(kop: Mapping[str, str]) -> Iterator[str]:
    beleid = kop.get("Content-Security-Policy", "")
    delen = [deel.split() for deel in beleid.split(";") if deel.strip()]
    regels = {naam: set(bronnen) for naam, *bronnen in delen}
    for naam in ("default-src", "base-uri", "form-action", "frame-ancestors"):
        if regels.get(naam) not in ALLEEN_HIER:
            yield f"CSP: {naam} is niet 'self' of 'none'"
    for naam, bronnen in regels.items():
        if bronnen & ONVEILIG:
            yield f"CSP: {naam} laat te veel toe"
        if naam in ("script-src", "object-src") and "data:" in bronnen:
            yield f"CSP: {naam} laat data: toe"


def _overige(kop: Mapping[str, str]) -> Iterator[str]:
    if _maximum(kop.get("Strict-Transport-Security", "")) < JAAR:
        yield "HSTS duurt geen jaar"
    for naam, goed in (
        ("X-Frame-Options", ("DENY", "SAMEORIGIN")),
        ("X-Content-Type-Options", ("nosniff",)),
        ("Referrer-Policy", ("same-origin", "no-referrer")),
        ("Cross-Origin-Opener-Policy", ("same-origin",)),
    ):
        if kop.get(naam) not in goed:
            yield f"{naam} is niet {' of '.join(goed)}"
    dicht = kop.get("Permissions-Policy", "").split(", ")
    yield from (f"Permissions-Policy: {f} staat open" for f in GESLOTEN if f"{f}=()" not in dicht)


def _maximum(hsts: str) -> int:
    delen = dict(deel.strip().partition("=")[::2] for deel in hsts.lower().split(";"))
    return int(delen.get("max-age", 0))
