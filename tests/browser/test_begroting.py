"""The budget, edited in a browser: that one shows no amount with dots in a box for figures."""

from agenda.models import Begrotingsregel
from tests.beheer.formulier import wijzig


def test_de_griffie_ziet_een_bedrag_van_de_begroting_en_verbetert_het(
    maak_pagina, log_in, maak_begroting
):
    maak_begroting(("Jeugd", 2026, 31652388))
    regel, griffie = Begrotingsregel.objects.get(), maak_pagina(breedte=360)
    log_in(griffie)
    griffie.goto(wijzig(regel))
    bedrag = griffie.get_by_label("Bedrag in euro")
    assert bedrag.input_value() == "31.652.388"
    bedrag.fill("€ 31.652.389,=")
    griffie.get_by_label("Jaar").fill("27")
    griffie.get_by_role("button", name="Opslaan", exact=True).click()
    assert "Het jaar 27 kan hier niet." in griffie.get_by_role("main").inner_text()
    assert bedrag.input_value() == "€ 31.652.389,="
    griffie.get_by_label("Jaar").fill("2027")
    griffie.get_by_role("button", name="Opslaan", exact=True).click()
    assert "€ 31.652.389" in griffie.get_by_role("main").inner_text().replace("\xa0", " ")
    regel.refresh_from_db()
    assert (regel.bedrag, regel.jaar) == (31652389, 2027)
