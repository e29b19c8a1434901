"""A page that says what is wrong with what was asked for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def meld(request: HttpRequest, titel: str, boodschap: str, *, status: int) -> HttpResponse:
    """What is wrong, and what to do."""
    context = {"kop": titel, "boodschap": boodschap, "zonder_adres": True}
    return render(request, "ijmond/melding.html", context, status=status)
