"""Rows whose texts are settled before they are judged, whichever way they came in."""

import re
from collections.abc import Collection, Iterator
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models

from ..links import zonder_doel
from ..tekens import schone_regel, schoon

WEB = re.compile(r"https?://", re.IGNORECASE)
GEEN_WEBADRES = "Dit is geen adres van een webpagina. Gebruik een adres dat begint met https://."


class MetTeksten(models.Model):
    """A row with texts: a form, a file and the save path all come by `clean_fields`."""

    LETTERLIJK: ClassVar[frozenset[str]] = frozenset()
    """The columns that are no text to read, and stay as they are to the byte."""

    class Meta:
        abstract = True

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        """Settle the characters of each text, and refuse a link that leads nowhere on the web."""
        over = {*(exclude or ()), *self.LETTERLIJK}
        fouten: dict[str, list[ValidationError]] = {}
        for kolom in self._teksten(over):
            lang = isinstance(kolom, models.TextField)
            tekst = (schoon if lang else schone_regel)(getattr(self, kolom.attname))
            setattr(self, kolom.attname, tekst)
            if zinnen := self._bezwaren(kolom, tekst):
                fouten[kolom.name] = [ValidationError(zin) for zin in zinnen]
        try:
            super().clean_fields(exclude)
        except ValidationError as fout:
            fouten = fout.update_error_dict(fouten)
        if fouten:
            raise ValidationError(fouten)

    @staticmethod
    def _bezwaren(kolom: "models.Field[str, str]", tekst: str) -> list[str]:
        if isinstance(kolom, models.URLField):
            return [] if WEB.match(tekst) or not tekst else [GEEN_WEBADRES]
        return bezwaren(tekst) if isinstance(kolom, models.TextField) else []

    def _teksten(self, over: set[str]) -> Iterator["models.Field[str, str]"]:
        for kolom in self._meta.concrete_fields:
            getypt = kolom.editable and isinstance(kolom, models.CharField | models.TextField)
            if getypt and kolom.name not in over and isinstance(getattr(self, kolom.attname), str):
                yield kolom


def bezwaren(tekst: str) -> list[str]:
    """Why a long text can't be saved, a sentence for each link that leads nowhere on the web."""
    return [
        f"De link {link} leidt niet naar een webpagina. Gebruik een adres dat begint met "
        "https://, of met mailto: voor een e-mailadres."
        for link in zonder_doel(tekst)
    ]
