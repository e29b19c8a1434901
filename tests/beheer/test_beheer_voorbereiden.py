"""Any form is kept as a voorstel: nothing changes yet, and what was typed is in its regels."""

import pytest

from agenda.beschrijving.lezen import inhoud
from agenda.models import Agendapunt, Domein, Eigenaar, Stand, Vergadering, Voorstel
from agenda.opslag import opslaan
from agenda.voorstellen import (
    bekijk,
    nieuw_voorstel,
    stel_nieuw_voor,
    stel_verwijderen_voor,
    stel_voor,
    voer_uit,
)
from tests.beheer.formulier import Beheer, lijst, nieuw, wijzig
from tests.rollen import maak_gebruiker
from werkagenda.models import Actie, Overleg

ALS_VOORSTEL, EN_DOOR = "_voorstel", "_voorstel_door"


@pytest.fixture
def redacteur(client):
    client.force_login(maak_gebruiker("bo", "Redacteur"))
    return Beheer(client)


def regels(voorstel=None):
    return list((voorstel or Voorstel.objects.get()).regels.all())


def periode(punt, naam):
    return f"planning__{punt.agenda.perioden.get(naam=naam).pk}"


def test_wat_een_formulier_zegt_komt_in_een_voorstel_en_verandert_nog_niets(beheer, woonvisie):
    standen = Stand.objects.count()
    van, naar = periode(woonvisie, "2026"), periode(woonvisie, "2027")
    pagina = beheer.vul_in(
        wijzig(woonvisie),
        knop=ALS_VOORSTEL,
        titel="Visie op wonen",
        reden="De raad wil later.",
        **{van: None, naar: "on", "voorstel__titel": "Na de raad"},
    )
    assert pagina.meldingen == [
        "SA-01 Visie op wonen staat in het voorstel Na de raad. Op de site verandert nog niets."
    ]
    voorstel = Voorstel.objects.get()
    assert voorstel.herkomst == "formulier"
    assert pagina.adres == f"/beheer/voorstellen/{voorstel.pk}/"
    assert (voorstel.agenda, voorstel.wie) == (woonvisie.agenda, "griffie")
    assert Stand.objects.count() == standen
    [regel] = regels()
    assert (voorstel.reden, regel.reden, regel.wie) == ("De raad wil later.", "", "griffie")
    assert regel.verandering.keys() == {"titel", "planning"}
    voer_uit(voorstel)
    woonvisie.refresh_from_db()
    assert woonvisie.titel == "Visie op wonen"
    assert [los.naam for los in woonvisie.perioden.all()] == ["2027"]


def test_wat_eronder_staat_krijgt_eigen_regels_ook_nieuw_en_weg(beheer, maak_agenda, maak_domein):
    agenda = maak_agenda()
    maak_domein("Water", agenda)
    pagina = beheer.vul_in(
        wijzig(agenda),
        knop=ALS_VOORSTEL,
        domeinen__0__naam="Water en lucht",
        domeinen__1__naam="Wonen",
        domeinen__1__slug="wonen",
        perioden__0__DELETE="on",
    )
    assert "voorstellen" in pagina.adres
    assert [(los.wat, los.soort, los.sleutel) for los in regels()] == [
        ("wijzigen", "domein", "water"),
        ("toevoegen", "domein", "nieuw:2"),
        ("verwijderen", "periode", "2026"),
    ]
    assert agenda.perioden.count() == 3
    voer_uit(Voorstel.objects.get())
    assert [str(los) for los in agenda.domeinen.all()] == ["Water en lucht", "Wonen"]
    assert agenda.perioden.count() == 2


def test_wat_nieuw_is_krijgt_een_regel_en_wat_eronder_staat_noemt_dat(beheer, maak_agenda):
    agenda = maak_agenda()
    beheer.vul_in(
        nieuw(Overleg, agenda),
        knop=ALS_VOORSTEL,
        naam="Overleg wonen",
        slug="overleg-wonen",
        acties__0__titel="Meten",
    )
    assert not Overleg.objects.exists()
    overleg, actie = regels()
    assert (overleg.sleutel, actie.verandering["overleg"]) == ("nieuw:1", "nieuw:1")
    voer_uit(Voorstel.objects.get())
    assert Actie.objects.get().overleg == Overleg.objects.get()


