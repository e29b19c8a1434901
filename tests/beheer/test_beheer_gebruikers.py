"""Users and groups, in Dutch."""

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from tests.beheer.formulier import Beheer, nieuw


@pytest.fixture
def beheerder(admin_client):
    return Beheer(admin_client)


def test_een_te_kort_wachtwoord_zegt_hoe_lang_het_moet_zijn(beheerder):
    pagina = beheerder.vul_in(nieuw(User), username="bea", password1="xq7w", password2="xq7w")
    assert "Dit wachtwoord is te kort. Neem minstens 12 tekens." in pagina.fouten
    assert "Dan geeft u daarna aan wat die mag." in pagina.tekst
    assert "After" not in pagina.tekst


def test_een_recht_heet_naar_wat_het_toestaat(beheerder):
    rechten = beheerder.lees(nieuw(Group)).teksten("//select[@name='permissions']/option")
    assert "agendapunt wijzigen" in rechten
    assert not [recht for recht in rechten if " Can " in recht]


def test_wie_een_groep_of_gebruiker_weghaalt_leest_geen_namen_van_tabellen(admin_client, griffie):
    for wat in (griffie, griffie.groups.get()):
        adres = reverse(f"admin:auth_{wat._meta.model_name}_delete", args=[wat.pk])
        inhoud = admin_client.get(adres).content.decode()
        assert str(wat) in inhoud
        assert "relatie" not in inhoud
        assert "permission" not in inhoud
