from django.core.management.base import BaseCommand

from ...logboek import ruim_op


class Command(BaseCommand):
    help = "Haalt uit het logboek wat ouder is dan het aantal maanden van LOGBOEK_MAANDEN."

    def handle(self, *args, **options):
        self.stdout.write(self.style.SUCCESS(f"Opgeruimd: {ruim_op()}."))
