"""The PDF of a living agenda: made by the real child, read back, and made only once."""

import fcntl
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pikepdf
import pytest
from django.conf import settings as instellingen
from django.urls import reverse

from agenda.models import Agenda
from agenda.opslag.opslaan import opslaan
from ijmond.document import pdf
from ijmond.document.opmaak import als_html
from ijmond.document.pdf import DrukFout, druk, gooi_weg, levende_agenda_pdf
from ijmond.drukker.leesbaar import leesbaar
from ijmond.momentopname.selectie import Selectie
from tests.momentopnamen import (
    grote_momentopname,
    maak_agendapunt,
    maak_domein,
    maak_momentopname,
)

ADRES = "https://agenda.voorbeeld.example/agenda/ijmond/"
MINIMAAL = """<!doctype html><html lang="nl"><title>Proef</title>
<link rel="stylesheet" href="bron/pdf.css"><body><h1>Proef</h1>%s"""

# Stand-ins for the child; each gets the path of the PDF and a number of seconds.
TEL_EN_DRUK = """
import os, pathlib, sys
doel = pathlib.Path(sys.argv[1])
bezig = doel.with_name("bezig")
bezig.touch(exist_ok=False)  # fails when another one is at work
with doel.with_name("gedrukt").open("a") as lijst:
    lijst.write("x")
sys.stdin.read()
doel.write_bytes(b"%PDF-" + doel.name.encode())
bezig.unlink()
"""
HANG = "import signal; signal.pause()"
STRUIKEL = """
import pathlib, sys
pathlib.Path(sys.argv[1]).with_suffix(".1.deel").write_bytes(b"half")
sys.exit("het papier is op")
"""


def stand_in(programma):
    return (sys.executable, "-c", programma)


def druk_echt(html, doel, **omgeving):
    """Run the real child; gives the finished process."""
    return subprocess.run(
        [*pdf.DRUKKER, str(doel), "60"],
        input=html.encode(),
        cwd=instellingen.BASE_DIR,
        env=os.environ | omgeving,
        capture_output=True,
        check=False,
    )


def tekst(pad):
    return subprocess.run(
        ["pdftotext", "-layout", pad, "-"], capture_output=True, check=True, text=True
    ).stdout


def outloud(pad):
    """The rules of PDF/UA and WCAG that a file breaks, by their numbers."""
    uitkomst = subprocess.run(
        [sys.executable, "-c", "from outloud.cli import main; main()", pad, "--json", "-"],
        capture_output=True,
        check=False,
        text=True,
    )
    [verslag] = json.loads(uitkomst.stdout)["results"]
    assert not verslag["error"]
    return {vondst["rule"] for vondst in verslag["findings"] if vondst["severity"] == "error"}


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


# What is in it


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
    assert f"pagina 3 van {len(document.pages)}" in tekst(pad)


def test_elke_kop_van_een_tabel_heeft_een_richting_en_een_eigen_naam(document):
    koppen = van_soort(document, "/TH")
    assert {kop.A.Scope for kop in koppen} == {pikepdf.Name.Column, pikepdf.Name.Row}
    namen = [bytes(kop.ID) for kop in koppen]
    assert len(namen) == len(set(namen))
    assert sorted(namen) == [bytes(naam) for naam in document.Root.StructTreeRoot.IDTree.Names[::2]]


def test_een_vakje_van_de_planning_weet_zijn_punt_jaar_en_domein(document):
    kop_met_naam = {bytes(kop.ID): kop for kop in van_soort(document, "/TH")}
    vakjes = [vak for vak in van_soort(document, "/TD") if kinderen(vak)]
    assert len(vakjes) > 11
    for vak in vakjes:
        punt, jaar, domein = (kop_met_naam[bytes(naam)] for naam in vak.A.Headers)
        assert punt.P.objgen == vak.P.objgen
        assert jaar.P.P.S == "/THead"
        assert domein.objgen == kinderen(kinderen(vak.P.P)[0])[0].objgen


