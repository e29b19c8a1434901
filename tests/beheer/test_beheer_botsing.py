"""Two people, one item: nobody loses a word, and nobody overwrites what they did not see."""

import pytest

from agenda.beschrijving.veld import groepen
from agenda.choices import Publicatie
from agenda.models import Agendapunt, Ambt, Domein, Gebeurtenis, Stand, Vergadering
from agenda.opslag.opslaan import opslag, verwijder
from agenda.verschil.samenvoegen import voeg_samen
from tests.beheer.formulier import wijzig
from werkagenda.models import Actie


@pytest.fixture
def anna(griffie, django_user_model):
    """Another clerk, who is at work at the same time."""
    anna = django_user_model.objects.create_user(
        "anna", first_name="Anna", last_name="Smit", is_staff=True
    )
    anna.groups.set(griffie.groups.all())
    return anna


@pytest.fixture
def bij_anna(anna):
    """The admin as Anna has it."""
    from django.test import Client

    from tests.beheer.formulier import Beheer

    client = Client()
    client.force_login(anna)
    return Beheer(client)


@pytest.fixture(scope="module")
def _punt(eenmalig, maak_agendapunt, maak_eigenaar):
    punt = maak_agendapunt(
        "Woonvisie",
        perioden=[2026],
        toelichting="Samen bouwen.",
        betrokkenen=[(maak_eigenaar("Velsen"), "trekker")],
        verwijzingen=[("Rapport", "https://voorbeeld.example/")],
    )
    return punt.pk


@pytest.fixture
def punt(_punt, db):
    return Agendapunt.objects.get(pk=_punt)


def gepland(punt, *namen):
    """What to tick so that an item is planned in these years alone."""
    return {
        f"planning-{periode.pk}": "on" if periode.naam in namen else None
        for periode in punt.agenda.perioden.all()
    }


def schone(velden):
    return {n.replace("__", "-"): w for n, w in velden.items()}


def typ(beheer, object):
    """Open the form; what it gives sends it, however long after."""
    pagina = beheer.lees(wijzig(object))

    def verstuur(knop="_save", **velden):
        from tests.beheer.formulier import met_nieuwe_rijen

        velden = schone(velden)
        ingevuld = met_nieuwe_rijen(pagina.velden(), velden) | velden
        gegevens = {naam: w for naam, w in ingevuld.items() if w is not None}
        return beheer.stuur(pagina.adres, gegevens | {knop: "x"})

    return verstuur


def kies(beheer, object, pagina, **keuzes):
    """Answer the page that asks to choose."""
    keuzes = {f"kies-{naam}" if naam not in ("reden",) else naam: w for naam, w in keuzes.items()}
    return beheer.stuur(wijzig(object), pagina.velden() | keuzes)


@pytest.mark.beide  # the lock
def test_wie_op_iets_nieuwers_opslaat_krijgt_een_keuze_en_er_is_niets_gebeurd(
    beheer, bij_anna, punt
):
    verstuur = typ(beheer, punt)
    bij_anna.vul_in(wijzig(punt), titel="Van Anna", toelichting="Samen mooi bouwen.")
    pagina = verstuur(titel="Van mij", toelichting="Samen snel bouwen.")
    assert pagina.kop == "Een ander was u voor"
    assert "Anna Smit heeft dit gewijzigd terwijl u bezig was" in pagina.tekst
    assert "Titel Was Woonvisie Anna Smit maakte ervan Van Anna U typte Van mij" in pagina.tekst
    assert [i.xpath("text()")[0].strip() for i in pagina.boom.xpath("//ins")] == ["mooi", "snel"]
    assert pagina.boom.xpath("//input[@type='radio'][@checked]") == []
    assert str(Agendapunt.objects.get()) == "SA-01 Van Anna"
    zonder = kies(beheer, punt, pagina, titel="mijn")
    assert zonder.fouten == ["Kies bij elk onderdeel hieronder wat het wordt."]
    assert zonder.velden()["kies-titel"] == "mijn"
    klaar = kies(beheer, punt, zonder, toelichting="ander")
    assert klaar.meldingen == ["‘SA-01 Van mij’ is met succes gewijzigd."]
    vers = Agendapunt.objects.get()
    assert (vers.titel, vers.toelichting) == ("Van mij", "Samen mooi bouwen.")
    assert Stand.objects.filter(kenmerk="SA-01").last().wijziging.wie == "griffie"


