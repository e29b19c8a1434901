"""A clerk pastes a text and sees beside the field how it will read."""

from agenda.models import Agendapunt
from tests.beheer.formulier import wijzig

UIT_WORD = "Over:\n•\tde haven\n•\thet strand\n\n1. Instellen\n26. Aanvullen\n- 10% budget"


def test_naast_het_veld_staat_hoe_een_geplakte_lijst_uit_word_leest(
    maak_pagina, log_in, maak_agendapunt, axe
):
    punt = maak_agendapunt("Woonvisie")
    griffie = maak_pagina()
    log_in(griffie)
    griffie.goto(wijzig(punt))
    griffie.locator("[name=toelichting]").fill(UIT_WORD)
    leest = griffie.get_by_role("region", name="Zo leest het")
    leest.get_by_text("26. Aanvullen").wait_for()
    assert leest.get_by_role("listitem").all_inner_texts() == [
        "de haven", "het strand", "1. Instellen", "26. Aanvullen", "- 10% budget",
    ]  # fmt: skip
    axe(griffie)
    griffie.get_by_role("button", name="Opslaan", exact=True).click()
    assert Agendapunt.objects.get().toelichting == UIT_WORD

    griffie.goto(punt.get_absolute_url())
    items = griffie.get_by_role("main").get_by_role("listitem").all_inner_texts()
    assert items[:5] == [
        "de haven", "het strand", "1. Instellen", "26. Aanvullen", "- 10% budget",
    ]  # fmt: skip


def test_zonder_javascript_laat_een_pagina_zien_hoe_een_tekst_leest(maak_pagina, log_in):
    griffie = maak_pagina(breedte=320, java_script_enabled=False)
    log_in(griffie)
    griffie.goto("/beheer/opmaak/")
    griffie.get_by_label("Probeer het").fill(UIT_WORD)
    griffie.get_by_role("button", name="Laat zien").click()
    leest = griffie.get_by_role("region", name="Zo leest het")
    assert "26. Aanvullen" in leest.inner_text()
    assert griffie.get_by_label("Probeer het").input_value() == UIT_WORD
    past = griffie.evaluate("document.documentElement.scrollWidth <= 320")
    assert past
