"""Two clerks at work on one item: they choose, nothing is lost, and both can see how it went."""

from django.urls import reverse

from agenda.models import Agendapunt, Gebeurtenis
from agenda.opslag import fouten
from tests.browser.velden import kies


def test_twee_griffies_wijzigen_hetzelfde_punt_en_niets_gaat_verloren(
    maak_pagina, log_in, axe, maak_agendapunt, maak_eigenaar
):
    velsen, heemskerk = maak_eigenaar("Velsen"), maak_eigenaar("Heemskerk")
    punt = maak_agendapunt(
        "Woonvisie", perioden=[2026], toelichting="Samen bouwen.", betrokkenen=[(velsen, "trekker")]
    )
    adres = reverse("admin:agenda_agendapunt_change", args=[punt.pk])
    eerste, tweede = maak_pagina(), maak_pagina()
    for pagina in (eerste, tweede):
        log_in(pagina)
        pagina.goto(adres)

    # The first moves it, changes the text and lets the owner go.
    eerste.get_by_label("2026", exact=True).uncheck()
    eerste.get_by_label("2027", exact=True).check()
    eerste.locator("[name=toelichting]").fill("Samen mooi bouwen.")
    eerste.get_by_label("Weg: Velsen (trekker)").check()
    eerste.get_by_label("Reden").fill("Het onderzoek loopt uit.")
    eerste.get_by_role("button", name="Opslaan", exact=True).click()
    assert "met succes gewijzigd" in eerste.get_by_role("main").inner_text()

    # The second did not see that: another move, another text, another role and one more owner.
    tweede.get_by_label("2026", exact=True).uncheck()
    tweede.get_by_label("2028", exact=True).check()
    tweede.get_by_label("Toelichting bij 2028").fill("na de zomer")
    tweede.locator("[name=toelichting]").fill("Samen snel bouwen.")
    tweede.locator("[name=interne_notitie]").fill("Bellen met Heemskerk.")
    tweede.locator("[name=betrokkenen-0-rol]").select_option("partner")
    kies(tweede, "betrokkenen-1-eigenaar", "Heemskerk")
    tweede.locator("[name=betrokkenen-1-rol]").select_option("partner")
    tweede.get_by_label("Reden").fill("Te druk.")
    tweede.get_by_role("button", name="Opslaan", exact=True).click()

    hoofd = tweede.get_by_role("main")
    assert tweede.get_by_role("heading", level=1).inner_text() == "Een ander was u voor"
    axe(tweede)
    assert "Bellen met Heemskerk." in hoofd.inner_text()
    planning = tweede.get_by_role("group", name="Planning")
    assert "2028 (na de zomer)" in planning.inner_text()
    assert [str(p) for p in Agendapunt.objects.get().perioden.all()] == ["2027"]
    planning.get_by_label("U typte").focus()
    tweede.keyboard.press("Space")
    tweede.get_by_role("group", name="Toelichting").get_by_label("maakte ervan").check()
    tweede.get_by_role("button", name="Opslaan", exact=True).click()

    # One thing is not chosen yet; what was chosen still is, and so is the reason.
    assert "Kies bij elk onderdeel" in tweede.get_by_role("alert").inner_text()
    axe(tweede)
    tweede.emulate_media(color_scheme="dark")
    axe(tweede, alleen_kleur=True)
    assert tweede.get_by_role("group", name="Planning").get_by_label("U typte").is_checked()
    assert tweede.get_by_label("Reden").input_value() == "Te druk."
    tweede.get_by_role("group", name="Betrokkenen").get_by_label("U typte").check()
    tweede.get_by_role("button", name="Opslaan", exact=True).click()
    assert "met succes gewijzigd" in tweede.get_by_role("main").inner_text()

    vers = Agendapunt.objects.get()
    assert [(str(p.periode), p.toelichting) for p in vers.planning.all()] == [
        ("2028", "na de zomer")
    ]
    assert vers.toelichting == "Samen mooi bouwen."
    assert vers.interne_notitie == "Bellen met Heemskerk."
    assert [str(b) for b in vers.betrokkenen.all()] == [
        f"{velsen} (partner)",
        f"{heemskerk} (partner)",
    ]
    assert [g.wijziging.reden for g in Gebeurtenis.objects.filter(soort="doorgeschoven")] == [
        "Te druk.",
        "Het onderzoek loopt uit.",
    ]
    assert list(fouten([])) == []

    # And the first can read what became of it, and look at how it was.
    eerste.goto(adres)
    eerste.get_by_role("link", name="Geschiedenis").click()
    tekst = eerste.get_by_role("main").inner_text()
    assert "Reden: Te druk." in tekst
    assert "2027" in tekst
    eerste.get_by_role("link", name="Bekijk deze stand").last.click()
    assert "Alleen de griffie ziet deze pagina" in eerste.get_by_role("main").inner_text()
    assert "Samen bouwen." in eerste.get_by_role("main").inner_text()

    # Piece by piece: first the text alone, which leaves the planning and the owners as they are.
    eerste.get_by_role("link", name="zet deze stand terug").click()
    axe(eerste)
    stukken = eerste.get_by_role("group", name="Wat zet u terug?")
    for naam in ("planning", "betrokkenen", "interne notitie"):
        stukken.get_by_role("checkbox", name=naam, exact=True).focus()
        eerste.keyboard.press("Space")
    eerste.get_by_label("Waarom zet u dit terug?").fill("Was beter.")
    eerste.get_by_role("button", name="Zet terug").click()
    assert ": toelichting." in eerste.get_by_role("main").inner_text() + eerste.content()
    assert Agendapunt.objects.get().toelichting == "Samen bouwen."
    assert [str(p) for p in Agendapunt.objects.get().perioden.all()] == ["2028"]

    # And then all that is left.
    eerste.get_by_role("link", name="Geschiedenis").click()
    eerste.get_by_role("link", name="Zet deze stand terug").last.click()
    eerste.get_by_label("Waarom zet u dit terug?").fill("Toch niet.")
    eerste.get_by_role("button", name="Zet terug").click()
    assert "is weer zoals op" in eerste.get_by_role("main").inner_text() + eerste.content()
    assert [str(p) for p in Agendapunt.objects.get().perioden.all()] == ["2026"]
