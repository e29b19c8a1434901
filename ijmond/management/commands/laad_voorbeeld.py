from datetime import date

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from agenda.models import Agenda

from ...laden import SLUG, maak
from ...versies import stel_vast


class Command(BaseCommand):
    help = "Maakt een verzonnen voorbeeldagenda met jaren geschiedenis, naast de echte agenda."

    def add_arguments(self, parser):
        parser.add_argument("--punten", type=int, default=300)
        parser.add_argument("--gebeurtenissen", type=int, default=1200)
        parser.add_argument("--vandaag", type=date.fromisoformat, default=None)

    @transaction.atomic  # whoever stops it halfway, can begin anew
    def handle(self, *args, punten, gebeurtenissen, vandaag, **options):
        if Agenda.objects.filter(slug=SLUG).exists():
            raise CommandError("De voorbeeldagenda is er al.")
        laatst = date.min.year
        for dag, agenda in maak(punten, gebeurtenissen, vandaag or timezone.localdate()):
            # A version every other year, the first as soon as there is an agenda.
            if dag.year >= laatst + 2:
                laatst = dag.year
                titel = f"Voorbeeld: vastgesteld in {dag.year}"
                stel_vast(agenda, titel=titel, datum=dag, precisie="dag")
                self.stdout.write(titel)
        self.stdout.write(self.style.SUCCESS("De voorbeeldagenda staat op /agenda/voorbeeld/."))
