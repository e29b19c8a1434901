from django.apps import AppConfig
from django.db.models import Exists, OuterRef


class WerkagendaConfig(AppConfig):
    name = "werkagenda"
    verbose_name = "werkagenda"

    def ready(self):
        """Make the overleggen part of the frame of an agenda, and their participants visible."""
        from agenda import kader
        from agenda.models import Eigenaar
        from agenda.querysets import EigenaarQuerySet

        from .models import Overleg

        kader.registreer(
            "overleggen",
            rijen=lambda agenda: (
                Overleg.objects.filter(domein__agenda=agenda)
                .select_related("domein")
                .prefetch_related("deelnemers")
            ),
            eigenaren=lambda agenda: Eigenaar.objects.filter(overleggen__domein__agenda=agenda),
            noemt="deelnemers",
        )
        EigenaarQuerySet.zichtbaar_door.append(
            lambda: Exists(Overleg.objects.openbaar().filter(deelnemers=OuterRef("pk")))
        )
