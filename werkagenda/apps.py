from django.apps import AppConfig
from django.db.models import Exists, OuterRef


class WerkagendaConfig(AppConfig):
    name = "werkagenda"
    verbose_name = "werkagenda"

    def ready(self):
        """Make overleggen part of the frame of an agenda, and say what of an action can change."""
        from agenda import kader, verschil
        from agenda.choices import Soort
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
        verschil.registreer(
            Soort.TERMIJN_OF_BEDRAG, "termijn", "termijn", "termijn_precisie", "termijn_tekst"
        )
        verschil.registreer(
            Soort.TERMIJN_OF_BEDRAG, "bedrag", "bedrag", "bedrag_soort", "bedrag_jaar"
        )
        verschil.registreer(Soort.NAAR_ANDER_DOMEIN, "overleg")
        verschil.registreer_koppeling("agendapunt")
        EigenaarQuerySet.zichtbaar_door.append(
            lambda: Exists(Overleg.objects.openbaar().filter(deelnemers=OuterRef("pk")))
        )
