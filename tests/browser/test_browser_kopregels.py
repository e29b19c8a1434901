"""A browser knows what the headers say: it warns of what it does not."""

import pytest


@pytest.mark.parametrize("adres", ["/over/", "/beheer/login/"])
def test_de_browser_kent_alles_wat_de_kopregels_noemen(pagina, adres):
    gezegd = []
    pagina.on("console", lambda melding: gezegd.append(melding.text))
    pagina.goto(adres)
    assert [zin for zin in gezegd if "policy" in zin.lower()] == []
