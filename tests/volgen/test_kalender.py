"""Who takes the meetings into an own calendar reads there what the portal knows, and no more."""

from datetime import UTC, date, datetime, time

import feedparser
import pytest
from django.urls import reverse
from icalendar import Calendar

from agenda.models import Behandeling, Deelname
from agenda.opslag import opslaan

KALENDER = "/kalender.ics"


@pytest.fixture
def lees(client):
    """The events of a calendar, by their day."""

    def lees(adres=KALENDER):
        antwoord = client.get(adres)
        assert antwoord.status_code == 200, adres
        assert antwoord.headers["Content-Type"] == "text/calendar; charset=utf-8"
        regels = antwoord.content.split(b"\r\n")
        assert not any(len(regel) > 75 or b"\n" in regel for regel in regels)
        return Calendar.from_ical(antwoord.content).events

    return lees


@pytest.mark.beide
def test_een_afspraak_verschuift_en_vervalt_maar_blijft_dezelfde(
    lees, maak_agendapunt, maak_vergadering
):
    punt = maak_agendapunt("Zeesluis, groter")
    vergadering = maak_vergadering(
        [punt],
        datum=date(2099, 7, 1),
        begin=time(19, 30),
        eind=time(21),
        locatie="Raadzaal, Velsen",
    )
    [zomer] = lees()
    assert (zomer.start, zomer.end) == (
        datetime(2099, 7, 1, 17, 30, tzinfo=UTC),
        datetime(2099, 7, 1, 19, 0, tzinfo=UTC),
    )
    assert (zomer["summary"], zomer["location"]) == (vergadering.orgaan.naam, "Raadzaal, Velsen")
    assert (zomer["sequence"], zomer["status"]) == (0, "CONFIRMED")
    assert "1. Zeesluis, groter (SA-01)" in zomer["description"]
    assert zomer["url"] == f"http://testserver{vergadering.get_absolute_url()}"

    vergadering.datum = date(2099, 12, 1)
    opslaan(vergadering, reden="De zaal is bezet.")
    [winter] = lees()
    assert winter.start == datetime(2099, 12, 1, 18, 30, tzinfo=UTC)
    assert (winter["uid"], winter["sequence"]) == (zomer["uid"], 1)

    vergadering.status = "geannuleerd"
    opslaan(vergadering, reden="Er is niets te bespreken.")
    [weg] = lees()
    assert (weg["uid"], weg["sequence"], weg["status"]) == (zomer["uid"], 2, "CANCELLED")
    assert weg["summary"] == f"{vergadering.orgaan.naam} (gaat niet door)"
    [los] = lees(reverse("vergadering-ics", args=[vergadering.pk]))
    assert (los["uid"], los["sequence"]) == (weg["uid"], 2)


def test_er_staat_geen_dag_of_uur_in_dat_niemand_gaf(client, lees, maak_vergadering):
    maand = maak_vergadering(datum=date(2098, 1, 1), datum_precisie="maand")
    geen = maak_vergadering(datum=None, datum_precisie="onbekend")
    hele_dag = maak_vergadering(datum=date(2098, 3, 1))
    dagen = maak_vergadering(
        datum=date(2098, 4, 1), eind_datum=date(2098, 4, 2), begin=time(9), status="onbekend"
    )
    nacht = maak_vergadering(
        datum=date(2098, 5, 1), eind_datum=date(2098, 5, 2), begin=time(20), eind=time(1)
    )
    begin = maak_vergadering(datum=date(2098, 6, 1), begin=time(20))
    op = {los["url"].rsplit("/", 2)[1]: los for los in lees()}
    assert op.keys() == {str(los.pk) for los in (hele_dag, dagen, nacht, begin)}
    tijden = {
        str(hele_dag.pk): (date(2098, 3, 1), date(2098, 3, 2)),
        str(dagen.pk): (date(2098, 4, 1), date(2098, 4, 3)),
        str(nacht.pk): (datetime(2098, 5, 1, 18, tzinfo=UTC), datetime(2098, 5, 1, 23, tzinfo=UTC)),
    }
    assert {pk: (op[pk].start, op[pk].end) for pk in tijden} == tijden
    assert "Begint om 09.00 uur." in op[str(dagen.pk)]["description"]
    assert "status" not in op[str(dagen.pk)]  # nobody knows whether it took place
    assert "dtend" not in op[str(begin.pk)]
    for los in (maand, geen):
        assert client.get(f"/vergaderingen/{los.pk}.ics").status_code == 404
        assert "(ics)" not in client.get(los.get_absolute_url()).content.decode()


