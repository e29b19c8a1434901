from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from agenda.models import Agenda
from ijmond.laden import LaadFout, laad


class Command(BaseCommand):
    help = (
        "Leest de documenten van de regio uit fixtures/: voegt toe wat er nog niet is, "
        "verandert niets en meldt wat in de database anders is."
    )

    def add_arguments(self, parser):
        parser.add_argument("bestanden", nargs="*", help="Alleen deze bestanden (standaard alle).")
        parser.add_argument(
            "--als-leeg", action="store_true", help="Doe niets als er al een agenda is."
        )

    def handle(self, *args, bestanden, als_leeg, **options):
        if als_leeg and Agenda.objects.exists():
            self.stdout.write("Er is al een agenda: er wordt niets geladen.")
            return
        toegevoegd = 0
        for bestand in self._bestanden(bestanden):
            try:
                for melding in laad(bestand):
                    toegevoegd += melding.startswith("toegevoegd")
                    if options["verbosity"] > 1 or not melding.startswith("toegevoegd"):
                        self.stdout.write(melding)
            except (LaadFout, OSError) as fout:
                raise CommandError(str(fout)) from fout
        self.stdout.write(self.style.SUCCESS(f"Toegevoegd: {toegevoegd}."))

    def _bestanden(self, namen):
        """Who there is comes first: the documents name them."""
        map_ = settings.BASE_DIR / "fixtures"
        if namen:
            return [Path(naam) for naam in namen]
        return [map_ / "regio.toml", *sorted(set(map_.glob("*.toml")) - {map_ / "regio.toml"})]