def test_elke_tabel_heeft_een_opschrift(document):
    tabellen = van_soort(document, "/Table")
    assert tabellen
    assert all(kinderen(tabel)[0].S == "/Caption" for tabel in tabellen)


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
    genoemd = re.findall(r"^(SA-\d+) .* (\d+)$", tekst(pad), re.MULTILINE)
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
    druk_echt(MINIMAAL % '<p style="font-family: DejaVu Sans">ΩЖ☃</p>', tmp_path / "x.pdf")
    with pikepdf.open(tmp_path / "x.pdf") as vreemd:
        namen = letters(document) | letters(vreemd)
    assert namen
    assert all("+Atkinson-" in naam for naam in namen)


def test_outloud_vindt_geen_fouten(pad):
    assert outloud(pad) == set()


@pytest.mark.parametrize("selectie", [("domein", "ruimte"), ("status", "vervallen")])
def test_outloud_vindt_geen_fouten_in_een_deel(selectie, tmp_path):
    doel = tmp_path / "deel.pdf"
    druk_echt(als_html(grote_momentopname(), Selectie(*selectie), ADRES), doel)
    assert outloud(doel) == set()


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
    assert {"DOC-013", "TBL-002", "HDG-001"} <= outloud(stuk)


# How it is made


def test_hetzelfde_document_geeft_dezelfde_bytes(html, pad, tmp_path):
    nog_eens = tmp_path / "heel-andere-naam.pdf"
    druk_echt(html, nog_eens, PYTHONHASHSEED="7", TZ="Asia/Tokyo", LANG="tr_TR.UTF-8")
    assert nog_eens.read_bytes() == pad.read_bytes()


def test_de_drukker_kent_django_niet():
    uitkomst = subprocess.run(
        [
            sys.executable,
            "-c",
            "import ijmond.drukker.__main__, sys; sys.exit('django' in sys.modules)",
        ],
        cwd=instellingen.BASE_DIR,
        check=False,
    )
    assert uitkomst.returncode == 0


def test_een_ander_adres_wordt_niet_bezocht_en_een_ander_bestand_niet_gelezen(tmp_path):
    bezoeken = []

    class Luisteraar(BaseHTTPRequestHandler):
        def do_GET(self):
            bezoeken.append(self.path)
            self.send_error(404)

        def log_message(self, *args):
            pass

    geheim = tmp_path / "geheim.svg"
    geheim.write_text('<svg xmlns="http://www.w3.org/2000/svg"><text y="9">GEHEIM</text></svg>')
    omweg = f"bron/../../{os.path.relpath(geheim, instellingen.BASE_DIR)}"
    with HTTPServer(("127.0.0.1", 0), Luisteraar) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        elders = f"http://127.0.0.1:{server.server_port}"
        html = MINIMAAL % (
            f'<link rel="stylesheet" href="{elders}/a.css"><style>@import "{elders}/b.css";</style>'
            f'<img alt="c" src="{elders}/c.png"><img alt="d" src="{geheim.as_uri()}">'
            f'<img alt="e" src="{omweg}"><a href="{elders}/f">Lees verder</a>'
        )
        gedrukt = druk_echt(html, tmp_path / "x.pdf")
        server.shutdown()
    assert gedrukt.returncode == 0, gedrukt.stderr.decode()
    assert bezoeken == []
    assert "GEHEIM" not in tekst(tmp_path / "x.pdf")
    assert "Lees verder" in tekst(tmp_path / "x.pdf")


