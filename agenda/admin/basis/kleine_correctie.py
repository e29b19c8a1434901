"""The button beside the message that something was saved, where only a few letters differ."""

from django.middleware.csrf import get_token
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ...models import Wijziging
from ...opslag import lijkt_klein
from ..paginas import adres


def aanbod(request, wijziging: Wijziging) -> SafeString | str:
    """What to ask about a save that looks like a slip of the pen; "" of any other."""
    if wijziging.pk is None or not lijkt_klein(wijziging):
        return ""
    return format_html(
        "U wijzigde maar een paar letters. Als kleine correctie staat dat niet in de lijst van "
        'wijzigingen en de feed. <form method="post" action="{}" class="in-melding">'
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}">'
        '<button class="button">Maak er een kleine correctie van</button></form>',
        adres(Wijziging, "klein", wijziging.pk),
        get_token(request),
    )
