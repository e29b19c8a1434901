"""Who sees what: a visitor nothing, a clerk exactly what the group allows, a beheerder all."""

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command

from agenda.models import (
    Agenda,
    Agendapunt,
    Ambt,
    Begrotingsregel,
    Eigenaar,
    Opgave,
    Samenhang,
    Vergadering,
)
from agenda.opslag import opslaan, verwijder
from tests.beheer.formulier import Beheer, lijst, nieuw, wijzig
from tests.inloggen.stappen import log_in
from tests.rollen import rol
from werkagenda.models import Actie, Overleg

WERK = [
    "Agendapunten", "Planbord", "Opgaven en kansen", "Samenhang", "Agenda's", "Acties",
    "Overleggen", "Vergaderingen", "Organen", "Voorstellen", "Versies", "Verwijderde punten",
    "Eigenaren", "Ambten", "Begroting", "Documenten",
]  # fmt: skip
MENU = "//nav[@id='menu']//a/text()"


@pytest.fixture
def kijker(client, django_user_model):
    """Someone who may look at everything of the clerks, and change nothing."""
    gebruiker = django_user_model.objects.create_user("kijker", is_staff=True)
    gebruiker.user_permissions.set(
        Permission.objects.filter(
            content_type__app_label__in=("agenda", "werkagenda"), codename__startswith="view_"
        )
    )
    client.force_login(gebruiker)
    return Beheer(client)


def test_het_menu_heeft_het_werk_in_volgorde(beheer):
    assert beheer.lees("/beheer/").boom.xpath(MENU) == WERK


@pytest.mark.parametrize(
    "adres", ["/beheer/auth/user/", "/beheer/auth/group/", "/beheer/auth/user/add/"]
)
def test_de_griffie_ziet_geen_gebruikers(beheer, adres):
    assert beheer.client.get(adres).status_code == 403


def test_een_beheerder_ziet_ook_gebruikers(admin_client):
    namen = Beheer(admin_client).lees("/beheer/").boom.xpath(MENU)
    beheer = ["Gebruikers", "Rollen", "Logboek", "Tekst uit de geschiedenis halen"]
    assert namen == [*WERK, *beheer]


@pytest.mark.parametrize(
    "model",
    [
        Agendapunt, Actie, Overleg, Vergadering, Eigenaar, Agenda, Ambt, Samenhang, Opgave,
        Begrotingsregel,
    ],
)  # fmt: skip
def test_een_bezoeker_komt_bij_het_inloggen_uit(client, db, model):
    for adres in (lijst(model), nieuw(model)):
        response = client.get(adres)
        assert response.status_code == 302
        assert response.url.startswith("/beheer/login/")


def test_een_bezoeker_kan_niets_terughalen_of_intrekken(client, maak_agendapunt):
    punt = maak_agendapunt()
    for adres in ("/beheer/agenda/punt/verwijderd/", wijzig(punt, "intrekken")):
        assert client.post(adres, {"kenmerk": "SA-01"}).url.startswith("/beheer/login/")


def test_wie_in_geen_groep_zit_leest_dat_hij_nog_niets_mag(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("nieuw", is_staff=True))
    pagina = Beheer(client).lees("/beheer/")
    assert pagina.boom.xpath(MENU) == []
    assert "U hebt nog geen rechten" in pagina.tekst
    for adres in (lijst(Agendapunt), nieuw(Agendapunt), "/beheer/agenda/punt/verwijderd/"):
        assert client.get(adres).status_code == 403


def test_wie_alleen_mag_kijken_ziet_alles_en_kan_niets_opslaan(
    kijker, maak_agendapunt, maak_actie, maak_vergadering, maak_eigenaar
):
    punt = maak_agendapunt("Woonvisie", perioden=[2026])
    actie = maak_actie()
    for rij in (punt, actie, actie.overleg, maak_vergadering(), maak_eigenaar(), punt.agenda):
        pagina = kijker.lees(wijzig(rij))
        assert pagina.knoppen() == []
        assert kijker.client.post(wijzig(rij), {"titel": "X"}).status_code == 403
    assert "Gepland in:2026" in kijker.lees(wijzig(punt)).tekst.replace(": ", ":")
    assert kijker.client.get(wijzig(punt, "intrekken")).status_code == 403
    assert kijker.client.get(f"/beheer/agenda/agenda/{punt.agenda.pk}/perioden/").status_code == 403
    assert kijker.client.get(nieuw(Agendapunt)).status_code == 403


@pytest.fixture
def regio(maak_agendapunt, maak_eigenaar, maak_document):
    """One of each thing that says how items and owners of the region hang together."""
    punt, rapport = maak_agendapunt(), maak_document()
    velsen, bea = maak_eigenaar("Velsen"), maak_eigenaar("Bea", soort="persoon")
    ambt = Ambt(persoon=bea, organisatie=velsen, functie="Wethouder")
    samenhang = Samenhang(agenda=punt.agenda, soort="raakt_aan", nummer=1, titel="Water")
    opgave = Opgave(titel="Water", slug="water", soort="opgave", regio="IJmond")
    regel = Begrotingsregel(agenda=punt.agenda, post="Jeugd", jaar=2016, bedrag=1000)

    def verbind():
        samenhang.delen.create(zijde="a", punt=punt)
        samenhang.delen.create(zijde="b", domein=punt.domein)

    opslaan(ambt, lambda: ambt.portefeuilles.create(omschrijving="Wonen"))
    opslaan(samenhang, verbind)
    opslaan(opgave, lambda: opgave.punten.create(punt=punt, bron=rapport))
    opslaan(regel)
    return ambt, samenhang, opgave, regel, rapport


