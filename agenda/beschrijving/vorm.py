"""How a row is written down as plain JSON: which fields, and which rows hang on it.

A model declares its `VORM`. `agenda/beschrijving/inhoud.py` turns rows into JSON and back with it,
so that the standen, the loader, "kopieer" and "haal terug" all speak of the same content.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Lijst:
    """Rows of another model that belong to this one: in JSON a list of objects.

    `naam` is the related name and the JSON key; `hoofd` the field that points back here.
    """

    naam: str
    hoofd: str
    velden: tuple[str, ...]


@dataclass(frozen=True)
class Vorm:
    """`velden` are columns and foreign keys; `sleutels` many-to-many fields, a list of keys.

    `intern` names the fields that the public never sees.
    """

    velden: tuple[str, ...]
    sleutels: tuple[str, ...] = ()
    lijsten: tuple[Lijst, ...] = ()
    intern: tuple[str, ...] = ()

    def __add__(self, meer: "Vorm") -> "Vorm":
        return Vorm(
            self.velden + meer.velden,
            self.sleutels + meer.sleutels,
            self.lijsten + meer.lijsten,
            self.intern + meer.intern,
        )
