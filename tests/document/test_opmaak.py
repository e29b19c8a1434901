"""What the document of a living agenda says, before it becomes a PDF."""

import re
from datetime import UTC, date, datetime

import pytest
from django.utils.html import strip_tags
from lxml import html

from agenda.beschrijving.punten import Verwijzing
from ijmond.document import naam_van_overleg
from ijmond.document.begrippen import BEGRIPPEN, gebruikte_begrippen
from ijmond.document.matrix import maak_planningtabellen
from ijmond.document.opmaak import Sinds, als_html, wie_doet_wat
from ijmond.document.samenvatting import vat_samen
from ijmond.momentopname.selectie import Selectie
from ijmond.vergelijking.punten import vergelijk_voorstel
from ijmond.vergelijking.redenen import VanKenmerk
from tests.momentopnamen import (
    BEDRAG,
    Bron,
    Datum,
    Wie,
    Zitting,
    gepland,
    grote_momentopname,
    maak_actie,
    maak_agendapunt,
    maak_domein,
    maak_momentopname,
    maak_overleg,
    maak_periode,
)

ADRES = "https://agenda.voorbeeld.example/agenda/ijmond/"


def document(momentopname, selectie=None):
    return als_html(momentopname, selectie or Selectie(), ADRES)


def tekst(momentopname, selectie=None):
    """The words of the document, with single spaces."""
    return " ".join(strip_tags(document(momentopname, selectie).replace("<", " <")).split())


def een_punt(**velden):
    return maak_momentopname([maak_domein(agendapunten=[maak_agendapunt(**velden)])])


def een_actie(**velden):
    overleg = maak_overleg(acties=[maak_actie(**velden)])
    return maak_momentopname([maak_domein(overleggen=[overleg])])


def test_een_afgesloten_agenda_zegt_van_welk_moment_hij_is():
    zin = "Deze agenda liep tot en met 2018. U ziet de stand van 2015."
    assert zin in tekst(maak_momentopname())


def lopende_momentopname(domeinen=(), **anders):
    velden = {"status": "lopend", "afgelopen": False, "stand_op": Datum()}
    return maak_momentopname(domeinen, eind=date(2028, 12, 31), **velden | anders)


def test_een_lopende_agenda_zegt_niet_dat_hij_is_afgelopen():
    assert "liep tot en met" not in tekst(lopende_momentopname())


@pytest.mark.parametrize(
    ("lopend", "afgelopen"),
    [
        ("zijn een indicatie: een onderwerp kan", "waren een indicatie: een onderwerp kon"),
        ("De jaren zijn een indicatie. Een", "De jaren waren een indicatie. Een"),
        ("Bij de uitvoering heet dit: Zorg", "Bij de uitvoering heette dit: Zorg"),
        ("Dit overleg heeft nog geen acties", "Dit overleg had geen acties"),
        ("Aan elk overleg doen mee", "Aan elk overleg deden mee"),
        ("Wie doet wat", "Wie deed wat"),
    ],
)
def test_een_lopende_agenda_staat_in_de_tegenwoordige_tijd_een_afgelopen_in_de_verleden(
    lopend, afgelopen
):
    punt = maak_agendapunt(betrokkenen=(Wie("x", "X", "partner"),))
    overleg = maak_overleg(deelnemers=maak_momentopname().deelnemers)
    domein = maak_domein(agendapunten=[punt], overleggen=[overleg], naam_werkagenda="Zorg")
    nu, toen = tekst(lopende_momentopname([domein])), tekst(maak_momentopname([domein]))
    assert (lopend in nu, afgelopen in nu) == (True, False)
    assert (lopend in toen, afgelopen in toen) == (False, True)


def test_het_moment_staat_er_in_nederlandse_tijd():
    zomer = maak_momentopname(moment=datetime(2026, 7, 1, 22, 5, tzinfo=UTC))
    assert "Laatst bijgewerkt op 2 juli 2026 om 00.05 uur" in tekst(zomer)


def test_dezelfde_momentopname_geeft_dezelfde_tekst():
    assert document(grote_momentopname()) == document(grote_momentopname())


def test_op_het_voorblad_staat_waar_de_agenda_te_lezen_is_en_bij_wie_u_terechtkunt():
    html = document(maak_momentopname())
    assert f'<a href="{ADRES}">{ADRES}</a>' in html
    assert '<a href="mailto:griffie@voorbeeld.example">' in html


