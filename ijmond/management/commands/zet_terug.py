from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localtime

from ...reserve import ReserveFout, gewist_sinds, zet_terug, zoek


class Command(BaseCommand):
    help = (
        "Zet een reservekopie terug, kijkt daarna alles na, en noemt wat er sinds die kopie is "
        "gewist. Eindigt met 1 als er iets niet klopt."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "map", type=Path, help="De map van de kopie, of die met alle kopieën: dan de nieuwste."
        )
        parser.add_argument(
            "--over-inhoud-heen",
            action="store_true",
            help="Ook als er al iets in de database staat. Dat is daarna weg.",
        )

    def handle(self, *args, map, over_inhoud_heen, **options):  # noqa: A002 - as in reservekopie
        try:
            kopie = zoek(map)
            mis = list(zet_terug(kopie, over_inhoud=over_inhoud_heen))
        except ReserveFout as fout:
            raise CommandError(str(fout)) from fout
        moment = kopie.bijschrift.moment
        self.stdout.write(f"De kopie van {localtime(moment):%d-%m-%Y %H:%M:%S} is teruggezet.")
        if gewist := gewist_sinds(moment):
            self.stdout.write(
                self.style.WARNING("Wat daarna is gewist, staat er weer. Wis het opnieuw:")
            )
            for los in gewist:
                self.stdout.write(f"- {los}")
        self.stdout.write("Herstart het portaal.")
        if mis:
            raise CommandError("\n".join([*mis, f"Niet in orde: {len(mis)}."]))
        self.stdout.write(self.style.SUCCESS("Alles klopt."))
