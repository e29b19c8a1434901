"""What the forms of logging in ask and say, in the words of the portal."""

from django.contrib.admin.forms import AdminAuthenticationForm
from django.forms import HiddenInput
from two_factor.plugins.webauthn.forms import (
    WebauthnAuthenticationTokenForm,
    WebauthnDeviceValidationForm,
)

CODE_KLOPT_NIET = "Deze code klopt niet. Kijk of de klok van uw telefoon goed staat."
HERSTELCODE_KLOPT_NIET = "Deze herstelcode klopt niet, of is al gebruikt."
PASSKEY_KLOPT_NIET = "Uw passkey werd niet herkend. Probeer het nog eens."
SOORTEN = {
    "generator": "Met een app op uw telefoon, zoals Microsoft of Google Authenticator",
    "webauthn": "Met een passkey: uw vingerafdruk, gezicht, pincode of een beveiligingssleutel",
}
"""The ways to show a second time who you are."""

PASSKEYS = (WebauthnAuthenticationTokenForm, WebauthnDeviceValidationForm)


class InlogForm(AdminAuthenticationForm):
    """A name and a password; a wrong name and a wrong password are one and the same."""

    error_messages = {
        "invalid_login": "Deze naam en dit wachtwoord horen niet bij elkaar. Let op hoofdletters.",
        "inactive": "Deze naam en dit wachtwoord horen niet bij elkaar. Let op hoofdletters.",
    }


def vernederlands(form, stap):
    """Give a form of the library the words of the portal; `stap` is its step in the wizard."""
    if "method" in form.fields:
        form.fields["method"].label = "Hoe wilt u het doen?"
        form.fields["method"].choices = SOORTEN.items()
    for naam in ("token", "otp_token"):
        if naam in form.fields:
            _noem_code(form, form.fields[naam], stap)
    return form


def _noem_code(form, veld, stap):
    if isinstance(form, PASSKEYS):
        veld.widget = HiddenInput()
        return
    if stap == "backup":
        zin, veld.label = HERSTELCODE_KLOPT_NIET, "Herstelcode"
        veld.widget.attrs |= {"autocomplete": "off", "autofocus": True}
    else:
        zin, veld.label = CODE_KLOPT_NIET, "Code uit de app"
    veld.error_messages |= dict.fromkeys(("invalid", "min_length", "max_length", "min_value"), zin)
    veld.error_messages |= {"max_value": zin, "required": "Vul hier de code in."}
    form.error_messages = {"invalid_token": zin}
    even = "Te vaak mis. Wacht een minuut en probeer het dan nog eens."
    form.otp_error_messages = {
        "token_required": "Vul hier de code in.",
        "invalid_token": zin,
        "n_failed_attempts": even,
        "verification_not_allowed": even,
        "device_required": "Begin opnieuw met inloggen.",
    }
