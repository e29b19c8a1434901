from django.apps import apps
from django.core.management.base import BaseCommand

from agenda.opslag import fouten


class Command(BaseCommand):
    help = "Controleert elke regel over alle gegevens. Eindigt met 1 als er iets niet klopt."

    def handle(self, *args, **options):
        modellen = [*apps.get_app_config("agenda").get_models()]
        modellen += apps.get_app_config("werkagenda").get_models()
        aantal = 0
        for zin in fouten(modellen):
            self.stderr.write(zin)
            aantal += 1
        if aantal:
            self.stderr.write(self.style.ERROR(f"Niet in orde: {aantal}."))
            raise SystemExit(1)
        self.stdout.write(self.style.SUCCESS("Alles klopt."))
