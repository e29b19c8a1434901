from django.apps import AppConfig
from django.urls import register_converter


class KenmerkConverter:
    """A kenmerk in capitals or not: "sa-07" finds SA-07; in an address `<kenmerk:kenmerk>`."""

    regex = "[A-Za-z]{1,4}-[0-9]{2,6}"

    def to_python(self, value):
        return value.upper()

    def to_url(self, value):
        return value


class SleutelConverter(KenmerkConverter):
    """A kenmerk, or the key of what has standen without one: a meeting."""

    regex = f"{KenmerkConverter.regex}|[0-9]{{1,12}}"


class AgendaConfig(AppConfig):
    name = "agenda"
    verbose_name = "agenda"

    def ready(self):
        register_converter(KenmerkConverter, "kenmerk")
        register_converter(SleutelConverter, "sleutel")
