"""A title that is there already is pointed out, and the clerk decides."""

import pytest

from agenda.bewerkingen import lijkt_op
from agenda.models import Agendapunt
from tests.beheer.formulier import nieuw, wijzig
from werkagenda.models import Actie

VRAAG = "Er is al een punt met een titel die hierop lijkt"


@pytest.mark.beide  # capitals in a search
@pytest.mark.parametrize(
    ("titel", "lijkt"),
    [
        ("Regionale woonvisie", True),
        ("regionale WOONVISIE!", True),
        ("Regionale woonvise", True),
        ("Régionale woonvisie", True),
        ("De regionale woonvisie", True),
        ("Regionale energievisie", False),
        ("Regionale woonvisie 2027", False),
        ("Woonvisie", False),
        ("?", False),
        ("100% _lokaal_", False),
    ],
)
def test_hoofdletters_accenten_en_een_typefout_tellen_niet(maak_agendapunt, titel, lijkt):
    punt = maak_agendapunt("Regionale woonvisie")
    assert lijkt_op(titel, Agendapunt.objects.all()) == (punt if lijkt else None)


@pytest.mark.beide  # accents in a search
@pytest.mark.parametrize("getypt", ["Ecolo", "ÉCOLO", "école"])
def test_ook_van_een_kort_woord_tellen_accenten_niet(maak_agendapunt, getypt):
    punt = maak_agendapunt("Écolo")
    assert lijkt_op(getypt, Agendapunt.objects.all()) == (None if getypt == "école" else punt)


def test_van_twee_gelijkende_titels_telt_de_meest_gelijkende(maak_agendapunt):
    maak_agendapunt("Regionale woonvisie")
    zelfde = maak_agendapunt("Regionale woonvisies")
    assert lijkt_op("Regionale woonvisies", Agendapunt.objects.all()) == zelfde


def test_een_gelijkende_titel_wordt_gemeld_met_een_link(beheer, maak_agendapunt):
    punt = maak_agendapunt("Regionale woonvisie")
    pagina = beheer.vul_in(
        nieuw(Agendapunt, punt.agenda), titel="Regionale woonvise", domein=punt.domein.pk
    )
    assert pagina.fouten[0].startswith(f"{VRAAG}: {punt}")
    assert wijzig(punt) in pagina.boom.xpath("//ul[@class='errorlist']//a/@href")
    assert "Toch opslaan: dit is iets anders" in pagina.tekst
    assert Agendapunt.objects.count() == 1


def test_wie_toch_opslaan_aanvinkt_slaat_op(beheer, maak_agendapunt):
    punt = maak_agendapunt("Regionale woonvisie")
    ingevuld = {"titel": "Regionale woonvise", "domein": punt.domein.pk}
    beheer.vul_in(nieuw(Agendapunt, punt.agenda), **ingevuld, toch_opslaan="on")
    assert Agendapunt.objects.count() == 2


def test_het_vinkje_blijft_staan_als_er_nog_iets_mist(beheer, maak_agendapunt):
    punt = maak_agendapunt("Regionale woonvisie")
    pagina = beheer.vul_in(
        nieuw(Agendapunt, punt.agenda), titel="Regionale woonvise", toch_opslaan="on"
    )
    assert pagina.velden()["toch_opslaan"] == "on"
    assert not any(VRAAG in fout for fout in pagina.fouten)


def test_wie_de_titel_niet_verandert_krijgt_geen_vraag(beheer, maak_agendapunt):
    maak_agendapunt("Regionale woonvisie")
    ander = maak_agendapunt("Regionale woonvisie")
    assert beheer.vul_in(wijzig(ander), toelichting="Nieuw.").fouten == []
    assert beheer.lees(wijzig(ander)).velden().get("toch_opslaan") != "on"


def test_een_titel_met_code_erin_wordt_gewoon_als_tekst_getoond(beheer, maak_agendapunt):
    punt = maak_agendapunt("<b>Regionale</b> woonvisie & meer")
    pagina = beheer.vul_in(nieuw(Agendapunt, punt.agenda), titel=punt.titel, domein=punt.domein.pk)
    assert f"{VRAAG}: SA-01 <b>Regionale</b> woonvisie & meer" in pagina.fouten[0]


def test_acties_mogen_in_twee_overleggen_hetzelfde_heten_maar_niet_in_een(
    beheer, maak_overleg, maak_actie
):
    hier, daar = maak_overleg("Hier"), maak_overleg("Daar")
    maak_actie("Monitoring", overleg=hier)
    toevoegen = nieuw(Actie, hier.agenda)
    assert VRAAG in beheer.vul_in(toevoegen, titel="Monitoring", overleg=hier.pk).fouten[0]
    assert beheer.vul_in(toevoegen, titel="Monitoring", overleg=daar.pk).fouten == []
    assert Actie.objects.count() == 2


def test_gelijke_titels_zoeken_kost_niet_meer_bij_meer_punten(
    beheer, maak_agendapunt, django_assert_max_num_queries
):
    for _ in range(20):
        maak_agendapunt()
    with django_assert_max_num_queries(2):
        assert lijkt_op("Onderwerp", Agendapunt.objects.all()) is None
