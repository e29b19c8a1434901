"""What the manual tells a clerk to look for, chapter by chapter, and the pages that have it."""

from collections.abc import Iterator, Mapping

from django.conf import settings
from lxml import html

from ijmond.beheer.handleiding import hoofdstukken
from ijmond.werklijst.register import SOORTEN

AGENDA, PUNT = "agenda_agenda_change", "agenda_agendapunt_change"
PUNTEN, ERBIJ = "agenda_agendapunt_changelist", "agenda_agendapunt_add"
ACTIE, OVERLEG = "werkagenda_actie_change", "werkagenda_overleg_change"
EIGENAAR, AMBT, ORGAAN = "agenda_eigenaar_change", "agenda_ambt_change", "agenda_orgaan_change"
VERGADERING, VERGADERINGEN = "agenda_vergadering_change", "agenda_vergadering_changelist"
GESCHIEDENIS, VOORSTEL, NEEM_OVER = "agenda_punt_geschiedenis", "voorstel", "neem-over"
LEG_VOOR = "voorstel-voorleggen"
PAGINAS = {
    "wat-u-moet-weten": (PUNT,),
    "inloggen": ("account_security", "backup_tokens", PUNT),
    "wat-uw-rol-mag": (),
    "wat-vraagt-aandacht": ("werklijst", "rust", AGENDA),
    "iets-vinden": ("werklijst",),
    "een-punt-vinden": (PUNTEN, PUNT),
    "een-agendapunt-toevoegen": (PUNTEN, ERBIJ, PUNT),
    "een-lange-tekst-schrijven-of-plakken": (PUNT, "opmaak"),
    "bedragen-en-links": (PUNT,),
    "een-punt-publiceren-of-intrekken": (PUNTEN, PUNT, ACTIE),
    "veel-punten-verschuiven-op-het-planbord": ("planbord", AGENDA),
    "de-volgorde-veranderen": (AGENDA, "planbord", "volgorde"),
    "een-wijziging-als-voorstel-bewaren": (PUNT, ERBIJ, VOORSTEL),
    "een-word-document-overnemen": (AGENDA, NEEM_OVER, VOORSTEL),
    "veel-punten-tegelijk-wijzigen": (PUNTEN,),
    "een-lijst-in-excel-bewerken": (PUNTEN, AGENDA, NEEM_OVER),
    "een-lijst-van-een-ander-overnemen": (AGENDA, NEEM_OVER),
    "de-planning-veranderen": (PUNT,),
    "zeggen-waarom-en-wanneer": (PUNT,),
    "een-tikfout-verbeteren": (PUNT, "wijzigingen"),
    "terugkijken-en-terugzetten": (PUNT, GESCHIEDENIS),
    "alles-ongedaan-maken-wat-samen-is-opgeslagen": (
        PUNT, GESCHIEDENIS, "agenda_wijziging_ongedaan", VOORSTEL,
    ),
    "een-ander-was-u-voor": (PUNT,),
    "een-voorstel-bekijken-en-uitvoeren": (VOORSTEL,),
    "een-voorstel-plannen": (VOORSTEL,),
    "een-punt-kopieren": (PUNT,),
    "een-punt-verwijderen-en-terughalen": (PUNT, "agenda_punt_verwijderd"),
    "overleggen-en-acties": (OVERLEG, ACTIE),
    "vergaderingen": (VERGADERINGEN, VERGADERING, ORGAAN, "vergadering", "agenda"),
    "een-word-document-om-uit-over-te-nemen": ("vergelijk",),
    "een-voorstel-voorleggen": (VOORSTEL, LEG_VOOR),
    "eigenaren": (EIGENAAR, "agenda_eigenaar_samenvoegen"),
    "een-bestuurder-en-zijn-portefeuilles": (EIGENAAR, AMBT, "eigenaren"),
    "organen": ("agenda_orgaan_changelist", ORGAAN),
    "samenhang-wat-bij-elkaar-hoort": (AGENDA, "agenda_samenhang_change"),
    "opgaven-en-kansen": ("agenda_opgave_changelist", "agenda_opgave_change"),
    "de-begroting-van-een-agenda": (AGENDA, "agenda_begrotingsregel_add"),
    "documenten": ("agenda_document_change",),
    "een-agenda-inrichten": ("agenda_agenda_changelist", AGENDA, PUNT),
    "een-agenda-vaststellen": ("agenda_versie_changelist", "agenda_versie_add"),
    "twee-momenten-vergelijken": ("agenda", "vergelijk"),
    "de-pdf-van-een-agenda": ("agenda",),
    "een-agenda-afsluiten-en-een-opvolger-beginnen": (AGENDA, "agenda_agenda_opvolging"),
    "er-klopt-iets-niet": (),
}  # fmt: skip
"""The names of the addresses where a chapter is about; each of those has the menu too."""
LATER = {
    "(nieuw in dit voorstel)", "Beheerder", "Bekijk wat er verandert", "Bewaar als voorstel",
    "Bewaar in het voorstel", "Bezig", "Blijf ingelogd", "Botst", "Doet niet mee",
    "Een ander was u voor", "Gebruik een herstelcode", "Griffie", "Lees de lijst",
    "Lees elke verandering in de tekst (Word, bijgehouden wijzigingen)",
    "Maak er een kleine correctie van", "Meelezer", "Neem terug", "Nieuw", "Nog actueel",
    "Redacteur", "Staat iets in de weg", "Tekst uit de geschiedenis halen", "Toch vaststellen",
    "Toon alle", "Toon alles",
    "Verder met mijn formulier", "Vergelijk nu met versie", "Verstuur mijn formulier", "Voeg samen",
    "Voer nu uit", "Vouw alle regels open", "Wachtwoord vergeten", "Zet terug", "dat is hetzelfde",
    "verplicht",
    # In a file that somebody downloads.
    "Agendatabel", "Keuzes", "Tabeltekst", "Uitleg", "Verder",
}  # fmt: skip
"""What is there only once something is done: that the portal says it, its source tells."""
NAMEN = """
() => [...document.querySelectorAll(
  "a, button, h1, h2, h3, label, legend, option, summary, th, .label, .zo-leest-het__kop"
)].map(e => e.textContent).concat(
  [...document.querySelectorAll("[type=submit]")].map(e => e.value || "")
)
"""
"""All that has a name on a page: what one clicks, fills in or reads above it."""


