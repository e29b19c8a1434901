"""A voorstel that is carried out by itself, under the rights that who planned it has by then."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from agenda.admin.voorstellen import gepland as gepland_voorstel
from agenda.models import Voorstel, Wijziging
from agenda.opslag import opslaan
from agenda.voorstellen import nieuw_voorstel, stel_voor
from tests.voorstel import gepland, naar

pytestmark = pytest.mark.lang  # each prepares, plans and carries out


@pytest.fixture
def punt(maak_agendapunt):
    return maak_agendapunt("Een brug", perioden=["2026"])


@pytest.fixture
def voorstel(punt):
    los = nieuw_voorstel(punt.agenda, "Na de commissie", door="griffie", reden="Het is later.")
    stel_voor(los, punt, naar(punt, "2027", titel="Een lange brug"))
    return los


@pytest.fixture
def adres(voorstel):
    return reverse("admin:voorstel", args=[voorstel.pk])


@pytest.fixture
def plan(beheer, adres):
    """Plan it for tomorrow at nine, by the page."""

    def doe():
        morgen = timezone.localdate() + timedelta(days=1)
        return beheer.vul_in(
            adres, knop="_bewaar", gepland_dag=f"{morgen:%d-%m-%Y}", gepland_tijd="9.00"
        )

    return doe


def een_dag_later():
    """Let the time come at which it was planned, and the command run."""
    Voorstel.objects.update(gepland_op=timezone.now())
    call_command("voer_uit")


@pytest.mark.beide
def test_wat_gepland_is_gaat_op_zijn_tijd_en_is_van_wie_het_plande(plan, punt, voorstel):
    assert "09:00" in plan().tekst
    call_command("voer_uit")
    assert gepland(punt) == ["2026"]
    een_dag_later()
    assert gepland(punt) == ["2027"]
    assert Wijziging.objects.last().wie == "griffie"
    aantal = Wijziging.objects.count()
    call_command("voer_uit")
    assert Wijziging.objects.count() == aantal


def test_aan_wat_gepland_is_verandert_niemand_iets(plan, beheer, bij_anna, adres, voorstel, punt):
    plan()
    pagina = bij_anna.lees(adres)
    assert "Tot dan kan niemand dit voorstel veranderen." in pagina.tekst
    assert "titel" not in pagina.velden()
    with pytest.raises(Exception, match="Haal eerst de planning weg"):
        stel_voor(voorstel, punt, naar(punt, "2028"))
    beheer.vul_in(adres, knop="_bewaar", gepland_dag="", gepland_tijd="")
    assert "titel" in beheer.lees(adres).velden()


def een_ander_wijzigt(punt, griffie):
    punt.titel = "Een diepe tunnel"
    opslaan(punt)


def reden_weg(punt, griffie):
    Voorstel.objects.update(reden="")


def recht_weg(punt, griffie):
    griffie.groups.clear()


def gaat_weg(punt, griffie):
    griffie.is_active = False
    griffie.save()


@pytest.mark.parametrize(
    ("wat", "zin"),
    [
        (een_ander_wijzigt, "intussen gewijzigd"),
        (reden_weg, "Schrijf bij 'Reden'"),
        (recht_weg, "mag geen voorstellen van deze agenda meer uitvoeren"),
        (gaat_weg, "mag geen voorstellen van deze agenda meer uitvoeren"),
    ],
)
def test_wat_niet_kan_gaat_niet_en_de_griffie_hoort_het(
    plan, punt, griffie, bij_anna, adres, settings, wat, zin
):
    settings.EMAIL_URL, griffie.email = "smtp://mail.example", "griffie@voorbeeld.example"
    griffie.save()
    plan()
    wat(punt, griffie)
    een_dag_later()
    assert gepland(punt) == ["2026"]
    assert zin in bij_anna.lees(adres).tekst
    index = bij_anna.lees("/beheer/")
    assert "Na de commissie Niet uitgevoerd zoals gepland: " in index.tekst
    gemaild = [bericht.to for bericht in mail.outbox]
    assert gemaild == ([] if wat is gaat_weg else [["griffie@voorbeeld.example"]])
    call_command("voer_uit")
    assert len(mail.outbox) == len(gemaild)


def een_fout_van_ons(*_):
    raise KeyError("dit is een fout van ons")


def een_fout_van_de_database(*_):
    with connection.cursor() as cursor:
        cursor.execute("SELECT dit_is_een_fout_van_ons")


@pytest.mark.beide
@pytest.mark.parametrize("fout", [een_fout_van_ons, een_fout_van_de_database])
def test_een_fout_bij_het_ene_voorstel_houdt_het_andere_niet_op_en_raakt_niet_zoek(
    plan, punt, adres, bij_anna, maak_agendapunt, monkeypatch, caplog, fout
):
    plan()
    ander = maak_agendapunt("Een tunnel", perioden=["2026"])
    los = nieuw_voorstel(ander.agenda, "Ook", door="griffie", reden="Het is later.")
    stel_voor(los, ander, naar(ander, "2027"))
    Voorstel.objects.filter(pk=los.pk).update(gepland_op=timezone.now(), gepland_door="griffie")
    mag_regel = gepland_voorstel.rechten.mag_regel

    def struikel_bij_een(wie, bekeken):
        if bekeken.rij == punt:
            fout()
        return mag_regel(wie, bekeken)

    with monkeypatch.context() as zolang:
        zolang.setattr(gepland_voorstel.rechten, "mag_regel", struikel_bij_een)
        with pytest.raises(CommandError, match="Fouten van het portaal: 1") as einde:
            een_dag_later()
    assert einde.value.returncode == 1
    assert "fout_van_ons" in caplog.text.replace(" ", "_")
    assert (gepland(punt), gepland(ander)) == (["2026"], ["2027"])
    assert "Vraag de beheerder van de server" in bij_anna.lees(adres).tekst
    index = bij_anna.lees("/beheer/").tekst
    assert "Na de commissie Niet uitgevoerd zoals gepland: " in index
    call_command("voer_uit")
    assert gepland(punt) == ["2026"]


@pytest.mark.beide
def test_wat_van_de_planning_gaat_terwijl_er_wordt_uitgevoerd_gaat_niet(
    plan, beheer, adres, punt, monkeypatch
):
    plan()
    mag_uitvoeren = gepland_voorstel.rechten.mag_uitvoeren

    def haal_eerst_weg(wie, los):
        zolang.undo()
        beheer.vul_in(adres, knop="_bewaar", gepland_dag="", gepland_tijd="")
        return mag_uitvoeren(wie, los)

    with monkeypatch.context() as zolang:
        zolang.setattr(gepland_voorstel.rechten, "mag_uitvoeren", haal_eerst_weg)
        een_dag_later()
    assert gepland(punt) == ["2026"]
    los = Voorstel.objects.get()
    assert (los.status, los.gepland_op, los.niet_uitgevoerd) == ("in_voorbereiding", None, "")


def test_wie_een_moment_kiest_dat_voorbij_is_leest_dat(beheer, adres, voorstel):
    pagina = beheer.vul_in(adres, knop="_bewaar", gepland_dag="1-1-2020", gepland_tijd="09:00")
    assert "Dit moment is al voorbij." in pagina.tekst
    assert Voorstel.objects.get().gepland_op is None
