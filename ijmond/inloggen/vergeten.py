"""A forgotten password, where the portal can send mail."""

from django.conf import settings
from django.contrib import messages
from django.contrib.admin import site
from django.contrib.auth import views
from django.http import Http404
from django.urls import reverse_lazy


class MetMail:
    """A page that is there only where mail is set."""

    def dispatch(self, *args, **kwargs):
        if not settings.EMAIL_URL:
            raise Http404
        return super().dispatch(*args, **kwargs)  # type: ignore[misc]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)  # type: ignore[misc]
        return site.each_context(self.request) | context  # type: ignore[attr-defined]


class VergetenView(MetMail, views.PasswordResetView):
    """Asks for a mail address; the answer is the same whether anybody has it."""

    title = "Wachtwoord vergeten"
    template_name = "inloggen/vergeten.html"
    subject_template_name = "inloggen/vergeten_onderwerp.txt"
    email_template_name = "inloggen/vergeten_mail.txt"
    success_url = reverse_lazy("maykin_2fa:vergeten-verstuurd")


class VerstuurdView(MetMail, views.PasswordResetDoneView):
    title = "Kijk in uw mail"
    template_name = "inloggen/vergeten_verstuurd.html"


class KiesView(MetMail, views.PasswordResetConfirmView):
    """A new password, by a link that works once and for an hour; it ends every session."""

    template_name = "inloggen/kies_wachtwoord.html"
    success_url = reverse_lazy("admin:login")

    def form_valid(self, form):
        messages.success(self.request, "Uw nieuwe wachtwoord is opgeslagen. Log er nu mee in.")
        return super().form_valid(form)

    def get_context_data(self, **kwargs):
        kop = "Kies een nieuw wachtwoord" if self.validlink else "Deze link werkt niet meer"
        return super().get_context_data(**kwargs) | {"title": kop}
