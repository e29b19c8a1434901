"""What holds for every kind of public page, seen in a real browser."""

from datetime import date
from urllib.parse import urlsplit

import pytest
from django.urls import resolve

from agenda.beschrijving.lezen import inhoud
from agenda.bewerkingen import trek_in
from agenda.models import (
    Agenda,
    Agendapunt,
    Ambt,
    Document,
    Domein,
    Eigenaar,
    Mijlpaal,
    Opgave,
    OpgavePunt,
    Portefeuille,
    Vergadering,
)
from agenda.opslag import opslaan
from agenda.voorstellen import (
    laat_vervallen,
    leg_voor,
    nieuw_voorstel,
    stel_nieuw_voor,
    stel_voor,
)
from ijmond.momentopname.voorgesteld import als_json
from ijmond.versies import stel_vast
from tests.pdf import woorden_op_hun_plek
from werkagenda.models import Actie, Overleg


def elke_soort_pagina() -> list[str]:
    """One address of each kind of page, and the lists also when they are empty or in error."""
    agenda = Agenda.objects.openbaar().get(is_home=True).get_absolute_url()
    eerste = [
        model.objects.openbaar().first().get_absolute_url()
        for model in (Domein, Agendapunt, Overleg, Actie, Eigenaar, Vergadering, Document)
    ]
    met_bedrag = Actie.objects.openbaar().filter(bedragen__isnull=False).first().get_absolute_url()
    return [
        "/", "/agenda/", agenda, f"{agenda}geheel/", *eerste, met_bedrag,
        f"{agenda}samenhang/", f"{agenda}themas/", f"{agenda}begroting/",
        f"{agenda}versies/", f"{agenda}versies/1/", f"{agenda}vergelijk/",
        "/agendapunten/", "/agendapunten/?tekst=bestaat-niet", "/agendapunten/?domein=bestaat-niet",
        "/werkagenda/", "/werkagenda/?page=2&sort=-titel", "/eigenaren/", "/vergaderingen/",
        "/wijzigingen/", "/wijzigingen/?van=gisteren", "/wijzigingen/?tot=2000-01-01",
        "/opgaven/", "/opgaven/?regio=bestaat-niet", "/documenten/", "/portefeuilles/",
        "/portefeuilles/?op=gisteren",
        *(o.get_absolute_url() for o in Opgave.objects.openbaar()[:1]),
        f"{agenda}voorstellen/1/", f"{agenda}voorstellen/1/geheel/",
        *(o.persoon.get_absolute_url() for o in Ambt.objects.openbaar()[:1]),
        "/over/", "/volgen/", "/begrippen/", "/toegankelijkheid/", "/privacy/",
    ]  # fmt: skip


