import os

from django.core.management.base import BaseCommand

from ...drukkerij import druk_alles, neem_slot


class Command(BaseCommand):
    help = "Drukt de pdf’s die er nog niet zijn. Is een ander al bezig, dan doet dit niets."
    # It starts after every save, by a portal that did all of these.
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--slot", type=int, help="Het slot dat wie dit startte al nam.")

    def handle(self, *args, slot, **options):
        druk_alles(os.fdopen(slot, "w") if slot else neem_slot())
