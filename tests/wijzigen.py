"""Changing what is there, as a clerk does, and letting time pass."""

from datetime import UTC, date, datetime, timedelta

from django.db.models import F
from django.utils import timezone

from agenda.models import Gebeurtenis, Periode, Wijziging
from agenda.opslag import opslaan

BINNENKORT = timezone.localdate() + timedelta(days=7)
"""A day that is still to come, also for a run that goes on past midnight."""


def op(maand, dag):
    """A moment in 2026."""
    return datetime(2026, maand, dag, 12, tzinfo=UTC)


def plan(punt, *jaren):
    """Write the rows of its planning, within an opslag."""
    punt.planning.all().delete()
    for periode in Periode.objects.filter(agenda=punt.agenda, naam__in=map(str, jaren)):
        punt.planning.create(periode=periode)


def verplaats(punt, *jaren, reden="De raad vroeg om meer tijd.", **verantwoording):
    opslaan(punt, lambda: plan(punt, *jaren), reden=reden, **verantwoording)


def gisteren() -> date:
    """Make all that was written down a day older; gives that day."""
    dag = timedelta(days=1)
    Wijziging.objects.update(moment=F("moment") - dag)
    Gebeurtenis.objects.update(bijgewerkt=F("bijgewerkt") - dag)
    return timezone.localdate() - dag
