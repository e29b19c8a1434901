from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class IjmondConfig(AppConfig):
    name = "ijmond"
    verbose_name = "portaal"


class BeheerConfig(AdminConfig):
    default_site = "ijmond.beheer.site.Beheer"
