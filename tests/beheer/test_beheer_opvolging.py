"""Closing an agenda and starting its successor, at the admin's front door and by its rules."""

from datetime import date

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.db import OperationalError, connection, transaction
from django.test.utils import CaptureQueriesContext

from agenda.bewerkingen import (
    ANDERS,
    Lot,
    Opdracht,
    eenheden_van,
    maak_plan,
    voer_uit,
)
from agenda.models import (
    Agenda,
    Agendapunt,
    Punt,
    Samenhang,
    Stand,
)
from agenda.opslag import fouten, opslaan, opslag
from tests.beheer.formulier import wijzig
from tests.beheer.opvolging import (
    NIEUW,
    aangevinkt,
    adres_van,
    bekijk,
    bevestig,
    nieuwe,
    opvolgers,
)
from werkagenda.models import Actie, Overleg

pytestmark = pytest.mark.lang  # each fills in all of it, once in four years


@pytest.fixture
def agenda(_af_te_sluiten, db):
    return Agenda.objects.get(pk=_af_te_sluiten)


def test_de_griffie_sluit_een_agenda_af_en_begint_de_opvolger(beheer, agenda):
    knop = beheer.lees(wijzig(agenda)).boom.xpath("//main//a[contains(@href, 'opvolging')]")
    assert knop[0].text == "Sluit af of begin de opvolger"
    eerste = beheer.lees(knop[0].get("href")).velden()
    assert (eerste["begin"], eerste["eind"], eerste["eenheden"]) == (
        "2029-01-01", "2031-12-31", "jaar",
    )  # fmt: skip

    pagina = bekijk(beheer, agenda, stand_op="2029-12-31")
    assert Agenda.objects.count() == 1
    assert aangevinkt(pagina) == ["SA-01", "SA-04", "SA-07", "WA-01", "WA-02"]
    for zin in (
        "wordt afgesloten",
        "5 punten gaan mee",
        "met dezelfde opgaven",
        "Uitgeest doet niet meer mee",
        "1 overleg gaat mee, met een eigen webadres Woonoverleg: woonoverleg-2030",
        "A. Wonen",
        "SA-02 Sluis. Status: afgerond.",
        "SA-03 Weg. Status: vervallen.",
        "SA-05 Duister. Status: onbekend.",
        "SA-06 Dubbel. Is ingetrokken.",
        "SA-07 Idee (gepland, concept)",
        "WA-02 Slopen (gepland) Zonder 'SA-02 Sluis', want dat is er in de opvolger niet.",
        "WA-03 Baggeren. 'SA-02 Sluis' is er in de opvolger niet.",
    ):
        assert zin in pagina.tekst

    pagina = bevestig(beheer, pagina)
    nieuw = Agenda.objects.get(slug="agenda-2030")
    assert pagina.adres == wijzig(nieuw)
    assert pagina.meldingen == [
        f"{agenda} is afgesloten.",
        f"Regionale agenda 2030: 5 punten overgenomen uit {agenda}.",
    ]
    agenda.refresh_from_db()
    assert (agenda.status, agenda.stand_op) == ("afgesloten", date(2029, 12, 31))
    assert Agendapunt.objects.get(kenmerk="SA-01").status == "loopt"
    assert opvolgers() == {
        "SA-01": "RA-01", "SA-04": "RA-02", "SA-07": "RA-03", "WA-01": "RW-01", "WA-02": "RW-02",
    }  # fmt: skip


def test_wat_de_griffie_uitvinkt_blijft_achter(beheer, agenda):
    pagina = bekijk(beheer, agenda, ook_onbekend="on")
    assert "SA-05" in aangevinkt(pagina)
    bevestig(beheer, pagina, mee=["SA-01", "SA-05", "WA-01", "WA-02"])
    assert opvolgers().keys() == {"SA-01", "SA-05", "WA-01", "WA-02"}
    assert Agendapunt.objects.get(kenmerk="RA-02").status == "onbekend"


