"""What a voorstel proposes of an item, and what became of it."""

from agenda.beschrijving.lezen import inhoud
from agenda.models import Agendapunt


def naar(punt, *perioden, **velden):
    """The state of an item with other fields, planned in these periods if any are named."""
    planning = [{"periode": naam, "toelichting": ""} for naam in perioden]
    return inhoud(punt) | velden | ({"planning": planning} if perioden else {})


def gepland(punt):
    """The names of the periods in which an item is planned by now."""
    return [p.naam for p in Agendapunt.objects.get(pk=punt.pk).perioden.all()]
