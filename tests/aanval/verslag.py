"""What came of an attack: counts, and each fault once with a request that shows it."""

import traceback
from collections import Counter
from pathlib import Path

from tests.aanval.munitie import MERK
from tests.aanval.vragen import Vraag
from tests.techniek.internetnl import bezwaren


class Verslag:
    """`zeg` tells of a fault at once: an attack takes long."""

    def __init__(self, zeg):
        self.zeg = zeg
        self.aantallen: Counter[tuple[str, int]] = Counter()
        self.bewaard = 0
        self.vondsten: dict[str, str] = {}

    def noteer(self, vraag: Vraag, antwoord) -> None:
        """Count an answer, and look whether anything is wrong with it."""
        self.aantallen[vraag.soort, antwoord.status_code] += 1
        inhoud = antwoord.getvalue()
        if antwoord.status_code >= 500:
            self.meld(_plaats(antwoord.exc_info) or f"status {antwoord.status_code}", vraag)
        if "html" in antwoord.headers.get("Content-Type", "") and MERK.encode() in inhoud:
            self.meld("een script kwam terug zoals het werd gestuurd", vraag)
        if antwoord.cookies and not vraag.adres.startswith("/beheer"):
            self.meld("een openbare pagina zette een koekje", vraag)
        for bezwaar in bezwaren(antwoord.headers):
            self.meld(bezwaar, vraag)

    def meld(self, wat: str, vraag: Vraag) -> None:
        if wat not in self.vondsten:
            self.vondsten[wat] = str(vraag)
            self.zeg(f"\n{wat}\n  {vraag}\n")

    def __str__(self) -> str:
        regels = [
            f"{aantal:>7}  {status}  {soort}"
            for (soort, status), aantal in sorted(self.aantallen.items())
        ]
        fouten = sum(aantal for (_, status), aantal in self.aantallen.items() if status >= 500)
        totaal = self.aantallen.total()
        regels.append(f"{totaal:>7}  vragen, {self.bewaard} bewaard, {fouten} storingen")
        return "\n".join(regels)


def _plaats(exc_info) -> str:
    """Which exception it was, and where of our own files it came from."""
    if not exc_info:
        return ""
    stappen = traceback.extract_tb(exc_info[2])
    eigen = [stap for stap in stappen if "site-packages" not in stap.filename] or stappen
    waar = ", ".join(f"{Path(stap.filename).name}:{stap.lineno}" for stap in eigen[-2:])
    laatste = f"{Path(stappen[-1].filename).name}:{stappen[-1].lineno}"
    return f"{exc_info[0].__name__}: {exc_info[1]!s:.200} ({waar}; {laatste})"
