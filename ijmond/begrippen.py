"""Words that a resident need not know, and what they mean here."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Begrip:
    term: str
    uitleg: str


BEGRIPPEN = (
    Begrip("ABHZ", "Amsterdam Bezoek, Holland Zien: een campagne voor buitenlandse bezoekers"),
    Begrip("AYOP", "Amsterdam IJmuiden Offshore Ports"),
    Begrip("CJG", "Centrum voor Jeugd en Gezin"),
    Begrip("EZ", "economische zaken"),
    Begrip("GGZ", "geestelijke gezondheidszorg"),
    Begrip("GR", "gemeenschappelijke regeling: overheden voeren samen een taak uit"),
    Begrip("HR", "personeelszaken (human resources)"),
    Begrip("ICT", "informatie- en communicatietechnologie"),
    Begrip("KIA", "kennis- en innovatieagenda"),
    Begrip("LNG", "vloeibaar aardgas"),
    Begrip("MKB", "midden- en kleinbedrijf"),
    Begrip("MRA", "Metropoolregio Amsterdam"),
    Begrip("OGGZ", "openbare geestelijke gezondheidszorg"),
    Begrip("OV", "openbaar vervoer; in 'OV IJmond': Ondernemersvereniging IJmond"),
    Begrip("P&C", "planning en control: begroten, volgen en verantwoorden"),
    Begrip("pfh-overleg", "overleg van de wethouders of burgemeesters die over een onderwerp gaan"),
    Begrip("RAP", "Regionaal actieprogramma wonen"),
    Begrip("REB", "Regionaal Economisch Bureau"),
    Begrip("RO", "ruimtelijke ordening"),
    Begrip("secretarissenoverleg", "overleg van de gemeentesecretarissen"),
    Begrip("TOP", "Toeristisch Overstappunt: een plek waar een route begint"),
    Begrip("V&V", "verkeer en vervoer"),
    Begrip("VRK", "Veiligheidsregio Kennemerland"),
    Begrip("Wmo", "Wet maatschappelijke ondersteuning"),
    Begrip("ZZP", "zelfstandige zonder personeel"),
)  # fmt: skip


def gebruikte_begrippen(tekst: str) -> list[Begrip]:
    """Those terms that occur in `tekst`, in the order of the alphabet.

    A term in capitals counts only in capitals, so that "top" is no TOP; a plural may follow it.
    """
    return [begrip for begrip in BEGRIPPEN if _patroon(begrip.term).search(tekst)]


def _patroon(term):
    vlaggen = 0 if term.isupper() else re.IGNORECASE
    return re.compile(rf"(?<![\w&]){re.escape(term)}(?:['’]?(?:s|en))?(?![\w&])", vlaggen)
