"""The characters that a text is kept in, by whichever way it came in."""

import re
import unicodedata

_REGELEINDE = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_NONTEKENS = "".join(chr(punt) + chr(punt + 1) for punt in range(0xFFFE, 0x110000, 0x10000))
_WEG = re.compile(f"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_NONTEKENS}]")


def schoon(tekst: str) -> str:
    """A text with each letter in one form (NFC) and each line ended by a line feed.

    Without what is no character to read, and has no place in XML: control characters,
    noncharacters, and halves of a pair.
    """
    return unicodedata.normalize("NFC", _WEG.sub("", _REGELEINDE.sub("\n", tekst)))


def schone_regel(tekst: str) -> str:
    """The same on one line: "Een\\vtwee" becomes "Een twee"."""
    return re.sub(r"[\n\t]", " ", schoon(tekst))
