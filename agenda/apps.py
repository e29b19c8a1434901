from django.apps import AppConfig
from django.urls import register_converter

from .adressen import KenmerkConverter


class AgendaConfig(AppConfig):
    name = "agenda"
    verbose_name = "agenda"

    def ready(self):
        register_converter(KenmerkConverter, "kenmerk")
