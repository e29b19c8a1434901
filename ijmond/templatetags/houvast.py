"""In every form of who is logged in stands who opened it; see `ijmond/inloggen/houvast.py`."""

from django import template
from django.template.defaulttags import CsrfTokenNode
from django.utils.html import format_html

from ..inloggen.houvast import VELD, teken

register = template.Library()


class MetWieTypt(CsrfTokenNode):
    def render(self, context):
        token = super().render(context)
        user = getattr(getattr(context, "request", None), "user", None)
        if not token or not (user and user.is_authenticated):
            return token
        return token + format_html('<input type="hidden" name="{}" value="{}">', VELD, teken(user))


@register.tag("csrf_token")
def csrf_token(parser, token):
    """Django's own, which every form has already, with that field beside it."""
    return MetWieTypt()
