"""Who logs in and out, and who tries in vain: Django's signals tell of it, whatever the page."""

from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed

from .model import Uitkomst, Wat
from .schrijven import schrijf


def luister() -> None:
    """From now on write a line of each."""
    user_logged_in.connect(_ingelogd, dispatch_uid="logboek")
    user_logged_out.connect(_uitgelogd, dispatch_uid="logboek")
    user_login_failed.connect(_mislukt, dispatch_uid="logboek")


def _ingelogd(sender, request, user, **kwargs):
    schrijf(Wat.INLOGGEN, wie=user.get_username())


def _uitgelogd(sender, request, user, **kwargs):
    if user:
        schrijf(Wat.UITLOGGEN, wie=user.get_username())


def _mislukt(sender, credentials, **kwargs):
    wie = str(credentials.get("username", ""))
    schrijf(Wat.INLOGGEN, wie=wie, uitkomst=Uitkomst.MISLUKT)
