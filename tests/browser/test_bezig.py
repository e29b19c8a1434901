"""Work that takes long says so, and is sent once however often one clicks."""

import pytest

from tests.beheer.formulier import lijst, wijzig
from werkagenda.models import Actie

KLIK_TWEE_KEER = """knop => new Promise(klaar => {
  new MutationObserver(() => {
    const regel = document.querySelector(".bezig")?.textContent;
    if (!regel) return;
    knop.form.addEventListener("submit", (weer) => klaar([regel, weer.defaultPrevented]));
    knop.click();
  }).observe(document.body, { childList: true, subtree: true });
  knop.click();
})"""


@pytest.mark.parametrize("waar", ["formulier", "lijst"])
def test_wat_lang_duurt_zegt_dat_het_bezig_is_en_gaat_een_keer_weg(
    maak_pagina, log_in, maak_actie, waar
):
    actie, griffie = maak_actie(), maak_pagina()
    log_in(griffie)
    griffie.goto(wijzig(actie) if waar == "formulier" else lijst(Actie))
    if waar == "lijst":
        griffie.locator("[name=_selected_action]").check()
        griffie.locator("[name=action]").select_option(index=1)
    # The answer stays away for as long as the test looks.
    griffie.route("**/*", lambda vraag: None)
    knop = griffie.get_by_role(
        "button", name="Uitvoeren" if waar == "lijst" else "Opslaan", exact=True
    )
    regel, geweigerd = knop.evaluate(KLIK_TWEE_KEER)
    assert regel.startswith("Bezig. Dit kan even duren")
    assert geweigerd
