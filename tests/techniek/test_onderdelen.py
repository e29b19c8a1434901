"""A list of parts (SBOM) says of which version of the portal it is."""

import json
import tomllib

from django.conf import settings


def test_de_lijsten_van_onderdelen_gaan_over_dezelfde_versie():
    bestanden = ("package.json", "package-lock.json")
    paden = [settings.BASE_DIR / naam for naam in bestanden]
    versies = [json.loads(pad.read_text())["version"] for pad in paden]
    project = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())["project"]
    assert versies == [project["version"]] * 2
