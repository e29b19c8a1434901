"""The momentopname holds what the public may read, and nothing else."""

import json
from datetime import date
from decimal import Decimal

import pytest

from agenda.beschrijving.punten import Betrokkene, Verwijzing
from agenda.models import Agenda, Deelname, Stand
from agenda.models import agenda as modellen
from agenda.opslag import fouten, opslaan, verwijder
from ijmond.momentopname import canoniek, opnemen
from ijmond.momentopname.opnemen import neem_op


def opname():
    return neem_op(Agenda.objects.select_related("bijwerking").get())


@pytest.mark.lang
def test_een_momentopname_kost_een_query(maak_agendapunt, maak_actie, django_assert_num_queries):
    for _ in range(30):
        maak_actie(agendapunt=maak_agendapunt(perioden=[2026]))
    agenda = Agenda.objects.select_related("bijwerking").get()
    with django_assert_num_queries(1):  # the newest standen of the agenda
        neem_op(agenda)


@pytest.mark.beide  # JSON
def test_alles_van_een_punt_staat_erin(
    maak_domein,
    maak_agendapunt,
    maak_actie,
    maak_overleg,
    maak_eigenaar,
    maak_vergadering,
    maak_document,
):
    domein = maak_domein("Wonen")
    velsen = maak_eigenaar("Velsen")
    nota = maak_document("Woonnota")
    punt = maak_agendapunt(
        "Woonvisie",
        perioden=[2027, 2026],
        betrokkenen=[(velsen, "trekker")],
        verwijzingen=[("Stuk", "https://voorbeeld.example/")],
        bron=nota,
        bron_plaats="blz. 3",
    )
    maak_actie(
        "Bouwen",
        agendapunt=punt,
        overleg=maak_overleg(),
        bedragen=[{"bedrag": 50000, "soort": "maximum", "jaar": 2026}],
        termijn=date(2026, 7, 1),
        termijn_precisie="kwartaal",
    )
    vergadering = maak_vergadering(punten=[punt])
    foto = opname()
    [gezien] = foto.hoofdstukken
    assert gezien.domein.slug == domein.slug
    [visie] = foto.agendapunten
    assert [g.periode for g in visie.planning] == ["2026", "2027"]
    assert visie.betrokkenen == (Betrokkene(eigenaar="velsen", rol="trekker"),)
    assert foto.namen(["velsen"]) == ("Velsen",)
    assert visie.verwijzingen == (Verwijzing(titel="Stuk", url="https://voorbeeld.example/"),)
    assert (visie.bron, visie.bron_plaats) == ("woonnota", "blz. 3")
    assert foto.titel_van_bron("woonnota") == "Woonnota"
    assert visie.behandelingen[0].vergadering == vergadering.pk
    genoemd = foto.genoemd(vergadering.pk)
    assert (genoemd["datum"], genoemd["datum_precisie"]) == ("2026-06-01", "dag")
    [actie] = gezien.overleggen[0].acties
    [bedrag] = actie.bedragen
    assert (actie.agendapunt, bedrag.bedrag, bedrag.soort) == (
        punt.kenmerk,
        Decimal("50000.00"),
        "maximum",
    )
    assert (actie.termijn, actie.termijn_precisie) == (date(2026, 7, 1), "kwartaal")


def test_een_actie_zonder_overleg_staat_onder_haar_agendapunt(maak_agendapunt, maak_actie):
    punt = maak_agendapunt()
    actie = maak_actie(agendapunt=punt)
    [hoofdstuk] = opname().hoofdstukken
    assert [a.kenmerk for a in hoofdstuk.agendapunten[0].acties] == [actie.kenmerk]


@pytest.mark.parametrize("publicatie", ["concept", "ingetrokken"])
def test_een_actie_zonder_overleg_onder_een_verborgen_agendapunt_staat_bij_diens_domein(
    maak_domein, maak_agendapunt, maak_actie, publicatie
):
    maak_domein("Wonen")
    geheim = maak_agendapunt("Geheim", domein=maak_domein("Werk"), publicatie=publicatie)
    actie = maak_actie(agendapunt=geheim)
    wonen, werk = opname().hoofdstukken
    assert [a.kenmerk for a in werk.acties] == [a.kenmerk for a in werk.punten()]
    assert [a.kenmerk for a in werk.acties] == [actie.kenmerk]
    assert werk.acties[0].agendapunt is None
    assert wonen.acties == ()


