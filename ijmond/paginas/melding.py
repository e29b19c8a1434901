"""A page that says what is wrong."""

from django.shortcuts import render


def meld(request, titel, boodschap, *, status):
    """A page that says what is wrong and what to do."""
    context = {"kop": titel, "boodschap": boodschap}
    return render(request, "ijmond/melding.html", context, status=status)
