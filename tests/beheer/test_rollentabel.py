"""Every address and every action of the admin, for every role: what somebody may, and no more.

`rollentabel.txt` is the table. The left column is found by walking the addresses and the actions of
the admin, so a new page without a line in the table fails.
"""

from pathlib import Path

import pytest
from django.contrib import admin
from django.db import transaction
from django.template.response import SimpleTemplateResponse
from django.test import Client, RequestFactory
from django.urls import URLResolver, get_resolver, reverse

from agenda.models import Agenda, Begrotingsregel, Opgave, Stand
from agenda.opslag import opslaan, verwijder
from agenda.voorstellen import nieuw_voorstel
from ijmond.logboek import Logregel
from ijmond.toegang import bind
from tests.rollen import maak_gebruiker, rol
from tests.versies.vastgesteld import maak_versie

TABEL = Path(__file__).with_name("rollentabel.txt")
ROLLEN = ("meelezer", "redacteur", "griffie", "elders", "beheerder")
"""`elders` is a clerk of the griffie who is bound to another agenda."""
VRIJ = {
    "app_list", "catch-all", "handleiding", "index", "jsi18n", "login", "logout", "opmaak",
    "password_change", "password_change_done", "werklijst",
    "account_security", "backup_tokens", "bevestig", "kies", "overal-uit", "qr", "recovery",
    "sessie", "setup", "vergeten", "vergeten-verstuurd", "vervang",
}  # fmt: skip
"""For whoever works here, whatever the role: the start page, one's own login, how to type."""
ALLEEN_LEZEN = (
    "changelist",
    "history",
    "geschiedenis",
    "vooruitblik",
    "stand",
    "autocomplete",
    "csv",
    "xlsx",
    "voorstellen",
    "voorstel-agenda",
    "voorstel-agenda-pdf",
    "voorstel-agenda-docx",
    "vergelijking",
    "vergelijking-docx",
    "planborden",
    "zoeken",
)
"""How the names end of pages that take no form; what is done in a list is an action."""
VAN_OS = ("uitwissen-begin", "beheer-zoeken", "rust", "volgorde")
"""Addresses that are not the admin's own, of no row or of an agenda by its slug."""
CONCEPT, OPENBAAR = " (concept)", " (gepubliceerd)"


def adressen(resolver=None, pad=""):
    """The name and the pattern of each address under /beheer/, as they are found."""
    for deel in (resolver or get_resolver()).url_patterns:
        verder = pad + str(deel.pattern)
        if isinstance(deel, URLResolver):
            yield from adressen(deel, verder)
        elif verder.startswith("beheer/") and deel.name:
            yield deel.name, verder
        elif verder.startswith("beheer/(?P<url>"):
            yield "catch-all", verder


def acties():
    for model, los in admin.site._registry.items():
        namen = {naam for _, naam, _ in los._get_base_actions()}
        yield from ((f"{model._meta.label_lower}: {naam}", los, naam) for naam in sorted(namen))


@pytest.fixture(scope="module")
def inhoud(
    eenmalig, maak_agenda, maak_agendapunt, maak_actie, maak_vergadering, maak_document,
    maak_eigenaar, maak_orgaan, maak_ambt, maak_persoon, maak_begroting, maak_samenhang,
):  # fmt: skip
    """One of each, and of what begins as a concept also one that visitors see; by their keys."""
    punt, concept, weg = maak_agendapunt(), maak_agendapunt(publicatie="concept"), maak_agendapunt()
    velsen, orgaan, agenda = maak_eigenaar(), maak_orgaan(), punt.agenda
    maak_begroting(("Jeugd", 2016, 1000), agenda=agenda)
    opgaven = [
        Opgave(titel=titel, slug=titel, soort="opgave", regio="IJmond", publicatie=publicatie)
        for titel, publicatie in (("water", "concept"), ("land", "gepubliceerd"))
    ]
    for opgave in opgaven:
        opslaan(opgave)
    verwijder(weg)
    actie, versie = maak_actie(), maak_versie(agenda)
    per_model = {
        "agendapunt": (concept, punt),
        "punt": (concept, punt),
        "actie": (maak_actie(publicatie="concept"), actie),
        "vergadering": (maak_vergadering(publicatie="concept"), maak_vergadering(orgaan=orgaan)),
        "opgave": opgaven,
        "overleg": (actie.overleg,),
        "wijziging": (punt.agenda.standen.first().wijziging,),
        "agenda": (agenda,),
        "begrotingsregel": (Begrotingsregel.objects.get(),),
        "document": (maak_document(),),
        "samenhang": (maak_samenhang([punt], [punt.domein]),),
        "eigenaar": (velsen,),
        "orgaan": (orgaan,),
        "ambt": (maak_ambt(maak_persoon("Bea"), velsen),),
        "versie": (versie,),
        "user": (maak_gebruiker("ander"),),
        "group": (rol("Griffie"),),
        "voorstel": (nieuw_voorstel(agenda, "Na de commissie"),),
        "logregel": (Logregel.objects.create(wat="uitvoer", uitkomst="gelukt"),),
    }
    elders = maak_agenda(titel="Elders", slug="elders", voorvoegsel_agendapunt="EL",
                         voorvoegsel_actie="EA")  # fmt: skip
    return {
        "rijen": {naam: [rij.pk for rij in rijen] for naam, rijen in per_model.items()},
        "kenmerken": (concept.kenmerk, punt.kenmerk),
        "weg": weg.kenmerk,
        "agenda": agenda.slug,
        "elders": elders.pk,
    }


@pytest.fixture
def ingelogd(inhoud, db):
    def als(naam):
        gebruiker = maak_gebruiker(naam, "Griffie" if naam == "elders" else naam.capitalize())
        if naam == "elders":
            bind(gebruiker, Agenda.objects.filter(pk=inhoud["elders"]))
        client = Client()
        client.force_login(gebruiker)
        return gebruiker, client

    return als


