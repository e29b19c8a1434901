"""One item from the cells of its row: each to the field that it fills."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from agenda.beschrijving.model import Beschreven
from agenda.beschrijving.veld import Inhoud, velden
from agenda.choices import PuntStatus
from agenda.tijdvakken import Tijdvak
from agenda.voorstellen import soorten

from ..rekenblad import geen
from . import waarden
from .bestand import is_kenmerk
from .herkennen import GEEN_KENMERK
from .kolommen import rol_van
from .samenstellen import Samensteller
from .vondst import Vondst
from .waarden import Waarde
from .wanneer import Wanneer, lees_wanneer, termijn

GEEN_BEDRAG = "'{}' is geen bedrag; schrijf het als 15.000 of 15.000,50."
GEEN_PERIODE = "'{}' is geen periode; schrijf hem als 2027, mei 2027 of 2e kwartaal 2027."
NIEUW = "nieuw"
"""What stands for the kenmerk of what has none yet."""
HEEL = frozenset({"planning"})


def lees_punt(
    bij: Samensteller,
    soort: str,
    cellen: Mapping[str, Sequence[Waarde]],
    jaren: Sequence[tuple[Tijdvak, Waarde]],
    plaats: str,
    tekst: str,
) -> None:
    """An item, from its cells by column ("titel", "wanneer", ...) and those under a period.

    A kenmerk that is printed says which kind it is, wherever it stands.
    """
    genoemd = waarden.als_een(*cellen.get("kenmerk", ()) or cellen["titel"]).regel
    soort = bij.soort_van(genoemd) or soort
    Samenstelling(bij, soorten()[soort], cellen, jaren, plaats, tekst).voeg_toe()


class Samenstelling:
    """One item: what each of its cells says."""

    def __init__(
        self,
        bij: Samensteller,
        model: type[Beschreven],
        cellen: Mapping[str, Sequence[Waarde]],
        jaren: Sequence[tuple[Tijdvak, Waarde]],
        plaats: str,
        tekst: str,
    ):
        self.bij, self.model, self.cellen, self.jaren = bij, model, cellen, jaren
        self.plaats, self.tekst = plaats, tekst
        self.eigen = velden(model.BESCHRIJVING)
        self.velden: Inhoud = {}
        self.niet: list[tuple[Waarde, str]] = []

    def voeg_toe(self) -> None:
        titelcel = waarden.als_een(*self.cellen["titel"])
        titel = self.bij.titel(titelcel.tekst)
        voorop, rest = self.bij.zonder_kenmerk(titel)
        kenmerk = voorop
        for los in self.cellen.get("kenmerk", ()):
            kenmerk = self._kenmerk(los) or kenmerk
        if kenmerk == voorop:  # else its title begins with that of another
            titel = rest
        if kenmerk:
            self.velden["titel"] = titel
        self._hang_op()
        self._lees_titel(titelcel)
        for kolom, waarden_ in self.cellen.items():
            for waarde in waarden_:
                if not waarde.is_leeg and (lees := KOLOMMEN.get(kolom)):
                    lees(self, waarde)
        self._plan()
        soort = self.model._meta.model_name or ""
        self.bij.vondsten.append(
            Vondst(soort, titel, self.velden, kenmerk, self.plaats, self.tekst, heel=HEEL)
        )
        for waarde, waarom in self.niet:
            kop = f"{waarde.kop}: " if waarde.kop else ""
            self.bij.onbegrepen(
                f"{titel}: {kop}{waarde.regel}", waarde.plaats or self.plaats, waarom
            )

    def _kenmerk(self, waarde: Waarde) -> str:
        if is_kenmerk(waarde.regel):
            return waarde.regel
        if not waarde.is_leeg and waarde.regel.casefold() != NIEUW:
            self.niet.append((waarde, GEEN_KENMERK.format(waarde.regel)))
        return ""

    def _hang_op(self) -> None:
        """In the part of the document that it stands in."""
        for veld in ("domein", "overleg"):
            if veld in self.eigen and (waar := getattr(self.bij, veld)):
                self.velden[veld] = waar

    def _lees_titel(self, cel: Waarde) -> None:
        """A link under a title leads to a paper; a note says more of it."""
        for naam, adres in cel.links:
            self._bij("verwijzingen", {"titel": naam, "url": adres})
        if cel.noten:
            self._tekst("toelichting", "\n".join(f"Noot: {los}" for los in cel.noten))

    def _bij(self, lijst: str, *rijen: Inhoud) -> None:
        self.velden.setdefault(lijst, []).extend(rijen)

    def _tekst(self, veld: str, tekst: str) -> None:
        self.velden[veld] = "\n".join(filter(None, (self.velden.get(veld), tekst)))

    def _geen_plek(self, waarde: Waarde, veld: str) -> bool:
        if veld not in self.eigen:
            self.niet.append((waarde, f"Bij een {self.model._meta.verbose_name} past dit niet."))
        return veld not in self.eigen

    def _lang(self, waarde: Waarde, veld: str = "toelichting") -> None:
        if not self._geen_plek(waarde, veld):
            self._tekst(veld, waarde.lang)

    def _nummer(self, waarde: Waarde) -> None:
        self.velden["nummer_elders"] = waarde.regel.strip(" .")

    def _stuksoort(self, waarde: Waarde) -> None:
        self.bij.noem("stuksoort", waarde.regel, {}, self.plaats, waarde.tekst)
        self.velden["stuksoort"] = waarde.regel

    def _status(self, waarde: Waarde) -> None:
        if gelezen := waarden.status(waarde.regel):
            self.velden["status"] = gelezen
        else:
            self.niet.append((waarde, f"{geen(waarde.regel, 'status', PuntStatus.labels)}."))

    def _wie(self, waarde: Waarde) -> None:
        for genoemd in waarden.namen(waarde.tekst, self.bij.eigenaren):
            naam, rol = waarden.zonder_rol(genoemd)
            if soort := waarden.soort_eigenaar(naam):
                self.bij.noem("eigenaar", naam, {"soort": soort}, self.plaats, naam)
            self._bij("betrokkenen", {"eigenaar": naam, "rol": rol or rol_van(waarde.kop)})

    def _bedrag(self, waarde: Waarde) -> None:
        if (gelezen := waarden.bedragen(waarde.tekst)) is None:
            self.niet.append((waarde, GEEN_BEDRAG.format(waarde.regel)))
        else:
            self._bij("bedragen", *gelezen)

    def _verwijzing(self, waarde: Waarde) -> None:
        self._bij("verwijzingen", *waarden.verwijzingen(waarde))

    def _domein(self, waarde: Waarde) -> None:
        if not self._geen_plek(waarde, "domein"):
            self.bij.noem("domein", waarde.regel, {}, self.plaats, waarde.tekst)
            self.velden["domein"] = waarde.regel

    def _overleg(self, waarde: Waarde) -> None:
        if not self._geen_plek(waarde, "overleg"):
            self.velden["overleg"] = waarde.regel

    def _plan(self) -> None:
        """When it comes: the cells that say so, else what stands over these rows."""
        gezegd = [los for los in self.cellen.get("wanneer", ()) if not los.is_leeg]
        if not gezegd and not self.jaren and self.bij.groep:
            gezegd = [Waarde(self.bij.groep)]
        if "planning" in self.eigen:
            rijen = [*self._uit_jaren(), *(rij for los in gezegd for rij in self._gepland(los))]
            if rijen or self.jaren:
                self.velden["planning"] = rijen
        elif "termijn" in self.eigen:
            self._geef_termijn(gezegd)

    def _uit_jaren(self) -> Iterator[Inhoud]:
        for tijdvak, waarde in self.jaren:
            if waarde.is_nee:
                continue
            if waarde.is_markering:
                yield {"periode": str(tijdvak)}
                continue
            binnen = lees_wanneer(waarde.regel, tijdvak.in_woorden)
            past = binnen and all(tijdvak.omvat(los) for los in binnen.tijdvakken)
            if binnen and binnen.tijdvakken and past:
                yield from self._rijen(binnen)
            else:
                yield {"periode": str(tijdvak), "toelichting": waarde.regel}

    def _gepland(self, waarde: Waarde) -> Iterator[Inhoud]:
        gelezen = lees_wanneer(waarde.regel, self.bij.groep)
        if gelezen is None:
            self.niet.append((waarde, GEEN_PERIODE.format(waarde.regel)))
        elif gelezen.ritme:
            self.velden["ritme"] = gelezen.ritme
            if gelezen.getypt:
                self.velden["ritme_toelichting"] = gelezen.getypt
        else:
            yield from self._rijen(gelezen)

    def _rijen(self, wanneer: Wanneer) -> Iterator[Inhoud]:
        erbij = {"toelichting": wanneer.getypt} if wanneer.getypt else {}
        if wanneer.dag:
            yield {"dag": wanneer.dag} | erbij
            return
        for tijdvak in wanneer.tijdvakken:
            self.bij.noem_periode(tijdvak, self.plaats, wanneer.getypt)
            yield {"periode": str(tijdvak)} | erbij

    def _geef_termijn(self, gezegd: Sequence[Waarde]) -> None:
        jaren = [los for los, waarde in self.jaren if not waarde.is_nee]
        alle = [los.regel for los in gezegd] + [los.in_woorden for los in jaren]
        if alle:
            getypt = ", ".join(alle)
            self.velden |= termijn(lees_wanneer(getypt), getypt)


KOLOMMEN: dict[str, Callable[[Samenstelling, Waarde], Any]] = {
    "toelichting": Samenstelling._lang,
    "aanleiding": lambda zelf, waarde: zelf._lang(waarde, "aanleiding"),
    "beoogd_resultaat": lambda zelf, waarde: zelf._lang(waarde, "beoogd_resultaat"),
    "nummer": Samenstelling._nummer,
    "stuksoort": Samenstelling._stuksoort,
    "status": Samenstelling._status,
    "wie": Samenstelling._wie,
    "bedrag": Samenstelling._bedrag,
    "verwijzing": Samenstelling._verwijzing,
    "domein": Samenstelling._domein,
    "overleg": Samenstelling._overleg,
}
"""What a cell of each column does; "titel", "kenmerk" and "wanneer" are read by themselves."""
