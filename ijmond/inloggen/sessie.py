"""A session ends half an hour after the last request, and after half a day whatever happens."""

from time import time

from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone

BEGONNEN, LAATST = "begonnen", "laatst"
ZUINIG = 60
"""Seconds between two times that it is written down that somebody is there: each is a write."""


class SessieMiddleware:
    """Keeps the session of who works in the admin alive, until its time is up.

    Django ends a session SESSION_COOKIE_AGE after it was last saved; so it is saved now and then.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path.startswith("/beheer/") and request.user.is_authenticated:
            self._houd_bij(request)
        return self.get_response(request)

    def _houd_bij(self, request):
        nu, sessie = int(time()), request.session
        vraagt_alleen = request.method == "GET" and request.path == reverse("maykin_2fa:sessie")
        if nu - sessie.setdefault(BEGONNEN, nu) >= settings.SESSIE_HOOGSTENS:
            logout(request)
        elif nu - sessie.get(LAATST, 0) >= ZUINIG and not vraagt_alleen:
            sessie[LAATST] = nu


def begin(sessie):
    """Somebody logged in just now."""
    sessie[BEGONNEN] = sessie[LAATST] = int(time())


def nog_over(sessie):
    """The seconds that a session has left when nothing more is asked."""
    einde = sessie[LAATST] + settings.SESSION_COOKIE_AGE
    return min(einde, sessie[BEGONNEN] + settings.SESSIE_HOOGSTENS) - int(time())


def verleng(sessie):
    sessie[LAATST] = int(time())


def log_overal_uit(user, behalve=None):
    """End every session of a user, on whichever device, save perhaps the one at hand."""
    lopend = Session.objects.filter(expire_date__gt=timezone.now()).exclude(pk=behalve or "")
    for sessie in lopend.iterator():
        if sessie.get_decoded().get(SESSION_KEY) == str(user.pk):
            sessie.delete()
