"""A list as Excel or CSV: what went out and was edited comes in as just that, and nothing else."""

import re
import shutil
import subprocess
from datetime import date, time
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import PieChart

from agenda.choices import Herkomst
from agenda.models import Agenda, Agendapunt, Eigenaar, Gebeurtenis, Vergadering
from agenda.voorstellen import voer_uit
from ijmond.overnemen import Geweigerd, als_regels, laat_binnen, lees, maak_voorstel, vergelijk
from ijmond.overnemen.lijst import onthoud
from ijmond.overnemen.lijst.keuze import Kolomkeuze
from werkagenda.models import Actie

HERKOMST = {"xlsx": Herkomst.EXCEL, "csv": Herkomst.CSV}
LIJSTEN = {"agendapunten": Agendapunt, "acties": Actie, "eigenaren": Eigenaar,
           "vergaderingen": Vergadering}  # fmt: skip


@pytest.fixture(scope="module")
def _streek(
    eenmalig, samen, maak_agenda, maak_domein, maak_agendapunt, maak_actie, maak_overleg,
    maak_eigenaar, maak_vergadering, maak_orgaan, maak_stuksoort, maak_document, maak_thema,
):  # fmt: skip
    """One of each, with every kind of value, and texts that a spreadsheet could spoil."""
    with samen():
        agenda = maak_agenda(titel="Streek")
        zorg, wonen = maak_domein("Zorg", agenda=agenda), maak_domein("Wonen", agenda=agenda)
        raad, velsen = maak_orgaan("Raad"), maak_eigenaar("Velsen")
        ander = maak_eigenaar("velsen!", slug="ander-velsen")
        punt = maak_agendapunt(
            "-10% energie", domein=zorg, perioden=[2026, 2028], nummer_elders="'=1+1",
            toelichting="- wonen\n- zorg | welzijn\\n ", bron=maak_document("Nota | 1"),
            stuksoort=maak_stuksoort("Brief"), interne_notitie="@niemand",
            betrokkenen=[(velsen, "trekker"), (ander, "partner")],
            verwijzingen=[("Stuk | twee", "https://voorbeeld.example/?a=1|2")],
            bedragen=[{"bedrag": "1234567.50", "waarvoor": "onderzoek", "jaar": 2026},
                      {"bedrag": None, "zekerheid": "pm"}],
        )  # fmt: skip
        maak_thema("Water", domeinen=[zorg], punten=[punt])
        buur = maak_agendapunt("Tweede", domein=wonen, status="loopt")
        maak_actie(
            "Bouwen", overleg=maak_overleg("Jeugd", domein=zorg), agendapunt=punt,
            termijn=date(2027, 4, 1), termijn_precisie="kwartaal", termijn_tekst="voor de zomer",
        )  # fmt: skip
        maak_vergadering(
            [punt, buur], orgaan=raad, begin=time(19, 30), locatie="=Raadhuis",
            toelichting="Regel 1\n\nRegel 3",
        )  # fmt: skip
    return agenda.pk


@pytest.fixture
def streek(_streek, db):
    return Agenda.objects.get(pk=_streek)


@pytest.fixture
def uit(griffie_client):
    """A list of the admin as the bytes of a file."""
    return lambda naam: b"".join(griffie_client.get(f"/beheer/uitvoer/{naam}"))


def vergelijking(bestand, agenda, naam="lijst"):
    return vergelijk(lees(laat_binnen(BytesIO(bestand), naam), agenda), agenda)


def neem_over(bestand, agenda):
    binnen = laat_binnen(BytesIO(bestand), "lijst.xlsx")
    return maak_voorstel(
        vergelijk(lees(binnen, agenda), agenda), bestand=binnen.naam,
        herkomst=HERKOMST[binnen.soort], reden="Zo besloten.",
    )  # fmt: skip


