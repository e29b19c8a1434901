"""What the head of a page says, and the data in it; see `ijmond/hoofd/`."""

import json
from typing import Any

from django import template
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from .. import hoofd

register = template.Library()

# What would end the element, or begin a comment in it, is written as JSON writes any character.
ONSCHADELIJK = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


class Vang(template.Node):
    """The words of what stands in it, on one line, to say them more than once.

    Django's own tag for this (`simple_block_tag`) hides the blocks in it from who fills those.
    """

    def __init__(self, nodelist, naam):
        self.nodelist, self.naam = nodelist, naam

    def render(self, context):
        woorden = self.nodelist.render(context).split()
        context[self.naam] = mark_safe(" ".join(woorden))  # noqa: S308 (escaped as it was rendered)
        return ""


@register.tag
def vang(parser, token):
    """{% vang titel %}…{% endvang %} makes {{ titel }}."""
    _, naam = token.split_contents()
    nodelist = parser.parse(("endvang",))
    parser.delete_first_token()
    return Vang(nodelist, naam)


@register.simple_tag(takes_context=True)
def eigen_adres(context) -> str:
    return hoofd.eigen_adres(context)


@register.simple_tag
def van_ons(naam: str) -> str:
    """A static file with the host of the portal before it, for who shows it elsewhere."""
    return hoofd.volledig(static(naam))


@register.simple_tag
def gebeurtenis(vergadering, verloop) -> SafeString:
    return _json_ld(hoofd.als_gebeurtenis(vergadering, verloop))


@register.simple_tag
def organisatie(eigenaar) -> SafeString:
    return _json_ld(hoofd.als_organisatie(eigenaar))


@register.simple_tag(takes_context=True)
def kruimels(context) -> SafeString:
    """The steps of `includes/kruimelpad.html`, which has no page of its own in it."""
    stappen = [(context.get(f"stap{nr}"), context.get(f"url{nr}")) for nr in (1, 2, 3)]
    eronder = [(naam, pad) for naam, pad in stappen if naam]
    if not eronder:
        return SafeString("")
    return _json_ld(hoofd.als_kruimels([("Home", reverse("home")), *eronder]))


def _json_ld(gegevens: dict[str, Any] | None) -> SafeString:
    """Data in a page: no script, as it is of a type that no browser runs; "" for None."""
    if gegevens is None:
        return SafeString("")
    tekst = json.dumps(gegevens, ensure_ascii=False, separators=(",", ":"))
    return format_html(
        '<script type="application/ld+json">{}</script>',
        mark_safe(tekst.translate(ONSCHADELIJK)),  # noqa: S308
    )
