"""Twelve queries a page, whatever kinds of rows stand on it and however many."""

from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agenda.beschrijving.lezen import inhoud
from agenda.beschrijving.samen import lees_samen
from agenda.choices import Uitkomst
from agenda.models import Agenda, Agendapunt, Vergadering
from agenda.opslag import opslaan, opslag
from agenda.voorstellen import leg_voor, nieuw_voorstel, soorten, stel_voor
from ijmond.momentopname.voorgesteld import als_json
from tests.alles import stel_alles_voor, zet_in_de_weg
from tests.beheer.formulier import lijst, nieuw, wijzig

pytestmark = pytest.mark.lang  # one row of every kind, made time and again
HOOGSTENS = 12


@pytest.fixture
def kost(beheer):
    def kost(adres, client=beheer.client, **velden):
        cache.clear()
        connection.features.supports_json_field  # noqa: B018 - asks the database once
        with CaptureQueriesContext(connection) as gedaan:
            doe = client.post if velden else client.get
            assert doe(adres, velden).status_code == 200, adres
        return len(gedaan)

    return kost


def noem_wat_nergens_stond(voorstel, punt, eigenaar, document, vergadering):
    """The page of the agenda as it would be, asks what these are called."""
    staat = inhoud(punt)
    [betrokken], [behandeld] = staat["betrokkenen"], staat["behandelingen"]
    erbij = {
        "bron": document.slug,
        "betrokkenen": [betrokken, betrokken | {"eigenaar": eigenaar.slug}],
        "behandelingen": [behandeld, behandeld | {"vergadering": vergadering.pk}],
    }
    stel_voor(voorstel, punt, staat | erbij)


@pytest.mark.beide  # rows of every kind in one query
def test_wat_samen_gelezen_is_staat_er_zoals_het_los_gelezen_is(maak_alles, maak_vergadering):
    punt = maak_alles()[9]
    maak_vergadering([punt], datum=date(2090, 1, 1))  # the newest meeting comes first
    vragen = [model.objects.all() for model in soorten().values()]
    antwoorden = lees_samen(*vragen, met_inhoud=soorten().values())
    for rijen, antwoord in zip(vragen, antwoorden, strict=True):
        assert {rij.pk: (rij.__dict__.keys(), str(rij), staat) for rij, staat in antwoord} == {
            rij.pk: (rij.__dict__.keys(), str(rij), inhoud(rij))
            for rij in rijen.select_related(*rijen.model.NAAM_MET)
        }, rijen.model


@pytest.mark.usefixtures("anna")
def test_een_pagina_over_alle_soorten_kost_evenveel_als_over_een(
    beheer,
    kost,
    maak_alles,
    maak_eigenaar,
    maak_document,
    maak_vergadering,
):
    eerste, weg = maak_alles(), maak_alles()
    voorstel = nieuw_voorstel(Agenda.objects.get(), "Alles", door="griffie")
    for nummer in range(12):
        nieuw_voorstel(voorstel.agenda, f"Ander {nummer}")
    adressen = [reverse("admin:voorstellen"), reverse("admin:voorstel", args=[voorstel.pk])] + [
        reverse(f"voorstel-{naam}", args=[voorstel.pk])
        for naam in ("voorleggen", "agenda", "vergelijking")
    ]

    def kosten():
        return {adres: kost(adres) for adres in adressen}

    stel_alles_voor(voorstel, [*eerste, voorstel.agenda], weg)
    elders = maak_eigenaar(), maak_document(), maak_vergadering()
    noem_wat_nergens_stond(voorstel, eerste[9], *elders)
    zet_in_de_weg(voorstel, *eerste[:5], *weg[:5], eerste[9], weg[9])
    weinig = kosten()
    assert {adres: n for adres, n in weinig.items() if n > HOOGSTENS} == {}
    meer = maak_alles()
    stel_alles_voor(voorstel, meer)
    zet_in_de_weg(voorstel, meer[9])
    assert kosten() == weinig
    assert "botsen" in beheer.lees(adressen[1]).tekst


