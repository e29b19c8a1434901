"""The Werkagenda by term: when something is due, and what has no term at all."""

from datetime import date

import pytest

pytestmark = pytest.mark.beide  # an order with what is unknown


def test_het_filter_biedt_precies_de_perioden_waarin_iets_speelt(
    client, maak_agenda, maak_domein, maak_overleg, maak_actie, maak_periode
):
    agenda = maak_agenda(jaren=(2025, 2027))
    for begin, eind in ((1, 6), (7, 9), (10, 12)):
        maak_periode(f"2026-{begin}", date(2026, begin, 1), date(2026, eind, 30), agenda=agenda)
    maak_actie(termijn=date(2026, 7, 1), termijn_precisie="halfjaar")
    maak_actie(termijn=date(2027, 5, 17), termijn_precisie="dag")
    namen = ["2025", "2026-1", "2026-7", "2026-10", "2027"]
    lijst = {naam: client.get("/werkagenda/", {"periode": naam}) for naam in namen}
    gevonden = [naam for naam in namen if lijst[naam].context["table"].paginator.count]
    assert gevonden == ["2026-7", "2026-10", "2027"]
    veld = lijst["2027"].context["filter"].form.fields["periode"]
    assert [waarde for waarde, _ in veld.choices if waarde] == gevonden


def test_wat_geen_termijn_of_overleg_heeft_staat_achteraan(
    client, maak_overleg, maak_agendapunt, maak_actie
):
    a, b = maak_overleg("A"), maak_overleg("B")
    punt = maak_agendapunt()
    for titel, plaats, jaar, overleg in (
        ("Geen 2", 5, None, None), ("Laat 2", 4, 2028, None), ("Vroeg", 3, 2026, b),
        ("Geen 1", 2, None, a), ("Laat 1", 1, 2028, a),
    ):  # fmt: skip
        maak_actie(
            titel, volgorde=plaats, overleg=overleg, agendapunt=punt,
            termijn=jaar and date(jaar, 1, 1), termijn_precisie="jaar" if jaar else "onbekend",
        )  # fmt: skip
    for sort, verwacht in {
        "termijn": ["Vroeg", "Laat 1", "Laat 2", "Geen 1", "Geen 2"],
        "-termijn": ["Laat 1", "Laat 2", "Vroeg", "Geen 1", "Geen 2"],
        "overleg": ["Laat 1", "Geen 1", "Vroeg", "Laat 2", "Geen 2"],
        "-overleg": ["Vroeg", "Laat 1", "Geen 1", "Laat 2", "Geen 2"],
    }.items():
        tabel = client.get(f"/werkagenda/?sort={sort}").context["table"]
        assert [rij.record.titel for rij in tabel.page.object_list] == verwacht, sort
