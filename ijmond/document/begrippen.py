"""Words that a resident need not know, and what they mean here: one list for page and PDF."""

import re
from dataclasses import dataclass

from django.utils.text import slugify


@dataclass(frozen=True, slots=True)
class Begrip:
    """A word and what it means.

    `zie` names other terms of this list. What the portal itself goes by (`eigen_woord`) is not
    explained in a document that happens to use it: "planning", "status".
    """

    term: str
    uitleg: str
    zie: tuple[str, ...] = ()
    eigen_woord: bool = False
    anker: str = ""
    """The place on the page, where it does not follow from the term."""

    @property
    def plek(self) -> str:
        return self.anker or slugify(self.term)


BEGRIPPEN = (
    Begrip("ABHZ", "Amsterdam Bezoek, Holland Zien: een campagne voor buitenlandse bezoekers."),
    Begrip(
        "Actie",
        "Iets wat gemeenten samen doen om een agenda uit te voeren. Een actie heeft een eigen "
        "kenmerk. Elke agenda heeft haar eigen woord voor zo’n actie.",
        zie=("Agendapunt", "Kenmerk"),
        eigen_woord=True,
    ),
    Begrip(
        "Agendapunt",
        "Een onderwerp op een agenda, bijvoorbeeld waarover gemeenteraden samen willen spreken. "
        "Er staat bij wanneer het gepland is, als dat bekend is. Elke agenda heeft haar eigen "
        "woord voor zo’n onderwerp.",
        zie=("Gemeenteraad", "Planning"),
        eigen_woord=True,
    ),
    Begrip(
        "Ambtelijk trekker",
        "De ambtenaar die ervoor zorgt dat een punt vooruitkomt.",
        zie=("Trekker",),
    ),
    Begrip("AYOP", "Amsterdam IJmuiden Offshore Ports."),
    Begrip(
        "Beeldvormend",
        "In zo’n vergadering krijgen raadsleden informatie en stellen zij vragen. Zij nemen nog "
        "geen besluit. Het is de eerste van drie stappen.",
        zie=("Opiniërend", "Besluitvormend"),
    ),
    Begrip(
        "Besluitvormend",
        "In zo’n vergadering neemt de gemeenteraad een besluit.",
        zie=("Gemeenteraad",),
    ),
    Begrip(
        "Bestuurlijk trekker",
        "De wethouder of burgemeester die ervoor zorgt dat een punt vooruitkomt.",
        zie=("Trekker",),
    ),
    Begrip(
        "CJG",
        "Centrum voor Jeugd en Gezin. Daar kunnen ouders en kinderen terecht met vragen over "
        "opgroeien en opvoeden.",
    ),
    Begrip(
        "College",
        "De burgemeester en de wethouders van een gemeente. Voluit: het college van burgemeester "
        "en wethouders. Het college bestuurt de gemeente en voert uit wat de gemeenteraad "
        "besluit.",
        zie=("Gemeenteraad",),
    ),
    Begrip(
        "Domein",
        "Een groep onderwerpen die bij elkaar horen, zoals zorg en werk. Elke agenda verdeelt de "
        "onderwerpen zo, en heeft er haar eigen woord voor.",
        eigen_woord=True,
    ),
    Begrip(
        "Eigenaar",
        "Wie aan een punt werkt: een gemeente, een andere overheid, een bedrijf, een instelling "
        "of een bestuurder. U vindt ze bij ‘Wie doet wat’.",
        eigen_woord=True,
    ),
    Begrip("EZ", "Economische zaken."),
    Begrip(
        "Gemeenschappelijke regeling",
        "Een organisatie of afspraak waarmee gemeenten samen een taak uitvoeren. De regels staan "
        "in de Wet gemeenschappelijke regelingen. Een voorbeeld is de Omgevingsdienst IJmond.",
    ),
    Begrip(
        "Gemeenteraad",
        "De gekozen vertegenwoordigers van de inwoners van een gemeente. De raad bepaalt de grote"
        " lijnen en controleert het college.",
        zie=("College",),
    ),
    Begrip(
        "Gemeentesecretaris",
        "De hoogste ambtenaar van een gemeente. De secretaris helpt het college en geeft leiding "
        "aan de ambtenaren.",
        zie=("College",),
    ),
    Begrip("GGZ", "Geestelijke gezondheidszorg."),
    Begrip(
        "GR",
        "Gemeenschappelijke regeling: overheden voeren samen een taak uit.",
        zie=("Gemeenschappelijke regeling",),
    ),
    Begrip(
        "Griffie",
        "De medewerkers die de gemeenteraad ondersteunen. Zij bereiden vergaderingen voor. De "
        "griffie houdt deze site bij.",
        zie=("Gemeenteraad",),
    ),
    Begrip("HR", "Personeelszaken (human resources)."),
    Begrip("ICT", "Informatie- en communicatietechnologie."),
    Begrip(
        "IJmond",
        "Het gebied rond de monding van het Noordzeekanaal, met de gemeenten Beverwijk, Heemskerk"
        " en Velsen.",
    ),
    Begrip(
        "IJmondcommissie",
        "Een commissie met raadsleden uit Beverwijk, Heemskerk en Velsen. Zij bespreekt "
        "onderwerpen die deze gemeenten alle drie aangaan. Besluiten neemt elke gemeenteraad zelf.",
        zie=("Gemeenteraad",),
    ),
    Begrip(
        "Indicatie",
        "Een verwachting die nog kan veranderen. Een geplande periode is een indicatie en geen "
        "belofte.",
        eigen_woord=True,
    ),
    Begrip(
        "Kenmerk",
        "Een korte code, zoals SA-07. Zo weet u zeker dat u het over hetzelfde punt hebt. Een "
        "kenmerk verandert nooit.",
        eigen_woord=True,
    ),
    Begrip("KIA", "Kennis- en innovatieagenda."),
    Begrip(
        "Levende agenda",
        "Een agenda die met de tijd mee verandert. Er komen punten bij, en punten schuiven op, "
        "zijn klaar of vervallen.",
    ),
    Begrip("LNG", "Vloeibaar aardgas."),
    Begrip(
        "Meicirculaire",
        "Een brief van het Rijk, elk jaar in mei. Gemeenten lezen daarin hoeveel geld zij krijgen.",
        zie=("Septembercirculaire",),
    ),
    Begrip("MKB", "Midden- en kleinbedrijf."),
    Begrip(
        "MRA",
        "Metropoolregio Amsterdam. Daarin werken de gemeenten rond Amsterdam, twee provincies en "
        "de Vervoerregio samen. De IJmondgemeenten doen mee.",
    ),
    Begrip("OGGZ", "Openbare geestelijke gezondheidszorg."),
    Begrip(
        "Opiniërend",
        "In zo’n vergadering wisselen raadsleden meningen uit. Zij zeggen wat zij van een "
        "voorstel vinden. Het besluit komt later.",
        zie=("Besluitvormend",),
    ),
    Begrip("OV", "Openbaar vervoer. In ‘OV IJmond’ is het de Ondernemersvereniging IJmond."),
    Begrip("P&C", "Planning en control: begroten, volgen en verantwoorden."),
    Begrip(
        "pfh-overleg",
        "Kort voor portefeuillehoudersoverleg. De wethouders of burgemeesters die in hun gemeente"
        " over hetzelfde onderwerp gaan, maken daar samen afspraken.",
        zie=("Portefeuillehouder",),
    ),
    Begrip(
        "Planning",
        "Voor welk jaar, halfjaar of kwartaal een punt op de agenda staat. De planning is een "
        "indicatie.",
        zie=("Indicatie",),
        eigen_woord=True,
    ),
    Begrip(
        "Portefeuillehouder",
        "De wethouder of burgemeester die over een onderwerp gaat, bijvoorbeeld over wonen. Alle "
        "onderwerpen van één bestuurder samen heten een portefeuille.",
    ),
    Begrip(
        "RAP",
        "Regionaal actieprogramma wonen. Daarin spreken gemeenten en de provincie af hoeveel en "
        "welke woningen erbij komen.",
    ),
    Begrip(
        "REB",
        "Regionaal Economisch Bureau. Daarmee werken de IJmondgemeenten samen aan de economie van"
        " de regio.",
    ),
    Begrip("RO", "Ruimtelijke ordening."),
    Begrip(
        "secretarissenoverleg",
        "Het overleg van de gemeentesecretarissen. Zij maken samen afspraken over het werk van de"
        " ambtenaren.",
        zie=("Gemeentesecretaris",),
    ),
    Begrip(
        "Septembercirculaire",
        "Een brief van het Rijk, elk jaar in september. Gemeenten lezen daarin hoeveel geld zij "
        "krijgen.",
        zie=("Meicirculaire",),
    ),
    Begrip(
        "Stand",
        "Hoe de agenda er op een bepaald moment uitzag. Bij een oude agenda staat van welk jaar "
        "de stand is.",
        eigen_woord=True,
    ),
    Begrip(
        "Status",
        "Hoe het met een punt staat: gepland, loopt, afgerond, aangehouden, vervallen of "
        "onbekend. Bij ‘Over de levende agenda’ staat wat de tekens betekenen.",
        eigen_woord=True,
    ),
    Begrip(
        "Strategische agenda",
        "Een agenda met de onderwerpen waarover gemeenteraden samen willen spreken. De Werkagenda "
        "van de IJmond hoort daarbij.",
        zie=("Agendapunt", "Werkagenda"),
    ),
    Begrip(
        "Ter kennisname",
        "Raadsleden krijgen een stuk om te lezen. Zij hoeven er niet over te spreken of te "
        "besluiten.",
        anker="ter_kennisname",
    ),
    Begrip(
        "Termijn",
        "Wanneer een actie klaar moet zijn, als dat is afgesproken.",
        zie=("Actie",),
        eigen_woord=True,
    ),
    Begrip("TOP", "Toeristisch Overstappunt: een plek waar een route begint."),
    Begrip(
        "Trekker",
        "Wie het voortouw neemt bij een punt en de anderen bij elkaar brengt.",
        eigen_woord=True,
    ),
    Begrip("V&V", "Verkeer en vervoer."),
    Begrip("VRK", "Veiligheidsregio Kennemerland."),
    Begrip(
        "Werkagenda",
        "Het deel van de agenda van de IJmond met de acties. Daarmee voeren de colleges uit wat "
        "de gemeenteraden willen.",
        zie=("Actie", "College"),
    ),
    Begrip(
        "Wmo",
        "Wet maatschappelijke ondersteuning. Volgens deze wet helpt de gemeente mensen om "
        "zelfstandig te blijven wonen en mee te doen.",
    ),
    Begrip(
        "Zienswijze",
        "De mening van een gemeenteraad over een plan van een ander, bijvoorbeeld over de "
        "begroting van een gemeenschappelijke regeling.",
        zie=("Gemeenteraad", "Gemeenschappelijke regeling"),
    ),
    Begrip("ZZP", "Zelfstandige zonder personeel."),
)


def gebruikte_begrippen(tekst: str) -> list[Begrip]:
    """Those terms that occur in `tekst`, in the order of the alphabet.

    A term in capitals counts only in capitals, so that "top" is no TOP; a plural may follow it.
    """
    return [
        begrip
        for begrip in BEGRIPPEN
        if not begrip.eigen_woord and _patroon(begrip.term).search(tekst)
    ]


def _patroon(term):
    vlaggen = 0 if term.isupper() else re.IGNORECASE
    return re.compile(rf"(?<![\w&]){re.escape(term)}(?:['’]?(?:s|e?n))?(?![\w&])", vlaggen)
