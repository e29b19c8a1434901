from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.timezone import localdate

from agenda.models import Agenda

from ...laden import STREEK, maak_voorbeeldstreek


class Command(BaseCommand):
    help = "Zet een verzonnen regio voorop, met een agenda die nu loopt: voor een demonstratie."

    @transaction.atomic  # whoever stops it halfway, can begin anew
    def handle(self, *args, **options):
        if not settings.VOORBEELD:
            raise CommandError(
                "Dit zet een verzonnen regio op de voorpagina. Dat kan alleen waar VOORBEELD=on "
                "staat, want dan zegt elke pagina dat het een voorbeeld is. Typ: make demo"
            )
        if Agenda.objects.filter(slug=STREEK).exists():
            self.stdout.write("De Voorbeeldstreek is er al.")
            return
        maak_voorbeeldstreek(localdate())
        self.stdout.write(self.style.SUCCESS("De Voorbeeldstreek staat voorop."))
