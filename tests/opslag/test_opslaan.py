"""The one save path: row, stand and Bijwerking, all of it or nothing."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError

from agenda.beschrijving.lezen import inhoud
from agenda.models import (
    Agenda,
    Agendapunt,
    Behandeling,
    Betrokkenheid,
    Bijwerking,
    Deelname,
    Document,
    Domein,
    Eigenaar,
    Gebeurtenis,
    Mijlpaal,
    Orgaan,
    Periode,
    Stand,
    Thema,
    Vergadering,
    Wijziging,
)
from agenda.opslag import (
    fouten,
    haal_terug,
    opslaan,
    opslag,
    standen_die_afwijken,
    verwijder,
)
from werkagenda.models import Actie, Overleg


def token(agenda=None):
    """What names that which the public sees of one agenda, or of the whole portal."""
    return Bijwerking.objects.filter(agenda=agenda).values_list("token", flat=True).first()


def ander(nu, voor):
    """Whether each of these tokens is another one now."""
    return all(een != twee for een, twee in zip(nu, voor, strict=True))


def verander(rij, **velden):
    """Save other values through a row that is read anew, as a form does."""
    rij = type(rij).objects.get(pk=rij.pk)
    for veld, waarde in velden.items():
        setattr(rij, veld, waarde)
    opslaan(rij, reden="Dit is besloten.")
    return rij


pytestmark = pytest.mark.usefixtures("gevulde_agenda")


@pytest.fixture(scope="module")
def _gevulde_agenda(eenmalig):
    """One of everything, all tied together and public; saved at one go, which is quicker."""
    with opslag() as werk:

        def maak(model, schrijf=None, **velden):
            rij = model(**velden)
            werk.bewaar(rij, schrijf and (lambda: schrijf(rij)))
            return rij

        velsen = maak(Eigenaar, naam="Velsen", slug="velsen", soort="gemeente")
        orgaan = maak(Orgaan, naam="IJmondcommissie", slug="ijmondcommissie")
        document = maak(Document, titel="Het rapport", slug="het-rapport")
        agenda = maak(
            Agenda, titel="Agenda", slug="agenda", regio="IJmond", status="lopend", orgaan=orgaan,
            begin=date(2026, 1, 1), eind=date(2027, 12, 31),
            voorvoegsel_agendapunt="SA", voorvoegsel_actie="WA",
        )  # fmt: skip
        maak(Deelname, agenda=agenda, eigenaar=velsen)
        maak(Mijlpaal, agenda=agenda, datum=date(2026, 3, 1), titel="Vastgesteld")
        periode, _ = (
            maak(Periode, agenda=agenda, naam=jaar, begin=f"{jaar}-01-01", eind=f"{jaar}-12-31")
            for jaar in ("2026", "2027")
        )
        domein = maak(Domein, agenda=agenda, naam="Economie", slug="economie")
        thema = maak(
            Thema, lambda t: t.domeinen.set([domein]), agenda=agenda, naam="Haven", slug="haven"
        )
        overleg = maak(
            Overleg, lambda o: o.deelnemers.set([velsen]),
            agenda=agenda, domein=domein, naam="Havenoverleg", slug="havenoverleg",
        )  # fmt: skip
        samen = {"agenda": agenda, "publicatie": "gepubliceerd"}

        def bij_punt(punt):
            punt.themas.set([thema])
            punt.planning.create(periode=periode, toelichting="eerst dit")
            punt.betrokkenen.create(eigenaar=velsen, rol="trekker")
            punt.verwijzingen.create(titel="Het besluit", url="https://voorbeeld.example/besluit")

        punt = maak(Agendapunt, bij_punt, domein=domein, titel="Zeesluis", bron=document, **samen)
        maak(
            Actie, lambda a: a.betrokkenen.create(eigenaar=velsen, rol="partner"),
            overleg=overleg, agendapunt=punt, titel="Kade", **samen,
        )  # fmt: skip
        maak(
            Vergadering, lambda v: v.behandelingen.create(punt=punt, volgnummer="1"),
            orgaan=orgaan, datum=date(2026, 6, 1), publicatie="gepubliceerd",
        )  # fmt: skip
    assert list(fouten([])) == []
    return agenda.pk


@pytest.fixture
def gevulde_agenda(_gevulde_agenda, db):
    return Agenda.objects.get(pk=_gevulde_agenda)


def het(model):
    return model.objects.get()


BEWERKINGEN = {
    "een punt maken": lambda: opslaan(
        Agendapunt(agenda=het(Agenda), domein=het(Domein), titel="Nieuw")
    ),
    "een punt veranderen": lambda: verander(het(Agendapunt), titel="Anders"),
    "een punt in een ander domein": lambda: verander(het(Agendapunt), domein=ander_domein()),
    "een punt publiceren": lambda: verander(het(Agendapunt), publicatie="ingetrokken"),
    "een planning weghalen": lambda: opslaan(
        het(Agendapunt), lambda: het(Agendapunt).planning.all().delete(), reden="Op verzoek."
    ),
    "een punt verwijderen": lambda: verwijder(het(Actie)),
    "een punt terughalen": lambda: (verwijder(het(Actie)), haal_terug("WA-01")),
    "een domein hernoemen": lambda: verander(het(Domein), naam="Werk"),
    "een thema verwijderen": lambda: verwijder(het(Thema)),
    "een periode hernoemen": lambda: verander(Periode.objects.first(), naam="jaar een"),
    "een periode later laten beginnen": lambda: verander(
        Periode.objects.first(), begin=date(2026, 2, 1)
    ),
    "een eigenaar hernoemen": lambda: verander(velsen(), naam="Gemeente Velsen"),
    "een overleg hernoemen": lambda: verander(het(Overleg), naam="Zeehavenoverleg"),
    "een deelnemer uit een overleg halen": lambda: opslaan(
        het(Overleg), lambda: het(Overleg).deelnemers.clear()
    ),
    "een deelname verwijderen": lambda: verwijder(het(Deelname)),
    "een mijlpaal veranderen": lambda: verander(het(Mijlpaal), titel="Besproken"),
    "een vergadering verzetten": lambda: verander(het(Vergadering), datum=date(2026, 7, 1)),
    "een behandeling weghalen": lambda: opslaan(
        het(Vergadering), lambda: het(Vergadering).behandelingen.all().delete()
    ),
    "een behandeling erbij": lambda: opslaan(
        het(Vergadering),
        lambda: Behandeling.objects.create(vergadering=het(Vergadering), punt=het(Actie)),
    ),
    "een vergadering verwijderen": lambda: verwijder(het(Vergadering)),
    "een agenda afsluiten": lambda: verander(het(Agenda), status="afgesloten"),
}


def velsen():
    return Eigenaar.objects.get(slug="velsen")


def ander_domein():
    domein = Domein(agenda=het(Agenda), naam="Wonen", slug="wonen")
    opslaan(domein)
    return domein


@pytest.mark.parametrize("naam", BEWERKINGEN)
def test_de_nieuwste_standen_zijn_gelijk_aan_de_rijen(gevulde_agenda, naam):
    aantal = Stand.objects.count()
    BEWERKINGEN[naam]()
    assert Stand.objects.count() > aantal
    assert list(standen_die_afwijken()) == []


@pytest.mark.beide  # JSON
def test_opslaan_zonder_verandering_schrijft_geen_stand_en_geen_token(gevulde_agenda):
    voor = Stand.objects.count(), token(), token(gevulde_agenda)
    for model in (Agenda, Domein, Thema, Overleg, Agendapunt, Actie, Vergadering, Deelname):
        opslaan(model.objects.get())
    opslaan(velsen())
    assert (Stand.objects.count(), token(), token(gevulde_agenda)) == voor


def test_wat_de_bezoeker_ziet_veranderen_geeft_een_nieuw_token(gevulde_agenda):
    voor = token(), token(gevulde_agenda)
    verander(het(Agendapunt), titel="Nieuwe zeesluis")
    assert ander((token(), token(gevulde_agenda)), voor)


@pytest.mark.beide  # a moment
def test_wat_van_lang_geleden_is_maakt_de_site_niet_ouder(gevulde_agenda):
    portaal = Bijwerking.objects.get(agenda=None)
    punt = het(Agendapunt)
    punt.titel = "Zeesluizen"
    opslaan(punt, moment=portaal.moment - timedelta(days=900))
    assert Bijwerking.objects.get(agenda=None).moment == portaal.moment


def ambtenaar(maak):
    return maak("eigenaar", naam="Bea Ambtenaar", soort="persoon")


ONZICHTBAAR = {
    "een concept": lambda maak: maak("agendapunt", publicatie="concept"),
    "een concept veranderen": lambda maak: verander(
        maak("agendapunt", publicatie="concept"), titel="Nog steeds geheim"
    ),
    "een concept verwijderen": lambda maak: verwijder(maak("agendapunt", publicatie="concept")),
    "een interne notitie": lambda maak: verander(het(Agendapunt), interne_notitie="Let op"),
    "een vergadering in concept": lambda maak: maak(
        "vergadering",
        orgaan=het(Orgaan),
        publicatie="concept",
        datum=date(2027, 1, 1),
        punten=[het(Agendapunt)],
    ),
    "een concept op een openbare vergadering": lambda maak: opslaan(
        het(Vergadering),
        lambda: Behandeling.objects.create(
            vergadering=het(Vergadering), punt=maak("agendapunt", publicatie="concept")
        ),
    ),
    "een persoon die niet op de site wil": lambda maak: opslaan(
        het(Actie),
        lambda: Betrokkenheid.objects.create(
            punt=het(Actie), eigenaar=ambtenaar(maak), rol="ambtelijk_trekker"
        ),
    ),
    "die persoon in een overleg": lambda maak: opslaan(
        het(Overleg), lambda: het(Overleg).deelnemers.add(ambtenaar(maak))
    ),
    "die persoon als deelnemer": lambda maak: opslaan(
        Deelname(agenda=het(Agenda), eigenaar=ambtenaar(maak))
    ),
    "die persoon hernoemen": lambda maak: (
        opslaan(Deelname(agenda=het(Agenda), eigenaar=ambtenaar(maak))),
        verander(Eigenaar.objects.get(soort="persoon"), naam="Ben Ambtenaar"),
    ),
    "een eigenaar die niets doet": lambda maak: maak("eigenaar", soort="bedrijf"),
    "een orgaan zonder openbare vergadering": lambda maak: maak("orgaan"),
    "een document dat nergens bij hoort": lambda maak: maak("document"),
    "een agenda in concept": lambda maak: maak("agenda", status="concept"),
    "een uitwerking van een concept": lambda maak: verander(
        het(Agenda), uitwerking_van=maak("agendapunt", publicatie="concept")
    ),
}


@pytest.mark.parametrize("naam", ONZICHTBAAR)
def test_wat_de_bezoeker_niet_ziet_verhoogt_de_versie_niet(gevulde_agenda, request, naam):
    voor = token(), token(gevulde_agenda)
    ONZICHTBAAR[naam](lambda wat, **velden: request.getfixturevalue(f"maak_{wat}")(**velden))
    assert (token(), token(gevulde_agenda)) == voor
    assert list(standen_die_afwijken()) == []


def test_een_link_naar_een_concept_verhoogt_de_versie_niet(maak_actie, maak_agendapunt):
    actie, concept = maak_actie(), maak_agendapunt(publicatie="concept")
    voor = token(actie.agenda)
    verander(actie, agendapunt=concept)
    assert token(actie.agenda) == voor


def test_een_concept_dat_verhuist_neemt_openbare_acties_mee(maak_actie, maak_agendapunt):
    concept = maak_agendapunt(publicatie="concept")
    maak_actie(agendapunt=concept)
    elders, voor = ander_domein(), token()
    verander(concept, domein=elders)
    assert token() != voor


def test_een_persoon_die_alsnog_op_de_site_wil_geeft_een_nieuw_token(gevulde_agenda, maak_eigenaar):
    persoon = maak_eigenaar("Bea", soort="persoon")
    opslaan(het(Overleg), lambda: het(Overleg).deelnemers.add(persoon))
    voor = token(gevulde_agenda)
    verander(persoon, naam_openbaar=True)
    assert token(gevulde_agenda) != voor


def test_wie_alsnog_genoemd_mag_worden_staat_met_een_gebeurtenis_bij_zijn_punt(
    maak_agendapunt, maak_eigenaar
):
    persoon = maak_eigenaar("Bea", soort="persoon")
    punt = maak_agendapunt(betrokkenen=[(persoon, "trekker")])
    verander(persoon, naam_openbaar=True)
    laatste = Gebeurtenis.objects.filter(kenmerk=punt.kenmerk).latest("pk")
    assert [rij["eigenaar"] for rij in laatste.nieuw] == ["bea"]


def test_een_andere_agenda_houdt_haar_token(
    gevulde_agenda, maak_agenda, maak_orgaan, maak_domein, maak_agendapunt, maak_vergadering
):
    ander = maak_agenda()
    maak_agendapunt(domein=maak_domein(agenda=ander))
    voor = token(ander)
    verander(het(Vergadering), locatie="Raadzaal")
    verander(Agendapunt.objects.get(titel="Zeesluis"), titel="Nieuwe zeesluis")
    assert token(ander) == voor


NAMEN = {
    "domein": lambda: verander(het(Domein), naam="Werk"),
    "periode": lambda: verander(Periode.objects.first(), naam="eerste jaar"),
    "overleg": lambda: verander(het(Overleg), naam="Kade"),
    "eigenaar": lambda: verander(velsen(), naam="Gemeente Velsen"),
    "document": lambda: verander(het(Document), titel="Het andere rapport"),
    "orgaan": lambda: verander(het(Orgaan), naam="Commissie"),
    "vergadering": lambda: verander(het(Vergadering), datum=date(2026, 9, 1)),
}


@pytest.mark.parametrize("wat", NAMEN)
def test_een_nieuwe_naam_geeft_een_stand_van_het_kader_en_een_nieuw_token(gevulde_agenda, wat):
    kaders = Stand.objects.filter(agenda=gevulde_agenda, kenmerk="").count()
    voor = token(), token(gevulde_agenda)
    NAMEN[wat]()
    assert Stand.objects.filter(agenda=gevulde_agenda, kenmerk="").count() == kaders + 1
    assert ander((token(), token(gevulde_agenda)), voor)


def test_een_stand_zegt_wie_en_waarom(maak_agendapunt):
    punt = maak_agendapunt()
    punt.status = "loopt"
    opslaan(punt, door="griffie", reden="begonnen in mei")
    stand = Stand.objects.filter(kenmerk=punt.kenmerk).last()
    wijziging = stand.wijziging
    assert (wijziging.wie, wijziging.reden, stand.openbaar) == ("griffie", "begonnen in mei", True)


def test_een_opslag_is_een_wijziging_en_zonder_verandering_geen(gevulde_agenda):
    eerder = Wijziging.objects.count()
    with opslag(door="griffie", herkomst="lijst", klein=True) as werk:
        for los in (het(Agendapunt), het(Actie), het(Domein)):
            werk.bewaar(los)
    assert Wijziging.objects.count() == eerder
    with opslag(door="griffie", herkomst="lijst", klein=True) as werk:
        for los in (het(Agendapunt), het(Actie), het(Domein)):
            setattr(los, "naam" if isinstance(los, Domein) else "titel", "Anders")
            werk.bewaar(los)
    nieuw = Wijziging.objects.last()
    assert Wijziging.objects.count() == eerder + 1
    assert sorted(stand.kenmerk for stand in nieuw.standen.all()) == ["", "SA-01", "WA-01"]
    assert nieuw.gebeurtenissen.count() == 2
    assert (nieuw.wie, nieuw.herkomst, nieuw.klein, nieuw.datum) == ("griffie", "lijst", True, None)
    assert not nieuw.is_afgeleid


@pytest.mark.beide  # the lock
def test_een_andere_tekst_kost_vierentwintig_queries(gevulde_agenda, django_assert_num_queries):
    punt = het(Agendapunt)
    punt.toelichting = "Een andere tekst."
    # Begin, lock, the row before, two tables, the row after, its agenda, its last stand, six lists
    # on it, wijziging, stand, what of it may be named, what is tied to it, event, whether that may
    # be read, count, its row in the index read and written, end. On a frame it costs nothing.
    with django_assert_num_queries(24):
        opslaan(punt)


@pytest.mark.beide  # the transaction
def test_wat_mislukt_laat_niets_achter(gevulde_agenda):
    voor = Stand.objects.count(), token(), Agendapunt.objects.count()
    samen = {"agenda": gevulde_agenda, "domein": het(Domein)}

    def bewaar_een_goed_en_een_fout_punt():
        with opslag() as werk:
            werk.bewaar(Agendapunt(titel="Goed", **samen))
            werk.bewaar(Agendapunt(titel="", **samen))

    with pytest.raises(ValidationError):
        bewaar_een_goed_en_een_fout_punt()
    assert (Stand.objects.count(), token(), Agendapunt.objects.count()) == voor


def test_een_rij_die_eraan_hangt_en_mislukt_neemt_het_punt_mee(gevulde_agenda):
    punt = het(Agendapunt)
    punt.titel = "Anders"

    def schrijf():
        raise ValidationError("Dit kan niet.")

    with pytest.raises(ValidationError):
        opslaan(punt, schrijf)
    assert het(Agendapunt).titel == "Zeesluis"


@pytest.mark.beide  # JSON
def test_verwijderen_en_terughalen_geeft_dezelfde_inhoud(gevulde_agenda, maak_agendapunt):
    verwijder(het(Actie))
    voor = inhoud(het(Agendapunt))
    assert all(voor[naam] for naam in ("themas", "planning", "betrokkenen", "behandelingen"))
    verwijder(het(Agendapunt))
    assert not Agendapunt.objects.exists()
    punt, gemist = haal_terug("SA-01")
    assert (inhoud(punt), gemist) == (voor, [])
    assert list(fouten([])) == []


def test_terughalen_noemt_wat_niet_mee_kan(gevulde_agenda):
    verwijder(het(Actie))
    document = het(Document)
    verwijder(het(Agendapunt))
    for rij in (document, het(Vergadering), het(Thema), Periode.objects.first()):
        verwijder(rij)
    punt, gemist = haal_terug("SA-01", reden="Was een vergissing.")
    assert punt.bron is None
    assert len(gemist) == 4
    assert all(zin.endswith("is niets te vinden.") for zin in gemist)


def test_terughalen_kan_niet_als_de_plaats_weg_is(gevulde_agenda, maak_domein):
    verwijder(het(Actie))
    verwijder(het(Overleg))
    verwijder(het(Agendapunt))
    verwijder(het(Thema))
    verwijder(het(Domein))
    maak_domein("Wonen", agenda=gevulde_agenda)
    with pytest.raises(ValidationError, match="Bij domein 'economie' is niets"):
        haal_terug("SA-01")


def test_terughalen_wat_er_nog_is_geeft_een_zin(gevulde_agenda):
    with pytest.raises(ValidationError, match="staat gewoon op de agenda"):
        haal_terug("SA-01")


def test_terughalen_wat_er_nooit_was_geeft_een_zin(db):
    with pytest.raises(ValidationError, match="geen eerdere stand"):
        haal_terug("SA-99")


@pytest.mark.beide  # an order of text
def test_een_kenmerk_komt_nooit_terug(maak_agendapunt):
    verwijder(maak_agendapunt())
    assert maak_agendapunt().kenmerk == "SA-03"
    with pytest.raises(ValidationError, match="al eens gebruikt"):
        maak_agendapunt(kenmerk="SA-02")


def test_een_kenmerk_komt_ook_niet_terug_onder_een_andere_agenda(maak_agenda, maak_agendapunt):
    verwijder(maak_agendapunt())
    verander(het(Agenda), voorvoegsel_agendapunt="OUD")
    ander = maak_agenda(voorvoegsel_agendapunt="SA")
    domein = Domein(agenda=ander, naam="Wonen", slug="wonen")
    opslaan(domein)
    assert maak_agendapunt(domein=domein).kenmerk == "SA-03"


def test_het_kenmerk_van_een_punt_verandert_niet(maak_agendapunt):
    with pytest.raises(ValidationError, match="blijft altijd hetzelfde"):
        verander(maak_agendapunt(), kenmerk="SA-55")


def test_wat_bij_een_agenda_hoort_gaat_niet_naar_een_andere(maak_agenda, maak_domein, maak_overleg):
    overleg = maak_overleg()
    elders = maak_domein(agenda=maak_agenda())
    with pytest.raises(ValidationError, match="niet naar een andere agenda"):
        verander(overleg, agenda=elders.agenda, domein=elders)
    with pytest.raises(ValidationError, match="niet naar een andere agenda"):
        verander(overleg.domein, agenda=elders.agenda)


def test_een_webadres_verandert_niet(maak_agenda, maak_domein, maak_overleg, maak_eigenaar):
    for maak in (maak_agenda, maak_domein, maak_overleg, maak_eigenaar):
        with pytest.raises(ValidationError, match="Het webadres blijft altijd hetzelfde"):
            verander(maak(), slug="elders")


def test_een_agenda_met_geschiedenis_is_niet_te_verwijderen(maak_agendapunt):
    punt = maak_agendapunt()
    verwijder(punt)
    with pytest.raises(ValidationError, match="geschiedenis blijft bewaard"):
        verwijder(punt.agenda)
    assert Stand.objects.filter(kenmerk=punt.kenmerk).exists()


def test_een_lege_agenda_is_te_verwijderen(maak_agenda):
    agenda = maak_agenda()
    voor = token()
    verwijder(agenda)
    assert token() != voor


def test_wat_nog_nodig_is_laat_zich_niet_verwijderen(gevulde_agenda):
    for rij in (het(Domein), velsen(), het(Document), het(Overleg)):
        with pytest.raises(ProtectedError):
            verwijder(rij)


def test_een_nieuw_punt_komt_achteraan(maak_agenda, maak_domein, maak_agendapunt):
    domein = maak_domein(agenda=maak_agenda())
    assert [maak_agendapunt(domein=domein).volgorde for _ in range(3)] == [1, 2, 3]
