"""Words taken out of what was prepared: voorstellen, their regels, remarks, and what they lay."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from agenda.beschrijving.lezen import inhoud
from agenda.bewerkingen.uitwissen import WEG, wis, zoek
from agenda.models import Agendapunt, Domein, Voorstel, Voorstelopmerking, Voorstelregel
from agenda.opslag import opslaan
from agenda.voorstellen import (
    laat_weg,
    leg_voor,
    nieuw_voorstel,
    stel_nieuw_voor,
    stel_voor,
    voer_uit,
)
from ijmond.momentopname import canoniek
from ijmond.momentopname.voorgesteld import als_json
from tests.bewerkingen.geschiedenis import NAAM

TABELLEN = ("agenda_voorstel", "agenda_voorstelregel", "agenda_voorstelopmerking")


def te_vinden():
    """In which tables of what was prepared the name is, as text or in JSON."""
    zo = (NAAM, NAAM.replace("ü", "\\u00fc"))
    with connection.cursor() as cursor:
        for tabel in TABELLEN:
            cursor.execute(f"SELECT * FROM {tabel}")
            if any(los in " ".join(map(str, rij)) for rij in cursor.fetchall() for los in zo):
                yield tabel


@pytest.fixture
def punt(maak_agendapunt):
    return maak_agendapunt("Een brug", toelichting=f"Bel {NAAM}.")


@pytest.fixture
def voorstel(punt, maak_vergadering, maak_agendapunt):
    """One that was laid before a meeting and carried out, with the name in all that is typed."""
    voorstel = nieuw_voorstel(
        punt.agenda, f"Plan van {NAAM}", reden=f"{NAAM} wil het.", toelichting=f"Bel {NAAM}.",
        bestand=f"{NAAM}.docx",
    )  # fmt: skip
    link = {"titel": f"Stuk van {NAAM}", "url": "https://example.org/stuk", "datum": None}
    anders = {"titel": f"De brug van {NAAM}", "verwijzingen": [link], "toelichting": ""}
    regel = stel_voor(voorstel, punt, inhoud(punt) | anders, reden=f"Omdat {NAAM} het vroeg.")
    erbij = {"titel": f"Nieuw van {NAAM}", "domein": punt.domein.slug}
    stel_nieuw_voor(voorstel, Agendapunt, erbij | {"publicatie": "gepubliceerd"})
    ander = maak_agendapunt("Een tunnel")
    niet = stel_voor(voorstel, ander, inhoud(ander) | {"aanleiding": NAAM})
    Voorstelregel.objects.filter(pk=regel.pk).update(stand=None, basis=inhoud(punt))
    laat_weg(niet, f"{NAAM} wil dit niet.")
    Voorstelregel.objects.create(
        voorstel=voorstel, nummer=9, wat="niet_begrepen", tekst=f"Iets over {NAAM}", doet_mee=False
    )
    Voorstelopmerking.objects.create(regel=regel, tekst=f"Vraag het {NAAM}.", wie="ada")
    morgen = timezone.localdate() + timedelta(days=1)
    vergadering = maak_vergadering(datum=morgen, datum_precisie="dag")
    leg_voor(voorstel, vergadering, als_json, openbaar=True)
    return voorstel


@pytest.mark.beide  # text in JSON
def test_de_tekst_wordt_gevonden_en_gaat_overal_weg(voorstel, punt):
    voer_uit(voorstel)
    punt = Agendapunt.objects.get(pk=punt.pk)
    punt.titel = "Een brug"
    opslaan(punt, lambda: punt.verwijzingen.all().delete())
    assert {*te_vinden()} == {*TABELLEN}
    gevonden = {
        plaats.waar.split(",")[0] for plaats in zoek(punt.agenda, punt.kenmerk, NAAM).plaatsen
    }
    assert {"Voorstel", "Regel van een voorstel", "Opmerking bij een regel"} <= gevonden
    wis(punt.agenda, punt.kenmerk, NAAM)
    assert list(te_vinden()) == []
    voorstel = Voorstel.objects.get()
    assert voorstel.titel == f"Plan van {WEG}"
    assert f"De brug van {WEG}" in {
        p.titel for p in canoniek.lees(voorstel.voorgesteld).agendapunten
    }
    for regel in voorstel.regels.all():
        regel.full_clean()


def test_wat_over_iets_anders_gaat_blijft_staan(voorstel, punt, maak_agendapunt):
    ander = maak_agendapunt(toelichting=f"Over {NAAM}")
    ander.toelichting = ""
    opslaan(ander)
    wis(ander.agenda, ander.kenmerk, NAAM)
    assert {*te_vinden()} == {*TABELLEN}


def test_van_een_agenda_gaat_alles_wat_is_voorbereid(voorstel, punt):
    domein = Domein.objects.get()
    domein.beschrijving = NAAM
    opslaan(domein)
    domein.beschrijving = ""
    opslaan(domein)
    wis(punt.agenda, "", NAAM)
    assert list(te_vinden()) == []
