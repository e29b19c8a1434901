"""A `Momentopname` out of the standen."""

from collections import defaultdict
from datetime import date, datetime
from decimal import Decimal

from django.utils.timezone import localdate

from agenda.models import Agenda, Punt, Stand
from agenda.models.agenda import is_afgelopen

from . import model as m


def neem_op(agenda: Agenda, tot: datetime | None = None) -> m.Momentopname:
    """The agenda as the public can read it now, or could read it at `tot` (aware).

    Costs a query or two, whatever its size. Raises LookupError when the agenda is not public, or
    was not yet at that moment. What was public then and is not today must not be shown but by a
    version.
    """
    if not agenda.is_openbaar:
        raise LookupError(f"{agenda} is niet openbaar.")
    kader, punten, domein_van, eigen = None, [], {}, set()
    moment = None
    for stand in Stand.objects.filter(agenda=agenda).nieuwste(tot):
        moment = max(moment or stand.moment, stand.moment)
        if not stand.kenmerk:
            kader = stand.inhoud if stand.openbaar else None
            continue
        eigen.add(stand.kenmerk)
        if stand.inhoud is not None:
            if stand.soort == "agendapunt":
                domein_van[stand.kenmerk] = stand.inhoud["domein"]
            if stand.openbaar:
                punten.append((stand.soort, stand.inhoud))
    if kader is None:
        raise LookupError(f"{agenda} was op dat moment nog niet openbaar.")
    punten.sort(key=lambda p: (p[1]["volgorde"], p[1]["kenmerk"]))
    opnemer = Opnemer(kader, punten, domein_van, _elders(kader, eigen))
    return opnemer.momentopname(moment if tot else agenda.inhoudsversie.moment)


def _elders(kader, eigen):
    """The title and the agenda of the public items of other agendas that this frame names."""
    samenhang = kader.get("samenhang", ())
    genoemd = {deel["punt"] for los in samenhang for deel in los["delen"]} - {None}
    if not (vreemd := genoemd - eigen):
        return {}
    punten = Punt.objects.openbaar().filter(kenmerk__in=vreemd)
    return {
        kenmerk: (titel, agenda)
        for kenmerk, titel, agenda in punten.values_list("kenmerk", "titel", "agenda__titel")
    }


