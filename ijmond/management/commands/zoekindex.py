from django.core.management.base import BaseCommand

from ...zoeken import maak_opnieuw


class Command(BaseCommand):
    help = "Maakt opnieuw waarin bezoekers zoeken, van alles wat openbaar is."

    def handle(self, *args, **options):
        aantal = maak_opnieuw()
        self.stdout.write(self.style.SUCCESS(f"In de zoekindex staan nu {aantal} dingen."))