def test_de_agenda_gebruikt_zijn_eigen_woorden():
    agenda = maak_momentopname(
        [maak_domein(agendapunten=[maak_agendapunt()], naam="Wonen")],
        woord_domein="hoofdopgave",
        woord_domeinen="hoofdopgaven",
        woord_agendapunt="speerpunt",
        woord_agendapunten="speerpunten",
        woord_periode="halfjaar",
        woord_perioden="halfjaren",
    )
    gezegd = tekst(agenda)
    assert "Hoofdopgave a" in gezegd
    assert "Speerpunten" in gezegd
    assert "De halfjaren in deze agenda waren een indicatie" in gezegd
    assert "gendapunt" not in gezegd
    assert "omein" not in gezegd


def test_een_deel_van_de_agenda_zegt_welk_deel_het_is():
    gezegd = tekst(grote_momentopname(), Selectie(periode="2016"))
    assert "Dit is een deel van de agenda. Alleen wat gepland staat in 2016." in gezegd
    assert "Inleiding" not in gezegd


def test_een_leeg_deel_zegt_dat_het_leeg_is():
    gezegd = tekst(een_punt(status="gepland"), Selectie(status="vervallen"))
    assert "In dit deel van de agenda staat niets." in gezegd
    assert "Inhoud" not in gezegd


@pytest.mark.parametrize(
    ("velden", "feit"),
    [
        ({"status": "gepland"}, "Gepland 2016"),
        ({"jaren": (2015, 2016, 2017)}, "Gepland 2015, 2016 en 2017"),
        ({"ritme": "jaarlijks"}, "Gepland 2016, jaarlijks"),
        ({"jaren": (), "ritme": "doorlopend"}, "Hoe vaak Doorlopend"),
        (
            {"planning": (gepland("2016", "eerste helft"),)},
            "Gepland 2016 (eerste helft)",
        ),
        ({"status": "afgerond"}, "Status in 2015 Afgerond Gepland 2016"),
        ({"jaren": (), "status": "gepland"}, "Status in 2015 Gepland"),
        (
            {"betrokkenen": (Wie("x", "X", "partner"), Wie("y", "Y", "trekker"))},
            "Trekker Y Partner X",
        ),
    ],
)
def test_bij_een_agendapunt_staan_zijn_feiten(velden, feit):
    assert feit in tekst(een_punt(**velden))


def test_een_onbekende_status_wordt_niet_herhaald_maar_een_keer_uitgelegd():
    gezegd = tekst(een_punt(status="onbekend"))
    assert "Staat er bij een punt geen status? Dan is de status onbekend." in gezegd
    assert "Onbekend" not in gezegd


def test_een_bedrag_zegt_wat_voor_bedrag_het_is_en_van_welk_jaar():
    actie = een_actie(bedragen=(BEDRAG,))
    assert "Bedrag € 50.000, maximum (2015)" in tekst(actie)


def test_een_termijn_staat_in_de_woorden_van_de_bron():
    termijn = Datum(date(2016, 1, 1), "jaar")
    assert "Termijn voor de zomer" in tekst(
        een_actie(termijn=termijn, termijn_tekst="voor de zomer")
    )
    assert "Termijn 2016" in tekst(een_actie(termijn=termijn))


def test_een_actie_leidt_naar_het_agendapunt_dat_zij_uitvoert():
    agenda = maak_momentopname(
        [
            maak_domein(
                agendapunten=[maak_agendapunt("SA-01", titel="Woonvisie", status="loopt")],
                overleggen=[
                    maak_overleg(acties=[maak_actie(agendapunt="SA-01", status="gepland")])
                ],
            )
        ]
    )
    assert '<a href="#SA-01">SA-01 Woonvisie</a>' in document(agenda)
    # In a part without that item the title stays, but leads nowhere.
    deel = document(agenda, Selectie(status="gepland"))
    assert "#SA-01" not in deel
    assert "SA-01 Woonvisie" in deel


def test_acties_zonder_overleg_staan_onder_hun_agendapunt():
    html = document(een_punt(kenmerk="SA-01", acties=(maak_actie("WA-01", agendapunt="SA-01"),)))
    assert re.search(r'<h4>.*SA-01.*<h5><span class="kenmerk">WA-01', html, re.DOTALL)
    assert "Agendapunt</strong>" not in html


def test_een_actie_onder_een_verborgen_agendapunt_staat_bij_het_domein_op_elke_plek():
    betrokken = (Wie("velsen", "Velsen", "uitvoerder"),)
    los = maak_actie("WA-09", titel="Los van alles", betrokkenen=betrokken)
    agenda = maak_momentopname([maak_domein(acties=(los,))])
    html, gezegd = document(agenda), tekst(agenda)
    assert '<a href="#andere-sociaal">Andere acties</a>' in html
    assert 'id="andere-sociaal"' in html
    assert "WA-09 Los van alles Uitvoerder Velsen" in gezegd
    assert '<span data-bladen="WA-09 "></span>' in html  # under who does what


