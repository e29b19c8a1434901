"""The stylesheets style what there is."""

import re
from pathlib import Path

import pytest
from django.conf import settings

BRON = Path(settings.BASE_DIR, "static", "bron")
# The admin's styles what Django's own templates show.
STIJLEN = [pad for pad in sorted(BRON.rglob("*.css")) if pad.name != "beheer.css"]


@pytest.fixture(scope="module")
def klassen() -> set[str]:
    """The classes that templates give; "stuk--" where a part of it is filled in."""
    sjablonen = Path(settings.BASE_DIR, "templates").rglob("*.html")
    gegeven = [
        klasse
        for sjabloon in sjablonen
        for klasse in re.findall(r'class="((?:{%.*?%}|{{.*?}}|[^"])*)"', sjabloon.read_text())
    ]
    return set(re.findall(r"[\w-]+", " ".join(gegeven)))


@pytest.mark.parametrize("stijl", STIJLEN, ids=lambda pad: pad.name)
def test_elke_klasse_van_een_stijlblad_staat_in_een_sjabloon(stijl, klassen):
    regels = re.sub(r'/\*.*?\*/|"[^"]*"|url\([^)]*\)', "", stijl.read_text(), flags=re.DOTALL)
    gestijld = set(re.findall(r"\.([a-z][\w-]*)", regels))
    ongebruikt = {
        klasse
        for klasse in gestijld - klassen
        if not any(deel.endswith("--") and klasse.startswith(deel) for deel in klassen)
    }
    assert ongebruikt == set()
