"""Which files are let in: each bad one gets one sentence, and nothing of it is read further."""

import resource
import zipfile
from io import BytesIO

import docx
import pytest
from openpyxl import Workbook

from ijmond.overnemen import Geweigerd, laat_binnen, poort
from tests.overnemen.maak_word import met

TYPEN = "[Content_Types].xml"
DTD = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "{}">]><a>&b;</a>'
RELATIE = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://x/relationships/{}" Target="{}" TargetMode="External"/>'
    "</Relationships>"
)


DELEN = {"docx": "word/document", "xlsx": "xl/workbook"}


@pytest.fixture(scope="module")
def bestanden():
    """An empty document of each kind."""
    uit = {"docx": BytesIO(), "xlsx": BytesIO()}
    docx.Document().save(uit["docx"])
    Workbook().save(uit["xlsx"])
    return {soort: los.getvalue() for soort, los in uit.items()}


@pytest.fixture
def document(bestanden):
    return bestanden["docx"]


def keur(inhoud, naam="stuk.docx"):
    try:
        return laat_binnen(BytesIO(inhoud), naam).soort
    except Geweigerd as fout:
        [zin] = fout.messages
        return zin


@pytest.mark.parametrize("soort", DELEN)
def test_een_slecht_bestand_komt_niet_binnen_en_zegt_in_een_zin_waarom(bestanden, soort):
    document, deel = bestanden[soort], DELEN[soort]
    map_, _, naam = deel.partition("/")
    typen = zipfile.ZipFile(BytesIO(document)).read(TYPEN).decode()
    macro = typen.replace("openxmlformats-officedocument.wordprocessingml.document.main",
                          "ms-word.document.macroEnabled.main")  # fmt: skip
    macro = macro.replace("openxmlformats-officedocument.spreadsheetml.sheet.main",
                          "ms-excel.sheet.macroEnabled.main")  # fmt: skip
    naar_plaatje = RELATIE.format("image", "https://kwaad.example/a.png")
    naar_sjabloon = RELATIE.format("attachedTemplate", "https://kwaad.example/a.dotm")
    naar_lijst = RELATIE.format("externalLinkPath", "https://kwaad.example/a.xlsx")
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
        met(document, {f"{map_}/vbaProject.bin": b"x"}): poort.MACROS,
        met(document, {f"{deel}.xml": "<a>"}): poort.KAPOT,
        met(document, {f"{deel}.xml": DTD.format("c")}): poort.VREEMD,
        met(document, {f"{map_}/_rels/{naam}.xml.rels": naar_plaatje}): poort.NAAR_BUITEN,
        met(document, {f"{map_}/_rels/settings.xml.rels": naar_sjabloon}): poort.NAAR_BUITEN,
        met(document, {f"{map_}/externalLinks/_rels/a.xml.rels": naar_lijst}): poort.NAAR_BUITEN,
        met(document, {f"{map_}/a.xml": b" " * (13 * poort.MB)}): poort.TE_VEEL,
        met(document, {f"{map_}/a.xml": f"<a>{'<b/>' * 500_001}</a>"}): poort.TE_VEEL,
    }
    for inhoud, zin in gevallen.items():
        assert keur(inhoud) == zin, inhoud[:80]


def test_wat_goed_is_komt_binnen_naar_zijn_inhoud_en_niet_naar_zijn_naam(document, bestanden):
    eigen = RELATIE.format("attachedTemplate", "file:///C:/Sjablonen/Brief.dotm")
    link = RELATIE.format("hyperlink", "https://gemeente.example/")
    assert keur(document, "lijst.xlsx") == "docx"
    assert keur(bestanden["xlsx"], "lijst.xlsm") == "xlsx"
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
