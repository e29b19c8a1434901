"""Laying a voorstel before a meeting, as the griffie does it, and what is decided about it."""

import pytest
from django.urls import reverse

from agenda.beschrijving.lezen import inhoud
from agenda.models import Agendapunt, Voorstel
from agenda.opslag import verwijder
from agenda.voorstellen import nieuw_voorstel, stel_voor
from ijmond.logboek import Logregel
from tests.beheer.formulier import Beheer
from tests.rollen import maak_gebruiker
from tests.wijzigen import BINNENKORT

OPENBAAR = "/agenda/agenda-a/voorstellen/1/"


@pytest.fixture
def punten(samen, maak_agendapunt):
    with samen():
        concept = maak_agendapunt("Nog geheim", publicatie="concept")
        return maak_agendapunt("Een brug"), maak_agendapunt("Een tunnel"), concept


@pytest.fixture
def vergadering(maak_vergadering, maak_orgaan):
    orgaan = maak_orgaan("IJmondcommissie")
    maak_vergadering(datum=BINNENKORT, datum_precisie="dag", status="geannuleerd")
    return maak_vergadering(datum=BINNENKORT, datum_precisie="dag", orgaan=orgaan)


@pytest.fixture
def voorstel(punten):
    voorstel = nieuw_voorstel(punten[0].agenda, "Na de commissie", reden="De commissie wil het.")
    for punt in punten:
        stel_voor(voorstel, punt, inhoud(punt) | {"titel": f"{punt.titel}, maar langer"})
    return voorstel


def adres(naam, voorstel):
    return reverse(f"voorstel-{naam}", args=[voorstel.pk])


def test_van_voorleggen_tot_besluit(beheer, client, voorstel, vergadering):
    pagina = beheer.lees(reverse("admin:voorstel", args=[voorstel.pk]))
    assert adres("voorleggen", voorstel) in pagina.boom.xpath("//main//a/@href")
    leg = adres("voorleggen", voorstel)
    pagina = beheer.lees(leg)
    assert [o.text for o in pagina.boom.xpath("//select[@name='vergadering']/option")] == [
        "Kies een vergadering",
        str(vergadering),
    ]
    pagina = beheer.verstuur(pagina, openbaar="on")
    assert "Kies de vergadering waarin dit voorligt." in pagina.tekst
    assert pagina.velden()["openbaar"] == "on"
    pagina = beheer.verstuur(pagina, vergadering=vergadering.pk)
    assert pagina.meldingen == [f"Het voorstel ligt voor in de vergadering van {vergadering}."]
    assert OPENBAAR in pagina.boom.xpath("//main//a/@href")
    assert "Bezoekers lezen dit voorstel" in pagina.tekst
    assert Logregel.objects.filter(wat="op_de_site", waarop__contains="voorstel 1").exists()
    assert client.get(OPENBAAR).status_code == 200
    regel = voorstel.regels.get(verandering__titel="Een tunnel, maar langer")
    zonder = {f"r{regel.nummer}__doet_mee": None}
    pagina = beheer.verstuur(pagina, knop="_bewaar", **zonder)
    assert "Schrijf waarom deze regel niet meegaat." in pagina.tekst
    zonder[f"r{regel.nummer}__waarom_niet"] = "De raad wil dit nog niet."
    pagina = beheer.verstuur(pagina, knop="_voer_uit", **zonder)
    assert pagina.meldingen == ["Het voorstel ‘Na de commissie’ is uitgevoerd."]
    assert Agendapunt.objects.filter(titel="Een brug, maar langer").exists()
    assert "De raad wil dit nog niet." in client.get(OPENBAAR).content.decode()


def test_wat_in_de_weg_staat_wordt_gezegd_en_niets_gaat_verloren(
    beheer, voorstel, maak_vergadering
):
    vergadering = maak_vergadering(datum=BINNENKORT, datum_precisie="dag", publicatie="concept")
    pagina = beheer.vul_in(adres("voorleggen", voorstel), vergadering=vergadering.pk, openbaar="on")
    assert "Deze vergadering staat niet op de site. Publiceer haar eerst." in pagina.tekst
    assert pagina.velden()["vergadering"] == str(vergadering.pk)
    assert Voorstel.objects.get().status == "in_voorbereiding"


