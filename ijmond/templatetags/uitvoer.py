"""Where the rows of a list of the admin are to be had as a file."""

from django import template
from django.urls import NoReverseMatch, reverse

register = template.Library()


@register.simple_tag(takes_context=True)
def uitvoer(context, lijst):
    """Each kind of file and its address, with what was chosen in the list; none for most lists."""
    vraag = context["request"].GET.urlencode()
    try:
        return [
            (naam, f"{reverse(f'uitvoer-{lijst.opts.model_name}-{vorm}')}?{vraag}")
            for vorm, naam in (("xlsx", "Excel"), ("csv", "csv"))
        ]
    except NoReverseMatch:
        return []
