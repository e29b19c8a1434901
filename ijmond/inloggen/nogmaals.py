"""What is sensitive asks the password again, once in a while: perhaps somebody else sits there."""

from functools import wraps
from time import time
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.contrib.admin import site
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters

from .adres import is_eigen_pagina
from .houvast import houd_vast
from .sessie import BEGONNEN

BEVESTIGD = "bevestigd"
BLIJFT_GELDIG = 15 * 60
"""Seconds that a password counts, from logging in or from typing it again."""


def vraagt_wachtwoord(view):
    """Let a page of the admin be seen only by who typed his password a short while ago."""

    @wraps(view)
    def vraag_of_toon(request, *args, **kwargs):
        if not site.has_permission(request) or _is_vers(request.session):
            return view(request, *args, **kwargs)
        vraag = f"{reverse('maykin_2fa:bevestig')}?{urlencode({'next': request.get_full_path()})}"
        return houd_vast(request, "wachtwoord") or HttpResponseRedirect(vraag)

    return vraag_of_toon


class WachtwoordForm(forms.Form):
    wachtwoord = forms.CharField(
        label="Uw wachtwoord",
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password", "autofocus": True}),
    )

    def __init__(self, *args, request, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_wachtwoord(self):
        wachtwoord = self.cleaned_data["wachtwoord"]
        naam = self.request.user.get_username()
        if authenticate(self.request, username=naam, password=wachtwoord) is None:
            raise ValidationError("Dit wachtwoord klopt niet.")
        return wachtwoord


@sensitive_post_parameters()
def bevestig(request):
    form = WachtwoordForm(request.POST or None, request=request)
    if form.is_valid():
        request.session[BEVESTIGD] = int(time())
        naar = request.GET.get("next", "")
        if is_eigen_pagina(request, naar):
            return HttpResponseRedirect(naar)
        messages.success(request, "Uw wachtwoord klopt. Ga verder in het andere tabblad.")
        return HttpResponseRedirect(reverse("admin:index"))
    context = site.each_context(request) | {"title": "Typ uw wachtwoord nog eens", "form": form}
    return TemplateResponse(request, "inloggen/bevestig.html", context)


def _is_vers(sessie):
    return int(time()) - max(sessie[BEGONNEN], sessie.get(BEVESTIGD, 0)) < BLIJFT_GELDIG
