"""What the tests of a list ask for."""

import pytest


@pytest.fixture
def titels(client):
    """The titles that the list shows at an address."""

    def vraag(parameters=""):
        antwoord = client.get(f"/agendapunten/{parameters}")
        assert antwoord.status_code == 200
        return [rij.record.titel for rij in antwoord.context["table"].page.object_list]

    return vraag
