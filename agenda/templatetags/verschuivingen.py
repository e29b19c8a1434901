"""When an item of a list is planned, and how often it was put off."""

from django import template

from ..planning import zonder_planning
from ..verschuiving import verschoven

register = template.Library()
register.filter(verschoven)
register.filter(zonder_planning)
