"""The gate: which files are let in. Nothing of a file is fetched, run or kept."""

import re
import zipfile
import zlib
from io import BytesIO
from itertools import count
from typing import IO, NamedTuple
from xml.parsers import expat

from django.core.exceptions import ValidationError

MB = 1024 * 1024
GROOTSTE = 20 * MB
"""Of the file itself."""
GROOTST_UITGEPAKT = 60 * MB
"""Of all that is in it, unpacked."""
MEESTE_XML = 12 * MB
"""Of all parts that are read: in memory they take some thirteen times as much."""
MEESTE_ELEMENTEN = 500_000
"""Of one part: small ones take more memory than their text says."""
MEESTE_DELEN = 3000
IS_XML = (".xml", ".rels", ".vml")

OUD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a file of before 2007 begins, and one with a password."""
VERSLEUTELD = "EncryptedPackage".encode("utf-16-le")
HOOFDDELEN = {
    "wordprocessingml.document.main+xml": "docx",
    "spreadsheetml.sheet.main+xml": "xlsx",
    "spreadsheetml.template.main+xml": "xlsx",
}
TYPEN = "[Content_Types].xml"
RELATIE = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
NAAR = re.compile(rb"""\s(Type|Target|TargetMode)\s*=\s*["']([^"']*)""")
WEB = (b"http:", b"https:", b"ftp:")

LEEG = "Dit bestand is leeg. Kies een ander bestand."
TE_GROOT = "Dit bestand is groter dan 20 MB. Haal de plaatjes eruit, of splits het."
BEVEILIGD = "Dit bestand heeft een wachtwoord. Sla het op zonder wachtwoord en kies het opnieuw."
TE_OUD = (
    "Dit is een bestand in de vorm van voor 2007. Open het, kies ‘Opslaan als’ en sla het op als "
    ".docx of .xlsx."
)
GEEN_DOCUMENT = "Dit is geen Word-document, Excel-bestand of CSV-bestand. Kies een ander bestand."
KAPOT = (
    "Dit bestand is beschadigd. Open het in Word of Excel, sla het opnieuw op en kies het nog eens."
)
TE_VEEL = (
    "Dit bestand is uitgepakt te groot om te lezen. Sla het opnieuw op, haal de plaatjes eruit, of "
    "splits het."
)
MACROS = "In dit bestand zitten macro's. Sla het op als .docx of .xlsx en kies het opnieuw."
NAAR_BUITEN = (
    "Dit bestand haalt iets op van een andere plek, zoals een plaatje of een sjabloon. Verbreek "
    "die koppeling en kies het opnieuw."
)
VREEMD = (
    "In dit bestand staat iets dat niet in een Word- of Excel-bestand hoort. Sla het opnieuw op."
)


class Geweigerd(ValidationError):
    """A file that is not let in; says in one sentence why, and what to do."""


class Binnen(NamedTuple):
    """A file that was let in: "docx", "xlsx" or "csv", by what is in it and not by its name."""

    soort: str
    inhoud: bytes
    naam: str


def laat_binnen(bestand: IO[bytes], naam: str) -> Binnen:
    """Read a file of which nobody knows what it is; raises Geweigerd.

    No more than `GROOTSTE` bytes of it are read, and no more than `GROOTST_UITGEPAKT` unpacked.
    """
    inhoud = bestand.read(GROOTSTE + 1)
    if not inhoud:
        raise Geweigerd(LEEG)
    if len(inhoud) > GROOTSTE:
        raise Geweigerd(TE_GROOT)
    return Binnen(_soort(inhoud), inhoud, naam)


def _soort(inhoud: bytes) -> str:
    if inhoud.startswith(OUD):
        raise Geweigerd(BEVEILIGD if VERSLEUTELD in inhoud else TE_OUD)
    if inhoud.startswith(b"PK"):
        return _soort_van_zip(inhoud)
    if inhoud.startswith((b"%PDF", b"{\\rtf", b"<")) or not _is_tekst(inhoud):
        raise Geweigerd(GEEN_DOCUMENT)
    return "csv"


def _is_tekst(inhoud: bytes) -> bool:
    """Whether it can be a list of values: text of a spreadsheet, of Windows too."""
    if inhoud.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return not any(teken in inhoud for teken in (0, 1, 2, 3, 4, 5, 6, 7, 8))


def _soort_van_zip(inhoud: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(inhoud)) as ingepakt:
            delen = ingepakt.infolist()
            xml = sum(deel.file_size for deel in delen if deel.filename.endswith(IS_XML))
            alles = sum(deel.file_size for deel in delen)
            if len(delen) > MEESTE_DELEN or alles > GROOTST_UITGEPAKT or xml > MEESTE_XML:
                raise Geweigerd(TE_VEEL)
            if any(deel.flag_bits & 1 for deel in delen):
                raise Geweigerd(BEVEILIGD)
            soort = _hoofddeel(ingepakt)
            for deel in delen:
                _keur(ingepakt, deel)
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        EOFError,
        expat.ExpatError,
    ) as fout:
        raise Geweigerd(KAPOT) from fout
    return soort


def _hoofddeel(ingepakt: zipfile.ZipFile) -> str:
    """Which kind of document it is, as its own list of parts says."""
    if TYPEN not in ingepakt.namelist():
        raise Geweigerd(GEEN_DOCUMENT)
    _keur(ingepakt, ingepakt.getinfo(TYPEN))
    typen = ingepakt.read(TYPEN).decode("utf-8", "replace")
    if "macroEnabled" in typen or any("vbaProject" in naam for naam in ingepakt.namelist()):
        raise Geweigerd(MACROS)
    soort = next((soort for hoofd, soort in HOOFDDELEN.items() if hoofd in typen), "")
    if not soort:
        raise Geweigerd(GEEN_DOCUMENT)
    return soort


def _keur(ingepakt: zipfile.ZipFile, deel: zipfile.ZipInfo) -> None:
    """Raise Geweigerd for a part that is too much, defines entities, or leads out of the file.

    Only what is XML is looked at: nothing else is ever read.
    """
    if not deel.filename.endswith(IS_XML):
        return
    nummers = count(1)

    def tel(*_: object) -> None:
        if next(nummers) > MEESTE_ELEMENTEN:
            raise Geweigerd(TE_VEEL)

    lezer = expat.ParserCreate()
    lezer.StartElementHandler, lezer.StartDoctypeDeclHandler = tel, _weiger
    with ingepakt.open(deel) as xml:
        lezer.ParseFile(xml)
    relaties = RELATIE.findall(ingepakt.read(deel)) if deel.filename.endswith(".rels") else ()
    if any(_haalt_op(dict(NAAR.findall(relatie))) for relatie in relaties):
        raise Geweigerd(NAAR_BUITEN)


def _weiger(*_: object) -> None:
    raise Geweigerd(VREEMD)


def _haalt_op(zegt: dict[bytes, bytes]) -> bool:
    """Whether it fetches something from elsewhere.

    A link fetches nothing, and a template on the disk of who typed it is only its name.
    """
    soort, naar = zegt.get(b"Type", b""), zegt.get(b"Target", b"")
    if zegt.get(b"TargetMode") != b"External" or soort.endswith(b"/hyperlink"):
        return False
    return not soort.endswith(b"/attachedTemplate") or naar.lower().startswith(WEB)
