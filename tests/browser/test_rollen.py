"""What a role means, seen in a real browser."""

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.urls import reverse

from ijmond.logboek import Logregel
from tests.rollen import maak_gebruiker, rol

SMAL = 320


@pytest.fixture
def werkt_als(client, live_server):
    """Give a page the session of somebody in a role."""

    def doe(pagina, naam, rolnaam):
        client.force_login(maak_gebruiker(naam, rolnaam))
        sessie = client.cookies[settings.SESSION_COOKIE_NAME]
        koekje = {"name": sessie.key, "value": sessie.value, "url": live_server.url}
        pagina.context.add_cookies([koekje])

    return doe


def test_een_beheerder_geeft_een_rol_voor_een_agenda_en_leest_dat_terug(
    pagina, werkt_als, maak_agenda
):
    agenda, anna = maak_agenda(), maak_gebruiker("anna")
    werkt_als(pagina, "bea", "Beheerder")
    pagina.goto(reverse("admin:auth_user_change", args=[anna.pk]))
    pagina.get_by_label("Redacteur: maakt en wijzigt concepten").check()
    pagina.get_by_label(str(agenda)).check()
    pagina.get_by_role("button", name="Opslaan", exact=True).click()
    rij = pagina.get_by_role("row").filter(has_text="anna")
    assert f"Redacteur; {agenda}" in rij.inner_text()
    pagina.locator(".werk summary", has_text="Beheer").click()
    pagina.get_by_role("link", name="Logboek").click()
    eerste = pagina.get_by_role("row").nth(1).inner_text()
    assert f"anna: nog geen rol; alle agenda's -> Redacteur; {agenda}" in eerste


def test_een_redacteur_heeft_knoppen_bij_een_concept_en_niet_bij_wat_op_de_site_staat(
    pagina, werkt_als, maak_agendapunt
):
    concept, punt = maak_agendapunt(publicatie="concept"), maak_agendapunt()
    werkt_als(pagina, "rik", "Redacteur")
    for rij, knoppen in ((concept, 1), (punt, 0)):
        pagina.goto(reverse("admin:agenda_agendapunt_change", args=[rij.pk]))
        assert pagina.get_by_role("button", name="Opslaan", exact=True).count() == knoppen
        assert pagina.get_by_role("button", name="Opslaan en publiceren").count() == 0


def test_de_paginas_van_een_beheerder_zijn_toegankelijk_en_passen_op_een_telefoon(
    pagina, werkt_als, axe, db
):
    werkt_als(pagina, "bea", "Beheerder")
    Logregel.objects.create(wie="anna", wat="gebruiker", waarop="cor: nieuw", uitkomst="gelukt")
    adressen = [
        reverse("admin:index"), reverse("admin:auth_user_changelist"),
        reverse("admin:auth_user_change", args=[maak_gebruiker("cor").pk]),
        reverse("admin:auth_user_change", args=[User.objects.get(username="bea").pk]),
        reverse("admin:auth_group_changelist"),
        reverse("admin:auth_group_change", args=[rol("Griffie").pk]),
        reverse("admin:ijmond_logregel_changelist"), reverse("uitwissen-begin"),
    ]  # fmt: skip
    for adres in adressen:
        pagina.set_viewport_size({"width": 1280, "height": 800})
        pagina.goto(adres)
        axe(pagina)
        pagina.set_viewport_size({"width": SMAL, "height": 800})
        assert pagina.evaluate("document.documentElement.scrollWidth") <= SMAL, adres
