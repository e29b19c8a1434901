"""Text that a spreadsheet would work out goes out behind a quote, and comes in without it."""

import re

BEREKENT = re.compile(r"'*[=+\-@\t\r]")
"""What begins so is a formula to a spreadsheet, or is one of ours that had a quote already."""


def veilig(tekst: str) -> str:
    """ "'- 10%" for "- 10%"; any text comes back whole by `terug`."""
    return f"'{tekst}" if BEREKENT.match(tekst) else tekst


def terug(tekst: str) -> str:
    """What `veilig` was given."""
    return tekst[1:] if tekst.startswith("'") and BEREKENT.match(tekst) else tekst
