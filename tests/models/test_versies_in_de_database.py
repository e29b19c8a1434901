"""What the database itself guards of an adopted version."""

import pytest
from django.db import IntegrityError, transaction

from agenda.models import Versie, VersieBesluit, Versiepapier

pytestmark = pytest.mark.beide  # a trigger


@pytest.fixture
def versie(maak_agenda):
    return Versie.objects.create(
        agenda=maak_agenda(), nummer=1, titel="Vastgesteld", datum_precisie="onbekend",
        inhoud="{}", sha256="0" * 64,
    )  # fmt: skip


def zet(versie, **velden):
    with transaction.atomic():
        Versie.objects.filter(pk=versie.pk).update(**velden)


@pytest.mark.parametrize("velden", [{"titel": "Anders"}, {"inhoud": "[]"}, {"inhoud": ""}])
def test_een_versie_verandert_niet(versie, velden):
    with pytest.raises(IntegrityError, match="verandert niet meer"):
        zet(versie, **velden)


def test_een_versie_gaat_niet_weg(versie):
    with pytest.raises(IntegrityError, match="gaat niet weg"), transaction.atomic():
        versie.delete()
    assert Versie.objects.exists()


def test_van_een_gesloten_versie_gaat_de_inhoud_weg_en_de_rest_niet(versie):
    VersieBesluit.objects.create(versie=versie, soort="gesloten", reden="Er stond een naam in.")
    zet(versie, inhoud="")
    versie.refresh_from_db()
    assert (versie.inhoud, versie.sha256) == ("", "0" * 64)
    with pytest.raises(IntegrityError, match="verandert niet meer"):
        zet(versie, sha256="1" * 64)


def test_ook_een_vervallen_versie_verandert_niet(versie):
    VersieBesluit.objects.create(versie=versie, soort="vervallen", reden="De verkeerde lijst.")
    with pytest.raises(IntegrityError, match="verandert niet meer"):
        zet(versie, inhoud="")


@pytest.fixture
def papier(versie):
    return Versiepapier.objects.create(versie=versie, html="<p>")


def zet_papier(papier, **velden):
    with transaction.atomic():
        Versiepapier.objects.filter(pk=papier.pk).update(**velden)


@pytest.mark.parametrize("velden", [{"html": "<h1>"}, {"html": ""}, {"sha256": "1" * 64}])
def test_wat_gedrukt_moet_worden_verandert_niet(papier, velden):
    with pytest.raises(IntegrityError, match="verandert niet meer"):
        zet_papier(papier, **velden)


def test_papier_gaat_niet_weg(papier):
    with pytest.raises(IntegrityError, match="gaat niet weg"), transaction.atomic():
        papier.delete()


def test_papier_wordt_een_keer_gevuld(papier):
    papier.leg_vast(b"%PDF-1")
    papier.leg_vast(b"%PDF-2")
    papier.refresh_from_db()
    assert (bytes(papier.pdf), papier.html) == (b"%PDF-1", "")
    papier.full_clean()
    with pytest.raises(IntegrityError, match="verandert niet meer"):
        zet_papier(papier, pdf=b"%PDF-2")
    with pytest.raises(IntegrityError, match="verandert niet meer"):
        zet_papier(papier, pdf=None)


@pytest.mark.parametrize("gedrukt", [True, False])
def test_papier_van_een_gesloten_versie_wordt_gewist_en_zijn_controlegetal_blijft(papier, gedrukt):
    if gedrukt:
        papier.leg_vast(b"%PDF-1")
    papier.refresh_from_db()
    VersieBesluit.objects.create(versie=papier.versie, soort="gesloten", reden="Een naam.")
    with pytest.raises(IntegrityError, match="verandert niet meer"):
        zet_papier(papier, pdf=None, html="", sha256="1" * 64)
    zet_papier(papier, pdf=None, html="")
    assert Versiepapier.objects.get().sha256 == papier.sha256
