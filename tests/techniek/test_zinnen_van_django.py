"""What Django says of a field, in sentences of our own that say what to do."""

import re
from gettext import GNUTranslations
from pathlib import Path

import django
import pytest
from django.conf import settings
from django.core.exceptions import ValidationError

from agenda.models import Agendapunt, Document

NL = "locale/nl/LC_MESSAGES/django.mo"


def catalogus(map_):
    with (Path(map_) / NL).open("rb") as bestand:
        return GNUTranslations(bestand)


def test_elke_eigen_zin_komt_in_de_plaats_van_een_die_django_kent_en_is_bijgewerkt():
    eigen = catalogus(settings.BASE_DIR)
    van_django = (Path(django.__file__).parent / deel for deel in ("conf", "contrib/admin"))
    bekend = {zin for map_ in van_django for zin in catalogus(map_)._catalog}
    assert eigen._catalog.keys() <= bekend
    bron = (settings.BASE_DIR / NL).with_suffix(".po").read_text()
    zinnen = re.findall(r'^msgstr(?:\[\d\])? "(.+)"$', bron, re.MULTILINE)
    assert set(zinnen) == set(eigen._catalog.values()) - {eigen._catalog[""]}


@pytest.mark.parametrize(
    ("rij", "zin"),
    [
        (Agendapunt(titel="a" * 501), "Deze tekst is te lang. Er passen hoogstens 500 tekens."),
        (Document(link="ftp://voorbeeld.nl/nota"), "Gebruik een adres dat begint met https://."),
        (Document(link="javascript:alert(1)"), "Dit is geen webadres."),
        (Document(jaar=-1), "Het jaar -1 kan hier niet."),
    ],
)
def test_een_veld_zegt_wat_er_moet_gebeuren(rij, zin):
    with pytest.raises(ValidationError) as fout:
        rij.clean_fields(exclude=["agenda"])
    assert zin in " ".join(fout.value.messages)
    assert "Zorg" not in " ".join(fout.value.messages)
