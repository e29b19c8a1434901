"""Columns that a row works out of its others: what it is found by, and what it is sorted by."""

from typing import Any

from django.db import models

from ..alfabet import op_alfabet, zoekvorm


class BerekendVeld(models.TextField):
    """A text that a row works out of columns of its own (`uit`), whenever it is saved."""

    VAST: dict[str, Any] = {"default": "", "blank": True, "editable": False}

    def __init__(self, *uit: str, **opties: Any):
        self.uit = uit
        super().__init__(**opties | self.VAST)

    def deconstruct(self):
        naam, pad, _, opties = super().deconstruct()
        return naam, pad, self.uit, {k: v for k, v in opties.items() if k not in self.VAST}

    def pre_save(self, model_instance, add):
        waarde = self.bereken(" ".join(str(getattr(model_instance, veld)) for veld in self.uit))
        setattr(model_instance, self.attname, waarde)
        return waarde

    def bereken(self, tekst: str) -> str:
        raise NotImplementedError


class Zoektekst(BerekendVeld):
    """What a row is found by."""

    def bereken(self, tekst):
        return zoekvorm(tekst)


class Alfabetsleutel(BerekendVeld):
    """What rows are sorted by instead of the column that it is named after: "op_naam"."""

    def bereken(self, tekst):
        return op_alfabet(tekst)

    def db_parameters(self, connection):
        # Sign for sign, as SQLite and Python do by themselves.
        eigen = {"collation": "C"} if connection.vendor == "postgresql" else {}
        return super().db_parameters(connection) | eigen


def bereken_alsnog(model: type[models.Model]) -> None:
    """Fill these fields of rows that were there before them; for a migration."""
    velden = [veld for veld in model._meta.local_fields if isinstance(veld, BerekendVeld)]
    rijen = list(model._base_manager.all())
    for rij in rijen:
        for veld in velden:
            veld.pre_save(rij, add=False)
    model._base_manager.bulk_update(rijen, [veld.name for veld in velden], batch_size=100)


def op_sleutel(model: type[models.Model], kolom: str) -> str:
    """What sorts by a column, its key where it has one: "-wie__naam" is "-wie__op_naam"."""
    richting, pad = ("-", kolom[1:]) if kolom.startswith("-") else ("", kolom)
    *weg, naam = pad.split("__")
    for stap in weg:
        model = model._meta.get_field(stap).related_model  # type: ignore[assignment]
    is_er = any(veld.name == f"op_{naam}" for veld in model._meta.fields)
    return richting + "__".join([*weg, f"op_{naam}" if is_er else naam])