def test_bij_een_punt_staan_zijn_vergaderingen_stukken_en_bron():
    behandelingen = (
        Zitting(1, doel="besluitvormend", uitkomst="aangenomen", toelichting="Met **spoed**."),
        Zitting(2, datum=Datum(), status="geannuleerd"),
    )
    stuk = Verwijzing(titel="Nota", url="https://voorbeeld.example/", datum=date(2016, 5, 1))
    agenda = een_punt(behandelingen=behandelingen, verwijzingen=(stuk,))
    gezegd = tekst(agenda)
    assert "Vergadering Raad, 1 juni 2016 (besluitvormend): aangenomen Met spoed" in gezegd
    assert "Vergadering Raad (ging niet door) Lees ook Nota, 1 mei 2016 Bron: §2" in gezegd
    assert '<a href="https://voorbeeld.example/">Nota' in document(agenda)


def test_een_hoofdstuk_noemt_zijn_bronnen_een_keer_bij_naam_zodra_er_meer_zijn():
    punten = [maak_agendapunt("SA-01"), maak_agendapunt("SA-02")]
    gezegd = tekst(maak_momentopname([maak_domein(agendapunten=punten)]))
    assert gezegd.count("§2") == 1
    assert "Bron: §2" in gezegd
    ander = maak_agendapunt("SA-03", bron=Bron("nota", "Woonnota", ""))
    gezegd = tekst(maak_momentopname([maak_domein(agendapunten=[*punten, ander])]))
    assert "Bronnen: Strategische IJmond Agenda, §2 (SA-01 en SA-02); Woonnota (SA-03)" in gezegd


def test_een_overleg_begint_met_een_tabel_van_zijn_acties():
    velden = {
        "WA-01": {"status": "loopt", "betrokkenen": (Wie("x", "X", "partner"),)},
        "WA-02": {"termijn_tekst": "voor de zomer", "betrokkenen": (Wie("y", "Y", "uitvoerder"),)},
        "WA-03": {},
    }
    acties = [maak_actie(kenmerk, titel=kenmerk.lower(), **los) for kenmerk, los in velden.items()]
    deel = maak_momentopname([maak_domein(overleggen=[maak_overleg(acties=acties)])])
    [tabel] = html.fromstring(document(deel)).xpath("//section[starts-with(@id, 'overleg')]//table")
    rijen = [[" ".join(cel.text_content().split()) for cel in rij] for rij in tabel.iter("tr")]
    assert rijen == [
        ["Actie", "Status in 2015", "Termijn", "Wie"],
        ["WA-01 wa-01", "Loopt", "", ""],
        ["WA-02 wa-02", "", "voor de zomer", "Y (uitvoerder)"],
        ["WA-03 wa-03", "", "", ""],
    ]
    weinig = maak_momentopname([maak_domein(overleggen=[maak_overleg(acties=acties[:2])])])
    assert "<table" not in document(weinig)


def _veranderd(aantal):
    """An agenda of which so many items were put off, and one has another text."""
    oud, nieuw = (
        maak_momentopname(
            [
                maak_domein(
                    agendapunten=[
                        *(maak_agendapunt(f"SA-{n}", (jaar,)) for n in range(10, 10 + aantal)),
                        maak_agendapunt("SA-99", toelichting=f"Stand van {jaar}."),
                    ]
                )
            ]
        )
        for jaar in (2016, 2017)
    )
    return Sinds("toen", vergelijk_voorstel(1, oud, nieuw, VanKenmerk({})))


def test_wat_er_veranderde_staat_na_de_inhoud_op_een_blad_en_anders_achterin_in_zijn_geheel():
    def koppen(sinds):
        gedrukt = als_html(sinds.vergelijking.nieuw, Selectie(), "", sinds)
        return re.findall(r"<h2>(.*?)</h2>", gedrukt)

    kort, lang = _veranderd(8), _veranderd(60)
    assert koppen(kort)[:2] == ["Inhoud", "Wat is er veranderd sinds toen"]
    assert not any("Alles wat" in kop for kop in koppen(kort))
    assert koppen(lang)[1] == "Wat is er veranderd sinds toen"
    assert "Alles wat veranderde sinds toen" in koppen(lang)[3:]
    verschoven, anders = vat_samen(lang.vergelijking)
    assert (verschoven.groep.naam, anders.groep.naam) == ("Verschoven", "Anders beschreven")
    assert 20 < len(verschoven.verteld) < 40
    assert verschoven.overig + len(verschoven.verteld) == 60


