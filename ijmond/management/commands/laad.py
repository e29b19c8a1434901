from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from agenda.models import Agenda

from ...laden import LaadFout, Uitkomst, laad, op_volgorde
from ...logboek import Wat, schrijf

FIXTURES = settings.BASE_DIR / "fixtures"


class Command(BaseCommand):
    help = (
        "Leest de documenten van de regio uit fixtures/: voegt toe wat er nog niet is, "
        "verandert niets en meldt wat in de database anders is."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "bestanden",
            nargs="*",
            help="Alleen deze bestanden, en die waar zij na komen (standaard alle).",
        )
        parser.add_argument(
            "--als-leeg", action="store_true", help="Doe niets als er al een agenda is."
        )

    def handle(self, *args, bestanden, als_leeg, **options):
        if als_leeg and Agenda.objects.exists():
            self.stdout.write("Er is al een agenda: er wordt niets geladen.")
            return
        gevraagd = map(Path, bestanden) if bestanden else FIXTURES.glob("*.toml")
        toegevoegd = 0
        try:
            # All or nothing: whoever stops it halfway, finds the database as it was.
            with transaction.atomic():
                for bestand in op_volgorde(gevraagd, FIXTURES):
                    for melding in laad(bestand):
                        is_nieuw = melding.uitkomst == Uitkomst.TOEGEVOEGD
                        toegevoegd += is_nieuw
                        if options["verbosity"] > 1 or not is_nieuw:
                            self.stdout.write(f"{melding}")
                    schrijf(Wat.INVOER, bestand.name)
        except LaadFout as fout:
            raise CommandError(f"Er is niets geladen.\n{fout}") from fout
        self.stdout.write(self.style.SUCCESS(f"Toegevoegd: {toegevoegd}."))
