from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class IjmondConfig(AppConfig):
    name = "ijmond"
    verbose_name = "portaal"

    def ready(self):
        """Let a clerk hear what paper can't show of a text, and print what visitors see anew."""
        from agenda.admin.basis.kanttekeningen import KANTTEKENINGEN
        from agenda.models.bijwerking import LUISTERAARS

        from .document import niet_op_papier
        from .drukkerij import begin

        KANTTEKENINGEN.append(niet_op_papier)
        LUISTERAARS.append(begin)


class BeheerConfig(AdminConfig):
    default_site = "ijmond.beheer.site.Beheer"
