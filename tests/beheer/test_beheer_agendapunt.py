"""An agendapunt from the first word to the last change, as a clerk makes it."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from agenda.bewerkingen import maak_perioden
from agenda.choices import Publicatie
from agenda.models import Agendapunt, Planning, Stand
from tests.beheer.formulier import lijst, nieuw, wijzig


@pytest.fixture
def domein(maak_domein):
    return maak_domein("Wonen")


def test_zonder_agenda_vraagt_een_nieuw_punt_eerst_bij_welke_agenda_het_hoort(beheer, maak_agenda):
    eerste, tweede = maak_agenda(), maak_agenda()
    keuze = beheer.lees(nieuw(Agendapunt))
    assert str(eerste) in keuze.tekst
    assert keuze.boom.xpath("//main//a/@href") == [
        nieuw(Agendapunt, eerste),
        nieuw(Agendapunt, tweede),
    ]
    assert "titel" in beheer.lees(nieuw(Agendapunt, tweede)).velden()


def test_een_agenda_die_niet_bestaat_leidt_naar_de_keuze(beheer, maak_agenda):
    maak_agenda(), maak_agenda()
    for slug in ("bestaat-niet", "%00", "1", "'"):
        pagina = beheer.lees(f"{nieuw(Agendapunt)}?agenda={slug}")
        assert "Bij welke agenda hoort dit?" in pagina.tekst, slug


def test_met_een_agenda_is_er_niets_te_kiezen(beheer, domein):
    assert beheer.lees(nieuw(Agendapunt)).adres == nieuw(Agendapunt, domein.agenda)


def test_zonder_enige_agenda_staat_er_wat_te_doen(beheer):
    assert "Er is nog geen agenda. Maak eerst een agenda." in beheer.lees(nieuw(Agendapunt)).tekst


def test_een_nieuw_punt_wordt_een_concept_met_een_kenmerk(beheer, domein, maak_eigenaar):
    velsen = maak_eigenaar("Velsen")
    jaren = list(domein.agenda.perioden.all())
    pagina = beheer.vul_in(
        nieuw(Agendapunt),
        titel="Woonvisie",
        domein=domein.pk,
        toelichting="Een visie op wonen.",
        **{
            f"planning-{jaren[0].pk}": "on",
            f"planning-{jaren[2].pk}": "on",
            f"planning-{jaren[2].pk}-toelichting": "na de zomer",
        },
        betrokkenen__0__eigenaar=velsen.pk,
        betrokkenen__0__rol="trekker",
    )
    punt = Agendapunt.objects.get()
    assert (punt.kenmerk, punt.publicatie, punt.agenda) == ("SA-01", "concept", domein.agenda)
    assert list(punt.planning.values_list("periode__naam", "toelichting")) == [
        ("2026", ""),
        ("2028", "na de zomer"),
    ]
    assert str(punt.betrokkenen.get()) == "Velsen (trekker)"
    assert pagina.meldingen == [
        "‘SA-01 Woonvisie’ is met succes toegevoegd.",
        "Dit is nog een concept: alleen de griffie ziet het.",
    ]


def test_domein_periode_en_thema_zijn_alleen_die_van_de_eigen_agenda(
    beheer, maak_agenda, maak_domein
):
    hier, daar = maak_agenda(), maak_agenda()
    eigen, ander = maak_domein("Hier", agenda=hier), maak_domein("Daar", agenda=daar)
    vreemd = daar.perioden.first()
    pagina = beheer.lees(nieuw(Agendapunt, hier))
    assert pagina.keuzes("domein") == [str(eigen.pk)]
    assert f"planning-{vreemd.pk}-toelichting" not in pagina.velden()
    geweigerd = beheer.vul_in(
        nieuw(Agendapunt, hier),
        titel="Woonvisie",
        domein=ander.pk,
        **{f"planning-{vreemd.pk}": "on"},
    )
    assert geweigerd.fouten
    assert not Agendapunt.objects.exists()
    beheer.vul_in(
        nieuw(Agendapunt, hier),
        titel="Woonvisie",
        domein=eigen.pk,
        **{f"planning-{vreemd.pk}": "on"},
    )
    assert not Planning.objects.exists()


def test_de_agenda_en_het_kenmerk_van_een_punt_staan_vast(beheer, maak_agendapunt, maak_agenda):
    punt, andere = maak_agendapunt(), maak_agenda()
    beheer.vul_in(wijzig(punt), agenda=andere.pk, kenmerk="XX-99", titel="Anders")
    vers = Agendapunt.objects.get()
    assert (vers.agenda, vers.kenmerk, vers.titel) == (punt.agenda, punt.kenmerk, "Anders")


def test_een_vakje_aan_of_uit_laat_de_toelichting_bij_een_ander_vakje_staan(
    beheer, maak_agendapunt
):
    punt = maak_agendapunt(perioden=[2026])
    eerste, tweede, _ = punt.agenda.perioden.all()
    Planning.objects.get(agendapunt=punt)
    beheer.vul_in(wijzig(punt), **{f"planning-{eerste.pk}-toelichting": "voor de zomer"})
    beheer.vul_in(wijzig(punt), **{f"planning-{tweede.pk}": "on"})
    assert list(punt.planning.values_list("periode__naam", "toelichting")) == [
        ("2026", "voor de zomer"),
        ("2027", ""),
    ]


def test_een_toelichting_bij_een_leeg_vakje_is_een_fout_die_zegt_wat_te_doen(
    beheer, maak_agendapunt
):
    punt = maak_agendapunt(perioden=[2026])
    tweede = punt.agenda.perioden.get(naam="2027")
    pagina = beheer.vul_in(wijzig(punt), **{f"planning-{tweede.pk}-toelichting": "na de zomer"})
    assert pagina.fouten == [
        "Bij 2027 staat een toelichting, maar 2027 is niet aangevinkt. "
        "Vink 2027 aan, of maak de toelichting leeg."
    ]
    assert pagina.velden()[f"planning-{tweede.pk}-toelichting"] == "na de zomer"
    assert [str(rij) for rij in punt.planning.all()] == ["2026"]


def test_een_vakje_uit_haalt_de_toelichting_die_er_stond_niet_stil_weg(beheer, maak_agendapunt):
    punt = maak_agendapunt(perioden=[2026])
    eerste = punt.agenda.perioden.first()
    beheer.vul_in(wijzig(punt), **{f"planning-{eerste.pk}-toelichting": "voor de zomer"})
    pagina = beheer.vul_in(wijzig(punt), **{f"planning-{eerste.pk}": None})
    assert "maar 2026 is niet aangevinkt" in pagina.fouten[0]
    assert punt.planning.get().toelichting == "voor de zomer"
    beheer.vul_in(
        wijzig(punt),
        reden="Nog niet zeker.",
        **{f"planning-{eerste.pk}": None, f"planning-{eerste.pk}-toelichting": ""},
    )
    assert not punt.planning.exists()


def test_een_te_lange_toelichting_bij_een_jaar_is_een_fout(beheer, maak_agendapunt):
    punt = maak_agendapunt(perioden=[2026])
    veld = f"planning-{punt.agenda.perioden.first().pk}-toelichting"
    pagina = beheer.vul_in(wijzig(punt), **{veld: "x" * 251})
    assert pagina.fouten == ["De toelichting bij 2026 is langer dan 250 tekens."]
    assert pagina.velden()[veld] == "x" * 251


def test_wat_getypt_is_blijft_staan_als_er_iets_mist(beheer, domein, maak_eigenaar):
    velsen = maak_eigenaar("Velsen")
    jaar = domein.agenda.perioden.first()
    getypt = {
        "titel": "Woonvisie",
        "toelichting": "Lang getypt.",
        "interne_notitie": "Bellen.",
        f"planning-{jaar.pk}": "on",
        "betrokkenen-0-eigenaar": str(velsen.pk),
        "verwijzingen-0-titel": "Rapport",
        "verwijzingen-0-url": "geen adres",
    }
    pagina = beheer.vul_in(nieuw(Agendapunt), **getypt)
    assert len(pagina.fouten) == 3  # domein, rol en webadres
    assert not Agendapunt.objects.exists()
    assert {naam: pagina.velden().get(naam) for naam in getypt} == getypt


ONZIN = [
    {"domein": "abc"},
    {"domein": "9" * 40},
    {"bron": "abc"},
    {"bron": "9" * 40},
    {"betrokkenen__0__eigenaar": "abc", "betrokkenen__0__rol": "trekker"},
    {"betrokkenen__0__eigenaar": "9" * 18, "betrokkenen__0__rol": "baas"},
    {"status": "weet ik niet"},
    {"volgorde": "-1"},
    {"volgorde": "9" * 30},
    {"titel": "x" * 501},
    {"titel": "a\x00b"},
    {"betrokkenen__TOTAL_FORMS": "abc"},
]


@pytest.mark.lang
def test_onzin_in_een_veld_is_een_fout_op_het_formulier(beheer, maak_agendapunt):
    punt = maak_agendapunt("Woonvisie")
    formulier = beheer.lees(wijzig(punt))
    for onzin in ONZIN:
        pagina = beheer.verstuur(formulier, **({"titel": "Anders"} | onzin))
        assert pagina.fouten, onzin
        assert Agendapunt.objects.get().titel == "Woonvisie", onzin


def test_wat_pas_bij_het_opslaan_blijkt_staat_op_het_formulier(
    beheer, maak_agendapunt, monkeypatch
):
    punt = maak_agendapunt("Woonvisie")

    def weiger(*args):
        raise ValidationError("Iemand anders was u net voor.")

    monkeypatch.setattr("agenda.opslag.bewaren.Opslag.bewaar", weiger)
    pagina = beheer.vul_in(wijzig(punt), titel="Nieuwe titel")
    assert pagina.fouten == ["Iemand anders was u net voor."]
    assert pagina.velden()["titel"] == "Nieuwe titel"
    assert Agendapunt.objects.get().titel == "Woonvisie"


def test_bekijk_op_de_site_staat_er_alleen_bij_wat_openbaar_is(beheer, maak_agendapunt):
    openbaar = maak_agendapunt()
    concept = maak_agendapunt(publicatie=Publicatie.CONCEPT)
    assert openbaar.get_absolute_url() in beheer.lees(wijzig(openbaar)).boom.xpath(
        "//main//a/@href"
    )
    assert "Bekijk op de site" not in beheer.lees(wijzig(concept)).tekst


def test_een_kopie_is_een_concept_met_een_eigen_kenmerk(
    beheer, maak_agendapunt, maak_eigenaar, maak_vergadering
):
    punt = maak_agendapunt(
        "Woonvisie",
        perioden=[2026, 2027],
        betrokkenen=[(maak_eigenaar(), "trekker")],
        verwijzingen=[("Rapport", "https://voorbeeld.example/")],
    )
    maak_vergadering(punten=[punt])
    pagina = beheer.vul_in(wijzig(punt), knop="_kopieer")
    kopie = Agendapunt.objects.exclude(pk=punt.pk).get()
    assert (kopie.kenmerk, kopie.titel, kopie.publicatie) == (
        "SA-02",
        "Woonvisie (kopie)",
        "concept",
    )
    assert kopie.perioden.count() == 2
    assert kopie.betrokkenen.count() == kopie.verwijzingen.count() == 1
    assert not kopie.behandelingen.exists()
    assert pagina.adres == wijzig(kopie)
    assert "Dit is de kopie van SA-01: SA-02." in pagina.meldingen[-1]
    punt.refresh_from_db()
    assert punt.publicatie == Publicatie.GEPUBLICEERD


def test_opslaan_en_verder_werken_blijft_op_het_formulier(beheer, maak_agendapunt):
    punt = maak_agendapunt("Woonvisie")
    assert beheer.vul_in(wijzig(punt), knop="_continue", titel="Visie").adres == wijzig(punt)
    assert beheer.vul_in(wijzig(punt), titel="Visie op wonen").adres == lijst(Agendapunt)


def test_het_zoekveld_voor_een_punt_vindt_elke_soort(beheer, maak_agendapunt, maak_actie):
    maak_agendapunt("Warmte in huis"), maak_actie("Warmte op straat")
    gevonden = beheer.client.get(
        reverse("admin:autocomplete"),
        {
            "app_label": "agenda",
            "model_name": "behandeling",
            "field_name": "punt",
            "term": "warmte",
        },
    ).json()["results"]
    namen = [los["text"].partition(" (")[0] for los in gevonden]
    assert namen == ["SA-01 Warmte in huis", "WA-01 Warmte op straat"]


def test_een_link_naar_een_punt_leidt_naar_de_pagina_van_zijn_soort(
    beheer, maak_agendapunt, maak_actie
):
    for punt in (maak_agendapunt(), maak_actie()):
        adres = reverse("admin:agenda_punt_change", args=[punt.pk])
        assert beheer.lees(adres).adres == wijzig(punt)
    assert beheer.lees(reverse("admin:agenda_punt_change", args=["abc"])).adres == "/beheer/"


def test_een_browser_die_regels_anders_afbreekt_verandert_geen_tekst(beheer, maak_agendapunt):
    punt = maak_agendapunt("Visie", toelichting="Een.\n\n- twee\n- drie")
    voor = Stand.objects.count()
    beheer.vul_in(wijzig(punt), toelichting="Een.\r\n\r\n- twee\r\n- drie")
    assert Agendapunt.objects.get().toelichting == "Een.\n\n- twee\n- drie"
    assert Stand.objects.count() == voor


@pytest.fixture
def in_elkaar(domein, maak_agendapunt):
    """An item of 2027, on an agenda that has the quarters of that year too."""
    maak_perioden(domein.agenda, 2027, 2027, "kwartaal")
    return maak_agendapunt("Woonvisie", perioden=["2027"])


def vinkje(punt, naam):
    return f"planning-{punt.agenda.perioden.get(naam=naam).pk}"


def test_in_een_jaar_en_in_een_kwartaal_daarvan_tegelijk_kan_niet_en_het_getypte_blijft(
    beheer, in_elkaar
):
    kwartaal = "2e kwartaal 2027"
    vak = vinkje(in_elkaar, kwartaal)
    toelichting = f"{vak}-toelichting"
    pagina = beheer.vul_in(wijzig(in_elkaar), **{vak: "on", toelichting: "voor de zomer"})
    assert f"Vink 2027 of {kwartaal} aan, niet allebei: {kwartaal} valt in 2027." in pagina.fouten
    assert pagina.velden()[toelichting] == "voor de zomer"
    assert in_elkaar.perioden.get().naam == "2027"


def test_het_formulier_zegt_wat_een_jaar_openlaat_en_vraagt_alleen_bij_minder_precies_waarom(
    beheer, in_elkaar
):
    pagina = beheer.lees(wijzig(in_elkaar))
    assert "2027, kwartaal nog niet bekend" in pagina.tekst
    jaar, kwartaal = vinkje(in_elkaar, "2027"), vinkje(in_elkaar, "2e kwartaal 2027")
    assert beheer.vul_in(wijzig(in_elkaar), **{jaar: None, kwartaal: "on"}).fouten == []
    terug = {jaar: "on", kwartaal: None}
    fouten = beheer.vul_in(wijzig(in_elkaar), **terug).fouten
    assert any("waarom SA-01 minder precies gepland is" in zin for zin in fouten)
    reden = {"reden": "De raad is nog niet zover."}
    assert beheer.vul_in(wijzig(in_elkaar), **terug, **reden).fouten == []
