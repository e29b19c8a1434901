"""The menu above each page of the admin: a few groups of what there is, as a clerk looks for it."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.urls import reverse


class Los(NamedTuple):
    """A page of no model; any one of `rechten` will do to see it."""

    naam: str
    adres: str
    rechten: tuple[str, ...]


WISSEN = "agenda.sluit_versie"
"""Who may close a version may take words out of history: both wipe what a law forbids to keep."""
PUNT, ACTIE = "agenda.view_agendapunt", "werkagenda.view_actie"
PLANBORD = Los("Planbord", "admin:planborden", (PUNT,))
VERWIJDERD = Los("Verwijderde punten", "admin:agenda_punt_verwijderd", (PUNT, ACTIE))
UITWISSEN = Los("Tekst uit de geschiedenis halen", "uitwissen-begin", (WISSEN,))
REST = "Beheer"
GROEPEN: tuple[tuple[str, tuple[str | Los, ...]], ...] = (
    (
        "Agenda",
        ("agenda.Agendapunt", PLANBORD, "agenda.Opgave", "agenda.Samenhang", "agenda.Agenda"),
    ),
    ("Bestuurders", ("werkagenda.Actie", "werkagenda.Overleg")),
    ("Vergaderingen", ("agenda.Vergadering", "agenda.Orgaan")),
    ("Voorstellen", ("agenda.Voorstel", "agenda.Versie", VERWIJDERD)),
    (
        "Wie en waaruit",
        ("agenda.Eigenaar", "agenda.Ambt", "agenda.Begrotingsregel", "agenda.Document"),
    ),
    (REST, ("auth.User", "auth.Group", "ijmond.Logregel", UITWISSEN)),
)
"""What stands together; a model that is in none of these comes last, in `REST`."""
NAMEN = {"auth.Group": "Rollen", "ijmond.Logregel": "Logboek"}
"""What is called otherwise than its model."""
INHOUD = tuple(los for kop, erin in GROEPEN if kop != REST for los in erin if isinstance(los, str))
"""The models that a clerk works on, in the order of the menu."""


def menu(request, apps: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The groups with what somebody may see of them; `apps` is what the admin offers."""
    modellen = {m["model"]._meta.label: m for app in apps for m in app["models"]}
    te_zien = {
        label: (NAMEN.get(label, los["name"]), los["admin_url"])
        for label, los in modellen.items()
        if los["admin_url"]
    }
    groepen = [(kop, [*_paginas(request, erin, te_zien)]) for kop, erin in GROEPEN]
    groepen[-1][1].extend(te_zien.values())
    return [_groep(kop, paginas, request.path) for kop, paginas in groepen if paginas]


def _paginas(request, erin: tuple[str | Los, ...], te_zien: dict) -> Iterator[tuple[str, str]]:
    """Name and address of what somebody may see of a group; that is taken out of `te_zien`."""
    for los in erin:
        if isinstance(los, Los):
            if any(map(request.user.has_perm, los.rechten)):
                yield los.naam, reverse(los.adres)
        elif los in te_zien:
            yield te_zien.pop(los)


def _groep(kop: str, erin: list[tuple[str, str]], pad: str) -> dict[str, Any]:
    paginas = []
    for naam, adres in erin:
        hier = "page" if adres == pad else "true" if pad.startswith(adres) else ""
        paginas.append({"naam": naam, "adres": adres, "hier": hier})
    return {"naam": kop, "paginas": paginas, "hier": any(los["hier"] for los in paginas)}
