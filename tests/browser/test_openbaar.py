"""What holds for every kind of public page, seen in a real browser with the region's own agenda."""

import pytest

from agenda.models import Agenda, Agendapunt, Document, Domein, Eigenaar, Vergadering
from werkagenda.models import Actie, Overleg

pytestmark = pytest.mark.usefixtures("echte_agenda")


def elke_soort_pagina() -> list[str]:
    """One address of each kind of page, and the lists also when they are empty or in error."""
    agenda = Agenda.objects.openbaar().get(is_home=True).get_absolute_url()
    eerste = [
        model.objects.openbaar().first().get_absolute_url()
        for model in (Domein, Agendapunt, Overleg, Actie, Eigenaar, Vergadering, Document)
    ]
    met_bedrag = Actie.objects.openbaar().filter(bedrag__isnull=False).first().get_absolute_url()
    return [
        "/", "/agenda/", agenda, f"{agenda}geheel/", *eerste, met_bedrag,
        "/agendapunten/", "/agendapunten/?tekst=bestaat-niet", "/agendapunten/?domein=bestaat-niet",
        "/werkagenda/", "/werkagenda/?page=2&sort=-titel", "/eigenaren/", "/vergaderingen/",
        "/over/", "/begrippen/", "/toegankelijkheid/", "/privacy/",
    ]  # fmt: skip


@pytest.mark.parametrize("kleur", ["light", "dark"])
@pytest.mark.parametrize("breedte", [1280, 360])
def test_axe_vindt_op_geen_soort_pagina_een_fout(maak_pagina, axe, klachten, breedte, kleur):
    pagina = maak_pagina(breedte, color_scheme=kleur, bypass_csp=True)
    for adres in elke_soort_pagina():
        pagina.goto(adres)
        axe(pagina)
    pagina.goto("/bestaat-niet/")
    axe(pagina)
    assert klachten.pop().startswith("Failed to load resource")  # the 404 that we asked for


def test_geen_pagina_schuift_opzij_op_een_smal_scherm(maak_pagina):
    pagina = maak_pagina(320)
    breed = {}
    for adres in elke_soort_pagina():
        pagina.goto(adres)
        breed[adres] = pagina.evaluate("document.documentElement.scrollWidth")
    assert {adres: maat for adres, maat in breed.items() if maat > 320} == {}


def test_een_bezoeker_krijgt_geen_koekje_en_niets_blijft_bewaard(pagina):
    for adres in elke_soort_pagina():
        pagina.goto(adres)
        assert pagina.evaluate("[document.cookie, localStorage.length, sessionStorage.length]") == [
            "", 0, 0,
        ]  # fmt: skip
    assert pagina.context.cookies() == []


def test_het_toetsenbord_begint_bij_een_link_naar_de_inhoud(pagina):
    pagina.goto("/")
    pagina.keyboard.press("Tab")
    link = pagina.locator(":focus")
    assert link.inner_text() == "Naar de inhoud"
    vak = link.bounding_box()
    assert vak["x"] >= 0
    assert vak["y"] >= 0
    assert vak["height"] >= 24
    pagina.keyboard.press("Enter")
    assert pagina.evaluate("document.activeElement.id") == "inhoud"


@pytest.mark.parametrize("kleur", ["light", "dark"])
def test_wie_met_het_toetsenbord_loopt_ziet_waar_hij_is(maak_pagina, kleur):
    pagina = maak_pagina(color_scheme=kleur)
    pagina.goto("/agendapunten/")
    zonder_rand = []
    for _ in range(40):
        pagina.keyboard.press("Tab")
        naam, rand = pagina.evaluate(
            """() => {
                const e = document.activeElement, stijl = getComputedStyle(e);
                const rand = stijl.outlineStyle !== "none" && parseFloat(stijl.outlineWidth) >= 2;
                return [e.outerHTML.slice(0, 120), rand || stijl.boxShadow !== "none"];
            }"""
        )
        if not rand:
            zonder_rand.append(naam)
    assert zonder_rand == []


@pytest.mark.rook
def test_zonder_javascript_filtert_sorteert_en_leest_een_bezoeker(maak_pagina):
    pagina = maak_pagina(java_script_enabled=False)
    pagina.goto("/")
    pagina.get_by_role("link", name="Werkagenda", exact=True).first.click()
    overleg = Overleg.objects.first()
    acties = list(Actie.objects.openbaar().filter(overleg=overleg))
    pagina.get_by_label("Overleg").select_option(overleg.slug)
    pagina.get_by_role("button", name="Filter").first.click()
    assert f"overleg={overleg.slug}" in pagina.url
    tabel = pagina.get_by_role("table")
    assert tabel.get_by_role("row").count() == 1 + min(len(acties), 25)
    pagina.get_by_role("link", name=acties[0].titel).first.click()
    assert pagina.get_by_role("heading", level=1).inner_text().endswith(acties[0].titel)
    pagina.get_by_role("link", name=overleg.naam).first.click()
    assert pagina.get_by_role("heading", level=1).inner_text() == overleg.naam


def test_op_papier_staat_de_inhoud_zonder_menu(pagina):
    pagina.goto("/agendapunten/")
    pagina.emulate_media(media="print")
    assert pagina.get_by_role("table").is_visible()
    assert not pagina.get_by_role("navigation", name="Hoofdmenu").is_visible()
