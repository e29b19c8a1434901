"""The glossary, for the page that lists all of it."""

from django import template

from ..document import BEGRIPPEN

register = template.Library()


@register.simple_tag
def begrippen():
    """Every term, with the terms that it refers to."""
    op_term = {begrip.term: begrip for begrip in BEGRIPPEN}
    return [(begrip, [op_term[term] for term in begrip.zie]) for begrip in BEGRIPPEN]
