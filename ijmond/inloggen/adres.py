"""From which address somebody comes."""

from ipaddress import ip_address

from django.conf import settings


def bezoekersadres(request):
    """The address that our outermost proxy saw; what a visitor says of himself counts for nothing.

    Behind two proxies "1.2.3.4, 5.6.7.8, 10.0.0.1" of X-Forwarded-For is 5.6.7.8: each of ours
    added one at the end. None where it is not known, as behind a socket.
    """
    keten = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    gezien = keten[-settings.PROXY_AANTAL] if 0 < settings.PROXY_AANTAL <= len(keten) else ""
    return _als_adres(gezien) or _als_adres(request.META.get("REMOTE_ADDR", ""))


def _als_adres(tekst):
    try:
        return str(ip_address(tekst.strip()))
    except ValueError:
        return None
