"""What real lists have in their cells: when, how much, who, which link."""

import pytest

from agenda.models import Agenda
from ijmond.overnemen import waarden
from ijmond.overnemen.kolommen import kolom_van
from ijmond.overnemen.regels import op_een_regel
from ijmond.overnemen.waarden import Waarde
from ijmond.overnemen.wanneer import lees_wanneer, tijdvak


@pytest.mark.parametrize(
    ("getypt", "perioden", "blijft_staan"),
    [
        ("30-mrt-27", ["2027-03"], "30-mrt-27"),
        ("di 5 mei 2026", ["2026-05"], "di 5 mei 2026"),
        ("2026-05-05", ["2026-05"], "2026-05-05"),
        ("februari 2028", ["2028-02"], ""),
        ("jun-26", ["2026-06"], ""),
        ("Q2 2028", ["2028-Q2"], ""),
        ("2e kwartaal van 2028", ["2028-Q2"], ""),
        ("1e helft 2027", ["2027-H1"], ""),
        ("in 2027", ["2027"], ""),
        ("2026 en 2027", ["2026", "2027"], ""),
        ("2026-2028", ["2026", "2027", "2028"], ""),
        ("n.t.b. 2027", ["2027"], "n.t.b. 2027"),
        ("voorjaar 2027", ["2027"], "voorjaar 2027"),
        ("Q3/Q4 2027", ["2027-Q3", "2027-Q4"], ""),
        ("okt. en november 2027", ["2027-10", "2027-11"], ""),
        ("derde kwartaal van 2027", ["2027-Q3"], ""),
        ("12 maart 2027 (raad)", ["2027-03"], "12 maart 2027 (raad)"),
        ("voor 1 juli 2027", ["2027"], "voor 1 juli 2027"),
        ("najaar '27", ["2027"], "najaar '27"),
        ("afgedaan op 14 mei 2026", ["2026"], "afgedaan op 14 mei 2026"),
        ("31-02-2026", ["2026"], "31-02-2026"),
    ],
)
def test_wanneer(getypt, perioden, blijft_staan):
    gelezen = lees_wanneer(getypt)
    assert [str(los) for los in gelezen.tijdvakken] == perioden
    assert gelezen.getypt == blijft_staan


def test_wat_terugkomt_is_een_ritme_en_wat_niets_zegt_is_geen_periode():
    assert lees_wanneer("doorlopend").ritme == "doorlopend"
    jaarlijks = lees_wanneer("Jaarlijks in mei")
    assert (jaarlijks.ritme, jaarlijks.getypt) == ("jaarlijks", "Jaarlijks in mei")
    assert lees_wanneer("N.t.b.").ritme == "nader_te_bepalen"
    assert lees_wanneer("voor de zomer") is lees_wanneer("9" * 100_000) is None
    assert str(tijdvak("Q2", "2026")) == "2026-Q2"
    assert tijdvak("voorjaar 2026") is None


def test_bedragen():
    def gelezen(tekst):
        return [tuple(los.values()) for los in waarden.bedragen(tekst)]

    assert gelezen("€ 1,2 mln") == [("1200000", "precies", "")]
    assert gelezen("- € 864") == [("-864", "precies", "")]
    assert gelezen("15.000,=") == [("15000", "precies", "")]
    assert gelezen("circa € 50.000") == [("50000", "circa", "")]
    assert gelezen("p.m.") == [(None, "pm")]
    assert gelezen("€ 20.000 onderzoek, € 50.000 capaciteit") == [
        ("20000", "precies", "onderzoek"),
        ("50000", "precies", "capaciteit"),
    ]
    assert waarden.bedragen("veel geld") is None
    assert waarden.bedragen("1" * 100_000) is None


def test_wie_en_welke_link():
    namen = "wethouder Proef, het college en Gemeente Velsen; Techport"
    assert [(los, waarden.soort_eigenaar(los)) for los in waarden.namen(namen)] == [
        ("wethouder Proef", "persoon"),
        ("het college", "functie"),
        ("Gemeente Velsen", "gemeente"),
        ("Techport", ""),
    ]
    bekend = {"arbeidsmarktregio zuid kennemerland en ijmond"}
    regio = "Arbeidsmarktregio Zuid-Kennemerland en IJmond (trekker)"
    [genoemd] = waarden.namen(regio, bekend)
    assert waarden.zonder_rol(genoemd) == (regio.removesuffix(" (trekker)"), "trekker")
    assert waarden.zonder_rol("Techport (IJmuiden)") == ("Techport (IJmuiden)", "")
    cel = Waarde("Woonvisie: https://gemeente.example/a.docx\nDocument gebiedsplan")
    assert list(waarden.verwijzingen(cel)) == [
        {"titel": "Woonvisie", "url": "https://gemeente.example/a.docx"},
        {"titel": "Document gebiedsplan", "url": ""},
    ]


def test_een_koppelteken_dat_een_woord_afbrak_gaat_weg_en_een_ander_blijft():
    assert op_een_regel("Samen-\nwerking", {"samenwerking"}) == "Samenwerking"
    assert op_een_regel("MRA-\nagenda", {"samenwerking"}) == "MRA-agenda"
    assert op_een_regel("Werk-\nen inkomen") == "Werk- en inkomen"


def test_een_kolom_is_te_kennen_aan_een_woord_dat_genoeg_zegt():
    agenda = Agenda(woord_agendapunt="inspanning")
    koppen = {
        "AGENDAPUNT ": "titel",
        "Onderwerp / agendapunt": "titel",
        "Inspanning": "titel",
        "Toelichting en stand": "toelichting",
        "Bestuurlijk trekker": "wie",
        "Soort stuk": "stuksoort",
        "Datum toezegging": "",
        "Beverwijk": "",
        "Opmerking intern": "",
        "Interne toelichting": "",
    }
    assert {kop: kolom_van(kop, agenda) for kop in koppen} == koppen
