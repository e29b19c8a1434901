"""Where the rows of a list are to be had as a file."""

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


@register.simple_tag(takes_context=True)
def csv_adres(context):
    """The file beside a list of visitors, with what they chose; "" where they can't choose that."""
    keuze, request = context.get("filter"), context["request"]
    if keuze is not None and keuze.form.errors:
        return ""
    vraag = request.GET.copy()
    vraag.pop("page", None)
    return f"{request.path.rstrip('/')}.csv{'?' if vraag else ''}{vraag.urlencode()}"
