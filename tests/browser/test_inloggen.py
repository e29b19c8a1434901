"""Coming in, as a clerk does: a second factor, and a door that shuts for who guesses."""

from base64 import b32decode

import pytest
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice
from two_factor.plugins.webauthn.models import WebauthnDevice


@pytest.fixture(autouse=True)
def _zoals_in_het_echt(settings):
    settings.TWEEDE_FACTOR = True
    settings.MAYKIN_2FA_ALLOW_MFA_BYPASS_BACKENDS = []


@pytest.fixture
def vul_naam_in(griffie, wachtwoord):
    def doe(pagina, anders=None):
        pagina.goto("/beheer/")
        pagina.get_by_label("Gebruikersnaam").fill(griffie.username)
        pagina.get_by_label("Wachtwoord").fill(anders or wachtwoord)
        pagina.get_by_role("button", name="Inloggen").click()

    return doe


@pytest.fixture
def met_passkeys(maak_pagina, live_server):
    """A browser with a passkey of its own; those work on a name, not on the number of a machine."""
    pagina = maak_pagina(base_url=live_server.url.replace("127.0.0.1", "localhost"))
    cdp = pagina.context.new_cdp_session(pagina)
    cdp.send("WebAuthn.enable")
    sleutel = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    cdp.send("WebAuthn.addVirtualAuthenticator", {"options": sleutel})
    return pagina


def test_een_app_instellen_en_daarna_inloggen_met_een_code(maak_pagina, vul_naam_in, axe, griffie):
    pagina = maak_pagina()
    pagina.goto("/beheer/")
    axe.in_elke_stand(pagina)
    vul_naam_in(pagina)
    axe.in_elke_stand(pagina)
    pagina.get_by_label("Met een app op uw telefoon").check()
    pagina.get_by_role("button", name="Verder").click()
    axe.in_elke_stand(pagina)
    assert pagina.evaluate("document.querySelector('.qr').naturalWidth") > 0
    sleutel = pagina.locator(".sleutel").inner_text()
    app = TOTPDevice(key=b32decode(sleutel).hex())
    pagina.get_by_label("Code uit de app").fill(f"{TOTP(app.bin_key).token():06d}")
    pagina.get_by_role("button", name="Verder").click()
    pagina.get_by_role("button", name="Maak herstelcodes").click()
    codes = pagina.locator(".herstelcodes code").all_inner_texts()
    assert len(codes) == 10
    axe.in_elke_stand(pagina)
    pagina.get_by_role("link", name="Uw account").click()
    axe.in_elke_stand(pagina)
    pagina.get_by_role("button", name="Uitloggen").click()

    vul_naam_in(pagina)
    axe.in_elke_stand(pagina)
    pagina.get_by_role("link", name="Gebruik een herstelcode").click()
    axe.in_elke_stand(pagina)
    pagina.get_by_label("Herstelcode").fill(codes[0])
    pagina.get_by_role("button", name="Verder").click()
    assert "Wat vraagt aandacht" in pagina.get_by_role("main").inner_text()
    pagina.get_by_role("button", name="Uitloggen").click()

    TOTPDevice.objects.update(last_t=-1)
    vul_naam_in(pagina)
    pagina.get_by_label("Code uit de app").fill(f"{TOTP(app.bin_key).token():06d}")
    pagina.get_by_role("button", name="Verder").click()
    assert "Wat vraagt aandacht" in pagina.get_by_role("main").inner_text()


def test_een_passkey_instellen_en_daarna_ermee_inloggen(met_passkeys, vul_naam_in, axe, griffie):
    pagina = met_passkeys
    vul_naam_in(pagina)
    pagina.get_by_label("Met een passkey").check()
    pagina.get_by_role("button", name="Verder").click()
    axe.in_elke_stand(pagina)
    pagina.get_by_role("button", name="Gebruik uw passkey").click()
    pagina.wait_for_url("**/herstelcodes/")
    assert WebauthnDevice.objects.get().user == griffie
    pagina.get_by_role("button", name="Uitloggen").click()

    vul_naam_in(pagina)
    assert pagina.get_by_text("Laat met uw passkey zien dat u het bent.").is_visible()
    axe.in_elke_stand(pagina)
    pagina.get_by_role("button", name="Gebruik uw passkey").click()
    pagina.get_by_text("Wat vraagt aandacht").wait_for()


def test_een_passkey_die_niet_werkt_zegt_dat_en_kan_opnieuw(
    maak_pagina, live_server, vul_naam_in, klachten
):
    """At a bare number of a machine no browser makes a passkey."""
    pagina = maak_pagina()
    vul_naam_in(pagina)
    pagina.get_by_label("Met een passkey").check()
    pagina.get_by_role("button", name="Verder").click()
    pagina.get_by_role("button", name="Gebruik uw passkey").click()
    pagina.get_by_role("alert").get_by_text("Dat lukte niet.").wait_for()
    assert pagina.get_by_role("button", name="Gebruik uw passkey").is_enabled()


def test_na_vijf_keer_mis_gaat_de_deur_dicht(maak_pagina, vul_naam_in, axe, klachten):
    pagina = maak_pagina()
    for _ in range(5):
        vul_naam_in(pagina, "fout wachtwoord")
    assert "opnieuw proberen in te loggen" in pagina.get_by_role("main").inner_text()
    axe.in_elke_stand(pagina)
    vul_naam_in(pagina)
    assert "Te vaak geprobeerd" in pagina.get_by_role("main").inner_text()
    assert len(klachten) == 2
    assert all("429" in klacht for klacht in klachten)
    klachten.clear()
