"""What the pages tell: all that is public, in the tense of its agenda, with the right links."""

import re
from datetime import date

import pytest

from agenda.models import (
    Ambt,
    Behandeling,
    Deelname,
    Document,
    Eigenaar,
    Mijlpaal,
    Planning,
    Thema,
)
from agenda.opslag import opslaan
from tests.bezoek import html, tekst

AGENDA = "/agenda/agenda-a/"
AFGELOPEN = {
    "jaren": (2015, 2018),
    "status": "afgesloten",
    "stand_op": date(2015, 1, 1),
    "stand_op_precisie": "jaar",
}


# Actions without an overleg


@pytest.fixture
def losse_acties(samen, maak_domein, maak_agendapunt, maak_actie):
    """Of two public actions without an overleg, one has an item above it that is not public."""
    with samen():
        maak_domein("Wonen")
        maak_actie("Heien", agendapunt=maak_agendapunt("Woonvisie"))
        maak_actie("Graven", agendapunt=maak_agendapunt("Zwijgplicht", publicatie="concept"))


@pytest.mark.usefixtures("losse_acties")
@pytest.mark.parametrize("met_overleg", [False, True])
@pytest.mark.parametrize("adres", [f"{AGENDA}wonen/", f"{AGENDA}geheel/"])
def test_elke_openbare_actie_zonder_overleg_staat_er_en_verklapt_niets(
    client, maak_overleg, adres, met_overleg
):
    if met_overleg:
        maak_overleg("Bouwen")
    pagina = html(client, adres)
    assert 'href="/acties/WA-01/heien/"' in pagina
    assert 'href="/acties/WA-02/graven/"' in pagina
    assert "wijgplicht" not in pagina
    assert "SA-02" not in pagina


@pytest.mark.usefixtures("losse_acties")
def test_op_de_domeinpagina_staat_bij_welk_agendapunt_een_losse_actie_hoort(client):
    assert "WA-01 Heien Gepland Bij Woonvisie" in tekst(client, f"{AGENDA}wonen/")


# Truth in time


@pytest.fixture
def maak_inhoud(
    samen, maak_agenda, maak_orgaan, maak_domein, maak_agendapunt, maak_overleg, maak_actie,
    maak_vergadering, maak_eigenaar, maak_document,
):  # fmt: skip
    """A small agenda with a row on every page; gives the pages that tell of it."""

    def maak(**velden):
        with samen():
            agenda = maak_agenda(orgaan=maak_orgaan("Raad"), is_home=True, **velden)
            domein = maak_domein("Wonen", agenda)
            velsen = maak_eigenaar("Velsen")
            punt = maak_agendapunt(
                "Visie", domein=domein, perioden=[agenda.begin.year], aanleiding="Nood.",
                beoogd_resultaat="Huizen.", bron=maak_document("Nota"),
                betrokkenen=[(velsen, "partner")],
            )  # fmt: skip
            actie = maak_actie(
                "Heien", overleg=maak_overleg("Bouwen", domein=domein), agendapunt=punt
            )
            leeg = maak_overleg("Leeg", domein=domein)
            vergadering = maak_vergadering(
                orgaan=agenda.orgaan, punten=[punt], datum=agenda.eind, status="gepland"
            )
            opslaan(Deelname(agenda=agenda, eigenaar=velsen))
            return {
                "voorpagina": "/",
                "agenda": agenda.get_absolute_url(),
                "geheel": f"{agenda.get_absolute_url()}geheel/",
                "domein": domein.get_absolute_url(),
                "punt": punt.get_absolute_url(),
                "actie": actie.get_absolute_url(),
                "overleg": leeg.get_absolute_url(),
                "vergadering": vergadering.get_absolute_url(),
            }

    return maak