def test_alleen_een_bestand_uit_static_wordt_gelezen():
    static = instellingen.BASE_DIR / "static"
    adressen = [
        f"http://elders.example{static}/bron/pdf.css",
        f"file://{static}/../manage.py",
        "data:text/css,",
    ]
    programma = f"""
from ijmond.drukker.__main__ import Ophaler
for adres in {adressen!r}:
    try:
        Ophaler().fetch(adres)
    except ValueError as fout:
        print(str(fout).startswith("Niet uit"))
    else:
        print(adres)
"""
    uitkomst = subprocess.run(
        [sys.executable, "-c", programma],
        cwd=instellingen.BASE_DIR,
        capture_output=True,
        check=True,
        text=True,
    )
    assert uitkomst.stdout.split() == ["True"] * len(adressen)


def test_een_tekst_kan_niets_laten_ophalen(tmp_path):
    kwaad = '<img src="https://elders.example/x.png"> ![x](https://elders.example/y.png) <b>vet</b>'
    punt = maak_agendapunt(titel="<i>schuin</i>", toelichting=kwaad)
    agenda = maak_momentopname([maak_domein(agendapunten=[punt])])
    html = als_html(agenda, Selectie(), ADRES)
    assert "<img" not in html
    druk_echt(html, tmp_path / "x.pdf")
    gedrukt = " ".join(tekst(tmp_path / "x.pdf").split())
    assert "<i>schuin</i>" in gedrukt
    assert "<b>vet</b>" in gedrukt


def test_een_ontbrekend_eigen_bestand_is_een_fout(tmp_path):
    html = MINIMAAL.replace("bron/pdf.css", "gebouwd/pdf/bestaat-niet.css") % ""
    gedrukt = druk_echt(html, tmp_path / "x.pdf")
    assert gedrukt.returncode == 1
    assert b"npm run build" in gedrukt.stderr
    assert list(tmp_path.iterdir()) == []


def test_een_teken_dat_de_letter_niet_kent_krijgt_een_gelijkend_teken():
    letter = set("CO2 →")
    assert leesbaar("CO₂ →\n", letter) == "CO2 →\n"
    assert leesbaar("C\N{SOFT HYPHEN}O\N{ZERO WIDTH SPACE}ő☃", letter | {"o"}) == "COo?"


def test_een_kind_waar_niemand_op_wacht_houdt_vanzelf_op(tmp_path):
    kind = subprocess.Popen(
        [*pdf.DRUKKER, tmp_path / "x.pdf", "0.2"],
        stdin=subprocess.PIPE,  # that never ends
        cwd=instellingen.BASE_DIR,
    )
    with kind:
        assert kind.wait(timeout=60) == -signal.SIGALRM


# That it is made once


@pytest.fixture
def teller(monkeypatch, settings):
    """Replaces the child; gives how many times it was at work."""
    monkeypatch.setattr(pdf, "DRUKKER", stand_in(TEL_EN_DRUK))

    def aantal():
        lijst = settings.PDF_MAP / "gedrukt"
        return len(lijst.read_text()) if lijst.exists() else 0

    return aantal


def lees(bestand):
    with bestand:
        return bestand.read()


class Klok:
    """Time that passes only where one sleeps; `dan` is done at a moment."""

    time = staticmethod(time.time)

    def __init__(self):
        self.nu = 0
        self.dan = {}

    def monotonic(self):
        return self.nu

    def sleep(self, seconden):
        self.nu += seconden
        for moment in [moment for moment in self.dan if moment <= self.nu]:
            self.dan.pop(moment)()


@pytest.fixture
def klok(monkeypatch):
    klok = Klok()
    monkeypatch.setattr(pdf, "time", klok)
    return klok


@contextmanager
def bezet(*plaatsen):
    """Somebody else stands at the printer (`drukker`), or in front of it (`rij`)."""
    instellingen.PDF_MAP.mkdir(exist_ok=True)
    sloten = [(instellingen.PDF_MAP / plaats).open("w") for plaats in plaatsen]
    for slot in sloten:
        fcntl.flock(slot, fcntl.LOCK_EX | fcntl.LOCK_NB)
    yield sloten
    for slot in sloten:
        slot.close()


