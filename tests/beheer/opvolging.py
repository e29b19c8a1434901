"""The form by which an agenda is closed and its successor begins, filled in."""

from datetime import date

from agenda.bewerkingen import Opdracht, begin_opvolger
from agenda.models import Samenhang

NIEUW = {
    "naar": "nieuw",
    "titel": "Regionale agenda 2030",
    "slug": "agenda-2030",
    "begin": "2030-01-01",
    "eind": "2031-12-31",
    "eenheden": ["jaar"],
    "voorvoegsel_agendapunt": "RA",
    "voorvoegsel_actie": "RW",
    "reden": "De nieuwe raden zijn er.",
}
VELDEN = {
    "titel": "Regionale agenda 2030",
    "slug": "agenda-2030",
    "begin": date(2030, 1, 1),
    "eind": date(2031, 12, 31),
    "voorvoegsel_agendapunt": "RA",
    "voorvoegsel_actie": "RW",
}


def adres_van(agenda):
    return f"/beheer/agenda/agenda/{agenda.pk}/opvolging/"


def bekijk(beheer, agenda, **velden):
    """Fill in the form; gives the page with what would happen."""
    return beheer.vul_in(adres_van(agenda), knop="_bekijk", **(NIEUW | velden))


def bevestig(beheer, pagina, **velden):
    """Confirm what a page shows, with other ticks if these are given."""
    gegevens = {n: w for n, w in (pagina.velden() | velden).items() if w is not None}
    return beheer.stuur(pagina.adres, gegevens | {"_bevestig": "x"})


def aangevinkt(pagina):
    mee = pagina.velden().get("mee", [])
    return [mee] if isinstance(mee, str) else mee


def nieuwe(agenda, **velden):
    return Opdracht(agenda, begin_opvolger(agenda, **(VELDEN | velden)))


def opvolgers():
    """By the title of each item: what follows it, as kenmerken."""
    return {
        band.delen.get(zijde="b").punt.kenmerk: band.delen.get(zijde="a").punt.kenmerk
        for band in Samenhang.objects.filter(soort="volgt_op")
    }
