"""With VIER_OGEN another person publishes and adopts than who changed it last."""

import pytest

from agenda.beschrijving.lezen import inhoud
from agenda.models import Agendapunt, Opgave, Vergadering, Versie
from agenda.opslag import opslaan
from agenda.voorstellen import Onuitvoerbaar, nieuw_voorstel, stel_voor, voer_uit
from tests.beheer.formulier import lijst, nieuw, wijzig

pytestmark = pytest.mark.lang  # each has two clerks fill in forms

ZELF = "Laat een ander het publiceren."


@pytest.fixture(autouse=True)
def _vier_ogen(settings):
    settings.VIER_OGEN = True


@pytest.fixture(params=["agendapunt", "vergadering", "opgave"])
def soort(request):
    return request.param


@pytest.fixture
def concept(soort, beheer, maak_domein, maak_orgaan):
    """What a clerk made just now."""
    domein = maak_domein()
    model, velden = {
        "agendapunt": (Agendapunt, {"titel": "Water", "domein": str(domein.pk)}),
        "vergadering": (Vergadering, {"orgaan": str(maak_orgaan().pk), "datum": "1-6-2026"}),
        "opgave": (Opgave, {"titel": "Water", "slug": "water", "regio": "IJ", "soort": "opgave"}),
    }[soort]
    agenda = domein.agenda if model is Agendapunt else None
    pagina = beheer.vul_in(nieuw(model, agenda), knop="_publiceer", **velden)
    assert "laat een ander het publiceren" in " ".join(pagina.fouten)
    assert not model.objects.exists()
    beheer.verstuur(pagina)
    return model.objects.get()


def in_de_lijst(beheer, rij):
    """Publish it from the list; gives the page that says what came of it."""
    if not isinstance(rij, Agendapunt):
        return beheer.kies(type(rij), "publiceer_gekozen", [rij])
    wordt = {"bekijk": "x", "_voer_uit": "x", "wijzig-publicatie": "gepubliceerd"}
    return beheer.kies(Agendapunt, "wijzig_gekozen", [rij], **wordt)


def publicatie(rij):
    rij.refresh_from_db()
    return rij.publicatie


def test_wie_iets_het_laatst_wijzigde_publiceert_het_niet(concept, beheer, bij_anna):
    pagina = beheer.vul_in(wijzig(concept), knop="_publiceer")
    assert ZELF in " ".join(pagina.fouten)
    pagina = in_de_lijst(beheer, concept)
    assert f"U wijzigde {concept} zelf het laatst. {ZELF}" in pagina.boom.text_content()
    assert publicatie(concept) == "concept"
    bij_anna.vul_in(wijzig(concept), knop="_publiceer")
    assert publicatie(concept) == "gepubliceerd"


def test_wie_iets_van_een_ander_wijzigt_en_meteen_publiceert_typt_het_niet_kwijt(
    concept, beheer, bij_anna, soort
):
    veld = "locatie" if soort == "vergadering" else "toelichting"
    pagina = bij_anna.vul_in(wijzig(concept), knop="_publiceer", **{veld: "Nieuw"})
    assert "Sla het op met ‘Opslaan’ en laat een ander het publiceren." in " ".join(pagina.fouten)
    assert pagina.velden()[veld] == "Nieuw"
    bij_anna.verstuur(pagina)
    in_de_lijst(beheer, concept)
    assert publicatie(concept) == "gepubliceerd"


def test_ook_in_een_voorstel_publiceert_een_ander_wat_iemand_het_laatst_wijzigde(maak_agendapunt):
    punt = maak_agendapunt(publicatie="concept")
    opslaan(punt, lambda: punt.verwijzingen.create(titel="Nota", url="https://x.nl"), door="anna")
    voorstel = nieuw_voorstel(punt.agenda, "Op de site")
    publiek = inhoud(punt) | {"publicatie": "gepubliceerd"}
    stel_voor(voorstel, punt, publiek, wie="bo")
    with pytest.raises(Onuitvoerbaar, match="zelf het laatst"):
        voer_uit(voorstel, door="anna")
    stel_voor(voorstel, punt, publiek | {"titel": "Anders"}, wie="bo")
    with pytest.raises(Onuitvoerbaar, match="stelde dit zelf voor"):
        voer_uit(voorstel, door="bo")
    voer_uit(voorstel, door="anna")
    assert publicatie(punt) == "gepubliceerd"


def test_wie_een_agenda_het_laatst_wijzigde_stelt_haar_niet_vast(beheer, bij_anna, maak_agendapunt):
    punt = maak_agendapunt()
    beheer.vul_in(wijzig(punt), titel="Anders")
    vast = {"titel": "Vastgesteld", "datum": "1-6-2026", "datum_precisie": "dag"}
    pagina = beheer.vul_in(nieuw(Versie, punt.agenda), **vast)
    assert "Laat een ander vaststellen." in " ".join(pagina.fouten)
    assert pagina.velden()["titel"] == "Vastgesteld"
    bij_anna.vul_in(nieuw(Versie, punt.agenda), **vast)
    assert Versie.objects.get().wie == "anna"


def test_zonder_vier_ogen_mag_het_alleen(beheer, settings, maak_agendapunt):
    settings.VIER_OGEN = False
    punt = maak_agendapunt(publicatie="concept")
    beheer.vul_in(wijzig(punt), knop="_publiceer", titel="Zelf gemaakt")
    assert publicatie(punt) == "gepubliceerd"
    assert "Zelf gemaakt" in beheer.lees(lijst(Agendapunt)).tekst
