"""The second factor is set up once, and then asked at each login."""

import re
from base64 import b32decode

import pytest
from django.urls import reverse
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice
from two_factor.plugins.webauthn.models import WebauthnDevice

from agenda.models import Agendapunt
from ijmond.logboek import Logregel
from tests.beheer.formulier import Beheer, lijst
from tests.inloggen.stappen import INLOG, log_in, vul_in

INSTELLEN = "/beheer/account/tweede-factor/"
CODES = "/beheer/account/herstelcodes/"


@pytest.fixture(autouse=True)
def _zoals_in_het_echt(settings):
    settings.TWEEDE_FACTOR = True
    settings.MAYKIN_2FA_ALLOW_MFA_BYPASS_BACKENDS = []


@pytest.fixture
def app(griffie):
    """The telephone of the clerk, set up already."""
    return TOTPDevice.objects.create(user=griffie, name="default")


def code(factor):
    """What the telephone shows now; the same one counts only once."""
    factor.refresh_from_db()
    factor.last_t = -1
    factor.save()
    return f"{TOTP(factor.bin_key).token():06d}"


def zonder_rem(factor):
    """Some seconds after a code that was wrong."""
    factor.refresh_from_db()
    factor.throttle_reset()


@pytest.fixture
def ingelogd(client, griffie, wachtwoord, app):
    log_in(client, "griffie", wachtwoord)
    vul_in(client, INLOG, "token", otp_token=code(app))
    return client


def test_met_alleen_een_wachtwoord_komt_niemand_verder_dan_instellen(client, griffie, wachtwoord):
    assert log_in(client, "griffie", wachtwoord).url == INSTELLEN
    for adres in (lijst(Agendapunt), "/beheer/", CODES, "/beheer/account/"):
        assert client.get(adres).status_code == 302, adres
    assert client.get("/beheer/", follow=True).redirect_chain[-1][0] == INSTELLEN


def test_wie_een_app_instelt_krijgt_herstelcodes_en_kan_aan_het_werk(client, griffie, wachtwoord):
    log_in(client, "griffie", wachtwoord)
    stap = vul_in(client, INSTELLEN, "method", method="generator").content.decode()
    [sleutel] = re.findall(r'class="sleutel">(\w+)<', stap)
    assert client.get(f"{INSTELLEN}qr/")["Content-Type"].startswith("image/svg+xml")
    fout = vul_in(client, INSTELLEN, "generator", token="000000").content.decode()
    assert "Deze code klopt niet." in fout
    assert sleutel in fout
    goed = f"{TOTP(b32decode(sleutel)).token():06d}"
    assert vul_in(client, INSTELLEN, "generator", token=goed).url == CODES
    assert "u hebt nog geen herstelcodes" in client.get(CODES).content.decode()
    gemaakt = client.post(CODES, follow=True).content.decode()
    assert len(re.findall(r"<li><code>\w{8}</code>", gemaakt)) == 10
    assert client.get(lijst(Agendapunt)).status_code == 200


def test_bij_elke_inlog_hoort_een_code_en_dan_gaat_men_waar_men_heen_wilde(
    client, griffie, wachtwoord, app
):
    heen = f"{INLOG}?next={lijst(Agendapunt)}"
    vraag = log_in(client, "griffie", wachtwoord, adres=heen).content.decode()
    assert "typ de zes cijfers over" in vraag
    assert client.get("/beheer/").status_code == 302
    assert "Deze code klopt niet." in vul_in(client, heen, "token", otp_token="12").content.decode()
    fout = vul_in(client, heen, "token", otp_token="000000").content.decode()
    assert "Deze code klopt niet." in fout
    assert "_auth_user_id" not in client.session
    snel = vul_in(client, heen, "token", otp_token=code(app)).content.decode()
    assert "Te vaak mis. Wacht een minuut" in snel
    zonder_rem(app)
    assert vul_in(client, heen, "token", otp_token=code(app)).url == lijst(Agendapunt)
    assert client.get(lijst(Agendapunt)).status_code == 200


@pytest.mark.parametrize(
    ("adres", "stap", "verkeerd"),
    [(INLOG, "token", "000000"), (f"{INLOG}herstelcode/", "backup", "verzonnen")],
    ids=["code", "herstelcode"],
)
def test_een_verkeerde_tweede_factor_staat_in_het_logboek_en_vijf_keer_is_te_vaak(
    client, griffie, wachtwoord, app, adres, stap, verkeerd
):
    log_in(client, "griffie", wachtwoord)
    if adres != INLOG:
        client.get(adres)
    for _ in range(7):
        dicht = vul_in(client, adres, stap, otp_token=verkeerd)
    assert dicht.status_code == 429
    zonder_rem(app)
    assert vul_in(client, INLOG, "token", otp_token=code(app)).status_code == 429
    assert log_in(client, "griffie", wachtwoord).status_code == 429
    regels = Logregel.objects.order_by("pk").values_list("wie", "waarop", "uitkomst")
    assert [*regels] == [
        *[("griffie", "tweede factor", "mislukt")] * 5,
        ("griffie", "te vaak geprobeerd", "geweigerd"),
    ]


