"""What a clerk may type in a long text, and what of it is read."""

import re

from hypothesis import strategies as st

NIET_DE_WOORDEN = re.compile(r"[\s*\-·•]")
"""What parts words, and what a list or bold words are made with."""
STUKKEN = st.sampled_from(
    ["a", "Één", "wonen", "26", "3", "10%", "€", "≠", "⁴", " ", "  ", "\t", "\n", "\n\n", "\n  ",
     "-", "- ", "– ", "+ ", "*", "**", " **", "** ", "1. ", "a) ", "2016. ", "•\t", "· ", ".", ",",
     ":", "(", ")", "[", "<b>", "</p>", "&", "&amp;", "&#8364;", "\\", "_", "`", "# ", "> ", "'",
     '"', "www.a.nl", "https://a.nl/b?c=%20", "x@y.nl", "\u00a0", "\u2011", "😀"]
)  # fmt: skip
GETYPT = st.lists(STUKKEN, max_size=30).map("".join)
