"""From which address somebody comes, and to which one he goes on."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme


def bezoekersadres(request):
    """The address that our outermost proxy saw; what a visitor says of himself counts for nothing.

    Behind two proxies "1.2.3.4, 5.6.7.8, 10.0.0.1" of X-Forwarded-For is 5.6.7.8: each of ours
    added one at the end. None where it is not known, as behind a socket.
    """
    keten = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    gezien = keten[-settings.PROXY_AANTAL] if 0 < settings.PROXY_AANTAL <= len(keten) else ""
    return _als_adres(gezien) or _als_adres(request.META.get("REMOTE_ADDR", ""))


def is_eigen_pagina(request, adres):
    """Whether an address leads to a page here; what catches the others of the admin has no name."""
    if not url_has_allowed_host_and_scheme(adres, {request.get_host()}, request.is_secure()):
        return False
    try:
        return bool(resolve(urlsplit(adres).path).url_name)
    except (Resolver404, ValueError):
        return False


def _als_adres(tekst):
    try:
        return str(ip_address(tekst.strip()))
    except ValueError:
        return None
