"""`controleer` says "Alles klopt" only of data that hangs together."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from agenda.models import (
    Agenda,
    Agendapunt,
    Bijwerking,
    Gebeurtenis,
    Stand,
    Versie,
    Versiepapier,
    Wijziging,
)
from agenda.opslag import opslaan, verwijder
from ijmond.versies import sluit
from tests.versies.vastgesteld import maak_versie
from tests.wijzigen import verplaats


@pytest.fixture(scope="module")
def _punt(eenmalig, maak_agendapunt):
    """An item with a history: it came, was moved, and got another title."""
    punt = maak_agendapunt("Zeesluis", perioden=[2026])
    verplaats(punt, 2027)
    punt.titel = "De zeesluis"
    opslaan(punt)
    return punt.pk


@pytest.fixture
def punt(_punt, db):
    return Agendapunt.objects.get(pk=_punt)


def versie(agenda, nummer):
    return Versie.objects.create(
        agenda=agenda,
        nummer=nummer,
        titel="Vastgesteld",
        datum_precisie="onbekend",
        sha256="0" * 64,
    )


def zonder_wachters(model, opdracht):
    """What who may write in the database can do, if he takes the triggers away first."""
    tabel = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(f"ALTER TABLE {tabel} DISABLE TRIGGER USER")
            cursor.execute(opdracht.format(tabel, tabel))
            cursor.execute(f"ALTER TABLE {tabel} ENABLE TRIGGER USER")
            return
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [tabel]
        )
        wachters = cursor.fetchall()
        for naam, _ in wachters:
            cursor.execute(f"DROP TRIGGER {naam}")
        cursor.execute(opdracht.format(tabel, tabel))
        for _, sql in wachters:
            cursor.execute(sql)


def controleer():
    """The sentences that it gives; one is its verdict."""
    uit, fout = StringIO(), StringIO()
    try:
        call_command("controleer", stdout=uit, stderr=fout)
    except SystemExit:
        return fout.getvalue().splitlines()
    return uit.getvalue().splitlines()


def test_wat_door_het_opslagpad_ging_klopt(punt, maak_vergadering):
    opslaan(punt, reden="Nog eens.")
    vergadering = maak_vergadering(punten=[punt])
    vergadering.status, vergadering.datum_precisie = "geannuleerd", "dag"
    opslaan(vergadering, reden="Te weinig leden.")
    assert controleer() == ["Alles klopt."]


@pytest.mark.parametrize("welke", [0, 1])
def test_een_stand_die_weg_is_wordt_gemist(punt, welke):
    Stand.objects.filter(kenmerk=punt.kenmerk).order_by("pk")[welke].delete()
    assert any("er ontbreekt een stand of een gebeurtenis" in zin for zin in controleer())


def test_een_stand_van_het_kader_die_weg_is_wordt_gemist(punt):
    agenda = punt.agenda
    agenda.ondertitel = "Samen verder"
    opslaan(agenda)
    Stand.objects.filter(agenda=agenda, kenmerk="").last().delete()
    assert any("de standen die erbij hoorden, zijn weg" in zin for zin in controleer())


def test_een_gebeurtenis_die_weg_is_of_iets_anders_zegt_wordt_gemist(punt):
    Gebeurtenis.objects.filter(veld="planning").update(nieuw=["2028"])
    [zin, verzonnen, _] = controleer()
    assert verzonnen.endswith("dit volgt niet uit de standen.")
    assert zin.endswith("er ontbreekt een stand of een gebeurtenis, over 'planning'.")
    Gebeurtenis.objects.filter(veld="planning").delete()
    assert controleer()[0] == zin


@pytest.mark.beide  # as rows of its own, in one query
@pytest.mark.parametrize(
    ("te_zien", "zin"),
    [
        (True, "dit geldt niet als openbaar, maar is het nu wel"),
        (False, "dit geldt als openbaar, maar is het nu niet"),
    ],
)
def test_wat_ten_onrechte_als_openbaar_geldt_of_niet_is_te_vinden_en_recht_te_zetten(
    punt, client, te_zien, zin
):
    punt.publicatie = "gepubliceerd" if te_zien else "concept"
    opslaan(punt, reden="Op verzoek.")
    los = Gebeurtenis.objects.get(veld="planning")
    Gebeurtenis.objects.filter(pk=los.pk).update(te_zien=not te_zien)
    doe = "Doe: manage.py werk_gebeurtenissen_bij."
    [gemeld, _] = controleer()
    assert gemeld == f"{los} (gebeurtenis {los.pk}): {zin}. {doe}"

    eerst = client.get("/wijzigingen/")
    call_command("werk_gebeurtenissen_bij", stdout=StringIO())
    daarna = client.get("/wijzigingen/")
    assert controleer() == ["Alles klopt."]
    assert daarna.headers["ETag"] != eerst.headers["ETag"]  # else a page that is kept stays
    assert ("van 2026 naar 2027" in daarna.text) is te_zien


def test_een_nummer_dat_een_versie_overslaat_wordt_gemist(punt):
    versie(punt.agenda, 1)
    versie(punt.agenda, 4)
    zinnen = controleer()
    for nummer in (2, 3):
        assert f"agenda '{punt.agenda}': versie {nummer} ontbreekt." in zinnen


def test_een_laatste_versie_die_om_de_wachter_heen_weg_is_wordt_gemist(punt):
    agenda = punt.agenda
    maak_versie(agenda), maak_versie(agenda)
    assert controleer() == ["Alles klopt."]
    for model in (Versiepapier, Versie):
        zonder_wachters(model, "DELETE FROM {} WHERE id = (SELECT max(id) FROM {})")
    assert controleer()[0] == f"agenda '{agenda}': versie 2 ontbreekt."
    assert maak_versie(agenda).nummer == 3  # zo blijft te zien dat er een tweede was
    assert controleer()[0] == f"agenda '{agenda}': versie 2 ontbreekt."


def test_papier_van_een_versie_dat_weg_is_wordt_gemist(punt):
    maak_versie(punt.agenda)
    zonder_wachters(Versiepapier, "UPDATE {} SET html = '', pdf = NULL")
    assert any("De pdf van deze versie is weg" in zin for zin in controleer())
    zonder_wachters(Versiepapier, "DELETE FROM {}")
    assert controleer()[0] == f"agenda '{punt.agenda}': de pdf van versie 1 ontbreekt."


VERZONNEN = (
    {"veld": "titel", "soort": "tekst_gewijzigd", "oud": "Sluis", "nieuw": "De zeesluis"},
    {"veld": "planning", "soort": "vervroegd", "oud": ["2027"], "nieuw": ["2026"]},
    {"veld": "status", "soort": "afgerond", "oud": "gepland", "nieuw": "afgerond"},
    {"veld": "", "soort": "ingetrokken", "oud": None, "nieuw": None},
    {"veld": "", "soort": "gepubliceerd", "oud": None, "nieuw": None},
    {"veld": "vergadering", "soort": "geannuleerd", "oud": None, "nieuw": None},
)


def test_een_verzonnen_gebeurtenis_valt_op_waar_zij_ook_bij_staat(
    punt, maak_vergadering, maak_agendapunt
):
    ander, vergadering = maak_agendapunt("Haven"), maak_vergadering(punten=[punt])
    los = Gebeurtenis.objects.filter(kenmerk=punt.kenmerk).first()
    nummers = []
    for kenmerk in (punt.kenmerk, ander.kenmerk, str(vergadering.pk), ""):
        los.stand = Stand.objects.filter(kenmerk=kenmerk).last()
        los.wijziging = los.stand.wijziging
        for velden in VERZONNEN:
            los.pk = None
            for veld, waarde in velden.items():
                setattr(los, veld, waarde)
            los.save()
            nummers.append(los.pk)
    assert [zin.split("gebeurtenis ")[1] for zin in controleer()[:-1]] == [
        f"{nummer}): dit volgt niet uit de standen." for nummer in nummers
    ]


def test_wat_twee_keer_verteld_is_valt_op(punt):
    los = Gebeurtenis.objects.get(veld="planning")
    los.pk = None
    los.save()
    [zin, _] = controleer()
    assert zin.endswith("dit volgt niet uit de standen.")


def test_een_lege_versie_moet_gesloten_zijn(punt):
    los = versie(punt.agenda, 1)
    assert any("De inhoud van deze versie is weg" in zin for zin in controleer())
    sluit(los, "Er stond een naam in.")
    assert controleer() == ["Alles klopt."]


def test_een_bijwerking_die_weg_is_wordt_gemist(punt):
    Bijwerking.objects.all().delete()
    assert [zin for zin in controleer() if "aanduiding" in zin] == [
        "Wat bezoekers zien heeft geen aanduiding, voor het hele portaal.",
        f"agenda '{punt.agenda}': wat bezoekers zien heeft geen aanduiding.",
    ]


def test_een_agenda_die_weg_mocht_laat_niets_achter(punt, maak_agenda):
    wijzigingen = Wijziging.objects.count()
    agenda = maak_agenda(status="concept")
    verwijder(agenda)
    assert Agenda.objects.get() == punt.agenda
    assert Wijziging.objects.count() == wijzigingen
    assert controleer() == ["Alles klopt."]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL laat dit niet toe")
def test_een_gebroken_verwijzing_is_een_zin(punt):
    with connection.constraint_checks_disabled(), connection.cursor() as cursor:
        cursor.execute("UPDATE agenda_agendapunt SET domein_id = 999")
    with pytest.raises(SystemExit, match="1"):
        call_command("controleer", stderr=StringIO())
    assert controleer() == [
        f"agendapunt {punt.pk}: 'domein' wijst naar iets wat er niet is.",
        "Niet in orde: 1.",
    ]
    with connection.cursor() as cursor:
        cursor.execute("UPDATE agenda_agendapunt SET domein_id = (SELECT id FROM agenda_domein)")
