"""A version to test with."""

from datetime import date

from ijmond.versies import stel_vast


def maak_versie(agenda, **velden):
    vast = {"titel": "Vastgesteld", "datum": date(2026, 6, 1), "precisie": "dag"}
    return stel_vast(agenda, **vast | velden)
