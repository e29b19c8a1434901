"""How a page says that one can follow what it is about; see `ijmond/volgen/`."""

from django import template

from agenda.weergave import tijd_van

from ..volgen import Keuze

register = template.Library()


@register.filter
def te_volgen(ding) -> Keuze:
    """To follow this thing, such as a domain."""
    return Keuze.van(ding)


@register.filter
def heeft_dag(vergadering) -> bool:
    """Whether a meeting can stand in a calendar: somebody gave its day."""
    return tijd_van(vergadering) is not None


@register.inclusion_tag("includes/volglinks.html")
def volglinks(ding=None, gefilterd=None) -> dict[str, Keuze]:
    """For the head: the feed and the calendar of what a page is about, or of everything.

    `gefilterd` is the filter of a list: those of what was chosen.
    """
    if ding:
        return {"keuze": Keuze.van(ding)}
    return {"keuze": Keuze.gefilterd(gefilterd) if gefilterd else Keuze()}
