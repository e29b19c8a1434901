"""What stands in a database goes back to an earlier portal and returns, and reads as it did.

Every story here goes along on one journey, as to go back and forth takes long.
"""

import json
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from hashlib import sha256
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from agenda.bewerkingen import maak_perioden, publiceer, trek_in
from agenda.models import (
    Agenda,
    Agendapunt,
    Gebeurtenis,
    Stand,
    Versie,
    Versiepapier,
    Wijziging,
)
from agenda.opslag import fouten, opslaan, opslag
from agenda.verschil import tijdlijn
from tests.opslag.overgang import lees, naar
from tests.rollen import maak_gebruiker
from tests.vergelijking.opnamen import vergelijkingen
from tests.wijzigen import gisteren, verplaats
from werkagenda.models import Actie, Overleg

# Each database has ways of its own to change a table, and to keep JSON.
pytestmark = [pytest.mark.beide, pytest.mark.lang, pytest.mark.django_db]

VAST = "\N{NO-BREAK SPACE}"
PDF = b"%PDF-1.7 van toen"
VOOR_BEDRAGEN = [("agenda", "0009_vergaderingen_leven"), ("werkagenda", "0001_initial")]


def een_dag_later():
    """All so far was saved, and happened, on the day before; gives that day."""
    dag = gisteren()
    Gebeurtenis.objects.filter(datum=dag + timedelta(days=1)).update(datum=dag)
    return dag


REIS = {
    "een dag later": een_dag_later,
    "alles staat er": lambda: None,
    "voor papier": partial(naar, [("agenda", "0018_vroegere_adressen")]),
    "bij vormen": partial(
        naar, [("agenda", "0013_volgorde_achteraan"), ("werkagenda", "0004_overgedragen")]
    ),
    "voor bedragen": partial(naar, VOOR_BEDRAGEN),
    "voor wijzigingen": partial(naar, [("agenda", "0006_punt_van_een_opgave")]),
    "nu": naar,
}
"""Where one comes, in this order, and what brings one there: it tells the stories something."""


def verandert_niet(rijen, **velden):
    with pytest.raises(IntegrityError, match="verandert niet meer"), transaction.atomic():
        rijen.update(**velden)


def van_een_bedrag_en_wat_ervan_verteld_is(maak):
    domein = maak.domein(agenda=maak.agenda())
    overleg = maak.overleg(domein=domein)
    bedrag = {"bedrag": 5, "soort": "maximum", "jaar": 2026}
    actie, zonder = maak.actie(bedragen=[bedrag], overleg=overleg), maak.actie(overleg=overleg)
    opslaan(actie, lambda: actie.bedragen.update(bedrag=50000))

    toen = yield "bij vormen"
    # What the form before can't hold, does not go back.
    punten = toen.get_model("agenda", "Punt").objects.filter(pk=zonder.pk)
    standen = toen.get_model("agenda", "Stand").objects.filter(kenmerk=actie.kenmerk)
    inhoud = standen.latest("pk").inhoud
    punten.update(nummer_elders="312")
    [rij] = inhoud["bedragen"]
    pm = inhoud | {"bedragen": [rij | {"bedrag": None, "zekerheid": "pm"}]}
    standen.filter(inhoud=inhoud).update(inhoud=pm)
    gezegd = rf"nummer elders \({zonder.kenmerk}\); bedragen, nu of eerder \({actie.kenmerk}\)"
    with pytest.raises(ValueError, match=gezegd):
        naar(VOOR_BEDRAGEN)
    standen.filter(inhoud=pm).update(inhoud=inhoud)
    punten.update(nummer_elders="")

    toen = yield "voor bedragen"
    acties = toen.get_model("werkagenda", "Actie").objects.in_bulk()
    [was, leeg] = (acties[pk] for pk in (actie.pk, zonder.pk))
    assert (was.bedrag, was.bedrag_soort, was.bedrag_jaar) == (Decimal(50000), "maximum", 2026)
    assert (leeg.bedrag, leeg.bedrag_soort, leeg.bedrag_jaar) == (None, "", None)
    verteld = toen.get_model("agenda", "Gebeurtenis").objects.filter(
        veld="bedrag", kenmerk=actie.kenmerk
    )
    assert verteld.latest("pk").nieuw == ["50000.00", "maximum", 2026]
    standen = toen.get_model("agenda", "Stand").objects.filter(kenmerk=actie.kenmerk)
    assert set(standen.values_list("formaat", flat=True)) == {3}

    yield "nu"
    [bedrag] = Actie.objects.get(pk=actie.pk).bedragen.all()
    assert (bedrag.bedrag, bedrag.soort, bedrag.jaar) == (Decimal(50000), "maximum", 2026)
    assert not Actie.objects.get(pk=zonder.pk).bedragen.exists()
    regels = [r.woorden for r in tijdlijn(actie).regels if r.gebeurtenis.veld == "bedragen"]
    assert regels[0] == f"van €{VAST}5, maximum (2026) naar €{VAST}50.000, maximum (2026)"
    assert Overleg.objects.get(pk=overleg.pk).agenda == actie.agenda


