"""Who logs in and out, who tries in vain, and who may do all: Django's signals tell, not a page."""

from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db.models.signals import post_save

from .model import Uitkomst, Wat
from .schrijven import niemand_vraagt, schrijf


def luister() -> None:
    """From now on write a line of each."""
    user_logged_in.connect(_ingelogd, dispatch_uid="logboek")
    user_logged_out.connect(_uitgelogd, dispatch_uid="logboek")
    user_login_failed.connect(_mislukt, dispatch_uid="logboek")
    post_save.connect(_alles_mag, sender=User, dispatch_uid="logboek")


def _ingelogd(sender, request, user, **kwargs):
    schrijf(Wat.INLOGGEN, wie=user.get_username())


def _uitgelogd(sender, request, user, **kwargs):
    if user:
        schrijf(Wat.UITLOGGEN, wie=user.get_username())


def _mislukt(sender, credentials, request=None, **kwargs):
    """Who is locked out is told once: what he tries while that lasts would fill the log.

    django-axes, which hears of it first, marks the request and counts only what it let through.
    """
    op_slot = getattr(request, "axes_locked_out", False)
    if op_slot and request.axes_failures_since_start is None:
        return
    wie, waarop = str(credentials.get("username", "")), credentials.get("stap", "")
    schrijf(Wat.INLOGGEN, waarop, wie=wie, uitkomst=Uitkomst.MISLUKT)
    if op_slot:
        schrijf(Wat.INLOGGEN, "te vaak geprobeerd", wie=wie, uitkomst=Uitkomst.GEWEIGERD)


def _alles_mag(sender, instance, created, **kwargs):
    """Made on the server: the admin tells itself of whom it makes."""
    if created and instance.is_superuser and niemand_vraagt():
        schrijf(Wat.GEBRUIKER, f"{instance}: nieuw -> mag alles", wie="")
