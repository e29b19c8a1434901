"""A real browser on a running portal. Whatever it complains about fails the test."""

import os
from functools import partial
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from playwright.sync_api import sync_playwright
from pytest_django.live_server_helper import LiveServer

from ijmond.drukker.ruimte import met_ruimte
from tests.browser.axe import Axe
from tests.browser.chromium import start


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    for item in items:
        if "chromium" in item.fixturenames:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def live_server():
    """The portal as it runs for real: WhiteNoise serves the collected files, under their hashes.

    Stock, the live server looks for them where they come from, and knows no hashes there.
    """
    server = LiveServer("127.0.0.1", start=False)
    server.thread.static_handler = lambda applicatie: partial(met_ruimte, applicatie)
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def chromium():
    # Playwright's event loop runs in the thread of the tests, so Django takes each query there for
    # one that could block a loop. Nothing else runs in that loop while a test asks the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = start(playwright)
        yield browser
        browser.close()


@pytest.fixture
def klachten():
    """What the browser complained about; a test that expects a complaint takes it out."""
    return []


@pytest.fixture
def maak_pagina(chromium, live_server, klachten):
    """Open a visitor's browser of its own, with nothing kept from before."""
    contexten = []

    def maak(breedte=1280, **opties):
        opties = {
            "base_url": live_server.url,
            "viewport": {"width": breedte, "height": 800},
            "locale": "nl-NL",
            "reduced_motion": "reduce",
        } | opties
        context = chromium.new_context(**opties)
        context.set_default_timeout(15_000)
        contexten.append(context)
        pagina = context.new_page()
        pagina.on("console", lambda melding: _let_op_fouten(melding, klachten))
        pagina.on("pageerror", lambda fout: klachten.append(str(fout)))
        pagina.on(
            "request", lambda verzoek: _let_op_vreemden(verzoek, opties["base_url"], klachten)
        )
        return pagina

    yield maak
    for context in contexten:
        context.close()
    assert klachten == []


VAN_DE_BROWSER = ("chrome", "chrome-extension")  # what it shows a PDF with


def _let_op_fouten(melding, klachten):
    van_de_browser = urlsplit(melding.location["url"]).scheme in VAN_DE_BROWSER
    if melding.type == "error" and not van_de_browser:
        klachten.append(melding.text)


def _let_op_vreemden(verzoek, basis, klachten):
    adres = urlsplit(verzoek.url)
    ergens_anders = adres.netloc and adres.netloc != urlsplit(basis).netloc
    if ergens_anders and adres.scheme not in VAN_DE_BROWSER:
        klachten.append(f"verzoek aan een andere host: {verzoek.url}")


@pytest.fixture
def pagina(maak_pagina):
    return maak_pagina()


@pytest.fixture
def log_in(griffie, client, live_server):
    """Give a page the session of the clerk; who tests logging in itself uses the form."""

    def doe(pagina):
        client.force_login(griffie)
        sessie = client.cookies[settings.SESSION_COOKIE_NAME]
        koekje = {"name": sessie.key, "value": sessie.value, "url": live_server.url}
        pagina.context.add_cookies([koekje])

    return doe


@pytest.fixture
def log_in_op_de_pagina(griffie, wachtwoord):
    """Let the clerk log in as a clerk does."""

    def doe(pagina):
        pagina.goto("/beheer/")
        pagina.get_by_label("Gebruikersnaam").fill(griffie.username)
        pagina.get_by_label("Wachtwoord").fill(wachtwoord)
        pagina.get_by_role("button", name="Inloggen").click()
        pagina.wait_for_url("**/beheer/")

    return doe


@pytest.fixture
def axe():
    """Check a page against WCAG 2.2 AA."""
    return Axe()
