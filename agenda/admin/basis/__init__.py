"""What every page of the admin does alike: it saves and deletes through opslag.

In come a ModelAdmin's requests; out go saved content, lists that pass over what changed meanwhile,
buttons that publish or withdraw, and deletion with a reason.
"""

from .bij_agenda import BegintBijAgenda, BinnenAgendaForm
from .gelijkenis import VraagtBijGelijkenis
from .gewijzigd import GewijzigdAdmin
from .lijst import LijstAdmin
from .opslaan import (
    BRON,
    BlokkenInline,
    OpslaanAdmin,
    OpslaanForm,
    RijenInline,
    VasteSlug,
    achter_de_schermen,
    na_de_rijen,
    opzij,
    vak,
)
from .publicatie import PublicatieAdmin
from .rechten import MetRechten
from .verwijderen import VerwijderAdmin
from .vinden import VindAdmin, kolom
from .voorbereiden import KNOP
from .voorstelkeuze import VoorstelKeuze
