"""A correction of words only: it stays in the history, and is no news."""

import feedparser
import pytest
from django.core.exceptions import ValidationError

from agenda.models import Agenda, Agendapunt, Bijwerking, Wijziging
from agenda.opslag import opslaan
from ijmond.document import Sinds, als_html
from ijmond.momentopname.selectie import Selectie
from ijmond.vergelijking import met_kleine, vergelijk
from tests.beheer.formulier import wijzig
from tests.bezoek import plat
from tests.rollen import maak_gebruiker
from tests.vergelijking.opnamen import opname, verander

FOUT, GOED = "Wij bouwen een brugg.", "Wij bouwen een brug."
KNOP = "Maak er een kleine correctie van"


@pytest.fixture(scope="module")
def _punt(eenmalig, maak_agendapunt):
    return maak_agendapunt("Zeesluis", perioden=[2026], toelichting=FOUT).pk


@pytest.fixture
def punt(_punt, db):
    return Agendapunt.objects.get(pk=_punt)


@pytest.fixture
def lees(client):
    return lambda adres: plat(client.get(adres).content.decode())


def aanbod(pagina):
    """Where the button in a message leads to, if it is there."""
    return pagina.boom.xpath(f"//ul[@class='messagelist']//form[button='{KNOP}']/@action")


def laatste():
    return Wijziging.objects.last()


def test_een_kleine_correctie_staat_in_de_geschiedenis_en_niet_bij_het_nieuws(beheer, punt, lees):
    token = Bijwerking.objects.get(agenda=None).token
    voor = opname()
    pagina = beheer.vul_in(wijzig(punt), toelichting=GOED, klein="on")
    assert not pagina.fouten
    assert not aanbod(pagina)
    assert laatste().klein
    assert Bijwerking.objects.get(agenda=None).token != token
    assert "Tekst gewijzigd" not in lees("/wijzigingen/").partition("Volg deze")[0].split("Toon")[1]
    assert "Tekst gewijzigd" in lees("/wijzigingen/?klein=ja").split("Toon")[1]
    titels = [
        [los.title for los in feedparser.parse(beheer.client.get(adres).content).entries]
        for adres in ("/wijzigingen.atom", "/wijzigingen.atom?klein=ja")
    ]
    assert [sum("tekst gewijzigd" in titel for titel in blad) for blad in titels] == [0, 1]
    assert "Tekst gewijzigd" in lees(punt.get_absolute_url())
    assert "Kleine correctie" in beheer.lees("/beheer/agenda/punt/geschiedenis/SA-01/").tekst
    verander(punt, status="loopt")
    anders = vergelijk(punt.agenda_id, voor, opname())
    assert {str(los.soort) for los in anders.regels} == {"tekst_gewijzigd", "gestart"}
    papier = als_html(
        anders.nieuw, Selectie(), "", Sinds("gisteren", met_kleine(punt.agenda_id, anders))
    )
    [_, voorkant] = papier.split('id="wijzigingen"')
    voorkant = voorkant.partition("</section>")[0]
    assert "Gestart" in voorkant
    assert "Tekst gewijzigd" not in voorkant
    assert "En 1 kleine correctie:" in voorkant


