"""What the paper can't show of a text, for who writes it."""

from ..drukker.leesbaar import niet_te_drukken, tekens_in_letters


def niet_op_papier(tekst: str) -> list[str]:
    """A sentence about each character that no font of the PDF has."""
    return [
        f"De pdf kan het teken {teken} niet drukken. Daar staat dan {nummer}. "
        "Schrijf het liever in woorden."
        for teken, nummer in niet_te_drukken(tekst, tekens_in_letters()).items()
    ]