def bewerkt(bestand, wijzigingen, blad=0):
    """The file after somebody typed in it: {(row, heading): value}."""
    boek = load_workbook(BytesIO(bestand))
    vel = boek.worksheets[blad]
    koppen = {cel.value: cel.column for cel in vel[1]}
    for (rij, kop), waarde in wijzigingen.items():
        vel.cell(rij, koppen[kop]).value = waarde
    uit = BytesIO()
    boek.save(uit)
    return uit.getvalue()


def in_excel(*rijen, blad="Lijst"):
    boek = Workbook()
    boek.active.title = blad
    for rij in rijen:
        boek.active.append(rij)
    uit = BytesIO()
    boek.save(uit)
    return uit.getvalue()


def begrepen(los):
    """What a look at a document comes to, without what is the same."""
    return [regel for regel in als_regels(los) if not regel.startswith("gelijk")]


@pytest.mark.lang
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice staat hier niet.")
def test_libreoffice_bewaart_wat_er_in_staat(streek, uit, tmp_path):
    """It opens what we write; what it saves as .xlsx and as CSV comes in as the same."""
    heen, terug = tmp_path / "lijst.xlsx", tmp_path / "terug"
    heen.write_bytes(uit("agendapunten.xlsx"))
    csv = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true"
    for vorm in ("xlsx", csv):
        opdracht = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/lo"]
        opdracht += ["--convert-to", vorm, "--outdir", terug, heen]
        subprocess.run(opdracht, capture_output=True, check=True)
        bestand = (terug / f"lijst.{vorm.split(':')[0]}").read_bytes()
        assert begrepen(vergelijking(bestand, streek))[:-1] == []


@pytest.mark.parametrize("vorm", ["xlsx", "csv"])
def test_hetzelfde_bestand_verandert_niets(streek, uit, vorm):
    for naam, model in LIJSTEN.items():
        los = vergelijking(uit(f"{naam}.{vorm}"), streek)
        assert begrepen(los)[:-1] == []
        assert (len(los.bevindingen), los.doet_iets) == (model.objects.count(), False)
        assert los.meldingen == ()


def test_een_lijst_van_twee_soorten_komt_terug_en_een_cel_anders_is_een_regel(streek, client):
    """The one that visitors take along; without its first column it is a list of items only."""
    csv = client.get(f"/agenda/{streek.slug}/levende-agenda.csv").content.decode()
    los = vergelijking(csv.encode(), streek)
    assert begrepen(los) == ["Geen wijzigingen: alles in dit document staat al in het portaal."]
    assert (len(los.bevindingen), los.meldingen) == (3, ())
    los = vergelijking(csv.replace("Bouwen", "Slopen").encode(), streek)
    assert [b.gezegd for b in los.bevindingen if b.gezegd] == [{"titel": "Slopen"}]
    los = vergelijking(csv.replace("01-04-2027", "15-05-2027").encode(), streek)  # its quarter
    assert [b.gezegd for b in los.bevindingen if b.gezegd] == [{"termijn": "2027-05-15"}]
    los = vergelijking(re.sub("(?m)^(actie|agendapunt);", ";", csv).encode(), streek)
    assert [onbegrepen.waarom for onbegrepen in los.onbegrepen] == [
        "WA-01 is een actie en geen agendapunt. Neem het over uit een eigen lijst."
    ]


def test_wat_onder_een_miljoen_lege_rijen_staat_komt_mee(streek):
    boek = Workbook()
    boek.active.append(["Titel", "Status"])
    boek.active["A1048576"] = "Helemaal onderaan"
    uit = BytesIO()
    boek.save(uit)
    [los] = vergelijking(uit.getvalue(), streek).bevindingen
    assert (los.vondst.titel, los.vondst.plaats) == ("Helemaal onderaan", "Sheet, rij 1048576")


