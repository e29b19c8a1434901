"""What the database itself guards of an adopted version."""

import pytest
from django.db import IntegrityError, transaction

from agenda.models import Versie, VersieBesluit

pytestmark = pytest.mark.beide  # a trigger


@pytest.fixture
def versie(maak_agenda):
    return Versie.objects.create(
        agenda=maak_agenda(), nummer=1, titel="Vastgesteld", datum_precisie="onbekend",
        inhoud="{}", sha256="0" * 64, pdf=b"%PDF",
    )  # fmt: skip


def zet(versie, **velden):
    with transaction.atomic():
        Versie.objects.filter(pk=versie.pk).update(**velden)


@pytest.mark.parametrize(
    "velden", [{"titel": "Anders"}, {"inhoud": "[]"}, {"pdf": b"x"}, {"inhoud": "", "pdf": None}]
)
def test_een_versie_verandert_niet(versie, velden):
    with pytest.raises(IntegrityError, match="verandert niet meer"):
        zet(versie, **velden)


def test_een_versie_gaat_niet_weg(versie):
    with pytest.raises(IntegrityError, match="gaat niet weg"), transaction.atomic():
        versie.delete()
    assert Versie.objects.exists()


def test_van_een_gesloten_versie_gaat_de_inhoud_weg_en_de_rest_niet(versie):
    VersieBesluit.objects.create(versie=versie, soort="gesloten", reden="Er stond een naam in.")
    zet(versie, inhoud="", pdf=None)
    versie.refresh_from_db()
    assert (versie.inhoud, versie.pdf, versie.sha256) == ("", None, "0" * 64)
    with pytest.raises(IntegrityError, match="verandert niet meer"):
        zet(versie, sha256="1" * 64)


def test_ook_een_vervallen_versie_verandert_niet(versie):
    VersieBesluit.objects.create(versie=versie, soort="vervallen", reden="De verkeerde lijst.")
    with pytest.raises(IntegrityError, match="verandert niet meer"):
        zet(versie, inhoud="", pdf=None)
