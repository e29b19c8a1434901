"""Logging in through the door, step by step."""

from django.urls import reverse

INLOG = "/beheer/login/"


def vul_in(client, adres, stap, **velden):
    """Fill in one step of logging in or of setting up; a step names its own fields."""
    wizard = "instellen" if adres == reverse("maykin_2fa:setup") else "inloggen"
    gegevens = {f"{stap}-{naam}": waarde for naam, waarde in velden.items()}
    return client.post(adres, {f"{wizard}-current_step": stap} | gegevens)


def log_in(client, naam, wachtwoord, adres=INLOG, **kop):
    """Name and password; what comes of it is a page or the way on."""
    gegevens = {
        "inloggen-current_step": "auth",
        "auth-username": naam,
        "auth-password": wachtwoord,
    }
    return client.post(adres, gegevens, **kop)
