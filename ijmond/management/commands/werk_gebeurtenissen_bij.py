from django.core.management.base import BaseCommand

from agenda.opslag import werk_gebeurtenissen_bij


class Command(BaseCommand):
    help = "Zoekt van elke gebeurtenis opnieuw uit of bezoekers haar nu mogen lezen."

    def handle(self, *args, **options):
        aantal = werk_gebeurtenissen_bij()
        self.stdout.write(self.style.SUCCESS(f"Rechtgezet: {aantal}."))
