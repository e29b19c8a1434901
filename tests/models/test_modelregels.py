"""Each rule of the model gives a Dutch sentence; the database guards what one row can prove."""

from datetime import date, time
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from agenda.beschrijving.model import Beschreven
from agenda.models import (
    Agenda,
    Agendapunt,
    Ambt,
    Bedrag,
    Behandeling,
    Betrokkenheid,
    Deelname,
    Domein,
    Eigenaar,
    Mijlpaal,
    Orgaan,
    Periode,
    Planning,
    Punt,
    Thema,
    Vergadering,
)
from agenda.opslag import fouten, opslaan
from werkagenda.models import Actie, Overleg

pytestmark = pytest.mark.beide  # constraints

DAG = date(2026, 5, 1)
EERDER = date(2020, 1, 1)


@pytest.fixture(scope="module")
def _wereld(
    eenmalig, maak_agenda, maak_domein, maak_agendapunt, maak_actie, maak_eigenaar,
    maak_vergadering,
):  # fmt: skip
    """Two agendas, so that one can wrongly point into the other; `eigen` is the first."""
    agenda = maak_agenda(is_home=True)
    domein = maak_domein("Economie", agenda=agenda)
    velsen = maak_eigenaar("Velsen")
    punt = maak_agendapunt(domein=domein, perioden=[2026], betrokkenen=[(velsen, "trekker")])
    maak_actie()
    maak_vergadering(punten=[punt])
    opslaan(Deelname(agenda=agenda, eigenaar=velsen))
    opslaan(Mijlpaal(agenda=agenda, titel="Vastgesteld", datum=DAG))
    opslaan(Thema(agenda=agenda, naam="Haven", slug="haven"))
    maak_domein("Elders", agenda=maak_agenda())


@pytest.fixture
def wereld(_wereld, db):
    pass


def agenda():
    return Agenda.objects.get(slug="agenda-a")


def ander():
    return Agenda.objects.get(slug="agenda-b")


def nieuwe_agenda(**velden):
    return Agenda(
        **{
            "titel": "Nieuw", "slug": "nieuw", "regio": "IJmond", "begin": DAG, "eind": DAG,
            "voorvoegsel_agendapunt": "XA", "voorvoegsel_actie": "XW",
        }
        | velden
    )  # fmt: skip


def nieuwe_actie(**velden):
    overleg = Overleg.objects.get()
    basis = {"agenda": agenda(), "overleg": overleg, "titel": "Kade", "volgorde": 9}
    return Actie(**basis | {"kenmerk": "WA-90", "soort": "actie"} | velden)


def nieuw_punt(**velden):
    basis = {"agenda": agenda(), "domein": Domein.objects.get(slug="economie"), "titel": "Sluis"}
    return Agendapunt(**basis | {"kenmerk": "SA-90", "soort": "agendapunt"} | velden)


def nieuwe_vergadering(**velden):
    return Vergadering(**{"orgaan": Orgaan.objects.get(), "datum": DAG} | velden)


def persoon():
    bea, _ = Eigenaar.objects.get_or_create(naam="Bea", slug="bea", soort="persoon")
    return bea


def met_ambt(slug, soort):
    """Somebody in office, or the organisation that the office is at, as another kind of owner."""
    velsen = Eigenaar.objects.get(slug="velsen")
    Ambt.objects.get_or_create(persoon=persoon(), organisatie=velsen, functie="wethouder")
    eigenaar = Eigenaar.objects.get(slug=slug)
    eigenaar.soort = soort
    return eigenaar


def dezelfde(model, **velden):
    """A second row that says the same as the one that is there."""
    rij = model.objects.first()
    rij.pk = None
    rij._state.adding = True
    for veld, waarde in velden.items():
        setattr(rij, veld, waarde)
    return rij


PRECISIE = "Datum en nauwkeurigheid passen niet bij elkaar"

