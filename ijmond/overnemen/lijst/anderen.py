"""The rows of a list that others keep: each cell to what its column holds."""

from collections import defaultdict

from openpyxl.utils import get_column_letter

from agenda.tijdvakken import Tijdvak
from agenda.voorstellen import soort_van

from ...rekenblad import FORMULE_ZONDER, Formulefout, Rij, als_tekst
from ..cellen import lees_punt
from ..kolommen import KOPPEN
from ..samenstellen import GEEN_TITEL, ONBEKENDE_KOLOM, Samensteller
from ..waarden import Waarde
from .koppen import Indeling, koppen


def stel_samen(indeling: Indeling, bij: Samensteller) -> None:
    """Add what each row says; what stands in columns that nobody knows is told by column."""
    voor = f"{indeling.vel.naam}, " if indeling.vel.naam else ""
    for veld in dict.fromkeys(indeling.velden.values()):
        if veld and veld not in KOPPEN:
            bij.noem_periode(Tijdvak.uit(veld), f"{voor}rij {indeling.kop.nummer}", veld)
    for rij in indeling.rijen:
        _stel_rij_samen(indeling, rij, f"{voor}rij {rij.nummer}", bij)
    for nummer, kop in koppen(indeling.kop).items():
        teksten = filter(None, (_tekst(rij, nummer) for rij in indeling.rijen))
        if nummer not in indeling.velden and (tekst := "\n".join(teksten)):
            plaats = f"{voor}kolom {get_column_letter(nummer + 1)}"
            bij.onbegrepen(tekst, plaats, ONBEKENDE_KOLOM.format(kop))


def _stel_rij_samen(indeling: Indeling, rij: Rij, plaats: str, bij: Samensteller) -> None:
    """An item; or, where only one cell is filled, what the rows under it belong to."""
    kop = koppen(indeling.kop)
    cellen: defaultdict[str, list[Waarde]] = defaultdict(list)
    jaren: list[tuple[Tijdvak, Waarde]] = []
    for nummer, veld in indeling.velden.items():
        if isinstance(rij.cel(nummer), Formulefout):
            bij.onbegrepen(_tekst(rij, nummer), rij.plaats(nummer), f"{FORMULE_ZONDER}.")
            continue
        waarde = Waarde(_tekst(rij, nummer), kop=kop[nummer], plaats=rij.plaats(nummer))
        if veld and veld not in KOPPEN:
            jaren.append((Tijdvak.uit(veld), waarde))
        elif veld and not waarde.is_leeg:
            cellen[veld].append(waarde)
    teksten = list(filter(None, map(als_tekst, rij.cellen)))
    if "titel" in cellen:
        soort, titels = soort_van(indeling.model), cellen["titel"][:1]
        gelezen = cellen | {"titel": titels}
        lees_punt(bij, soort, gelezen, jaren, plaats, " | ".join(teksten))
    elif len(teksten) == 1:
        bij.groepeer(teksten[0], plaats)
    else:
        bij.onbegrepen(" | ".join(teksten), plaats, GEEN_TITEL)


def _tekst(rij: Rij, nummer: int) -> str:
    return als_tekst(rij.cel(nummer)).strip()
