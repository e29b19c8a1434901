"""A `Momentopname` as text that is kept for ever: canonical JSON, and its hash.

The same agenda always gives the same bytes: keys in order, UTF-8, moments in UTC, amounts as they
were written. A key that a state does not know is passed over, and a field that a text lacks takes
its default; so whoever adds a field there gives it a default.
"""

from datetime import UTC
from hashlib import sha256 as _sha256

import msgspec
from msgspec.structs import replace

from .eerder import naar_nu
from .model import FORMAAT, Momentopname


class _Vorm(msgspec.Struct):
    """In which form a text is; the earliest did not say so."""

    formaat: int = 0


_schrijver = msgspec.json.Encoder(order="sorted")


def schrijf(momentopname: Momentopname) -> str:
    """The whole agenda as canonical JSON."""
    in_utc = replace(momentopname, moment=momentopname.moment.astimezone(UTC))
    return _schrijver.encode(in_utc).decode()


def lees(tekst: str) -> Momentopname:
    """What `schrijf` wrote, in this release or an earlier one.

    Raises msgspec.ValidationError for a text that is no agenda, and msgspec.DecodeError for one
    that is no JSON.
    """
    if msgspec.json.decode(tekst, type=_Vorm).formaat == FORMAAT:
        return msgspec.json.decode(tekst, type=Momentopname)
    return msgspec.convert(naar_nu(msgspec.json.decode(tekst)), Momentopname)


def sha256(tekst: str) -> str:
    """The hash of a text, in hex, as `sha256sum` gives it of the file."""
    return _sha256(tekst.encode()).hexdigest()
