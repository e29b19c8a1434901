"""What a griffie does with content, each in one opslag.

In comes an item, a meeting or an agenda; out goes what became of it: published or withdrawn,
copied, given periods, followed by a successor (first as a plan, then done), or with words taken out
of its history for good; an owner that is there twice, become one; or a save, a small correction.
"""

from .achteraan import zet_achteraan
from .doorzetten import zet_door
from .gelijkenis import beste_van, kaal, lijkt_op
from .klein import maak_klein
from .laatst import schrijf_op, wie_het_laatst
from .opvolging import Lot, Opdracht, Regel, begin_opvolger, eenheden_van, maak_plan
from .overnemen import ANDERS, kopieer, voer_uit
from .perioden import controleer_jaren, maak_perioden, voeg_perioden_toe
from .publicatie import publiceer, trek_in
from .samenvoegen import past_niet, voeg_eigenaren_samen, wat_noemt
from .uitwissen import wis, zoek, zonder_sporen
from .vier_ogen import eis_andere_vaststeller
