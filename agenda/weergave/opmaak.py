"""The small markup of long texts: what is no markup is read as it was typed.

    **vet** · [woorden](adres) · a web address by itself · a line that begins with a bullet · a line
    that begins with a number, a letter or a date, which keeps what it begins with

A line ends where it was ended, and an empty line begins a new paragraph.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape
from textwrap import shorten
from typing import Any

import nh3
from django.conf import settings
from django.utils.html import escape, strip_tags
from django.utils.safestring import SafeString, mark_safe

from ..links import LINK, volledig

BOLLETJES = "•▪■●○◦‣⁃∙\uf0b7\uf0a7\uf0a8\uf0d8\uf0fc\uf076\uf06f"
"""What Word puts before an item: signs, and where its fonts Symbol and Wingdings have them."""

KORT = 160
"""So many letters of a text are shown where a page is shared or found."""

_TOEGESTAAN: dict[str, Any] = {
    "tags": {"p", "br", "ul", "li", "strong", "a"},
    "attributes": {"a": {"href"}},
    "allowed_classes": {"ul": {"getypt"}},
    "url_schemes": {"http", "https", "mailto"},
    "link_rel": "noopener noreferrer",
}
_BOL = re.compile(rf"(?:[{BOLLETJES}]\s*|[-·]\s+|[*–—oØ§üv][\t\xa0]\s*)(?P<tekst>\S.*)")
_MIN = re.compile(r"-\s+[€$±]?\s*\d")
"""A dash that may be a sign: "- 10% budget"."""
_EINDE = re.compile(r"</p>|</li>|<br>|<ul>")
_NUMMER = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})*[.)]|\d{1,2}(?:\.\d{1,2})+|(?:[a-z]|[ivx]+)[.)])\s+\S"
)
_RIJ = re.compile(r"\S[^\t]*\t+\s*\S")
_VET = re.compile(r"(?<![\w*])\*\*(?=[^\s*])(?P<vet>(?:[^*]|\*(?!\*))+)(?<=[^\s*])\*\*(?![\w*])")
_ADRES = re.compile(
    r"(?<![\w/@.])(?:https?://|www\.)(?:\([^\s<>()\"]*\)|[^\s<>()\"])*"
    r"(?:\([^\s<>()\"]*\)|[^\s<>()\"'’”.,;:!?*\]…])"
    r"|(?<![\w/@.+-])[\w+-][\w.+-]*@\w[\w-]*(?:\.[\w-]*\w)+",
    re.IGNORECASE,
)
"""A web or mail address by itself, without the full stop or bracket of the sentence around it."""
_STUK = re.compile(f"{LINK.pattern}|{_VET.pattern}|(?P<los>{_ADRES.pattern})", re.IGNORECASE)


def markdown(tekst: str) -> SafeString:
    """Safe HTML of a long text."""
    blokken = "".join(map(_als_html, _blokken((tekst or "").split("\n"))))
    return mark_safe(nh3.clean(blokken, **_TOEGESTAAN))


def in_het_kort(tekst: str) -> str:
    """How a long text begins, in one line without markup: what is said of a page that is shared."""
    regels = _EINDE.sub(" ", markdown(tekst))
    return shorten(unescape(strip_tags(regels)), KORT, placeholder="…")


@dataclass
class _Alinea:
    regels: list[str] = field(default_factory=list)


@dataclass
class _Lijst:
    """Items of one list, each with the deeper lines below it; `getypt` keeps what they begin with.

    `soort` is "bol", "nummer" or "rij" of a table.
    """

    soort: str
    diepte: int
    items: list[list[str]] = field(default_factory=list)

    @property
    def getypt(self) -> bool:
        return self.soort != "bol" or any(_MIN.match(item[0]) for item in self.items)


def _blokken(regels: Iterable[str], genest: bool = False) -> Iterator[_Alinea | _Lijst]:
    """Paragraphs and lists; a list that is itself in an item holds no others."""
    blok: _Alinea | _Lijst | None = None
    wit = False
    for regel in regels:
        if not (kaal := regel.strip()):
            wit = True
            continue
        soort, diepte = _soort(kaal), _diepte(regel)
        dieper = isinstance(blok, _Lijst) and diepte > blok.diepte + 1
        if isinstance(blok, _Lijst) and dieper and not (genest and soort):
            blok.items[-1].append(regel)
        elif isinstance(blok, _Lijst) and blok.soort == soort:
            blok.items.append([kaal])
        elif isinstance(blok, _Alinea) and not soort and not wit:
            blok.regels.append(kaal)
        else:
            if blok:
                yield blok
            blok = _Lijst(soort, diepte, [[kaal]]) if soort else _Alinea([kaal])
        wit = False
    if blok:
        yield blok


def _soort(kaal: str) -> str:
    """What kind of list a line is an item of; "" for none."""
    for soort, begin in (("bol", _BOL), ("nummer", _NUMMER), ("rij", _RIJ)):
        if begin.match(kaal):
            return soort
    return ""


def _diepte(regel: str) -> int:
    recht = regel.expandtabs(4)
    return len(recht) - len(recht.lstrip())


def _als_html(blok: _Alinea | _Lijst) -> str:
    if isinstance(blok, _Alinea):
        return f"<p>{_regels(blok.regels)}</p>"
    getypt = blok.getypt
    items = "".join(f"<li>{_item(getypt, *item)}</li>" for item in blok.items)
    return f'<ul class="getypt">{items}</ul>' if getypt else f"<ul>{items}</ul>"


def _item(getypt: bool, eerste: str, *eronder: str) -> str:
    """What stands at an item, and below it: more lines of its own, or a list."""
    if not getypt and (bol := _BOL.match(eerste)):
        eerste = bol["tekst"]
    onder = (
        _als_html(blok) if isinstance(blok, _Lijst) else f"<br>{_regels(blok.regels)}"
        for blok in _blokken(eronder, genest=True)
    )
    return "".join([_regels([eerste]), *onder])


def _regels(regels: Sequence[str]) -> str:
    """Lines of text; a tab parts the cells of a row more widely than a space does."""
    tekst = re.sub(r"\t+", "\N{EM SPACE}", "\n".join(regels))
    return _in_regel(tekst).replace("\n", "<br>")


def _in_regel(tekst: str) -> str:
    """Bold, links and addresses of a text; all between them is text."""
    delen, plaats = [], 0
    for stuk in _STUK.finditer(tekst):
        delen += [escape(tekst[plaats : stuk.start()]), _stuk(stuk)]
        plaats = stuk.end()
    return "".join([*delen, escape(tekst[plaats:])])


def _stuk(stuk: re.Match) -> str:
    if vet := stuk["vet"]:
        return f"<strong>{_in_regel(vet)}</strong>"
    if los := stuk["los"]:
        adres = f"mailto:{los}" if "@" in los and "//" not in los else los
        return _link(adres, escape(los)) or escape(los)
    woorden = _VET.sub(r"<strong>\g<vet></strong>", escape(stuk["woorden"]))
    return _link(stuk["adres"], woorden) or escape(stuk[0])


def _link(adres: str, woorden: str) -> str:
    """A link, whose words are HTML; "" where the address is none that a text may lead to."""
    naar = volledig(adres, settings.PORTAAL_URL)
    return f'<a href="{escape(naar)}">{woorden}</a>' if naar else ""
