"""What is in the log: who did what, from where; and that it stays."""

import csv
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import Client

from agenda.models import Agendapunt, Opgave, Vergadering, Versie
from agenda.opslag import opslaan
from ijmond.logboek import Logregel, ruim_op
from tests.beheer.formulier import Beheer, lijst, nieuw, wijzig
from tests.inloggen.stappen import log_in
from tests.rollen import maak_gebruiker, rol

VANDAAN = "192.0.2.7"


def werkt(naam, rolnaam):
    """The admin as somebody in this role has it, from one address."""
    gebruiker = maak_gebruiker(naam, rolnaam)
    client = Client(REMOTE_ADDR=VANDAAN)
    client.force_login(gebruiker)
    return Beheer(client)


@pytest.fixture
def griffie(db):
    return werkt("gea", "Griffie")


@pytest.fixture
def beheerder(db):
    return werkt("bea", "Beheerder")


def regels(*watten):
    """The lines of these kinds, the oldest first, as they read."""
    los = Logregel.objects.filter(wat__in=watten).order_by("pk")
    return [*los.values_list("wie", "wat", "waarop", "uitkomst", "vanwaar")]


def test_inloggen_mislukken_en_uitloggen_staan_erin(db, wachtwoord):
    User.objects.create_user("gea", password=wachtwoord, is_staff=True)
    client = Client(REMOTE_ADDR=VANDAAN)
    for naam, woord in (("gea", "mis"), ("iemand\r\nanders", "mis"), ("gea", wachtwoord)):
        log_in(client, naam, woord)
    client.post("/beheer/logout/")
    assert regels("inloggen", "uitloggen") == [
        ("gea", "inloggen", "", "mislukt", VANDAAN),
        ("iemand anders", "inloggen", "", "mislukt", VANDAAN),
        ("gea", "inloggen", "", "gelukt", VANDAAN),
        ("gea", "uitloggen", "", "gelukt", VANDAAN),
    ]


def test_wie_is_buitengesloten_vult_het_logboek_niet(db, wachtwoord):
    User.objects.create_user("gea", password=wachtwoord, is_staff=True)
    client = Client(REMOTE_ADDR=VANDAAN)
    for _ in range(9):
        log_in(client, "gea", "mis")
    assert regels("inloggen") == [
        *[("gea", "inloggen", "", "mislukt", VANDAAN)] * 5,
        ("gea", "inloggen", "te vaak geprobeerd", "geweigerd", VANDAAN),
    ]


def test_wie_op_de_server_alle_rechten_krijgt_staat_erin(db):
    geheim = "lang genoeg en raar 7"
    with pytest.MonkeyPatch.context() as omgeving:
        omgeving.setenv("DJANGO_SUPERUSER_PASSWORD", geheim)
        call_command(
            "createsuperuser", username="baas", email="b@b.example", interactive=False, verbosity=0
        )
    assert regels("gebruiker") == [
        ("", "gebruiker", "baas: nieuw -> mag alles", "gelukt", None),
    ]  # fmt: skip


def test_een_pagina_zonder_recht_staat_erin(beheerder):
    assert beheerder.client.get(lijst(Agendapunt)).status_code == 403
    assert regels("toegang") == [
        ("bea", "toegang", lijst(Agendapunt), "geweigerd", VANDAAN),
    ]  # fmt: skip


def test_wie_niet_is_ingelogd_vult_het_logboek_niet(client, db):
    client.get(lijst(Agendapunt))
    client.post(lijst(Agendapunt), {"titel": "Getypt nadat de sessie voorbij was"})
    assert not Logregel.objects.exists()


def test_wie_zonder_naam_inlogt_is_geen_opdracht_op_de_server(beheerder):
    Logregel.objects.create(wat="inloggen", uitkomst="mislukt", vanwaar=VANDAAN)
    assert "Geen naam" in beheerder.lees(f"{lijst(Logregel)}?uitkomst=mislukt").tekst


