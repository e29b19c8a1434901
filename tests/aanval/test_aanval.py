"""Whatever somebody sends, nothing breaks, nothing wrong is kept and no script comes back."""

import os
from collections import deque
from dataclasses import replace
from datetime import date
from http.cookies import SimpleCookie
from itertools import chain, islice
from random import Random
from urllib.parse import urldefrag, urljoin

import pytest
from django.core.cache import cache
from django.db import IntegrityError, connection, transaction
from django.test import Client

from agenda.models import Agenda
from agenda.opslag import fouten
from ijmond.versies.vaststellen import stel_vast
from tests.aanval.formulieren import bedorven, formulieren_in
from tests.aanval.verslag import Verslag
from tests.aanval.vragen import vreemde_vragen
from tests.bezoek import links_in, loop_af
from tests.bezoek import vraag as haal
from tests.techniek.internetnl import JAAR

AANTAL = int(os.environ.get("AANVAL", "120"))
ZAAD = int(os.environ.get("ZAAD", "1"))


@pytest.fixture(scope="module")
def _portaal(
    eenmalig, maak_agendapunt, maak_actie, maak_eigenaar, maak_persoon, maak_vergadering,
    maak_thema, maak_document, maak_samenhang, maak_begroting, maak_ambt, maak_stuksoort,
):  # fmt: skip
    """A small agenda with one of everything, public and concept."""
    velsen, document = maak_eigenaar("Velsen"), maak_document("Het rapport")
    punt = maak_agendapunt(
        "Zeesluis", perioden=[2026], betrokkenen=[(velsen, "trekker")], bron=document
    )
    actie = maak_actie("Kade", agendapunt=punt, betrokkenen=[(velsen, "partner")])
    concept = maak_agendapunt("Nog niet", publicatie="concept", perioden=[2027])
    maak_thema("Water", domeinen=[punt.domein], punten=[punt])
    maak_samenhang([punt], [actie, concept], titel="Sluis en kade")
    maak_begroting(("Sluis", 2026, 1000), ("Sluis", 2027, 900))
    maak_vergadering(punten=[punt, concept])
    maak_ambt(maak_persoon("Cas"), velsen)
    maak_stuksoort()


@pytest.fixture
def klanten(_portaal, griffie, admin_user, settings):
    """Who send something: each gets a fault as an answer, as over https in production."""
    settings.SECURE_HSTS_SECONDS = JAAR
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_VAN_DE_PROXY", "https")
    klanten = {
        naam: Client(raise_request_exception=False, HTTP_X_VAN_DE_PROXY="https")
        for naam in ("bezoeker", "griffie", "beheerder")
    }
    klanten["griffie"].force_login(griffie)
    klanten["beheerder"].force_login(admin_user)
    stel_vast(Agenda.objects.get(), titel="Eerste", datum=date(2026, 1, 5), precisie="dag")
    return klanten


def paginas_van_het_beheer(client):
    """Every page of the admin that a link leads to; of a list with its filters the first."""
    gezien, nog = {}, deque(["/beheer/"])
    while nog:
        adres = nog.popleft()
        if adres in gezien or "logout" in adres or not adres.startswith("/beheer/"):
            continue
        gezien[adres] = antwoord = haal(client, adres)
        for link in [*links_in(antwoord), antwoord.headers.get("Location", "")]:
            volgend = urljoin(adres, urldefrag(link).url)
            if "?" not in volgend or volgend.split("?")[0] not in gezien:
                nog.append(volgend)
    return {adres: antwoord for adres, antwoord in gezien.items() if antwoord.status == 200}


def stuur(vraag, klanten, verslag):
    """Send it, look what it left behind, and undo that."""
    client = klanten[vraag.wie]
    koekjes = client.cookies.output(header="", sep=";")
    with transaction.atomic():
        antwoord = client.generic(
            vraag.methode, vraag.adres, vraag.lijf, vraag.inhoudssoort, **vraag.kop
        )
        verslag.noteer(vraag, antwoord)
        if antwoord.status_code == 302 and vraag.methode == "POST" and vraag.wie != "bezoeker":
            kijk_na(vraag, antwoord, klanten, verslag)
        transaction.set_rollback(True)
    client.cookies = SimpleCookie(koekjes)
    cache.clear()


def kijk_na(vraag, antwoord, klanten, verslag):
    """What was kept hangs together, and can be read by who sent it and by a visitor."""
    verslag.bewaard += 1
    try:
        connection.check_constraints()
    except IntegrityError as fout:
        verslag.meld(f"bewaard wat niet kan: {fout}", vraag)
    for zin in fouten([]):
        verslag.meld(f"bewaard wat niet klopt: {zin}", vraag)
    daarna = replace(vraag, soort="wat het achterliet")
    for wie, adres in ((vraag.wie, antwoord.url), ("bezoeker", "/agenda/agenda-a/geheel/")):
        verslag.noteer(daarna, klanten[wie].get(adres))


@pytest.fixture
def zeg(capsys):
    """Tell who asked for a number of requests how it goes; a run of all tests says nothing."""

    def doe(tekst):
        if "AANVAL" in os.environ:
            with capsys.disabled():
                print(tekst, flush=True)

    return doe


@pytest.mark.lang
def test_niets_gaat_stuk_door_wat_iemand_stuurt(klanten, zeg):
    loterij, verslag = Random(ZAAD), Verslag(zeg)
    openbaar = list(loop_af(klanten["bezoeker"], niet=r"\.csv\?|[?&]sort="))
    beheer = paginas_van_het_beheer(klanten["beheerder"])
    # Also what is filled in before one is in: logging in, and what was typed after a session ended.
    voor_de_deur = paginas_van_het_beheer(klanten["bezoeker"])
    formulieren = [
        formulier
        for adres, antwoord in (beheer | voor_de_deur).items()
        if "html" in antwoord.headers["Content-Type"]
        for formulier in formulieren_in(adres, antwoord.inhoud)
    ]
    zeg(
        f"\nZaad {ZAAD}: {len(openbaar)} openbare adressen, {len(beheer)} pagina's en "
        f"{len(formulieren)} formulieren van het beheer"
    )
    om_en_om = zip(
        vreemde_vragen(loterij, openbaar, list(beheer)), bedorven(loterij, formulieren), strict=True
    )
    vragen = islice(chain.from_iterable(om_en_om), AANTAL)
    for nummer, vraag in enumerate(vragen, start=1):
        stuur(vraag, klanten, verslag)
        if nummer % 1000 == 0:
            zeg(f"{nummer:>7}  verstuurd")
    zeg(verslag)
    assert verslag.vondsten == {}
