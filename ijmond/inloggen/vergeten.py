"""A forgotten password, where the portal can send mail."""

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.contrib.admin import site
from django.contrib.auth import views
from django.contrib.auth.forms import PasswordResetForm
from django.http import Http404
from django.urls import reverse_lazy
from django.utils import timezone

from ..logboek import Logregel, Wat, schrijf
from .adres import bezoekersadres

UUR = timedelta(hours=1)
PER_GEBRUIKER, PER_BEZOEKER = 3, 10
GEMAILD = "mail voor een nieuw wachtwoord"


class MetMail:
    """A page that is there only where mail is set."""

    def dispatch(self, *args, **kwargs):
        if not settings.EMAIL_URL:
            raise Http404
        return super().dispatch(*args, **kwargs)  # type: ignore[misc]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)  # type: ignore[misc]
        return site.each_context(self.request) | context  # type: ignore[attr-defined]


class VergetenForm(PasswordResetForm):
    """Sends so many mails an hour to a user, and for a visitor; the log knows of each."""

    vanwaar: str | None = None

    def get_users(self, email):
        for user in super().get_users(email):
            wat = f"{user}: {GEMAILD}"
            onlangs = Logregel.objects.filter(
                wat=Wat.GEBRUIKER, waarop__endswith=GEMAILD, wanneer__gt=timezone.now() - UUR
            )
            van_user, van_hier = onlangs.filter(waarop=wat), onlangs.filter(vanwaar=self.vanwaar)
            if van_user.count() < PER_GEBRUIKER and van_hier.count() < PER_BEZOEKER:
                schrijf(Wat.GEBRUIKER, wat)
                yield user


class VergetenView(MetMail, views.PasswordResetView):
    """Asks for a mail address; the answer is the same whether anybody has it."""

    title = "Wachtwoord vergeten"
    form_class = VergetenForm
    template_name = "inloggen/vergeten.html"
    subject_template_name = "inloggen/vergeten_onderwerp.txt"
    email_template_name = "inloggen/vergeten_mail.txt"
    success_url = reverse_lazy("maykin_2fa:vergeten-verstuurd")

    def form_valid(self, form):
        form.vanwaar = bezoekersadres(self.request)
        return super().form_valid(form)


class VerstuurdView(MetMail, views.PasswordResetDoneView):
    title = "Kijk in uw mail"
    template_name = "inloggen/vergeten_verstuurd.html"


class KiesView(MetMail, views.PasswordResetConfirmView):
    """A new password, by a link that works once and for an hour; it ends every session."""

    template_name = "inloggen/kies_wachtwoord.html"
    success_url = reverse_lazy("admin:login")

    def form_valid(self, form):
        schrijf(Wat.GEBRUIKER, f"{self.user}: nieuw wachtwoord gekozen met een mail")
        messages.success(self.request, "Uw nieuwe wachtwoord is opgeslagen. Log er nu mee in.")
        return super().form_valid(form)

    def get_context_data(self, **kwargs):
        kop = "Kies een nieuw wachtwoord" if self.validlink else "Deze link werkt niet meer"
        return super().get_context_data(**kwargs) | {"title": kop}
