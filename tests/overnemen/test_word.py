"""Each hard thing of a real Word document, by itself: what is read, and nothing is lost."""

from copy import deepcopy

import docx
import pytest
from docx.enum.text import WD_BREAK

from agenda.models import Agenda
from ijmond.overnemen import Geweigerd
from ijmond.overnemen.word import lees
from tests.overnemen import maak_word as word
from tests.overnemen.maak_word import met, tabel, tekst

RELATIES = "_rels/.rels"
KOPPEN = ["Titel", "Toelichting", "Raad"]


@pytest.fixture(scope="module")
def _agenda(eenmalig, maak_agenda):
    return maak_agenda([]).pk


@pytest.fixture
def lees_van(_agenda, db):
    agenda = Agenda.objects.get(pk=_agenda)
    return lambda document: lees(word.bewaar(document), agenda)


@pytest.fixture
def document():
    return docx.Document()


def punten(gelezen):
    return [
        (los.titel, los.velden) for los in gelezen.vondsten if los.soort in ("agendapunt", "actie")
    ]


def toelichtingen(gelezen):
    return [velden.get("toelichting") for _, velden in punten(gelezen)]


def onbegrepen(gelezen):
    return [(los.plaats, los.tekst) for los in gelezen.vondsten if not los.soort]


def test_samengevoegde_cellen(document, lees_van):
    """A heading over all columns, a value for two rows, and a mark over two years."""
    los = tabel(
        document,
        ["Onderwerp", "Toelichting", "Wanneer"],
        ["juni 2026"],
        ["Woonvisie", "Kader", ""],
        ["Parkeernota", "", ""],
        ["Iets voor een rubriek"],
        ["", "", ""],
        ["Zwembad", "", "Q2 2027"],
    )
    los.cell(2, 1).merge(los.cell(3, 1))
    jaren = tabel(document, ["Agendapunt", "2026", "2027", "2028"], ["Techport", "", "", ""])
    jaren.cell(1, 1).merge(jaren.cell(1, 2)).text = "X"
    gelezen = lees_van(document)
    juni = {"planning": [{"periode": "2026-06"}]}
    assert punten(gelezen) == [
        ("Woonvisie", {"toelichting": "Kader"} | juni),
        ("Parkeernota", {"toelichting": "Kader"} | juni),
        ("Zwembad", {"planning": [{"periode": "2027-Q2"}]}),
        ("Techport", {"planning": [{"periode": "2026"}, {"periode": "2027"}]}),
    ]
    assert onbegrepen(gelezen) == [("tabel 1, rij 5", "Iets voor een rubriek")]


def test_kwartalen_onder_een_jaar(document, lees_van):
    los = tabel(
        document,
        ["Agendapunt", "2026", "", "2027"],
        ["", "Q1", "Q2", ""],
        ["Woonvisie", "", "x", "medio"],
        ["Zorg", "mrt", "", ""],
    )
    los.cell(0, 1).merge(los.cell(0, 2)).text = "2026"
    assert punten(lees_van(document)) == [
        (
            "Woonvisie",
            {"planning": [{"periode": "2026-Q2"}, {"periode": "2027", "toelichting": "medio"}]},
        ),
        ("Zorg", {"planning": [{"periode": "2026-Q1", "toelichting": "mrt"}]}),
    ]


def test_bijgehouden_wijzigingen_zijn_gelezen_als_geaccepteerd(document, lees_van):
    los = tabel(document, KOPPEN, ["Woonvisie", "", ""], ["Weg", "", ""], ["Blijft", "", ""])
    erin, eruit = (
        '<w:ins w:id="1" w:author="x">{}</w:ins>',
        '<w:del w:id="2" w:author="x">{}</w:del>',
    )
    weg = "<w:r><w:delText>in juni</w:delText></w:r>"
    word.leg_in(
        los.cell(1, 1),
        tekst("Vaststellen ") + eruit.format(weg) + erin.format(tekst("in september")),
    )
    los.rows[2]._tr.get_or_add_trPr().append(word.xml('<w:del w:id="3" w:author="x"/>'))
    alinea = document.add_paragraph("Een zin die ")
    merk = word.xml('<w:rPr ><w:del w:id="4" w:author="x"/></w:rPr>')
    alinea._p.get_or_add_pPr().append(merk)
    document.add_paragraph("doorloopt.")
    gelezen = lees_van(document)
    assert punten(gelezen) == [
        ("Woonvisie", {"toelichting": "Vaststellen in september"}),
        ("Blijft", {}),
    ]
    assert [los.plaats for los in gelezen.vondsten][1] == "tabel 1, rij 4"
    assert onbegrepen(gelezen) == [("alinea 1", "Een zin die doorloopt.")]
    [melding] = gelezen.meldingen
    assert "alsof ze alle zijn geaccepteerd" in melding


