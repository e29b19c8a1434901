"""Two people, one item: nobody loses a word, and nobody overwrites what they did not see."""

import pytest

from agenda.admin.agendapunten import AgendapuntForm
from agenda.beschrijving.lezen import inhoud
from agenda.beschrijving.veld import groepen
from agenda.choices import Publicatie
from agenda.models import Agendapunt, Ambt, Gebeurtenis, Stand, Vergadering
from agenda.opslag import opslag
from agenda.verschil import voeg_samen
from tests.beheer.formulier import wijzig
from tests.beheer.twee_griffies import gepland, kies, typ
from werkagenda.models import Actie


@pytest.mark.beide  # the lock
def test_wie_op_iets_nieuwers_opslaat_krijgt_een_keuze_en_er_is_niets_gebeurd(
    beheer, bij_anna, woonvisie
):
    verstuur = typ(beheer, woonvisie)
    bij_anna.vul_in(wijzig(woonvisie), titel="Van Anna", toelichting="Samen mooi bouwen.")
    pagina = verstuur(titel="Van mij", toelichting="Samen snel bouwen.")
    assert pagina.kop == "Een ander was u voor"
    assert "Anna Smit heeft dit gewijzigd terwijl u bezig was" in pagina.tekst
    assert "Titel Was Woonvisie Anna Smit maakte ervan Van Anna U typte Van mij" in pagina.tekst
    assert [i.xpath("text()")[0].strip() for i in pagina.boom.xpath("//ins")] == ["mooi", "snel"]
    assert pagina.boom.xpath("//input[@type='radio'][@checked]") == []
    assert str(Agendapunt.objects.get()) == "SA-01 Van Anna"
    zonder = kies(beheer, woonvisie, pagina, titel="mijn")
    assert zonder.fouten == ["Kies bij elk onderdeel hieronder wat het wordt."]
    assert zonder.velden()["kies-titel"] == "mijn"
    klaar = kies(beheer, woonvisie, zonder, toelichting="ander")
    assert klaar.meldingen == ["‘SA-01 Van mij’ is met succes gewijzigd."]
    vers = Agendapunt.objects.get()
    assert (vers.titel, vers.toelichting) == ("Van mij", "Samen mooi bouwen.")
    assert Stand.objects.filter(kenmerk="SA-01").last().wijziging.wie == "griffie"


def test_wat_maar_een_van_de_twee_wijzigde_gaat_vanzelf_samen(
    beheer, bij_anna, woonvisie, maak_eigenaar
):
    verstuur = typ(beheer, woonvisie)
    bij_anna.vul_in(
        wijzig(woonvisie),
        reden="Uitloop.",
        interne_notitie="Bellen.",
        **gepland(woonvisie, "2027", "2028"),
    )
    heemskerk = maak_eigenaar("Heemskerk")
    pagina = verstuur(
        betrokkenen__1__eigenaar=heemskerk.pk, betrokkenen__1__rol="partner", titel="Visie"
    )
    assert "planning: 2026 →wordt 2027, 2028" in pagina.tekst
    assert "betrokkenen: Velsen (Trekker) →wordt Velsen (Trekker), Heemskerk" in pagina.tekst
    assert pagina.boom.xpath("//input[@type='radio']") == []
    kies(beheer, woonvisie, pagina)
    vers = Agendapunt.objects.get()
    assert [str(p) for p in vers.perioden.all()] == ["2027", "2028"]
    assert [str(b) for b in vers.betrokkenen.all()] == ["Velsen (trekker)", "Heemskerk (partner)"]
    assert (vers.titel, vers.interne_notitie) == ("Visie", "Bellen.")


