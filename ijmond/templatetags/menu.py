"""The main menu: its entries, and which of them a page belongs to."""

from collections.abc import Iterator

from django import template
from django.urls import reverse

register = template.Library()

MENU = {
    "Agenda’s": ("agenda-lijst",),
    "Agendapunten": ("agenda:agendapunten",),
    "Acties": ("werkagenda:acties", "/acties/"),
    "Wijzigingen": ("wijzigingen",),
    "Vergaderingen": ("vergaderingen",),
    "Wie doet wat": ("eigenaren", "/portefeuilles/"),
    "Begrippen": ("begrippen",),
}
"""What each entry is called, its page, and other addresses whose pages lie under it."""


@register.simple_tag(takes_context=True)
def hoofdmenu(context) -> Iterator[tuple[str, str, str]]:
    """Each entry, its address and its `aria-current`: "page", "true" for a page under it, or "".

    The address tells, so a page that is not found belongs where it would have been.
    """
    pad = context["request"].path if "request" in context else ""
    for naam, (pagina, *elders) in MENU.items():
        adres = reverse(pagina)
        eronder = "true" if pad.startswith((adres, *elders)) else ""
        yield naam, adres, "page" if pad == adres else eronder
