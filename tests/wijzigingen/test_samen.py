"""What was decided together reads as one change with one explanation."""

from datetime import timedelta

import pytest
from django.utils import timezone

from agenda.beschrijving.lezen import inhoud
from agenda.models import Voorstel
from agenda.opslag import opslag
from agenda.voorstellen import leg_voor, nieuw_voorstel, stel_voor, voer_uit
from ijmond.momentopname.voorgesteld import als_json
from tests.bezoek import html, plat
from tests.wijzigen import plan, verplaats

pytestmark = [pytest.mark.django_db, pytest.mark.beide]

PAGINA = "/wijzigingen/"
TITEL, REDEN, EIGEN = "Planning na maart", "De commissie wil meer tijd.", "De kade is niet klaar."
TITELS = ("Zeesluis", "Woonvisie", "Park")


@pytest.fixture
def punten(maak_agendapunt, maak_domein):
    """Three items, of which the last stands in another domain."""
    haven, groen = maak_domein("Haven"), maak_domein("Groen")
    return [
        maak_agendapunt(titel, domein=domein, perioden=[2026])
        for titel, domein in zip(TITELS, (haven, haven, groen), strict=True)
    ]


@pytest.fixture
def maak_voorstel(punten, maak_vergadering):
    """Puts off the three items, one for a reason of its own, and gives one another status too."""

    def maak(openbaar=True):
        voorstel = nieuw_voorstel(
            punten[0].agenda, TITEL, reden=REDEN, toelichting="Voor ons.", door="griffie-ada"
        )
        for punt in punten:
            anders = {"planning": [{"periode": "2027", "toelichting": ""}]}
            if punt.titel == "Park":
                anders["status"] = "loopt"
            reden = EIGEN if punt.titel == "Zeesluis" else ""
            stel_voor(voorstel, punt, inhoud(punt) | anders, reden=reden)
        morgen = timezone.localdate() + timedelta(days=1)
        leg_voor(voorstel, maak_vergadering(datum=morgen), als_json, openbaar=openbaar)
        return Voorstel.objects.get(pk=voorstel.pk)

    return maak


@pytest.fixture
def lijst(client):
    def lees(vraag=""):
        return html(client, f"{PAGINA}{vraag}").split("gevonden", 1)[-1].split("Op de hoogte")[0]

    return lees


def test_een_uitgevoerd_voorstel_is_een_wijziging_met_een_uitleg(lijst, maak_voorstel):
    voorstel = maak_voorstel()
    assert TITEL not in lijst()
    voer_uit(voorstel, door="griffie-ada")
    pagina = lijst("?soort=verschoven") + lijst("?soort=gestart")
    samen, rest = pagina.split("Met dit voorstel gewijzigd: 3 punten.", 1)
    assert f'href="{voorstel.get_absolute_url()}">{TITEL}</a></h3>' in samen
    assert "Met dit voorstel gewijzigd: 1 punt." in rest  # the filter holds for what is in it
    verschoven = plat(rest.split("</section>")[0])
    assert verschoven.startswith(f"Reden: {REDEN}")
    assert verschoven.count("Reden:") == 2
    zeesluis, _, verder = verschoven.partition("Woonvisie")
    assert zeesluis.strip().endswith(f"van 2026 naar 2027 Reden: {EIGEN} SA-02")
    assert "SA-03 Park" in verder
    assert "griffie-ada" not in pagina
    assert "Voor ons" not in pagina


def test_wat_samen_werd_opgeslagen_staat_samen_en_ander_nieuws_niet(lijst, punten):
    verplaats(punten[0], 2027, reden="Ander nieuws.")
    with opslag(reden=REDEN) as werk:
        for punt in punten[1:]:
            werk.bewaar(punt, lambda punt=punt: plan(punt, 2027))
    pagina = lijst("?soort=verschoven")
    assert pagina.count("<h3") == 1
    tekst = plat(pagina)
    assert "2 punten, samen gewijzigd Reden: De commissie" in tekst
    assert (tekst.count(REDEN), tekst.count("Ander nieuws.")) == (1, 1)
