from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class IjmondConfig(AppConfig):
    name = "ijmond"
    verbose_name = "portaal"

    def ready(self):
        """Let a clerk who saves a text hear what paper can't show of it."""
        from agenda.admin.basis.kanttekeningen import KANTTEKENINGEN

        from .document import niet_op_papier

        KANTTEKENINGEN.append(niet_op_papier)


class BeheerConfig(AdminConfig):
    default_site = "ijmond.beheer.site.Beheer"
