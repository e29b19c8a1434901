"""The agenda as a voorstel would make it is the agenda that carrying it out makes."""

import json
from datetime import date

import pytest

from agenda.beschrijving.lezen import inhoud
from agenda.models import (
    Agenda,
    Agendapunt,
    Deelname,
    Domein,
    Eigenaar,
    Mijlpaal,
    Orgaan,
    Periode,
    Samenhang,
    Stuksoort,
    Vergadering,
)
from agenda.opslag import opslaan
from agenda.voorstellen import (
    bekijk,
    nieuw_voorstel,
    stel_nieuw_voor,
    stel_verwijderen_voor,
    stel_voor,
    voer_uit,
)
from ijmond.momentopname import canoniek
from ijmond.momentopname.opnemen import neem_op
from ijmond.momentopname.voorgesteld import zoals_voorgesteld
from werkagenda.models import Actie


@pytest.fixture(scope="module")
def _agenda(
    eenmalig, maak_domein, maak_agendapunt, maak_actie, maak_eigenaar, maak_vergadering, maak_thema,
    maak_samenhang, maak_document, maak_overleg,
):  # fmt: skip
    velsen = maak_eigenaar("Velsen")
    domein = maak_domein("Economie")
    maak_domein("Wonen")
    opslaan(Deelname(agenda=domein.agenda, eigenaar=velsen))
    opslaan(
        Mijlpaal(
            agenda=domein.agenda, titel="Vastgesteld", datum=date(2026, 1, 5), datum_precisie="dag"
        )
    )
    bron = maak_document("Het rapport")
    brug = maak_agendapunt(
        "Een brug", domein=domein, perioden=[2026], bron=bron, betrokkenen=[(velsen, "trekker")]
    )
    maak_agendapunt("Een tunnel", domein=domein, perioden=[2026, 2027])
    maak_agendapunt("Wat weg kan", domein=domein)
    ambtenaar = maak_eigenaar("Bea Stil", soort="persoon")
    maak_agendapunt(
        "Een plan", domein=domein, publicatie="concept",
        betrokkenen=[(ambtenaar, "ambtelijk_trekker"), (velsen, "partner")],
    )  # fmt: skip
    maak_eigenaar("Beverwijk")
    maak_overleg("Havenoverleg", domein=domein, deelnemers=[velsen])
    kade = maak_actie("Kade", agendapunt=brug)
    maak_actie("Onder het plan", agendapunt=Agendapunt.objects.get(titel="Een plan"))
    maak_thema("Water", domeinen=[domein], punten=[brug])
    maak_samenhang([brug], [kade], titel="Brug en kade")
    maak_vergadering(punten=[brug], datum=date(2026, 6, 1))
    maak_vergadering(datum=date(2026, 9, 1))
    return domein.agenda.pk


@pytest.fixture
def agenda(_agenda, db):
    """Something of everything; "Een plan" is a concept that names somebody who is hidden."""
    return Agenda.objects.select_related("bijwerking").get(pk=_agenda)


def wijzig(model, wie, **velden):
    """Propose that the row that is called so gets these values."""

    def stel(voorstel):
        rij = model.objects.get(**wie)
        anders = {naam: w(rij) if callable(w) else w for naam, w in velden.items()}
        stel_voor(voorstel, rij, inhoud(rij) | anders)

    return stel


def voeg_toe(model, **velden):
    return lambda voorstel: stel_nieuw_voor(voorstel, model, velden)


def gepland(*perioden):
    return [{"periode": naam, "toelichting": ""} for naam in perioden]


def nieuw_punt_in_nieuw_domein(voorstel):
    domein = stel_nieuw_voor(voorstel, Domein, {"naam": "Water", "slug": "het-water"})
    periode = stel_nieuw_voor(
        voorstel, Periode, {"naam": "Later", "begin": "2028-02-03", "eind": "2028-04-05"}
    )
    punt = {
        "titel": "Een veer", "publicatie": "gepubliceerd", "domein": domein.sleutel,
        "planning": gepland(periode.sleutel, "2027"),
        "betrokkenen": [{"eigenaar": "beverwijk", "rol": "trekker"}],
    }  # fmt: skip
    veer = stel_nieuw_voor(voorstel, Agendapunt, punt)
    stel_nieuw_voor(
        voorstel, Actie, {"titel": "Vaar", "publicatie": "gepubliceerd", "agendapunt": veer.sleutel}
    )


def nieuwe_vergadering(voorstel):
    orgaan = stel_nieuw_voor(voorstel, Orgaan, {"naam": "De raad", "slug": "de-raad"})
    tunnel = Agendapunt.objects.get(titel="Een tunnel")
    lijst = [
        {
            "punt": tunnel.kenmerk,
            "volgnummer": "1",
            "doel": "",
            "uitkomst_soort": "",
            "uitkomst": "",
            "toelichting": "",
        }
    ]
    stel_nieuw_voor(
        voorstel,
        Vergadering,
        {"orgaan": orgaan.sleutel, "datum": "2027-05-06", "datum_precisie": "dag",
         "publicatie": "gepubliceerd", "behandelingen": lijst},
    )  # fmt: skip


def op_de_lijst(voorstel):
    """The second meeting gets two items."""
    vergadering = Vergadering.objects.get(datum=date(2026, 9, 1))
    leeg = {"volgnummer": "", "doel": "", "uitkomst_soort": "", "uitkomst": "", "toelichting": ""}
    lijst = [
        leeg | {"punt": Agendapunt.objects.get(titel=t).kenmerk} for t in ("Een brug", "Een tunnel")
    ]
    stel_voor(voorstel, vergadering, inhoud(vergadering) | {"behandelingen": lijst})


