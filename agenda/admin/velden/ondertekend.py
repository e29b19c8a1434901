"""What a page must remember until somebody sends it, signed so that nobody can change it."""

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