def ontbreekt(gezien: Mapping[str, set[str]]) -> list[str]:
    """Each word of the manual that is on no page of its chapter; `gezien` has names per address."""
    assert [los.anker for los in hoofdstukken()] == [*PAGINAS]
    woorden = [(los.anker, woord) for los in hoofdstukken() for woord in _woorden(los.tekst)]
    assert {woord for _, woord in woorden} >= LATER
    bron = _bron()
    koppen = {soort.kop for soort in SOORTEN}
    return [
        f"{anker}: {woord}"
        for anker, woord in woorden
        if not _staat_op(woord, [koppen, *(gezien[naam] for naam in PAGINAS[anker])])
        if not (woord in LATER and woord in bron)
    ]


def _woorden(tekst: str) -> Iterator[str]:
    """What is bold, but for what only begins a paragraph, as a heading does."""
    for vet in html.fromstring(f"<div>{tekst}</div>").iter("strong"):
        woord, alinea = vet.text_content(), vet.getparent()
        if not (alinea[0] is vet and not (alinea.text or "").strip() and woord[-1] in ".:?"):
            yield woord


def _staat_op(woord: str, paginas: list[set[str]]) -> bool:
    return any(naam.startswith(woord) for namen in paginas for naam in namen)


def _bron() -> str:
    """The words that the portal itself says."""
    mappen = ("templates", "static/bron", "agenda", "ijmond", "werkagenda")
    bestanden = (pad for map_ in mappen for pad in (settings.BASE_DIR / map_).rglob("*.*"))
    tekst = {".css", ".html", ".js", ".py"}
    return "\n".join(pad.read_text(encoding="utf-8") for pad in bestanden if pad.suffix in tekst)
