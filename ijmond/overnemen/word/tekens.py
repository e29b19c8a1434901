"""Signs of fonts that have pictures for letters, as signs that every font has."""

WINGDINGS = {
    0x6C: "•", 0x6E: "■", 0x6F: "☐", 0x71: "☐", 0x75: "◆", 0x76: "◆", 0x77: "◆", 0x9F: "•",
    0xA7: "▪", 0xA8: "☐", 0xD8: "➢", 0xE0: "→", 0xE8: "→", 0xF0: "→", 0xFB: "✗", 0xFC: "✓",
    0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "•"}
SYMBOL = {0xB7: "•", 0xD6: "✓", 0xA3: "≤", 0xB3: "≥", 0xB9: "≠", 0xB1: "±", 0xAE: "→", 0xA5: "∞"}
WEBDINGS = {0x61: "✓", 0x72: "✗", 0x63: "☐", 0x67: "■"}
FONTS = {
    "wingdings": WINGDINGS,
    "wingdings 2": WINGDINGS_2,
    "symbol": SYMBOL,
    "webdings": WEBDINGS,
}
PRIVE = range(0xE000, 0xF900)
"""Where a font may put what it likes: in F000 to F0FF the letters of such a font."""


def teken(punt: int, font: str) -> str:
    """A sign by its number in a font; outside fonts of pictures what it is."""
    if punt not in PRIVE and font.lower() not in FONTS:
        return chr(punt)
    los = FONTS.get(font.lower(), WINGDINGS).get(punt & 0xFF)
    return los or chr(punt)


def leesbaar(tekst: str, font: str) -> str:
    """A text with each such sign as one that can be read, whatever its font."""
    if font.lower() not in FONTS and not any(ord(los) in PRIVE for los in tekst):
        return tekst
    return "".join(teken(ord(los), font) for los in tekst)
