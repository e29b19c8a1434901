"""Counting in months."""

from calendar import monthrange
from datetime import date


def maanden_erbij(dag: date, aantal: int) -> date:
    """The same day so many months later, or earlier below zero; the last day of a shorter month."""
    jaren, maand = divmod(dag.month - 1 + aantal, 12)
    jaar = dag.year + jaren
    return date(jaar, maand + 1, min(dag.day, monthrange(jaar, maand + 1)[1]))
