"""The menu above each page of the admin: a few groups of what is there, as a clerk looks for it."""

from collections.abc import Iterable
from typing import Any

GROEPEN = (
    ("Agenda", ("Agendapunt", "Planbord", "Opgave", "Samenhang", "Agenda")),
    ("Bestuurders", ("Actie", "Overleg")),
    ("Vergaderingen", ("Vergadering", "Orgaan")),
    ("Voorstellen", ("Voorstel", "Versie", "Verwijderde punten")),
    ("Wie en waaruit", ("Eigenaar", "Ambt", "Begrotingsregel", "Document")),
)
"""What stands together, by the name of a model or of a page of our own; the rest is `REST`."""
REST = "Beheer"


def menu(delen: Iterable[dict[str, Any]], pad: str) -> list[dict[str, Any]]:
    """The groups of what `get_app_list` gives, each with its pages; `pad` is where one is now."""
    alle = (los for deel in delen for los in deel["models"] if los["admin_url"])
    over = {los["object_name"] or los["name"]: los for los in alle}
    groepen = [(naam, [over.pop(los) for los in erin if los in over]) for naam, erin in GROEPEN]
    groepen.append((REST, [*over.values()]))
    return [_groep(naam, paginas, pad) for naam, paginas in groepen if paginas]


def _groep(naam: str, erin: list[dict[str, Any]], pad: str) -> dict[str, Any]:
    paginas = []
    for los in erin:
        adres = los["admin_url"]
        hier = "page" if adres == pad else "true" if pad.startswith(adres) else ""
        paginas.append({"naam": los["name"], "adres": adres, "hier": hier})
    return {"naam": naam, "paginas": paginas, "hier": any(los["hier"] for los in paginas)}
