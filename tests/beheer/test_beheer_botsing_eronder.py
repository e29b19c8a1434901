"""Two people, and what stands under a form but is content of its own."""

import pytest

from agenda.models import Domein
from agenda.opslag import verwijder
from tests.beheer.formulier import wijzig
from tests.beheer.twee_griffies import kies, typ
from werkagenda.models import Actie

pytestmark = pytest.mark.lang  # the rule is asked in test_beheer_botsing; here below it


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
        "Een ander heeft dit intussen verwijderd: Actie 1 (titel: Meten, van mij; status: Gepland; "
        "nauwkeurigheid van de termijn: Onbekend)"
    )
    actie.overleg.refresh_from_db()
    assert actie.overleg.naam == "Anders"


def test_een_actie_die_een_ander_verplaatste_staat_er_niet_meer_bij(
    beheer, bij_anna, maak_actie, maak_overleg
):
    actie = maak_actie("Meten")
    verstuur = typ(beheer, actie.overleg)
    bij_anna.vul_in(wijzig(actie), overleg=maak_overleg().pk)
    pagina = verstuur(acties__0__titel="Meten, van mij")
    assert pagina.meldingen[0] == (
        "Een ander heeft dit intussen verplaatst: Actie 1 (titel: Meten, van mij; status: Gepland; "
        "nauwkeurigheid van de termijn: Onbekend)"
    )


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


def test_ook_na_een_fout_staat_er_nog_wat_iemand_typte_in_een_rij_die_weg_is(
    beheer, maak_agenda, maak_domein
):
    agenda = maak_agenda()
    weg, blijft = maak_domein("Weg", agenda=agenda), maak_domein("Blijft", agenda=agenda)
    verstuur = typ(beheer, agenda)
    verwijder(weg)
    pagina = verstuur(titel="", domeinen__0__naam="Van mij", domeinen__1__beschrijving="Tekst.")
    assert pagina.fouten == ["Dit veld is verplicht."]
    velden = pagina.velden()
    assert (velden["domeinen-0-naam"], velden["domeinen-1-naam"]) == ("Van mij", "Blijft")
    klaar = beheer.stuur(wijzig(agenda), velden | {"titel": "Anders", "_save": "x"})
    assert "Domein 1 (naam: Van mij; " in klaar.meldingen[0]
    assert [(los.pk, los.beschrijving) for los in agenda.domeinen.all()] == [(blijft.pk, "Tekst.")]


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
