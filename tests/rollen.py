"""Who may what: somebody in a role, for tests."""

from importlib import import_module

from django.apps import apps
from django.contrib.auth.models import Group, User
from django.db import connection

ROLLEN = import_module("ijmond.migrations.0001_rollen")
LOGBOEK = import_module("ijmond.migrations.0002_logboek")
VOORSTELLEN = import_module("ijmond.migrations.0003_rechten_op_voorstellen")


def rol(naam: str) -> Group:
    """A role; made anew where a test that wrote for real left the database empty behind it."""
    if not Group.objects.exists():
        ROLLEN.maak_rollen(apps, connection.schema_editor())
        LOGBOEK.laat_beheerder_lezen(apps, connection.schema_editor())
        VOORSTELLEN.geef_rechten(apps, connection.schema_editor())
    return Group.objects.get(name=naam)


def maak_gebruiker(naam: str, *rollen: str, **velden) -> User:
    """Somebody who may log in, in these roles: maak_gebruiker("anna", "Griffie")."""
    gebruiker = User.objects.create_user(naam, is_staff=True, **velden)
    gebruiker.groups.set(map(rol, rollen))
    return gebruiker
