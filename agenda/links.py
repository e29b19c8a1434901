"""Where a link in a text may lead: to a web page, to a mail address, or within the portal."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

LINK = re.compile(r"\[(?P<woorden>[^\[\]\n]+)\]\((?P<adres>[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)\)")
"""A link as a clerk types it: [de nota](https://voorbeeld.example/nota)."""

_ANDERS = re.compile(r"^[a-z][a-z0-9+.-]*:|^//|\\", re.IGNORECASE)
"""What is meant as an address of a kind of its own, or of another host."""


def volledig(adres: str, portaal: str) -> str | None:
    """The whole address of what a link names, or None for what is no address to link to.

    What stands in the portal itself may be named without its host: "/over/" or "stukken/nota.pdf".
    """
    if adres.lower().startswith("www."):
        adres = f"https://{adres}"
    try:
        delen = urlsplit(adres)
    except ValueError:
        return None
    match delen.scheme:
        case "http" | "https":
            return adres if delen.netloc else None
        case "mailto":
            return adres if "@" in delen.path else None
        case "" if not delen.netloc and "\\" not in adres and re.search(r"[/.]", delen.path):
            return urljoin(f"{portaal}/", adres)
    return None


def zonder_doel(tekst: str) -> Iterator[str]:
    """The links in a text that lead to a file, a share or a program, as they were typed.

    What could not be an address, such as "artikel [4](oud)", is no link but text.
    """
    for link in LINK.finditer(tekst):
        if _ANDERS.search(link["adres"]) and volledig(link["adres"], "") is None:
            yield link[0]
