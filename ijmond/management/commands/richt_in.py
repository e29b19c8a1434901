from django.core.management.base import BaseCommand

from agenda.bewerkingen import zet_achteraan


class Command(BaseCommand):
    help = "Geeft een plaats aan wat nog geen plaats in zijn lijst heeft. Mag vaker."

    def handle(self, *args, **options):
        zet_achteraan(door="richt_in")
        if options["verbosity"]:
            self.stdout.write(self.style.SUCCESS("Alles heeft een plaats in zijn lijst."))