def test_wie_aan_elk_overleg_meedoet_staat_er_een_keer():
    deelnemers = maak_momentopname().deelnemers
    allen = maak_overleg("a", [maak_actie()], deelnemers=deelnemers[::-1])
    ander = maak_overleg("b", [maak_actie("WA-02")], deelnemers=("Gemeente Haarlem",))
    onbekend = maak_overleg("c", [maak_actie("WA-03")])
    gezegd = tekst(maak_momentopname([maak_domein(overleggen=[allen])]))
    assert "Aan elk overleg deden mee: Gemeente Beverwijk, " in gezegd
    assert "Deelnemers: " not in gezegd
    gezegd = tekst(maak_momentopname([maak_domein(overleggen=[allen, ander, onbekend])]))
    assert "Aan elk overleg" not in gezegd
    assert gezegd.count("Deelnemers: ") == 2


@pytest.mark.parametrize(
    ("velden", "naam"),
    [
        ({"naam": "Wonen"}, "Pfh-overleg Wonen"),
        ({"naam": "Milieu", "afkorting": "ML"}, "Pfh-overleg Milieu (ML)"),
        ({"naam": "Bedrijf", "soort": "secretarissenoverleg"}, "Secretarissenoverleg Bedrijf"),
        ({"naam": "Het pfh-overleg Wonen"}, "Het pfh-overleg Wonen"),
    ],
)
def test_een_overleg_heet_naar_zijn_soort_en_zegt_dat_een_keer(velden, naam):
    [overleg] = maak_momentopname([maak_domein(overleggen=[maak_overleg(**velden)])]).overleggen
    assert naam_van_overleg(overleg) == naam


def test_alles_in_de_inhoudsopgave_bestaat():
    html = document(grote_momentopname())
    doelen = set(re.findall(r'href="#([^"]+)"', html))
    assert doelen <= set(re.findall(r'id="([^"]+)"', html))
    assert {"planning", "domein-ruimte", "overleg-ruimte-0", "SA-11", "WA-81"} <= doelen


def test_de_matrix_deelt_veel_perioden_over_tabellen_en_noemt_elk_punt():
    perioden = tuple(
        maak_periode(str(jaar), "jaar", date(jaar, 1, 1), date(jaar, 12, 31))
        for jaar in range(2015, 2031)
    )
    punten = [
        maak_agendapunt("SA-01", (2015,)),
        maak_agendapunt("SA-02", (2030,)),
        maak_agendapunt("SA-03", ()),
    ]
    tabellen = maak_planningtabellen(
        maak_momentopname([maak_domein(agendapunten=punten)], perioden=perioden)
    )
    assert [len(matrix.kolommen) for [matrix] in tabellen] == [8, 8, 0]
    for [matrix], kenmerk in zip(tabellen, ("SA-01", "SA-02", "SA-03"), strict=True):
        assert [r.punt.kenmerk for groep in matrix.groepen for r in groep.rijen] == [kenmerk]


def test_de_matrix_op_papier_zegt_wat_nu_is_en_wat_te_laat_is_van_wie_een_dag_meegeeft():
    punten = [maak_agendapunt(f"SA-{jaar}", (jaar,), status="gepland") for jaar in (2015, 2017)]
    agenda = maak_momentopname([maak_domein(agendapunten=punten)])
    nu = als_html(agenda, Selectie(), ADRES, vandaag=date(2016, 5, 1))
    gezegd = " ".join(strip_tags(nu.replace("<", " <")).split())
    assert "2015 2016 nu 2017" in gezegd
    assert gezegd.count("later dan gepland") == 1
    assert "later dan gepland" not in (zonder := tekst(agenda))
    assert "2016 nu" not in zonder


def test_in_een_enkele_tabel_staat_ook_wat_niet_gepland_is():
    [[matrix]] = maak_planningtabellen(een_punt(jaren=()))
    assert [cel.gepland for cel in matrix.groepen[0].rijen[0].cellen] == [()] * 4


