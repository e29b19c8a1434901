"""A form with hundreds of rows: it can be sent, and what nobody touched costs next to nothing."""

from datetime import date

import pytest
from django.conf import settings
from django.db import connection
from django.forms.formsets import DEFAULT_MAX_NUM
from django.test.utils import CaptureQueriesContext

from agenda.models import Mijlpaal, Stand
from agenda.opslag import opslaan
from tests.beheer.formulier import wijzig


@pytest.fixture
def overleg(maak_overleg, maak_actie, samen):
    def maak(naam, aantal):
        with samen():
            overleg = maak_overleg(naam)
            for nummer in range(aantal):
                maak_actie(f"Actie {nummer} van {naam}", overleg=overleg)
        return overleg

    return maak


@pytest.fixture
def vergadering(maak_vergadering, maak_agendapunt, samen):
    def maak(naam, aantal):
        with samen():
            punten = [maak_agendapunt(f"Punt {nummer} van {naam}") for nummer in range(aantal)]
            return maak_vergadering(punten=punten)

    return maak


def queries(doe):
    with CaptureQueriesContext(connection) as gesteld:
        assert doe().fouten == []
    return len(gesteld)


def velden_per_rij(pagina, inline):
    return sum(naam.startswith(f"{inline}-0-") for naam in pagina.velden())


def test_een_formulier_met_zo_veel_rijen_als_django_toelaat_is_te_versturen(
    beheer, overleg, vergadering
):
    for los, inline in ((overleg("A", 1), "acties"), (vergadering("B", 1), "behandelingen")):
        per_rij = velden_per_rij(beheer.lees(wijzig(los)), inline) + len(["DELETE"])
        assert DEFAULT_MAX_NUM * per_rij < settings.DATA_UPLOAD_MAX_NUMBER_FIELDS


@pytest.mark.lang
def test_acties_die_niemand_aanraakt_kosten_bij_het_opslaan_niets(beheer, overleg):
    kort, lang = overleg("Kort", 2), overleg("Lang", 12)
    gesteld = [
        queries(lambda los=los: beheer.vul_in(wijzig(los), acties__1__status="loopt"))
        for los in (kort, lang)
    ]
    assert gesteld[0] == gesteld[1]


@pytest.mark.lang
def test_een_rij_erbij_op_een_vergadering_kost_hoogstens_enkele_queries(beheer, vergadering):
    kort, lang = vergadering("Kort", 2), vergadering("Lang", 12)
    gesteld = [
        queries(lambda los=los: beheer.vul_in(wijzig(los), locatie="Stadhuis"))
        for los in (kort, lang)
    ]
    assert gesteld[1] - gesteld[0] <= 10


def test_een_actie_die_twee_griffies_gelijk_maken_is_geen_botsing(beheer, bij_anna, overleg):
    los = overleg("Wonen", 1)
    open_pagina = beheer.lees(wijzig(los))
    bij_anna.vul_in(wijzig(los), acties__0__status="loopt")
    assert beheer.verstuur(open_pagina, acties__0__status="loopt").fouten == []
    assert Stand.objects.filter(kenmerk=los.acties.get().kenmerk).count() == 2


def test_een_agenda_met_veel_mijlpalen_wordt_in_evenveel_vragen_gelezen(
    beheer, maak_agenda, maak_document
):
    agenda, gesteld = maak_agenda(), []
    for aantal in (1, 1, 4):
        for nummer in range(aantal):
            bron = maak_document(f"Bron {len(gesteld)}-{nummer}")
            dag = date(2026, 1, 1)
            opslaan(Mijlpaal(agenda=agenda, titel=bron.titel, datum=dag, bron=bron))
        gesteld.append(queries(lambda: beheer.lees(wijzig(agenda))))
    assert gesteld[1] == gesteld[2]