def test_een_cel_anders_is_een_regel_en_een_gebeurtenis(streek, uit):
    eerder = Gebeurtenis.objects.count()
    bestand = bewerkt(uit("agendapunten.xlsx"), {(3, "Planning"): "2027"})
    voorstel = neem_over(bestand, streek)
    [regel] = voorstel.regels.all()
    assert (regel.soort, regel.plaats) == ("agendapunt", "Agendapunten, rij 3")
    assert (voorstel.herkomst, voorstel.bestand) == ("excel", "lijst.xlsx")
    voer_uit(voorstel)
    assert Gebeurtenis.objects.count() == eerder + 1
    assert [p.naam for p in Agendapunt.objects.get(titel="Tweede").perioden.all()] == ["2027"]
    assert not vergelijking(bestand, streek).doet_iets


def test_wat_in_een_cel_staat_komt_zo_aan(streek, uit):
    """Every kind of value, as somebody types it; emptied is empty, and a new row is new."""
    punt = Agendapunt.objects.get(titel__startswith="-10%")
    bestand = bewerkt(
        uit("agendapunten.xlsx"),
        {
            (2, "Titel"): "'+20% energie",
            (2, "Status"): "loopt",
            (2, "Domein"): "wonen",
            (2, "Soort stuk"): None,
            (2, "Interne notitie"): None,
            (2, "Planning"): "2027 | na de zomer\n2028",
            (2, "Thema's"): None,
            (2, "Betrokkenen"): "Velsen [velsen] | Partner",
            (2, "Bedragen"): "€ 1.000 | Circa | onderzoek",
            (4, "Titel"): "Nieuw",
            (4, "Domein"): "Zorg",
            (4, "Planning"): 2026,
        },
    )
    voer_uit(neem_over(bestand, streek))
    punt.refresh_from_db()
    assert (punt.titel, punt.status, punt.domein.naam) == ("+20% energie", "loopt", "Wonen")
    assert (punt.stuksoort, punt.interne_notitie) == (None, "")
    assert punt.toelichting == "- wonen\n- zorg | welzijn\\n "
    gepland = [(p.periode.naam, p.toelichting) for p in punt.planning.order_by("periode__begin")]
    assert gepland == [("2027", "na de zomer"), ("2028", "")]
    assert [(b.eigenaar.slug, b.rol) for b in punt.betrokkenen.all()] == [("velsen", "partner")]
    assert [(str(b.bedrag), b.zekerheid) for b in punt.bedragen.all()] == [("1000.00", "circa")]
    nieuw = Agendapunt.objects.get(titel="Nieuw")
    assert (nieuw.kenmerk, nieuw.domein.naam, nieuw.status) == ("SA-03", "Zorg", "gepland")
    assert [p.naam for p in nieuw.perioden.all()] == ["2026"]


def test_een_vergadering_komt_met_haar_lijst(streek, uit):
    """What stood on it has a sheet: a row for each item, of a new meeting by its name."""
    [vergadering] = Vergadering.objects.all()
    heen = uit("vergaderingen.xlsx")
    assert load_workbook(BytesIO(heen)).sheetnames == [
        "Vergaderingen", "Behandelingen", "Uitleg", "Keuzes",
    ]  # fmt: skip
    bestand = bewerkt(
        heen,
        {
            (2, "Begin"): "20.00 uur",
            (3, "Orgaan"): "Raad",
            (3, "Datum"): date(2027, 3, 1),
        },
    )
    behandelingen = {
        (2, "Volgnummer"): "2",
        (3, "Volgnummer"): "1",
        (3, "Doel"): "Besluitvormend",
        (4, "Vergadering"): "raad, 1 maart 2027",
        (4, "Punt"): "sa-01",
        (5, "Vergadering"): "Raad, 2 maart 2027",
        (5, "Punt"): "SA-01",
        (6, "Nummer van de vergadering"): vergadering.pk,
        (6, "Punt"): "SA-02",
        (6, "Uitkomst"): "misschien",
    }
    bestand = bewerkt(bestand, behandelingen, blad=1)
    gezegd = begrepen(vergelijking(bestand, streek))
    assert any("Behandelingen, rij 5: In deze rij staat niet bij welke" in los for los in gezegd)
    assert any(los.startswith("niet begrepen: F6: 'misschien' is geen uitkomst") for los in gezegd)
    assert any("Behandelingen, rij 6: SA-02 staat al eerder" in los for los in gezegd)
    voer_uit(neem_over(bestand, streek))
    vergadering.refresh_from_db()
    assert vergadering.begin == time(20)
    lijst_ = vergadering.behandelingen.order_by("volgnummer")
    assert [(b.punt.kenmerk, b.doel) for b in lijst_] == [
        ("SA-02", "besluitvormend"),
        ("SA-01", ""),
    ]
    [nieuw] = Vergadering.objects.exclude(pk=vergadering.pk)
    assert (str(nieuw), [b.punt.kenmerk for b in nieuw.behandelingen.all()]) == (
        "Raad, 1 maart 2027", ["SA-01"],
    )  # fmt: skip


