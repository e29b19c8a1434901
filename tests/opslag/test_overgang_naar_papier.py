"""The PDF that was kept with a version is a row of its own after the migration."""

from hashlib import sha256

import pytest
from django.db import IntegrityError, transaction

from agenda.models import Versie, Versiepapier

pytestmark = [pytest.mark.beide, pytest.mark.lang]

ERVOOR = [("agenda", "0018_vroegere_adressen")]
PDF = b"%PDF-1.7 van toen"


def verandert_niet(rijen, **velden):
    with pytest.raises(IntegrityError, match="verandert niet meer"), transaction.atomic():
        rijen.update(**velden)


def test_de_pdf_van_een_versie_gaat_mee_heen_en_terug(migreer, client, maak_agenda):
    agenda = maak_agenda()
    versies = migreer(ERVOOR).get_model("agenda", "Versie").objects.all()
    versies.create(
        agenda_id=agenda.pk, nummer=1, titel="Vastgesteld", datum_precisie="onbekend",
        inhoud="{}", sha256="0" * 64, pdf=PDF,
    )  # fmt: skip
    migreer()
    papier = Versiepapier.objects.get()
    assert (bytes(papier.pdf), papier.html) == (PDF, "")
    assert papier.sha256 == sha256(PDF).hexdigest()
    assert client.get(f"{agenda.get_absolute_url()}versies/1.pdf").content == PDF
    verandert_niet(Versie.objects.all(), titel="Anders")
    verandert_niet(Versiepapier.objects.all(), pdf=b"anders")
    versies = migreer(ERVOOR).get_model("agenda", "Versie").objects.all()
    assert bytes(versies.get().pdf) == PDF
    verandert_niet(versies, titel="Anders")
