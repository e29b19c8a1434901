"""What the admin shows of second factors: nothing, for they are secrets; they can only go."""

from django.contrib import admin, messages
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice
from two_factor.plugins.webauthn.models import WebauthnDevice

from .factoren import haal_weg
from .sessie import log_overal_uit

admin.site.unregister((StaticDevice, TOTPDevice, WebauthnDevice))


@admin.action(description="Haal de tweede factor weg", permissions=["change"])
def haal_factor_weg(modeladmin, request, gebruikers):
    """For who lost telephone and recovery codes; the next login asks to set up a new one."""
    gebruikers = [g for g in gebruikers if modeladmin.has_change_permission(request, g)]
    for user in gebruikers:
        haal_weg(user)
        log_overal_uit(user, behalve=request.session.session_key)
        modeladmin.log_change(request, user, "Tweede factor weggehaald.")
    namen = ", ".join(user.get_username() for user in gebruikers)
    messages.success(request, f"De tweede factor is weg, en overal uitgelogd: {namen}.")