@pytest.fixture
def geduldig(settings):
    """Nobody gives up because this machine is slow."""
    settings.PDF_GEDULD_SECONDEN = 60


def test_veel_vragers_tegelijk_kosten_een_keer_drukken(teller, geduldig):
    gemaakt = []

    def maak_html():
        gemaakt.append(1)
        return "<p>"

    with ThreadPoolExecutor(12) as vragers:
        antwoorden = list(vragers.map(lambda _: lees(druk(("a",), maak_html)), range(40)))
    assert len(set(antwoorden)) == 1
    assert (len(gemaakt), teller()) == (1, 1)


def test_er_wordt_een_ding_tegelijk_gedrukt(teller, geduldig):
    with ThreadPoolExecutor(6) as vragers:
        antwoorden = list(vragers.map(lambda i: lees(druk((i,), lambda: "<p>")), range(6)))
    assert len(set(antwoorden)) == 6
    assert teller() == 6


def test_ook_over_processen_heen_wordt_er_een_keer_gedrukt(teller, settings):
    programma = f"""
import django
django.setup()
from django.conf import settings
from pathlib import Path
from ijmond.document import pdf
settings.PDF_MAP = Path({str(settings.PDF_MAP)!r})
settings.PDF_GEDULD_SECONDEN = 60
pdf.DRUKKER = {pdf.DRUKKER!r}
pdf.druk(("a",), lambda: "<p>").close()
"""
    omgeving = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    processen = [
        subprocess.Popen([sys.executable, "-c", programma], cwd=settings.BASE_DIR, env=omgeving)
        for _ in range(4)
    ]
    assert [proces.wait(timeout=60) for proces in processen] == [0] * 4
    assert teller() == 1


@pytest.mark.parametrize("programma", [HANG, STRUIKEL], ids=["hangt", "struikelt"])
def test_een_drukker_die_niet_levert_geeft_een_fout_en_laat_niets_achter(
    programma, monkeypatch, settings, caplog
):
    settings.PDF_MAX_SECONDEN = 0.3
    monkeypatch.setattr(pdf, "DRUKKER", stand_in(programma))
    with pytest.raises(DrukFout, match="Probeer het over een paar minuten opnieuw"):
        druk(("a",), lambda: "<p>")
    assert {pad.name for pad in settings.PDF_MAP.iterdir()} == {"drukker", "rij"}
    assert "Drukken mislukt" in caplog.text


@pytest.mark.parametrize(
    ("bezette_plaatsen", "seconden"), [(["drukker"], 120), (["drukker", "rij"], 5)]
)
def test_wie_te_lang_wacht_hoort_dat_het_druk_is_en_een_tweede_hoort_het_gauw(
    bezette_plaatsen, seconden, klok
):
    with bezet(*bezette_plaatsen), pytest.raises(DrukFout, match="Het is nu druk"):
        druk(("a",), lambda: "<p>")
    assert klok.nu == pytest.approx(seconden, abs=0.2)


def test_wachten_en_drukken_delen_een_termijn(klok, monkeypatch):
    rest = "import pathlib, sys; pathlib.Path(sys.argv[1]).write_text(sys.argv[2])"
    monkeypatch.setattr(pdf, "DRUKKER", stand_in(rest))
    with bezet("drukker") as [drukker]:
        klok.dan[100] = drukker.close
        seconden = float(lees(druk(("a",), lambda: "<p>")))
    assert seconden == pytest.approx(20, abs=0.2)


def test_een_server_geeft_een_pdf_meer_tijd_dan_die_ooit_krijgt(settings):
    teksten = [(settings.BASE_DIR / naam).read_text() for naam in ("Makefile", "README.md")]
    tijden = re.findall(r"--timeout (\d+)", "".join(teksten))
    assert len(tijden) == 2
    assert all(int(tijd) > settings.PDF_MAX_SECONDEN for tijd in tijden)


