"""How texts, dates, amounts and choices are shown, on a page and on paper."""

from typing import Any

import nh3
from django.utils.safestring import mark_safe
from markdown_it import MarkdownIt

from ..choices import Doel, PuntStatus, Ritme, Rol

LABELS = {"status": PuntStatus, "rol": Rol, "doel": Doel, "ritme": Ritme}

_markdown = MarkdownIt("zero").enable(["list", "emphasis", "link", "newline", "escape", "entity"])
_toegestaan: dict[str, Any] = {
    "tags": {"p", "br", "ul", "ol", "li", "strong", "em", "a"},
    "attributes": {"a": {"href"}},
    "url_schemes": {"http", "https", "mailto"},
    "link_rel": "noopener noreferrer",
}


def markdown(tekst: str) -> str:
    """Safe HTML of a long text: paragraphs, lists, bold and links; all else stays text."""
    return mark_safe(nh3.clean(_markdown.render(tekst or ""), **_toegestaan))


def label(waarde: str, keuze: str) -> str:
    """The words of a choice that is plain data: {{ actie.status|label:"status" }}."""
    return LABELS[keuze](waarde).label if waarde else ""
