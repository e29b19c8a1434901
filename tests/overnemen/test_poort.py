"""Which files are let in: each bad one gets one sentence, and nothing of it is read further."""

import resource
import zipfile
from io import BytesIO

import docx
import pytest

from ijmond.overnemen import Geweigerd, laat_binnen, poort
from tests.overnemen.maak_word import met

TYPEN = "[Content_Types].xml"
DTD = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "{}">]><a>&b;</a>'
RELATIE = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://x/relationships/{}" Target="{}" TargetMode="External"/>'
    "</Relationships>"
)


@pytest.fixture(scope="module")
def document():
    uit = BytesIO()
    docx.Document().save(uit)
    return uit.getvalue()


def keur(inhoud, naam="stuk.docx"):
    try:
        return laat_binnen(BytesIO(inhoud), naam).soort
    except Geweigerd as fout:
        [zin] = fout.messages
        return zin


def test_een_slecht_bestand_komt_niet_binnen_en_zegt_in_een_zin_waarom(document):
    typen = zipfile.ZipFile(BytesIO(document)).read(TYPEN).decode()
    macro = typen.replace("wordprocessingml.document.main", "ms-word.document.macroEnabled.main")
    naar_plaatje = RELATIE.format("image", "https://kwaad.example/a.png")
    naar_sjabloon = RELATIE.format("attachedTemplate", "https://kwaad.example/a.dotm")
    gevallen = {
        b"": poort.LEEG,
        b"%PDF-1.7": poort.GEEN_DOCUMENT,
        b"\x89PNG\r\n\x1a\n\0\0": poort.GEEN_DOCUMENT,
        b"PK\x03\x04 en dan niets": poort.KAPOT,
        document[: len(document) // 2]: poort.KAPOT,
        poort.OUD + b"Word 97": poort.TE_OUD,
        poort.OUD + poort.VERSLEUTELD: poort.BEVEILIGD,
        met(document, {TYPEN: "<Types/>"}): poort.GEEN_DOCUMENT,
        met(document, {TYPEN: macro}): poort.MACROS,
        met(document, {"word/vbaProject.bin": b"x"}): poort.MACROS,
        met(document, {"word/document.xml": "<a>"}): poort.KAPOT,
        met(document, {"word/document.xml": DTD.format("c")}): poort.VREEMD,
        met(document, {"word/_rels/document.xml.rels": naar_plaatje}): poort.NAAR_BUITEN,
        met(document, {"word/_rels/settings.xml.rels": naar_sjabloon}): poort.NAAR_BUITEN,
        met(document, {"word/a.xml": b" " * (13 * poort.MB)}): poort.TE_VEEL,
        met(document, {"word/a.xml": f"<a>{'<b/>' * 500_001}</a>"}): poort.TE_VEEL,
    }
    for inhoud, zin in gevallen.items():
        assert keur(inhoud) == zin, inhoud[:80]


def test_wat_goed_is_komt_binnen_naar_zijn_inhoud_en_niet_naar_zijn_naam(document):
    eigen = RELATIE.format("attachedTemplate", "file:///C:/Sjablonen/Brief.dotm")
    link = RELATIE.format("hyperlink", "https://gemeente.example/")
    assert keur(document, "lijst.xlsx") == "docx"
    assert keur(met(document, {"word/_rels/settings.xml.rels": eigen})) == "docx"
    assert keur(met(document, {"word/_rels/document.xml.rels": link})) == "docx"
    assert keur("Titel;Één\r\n".encode("cp1252"), "stuk.docx") == "csv"


def test_van_een_bestand_dat_te_groot_is_wordt_niet_alles_gelezen(document):
    """A sparse file, and bombs: the memory that is taken at most, hardly grows."""

    class Eindeloos:
        gelezen = 0

        def read(self, aantal):
            self.gelezen += aantal
            return b"PK" + b"0" * (aantal - 2)

    eindeloos = Eindeloos()
    with pytest.raises(Geweigerd, match="groter dan 20 MB"):
        laat_binnen(eindeloos, "groot.docx")
    assert eindeloos.gelezen <= poort.GROOTSTE + 1
    voor = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    bom = met(document, {f"word/media/{n}.bin": b"0" * (30 * poort.MB) for n in range(3)})
    assert keur(bom) == poort.TE_VEEL
    keer_tien = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    lachen = f'<!DOCTYPE a [<!ENTITY l0 "ha">{keer_tien}]><a>&l9;</a>'
    assert keur(met(document, {"word/document.xml": lachen})) == poort.VREEMD
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - voor < 200_000
