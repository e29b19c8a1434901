"""The values that a field of the agenda may have."""

from django.db.models import TextChoices


class AgendaStatus(TextChoices):
    CONCEPT = "concept", "Concept"
    LOPEND = "lopend", "Lopend"
    AFGESLOTEN = "afgesloten", "Afgesloten"


class Publicatie(TextChoices):
    CONCEPT = "concept", "Concept"
    GEPUBLICEERD = "gepubliceerd", "Gepubliceerd"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


class PuntStatus(TextChoices):
    GEPLAND = "gepland", "Gepland"
    LOOPT = "loopt", "Loopt"
    AFGEROND = "afgerond", "Afgerond"
    AANGEHOUDEN = "aangehouden", "Aangehouden"
    VERVALLEN = "vervallen", "Vervallen"
    ONBEKEND = "onbekend", "Onbekend"


class Ritme(TextChoices):
    EENMALIG = "eenmalig", "Eenmalig"
    DOORLOPEND = "doorlopend", "Doorlopend"
    JAARLIJKS = "jaarlijks", "Jaarlijks"
    TWEEJAARLIJKS = "tweejaarlijks", "Eens in de twee jaar"
    JAARLIJKS_OF_TWEEJAARLIJKS = "jaarlijks_of_tweejaarlijks", "Elk jaar of eens in de twee jaar"
    NADER_TE_BEPALEN = "nader_te_bepalen", "Nader te bepalen"


class Eenheid(TextChoices):
    """How long a period is, the longest first."""

    JAAR = "jaar", "Jaar"
    HALFJAAR = "halfjaar", "Halfjaar"
    KWARTAAL = "kwartaal", "Kwartaal"
    MAAND = "maand", "Maand"


EENHEDEN: dict[str, str] = {
    Eenheid.JAAR: "Jaren",
    Eenheid.HALFJAAR: "Halfjaren",
    Eenheid.KWARTAAL: "Kwartalen",
    Eenheid.MAAND: "Maanden",
}
"""Each eenheid in the plural."""


class Precisie(TextChoices):
    DAG = "dag", "Op de dag"
    MAAND = "maand", "Op de maand"
    KWARTAAL = "kwartaal", "Op het kwartaal"
    HALFJAAR = "halfjaar", "Op het halfjaar"
    JAAR = "jaar", "Op het jaar"
    ONBEKEND = "onbekend", "Onbekend"


class BedragSoort(TextChoices):
    MAXIMUM = "maximum", "Maximum"
    VOORLOPIGE_RESERVERING = "voorlopige_reservering", "Voorlopige reservering"
    RESERVERING = "reservering", "Reservering"
    RAMING = "raming", "Raming"
    BUDGET = "budget", "Budget"


class Zekerheid(TextChoices):
    PRECIES = "precies", "Precies"
    CIRCA = "circa", "Circa"
    PM = "pm", "P.m. (nog niet bekend)"


class EigenaarSoort(TextChoices):
    PERSOON = "persoon", "Persoon"
    GEMEENTE = "gemeente", "Gemeente"
    PROVINCIE = "provincie", "Provincie"
    RIJK = "rijk", "Rijk"
    WATERSCHAP = "waterschap", "Waterschap"
    GEMEENSCHAPPELIJKE_REGELING = "gemeenschappelijke_regeling", "Gemeenschappelijke regeling"
    REGIO = "regio", "Regio"
    SAMENWERKINGSVERBAND = "samenwerkingsverband", "Samenwerkingsverband"
    BEDRIJF = "bedrijf", "Bedrijf"
    INSTELLING = "instelling", "Instelling"
    FUNCTIE = "functie", "Functie of college"


class Rol(TextChoices):
    TREKKER = "trekker", "Trekker"
    BESTUURLIJK_TREKKER = "bestuurlijk_trekker", "Bestuurlijk trekker"
    AMBTELIJK_TREKKER = "ambtelijk_trekker", "Ambtelijk trekker"
    COORDINATOR = "coordinator", "Coördinator"
    PORTEFEUILLEHOUDER = "portefeuillehouder", "Portefeuillehouder"
    UITVOERDER = "uitvoerder", "Uitvoerder"
    FINANCIER = "financier", "Financier"
    PARTNER = "partner", "Partner"