def test_een_nieuw_punt_staat_na_uitvoeren_op_de_site_als_men_dat_vraagt(beheer, maak_domein):
    domein = maak_domein("Water")
    velden = {"titel": "Een veer", "domein": domein.pk, "voorstel__publiceer": "on"}
    beheer.vul_in(nieuw(Agendapunt, domein.agenda), knop=ALS_VOORSTEL, **velden)
    veren = Agendapunt.objects.filter(titel="Een veer")
    assert not veren.exists()
    voer_uit(Voorstel.objects.get())
    assert veren.get().publicatie == "gepubliceerd"


def test_wat_niet_klopt_of_niets_wijzigt_blijft_in_het_formulier(beheer, woonvisie):
    pagina = beheer.vul_in(wijzig(woonvisie), knop=ALS_VOORSTEL, titel="", toelichting="Nieuw.")
    assert pagina.adres == wijzig(woonvisie)
    assert pagina.velden()["toelichting"] == "Nieuw."
    pagina = beheer.vul_in(wijzig(woonvisie), knop=ALS_VOORSTEL)
    assert "U hebt niets gewijzigd, dus er is niets om voor te stellen." in pagina.fouten
    pagina = beheer.vul_in(
        wijzig(woonvisie), knop=ALS_VOORSTEL, titel="Wonen", voorstel__voorstel="9999"
    )
    assert "Dit voorstel is er niet meer, of is niet meer in voorbereiding." in pagina.fouten
    assert pagina.velden()["titel"] == "Wonen"
    assert not Voorstel.objects.exists()


def test_wat_een_ander_intussen_wijzigde_houdt_een_voorstel_niet_tegen(beheer, woonvisie):
    pagina = beheer.lees(wijzig(woonvisie))
    woonvisie.titel = "Van Anna"
    opslaan(woonvisie, door="anna")
    beheer.verstuur(pagina, knop=ALS_VOORSTEL, titel="Van mij")
    [los] = bekijk(Voorstel.objects.get()).botsingen
    assert los.samenvoeging.botsingen[0].mijn == {"titel": "Van mij"}


def test_men_kiest_het_voorstel_en_gaat_door_in_de_lijst(beheer, woonvisie, griffie, maak_agenda):
    ander = maak_agenda()
    voorstel = nieuw_voorstel(woonvisie.agenda, "Na de raad", door="anna")
    elders = nieuw_voorstel(ander, "Elders")
    pagina = beheer.lees(wijzig(woonvisie))
    keuzes = pagina.keuzes("voorstel-voorstel")
    assert keuzes == [f"nieuw-{woonvisie.agenda_id}", str(voorstel.pk)]
    velden = {"toelichting": "Anders.", "voorstel__voorstel": voorstel.pk}
    fouten = beheer.verstuur(pagina, knop=EN_DOOR, **velden, voorstel__titel="Voor de raad").fouten
    assert any(fout.startswith("U typte een titel, maar koos een voorstel") for fout in fouten)
    pagina = beheer.verstuur(pagina, knop=EN_DOOR, **velden)
    assert pagina.adres == lijst(Agendapunt)
    assert len(regels(voorstel)) == 1
    # What is of no agenda, may go into a voorstel of any.
    assert str(elders.pk) in beheer.lees(nieuw(Vergadering)).keuzes("voorstel-voorstel")


def test_bij_een_vergadering_gaat_ook_de_status_van_een_punt_mee(
    beheer, maak_vergadering, woonvisie
):
    vergadering = maak_vergadering([woonvisie])
    beheer.vul_in(
        wijzig(vergadering),
        knop=ALS_VOORSTEL,
        behandelingen__0__uitkomst="Akkoord.",
        behandelingen__0__punt_status="afgerond",
        voorstel__voorstel=f"nieuw-{woonvisie.agenda_id}",
    )
    assert [los.soort for los in regels()] == ["vergadering", "agendapunt"]
    assert regels()[1].verandering == {"status": "afgerond"}


