"""Rows as plain JSON, and back."""

import json
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from agenda.beschrijving.lezen import inhoud
from agenda.beschrijving.openbaar import openbare_inhoud
from agenda.beschrijving.schrijven import vul
from agenda.models import Agendapunt
from werkagenda.models import Actie


@pytest.fixture
def punt(samen, maak_agendapunt, maak_eigenaar, maak_vergadering):
    with samen():
        punt = maak_agendapunt(
            "Zeesluis",
            perioden=[2026, 2028],
            betrokkenen=[(maak_eigenaar("Velsen"), "trekker")],
            verwijzingen=[("Het besluit", "https://voorbeeld.example/besluit")],
            interne_notitie="Bellen met de haven",
        )
        maak_vergadering(punten=[punt])
        return punt


def test_inhoud_is_gewone_json(punt):
    opgeschreven = inhoud(punt)
    assert json.loads(json.dumps(opgeschreven)) == opgeschreven
    assert opgeschreven["planning"] == [
        {"periode": "2026", "toelichting": ""},
        {"periode": "2028", "toelichting": ""},
    ]
    assert opgeschreven["betrokkenen"] == [{"eigenaar": "velsen", "rol": "trekker"}]


def test_inhoud_van_een_actie_noemt_dagen_en_bedragen_als_tekst(maak_actie):
    actie = maak_actie(
        termijn=date(2026, 7, 1),
        termijn_precisie="halfjaar",
        bedragen=[{"bedrag": 50000, "soort": "maximum", "jaar": 2026}],
    )
    actie = Actie.objects.get(pk=actie.pk)
    opgeschreven = inhoud(actie)
    assert opgeschreven["termijn"] == "2026-07-01"
    assert [rij["bedrag"] for rij in opgeschreven["bedragen"]] == ["50000.00"]
    assert opgeschreven["overleg"] == actie.overleg.slug
    assert opgeschreven["agendapunt"] is None


@pytest.mark.beide  # JSON
def test_wat_is_opgeschreven_laat_zich_weer_invullen(punt):
    opgeschreven = inhoud(punt) | {"kenmerk": "SA-88"}
    kopie = Agendapunt(agenda=punt.agenda, soort="agendapunt")
    schrijf, gemist = vul(kopie, opgeschreven)
    kopie.save()
    schrijf()
    assert gemist == []
    assert inhoud(Agendapunt.objects.get(kenmerk="SA-88")) == opgeschreven


def test_een_domein_dat_weg_is_wordt_gemeld(punt):
    kopie = Agendapunt(agenda=punt.agenda)
    _, gemist = vul(kopie, inhoud(punt) | {"domein": "weg"})
    assert gemist == ["Bij domein 'weg' is niets te vinden."]
    with pytest.raises(ValidationError, match="Kies waar dit bij hoort"):
        kopie.full_clean()


def test_de_interne_notitie_is_niet_openbaar(punt):
    assert "interne_notitie" in inhoud(punt)
    assert "interne_notitie" not in openbare_inhoud(punt)


@pytest.mark.parametrize("publicatie", ["concept", "ingetrokken"])
def test_van_wat_niet_is_gepubliceerd_is_niets_openbaar(maak_agendapunt, publicatie):
    assert openbare_inhoud(maak_agendapunt(publicatie=publicatie)) is None


def test_van_een_agenda_in_concept_is_niets_openbaar(maak_agenda, maak_domein, maak_agendapunt):
    agenda = maak_agenda(status="concept")
    domein = maak_domein(agenda=agenda)
    punt = maak_agendapunt(domein=domein)
    assert [openbare_inhoud(rij) for rij in (agenda, domein, punt)] == [None] * 3


def test_wie_niet_genoemd_wil_worden_staat_er_niet_bij(maak_agendapunt, maak_eigenaar):
    ambtenaar = maak_eigenaar("Bea", soort="persoon")
    wethouder = maak_eigenaar("Wim", soort="persoon", naam_openbaar=True)
    punt = maak_agendapunt(
        betrokkenen=[(ambtenaar, "ambtelijk_trekker"), (wethouder, "bestuurlijk_trekker")]
    )
    assert [rij["eigenaar"] for rij in inhoud(punt)["betrokkenen"]] == ["bea", "wim"]
    assert [rij["eigenaar"] for rij in openbare_inhoud(punt)["betrokkenen"]] == ["wim"]


