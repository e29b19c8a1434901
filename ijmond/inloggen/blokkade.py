"""Who keeps guessing has to wait; django-axes counts."""

from axes.handlers.database import AxesDatabaseHandler
from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_cool_off
from django.conf import settings
from django.contrib.admin import site
from django.db.models import Max, Sum
from django.template.response import TemplateResponse
from django.utils import timezone

BREED = 4
"""So many times as often may one name be wrong from everywhere, and one address for all names."""


class Teller(AxesDatabaseHandler):
    """Counts one name at one address in full, and each of them alone for a quarter.

    So a clerk who mistypes locks out neither a colleague behind the same address nor somebody of
    the same name elsewhere, and yet nobody guesses on with other names or from other addresses.
    """

    def get_failures(self, request, credentials=None):
        samen, *apart = (
            pogingen.aggregate(keer=Sum("failures_since_start"))["keer"] or 0
            for pogingen in self.get_user_attempts(request, credentials)
        )
        return max(samen, *(keer // BREED for keer in apart))

    def reset_user_attempts(self, request, credentials=None):
        """Who comes in made mistakes; what others tried for that name, or from there, counts on."""
        keer, _ = self.filter_user_attempts(request, credentials)[0].delete()
        return keer

    def weer_vanaf(self, request, credentials):
        """The moment from which one can try again for certain."""
        pogingen = self.get_user_attempts(request, credentials)
        laatste = [p.aggregate(laatst=Max("attempt_time"))["laatst"] for p in pogingen]
        return max(filter(None, laatste), default=timezone.now()) + get_cool_off(request)


def op_slot(request, user):
    """The answer to who was wrong too often and is at his second factor; None when he may go on."""
    wie = {"username": user.get_username()}
    return None if AxesProxyHandler.is_allowed(request, wie) else geblokkeerd(request, None, wie)


def geblokkeerd(request, response, credentials):
    """What somebody gets who was wrong too often, whether that name exists or not."""
    vanaf = Teller().weer_vanaf(request, credentials)
    wacht = max(1, round((vanaf - timezone.now()).total_seconds()))
    context = site.each_context(request) | {
        "title": "Te vaak geprobeerd",
        "vanaf": vanaf,
        "met_mail": bool(settings.EMAIL_URL),
    }
    return TemplateResponse(
        request,
        "inloggen/geblokkeerd.html",
        context,
        status=429,
        headers={"Retry-After": str(wacht)},
    ).render()