def test_wat_maar_een_van_de_twee_wijzigde_gaat_vanzelf_samen(
    beheer, bij_anna, punt, maak_eigenaar
):
    verstuur = typ(beheer, punt)
    bij_anna.vul_in(
        wijzig(punt), reden="Uitloop.", interne_notitie="Bellen.", **gepland(punt, "2027", "2028")
    )
    heemskerk = maak_eigenaar("Heemskerk")
    pagina = verstuur(
        betrokkenen__1__eigenaar=heemskerk.pk, betrokkenen__1__rol="partner", titel="Visie"
    )
    assert "planning: 2026 →wordt 2027, 2028" in pagina.tekst
    assert "betrokkenen: Velsen (Trekker) →wordt Velsen (Trekker), Heemskerk" in pagina.tekst
    assert pagina.boom.xpath("//input[@type='radio']") == []
    kies(beheer, punt, pagina)
    vers = Agendapunt.objects.get()
    assert [str(p) for p in vers.perioden.all()] == ["2027", "2028"]
    assert [str(b) for b in vers.betrokkenen.all()] == ["Velsen (trekker)", "Heemskerk (partner)"]
    assert (vers.titel, vers.interne_notitie) == ("Visie", "Bellen.")


@pytest.mark.parametrize(("keus", "jaren"), [("ander", ["2027"]), ("mijn", ["2028"])])
def test_ook_de_planning_is_een_keuze_en_de_reden_hoort_erbij(beheer, bij_anna, punt, keus, jaren):
    verstuur = typ(beheer, punt)
    bij_anna.vul_in(wijzig(punt), reden="Uitloop.", **gepland(punt, "2027"))
    pagina = verstuur(titel="Visie", **gepland(punt, "2028"))
    antwoord = kies(beheer, punt, pagina, planning=keus)
    if keus == "mijn":
        zin = "Schrijf bij 'Reden' waarom SA-01 doorgeschoven is. Bezoekers lezen dat."
        assert antwoord.fouten == [zin]
        assert antwoord.velden()["kies-planning"] == "mijn"
        kies(beheer, punt, antwoord, reden="Te druk.")
        gebeurd = Gebeurtenis.objects.filter(soort="doorgeschoven").latest("pk")
        assert gebeurd.wijziging.reden == "Te druk."
    vers = Agendapunt.objects.get()
    assert [str(p) for p in vers.perioden.all()] == jaren
    assert vers.titel == "Visie"


def test_een_rij_die_een_ander_weghaalde_of_opnieuw_maakte_raakt_niets_van_mij_kwijt(
    beheer, bij_anna, punt, maak_eigenaar
):
    beverwijk = maak_eigenaar("Beverwijk")
    verstuur = typ(beheer, punt)
    bij_anna.vul_in(wijzig(punt), betrokkenen__0__DELETE="on", verwijzingen__0__titel="Stuk")
    pagina = verstuur(
        betrokkenen__0__rol="partner",
        betrokkenen__1__eigenaar=beverwijk.pk,
        betrokkenen__1__rol="trekker",
    )
    assert "U typte Velsen (Partner), Beverwijk (Trekker)" in pagina.tekst
    assert "Anna Smit maakte ervan leeg" in pagina.tekst
    kies(beheer, punt, pagina, betrokkenen="mijn")
    vers = Agendapunt.objects.get()
    assert [str(b) for b in vers.betrokkenen.all()] == ["Velsen (partner)", "Beverwijk (trekker)"]
    assert str(vers.verwijzingen.get()) == "Stuk"


def test_rijen_die_opnieuw_geschreven_zijn_met_dezelfde_inhoud_zijn_geen_botsing(beheer, punt):
    verstuur = typ(beheer, punt)
    eerste = Stand.objects.get(kenmerk="SA-01")
    with opslag() as werk:
        punt.titel = "Even anders"
        werk.bewaar(punt)
    with opslag() as werk:
        werk.zet_terug(eerste)
    pagina = verstuur(betrokkenen__0__rol="partner")
    assert pagina.meldingen == ["‘SA-01 Woonvisie’ is met succes gewijzigd."]
    assert str(punt.betrokkenen.get()) == "Velsen (partner)"


