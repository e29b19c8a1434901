"""The manual inside the admin: it reads as it was written, and a page leads to its chapter."""

import re

import pytest

from ijmond.beheer.handleiding import hoofdstukken
from ijmond.beheer.hulp import HOOFDSTUKKEN, hoofdstuk
from tests.beheer.formulier import lijst, wijzig


def test_elke_pagina_leidt_naar_een_hoofdstuk_dat_er_is(beheer, maak_agendapunt):
    pagina = beheer.lees("/beheer/handleiding/")
    ankers = set(pagina.boom.xpath("//main//section/@id"))
    assert {anker for _, anker in HOOFDSTUKKEN} | {hoofdstuk(None)} <= ankers
    assert pagina.boom.xpath("//main//nav//a/@href") == [f"#{h.anker}" for h in hoofdstukken()]
    punt = maak_agendapunt()
    for adres, anker in (
        (lijst(type(punt)), "een-punt-vinden"),
        (wijzig(punt), "een-agendapunt-toevoegen"),
        (f"/beheer/volgorde/{punt.agenda.slug}/", "de-volgorde-veranderen"),
        ("/beheer/", "wat-vraagt-aandacht"),
    ):
        [naar] = beheer.lees(adres).boom.xpath("//a[text()='Hulp']/@href")
        assert naar == f"/beheer/handleiding/#{anker}"


@pytest.mark.parametrize("los", hoofdstukken(), ids=lambda los: los.anker)
def test_geen_hoofdstuk_toont_opmaak_die_niet_gelezen_is(los):
    zonder_code = re.sub("<code>.*?</code>", "", los.tekst)
    assert not re.search("[*]{2}|`|\ufffc|<br>|^#", zonder_code)