def test_wie_alleen_mag_kijken_ziet_ook_ambten_samenhang_opgaven_en_begroting(kijker, regio):
    for rij in regio:
        pagina = kijker.lees(wijzig(rij))
        assert pagina.knoppen() == []
        assert str(rij) in pagina.tekst or "Water" in pagina.tekst
        assert kijker.client.post(wijzig(rij), {"titel": "X"}).status_code == 403
        assert kijker.client.post(wijzig(rij, "delete"), {"post": "yes"}).status_code == 403
        assert kijker.client.get(nieuw(type(rij))).status_code == 403
        assert type(rij).objects.filter(pk=rij.pk).exists()
    assert "Ambt toevoegen" not in kijker.lees(wijzig(regio[0].persoon)).tekst


def test_de_griffie_mag_alles_met_ambten_samenhang_opgaven_en_begroting(beheer, regio):
    for rij in regio[:-1]:
        assert "Opslaan" in beheer.lees(wijzig(rij)).knoppen()
        beheer.stuur(wijzig(rij, "delete"), {"post": "yes"})
        assert not type(rij).objects.exists()


def test_wie_alleen_mag_kijken_kan_niets_terughalen(kijker, maak_agendapunt):
    punt = maak_agendapunt()
    punt_was = punt.kenmerk
    verwijder(punt)
    pagina = kijker.lees("/beheer/agenda/punt/verwijderd/")
    assert punt_was in pagina.tekst
    assert "Haal terug" not in pagina.tekst
    assert (
        kijker.client.post("/beheer/agenda/punt/verwijderd/", {"kenmerk": punt_was}).status_code
        == 403
    )


def test_wie_alleen_mag_kijken_kan_in_de_lijst_niets_publiceren(kijker, maak_agendapunt):
    punt = maak_agendapunt(publicatie="concept")
    wordt = {"bekijk": "x", "_voer_uit": "x", "wijzig-publicatie": "gepubliceerd"}
    kijker.kies(Agendapunt, "wijzig_gekozen", [punt], **wordt)
    punt.refresh_from_db()
    assert punt.publicatie == "concept"


@pytest.fixture
def rollen(db):
    """The roles, which a migration makes."""
    return rol("Griffie")


def test_demo_login_geeft_een_wachtwoord_dat_werkt_en_daarna_een_ander(client, capsys, rollen):
    def maak():
        call_command("demo_login")
        regel = capsys.readouterr().out.splitlines()[0]
        return regel.split()[4], regel.split()[-1]

    naam, oud = maak()
    assert log_in(client, naam, oud).status_code == 302
    assert client.get(lijst(Agendapunt)).status_code == 200
    _, wachtwoord = maak()
    assert wachtwoord != oud
    assert log_in(client, naam, oud).status_code == 200
    assert log_in(client, naam, wachtwoord).status_code == 302


def test_demo_login_maakt_van_een_beheerder_weer_een_griffier(django_user_model, capsys, rollen):
    django_user_model.objects.create_superuser("demo-griffie")
    call_command("demo_login")
    demo = django_user_model.objects.get()
    assert not demo.is_superuser
    assert [str(groep) for groep in demo.groups.all()] == ["Griffie"]


def test_demo_login_eenmalig_doet_niets_als_iemand_al_kan_inloggen(griffie, capsys):
    call_command("demo_login", eenmalig=True)
    assert capsys.readouterr().out == ""


def test_de_paginas_per_app_leiden_naar_de_startpagina(beheer):
    assert beheer.lees("/beheer/agenda/").adres == "/beheer/"


@pytest.mark.lang
def test_de_geschiedenis_van_wat_er_is_en_niet_is_geeft_een_nette_pagina(
    beheer, maak_agendapunt, maak_actie, maak_vergadering, maak_eigenaar
):
    maak_agendapunt(), maak_actie(), maak_vergadering(), maak_eigenaar()
    for model in (Agendapunt, Actie, Overleg, Vergadering, Eigenaar, Agenda):
        rij = model.objects.first()
        tekst = beheer.lees(wijzig(rij, "history")).tekst
        zin = (
            "Toegevoegd" if model in (Agendapunt, Actie, Vergadering) else "nog niets aan veranderd"
        )
        assert zin in tekst, model
        rij.pk = 9999
        assert beheer.lees(wijzig(rij)).adres == "/beheer/", model
        assert beheer.lees(wijzig(rij, "history")).adres == "/beheer/", model


PLAATSEN = [
    "agendapunt/{}/intrekken", "agendapunt/{}/change", "agendapunt/{}/delete",
    "agendapunt/{}/history", "vergadering/{}/intrekken", "agenda/{}/perioden",
    "eigenaar/{}/change", "ambt/{}/change", "samenhang/{}/change",
    "opgave/{}/intrekken", "begrotingsregel/{}/delete", "punt/{}/change",
    "punt/geschiedenis/SA-01/{}/terug",
]  # fmt: skip


@pytest.mark.beide
def test_een_getal_dat_te_groot_is_voor_de_database_is_geen_storing(beheer, maak_agendapunt):
    maak_agendapunt()
    for plaats in PLAATSEN:
        for getal in (2**63, 10**26, -(10**26), "9" * 5000):
            adres = f"/beheer/agenda/{plaats.format(getal)}/"
            for doe in (beheer.client.get, beheer.client.post):
                assert doe(adres).status_code in (200, 302, 404), adres[:80]
