"""Who walks with the keyboard sees where he is, gets everywhere, and comes out at the end."""

import pytest
from django.urls import reverse

WAAR = """() => {
    const e = document.activeElement;
    if (e === document.body) return null;
    const stijl = getComputedStyle(e), vak = e.getBoundingClientRect();
    const rand = stijl.outlineStyle !== "none" && parseFloat(stijl.outlineWidth) >= 2;
    const boven = document.elementFromPoint(
        vak.x + Math.min(vak.width / 2, 20),
        Math.min(vak.y + vak.height / 2, innerHeight - 1),
    );
    const vrij = boven !== null && (e.contains(boven) || boven.contains(e));
    if (e.dataset.beurt) return [e.outerHTML.slice(0, 120), "weer"];
    e.dataset.beurt = "geweest";
    return [e.outerHTML.slice(0, 120), (rand || stijl.boxShadow !== "none") && vrij];
}"""
"""What has focus: whether it shows that, and nothing lies over it; null after the last."""


def loop(pagina):
    """Each thing that Tab comes to, until it leaves the page; a trap fails."""
    gezien = []
    while (hier := _volgende(pagina)) is not None:
        assert hier[1] != "weer", f"Tab komt niet verder dan {hier[0]}"
        gezien.append(hier)
    return gezien


def _volgende(pagina):
    pagina.keyboard.press("Tab")
    return pagina.evaluate(WAAR)


@pytest.mark.parametrize("breedte", [1280, 360])
def test_op_home_een_lijst_een_punt_en_de_zoekpagina(
    maak_pagina, maak_agendapunt, maak_vergadering, maak_agenda, breedte
):
    agenda = maak_agenda(is_home=True)
    punt = maak_agendapunt("Een zeesluis", agenda=agenda, perioden=[2026])
    maak_vergadering([punt])
    pagina = maak_pagina(breedte)
    for adres in ("/", "/agendapunten/", punt.get_absolute_url(), "/zoeken/?q=zeesluis"):
        pagina.goto(adres)
        gezien = loop(pagina)
        assert len(gezien) > 15
        assert [wat for wat, te_zien in gezien if not te_zien] == [], adres


def test_op_een_tablet_staat_de_lijst_op_het_eerste_scherm_en_gaat_het_filter_open(
    maak_pagina, maak_agendapunt, maak_eigenaar
):
    wie = [(maak_eigenaar("Velsen"), "trekker")]
    maak_agendapunt("Een zeesluis", perioden=[2026], betrokkenen=wie)
    pagina = maak_pagina(1024, viewport={"width": 1024, "height": 768})
    pagina.goto("/agendapunten/")
    rij = pagina.get_by_role("link", name="Een zeesluis").bounding_box()
    assert rij["y"] + rij["height"] < 768
    assert not pagina.get_by_label("Status").is_visible()
    pagina.get_by_text("Zoek en filter").focus()
    pagina.keyboard.press("Enter")
    assert pagina.get_by_label("Status").is_visible()
    pagina.keyboard.press("Tab")
    assert pagina.evaluate("document.activeElement.name") == "tekst"
    pagina.set_viewport_size({"width": 1280, "height": 768})
    assert pagina.get_by_label("Status").is_visible()


ONDER_DE_BALK = """async () => {
    for (let stil = 0, y = scrollY; stil < 3; stil = y === scrollY ? stil + 1 : 0, y = scrollY)
        await new Promise(requestAnimationFrame);
    const veld = document.activeElement, rij = document.querySelector(".submit-row");
    if (veld === document.body) return null;
    if (rij.contains(veld) || !veld.matches("form :is(input, select, textarea)")) return 0;
    const balk = getComputedStyle(rij).display === "contents" ? rij.querySelector(".default") : rij;
    return veld.getBoundingClientRect().bottom - balk.getBoundingClientRect().top;
}"""
"""How far the field that has focus goes on behind the buttons, once the page stands still."""


@pytest.mark.parametrize(("breedte", "soort"), [(360, "agenda"), (768, "agendapunt")])
def test_wie_door_een_formulier_loopt_ziet_elk_veld_heel(
    maak_pagina, log_in, maak_agendapunt, breedte, soort
):
    punt = maak_agendapunt("Een zeesluis", perioden=["2026"])
    pagina = maak_pagina(breedte)
    log_in(pagina)
    pk = {"agenda": punt.agenda_id, "agendapunt": punt.pk}[soort]
    pagina.goto(reverse(f"admin:agenda_{soort}_change", args=[pk]))
    pagina.evaluate("document.querySelectorAll('main details').forEach(d => d.open = true)")
    pagina.locator("#id_titel").focus()
    while (erachter := pagina.evaluate(ONDER_DE_BALK)) is not None:
        hier = pagina.evaluate("document.activeElement.id")
        assert erachter <= 0, hier
        pagina.keyboard.press("Tab")
