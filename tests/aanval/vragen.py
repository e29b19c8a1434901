"""Hostile requests, made at random from addresses that exist."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from urllib.parse import urlencode

from tests.aanval.munitie import KOPPEN, METHODEN, NAMEN, STUKKEN, WAARDEN

FORMULIER = "application/x-www-form-urlencoded"
LIJVEN = [
    ("application/json", json.dumps({"a": [1]})),
    ("application/json", "{"),
    ("text/xml", "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"),
    ("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data"),
    ("multipart/form-data; boundary=x", "--x--"),
    (FORMULIER, "&&&=%zz&%00=%ff"),
    (FORMULIER, "&".join(f"v{nummer}=1" for nummer in range(13_000))),
    (FORMULIER, "a=" + "x" * 3_000_000),
]


@dataclass(frozen=True)
class Vraag:
    """One request; `wie` sends it, `soort` is what it is counted under."""

    soort: str
    wie: str
    methode: str
    adres: str
    lijf: str = ""
    inhoudssoort: str = FORMULIER
    kop: dict[str, str] = field(default_factory=dict)

    def __str__(self):
        return f"{self.wie}: {self.methode} {self.adres[:300]} {self.kop or ''} {self.lijf[:600]}"


def vreemde_vragen(loterij: Random, openbaar: list[str], beheer: list[str]) -> Iterator[Vraag]:
    """Without an end: requests of a visitor, and of who may do all in the admin."""
    while True:
        wie, adressen = loterij.choice([("bezoeker", openbaar), ("beheerder", beheer)])
        adres = loterij.choice(adressen)
        yield loterij.choice([_pad, _vraagteken, _kopregel, _methode])(loterij, wie, adres)


def _pad(loterij: Random, wie: str, adres: str) -> Vraag:
    delen = adres.partition("?")[0].split("/")
    delen[loterij.randrange(1, len(delen))] = loterij.choice(STUKKEN)
    return Vraag("vreemd adres", wie, "GET", "/" + "/".join(delen).lstrip("/"))


def _vraagteken(loterij: Random, wie: str, adres: str) -> Vraag:
    paren = [(loterij.choice(NAMEN), loterij.choice(WAARDEN)) for _ in range(loterij.randint(1, 4))]
    vraag = urlencode(paren, errors="replace")
    if loterij.random() < 0.2:
        vraag = vraag.replace("=", loterij.choice(["", "==", "[]=", "%00="]), 1)
    return Vraag("vreemde vraag", wie, "GET", f"{adres.partition('?')[0]}?{vraag}")


def _kopregel(loterij: Random, wie: str, adres: str) -> Vraag:
    gekozen = loterij.sample(KOPPEN, loterij.randint(1, 3))
    kop = {naam: loterij.choice(waarden) for naam, waarden in gekozen}
    return Vraag("vreemde kopregel", wie, "GET", adres, kop=kop)


def _methode(loterij: Random, wie: str, adres: str) -> Vraag:
    soort, lijf = loterij.choice(LIJVEN)
    return Vraag("vreemde methode", wie, loterij.choice(METHODEN), adres, lijf, soort)