def test_een_redacteur_stelt_een_gepubliceerd_punt_voor_maar_slaat_het_niet_op(
    redacteur, woonvisie
):
    pagina = redacteur.lees(wijzig(woonvisie))
    assert pagina.knoppen() == ["Bewaar als voorstel", "Bewaar als voorstel en ga door"]
    redacteur.verstuur(pagina, knop=ALS_VOORSTEL, titel="Visie op wonen")
    assert regels()[0].verandering == {"titel": "Visie op wonen"}
    gestuurd = pagina.velden() | {"titel": "Stiekem", "_save": "x"}
    assert redacteur.client.post(wijzig(woonvisie), gestuurd).status_code == 403
    assert Agendapunt.objects.get(pk=woonvisie.pk).titel == "Woonvisie"


def test_wie_corrigeert_ziet_wat_is_voorgesteld_en_vervangt_dat(beheer, woonvisie):
    voorstel = nieuw_voorstel(woonvisie.agenda, "Na de raad", reden="Later.")
    rij = {"periode": "2027", "toelichting": "Of later."}
    wordt = inhoud(woonvisie) | {"titel": "Visie", "planning": [rij], "verwijzingen": []}
    stel_voor(voorstel, woonvisie, wordt, reden="De raad wil later.")
    pagina = beheer.lees(f"{wijzig(woonvisie)}?voorstel={voorstel.pk}")
    velden = pagina.velden()
    assert "U past het voorstel Na de raad aan. Op de site verandert nog niets." in pagina.tekst
    assert pagina.knoppen() == ["Bewaar in het voorstel"]
    assert (velden["titel"], velden["reden"]) == ("Visie", "De raad wil later.")
    naam = periode(woonvisie, "2027").replace("__", "-")
    assert velden[f"{naam}-toelichting"] == "Of later."
    assert velden["verwijzingen-INITIAL_FORMS"] == "0"
    beheer.verstuur(pagina, knop=ALS_VOORSTEL, titel="Woonvisie")
    [regel] = regels(voorstel)
    assert regel.verandering.keys() == {"planning", "verwijzingen"}
    assert regel.stand is not None
    voer_uit(voorstel)
    woonvisie.refresh_from_db()
    assert [los.toelichting for los in woonvisie.planning.all()] == ["Of later."]
    assert (woonvisie.titel, woonvisie.verwijzingen.count()) == ("Woonvisie", 0)


def test_ook_wat_alleen_voorgesteld_is_wordt_gecorrigeerd(beheer, woonvisie):
    voorstel = nieuw_voorstel(woonvisie.agenda, "Na de raad")
    gevraagd = {"naam": "Bureau Nieuw", "slug": "bureau-nieuw", "soort": "bedrijf"}
    bureau = stel_nieuw_voor(voorstel, Eigenaar, gevraagd)
    betrokkenen = [
        *inhoud(woonvisie)["betrokkenen"],
        {"eigenaar": bureau.sleutel, "rol": "partner"},
    ]
    nieuw_punt = {"kenmerk": "", "titel": "Veer", "betrokkenen": betrokkenen}
    regel = stel_nieuw_voor(voorstel, Agendapunt, inhoud(woonvisie) | nieuw_punt)
    pagina = beheer.lees(f"{nieuw(Agendapunt)}?voorstel={voorstel.pk}&regel={regel.nummer}")
    velden = pagina.velden()
    assert (velden["titel"], velden["betrokkenen-0-rol"]) == ("Veer", "trekker")
    assert "Dit noemt iets nieuws uit dat voorstel." in pagina.tekst
    beheer.verstuur(pagina, knop=ALS_VOORSTEL, titel="Een veer", toch_opslaan="on")
    _, na = regels(voorstel)
    assert na.nummer == regel.nummer
    anders = {naam for naam, w in na.verandering.items() if regel.verandering.get(naam) != w}
    assert anders == {"titel"}
    voer_uit(voorstel)
    veer = Agendapunt.objects.get(titel="Een veer")
    assert [los.eigenaar.naam for los in veer.betrokkenen.all()] == ["Velsen", "Bureau Nieuw"]