def test_een_passkey_die_niet_klopt_staat_in_het_logboek(client, griffie, wachtwoord):
    WebauthnDevice.objects.create(
        user=griffie, name="default", public_key="AAAA", key_handle="AAAA", sign_count=0
    )
    for onzin in ("", "{}", '{"id": "x", "rawId": "x"}'):
        log_in(client, "griffie", wachtwoord)
        vul_in(client, INLOG, "token", otp_token=onzin)
    regels = Logregel.objects.values_list("wie", "waarop", "uitkomst")
    assert [*regels] == [("griffie", "tweede factor", "mislukt")] * 3


def test_een_code_werkt_maar_een_keer(client, griffie, wachtwoord, app):
    eerste = code(app)
    log_in(client, "griffie", wachtwoord)
    assert vul_in(client, INLOG, "token", otp_token=eerste).status_code == 302
    client.logout()
    log_in(client, "griffie", wachtwoord)
    nog_eens = vul_in(client, INLOG, "token", otp_token=eerste)
    assert "Deze code klopt niet." in nog_eens.content.decode()


def test_een_herstelcode_werkt_een_keer(ingelogd, griffie, wachtwoord):
    ingelogd.post(CODES)
    herstelcode = griffie.staticdevice_set.get().token_set.first().token
    for verder in (True, False):
        ingelogd.logout()
        vraag = log_in(ingelogd, "griffie", wachtwoord).content.decode()
        assert reverse("maykin_2fa:recovery") in vraag
        herstel = reverse("maykin_2fa:recovery")
        assert "Herstelcode:" in ingelogd.get(herstel).content.decode()
        antwoord = vul_in(ingelogd, herstel, "backup", otp_token=herstelcode)
        assert (antwoord.status_code == 302) is verder
    assert "Deze herstelcode klopt niet, of is al gebruikt." in antwoord.content.decode()


def test_met_een_nieuwe_telefoon_begint_iemand_opnieuw(ingelogd, griffie):
    pagina = ingelogd.get("/beheer/account/").content.decode()
    assert "een app op uw telefoon" in pagina
    assert ingelogd.post("/beheer/account/tweede-factor/vervang/").url == INSTELLEN
    assert not TOTPDevice.objects.filter(user=griffie).exists()
    assert ingelogd.get("/beheer/").status_code == 302
    assert ingelogd.get(INSTELLEN).status_code == 200


def test_een_beheerder_haalt_de_tweede_factor_van_een_ander_weg(
    ingelogd, griffie, app, admin_user, django_user_model, client_class_van
):
    sleutel = TOTPDevice.objects.create(user=admin_user, name="default")
    beheerder = client_class_van()
    log_in(beheerder, admin_user.username, "password")
    vul_in(beheerder, INLOG, "token", otp_token=code(sleutel))
    Beheer(beheerder).kies(django_user_model, "haal_factor_weg", [griffie])
    assert not TOTPDevice.objects.filter(user=griffie).exists()
    assert ingelogd.get("/beheer/").status_code == 302
    assert "_auth_user_id" not in ingelogd.session


@pytest.fixture
def client_class_van(client):
    return type(client)


def test_geheimen_van_een_tweede_factor_staan_nergens_in_het_beheer(admin_client, settings):
    settings.MAYKIN_2FA_ALLOW_MFA_BYPASS_BACKENDS = settings.AUTHENTICATION_BACKENDS
    tekst = admin_client.get("/beheer/").content.decode()
    assert "/otp_" not in tekst
    assert "webauthn" not in tekst
    assert "/axes/" not in tekst


@pytest.mark.parametrize("onzin", ["", "{}", "geen json", '{"id": "x", "rawId": "x"}'])
def test_een_verzonnen_passkey_is_een_zin_en_geen_fout(client, griffie, wachtwoord, onzin):
    log_in(client, "griffie", wachtwoord)
    stap = vul_in(client, INSTELLEN, "method", method="webauthn").content.decode()
    assert 'data-passkey-doel="creation"' in stap
    for _ in range(2):
        antwoord = vul_in(client, INSTELLEN, "webauthn", token=onzin)
        assert "Uw passkey werd niet herkend" in client.get(antwoord.url).content.decode()


def test_op_een_proef_is_een_wachtwoord_genoeg_en_dat_staat_erbij(
    client, griffie, wachtwoord, settings
):
    assert "Dit is een proef" not in client.get(INLOG).content.decode()
    settings.TWEEDE_FACTOR = False
    settings.MAYKIN_2FA_ALLOW_MFA_BYPASS_BACKENDS = settings.AUTHENTICATION_BACKENDS
    assert "Dit is een proef" in client.get(INLOG).content.decode()
    heen = f"{INLOG}?next={lijst(Agendapunt)}"
    assert log_in(client, "griffie", wachtwoord, adres=heen).url == lijst(Agendapunt)
    assert client.get(lijst(Agendapunt)).status_code == 200


def test_wie_geen_medewerker_is_hoort_niet_meer_dan_wie_niet_bestaat(
    client, wachtwoord, django_user_model
):
    django_user_model.objects.create_user("bezoeker", password=wachtwoord)
    antwoord = log_in(client, "bezoeker", wachtwoord).content.decode()
    assert "Deze naam en dit wachtwoord horen niet bij elkaar." in antwoord
