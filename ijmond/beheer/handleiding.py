"""The manual of the griffie inside the admin, and the chapter of it that a page is about."""

import re
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.contrib import admin
from django.urls import path
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.text import slugify

from agenda.admin.paginas import toon_los
from agenda.weergave.opmaak import markdown

BESTAND = settings.BASE_DIR / "docs" / "handleiding-griffie.md"
_CODE = re.compile(r"`([^`]+)`")
_AFGEBROKEN = re.compile(r"(?<=\S)\n[ ]*(?!\s|- |\d+\. )")
"""Where a line goes on: not before an item of a list, nor at an empty line."""
_PLEK = "\N{OBJECT REPLACEMENT CHARACTER}"


@dataclass(frozen=True)
class Hoofdstuk:
    anker: str
    kop: str
    tekst: SafeString


@cache
def hoofdstukken() -> tuple[Hoofdstuk, ...]:
    """The chapters of the manual, in order, as safe HTML; what stands above them is left out."""
    _, *delen = BESTAND.read_text(encoding="utf-8").split("\n## ")
    koppen = (deel.partition("\n") for deel in delen)
    return tuple(Hoofdstuk(slugify(kop), kop, _als_html(tekst)) for kop, _, tekst in koppen)


def _als_html(tekst: str) -> SafeString:
    """The markup of our own long texts, with what stands between backticks as it was typed."""
    codes = [f"<code>{escape(code)}</code>" for code in _CODE.findall(tekst)]
    html = markdown(_AFGEBROKEN.sub(" ", _CODE.sub(_PLEK, tekst)))
    for code in codes:
        html = SafeString(html.replace(_PLEK, code, 1))
    return html


def handleiding(request):
    context = {"title": "Handleiding", "hoofdstukken": hoofdstukken()}
    return toon_los(request, "agenda/handleiding", context)


urlpatterns = [path("", admin.site.admin_view(handleiding), name="handleiding")]
"""Under /beheer/handleiding/, before the addresses of the admin itself."""
