"""A page of a large agenda shows the first of what there is, and leads to all of it."""

from ijmond.paginas import domein as domeinpagina
from ijmond.paginas import home
from tests.bezoek import html, tekst
from werkagenda import views


def test_wat_niet_op_een_pagina_past_staat_achter_een_link(
    client, monkeypatch, maak_domein, maak_overleg, maak_agendapunt, maak_actie
):
    for plek, naam in (
        (domeinpagina, "MEESTE_PUNTEN"), (domeinpagina, "MEESTE_ACTIES"),
        (home, "MEESTE_PUNTEN"), (views, "ACTIES_PER_BLAD"),
    ):  # fmt: skip
        monkeypatch.setattr(plek, naam, 2)
    wonen = maak_domein("Wonen")
    overleg = maak_overleg("Bouwen", domein=wonen)
    for nummer in range(3):
        punt = maak_agendapunt(f"Punt {nummer}", domein=wonen)
        maak_actie(f"Actie {nummer}", overleg=overleg, status="afgerond" if nummer else "loopt")
        maak_actie(f"Losse {nummer}", overleg=None, agendapunt=punt)
    maak_actie("Geheim", overleg=overleg, publicatie="concept")
    pagina = tekst(client, wonen.get_absolute_url())
    assert "Punt 1" in pagina
    assert "Punt 2" not in pagina
    assert "Bekijk alle 3 agendapunten" in pagina
    assert "Bekijk alle 3 acties van dit overleg" in pagina
    assert "2 van de 6 acties zijn afgerond" in pagina
    assert "?agenda=agenda-a&amp;domein=wonen" in html(client, wonen.get_absolute_url())
    eerste, tweede = (tekst(client, f"{overleg.get_absolute_url()}?page={n}") for n in (1, 2))
    assert "Actie 2" in tweede
    assert "Actie 2" not in eerste
    assert "Pagina 1 van 2" in eerste
    for nergens in ("3", "x", "0"):
        assert client.get(f"{overleg.get_absolute_url()}?page={nergens}").status_code == 404
