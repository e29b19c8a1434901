"""Made-up agendas as plain data, for tests and benchmarks that need no database.

Every function takes only what counts in a test; the rest is valid and always the same.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import pairwise

from agenda.beschrijving.punten import Bedrag, Behandeling, Betrokkene, Planning
from ijmond.momentopname import model as m

MOMENT = datetime(2026, 11, 21, 9, 14, 30, tzinfo=UTC)
BEDRAG = Bedrag(bedrag=Decimal("50000.00"), soort="maximum", jaar=2015)
JAREN = (2015, 2016, 2017, 2018)
DOMEINEN = (
    ("sociaal", "a", "Sociaal-maatschappelijk domein", 2, (("Sociaal Domein", ""), ("Jeugd", ""))),
    (
        "ruimte",
        "b",
        "Ruimtelijk-economisch domein",
        7,
        (("Verkeer en vervoer", "V&V"), ("Milieu", ""), ("Economische Zaken", ""), ("Wonen", "")),
    ),
    (
        "dienstverlening",
        "c",
        "Domein van dienstverlening, veiligheid en openbare orde",
        2,
        (("Financiën", ""), ("Informatie en communicatie", "ICT")),
    ),
)
TITELS = (
    "Platform IJmond Bereikbaar",
    "Ontwikkeling basisinfrastructuur (sociale wijkteams, inloop ggz en cliëntondersteuning)",
    "Monitoring",
    "Woonvisie",
    "Kennisvoucherregeling Techport",
    "Uitvoeren Mobiliteitsvisie IJmond",
)
TEKSTEN = (
    "Een voorbeeldtekst van één regel over de Wmo.",
    "Dit is een voorbeeld van twee zinnen. De tweede zin is wat langer, zodat hij op papier over "
    "meer dan één regel loopt en de zetter iets te doen heeft.",
    "Een voorbeeld met een lijstje:\n\n- zonnepanelen\n- een warm huis\n- een lening die laag is\n"
    "- een loket voor vragen",
    "Dit voorbeeld is lang, want sommige griffies schrijven graag. Eerst komt een zin over fietsen "
    "en het OV, en over wie daar iets mee wil. Dan volgt een zin over schone lucht, want die hoort "
    "er in deze regio altijd bij. Daarna legt de tekst uit wie er aan tafel zitten en hoe vaak zij "
    "elkaar zien.\n\nEr is ook een tweede alinea, met nog één zin.",
    "Een voorbeeld met een **vet** woord erin.",
)
GEMEENTEN = ("Gemeente Beverwijk", "Gemeente Heemskerk", "Gemeente Velsen")
AGENDA = {
    "slug": "ijmond-2015-2018",
    "titel": "Strategische IJmond Agenda",
    "ondertitel": "",
    "regio": "IJmond",
    "inleiding": "",
    "begin": date(2015, 1, 1),
    "eind": date(2018, 12, 31),
    "status": "afgesloten",
    "orgaan": "ijmondcommissie",
    "voorvoegsel_agendapunt": "SA",
    "voorvoegsel_actie": "WA",
    "woord_domein": "domein",
    "woord_domeinen": "domeinen",
    "woord_thema": "thema",
    "woord_themas": "thema's",
    "woord_agendapunt": "agendapunt",
    "woord_agendapunten": "agendapunten",
    "woord_periode": "jaar",
    "woord_perioden": "jaren",
    "woord_orgaan": "commissie",
    "woord_organen": "commissies",
}
EIGENAREN = (
    ("gemeente-velsen", "Gemeente Velsen"),
    ("gemeente-beverwijk", "Gemeente Beverwijk"),
    ("omgevingsdienst-ijmond", "Omgevingsdienst IJmond"),
)
ROLLEN = ("trekker", "partner", "financier")
STATUSSEN = ("gepland", "loopt", "afgerond", "onbekend")


@dataclass(frozen=True)
class Datum:
    """A date that is known to a certain precision."""

    datum: date | None = None
    precisie: str = "onbekend"


@dataclass(frozen=True)
class Bron:
    """A document by key and title, and the place in it."""

    document: str
    titel: str
    plaats: str


@dataclass(frozen=True)
class Wie:
    """Somebody who works on an item, by key and name."""

    slug: str
    naam: str
    rol: str


@dataclass(frozen=True)
class Zitting:
    """An item in a meeting, with what the register tells of that meeting."""

    vergadering: int
    orgaan: str = "Raad"
    datum: Datum = Datum(date(2016, 6, 1), "dag")
    status: str = "gepland"
    doel: str = ""
    uitkomst: str = ""
    toelichting: str = ""


@dataclass(frozen=True)
class Ding:
    """A thing of an agenda in the making: its fields, with names where a state has keys."""

    velden: dict
    agendapunten: tuple = ()
    overleggen: tuple = ()
    acties: tuple = ()


def maak_actie(kenmerk="WA-01", **anders) -> Ding:
    return Ding(
        {
            "kenmerk": kenmerk,
            "titel": "Delen van beleidsinformatie",
            "toelichting": TEKSTEN[0],
            "status": "onbekend",
            "agendapunt": None,
            "termijn": Datum(),
            "termijn_tekst": "",
            "bedragen": (),
            "bron": Bron("agenda-2015", "Strategische IJmond Agenda", "§3"),
        }
        | anders
    )


def maak_agendapunt(kenmerk="SA-01", jaren=(2016,), acties=(), **anders) -> Ding:
    velden = {
        "kenmerk": kenmerk,
        "titel": "Detailhandelsvisie",
        "toelichting": TEKSTEN[1],
        "status": "onbekend",
        "ritme": "",
        "ritme_toelichting": "",
        "aanleiding": "",
        "beoogd_resultaat": "",
        "themas": (),
        "planning": tuple(gepland(str(jaar)) for jaar in jaren),
        "bron": Bron("agenda-2015", "Strategische IJmond Agenda", "§2"),
    }
    return Ding(velden | anders, acties=tuple(acties))


def gepland(periode, toelichting="") -> Planning:
    return Planning(periode=periode, toelichting=toelichting)


def maak_overleg(slug="wonen", acties=(), **anders) -> Ding:
    """`deelnemers` are names."""
    velden = {
        "slug": slug,
        "naam": "Wonen",
        "afkorting": "",
        "soort": "pfh-overleg",
        "deelnemers": (),
    }
    return Ding(velden | anders, acties=tuple(acties))


def maak_domein(slug="sociaal", agendapunten=(), overleggen=(), acties=(), **anders) -> Ding:
    velden = {
        "slug": slug,
        "letter": "a",
        "naam": "Sociaal-maatschappelijk domein",
        "naam_werkagenda": "",
        "beschrijving": "",
    }
    return Ding(velden | anders, tuple(agendapunten), tuple(overleggen), tuple(acties))


def maak_periode(naam, eenheid, begin, eind) -> m.Periode:
    return m.Periode(naam=naam, eenheid=eenheid, begin=begin, eind=eind)


def maak_momentopname(
    domeinen=(), stand_op=Datum(date(2015, 1, 1), "jaar"), deelnemers=GEMEENTEN, **anders
) -> m.Momentopname:
    """`deelnemers` are names; what is of the agenda itself may be named too, as may parts of it."""
    bouw = _Bouw()
    for domein in domeinen:
        bouw.domein(domein)
    eigen = {naam: anders.pop(naam) for naam in (*anders,) if naam in m.Agenda.__struct_fields__}
    velden = {
        "moment": MOMENT,
        "afgelopen": True,
        "agenda": m.Agenda(
            **AGENDA | {"stand_op": stand_op.datum, "stand_op_precisie": stand_op.precisie} | eigen
        ),
        "deelnames": tuple(
            m.Deelname(eigenaar=bouw.eigenaar(naam), van=None, tot=None) for naam in deelnemers
        ),
        "domeinen": tuple(m.Domein(**domein.velden) for domein in domeinen),
        "themas": (),
        "perioden": tuple(
            maak_periode(str(jaar), "jaar", date(jaar, 1, 1), date(jaar, 12, 31)) for jaar in JAREN
        ),
        "mijlpalen": (),
        "overleggen": tuple(bouw.overleggen),
        "agendapunten": tuple(bouw.agendapunten),
        "acties": tuple(bouw.acties),
        "domein_van": bouw.domein_van,
        "register": m.Register(
            eigenaren=bouw.eigenaren,
            documenten=bouw.documenten,
            organen=bouw.organen | {"ijmondcommissie": m.Naam("IJmondcommissie")},
            vergaderingen=bouw.vergaderingen,
        ),
    }
    return m.Momentopname(**velden | anders)


class _Bouw:
    """Turns things into states, and notes the names that they bring along."""

    def __init__(self):
        self.eigenaren, self.documenten = {}, {}
        self.organen, self.vergaderingen = {}, {}
        self.agendapunten, self.acties, self.overleggen = [], [], []
        self.domein_van = {}

    def domein(self, domein):
        slug = domein.velden["slug"]
        for punt in domein.agendapunten:
            self.agendapunten.append(m.Agendapunt(**self._punt(punt.velden), domein=slug))
            for actie in punt.acties:
                self._actie(actie, agendapunt=punt.velden["kenmerk"])
        for overleg in domein.overleggen:
            deelnemers = tuple(self.eigenaar(naam) for naam in overleg.velden["deelnemers"])
            staat = overleg.velden | {"deelnemers": deelnemers, "domein": slug}
            self.overleggen.append(m.Overleg(**staat))
            for actie in overleg.acties:
                self._actie(actie, overleg=overleg.velden["slug"])
        for actie in domein.acties:
            self.domein_van[actie.velden["kenmerk"]] = slug
            self._actie(actie)

    def eigenaar(self, naam, slug=""):
        slug = slug or naam.lower().replace(" ", "-")
        self.eigenaren[slug] = m.Naam(naam)
        return slug

    def _actie(self, actie, agendapunt=None, overleg=None):
        velden = dict(actie.velden)
        termijn = velden.pop("termijn")
        velden |= {
            "termijn": termijn.datum,
            "termijn_precisie": termijn.precisie,
            "overleg": overleg,
            "agendapunt": velden["agendapunt"] or agendapunt,
        }
        self.acties.append(m.Actie(**self._punt(velden)))

    def _punt(self, velden):
        velden = dict(velden)
        bron = velden.pop("bron")
        if bron:
            self.documenten[bron.document] = m.Titel(bron.titel)
        betrokkenen = tuple(
            Betrokkene(eigenaar=self.eigenaar(wie.naam, wie.slug), rol=wie.rol)
            for wie in velden.pop("betrokkenen", ())
        )
        return velden | {
            "publicatie": "gepubliceerd",
            "volgorde": len(self.agendapunten) + len(self.acties) + 1,
            "bron": bron and bron.document,
            "bron_plaats": bron.plaats if bron else "",
            "betrokkenen": betrokkenen,
            "verwijzingen": tuple(velden.pop("verwijzingen", ())),
            "behandelingen": tuple(map(self._zitting, velden.pop("behandelingen", ()))),
        }

    def _zitting(self, zitting):
        orgaan = zitting.orgaan.lower()
        self.organen[orgaan] = m.Naam(zitting.orgaan)
        self.vergaderingen[str(zitting.vergadering)] = m.GenoemdeVergadering(
            orgaan=orgaan,
            datum=zitting.datum.datum,
            datum_precisie=zitting.datum.precisie,
            status=zitting.status,
        )
        return Behandeling(
            vergadering=zitting.vergadering,
            doel=zitting.doel,
            uitkomst=zitting.uitkomst,
            toelichting=zitting.toelichting,
        )


def grote_momentopname(agendapunten=11, acties=86) -> m.Momentopname:
    """An agenda of the given size over three domains, with every kind of field filled somewhere."""
    # Of every 11 agendapunten each domain has its own share, and of the actions in that proportion.
    aandelen = [domein[3] for domein in DOMEINEN]
    per_domein = _verdeel(agendapunten, aandelen), _verdeel(acties, [21, 51, 14])
    domeinen, punt_nummer, actie_nummer = [], 0, 0
    for domein, aantal_punten, aantal_acties in zip(DOMEINEN, *per_domein, strict=True):
        slug, letter, naam, _, overleggen = domein
        punten = [_agendapunt(punt_nummer + i) for i in range(1, aantal_punten + 1)]
        punt_nummer += aantal_punten
        gevuld = []
        for i, aantal in enumerate(_verdeel(aantal_acties, [1] * len(overleggen))):
            gevuld.append(
                maak_overleg(
                    f"{slug}-{i}",
                    [_actie(actie_nummer + j, agendapunten) for j in range(1, aantal + 1)],
                    naam=overleggen[i][0],
                    afkorting=overleggen[i][1],
                )
            )
            actie_nummer += aantal
        domeinen.append(maak_domein(slug, punten, gevuld, letter=letter, naam=naam))
    return maak_momentopname(
        domeinen,
        ondertitel="Met de IJmondiale Werkagenda",
        inleiding="\n\n".join(TEKSTEN),
        mijlpalen=(
            _mijlpaal(date(2012, 1, 1), "jaar", "start Kansenonderzoek"),
            _mijlpaal(date(2015, 5, 19), "dag", "bespreking in de IJmondcommissie"),
        ),
    )


def _mijlpaal(datum, precisie, titel):
    return m.Mijlpaal(
        datum=datum,
        datum_precisie=precisie,
        titel=titel,
        toelichting="",
        bron=None,
        bron_plaats="",
    )


def _verdeel(aantal, aandelen):
    """`aantal` split in whole parts in proportion to `aandelen`; the parts add up to `aantal`."""
    grenzen = [aantal * sum(aandelen[:i]) // sum(aandelen) for i in range(len(aandelen) + 1)]
    return [eind - begin for begin, eind in pairwise(grenzen)]


def _agendapunt(nummer):
    return maak_agendapunt(
        f"SA-{nummer:02}",
        jaren=[jaar for i, jaar in enumerate(JAREN) if (nummer >> i) & 1] or JAREN,
        titel=TITELS[nummer % len(TITELS)],
        toelichting=TEKSTEN[nummer % len(TEKSTEN)],
        status=STATUSSEN[nummer % len(STATUSSEN)],
        betrokkenen=_betrokkenen(nummer),
    )


def _actie(nummer, agendapunten):
    return maak_actie(
        f"WA-{nummer:02}",
        titel=TITELS[(nummer + 1) % len(TITELS)],
        toelichting=TEKSTEN[nummer % len(TEKSTEN)],
        status=STATUSSEN[(nummer + 1) % len(STATUSSEN)],
        agendapunt=f"SA-{nummer % agendapunten + 1:02}" if nummer % 3 == 0 else None,
        termijn=Datum(date(2016, 1, 1), "jaar") if nummer % 5 == 0 else Datum(),
        termijn_tekst="voor de zomer van 2016" if nummer % 10 == 0 else "",
        bedragen=(BEDRAG,) if nummer % 10 == 0 else (),
        betrokkenen=_betrokkenen(nummer) if nummer % 2 else (),
    )


def _betrokkenen(nummer):
    slug, naam = EIGENAREN[nummer % len(EIGENAREN)]
    return (Wie(slug, naam, ROLLEN[nummer % 2]),)