def test_wat_ook_anders_veranderde_is_op_papier_geen_kleine_correctie(punt):
    voor = opname()
    verander(punt, toelichting="Wij slopen een brugg.")
    later = Agendapunt.objects.get(pk=punt.pk)
    later.toelichting = "Wij slopen een brug."
    opslaan(later, klein=True)
    anders = met_kleine(punt.agenda_id, vergelijk(punt.agenda_id, voor, opname()))
    assert [los.klein for los in anders.regels] == [False]


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"status": "loopt"}, "Bij ‘status’ verandert meer dan woorden"),
        ({"toelichting": "Wij bouwen geen brug."}, "Bij ‘toelichting’ verandert een cijfer"),
        ({"betrokkenen__0__rol": "trekker"}, "Bij ‘betrokkenen’ verandert meer dan woorden"),
    ],
)
def test_wat_geen_kleine_correctie_is_zegt_waarom_en_houdt_wat_er_stond(
    beheer, punt, maak_eigenaar, velden, zin
):
    if "betrokkenen__0__rol" in velden:
        velden = velden | {"betrokkenen__0__eigenaar": maak_eigenaar().pk}
    pagina = beheer.vul_in(wijzig(punt), **({"titel": "Zeesluizen", "klein": "on"} | velden))
    [fout] = pagina.fouten
    assert fout.startswith(zin)
    assert fout.endswith("dat is geen kleine correctie.")
    assert pagina.boom.xpath("//*[contains(@class, 'field-klein')]//ul[@class='errorlist']")
    assert pagina.velden()["titel"] == "Zeesluizen"
    assert pagina.velden()["klein"] == "on"
    assert Agendapunt.objects.get(pk=punt.pk).titel == "Zeesluis"


def test_een_tikfout_wordt_na_het_opslaan_met_een_knop_een_kleine_correctie(beheer, punt, lees):
    pagina = beheer.vul_in(wijzig(punt), toelichting=GOED)
    assert "Tekst gewijzigd" in lees("/wijzigingen/").split("Toon")[1]
    token = Bijwerking.objects.get(agenda=punt.agenda).token
    pagina = beheer.stuur(*aanbod(pagina), {})
    assert pagina.meldingen == ["Dit is nu een kleine correctie."]
    assert pagina.kop == "Geschiedenis van SA-01"
    assert laatste().klein
    assert Bijwerking.objects.get(agenda=punt.agenda).token != token
    assert "Tekst gewijzigd" not in lees("/wijzigingen/").split("Toon")[1]


@pytest.mark.parametrize(
    "velden", [{"toelichting": "Er komt hier een park met bomen."}, {"status": "loopt"}]
)
def test_wat_geen_tikfout_lijkt_krijgt_geen_knop_en_laat_zich_niet_klein_maken(
    beheer, punt, velden
):
    pagina = beheer.vul_in(wijzig(punt), **velden)
    assert not aanbod(pagina)
    pagina = beheer.stuur(f"/beheer/agenda/punt/klein/{laatste().pk}/", {})
    assert laatste().klein == ("toelichting" in velden)
    if "status" in velden:
        assert pagina.meldingen[0].endswith("dat is geen kleine correctie.")


def test_wie_het_deed_of_mag_publiceren_maakt_het_klein(client, punt):
    punt.toelichting = GOED
    opslaan(punt, door="redacteur")
    adres = f"/beheer/agenda/punt/klein/{laatste().pk}/"
    for naam, antwoord in (("meelezer", 403), ("ander", 403), ("redacteur", 302)):
        rol = "Meelezer" if naam == "meelezer" else "Redacteur"
        client.force_login(maak_gebruiker(naam, rol))
        assert client.post(adres).status_code == antwoord, naam
    assert laatste().klein


def test_ook_een_tekst_van_de_agenda_zelf_mag_een_kleine_correctie_zijn(beheer, punt):
    agenda = punt.agenda
    pagina = beheer.vul_in(wijzig(agenda), inleiding="Dit is de agenda.")
    assert not pagina.fouten
    pagina = beheer.vul_in(wijzig(agenda), inleiding="Dit is onze agenda.", klein="on")
    assert not pagina.fouten
    assert laatste().klein
    pagina = beheer.vul_in(wijzig(agenda), eind="2029-12-31", klein="on")
    assert pagina.fouten == [
        "Bij ‘laatste dag’ verandert meer dan woorden: dat is geen kleine correctie."
    ]
    assert Agenda.objects.get().eind == agenda.eind


def test_het_opslagpad_bewaakt_het_zelf_en_voor_alles_samen(punt):
    punt.toelichting, punt.status = GOED, "loopt"
    with pytest.raises(ValidationError) as fout:
        opslaan(punt, klein=True)
    assert fout.value.error_list[0].code == "klein"
    assert Agendapunt.objects.get(pk=punt.pk).toelichting == FOUT