TIJDEN = [
    ("voorpagina", "samen aan werkt", "samen aan werkte"),
    (
        "voorpagina",
        "(?:Gepland in|Als eerste gepland:) (?:2026|2099)",
        "Wat de agenda per jaar plande",
    ),
    ("agenda", "Van wie de agenda is", "Van wie de agenda was"),
    ("agenda", "zijn een indicatie", "waren een indicatie"),
    ("geheel", "Waarom dit op de agenda staat", "Waarom dit op de agenda stond"),
    ("geheel", "Wat het moet opleveren", "Wat het moest opleveren"),
    ("geheel", "Dit overleg heeft nog geen acties", "Dit overleg had geen acties"),
    ("domein", "voeren de agenda uit", "voerden de agenda uit"),
    ("domein", "Er zijn geen acties", "Er waren geen acties"),
    ("punt", "Waarom dit op de agenda staat", "Waarom dit op de agenda stond"),
    ("punt", "Wat het moet opleveren", "Wat het moest opleveren"),
    ("punt", "Wie doet mee", "Wie deed mee"),
    ("actie", "nog niet bekend", "niet genoemd"),
    ("overleg", "maken de wethouders", "maakten de wethouders"),
    ("overleg", "Dit overleg heeft nog geen acties", "Dit overleg had geen acties"),
    ("vergadering", "Wat er besproken wordt", "Wat er op de agenda stond"),
    ("vergadering", "Wie vergadert", "Wie vergaderde"),
]


def _gezegd(client, adressen, woorden):
    """Which of (page, words) stand on their page."""
    pagina = {naam: f"{tekst(client, adres)} " for naam, adres in adressen.items()}
    return [(naam, zin) for naam, zin in woorden if re.search(rf"{zin}\W", pagina[naam])]


def test_een_lopende_agenda_staat_in_de_tegenwoordige_tijd(client, maak_inhoud):
    adressen = maak_inhoud(jaren=(2026, 2099))
    nu = [(naam, zin) for naam, zin, _ in TIJDEN]
    assert _gezegd(client, adressen, nu) == nu
    voorbij = [(naam, zin) for naam, _, zin in TIJDEN if zin != "niet genoemd"]
    assert _gezegd(client, adressen, voorbij) == []


@pytest.mark.parametrize(
    "velden", [AFGELOPEN, {"jaren": (2015, 2018)}], ids=["gesloten", "voorbij"]
)
def test_een_afgelopen_agenda_staat_in_de_verleden_tijd(client, maak_inhoud, velden):
    adressen = maak_inhoud(**velden)
    voorbij = [(naam, zin) for naam, _, zin in TIJDEN]
    assert _gezegd(client, adressen, voorbij) == voorbij
    assert _gezegd(client, adressen, [(naam, zin) for naam, zin, _ in TIJDEN]) == []


ZONDER_PLANNING = ["/werkagenda/?agenda=", "/eigenaren/velsen/", "/documenten/nota/"]
LIJSTEN = ["/agendapunten/?agenda=", *ZONDER_PLANNING]
AFGELOPEN_STAND = "{} Afgelopen, stand van 2015"


@pytest.fixture
def maak_rij(
    samen, maak_agenda, maak_domein, maak_agendapunt, maak_actie, maak_eigenaar, maak_document
):
    """An item and an action of a new agenda, on every page that lists items; gives the items."""

    def maak(**velden):
        with samen():
            velsen = Eigenaar.objects.filter(slug="velsen").first() or maak_eigenaar("Velsen")
            nota = Document.objects.filter(slug="nota").first() or maak_document("Nota")
            domein = maak_domein(agenda=maak_agenda(**velden))
            erbij = {"betrokkenen": [(velsen, "partner")], "bron": nota}
            punt = maak_agendapunt(domein=domein, **erbij)
            return [punt, maak_actie(agendapunt=punt, **erbij)]

    return maak


def test_een_lijst_zegt_van_elke_afgelopen_agenda_van_wanneer_die_is(
    client, maak_rij, maak_vergadering
):
    rijen = [*maak_rij(**AFGELOPEN), *maak_rij(**AFGELOPEN), *maak_rij()]
    vergadering = maak_vergadering(punten=rijen)
    for adres in (*LIJSTEN, vergadering.get_absolute_url()):
        gezegd = tekst(client, adres)
        for letter in "AB":
            assert gezegd.count(AFGELOPEN_STAND.format(f"Regionale agenda {letter}")) == 1, adres
        assert "Regionale agenda C Afgelopen" not in gezegd, adres