class VergaderingStatus(TextChoices):
    GEPLAND = "gepland", "Gepland"
    GEHOUDEN = "gehouden", "Gehouden"
    GEANNULEERD = "geannuleerd", "Geannuleerd"
    ONBEKEND = "onbekend", "Onbekend"


class Uitkomst(TextChoices):
    """What a meeting did with an item."""

    BESPROKEN = "besproken", "Besproken"
    AANGENOMEN = "aangenomen", "Aangenomen"
    VERWORPEN = "verworpen", "Verworpen"
    AANGEHOUDEN = "aangehouden", "Aangehouden"
    NIET_AAN_TOEGEKOMEN = "niet_aan_toegekomen", "Niet aan toegekomen"
    TER_KENNISNAME = "ter_kennisname", "Ter kennisname aangenomen"


class Doel(TextChoices):
    BEELDVORMEND = "beeldvormend", "Beeldvormend"
    OPINIEREND = "opinierend", "Opiniërend"
    BESLUITVORMEND = "besluitvormend", "Besluitvormend"
    TER_KENNISNAME = "ter_kennisname", "Ter kennisname"


class Soort(TextChoices):
    """What can happen to an item; events, comparisons and filters all use this one list."""

    AFGEROND = "afgerond", "Afgerond"
    VERVALLEN = "vervallen", "Vervallen"
    AANGEHOUDEN = "aangehouden", "Aangehouden"
    DOORGESCHOVEN = "doorgeschoven", "Doorgeschoven"
    VERVROEGD = "vervroegd", "Vervroegd"
    PRECIEZER = "preciezer", "Preciezer gepland"
    MINDER_PRECIES = "minder_precies", "Minder precies gepland"
    INGEPLAND = "ingepland", "Ingepland"
    UIT_DE_PLANNING = "uit_de_planning", "Uit de planning"
    GESTART = "gestart", "Gestart"
    HEROPEND = "heropend", "Heropend"
    TOEGEVOEGD = "toegevoegd", "Toegevoegd"
    GEPUBLICEERD = "gepubliceerd", "Weer op de site"
    INGETROKKEN = "ingetrokken", "Ingetrokken"
    GEAGENDEERD = "geagendeerd", "Op de agenda van een vergadering"
    BEHANDELD = "behandeld", "In een vergadering"
    DATUM_BEKEND = "datum_bekend", "Datum van vergadering bekend"
    VERZET = "verzet", "Vergadering verplaatst"
    GEANNULEERD = "geannuleerd", "Vergadering gaat niet door"
    TOCH_DOOR = "toch_door", "Vergadering gaat toch door"
    VERGADERING_WEG = "vergadering_weg", "Vergadering niet meer op de site"
    VERGADERING_TERUG = "vergadering_terug", "Vergadering weer op de site"
    TERMIJN_OF_BEDRAG = "termijn_of_bedrag", "Termijn of bedrag gewijzigd"
    EIGENAAR_GEWIJZIGD = "eigenaar_gewijzigd", "Betrokkenen gewijzigd"
    NAAR_ANDER_DOMEIN = "naar_ander_domein", "Verplaatst"
    GEKOPPELD = "gekoppeld", "Gekoppeld"
    ONTKOPPELD = "ontkoppeld", "Ontkoppeld"
    TEKST_GEWIJZIGD = "tekst_gewijzigd", "Tekst gewijzigd"


