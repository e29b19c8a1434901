"""Writing a line: who it was, and from where, is known of the request that is being answered."""

from contextvars import ContextVar
from typing import Any

from axes.helpers import get_client_ip_address
from django.http import HttpRequest

from agenda.tekens import schone_regel

from .model import Logregel, Uitkomst, Wat

BEHEER = "/beheer/"

_vraag: ContextVar[HttpRequest | None] = ContextVar("vraag", default=None)


class LogboekMiddleware:
    """Lets a line know the request that it is written in, and writes one of who was refused."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path.startswith(BEHEER):
            return self.get_response(request)
        tevoren = _vraag.set(request)
        try:
            response = self.get_response(request)
            if response.status_code == 403 and request.user.is_authenticated:
                schrijf(Wat.TOEGANG, request.path, uitkomst=Uitkomst.GEWEIGERD)
        finally:
            _vraag.reset(tevoren)
        return response


def schrijf(
    wat: Wat, waarop: str = "", *, wie: str | None = None, uitkomst: Uitkomst = Uitkomst.GELUKT
) -> None:
    """Write a line; `wie` is who is logged in, where it is not named, or nobody for a command."""
    vraag = _vraag.get()
    if wie is None:
        wie = vraag.user.get_username() if vraag else ""
    Logregel.objects.create(
        wat=wat,
        wie=_passend("wie", wie),
        waarop=_passend("waarop", waarop),
        uitkomst=uitkomst,
        # As the count of failed logins has it.
        vanwaar=get_client_ip_address(vraag) if vraag else None,
    )


def niemand_vraagt() -> bool:
    """Whether this is a command on the server, and not a request to the admin."""
    return _vraag.get() is None


def _passend(veld: str, tekst: str) -> str:
    """A text as the column can hold it: what somebody types to log in may be anything."""
    kolom: Any = Logregel._meta.get_field(veld)
    return schone_regel(tekst)[: kolom.max_length]
