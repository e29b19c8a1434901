from collections.abc import Iterator

from django.apps import apps
from django.core.management.base import BaseCommand

from agenda.opslag import fouten

from ...zoeken import fouten_in_index


class Command(BaseCommand):
    help = "Controleert elke regel over alle gegevens. Eindigt met 1 als er iets niet klopt."

    def handle(self, *args, **options):
        modellen = [*apps.get_app_config("agenda").get_models()]
        modellen += apps.get_app_config("werkagenda").get_models()
        aantal = 0
        for zin in _in_volgorde(fouten(modellen), fouten_in_index()):
            self.stderr.write(zin)
            aantal += 1
        if aantal:
            self.stderr.write(self.style.ERROR(f"Niet in orde: {aantal}."))
            raise SystemExit(1)
        self.stdout.write(self.style.SUCCESS("Alles klopt."))


def _in_volgorde(*vragen: Iterator[str]) -> Iterator[str]:
    """The sentences of the first of these that has any: on what is wrong, others build."""
    for vraag in vragen:
        zinnen = list(vraag)
        yield from zinnen
        if zinnen:
            return