def test_wat_door_een_uitgevinkt_punt_verandert_wordt_eerst_nog_getoond(beheer, agenda):
    pagina = bevestig(beheer, bekijk(beheer, agenda), mee=["SA-04", "WA-01"])
    assert "Door wat u uitvinkte, verandert er nog iets" in pagina.fouten[0]
    assert Agenda.objects.count() == 1
    assert aangevinkt(pagina) == ["SA-04", "WA-01"]
    assert "WA-01 Bouwen (gepland) Zonder 'SA-01 Woonvisie'" in pagina.tekst
    bevestig(beheer, pagina)
    assert opvolgers() == {"SA-04": "RA-01", "WA-01": "RW-01"}
    assert Actie.objects.get(kenmerk="RW-01").agendapunt is None


def test_wie_teruggaat_naar_het_formulier_houdt_wat_er_was_getypt_en_gekozen(beheer, agenda):
    pagina = bekijk(beheer, agenda)
    terug = beheer.stuur(pagina.adres, pagina.velden() | {"mee": ["SA-01"], "_wijzig": "x"})
    assert terug.velden()["titel"] == NIEUW["titel"]
    opnieuw = beheer.stuur(pagina.adres, terug.velden() | {"titel": "Anders", "_bekijk": "x"})
    assert aangevinkt(opnieuw) == ["SA-01"]
    assert "‘Anders’ begint als concept" in opnieuw.tekst


@pytest.mark.parametrize("wat", ["punt", "kader", "opvolger"])
def test_wijzigt_een_ander_iets_dan_wordt_de_vooruitblik_opnieuw_getoond(
    beheer, agenda, maak_agenda, maak_domein, wat
):
    concept = maak_agenda(status="concept")
    maak_domein("Wonen", agenda=concept)
    pagina = bekijk(beheer, agenda, naar=str(concept.pk))
    if wat == "punt":
        punt = Agendapunt.objects.get(kenmerk="SA-01")
        punt.status = "afgerond"
        opslaan(punt)
    else:
        van = agenda if wat == "kader" else concept
        domein = van.domeinen.get(slug="wonen")
        domein.naam = "Wonen en bouwen"
        opslaan(domein)
    pagina = bevestig(beheer, pagina)
    assert "Er is intussen iets gewijzigd" in pagina.fouten[0]
    assert not Samenhang.objects.exists()
    assert ("SA-01" in aangevinkt(pagina)) is (wat != "punt")
    bevestig(beheer, pagina)
    assert len(opvolgers()) == (4 if wat == "punt" else 5)


def test_een_bestaand_concept_krijgt_wat_er_past_en_nog_eens_geeft_niets_dubbel(
    beheer, agenda, maak_agenda, maak_domein, maak_agendapunt
):
    economie = agenda.domeinen.get(slug="economie")
    maak_agendapunt("Energie", domein=economie)
    concept = maak_agenda(status="concept", jaren=(2030,))
    maak_domein("Wonen", agenda=concept)
    naar = {"naar": str(concept.pk), "titel": "", "slug": "", "begin": "", "sluit_af": None}
    pagina = bekijk(beheer, agenda, **naar)
    assert "SA-08 Energie. 'Economie' is er in de opvolger niet." in pagina.tekst
    assert "Zonder 'Zorg', want dat is er in de opvolger niet." in pagina.tekst
    assert "Voor bezoekers verandert er niets." in pagina.tekst
    bevestig(beheer, pagina)
    assert len(opvolgers()) == 5
    assert [str(periode) for periode in concept.perioden.all()] == ["2030"]

    maak_domein("Economie", agenda=concept)
    pagina = bekijk(beheer, agenda, **naar)
    assert aangevinkt(pagina) == ["SA-08"]
    assert "SA-01 Woonvisie. Heeft al een opvolger: SB-01." in pagina.tekst
    assert "eigen webadres" not in pagina.tekst
    bevestig(beheer, pagina)
    assert len(opvolgers()) == 6
    assert Overleg.objects.filter(agenda=concept).count() == 1
    agenda.refresh_from_db()
    assert agenda.status == "lopend"


