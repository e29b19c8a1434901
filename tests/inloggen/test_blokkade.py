"""Who keeps guessing has to wait, and hears until when."""

import re
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.urls import reverse
from django.utils import timezone

from ijmond.inloggen.adres import bezoekersadres
from tests.inloggen.stappen import log_in

BEIDE = pytest.mark.beide  # an address has a kind of column of its own in each database
FOUT = "Deze naam en dit wachtwoord horen niet bij elkaar."


def raad(client, naam, keer, **kop):
    """Guess a password this many times; gives the last answer."""
    for _ in range(keer):
        antwoord = log_in(client, naam, "fout wachtwoord", **kop)
    return antwoord


def test_na_vijf_keer_mis_wacht_iemand_en_leest_tot_wanneer(client, griffie, wachtwoord):
    assert FOUT in raad(client, "griffie", 4).content.decode()
    dicht = raad(client, "griffie", 1)
    assert dicht.status_code == 429
    [tijd] = re.findall(r"om <strong>(\d\d:\d\d) uur", dicht.content.decode())
    straks = timezone.localtime() + timedelta(minutes=15)
    assert tijd in (f"{straks:%H:%M}", f"{straks - timedelta(minutes=1):%H:%M}")
    assert 800 < int(dicht["Retry-After"]) <= 900
    assert log_in(client, "griffie", wachtwoord).status_code == 429
    assert "_auth_user_id" not in client.session


def test_wie_het_niet_meer_weet_leest_hoe_het_verder_kan(client, griffie, settings):
    assert "Vraag dan uw beheerder" in raad(client, "griffie", 5).text
    settings.EMAIL_URL = "consolemail://"
    assert f'href="{reverse("maykin_2fa:vergeten")}"' in raad(client, "griffie", 1).text


def test_wie_blijft_raden_hoeft_niet_langer_te_wachten(client, griffie, wachtwoord):
    raad(client, "griffie", 5)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=14))
    assert raad(client, "griffie", 1).status_code == 429
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=15))
    assert log_in(client, "griffie", wachtwoord).url == "/beheer/"
    assert not AccessAttempt.objects.exists()


def test_een_naam_die_niet_bestaat_antwoordt_hetzelfde(client, griffie):
    def zonder_tokens(antwoord):
        zonder = re.sub(r'(csrfmiddlewaretoken" value=)"\w+"', "", antwoord.content.decode())
        return antwoord.status_code, re.sub(r'auth-username" value="\w+"', "", zonder)

    for _ in range(5):
        echt, niet = raad(client, "griffie", 1), raad(client, "bestaatniet", 1)
        assert zonder_tokens(echt) == zonder_tokens(niet)
    assert echt.status_code == 429


def test_een_collega_achter_hetzelfde_adres_kan_er_gewoon_in(
    client, griffie, wachtwoord, django_user_model
):
    raad(client, "griffie", 5)
    django_user_model.objects.create_user("collega", password=wachtwoord, is_staff=True)
    assert log_in(client, "collega", wachtwoord).url == "/beheer/"


def test_dezelfde_naam_kan_er_van_een_ander_adres_in(client, griffie, wachtwoord):
    raad(client, "griffie", 5, REMOTE_ADDR="192.0.2.1")
    assert log_in(client, "griffie", wachtwoord, REMOTE_ADDR="192.0.2.2").status_code == 302


@BEIDE
def test_een_naam_van_overal_en_een_adres_voor_alle_namen_houden_ook_op(
    client, griffie, wachtwoord
):
    for nummer in range(5):
        raad(client, "griffie", 4, REMOTE_ADDR=f"192.0.2.{nummer}")
        raad(client, f"naam{nummer}", 4, REMOTE_ADDR="192.0.2.99")
    assert log_in(client, "griffie", wachtwoord, REMOTE_ADDR="192.0.2.50").status_code == 429
    assert raad(client, "nieuw", 1, REMOTE_ADDR="192.0.2.99").status_code == 429


def test_wie_erin_komt_begint_weer_bij_nul_en_wat_anderen_probeerden_telt_door(
    client, griffie, wachtwoord
):
    raad(client, "griffie", 4)
    raad(client, "griffie", 4, REMOTE_ADDR="192.0.2.1")
    log_in(client, "griffie", wachtwoord)
    [over] = AccessAttempt.objects.all()
    assert over.ip_address == "192.0.2.1"


def test_wat_iemand_als_wachtwoord_typte_wordt_niet_bewaard(client, griffie):
    raad(client, "griffie", 2)
    poging = AccessAttempt.objects.get()
    assert "fout wachtwoord" not in f"{poging.post_data}{poging.get_data}{poging.path_info}"


@pytest.mark.parametrize(
    ("aantal", "keten", "adres"),
    [
        (0, "192.0.2.1", "127.0.0.1"),
        (1, "6.6.6.6, 192.0.2.1", "192.0.2.1"),
        (2, "6.6.6.6, 192.0.2.1, 10.0.0.1", "192.0.2.1"),
        (2, "10.0.0.1", "127.0.0.1"),
        (1, "onzin", "127.0.0.1"),
        (1, "2001:db8::1", "2001:db8::1"),
    ],
)
def test_het_adres_is_wat_de_eigen_proxy_zag(rf, settings, aantal, keten, adres):
    settings.PROXY_AANTAL = aantal
    assert bezoekersadres(rf.get("/", HTTP_X_FORWARDED_FOR=keten)) == adres


@BEIDE
def test_zonder_adres_telt_de_naam(client, griffie, wachtwoord):
    assert raad(client, "griffie", 5, REMOTE_ADDR="").status_code == 429