def test_wat_niet_kan_heet_bij_zijn_cel_en_de_rest_komt_mee(streek, uit):
    bestand = bewerkt(
        uit("agendapunten.xlsx"),
        {
            (2, "Titel"): "Beter",
            (2, "Planning"): "soon",
            (2, "Status"): "bezig",
            (2, "Volgorde"): "veel",
            (3, "Toelichting"): "=1/0",
            (3, "Domein"): "#REF!",
            (3, "Ritme"): "Doorlopend",
            (4, "Kenmerk"): "SA-77",
            (4, "Titel"): "Bestaat niet",
            (1, "Agenda"): "Onzin",
        },
    )
    los = vergelijking(bestand, streek)
    gezegd = "\n".join(begrepen(los))
    kolom = {
        cel.value: cel.column_letter for cel in load_workbook(BytesIO(bestand)).worksheets[0][1]
    }
    assert f"{kolom['Planning']}2: 'soon' is geen periode; kies uit 2026, 2027, 2028." in gezegd
    assert f"{kolom['Status']}2: 'bezig' is geen status; kies uit Gepland, Loopt" in gezegd
    assert f"{kolom['Volgorde']}2: 'veel' is geen heel getal" in gezegd
    assert f"{kolom['Toelichting']}3: De formule in deze cel heeft geen uitkomst." in gezegd
    assert f"{kolom['Domein']}3: De formule in deze cel heeft geen uitkomst." in gezegd
    assert "Agendapunten, rij 4: SA-77 is er niet (meer). Maak die cel leeg" in gezegd
    assert los.meldingen == ("Deze kolommen zijn niet herkend en doen niet mee: Onzin.",)
    anders = {b.kenmerk: set(b.gezegd) for b in los.bevindingen if b.gezegd}
    assert anders == {"SA-01": {"titel"}, "SA-02": {"ritme"}}


def test_een_formule_is_haar_uitkomst_en_een_rij_van_een_andere_agenda_blijft_weg(
    streek, uit, maak_agenda
):
    boek = load_workbook(BytesIO(uit("agendapunten.xlsx")))
    vel = boek.worksheets[0]
    vel["B3"] = "=CONCAT(A1;A2)"
    ruw = BytesIO()
    boek.save(ruw)
    met_waarde = _met_uitkomst(ruw.getvalue(), "Twee keer")
    [anders] = [b for b in vergelijking(met_waarde, streek).bevindingen if b.gezegd]
    assert anders.gezegd == {"titel": "Twee keer"}
    elders = maak_agenda(titel="Elders", slug="elders", voorvoegsel_agendapunt="EL")
    los = vergelijking(uit("agendapunten.xlsx"), elders)
    assert not los.doet_iets
    assert "Deze rij is van de agenda ‘Streek’." in begrepen(los)[0]


