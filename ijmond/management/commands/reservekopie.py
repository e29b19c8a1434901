from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from ...reserve import ReserveFout, maak


class Command(BaseCommand):
    help = (
        "Maakt een reservekopie van de hele database, ook terwijl het portaal draait: "
        "een nieuwe map in MAP."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "map",
            type=Path,
            nargs="?",
            default=settings.RESERVE_MAP,
            help="Waar de kopieën staan (standaard RESERVE_MAP).",
        )

    def handle(self, *args, map, **options):  # noqa: A002 - as it is called on the command line
        try:
            kopie = maak(map)
        except ReserveFout as fout:
            raise CommandError(str(fout)) from fout
        self.stdout.write(self.style.SUCCESS(f"De reservekopie staat in {kopie.map}."))
