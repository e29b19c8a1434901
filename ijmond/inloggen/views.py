"""The pages of logging in and of one's own account: those of maykin-2fa, in our words."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.contrib.auth.signals import user_login_failed
from django.http import HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST
from maykin_2fa import views as maykin
from two_factor.forms import MethodForm
from two_factor.utils import default_device
from two_factor.views.utils import IdempotentSessionWizardView
from webauthn.helpers.exceptions import WebAuthnException

from .adres import is_eigen_pagina
from .blokkade import op_slot
from .factoren import haal_weg
from .forms import PASSKEY_KLOPT_NIET, PASSKEYS, InlogForm, vernederlands
from .sessie import begin, log_overal_uit, nog_over, verleng

ONBRUIKBAAR = (WebAuthnException, LookupError, ValueError)
"""What the library raises at a passkey that was made up, or that was sent twice."""


class Stappen(IdempotentSessionWizardView):
    """A form in steps, of which each says in Dutch what it asks and what was wrong."""

    titel: str
    passkey: str
    """What a passkey is for here: "creation" or "request", as the library names its options."""

    def get_prefix(self, request, *args, **kwargs):
        return "inloggen"

    def post(self, *args, **kwargs):
        try:
            return super().post(*args, **kwargs)
        except ONBRUIKBAAR:
            self.ging_mis()
            return self._begin_opnieuw()

    def ging_mis(self):
        """Hears of each step that was wrong."""

    def render(self, form=None, **kwargs):
        """A passkey that was refused can't be sent again: the browser has to ask it anew."""
        if form is not None and form.errors:
            self.ging_mis()
        if isinstance(form, PASSKEYS) and form.errors:
            return self._begin_opnieuw()
        return super().render(form, **kwargs)

    def _begin_opnieuw(self):
        messages.error(self.request, PASSKEY_KLOPT_NIET)
        return HttpResponseRedirect(self.request.get_full_path())

    def get_form(self, step=None, **kwargs):
        form = super().get_form(step=step, **kwargs)
        return vernederlands(form, step or self.steps.current)

    def get_context_data(self, form, **kwargs):
        sleutel = f"webauthn_{self.passkey}_options"
        return super().get_context_data(form, **kwargs) | {
            "title": self.titel,
            "passkey": self.request.session.get(sleutel, ""),
            "passkey_doel": self.passkey,
        }


class InlogView(Stappen, maykin.AdminLoginView):
    """Name and password, then what the user has set up beside it."""

    titel, passkey, template_name = "Inloggen", "request", "inloggen/inloggen.html"
    form_list = (("auth", InlogForm), *maykin.AdminLoginView.form_list[1:])

    def get(self, request, *args, **kwargs):
        user = request.user
        nog_niets = user.is_authenticated and user.is_staff and not user.is_verified()
        if nog_niets and not default_device(user):
            return redirect("maykin_2fa:setup")
        return super().get(request, *args, **kwargs)

    def post(self, *args, **kwargs):
        user = self.get_user()
        return (user and op_slot(self.request, user)) or super().post(*args, **kwargs)

    def ging_mis(self):
        """A second factor that is wrong counts, and is told, as a password is."""
        if self.steps.current != self.AUTH_STEP and (user := self.get_user()):
            wie = {"username": user.get_username(), "stap": "tweede factor"}
            user_login_failed.send(sender=type(self), credentials=wie, request=self.request)

    def done(self, form_list, **kwargs):
        """Simpler than the library's, which remembers browsers and knows other addresses."""
        login(self.request, self.get_user())
        begin(self.request.session)
        return redirect(self.get_success_url())

    def get_redirect_url(self):
        naar = super().get_redirect_url()
        return naar if is_eigen_pagina(self.request, naar) else reverse("admin:index")

    def get_context_data(self, form, **kwargs):
        return super().get_context_data(form, **kwargs) | {
            "zonder_factor": not settings.TWEEDE_FACTOR,
            "met_mail": bool(settings.EMAIL_URL),
        }


class HerstelView(InlogView, maykin.RecoveryTokenView):
    titel, template_name = "Inloggen met een herstelcode", "inloggen/herstelcode.html"

    def get(self, *args, **kwargs):
        return maykin.RecoveryTokenView.get(self, *args, **kwargs)


class InstelView(Stappen, maykin.AdminSetupView):
    """Setting up the second factor; whoever has none comes nowhere else."""

    titel, passkey = "Stel uw tweede factor in", "creation"
    template_name = "inloggen/instellen.html"
    success_url = "maykin_2fa:backup_tokens"
    form_list = (("method", MethodForm),)

    def get_prefix(self, request, *args, **kwargs):
        return "instellen"


class HerstelcodesView(maykin.BackupTokensView):
    template_name = "inloggen/herstelcodes.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"title": "Uw herstelcodes"}


class AccountView(maykin.AccountSecurityView):
    template_name = "inloggen/account.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"title": "Uw account"}


@require_POST
def vervang_factor(request):
    """Start again with another telephone or passkey."""
    haal_weg(request.user)
    return redirect("maykin_2fa:setup")


def sessie(request):
    """How long a session lasts; who sends instead of asks, stays."""
    if request.method == "POST":
        verleng(request.session)
    return JsonResponse({"seconden": nog_over(request.session)})


@require_POST
def overal_uit(request):
    user = request.user
    logout(request)
    log_overal_uit(user)
    return redirect("admin:login")
