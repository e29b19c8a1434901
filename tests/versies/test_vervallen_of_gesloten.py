"""What becomes of a version that should not have been adopted."""

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError

from agenda.models import Bijwerking, Stand, Versie, VersieBesluit, Versiepapier
from agenda.opslag import verwijder
from ijmond.versies import laat_vervallen, sluit
from tests.bezoek import vraag
from tests.drukkerij.drukker import druk_wat_gevraagd_is
from tests.versies.vastgesteld import ADRES, ALLES, LIJST, hoofd, maak_versie


def test_een_vervallen_versie_blijft_te_lezen_met_de_reden_erboven(client, inhoud):
    versie = maak_versie(inhoud)
    maak_versie(inhoud, titel="De goede")
    voor = hoofd(client)
    etag = vraag(client, ADRES).headers["ETag"]
    laat_vervallen(versie, "De verkeerde lijst was gebruikt.", "griffie")
    assert hoofd(client) == voor
    antwoord = vraag(client, ADRES, HTTP_IF_NONE_MATCH=etag)
    assert "De verkeerde lijst was gebruikt." in antwoord.tekst
    assert f'href="{LIJST}2/"' in antwoord.tekst
    assert "De verkeerde lijst was gebruikt." in vraag(client, LIJST).tekst
    assert vraag(client, ALLES[1]).status == 200
    assert "De goede" in vraag(client, "/agenda/agenda-a/").tekst


def test_een_gesloten_versie_is_overal_weg_en_zegt_waarom(client, inhoud):
    versie = maak_versie(inhoud)
    etags = {adres: vraag(client, adres).headers["ETag"] for adres in ALLES}
    sluit(versie, "Er stond een naam in.", "beheerder")
    for adres in ALLES:
        antwoord = vraag(client, adres, HTTP_IF_NONE_MATCH=etags[adres])
        assert antwoord.status == 410
        assert "Er stond een naam in." in antwoord.tekst
        assert "Woonvisie" not in antwoord.tekst
        assert antwoord.headers["Content-Type"].startswith("text/html")
        assert antwoord.headers["Cache-Control"] == "no-cache"
    lijst = vraag(client, LIJST).tekst
    assert "Er stond een naam in." in lijst
    assert f'href="{ADRES}"' not in lijst
    assert ADRES not in vraag(client, "/agenda/agenda-a/").tekst
    assert ADRES not in vraag(client, "/sitemap-versies.xml").tekst
    vers, papier = Versie.objects.get(), Versiepapier.objects.get()
    assert (vers.inhoud, vers.sha256) == ("", versie.sha256)
    assert (papier.html, papier.pdf) == ("", None)
    assert f'"{papier.sha256}-pdf"' == etags[ALLES[1]]
    besluit = VersieBesluit.objects.get()
    assert (besluit.soort, besluit.wie) == ("gesloten", "beheerder")
    assert maak_versie(inhoud).nummer == 2


def test_wat_gesloten_is_voor_het_gedrukt_was_wordt_niet_alsnog_gedrukt(inhoud):
    versie = maak_versie(inhoud)
    papier = Versiepapier.objects.get()
    sluit(versie, "Er stond een naam in.")
    druk_wat_gevraagd_is()
    papier.leg_vast(b"%PDF")  # by whom it was printed in the meantime
    assert Versiepapier.objects.values_list("html", "pdf", "sha256").get() == ("", None, "")


def test_sluiten_kan_een_keer_en_niet_zonder_reden(inhoud):
    versie = maak_versie(inhoud)
    with pytest.raises(ValidationError):
        sluit(versie, " ")
    assert Versie.objects.get().inhoud
    sluit(versie, "Er stond een naam in.")
    with pytest.raises(ValidationError, match="al besloten"):
        sluit(versie, "Nog een keer.")
    with pytest.raises(ValidationError, match="gesloten"):
        laat_vervallen(versie, "Ook nog.")


def test_laten_vervallen_kan_een_keer_en_niet_zonder_reden(inhoud):
    versie = maak_versie(inhoud)
    with pytest.raises(ValidationError):
        laat_vervallen(versie, "")
    laat_vervallen(versie, "De verkeerde lijst.")
    with pytest.raises(ValidationError, match="al besloten"):
        laat_vervallen(versie, "Nog een keer.")
    sluit(versie, "Er stond een naam in.")
    assert Versie.objects.get().inhoud == ""


def test_een_versie_maakt_de_paginas_nieuw_maar_de_inhoud_niet(inhoud):
    portaal = Bijwerking.objects.filter(agenda=None)
    tokens, momenten = set(), set()
    for doe in (str, maak_versie, lambda agenda: sluit(agenda.versies.get(), "Er stond een naam.")):
        doe(inhoud)
        [(token, moment)] = portaal.values_list("token", "moment")
        tokens.add(token)
        momenten.add(moment)
    assert (len(tokens), len(momenten)) == (3, 1)


def test_waar_een_versie_van_is_gaat_niet_weg(inhoud):
    maak_versie(inhoud, orgaan=inhoud.orgaan)
    Stand.objects.exclude(kenmerk="").delete()
    with pytest.raises(ProtectedError):
        verwijder(inhoud)