def test_een_vergadering_in_concept_staat_er_niet_bij(maak_agendapunt, maak_vergadering):
    punt = maak_agendapunt()
    maak_vergadering(publicatie="concept", punten=[punt])
    assert len(inhoud(punt)["behandelingen"]) == 1
    assert openbare_inhoud(punt)["behandelingen"] == []


def test_een_concept_op_een_vergadering_staat_er_niet_bij(maak_agendapunt, maak_vergadering):
    openbaar, geheim = maak_agendapunt(), maak_agendapunt(publicatie="concept")
    vergadering = maak_vergadering(punten=[openbaar, geheim])
    genoemd = [rij["punt"] for rij in openbare_inhoud(vergadering)["behandelingen"]]
    assert genoemd == [openbaar.kenmerk]


def test_een_actie_noemt_geen_agendapunt_in_concept(maak_actie, maak_agendapunt):
    actie = maak_actie()
    actie.agendapunt = maak_agendapunt(publicatie="concept")
    assert openbare_inhoud(actie)["agendapunt"] is None


def test_een_eigenaar_is_openbaar_zodra_iets_openbaars_hem_noemt(maak_eigenaar, maak_agendapunt):
    bedrijf = maak_eigenaar("Staalfabriek", soort="bedrijf")
    maak_agendapunt(publicatie="concept", betrokkenen=[(bedrijf, "partner")])
    assert openbare_inhoud(bedrijf) is None
    maak_agendapunt(betrokkenen=[(bedrijf, "partner")])
    assert openbare_inhoud(bedrijf)["naam"] == "Staalfabriek"


def test_rijen_waarvan_de_sleutel_blijft_houden_hun_plaats(punt, maak_eigenaar):
    heemskerk = maak_eigenaar("Heemskerk")
    was = inhoud(punt)
    trekker, *_ = punt.betrokkenen.all()
    partner = {"eigenaar": heemskerk.slug, "rol": "partner"}
    schrijf, _ = vul(punt, was | {"betrokkenen": [partner, *was["betrokkenen"]]})
    schrijf()
    assert punt.betrokkenen.first() == trekker
    anders = {"eigenaar": "velsen", "rol": "bestuurlijk_trekker"}
    schrijf, _ = vul(punt, was | {"betrokkenen": [partner, anders]})
    schrijf()
    eerst, tweede = punt.betrokkenen.all()
    assert (eerst.pk, eerst.rol, tweede.eigenaar) == (trekker.pk, "bestuurlijk_trekker", heemskerk)


def test_een_rij_met_een_heel_andere_sleutel_komt_op_de_plaats_die_vrij_komt(punt):
    nota, brief = ({"titel": t, "url": f"https://{t}.example/", "datum": None} for t in "nb")
    schrijf, _ = vul(punt, {"verwijzingen": [nota, brief]})
    schrijf()
    schrijf, _ = vul(punt, {"verwijzingen": [brief, nota | {"titel": "N", "url": "https://x.nl/"}]})
    schrijf()
    assert [rij.titel for rij in punt.verwijzingen.all()] == ["N", "b"]


def test_wat_niet_genoemd_wordt_blijft_zoals_het_is(punt):
    was = inhoud(punt)
    schrijf, _ = vul(punt, {"titel": "Sluis"})
    punt.save()
    schrijf()
    assert inhoud(Agendapunt.objects.get(pk=punt.pk)) == was | {"titel": "Sluis"}


def test_een_staat_invullen_kost_een_query_per_soort(
    punt, maak_eigenaar, django_assert_num_queries
):
    rijen = [{"eigenaar": maak_eigenaar().slug, "rol": "partner"} for _ in range(5)]
    leeg, staat = Agendapunt(agenda=punt.agenda), inhoud(punt) | {"betrokkenen": rijen}
    with django_assert_num_queries(4):  # domein, eigenaren, vergaderingen, perioden
        vul(leeg, staat)