@pytest.mark.parametrize(
    ("agendas", "zin"),
    [
        ([{}, {}], "De geplande jaren zijn"),
        ([AFGELOPEN, {}], "De geplande jaren zijn"),
        ([AFGELOPEN, AFGELOPEN], "De geplande jaren waren"),
        ([{"woord_perioden": "kwartalen"}, {}, AFGELOPEN], "De geplande perioden zijn"),
    ],
)
def test_waar_een_planning_staat_staat_een_keer_dat_die_een_indicatie_is(
    client, maak_rij, maak_vergadering, agendas, zin
):
    rijen = [rij for velden in agendas for rij in maak_rij(**velden)]
    vergadering = maak_vergadering(punten=rijen)
    for adres in (*LIJSTEN, vergadering.get_absolute_url()):
        gezegd = tekst(client, adres)
        assert ("Afgelopen" in gezegd) is (AFGELOPEN in agendas), adres
        staat_er = re.findall(r"[^.]* een indicatie", gezegd)
        assert len(staat_er) == (adres not in ZONDER_PLANNING), adres
        assert all(f"{zin} een indicatie" in los for los in staat_er), adres


def test_een_vergadering_over_acties_zegt_niets_van_een_planning(
    client, maak_rij, maak_vergadering
):
    _, actie = maak_rij()
    vergadering = maak_vergadering([actie])
    gezegd = tekst(client, vergadering.get_absolute_url())
    assert actie.titel in gezegd
    assert "een indicatie" not in gezegd


# De hele agenda


def test_de_hele_agenda_vertelt_van_een_punt_evenveel_als_de_pdf(
    client, maak_domein, maak_agendapunt, maak_overleg, maak_actie, maak_vergadering,
    maak_document, maak_eigenaar,
):  # fmt: skip
    domein = maak_domein("Wonen")
    thema = Thema(agenda=domein.agenda, naam="Energie", slug="energie")
    opslaan(thema)
    punt = maak_agendapunt(
        "Visie", ritme="jaarlijks", ritme_toelichting="in het voorjaar", perioden=[2026],
        verwijzingen=[("Nota wonen", "https://voorbeeld.example/nota")],
        bron=maak_document("Rapport"), bron_plaats="§4",
    )  # fmt: skip
    opslaan(punt, lambda: punt.themas.add(thema))
    planning = Planning.objects.get()
    planning.toelichting = "eerste helft"
    opslaan(punt, planning.save)
    vergadering = maak_vergadering()
    behandeling = Behandeling(
        punt=punt, vergadering=vergadering, doel="besluitvormend", uitkomst="akkoord",
        toelichting="Zonder debat.",
    )  # fmt: skip
    opslaan(vergadering, behandeling.save)
    velsen = maak_eigenaar("Velsen")
    maak_actie(
        "Heien", overleg=maak_overleg("Bouwen", deelnemers=[velsen]), agendapunt=punt,
        bedragen=[{"bedrag": 15000, "soort": "maximum", "jaar": 2026}], termijn_tekst="medio mei",
    )  # fmt: skip
    pagina, gezegd = html(client, f"{AGENDA}geheel/"), tekst(client, f"{AGENDA}geheel/")
    assert "Gepland: 2026 (eerste helft)" in gezegd
    assert "Hoe vaak: Jaarlijks: in het voorjaar" in gezegd
    assert "Thema: Energie" in gezegd
    assert f"Vergadering: {vergadering} (besluitvormend): akkoord Zonder debat." in gezegd
    assert 'href="https://voorbeeld.example/nota"' in pagina
    assert "Bron: §4" in gezegd
    assert "Bedrag: € 15.000, maximum (2026)" in gezegd
    assert "Termijn: medio mei" in gezegd
    assert "Agendapunt: SA-01 Visie" in gezegd
    assert "Deelnemers: Velsen" in gezegd
    for adres in ("/agendapunten/SA-01/visie/", "/acties/WA-01/heien/", "/werkagenda/bouwen/",
                  f"{AGENDA}wonen/"):  # fmt: skip
        assert f'href="{adres}"' in pagina
        assert client.get(adres).status_code == 200