# The rule, a row that breaks it, and the words that the clerk reads.
DOOR_DE_DATABASE = {
    "agenda eindigt voor begin": (
        lambda: nieuwe_agenda(eind=EERDER), "De agenda eindigt voordat hij begint"),
    "tweede agenda op de voorpagina": (
        lambda: nieuwe_agenda(is_home=True), "al een andere agenda op de voorpagina"),
    "zelfde letters voor punt en actie": (
        lambda: nieuwe_agenda(voorvoegsel_actie="XA"), "elk een eigen kenmerk nodig"),
    "stand zonder nauwkeurigheid": (lambda: nieuwe_agenda(stand_op=DAG), PRECISIE),
    "zelfde adres van agenda": (lambda: nieuwe_agenda(slug="agenda-a"), "is al van"),
    "deelnemer twee keer": (lambda: dezelfde(Deelname), "Deze deelnemer staat er al bij"),
    "domein twee keer": (
        lambda: Domein(agenda=agenda(), naam="Werk", slug="economie"),
        "al een domein met dit adres"),
    "thema twee keer": (lambda: dezelfde(Thema), "al een thema met dit adres"),
    "periode eindigt voor begin": (
        lambda: Periode(agenda=agenda(), naam="2030", begin=date(2030, 1, 1), eind=EERDER),
        "De periode eindigt voordat hij begint"),
    "periode met dezelfde naam": (
        lambda: Periode(agenda=agenda(), naam="2026", begin=EERDER, eind=EERDER),
        "al een periode met die naam"),
    "mijlpaal twee keer": (lambda: dezelfde(Mijlpaal), "Deze mijlpaal staat er al"),
    "mijlpaal zonder datum": (
        lambda: Mijlpaal(agenda=agenda(), titel="Ooit"), PRECISIE),
    "zelfde kenmerk": (lambda: nieuw_punt(kenmerk="SA-01"), "Het kenmerk SA-01 is al eens"),
    "betrokkene twee keer": (lambda: dezelfde(Betrokkenheid), "al met deze rol"),
    "planning twee keer": (lambda: dezelfde(Planning), "Dit punt staat al in deze periode"),
    "behandeling twee keer": (lambda: dezelfde(Behandeling), "al op de agenda van deze"),
    "vergadering twee keer op een dag": (
        lambda: dezelfde(Vergadering), "op die dag al een vergadering zonder tijd"),
    "vergadering zonder datum": (lambda: nieuwe_vergadering(datum=None), PRECISIE),
    "ambt eindigt voor begin": (
        lambda: Ambt(
            persoon=persoon(), organisatie=Eigenaar.objects.get(slug="velsen"),
            functie="wethouder", van=DAG, tot=EERDER),
        "Het ambt eindigt voordat het begint"),
    "bedrag zonder bedrag": (
        lambda: Bedrag(punt=Punt.objects.first()), "Vul een bedrag in, of kies 'P.m.'"),
    "p.m. met bedrag": (
        lambda: Bedrag(punt=Punt.objects.first(), bedrag=Decimal(1), zekerheid="pm"),
        "laat het bedrag leeg"),
    "termijn zonder nauwkeurigheid": (lambda: nieuwe_actie(termijn=DAG), PRECISIE),
    "nauwkeurigheid zonder termijn": (lambda: nieuwe_actie(termijn_precisie="jaar"), PRECISIE),
}  # fmt: skip

