"""Fields of forms that read a day and an amount as the Dutch write them."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import DecimalValidator

from .datums import EERSTE_JAAR, LAATSTE_JAAR, lees_dag
from .getallen import duizendtallen, lees_bedrag


def jaar_klopt(wanneer: Any) -> None:
    """Refuse a year, or a day in a year, that can only be a slip: 16, 0026, 20166, 2207."""
    jaar = getattr(wanneer, "year", wanneer)
    if not EERSTE_JAAR <= jaar <= LAATSTE_JAAR:
        raise ValidationError(
            f"Het jaar {jaar} kan hier niet. Schrijf een jaar met vier cijfers, "
            f"van {EERSTE_JAAR} tot en met {LAATSTE_JAAR}."
        )


class DagField(forms.DateField):
    """A day: 31-12-2026, 31 december 2026, or as a browser writes it."""

    default_error_messages = {
        "invalid": "Dit is geen geldige datum. Schrijf hem als 31-12-2026 of als 31 december 2026."
    }

    def to_python(self, value):
        return super().to_python((isinstance(value, str) and lees_dag(value)) or value)


class DagInput(forms.DateInput):
    """A date to pick; what is no date stands in a plain box, for a browser would wipe it."""

    def __init__(self, attrs: dict[str, Any] | None = None):
        super().__init__(format="%Y-%m-%d", attrs={"type": "date"} | (attrs or {}))

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        getypt = context["widget"]["value"]
        if getypt and not _is_dag(getypt):
            context["widget"]["type"] = "text"
        return context


class EuroField(forms.DecimalField):
    """An amount: 15.000 or 15.000,50, with or without a euro sign, or 1,2 mln."""

    widget = forms.TextInput
    default_error_messages = {
        "invalid": "Vul een bedrag in, bijvoorbeeld: 15.000 of 15.000,50 of 1,2 mln."
    }

    def to_python(self, value):
        if isinstance(value, str) and value.strip():
            value = lees_bedrag(value)
            if value is None:
                raise ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)

    def prepare_value(self, value):
        return value if value is None or isinstance(value, str) else str(value).replace(".", ",")


class HeleEuroField(EuroField):
    """An amount without cents, shown with a dot at each thousand: 31.652.388."""

    ZIN = "Vul een bedrag in hele euro's in, bijvoorbeeld: 31.652.388."
    VAK = forms.TextInput({"class": "vBigIntegerField"})
    default_error_messages = {"invalid": ZIN}

    def __init__(self, **kwargs):
        # The bounds of a number of the database say nothing to a reader; and the admin gives it a
        # box for digits only, in which a browser shows no dot.
        eigen = {"widget": self.VAK, "min_value": None, "max_value": None}
        super().__init__(max_digits=15, decimal_places=0, **kwargs | eigen)
        for regel in self.validators:
            if isinstance(regel, DecimalValidator):
                regel.messages = regel.messages | {"max_decimal_places": self.ZIN}

    def prepare_value(self, value):
        return duizendtallen(value) if isinstance(value, int) else super().prepare_value(value)


def _is_dag(getypt: str) -> bool:
    """Whether these are the words of a day as a browser writes it: 2026-12-31."""
    dag = lees_dag(getypt)
    return dag is not None and dag.isoformat() == getypt
