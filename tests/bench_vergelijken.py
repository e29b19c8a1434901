"""What it costs to compare two moments of an agenda with five years behind it."""

import sys
import time
from datetime import date, timedelta
from statistics import median

PUNTEN, GEBEURTENISSEN = 300, 2000
VANDAAG = date(2026, 11, 21)
DAGEN_TERUG = (30, 365, 1000, 1700)
RONDES = 5


def meet_vergelijken():
    """Print queries and milliseconds, taking up the two moments and comparing them apart."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from agenda.models import Agenda, Gebeurtenis
    from ijmond.laden import SLUG, maak
    from ijmond.momentopname.momenten import Moment
    from ijmond.momentopname.tweemaal import neem_beide_op
    from ijmond.vergelijking import vergelijk

    begin = time.perf_counter()
    for _ in maak(PUNTEN, GEBEURTENISSEN, VANDAAG):
        pass
    agenda = Agenda.objects.select_related("bijwerking").get(slug=SLUG)
    aantal = Gebeurtenis.objects.filter(agenda=agenda).count()
    duur = time.perf_counter() - begin
    print(f"{PUNTEN} punten, {aantal} gebeurtenissen, {duur:.1f} s om te maken", file=sys.stderr)
    nu = Moment("nu", dag=VANDAAG)
    print(f"\n{'vergeleken met nu':<34}{'queries':>8}{'regels':>8}{'ms':>8}")
    for dagen in DAGEN_TERUG:
        toen = Moment("toen", dag=VANDAAG - timedelta(days=dagen))
        tijden = []
        for _ in range(RONDES):
            begin = time.perf_counter()
            with CaptureQueriesContext(connection) as gevangen:
                vergelijking = vergelijk(agenda.pk, *neem_beide_op(agenda, toen, nu))
            tijden.append((time.perf_counter() - begin) * 1000)
        regels = sum(len(groep.regels) for groep in vergelijking.groepen)
        print(f"{dagen:>5} dagen terug{len(gevangen):>26}{regels:>8}{median(tijden):>8.0f}")
