"""What somebody filled in that has no place on the page any more: told, so that no word is lost."""

import re
from collections.abc import Iterator

from django.http import QueryDict

from ...choices import VoorstelStatus
from ...datums import datum_in_woorden
from ...models import Voorstel
from .formulieren import PlanForm, RegelForm, VoorstelForm
from .gepland import moment_in_woorden
from .gezien import Gezien

VAN_GEHEEL = VoorstelForm.base_fields | PlanForm.base_fields
VAN_REGEL = re.compile(r"r(?P<nummer>[0-9]+)-(?P<veld>\w+)")
KEUZES = ("doet_mee", "waarheen", "kies")
BEWAAR_ELDERS = "Kopieer wat u hieronder nog nodig hebt."


def zonder_plek(
    post: QueryDict, toen: Gezien, nu: Gezien, plekken: set[str]
) -> tuple[list[str], list[str]]:
    """What was filled in of which the field is gone: with its regel, and all else, in sentences.

    `plekken` are the names of the fields that are there by now.
    """
    met_regel, overig = [], []
    for naam in {**toen.velden, **post}:
        if naam in plekken or (naam not in post and not naam.endswith("-doet_mee")):
            continue
        waarde = post.get(naam, "").replace("\r\n", "\n")
        if waarde == toen.velden.get(naam, ""):
            continue
        gevonden = VAN_REGEL.match(naam)
        if not gevonden:
            if naam in VAN_GEHEEL:
                overig.append(_zin(f"‘{VAN_GEHEEL[naam].label}’", waarde))
            continue
        nummer, veld = gevonden["nummer"], gevonden["veld"]
        is_keus = veld in KEUZES
        if nummer not in nu.regels:
            if veld in RegelForm.base_fields and not is_keus and waarde.strip():
                zin = f"Regel {nummer} is er niet meer. U typte daar: ‘{waarde}’."
                met_regel.append(zin)
        elif is_keus:
            overig.append(f"Uw keuze bij regel {nummer} kon er niet meer bij.")
        elif veld in RegelForm.base_fields:
            label = RegelForm.base_fields[veld].label
            overig.append(_zin(f"regel {nummer}, ‘{label}’", waarde))
    return met_regel, list(dict.fromkeys(overig))


def _zin(plek: str, waarde: str) -> str:
    return f"U typte bij {plek}: ‘{waarde}’." if waarde.strip() else f"U maakte leeg: {plek}."


def waarom_dicht(voorstel: Voorstel) -> Iterator[str]:
    """Why a field may be gone that somebody filled in, and what to do."""
    if not voorstel.loopt:
        yield f"{afgehandeld(voorstel)} Er is niets meer te wijzigen of uit te voeren."
    elif voorstel.gepland_op:
        yield (
            "Dit voorstel wordt nu op een gepland moment uitgevoerd. Tot dan verandert niemand "
            f"het. {BEWAAR_ELDERS} Of haal eerst de planning weg."
        )
    elif voorstel.ligt_voor:
        yield (
            "Dit voorstel ligt intussen voor in een vergadering. Zolang het voorligt, verandert "
            f"niemand het. {BEWAAR_ELDERS} Of vraag de griffie om het eerst terug te nemen."
        )
    else:
        yield f"Dit kunt u hier niet wijzigen. {BEWAAR_ELDERS}"


def afgehandeld(voorstel: Voorstel) -> str:
    """What became of a voorstel that is settled: by whom and when, as far as that is known."""
    if voorstel.status == VoorstelStatus.VERVALLEN:
        op = voorstel.vervallen_op
        wanneer = f" op {datum_in_woorden(op, 'dag')}" if op else ""
        return f"Dit voorstel is{wanneer} vervallen."
    los = voorstel.wijziging
    if not los:
        return "Dit voorstel is al uitgevoerd."
    wie = getattr(voorstel, "naam_van_uitvoerder", "") or "Iemand"
    return f"Dit voorstel is al uitgevoerd, op {moment_in_woorden(los.moment)} door {wie}."
