"""A `Momentopname` of an agenda as a voorstel would make it; nothing is carried out for that.

The standen of now, with in place of each row what its regel makes of it. What is added has no
kenmerk yet: within the momentopname that is "nieuw:3", after its regel, and readers see "nieuw".
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import chain
from typing import Any

from django.db.models import F

from agenda.alfabet import op_alfabet
from agenda.beschrijving.formaat import FORMAAT
from agenda.beschrijving.lezen import lege_staat
from agenda.beschrijving.model import Beschreven, bij_sleutels
from agenda.beschrijving.samen import lees_samen
from agenda.beschrijving.veld import Inhoud, standaard
from agenda.beschrijving.wijzers import wijst_aan
from agenda.choices import Publicatie, RegelWat
from agenda.models import Agenda, Orgaan, Punt, Stand, Vergadering
from agenda.opslag.kader import DELEN, IN_REGISTER, in_register
from agenda.tijdvakken import Tijdvak
from agenda.voorstellen import Beeld, Bekeken, eigen_sleutel, vervang

from . import canoniek
from . import model as m
from .opnemen import uit_standen

Soort = type[Beschreven]

TE_ZIEN = {
    False: {Publicatie.GEPUBLICEERD},
    True: {Publicatie.GEPUBLICEERD, Publicatie.CONCEPT},
}
"""Which items are in an agenda: of the public, or (True) of who prepares it."""
NOOIT = date.max.isoformat()
OP_VOLGORDE: dict[str, Callable[[Inhoud], Any]] = {
    "domeinen": lambda los: los["volgorde"],
    "themas": lambda los: los["volgorde"],
    "stuksoorten": lambda los: los["volgorde"],
    "overleggen": lambda los: los["volgorde"],
    "perioden": lambda los: _vroegst_en_langst(los["begin"], los["eind"]),
    "mijlpalen": lambda los: los["datum"] or NOOIT,
    "begroting": lambda los: (los["volgorde"], los["jaar"], op_alfabet(los["raming"])),
    "samenhang": lambda los: (los["soort"], los["nummer"] or 0),
}
"""In which order the rows of a part of the frame stand, as `ordering` of their models says."""


def nieuwste_standen(agenda: Agenda) -> list[Any]:
    """What is there now of the agenda and its items, each with its `moment`."""
    standen = Stand.objects.filter(agenda=agenda).nieuwste()
    return list(standen.annotate(moment=F("wijziging__moment")))


def zoals_voorgesteld(
    agenda: Agenda,
    regels: Iterable[Bekeken] = (),
    *,
    met_concepten: bool = False,
    standen: Iterable[Any] | None = None,
) -> m.Momentopname:
    """The agenda as it would be after these regels, as visitors would read it; without any, as now.

    `met_concepten` is for who prepares it: also what is a concept, of an agenda that is one, and
    with every name. Costs a query, unless the newest `standen` are given, and one for each kind of
    thing that is newly named. Raises LookupError when visitors can't read the agenda.
    """
    kader: Inhoud | None = None
    punten: dict[str, tuple[str, Inhoud]] = {}
    momenten = []
    for stand in nieuwste_standen(agenda) if standen is None else standen:
        momenten.append(stand.moment)
        if (staat := stand.staat) is None:
            continue
        if stand.kenmerk:
            punten[stand.kenmerk] = (stand.soort, staat)
        elif stand.openbaar or met_concepten:
            kader = staat
    if kader is None:
        raise LookupError(f"{agenda} is niet openbaar.")
    werk = _Werk(agenda, kader, punten)
    werk.voer_door(list(regels))
    # When somebody last saved a concept is nothing for visitors.
    openbaar = not met_concepten and agenda.bijwerking.moment
    return werk.neem_op(openbaar or max(momenten), met_concepten)


def als_json(beeld: Beeld) -> str:
    """What visitors would read after this voorstel, as canonical JSON; "" if not this agenda."""
    agenda = beeld.voorstel.agenda
    return canoniek.schrijf(zoals_voorgesteld(agenda, beeld.regels)) if agenda.is_openbaar else ""


class _Werk:
    """The frame and the items of an agenda in memory, on which regels are carried out."""

    def __init__(self, agenda: Agenda, kader: Inhoud, punten: dict[str, tuple[str, Inhoud]]):
        # What is replaced below is of this alone: the standen may be read once more.
        self.kader: Inhoud = {
            n: list(los) if isinstance(los, list) else los for n, los in kader.items()
        }
        self.kader["register"] = {n: dict(namen) for n, namen in kader["register"].items()}
        self.punten = punten
        self.sleutels: dict[str, Any] = {}
        self.delen = {deel.rijen(agenda).model: naam for naam, deel in DELEN.items()}

    def voer_door(self, regels: list[Bekeken]) -> None:
        """First every row, then what others know of rows that got another key, or are not there."""
        anders: dict[Soort, dict[Any, Any]] = defaultdict(dict)
        for los in regels:
            if los.regel.wat == RegelWat.TOEVOEGEN:
                self.sleutels[los.regel.sleutel] = sleutel_hier(los)
                if not los.doet_iets:
                    anders[los.model][sleutel_hier(los)] = None
        for los in regels:
            if los.doet_iets:
                wordt = self._wordt(los)
                self._zet(los, wordt)
                was, nieuw = (_sleutel_van(los, staat) for staat in (los.nu, wordt))
                if was is not None and was != nieuw:
                    anders[los.model][was] = nieuw
        if anders:
            self._hernoem(anders)
        for naam, volgorde in OP_VOLGORDE.items():
            self.kader[naam] = sorted(self.kader.get(naam, ()), key=volgorde)
        self._noem()

    def neem_op(self, moment: Any, met_concepten: bool) -> m.Momentopname:
        te_zien = TE_ZIEN[met_concepten]
        standen = [
            Stand(
                kenmerk=kenmerk,
                soort=soort,
                inhoud=self._op_orde(staat),
                formaat=FORMAAT,
                openbaar=staat["publicatie"] in te_zien,
            )
            for kenmerk, (soort, staat) in self.punten.items()
        ]
        if met_concepten:
            for namen in self.kader["register"].values():
                namen.update({sleutel: los | {"openbaar": True} for sleutel, los in namen.items()})
        return uit_standen(self.kader, standen, moment)

    def _wordt(self, los: Bekeken) -> Inhoud | None:
        """The whole state that a regel leads to, with the keys that its new rows get here."""
        if los.wordt is None:
            return None
        wordt = los.wordt
        if los.regel.wat == RegelWat.TOEVOEGEN:
            wordt = lege_staat(los.model) | wordt
            if wordt.get("volgorde") == 0:
                wordt["volgorde"] = self._achteraan(los.model)
        return vervang(los.model, wordt, self.sleutels.__getitem__)

    def _achteraan(self, model: Soort) -> int:
        if issubclass(model, Punt):
            naast = [staat for _, staat in self.punten.values()]
        else:
            naast = self.kader.get(self.delen.get(model, ""), [])
        return max((los.get("volgorde") or 0 for los in naast), default=0) + 1

    def _zet(self, los: Bekeken, wordt: Inhoud | None) -> None:
        """Put a row where it stands, if this agenda holds it."""
        model = los.model
        if issubclass(model, Punt):
            self._zet_punt(los, wordt)
        elif model is Agenda:
            self.kader["agenda"] = wordt or self.kader["agenda"]
        elif naam := self.delen.get(model):
            rijen, nu = self.kader.setdefault(naam, []), los.nu
            # A row of a frame may lack a newer field.
            leeg = standaard(model.BESCHRIJVING)
            was = next((i for i, rij in enumerate(rijen) if leeg | rij == nu), len(rijen))
            rijen[was : was + 1] = [wordt] if wordt else []
        elif model in IN_REGISTER:
            self._zet_naam(los, wordt)
        if model is Vergadering and "behandelingen" in los.regel.verandering:
            self._zet_behandelingen(str(sleutel_hier(los)), (wordt or {}).get("behandelingen", ()))

    def _zet_punt(self, los: Bekeken, wordt: Inhoud | None) -> None:
        kenmerk = self.sleutels.get(los.regel.sleutel, los.regel.sleutel)
        if wordt:
            self.punten[kenmerk] = (los.regel.soort, wordt | {"kenmerk": kenmerk})
        else:
            self.punten.pop(kenmerk, None)

    def _zet_naam(self, los: Bekeken, wordt: Inhoud | None) -> None:
        naam, gelezen = IN_REGISTER[los.model]
        if wordt is None:
            return
        genoemd = {veld: wordt[veld] for veld in gelezen}
        if los.model.KAN_VERBORGEN:
            genoemd["openbaar"] = _is_te_noemen(los.model, wordt)
        self.kader["register"][naam][str(sleutel_hier(los))] = genoemd

    def _zet_behandelingen(self, vergadering: str, rijen: Iterable[Inhoud]) -> None:
        """What a meeting does with items stands at those items too."""
        per_punt = {rij["punt"]: rij for rij in rijen}
        for kenmerk, (soort, staat) in self.punten.items():
            blijft = [b for b in staat["behandelingen"] if str(b["vergadering"]) != vergadering]
            if hier := per_punt.get(kenmerk):
                eigen = {naam: waarde for naam, waarde in hier.items() if naam != "punt"}
                blijft.append(eigen | {"vergadering": int(vergadering)})
            self.punten[kenmerk] = soort, staat | {"behandelingen": blijft}

    def _hernoem(self, anders: Mapping[Soort, Mapping[Any, Any]]) -> None:
        """Have everything name a row by its new key, and nothing name one that is gone."""
        for kenmerk, (soort, staat) in self.punten.items():
            self.punten[kenmerk] = soort, _met_sleutels(Punt.soorten()[soort], staat, anders)
        for model, naam in self.delen.items():
            rijen = self.kader.get(naam, ())
            self.kader[naam] = [_met_sleutels(model, los, anders) for los in rijen]
        self.kader["agenda"] = _met_sleutels(Agenda, self.kader["agenda"], anders)

    def _noem(self) -> None:
        """Give the register the names of what is named for the first time."""
        genoemd: dict[Soort, set[str]] = defaultdict(set)
        bronnen: list[tuple[Soort, Inhoud]] = [(Agenda, self.kader["agenda"])]
        bronnen += [(Punt.soorten()[soort], staat) for soort, staat in self.punten.values()]
        bronnen += [(mod, los) for mod, naam in self.delen.items() for los in self.kader[naam]]
        for model, staat in bronnen:
            for wijzer in wijst_aan(model):
                genoemd[wijzer.doel] |= {str(sleutel) for sleutel in wijzer.sleutels(staat)}
        register = self.kader["register"]
        self._vul_aan((Vergadering,), genoemd)
        genoemd[Orgaan] |= {los["orgaan"] for los in register["vergaderingen"].values()}
        self._vul_aan(IN_REGISTER, genoemd)

    def _vul_aan(self, modellen: Iterable[Any], genoemd: Mapping[Soort, set[str]]) -> None:
        register = self.kader["register"]
        vragen = []
        for model in modellen:
            naam, _ = IN_REGISTER[model]
            if mist := genoemd.get(model, set()) - register[naam].keys():
                vragen.append(bij_sleutels(model, mist, None))
        for los, _ in chain(*lees_samen(*vragen)):
            naam, gelezen = IN_REGISTER[type(los)]
            register[naam][str(los.sleutel)] = in_register(los, gelezen)

    def _op_orde(self, staat: Inhoud) -> Inhoud:
        """With its periods and its meetings in the order in which they are read."""
        vergaderingen = self.kader["register"]["vergaderingen"]

        def laatste_eerst(los: Inhoud) -> tuple[bool, str]:
            dag = vergaderingen[str(los["vergadering"])]["datum"]
            return dag is not None, dag or ""

        behandeld = sorted(staat["behandelingen"], key=laatste_eerst, reverse=True)
        op_orde = staat | {"behandelingen": behandeld}
        if "planning" in staat:
            op_orde["planning"] = sorted(staat["planning"], key=_vroegst)
        return op_orde


def _vroegst_en_langst(begin: str, eind: str) -> tuple[str, int]:
    return begin, -date.fromisoformat(eind).toordinal()


def _vroegst(gepland: Inhoud) -> tuple[str, int]:
    dagen = Tijdvak.uit(gepland["periode"])
    return _vroegst_en_langst(dagen.begin.isoformat(), dagen.eind.isoformat())


def sleutel_hier(los: Bekeken) -> Any:
    """What others know a row by; of a new meeting a number that no other has."""
    if los.regel.wat != RegelWat.TOEVOEGEN:
        return los.regel.sleutel
    if issubclass(los.model, Punt) or not los.wordt:
        return los.regel.sleutel
    if los.model.SLEUTEL == "pk":
        return -los.regel.nummer
    return _sleutel_van(los, los.wordt)


def _sleutel_van(los: Bekeken, staat: Inhoud | None) -> Any:
    """The key of a row in this state; what has none in its state keeps that of its regel."""
    if staat is None:
        return None
    eigen = eigen_sleutel(los.model, staat)
    return eigen or staat.get(los.model.SLEUTEL) or los.regel.sleutel


def _is_te_noemen(model: Any, staat: Inhoud) -> bool:
    eigen = {n: w for n, w in staat.items() if n in ("soort", "naam_openbaar", "publicatie")}
    return model(**eigen).is_openbaar


def _met_sleutels(model: Soort, staat: Inhoud, anders: Mapping[Soort, Mapping[Any, Any]]) -> Inhoud:
    """A state in which what it points at has another key (None: is gone)."""
    wordt = dict(staat)
    for lijst, veld, doel in wijst_aan(model):
        weg_of_anders = {
            str(oud): nieuw
            for soort in anders
            if issubclass(soort, doel)
            for oud, nieuw in anders[soort].items()
        }
        if not weg_of_anders:
            continue
        if lijst:
            rijen = [
                r | {veld: weg_of_anders.get(str(r[veld]), r[veld])} for r in wordt.get(lijst, ())
            ]
            paren = zip(rijen, staat.get(lijst, ()), strict=True)
            wordt[lijst] = [r for r, was in paren if r[veld] is not None or was[veld] is None]
        elif isinstance(waarde := wordt.get(veld), list):
            nieuwe = (weg_of_anders.get(str(los), los) for los in waarde)
            wordt[veld] = sorted(los for los in nieuwe if los is not None)
        else:
            wordt[veld] = weg_of_anders.get(str(waarde), waarde)
    return wordt