@pytest.mark.lang
@pytest.mark.parametrize(("keus", "jaren"), [("ander", ["2027"]), ("mijn", ["2028"])])
def test_ook_de_planning_is_een_keuze_en_de_reden_hoort_erbij(
    beheer, bij_anna, woonvisie, keus, jaren
):
    verstuur = typ(beheer, woonvisie)
    bij_anna.vul_in(wijzig(woonvisie), reden="Uitloop.", **gepland(woonvisie, "2027"))
    pagina = verstuur(titel="Visie", **gepland(woonvisie, "2028"))
    antwoord = kies(beheer, woonvisie, pagina, planning=keus)
    if keus == "mijn":
        zin = "Schrijf bij 'Reden' waarom SA-01 doorgeschoven is. Bezoekers lezen dat."
        assert antwoord.fouten == [zin]
        assert antwoord.velden()["kies-planning"] == "mijn"
        kies(beheer, woonvisie, antwoord, reden="Te druk.")
        gebeurd = Gebeurtenis.objects.filter(soort="doorgeschoven").latest("pk")
        assert gebeurd.wijziging.reden == "Te druk."
    vers = Agendapunt.objects.get()
    assert [str(p) for p in vers.perioden.all()] == jaren
    assert vers.titel == "Visie"


@pytest.mark.lang
def test_een_fout_in_een_formulier_dat_botst_laat_alles_staan(beheer, bij_anna, woonvisie):
    verstuur = typ(beheer, woonvisie)
    bij_anna.vul_in(wijzig(woonvisie), betrokkenen__0__DELETE="on", titel="Van Anna")
    pagina = verstuur(titel="", betrokkenen__0__rol="partner", toelichting="Mijn tekst.")
    assert pagina.fouten == ["Dit veld is verplicht."]
    velden = pagina.velden()
    assert (velden["toelichting"], velden["betrokkenen-0-rol"]) == ("Mijn tekst.", "partner")
    weer = beheer.stuur(wijzig(woonvisie), velden | {"titel": "Van mij", "_save": "x"})
    assert "Anna Smit maakte ervan Van Anna U typte Van mij" in weer.tekst
    kies(beheer, woonvisie, weer, titel="mijn", betrokkenen="mijn")
    vers = Agendapunt.objects.get()
    assert (vers.titel, vers.toelichting) == ("Van mij", "Mijn tekst.")
    assert str(vers.betrokkenen.get()) == "Velsen (partner)"


@pytest.mark.lang
def test_een_derde_wijziging_ertussen_geeft_de_keuze_opnieuw(beheer, bij_anna, woonvisie):
    verstuur = typ(beheer, woonvisie)
    bij_anna.vul_in(wijzig(woonvisie), titel="Van Anna")
    pagina = verstuur(titel="Van mij")
    bij_anna.vul_in(wijzig(woonvisie), titel="Weer van Anna")
    weer = kies(beheer, woonvisie, pagina, titel="mijn")
    assert weer.fouten == ["Er is intussen weer iets veranderd. Kies nog eens."]
    assert "Anna Smit maakte ervan Weer van Anna" in weer.tekst
    assert "kies-titel" not in weer.velden()
    assert Agendapunt.objects.get().titel == "Weer van Anna"
    kies(beheer, woonvisie, weer, titel="mijn")
    assert Agendapunt.objects.get().titel == "Van mij"


def test_de_knop_die_iemand_indrukte_geldt_ook_na_de_keuze(beheer, bij_anna, maak_agendapunt):
    punt = maak_agendapunt(publicatie=Publicatie.CONCEPT)
    verstuur = typ(beheer, punt)
    bij_anna.vul_in(wijzig(punt), titel="Van Anna", knop="_publiceer")
    pagina = verstuur(toelichting="Van mij.", knop="_publiceer")
    assert "publicatie: Concept →wordt Gepubliceerd" in pagina.tekst
    kies(beheer, punt, pagina)
    vers = Agendapunt.objects.get(pk=punt.pk)
    assert (vers.titel, vers.toelichting, vers.publicatie) == (
        "Van Anna", "Van mij.", Publicatie.GEPUBLICEERD,
    )  # fmt: skip