def test_alleen_afsluiten_kan_ook(beheer, agenda):
    pagina = bekijk(beheer, agenda, naar="geen", titel="", begin="")
    assert "Sluit af" in pagina.knoppen()
    pagina = bevestig(beheer, pagina)
    agenda.refresh_from_db()
    assert (pagina.adres, agenda.status, agenda.stand_op) == (wijzig(agenda), "afgesloten", None)
    assert Agenda.objects.count() == 1
    assert "sluit_af" not in beheer.lees(adres_van(agenda)).velden()


def test_een_concept_kan_niet_worden_afgesloten_want_dan_werd_het_openbaar(maak_agenda):
    concept = maak_agenda(status="concept")
    opdracht = Opdracht(concept, sluit_af=True)
    with pytest.raises(ValidationError, match="Alleen een lopende agenda"):
        voer_uit(opdracht, maak_plan(opdracht).akkoord())


NIET_ZO = [
    ({"titel": ""}, "Dit veld is verplicht."),
    ({"slug": "agenda-a"}, "is al van"),
    ({"slug": "versies"}, "is al van een andere pagina"),
    ({"begin": "gisteren"}, "geldige datum"),
    ({"begin": "2026-01-01"}, "De opvolger begint later dan deze agenda zelf."),
    ({"eind": "2029-01-01"}, "De agenda eindigt voordat hij begint"),
    ({"eind": "2090-01-01"}, "Maak hooguit 30 jaar tegelijk."),
    ({"eenheden": ["eeuw"]}, "in de lijst"),
    ({"eenheden": []}, "Dit veld is verplicht."),
    ({"voorvoegsel_actie": "RA"}, "Agendapunten en acties hebben elk een eigen kenmerk nodig."),
    ({"voorvoegsel_agendapunt": "SA"}, "is al van"),
    ({"voorvoegsel_agendapunt": "r1"}, "Gebruik een tot vier hoofdletters"),
    ({"naar": "0"}, "in de lijst"),
    ({"naar": "geen", "sluit_af": None}, "Zo gebeurt er niets."),
    ({"reden": ""}, "Dit veld is verplicht."),
]


def test_wat_niet_kan_is_een_fout_en_het_getypte_blijft(beheer, agenda, subtests):
    formulier = beheer.lees(adres_van(agenda))
    for velden, zin in NIET_ZO:
        with subtests.test(**velden):
            pagina = beheer.verstuur(formulier, knop="_bekijk", **(NIEUW | velden))
            assert any(zin in fout for fout in pagina.fouten), pagina.fouten
            getypt = velden.get("voorvoegsel_actie", "RW")
            assert pagina.velden()["voorvoegsel_actie"] == getypt
    assert Agenda.objects.count() == 1


def test_een_ander_adres_dat_intussen_is_gegeven_staat_bij_het_veld(beheer, agenda, maak_agenda):
    pagina = bekijk(beheer, agenda)
    maak_agenda(slug="agenda-2030")
    pagina = bevestig(beheer, pagina, mee=["SA-01", "WA-01", "WA-02"])
    assert any("is al van" in fout for fout in pagina.fouten)
    opnieuw = beheer.stuur(pagina.adres, pagina.velden() | {"slug": "anders", "_bekijk": "x"})
    assert aangevinkt(opnieuw) == ["SA-01", "WA-01", "WA-02"]


@pytest.mark.parametrize("gezien", ["", "onzin"])
def test_zonder_dat_te_zien_is_wat_er_gezien_is_gebeurt_er_niets(beheer, agenda, gezien):
    pagina = bevestig(beheer, bekijk(beheer, agenda), gezien=gezien)
    assert "Er is intussen iets gewijzigd" in pagina.fouten[0]
    assert Agenda.objects.count() == 1


