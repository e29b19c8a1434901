"""Owners, meetings and what they treat, documents and bodies."""

import pytest
from django.utils.timezone import localdate

from agenda.models import Document, Eigenaar, Orgaan, Stand, Vergadering
from tests.beheer.formulier import nieuw, wijzig


def test_een_webadres_zonder_https_mag(beheer, maak_eigenaar):
    velsen = maak_eigenaar("Velsen")
    beheer.vul_in(wijzig(velsen), website="www.velsen.nl")
    velsen.refresh_from_db()
    assert velsen.website == "https://www.velsen.nl"


def test_een_andere_naam_van_een_eigenaar_komt_in_de_stand_van_elke_agenda(
    beheer, maak_agendapunt, maak_eigenaar
):
    velsen = maak_eigenaar("Velsen")
    punt = maak_agendapunt(betrokkenen=[(velsen, "trekker")])
    lijst = beheer.vul_in(wijzig(velsen), naam="Gemeente Velsen")
    gewijzigd = lijst.boom.xpath("//td[contains(@class, 'field-gewijzigd')]//text()")
    assert gewijzigd == [localdate().strftime("%d-%m-%Y"), "griffie"]
    kader = Stand.objects.filter(agenda=punt.agenda, kenmerk="").last().inhoud
    assert kader["register"]["eigenaren"]["velsen"]["naam"] == "Gemeente Velsen"


def test_een_vergadering_met_haar_punten_werkt_ook_de_stand_van_die_punten_bij(
    beheer, maak_orgaan, maak_agendapunt
):
    orgaan, punt = maak_orgaan("Commissie"), maak_agendapunt()
    beheer.vul_in(
        nieuw(Vergadering),
        orgaan=orgaan.pk,
        datum="1-10-2026",
        begin="20:00",
        behandelingen__0__volgnummer="1",
        behandelingen__0__punt=punt.pk,
        behandelingen__0__doel="besluitvormend",
    )
    vergadering = Vergadering.objects.get()
    assert vergadering.publicatie == "concept"
    inhoud = Stand.objects.filter(kenmerk=punt.kenmerk).last().inhoud
    assert [(b["vergadering"], b["doel"]) for b in inhoud["behandelingen"]] == [
        (vergadering.pk, "besluitvormend")
    ]
    beheer.vul_in(wijzig(vergadering), behandelingen__0__uitkomst="Aangenomen")
    beheer.vul_in(wijzig(vergadering), behandelingen__0__DELETE="on")
    uitkomsten = [
        [b["uitkomst"] for b in stand.inhoud["behandelingen"]]
        for stand in Stand.objects.filter(kenmerk=punt.kenmerk)
    ]
    assert uitkomsten == [[], [""], ["Aangenomen"], []]


def test_een_behandeling_is_ook_bij_het_punt_te_wijzigen(beheer, maak_agendapunt, maak_vergadering):
    punt = maak_agendapunt()
    vergadering = maak_vergadering()
    beheer.vul_in(wijzig(punt), behandelingen__0__vergadering=vergadering.pk)
    assert vergadering.behandelingen.get().punt.kenmerk == punt.kenmerk


def test_hetzelfde_punt_twee_keer_in_een_vergadering_is_een_fout(
    beheer, maak_agendapunt, maak_vergadering
):
    punt = maak_agendapunt()
    vergadering = maak_vergadering(punten=[punt])
    pagina = beheer.vul_in(wijzig(vergadering), behandelingen__1__punt=punt.pk)
    assert pagina.fouten
    assert vergadering.behandelingen.count() == 1


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"datum": ""}, "Datum en nauwkeurigheid passen niet bij elkaar"),
        ({"datum_precisie": "onbekend"}, "Datum en nauwkeurigheid passen niet bij elkaar"),
        ({"datum": "32-13-2026"}, "geldige datum"),
        ({"begin": "25:00"}, "Dit is geen tijd."),
    ],
)
def test_een_datum_die_niet_kan_blijft_staan_met_een_fout(beheer, maak_vergadering, velden, zin):
    pagina = beheer.vul_in(wijzig(maak_vergadering()), locatie="Raadhuis", **velden)
    assert zin in pagina.fouten[0]
    assert pagina.velden()["locatie"] == "Raadhuis"


def test_een_vergadering_zonder_datum_kan(beheer, maak_orgaan):
    beheer.vul_in(nieuw(Vergadering), orgaan=maak_orgaan().pk, datum_precisie="onbekend")
    assert Vergadering.objects.get().datum is None


def test_twee_vergaderingen_op_een_dag_zonder_tijd_is_een_fout(beheer, maak_vergadering):
    vergadering = maak_vergadering()
    pagina = beheer.vul_in(nieuw(Vergadering), orgaan=vergadering.orgaan.pk, datum="1-6-2026")
    assert pagina.fouten == ["Dit orgaan heeft op die dag al een vergadering zonder tijd."]


@pytest.mark.parametrize(
    ("model", "velden"),
    [
        (Document, {"titel": "Rapport", "slug": "rapport", "jaar": "2013"}),
        (Orgaan, {"naam": "Raad van Velsen", "slug": "raad-van-velsen"}),
    ],
)
def test_een_document_en_een_orgaan_zijn_te_maken_en_te_wijzigen(beheer, db, model, velden):
    beheer.vul_in(nieuw(model), **velden)
    rij = model.objects.get()
    naam = "titel" if model is Document else "naam"
    beheer.vul_in(wijzig(rij), **{naam: "Anders", "slug": "anders"})
    rij.refresh_from_db()
    assert (str(rij), rij.slug) == ("Anders", velden["slug"])


def test_een_eigenaar_is_toe_te_voegen_in_een_venster_naast_het_formulier(beheer):
    adres = f"{nieuw(Eigenaar)}?_popup=1"
    velden = beheer.lees(adres).velden()
    response = beheer.client.post(
        adres, velden | {"naam": "Velsen", "slug": "velsen", "soort": "gemeente", "_save": "x"}
    )
    assert response.status_code == 200
    assert "Velsen" in response.content.decode()
    assert Eigenaar.objects.get().naam == "Velsen"
