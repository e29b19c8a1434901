"""What a reader found, beside an agenda: which row it is, what differs, and what is left alone."""

import pytest

from agenda.choices import Herkomst
from agenda.models import Agendapunt, Stand
from agenda.tijdvakken import Tijdvak
from agenda.voorstellen import voer_uit
from ijmond.overnemen import Gelezen, Geweigerd, Vondst, maak_voorstel, periode, vergelijk
from werkagenda.models import Actie


def punt(heet, jaren=(), kenmerk="", **velden):
    if jaren:
        velden["planning"] = [{"periode": str(jaar)} for jaar in jaren]
    heel = frozenset({"planning"})
    return Vondst("agendapunt", heet, velden, kenmerk=kenmerk, plaats="rij", heel=heel)


def gelezen(*vondsten):
    return Gelezen(vondsten)


def zegt(vergelijking):
    return [(los.wat.value, los.kenmerk) for los in vergelijking.bevindingen]


def neem_over(gevonden, agenda):
    voorstel = maak_voorstel(vergelijk(gevonden, agenda), herkomst=Herkomst.WORD, bestand="a.docx")
    voer_uit(voorstel)
    return voorstel


@pytest.mark.beide
def test_een_lege_agenda_krijgt_alles_in_de_volgorde_van_het_document(maak_agenda):
    agenda = maak_agenda([])
    document = gelezen(
        Vondst("domein", "Sociaal domein", {"letter": "a"}),
        Vondst("domein", "Wonen & ruimte", {"letter": "b"}),
        periode(Tijdvak.uit("2026")),
        periode(Tijdvak.uit("2027-Q2")),
        punt("Zorg", ["2027-Q2"], domein="Sociaal domein", toelichting="Regel 1\nRegel 2"),
        punt("Een brug", domein="b"),
        punt("Woonvisie", ["2026"], domein="wonen  & Ruimte"),
        Vondst("overleg", "Jeugd", {"domein": "Sociaal domein"}),
        Vondst("actie", "Toezicht", {"overleg": "Jeugd", "agendapunt": "Zorg"}),
        Vondst("actie", "Toezicht", {"overleg": "Jeugd"}),
        Vondst(tekst="Zomaar een zin.", plaats="alinea 9"),
    )
    assert not maak_voorstel(
        vergelijk(gelezen(document.vondsten[-1]), agenda),
        herkomst=Herkomst.WORD,
        bestand="a.docx",
    )
    voorstel = neem_over(document, agenda)
    assert (voorstel.herkomst, voorstel.bestand) == ("word", "a.docx")
    assert [los.tekst for los in voorstel.regels.filter(wat="niet_begrepen")] == ["Zomaar een zin."]
    punten = Agendapunt.objects.order_by("volgorde")
    assert [
        (los.kenmerk, los.titel, los.domein.naam, [p.tijdvak for p in los.perioden.all()])
        for los in punten
    ] == [
        ("SA-01", "Zorg", "Sociaal domein", ["2027-Q2"]),
        ("SA-02", "Een brug", "Wonen & ruimte", []),
        ("SA-03", "Woonvisie", "Wonen & ruimte", ["2026"]),
    ]
    assert {los.publicatie for los in punten} == {"gepubliceerd"}
    assert punten[0].toelichting == "Regel 1\nRegel 2"
    assert [(los.overleg.naam, los.agendapunt) for los in Actie.objects.all()] == [
        ("Jeugd", punten[0]),
        ("Jeugd", None),
    ]
    assert Stand.objects.get(kenmerk="SA-01").wijziging.herkomst == "word"
    opnieuw = vergelijk(document, agenda)
    assert not opnieuw.doet_iets
    assert not opnieuw.ontbreekt
    assert zegt(opnieuw)[-1] == ("niet begrepen", "")


