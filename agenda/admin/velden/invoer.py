"""What a page sends along, and what comes back that somebody may have typed."""

from django.core import signing


def teken(soort: str, waarde) -> str:
    """Any JSON value as a text that nobody can change unnoticed, or use for something else."""
    return signing.dumps(waarde, salt=f"agenda.admin.{soort}", compress=True)


def lees(soort: str, tekst: str):
    """The value of such a text, or None when it is not one."""
    try:
        return signing.loads(tekst, salt=f"agenda.admin.{soort}")
    except signing.BadSignature:
        return None


def is_sleutel(tekst: str) -> bool:
    """Whether a text may be the number of a row: one that any database knows what to do with."""
    return tekst.isascii() and tekst.isdecimal() and len(tekst) < 19
