from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class IjmondConfig(AppConfig):
    name = "ijmond"
    verbose_name = "portaal"

    def ready(self):
        """Tell the floors below what paper can't show, who prints, who is bound, what is found."""
        from agenda.admin.basis.kanttekeningen import KANTTEKENINGEN
        from agenda.admin.rechten import GEBONDEN_AAN
        from agenda.models.bijwerking import LUISTERAARS
        from agenda.opslag import GETUIGEN, VOLGERS

        from .document import niet_op_papier
        from .drukkerij import begin
        from .logboek import getuig, luister
        from .toegang import agendas_van
        from .voorraad import gooi_weg
        from .zoeken import volg

        KANTTEKENINGEN.append(niet_op_papier)
        LUISTERAARS.extend([gooi_weg, begin])
        GEBONDEN_AAN.append(agendas_van)
        GETUIGEN.append(getuig)
        VOLGERS.append(volg)
        luister()


class BeheerConfig(AdminConfig):
    default_site = "ijmond.beheer.site.Beheer"
