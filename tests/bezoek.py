"""Walking through the portal as a visitor does: from link to link."""

import re
import subprocess
from collections import deque
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from io import BytesIO
from urllib.parse import urldefrag, urljoin, urlsplit
from zipfile import ZipFile

import pikepdf
from django.utils.html import strip_tags

NIET_VOOR_BEZOEKERS = "^/(beheer|static)/"


class _Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.gevonden = []

    def handle_starttag(self, tag, attrs):
        self.gevonden += [waarde for naam, waarde in attrs if naam in ("href", "src") and waarde]


def links_in(antwoord) -> list[str]:
    """The addresses that an answer leads to: of an HTML page, or of a sitemap."""
    if antwoord.headers["Content-Type"].startswith("application/xml"):
        return [deel.split("<", 1)[0] for deel in antwoord.inhoud.decode().split("<loc>")[1:]]
    if "html" not in antwoord.headers["Content-Type"]:
        return []
    lezer = _Links()
    lezer.feed(antwoord.inhoud.decode())
    return lezer.gevonden


@dataclass(frozen=True)
class Antwoord:
    """What a visitor gets."""

    status: int
    headers: dict[str, str]
    inhoud: bytes

    @property
    def tekst(self) -> str:
        """What can be read in it; of a PDF pages, outline and metadata, of a zip its parts."""
        if self.inhoud.startswith(b"PK"):
            with ZipFile(BytesIO(self.inhoud)) as bestand:
                return "\n".join(bestand.read(naam).decode() for naam in bestand.namelist())
        if not self.inhoud.startswith(b"%PDF-"):
            return self.inhoud.decode()
        bladen = subprocess.run(
            ["pdftotext", "-", "-"], input=self.inhoud, capture_output=True, check=True
        )
        with pikepdf.open(BytesIO(self.inhoud)) as pdf:
            eigenschappen = str(pdf.open_metadata()) + repr(dict(pdf.docinfo))
            with pdf.open_outline() as bladwijzers:
                return "\n".join([bladen.stdout.decode(), str(bladwijzers.root), eigenschappen])


def html(client, adres) -> str:
    """A page that must be there."""
    antwoord = client.get(adres)
    assert antwoord.status_code == 200, adres
    return antwoord.content.decode()


def plat(pagina) -> str:
    """The words of a piece of HTML, with single spaces."""
    return " ".join(unescape(strip_tags(pagina)).split())


def inhoud(client, adres) -> str:
    """What a page says, without its menu and its foot."""
    return plat(html(client, adres).split("<main", 1)[1].split("</main>", 1)[0])


def tekst(client, adres) -> str:
    """The words of a page, without its menu and its foot, with a space between two elements."""
    return woorden_in(re.search(r"<main.*</main>", html(client, adres), re.DOTALL)[0])


def woorden_in(pagina) -> str:
    """The words of a piece of HTML as one reads them, with a space between two elements."""
    woorden = plat(pagina.replace("<", " <"))
    return re.sub(r" ([.,:;)])", r"\1", woorden).replace("( ", "(")


def vraag(client, adres, **opties) -> Antwoord:
    response = client.get(adres, **opties)
    return Antwoord(response.status_code, dict(response.headers), response.getvalue())


def loop_af(client, vanaf=("/", "/sitemap.xml", "/robots.txt"), niet="$^") -> dict[str, Antwoord]:
    """Follow every link on this site from some addresses; gives the answer per address.

    What has `niet` in it, a regular expression, is left alone.
    """
    antwoorden, nog = {}, deque(vanaf)
    while nog:
        adres = nog.popleft()
        if adres in antwoorden:
            continue
        antwoorden[adres] = antwoord = vraag(client, adres)
        for link in links_in(antwoord):
            delen = urlsplit(urldefrag(urljoin(f"http://testserver{adres}", link)).url)
            volgend = delen._replace(scheme="", netloc="").geturl()
            if delen.netloc == "testserver" and not re.search(
                f"{NIET_VOOR_BEZOEKERS}|{niet}", volgend
            ):
                nog.append(volgend)
    return antwoorden