def test_een_fout_in_een_formulier_dat_botst_laat_alles_staan(beheer, bij_anna, punt):
    verstuur = typ(beheer, punt)
    bij_anna.vul_in(wijzig(punt), betrokkenen__0__DELETE="on", titel="Van Anna")
    pagina = verstuur(titel="", betrokkenen__0__rol="partner", toelichting="Mijn tekst.")
    assert pagina.fouten == ["Dit veld is verplicht."]
    velden = pagina.velden()
    assert (velden["toelichting"], velden["betrokkenen-0-rol"]) == ("Mijn tekst.", "partner")
    weer = beheer.stuur(wijzig(punt), velden | {"titel": "Van mij", "_save": "x"})
    assert "Anna Smit maakte ervan Van Anna U typte Van mij" in weer.tekst
    kies(beheer, punt, weer, titel="mijn", betrokkenen="mijn")
    vers = Agendapunt.objects.get()
    assert (vers.titel, vers.toelichting) == ("Van mij", "Mijn tekst.")
    assert str(vers.betrokkenen.get()) == "Velsen (partner)"


def test_een_derde_wijziging_ertussen_geeft_de_keuze_opnieuw(beheer, bij_anna, punt):
    verstuur = typ(beheer, punt)
    bij_anna.vul_in(wijzig(punt), titel="Van Anna")
    pagina = verstuur(titel="Van mij")
    bij_anna.vul_in(wijzig(punt), titel="Weer van Anna")
    weer = kies(beheer, punt, pagina, titel="mijn")
    assert weer.fouten == ["Er is intussen weer iets veranderd. Kies nog eens."]
    assert "Anna Smit maakte ervan Weer van Anna" in weer.tekst
    assert "kies-titel" not in weer.velden()
    assert Agendapunt.objects.get().titel == "Weer van Anna"
    kies(beheer, punt, weer, titel="mijn")
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


def test_met_gerommel_in_wat_iemand_zag_wordt_niets_bewaard(beheer, bij_anna, punt):
    pagina = beheer.lees(wijzig(punt))
    bij_anna.vul_in(wijzig(punt), titel="Van Anna")
    for gezien in ("", "onzin", beheer.lees(wijzig(punt.agenda)).velden()["gezien"]):
        velden = pagina.velden() | {"gezien": gezien, "titel": "Van mij", "_save": "x"}
        antwoord = beheer.stuur(wijzig(punt), velden)
        assert antwoord.fouten[0].startswith("Dit formulier is te oud om op te slaan.")
        assert antwoord.velden()["titel"] == "Van mij"
        rommel = beheer.stuur(wijzig(punt), {"typte": gezien, "ander": gezien})
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
    object = maak()
    verstuur = typ(beheer, object)
    bij_anna.vul_in(wijzig(object), **{veld: "Van Anna"})
    pagina = verstuur(**{veld: "Van mij"})
    assert "Anna Smit maakte ervan Van Anna U typte Van mij" in pagina.tekst
    kies(beheer, object, pagina, **{veld: "mijn"})
    object.refresh_from_db()
    assert getattr(object, veld) == "Van mij"


def test_de_punten_van_een_vergadering_gaan_niet_verloren(
    beheer, bij_anna, maak_vergadering, maak_agendapunt
):
    punt = maak_agendapunt()
    vergadering = maak_vergadering(punten=[punt])
    verstuur = typ(beheer, vergadering)
    bij_anna.vul_in(wijzig(vergadering), behandelingen__0__uitkomst="Akkoord")
    pagina = verstuur(locatie="Raadzaal")
    kies(beheer, vergadering, pagina)
    vers = Vergadering.objects.get()
    assert (vers.locatie, vers.behandelingen.get().uitkomst) == ("Raadzaal", "Akkoord")


