"""A clerk at long forms: they can be sent, errors can be found, and no typed word is lost."""

import pytest
from django.urls import reverse

from agenda.models import Behandeling
from tests.beheer.formulier import wijzig


@pytest.fixture
def griffie_pagina(pagina, log_in):
    log_in(pagina)
    return pagina


def verlaat(pagina):
    pagina.get_by_label("Kruimelpad").get_by_role("link", name="Agendapunten").click()


def test_een_vergadering_met_honderdvijftig_punten_is_op_te_slaan(
    griffie_pagina, samen, maak_agendapunt, maak_vergadering
):
    with samen():
        punten = [maak_agendapunt(f"Onderwerp {nummer}") for nummer in range(150)]
        vergadering = maak_vergadering(punten=punten)
    griffie_pagina.goto(wijzig(vergadering), timeout=60_000)
    laatste = griffie_pagina.locator("[name=behandelingen-149-uitkomst]")
    laatste.fill("Besproken", timeout=60_000)
    griffie_pagina.get_by_role("button", name="Opslaan", exact=True).click(timeout=60_000)
    griffie_pagina.wait_for_url(
        f"**{reverse('admin:agenda_vergadering_changelist')}*", timeout=60_000
    )
    uitkomsten = Behandeling.objects.order_by("pk").values_list("uitkomst", flat=True)
    assert [*uitkomsten] == [""] * 149 + ["Besproken"]


def test_een_fout_boven_het_formulier_leidt_naar_het_veld(griffie_pagina, maak_vergadering):
    vergadering = maak_vergadering()
    griffie_pagina.goto(wijzig(vergadering))
    griffie_pagina.locator("[name=behandelingen-0-uitkomst]").fill("Besproken", timeout=60_000)
    griffie_pagina.get_by_role("button", name="Opslaan", exact=True).click()
    griffie_pagina.get_by_role("link", name="Behandeling 1, punt").click()
    rij = griffie_pagina.locator("#behandelingen-0 .field-punt")
    assert rij.evaluate("cel => cel.contains(document.activeElement)")


def test_wie_een_formulier_met_wijzigingen_verlaat_krijgt_een_waarschuwing(
    griffie_pagina, maak_agendapunt
):
    punt, gevraagd = maak_agendapunt("Woonvisie"), []
    griffie_pagina.on("dialog", lambda vraag: (gevraagd.append(vraag.type), vraag.dismiss()))
    griffie_pagina.goto(wijzig(punt))
    griffie_pagina.locator("[name=toelichting]").fill("Half get")
    verlaat(griffie_pagina)
    griffie_pagina.wait_for_function("true")
    assert gevraagd == ["beforeunload"]
    assert griffie_pagina.url.endswith(wijzig(punt))
    griffie_pagina.get_by_role("button", name="Opslaan", exact=True).click()
    griffie_pagina.wait_for_url(f"**{reverse('admin:agenda_agendapunt_changelist')}*")
    assert gevraagd == ["beforeunload"]
    assert type(punt).objects.get().toelichting == "Half get"


def test_een_formulier_waaraan_niets_veranderde_laat_zich_zonder_vraag_verlaten(
    griffie_pagina, maak_agendapunt
):
    punt, gevraagd = maak_agendapunt(), []
    griffie_pagina.on("dialog", lambda vraag: (gevraagd.append(vraag.type), vraag.accept()))
    griffie_pagina.goto(wijzig(punt))
    verlaat(griffie_pagina)
    griffie_pagina.wait_for_url(f"**{reverse('admin:agenda_agendapunt_changelist')}*")
    assert gevraagd == []