def test_wie_wacht_krijgt_de_pdf_zodra_die_er_is_wat_er_ook_gedrukt_wordt(klok, teller, tmp_path):
    with druk(("a",), lambda: "<p>") as bestand:
        doel, elders = Path(bestand.name), tmp_path / "elders"
    doel.rename(elders)
    klok.dan[1] = lambda: elders.rename(doel)
    with bezet("drukker", "rij"):
        assert lees(druk(("a",), lambda: "<p>")).startswith(b"%PDF-")
    assert teller() == 1


def test_na_een_fout_kan_het_opnieuw(monkeypatch, teller):
    goed = pdf.DRUKKER
    monkeypatch.setattr(pdf, "DRUKKER", stand_in(STRUIKEL))
    with pytest.raises(DrukFout):
        druk(("a",), lambda: "<p>")
    monkeypatch.setattr(pdf, "DRUKKER", goed)
    assert lees(druk(("a",), lambda: "<p>")).startswith(b"%PDF-")


def test_wat_lang_niet_gevraagd_is_wordt_weggegooid_en_wie_leest_leest_verder(teller, settings):
    bestanden = {}
    for naam in ("vergeten", "gevraagd"):
        bestanden[naam] = druk((naam,), lambda: "<p>")
        os.utime(bestanden[naam].name, (0, 0))
    verweesd = settings.PDF_MAP / "x.1.deel"
    verweesd.touch()
    os.utime(verweesd, (0, 0))
    druk(("gevraagd",), lambda: "<p>").close()
    druk(("nieuw",), lambda: "<p>").close()
    over = {pad.name for pad in settings.PDF_MAP.iterdir()}
    assert Path(bestanden["vergeten"].name).name not in over
    assert Path(bestanden["gevraagd"].name).name in over
    assert verweesd.name not in over
    assert lees(bestanden["vergeten"]).startswith(b"%PDF-")
    lees(bestanden["gevraagd"])


def test_de_map_wordt_niet_groter_dan_de_bewaarruimte(teller, settings, monkeypatch):
    een = lees(druk((0,), lambda: "<p>"))
    monkeypatch.setattr(pdf, "BEWAARRUIMTE", 3 * len(een))
    for nummer in range(1, 8):
        if nummer == 3:
            druk((0,), lambda: "<p>").close()  # still in use
        bestand = druk((nummer,), lambda: "<p>")
        ouder = time.time() - 100 + nummer
        os.utime(bestand.name, (ouder, ouder))
        assert lees(bestand).startswith(b"%PDF-")
    assert len(list(settings.PDF_MAP.glob("*.pdf"))) == 3
    assert teller() == 8
    druk((0,), lambda: "<p>").close()
    assert teller() == 8


def test_weggooien_wacht_op_wat_er_gedrukt_wordt_en_gooit_ook_dat_weg(teller, settings):
    druk(("eerder",), lambda: "<p>").close()
    weg = threading.Thread(target=gooi_weg)

    def maak_html():
        weg.start()
        weg.join(0.2)  # who does not wait for the printer is done by then, before the PDF is there
        return "<p>"

    assert lees(druk(("nu",), maak_html)).startswith(b"%PDF-")
    weg.join()
    assert teller() == 2
    assert list(settings.PDF_MAP.glob("*.pdf")) == []


def test_het_kind_krijgt_geen_geheimen_mee(monkeypatch):
    verklikker = """
import os, pathlib, sys
pathlib.Path(sys.argv[1]).write_text("\\n".join(os.environ))
"""
    monkeypatch.setattr(pdf, "DRUKKER", stand_in(verklikker))
    monkeypatch.setenv("SECRET_KEY", "geheim")
    omgeving = lees(druk(("a",), lambda: "<p>")).decode().split()
    assert set(omgeving) <= {*pdf.OMGEVING, "LC_CTYPE"}


# From the database


def als_bezoeker():
    """The agenda as a view finds it."""
    return Agenda.objects.openbaar().select_related("inhoudsversie").get()