def van_de_pdf_die_bij_een_versie_hoort(maak):
    agenda = maak.agenda()
    velden = {"titel": "Vastgesteld", "datum_precisie": "onbekend"}
    versie = Versie.objects.create(agenda=agenda, nummer=1, sha256="0" * 64, **velden)
    Versiepapier.objects.create(versie=versie, pdf=PDF, sha256=sha256(PDF).hexdigest())

    toen = yield "voor papier"
    versies = toen.get_model("agenda", "Versie").objects.filter(agenda_id=agenda.pk)
    assert bytes(versies.get().pdf) == PDF
    verandert_niet(versies, titel="Anders")
    versies.create(
        agenda_id=agenda.pk, nummer=2, inhoud="{}", sha256="0" * 64, pdf=PDF[::-1], **velden
    )

    yield "nu"
    eerste, tweede = Versiepapier.objects.filter(versie__agenda=agenda).order_by("versie__nummer")
    assert (bytes(eerste.pdf), bytes(tweede.pdf), tweede.html) == (PDF, PDF[::-1], "")
    assert tweede.sha256 == sha256(PDF[::-1]).hexdigest()
    for nummer, papier in ((1, PDF), (2, PDF[::-1])):
        adres = f"{agenda.get_absolute_url()}versies/{nummer}.pdf"
        assert Client().get(adres).content == papier
    verandert_niet(Versie.objects.filter(agenda=agenda), titel="Anders")
    verandert_niet(Versiepapier.objects.filter(versie__agenda=agenda), pdf=b"anders")


def van_standen_zonder_wijziging(maak):
    domein = maak.domein(agenda=maak.agenda())
    punt = maak.agendapunt("Zeesluis", domein=domein, perioden=[2026])
    weg, nota = maak.agendapunt("Kade", domein=domein), maak.document("De nota")
    bedrag = {"bedrag": 5, "soort": "maximum", "jaar": 2026}
    actie = maak.actie("Brug", agendapunt=punt, bedragen=[bedrag])
    dag = yield "een dag later"
    verplaats(punt, 2027, datum=date(2025, 5, 1), precisie="maand", bron=nota,
              bron_plaats="blz. 2", door="griffie")  # fmt: skip
    with opslag(reden="De raad besloot dit.", door="griffie") as werk:
        for los in (punt, actie):
            los.status = "aangehouden"
            werk.bewaar(los)
    vergadering = maak.vergadering(punten=[punt], datum=date(2016, 3, 22), publicatie="concept")
    publiceer(vergadering, reden="De lijst is bekend.")
    trek_in(weg, "Dubbel.", datum=date(2026, 2, 2))
    agenda = punt.agenda.get_absolute_url()
    adressen = (
        punt.get_absolute_url(), actie.get_absolute_url(), weg.get_absolute_url(),
        "/wijzigingen/", "/wijzigingen.atom", agenda, f"{agenda}geheel/",
        f"{agenda}vergelijk/?van={dag}&tot=nu", nota.get_absolute_url(),
    )  # fmt: skip
    yield "alles staat er"
    ervoor = lees(Client(), adressen)
    assert "De nota</a>, blz. 2" in ervoor[punt.get_absolute_url()]
    assert "Reden: De raad besloot dit." in ervoor[f"{agenda}vergelijk/?van={dag}&tot=nu"]
    # Meetings had no standen then.
    van_toen = Stand.objects.exclude(soort="vergadering")
    door_wie = dict(van_toen.values_list("pk", "wijziging__wie"))

    yield "nu"
    assert lees(Client(), adressen) == ervoor
    assert dict(van_toen.values_list("pk", "wijziging__wie")) == door_wie