@pytest.mark.lang
def test_met_gerommel_in_wat_iemand_zag_wordt_niets_bewaard(beheer, bij_anna, woonvisie):
    pagina = beheer.lees(wijzig(woonvisie))
    bij_anna.vul_in(wijzig(woonvisie), titel="Van Anna")
    for gezien in ("", "onzin", beheer.lees(wijzig(woonvisie.agenda)).velden()["gezien"]):
        velden = pagina.velden() | {"gezien": gezien, "titel": "Van mij", "_save": "x"}
        antwoord = beheer.stuur(wijzig(woonvisie), velden)
        assert antwoord.fouten[0].startswith("Dit formulier is te oud om op te slaan.")
        assert antwoord.velden()["titel"] == "Van mij"
        rommel = beheer.stuur(wijzig(woonvisie), {"typte": gezien, "ander": gezien})
        assert rommel.fouten
    assert Agendapunt.objects.get().titel == "Van Anna"


@pytest.mark.parametrize("soort", ["eigenaar", "vergadering", "document", "orgaan", "overleg"])
def test_ook_wat_geen_punt_is_wordt_niet_stil_overschreven(
    beheer, bij_anna, soort, maak_eigenaar, maak_vergadering, maak_document, maak_orgaan,
    maak_overleg, maak_agendapunt,
):  # fmt: skip
    maak = {
        "eigenaar": maak_eigenaar, "document": maak_document, "orgaan": maak_orgaan,
        "overleg": maak_overleg,
        "vergadering": lambda: maak_vergadering(punten=[maak_agendapunt()]),
    }[soort]  # fmt: skip
    veld = {"vergadering": "locatie", "document": "titel"}.get(soort, "naam")
    los = maak()
    verstuur = typ(beheer, los)
    bij_anna.vul_in(wijzig(los), **{veld: "Van Anna"})
    pagina = verstuur(**{veld: "Van mij"})
    assert "Anna Smit maakte ervan Van Anna U typte Van mij" in pagina.tekst
    kies(beheer, los, pagina, **{veld: "mijn"})
    los.refresh_from_db()
    assert getattr(los, veld) == "Van mij"


def test_wat_bij_elkaar_hoort_wordt_samen_gekozen():
    assert groepen(Actie.BESCHRIJVING)["termijn"] == (
        "termijn",
        "termijn_precisie",
        "termijn_tekst",
    )
    assert groepen(Vergadering.BESCHRIJVING)["datum"] == ("datum", "datum_precisie")
    assert groepen(Ambt.BESCHRIJVING)["van"] == ("van", "van_precisie")
    assert groepen(Ambt.BESCHRIJVING)["portefeuilles"] == ("portefeuilles",)


def test_een_termijn_is_een_keuze_die_zegt_hoe_precies_hij_is(beheer, bij_anna, maak_actie):
    actie = maak_actie()
    verstuur = typ(beheer, actie)
    bij_anna.vul_in(wijzig(actie), termijn="2023-01-01", termijn_precisie="jaar")
    pagina = verstuur(termijn="2024-06-01", termijn_precisie="maand", termijn_tekst="na de bouw")
    assert (
        "Was leeg Anna Smit maakte ervan 2023 "
        "U typte juni 2024; termijn in woorden: na de bouw" in pagina.tekst
    )
    kies(beheer, actie, pagina, termijn="mijn", reden="De bouw duurt langer.")
    actie.refresh_from_db()
    assert actie.termijn_in_woorden == "na de bouw"


