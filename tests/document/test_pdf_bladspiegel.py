"""Where things stand on paper: nothing on top of something else, and nothing left alone."""

from datetime import date
from itertools import pairwise

import pytest
from django.template.loader import render_to_string

from ijmond.document import als_html
from ijmond.document.feiten import Feit
from ijmond.momentopname.selectie import Selectie
from tests.drukkerij.drukker import MINIMAAL
from tests.momentopnamen import (
    gepland,
    maak_agendapunt,
    maak_domein,
    maak_momentopname,
    maak_periode,
)
from tests.pdf import druk_echt, woorden_op_hun_plek

pytestmark = pytest.mark.druk

BLADBREEDTE, LIGGEND = 595, 842
LANG = "Gemeenschappelijke uitvoeringsprogramma’s voor woningbouwprogrammering"


@pytest.fixture
def druk(tmp_path):
    """The words of a document, with their places."""

    def doe(html):
        gedrukt = druk_echt(html, tmp_path / "x.pdf")
        assert gedrukt.returncode == 0, gedrukt.stderr.decode()
        return woorden_op_hun_plek(tmp_path / "x.pdf")

    return doe


def regels(woorden):
    """The words that stand on one line together, from top to bottom."""
    gevonden = []
    for woord in sorted(woorden, key=lambda los: (los.pagina, los.onder)):
        vorige = gevonden[-1][-1] if gevonden else None
        if vorige and vorige.pagina == woord.pagina and woord.onder - vorige.onder < 3:
            gevonden[-1].append(woord)
        else:
            gevonden.append([woord])
    return [sorted(regel, key=lambda los: los.links) for regel in gevonden]


def test_een_label_van_elke_lengte_staat_los_van_zijn_waarde(druk):
    labels = ["Bron", "Status in 2015", "Sinds versie 5 (3 februari 2026)", LANG]
    lijst = "".join(f"<li><strong>{label}</strong> waarde</li>" for label in labels)
    woorden = druk(MINIMAAL % f'<article class="punt"><ul class="gegevens">{lijst}</ul></article>')
    waarden = [woord for woord in woorden if woord.tekst == "waarde"]
    assert len(waarden) == len(labels)
    for regel in regels(woorden):
        for links, rechts in pairwise(regel):
            assert rechts.links > links.rechts
    assert waarden[0].links == pytest.approx(waarden[1].links, abs=0.5)


def test_een_lang_woord_blijft_op_het_blad_en_in_de_planning_in_zijn_kolom(druk):
    lang = "w" * 170
    punten = [
        maak_agendapunt("SA-01", titel=f"{LANG} {lang}", toelichting=lang, beoogd_resultaat=lang),
        maak_agendapunt("SA-02", titel="Kort"),
    ]
    domein = maak_domein(naam=lang, beschrijving=lang, agendapunten=punten)
    woorden = druk(als_html(maak_momentopname([domein]), Selectie(), ""))
    # "Een teken staat bij …", above the matrix.
    liggend = {woord.pagina for woord in woorden if woord.tekst == "teken"}
    for woord in woorden:
        breedte = LIGGEND if woord.pagina in liggend else BLADBREEDTE
        assert woord.rechts < breedte - 40
    kop = next(regel for regel in regels(woorden) if regel[0].tekst == "Agendapunt")
    rij = [w for w in woorden if w.pagina == kop[0].pagina and w.boven > kop[0].boven]
    hoogte = next(woord for woord in rij if woord.tekst == "SA-01").boven
    titel = [w for w in rij if w.boven > hoogte - 5 and "www" in w.tekst][:5]
    assert len(titel) > 3
    assert all(woord.rechts < kop[1].links for woord in titel)


@pytest.fixture(scope="module")
def dertig_punten(tmp_path_factory):
    """The words of a document in which a title, and the foot of a page, fall anywhere."""
    pad = tmp_path_factory.mktemp("pdf") / "x.pdf"
    punten = [
        maak_agendapunt(
            f"SA-{n}",
            titel="woord " * 8 + "x" * n,
            toelichting="woord " * 11 * n,
            beoogd_resultaat="woord " * 30,
        )
        for n in range(10, 40)
    ]
    agenda = maak_momentopname([maak_domein(agendapunten=punten)])
    gedrukt = druk_echt(als_html(agenda, Selectie(), ""), pad)
    assert gedrukt.returncode == 0, gedrukt.stderr.decode()
    return woorden_op_hun_plek(pad)


def test_in_de_inhoud_staat_een_nummer_naast_zijn_titel(dertig_punten):
    geteld = 0
    for regel in regels([woord for woord in dertig_punten if woord.pagina in (2, 3)]):
        if regel[-1].tekst.isdecimal() and regel[-1].rechts > 500:
            assert len(regel) > 1, regel
            geteld += 1
    assert geteld > 30


