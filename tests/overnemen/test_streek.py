"""The region's own agenda as a Word document: eleven items by domain, 86 actions by overleg."""

import json
import tomllib
from io import StringIO
from itertools import cycle, groupby

import docx
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from docx.shared import Pt

from agenda.models import Agendapunt, Domein, Voorstel, Wijziging
from ijmond.overnemen import GEEN_WIJZIGINGEN
from tests.overnemen import maak_word as word
from werkagenda.models import Actie, Overleg

BRON = tomllib.loads((settings.BASE_DIR / "fixtures" / "ijmond-2015-2018.toml").read_text())
JAREN = ["2015", "2016", "2017", "2018"]
DOMEINEN = {los["slug"]: los for los in BRON["domein"]}
OVERLEGGEN = {los["slug"]: los for los in BRON["overleg"]}
TEKENS = ("X", "x ", "✓", "\uf0fc", "X.")


def koppen_boven_acties(overleg):
    naam = overleg["naam"]
    if overleg.get("afkorting"):
        naam += f" ({overleg['afkorting']})"
    is_pfh = overleg["soort"] == "pfh-overleg"
    return f"Pfh-overleg / onderwerp: {naam}" if is_pfh else f"Secretarissenoverleg: {naam}"


def per(rijen, veld):
    return [(sleutel, list(los)) for sleutel, los in groupby(rijen, lambda rij: rij[veld])]


def netjes():
    """With headings, and a table under each."""
    document = docx.Document()
    document.add_heading("Strategische IJmond Agenda", 1)
    document.add_paragraph("De agenda geeft focus en richting. Zij is een levende agenda.")
    for slug, punten in per(BRON["agendapunt"], "domein"):
        document.add_heading(f"{DOMEINEN[slug]['letter']}. {DOMEINEN[slug]['naam']}", 2)
        rijen = [
            [
                los["titel"],
                los["toelichting"],
                *("X" if j in los["planning"] else "" for j in JAREN),
            ]
            for los in punten
        ]
        word.tabel(document, ["Agendapunt", "Toelichting", *JAREN], *rijen)
    document.add_heading("IJmondiale Werkagenda", 1)
    domein = None
    for slug, acties in per(BRON["actie"], "overleg"):
        overleg = OVERLEGGEN[slug]
        if overleg["domein"] != domein:
            domein = overleg["domein"]
            los = DOMEINEN[domein]
            naam = los.get("naam_werkagenda") or los["naam"]
            document.add_heading(f"{los['letter']}. {naam}", 2)
        document.add_heading(koppen_boven_acties(overleg), 3)
        rijen = [[los["titel"], los["toelichting"]] for los in acties]
        word.tabel(document, ["Agendapunt", "Toelichting"], *rijen)
    return word.bewaar(document)


def lelijk():
    """As it was typed: bold lines for headings, heads repeated or lost, and every kind of mark."""
    document, tekens = docx.Document(), cycle(TEKENS)

    def kop(tekst):
        document.add_paragraph().add_run(tekst).bold = True

    for slug, punten in per(BRON["agendapunt"], "domein"):
        kop(f"{DOMEINEN[slug]['letter']}.  {DOMEINEN[slug]['naam']}")
        rijen = [
            [
                los["titel"].replace(" ", "\n", 1),
                los["toelichting"],
                *(next(tekens) if jaar in los["planning"] else " " for jaar in JAREN),
            ]
            for los in punten
        ]
        los = word.tabel(document, ["AGENDAPUNT ", "toelichting", *JAREN], *rijen, [""] * 6)
        word.nog_eens(los.rows[0])
        word.vouw_in_vak(los.cell(2, 1))
    for slug, acties in per(BRON["actie"], "overleg"):
        overleg = OVERLEGGEN[slug]
        eerste = next(s for s, o in OVERLEGGEN.items() if o["domein"] == overleg["domein"])
        if slug == eerste:
            los = DOMEINEN[overleg["domein"]]
            kop(f"{los['letter']}. {los.get('naam_werkagenda') or los['naam']}")
        kop(koppen_boven_acties(overleg).replace(": ", " :\n"))
        rijen = [[los["titel"], los["toelichting"]] for los in acties]
        eerste, rest = rijen[:3], rijen[3:]
        word.tabel(document, ["agendapunt", "toelichting"], *eerste)
        if rest:
            document.add_paragraph().paragraph_format.space_after = Pt(0)
            word.zonder_eerste_rij(word.tabel(document, ["", ""], *rest))
    return word.bewaar(document)


@pytest.fixture
def neem_over(tmp_path):
    def neem_over(inhoud, *opties):
        pad, uit = tmp_path / "agenda.docx", StringIO()
        pad.write_bytes(inhoud)
        call_command("neem_over", pad, "--agenda", "agenda-a", *opties, stdout=uit)
        return json.loads(uit.getvalue()) if "--json" in opties else uit.getvalue()

    return neem_over


@pytest.mark.lang
def test_de_agenda_van_de_streek_komt_in_een_lege_agenda(maak_agenda, neem_over):
    maak_agenda([])
    voor = Wijziging.objects.count()
    inhoud = lelijk()
    gezegd = neem_over(inhoud, "--json")
    assert not Voorstel.objects.exists()
    assert Wijziging.objects.count() == voor
    assert {los["wat"] for los in gezegd["regels"]} == {"nieuw"}
    soorten = [los["soort"] for los in gezegd["regels"]]
    assert {soort: soorten.count(soort) for soort in soorten} == {
        "domein": 3,
        "periode": 4,
        "agendapunt": 11,
        "overleg": 16,
        "actie": 86,
    }
    assert neem_over(inhoud, "--voer-uit").endswith("Uitgevoerd: agenda.docx.\n")
    assert [(los.letter, los.naam, los.naam_werkagenda) for los in Domein.objects.all()] == [
        (los["letter"], los["naam"], los.get("naam_werkagenda", "")) for los in BRON["domein"]
    ]
    assert [
        (los.naam, los.afkorting, los.soort, los.domein.naam) for los in Overleg.objects.all()
    ] == [
        (los["naam"], los.get("afkorting", ""), los["soort"], DOMEINEN[los["domein"]]["naam"])
        for los in BRON["overleg"]
    ]
    assert [
        (los.kenmerk, los.titel, los.domein.naam, [str(jaar) for jaar in los.perioden.all()])
        for los in Agendapunt.objects.prefetch_related("perioden")
    ] == [
        (los["kenmerk"], los["titel"], DOMEINEN[los["domein"]]["naam"], los["planning"])
        for los in BRON["agendapunt"]
    ]
    assert [
        (los.kenmerk, los.titel, los.overleg.naam, los.toelichting) for los in Actie.objects.all()
    ] == [
        (
            los["kenmerk"],
            los["titel"],
            OVERLEGGEN[los["overleg"]]["naam"],
            los["toelichting"].strip(),
        )
        for los in BRON["actie"]
    ]
    assert GEEN_WIJZIGINGEN in neem_over(inhoud, "--voer-uit")
    assert GEEN_WIJZIGINGEN in neem_over(netjes())


def test_de_opdracht_zegt_wat_er_mis_is(maak_agenda, neem_over, tmp_path):
    maak_agenda([])
    with pytest.raises(CommandError, match="geen Word-document"):
        neem_over(b"%PDF")
    with pytest.raises(CommandError, match="is niet te lezen"):
        call_command("neem_over", tmp_path / "weg.docx", "--agenda", "agenda-a")
    with pytest.raises(CommandError, match=r"Er is geen agenda 'x'\. Kies uit: agenda-a"):
        call_command("neem_over", tmp_path, "--agenda", "x")