def test_wat_nergens_heen_leidt_komt_niet_voor_te_liggen(beheer, voorstel, punten, vergadering):
    rij = {"periode": "2031", "toelichting": ""}
    stel_voor(voorstel, punten[0], inhoud(punten[0]) | {"planning": [rij]})
    verwijder(punten[1])
    leg = {"vergadering": vergadering.pk, "openbaar": "on"}
    pagina = beheer.vul_in(adres("voorleggen", voorstel), **leg)
    assert "Regel 1: Periode ‘2031’ is er niet meer." in pagina.tekst
    assert "Regel 2: Wat deze regel wijzigt, is er niet meer." in pagina.tekst
    assert Voorstel.objects.get().status == "in_voorbereiding"


def test_wat_iemand_typte_terwijl_een_ander_het_voorlegde_staat_er_nog(
    beheer, bij_anna, voorstel, vergadering
):
    van_het_voorstel = reverse("admin:voorstel", args=[voorstel.pk])
    eerst = bij_anna.lees(van_het_voorstel)
    beheer.vul_in(adres("voorleggen", voorstel), vergadering=vergadering.pk)
    getypt = {"toelichting": "Bel de raad.", "r1-reden": "De raad vroeg dit.", "r2-waarheen": "weg"}
    pagina = bij_anna.verstuur(eerst, knop="_bewaar", **getypt, **{"r1-opmerking": "Klopt dit?"})
    assert pagina.meldingen == []
    assert "Dit voorstel ligt intussen voor in een vergadering." in pagina.fouten[0]
    assert pagina.fouten[1:] == [
        "U typte bij ‘Toelichting’: ‘Bel de raad.’.",
        "U typte bij regel 1, ‘Eigen reden’: ‘De raad vroeg dit.’.",
        "Uw keuze bij regel 2 kon er niet meer bij.",
    ]
    assert pagina.velden()["r1-opmerking"] == "Klopt dit?"
    pagina = bij_anna.verstuur(pagina, knop="_bewaar")
    assert pagina.meldingen == ["Het voorstel is bewaard."]
    assert voorstel.regels.count() == 3


def test_terugnemen_en_laten_vervallen(beheer, client, voorstel, vergadering):
    leg = {"vergadering": vergadering.pk, "openbaar": "on"}
    beheer.vul_in(adres("voorleggen", voorstel), **leg)
    beheer.vul_in(adres("neem-terug", voorstel))
    assert client.get(OPENBAAR).status_code == 404
    beheer.vul_in(adres("voorleggen", voorstel), **leg)
    pagina = beheer.vul_in(adres("laat-vervallen", voorstel))
    assert "Schrijf waarom dit voorstel vervalt." in pagina.tekst
    beheer.verstuur(pagina, reden="Niet aangenomen.")
    assert client.get(OPENBAAR).status_code == 410


def test_wie_het_voorbereidt_leest_ook_concepten_en_niemand_bewaart_dat(client, voorstel):
    client.force_login(maak_gebruiker("mee", "Meelezer"))
    for naam in ("agenda", "vergelijking"):
        antwoord = client.get(adres(naam, voorstel))
        assert "Nog geheim, maar langer" in antwoord.content.decode()
        assert "no-store" in antwoord.headers["Cache-Control"]
        assert "noindex" in antwoord.headers["X-Robots-Tag"]


def test_een_leeg_voorstel_en_een_dat_zichzelf_tegenspreekt_zijn_te_lezen(beheer, voorstel, punten):
    leeg = nieuw_voorstel(punten[0].agenda, "Leeg")
    for naam in ("agenda", "vergelijking"):
        beheer.lees(adres(naam, leeg))
    Beheer(beheer.client).lees(adres("voorleggen", leeg))