def test_een_planning_die_niet_op_een_pagina_past_heeft_er_een_tabel_per_pagina():
    def domein(slug, eerste, aantal, titel="Kort"):
        nummers = range(eerste, eerste + aantal)
        return maak_domein(slug, [maak_agendapunt(f"SA-{n}", titel=titel) for n in nummers])

    domeinen = [
        domein("a", 10, 12), domein("b", 30, 8), domein("c", 50, 4),
        domein("lang", 60, 9, "x " * 70),
    ]  # fmt: skip
    [tabellen] = maak_planningtabellen(maak_momentopname(domeinen))
    assert [[(g.domein.slug, len(g.rijen)) for g in tabel.groepen] for tabel in tabellen] == [
        [("a", 12)], [("b", 8), ("c", 4)], [("lang", 6)], [("lang", 3)],
    ]  # fmt: skip
    gezegd = tekst(maak_momentopname(domeinen))
    assert gezegd.count("gepland? (vervolg)") == 3


@pytest.mark.parametrize(
    ("aantallen", "per_tabel"),
    [([16], [14, 2]), ([15, 1, 15], [14, 2, 15]), ([1, 15], [2, 14]), ([1], [1])],
)
def test_een_punt_staat_niet_alleen_in_een_tabel(aantallen, per_tabel):
    domeinen = [
        maak_domein(str(d), [maak_agendapunt(f"S{d}-{n}", titel="Kort") for n in range(aantal)])
        for d, aantal in enumerate(aantallen)
    ]
    [tabellen] = maak_planningtabellen(maak_momentopname(domeinen))
    assert [sum(len(g.rijen) for g in tabel.groepen) for tabel in tabellen] == per_tabel


def test_wie_doet_wat_staat_op_naam_en_per_rol():
    def betrokken(kenmerk, *paren):
        betrokkenen = tuple(Wie(naam.lower(), naam, rol) for naam, rol in paren)
        return maak_agendapunt(kenmerk, betrokkenen=betrokkenen)

    agenda = maak_momentopname(
        [
            maak_domein(
                agendapunten=[
                    betrokken("SA-01", ("Velsen", "partner"), ("achmea", "financier")),
                    betrokken("SA-02", ("Velsen", "trekker"), ("Velsen", "partner")),
                ]
            )
        ]
    )
    achmea, velsen = wie_doet_wat(agenda)
    assert (achmea.naam, velsen.naam) == ("achmea", "Velsen")
    assert [(rol, [p.kenmerk for p in lijst]) for rol, lijst in velsen.rollen] == [
        ("trekker", ["SA-02"]),
        ("partner", ["SA-01", "SA-02"]),
    ]


@pytest.mark.parametrize(
    ("zin", "termen"),
    [
        ("Uit het REB-budget", ["REB"]),
        ("De GR’s en TOP's", ["GR", "TOP"]),
        ("Een top over OGGZ", ["OGGZ"]),
        ("pfh-overleg V&V", ["pfh-overleg", "V&V"]),
        ("Het Pfh-overleg", ["pfh-overleg"]),
        ("GROEN, HRM en MRAX", []),
    ],
)
def test_uitgelegd_wordt_wat_er_staat(zin, termen):
    assert [begrip.term for begrip in gebruikte_begrippen(zin)] == termen


def test_begrippen_staan_op_alfabet():
    termen = [begrip.term.casefold() for begrip in BEGRIPPEN]
    assert termen == sorted(termen)


def test_html_in_een_tekst_blijft_tekst():
    html = document(een_punt(titel="<i>x</i>", toelichting="<script>alert(1)</script> en **vet**"))
    assert "<script" not in html
    assert "&lt;i&gt;x&lt;/i&gt;" in html
    assert "<strong>vet</strong>" in html


@pytest.mark.parametrize("rijen", [1, 2, 3])
@pytest.mark.parametrize("jaren", [1, 2, 3, 6])
def test_een_planning_met_meer_koppen_dan_vakken_is_een_lijst(jaren, rijen):
    """What is too small for a table tells the same: the item, and when it is planned."""
    perioden = tuple(
        maak_periode(str(jaar), "jaar", date(jaar, 1, 1), date(jaar, 12, 31))
        for jaar in range(2016, 2016 + jaren)
    )
    punten = [maak_agendapunt(f"SA-{n}") for n in range(10, 10 + rijen)]
    agenda = maak_momentopname([maak_domein(agendapunten=punten)], perioden=perioden)
    [planning] = html.fromstring(document(agenda)).xpath("//section[@id='planning']")
    for tabel in planning.xpath(".//table"):
        assert len(tabel.xpath(".//th")) <= len(tabel.xpath(".//td"))
    gelezen = " ".join(planning.text_content().split())
    assert "Wanneer was wat gepland?" in gelezen
    assert gelezen.count("Detailhandelsvisie") == rijen
    in_vakken, in_lijst = planning.xpath(".//td/svg"), gelezen.count(": 2016")
    assert len(in_vakken) + in_lijst == rijen
