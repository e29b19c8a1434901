"""Which chapter of the manual a page of the admin is about."""

HOOFDSTUKKEN = (
    ("werklijst", "wat-vraagt-aandacht"),
    ("index", "wat-vraagt-aandacht"),
    ("rust", "wat-vraagt-aandacht"),
    ("beheer-zoeken", "iets-vinden"),
    ("neem-over", "een-word-document-overnemen"),
    ("agenda_agendapunt_add", "een-agendapunt-toevoegen"),
    ("agenda_agendapunt_changelist", "een-punt-vinden"),
    ("agenda_agendapunt_delete", "een-punt-verwijderen-en-terughalen"),
    ("agenda_agendapunt_intrekken", "een-punt-publiceren-of-intrekken"),
    ("agenda_agendapunt_history", "terugkijken-en-terugzetten"),
    ("agenda_agendapunt", "een-agendapunt-toevoegen"),
    ("agenda_punt_verwijderd", "een-punt-verwijderen-en-terughalen"),
    ("agenda_punt", "terugkijken-en-terugzetten"),
    ("agenda_wijziging_ongedaan", "alles-ongedaan-maken-wat-samen-is-opgeslagen"),
    ("agenda_wijziging_klein", "een-tikfout-verbeteren"),
    ("planbord", "veel-punten-verschuiven-op-het-planbord"),
    ("volgorde", "de-volgorde-veranderen"),
    ("voorstel-voorleggen", "een-voorstel-voorleggen"),
    ("voorstel", "een-voorstel-bekijken-en-uitvoeren"),
    ("agenda_voorstel", "een-voorstel-bekijken-en-uitvoeren"),
    ("werkagenda_", "overleggen-en-acties"),
    ("agenda_vergadering", "vergaderingen"),
    ("agenda_orgaan", "organen"),
    ("agenda_eigenaar", "eigenaren"),
    ("agenda_ambt", "een-bestuurder-en-zijn-portefeuilles"),
    ("agenda_samenhang", "samenhang-wat-bij-elkaar-hoort"),
    ("agenda_opgave", "opgaven-en-kansen"),
    ("agenda_begrotingsregel", "de-begroting-van-een-agenda"),
    ("agenda_document", "documenten"),
    ("agenda_versie", "een-agenda-vaststellen"),
    ("agenda_agenda_opvolging", "een-agenda-afsluiten-en-een-opvolger-beginnen"),
    ("agenda_agenda", "een-agenda-inrichten"),
    ("opmaak", "een-lange-tekst-schrijven-of-plakken"),
    ("auth_", "wat-uw-rol-mag"),
    ("account_", "inloggen"),
)
"""By the begin of the name of an address; the first that fits."""


def hoofdstuk(naam: str | None) -> str:
    """The anchor in the manual for the page of that name; the first chapter where there is none."""
    gevonden = (anker for begin, anker in HOOFDSTUKKEN if (naam or "").startswith(begin))
    return next(gevonden, "wat-u-moet-weten")
