"""A region in which everything has something to find."""

import re

import pytest
from django.utils.html import strip_tags

from ijmond.zoeken import fouten_in_index


@pytest.fixture
def vind(client):
    """What a question finds: the titles by the heading above them; and the index is right."""

    def vind(vraag, **keuze):
        antwoord = client.get("/zoeken/", {"q": vraag} | keuze)
        assert antwoord.status_code == 200
        assert list(fouten_in_index()) == []
        gevonden = {}
        for stuk in antwoord.text.split("<h2>")[1:]:
            titels = re.findall(r'puntenlijst__titel">(.*?)</p>', stuk)
            gevonden[stuk.partition(" (")[0]] = [*map(strip_tags, titels)]
        return gevonden

    return vind
