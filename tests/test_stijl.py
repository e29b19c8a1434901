"""The stylesheets style what there is, and a template can be read."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib import admin

from agenda.weergave import opmaak

BRON = Path(settings.BASE_DIR, "static", "bron")
STIJLEN = sorted(BRON.rglob("*.css"))
SJABLONEN = Path(settings.BASE_DIR, "templates")
LANGSTE_REGEL = 240
ONBREEKBAAR = {
    "includes/contact.html",  # the address of a mail
    "includes/tekstverschil.html",  # a text that shows its line ends
}


@pytest.fixture(scope="module")
def klassen() -> set[str]:
    """The classes that pages give; "stuk--" where a part of it is filled in."""
    gegeven = [
        klasse
        for sjabloon in [*SJABLONEN.rglob("*.html"), Path(opmaak.__file__)]
        for klasse in re.findall(r'class="((?:{%.*?%}|{{.*?}}|[^"])*)"', sjabloon.read_text())
    ]
    return set(re.findall(r"[\w-]+", " ".join(gegeven)))


@pytest.fixture(scope="module")
def van_django() -> set[str]:
    """The words of the admin: templates, scripts (ours too) and widgets give classes."""
    bestanden = [*Path(admin.__file__).parent.rglob("*.*"), *BRON.rglob("*.js")]
    teksten = [p.read_text() for p in bestanden if p.suffix in {".html", ".js", ".py"}]
    return set(re.findall(r"[\w-]+", " ".join(teksten)))


@pytest.mark.parametrize("stijl", STIJLEN, ids=lambda pad: str(pad.relative_to(BRON)))
def test_elke_klasse_van_een_stijlblad_staat_in_een_sjabloon(stijl, klassen, van_django):
    if stijl.parent.name == "beheer":
        klassen = klassen | van_django
    regels = re.sub(r'/\*.*?\*/|"[^"]*"|url\([^)]*\)', "", stijl.read_text(), flags=re.DOTALL)
    gestijld = set(re.findall(r"\.([a-z][\w-]*)", regels))
    ongebruikt = {
        klasse
        for klasse in gestijld - klassen
        if not any(deel.endswith("--") and klasse.startswith(deel) for deel in klassen)
    }
    assert ongebruikt == set()


def test_een_sjabloon_heeft_geen_regels_die_niemand_leest():
    """A change in a short line shows; a line end in an exception would show on the page."""
    te_lang = {
        f"{pad.relative_to(SJABLONEN)}:{nummer}"
        for pad in SJABLONEN.rglob("*.html")
        for nummer, regel in enumerate(pad.read_text().splitlines(), start=1)
        if len(regel) > LANGSTE_REGEL and str(pad.relative_to(SJABLONEN)) not in ONBREEKBAAR
    }
    assert te_lang == set()
