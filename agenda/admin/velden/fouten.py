"""What went wrong while saving or deleting, in sentences for a form or a message."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db.models import ProtectedError

from .beschermd import in_een_zin
from .reden import REDEN


def per_veld(fout: ValidationError | ProtectedError) -> Iterator[tuple[str | None, str]]:
    """Each sentence, with the name of the field that it is about, if any."""
    if isinstance(fout, ProtectedError) or hasattr(fout, "error_dict"):
        yield from ((None, zin) for zin in zinnen(fout))
        return
    for los in fout.error_list:
        for zin in los.messages:
            yield ("reden" if los.code == REDEN else None), zin


def zinnen(fout: ValidationError | ProtectedError) -> list[str]:
    if isinstance(fout, ProtectedError):
        return [in_een_zin(fout.protected_objects)]
    return fout.messages