@pytest.mark.parametrize("mist", ["add_agenda", "change_agenda"])
def test_wie_geen_agenda_mag_maken_of_wijzigen_kan_dit_niet(client, griffie, maak_agenda, mist):
    agenda = maak_agenda()
    rechten = Permission.objects.filter(group__user=griffie).exclude(codename=mist)
    griffie.user_permissions.set(rechten)
    griffie.groups.clear()
    client.force_login(griffie)
    assert client.get(adres_van(agenda)).status_code == 403
    assert "opvolging/" not in client.get(wijzig(agenda)).content.decode()
    assert client.post(adres_van(agenda), NIEUW | {"_bevestig": "x"}).status_code == 403


def test_van_een_agenda_die_niet_bestaat_is_er_geen_opvolger(beheer):
    assert beheer.client.get("/beheer/agenda/agenda/0/opvolging/").status_code == 404


def stappen(gedaan):
    """How many queries each transaction took, within that of the test."""
    langste, nu, diep = [], 0, 0
    for vraag in gedaan.captured_queries:
        diep += vraag["sql"].startswith("SAVEPOINT") - vraag["sql"].startswith("RELEASE")
        nu += 1
        if diep == 0:
            langste.append(nu)
            nu = 0
    return langste


def test_veel_punten_overnemen_houdt_de_database_steeds_maar_kort_vast(
    agenda, maak_agendapunt, monkeypatch
):
    monkeypatch.setattr("agenda.bewerkingen.overnemen.PER_KEER", 3)

    def langste_stap():
        with transaction.atomic(), CaptureQueriesContext(connection) as gedaan:
            opdracht = nieuwe(agenda)
            voer_uit(opdracht, maak_plan(opdracht).akkoord())
            transaction.set_rollback(True)
        return max(stappen(gedaan))

    eerst = langste_stap()
    for _ in range(9):
        maak_agendapunt()
    assert langste_stap() <= eerst + 8  # wat er al bij bleef, is met een paar vragen gelezen


@pytest.fixture
def tussendoor(monkeypatch):
    """Between the first and the second step of a succession somebody does something else."""
    monkeypatch.setattr("agenda.bewerkingen.overnemen.PER_KEER", 2)
    beurten = []

    def wacht_op(doe):
        def opslag_na(**verantwoording):
            beurten.append(1)
            if len(beurten) == 2:
                doe()
            return opslag(**verantwoording)

        monkeypatch.setattr("agenda.bewerkingen.overnemen.opslag", opslag_na)

    return wacht_op


def test_wie_intussen_iets_opslaat_komt_ertussen_en_dat_punt_blijft_achter(
    beheer, agenda, tussendoor
):
    pagina = bekijk(beheer, agenda)
    actie = Actie.objects.get(kenmerk="WA-01")
    actie.status = "afgerond"
    tussendoor(lambda: opslaan(actie, door="een collega"))
    klaar = bevestig(beheer, pagina)
    assert sorted(opvolgers()) == ["SA-01", "SA-04", "SA-07", "WA-02"]
    gezegd = klaar.boom.text_content()
    assert "4 punten overgenomen" in gezegd
    assert "Niet overgenomen, want er is intussen iets aan gewijzigd: WA-01." in gezegd
    agenda.refresh_from_db()
    assert agenda.status == "afgesloten"