def _met_uitkomst(bestand, waarde):
    """As Excel writes it: a formula with the value that it came to."""
    uit = BytesIO()
    with ZipFile(BytesIO(bestand)) as van, ZipFile(uit, "w") as naar:
        for naam in van.namelist():
            inhoud = van.read(naam)
            if naam.endswith("sheet1.xml"):
                cel = rb'(<c r="B3"[^>]*?)( t="\w+")?(>\s*<f>[^<]*</f>).*?</c>'
                inhoud = re.sub(cel, rf'\1 t="str"\3<v>{waarde}</v></c>'.encode(), inhoud)
            naar.writestr(naam, inhoud)
    return uit.getvalue()


def test_een_lijst_van_anderen_wordt_gelezen_zoals_iemand_koos(maak_agenda):
    agenda = maak_agenda([], titel="Zonder domeinen")
    bestand = in_excel(
        ["Onderwerpenlijst 2027"],
        ["Nr.", "Waarover", "Wie gaat erover", "Kwartaal", "Bijzonders", "2028"],
        [12, "Haven", "griffie", "Q2 2027", "Let op", None],
        [13, "Brug", None, None, None, "x"],
    )
    with pytest.raises(Geweigerd, match="geen lijst met koppen"):
        vergelijking(bestand, agenda)
    onthoud(agenda, "agendapunt", {"Waarover": "titel", "Wie gaat erover": "wie", "Bijzonders": ""})
    voer_uit(neem_over(bestand, agenda))
    haven, brug = Agendapunt.objects.filter(agenda=agenda).order_by("nummer_elders")
    assert (haven.titel, [p.naam for p in haven.perioden.all()]) == ("Haven", ["2e kwartaal 2027"])
    assert [b.eigenaar.naam for b in haven.betrokkenen.all()] == ["griffie"]
    assert [p.naam for p in brug.perioden.all()] == ["2028"]
    assert not vergelijking(bestand, agenda).doet_iets
    onthoud(agenda, "actie", {"Waarover": "titel"})
    assert Kolomkeuze.objects.filter(agenda=agenda).count() == 3
    assert {b.model for b in vergelijking(bestand, agenda).bevindingen if b.model} >= {Actie}


def test_een_bestand_dat_niet_kan_krijgt_een_zin(streek):
    te_lang = ([f"Punt {nummer}", "Loopt"] for nummer in range(5001))
    for bestand, zin in (
        (in_excel(), "geen lijst met koppen"),
        (in_excel(["alleen"], ["woorden"]), "geen lijst met koppen"),
        (in_excel(["Titel", "Status"], *te_lang), "Splits het"),
        (b"\xff\xfeT", "geen lijst met koppen"),
        (in_excel(["Titel", "Status", *range(100)]), "meer dan 100 kolommen: .* cel CW1"),
        (in_excel(["Titel", "Status", *[None] * 200, "ver weg"]), "er staat iets in cel GU1"),
    ):
        with pytest.raises(Geweigerd, match=zin):
            vergelijking(bestand, streek)


def test_welke_bladen_gelezen_zijn_en_welke_niet_wordt_gezegd(streek, uit):
    boek = load_workbook(BytesIO(uit("agendapunten.xlsx")))
    for naam, staat in (("Meer", "visible"), ("Oud", "hidden"), ("Leeg", "visible")):
        boek.create_sheet(naam).sheet_state = staat
    boek.create_chartsheet("Taart").add_chart(PieChart())
    boek["Meer"].append(["Kenmerk", "Titel"])
    ruw = BytesIO()
    boek.save(ruw)
    assert vergelijking(ruw.getvalue(), streek).meldingen == (
        "Dit bestand heeft meer bladen. Gelezen: ‘Agendapunten’ en ‘Meer’.",
        "Niet gelezen: ‘Oud’ (verborgen) en ‘Taart’ (een grafiek). Maak een blad zichtbaar als "
        "het mee moet doen.",
    )
