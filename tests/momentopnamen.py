"""Made-up agendas as plain data, for tests and benchmarks that need no database.

Every function takes only what counts in a test; the rest is valid and always the same.
"""

from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import pairwise

from ijmond.momentopname import model as m

MOMENT = datetime(2026, 11, 21, 9, 14, 30, tzinfo=UTC)
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
EIGENAREN = (
    ("gemeente-velsen", "Gemeente Velsen"),
    ("gemeente-beverwijk", "Gemeente Beverwijk"),
    ("omgevingsdienst-ijmond", "Omgevingsdienst IJmond"),
)
ROLLEN = ("trekker", "partner", "financier")
STATUSSEN = ("gepland", "loopt", "afgerond", "onbekend")


def maak_actie(kenmerk="WA-01", **anders) -> m.Actie:
    velden = {
        "kenmerk": kenmerk,
        "titel": "Delen van beleidsinformatie",
        "toelichting": TEKSTEN[0],
        "status": "onbekend",
        "agendapunt": "",
        "termijn": m.Datum(),
        "termijn_tekst": "",
        "bedrag": None,
        "bedrag_soort": "",
        "bedrag_jaar": None,
        "bron": m.Bron("agenda-2015", "Strategische IJmond Agenda", "§3"),
        "betrokkenen": (),
        "verwijzingen": (),
        "behandelingen": (),
    }
    return m.Actie(**velden | anders)


def maak_agendapunt(kenmerk="SA-01", jaren=(2016,), **anders) -> m.Agendapunt:
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
        "planning": tuple(m.Gepland(date(jaar, 1, 1), "") for jaar in jaren),
        "bron": m.Bron("agenda-2015", "Strategische IJmond Agenda", "§2"),
        "betrokkenen": (),
        "verwijzingen": (),
        "behandelingen": (),
        "acties": (),
    }
    return m.Agendapunt(**velden | anders)


def maak_overleg(slug="wonen", acties=(), **anders) -> m.Overleg:
    velden = {
        "slug": slug,
        "naam": "Wonen",
        "afkorting": "",
        "soort": "pfh-overleg",
        "deelnemers": (),
        "acties": tuple(acties),
    }
    return m.Overleg(**velden | anders)


def maak_domein(slug="sociaal", agendapunten=(), overleggen=(), **anders) -> m.Domein:
    velden = {
        "slug": slug,
        "letter": "a",
        "naam": "Sociaal-maatschappelijk domein",
        "naam_werkagenda": "",
        "beschrijving": "",
        "agendapunten": tuple(agendapunten),
        "overleggen": tuple(overleggen),
        "acties": (),
    }
    return m.Domein(**velden | anders)


def maak_momentopname(domeinen=(), **anders) -> m.Momentopname:
    velden = {
        "moment": MOMENT,
        "slug": "ijmond-2015-2018",
        "titel": "Strategische IJmond Agenda",
        "ondertitel": "",
        "regio": "IJmond",
        "inleiding": "",
        "begin": date(2015, 1, 1),
        "eind": date(2018, 12, 31),
        "stand_op": m.Datum(date(2015, 1, 1), "jaar"),
        "status": "afgesloten",
        "afgelopen": True,
        "orgaan": "IJmondcommissie",
        "woorden": m.Woorden(
            "domein", "domeinen", "thema", "thema's", "agendapunt", "agendapunten", "jaar", "jaren",
            "commissie", "commissies",
        ),
        "deelnemers": ("Gemeente Beverwijk", "Gemeente Heemskerk", "Gemeente Velsen"),
        "perioden": tuple(
            m.Periode(str(jaar), "jaar", date(jaar, 1, 1), date(jaar, 12, 31)) for jaar in JAREN
        ),
        "themas": (),
        "mijlpalen": (),
        "domeinen": tuple(domeinen),
    }  # fmt: skip
    return m.Momentopname(**velden | anders)


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
            m.Mijlpaal(m.Datum(date(2012, 1, 1), "jaar"), "start Kansenonderzoek", ""),
            m.Mijlpaal(m.Datum(date(2015, 5, 19), "dag"), "bespreking in de IJmondcommissie", ""),
        ),
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
    heeft_bedrag = nummer % 10 == 0
    return maak_actie(
        f"WA-{nummer:02}",
        titel=TITELS[(nummer + 1) % len(TITELS)],
        toelichting=TEKSTEN[nummer % len(TEKSTEN)],
        status=STATUSSEN[(nummer + 1) % len(STATUSSEN)],
        agendapunt=f"SA-{nummer % agendapunten + 1:02}" if nummer % 3 == 0 else "",
        termijn=m.Datum(date(2016, 1, 1), "jaar") if nummer % 5 == 0 else m.Datum(),
        termijn_tekst="voor de zomer van 2016" if nummer % 10 == 0 else "",
        bedrag=Decimal("50000.00") if heeft_bedrag else None,
        bedrag_soort="maximum" if heeft_bedrag else "",
        bedrag_jaar=2015 if heeft_bedrag else None,
        betrokkenen=_betrokkenen(nummer) if nummer % 2 else (),
    )


def _betrokkenen(nummer):
    slug, naam = EIGENAREN[nummer % len(EIGENAREN)]
    return (m.Betrokkene(slug, naam, ROLLEN[nummer % 2]),)