def test_wat_halverwege_stopt_gaat_daarna_verder_waar_het_was(beheer, agenda, tussendoor):
    def val_om():
        raise OperationalError("database is locked")

    pagina = bekijk(beheer, agenda)
    tussendoor(val_om)
    beheer.client.raise_request_exception = False
    antwoord = beheer.client.post(pagina.adres, pagina.velden() | {"_bevestig": "x"})
    assert antwoord.status_code == 503
    assert sorted(opvolgers()) == ["SA-01", "SA-04"]

    opnieuw = bevestig(beheer, pagina)
    assert "Er is intussen iets gewijzigd" in opnieuw.fouten[0]
    assert aangevinkt(opnieuw) == ["SA-07", "WA-01", "WA-02"]
    bevestig(beheer, opnieuw)
    assert sorted(opvolgers()) == ["SA-01", "SA-04", "SA-07", "WA-01", "WA-02"]
    assert Punt.objects.filter(agenda__slug="agenda-2030").count() == 5
    agenda.refresh_from_db()
    assert agenda.status == "afgesloten"
    assert list(fouten([])) == []


def test_een_punt_dat_halverwege_niet_mag_zegt_wat_er_al_is(beheer, agenda, tussendoor):
    def weiger():
        raise ValidationError("Deze link werkt niet op papier.")

    pagina = bekijk(beheer, agenda)
    tussendoor(weiger)
    gezegd = bevestig(beheer, pagina).fouten
    assert "De eerste 2 punten staan al in ‘Regionale agenda 2030’." in gezegd[0]
    assert any("Deze link werkt niet op papier." in fout for fout in gezegd)


def test_een_lang_adres_blijft_binnen_de_maat(agenda, maak_overleg):
    maak_overleg("Lang", slug="a" * 80, domein=agenda.domeinen.first())
    slugs = [slug for _, slug in maak_plan(nieuwe(agenda)).in_domein]
    assert slugs[-1] == "a" * 75 + "-2030"


def test_een_plan_schrijft_niets_en_kost_niet_meer_naarmate_er_meer_punten_zijn(
    agenda, maak_agendapunt, django_assert_max_num_queries
):
    for _ in range(20):
        maak_agendapunt(status="afgerond")
        maak_agendapunt()
    voor = Stand.objects.last().pk
    with django_assert_max_num_queries(14):
        plan = maak_plan(nieuwe(agenda))
    assert len(plan.regels) == 50
    assert (Stand.objects.last().pk, Agenda.objects.count()) == (voor, 1)


def test_de_eenheden_zijn_die_van_de_agenda_zelf_of_jaren(maak_agenda, maak_periode):
    agenda = maak_agenda(jaren=())
    assert eenheden_van(agenda) == ["jaar"]
    maak_periode("Q1", date(2028, 1, 1), date(2028, 3, 31), agenda=agenda, eenheid="kwartaal")
    maak_periode("2028", date(2028, 1, 1), date(2028, 12, 31), agenda=agenda)
    assert eenheden_van(agenda) == ["jaar", "kwartaal"]


def test_een_opvolger_krijgt_perioden_die_in_elkaar_liggen(beheer, agenda):
    agenda.kolom_eenheid = "jaar"
    opslaan(agenda)
    pagina = bekijk(beheer, agenda, eind="2030-12-31", eenheden=["jaar", "kwartaal"])
    assert "en met jaren en kwartalen om in te plannen" in pagina.tekst
    bevestig(beheer, pagina)
    nieuw = Agenda.objects.get(slug="agenda-2030")
    assert nieuw.kolom_eenheid == "jaar"
    assert [periode.tijdvak for periode in nieuw.perioden.all()] == [
        "2030", "2030-Q1", "2030-Q2", "2030-Q3", "2030-Q4",
    ]  # fmt: skip


def test_elk_punt_van_de_oude_agenda_staat_precies_een_keer_in_het_plan(agenda):
    plan = maak_plan(nieuwe(agenda))
    assert sorted(regel.punt.kenmerk for regel in plan.regels) == sorted(
        Punt.objects.filter(agenda=agenda).values_list("kenmerk", flat=True)
    )
    with pytest.raises(ValidationError) as fout:
        voer_uit(nieuwe(agenda), None)
    assert fout.value.code == ANDERS
    assert {regel.lot for regel in plan.regels} == {Lot.MEE, Lot.BLIJFT, Lot.KAN_NIET}
