"""Changes that are prepared: put together, looked at, and carried out as one decision.

In come rows with what should become of them; out go a `Voorstel` with its regels, a look at what
each would do by now (`bekijk`), and, from `voer_uit`, one `Wijziging` or nothing.
"""

from .bekijken import Beeld, Bekeken, Uitkomst, bekijk, lijken_op
from .bezwaren import Toets, Zinnen, bezwaren, vier_ogen
from .bijstellen import (
    geef_reden,
    haal_weg,
    is_dezelfde,
    kies,
    laat_weg,
    merk_op,
    neem_mee,
    plan,
    verplaats,
)
from .ineens import bewaar_regels, bewaar_schets, schets, voeg_schets_toe
from .ongedaan import maak_ongedaan, per_agenda
from .opstellen import (
    eigen_reden,
    moet_kunnen,
    nieuw_voorstel,
    regel_over,
    stel_nieuw_voor,
    stel_verwijderen_voor,
    stel_voor,
    voorgesteld,
)
from .raken import wat_raakt
from .rijen import (
    NIEUW,
    eigen_sleutel,
    genoemd_in,
    heet,
    is_nieuw,
    komt_erbij,
    met_nieuwe,
    soort_van,
    soorten,
    vervang,
)
from .uitvoeren import Onuitvoerbaar, voer_uit
from .verandering import pas_toe, verandering
from .voorleggen import laat_vervallen, leg_voor, neem_terug
