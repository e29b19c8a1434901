"""A change reads as a sentence of the trade, with the names of today and no other."""

import pytest

from agenda.choices import Soort
from agenda.models import Agenda, Gebeurtenis, Thema
from agenda.opslag import opslaan
from agenda.verschil import Verandering, tekstverschil, verschil
from agenda.verschil.woorden import Namen, in_woorden


def woorden(soort, veld, oud, nieuw):
    verandering, agenda = Verandering(soort, veld, oud, nieuw), Agenda.objects.get().pk
    return in_woorden(verandering, agenda, Namen([(agenda, verandering)]))


def test_een_verschuiving_noemt_van_waar_naar_waar(maak_agenda):
    maak_agenda()
    jaar = {j: str(j) for j in (2026, 2027, 2028)}
    gevallen = {
        (Soort.DOORGESCHOVEN, (2026,), (2027, 2028)): "van 2026 naar 2027 en 2028",
        (Soort.VERVROEGD, (2028,), (2026,)): "van 2028 naar 2026",
        (Soort.INGEPLAND, (2026,), (2026, 2027)): "in 2027",
        (Soort.UIT_DE_PLANNING, (2026, 2027), (2027,)): "niet meer in 2026, nog wel in 2027",
        (Soort.UIT_DE_PLANNING, (2026,), ()): "niet meer in 2026",
        (Soort.DOORGESCHOVEN, (2026,), (2031,)): "van 2026 naar 2031",
    }
    for (soort, oud, nieuw), zin in gevallen.items():
        oud, nieuw = ([jaar.get(j, str(j)) for j in jaren] for jaren in (oud, nieuw))
        assert woorden(soort, "planning", oud, nieuw) == zin


def test_een_toelichting_bij_de_planning_breekt_niets(maak_agenda):
    maak_agenda()
    geval = ({"2026": "voor de zomer"}, {"2026": "na de zomer"})
    assert (
        woorden(Soort.TEKST_GEWIJZIGD, "planning_toelichting", *geval)
        == "toelichting bij de planning"
    )


def test_een_koppeling_zegt_waaraan(maak_agenda):
    agenda = maak_agenda()
    for naam in ("Groen", "Water"):
        opslaan(Thema(agenda=agenda, naam=naam, slug=naam.lower()))
    stuk = {"titel": "De nota", "url": "https://nota.example", "datum": None}
    gevallen = {
        (Soort.GEKOPPELD, "themas", ("groen",)): "aan thema Groen",
        (Soort.GEKOPPELD, "themas", ("groen", "water")): "aan thema's Groen en Water",
        (Soort.ONTKOPPELD, "themas", ("water",)): "van thema Water",
        (Soort.ONTKOPPELD, "themas", ("water", "is weg")): "van thema Water",
        (Soort.ONTKOPPELD, "themas", ("is weg",)): "",
    }
    for (soort, veld, sleutels), zin in gevallen.items():
        oud, nieuw = (None, [*sleutels]) if soort == Soort.GEKOPPELD else ([*sleutels], None)
        assert woorden(soort, veld, oud, nieuw) == zin
    assert woorden(Soort.GEKOPPELD, "verwijzingen", None, [stuk]) == "aan link De nota"
    assert woorden(Soort.ONTKOPPELD, "verwijzingen", [stuk, stuk], None) == (
        "van links De nota en De nota"
    )


def test_wie_erbij_komt_en_weggaat_heeft_een_rol(maak_agenda, maak_eigenaar):
    maak_agenda()
    maak_eigenaar("Velsen")
    maak_eigenaar("Beverwijk")
    velsen, beverwijk = ({"eigenaar": slug, "rol": "trekker"} for slug in ("velsen", "beverwijk"))
    zin = woorden(Soort.EIGENAAR_GEWIJZIGD, "betrokkenen", [velsen], [beverwijk])
    assert zin == "erbij: Beverwijk (trekker); weg: Velsen (trekker)"