@pytest.fixture
def levende_agenda(
    maak_agenda, maak_domein, maak_agendapunt, maak_actie, maak_eigenaar,
    maak_vergadering, maak_document, maak_thema, maak_samenhang, maak_begroting,
):  # fmt: skip
    """One of everything that a page can show, a version, and what changed since."""
    agenda = maak_agenda(is_home=True)
    domein, velsen = maak_domein("Economie", agenda=agenda), maak_eigenaar("Velsen")
    opslaan(Mijlpaal(agenda=agenda, titel="Vastgesteld", datum=date(2026, 1, 5)))
    erbij = {
        "betrokkenen": [(velsen, "trekker")],
        "verwijzingen": [("Een stuk", "https://voorbeeld.example/stuk")],
        "bron": maak_document("Het rapport"),
        "toelichting": "Eerst een zin.\n\n- een lijstje\n- met **nadruk**",
    }
    ada = maak_eigenaar("Ada", soort="persoon", naam_openbaar=True)
    erbij["betrokkenen"].append((ada, "portefeuillehouder"))
    punt = maak_agendapunt("Zeesluis", perioden=[2026], domein=domein, **erbij)
    opgave = Opgave(
        titel="Droge voeten", slug="droge-voeten", soort="opgave", nummer=1, regio="IJmond",
        publicatie="gepubliceerd", bron=erbij["bron"],
    )  # fmt: skip
    dient = OpgavePunt(opgave=opgave, punt=punt, bron=erbij["bron"], toelichting="Zegt §3.")
    opslaan(opgave, lambda: dient.save())
    ambt = Ambt(
        persoon=ada, organisatie=velsen, functie="Wethouder", partij="Groen", volgorde=1,
        van=date(2026, 1, 1), bron=erbij["bron"],
    )  # fmt: skip
    zetel = Portefeuille(ambt=ambt, omschrijving="Water", organisatie=velsen)
    opslaan(ambt, lambda: zetel.save())
    weg = maak_agendapunt("Kade", domein=domein)
    maak_thema("Water", domeinen=[domein], punten=[punt], kernvraag="Hoe houden we het droog?")
    maak_samenhang(
        [punt], [domein], titel="Sluis en werk", toelichting="Een zin.", bron=erbij["bron"]
    )
    maak_samenhang([punt], [maak_agendapunt("Brug", domein=domein)], soort="volgt_op")
    posten = [(f"Post {i}", jaar, i * 1000) for i in range(1, 7) for jaar in (2026, 2027)]
    maak_begroting(*posten, ("Totaal", 2026, 21001), ("Totaal", 2027, 21000))
    maak_actie(agendapunt=punt, bedragen=[{"bedrag": 5, "soort": "maximum"}], **erbij)
    for _ in range(25):
        maak_actie()
    maak_agendapunt("Duinen", domein=domein, ritme="doorlopend", ritme_toelichting="Elk najaar.")
    zonder_perioden = maak_agenda(jaren=(), regio="Duinstreek")
    maak_agendapunt("Zwembad", domein=maak_domein("Sport", agenda=zonder_perioden))
    maak_vergadering(punten=[punt])
    stel_vast(agenda, titel="Vastgesteld", datum=date(2026, 1, 5), precisie="dag")
    punt.toelichting, punt.status = "Eerst een andere zin.", "aangehouden"
    opslaan(
        punt,
        lambda: punt.planning.update(periode=agenda.perioden.get(naam="2027")),
        reden="De provincie is later klaar.",
    )
    trek_in(weg, "Staat nu elders.")
    agenda.inleiding = "Een nieuwe inleiding."
    opslaan(agenda)
    leg_iets_voor(punt, maak_vergadering)


def leg_iets_voor(punt, maak_vergadering):
    """Two voorstellen before a meeting to come: one changes what there is, the other lapsed."""
    bijeen = maak_vergadering(datum=date(2099, 6, 1), datum_precisie="dag", punten=[punt])
    for titel in ("Later", "Weg ermee"):
        voorstel = nieuw_voorstel(punt.agenda, titel, reden="De raad wil het.")
        stel_voor(voorstel, punt, inhoud(punt) | {"toelichting": f"Eerst een zin over {titel}."})
        nieuw = {"titel": "Veer", "publicatie": "gepubliceerd", "domein": punt.domein.slug}
        stel_nieuw_voor(voorstel, Agendapunt, nieuw)
        leg_voor(voorstel, bijeen, als_json, openbaar=True)
    laat_vervallen(voorstel, "De raad wil het niet meer.")


def test_axe_vindt_op_geen_soort_pagina_een_fout(pagina, axe, klachten, levende_agenda):
    vergelijk = f"{Agenda.objects.get(is_home=True).get_absolute_url()}vergelijk/"
    ander = ["/agenda/agenda-b/", "/agenda/agenda-b/geheel/", "/agendapunten/?agenda=agenda-b"]
    fout = [
        f"{vergelijk}?van=overmorgen", "/bestaat-niet/", "/agenda/agenda-a/voorstellen/2/",
    ]  # fmt: skip
    for adres in [*elke_soort_pagina(), *ander]:
        pagina.goto(adres)
        axe.in_elke_stand(pagina, soort=resolve(urlsplit(adres).path).view_name)
    for adres in fout:
        pagina.goto(adres)
        axe.in_elke_stand(pagina)
    assert len(klachten) == 3  # the 400, the 404 and the 410 that we asked for
    while klachten:
        assert klachten.pop().startswith("Failed to load resource")


def test_geen_pagina_schuift_opzij_op_een_smal_scherm_of_bewaart_iets_bij_de_bezoeker(
    maak_pagina, echte_agenda, maak_vergadering
):
    punt = Agendapunt.objects.openbaar().filter(agenda__is_home=True).exclude(domein=None).first()
    leg_iets_voor(punt, maak_vergadering)
    pagina = maak_pagina(320)
    breed, bewaard = {}, {}
    for adres in elke_soort_pagina():
        pagina.goto(adres)
        breed[adres], *bewaard[adres] = pagina.evaluate(
            """[document.documentElement.scrollWidth,
                document.cookie, localStorage.length, sessionStorage.length]"""
        )
    assert {adres: maat for adres, maat in breed.items() if maat > 320} == {}
    assert {adres: wat for adres, wat in bewaard.items() if wat != ["", 0, 0]} == {}
    assert pagina.context.cookies() == []