@pytest.fixture
def alleen_titels(monkeypatch):
    """Who may see a page is known before it is laid out, which takes the other half of the time."""

    def titel(antwoord):
        return str((antwoord.context_data or {}).get("title", ""))

    monkeypatch.setattr(SimpleTemplateResponse, "rendered_content", property(titel))


def plaatsen(inhoud):
    """Each line of the table that is an address, with where to go and what to send."""
    for naam, patroon in adressen():
        if naam in VRIJ:
            yield naam, f"/{patroon}", {}
        elif naam == "autocomplete":
            vraag = "?app_label=agenda&model_name=betrokkenheid&field_name=eigenaar&term="
            yield naam, reverse("admin:autocomplete") + vraag, {}
        elif "slug" in patroon:
            ruimte = "" if naam in VAN_OS else "admin:"
            yield naam, reverse(ruimte + naam, args=[inhoud["agenda"]]), {}
        elif "kenmerk" in patroon:
            yield from _bij_kenmerk(naam, inhoud)
        elif "pk" in patroon or "id>" in patroon:
            los = naam.partition("_")[2].partition("_")[0] or naam.partition("-")[0]
            sleutels = inhoud["rijen"].get(los) or inhoud["rijen"]["agenda"]
            soorten = (CONCEPT, OPENBAAR) if len(sleutels) > 1 else ("",)
            ruimte = "" if naam.startswith(("neem-over", "uitwissen", "voorstel-")) else "admin:"
            for soort, pk in zip(soorten, sleutels, strict=True):
                yield naam + soort, reverse(ruimte + naam, args=[pk]), {}
        else:
            ruimte = "" if naam in VAN_OS or naam.startswith("uitvoer-") else "admin:"
            yield naam, reverse(ruimte + naam), {"kenmerk": inhoud["weg"]}


def _bij_kenmerk(naam, inhoud):
    ruimte = "admin:" if naam.startswith("agenda_") else ""
    for soort, kenmerk in zip((CONCEPT, OPENBAAR), inhoud["kenmerken"], strict=True):
        args = [kenmerk]
        if naam.endswith(("stand", "terug")):
            args.append(Stand.objects.filter(kenmerk=kenmerk).first().pk)
        yield naam + soort, reverse(ruimte + naam, args=args), {}


def wat_mag(client, naam, adres, gegevens):
    """ "-" for nothing, "kijk" for reading, "doe" for sending the form of the page."""
    agenda = "?agenda=" if naam.endswith("_add") else ""
    ziet = _antwoordt(client.get(adres + agenda))
    if naam.partition(" ")[0].endswith(ALLEEN_LEZEN) or "_punt_change" in naam:
        return "kijk" if ziet else "-"
    with transaction.atomic():
        doet = _antwoordt(client.post(adres, gegevens))
        transaction.set_rollback(True)
    assert ziet or not doet, f"{naam}: wat niet te zien is, laat zich wel insturen"
    return ("doe" if doet else "kijk") if ziet else "-"


def _antwoordt(response):
    """Whether somebody gets what was asked; who may not see a row, reads that it is not there."""
    if response.status_code == 302:
        return response.url != "/beheer/"
    assert response.status_code in (200, 403, 404), response
    return response.status_code == 200 and b"Een ander verwijderde dit" not in response.getvalue()


def staat_er():
    """The table: for each line what each role may."""
    regels = [regel.rsplit(maxsplit=len(ROLLEN)) for regel in TABEL.read_text().splitlines()]
    assert regels[0][1:] == [*ROLLEN]
    return {naam: dict(zip(ROLLEN, rest, strict=True)) for naam, *rest in regels[1:]}


def test_elk_adres_en_elke_actie_heeft_een_regel(inhoud, db):
    assert {naam for naam, _ in adressen()} >= VRIJ
    gevonden = {plaats for plaats, *_ in plaatsen(inhoud)} - VRIJ
    assert gevonden | {regel for regel, *_ in acties()} == staat_er().keys()


@pytest.mark.lang
@pytest.mark.usefixtures("alleen_titels")
@pytest.mark.parametrize("naam", ROLLEN)
def test_een_rol_mag_wat_de_tabel_zegt_en_niets_meer(naam, inhoud, ingelogd):
    gebruiker, client = ingelogd(naam)
    mag = {
        plaats: wat_mag(client, plaats, adres, gegevens)
        for plaats, adres, gegevens in plaatsen(inhoud)
        if plaats not in VRIJ
    }
    vraag = RequestFactory().get("/beheer/")
    vraag.user = gebruiker
    for regel, los, actie in acties():
        mag[regel] = "doe" if actie in los.get_actions(vraag) else "-"
    assert mag == {regel: rollen[naam] for regel, rollen in staat_er().items()}


@pytest.mark.lang
def test_een_bezoeker_komt_overal_bij_het_inloggen_uit(client, inhoud):
    for naam, adres, gegevens in plaatsen(inhoud):
        if naam in VRIJ:
            continue
        for response in (client.get(adres), client.post(adres, gegevens)):
            assert response.status_code == 302, naam
            assert response.url.startswith("/beheer/login/"), naam


@pytest.mark.parametrize("naam", ROLLEN)
def test_wie_er_werkt_komt_op_de_startpagina_en_bij_het_eigen_wachtwoord(naam, ingelogd):
    _, client = ingelogd(naam)
    for plaats in ("index", "jsi18n", "password_change", "password_change_done"):
        assert client.get(reverse(f"admin:{plaats}")).status_code == 200
    assert client.get(reverse("opmaak")).status_code == 200
