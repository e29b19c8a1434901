"""What a clerk types is kept as it can be read, and what can't be kept or printed is said."""

import pytest
from django.test import Client

from agenda.models import Agendapunt, Orgaan, Wijziging
from agenda.opslag import opslaan
from tests.beheer.formulier import nieuw, wijzig


@pytest.mark.beide
def test_een_tekst_wordt_bewaard_in_tekens_die_te_lezen_zijn(beheer, woonvisie):
    beheer.vul_in(
        wijzig(woonvisie),
        titel="Cafe\u0301\u000ben \ufffezaal\u0007",
        toelichting="Een\r\ntwee\u2028drie",
        interne_notitie="Bel\u0085Bea",
        verwijzingen__0__titel="Rapport\u000bdeel 1",
        reden="Nieuwe\ufffe cijfers",
        **{f"planning-{woonvisie.perioden.get().pk}-toelichting": "voor\u000bjuni"},
    )
    punt = Agendapunt.objects.get()
    assert punt.titel == "Café en zaal"
    assert punt.toelichting == "Een\ntwee\ndrie"
    assert punt.interne_notitie == "Bel\nBea"
    assert punt.verwijzingen.get().titel == "Rapport deel 1"
    assert punt.planning.get().toelichting == "voor juni"
    assert Wijziging.objects.latest("pk").reden == "Nieuwe cijfers"


@pytest.mark.beide
def test_ook_wie_geen_formulier_gebruikt_bewaart_geen_stuurtekens(maak_agendapunt):
    punt = maak_agendapunt("Zee\x00\x0bsluis", toelichting="e\u0301\x0bn")
    opslaan(punt, reden="Om\x1fdat\ud800")
    punt.refresh_from_db()
    assert (punt.titel, punt.toelichting) == ("Zee sluis", "é\nn")


def test_een_link_naar_een_bestand_wordt_geweigerd_en_wat_getypt_is_blijft_staan(beheer, woonvisie):
    getypt = "Zie [de nota](file:///H:/nota.pdf) en [het stuk](//server/stuk)."
    pagina = beheer.vul_in(wijzig(woonvisie), toelichting=getypt)
    assert [fout.partition(" leidt")[0] for fout in pagina.fouten] == [
        "De link [de nota](file:///H:/nota.pdf)",
        "De link [het stuk](//server/stuk)",
    ]
    assert pagina.velden()["toelichting"] == getypt
    assert Agendapunt.objects.get().toelichting == "Samen bouwen."


def test_elke_lange_tekst_voor_bezoekers_kent_dezelfde_regel(beheer):
    velden = {"naam": "Raad", "slug": "raad", "omschrijving": "[x](javascript:alert(1))"}
    pagina = beheer.vul_in(nieuw(Orgaan), **velden)
    assert "leidt niet naar een webpagina" in " ".join(pagina.fouten)


def test_van_een_teken_dat_de_pdf_niet_kent_hoort_de_griffie_bij_het_opslaan(beheer, woonvisie):
    pagina = beheer.vul_in(wijzig(woonvisie), titel="Stad 漢", interne_notitie="字")
    [zin] = [melding for melding in pagina.meldingen if "De pdf" in melding]
    assert zin.startswith("De pdf kan het teken 漢 niet drukken. Daar staat dan [U+6F22].")
    assert Agendapunt.objects.get().titel == "Stad 漢"
    pagina = beheer.vul_in(wijzig(woonvisie), titel="Stad ≠ 10⁴ ☑")
    assert "De pdf" not in " ".join(pagina.meldingen)


def test_hoe_een_tekst_leest_ziet_alleen_wie_in_het_beheer_mag(beheer):
    tekst = {"tekst": "- 10% [x](file:y) 漢", "deel": "ja"}
    assert Client().post("/beheer/opmaak/", tekst).status_code == 302
    pagina = beheer.stuur("/beheer/opmaak/", tekst)
    assert pagina.teksten("//li") == ["- 10% [x](file:y) 漢"]
    assert [zin[:22] for zin in pagina.teksten("//p[strong]")] == [
        "Let op: De link [x](fi", "Let op: De pdf kan het",
    ]  # fmt: skip