def test_op_een_telefoon_is_een_rij_van_een_lijst_een_kaart_die_alles_zegt(
    maak_pagina, maak_actie, maak_overleg
):
    lang = "Uitvoeringsprogramma gemeenschappelijke arbeidsmarktregio " * 3
    maak_actie(lang, overleg=maak_overleg("Havenoverleg"))
    pagina = maak_pagina(320)
    pagina.goto("/werkagenda/")
    venster = pagina.get_by_role("region").filter(has=pagina.get_by_role("table"))
    assert venster.evaluate("v => v.scrollWidth <= v.clientWidth")
    naam = "td => getComputedStyle(td, '::before').content"
    gezegd = pagina.locator(".lijsttabel tbody td").evaluate_all(f"cellen => cellen.map({naam})")
    assert gezegd[:2] == ["none", "none"]  # the kenmerk and the title need no name
    assert '"Hoort bij: "' in gezegd
    pagina.get_by_role("link", name="Sorteer op Titel").click()
    assert "sort=titel" in pagina.url


@pytest.mark.parametrize("breedte", [320, 1280])
def test_een_lange_titel_blijft_in_de_matrix_in_zijn_kolom(maak_pagina, maak_agendapunt, breedte):
    punt = maak_agendapunt("Gemeenschappelijke uitvoeringsprogramma’s " * 5, perioden=[2026])
    pagina = maak_pagina(breedte)
    pagina.goto(punt.agenda.get_absolute_url())
    rij = pagina.locator(".matrix__punt")
    kolom, titel = rij.bounding_box(), rij.get_by_role("link").bounding_box()
    kenmerk = rij.locator(".kenmerk").bounding_box()
    assert titel["x"] + titel["width"] <= kolom["x"] + kolom["width"]
    onder_elkaar = kenmerk["y"] + kenmerk["height"] <= titel["y"]
    assert onder_elkaar or kenmerk["x"] + kenmerk["width"] <= titel["x"]


@pytest.mark.parametrize("breedte", [768, 1024])
def test_op_een_tablet_is_naast_acht_kolommen_een_titel_te_lezen(
    maak_pagina, maak_agenda, maak_agendapunt, breedte
):
    agenda = maak_agenda(jaren=range(2026, 2034))
    maak_agendapunt("Woonvisie van de hele streek", agenda=agenda, perioden=[2027])
    pagina = maak_pagina(breedte)
    pagina.goto(agenda.get_absolute_url())
    assert pagina.get_by_role("link", name="Woonvisie van").bounding_box()["height"] < 60
    assert pagina.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_wat_in_plaats_van_een_planning_bekend_is_past_op_een_tablet(
    maak_pagina, maak_agenda, maak_domein, maak_agendapunt
):
    woorden = {"woord_domein": "hoofdopgave", "woord_domeinen": "hoofdopgaven"}
    agenda = maak_agenda(jaren=range(2026, 2034), **woorden)
    domein = maak_domein("Landschap", agenda=agenda)
    lang = "Nader te bepalen: de tabel zegt niet wanneer, en de projecten plannen zelf. "
    maak_agendapunt("Duinrand", domein=domein, ritme_toelichting=lang)
    maak_agendapunt("Kust", domein=maak_domein("Zee", agenda=agenda), perioden=[2026])
    pagina = maak_pagina(768)
    pagina.goto(agenda.get_absolute_url())
    zin = pagina.get_by_text("Nader te bepalen").bounding_box()
    assert zin["x"] + zin["width"] <= 768
    pagina.set_viewport_size({"width": 1280, "height": 800})
    keuze = pagina.locator(".matrixkop select").first.bounding_box()
    assert keuze["width"] > 150  # "Alle hoofdopgaven" whole


def test_wat_na_een_lijst_of_knoppen_komt_staat_daar_los_van(
    maak_pagina, maak_agendapunt, maak_vergadering
):
    punt = maak_agendapunt(perioden=[2026])
    maak_vergadering([punt])
    pagina = maak_pagina()
    for adres, voor, na in (
        (punt.domein.get_absolute_url(), ".knoppen", "Of alleen wat gepland"),
        (punt.get_absolute_url(), ".tijdlijn", "Download dit"),
        ("/vergaderingen/", ".puntenlijst", "Download deze lijst"),
        ("/agendapunten/", ".tabelvenster", "De geplande jaren"),
    ):
        pagina.goto(adres)
        boven = pagina.locator(voor).last.bounding_box()
        onder = pagina.locator("p", has_text=na).last.bounding_box()
        assert onder["y"] - boven["y"] - boven["height"] >= 12, adres


