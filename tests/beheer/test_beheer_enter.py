"""Enter in a field presses the first button of its form: never the one that can't be undone."""

import re

import pytest
from django.conf import settings

SJABLONEN = settings.BASE_DIR / "templates" / "admin"
KNOP = re.compile(r'<(?:input|button)[^>]*type="submit".*?>', re.DOTALL)
DOET_HET = re.compile(r'name="(_voer_uit|_wis|_bevestig|_laat_vervallen)"|value="Ja, verwijder"')


@pytest.mark.parametrize("pad", sorted(SJABLONEN.rglob("*.html")), ids=lambda pad: pad.stem)
def test_met_meer_knoppen_doet_enter_niet_wat_niet_terug_kan(pad):
    knoppen = KNOP.findall(pad.read_text())
    assert len(knoppen) < 2 or not DOET_HET.search(knoppen[0])
