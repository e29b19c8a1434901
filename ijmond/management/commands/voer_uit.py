from django.core.management.base import BaseCommand, CommandError

from agenda.admin.voorstellen import voer_geplande_uit


class Command(BaseCommand):
    help = (
        "Voert de voorstellen uit waarvan het geplande moment voorbij is. Mag zo vaak als u wilt."
    )

    def handle(self, *args, **options):
        fouten = 0
        for voorstel, bezwaren, is_fout in voer_geplande_uit():
            fouten += is_fout
            if bezwaren:
                self.stderr.write(f"Niet uitgevoerd: {voorstel} (voorstel {voorstel.pk}).")
            else:
                self.stdout.write(self.style.SUCCESS(f"Uitgevoerd: {voorstel}."))
        if fouten:
            raise CommandError(f"Fouten van het portaal: {fouten}. Hierboven staat wat er misging.")
