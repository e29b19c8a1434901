from django.core.management.base import BaseCommand

from agenda.admin.voorstellen import voer_geplande_uit


class Command(BaseCommand):
    help = (
        "Voert de voorstellen uit waarvan het geplande moment voorbij is. Mag zo vaak als u wilt."
    )

    def handle(self, *args, **options):
        for voorstel, bezwaren in voer_geplande_uit():
            if bezwaren:
                self.stderr.write(f"Niet uitgevoerd: {voorstel} (voorstel {voorstel.pk}).")
            else:
                self.stdout.write(self.style.SUCCESS(f"Uitgevoerd: {voorstel}."))