def test_wat_een_nieuwe_rij_noemt_in_een_veld_dat_moet_is_te_corrigeren(
    beheer, maak_domein, maak_actie
):
    maak_domein("Water")
    er_is = maak_actie()
    voorstel = nieuw_voorstel(er_is.agenda, "Na de raad")
    lucht = stel_nieuw_voor(voorstel, Domein, {"naam": "Lucht", "slug": "lucht", "letter": "z"})
    overleg = {"naam": "Overleg lucht", "slug": "overleg-lucht", "domein": lucht.sleutel}
    overleg = stel_nieuw_voor(voorstel, Overleg, inhoud(er_is.overleg) | overleg)
    in_overleg = inhoud(er_is) | {"overleg": overleg.sleutel}
    meten = stel_nieuw_voor(voorstel, Actie, in_overleg | {"kenmerk": "", "titel": "Meten"})
    stel_voor(voorstel, er_is, in_overleg)
    adressen = [
        f"{nieuw(Overleg)}?voorstel={voorstel.pk}&regel={overleg.nummer}",
        f"{nieuw(Actie)}?voorstel={voorstel.pk}&regel={meten.nummer}",
        f"{wijzig(er_is)}?voorstel={voorstel.pk}",
    ]
    for adres, veld, naam in zip(adressen, ("domein", "overleg", "overleg"), "LOO", strict=True):
        pagina = beheer.lees(adres)
        [gekozen] = pagina.teksten(f"//select[@name='{veld}']/option[@selected]")
        assert gekozen.startswith(naam), gekozen
        assert gekozen.endswith("(nieuw in dit voorstel)")
        beheer.verstuur(pagina, knop=ALS_VOORSTEL, volgorde="7")
    voer_uit(voorstel)
    overleg = Overleg.objects.get(slug="overleg-lucht")
    assert (overleg.domein.naam, overleg.volgorde) == ("Lucht", 7)
    assert {los.volgorde for los in overleg.acties.all()} == {7}
    assert overleg.acties.count() == 2


def test_ook_rijen_onder_een_formulier_tonen_wat_is_voorgesteld(beheer, maak_agenda, maak_domein):
    agenda = maak_agenda()
    water, wonen = maak_domein("Water", agenda), maak_domein("Wonen", agenda)
    voorstel = nieuw_voorstel(agenda, "Na de raad")
    stel_voor(voorstel, water, inhoud(water) | {"naam": "Zee"}, reden="Ruimer.")
    stel_voor(voorstel, wonen, inhoud(wonen) | {"naam": "Huizen"})
    nieuw_domein = inhoud(water) | {"naam": "Lucht", "slug": "lucht", "beschrijving": "Schoon."}
    stel_nieuw_voor(voorstel, Domein, nieuw_domein)
    stel_verwijderen_voor(voorstel, agenda.perioden.get(naam="2026"))
    pagina = beheer.lees(f"{wijzig(agenda)}?voorstel={voorstel.pk}")
    velden = pagina.velden()
    namen = [velden[f"domeinen-{nummer}-naam"] for nummer in range(3)]
    assert namen == ["Zee", "Huizen", "Lucht"]
    assert velden["perioden-0-DELETE"] == "on"
    beheer.verstuur(
        pagina,
        knop=ALS_VOORSTEL,
        domeinen__0__letter="a",
        domeinen__1__naam="Wonen",
        domeinen__2__naam="Schone lucht",
        perioden__0__DELETE=None,
    )
    zee, lucht = regels(voorstel)
    assert (zee.verandering, zee.reden) == ({"letter": "a", "naam": "Zee"}, "Ruimer.")
    assert (lucht.sleutel, lucht.verandering["naam"]) == ("nieuw:3", "Schone lucht")
    assert lucht.verandering["beschrijving"] == "Schoon."


@pytest.mark.parametrize("vraag", ["voorstel=9999", "voorstel=x", "voorstel={0}&regel=77"])
def test_een_voorstel_dat_er_niet_is_geeft_geen_formulier(beheer, woonvisie, vraag):
    voorstel = nieuw_voorstel(woonvisie.agenda, "Na de raad")
    adres = f"{nieuw(Agendapunt)}?{vraag.format(voorstel.pk)}"
    assert beheer.client.get(adres).status_code == 404