def test_wie_niet_genoemd_mag_worden_wordt_niet_genoemd(maak_agenda, maak_eigenaar):
    maak_agenda()
    maak_eigenaar("Bea Geheim", soort="persoon")
    bea = [{"eigenaar": "bea-geheim", "rol": "trekker"}]
    assert woorden(Soort.EIGENAAR_GEWIJZIGD, "betrokkenen", [], bea) == ""


def bedrag(hoeveel, **velden):
    """A row of amounts, as JSON."""
    leeg = {"zekerheid": "precies", "waarvoor": "", "soort": "", "jaar": None}
    return {"bedrag": hoeveel} | leeg | velden


def test_wat_een_actie_kan_veranderen_heeft_zijn_eigen_woorden(maak_overleg, maak_agendapunt):
    maak_overleg("Havens")
    punt = maak_agendapunt("Zeesluis")
    assert (
        woorden(
            Soort.TERMIJN_OF_BEDRAG,
            "termijn",
            [None, "onbekend", ""],
            ["2026-07-01", "kwartaal", ""],
        )
        == "3e kwartaal 2026"
    )
    assert (
        woorden(
            Soort.TERMIJN_OF_BEDRAG,
            "bedragen",
            [bedrag("50000.00", soort="maximum", jaar=2026)],
            [bedrag("60000.00", soort="budget"), bedrag(None, zekerheid="pm", waarvoor="zand")],
        )
        == "van €\N{NO-BREAK SPACE}50.000, maximum (2026) "
        "naar €\N{NO-BREAK SPACE}60.000, budget en p.m. (zand)"
    )
    assert woorden(Soort.GEKOPPELD, "agendapunt", None, [punt.kenmerk]) == (
        f"aan agendapunt {punt}"
    )
    assert woorden(Soort.TEKST_GEWIJZIGD, "status", "gepland", "onbekend") == (
        "van gepland naar onbekend"
    )


@pytest.mark.beide  # a cast
def test_de_woorden_van_veel_gebeurtenissen_kosten_een_query(
    maak_agendapunt, maak_eigenaar, django_assert_num_queries
):
    for _ in range(5):
        punt = maak_agendapunt(perioden=[2026])
        eigenaar = maak_eigenaar()
        opslaan(
            punt, lambda punt=punt, e=eigenaar: punt.betrokkenen.create(eigenaar=e, rol="trekker")
        )
        opslaan(punt, lambda punt=punt: punt.planning.all().delete(), reden="Op verzoek.")
    gebeurd = [(g.agenda_id, g) for g in Gebeurtenis.objects.all()]
    with django_assert_num_queries(1):  # perioden and eigenaren
        namen = Namen(gebeurd)
    with django_assert_num_queries(0):
        zinnen = {in_woorden(g, agenda, namen) for agenda, g in gebeurd}
    assert "niet meer in 2026" in zinnen


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [
        ("De sluis is klaar.", "De nieuwe sluis is bijna klaar."),
        ("", "Alles is nieuw."),
        ("Een\n\ntweede alinea", "Een tweede  alinea "),
        (" begin", "begin "),
    ],
)
def test_de_stukken_zijn_samen_de_oude_en_de_nieuwe_tekst(oud, nieuw):
    stukken = list(tekstverschil(oud, nieuw))
    assert "".join(s.tekst for s in stukken if s.soort != "erbij") == oud
    assert "".join(s.tekst for s in stukken if s.soort != "weg") == nieuw


def test_van_een_tekst_verschillen_alleen_de_andere_woorden():
    stukken = tekstverschil("De sluis is klaar.", "De nieuwe sluis is klaar.")
    assert [(s.soort, s.tekst) for s in stukken] == [
        ("gelijk", "De"), ("erbij", " nieuwe"), ("gelijk", " sluis is klaar."),
    ]  # fmt: skip


def test_gelijke_staten_verschillen_niet():
    assert verschil(None, None) == []
