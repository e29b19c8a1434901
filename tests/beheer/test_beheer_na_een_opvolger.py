"""With more agendas than one: which one something is of, and that a closed one is past."""

import pytest
from django.urls import reverse

from agenda.models import Agenda, Agendapunt
from tests.beheer.formulier import lijst, nieuw, wijzig
from werkagenda.models import Actie, Overleg


@pytest.fixture(scope="module")
def _agendas(eenmalig, samen, maak_agenda, maak_domein, maak_agendapunt):
    with samen():
        oud = maak_agenda(titel="Agenda 2015", status="afgesloten", volgorde=1)
        nu = maak_agenda(titel="Agenda 2026", status="lopend", volgorde=2)
        for agenda in (oud, nu):
            maak_agendapunt("Woonvisie", domein=maak_domein(agenda=agenda))
    return oud.pk, nu.pk


@pytest.fixture
def oud(_agendas, db):
    return Agenda.objects.get(pk=_agendas[0])


@pytest.fixture
def nu(_agendas, db):
    return Agenda.objects.get(pk=_agendas[1])


@pytest.fixture
def punten(oud, nu):
    return [Agendapunt.objects.get(agenda=agenda) for agenda in (oud, nu)]


@pytest.mark.beide
def test_de_lopende_agenda_staat_vooraan_en_elk_punt_noemt_zijn_agenda(beheer, punten):
    agendas = [rij[2] for rij in beheer.lees(lijst(Agendapunt)).rijen]
    assert agendas == ["Agenda 2026", "Agenda 2015"]


def test_ook_acties_en_overleggen_noemen_hun_agenda(beheer, punten, maak_overleg, maak_actie):
    for punt in punten:
        maak_actie(overleg=maak_overleg(domein=punt.domein))
    for model in (Actie, Overleg):
        agendas = [rij[2] for rij in beheer.lees(lijst(model)).rijen]
        assert agendas == ["Agenda 2026", "Agenda 2015"]


def test_wie_iets_toevoegt_kiest_eerst_uit_de_lopende_agenda(beheer, oud, nu):
    keuze = beheer.lees(nieuw(Agendapunt)).teksten("//ul[@class='keuzelijst']/li/a")
    assert keuze == ["Agenda 2026", "Agenda 2015"]


def test_een_zoekveld_zegt_van_welke_agenda_een_punt_is(beheer, punten):
    vraag = "app_label=agenda&model_name=behandeling&field_name=punt&term=woonvisie"
    gevonden = beheer.client.get(f"{reverse('admin:autocomplete')}?{vraag}").json()["results"]
    assert [los["text"] for los in gevonden] == [
        f"{punt} ({punt.agenda})" for punt in reversed(punten)
    ]


def test_een_afgesloten_agenda_waarschuwt_voor_het_wijzigen(beheer, punten):
    van_oud, van_nu = punten
    for rij in (van_oud, van_oud.agenda):
        assert "‘Agenda 2015’ is afgesloten" in beheer.lees(wijzig(rij)).tekst
    assert "‘Agenda 2015’ is afgesloten" in beheer.lees(nieuw(Agendapunt, van_oud.agenda)).tekst
    for rij in (van_nu, van_nu.agenda):
        assert "is afgesloten" not in beheer.lees(wijzig(rij)).tekst


def test_wie_veel_tegelijk_wijzigt_houdt_het_filter(beheer, punten):
    filter_ = f"{lijst(Agendapunt)}?agenda__id__exact={punten[1].agenda.pk}"
    gekozen = {"action": "wijzig_gekozen", "_selected_action": [punten[1].pk]}
    gekozen |= {"bekijk": "x", "wijzig-publicatie": "ingetrokken"}
    vraag = beheer.stuur(filter_, {"gezien": beheer.gezien(Agendapunt)} | gekozen)
    [naar] = vraag.boom.xpath("//main//form/@action")
    assert naar == filter_
    gedaan = beheer.stuur(naar, vraag.velden() | {"reden": "Dubbel.", "_voer_uit": "x"})
    assert gedaan.adres == filter_
    assert gedaan.meldingen == ["Gewijzigd: 1."]


def test_wie_toch_niet_verwijdert_houdt_het_filter(beheer, punten):
    filter_ = f"{lijst(Agendapunt)}?agenda__id__exact={punten[1].agenda.pk}"
    gekozen = {"action": "delete_selected", "_selected_action": [punten[1].pk]}
    vraag = beheer.stuur(filter_, {"gezien": beheer.gezien(Agendapunt)} | gekozen)
    assert vraag.boom.xpath("//main//a[@class='closelink']/@href") == [filter_]


def test_letters_die_al_van_een_agenda_zijn_noemen_die_agenda(beheer, oud, nu):
    pagina = beheer.vul_in(wijzig(nu), voorvoegsel_agendapunt=oud.voorvoegsel_agendapunt)
    assert f"‘{oud.voorvoegsel_agendapunt}’ is al van ‘Agenda 2015’" in pagina.fouten[0]


def test_een_te_groot_getal_zegt_hoe_groot_het_mag_zijn(beheer, punten):
    for getal in ("10000", "9" * 30):
        pagina = beheer.vul_in(wijzig(punten[1]), volgorde=getal)
        assert [zin for zin in pagina.fouten if "9999" in zin]
        assert "9223372036854775807" not in pagina.tekst
