from django.apps import AppConfig
from django.db.models import Exists, OuterRef


class WerkagendaConfig(AppConfig):
    name = "werkagenda"
    verbose_name = "werkagenda"

    def ready(self):
        """Make overleggen part of the frame of an agenda, and let them go along to a successor."""
        from agenda.beschrijving import formaat
        from agenda.beschrijving.openbaar import openbaar_deel
        from agenda.bewerkingen import opvolging
        from agenda.models.querysets.wie import EigenaarQuerySet
        from agenda.opslag import kader

        from .models import Overleg

        formaat.DELEN["overleggen"] = Overleg.BESCHRIJVING
        kader.DELEN["overleggen"] = kader.Deel(
            lambda agenda: (
                Overleg.objects.filter(agenda=agenda)
                .select_related("domein")
                .prefetch_related("deelnemers", "agendapunten")
            ),
            eigenaren="overleggen__agenda",
            noemt="deelnemers",
            openbaar=lambda rijen: openbaar_deel(*((Overleg, los) for los in rijen)),
        )
        opvolging.PLAATSEN["actie"] = ("overleg", "agendapunt")
        opvolging.IN_DOMEIN.append(Overleg)
        EigenaarQuerySet.zichtbaar_door.append(
            lambda: Exists(Overleg.objects.openbaar().filter(deelnemers=OuterRef("pk")))
        )
