"""What is in the PDF of an agenda, for whoever reads it by eye, ear or keyboard."""

import re
import subprocess

import pikepdf
import pytest

from ijmond.document import als_html
from ijmond.momentopname.selectie import Selectie
from tests.drukkerij.drukker import MINIMAAL
from tests.momentopnamen import grote_momentopname
from tests.pdf import druk_echt, gebroken_regels, tekst

pytestmark = pytest.mark.druk

ADRES = "https://agenda.voorbeeld.example/agenda/ijmond/"


@pytest.fixture(scope="module")
def html():
    return als_html(grote_momentopname(), Selectie(), ADRES)


@pytest.fixture(scope="module")
def pad(html, tmp_path_factory):
    """The PDF of 11 agendapunten and 86 acties."""
    doel = tmp_path_factory.mktemp("pdf") / "agenda.pdf"
    gedrukt = druk_echt(html, doel)
    assert gedrukt.returncode == 0, gedrukt.stderr.decode()
    return doel


@pytest.fixture(scope="module")
def document(pad):
    with pikepdf.open(pad) as geopend:
        yield geopend


def elementen(element):
    """All structure elements below one, in the order of reading."""
    for kind in kinderen(element):
        if isinstance(kind, pikepdf.Dictionary) and "/S" in kind:
            yield kind
            yield from elementen(kind)


def kinderen(element):
    binnen = element.get("/K", [])
    return list(binnen) if isinstance(binnen, pikepdf.Array) else [binnen]


def van_soort(document, soort):
    return [e for e in elementen(document.Root.StructTreeRoot) if soort == e.S]


def test_de_pdf_zegt_dat_hij_toegankelijk_is_en_in_welke_taal(document):
    assert document.Root.Lang == "nl"
    assert document.Root.MarkInfo.Marked
    assert document.Root.ViewerPreferences.DisplayDocTitle
    with document.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "Strategische IJmond Agenda"


def test_de_gegevens_van_de_pdf_komen_uit_de_agenda_en_niet_van_de_klok(document):
    assert document.docinfo.Author == "De griffie (IJmond)"
    assert document.docinfo.Subject == "Levende agenda van IJmond, bijgewerkt op 21 november 2026"
    assert document.docinfo.CreationDate == "D:20261121101430+01'00"
    assert document.docinfo.ModDate == "D:20261121101430+01'00"


def test_bladwijzers_voeren_naar_elk_domein_overleg_en_punt(document):
    def titels(bladwijzers):
        for bladwijzer in bladwijzers:
            yield bladwijzer.title
            yield from titels(bladwijzer.children)

    with document.open_outline() as inhoud:
        gevonden = list(titels(inhoud.root))
        hoofdstukken = [bladwijzer.title for bladwijzer in inhoud.root]
    assert "Ruimtelijk-economisch domein" in hoofdstukken
    assert "Pfh-overleg Verkeer en vervoer (V&V)" in gevonden
    kenmerken = [titel.split()[0] for titel in gevonden if titel[:3] in ("SA-", "WA-")]
    assert len(kenmerken) == len(set(kenmerken)) == 97


def test_een_pagina_heet_naar_het_nummer_dat_erop_staat(document, pad):
    assert [pagina.label for pagina in document.pages][:3] == ["omslag", "2", "3"]
    assert f"pagina 3 van {len(document.pages)}" in tekst(pad, "-layout")


def test_elke_kop_van_een_tabel_heeft_een_richting_en_een_eigen_naam(document):
    koppen = van_soort(document, "/TH")
    assert {kop.A.Scope for kop in koppen} == {pikepdf.Name.Column, pikepdf.Name.Row}
    namen = [bytes(kop.ID) for kop in koppen]
    assert len(namen) == len(set(namen))
    assert sorted(namen) == [bytes(naam) for naam in document.Root.StructTreeRoot.IDTree.Names[::2]]


def test_een_vakje_weet_zijn_punt_en_kolom_en_in_de_planning_zijn_domein(document):
    kop_met_naam = {bytes(kop.ID): kop for kop in van_soort(document, "/TH")}
    in_planning = 0
    for vak in van_soort(document, "/TD"):
        if not kinderen(vak):
            continue
        punt, kolom, *domeinen = (kop_met_naam[bytes(naam)] for naam in vak.A.Headers)
        assert punt.P.objgen == vak.P.objgen
        assert kolom.P.P.S == "/THead"
        for domein in domeinen:
            assert domein.objgen == kinderen(kinderen(vak.P.P)[0])[0].objgen
            in_planning += 1
    assert in_planning > 22  # a status and a period of each


def test_een_teken_in_de_planning_zegt_in_woorden_wat_het_betekent(document):
    woorden = {str(teken.Alt) for teken in van_soort(document, "/Figure")}
    assert woorden
    assert all(re.fullmatch(r"gepland in 20\d\d", woord) for woord in woorden)