def test_een_actie_onder_een_overleg_die_een_ander_wijzigde_geeft_een_fout_bij_die_actie(
    beheer, bij_anna, maak_actie
):
    actie, rustig = maak_actie("Meten"), maak_actie("Weten")
    verstuur = typ(beheer, actie.overleg)
    bij_anna.vul_in(wijzig(actie), status="loopt", interne_notitie="Gebeld.")
    bij_anna.vul_in(wijzig(rustig), titel="Weten, van Anna")
    pagina = verstuur(naam="Overleg wonen", acties__0__titel="Meten, van mij")
    assert pagina.fouten == [
        "Anna Smit heeft dit intussen gewijzigd (status: Gepland → Loopt; interne notitie: leeg → "
        "Gebeld.). Wilt u bewaren wat hier nu staat? Sla dan nog eens op."
    ]
    velden = pagina.velden()
    assert (velden["naam"], velden["acties-0-titel"]) == ("Overleg wonen", "Meten, van mij")
    assert velden["acties-0-status"] == "loopt"
    assert Actie.objects.get(pk=actie.pk).titel == "Meten"
    beheer.stuur(wijzig(actie.overleg), velden | {"_save": "x"})
    vers = Actie.objects.get(pk=actie.pk)
    assert (vers.titel, vers.status, vers.interne_notitie) == ("Meten, van mij", "loopt", "Gebeld.")
    assert Actie.objects.get(pk=rustig.pk).titel == "Weten, van Anna"
    assert vers.overleg.naam == "Overleg wonen"


def test_een_actie_weghalen_die_een_ander_net_wijzigde_vraagt_het_nog_eens(
    beheer, bij_anna, maak_actie
):
    actie = maak_actie("Meten")
    verstuur = typ(beheer, actie.overleg)
    bij_anna.vul_in(wijzig(actie), status="loopt")
    pagina = verstuur(acties__0__DELETE="on", reden="Dubbel.")
    assert "Wilt u het toch weghalen? Sla dan nog eens op." in pagina.fouten[0]
    assert Actie.objects.exists()
    beheer.stuur(wijzig(actie.overleg), pagina.velden() | {"_save": "x"})
    assert not Actie.objects.exists()


def test_een_actie_die_een_ander_verwijderde_houdt_het_overleg_niet_op(
    beheer, bij_anna, maak_actie
):
    actie = maak_actie("Meten")
    verstuur = typ(beheer, actie.overleg)
    bij_anna.vul_in(wijzig(actie, "delete"), reden="Dubbel.")
    pagina = verstuur(acties__0__titel="Meten, van mij", naam="Anders")
    assert pagina.meldingen[0] == (
        "Een ander heeft dit intussen verwijderd: Actie 1 (titel: Meten, van mij; status: Gepland)"
    )
    actie.overleg.refresh_from_db()
    assert actie.overleg.naam == "Anders"


def test_van_een_rij_die_een_ander_verwijderde_gaat_geen_letter_verloren(
    beheer, maak_agenda, maak_domein, maak_thema
):
    agenda = maak_agenda()
    wonen, leeg = maak_domein("Wonen", agenda=agenda), maak_domein("Leeg", agenda=agenda)
    # Of another kind, but with the same number: it has nothing to do with it.
    thema = maak_thema("Groen", agenda=agenda, pk=leeg.pk)
    verstuur = typ(beheer, thema.agenda)
    verwijder(leeg)
    pagina = verstuur(
        ondertitel="Samen",
        themas__0__kernvraag="Ok",
        domeinen__1__letter="A",
        domeinen__1__beschrijving="ok",
    )
    melding = pagina.meldingen[0]
    assert melding.startswith("Een ander heeft dit intussen verwijderd: Domein 2 (naam: Leeg; ")
    assert "; letter: A; " in melding
    assert "; beschrijving: ok" in melding
    thema.refresh_from_db()
    thema.agenda.refresh_from_db()
    assert (thema.kernvraag, thema.agenda.ondertitel) == ("Ok", "Samen")
    assert agenda.domeinen.get() == wonen


def test_van_een_thema_dat_een_ander_verwijderde_staan_de_domeinen_er_bij_naam(
    beheer, maak_domein, maak_thema
):
    wonen, werk = maak_domein("Wonen"), maak_domein("Werk")
    thema = maak_thema("Groen", domeinen=[wonen, werk])
    verstuur = typ(beheer, thema.agenda)
    verwijder(thema)
    pagina = verstuur(themas__0__naam="G")
    assert "Thema 1 (naam: G; " in pagina.meldingen[0]
    assert "; domeinen: Wonen, Werk; " in pagina.meldingen[0]


@pytest.mark.beide  # the lock
def test_een_overleg_en_zijn_actie_tegelijk(beheer, bij_anna, maak_actie):
    actie = maak_actie("Meten")
    verstuur = typ(beheer, actie.overleg)
    bij_anna.vul_in(wijzig(actie.overleg), naam="Van Anna")
    pagina = verstuur(naam="Van mij", acties__0__titel="Meten, van mij")
    kies(beheer, actie.overleg, pagina, naam="mijn")
    vers = Actie.objects.get()
    assert (vers.titel, vers.overleg.naam) == ("Meten, van mij", "Van mij")