def test_ook_wat_er_voorligt_wat_er_veranderde_en_veel_punten_tegelijk(
    beheer, kost, maak_alles, maak_agendapunt
):
    eerste, ander = maak_alles(), maak_alles()
    punt, vergadering, agenda = eerste[9], eerste[10], eerste[0].agenda
    concept = maak_agendapunt(publicatie="concept", domein=eerste[0])
    behandeld = inhoud(punt)["behandelingen"][0]
    niet = {"uitkomst_soort": Uitkomst.NIET_AAN_TOEGEKOMEN}
    opslaan(vergadering, lambda: vergadering.behandelingen.update(**niet))
    opslaan(punt, lambda: punt.behandelingen.create(vergadering=ander[10]))
    voorstel = nieuw_voorstel(agenda, "Alles", reden="Zo besluit de raad.")
    stel_alles_voor(voorstel, eerste)
    publiek = {"publicatie": "gepubliceerd", "behandelingen": [behandeld]}
    stel_voor(voorstel, concept, inhoud(concept) | publiek)
    leg_voor(voorstel, vergadering, als_json, openbaar=True)
    gekozen = {"action": "wijzig_gekozen", "_selected_action": [punt.pk, ander[9].pk, concept.pk]}
    gekozen |= {"gezien": beheer.gezien(Agendapunt), "select_across": 0}
    wordt = {
        "wijzig-domein": ander[0].slug, "wijzig-stuksoort": ander[2].slug,
        "wijzig-eigenaar_doe": "erbij", "wijzig-eigenaar": ander[3].pk, "wijzig-rol": "trekker",
        "wijzig-publicatie": "gepubliceerd",
    }  # fmt: skip
    pagina, bezoeker = reverse("voorstel", args=[agenda.slug, 1]), Client()
    vergaderd, lijst_van = vergadering.get_absolute_url(), lijst(Agendapunt)
    kosten = (
        {
            adres: kost(adres, bezoeker)
            for adres in (
                pagina,
                f"{pagina}geheel/",
                vergaderd,
                "/wijzigingen/",
                "/wijzigingen.atom",
            )
        }
        | {
            "ligt voor": kost(reverse("admin:voorstel", args=[voorstel.pk])),
            "vraag": kost(lijst_van, **gekozen),
            "in woorden": kost(lijst_van, bekijk="x", **gekozen, **wordt),
        }
        | {
            f"geschiedenis van {van}": kost(reverse("admin:agenda_punt_geschiedenis", args=[van]))
            for van in (punt.kenmerk, vergadering.pk)
        }
    )
    assert {wat: n for wat, n in kosten.items() if n > HOOGSTENS} == {}


def test_ook_wat_men_vraagt_voor_iets_weg_gaat_of_terug(
    kost, maak_alles, maak_agendapunt, maak_vergadering, samen
):
    alles = maak_alles()
    punt, agenda = alles[9], alles[0].agenda
    stel_voor(nieuw_voorstel(agenda, "Alles"), punt, inhoud(punt) | {"titel": "Anders"})
    vragen = {
        "planbord": reverse("admin:planbord", args=[agenda.slug]),
        "voorstelkeuze": nieuw(Vergadering),
        **{f"weg: {rij._meta.model_name}": wijzig(rij, "delete") for rij in (punt, alles[12])},
    }

    def kosten(keer):
        with samen():
            weg = [maak() for maak in (maak_agendapunt, maak_vergadering) for _ in range(keer)]
        with opslag(reden="Dubbel.") as werk:
            for rij in weg:
                werk.verwijder(rij)
        vragen["ongedaan"] = reverse("admin:agenda_wijziging_ongedaan", args=[werk.wijziging.pk])
        vragen["klein"] = reverse("admin:agenda_wijziging_klein", args=[werk.wijziging.pk])
        return {vraag: kost(adres) for vraag, adres in vragen.items()}

    weinig = kosten(2)
    nieuw_voorstel(agenda, "Nog een")
    assert {w: n for w, n in kosten(4).items() if n > weinig[w]} == {}
    meer = {"planbord": 20}
    assert {w: n for w, n in weinig.items() if n > meer.get(w, HOOGSTENS)} == {}
