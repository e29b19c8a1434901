"""What changed between two states of one item, and in which words.

In come two states as JSON, or events; out go changes, sentences, the words of a text that differ,
timelines, how often an item was put off, and what two people did put together.
"""

from .doorschuiven import (
    NOOIT_VERSCHOVEN,
    Verschuiving,
    naam_van_periode,
    verschoven,
    verschuivingen,
)
from .planning import verschuiving
from .punten import (
    TOELICHTING,
    VERGADERING,
    AlsVerandering,
    Verandering,
    beschreven,
    verschil,
    waarom,
    zonder_woorden,
)
from .samenvoegen import Deel, Plek, Samenvoeging, rijen_op_sleutel, verschillen, voeg_samen, zet
from .tijdlijnen import Regel, regels, tijdlijn, tussen_vergaderingen
from .vergaderingen import GENOEMD, Verzetting, komt_nog, lot, verloop, zoals_toen
from .verschrijving import GEEN_KLEINE, Anders, Tekst, veranderd, verschrijving
from .woorden import Lezer, Namen, Stuk, in_woorden, opsomming, stukken, tekstverschil
