from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.timezone import localdate

from agenda.models import Agenda
from agenda.models.bijwerking import LUISTERAARS

from ...drukkerij import begin
from ...laden import maak_meetagenda

MEESTE = 900_000
"""A kenmerk has six digits."""


class Command(BaseCommand):
    help = "Vult een lege database met een verzonnen agenda van zoveel punten, om mee te meten."

    def add_arguments(self, parser):
        parser.add_argument("--punten", type=int, default=10_000)

    @transaction.atomic  # whoever stops it halfway, can begin anew
    def handle(self, *args, punten, **options):
        if not 1 <= punten <= MEESTE:
            raise CommandError(f"Neem een aantal van 1 tot en met {MEESTE}.")
        if Agenda.objects.exists():
            raise CommandError(
                "In deze database staat al een agenda. Neem een lege: geef met DATABASE_URL een "
                "andere op, en typ eerst: manage.py migrate"
            )
        # Paper of so many items keeps a machine busy until its time is up.
        LUISTERAARS[:] = [hoort for hoort in LUISTERAARS if hoort is not begin]
        agenda = maak_meetagenda(punten, localdate())
        adres = agenda.get_absolute_url()
        self.stdout.write(self.style.SUCCESS(f"{punten} punten staan op {adres}."))