def test_de_matrix_leidt_naar_de_eigen_pagina_en_op_de_hele_agenda_naar_verderop(
    client, maak_agendapunt
):
    punt = maak_agendapunt("Visie", perioden=[2026])
    rij = re.compile(r'matrix__punt".*?<a href="([^"]*)"', re.DOTALL)
    assert rij.findall(html(client, AGENDA)) == [punt.get_absolute_url()]
    geheel = html(client, f"{AGENDA}geheel/")
    assert rij.findall(geheel) == ["#SA-01"]
    assert 'id="SA-01"' in geheel


# What used to be stored but not shown


def test_de_agenda_vertelt_wat_haar_orgaan_is_en_wie_wanneer_meedoet(
    client, maak_agenda, maak_orgaan, maak_eigenaar
):
    orgaan = maak_orgaan("Regioraad", omschrijving="Hier zitten **burgers**.")
    agenda = maak_agenda(orgaan=orgaan)
    weg, nieuw = maak_eigenaar("Weg"), maak_eigenaar("Nieuw")
    opslaan(Deelname(agenda=agenda, eigenaar=weg, tot=date(2026, 6, 30)))
    opslaan(Deelname(agenda=agenda, eigenaar=nieuw, van=date(2026, 7, 1), tot=date(2027, 1, 1)))
    gezegd = tekst(client, AGENDA)
    assert "Commissie: Regioraad Hier zitten burgers." in gezegd
    assert "raadsleden" not in gezegd
    assert "Weg tot en met 30 juni 2026" in gezegd
    assert "Nieuw vanaf 1 juli 2026 tot en met 1 januari 2027" in gezegd


@pytest.mark.parametrize(("publicatie", "zichtbaar"), [("gepubliceerd", True), ("concept", False)])
def test_de_agenda_noemt_alleen_een_openbaar_punt_dat_zij_uitwerkt(
    client, maak_agenda, maak_agendapunt, publicatie, zichtbaar
):
    punt = maak_agendapunt("Grondslag", publicatie=publicatie)
    agenda = maak_agenda(uitwerking_van=punt)
    pagina = html(client, agenda.get_absolute_url())
    assert (f'href="{punt.get_absolute_url()}"' in pagina) is zichtbaar
    assert ("Grondslag" in pagina) is zichtbaar


def test_de_plaats_in_de_bron_staat_bij_een_mijlpaal_en_op_de_pagina_van_het_document(
    client, maak_agendapunt, maak_document
):
    nota = maak_document("Nota")
    punt = maak_agendapunt(bron=nota, bron_plaats="§2, eerste alinea")
    stap = Mijlpaal(
        agenda=punt.agenda, titel="Vastgesteld", datum=date(2026, 1, 5), bron=nota,
        bron_plaats="§1, terugblik",
    )  # fmt: skip
    opslaan(stap)
    assert "Bron: §1, terugblik" in tekst(client, AGENDA)
    gezegd = tekst(client, nota.get_absolute_url())
    assert "§2, eerste alinea" in gezegd
    assert "§1, terugblik" in gezegd


# Who holds which office


@pytest.fixture
def maak_ambt(maak_eigenaar):
    def maak(persoon, organisatie, **velden):
        ambt = Ambt(persoon=persoon, organisatie=organisatie, functie="Wethouder", **velden)
        ambt.save()  # past the rules: what they refuse may stand in a database all the same
        return ambt

    return maak


@pytest.fixture
def maak_genoemd(samen, maak_agendapunt, maak_eigenaar):
    """An owner with a page of its own, for a public item names it."""

    def maak(naam, **velden):
        with samen():
            eigenaar = maak_eigenaar(naam, **velden)
            maak_agendapunt(betrokkenen=[(eigenaar, "partner")])
            return eigenaar

    return maak


