"""Which passwords are refused, and which are not."""

import pytest
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from tests.beheer.formulier import Beheer, nieuw


@pytest.mark.parametrize(
    "wachtwoord",
    ["welkom2026!!", "Welkom2026!!", "W3lk0m2026!!", "wachtwoord123", "w4chtw00rd12!",
     "Zomer2026Zomer", "Gemeente2026!!", "griffieijmond1", "!!Heemskerk26!!", "1a1a1a1a1a1a",
     "123456789012", "password123456"],
)  # fmt: skip
def test_een_bekend_woord_met_cijfers_en_tekens_wordt_geweigerd(wachtwoord):
    with pytest.raises(ValidationError):
        validate_password(wachtwoord)


@pytest.mark.parametrize(
    "wachtwoord",
    ["een lang wachtwoord", "fiets onder de sluis", "kX7!92#0$81q", "8f3-71z-0044-q",
     "de raad van zeven zwaluwen", "tulpenagenda kraan"],
)  # fmt: skip
def test_wat_iemand_zelf_bedenkt_mag(wachtwoord):
    validate_password(wachtwoord)


def test_een_wachtwoord_dat_te_raden_is_zegt_wat_beter_is(admin_client):
    geraden = {"password1": "welkom2026!!", "password2": "welkom2026!!"}
    pagina = Beheer(admin_client).vul_in(nieuw(User), username="bea", **geraden)
    assert "Neem liever een paar woorden die niets met elkaar te maken hebben." in " ".join(
        pagina.fouten
    )
    assert not User.objects.filter(username="bea").exists()


def test_een_wachtwoord_hoeft_geen_cijfer_of_teken_en_mag_geplakt(admin_client):
    goed = {"password1": "fiets onder de sluis", "password2": "fiets onder de sluis"}
    pagina = Beheer(admin_client).lees(nieuw(User))
    assert not pagina.teksten("//input[@onpaste]")
    Beheer(admin_client).vul_in(nieuw(User), username="bea", **goed)
    assert User.objects.get(username="bea").check_password("fiets onder de sluis")