GROEPEN: dict[str, tuple[Soort, ...]] = {
    "Klaar of gestopt": (Soort.AFGEROND, Soort.VERVALLEN, Soort.AANGEHOUDEN),
    "Verschoven": (
        Soort.DOORGESCHOVEN, Soort.VERVROEGD, Soort.MINDER_PRECIES, Soort.PRECIEZER,
        Soort.INGEPLAND, Soort.UIT_DE_PLANNING,
    ),
    "Termijn of bedrag": (Soort.TERMIJN_OF_BEDRAG,),
    "Gestart of heropend": (Soort.GESTART, Soort.HEROPEND),
    "Nieuw op de agenda": (Soort.TOEGEVOEGD, Soort.GEPUBLICEERD),
    "Van de agenda af": (Soort.INGETROKKEN,),
    "Verplaatst": (Soort.NAAR_ANDER_DOMEIN,),
    "Besproken": (Soort.BEHANDELD,),
    "Komende vergaderingen": (
        Soort.GEAGENDEERD, Soort.DATUM_BEKEND, Soort.VERZET, Soort.GEANNULEERD, Soort.TOCH_DOOR,
        Soort.VERGADERING_WEG, Soort.VERGADERING_TERUG,
    ),
    "Anders beschreven": (
        Soort.EIGENAAR_GEWIJZIGD, Soort.GEKOPPELD, Soort.ONTKOPPELD, Soort.TEKST_GEWIJZIGD,
    ),
}  # fmt: skip
"""The soorten as a reader thinks of them, and in that order: finished and moved first."""

REDEN_NODIG = {
    Soort.VERVALLEN, Soort.AANGEHOUDEN, Soort.DOORGESCHOVEN, Soort.VERVROEGD,
    Soort.MINDER_PRECIES, Soort.UIT_DE_PLANNING, Soort.HEROPEND,
    Soort.VERZET, Soort.GEANNULEERD, Soort.TOCH_DOOR,
}  # fmt: skip
"""What a visitor wants to know the reason of; `publicatie.trek_in` asks for one by itself."""


class Herkomst(TextChoices):
    """By which way a change came in."""

    FORMULIER = "formulier", "Formulier"
    LIJST = "lijst", "Lijst"
    LADEN = "laden", "Inlezen van een document"
    OPDRACHT = "opdracht", "Opdracht"
    PLANBORD = "planbord", "Planbord"
    VOORSTEL = "voorstel", "Voorstel"
    ONGEDAAN = "ongedaan", "Ongedaan maken"
    WORD = "word", "Word"
    EXCEL = "excel", "Excel"
    CSV = "csv", "CSV"


class VoorstelStatus(TextChoices):
    """How far a voorstel is; only while it is being prepared may its regels change."""

    IN_VOORBEREIDING = "in_voorbereiding", "In voorbereiding"
    TER_BESLUITVORMING = "ter_besluitvorming", "Ter besluitvorming"
    UITGEVOERD = "uitgevoerd", "Uitgevoerd"
    VERVALLEN = "vervallen", "Vervallen"


class RegelWat(TextChoices):
    """What a regel of a voorstel does with a row; publishing is a change of its publicatie."""

    TOEVOEGEN = "toevoegen", "Toevoegen"
    WIJZIGEN = "wijzigen", "Wijzigen"
    VERWIJDEREN = "verwijderen", "Verwijderen"
    NIET_BEGREPEN = "niet_begrepen", "Niet begrepen"


class SamenhangSoort(TextChoices):
    KOPPELKANS = "koppelkans", "Koppelkans"
    DILEMMA = "dilemma", "Dilemma"
    WERKT_UIT = "werkt_uit", "Werkt uit"
    VOLGT_OP = "volgt_op", "Volgt op"
    RAAKT_AAN = "raakt_aan", "Raakt aan"


class Zijde(TextChoices):
    """On which side of a tie something stands; only "werkt uit" and "volgt op" have a direction."""

    A = "a", "Eerste kant"
    B = "b", "Tweede kant"


class OpgaveSoort(TextChoices):
    OPGAVE = "opgave", "Opgave"
    KANS = "kans", "Kans"


class VersieBesluitSoort(TextChoices):
    VERVALLEN = "vervallen", "Vervallen"
    GESLOTEN = "gesloten", "Gesloten"