def test_elke_tabel_heeft_een_opschrift_en_gaat_verder_onder_dezelfde_koppen(document):
    def koppen(tabel):
        [kop] = [kind for kind in kinderen(tabel) if kind.S == "/THead"]
        return len(kinderen(kinderen(kop)[0]))

    tabellen = van_soort(document, "/Table")
    met_opschrift = [kinderen(tabel)[0].S == "/Caption" for tabel in tabellen]
    assert met_opschrift[0]
    assert sum(met_opschrift) > 3
    for vorige, tabel, eigen in zip(tabellen, tabellen[1:], met_opschrift[1:], strict=False):
        assert eigen or koppen(tabel) == koppen(vorige)


def test_elke_link_is_een_element_met_tekst_en_een_plek_die_meegedrukt_wordt(document):
    links = van_soort(document, "/Link")
    plekken = set()
    for link in links:
        [plek] = [k.Obj for k in kinderen(link) if isinstance(k, pikepdf.Dictionary)]
        assert any(isinstance(k, int) for k in kinderen(link))
        assert plek.F == 4
        assert str(plek.Contents)
        plekken.add(plek.objgen)
    op_paginas = [plek.objgen for p in document.pages for plek in p.get("/Annots", [])]
    assert len(links) > 100
    assert sorted(plekken) == sorted(op_paginas)


def test_de_inhoudsopgave_leidt_naar_de_pagina_die_zij_noemt(document, pad):
    bestemmingen = iter(document.Root.Names.Dests.Names)
    waar = {
        str(naam): plek[0].objgen for naam, plek in zip(bestemmingen, bestemmingen, strict=True)
    }
    nummer = {pagina.objgen: i for i, pagina in enumerate(document.pages, start=1)}
    genoemd = re.findall(r"^(SA-\d+) .* (\d+)$", tekst(pad, "-layout"), re.MULTILINE)
    assert len(genoemd) == 11
    assert genoemd == [(kenmerk, str(nummer[waar[kenmerk]])) for kenmerk, _ in genoemd]


def test_alle_tekst_hoort_bij_een_element_behalve_kop_en_voet(document):
    in_de_boom = {
        (element.Pg.objgen, kind)
        for element in elementen(document.Root.StructTreeRoot)
        for kind in kinderen(element)
        if isinstance(kind, int)
    }
    op_papier = {
        (pagina.objgen, int(operanden[1].MCID))
        for pagina in document.pages
        for operanden, opdracht in pikepdf.parse_content_stream(pagina)
        if str(opdracht) == "BDC" and "/MCID" in operanden[1]
    }
    assert op_papier == in_de_boom


def test_kop_en_voet_van_een_pagina_worden_niet_voorgelezen(pad):
    voorgelezen = subprocess.run(
        ["pdfinfo", "-struct-text", pad], capture_output=True, check=True, text=True
    ).stdout
    assert "Kennisvoucherregeling Techport" in voorgelezen
    assert "pagina 3 van" not in voorgelezen


def letters(document):
    paginas = document.pages
    return {str(letter.BaseFont) for p in paginas for letter in p.Resources.Font.values()}


def test_er_staan_alleen_eigen_letters_in(document, tmp_path):
    druk_echt(MINIMAAL % '<p style="font-family: DejaVu Serif">ΩЖ☃漢</p>', tmp_path / "x.pdf")
    with pikepdf.open(tmp_path / "x.pdf") as vreemd:
        namen, in_vreemd = letters(document), letters(vreemd)
    assert namen
    assert all("+Atkinson-" in naam for naam in namen)
    assert all(re.search(r"\+(Atkinson-|DejaVu-Sans)", naam) for naam in in_vreemd)


def test_outloud_vindt_geen_fouten(pad):
    assert gebroken_regels(pad) == set()


@pytest.mark.parametrize("selectie", [{"domein": "ruimte"}, {"status": "vervallen"}])
def test_outloud_vindt_geen_fouten_in_een_deel(selectie, tmp_path):
    doel = tmp_path / "deel.pdf"
    druk_echt(als_html(grote_momentopname(4, 12), Selectie(**selectie), ADRES), doel)
    assert gebroken_regels(doel) == set()


def test_outloud_vindt_wat_wij_stukmaken(pad, tmp_path):
    stuk = tmp_path / "stuk.pdf"
    with pikepdf.open(pad) as document:
        del document.Root.Lang
        for kop in van_soort(document, "/TH"):
            del kop.A.Scope
            del kop.ID
        for vak in van_soort(document, "/TD"):
            vak.A.Headers = pikepdf.Array()
        van_soort(document, "/H2")[0].S = pikepdf.Name.H4
        document.save(stuk)
    assert {"DOC-013", "TBL-002", "HDG-001"} <= gebroken_regels(stuk)


def test_het_register_noemt_elke_bladzijde_een_keer_en_een_reeks_van_tot(html, pad):
    """Out of the pages that the items are on, as the contents name those."""
    register = tekst(pad, "-layout").rpartition("Wie deed wat")[2]
    genoemd = re.findall(r"\d+(?:–\d+)?(?:, \d+(?:–\d+)?)+", register)
    assert genoemd
    for regel in genoemd:
        bladen = [int(nummer) for nummer in re.findall(r"\d+", regel)]
        assert bladen == sorted(set(bladen))
    assert "data-bladen" not in register
