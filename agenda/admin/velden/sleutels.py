"""Texts that a visitor of the admin can type where a number of a row is meant."""


def is_sleutel(tekst: str) -> bool:
    """Whether a text may be such a number: one that any database knows what to do with."""
    return tekst.isascii() and tekst.isdecimal() and len(tekst) < 19