def test_een_pagina_eindigt_niet_met_een_kop(dertig_punten):
    for pagina in range(3, dertig_punten[-1].pagina):
        laatste = regels([woord for woord in dertig_punten if woord.pagina == pagina])[-1]
        assert laatste[0].tekst not in {"Agendapunten", "Beoogd", "Gepland", "Planning"}
        naast_kenmerk = [woord for woord in laatste[1:2] if laatste[0].tekst.startswith("SA-")]
        assert not any(titel.links > 150 for titel in naast_kenmerk)


def test_voor_wat_achterin_staat_blijft_geen_bijna_leeg_blad_achter(druk):
    """A long last page keeps what comes after it on a page of its own, for a glossary to begin."""
    achterin = (
        '<!-- register --><div class="achterin"><section id="wat"><h2>Begrippen</h2></section>'
        '<section id="wie"><h2>Wie</h2><p>Staat op <span data-bladen="SA-01 "></span></p>'
        "</section></div>"
    )
    eerste = '<p style="break-after: page">een</p>'
    for regels_ervoor, blad in ((4, 2), (30, 3)):
        punt = f'<article class="punt" id="SA-01"><p>{"woord<br>" * regels_ervoor}</p></article>'
        woorden = druk(MINIMAAL % f"<!-- bladen -->{eerste}{punt}{achterin}")
        plek = {woord.tekst: woord for woord in woorden}
        assert plek["Begrippen"].pagina == plek["Wie"].pagina == blad
        assert plek["2"].pagina == blad  # where it says that the item is


def test_wat_in_geen_van_veel_perioden_staat_is_een_lijst_onder_de_tabellen(druk):
    kwartalen = [
        maak_periode(f"{jaar}-Q{n}", "kwartaal", date(jaar, 3 * n - 2, 1), date(jaar, 3 * n, 28))
        for jaar in (2026, 2027, 2028, 2029)
        for n in (1, 2, 3, 4)
    ]
    punten = [
        maak_agendapunt("SA-01", planning=(gepland(kwartalen[0].tijdvak),)),
        maak_agendapunt("SA-02", jaren=(), ritme_toelichting="na de zomer"),
    ]
    agenda = maak_momentopname([maak_domein(agendapunten=punten)], perioden=tuple(kwartalen))
    woorden = " ".join(woord.tekst for woord in druk(als_html(agenda, Selectie(), "")))
    assert "Niet in een jaar gepland" in woorden
    assert "SA-02 Detailhandelsvisie: na de zomer" in woorden


def test_een_vervolg_van_de_planning_staat_bovenaan_een_blad_met_even_brede_kolommen(druk):
    """Whatever the rows hold: short and long titles, with and without a line in small print."""
    ritmes = ["", "Medio 2026, in de eerste bijeenkomst. De tabel noemt twee kwartalen. " * 2]
    punten = [
        maak_agendapunt(f"SA-{n}", titel=LANG if n % 7 == 0 else "woord " * (n % 20),
                        ritme_toelichting=ritmes[n % 2], **({} if n % 3 else {"jaren": ()}))
        for n in range(10, 60)
    ]  # fmt: skip
    woorden = druk(als_html(maak_momentopname([maak_domein(agendapunten=punten)]), Selectie(), ""))
    vervolgen = [woord for woord in woorden if woord.tekst == "(vervolg)"]
    assert len(vervolgen) > 1
    for vervolg in vervolgen:
        boven = min(woord.boven for woord in woorden if woord.pagina == vervolg.pagina)
        assert vervolg.boven == pytest.approx(boven, abs=3)
    # No table goes on where nothing says what its columns are.
    for pagina in {vervolg.pagina for vervolg in vervolgen}:
        koppen = [w for w in woorden if w.pagina == pagina and w.tekst == "Agendapunt"]
        assert len(koppen) == 1
    koppen = [regel for regel in regels(woorden) if regel[0].tekst == "Agendapunt"]
    assert len(koppen) > 2
    eerste, *rest = [[round(woord.links) for woord in kop] for kop in koppen]
    assert all(kop == eerste for kop in rest)


def test_een_label_dat_net_te_lang_is_schuift_zijn_waarde_niet_op(druk):
    labels = ["Bron", "Sinds versie 1 (2015)", "Sinds versie 15 (3 februari 2026)"]
    feiten = [Feit(label, "waarde") for label in labels]
    lijst = render_to_string("pdf/feiten.html", {"feiten": feiten})
    woorden = druk(MINIMAAL % f'<article class="punt">{lijst}</article>')
    plaatsen = [woord.links for woord in woorden if woord.tekst == "waarde"]
    assert plaatsen == pytest.approx([plaatsen[0]] * len(labels), abs=0.5)
