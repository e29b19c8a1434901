"""An agenda that nobody thought of: with words of its own, and quarters over two years.

It works in the admin, on the pages, in versions, comparison and PDF, and speaks its own language
everywhere: the general words for its parts are nowhere on its pages.
"""

import re

import pytest

from agenda.models import Agenda, Agendapunt, Versie
from tests.beheer.formulier import lijst, nieuw, wijzig
from tests.bezoek import plat
from werkagenda.models import Actie

WOORDEN = {
    "domein": ("spoor", "sporen"),
    "thema": ("rode draad", "rode draden"),
    "agendapunt": ("belofte", "beloften"),
    "actie": ("stap", "stappen"),
    "periode": ("kwartaal", "kwartalen"),
    "orgaan": ("stuurgroep", "stuurgroepen"),
}
MEERVOUD = {
    "domein": "domeinen",
    "thema": "themas",
    "agendapunt": "agendapunten",
    "actie": "acties",
    "periode": "perioden",
    "orgaan": "organen",
}
ALGEMEEN = re.compile(
    r"\b(domein(en)?|agendapunt(en)?|acties?|thema’?'?s?|commissies?|perioden?)\b", re.I
)


@pytest.fixture
def agenda(beheer):
    """Made in the admin, from nothing to its first item."""
    woorden = {}
    for naam, (enkel, meer) in WOORDEN.items():
        woorden |= {f"woord_{naam}": enkel, f"woord_{MEERVOUD[naam]}": meer}
    beheer.vul_in(
        nieuw(Agenda),
        titel="Beloften aan het strand",
        slug="strand",
        regio="Noordzeekust",
        begin="1-1-2030",
        eind="31-12-2031",
        voorvoegsel_agendapunt="BS",
        voorvoegsel_actie="BST",
        domeinen__0__naam="Schoon zand",
        domeinen__0__slug="schoon-zand",
        domeinen__1__naam="Stille avonden",
        domeinen__1__slug="stille-avonden",
        themas__0__naam="Samen met strandtenten",
        themas__0__slug="strandtenten",
        themas__0__kernvraag="Wie ruimt wat op?",
        **woorden,
    )
    agenda = Agenda.objects.get(slug="strand")
    beheer.vul_in(
        wijzig(agenda, "perioden"), knop="maak", van="2030", tot="2031", eenheden=["kwartaal"]
    )
    return agenda


@pytest.fixture
def belofte(beheer, agenda):
    """One item in the third quarter, with one step under it; all of it on the site."""
    kwartaal = agenda.perioden.get(naam="3e kwartaal 2030")
    beheer.vul_in(
        nieuw(Agendapunt, agenda),
        knop="_publiceer",
        titel="Elke ochtend schoon",
        domein=agenda.domeinen.get(slug="schoon-zand").pk,
        toelichting="Voor negen uur is het zand schoon.",
        themas=[agenda.themas.get().pk],
        **{f"planning-{kwartaal.pk}": "on"},
    )
    belofte = Agendapunt.objects.get()
    beheer.vul_in(
        nieuw(Actie, agenda),
        knop="_publiceer",
        titel="Een schema maken",
        agendapunt=belofte.pk,
    )
    beheer.vul_in(wijzig(agenda), status="lopend")
    return belofte


def hoofd(client, adres):
    antwoord = client.get(adres, follow=True)
    assert antwoord.status_code == 200, adres
    main = re.search(r"<main.*?</main>", antwoord.content.decode(), re.DOTALL)[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main.replace("&shy;", "")).split())


@pytest.mark.lang
def test_een_agenda_met_eigen_woorden_en_kwartalen_werkt_overal_zonder_code(
    beheer, client, agenda, belofte
):
    stap = Actie.objects.get()
    assert [belofte.kenmerk, stap.kenmerk] == ["BS-01", "BST-01"]
    assert agenda.perioden.count() == 8

    # Its pages.
    paginas = {
        adres: hoofd(client, adres)
        for adres in (
            "/agenda/strand/",
            "/agenda/strand/geheel/",
            "/agenda/strand/schoon-zand/",
            "/agenda/strand/themas/",
            belofte.get_absolute_url(),
            stap.get_absolute_url(),
        )
    }
    assert "De sporen" in paginas["/agenda/strand/"]
    for naam in agenda.perioden.values_list("naam", flat=True):
        assert naam in paginas["/agenda/strand/"]
    assert "Beloften" in paginas["/agenda/strand/schoon-zand/"]
    assert "Wie ruimt wat op?" in paginas["/agenda/strand/themas/"]
    assert "Bijbehorende stappen" in paginas[belofte.get_absolute_url()]
    assert "Belofte" in paginas[stap.get_absolute_url()]
    assert {a: m[0] for a, tekst in paginas.items() if (m := ALGEMEEN.search(tekst))} == {}

    # A version, and then a move with a reason.
    beheer.vul_in(nieuw(Versie, agenda), titel="Door de stuurgroep", datum="1-6-2026")
    later = agenda.perioden.get(naam="1e kwartaal 2031")
    eerst = agenda.perioden.get(naam="3e kwartaal 2030")
    beheer.vul_in(
        wijzig(belofte),
        reden="De machine komt later.",
        **{f"planning-{eerst.pk}": None, f"planning-{later.pk}": "on"},
    )
    vergelijking = hoofd(client, "/agenda/strand/vergelijk/?van=versie-1&tot=nu")
    for tekst in ("Elke ochtend schoon", "De machine komt later.", "1e kwartaal 2031"):
        assert tekst in vergelijking
    assert "3e kwartaal 2030" in hoofd(client, "/agenda/strand/versies/1/")
    assert "De machine komt later." in hoofd(client, "/wijzigingen/?agenda=strand")
    assert "van 3e kwartaal 2030 naar 1e kwartaal 2031" in hoofd(client, "/agenda/strand/")

    for adres in (
        "/agenda/strand/vergelijk/?van=versie-1&tot=nu", "/agenda/strand/versies/",
        "/agenda/strand/versies/1/", "/agenda/strand/", belofte.get_absolute_url(),
    ):  # fmt: skip
        assert ALGEMEEN.search(hoofd(client, adres)) is None, adres
    punten, acties = (
        f"{lijst(model)}?agenda__id__exact={agenda.pk}" for model in (Agendapunt, Actie)
    )
    assert beheer.lees(punten).kop == "Beloften"
    assert beheer.lees(acties).kop == "Stappen"
    gezegd = beheer.lees(wijzig(agenda)).tekst
    for woord in ("Kenmerk van beloften", "Kenmerk van stappen", "Stuurgroep:"):
        assert woord in gezegd
    gezegd = beheer.lees(punten).tekst
    for woord in ("Belofte toevoegen", "Spoor", "Op spoor", "Op kwartaal"):
        assert woord in gezegd
    assert "omein" not in gezegd
    for adres in (nieuw(Agendapunt, agenda), wijzig(belofte), wijzig(stap)):
        gezegd = " ".join(beheer.lees(adres).tekst.split())
        assert ALGEMEEN.search(gezegd) is None, adres

    # The document.
    antwoord = client.get("/agenda/strand/levende-agenda.pdf")
    papier = plat(antwoord.getvalue().decode())
    for tekst in ("Schoon zand", "BS-01", "BST-01", "1e kwartaal 2031", "Wie ruimt wat op?"):
        assert tekst in papier
    assert ALGEMEEN.search(papier) is None