class Opnemer:
    """Turns the JSON of one frame and its public items into frozen dataclasses.

    `domein_van` gives the domain of every agendapunt by kenmerk, of those that are not public too:
    a public action under such an item stands in its domain. `elders` gives the title and the agenda
    of each public item of another agenda that this one ties itself to.
    """

    def __init__(
        self,
        kader: dict,
        punten: list[tuple[str, dict]],
        domein_van: dict[str, str],
        elders: dict[str, tuple[str, str]],
    ):
        self.kader = kader
        self.elders = elders
        self.titels = {inhoud["kenmerk"]: inhoud["titel"] for _, inhoud in punten}
        self.domeinen = {d["slug"]: d["naam"] for d in kader["domeinen"]}
        self.register = kader["register"]
        self.kenmerken = {inhoud["kenmerk"] for _, inhoud in punten}
        self.agendapunten = defaultdict(list)
        self.acties_van_overleg = defaultdict(list)
        self.acties_van_punt = defaultdict(list)
        self.acties_van_domein = defaultdict(list)
        for soort, inhoud in punten:
            if soort == "agendapunt":
                self.agendapunten[inhoud["domein"]].append(inhoud)
            elif inhoud["overleg"]:
                self.acties_van_overleg[inhoud["overleg"]].append(inhoud)
            elif inhoud["agendapunt"] in self.kenmerken:
                self.acties_van_punt[inhoud["agendapunt"]].append(inhoud)
            else:
                self.acties_van_domein[domein_van[inhoud["agendapunt"]]].append(inhoud)

    def momentopname(self, moment: datetime) -> m.Momentopname:
        a = self.kader["agenda"]
        # Who left and came back takes part twice, and is named once.
        slugs = dict.fromkeys(d["eigenaar"] for d in self.kader["deelnames"])
        # A stand of an earlier release may lack a word, or a part, that came later.
        woorden = {
            veld: a[f"woord_{veld}"]
            for veld in m.Woorden.__dataclass_fields__
            if f"woord_{veld}" in a
        }
        return m.Momentopname(
            moment=moment,
            slug=a["slug"],
            titel=a["titel"],
            ondertitel=a["ondertitel"],
            regio=a["regio"],
            inleiding=a["inleiding"],
            begin=_dag(a["begin"]),
            eind=_dag(a["eind"]),
            stand_op=_datum(a, "stand_op"),
            status=a["status"],
            afgelopen=is_afgelopen(a["status"], _dag(a["eind"]), localdate()),
            orgaan=self._orgaan(a["orgaan"]),
            woorden=m.Woorden(**woorden),
            deelnemers=tuple(self._namen(slugs)),
            perioden=tuple(self._periode(p) for p in self.kader["perioden"]),
            themas=tuple(self._thema(t) for t in self.kader["themas"]),
            mijlpalen=tuple(self._mijlpaal(mp) for mp in self.kader["mijlpalen"]),
            domeinen=tuple(self._domein(d) for d in self.kader["domeinen"]),
            begroting=tuple(self._begrotingsregel(b) for b in self.kader.get("begroting", ())),
            samenhang=tuple(self._samenhang()),
        )

    def _periode(self, p):
        return m.Periode(p["naam"], p["eenheid"], _dag(p["begin"]), _dag(p["eind"]))

    def _thema(self, t):
        return m.Thema(
            t["slug"], t["naam"], t["kernvraag"], t["beschrijving"], tuple(t["domeinen"])
        )

    def _mijlpaal(self, mp):
        return m.Mijlpaal(_datum(mp, "datum"), mp["titel"], mp["toelichting"])

    def _begrotingsregel(self, b):
        return m.Begrotingsregel(b["post"], b["jaar"], b["raming"], b["bedrag"], b["is_totaal"])

    def _samenhang(self):
        """Every tie of which all that it ties was public then, and is, if another agenda's, now."""
        for los in self.kader.get("samenhang", ()):
            delen = [self._samenhangdeel(deel) for deel in los["delen"]]
            if delen and all(delen):
                yield m.Samenhang(
                    soort=los["soort"],
                    nummer=los["nummer"],
                    titel=los["titel"],
                    toelichting=los["toelichting"],
                    delen=tuple(delen),
                    bron=self._bron(los),
                )

    def _samenhangdeel(self, deel):
        zijde, kenmerk, domein = deel["zijde"], deel["punt"] or "", deel["domein"] or ""
        if domein:
            return m.SamenhangDeel(zijde, "", domein, self.domeinen[domein], "")
        if kenmerk in self.titels:
            return m.SamenhangDeel(zijde, kenmerk, "", self.titels[kenmerk], "")
        if kenmerk in self.elders:
            return m.SamenhangDeel(zijde, kenmerk, "", *self.elders[kenmerk])
        return None

    def _domein(self, d):
        return m.Domein(
            slug=d["slug"],
            letter=d["letter"],
            naam=d["naam"],
            naam_werkagenda=d["naam_werkagenda"],
            beschrijving=d["beschrijving"],
            agendapunten=tuple(self._agendapunt(p) for p in self.agendapunten[d["slug"]]),
            overleggen=tuple(
                self._overleg(o) for o in self.kader["overleggen"] if o["domein"] == d["slug"]
            ),
            acties=tuple(self._actie(a) for a in self.acties_van_domein[d["slug"]]),
        )

    def _overleg(self, o):
        return m.Overleg(
            slug=o["slug"],
            naam=o["naam"],
            afkorting=o["afkorting"],
            soort=o["soort"],
            deelnemers=tuple(self._namen(o["deelnemers"])),
            acties=tuple(self._actie(p) for p in self.acties_van_overleg[o["slug"]]),
        )

    def _agendapunt(self, p):
        return m.Agendapunt(
            **self._punt(p),
            ritme=p["ritme"],
            ritme_toelichting=p["ritme_toelichting"],
            aanleiding=p["aanleiding"],
            beoogd_resultaat=p["beoogd_resultaat"],
            themas=tuple(p["themas"]),
            planning=tuple(m.Gepland(_dag(g["periode"]), g["toelichting"]) for g in p["planning"]),
            acties=tuple(self._actie(a) for a in self.acties_van_punt[p["kenmerk"]]),
        )

    def _actie(self, p):
        agendapunt = p["agendapunt"]
        return m.Actie(
            **self._punt(p),
            agendapunt=agendapunt if agendapunt in self.kenmerken else "",
            termijn=_datum(p, "termijn"),
            termijn_tekst=p["termijn_tekst"],
            bedrag=Decimal(p["bedrag"]) if p["bedrag"] else None,
            bedrag_soort=p["bedrag_soort"],
            bedrag_jaar=p["bedrag_jaar"],
        )

    def _punt(self, p):
        """What every kind of item has in common, as keyword arguments."""
        return {
            "kenmerk": p["kenmerk"],
            "titel": p["titel"],
            "toelichting": p["toelichting"],
            "status": p["status"],
            "bron": self._bron(p),
            "betrokkenen": tuple(self._betrokkenen(p["betrokkenen"])),
            "verwijzingen": tuple(
                m.Verwijzing(v["titel"], v["url"], _dag(v["datum"])) for v in p["verwijzingen"]
            ),
            "behandelingen": tuple(self._behandelingen(p["behandelingen"])),
        }

    def _bron(self, p):
        if not p["bron"]:
            return None
        titel = self.register["documenten"][p["bron"]]["titel"]
        return m.Bron(p["bron"], titel, p["bron_plaats"])

    def _betrokkenen(self, rijen):
        for b in rijen:
            eigenaar = self.register["eigenaren"][b["eigenaar"]]
            if eigenaar["openbaar"]:
                yield m.Betrokkene(b["eigenaar"], eigenaar["naam"], b["rol"])

    def _behandelingen(self, rijen):
        for b in rijen:
            vergadering = self.register["vergaderingen"][str(b["vergadering"])]
            if vergadering["openbaar"]:
                yield m.Behandeling(
                    vergadering=b["vergadering"],
                    orgaan=self._orgaan(vergadering["orgaan"]),
                    datum=_datum(vergadering, "datum"),
                    status=vergadering["status"],
                    doel=b["doel"],
                    uitkomst=b["uitkomst"],
                    toelichting=b["toelichting"],
                )

    def _namen(self, slugs):
        for slug in slugs:
            eigenaar = self.register["eigenaren"][slug]
            if eigenaar["openbaar"]:
                yield eigenaar["naam"]

    def _orgaan(self, slug):
        return self.register["organen"][slug]["naam"] if slug else ""


def _dag(tekst: str | None) -> date | None:
    return date.fromisoformat(tekst) if tekst else None


def _datum(rij: dict, veld: str) -> m.Datum:
    return m.Datum(_dag(rij[veld]), rij[f"{veld}_precisie"])
