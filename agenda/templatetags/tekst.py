"""How texts, dates, amounts and choices are shown."""

from django import template

from ..getallen import euro, getal
from ..weergave import label, markdown

register = template.Library()
for filter_ in (euro, getal, label, markdown):
    register.filter(filter_)
