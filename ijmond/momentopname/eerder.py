"""Reading the JSON of versions that were adopted before the present form of it.

Format 1 was a tree with the names filled in where something was pointed at. Of who takes part and
of bodies it kept the name alone; the key is made of that, as the slug of such a thing is.
"""

import re
import unicodedata

from agenda.beschrijving.veld import Inhoud

EIGEN = ("titel", "slug", "ondertitel", "regio", "inleiding", "begin", "eind", "status")
"""What of the agenda itself stood at the top, under the names that it still has."""


def is_eerder(gegevens: object) -> bool:
    """Whether this is an agenda in the form of before `formaat` was written down."""
    return isinstance(gegevens, dict) and "formaat" not in gegevens and "woorden" in gegevens


def naar_nu(oud: Inhoud) -> Inhoud:
    """The same agenda as `model.Momentopname` has it, as JSON values."""
    return _Vertaling(oud).gedaan()


class _Vertaling:
    """One agenda of format 1 on its way; fills the register as it meets names."""

    def __init__(self, oud: Inhoud):
        self.oud = oud
        self.eigenaren: dict[str, Inhoud] = {}
        self.documenten: dict[str, Inhoud] = {}
        self.organen: dict[str, Inhoud] = {}
        self.vergaderingen: dict[str, Inhoud] = {}
        self.elders: dict[str, Inhoud] = {}
        self.agendapunten: list[Inhoud] = []
        self.acties: list[Inhoud] = []
        self.overleggen: list[Inhoud] = []
        self.domein_van: dict[str, str] = {}

    def gedaan(self) -> Inhoud:
        oud = self.oud
        # Owners with a key of their own go first: a name that returns then has that key.
        for domein in oud["domeinen"]:
            self._domein(domein)
        nieuw = {
            "formaat": 1,
            "moment": oud["moment"],
            "afgelopen": oud["afgelopen"],
            "agenda": self._agenda(),
            "deelnames": [
                {"eigenaar": self._eigenaar(naam), "van": None, "tot": None}
                for naam in oud["deelnemers"]
            ],
            "domeinen": oud["domeinen"],
            "themas": oud["themas"],
            "perioden": oud["perioden"],
            "mijlpalen": [self._mijlpaal(staat) for staat in oud["mijlpalen"]],
            "overleggen": self.overleggen,
            "begroting": oud.get("begroting", []),
            "samenhang": [self._samenhang(staat) for staat in oud.get("samenhang", [])],
            "agendapunten": self.agendapunten,
            "acties": self.acties,
            "domein_van": self.domein_van,
        }
        return nieuw | {
            "register": {
                "eigenaren": self.eigenaren,
                "documenten": self.documenten,
                "organen": self.organen,
                "vergaderingen": self.vergaderingen,
                "elders": self.elders,
            }
        }

    def _agenda(self) -> Inhoud:
        oud = self.oud
        woorden = {f"woord_{naam}": woord for naam, woord in oud["woorden"].items()}
        eigen = {naam: oud[naam] for naam in EIGEN}
        return (
            eigen
            | woorden
            | {
                "stand_op": oud["stand_op"]["datum"],
                "stand_op_precisie": oud["stand_op"]["precisie"],
                "orgaan": self._orgaan(oud["orgaan"]),
                "voorvoegsel_agendapunt": "",
                "voorvoegsel_actie": "",
            }
        )

    def _domein(self, domein: Inhoud) -> None:
        for punt in domein["agendapunten"]:
            self.agendapunten.append(self._punt(punt) | {"domein": domein["slug"]})
            self.acties += [self._actie(a, agendapunt=punt["kenmerk"]) for a in punt["acties"]]
        for overleg in domein["overleggen"]:
            self.acties += [self._actie(a, overleg=overleg["slug"]) for a in overleg["acties"]]
            deelnemers = [self._eigenaar(naam) for naam in overleg["deelnemers"]]
            self.overleggen.append(overleg | {"domein": domein["slug"], "deelnemers": deelnemers})
        for actie in domein["acties"]:
            self.domein_van[actie["kenmerk"]] = domein["slug"]
            self.acties.append(self._actie(actie))

    def _punt(self, punt: Inhoud) -> Inhoud:
        bron = punt["bron"]
        for betrokkene in punt["betrokkenen"]:
            self.eigenaren[betrokkene["slug"]] = {"naam": betrokkene["naam"]}
        return (
            punt
            | self._bron(bron)
            | {
                "publicatie": "gepubliceerd",
                "volgorde": len(self.agendapunten) + len(self.acties) + 1,
                "betrokkenen": [
                    {"eigenaar": b["slug"], "rol": b["rol"]} for b in punt["betrokkenen"]
                ],
                "behandelingen": [self._behandeling(b) for b in punt["behandelingen"]],
            }
        )

    def _actie(
        self, actie: Inhoud, agendapunt: str | None = None, overleg: str | None = None
    ) -> Inhoud:
        return self._punt(actie) | {
            "agendapunt": actie["agendapunt"] or agendapunt,
            "overleg": overleg,
            "termijn": actie["termijn"]["datum"],
            "termijn_precisie": actie["termijn"]["precisie"],
        }

    def _behandeling(self, behandeling: Inhoud) -> Inhoud:
        self.vergaderingen[str(behandeling["vergadering"])] = {
            "orgaan": self._orgaan(behandeling["orgaan"]),
            "datum": behandeling["datum"]["datum"],
            "datum_precisie": behandeling["datum"]["precisie"],
            "status": behandeling["status"],
        }
        return behandeling

    def _bron(self, bron: Inhoud | None) -> Inhoud:
        if not bron:
            return {"bron": None, "bron_plaats": ""}
        self.documenten[bron["document"]] = {"titel": bron["titel"]}
        return {"bron": bron["document"], "bron_plaats": bron["plaats"]}

    def _mijlpaal(self, mijlpaal: Inhoud) -> Inhoud:
        return {
            "titel": mijlpaal["titel"],
            "toelichting": mijlpaal["toelichting"],
            "datum": mijlpaal["datum"]["datum"],
            "datum_precisie": mijlpaal["datum"]["precisie"],
            "bron": None,
            "bron_plaats": "",
        }

    def _samenhang(self, samenhang: Inhoud) -> Inhoud:
        for deel in samenhang["delen"]:
            if deel["agenda"]:
                self.elders[deel["kenmerk"]] = {"titel": deel["naam"], "agenda": deel["agenda"]}
        delen = [
            {"zijde": d["zijde"], "punt": d["kenmerk"] or None, "domein": d["domein"] or None}
            for d in samenhang["delen"]
        ]
        return samenhang | self._bron(samenhang["bron"]) | {"delen": delen}

    def _eigenaar(self, naam: str) -> str:
        for slug, eigenaar in self.eigenaren.items():
            if eigenaar["naam"] == naam:
                return slug
        self.eigenaren[_slug(naam)] = {"naam": naam}
        return _slug(naam)

    def _orgaan(self, naam: str) -> str | None:
        if not naam:
            return None
        self.organen[_slug(naam)] = {"naam": naam}
        return _slug(naam)


def _slug(naam: str) -> str:
    zonder = unicodedata.normalize("NFKD", naam).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", zonder).strip("-")
