"""A list names in its head the feed and calendar of what it is filtered by."""

import re

import pytest

LINK = re.compile(r'<link rel="alternate" type="([^"]+)" title="([^"]*)" href="([^"]*)">')


@pytest.fixture
def hoofd(client):
    """The feed and the calendar of a page: what each is called, and where it is."""

    def lees(adres, **vraag):
        antwoord = client.get(adres, vraag)
        return [(titel, waar) for _, titel, waar in LINK.findall(antwoord.text)]

    return lees


@pytest.fixture
def velsen(samen, maak_eigenaar, maak_agendapunt, maak_domein, maak_agenda):
    with samen():
        velsen = maak_eigenaar("Velsen")
        wonen = maak_domein("Wonen", agenda=maak_agenda())
        maak_agendapunt("Zeesluis", domein=wonen, betrokkenen=[(velsen, "trekker")])
        maak_agendapunt("Elders", domein=maak_domein("Haven", agenda=maak_agenda(slug="kust")))
        return velsen


@pytest.mark.usefixtures("velsen")
def test_een_lijst_van_een_domein_noemt_de_feed_en_de_kalender_daarvan(hoofd):
    feed, kalender = hoofd("/agendapunten/", agenda="agenda-a", domein="wonen")
    assert feed == (
        "Wijzigingen: Wonen (Regionale agenda A)",
        "/wijzigingen.atom?agenda=agenda-a&amp;domein=wonen",
    )
    assert kalender[1] == "/kalender.ics?agenda=agenda-a&amp;domein=wonen"


def test_een_lijst_van_een_gemeente_noemt_die_van_haar(hoofd, client, velsen):
    feed, kalender = hoofd("/agendapunten/", agenda="agenda-a", eigenaar=velsen.slug)
    assert "Velsen" in feed[0]
    for _, adres in (feed, kalender):
        assert adres.endswith("?agenda=agenda-a&amp;eigenaar=velsen")
        assert client.get(adres.replace("&amp;", "&")).status_code == 200


@pytest.mark.parametrize(
    "vraag", [{"agenda": ""}, {"agenda": "bestaat-niet"}, {"agenda": "", "domein": "wonen"}]
)
@pytest.mark.usefixtures("velsen")
def test_een_lijst_van_alles_of_van_wat_er_niet_is_noemt_die_van_alles(hoofd, vraag):
    assert hoofd("/agendapunten/", **vraag) == [
        ("Wijzigingen", "/wijzigingen.atom"),
        ("Vergaderingen", "/kalender.ics"),
    ]


def test_een_lijst_van_vergaderingen_van_een_orgaan_ook(hoofd, maak_vergadering, maak_orgaan):
    raad = maak_orgaan("Raad")
    maak_vergadering(orgaan=raad)
    maak_vergadering(orgaan=maak_orgaan("Commissie"))
    _, kalender = hoofd("/vergaderingen/", orgaan=raad.slug)
    assert kalender == ("Vergaderingen: Raad", f"/kalender.ics?orgaan={raad.slug}")