def test_inhoudsbesturing_schuift_geen_cel_op_en_voorbeeldtekst_telt_niet(document, lees_van):
    los = tabel(document, KOPPEN, ["Woonvisie", "Kader", "2-jun-26"], ["Zorg", "", ""])
    word.vouw_in_vak(los.cell(1, 1))
    inhoud = f"<w:sdtContent>{tekst('Klik hier')}</w:sdtContent>"
    word.leg_in(los.cell(2, 1), f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>{inhoud}</w:sdt>")
    assert punten(lees_van(document)) == [
        (
            "Woonvisie",
            {
                "toelichting": "Kader",
                "planning": [{"periode": "2026-06", "toelichting": "2-jun-26"}],
            },
        ),
        ("Zorg", {}),
    ]


def test_elk_vinkje_is_een_vinkje(document, lees_van):
    wingdings = '<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr>'
    tekens = [
        '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
        tekst("ü", wingdings),
        tekst("\uf0fc"),
        tekst("✓"),
        tekst("x "),
        tekst("X"),
        '<w:r><w:sym w:font="Wingdings 2" w:char="F050"/></w:r>',
        tekst("☒"),
    ]
    nee = [tekst("☐"), tekst("-"), '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>']
    rijen = [[f"Punt {n}", ""] for n in range(len(tekens) + len(nee))]
    los = tabel(document, ["Agendapunt", "2026"], *rijen)
    for nummer, teken in enumerate([*tekens, *nee], start=1):
        word.leg_in(los.cell(nummer, 1), teken)
    gepland = [velden["planning"] for _, velden in punten(lees_van(document))]
    assert gepland == [[{"periode": "2026"}]] * len(tekens) + [[]] * len(nee)


def test_links_velden_en_noten(document, lees_van):
    los = tabel(document, KOPPEN, ["", "", ""], ["", "", ""], ["", "", ""])
    stuk = word.link(document, "https://voorbeeld.example/stuk")
    schijf = word.link(document, "file:///H:/stukken/a.docx")
    naar = '<w:hyperlink r:id="{}">{}</w:hyperlink>'
    word.leg_in(los.cell(1, 0), naar.format(stuk, tekst("Woonvisie")))
    word.leg_in(los.cell(1, 1), tekst("zie ") + naar.format(stuk, tekst("het stuk")))
    veld = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = "<w:r><w:instrText> {} </w:instrText></w:r>"
    word.leg_in(
        los.cell(2, 0),
        veld.format("begin")
        + code.format('HYPERLINK "https://voorbeeld.example/zorg"')
        + veld.format("separate")
        + tekst("Zorg")
        + veld.format("end"),
    )
    word.leg_in(
        los.cell(2, 1),
        tekst("Bladzijde ")
        + veld.format("begin")
        + code.format("PAGEREF _Toc1")
        + veld.format("separate")
        + tekst("7")
        + veld.format("end")
        + naar.format(schijf, tekst("concept")),
    )
    word.leg_in(los.cell(3, 0), tekst("Jeugd") + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    word.voetnoot(document, "2", "Met Uitgeest.")
    assert punten(lees_van(document)) == [
        (
            "Woonvisie",
            {
                "verwijzingen": [{"titel": "Woonvisie", "url": "https://voorbeeld.example/stuk"}],
                "toelichting": "zie [het stuk](https://voorbeeld.example/stuk)",
            },
        ),
        (
            "Zorg",
            {
                "verwijzingen": [{"titel": "Zorg", "url": "https://voorbeeld.example/zorg"}],
                "toelichting": "Bladzijde 7concept (file:///H:/stukken/a.docx)",
            },
        ),
        ("Jeugd", {"toelichting": "Noot: Met Uitgeest."}),
    ]


def test_lijsten_tabellen_en_vet_in_een_cel(document, lees_van):
    los = tabel(document, KOPPEN, ["Woonvisie", "Deelbesluiten:", ""], ["Zorg", "", ""])
    binnen = los.cell(1, 1).add_table(rows=2, cols=2)
    for rij, (naam, waarde) in zip(binnen.rows, [("kader", "2026"), ("krediet", "")], strict=True):
        rij.cells[0].text, rij.cells[1].text = naam, waarde
    cel = los.cell(2, 1)
    cel.paragraphs[0].add_run("Let op: ")
    cel.paragraphs[0].add_run("samen").bold = True
    cel.add_paragraph("wonen", style="List Bullet")
    cel.add_paragraph("werken", style="List Bullet")
    assert toelichtingen(lees_van(document)) == [
        "Deelbesluiten:\n- kader | 2026\n- krediet",
        "Let op: **samen**\n- wonen\n- werken",
    ]


def test_nummering_die_word_zelf_maakt(document, lees_van):
    """Also where it begins anew, at a number of its own, and a letter before a domain."""
    document.add_paragraph("Woonvisie – eerst naar de raden – voorjaar 2027", style="List Number")
    document.add_paragraph("Parkeernota (Q2 2027)", style="List Number")
    document.add_paragraph("Tussenkop")
    opnieuw = word.nummer_opnieuw(document, 7)
    for titel in ("Begroting; Zienswijze; college", "Jaarstukken"):
        word.in_lijst(document.add_paragraph(titel, style="List Number"), opnieuw)
    gelezen = lees_van(document)
    assert [(titel, velden["nummer_elders"]) for titel, velden in punten(gelezen)] == [
        ("Woonvisie", "1"),
        ("Parkeernota", "2"),
        ("Begroting", "7"),
        ("Jaarstukken", "8"),
    ]
    woonvisie, parkeernota, begroting, _ = (velden for _, velden in punten(gelezen))
    assert woonvisie["toelichting"] == "eerst naar de raden"
    assert woonvisie["planning"] == [{"periode": "2027", "toelichting": "voorjaar 2027"}]
    assert parkeernota["planning"] == [{"periode": "2027-Q2"}]
    assert begroting["stuksoort"] == "Zienswijze"
    assert begroting["betrokkenen"] == [{"eigenaar": "college", "rol": "trekker"}]
    assert onbegrepen(gelezen) == [("alinea 3", "Tussenkop")]


def test_titels_met_regeleinden_en_koppeltekens(document, lees_van):
    los = tabel(
        document,
        KOPPEN,
        ["", "", ""],
        ["Ontwikkeling van de samen-\nwerking", "De samenwerking begint.", ""],
        ["Participatie / werk-\nen inkomen", "", ""],
        ["MRA-\nagenda", "", ""],
        ["Stuurgroep", "Portefeuillehouders.", ""],
        ["wegbeheerders", "", ""],
        ["", "En nog een regel.", ""],
    )
    word.leg_in(
        los.cell(1, 0),
        "<w:r><w:t>Woon</w:t></w:r><w:r><w:t>visie</w:t><w:br/><w:t>MRA</w:t><w:noBreakHyphen/>"
        "<w:t>gemeen\u00adten</w:t></w:r>",
    )
    word.leg_in(
        los.cell(1, 1),
        "<w:r><w:t>samen</w:t><w:softHyphen/><w:t>werking</w:t><w:tab/><w:t>kader</w:t></w:r>",
    )
    assert punten(lees_van(document)) == [
        ("Woonvisie MRA-gemeenten", {"toelichting": "samenwerking kader"}),
        ("Ontwikkeling van de samenwerking", {"toelichting": "De samenwerking begint."}),
        ("Participatie / werk- en inkomen", {}),
        ("MRA-agenda", {}),
        ("Stuurgroep wegbeheerders", {"toelichting": "Portefeuillehouders.\nEn nog een regel."}),
    ]


def test_een_tekstvak_telt_een_keer_en_niets_verdwijnt(document, lees_van):
    """Text boxes, remarks, heads of pages, unknown columns and tables: all of it comes along."""
    document.add_paragraph("Inleiding.")
    vak = "<w:txbxContent><w:p>{}</w:p></w:txbxContent>".format(tekst("In een vak"))
    document.add_paragraph()._p.append(
        word.xml(
            "<w:r ><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx>"
            f"{vak}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
            f"{vak}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
    )
    tabel(document, ["Zomaar", "wat"], ["een", "twee"])
    tabel(document, ["Titel", "Kleur", "Wanneer"], ["Zorg", "rood", "voor de zomer"])
    los = document.add_paragraph("Met een opmerking.")
    document.add_comment(los.runs, "Klopt dit?", author="An")
    los.runs[0].add_break(WD_BREAK.PAGE)
    document.add_paragraph()._p.append(word.xml("<w:r ><w:drawing/></w:r>"))
    document.sections[0].footer.paragraphs[0].text = "- 1 -"
    document.sections[0].header.paragraphs[0].text = "Vertrouwelijk"
    gelezen = lees_van(document)
    assert onbegrepen(gelezen) == [
        ("alinea 1 tot en met 3", "Inleiding.\nIn een vak"),
        ("tabel 1", "Zomaar | wat\neen | twee"),
        ("tabel 2, rij 2", "Zorg: Wanneer: voor de zomer"),
        ("tabel 2", "Zorg: rood"),
        ("alinea 4", "Met een opmerking."),
        ("opmerking 1", "Klopt dit?"),
        ("koptekst", "Vertrouwelijk"),
    ]
    assert gelezen.meldingen == ("Plaatjes in dit document: 1. Die zijn niet overgenomen.",)


def test_koppen_zeggen_waar_iets_hoort(document, lees_van):
    document.add_heading("Werkagenda", 1)
    document.add_heading("Sociaal domein", 2)
    document.add_paragraph("Portefeuillehoudersoverleg: Jeugd")
    tabel(document, ["Actie", "Trekker", "Termijn"], ["Toezicht", "wethouder De Wit", "1 mei 2026"])
    document.add_heading("Wat verder ter tafel komt", 2)
    tabel(document, ["Onderwerp", "Status"], ["Zwembad", "Loopt"], ["Sport", "Aandachtspunt"])
    gelezen = lees_van(document)
    assert [(los.soort, los.titel) for los in gelezen.vondsten if los.soort] == [
        ("domein", "Sociaal domein"),
        ("overleg", "Jeugd"),
        ("eigenaar", "wethouder De Wit"),
        ("actie", "Toezicht"),
        ("agendapunt", "Zwembad"),
        ("agendapunt", "Sport"),
    ]
    toezicht, zwembad, sport = (velden for _, velden in punten(gelezen))
    assert toezicht == {
        "overleg": "Jeugd",
        "betrokkenen": [{"eigenaar": "wethouder De Wit", "rol": "trekker"}],
        "termijn": "2026-05-01",
        "termijn_precisie": "dag",
        "termijn_tekst": "",
    }
    assert zwembad == {"status": "loopt"}
    assert sport == {}
    assert ("tabel 2, rij 3", "Sport: Status: Aandachtspunt") in onbegrepen(gelezen)


def test_wat_in_een_tabel_de_rijen_scheidt_en_twee_keer_een_titel(document, lees_van):
    los = tabel(
        document,
        ["Onderwerp", "", "Actie", "Kenmerk"],
        ["Een brug", "", "Bellen", "x"],
        ["Pfh-overleg: Jeugd"],
        ["Toezicht", "", "", "WA-07"],
        breed=4,
    )
    los.cell(0, 0).merge(los.cell(0, 1)).text = "Onderwerp"
    gelezen = lees_van(document)
    assert [(los.soort, los.titel, los.kenmerk) for los in gelezen.vondsten if los.soort] == [
        ("agendapunt", "Een brug", ""),
        ("overleg", "Jeugd", ""),
        ("actie", "Toezicht", "WA-07"),
    ]
    assert onbegrepen(gelezen) == [
        ("tabel 1, rij 2", "Een brug: Kenmerk: x"),
        ("tabel 1", "Een brug: Bellen"),
    ]


def test_getallen_die_niet_kunnen_doen_geen_kwaad(document, lees_van):
    los = tabel(document, KOPPEN, ["Zorg", "Dichtbij.", ""], ["Jeugd", "", ""])
    cel = los.cell(2, 2)
    word.leg_in(los.cell(1, 2), '<w:r><w:sym w:font="Wingdings" w:char="ZZ"/></w:r>')
    cel._tc.get_or_add_tcPr().append(word.xml('<w:gridSpan w:val="4000000000"/>'))
    kop = document.add_paragraph("Hoofdstuk")._p.get_or_add_pPr()
    kop.append(word.xml('<w:outlineLvl w:val="-3"/>'))
    kop.append(word.xml('<w:numPr ><w:ilvl w:val="x"/><w:numId w:val="77"/></w:numPr>'))
    assert toelichtingen(lees_van(document)) == ["Dichtbij.", None]


def test_wat_geen_document_is_of_te_veel_krijgt_een_zin(document, lees_van):
    """Of a file that Word would not make, and of a table that nobody can look through."""
    heel, romp = word.bewaar(document), "word/document.xml"
    for delen in ({romp: "<a/>"}, {romp: str(word.xml("<w:document />").xml)}, {RELATIES: "<a/>"}):
        with pytest.raises(Geweigerd, match="beschadigd"):
            lees(met(heel, delen), None)
    los = document.add_table(1, 1)._tbl
    los.extend([deepcopy(los.tr_lst[0]) for _ in range(5000)])
    with pytest.raises(Geweigerd, match=r"meer dan 5\.000 rijen.*Splits het"):
        lees_van(document)
