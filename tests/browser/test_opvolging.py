"""A clerk closes an agenda and starts its successor, with the keyboard and on a narrow screen."""

from django.urls import reverse

from agenda.models import Agenda, Samenhang
from agenda.opslag import fouten


def test_de_griffie_begint_de_opvolger_met_het_toetsenbord(
    maak_pagina, log_in, axe, maak_agendapunt, maak_actie
):
    punt = maak_agendapunt("Woonvisie")
    maak_agendapunt("Sluis", status="afgerond")
    maak_agendapunt("Haven")
    maak_actie("Bouwen", agendapunt=punt)
    pagina = maak_pagina(breedte=320)
    log_in(pagina)
    pagina.goto(reverse("admin:agenda_agenda_change", args=[punt.agenda.pk]))
    pagina.get_by_role("link", name="Sluit af of begin de opvolger").press("Enter")
    axe(pagina)
    past_op_het_scherm(pagina)
    for label, waarde in (
        ("Titel", "Regionale agenda 2029"),
        ("Adres", "agenda-2029"),
        ("Kenmerk van agendapunten", "RA"),
        ("Kenmerk van acties", "RA"),
        ("Reden", "De nieuwe raden zijn er."),
    ):
        pagina.get_by_label(f"{label}:").fill(waarde)
    pagina.get_by_label("Reden:").press("Enter")
    hoofd = pagina.get_by_role("main")
    assert "elk een eigen kenmerk nodig" in hoofd.inner_text()
    axe(pagina)
    pagina.get_by_label("Kenmerk van acties:").fill("RW")
    pagina.get_by_label("Kenmerk van acties:").press("Enter")

    assert "Er is nog niets opgeslagen" in hoofd.inner_text()
    axe(pagina)
    past_op_het_scherm(pagina)
    groep = pagina.get_by_role("group", name=str(punt.domein))
    assert "Sluis. Status: afgerond." in " ".join(groep.inner_text().split())
    groep.get_by_label("Haven").press("Space")
    pagina.get_by_role("button", name="Sluit af en begin de opvolger").press("Enter")
    assert "2 punten overgenomen" in pagina.get_by_role("main").inner_text()

    bezoeker = maak_pagina()
    bezoeker.goto(punt.agenda.get_absolute_url())
    assert "Deze agenda liep tot en met 2028" in bezoeker.get_by_role("main").inner_text()
    assert "2029" not in bezoeker.get_by_role("main").inner_text()
    assert Agenda.objects.get(slug="agenda-2029").status == "concept"
    assert Samenhang.objects.filter(soort="volgt_op").count() == 2
    assert list(fouten([])) == []


def past_op_het_scherm(pagina):
    """Nothing makes a reader scroll sideways."""
    assert pagina.evaluate("document.documentElement.scrollWidth") <= 320