def test_wat_er_al_is_herkent_het_aan_kenmerk_dan_plaats_dan_titel(
    maak_agenda, maak_domein, maak_agendapunt, samen, django_assert_num_queries
):
    with samen():
        agenda = maak_agenda()
        zorg, wonen = maak_domein("Zorg"), maak_domein("Wonen")
        maak_agendapunt("Monitoring", domein=zorg, perioden=[2026])
        maak_agendapunt("Monitoring", domein=wonen)
        maak_agendapunt("Een brug over het kanaal", domein=wonen)
        maak_agendapunt("Blijft staan", domein=wonen)
        maak_agendapunt("Verhuist", domein=wonen)
    document = gelezen(
        punt("MONITORING", [2027], domein="Wonen"),
        punt("Monitoring", [2026], domein="Zorg"),
        punt("Een ander woord", kenmerk="SA-03", titel="Een ander woord"),
        punt("Een brug over het kanal", domein="Wonen"),
        punt("verhuist", domein="Zorg"),
        punt("Nieuw", domein="Onzin"),
        punt("Status", domein="Zorg", status="ooit"),
        punt("x" * 501, domein="Zorg"),
        punt("Wonen nog eens", kenmerk="SA-03"),
    )
    with django_assert_num_queries(1):
        vergelijking = vergelijk(document, agenda)
    assert zegt(vergelijking) == [
        ("gewijzigd", "SA-02"),
        ("gelijk", "SA-01"),
        ("gewijzigd", "SA-03"),
        ("nieuw", ""),
        ("gewijzigd", "SA-05"),
        ("nieuw", ""),
        ("niet begrepen", ""),
        ("nieuw", ""),
        ("niet begrepen", ""),
        ("niet begrepen", ""),
        ("niet begrepen", ""),
    ]
    assert vergelijking.meldingen[0].startswith("Nieuwe rijen zonder domein: 1.")
    per = vergelijking.bevindingen
    assert per[0].gezegd == {"planning": [{"periode": "2027"}]}
    assert per[6].vondst.waarom == "'Onzin' is geen domein; kies uit Zorg, Wonen."
    assert per[8].vondst.waarom == "Waarde 'ooit' is geen geldige keuze."
    assert "staat al eerder in dit document" in per[10].vondst.waarom
    assert [str(los) for los in vergelijking.ontbreekt] == [
        "SA-04 Blijft staan",
    ]


def test_wat_niet_klopt_valt_weg_en_de_rest_komt_mee(maak_agenda, maak_eigenaar):
    agenda = maak_agenda([2026])
    velsen = maak_eigenaar("Gemeente Velsen")
    wie = [{"eigenaar": naam, "rol": "trekker"} for naam in ("gemeente velsen", "Niemand")]
    document = gelezen(
        Vondst("stuksoort", "x" * 101, plaats="rij 1"),
        punt("Zorg", [2026, "2031"], betrokkenen=wie, stuksoort="x" * 101),
        punt("Jeugd", kenmerk="geen"),
        punt("Wonen", kenmerk="QQ-07"),
    )
    vergelijking = vergelijk(document, agenda)
    assert zegt(vergelijking) == [
        ("niet begrepen", ""),
        ("nieuw", ""),
        *[("niet begrepen", "")] * 4,
        ("nieuw", ""),
    ]
    zorg, wonen = (los.wordt for los in vergelijking.bevindingen if los.wat == "nieuw")
    assert zorg["betrokkenen"] == [{"eigenaar": velsen.slug, "rol": "trekker"}]
    assert (zorg["planning"], zorg["stuksoort"]) == ([], None)
    assert wonen["nummer_elders"] == "QQ-07"
    maak_voorstel(vergelijking, herkomst=Herkomst.WORD, bestand="a.docx")


def test_te_veel_om_na_te_kijken_moet_gesplitst(maak_agenda):
    """Of an agenda that is over a document does not say what became of its items."""
    agenda = maak_agenda([2015], status="afgesloten")
    alles = vergelijk(gelezen(*(punt(f"Punt {n}") for n in range(3001))), agenda)
    assert alles.bevindingen[0].wordt["status"] == "onbekend"
    with pytest.raises(Geweigerd, match=r"hoogstens 3\.000 zijn"):
        maak_voorstel(alles, herkomst=Herkomst.WORD, bestand="a.docx")
