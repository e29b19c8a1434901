"""Any list is found and sorted alike: in SQLite, in PostgreSQL, on a page and on paper."""

import feedparser
import pytest
from django.urls import reverse

from agenda.models import Agenda, Agendapunt, Deelname, Eigenaar
from ijmond.drukkerij import Papier
from ijmond.drukkerij.drukken import druk
from tests.beheer.formulier import lijst
from tests.pdf import tekst, woorden

pytestmark = [
    pytest.mark.beide,  # each database has an alphabet of its own
    pytest.mark.usefixtures("_proef", "db"),
]

PUNTEN = {
    "PA-12": "Zorg en welzijn voor jongeren",
    "PA-99": "één loket voor inwoners",
    "PA-100": "Coördinatie van de zorg",
    "PA-101": "aanpak zwerfafval",
}
NAMEN = ["de Linde", "Écolo", "Zonnebloem"]


@pytest.fixture(scope="module")
def _proef(eenmalig, samen, bewaar, maak_agendapunt, maak_eigenaar):
    """Four items, and three owners who take part and each have a part in the first of them."""
    with samen():
        eigenaren = [maak_eigenaar(naam, soort="instelling") for naam in reversed(NAMEN)]
        for kenmerk, titel in PUNTEN.items():
            betrokkenen = [(wie, "betrokken") for wie in eigenaren] if kenmerk == "PA-12" else ()
            # The same place in the list: then the kenmerk decides.
            maak_agendapunt(titel, kenmerk=kenmerk, volgorde=1, betrokkenen=betrokkenen)
        for wie in eigenaren:
            bewaar(Deelname(agenda=Agenda.objects.get(), eigenaar=wie))


@pytest.mark.parametrize(
    ("sorteer", "op_volgorde"),
    [
        ("", ["PA-12", "PA-99", "PA-100", "PA-101"]),
        ("?sort=-kenmerk", ["PA-101", "PA-100", "PA-99", "PA-12"]),
        ("?sort=titel", ["PA-101", "PA-100", "PA-99", "PA-12"]),
    ],
)
def test_een_lijst_staat_op_nummer_en_op_alfabet(client, sorteer, op_volgorde):
    rijen = client.get(f"/agendapunten/{sorteer}").context["table"].page.object_list
    assert [rij.record.kenmerk for rij in rijen] == op_volgorde


@pytest.mark.parametrize(
    ("getypt", "gevonden"),
    [
        ("coordinatie", ["PA-100"]),
        ("COÖRDINATIE", ["PA-100"]),
        ("coo\N{COMBINING DIAERESIS}rdinatie", ["PA-100"]),
        ("zorg jongeren", ["PA-12"]),
        ("jongeren\N{NO-BREAK SPACE}“zorg”", ["PA-12"]),
        ("EEN LOKET", ["PA-99"]),
        ("pa-99", ["PA-99"]),
        ("50% zorg", []),
        ("zorg _", []),
    ],
)
def test_een_zoekvak_vindt_wat_iemand_bedoelt(client, griffie, getypt, gevonden):
    rijen = client.get("/agendapunten/", {"tekst": getypt}).context["table"].page.object_list
    assert [rij.record.kenmerk for rij in rijen] == gevonden
    client.force_login(griffie)
    in_beheer = client.get(lijst(Agendapunt), {"q": getypt}).context["cl"].queryset
    assert [punt.kenmerk for punt in in_beheer] == gevonden


def test_een_lijst_van_het_beheer_sorteert_ook_op_alfabet(griffie_client):
    kolom = griffie_client.get(lijst(Agendapunt)).context["cl"].list_display.index("titel")
    rijen = griffie_client.get(lijst(Agendapunt), {"o": kolom}).context["cl"].queryset
    assert [punt.kenmerk for punt in rijen] == ["PA-101", "PA-100", "PA-99", "PA-12"]


def test_eigenaren_staan_overal_op_alfabet(client):
    assert list(Eigenaar.objects.values_list("naam", flat=True)) == NAMEN
    pagina = client.get(reverse("eigenaren")).content.decode()
    agenda = Agenda.objects.get()
    op_papier = woorden(agenda)
    for leest in (pagina, client.get(agenda.get_absolute_url()).content.decode()):
        assert sorted(NAMEN, key=leest.rindex) == NAMEN
    assert "de Linde, Écolo en Zonnebloem" in op_papier


@pytest.mark.druk
def test_op_papier_staat_wie_wat_doet_op_alfabet():
    agenda = Agenda.objects.select_related("bijwerking").get()
    # In two columns: read down the one and then the other, and not across.
    gelezen = tekst(druk("proef", Papier.van(agenda).als_html).pad, "-raw")
    assert sorted(NAMEN, key=gelezen.rindex) == NAMEN


def test_wat_tegelijk_kwam_staat_in_de_feed_op_nummer_het_nieuwste_eerst(client):
    """Whoever reads a feed from its end, as a reader does, meets PA-99 before PA-100."""
    gelezen = feedparser.parse(client.get("/wijzigingen.atom").content)
    kenmerken = [los.title.split()[0].rstrip(":,") for los in gelezen.entries]
    assert kenmerken[::-1] == list(PUNTEN)
