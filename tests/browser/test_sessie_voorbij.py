"""A session ends while a clerk types."""

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session

from agenda.models import Agendapunt
from ijmond.inloggen.sessie import LAATST

TEKST = "Een halve dag werk.\nMet een tweede regel."


@pytest.fixture
def typend(maak_pagina, log_in_op_de_pagina, maak_agendapunt):
    """A clerk in the middle of a sentence."""
    punt = maak_agendapunt("Haven")
    pagina = maak_pagina()
    pagina.clock.install()
    log_in_op_de_pagina(pagina)
    pagina.goto(f"/beheer/agenda/agendapunt/{punt.pk}/change/")
    return pagina


def typ(pagina):
    """In a field beside which nothing is shown: that would ask the portal something by itself."""
    with pagina.expect_response("**/account/sessie/"):
        pagina.get_by_label("Titel", exact=False).first.fill("Een andere titel")


def laat_verstrijken(seconden):
    sessie = SessionStore(Session.objects.get().pk)
    sessie[LAATST] -= seconden
    sessie.save()


@pytest.mark.rook
def test_wat_iemand_typte_terwijl_zijn_sessie_eindigde_komt_toch_aan(
    typend, log_in_op_de_pagina, axe, klachten
):
    typend.get_by_label("Beoogd resultaat").fill(TEKST)
    Session.objects.all().delete()
    typend.get_by_role("button", name="Opslaan", exact=True).click()
    typend.get_by_role("main").get_by_text("U bent niet meer ingelogd").first.wait_for()
    axe.in_elke_stand(typend)
    with typend.expect_popup() as nieuw:
        typend.get_by_role("link", name="Log in op een nieuw tabblad").click()
    tabblad = nieuw.value
    log_in_op_de_pagina(tabblad)
    tabblad.close()
    typend.get_by_role("button", name="Verder met mijn formulier").click()
    axe.in_elke_stand(typend)
    typend.get_by_role("button", name="Verstuur mijn formulier").click()
    typend.wait_for_url("**/beheer/agenda/agendapunt/")
    assert Agendapunt.objects.get().beoogd_resultaat == TEKST
    assert all("409" in klacht for klacht in klachten)
    klachten.clear()


def test_vijf_minuten_voor_het_einde_staat_dat_bij_het_formulier(typend, axe):
    typ(typend)
    laat_verstrijken(1600)
    typend.clock.fast_forward("25:00")
    melding = typend.get_by_text("wordt u uitgelogd")
    melding.wait_for()
    axe.in_elke_stand(typend)
    with typend.expect_response("**/account/sessie/"):
        typend.get_by_role("button", name="Blijf ingelogd").click()
    melding.wait_for(state="hidden")
    sessie = SessionStore(Session.objects.get().pk)
    assert sessie.get_expiry_age() == 1800


def test_wie_te_laat_is_leest_dat_er_niets_weg_is(typend, klachten):
    typ(typend)
    Session.objects.all().delete()
    typend.clock.fast_forward("31:00")
    typend.get_by_text("wat u typte gaat dan niet verloren").wait_for()