def test_wat_op_de_site_komt_en_eraf_gaat_staat_erin_langs_elke_weg(
    griffie, maak_agendapunt, maak_vergadering, maak_agenda
):
    punt, vergadering = maak_agendapunt(publicatie="concept"), maak_vergadering()
    opgave = Opgave(titel="Water", slug="water", soort="opgave", regio="IJmond")
    opslaan(opgave)
    assert regels("op_de_site") == []  # no person did it
    griffie.vul_in(wijzig(punt), knop="_publiceer")
    griffie.kies(Opgave, "publiceer_gekozen", [opgave])
    griffie.kies(Vergadering, "trek_in_gekozen", [vergadering], bevestigd="x", reden="Verzet.")
    griffie.vul_in(wijzig(punt, "delete"), post="yes", reden="Stond er dubbel.")
    griffie.vul_in(wijzig(punt.agenda), status="concept")
    ervan = [(wat, waarop) for _, wat, waarop, *_ in regels("op_de_site", "van_de_site")]
    assert ervan == [
        ("op_de_site", f"agendapunt {punt.kenmerk}"),
        ("op_de_site", f"{Opgave._meta.verbose_name} {opgave.pk}"),
        ("van_de_site", f"vergadering {vergadering.pk}"),
        ("van_de_site", f"agendapunt {punt.kenmerk}"),
        ("van_de_site", f"agenda {punt.agenda.pk}"),
    ]
    assert {(wie, waar) for wie, *_, waar in regels("op_de_site")} == {("gea", VANDAAN)}


def test_wat_niet_lukt_staat_er_niet_in_als_gelukt(griffie, maak_vergadering):
    griffie.kies(Vergadering, "publiceer_gekozen", [maak_vergadering()])
    assert regels("op_de_site") == []


def test_vaststellen_vervallen_sluiten_en_wissen_staan_erin_zonder_de_tekst(
    griffie, beheerder, maak_agendapunt
):
    punt = maak_agendapunt("Visie van Jan Jansen")
    agenda = punt.agenda
    vast = {"titel": "Vast", "datum": "1-6-2026", "datum_precisie": "dag"}
    griffie.vul_in(nieuw(Versie, agenda), **vast)
    versie = Versie.objects.get()
    griffie.vul_in(wijzig(versie, "vervallen"), reden="Verkeerd.")
    beheerder.vul_in(wijzig(versie, "sluiten"), reden="Naam.", bevestiging="wis versie 1")
    griffie.vul_in(wijzig(punt), titel="Visie")
    pagina = beheerder.vul_in(
        f"/beheer/uitwissen/{punt.kenmerk}/", knop="_bekijk", tekst="Jan Jansen", reden="Naam."
    )
    beheerder.verstuur(pagina, knop="_wis")
    deze = f"agenda {agenda.slug}, versie 1"
    ervan = [(wie, wat, waarop) for wie, wat, waarop, *_ in regels(
        "vaststellen", "besluit", "wissen")]  # fmt: skip
    assert ervan[:3] == [
        ("gea", "vaststellen", deze),
        ("gea", "besluit", f"{deze}: vervallen"),
        ("bea", "besluit", f"{deze}: gesloten"),
    ]
    [(wie, _, waarop)] = ervan[3:]
    assert (wie, waarop.partition(":")[0]) == ("bea", f"punt {punt.kenmerk}")
    assert "Jansen" not in str([*Logregel.objects.values()])


def test_wie_rechten_krijgt_of_verliest_staat_erin(beheerder, maak_agenda):
    agenda, sterk = maak_agenda(), "lang genoeg en raar 7"
    beheerder.vul_in(nieuw(User), username="cor", password1=sterk, password2=sterk)
    cor = User.objects.get(username="cor")
    beheerder.vul_in(wijzig(cor), groups=[str(rol("Redacteur").pk)], agendas=[str(agenda.pk)])
    beheerder.vul_in(wijzig(cor), is_active=None)
    beheerder.vul_in(wijzig(cor, "password_change"), password1=sterk, password2=sterk)
    rechten = f"Redacteur; {agenda}"
    assert [waarop for _, _, waarop, *_ in regels("gebruiker")] == [
        "cor: nieuw -> nog geen rol; alle agenda's",
        f"cor: nog geen rol; alle agenda's -> {rechten}",
        f"cor: {rechten} -> {rechten}; kan niet inloggen",
        "cor: wachtwoord of inlog gewijzigd",
    ]
    assert sterk not in str([*Logregel.objects.values()])


