"""When an item of a list is planned, and how often it was put off."""

from django import template

from ..verschil import verschoven
from ..weergave import zonder_planning

register = template.Library()
register.filter(verschoven)
register.filter(zonder_planning)