BRUG, TUNNEL, PLAN = ({"titel": t} for t in ("Een brug", "Een tunnel", "Een plan"))
STAPPEN = {
    "schuift door": wijzig(Agendapunt, TUNNEL, planning=gepland("2027", "2028")),
    "ander domein, status en woorden": wijzig(
        Agendapunt, BRUG, domein="wonen", status="loopt", toelichting="Een lange brug."
    ),
    "wie eraan werkt": wijzig(
        Actie, {"titel": "Kade"}, betrokkenen=[{"eigenaar": "beverwijk", "rol": "trekker"}]
    ),
    "concept gepubliceerd": wijzig(Agendapunt, PLAN, publicatie="gepubliceerd"),
    "concept gewijzigd": wijzig(Agendapunt, PLAN, titel="Een ander plan"),
    "ingetrokken": wijzig(Agendapunt, TUNNEL, publicatie="ingetrokken"),
    "de agenda zelf": wijzig(Agenda, {}, titel="Een andere titel", woord_domein="opgave"),
    "domein heet anders": wijzig(Domein, {"naam": "Wonen"}, naam="Wonen en zorg"),
    "periode over andere dagen": wijzig(
        Periode, {"naam": "2026"}, naam="Het begin", begin="2026-01-01", eind="2026-11-30"
    ),
    "eigenaar heet anders": wijzig(Eigenaar, {"naam": "Velsen"}, naam="Gemeente Velsen"),
    "ambtenaar mag genoemd": wijzig(Eigenaar, {"naam": "Bea Stil"}, naam_openbaar=True),
    "vergadering verzet": wijzig(
        Vergadering, {"datum": date(2026, 6, 1)}, datum="2026-10-01", status="gepland"
    ),
    "vergadering van de site": wijzig(
        Vergadering, {"datum": date(2026, 6, 1)}, publicatie="ingetrokken"
    ),
    "op de lijst": op_de_lijst,
    "nieuwe vergadering": nieuwe_vergadering,
    "nieuw stuk": voeg_toe(Stuksoort, naam="Brief", slug="brief"),
    "nieuwe mijlpaal": voeg_toe(Mijlpaal, titel="Begin", datum="2025-02-01", datum_precisie="dag"),
    "nieuw punt": nieuw_punt_in_nieuw_domein,
    "nieuw concept": voeg_toe(Agendapunt, titel="Nog niet", publicatie="concept", domein="wonen"),
    "weg": lambda voorstel: stel_verwijderen_voor(
        voorstel, Agendapunt.objects.get(titel="Wat weg kan")
    ),
    "verband weg": lambda voorstel: stel_verwijderen_voor(voorstel, Samenhang.objects.get()),
}
NIET_SAMEN = {
    "ingetrokken", "concept gewijzigd", "vergadering van de site", "periode over andere dagen",
}  # fmt: skip
"""What says something else about the same row as another step."""


def plat(opname):
    """What it holds, without the moment, and the kenmerken, keys and places that are given last."""
    staat = json.loads(canoniek.schrijf(opname)) | {"moment": None}
    register = staat["register"]
    vergaderingen = {s: f"{v['orgaan']} {v['datum']}" for s, v in register["vergaderingen"].items()}
    register["vergaderingen"] = {
        vergaderingen[sleutel]: los for sleutel, los in register["vergaderingen"].items()
    }
    titels = {p["kenmerk"]: p["titel"] for p in (*staat["agendapunten"], *staat["acties"])}
    for punt in (*staat["agendapunten"], *staat["acties"]):
        del punt["volgorde"]
        for behandeling in punt["behandelingen"]:
            behandeling["vergadering"] = vergaderingen[str(behandeling["vergadering"])]
        for lijst in ("betrokkenen", "behandelingen"):
            punt[lijst].sort(key=json.dumps)
    tekst = json.dumps(staat, sort_keys=True, indent=1)
    for kenmerk, titel in titels.items():
        tekst = tekst.replace(f'"{kenmerk}"', f'"{titel}"')
    return tekst


def toets(agenda, *stappen):
    voorstel = nieuw_voorstel(agenda, "Alles", reden="Omdat het kan.")
    for stap in stappen:
        stap(voorstel)
    voor = plat(neem_op(agenda))
    voorgesteld = zoals_voorgesteld(agenda, bekijk(voorstel).regels)
    assert plat(neem_op(agenda)) == voor == plat(zoals_voorgesteld(agenda))
    voer_uit(voorstel)
    assert plat(voorgesteld) == plat(neem_op(Agenda.objects.get()))


@pytest.mark.parametrize("stap", sorted(NIET_SAMEN))
def test_wat_voorgesteld_is_wordt_de_agenda(agenda, stap):
    toets(agenda, STAPPEN[stap])


def test_wat_samen_voorgesteld_is_wordt_samen_de_agenda(agenda):
    toets(agenda, *(stap for naam, stap in STAPPEN.items() if naam not in NIET_SAMEN))


def test_wie_het_voorbereidt_ziet_ook_concepten_en_wie_daar_genoemd_is(agenda):
    voorstel = nieuw_voorstel(agenda, "Nieuw")
    STAPPEN["nieuw concept"](voorstel)
    opname = zoals_voorgesteld(agenda, bekijk(voorstel).regels, met_concepten=True)
    titels = {punt.titel for punt in opname.agendapunten}
    assert {"Een plan", "Nog niet", "Een brug"} <= titels
    assert "Bea Stil" in {wie.naam for wie in opname.register.eigenaren.values()}
    assert opname.agendapunten[-1].kenmerk == "nieuw:1"
