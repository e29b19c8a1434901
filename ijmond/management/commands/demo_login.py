import secrets

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand

NAAM = "demo-griffie"
ROL = "Griffie"


class Command(BaseCommand):
    help = "Maakt een inlog voor wie het beheer wil proberen, of geeft die een nieuw wachtwoord."

    def add_arguments(self, parser):
        parser.add_argument(
            "--eenmalig", action="store_true", help="Doe niets als er al iemand kan inloggen."
        )

    def handle(self, *args, eenmalig, **options):
        User = get_user_model()
        if eenmalig and User.objects.filter(is_staff=True).exists():
            return
        wachtwoord = secrets.token_urlsafe(12)
        rol = {"is_staff": True, "is_active": True, "is_superuser": False}
        demo, _ = User.objects.update_or_create(
            username=NAAM, defaults=rol | {"password": make_password(wachtwoord)}
        )
        demo.groups.set([Group.objects.get(name=ROL)])
        demo.user_permissions.clear()
        self.stdout.write(
            f"Inlog voor het beheer: {demo.get_username()} met wachtwoord {wachtwoord}"
        )
        self.stdout.write("Dit wachtwoord staat hier één keer. Een nieuw: make demo-login")