def test_het_toetsenbord_begint_bij_een_link_naar_de_inhoud(pagina):
    pagina.goto("/over/")
    pagina.keyboard.press("Tab")
    link = pagina.locator(":focus")
    assert link.inner_text() == "Naar de inhoud"
    vak = link.bounding_box()
    assert min(vak["x"], vak["y"]) >= 0
    assert vak["height"] >= 24
    pagina.keyboard.press("Enter")
    assert pagina.evaluate("document.activeElement.id") == "inhoud"


@pytest.mark.parametrize("kleur", ["light", "dark"])
def test_wie_met_het_toetsenbord_loopt_ziet_waar_hij_is(maak_pagina, maak_agendapunt, kleur):
    maak_agendapunt()
    pagina = maak_pagina(color_scheme=kleur)
    pagina.goto("/agendapunten/")
    gezien = {}
    while True:
        pagina.keyboard.press("Tab")
        naam, rand = pagina.evaluate(
            """() => {
                const e = document.activeElement, stijl = getComputedStyle(e);
                const rand = stijl.outlineStyle !== "none" && parseFloat(stijl.outlineWidth) >= 2;
                return [e.outerHTML.slice(0, 120), rand || stijl.boxShadow !== "none"];
            }"""
        )
        if naam.startswith("<body") or naam in gezien:
            break
        gezien[naam] = rand
    assert len(gezien) > 15
    assert [naam for naam, rand in gezien.items() if not rand] == []


def test_zonder_javascript_filtert_sorteert_en_leest_een_bezoeker(
    maak_pagina, maak_overleg, maak_actie
):
    haven, wonen = maak_overleg("Havenoverleg"), maak_overleg("Woonoverleg")
    maak_actie("Zeekade", overleg=haven)
    maak_actie("Aanlegsteiger", overleg=haven)
    maak_actie("Starterswoning", overleg=wonen)
    pagina = maak_pagina(java_script_enabled=False)
    pagina.goto("/")
    pagina.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Acties").click()
    pagina.get_by_label("Overleg").select_option("havenoverleg")
    pagina.get_by_role("button", name="Toon").click()
    assert "overleg=havenoverleg" in pagina.url
    tabel = pagina.get_by_role("table")
    assert "Starterswoning" not in tabel.inner_text()
    tabel.get_by_role("columnheader").get_by_role("link", name="Titel").click()
    assert "overleg=havenoverleg" in pagina.url
    tekst = pagina.get_by_role("table").inner_text()
    assert tekst.index("Aanlegsteiger") < tekst.index("Zeekade")
    pagina.get_by_role("link", name="Zeekade").click()
    assert pagina.get_by_role("heading", level=1).inner_text() == "Zeekade"
    pagina.get_by_role("main").get_by_role("link", name="Havenoverleg").first.click()
    assert pagina.get_by_role("heading", level=1).inner_text() == "Havenoverleg"


def test_op_papier_staat_de_inhoud_zonder_menu(pagina, maak_agendapunt):
    maak_agendapunt()
    pagina.goto("/agendapunten/")
    pagina.emulate_media(media="print")
    assert pagina.get_by_role("table").is_visible()
    assert not pagina.get_by_role("navigation", name="Hoofdmenu").is_visible()


def test_op_papier_begint_de_matrix_met_rijen_onder_haar_kop(
    pagina, tmp_path, maak_agenda, maak_domein, maak_agendapunt
):
    agenda = maak_agenda(inleiding="Een zin over wat de agenda wil.\n\n" * 26)
    domein = maak_domein("Economie", agenda=agenda)
    for nummer in range(3):
        maak_agendapunt(f"Waterstof {nummer}", perioden=[2026], domein=domein)
    pagina.goto(agenda.get_absolute_url())
    pagina.pdf(path=tmp_path / "x.pdf", format="A4")
    [kop] = [woord for woord in woorden_op_hun_plek(tmp_path / "x.pdf") if woord.tekst == "2026"]
    titels = [w for w in woorden_op_hun_plek(tmp_path / "x.pdf") if w.tekst == "Waterstof"]
    assert titels[0].pagina == kop.pagina
