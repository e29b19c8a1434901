"""How texts, dates, amounts and choices are shown; see `agenda/weergave/tekst.py`."""

from django import template

from ..weergave.tekst import euro, getal, label, markdown, woorden

register = template.Library()
for filter_ in (euro, getal, label, markdown, woorden):
    register.filter(filter_)
