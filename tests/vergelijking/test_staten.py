"""A comparison looks at all that an item holds, so no field can be forgotten without a sound."""

import pytest

from agenda.beschrijving.veld import velden
from agenda.models import Agendapunt
from ijmond.vergelijking.punten import staten
from tests.momentopnamen import (
    maak_actie,
    maak_agendapunt,
    maak_domein,
    maak_momentopname,
    maak_overleg,
)
from werkagenda.models import Actie

NIET_VERGELEKEN = {"kenmerk", "publicatie", "volgorde", "interne_notitie"}


@pytest.mark.parametrize("model", [Agendapunt, Actie])
def test_een_staat_heeft_alles_wat_een_punt_heeft(model):
    overleg = maak_overleg(acties=(maak_actie(),))
    domein = maak_domein(agendapunten=(maak_agendapunt(),), overleggen=(overleg,))
    opname = maak_momentopname(domeinen=(domein,))
    gevonden = [s for s in staten(opname).values() if s.model is model]
    namen = velden(model.BESCHRIJVING).keys()
    assert gevonden
    assert {frozenset(staat.inhoud) for staat in gevonden} == {frozenset(namen - NIET_VERGELEKEN)}
