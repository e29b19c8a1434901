from django.apps import AppConfig
from django.db.models import Exists, OuterRef


class WerkagendaConfig(AppConfig):
    name = "werkagenda"
    verbose_name = "werkagenda"

    def ready(self):
        """Make overleggen part of the frame of an agenda, and say what of an action can change."""
        from agenda.bewerkingen import opvolging
        from agenda.models import Eigenaar
        from agenda.models.querysets.wie import EigenaarQuerySet
        from agenda.opslag import kader

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
        opvolging.registreer("actie", "overleg", "agendapunt", in_domein=Overleg)
        self._registreer_veranderingen()
        EigenaarQuerySet.zichtbaar_door.append(
            lambda: Exists(Overleg.objects.openbaar().filter(deelnemers=OuterRef("pk")))
        )

    def _registreer_veranderingen(self):
        from agenda.choices import Soort
        from agenda.models import Agendapunt
        from agenda.verschil.punten import registreer, registreer_koppeling
        from agenda.verschil.woorden import namen, registreer_vertaling

        from .models import Overleg
        from .termijnen import termijn_verzet
        from .woorden import bedrag_in_woorden, termijn_in_woorden

        termijn = ("termijn", "termijn_precisie", "termijn_tekst")
        registreer(Soort.TERMIJN_OF_BEDRAG, "termijn", *termijn, verzet=termijn_verzet)
        registreer(Soort.TERMIJN_OF_BEDRAG, "bedrag", "bedrag", "bedrag_soort", "bedrag_jaar")
        registreer(Soort.NAAR_ANDER_DOMEIN, "overleg")
        registreer_koppeling("agendapunt")
        registreer_vertaling("termijn", lambda w, noem: termijn_in_woorden(*w))
        registreer_vertaling("bedrag", lambda w, noem: bedrag_in_woorden(*w))
        registreer_vertaling("overleg", namen, Overleg)
        registreer_vertaling("agendapunt", namen, Agendapunt)