def test_de_pdf_wordt_opnieuw_gemaakt_als_het_publiek_iets_anders_ziet(teller, maak_agendapunt):
    punt = maak_agendapunt()
    for _ in range(3):
        levende_agenda_pdf(als_bezoeker(), Selectie(), ADRES).close()
    assert teller() == 1
    maak_agendapunt(publicatie="concept")
    levende_agenda_pdf(als_bezoeker(), Selectie(), ADRES).close()
    assert teller() == 1
    punt.titel = "Anders"
    opslaan(punt)
    levende_agenda_pdf(als_bezoeker(), Selectie(), ADRES).close()
    assert teller() == 2


def test_een_bewaarde_pdf_kost_geen_query_en_geen_html(
    teller, maak_agendapunt, django_assert_num_queries, monkeypatch
):
    maak_agendapunt()
    agenda = als_bezoeker()
    levende_agenda_pdf(agenda, Selectie(), ADRES).close()
    monkeypatch.setattr(pdf, "als_html", None)
    with django_assert_num_queries(0):
        levende_agenda_pdf(agenda, Selectie(), ADRES).close()


def test_elk_deel_elk_adres_en_elke_bouw_heeft_een_eigen_pdf(teller, maak_agendapunt, monkeypatch):
    maak_agendapunt()
    agenda = als_bezoeker()
    for selectie in (Selectie(), Selectie("status", "loopt"), Selectie("status", "gepland")):
        levende_agenda_pdf(agenda, selectie, ADRES).close()
    levende_agenda_pdf(agenda, Selectie(), "https://anders.example/").close()
    monkeypatch.setattr(pdf, "bouwkenmerk", lambda: "nieuw")
    levende_agenda_pdf(agenda, Selectie(), ADRES).close()
    assert teller() == 5


def test_onder_welke_naam_of_poort_er_gevraagd_wordt_telt_niet(
    client, teller, maak_agendapunt, settings
):
    settings.ALLOWED_HOSTS = ["*"]
    adres = reverse("levende-agenda-pdf", args=[maak_agendapunt().agenda.slug])
    for host in ("testserver", "testserver:8001", "localhost", "elders.example:1"):
        client.get(adres, headers={"host": host}).getvalue()
    assert teller() == 1


def test_een_bezoeker_krijgt_de_echte_pdf(client, maak_agendapunt):
    punt = maak_agendapunt("Woonvisie", perioden=["2027"])
    antwoord = client.get(reverse("levende-agenda-pdf", args=[punt.agenda.slug]))
    assert antwoord.status_code == 200
    assert antwoord["Content-Type"] == "application/pdf"
    inhoud = b"".join(antwoord.streaming_content)
    assert inhoud.startswith(b"%PDF-1.7")
    assert len(inhoud) == int(antwoord["Content-Length"])


def test_zonder_drukker_hoort_een_bezoeker_dat_het_nu_niet_kan(
    client, maak_agendapunt, monkeypatch
):
    punt = maak_agendapunt()
    monkeypatch.setattr(pdf, "DRUKKER", stand_in(STRUIKEL))
    antwoord = client.get(reverse("levende-agenda-pdf", args=[punt.agenda.slug]))
    assert antwoord.status_code == 503
    assert "Probeer het over een paar minuten opnieuw" in antwoord.text
    assert antwoord["Retry-After"] == "60"


def test_wie_niet_wachten_mag_leest_wat_te_doen_en_wanneer_terug_te_komen(
    client, maak_agendapunt, klok
):
    adres = reverse("levende-agenda-pdf", args=[maak_agendapunt().agenda.slug])
    with bezet("drukker", "rij"):
        antwoord = client.get(adres)
    assert antwoord.status_code == 503
    assert antwoord["Retry-After"] == "60"
    assert "Wacht een minuut en probeer het dan opnieuw" in antwoord.text
