"""How often an item was put off: per day, as a comparison tells it, and the same on every page."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agenda.bewerkingen import publiceer, trek_in
from agenda.models import Agenda, Gebeurtenis
from agenda.opslag import opslaan
from agenda.verschil.doorschuiven import NOOIT_VERSCHOVEN, verschuiving_uit, verschuivingen
from ijmond.momentopname.opnemen import neem_op
from ijmond.paginas.home import tel_per_domein
from ijmond.vergelijking import vergelijk
from tests.wijzigen import op, verplaats


@pytest.fixture
def lees(client):
    def lees(adres):
        tekst = client.get(adres).content.decode()
        return " ".join(tekst.partition("<main")[2].partition("</main>")[0].split())

    return lees


@pytest.fixture
def op_elke_plek(lees):
    """What the places that tell how far an item slipped say; one answer when they agree."""

    def zoek(punt):
        plekken = [
            punt.get_absolute_url(),
            punt.agenda.get_absolute_url(),
            punt.domein.get_absolute_url(),
            "/agendapunten/",
        ]
        teksten = [lees(plek) for plek in plekken]
        return {
            tekst[tekst.index("x doorgeschoven (") - 1 :].partition(")")[0] + ")"
            if "x doorgeschoven (" in tekst
            else ""
            for tekst in teksten
        }

    return zoek


def test_een_verschuiving_in_twee_keer_opgeslagen_is_doorgeschoven(
    lees, op_elke_plek, maak_agendapunt
):
    punt = maak_agendapunt(perioden=[2026])
    verplaats(punt, 2026, 2028, moment=op(3, 1))
    verplaats(punt, 2028, moment=op(3, 1) + timedelta(minutes=5))
    assert op_elke_plek(punt) == {"1x doorgeschoven (van 2026 naar 2028)"}
    assert "eerder gepland in 2026, nu niet meer" in lees(punt.agenda.get_absolute_url())
    assert "1 agendapunt is doorgeschoven" in lees(punt.domein.get_absolute_url())
    # Each save still tells what it did.
    gebeurd = Gebeurtenis.objects.filter(veld="planning").order_by("pk")
    assert [los.soort for los in gebeurd] == ["ingepland", "uit_de_planning"]


def test_wat_dezelfde_dag_terugging_is_nooit_doorgeschoven(lees, op_elke_plek, maak_agendapunt):
    punt = maak_agendapunt(perioden=[2026])
    verplaats(punt, 2027, moment=op(3, 1))
    verplaats(punt, 2026, moment=op(3, 1) + timedelta(hours=1))
    punt.status = "afgerond"
    opslaan(punt, datum=op(6, 1).date(), moment=op(6, 1))
    assert op_elke_plek(punt) == {""}
    assert "eerder gepland" not in lees(punt.agenda.get_absolute_url())
    assert "1 agendapunt is afgerond, en op tijd." in lees(punt.domein.get_absolute_url())


@pytest.mark.parametrize(
    ("perioden", "aantal", "zin"),
    [
        ([2026], 1, "1 agendapunt is afgerond, maar niet op tijd."),
        ([2026], 2, "2 van de 2 agendapunten zijn afgerond, maar geen daarvan op tijd."),
        ([], 1, "1 agendapunt is afgerond."),
    ],
)
def test_te_laat_is_niet_op_tijd_en_zonder_planning_zegt_niemand_dat(
    lees, maak_agendapunt, perioden, aantal, zin
):
    for _ in range(aantal):
        punt = maak_agendapunt(perioden=perioden)
        punt.status = "afgerond"
        opslaan(punt, datum=op(6, 1).date().replace(year=2027))
    assert zin in lees(punt.domein.get_absolute_url())


def test_wat_later_terugging_was_doorgeschoven_en_staat_weer_waar_het_stond(
    op_elke_plek, maak_agendapunt
):
    punt = maak_agendapunt(perioden=[2026])
    verplaats(punt, 2027, moment=op(3, 1))
    verplaats(punt, 2026, moment=op(3, 2))
    assert op_elke_plek(punt) == {"1x doorgeschoven (nu weer in 2026)"}


@pytest.mark.beide  # a moment as a date
def test_middernacht_in_nederland_scheidt_de_dagen(op_elke_plek, maak_agendapunt):
    punt = maak_agendapunt(perioden=[2026])
    verplaats(punt, 2027, moment=op(3, 1).replace(hour=22, minute=59))
    verplaats(punt, 2028, moment=op(3, 1).replace(hour=23, minute=1))
    assert op_elke_plek(punt) == {"2x doorgeschoven (van 2026 naar 2028)"}


def test_wat_weg_was_en_dezelfde_dag_terugkwam_telt_van_waar_naar_waar(
    op_elke_plek, maak_agendapunt
):
    punt = maak_agendapunt(perioden=[2026])
    verplaats(punt, 2026, 2027, moment=op(3, 1))
    trek_in(punt, "Nog niet rijp.", moment=op(3, 1))
    verplaats(punt, 2027, moment=op(3, 1))
    publiceer(punt, reden="De kade is nog open.", moment=op(3, 1))
    verplaats(punt, 2028, moment=op(3, 1))
    assert op_elke_plek(punt) == {"1x doorgeschoven (van 2026 naar 2028)"}


def test_wat_verschoof_terwijl_het_weg_was_telt_een_keer(op_elke_plek, maak_agendapunt):
    punt = maak_agendapunt(perioden=[2026])
    trek_in(punt, "Nog niet rijp.", moment=op(3, 1))
    verplaats(punt, 2027, moment=op(3, 2))
    verplaats(punt, 2028, moment=op(3, 3))
    publiceer(punt, reden="De kade is nog open.", moment=op(3, 4))
    assert op_elke_plek(punt) == {"1x doorgeschoven (van 2026 naar 2028)"}
    verplaats(punt, 2026, moment=op(3, 5))
    trek_in(punt, "Weer niet.", moment=op(3, 6))
    publiceer(punt, moment=op(3, 7))
    assert op_elke_plek(punt) == {"1x doorgeschoven (nu weer in 2026)"}


def test_wat_verschoof_terwijl_zijn_agenda_weg_was_telt_een_keer(op_elke_plek, maak_agendapunt):
    punt = maak_agendapunt(perioden=[2026])
    agenda = punt.agenda
    for status in ("concept", "lopend"):
        agenda.status = status
        opslaan(agenda, reden="De agenda is herzien.")
        verplaats(punt, 2027)
    assert op_elke_plek(punt) == {"1x doorgeschoven (van 2026 naar 2027)"}


def test_een_andere_toelichting_bij_de_planning_is_geen_verschuiving(
    op_elke_plek, lees, maak_agendapunt
):
    punt = maak_agendapunt(perioden=[2026])
    opslaan(punt, lambda: punt.planning.update(toelichting="Voor de zomer."), moment=op(3, 1))
    voor = neem_op(Agenda.objects.select_related("bijwerking").get())
    opslaan(punt, lambda: punt.planning.update(toelichting="Na de zomer."), moment=op(3, 2))
    na = neem_op(Agenda.objects.select_related("bijwerking").get())
    assert op_elke_plek(punt) == {""}
    gebeurd = Gebeurtenis.objects.filter(soort="tekst_gewijzigd").last()
    assert gebeurd.veld == "planning_toelichting"
    assert "toelichting bij de planning" in lees(punt.get_absolute_url())
    [groep] = vergelijk(punt.agenda_id, voor, na).groepen
    [regel] = groep.regels
    assert regel.woorden == "toelichting bij de planning"
    assert [(s.soort, s.tekst) for s in regel.stukken] == [
        ("gelijk", "2026:"), ("weg", " Voor"), ("erbij", " Na"), ("gelijk", " de zomer."),
    ]  # fmt: skip


DAGEN = st.lists(
    st.lists(st.sets(st.sampled_from([2026, 2027, 2028])), max_size=3), min_size=1, max_size=4
)


@pytest.mark.lang
@settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(dagen=DAGEN)
def test_elk_aantal_is_dat_van_de_dagen_die_een_vergelijking_doorgeschoven_noemt(
    wereld, client, dagen
):
    punt = wereld()
    agenda, domein = punt.agenda, punt.domein
    doorgeschoven = 0
    opname = _opname(agenda)
    for dag, plannen in enumerate(dagen, start=1):
        for minuut, jaren in enumerate(plannen):
            verplaats(punt, *jaren, moment=op(3, dag) + timedelta(minutes=minuut))
        vorige, opname = opname, _opname(agenda)
        regels = vergelijk(agenda.pk, vorige, opname).per_punt().get(punt.kenmerk, ())
        doorgeschoven += "doorgeschoven" in {regel.soort for regel in regels}
    gebeurd = Gebeurtenis.objects.filter(kenmerk=punt.kenmerk).met_terugkeer()
    verschuiving = verschuiving_uit(gebeurd.select_related("wijziging").order_by("-pk"))
    assert verschuiving.aantal == doorgeschoven
    assert verschuivingen(agenda=agenda).get(punt.kenmerk, NOOIT_VERSCHOVEN) == verschuiving
    [rij] = [
        rij
        for rij in client.get(f"/agendapunten/?tekst={punt.kenmerk}").context["table"].rows
        if rij.record == punt
    ]
    assert (f"{doorgeschoven}x doorgeschoven" in rij.get_cell("planning")) == (doorgeschoven > 0)
    [telling] = [t for t in tel_per_domein(agenda, agenda.domeinen.all()) if t.domein == domein]
    assert telling.voortgang.doorgeschoven == (doorgeschoven > 0)
    pagina = client.get(domein.get_absolute_url())
    assert pagina.context["voortgang"].doorgeschoven == telling.voortgang.doorgeschoven


def _opname(agenda):
    return neem_op(Agenda.objects.select_related("bijwerking").get(pk=agenda.pk))


@pytest.fixture
def wereld(maak_domein, maak_agendapunt):
    """A fresh item in a domain of its own in each example, in an agenda that stays."""
    return lambda: maak_agendapunt(perioden=[2026], domein=maak_domein())


def test_hoeveel_er_ook_verschoof_de_lijst_kost_evenveel_queries(
    client, maak_agendapunt, django_assert_num_queries
):
    for _ in range(5):
        verplaats(maak_agendapunt(perioden=[2026]), 2027)
    client.get("/agendapunten/")
    # the number of the content, the rows, their perioden and those of the agenda, betrokkenen,
    # what happened to their planning
    with django_assert_num_queries(6):
        tekst = client.get("/agendapunten/").content.decode()
    assert tekst.count("1x doorgeschoven (van 2026 naar 2027)") == 5