DOOR_HET_OPSLAAN = {
    "adres van een andere pagina": (
        lambda: nieuwe_agenda(slug="versies"), "al van een andere pagina"),
    "domein op het adres van een andere pagina": (
        lambda: Domein(agenda=agenda(), naam="X", slug="geheel"), "al van een andere pagina"),
    "letters die geen letters zijn": (
        lambda: nieuwe_agenda(voorvoegsel_actie="w1"), "een tot vier hoofdletters"),
    "letters van een andere agenda": (
        lambda: nieuwe_agenda(voorvoegsel_actie="SA"), "Dit kenmerk is al van de agenda"),
    "kenmerk dat geen kenmerk is": (
        lambda: nieuw_punt(kenmerk="SA7"), "Een kenmerk is letters, een streepje en cijfers"),
    "perioden die voor een deel samenvallen": (
        lambda: Periode(
            agenda=agenda(), naam="winter", begin=date(2026, 12, 1), eind=date(2027, 2, 28)),
        "Deze periode valt voor een deel samen met '2026'"),
    "perioden met dezelfde dagen": (
        lambda: Periode(
            agenda=agenda(), naam="het jaar", begin=date(2026, 1, 1), eind=date(2026, 12, 31)),
        "Deze agenda heeft al een periode met deze datums"),
    "domein van een andere agenda": (
        lambda: nieuw_punt(domein=Domein.objects.get(slug="elders")),
        "Dit domein hoort bij een andere agenda"),
    "agendapunt van een andere agenda": (
        lambda: nieuwe_actie(agenda=ander()), "Dit overleg hoort bij een andere agenda"),
    "actie zonder plaats": (
        lambda: nieuwe_actie(overleg=None), "Kies een overleg of een agendapunt"),
    "agendapunt zonder domein": (
        lambda: nieuw_punt(domein=None), "Kies waar dit bij hoort: domein."),
    "punt zonder titel": (lambda: nieuw_punt(titel=""), "Dit veld kan niet leeg zijn"),
    "ambt bij een persoon": (
        lambda: Ambt(persoon=persoon(), organisatie=persoon(), functie="wethouder"),
        "Kies een organisatie"),
    "persoon met mensen in een ambt": (
        lambda: met_ambt(soort="persoon", slug="velsen"), "dus het is een organisatie"),
    "organisatie met een ambt": (
        lambda: met_ambt(soort="bedrijf", slug="bea"), "dus het is een persoon"),
}  # fmt: skip


def test_wie_een_regel_breekt_leest_een_nederlandse_zin(wereld, subtests):
    for regel, (maak, zin) in (DOOR_DE_DATABASE | DOOR_HET_OPSLAAN).items():
        with subtests.test(regel):
            rij = maak()
            with pytest.raises(ValidationError) as fout:
                opslaan(rij) if isinstance(rij, Beschreven) else rij.full_clean()
            assert zin in " ".join(fout.value.messages)


def test_ook_de_database_weigert_wat_een_rij_kan_bewijzen(wereld, subtests):
    for regel, (maak, _) in DOOR_DE_DATABASE.items():
        rij = maak()
        with subtests.test(regel), pytest.raises(IntegrityError), transaction.atomic():
            rij.save()


def test_een_periode_van_een_andere_agenda_past_niet(wereld):
    punt, elders = Agendapunt.objects.first(), ander().perioden.first()
    with pytest.raises(ValidationError, match="hoort bij een andere agenda"):
        Planning(agendapunt=punt, periode=elders).full_clean()


def test_een_thema_van_een_andere_agenda_past_niet_en_controleer_vindt_het(wereld):
    punt = Agendapunt.objects.first()
    thema = Thema(agenda=ander(), naam="Elders", slug="elders-thema")
    opslaan(thema)
    with pytest.raises(ValidationError, match="'Elders' hoort bij een andere agenda"):
        opslaan(punt, lambda: punt.themas.add(thema))
    assert not punt.themas.exists()
    punt.themas.add(thema)
    assert any("'Elders' hoort bij een andere agenda" in zin for zin in fouten([Agendapunt]))


def test_wat_geen_datum_heeft_staat_op_elke_database_achteraan(wereld, maak_vergadering):
    orgaan = Orgaan.objects.get()
    zonder = maak_vergadering(orgaan=orgaan, datum=None, datum_precisie="onbekend")
    laat = maak_vergadering(orgaan=orgaan, datum=date(2027, 1, 1), begin=time(20))
    avond = maak_vergadering(orgaan=orgaan, datum=date(2027, 1, 1))
    assert list(Vergadering.objects.all())[:2] == [laat, avond]
    assert list(Vergadering.objects.all())[-1] == zonder
    opslaan(Mijlpaal(agenda=agenda(), titel="Ooit", datum_precisie="onbekend"))
    assert [m.titel for m in agenda().mijlpalen.all()] == ["Vastgesteld", "Ooit"]


def test_twee_acties_in_verschillende_overleggen_mogen_hetzelfde_heten(maak_actie, maak_overleg):
    maak_actie("Samen inkopen", overleg=maak_overleg())
    maak_actie("Samen inkopen", overleg=maak_overleg())
    assert Punt.objects.filter(titel="Samen inkopen").count() == 2


def test_een_actie_zonder_overleg_kan_onder_een_agendapunt_staan(maak_actie, maak_agendapunt):
    actie = maak_actie(agendapunt=maak_agendapunt())
    assert actie.overleg is None
