"""An agenda as canonical JSON with the address of each page beside what it tells of."""

from collections.abc import Iterator
from typing import Any

import msgspec
from django.urls import reverse

from agenda.models import Agendapunt
from agenda.models.punten import slug_van
from werkagenda.models import Actie

from ..hoofd import volledig
from ..momentopname import canoniek
from ..momentopname.model import Momentopname

Deel = dict[str, Any]


def met_adressen(momentopname: Momentopname) -> str:
    """What `canoniek` writes, and an `adres` in the agenda, its domains, overleggen and items.

    `canoniek.lees` passes those over. They are in no version that was adopted: that keeps the same
    bytes, and its hash, wherever the portal stands.
    """
    inhoud = msgspec.json.decode(canoniek.schrijf(momentopname))
    for deel, adres in _adressen(inhoud):
        deel["adres"] = volledig(adres)
    return msgspec.json.encode(inhoud, order="sorted").decode()


def _adressen(inhoud: Deel) -> Iterator[tuple[Deel, str]]:
    """Each part that has a page, and the path of that."""
    agenda = inhoud["agenda"]
    yield agenda, reverse("agenda", args=[agenda["slug"]])
    for domein in inhoud["domeinen"]:
        yield domein, reverse("domein", args=[agenda["slug"], domein["slug"]])
    for overleg in inhoud["overleggen"]:
        yield overleg, reverse("werkagenda:overleg", args=[overleg["slug"]])
    for soort, naam in ((Agendapunt, "agendapunten"), (Actie, "acties")):
        for punt in inhoud[naam]:
            yield punt, reverse(soort.ADRES, args=[punt["kenmerk"], slug_van(punt["titel"])])
