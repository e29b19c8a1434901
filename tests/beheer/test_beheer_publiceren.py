"""Only buttons decide what visitors see, and each says what it did."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from agenda.bewerkingen import publiceer, trek_in
from agenda.choices import Publicatie
from agenda.models import Agendapunt, Bijwerking, Stand, Vergadering
from agenda.opslag import opslaan
from tests.beheer.formulier import lijst, nieuw, wijzig
from werkagenda.models import Actie

CONCEPT, GEPUBLICEERD, INGETROKKEN = Publicatie.values


@pytest.fixture
def concept(maak_agendapunt):
    return maak_agendapunt("Woonvisie", publicatie=CONCEPT)


def stand_van(punt):
    return Stand.objects.filter(kenmerk=punt.kenmerk).last()


def token():
    return Bijwerking.objects.get(agenda=None).token


def test_opslaan_en_publiceren_doet_allebei(beheer, concept):
    pagina = beheer.vul_in(wijzig(concept), knop="_publiceer", titel="Woonvisie IJmond")
    concept.refresh_from_db()
    assert (concept.titel, concept.publicatie) == ("Woonvisie IJmond", GEPUBLICEERD)
    assert pagina.meldingen[-1] == "SA-01 Woonvisie IJmond is gepubliceerd. Bekijk op de site."
    assert beheer.client.get(concept.get_absolute_url()).status_code == 200
    assert (stand_van(concept).wijziging.wie, stand_van(concept).openbaar) == ("griffie", True)


def test_een_nieuw_punt_kan_meteen_gepubliceerd(beheer, maak_domein):
    domein = maak_domein()
    beheer.vul_in(
        nieuw(Agendapunt, domein.agenda), knop="_publiceer", titel="Visie", domein=domein.pk
    )
    punt = Agendapunt.objects.get()
    assert punt.publicatie == GEPUBLICEERD
    # What happened while it was a concept stays between the clerks.
    assert list(Stand.objects.filter(kenmerk=punt.kenmerk).values_list("openbaar", flat=True)) == [
        False,
        True,
    ]


def test_publiceren_op_een_agenda_in_concept_zegt_dat_bezoekers_nog_niets_zien(
    beheer, maak_agenda, maak_domein, maak_agendapunt
):
    domein = maak_domein(agenda=maak_agenda(status="concept"))
    punt = maak_agendapunt(domein=domein, publicatie=CONCEPT)
    pagina = beheer.vul_in(wijzig(punt), knop="_publiceer")
    assert "zodra de agenda zelf ook openbaar is" in pagina.meldingen[-1]


def test_een_fout_op_het_formulier_publiceert_niets(beheer, concept):
    assert beheer.vul_in(wijzig(concept), knop="_publiceer", titel="").fouten
    concept.refresh_from_db()
    assert (concept.publicatie, concept.titel) == (CONCEPT, "Woonvisie")


def test_het_veld_publicatie_is_niet_in_te_vullen(beheer, concept):
    assert "publicatie" not in beheer.lees(wijzig(concept)).velden()
    beheer.vul_in(wijzig(concept), publicatie=GEPUBLICEERD)
    concept.refresh_from_db()
    assert concept.publicatie == CONCEPT


def test_de_knoppen_passen_bij_wat_er_kan(beheer, concept, maak_agendapunt):
    openbaar = maak_agendapunt()
    knoppen = beheer.lees(wijzig(concept)).knoppen()
    assert "Opslaan en publiceren" in knoppen
    assert "Trek in" not in knoppen
    knoppen = beheer.lees(wijzig(openbaar)).knoppen()
    assert "Opslaan en publiceren" not in knoppen
    assert "Trek in" in knoppen
    assert "Kopieer" not in beheer.lees(nieuw(Agendapunt, openbaar.agenda)).knoppen()


def test_intrekken_vraagt_waarom_en_haalt_van_de_site(beheer, maak_agendapunt):
    punt = maak_agendapunt("Woonvisie")
    vraag = beheer.vul_in(wijzig(punt), knop="_trek_in")
    assert vraag.adres == wijzig(punt, "intrekken")
    zonder_reden = beheer.stuur(vraag.adres, vraag.velden() | {"reden": " "})
    assert zonder_reden.fouten == ["Dit veld is verplicht."]
    punt.refresh_from_db()
    assert punt.publicatie == GEPUBLICEERD
    pagina = beheer.stuur(vraag.adres, vraag.velden() | {"reden": "Dubbel opgenomen."})
    assert pagina.meldingen == ["Ingetrokken: 1."]
    punt.refresh_from_db()
    assert punt.publicatie == INGETROKKEN
    assert stand_van(punt).wijziging.reden == "Dubbel opgenomen."
    assert beheer.client.get(punt.get_absolute_url()).status_code == 410


@pytest.mark.parametrize("knop", ["_trek_in", "_kopieer"])
@pytest.mark.parametrize(
    "getypt", [{"toelichting": "Half get"}, {"verwijzingen__0__titel": "Nog geen adres"}]
)
def test_wat_half_is_getypt_gaat_met_geen_andere_knop_naar_de_site(
    beheer, maak_agendapunt, knop, getypt
):
    punt, voor = maak_agendapunt("Woonvisie"), token()
    pagina = beheer.vul_in(wijzig(punt), knop=knop, **getypt)
    assert "nog niet opgeslagen" in pagina.fouten[0]
    assert pagina.adres == wijzig(punt)
    [(naam, waarde)] = getypt.items()
    assert pagina.velden()[naam.replace("__", "-")] == waarde
    assert (token(), Agendapunt.objects.count()) == (voor, 1)


def test_wat_is_ingetrokken_kan_weer_gepubliceerd(beheer, maak_agendapunt):
    punt = maak_agendapunt(publicatie=INGETROKKEN)
    beheer.vul_in(wijzig(punt), knop="_publiceer")
    punt.refresh_from_db()
    assert punt.publicatie == GEPUBLICEERD


def test_in_de_lijst_publiceert_en_trekt_een_pagina_in_die_eerst_zegt_wat_er_gebeurt(
    beheer, concept, maak_agendapunt
):
    openbaar = maak_agendapunt("Energievisie")
    keuzes = beheer.lees(lijst(Agendapunt)).keuzes("action")
    assert keuzes == ["wijzig_gekozen", "delete_selected"]
    for wordt, hetzelfde in ((GEPUBLICEERD, openbaar), (INGETROKKEN, None)):
        vraag = beheer.kies(Agendapunt, "wijzig_gekozen", [concept, openbaar])
        pagina = beheer.verstuur(vraag, knop="_bekijk", wijzig__publicatie=wordt)
        assert ("Hier verandert niets" in pagina.tekst) == bool(hetzelfde)
        if wordt == INGETROKKEN:
            assert "waarom u SA-01 Woonvisie intrekt" in pagina.tekst
            pagina = beheer.verstuur(pagina, knop="_voer_uit")
            assert "Dit veld is verplicht." in pagina.fouten
        beheer.verstuur(pagina, knop="_voer_uit", reden="Dubbel.")
        assert Agendapunt.objects.filter(publicatie=wordt).count() == 2


def test_publiceren_van_vergaderingen_noemt_wat_niet_kon_en_intrekken_vraagt_een_keer_waarom(
    beheer, maak_vergadering
):
    rijen = [maak_vergadering(publicatie=los) for los in (CONCEPT, GEPUBLICEERD)]
    pagina = beheer.kies(Vergadering, "publiceer_gekozen", rijen)
    assert pagina.meldingen == [f"{rijen[1]} is al gepubliceerd.", "Gepubliceerd: 1."]
    rijen.append(maak_vergadering(publicatie=CONCEPT))
    vraag = beheer.kies(Vergadering, "trek_in_gekozen", rijen)
    assert not Vergadering.objects.filter(publicatie=INGETROKKEN).exists()
    pagina = beheer.stuur(lijst(Vergadering), vraag.velden() | {"reden": "Vervallen."})
    assert pagina.meldingen[-1] == "Ingetrokken: 2."
    assert f"{rijen[2]} is niet gepubliceerd" in pagina.meldingen[0]


def test_wat_een_ander_wijzigde_terwijl_de_vraag_openstond_blijft_op_de_site(
    beheer, maak_agendapunt
):
    punt = maak_agendapunt("Woonvisie")
    vraag = beheer.vul_in(wijzig(punt), knop="_trek_in")
    punt.titel = "Visie"
    opslaan(punt, door="anna")
    pagina = beheer.stuur(vraag.adres, vraag.velden() | {"reden": "Dubbel."})
    assert "intussen gewijzigd: SA-01 Visie (door anna)." in pagina.meldingen[0]
    punt.refresh_from_db()
    assert punt.publicatie == GEPUBLICEERD


def test_intrekken_van_wat_niet_bestaat_geeft_een_nette_pagina(beheer):
    adres = reverse("admin:agenda_agendapunt_intrekken", args=[999])
    assert beheer.client.get(adres).status_code == 404


@pytest.mark.parametrize("model", [Actie, Vergadering])
def test_ook_acties_en_vergaderingen_hebben_de_knoppen(beheer, maak_actie, maak_vergadering, model):
    maak = maak_actie if model is Actie else maak_vergadering
    rij = maak(publicatie=CONCEPT)
    beheer.vul_in(wijzig(rij), knop="_publiceer")
    rij.refresh_from_db()
    assert rij.publicatie == GEPUBLICEERD
    vraag = beheer.vul_in(wijzig(rij), knop="_trek_in")
    beheer.stuur(vraag.adres, vraag.velden() | {"reden": "Niet nodig."})
    rij.refresh_from_db()
    assert rij.publicatie == INGETROKKEN


def test_een_concept_bewaren_verandert_niets_voor_bezoekers(beheer, concept):
    voor = token()
    beheer.vul_in(wijzig(concept), titel="Anders")
    assert token() == voor
    beheer.vul_in(wijzig(concept), knop="_publiceer")
    assert token() != voor


def test_een_overgang_die_niet_kan_wordt_geweigerd(concept):
    with pytest.raises(ValidationError, match="niet gepubliceerd"):
        trek_in(concept, "Daarom.")
    publiceer(concept)
    with pytest.raises(ValidationError, match="al gepubliceerd"):
        publiceer(concept)


def test_de_eerste_van_twee_die_intrekken_telt(maak_agendapunt):
    punt = maak_agendapunt()
    zelfde = Agendapunt.objects.get()
    trek_in(punt, "De eerste.")
    with pytest.raises(ValidationError):
        trek_in(zelfde, "De tweede.")


def test_ook_de_reden_bij_een_vergadering_lezen_bezoekers(
    beheer, maak_vergadering, maak_agendapunt
):
    vergadering, punt = maak_vergadering(), maak_agendapunt()
    assert "Bezoekers lezen dit." in beheer.lees(wijzig(punt, "intrekken")).tekst
    vraag = beheer.lees(wijzig(vergadering, "intrekken"))
    assert "Bezoekers lezen dit" in vraag.tekst
    beheer.stuur(vraag.adres, vraag.velden() | {"reden": "Zaal bezet."})
    assert "Reden: Zaal bezet." in beheer.lees(wijzig(vergadering, "history")).tekst
