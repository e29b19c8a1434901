"""How texts, amounts, choices and a planning are shown."""

from django import template

from ..getallen import euro, getal
from ..verschil import verschoven
from ..weergave import label, markdown, zonder_planning

register = template.Library()
for filter_ in (euro, getal, label, markdown, verschoven, zonder_planning):
    register.filter(filter_)