def test_wat_niet_openbaar_is_verandert_geen_letter(client, maak_agendapunt, maak_vergadering):
    vergadering = maak_vergadering([maak_agendapunt("Zeesluis")], datum=date(2099, 7, 1))
    concept = maak_agendapunt("Zwijgplicht", publicatie="concept")
    verborgen = maak_vergadering(publicatie="concept", datum=date(2099, 8, 1))
    adressen = (KALENDER, f"/vergaderingen/{vergadering.pk}.ics", f"{KALENDER}?punt=SA-01")
    voor = {adres: client.get(adres) for adres in adressen}
    opslaan(
        vergadering,
        lambda: Behandeling.objects.create(vergadering=vergadering, punt=concept),
    )
    for adres, antwoord in voor.items():
        assert client.get(adres).content == antwoord.content
        ongewijzigd = client.get(adres, headers={"If-None-Match": antwoord.headers["ETag"]})
        assert ongewijzigd.status_code == 304
    for adres in (f"/vergaderingen/{verborgen.pk}.ics", f"{KALENDER}?punt={concept.kenmerk}"):
        assert client.get(adres).status_code == 404


def test_men_volgt_een_deel_en_vindt_dezelfde_keuze_in_de_feed(
    client, lees, maak_agenda, maak_domein, maak_agendapunt, maak_actie, maak_eigenaar,
    maak_orgaan, maak_vergadering,
):  # fmt: skip
    raad, commissie = maak_orgaan("Raad"), maak_orgaan("Commissie")
    agenda = maak_agenda(orgaan=raad)
    velsen, heemskerk = maak_eigenaar("Velsen"), maak_eigenaar("Heemskerk")
    opslaan(Deelname(agenda=agenda, eigenaar=heemskerk))
    sluis = maak_agendapunt("Sluis", domein=maak_domein("Haven"))
    strand = maak_agendapunt(
        "Strand", domein=maak_domein("Kust"), betrokkenen=[(velsen, "trekker")]
    )
    kade = maak_actie("Kade", agendapunt=sluis)
    dagen = {
        "raad zonder lijst": maak_vergadering(orgaan=raad, datum=date(2099, 1, 1)),
        "sluis": maak_vergadering([sluis], orgaan=commissie, datum=date(2099, 2, 1)),
        "kade": maak_vergadering([kade], orgaan=commissie, datum=date(2099, 3, 1)),
        "strand": maak_vergadering([strand], orgaan=commissie, datum=date(2099, 4, 1)),
        "elders": maak_vergadering(orgaan=maak_orgaan("Elders"), datum=date(2099, 5, 1)),
    }
    van = f"agenda={agenda.slug}"
    over = {"raad zonder lijst", "sluis", "kade", "strand"}
    verwacht = {
        "": (over | {"elders"}, {"SA-01", "SA-02", "WA-01"}),
        f"?{van}": (over, {"SA-01", "SA-02", "WA-01"}),
        f"?{van}&domein=haven": ({"sluis", "kade"}, {"SA-01", "WA-01"}),
        f"?orgaan={commissie.slug}": ({"sluis", "kade", "strand"}, {"SA-01", "SA-02", "WA-01"}),
        f"?orgaan={raad.slug}": ({"raad zonder lijst"}, set()),
        "?eigenaar=velsen": ({"strand"}, {"SA-02"}),
        "?eigenaar=heemskerk": (over, set()),
        "?punt=WA-01": ({"kade"}, {"WA-01"}),
        f"?orgaan={commissie.slug}&punt=SA-01&utm_source=x": ({"sluis"}, {"SA-01"}),
    }
    dag = {los.datum: naam for naam, los in dagen.items()}
    for vraag, (vergaderingen, punten) in verwacht.items():
        gevonden = {dag.get(los.start) for los in lees(KALENDER + vraag)}
        assert gevonden == vergaderingen, vraag
        feed = feedparser.parse(client.get(f"/wijzigingen.atom{vraag}").content)
        genoemd = {k for los in feed.entries for k in ("SA-01", "SA-02", "WA-01") if k in los.link}
        assert genoemd == punten, vraag
        pagina = client.get(f"/volgen/{vraag}").content.decode()
        assert "webcal://testserver/kalender.ics" in pagina


@pytest.mark.parametrize(
    "vraag", ["orgaan=niets", "punt=SA-99", "punt=%00", "domein=kust", "eigenaar=a'b", "agenda=%F0"]
)
def test_wat_er_niet_is_volgt_men_niet(client, maak_domein, vraag):
    maak_domein("Kust")
    for adres in (KALENDER, "/volgen/"):
        antwoord = client.get(f"{adres}?{vraag}")
        assert antwoord.status_code == 404
        assert "Deze pagina is er niet" in antwoord.content.decode()
