"""The index follows every change within its transaction, and holds only what visitors see."""

import pytest
from django.db import transaction

from agenda.bewerkingen import publiceer, trek_in, voeg_eigenaren_samen
from agenda.models import Behandeling, Document, Eigenaar, Punt
from agenda.opslag import haal_terug, opslaan, verwijder
from ijmond.zoeken.model import Zoekregel

pytestmark = pytest.mark.beide  # triggers and an upsert


@pytest.fixture
def punt(samen, maak_agendapunt, maak_document):
    with samen():
        return maak_agendapunt("Zeesluis", bron=maak_document("Sluisnota"))


def test_een_punt_komt_verandert_en_gaat(vind, punt):
    assert vind("zeesluis") == {"Agendapunten": ["Zeesluis"]}
    punt.titel = "De keersluis"
    opslaan(punt)
    assert (vind("zeesluis"), vind("keersluis")) == ({}, {"Agendapunten": ["De keersluis"]})
    assert vind("sluisnota") == {"Documenten": ["Sluisnota"]}
    trek_in(punt, "Dubbel.")
    assert (vind("keersluis"), vind("sluisnota")) == ({}, {})
    publiceer(Punt.objects.get().als_agendapunt, reden="Toch.")
    assert list(vind("keersluis")) == ["Agendapunten"]
    assert list(vind("sluisnota")) == ["Documenten"]
    verwijder(Punt.objects.get().als_agendapunt, reden="Weg.")
    assert vind("keersluis") == {}
    haal_terug("SA-01", reden="Terug.")
    assert list(vind("keersluis")) == ["Agendapunten"]


def test_wat_niet_doorgaat_staat_er_niet_in(vind, punt):
    with transaction.atomic():
        punt.titel = "Keersluis"
        opslaan(punt)
        assert Zoekregel.objects.filter(kopvorm="keersluis").exists()
        transaction.set_rollback(True)
    assert (vind("zeesluis"), vind("keersluis")) == ({"Agendapunten": ["Zeesluis"]}, {})


def test_een_naam_die_niet_meer_mag_is_meteen_weg(
    vind, punt, maak_persoon, maak_eigenaar, maak_ambt
):
    ada, velsen = maak_persoon("Ada Bos"), maak_eigenaar("Velsen")
    assert vind("ada") == {}
    ambt = maak_ambt(ada, velsen, taken=["Water"])
    assert vind("ada") == {"Eigenaren": ["Ada Bos"]}
    assert sorted(vind("velsen")["Eigenaren"]) == ["Ada Bos", "Velsen"]
    ada = Eigenaar.objects.get(naam="Ada Bos")
    ada.naam_openbaar = False
    opslaan(ada)
    assert (vind("ada"), "Eigenaren" in vind("velsen")) == ({}, False)
    ada.naam_openbaar = True
    opslaan(ada)
    velsen = Eigenaar.objects.get(naam="Velsen")
    velsen.naam = "Beverwijk"
    opslaan(velsen)
    assert sorted(vind("beverwijk")["Eigenaren"]) == ["Ada Bos", "Beverwijk"]
    verwijder(ambt)
    assert (vind("ada"), "Eigenaren" in vind("beverwijk")) == ({}, False)


def test_wie_samengevoegd_is_heet_nog_maar_een_ding(vind, maak_agendapunt, maak_eigenaar):
    een, ander = maak_eigenaar("Gemeente Velsen"), maak_eigenaar("Velsen gem")
    maak_agendapunt("A", betrokkenen=[(een, "trekker"), (ander, "partner")])
    assert len(vind("velsen")["Eigenaren"]) == 2
    voeg_eigenaren_samen(ander, een)
    assert vind("velsen")["Eigenaren"] == ["Gemeente Velsen"]


def test_een_agenda_neemt_alles_mee(
    vind, punt, maak_thema, maak_overleg, maak_actie, maak_eigenaar
):
    agenda = punt.agenda
    maak_overleg("Sluisoverleg", deelnemers=[maak_eigenaar("Sluiswachter")])
    maak_actie("Sluisdeur")
    maak_thema("Sluizen")
    soorten = {"Thema’s", "Acties", "Overleggen", "Eigenaren", "Documenten"}
    assert set(vind("sluis")) == soorten
    agenda.refresh_from_db()
    agenda.status = "concept"
    opslaan(agenda)
    assert vind("sluis") == {}
    assert not Zoekregel.objects.exists()
    agenda.status = "lopend"
    opslaan(agenda)
    assert set(vind("sluis")) == soorten


def test_een_actie_verhuist_mee_en_een_vergadering_heet_naar_haar_orgaan(
    vind, punt, maak_domein, maak_actie, maak_vergadering
):
    haven = maak_domein("Haven")
    maak_actie("Kade", agendapunt=punt)
    punt.domein = haven
    opslaan(punt, reden="Beter.")
    assert set(vind("kade", domein="agenda-a/haven")) == {"Acties"}
    vergadering = maak_vergadering(publicatie="concept", locatie="Gemeentehuis")
    assert vind("gemeentehuis") == {}
    publiceer(vergadering)
    orgaan = vergadering.orgaan
    orgaan.naam = "De raad"
    opslaan(orgaan)
    assert vind("gemeentehuis") == {"Vergaderingen": ["De raad, 1 juni 2026"]}
    assert not Behandeling.objects.exists()


def test_wie_een_document_noemt_komt_en_gaat_ermee(vind, punt, maak_eigenaar):
    document = Document.objects.get()
    opslaan(document, lambda: document.deelnemers.add(maak_eigenaar("Hoogheemraadschap")))
    assert list(vind("hoogheemraadschap")) == ["Eigenaren"]
    trek_in(punt, "Dubbel.")
    assert vind("hoogheemraadschap") == {}
