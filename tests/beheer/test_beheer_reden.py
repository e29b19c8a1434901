"""A change that visitors notice has a reason, and the day on which it happened."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from agenda.bewerkingen import trek_in
from agenda.choices import Publicatie
from agenda.models import Agendapunt, Gebeurtenis, Stand
from tests.beheer.formulier import lijst, nieuw, wijzig
from werkagenda.models import Actie


@pytest.fixture(scope="module")
def _begin(eenmalig, maak_agendapunt, maak_actie):
    """A planned item, and an action with a term."""
    punt = maak_agendapunt("Woonvisie", perioden=[2026])
    actie = maak_actie("Kade", termijn=date(2023, 1, 1), termijn_precisie="jaar")
    return punt.pk, actie.pk


@pytest.fixture
def punt(_begin, db):
    return Agendapunt.objects.get(pk=_begin[0])


@pytest.fixture
def actie(_begin, db):
    return Actie.objects.get(pk=_begin[1])


def verzet(punt, van="2026", naar="2028"):
    """What to tick to move an item, as fields of its form."""
    jaren = {periode.naam: periode.pk for periode in punt.agenda.perioden.all()}
    return {f"planning-{jaren[van]}": None, f"planning-{jaren[naar]}": "on"}


def gebeurd(punt):
    return Gebeurtenis.objects.filter(kenmerk=punt.kenmerk).order_by("pk").last()


def test_een_punt_doorschuiven_zonder_reden_laat_alles_staan_en_vraagt_waarom(
    beheer, punt, maak_eigenaar
):
    jaren = {periode.naam: periode.pk for periode in punt.agenda.perioden.all()}
    getypt = verzet(punt) | {
        f"planning-{jaren['2028']}-toelichting": "na de zomer",
        "toelichting": "Net getypt.",
        "betrokkenen__0__eigenaar": maak_eigenaar().pk,
        "betrokkenen__0__rol": "trekker",
        "gebeurd_op": "2026-01-05",
    }
    pagina = beheer.vul_in(wijzig(punt), **getypt)
    zin = "Schrijf bij 'Reden' waarom SA-01 doorgeschoven is. Bezoekers lezen dat."
    assert pagina.fouten == [zin]
    assert pagina.boom.xpath("//*[contains(@class, 'field-reden')]//ul[@class='errorlist']")
    staat = pagina.velden()
    assert f"planning-{jaren['2026']}" not in staat
    for naam, waarde in getypt.items():
        if waarde is not None:
            assert staat[naam.replace("__", "-")] == str(waarde)
    assert [str(p) for p in Agendapunt.objects.get().perioden.all()] == ["2026"]


def test_de_reden_en_de_dag_komen_in_de_gebeurtenis(beheer, punt):
    beheer.vul_in(
        wijzig(punt),
        reden="Het onderzoek loopt uit.",
        gebeurd_op="2026-03-01",
        gebeurd_precisie="maand",
        **verzet(punt),
    )
    los = gebeurd(punt)
    assert (los.soort, los.wijziging.reden) == ("doorgeschoven", "Het onderzoek loopt uit.")
    assert (los.datum, los.datum_precisie) == (date(2026, 3, 1), "maand")
    assert los.wijziging.dag != los.datum
    assert los.wijziging == Stand.objects.filter(kenmerk="SA-01").last().wijziging


def test_zonder_dag_gebeurde_het_vandaag(beheer, punt):
    beheer.vul_in(wijzig(punt), reden="Te druk.", **verzet(punt))
    assert gebeurd(punt).datum == timezone.localdate()


def test_een_dag_die_nog_moet_komen_is_een_fout(beheer, punt):
    morgen = timezone.localdate() + timedelta(days=1)
    pagina = beheer.vul_in(wijzig(punt), titel="Anders", gebeurd_op=morgen.isoformat())
    assert pagina.fouten == ["Deze dag moet nog komen. Vul in wanneer het gebeurde."]


def test_een_te_lange_reden_is_een_fout_die_zegt_hoe_lang_hij_mag_zijn(beheer, punt):
    pagina = beheer.vul_in(wijzig(punt), reden="x" * 251, titel="Anders")
    assert pagina.fouten == ["Maak de reden korter: hoogstens 250 tekens. Nu zijn het er 251."]
    assert pagina.velden()["reden"] == "x" * 251


@pytest.mark.parametrize("status", ["aangehouden", "vervallen"])
def test_ook_in_het_formulier_van_een_overleg_staat_de_reden_bij_haar_veld(beheer, actie, status):
    pagina = beheer.vul_in(wijzig(actie.overleg), acties__0__status=status)
    assert pagina.fouten == [
        f"Schrijf bij 'Reden' waarom {actie.kenmerk} {status} is. Bezoekers lezen dat."
    ]
    assert pagina.velden()["acties-0-status"] == status
    beheer.vul_in(wijzig(actie.overleg), acties__0__status=status, reden="Geen geld.")
    assert (gebeurd(actie).soort, gebeurd(actie).wijziging.reden) == (status, "Geen geld.")


@pytest.mark.parametrize(
    "termijn",
    [
        {"termijn": "1-1-2031"},
        {"termijn": "", "termijn_precisie": "onbekend"},
        {"termijn_precisie": "kwartaal"},
    ],
)
def test_een_termijn_die_verschuift_of_verdwijnt_vraagt_waarom(beheer, actie, termijn):
    getypt = termijn | {"titel": "Kade en brug", "termijn_tekst": "net getypt"}
    pagina = beheer.vul_in(wijzig(actie), **getypt)
    zin = f"Schrijf bij 'Reden' waarom de termijn van {actie.kenmerk} verandert."
    assert pagina.fouten == [f"{zin} Bezoekers lezen dat."]
    assert pagina.boom.xpath("//*[contains(@class, 'field-reden')]//ul[@class='errorlist']")
    assert getypt.items() <= pagina.velden().items()
    assert Actie.objects.get().termijn == date(2023, 1, 1)
    beheer.stuur(wijzig(actie), pagina.velden() | {"reden": "Te druk.", "_save": "x"})
    assert Actie.objects.get().titel == "Kade en brug"
    los = Gebeurtenis.objects.get(veld="termijn")
    assert (los.soort, los.wijziging.reden, los.openbaar) == ("termijn_of_bedrag", "Te druk.", True)


@pytest.mark.parametrize(
    "velden",
    [
        {"bedragen__0__bedrag": "5"},
        {"termijn_tekst": "voor de zomer"},
        {"titel": "Kade en brug"},
    ],
)
def test_een_bedrag_of_andere_woorden_voor_de_termijn_vragen_geen_reden(beheer, actie, velden):
    assert beheer.vul_in(wijzig(actie), **velden).fouten == []
    assert Gebeurtenis.objects.filter(kenmerk=actie.kenmerk).count() == 2


def test_een_eerste_termijn_en_de_termijn_van_een_concept_vragen_geen_reden(beheer, maak_actie):
    zonder = maak_actie()
    concept = maak_actie(
        publicatie=Publicatie.CONCEPT, termijn=date(2023, 1, 1), termijn_precisie="jaar"
    )
    for actie in (zonder, concept):
        velden = {"termijn": "1-1-2031", "termijn_precisie": "jaar"}
        assert beheer.vul_in(wijzig(actie), **velden).fouten == []
        actie.refresh_from_db()
        assert actie.termijn == date(2031, 1, 1)


@pytest.mark.lang
def test_op_het_scherm_van_een_botsing_hoort_de_reden_ook_bij_een_termijn(beheer, actie):
    pagina = beheer.lees(wijzig(actie))
    beheer.vul_in(wijzig(actie), titel="Van een ander")
    velden = pagina.velden() | {"termijn": "1-1-2031", "_save": "x"}
    vraag = beheer.stuur(wijzig(actie), velden)
    assert vraag.kop == "Een ander was u voor"
    zonder = beheer.stuur(wijzig(actie), vraag.velden())
    zin = f"Schrijf bij 'Reden' waarom de termijn van {actie.kenmerk} verandert."
    assert zonder.fouten == [f"{zin} Bezoekers lezen dat."]
    beheer.stuur(wijzig(actie), zonder.velden() | {"reden": "Te druk."})
    vers = Actie.objects.get()
    assert (vers.titel, vers.termijn) == ("Van een ander", date(2031, 1, 1))


def test_van_een_concept_hoeft_niemand_de_reden_te_weten(beheer, maak_agendapunt):
    punt = maak_agendapunt(perioden=[2026], publicatie=Publicatie.CONCEPT)
    assert beheer.vul_in(wijzig(punt), **verzet(punt)).fouten == []


def test_een_nieuw_punt_vraagt_geen_reden_maar_wel_wanneer(beheer, punt):
    velden = beheer.lees(nieuw(Agendapunt)).velden()
    assert "reden" not in velden
    assert velden["gebeurd_op"] == ""
    beheer.vul_in(
        nieuw(Agendapunt),
        knop="_publiceer",
        titel="Energie",
        domein=punt.domein_id,
        gebeurd_op="2026-01-01",
        gebeurd_precisie="jaar",
    )
    los = Gebeurtenis.objects.filter(soort="toegevoegd", kenmerk="SA-02", openbaar=True).get()
    assert (los.datum, los.datum_precisie) == (date(2026, 1, 1), "jaar")


def test_een_openbaar_punt_verwijderen_vraagt_waarom(beheer, punt):
    zonder = beheer.stuur(wijzig(punt, "delete"), {"post": "yes", "reden": ""})
    assert zonder.fouten == ["Dit veld is verplicht."]
    assert Agendapunt.objects.exists()
    beheer.vul_in(wijzig(punt, "delete"), reden="Dubbel opgenomen.")
    assert not Agendapunt.objects.exists()
    los = gebeurd(punt)
    assert (los.soort, los.wijziging.reden, los.openbaar) == (
        "ingetrokken",
        "Dubbel opgenomen.",
        True,
    )


def test_een_concept_verwijderen_kan_zonder_reden(beheer, maak_agendapunt):
    punt = maak_agendapunt(publicatie=Publicatie.CONCEPT)
    beheer.vul_in(wijzig(punt, "delete"))
    assert not Agendapunt.objects.filter(pk=punt.pk).exists()


def test_meer_openbare_punten_verwijderen_vraagt_een_keer_waarom(beheer, maak_agendapunt):
    punten = [maak_agendapunt() for _ in range(2)]
    zelf = Agendapunt.objects.filter(pk__in=[punt.pk for punt in punten])
    vraag = beheer.kies(Agendapunt, "delete_selected", punten)
    zonder = beheer.stuur(lijst(Agendapunt), vraag.velden() | {"reden": ""})
    assert zonder.fouten == ["Dit veld is verplicht."]
    assert zelf.count() == 2
    beheer.stuur(lijst(Agendapunt), zonder.velden() | {"reden": "Dubbel."})
    assert not zelf.exists()
    assert {gebeurd(punt).wijziging.reden for punt in punten} == {"Dubbel."}


def test_een_openbare_actie_verwijderen_bij_het_overleg_vraagt_waarom(beheer, actie):
    pagina = beheer.vul_in(wijzig(actie.overleg), acties__0__DELETE="on")
    assert pagina.fouten == [
        f"Schrijf bij 'Reden' waarom {actie.kenmerk} weg kan. Bezoekers lezen dat."
    ]
    assert Actie.objects.exists()


def test_intrekken_zonder_reden_kan_nergens(punt):
    with pytest.raises(ValidationError, match="waarom u SA-01 Woonvisie intrekt"):
        trek_in(punt, " ")


def test_de_reden_van_intrekken_is_openbaar(beheer, punt):
    vraag = beheer.vul_in(wijzig(punt), knop="_trek_in")
    beheer.stuur(vraag.adres, vraag.velden() | {"reden": "Het Rijk doet dit nu."})
    los = Gebeurtenis.objects.openbaar().filter(kenmerk="SA-01").first()
    assert (los.soort, los.wijziging.reden) == ("ingetrokken", "Het Rijk doet dit nu.")


@pytest.mark.lang
def test_een_agenda_die_terugkomt_met_een_punt_dat_verschoof_vraagt_waarom(beheer, punt):
    agenda = punt.agenda
    beheer.vul_in(wijzig(agenda), status="concept")
    beheer.vul_in(wijzig(punt), **verzet(punt))
    pagina = beheer.vul_in(wijzig(agenda), status="lopend", inleiding="Net getypt.")
    assert pagina.fouten == [
        "Schrijf bij 'Reden' waarom SA-01 doorgeschoven is. Bezoekers lezen dat."
    ]
    assert pagina.velden()["inleiding"] == "Net getypt."
    assert not Agendapunt.objects.openbaar().exists()
    beheer.vul_in(wijzig(agenda), status="lopend", reden="De raden stelden alles uit.")
    los = gebeurd(punt)
    assert (los.soort, los.wijziging.reden) == ("gepubliceerd", "De raden stelden alles uit.")
    assert los.wijziging.herkomst == "formulier"