def test_samenvoegen_verliest_niets(woonvisie):
    was = inhoud(woonvisie)
    ander = was | {"titel": "A", "status": "loopt", "toelichting": "x"}
    mijn = was | {"titel": "B", "status": "loopt", "aanleiding": "y"}
    uit = voeg_samen(Agendapunt.BESCHRIJVING, was, ander, mijn)
    assert [deel.plek.naam for deel in uit.botsingen] == ["titel"]
    assert uit.van_ander() == was | {"status": "loopt", "toelichting": "x"}
    assert uit.van_mij() == was | {"aanleiding": "y"}
    assert uit.samen() == ander | {"aanleiding": "y"}
    assert voeg_samen(Agendapunt.BESCHRIJVING, was, was, mijn).samen() == mijn


@pytest.mark.beide  # the lock
def test_wat_er_verandert_terwijl_het_formulier_geladen_wordt_heeft_niemand_gezien(
    beheer, woonvisie, monkeypatch
):
    begin = AgendapuntForm.__init__

    def traag(self, *args, **kwargs):
        begin(self, *args, **kwargs)
        monkeypatch.setattr(AgendapuntForm, "__init__", begin)
        ander = Agendapunt.objects.get()
        ander.titel = "Van Anna"
        with opslag(door="anna") as werk:
            werk.bewaar(ander)

    monkeypatch.setattr(AgendapuntForm, "__init__", traag)
    verstuur = typ(beheer, woonvisie)
    assert "anna maakte ervan Van Anna" in verstuur(titel="Van mij").tekst


@pytest.mark.parametrize("eerst", ["formulier", "keuze"])
def test_wat_iemand_typte_in_een_punt_dat_een_ander_verwijderde_is_nog_te_lezen(
    beheer, bij_anna, woonvisie, maak_eigenaar, eerst
):
    rijk = maak_eigenaar("Rijk")
    verstuur = typ(beheer, woonvisie)
    getypt = {
        "titel": "<b>Visie</b>", "toelichting": "Regel een.\nRegel twee.", "status": "loopt",
        "betrokkenen__1__eigenaar": rijk.pk, "betrokkenen__1__rol": "partner",
        "reden": "Zo besloten.", **gepland(woonvisie, "2027"),
    }  # fmt: skip
    if eerst == "keuze":
        bij_anna.vul_in(wijzig(woonvisie), titel="Van Anna")
        vraag = verstuur(**getypt)
    bij_anna.vul_in(wijzig(woonvisie, "delete"), reden="Dubbel.")
    pagina = (
        kies(beheer, woonvisie, vraag, titel="mijn") if eerst == "keuze" else verstuur(**getypt)
    )
    assert pagina.kop == "Een ander verwijderde dit"
    termen, zinnen = pagina.teksten("//main//dt"), pagina.teksten("//main//dd")
    gezegd = dict(zip(termen, zinnen, strict=True))
    assert gezegd["Titel"] == "<b>Visie</b>"
    assert gezegd["Toelichting"] == "Regel een.Regel twee."
    assert gezegd["Status"] == "Loopt"
    assert gezegd["Gepland in 2027"] == "ja"
    assert gezegd["Reden"] == "Zo besloten."
    assert (gezegd["Betrokkene 1, eigenaar"], gezegd["Betrokkene 2, eigenaar"]) == (
        "Velsen",
        "Rijk",
    )
    assert gezegd["Betrokkene 2, rol"] == "Partner"
    assert not any("is er niet meer" in zin for zin in zinnen)
    assert "/beheer/agenda/punt/verwijderd/" in pagina.boom.xpath("//main//p//a/@href")
    assert not Agendapunt.objects.exists()


def test_ook_van_een_verwijderd_overleg_blijft_te_lezen_wat_iemand_typte(
    beheer, bij_anna, maak_overleg
):
    overleg = maak_overleg()
    verstuur = typ(beheer, overleg)
    bij_anna.stuur(wijzig(overleg, "delete"), {"post": "yes"})
    pagina = verstuur(naam="Van mij", acties__0__titel="Meten")
    assert "Van mij" in pagina.teksten("//main//dd")
    assert "Meten" in pagina.teksten("//main//dd")
    assert "Terughalen kan hier niet." in pagina.tekst