def test_wie_niet_openbaar_is_staat_niet_bij_een_ambt_aan_geen_van_beide_kanten(
    client, maak_genoemd, maak_eigenaar, maak_ambt
):
    velsen = maak_genoemd("Velsen")
    bea = maak_genoemd("Bea", soort="persoon", naam_openbaar=True)
    geheim = maak_eigenaar("Zwijgplicht", soort="persoon")
    maak_ambt(geheim, velsen)
    maak_ambt(bea, geheim)
    for eigenaar in (velsen, bea):
        pagina = html(client, eigenaar.get_absolute_url()).lower()
        assert "zwijgplicht" not in pagina
        assert "wethouder" not in pagina


def test_een_ambt_geeft_beide_kanten_een_pagina_ook_als_niets_anders_hen_noemt(
    client, maak_genoemd, maak_eigenaar, maak_ambt
):
    bea = maak_eigenaar("Bea", soort="persoon", naam_openbaar=True)
    velsen, elders = maak_genoemd("Velsen"), maak_eigenaar("Elders")
    assert client.get(elders.get_absolute_url()).status_code == 404
    maak_ambt(bea, velsen, van=date(2022, 6, 1))
    maak_ambt(bea, elders)
    pagina = html(client, bea.get_absolute_url())
    assert f'href="{velsen.get_absolute_url()}"' in pagina
    assert f'href="{elders.get_absolute_url()}"' in pagina
    assert "Bea" in html(client, elders.get_absolute_url())
    organisatie = html(client, velsen.get_absolute_url())
    assert f'href="{bea.get_absolute_url()}"' in organisatie
    assert "Van 1 juni 2022" in organisatie


def test_een_eigenaar_toont_zijn_adres_in_het_register(client, maak_genoemd):
    uri = "https://identifier.overheid.nl/tooi/id/gemeente/gm0453"
    velsen = maak_genoemd("Velsen", tooi_uri=uri)
    assert f'href="{uri}"' in html(client, velsen.get_absolute_url())


@pytest.mark.parametrize(("velden", "tijd"), [({}, "werken"), (AFGELOPEN, "werkten")])
def test_ook_wat_een_zoekmachine_van_de_voorpagina_toont_kent_de_tijd(
    client, maak_agenda, velden, tijd
):
    maak_agenda(**({"jaren": (2026, 2099)} | velden))
    kop = html(client, "/").split("</head>")[0]
    # The title, and what is said of the page; both once more for who shares it.
    assert kop.count(f"samen aan {tijd}") == 4


@pytest.mark.parametrize(
    ("adres", "ingang", "hier"),
    [
        ("/agenda/", "Agenda’s", "page"),
        ("/agenda/bestaat-niet/", "Agenda’s", "true"),
        ("/agenda/agenda-a/vergelijk/", "Agenda’s", "true"),
        ("/agendapunten/XX-99/", "Agendapunten", "true"),
        ("/acties/XX-99/", "Acties", "true"),
        ("/werkagenda/?page=1", "Acties", "page"),
        ("/portefeuilles/", "Wie doet wat", "true"),
    ],
)
def test_het_menu_wijst_aan_waar_een_pagina_bij_hoort(client, maak_agenda, adres, ingang, hier):
    maak_agenda()
    pagina = client.get(adres).content.decode()
    gevonden = re.findall(r'aria-current="(\w+)">([^<]+)</a></li>', pagina)
    assert gevonden == [(hier, ingang)]


@pytest.mark.django_db
@pytest.mark.parametrize("adres", ["/", "/over/", "/bestaat-niet/"])
def test_wat_niet_in_het_menu_staat_wordt_er_niet_in_aangewezen(client, adres):
    assert "aria-current" not in client.get(adres).content.decode()


def test_een_lang_woord_in_een_kop_breekt_tussen_lettergrepen(client, maak_agendapunt):
    punt = maak_agendapunt("Informatievoorziening & SA-01 coördinatie")
    kop = re.search(r"<h1>(.*?)</h1>", html(client, punt.get_absolute_url()))[1]
    assert kop == "Infor|ma|tie|voor|zie|ning &amp; SA-01 coördinatie".replace("|", "\xad")
