"""The button beside the message that something was saved, where only a few letters differ."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from ...models import Wijziging
from ...opslag import lijkt_klein


def aanbod(request, wijziging: Wijziging) -> SafeString | str:
    """What to ask about a save that looks like a slip of the pen; "" of any other."""
    if wijziging.pk is None or not lijkt_klein(wijziging):
        return ""
    return render_to_string("admin/agenda/klein_aanbod.html", {"wijziging": wijziging}, request)
