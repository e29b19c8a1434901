"""Users and their roles, in Dutch: who gives rights, to whom, and never to oneself."""

import pytest
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.db import models

from agenda.opslag import verwijder
from ijmond.toegang import agendas_van, bind, rechten_in_woorden
from tests.beheer.formulier import Beheer, lijst, nieuw, wijzig
from tests.rollen import maak_gebruiker, rol


@pytest.fixture
def bea(db):
    """The beheerder."""
    return maak_gebruiker("bea", "Beheerder")


@pytest.fixture
def beheerder(client, bea):
    client.force_login(bea)
    return Beheer(client)


@pytest.fixture
def anna(db):
    """Somebody who may do nothing yet."""
    return maak_gebruiker("anna")


def test_een_te_kort_wachtwoord_zegt_hoe_lang_het_moet_zijn(beheerder):
    pagina = beheerder.vul_in(nieuw(User), username="anna", password1="xq7w", password2="xq7w")
    assert "Dit wachtwoord is te kort. Neem minstens 12 tekens." in pagina.fouten
    assert "Dan geeft u daarna aan wat die mag." in pagina.tekst
    assert "After" not in pagina.tekst


def test_wie_een_gebruiker_weghaalt_leest_geen_namen_van_tabellen(admin_client, anna):
    anna.groups.add(rol("Griffie"))
    tekst = Beheer(admin_client).lees(wijzig(anna, "delete")).tekst
    assert "anna" in tekst
    assert "relatie" not in tekst
    assert "permission" not in tekst


def test_een_rol_zegt_in_het_nederlands_wat_zij_mag(beheerder):
    tekst = beheerder.lees(wijzig(rol("Redacteur"))).tekst
    assert "agendapunt: bekijken, toevoegen, verwijderen, wijzigen" in tekst
    assert "publiceren en intrekken" not in tekst
    assert "publiceren en intrekken" in beheerder.lees(wijzig(rol("Griffie"))).tekst
    assert " Can " not in tekst


def test_wie_erbij_komt_krijgt_een_rol_voor_alle_of_een_deel_van_de_agendas(beheerder, maak_agenda):
    agenda = maak_agenda()
    sterk = "lang genoeg en raar 7"
    pagina = beheerder.vul_in(nieuw(User), username="cor", password1=sterk, password2=sterk)
    assert "Niets aangevinkt? Dan gelden de rollen voor alle agenda's" in pagina.tekst
    assert "Redacteur: maakt en wijzigt concepten" in pagina.tekst
    cor = User.objects.get(username="cor")
    assert cor.is_staff
    beheerder.vul_in(wijzig(cor), groups=[str(rol("Redacteur").pk)])
    assert rechten_in_woorden(cor) == "Redacteur; alle agenda's"
    beheerder.vul_in(wijzig(cor), agendas=[str(agenda.pk)])
    assert rechten_in_woorden(cor) == f"Redacteur; {agenda}"
    assert f"Redacteur; {agenda}" in beheerder.lees(lijst(User)).tekst


def test_niemand_geeft_zichzelf_rechten(beheerder, bea):
    pagina = beheerder.lees(wijzig(bea))
    assert "Beheerder; alle agenda's" in pagina.tekst
    beheerder.verstuur(pagina, first_name="Bea", groups=[str(rol("Griffie").pk)], is_superuser="on")
    bea.refresh_from_db()
    assert bea.first_name == "Bea"
    assert rechten_in_woorden(bea) == "Beheerder; alle agenda's"
    assert not bea.is_superuser


def test_een_beheerder_maakt_niemand_almachtig(beheerder, anna):
    beheerder.vul_in(wijzig(anna), is_superuser="on", user_permissions=["1"])
    anna.refresh_from_db()
    assert not anna.is_superuser
    assert not anna.user_permissions.exists()


def test_wie_alles_mag_wijzigt_alleen_een_ander_die_alles_mag(beheerder, admin_client, admin_user):
    assert beheerder.lees(wijzig(admin_user)).knoppen() == []
    for wat in ("change", "password_change"):
        adres = wijzig(admin_user, wat)
        assert beheerder.client.post(adres, {"username": "weg"}).status_code == 403
    assert "Opslaan" in Beheer(admin_client).lees(wijzig(admin_user)).knoppen()


def test_een_agenda_waar_iemand_aan_gebonden_is_gaat_niet_weg(anna, maak_agenda):
    """Else that user would be bound to nothing, and so work on all."""
    agenda = maak_agenda()
    bind(anna, [agenda])
    with pytest.raises(models.ProtectedError):
        verwijder(agenda)
    assert list(agendas_van(anna)) == [agenda.pk]
    bind(anna, [])
    verwijder(agenda)


def test_een_agenda_staat_een_keer_bij_een_gebruiker(anna, maak_agenda):
    agenda = maak_agenda()
    bind(anna, [agenda])
    with pytest.raises(ValidationError, match="Deze agenda staat er al"):
        anna.bereiken.model(gebruiker=anna, agenda=agenda).validate_constraints()


@pytest.mark.beide
def test_de_rollen_zijn_er_na_migreren(db):
    assert [*Group.objects.order_by("name").values_list("name", flat=True)] == [
        "Beheerder", "Griffie", "Meelezer", "Redacteur",
    ]  # fmt: skip
    rechten = {naam: rol(naam).permissions.values_list("codename", flat=True) for naam in
               ("Griffie", "Redacteur", "Meelezer", "Beheerder")}  # fmt: skip
    assert "delete_agenda" not in rechten["Griffie"]
    assert "publiceer" in rechten["Griffie"]
    assert not {"publiceer", "add_versie", "change_agenda"} & {*rechten["Redacteur"]}
    doet = {recht for recht in rechten["Meelezer"] if not recht.startswith("view_")}
    assert doet == {"add_voorstelopmerking"}
    assert set(rechten["Beheerder"]) == {
        "view_user", "add_user", "change_user", "view_group", "view_logregel", "view_versie",
        "sluit_versie",
    }  # fmt: skip
