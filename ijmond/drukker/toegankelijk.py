"""What WeasyPrint leaves undone for PDF/UA-1, done just before the file is written.

Works on WeasyPrint's own objects, so that the file need not be read again. A structure element is a
dictionary with its kind in "S", its children in "K" and its attributes in "A"; a child is a number
(marked content) or a reference such as b"12 0 R".
"""

from collections.abc import Iterator
from typing import Any

import pydyf

PRINT = 4
"""The flag of an annotation that comes along when the page is printed."""


def maak_af(document: object, pdf: pydyf.PDF) -> None:
    """Complete the tags, links and page numbers of `pdf`. Made for `write_pdf(finisher=...)`."""
    wortel = _object(pdf, pdf.catalog["StructTreeRoot"])
    elementen = list(_elementen(pdf, wortel))
    _verberg_kop_en_voet(pdf, wortel, {element.number for element in elementen})
    _maak_links_plat(pdf, wortel, elementen)
    tabellen = (element for element in elementen if element["S"] == "/Table")
    koppen = [kop for tabel in tabellen for kop in _maak_tabel_af(pdf, tabel)]
    if koppen:
        koppen.sort(key=lambda kop: kop["ID"].string)
        namen = pydyf.Array(deel for kop in koppen for deel in (kop["ID"], kop.reference))
        wortel["IDTree"] = pydyf.Dictionary({"Names": namen})
    for object_ in pdf.objects:
        if isinstance(object_, pydyf.Dictionary) and object_.get("Subtype") == "/Link":
            object_["F"] = PRINT
    pdf.catalog["PageLabels"] = _paginanamen()
    pdf.catalog["PageMode"] = "/UseOutlines"


def _object(pdf: pydyf.PDF, verwijzing: bytes) -> Any:
    return pdf.objects[int(verwijzing.split()[0])]


def _kinderen(pdf: pydyf.PDF, element: pydyf.Dictionary) -> Iterator[pydyf.Dictionary]:
    """The structure elements right below one; marked content and links are no elements."""
    for kind in element["K"]:
        if isinstance(kind, bytes) and "S" in (kind := _object(pdf, kind)):
            yield kind


def _elementen(pdf: pydyf.PDF, element: pydyf.Dictionary) -> Iterator[pydyf.Dictionary]:
    for kind in _kinderen(pdf, element):
        yield kind
        yield from _elementen(pdf, kind)


def _verberg_kop_en_voet(pdf: pydyf.PDF, wortel: pydyf.Dictionary, bereikbaar: set[int]) -> None:
    """Mark as decoration what no element of the tree holds: the head and foot of every page."""
    nummers = _object(pdf, wortel["ParentTree"])["Nums"]
    # The first entries are the pages, in order, each with its elements; then come the links.
    for pagina, houders in zip(pdf.page_references, nummers[1::2], strict=False):
        nummer_van = [_object(pdf, houder).number for houder in houders]
        los = {mcid for mcid, nummer in enumerate(nummer_van) if nummer not in bereikbaar}
        stroom = _object(pdf, _object(pdf, pagina)["Contents"]).stream
        for plaats, deel in enumerate(stroom):
            if isinstance(deel, pydyf.Dictionary) and deel.get("MCID") in los:
                stroom[plaats - 1] = "/Artifact"
                stroom[plaats] = pydyf.Dictionary({"Type": "/Pagination"})
        for mcid in los:
            houders[mcid] = "null"


def _maak_links_plat(
    pdf: pydyf.PDF, wortel: pydyf.Dictionary, elementen: list[pydyf.Dictionary]
) -> None:
    """Let every link be one element with its text right in it, and have one place to click.

    WeasyPrint makes an element and a place to click of each box inside a link as well.
    """
    houder_van: dict[bytes, bytes] = {}
    vervallen: set[bytes] = set()
    for link in elementen:
        if link["S"] != "/Link" or link.reference in houder_van:
            continue
        binnen = list(_elementen(pdf, link))
        houder_van |= {element.reference: link.reference for element in binnen}
        vervallen |= {_object(pdf, p)["Obj"] for element in binnen for p in _plekken(pdf, element)}
        link["K"][:] = [*_plekken(pdf, link), *_teksten(pdf, link)]
    nummers = _object(pdf, wortel["ParentTree"])["Nums"]
    for houders in nummers[1::2]:
        if isinstance(houders, list):  # of a page; the others belong to a place to click
            houders[:] = [houder_van.get(houder, houder) for houder in houders]
    for pagina in pdf.page_references:
        pagina = _object(pdf, pagina)
        if "Annots" in pagina:
            pagina["Annots"][:] = [plek for plek in pagina["Annots"] if plek not in vervallen]


def _plekken(pdf: pydyf.PDF, element: pydyf.Dictionary) -> list[bytes]:
    """The references of an element to what can be clicked."""
    return [k for k in element["K"] if isinstance(k, bytes) and "Obj" in _object(pdf, k)]


def _teksten(pdf: pydyf.PDF, element: pydyf.Dictionary) -> Iterator[int]:
    """All marked content in an element, at any depth, in the order of reading."""
    for kind in element["K"]:
        if isinstance(kind, int):
            yield kind
        elif "S" in (element_binnen := _object(pdf, kind)):
            yield from _teksten(pdf, element_binnen)


def _maak_tabel_af(pdf: pydyf.PDF, tabel: pydyf.Dictionary) -> Iterator[pydyf.Dictionary]:
    """Say of every header cell what it heads; gives those cells.

    A header beside one wide cell heads the rows below it in its group. WeasyPrint makes a table
    of each part that stands on a page of its own, and gives their headers the same names.
    """
    for groep in _kinderen(pdf, tabel):
        if groep["S"] not in ("/THead", "/TBody"):
            continue
        kop_van_groep = None
        for rij in _kinderen(pdf, groep):
            cellen = list(_kinderen(pdf, rij))
            for cel in cellen:
                if cel["S"] == "/TH":
                    cel["A"]["Scope"] = "/Column" if groep["S"] == "/THead" else "/Row"
                    cel["ID"].string = f"{tabel.number}-{cel['ID'].string}"
                    yield cel
                elif kop_van_groep:
                    cel["A"]["Headers"].append(kop_van_groep["ID"])
            if len(cellen) == 2 and "ColSpan" in cellen[1]["A"]:
                kop_van_groep = cellen[0]


def _paginanamen() -> pydyf.Dictionary:
    """Page 1 is "omslag", after it come the numbers that the pages bear themselves."""
    omslag = pydyf.Dictionary({"P": pydyf.String("omslag")})
    genummerd = pydyf.Dictionary({"S": "/D", "St": 2})
    return pydyf.Dictionary({"Nums": pydyf.Array([0, omslag, 1, genummerd])})
