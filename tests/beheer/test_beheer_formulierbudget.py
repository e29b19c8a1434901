"""What it may cost to show a form, however much it is about; and that nothing is lost by that."""

from datetime import date
from decimal import Decimal

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agenda.beschrijving.lezen import inhoud
from agenda.beschrijving.samen import inhoud_ineens
from agenda.models import Deelname, Mijlpaal
from agenda.opslag import opslag
from agenda.voorstellen import nieuw_voorstel
from tests.beheer.formulier import wijzig
from werkagenda.models import Overleg

HOOGSTENS = 12
BEDRAGEN = [
    {"bedrag": Decimal("999999999999.99"), "jaar": 2026, "waarvoor": "onderzoek"},
    {"bedrag": Decimal("-0.10")},
    {"zekerheid": "pm"},
]


@pytest.fixture
def vol(
    maak_alles, maak_thema, maak_agendapunt, maak_actie, maak_eigenaar, maak_vergadering,
    maak_document, maak_samenhang,
):  # fmt: skip
    """A form of each kind, about something on which hangs whatever can; `keer` of each."""

    def maak(keer):
        alles = maak_alles()
        domein, overleg = alles[0], Overleg.objects.get(pk=alles[13].pk)
        velsen = [maak_eigenaar() for _ in range(keer)]
        links = [(f"Stuk {n}", "https://voorbeeld.example/stuk") for n in range(keer)]
        hangt = {"betrokkenen": [(los, "partner") for los in velsen], "verwijzingen": links}
        vast = hangt | {"bedragen": BEDRAGEN * keer, "bron": alles[6], "stuksoort": alles[2]}
        punt = maak_agendapunt(domein=domein, perioden=[2026, 2027], **vast)
        nodig = maak_agendapunt(domein=domein)
        actie = maak_actie(overleg=overleg, agendapunt=nodig, **vast)
        for nummer in range(keer):
            maak_thema(domeinen=[domein], punten=[punt])
            maak_actie(overleg=overleg)
            maak_vergadering([punt, actie], datum=date(2026, 1, 1 + nummer), datum_precisie="dag")
            nieuw_voorstel(punt.agenda, f"Voorstel {nummer}")
        anders = [maak_agendapunt() for _ in range(keer)]
        samenhang = maak_samenhang([nodig, *anders], [domein], nummer=100 + keer)
        with opslag() as werk:
            werk.bewaar(overleg, lambda: _aan_tafel(overleg, velsen, [nodig]))
            for los in velsen:
                bron = maak_document()
                werk.bewaar(Deelname(agenda=punt.agenda, eigenaar=los))
                erbij = {"titel": bron.titel, "datum": date(2026, 1, 1), "bron": bron}
                werk.bewaar(Mijlpaal(agenda=punt.agenda, **erbij))
        forms = (punt.agenda, punt, actie, overleg, samenhang, alles[10], alles[6], alles[12])
        return [(los, "change") for los in forms] + [(punt, "delete"), (nodig, "delete")]

    return maak


def _aan_tafel(overleg, deelnemers, punten):
    overleg.deelnemers.set(deelnemers)
    overleg.agendapunten.set(punten)


def kosten(beheer, forms):
    """How many queries each form takes, when nothing was worked out before."""
    ContentType.objects.get_for_models(*apps.get_models())  # which Django keeps
    gesteld = {}
    for nummer, (los, wat) in enumerate(forms):
        cache.clear()
        with CaptureQueriesContext(connection) as gedaan:
            beheer.lees(wijzig(los, wat))
        gesteld[nummer, los._meta.model_name, wat] = len(gedaan)
    return gesteld


@pytest.mark.lang
def test_een_formulier_kost_hoogstens_twaalf_vragen_hoeveel_er_ook_aan_hangt(beheer, vol):
    weinig = kosten(beheer, vol(1))
    assert {form: n for form, n in weinig.items() if n > HOOGSTENS} == {}
    veel = kosten(beheer, vol(3))
    assert {form: (weinig[form], n) for form, n in veel.items() if n > weinig[form]} == {}


@pytest.mark.beide  # rows of many lists in one query
def test_wat_ineens_gelezen_is_is_wat_los_gelezen_is(vol):
    for los, _ in vol(2):
        vers = type(los).objects.get(pk=los.pk)
        assert inhoud_ineens(vers) == inhoud(vers)


@pytest.mark.beide
def test_een_formulier_toont_wat_er_aan_hangt_en_opslaan_wijzigt_dat_niet(beheer, vol):
    for los, wat in vol(2):
        if wat == "change":
            was = inhoud(type(los).objects.get(pk=los.pk))
            assert beheer.vul_in(wijzig(los)).fouten == []
            assert inhoud(type(los).objects.get(pk=los.pk)) == was
