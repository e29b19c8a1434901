"""Reading the JSON of versions that were adopted before the present form of it.

Format 1 was a tree with the names filled in where something was pointed at. Of who takes part and
of bodies it kept the name alone; the key is made of that, as the slug of such a thing is. Up to
format 2 a period was known by its first day, up to format 4 an action had one amount.
"""

import re
import unicodedata
from datetime import date

from agenda.beschrijving.formaat import met_bedragen, met_behandelingen, met_tijdvakken
from agenda.beschrijving.veld import Inhoud
from agenda.tijdvakken import Tijdvak


def naar_nu(gegevens: object) -> object:
    """An agenda as `model.Momentopname` has it now, as JSON values; of anything else the same."""
    if not isinstance(gegevens, dict):
        return gegevens
    # Before `formaat` was written down there was an object with words.
    if "formaat" not in gegevens and "woorden" in gegevens:
        gegevens = _Vertaling().agenda(gegevens)
    if gegevens.get("formaat") in (1, 2):
        gegevens = _met_tijdvakken(gegevens)
    if gegevens.get("formaat") in (1, 2, 3):
        soorten = ("agendapunten", "acties")
        gegevens = gegevens | {s: [*map(met_behandelingen, gegevens[s])] for s in soorten}
    if gegevens.get("formaat") in (1, 2, 3, 4):
        gegevens = gegevens | {"acties": [*map(met_bedragen, gegevens["acties"])]}
    return gegevens


def _met_tijdvakken(oud: Inhoud) -> Inhoud:
    """Each period that an item is planned in by its span."""
    legenda = {
        los["begin"]: str(Tijdvak(*(date.fromisoformat(los[dag]) for dag in ("begin", "eind"))))
        for los in oud["perioden"]
    }
    punten = [p | {"planning": met_tijdvakken(p["planning"], legenda)} for p in oud["agendapunten"]]
    return oud | {"agendapunten": punten}


class _Vertaling:
    """One agenda of format 1 on its way; fills the register as it meets names."""

    def __init__(self) -> None:
        soorten = ("eigenaren", "documenten", "organen", "vergaderingen", "elders")
        self.register: dict[str, dict[str, Inhoud]] = {soort: {} for soort in soorten}
        self.agendapunten: list[Inhoud] = []
        self.acties: list[Inhoud] = []
        self.overleggen: list[Inhoud] = []
        self.domein_van: dict[str, str] = {}

    def agenda(self, oud: Inhoud) -> Inhoud:
        # Owners with a key of their own go first: a name that returns then has that key.
        for domein in oud["domeinen"]:
            self._domein(domein)
        woorden = {f"woord_{naam}": woord for naam, woord in oud["woorden"].items()}
        anders = {
            "orgaan": self._sleutel("organen", oud["orgaan"]) if oud["orgaan"] else None,
            "voorvoegsel_agendapunt": "",
            "voorvoegsel_actie": "",
        }
        deelnemers = [self._sleutel("eigenaren", naam) for naam in oud["deelnemers"]]
        return oud | {
            "formaat": 1,
            "agenda": self._plat(oud) | woorden | anders,
            "deelnames": [{"eigenaar": slug, "van": None, "tot": None} for slug in deelnemers],
            "mijlpalen": [self._plat(mijlpaal | {"bron": None}) for mijlpaal in oud["mijlpalen"]],
            "overleggen": self.overleggen,
            "samenhang": [self._samenhang(staat) for staat in oud.get("samenhang", ())],
            "agendapunten": self.agendapunten,
            "acties": self.acties,
            "domein_van": self.domein_van,
            "register": self.register,
        }

    def _domein(self, domein: Inhoud) -> None:
        for punt in domein["agendapunten"]:
            self.agendapunten.append(self._punt(punt) | {"domein": domein["slug"]})
            self._acties(punt, agendapunt=punt["kenmerk"])
        for overleg in domein["overleggen"]:
            self._acties(overleg, overleg=overleg["slug"])
            deelnemers = [self._sleutel("eigenaren", naam) for naam in overleg["deelnemers"]]
            self.overleggen.append(overleg | {"domein": domein["slug"], "deelnemers": deelnemers})
        self._acties(domein)
        self.domein_van |= {actie["kenmerk"]: domein["slug"] for actie in domein["acties"]}

    def _acties(
        self, boven: Inhoud, agendapunt: str | None = None, overleg: str | None = None
    ) -> None:
        for actie in boven["acties"]:
            houder = {"agendapunt": actie["agendapunt"] or agendapunt, "overleg": overleg}
            self.acties.append(self._punt(actie) | houder)

    def _punt(self, punt: Inhoud) -> Inhoud:
        wie = punt["betrokkenen"]
        self.register["eigenaren"] |= {los["slug"]: {"naam": los["naam"]} for los in wie}
        for behandeling in punt["behandelingen"]:
            orgaan = self._sleutel("organen", behandeling["orgaan"])
            vergadering = self._plat(behandeling) | {"orgaan": orgaan}
            self.register["vergaderingen"][str(behandeling["vergadering"])] = vergadering
        return self._plat(punt) | {
            "publicatie": "gepubliceerd",
            "volgorde": len(self.agendapunten) + len(self.acties) + 1,
            "betrokkenen": [{"eigenaar": los["slug"], "rol": los["rol"]} for los in wie],
        }

    def _samenhang(self, samenhang: Inhoud) -> Inhoud:
        delen = samenhang["delen"]
        self.register["elders"] |= {
            deel["kenmerk"]: {"titel": deel["naam"], "agenda": deel["agenda"]}
            for deel in delen
            if deel["agenda"]
        }
        delen = [
            {"zijde": d["zijde"], "punt": d["kenmerk"] or None, "domein": d["domein"] or None}
            for d in delen
        ]
        return self._plat(samenhang) | {"delen": delen}

    def _plat(self, staat: Inhoud) -> Inhoud:
        """With a date, and a source, as the fields beside each other that they are now."""
        plat = dict(staat)
        for naam, waarde in staat.items():
            if isinstance(waarde, dict) and "precisie" in waarde:
                plat |= {naam: waarde["datum"], f"{naam}_precisie": waarde["precisie"]}
        if bron := staat.get("bron"):
            self.register["documenten"][bron["document"]] = {"titel": bron["titel"]}
            return plat | {"bron": bron["document"], "bron_plaats": bron["plaats"]}
        return plat | {"bron": None, "bron_plaats": ""}

    def _sleutel(self, soort: str, naam: str) -> str:
        """The key of what has this name, made of it where there is none yet."""
        bekend = self.register[soort]
        sleutel = next((s for s, los in bekend.items() if los["naam"] == naam), _slug(naam))
        bekend[sleutel] = {"naam": naam}
        return sleutel


def _slug(naam: str) -> str:
    zonder = unicodedata.normalize("NFKD", naam).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", zonder).strip("-")