@pytest.mark.parametrize("publicatie", ["concept", "ingetrokken"])
def test_wat_niet_openbaar_is_staat_er_niet_in_ook_niet_als_verwijzing(
    maak_agendapunt, maak_actie, maak_overleg, publicatie
):
    geheim = maak_agendapunt("Geheim", publicatie=publicatie)
    maak_actie("Openbaar", agendapunt=geheim, overleg=maak_overleg())
    foto = opname()
    assert "Geheim" not in repr(foto)
    assert geheim.kenmerk not in repr(foto)
    assert foto.acties[0].agendapunt is None


def test_een_persoon_zonder_toestemming_en_een_concept_vergadering_staan_er_niet_in(
    maak_agendapunt, maak_eigenaar, maak_vergadering
):
    ambtenaar = maak_eigenaar("Jet Jansen", soort="persoon")
    punt = maak_agendapunt(betrokkenen=[(ambtenaar, "ambtelijk_trekker")])
    maak_vergadering(punten=[punt], publicatie="concept")
    foto = opname()
    assert foto.agendapunten[0].betrokkenen == ()
    assert foto.agendapunten[0].behandelingen == ()
    assert "Jansen" not in canoniek.schrijf(foto)


def test_een_verwijderd_punt_staat_er_niet_meer_in(maak_agendapunt):
    punt = maak_agendapunt("Weg ermee")
    maak_agendapunt("Blijft")
    verwijder(punt)
    assert [p.titel for p in opname().agendapunten] == ["Blijft"]


def test_een_andere_naam_van_een_eigenaar_werkt_door(maak_agendapunt, maak_eigenaar):
    eigenaar = maak_eigenaar("Velsen")
    maak_agendapunt(betrokkenen=[(eigenaar, "trekker")])
    eigenaar.naam = "Gemeente Velsen"
    opslaan(eigenaar)
    foto = opname()
    [betrokkene] = foto.agendapunten[0].betrokkenen
    assert foto.namen([betrokkene.eigenaar]) == ("Gemeente Velsen",)


def test_een_concept_agenda_heeft_geen_momentopname(maak_agenda):
    with pytest.raises(LookupError):
        neem_op(maak_agenda(status="concept"))


@pytest.mark.parametrize(
    ("status", "eind", "afgelopen"),
    [
        ("afgesloten", date(2028, 12, 31), True),
        ("lopend", date(2026, 11, 20), True),
        ("lopend", date(2026, 11, 21), False),
    ],
)
def test_een_agenda_is_afgelopen_als_hij_gesloten_is_of_zijn_laatste_dag_voorbij(
    monkeypatch, maak_agenda, status, eind, afgelopen
):
    for module in (opnemen, modellen):
        monkeypatch.setattr(module, "localdate", lambda: date(2026, 11, 21))
    agenda = maak_agenda(jaren=(2026,), status=status, eind=eind)
    assert agenda.is_afgelopen is afgelopen
    assert opname().afgelopen is afgelopen


def test_wie_twee_keer_meedoet_wordt_een_keer_genoemd(maak_agenda, maak_eigenaar):
    agenda, velsen = maak_agenda(), maak_eigenaar("Velsen")
    opslaan(Deelname(agenda=agenda, eigenaar=velsen, tot=date(2026, 6, 30)))
    opslaan(Deelname(agenda=agenda, eigenaar=velsen, van=date(2027, 1, 1)))
    assert opname().deelnemers == ("Velsen",)


def test_een_stand_en_een_versie_van_voor_de_tekst_als_nummer_lezen_als_toen(
    maak_agendapunt, maak_vergadering
):
    punt = maak_agendapunt()
    vergadering = maak_vergadering([punt])
    stand = Stand.objects.get(pk=Stand.objects.filter(kenmerk=punt.kenmerk).last().pk)
    [rij] = stand.inhoud["behandelingen"]
    toen = {veld: waarde for veld, waarde in rij.items() if veld != "uitkomst_soort"}
    oud = stand.inhoud | {"behandelingen": [toen | {"volgnummer": 1}]}
    Stand.objects.filter(pk=stand.pk).update(inhoud=oud, formaat=1)
    assert list(fouten([])) == []
    [gelezen] = opname().agendapunten[0].behandelingen
    assert (gelezen.vergadering, gelezen.volgnummer) == (vergadering.pk, "1")
    versie = json.loads(canoniek.schrijf(opname()))
    versie["formaat"] = 2
    versie["agendapunten"][0]["behandelingen"] = [toen | {"volgnummer": None}]
    [gelezen] = canoniek.lees(json.dumps(versie)).agendapunten[0].behandelingen
    assert (gelezen.volgnummer, gelezen.uitkomst_soort) == ("", "")
