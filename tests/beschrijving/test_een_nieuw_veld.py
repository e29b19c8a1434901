"""A field that is described in one place, beside its column, is everywhere."""

from typing import Annotated

import pytest
from django.db import connection, models

from agenda.beschrijving import punten
from agenda.beschrijving.lezen import inhoud
from agenda.beschrijving.veld import Hoe, Veld
from agenda.models import Agendapunt, Gebeurtenis, Stand
from agenda.opslag import opslaan
from agenda.verschil import punten as verschil
from agenda.verschil import tijdlijn, woorden
from ijmond.document import als_html
from ijmond.momentopname import canoniek
from ijmond.momentopname.opnemen import neem_op
from ijmond.momentopname.selectie import Selectie
from ijmond.vergelijking import vergelijk
from tests.beheer.formulier import Beheer, wijzig

pytestmark = pytest.mark.beide  # a column is added, in the way of either database


NAMEN = ("doelgroep", "geheim")
NIEUWE_KOLOM = "ALTER TABLE agenda_agendapunt ADD COLUMN {} text DEFAULT '' NOT NULL"


class MetDoelgroep(punten.Agendapunt, frozen=True, kw_only=True):
    doelgroep: Annotated[str, Veld("voor wie", Hoe.WAARDE, punten.TEKST, lang=True)] = ""
    geheim: Annotated[str, Veld("geheim", Hoe.WAARDE, punten.TEKST, intern=True)] = ""


@pytest.fixture
def doelgroep(db, monkeypatch):
    """Agendapunten with a field more, for the time of a test: a column, and its description."""
    velden = [models.TextField(naam, default="", blank=True) for naam in ("voor wie", "geheim")]
    with connection.cursor() as cursor:
        for naam, veld in zip(NAMEN, velden, strict=True):
            cursor.execute(NIEUWE_KOLOM.format(naam))
            veld.contribute_to_class(Agendapunt, naam)
    monkeypatch.setattr(Agendapunt, "BESCHRIJVING", MetDoelgroep)
    _vergeet()
    yield
    for naam, veld in zip(NAMEN, velden, strict=True):
        Agendapunt._meta.local_fields.remove(veld)
        delattr(Agendapunt, naam)
    Agendapunt._meta._expire_cache()
    monkeypatch.undo()
    _vergeet()


def _vergeet():
    for onthouden in (verschil.beschreven, verschil.rij_van, woorden._houder):
        onthouden.cache_clear()


@pytest.mark.usefixtures("doelgroep")
def test_een_veld_dat_op_een_plek_beschreven_is_staat_overal(maak_agendapunt, griffie_client):
    punt = maak_agendapunt("Zeesluis", doelgroep="Voor schippers.")
    voor = neem_op(punt.agenda)
    beheer = Beheer(griffie_client)
    getoond = beheer.lees(wijzig(punt)).velden()

    punt.doelgroep, punt.titel = "Voor schippers en vissers.", "De zeesluis"
    opslaan(punt, door="anna")

    assert inhoud(punt)["doelgroep"] == "Voor schippers en vissers."
    assert Stand.objects.last().inhoud["doelgroep"] == "Voor schippers en vissers."
    gebeurd = Gebeurtenis.objects.get(veld="doelgroep")
    assert (gebeurd.oud, gebeurd.nieuw) == ("Voor schippers.", "Voor schippers en vissers.")
    [*_, regel] = [r for r in tijdlijn(punt).regels if r.gebeurtenis.veld == "doelgroep"]
    assert regel.woorden == "voor wie"
    assert [s.tekst.strip() for s in regel.stukken if s.soort == "erbij"] == [
        "schippers en vissers."
    ]

    na = neem_op(punt.agenda)
    vergelijking = vergelijk(punt.agenda_id, voor, na)
    assert "voor wie" in [r.woorden for g in vergelijking.groepen for r in g.regels]
    assert "Voor schippers en vissers." in als_html(na, Selectie(), "")

    mijn = getoond | {"titel": "Zeesluis IJmuiden", "_save": "x"}
    botsing = griffie_client.post(wijzig(punt), mijn).content.decode()
    assert "Een ander was u voor" in botsing
    assert "voor wie" in botsing.lower()
    assert "vissers" in botsing


@pytest.mark.usefixtures("doelgroep")
def test_een_stand_van_voor_het_veld_verschilt_er_niet_door(maak_agendapunt):
    punt = maak_agendapunt("Zeesluis")
    van_toen = inhoud(punt)
    for naam in NAMEN:
        del van_toen[naam]
    assert verschil.verschil(van_toen, inhoud(punt)) == []
    ingevuld = inhoud(punt) | {"doelgroep": "Voor schippers."}
    [gevuld] = verschil.verschil(van_toen, ingevuld)
    assert (gevuld.veld, gevuld.oud, gevuld.nieuw) == ("doelgroep", "", "Voor schippers.")


@pytest.mark.usefixtures("doelgroep")
def test_een_intern_veld_van_een_soort_punt_komt_nergens_buiten(maak_agendapunt):
    punt = maak_agendapunt("Zeesluis", geheim="Zwijgplicht")
    assert inhoud(punt)["geheim"] == "Zwijgplicht"
    opname = neem_op(punt.agenda)
    assert "Zwijgplicht" not in canoniek.schrijf(opname)
    assert "Zwijgplicht" not in als_html(opname, Selectie(), "")
    punt.geheim = "Zwijgplicht blijft"
    opslaan(punt)
    assert not Gebeurtenis.objects.filter(veld="geheim", openbaar=True).exists()