def test_een_domein_onder_een_agenda_dat_een_ander_wijzigde(
    beheer, bij_anna, maak_agenda, maak_domein
):
    domein = maak_domein("Wonen", agenda=maak_agenda())
    verstuur = typ(beheer, domein.agenda)
    bij_anna.vul_in(wijzig(domein.agenda), domeinen__0__beschrijving="Van Anna.")
    pagina = verstuur(domeinen__0__naam="Bouwen")
    assert "heeft dit intussen gewijzigd (beschrijving: leeg → Van Anna.)" in pagina.fouten[0]
    assert pagina.velden()["domeinen-0-beschrijving"] == "Van Anna."
    beheer.stuur(wijzig(domein.agenda), pagina.velden() | {"_save": "x"})
    vers = Domein.objects.get(pk=domein.pk)
    assert (vers.naam, vers.beschrijving) == ("Bouwen", "Van Anna.")


def test_wat_bij_elkaar_hoort_wordt_samen_gekozen():
    assert groepen(Actie.BESCHRIJVING)["termijn"] == (
        "termijn",
        "termijn_precisie",
        "termijn_tekst",
    )
    assert groepen(Vergadering.BESCHRIJVING)["datum"] == ("datum", "datum_precisie")
    assert groepen(Ambt.BESCHRIJVING)["van"] == ("van", "van_precisie")
    assert groepen(Ambt.BESCHRIJVING)["portefeuilles"] == ("portefeuilles",)


def test_samenvoegen_verliest_niets(punt):
    from agenda.beschrijving.lezen import inhoud

    was = inhoud(punt)
    ander = was | {"titel": "A", "status": "loopt", "toelichting": "x"}
    mijn = was | {"titel": "B", "status": "loopt", "aanleiding": "y"}
    uit = voeg_samen(Agendapunt, was, ander, mijn)
    assert uit.botsingen == {"titel": ("titel",)}
    assert set(uit.van_ander) == {"status", "toelichting"}
    assert set(uit.van_mij) == {"aanleiding"}
    assert uit.samen == ander | {"aanleiding": "y"}
    assert voeg_samen(Agendapunt, was, was, mijn).samen == mijn


@pytest.mark.beide  # the lock
def test_wat_er_verandert_terwijl_het_formulier_geladen_wordt_heeft_niemand_gezien(
    beheer, punt, monkeypatch
):
    from agenda.admin.agendapunten import AgendapuntForm

    begin = AgendapuntForm.__init__

    def traag(self, *args, **kwargs):
        begin(self, *args, **kwargs)
        monkeypatch.setattr(AgendapuntForm, "__init__", begin)
        ander = Agendapunt.objects.get()
        ander.titel = "Van Anna"
        with opslag(door="anna") as werk:
            werk.bewaar(ander)

    monkeypatch.setattr(AgendapuntForm, "__init__", traag)
    verstuur = typ(beheer, punt)
    assert "anna maakte ervan Van Anna" in verstuur(titel="Van mij").tekst


@pytest.mark.parametrize("eerst", ["formulier", "keuze"])
def test_wat_iemand_typte_in_een_punt_dat_een_ander_verwijderde_is_nog_te_lezen(
    beheer, bij_anna, punt, maak_eigenaar, eerst
):
    rijk = maak_eigenaar("Rijk")
    verstuur = typ(beheer, punt)
    getypt = {
        "titel": "<b>Visie</b>", "toelichting": "Regel een.\nRegel twee.", "status": "loopt",
        "betrokkenen__1__eigenaar": rijk.pk, "betrokkenen__1__rol": "partner",
        "reden": "Zo besloten.", **gepland(punt, "2027"),
    }  # fmt: skip
    if eerst == "keuze":
        bij_anna.vul_in(wijzig(punt), titel="Van Anna")
        vraag = verstuur(**getypt)
    bij_anna.vul_in(wijzig(punt, "delete"), reden="Dubbel.")
    pagina = kies(beheer, punt, vraag, titel="mijn") if eerst == "keuze" else verstuur(**getypt)
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