def van_perioden_die_op_hun_eerste_dag_heetten(maak):
    domein = maak.domein(agenda=maak.agenda())
    punt = maak.agendapunt("Zeesluis", domein=domein, perioden=[2026])
    weg = maak.agendapunt("Kade", domein=domein)
    verplaats(weg, 2028, reden="")
    verplaats(punt, 2027)
    verplaats(weg, reden="Geen ruimte.")
    punt.agenda.perioden.get(naam="2028").delete()
    opslaan(punt.agenda)
    dag = yield "een dag later"
    verplaats(punt, 2026, reden="Toch eerder.")
    client, agenda = Client(), punt.agenda.get_absolute_url()
    client.force_login(maak_gebruiker("griffie", "Griffie"))
    adressen = (
        punt.get_absolute_url(), weg.get_absolute_url(), agenda, f"{agenda}geheel/",
        "/agendapunten/", f"{agenda}vergelijk/?van={dag}&tot=nu",
        f"/beheer/agenda/agendapunt/{punt.pk}/history/",
    )  # fmt: skip
    yield "alles staat er"
    ervoor = lees(client, adressen)
    assert "van 2027 naar 2026" in ervoor[f"{agenda}vergelijk/?van={dag}&tot=nu"]

    toen = yield "voor wijzigingen"
    standen = toen.get_model("agenda", "Stand").objects.filter(kenmerk=punt.kenmerk)
    assert "2026-01-01" in json.dumps([los.inhoud for los in standen])

    yield "nu"
    assert lees(client, adressen) == ervoor
    oud = Stand.objects.filter(kenmerk=punt.kenmerk, formaat=1)
    assert {los.inhoud["planning"][0]["periode"][4:] for los in oud} == {"-01-01"}
    assert {los.staat["planning"][0]["periode"] for los in oud} == {"2026", "2027"}
    gebeurd = Gebeurtenis.objects.filter(kenmerk=weg.kenmerk, veld="planning")
    assert [los.nieuw for los in gebeurd.order_by("pk")] == [["2028"], []]
    # What is planned by the quarter from now on stands beside that.
    maak_perioden(punt.agenda, 2026, 2026, "kwartaal")
    assert list(fouten([])) == []
    punt = Agendapunt.objects.get(pk=punt.pk)
    punt.titel = "De zeesluis"
    opslaan(punt)
    assert Gebeurtenis.objects.latest("pk").soort == "tekst_gewijzigd"


def van_wat_nog_verteld_moet_worden(maak):
    """Of an agenda that was off the site during the migration: that comes right later."""
    domein = maak.domein(agenda=maak.agenda())
    punt = maak.agendapunt("Zeesluis", domein=domein, perioden=[2026])
    weg, agenda = maak.agendapunt("Kade", domein=domein), punt.agenda
    agenda.status = "concept"
    opslaan(agenda)
    verplaats(punt, 2027)
    trek_in(weg, "Dubbel.")

    yield "nu"
    agenda.status = "lopend"
    opslaan(agenda, reden="De agenda is herzien.")
    nieuw = Gebeurtenis.objects.filter(openbaar=True, agenda=agenda).order_by("pk")[2:]
    assert [(los.kenmerk, los.soort, los.wijziging.reden) for los in nieuw] == [
        (weg.kenmerk, "ingetrokken", "Dubbel."),
        (punt.kenmerk, "gepubliceerd", "De agenda is herzien."),
    ]
    assert nieuw[1].laatst_openbaar.staat["planning"][0]["periode"] == "2026"


VERHALEN = [
    van_een_bedrag_en_wat_ervan_verteld_is,
    van_de_pdf_die_bij_een_versie_hoort,
    van_standen_zonder_wijziging,
    van_perioden_die_op_hun_eerste_dag_heetten,
    van_wat_nog_verteld_moet_worden,
]


@pytest.fixture(scope="module")
def verhalen(in_een_eigen_database, request):
    """Each story, come back from the journey; what it tells of now is for its test."""
    soorten = ("actie", "agenda", "agendapunt", "document", "domein", "overleg", "vergadering")
    maak = SimpleNamespace(**{los: request.getfixturevalue(f"maak_{los}") for los in soorten})
    in_een_eigen_database()
    bezig = {verhaal: verhaal(maak) for verhaal in VERHALEN}
    wacht_op = {verhaal: next(los) for verhaal, los in bezig.items()}
    for plek, breng in REIS.items():
        nieuws = breng()
        for verhaal in VERHALEN:
            if plek == wacht_op[verhaal] != "nu":
                wacht_op[verhaal] = bezig[verhaal].send(nieuws)
    assert set(wacht_op.values()) == {"nu"}
    return bezig


@pytest.mark.parametrize("verhaal", VERHALEN, ids=lambda verhaal: verhaal.__name__)
def test_na_heen_en_terug_leest_het_als_ervoor(verhalen, verhaal):
    assert list(verhalen[verhaal]) == []


def test_na_heen_en_terug_klopt_alles(verhalen):
    assert not Wijziging.objects.filter(is_afgeleid=False).exists()
    assert list(fouten([])) == []


def test_na_heen_en_terug_hoeft_alleen_gelezen_wat_anders_kan_zijn(verhalen):
    agendas = Agenda.objects.openbaar().filter(versies=None).select_related("bijwerking")
    gevonden = [paar for agenda in agendas for paar in vergelijkingen(agenda)]
    assert len(gevonden) > 20
    assert [gelezen for _, gelezen in gevonden] == [heel for heel, _ in gevonden]