def test_een_ingelezen_document_is_een_regel_van_een_opdracht(beheerder):
    documenten = ("proef.toml", "titel-te-lang.toml")
    call_command("laad", *(f"tests/laden/{naam}" for naam in documenten), verbosity=0)
    assert sorted(regels("invoer")) == [("", "invoer", naam, "gelukt", None) for naam in documenten]
    assert regels("op_de_site") == []
    assert "Opdracht op de server" in beheerder.lees(lijst(Logregel)).tekst


def test_wie_een_lijst_ophaalt_staat_erin_en_haar_cellen_zijn_geen_formules(beheerder):
    maak_gebruiker("@som", "Meelezer", first_name="=1+1", email="a@b.example")
    antwoord = beheerder.client.get("/beheer/auth/user/rechten.csv")
    tekst = antwoord.getvalue().decode("utf-8-sig")
    assert antwoord.headers["Content-Disposition"] == 'attachment; filename="gebruikers.csv"'
    kop, *rijen = csv.reader(tekst.splitlines(), delimiter=";")
    assert kop[:5] == ["Gebruikersnaam", "Naam", "E-mailadres", "Actief", "Rechten"]
    som = ["'@som", "'=1+1", "a@b.example", "ja", "Meelezer; alle agenda's", ""]
    assert som in [rij[:6] for rij in rijen]
    assert regels("uitvoer") == [("bea", "uitvoer", "gebruikers.csv", "gelukt", VANDAAN)]


def test_het_logboek_is_te_filteren_en_zo_op_te_halen(beheerder):
    for wie in ("anna", "cor"):
        Logregel.objects.create(wie=wie, wat="inloggen", uitkomst="mislukt", vanwaar=VANDAAN)
    pagina = beheerder.lees(f"{lijst(Logregel)}?wat__exact=inloggen&q=anna")
    assert [rij[-1] for rij in pagina.rijen] == [VANDAAN]
    [adres] = pagina.boom.xpath("//main//a[@download]/@href")
    tekst = beheerder.client.get(adres).getvalue().decode("utf-8-sig")
    assert "anna;Inloggen;;Mislukt;192.0.2.7" in tekst
    assert "cor" not in tekst


@pytest.mark.beide
def test_niets_verandert_een_regel(db):
    regel = Logregel.objects.create(wie="anna", wat="inloggen", uitkomst="gelukt")
    for velden in ({"wie": "cor"}, {"uitkomst": "mislukt"}):
        with pytest.raises(IntegrityError, match="verandert niet meer"), transaction.atomic():
            Logregel.objects.filter(pk=regel.pk).update(**velden)


@pytest.mark.beide
def test_een_zoekwoord_vindt_ook_een_deel_van_een_adres(beheerder):
    Logregel.objects.create(wie="anna", wat="inloggen", uitkomst="gelukt", vanwaar="198.51.100.9")
    assert len(beheerder.lees(f"{lijst(Logregel)}?q=198.51").rijen) == 1


def test_wat_te_oud_is_wordt_opgeruimd_en_een_hele_maand_blijft(settings, db, capsys):
    settings.LOGBOEK_MAANDEN = 2
    nu = datetime.now(ZoneInfo("Europe/Amsterdam"))
    maand = nu.year * 12 + nu.month - 1
    for terug, dag in ((0, 1), (2, 1), (3, 28)):
        jaar, deze = divmod(maand - terug, 12)
        wanneer = datetime(jaar, deze + 1, dag, tzinfo=nu.tzinfo)
        Logregel.objects.create(wat="inloggen", uitkomst="gelukt", wanneer=wanneer)
    call_command("ruim_logboek_op")
    assert "Opgeruimd: 1." in capsys.readouterr().out
    assert Logregel.objects.count() == 2
    assert ruim_op() == 0


@pytest.mark.parametrize("keuze", ["agenda=WA-01", "wanneer__gte=gisteren"])
def test_een_uitvoer_van_wat_niet_te_kiezen_is_leidt_naar_de_lijst(beheerder, keuze):
    pagina = beheerder.lees(f"/beheer/ijmond/logregel/logboek.csv?{keuze}")
    assert pagina.adres == "/beheer/ijmond/logregel/?e=1"
