"""Tasks and chances of the region, the budget of an agenda, and what a document advises."""

import pytest

from agenda.models import Begrotingsregel, Document, Opgave, OpgavePunt, Stand
from agenda.opslag import opslaan
from tests.beheer.formulier import lijst, nieuw, wijzig

REGEL = {"post": "Jeugd", "jaar": "2016", "bedrag": "31.652.388"}
IN_HELE_EUROS = "Vul een bedrag in hele euro's in, bijvoorbeeld: 31.652.388."


@pytest.fixture
def opgave(db):
    opgave = Opgave(titel="Schoon water", slug="schoon-water", soort="opgave", regio="IJmond")
    opslaan(opgave)
    return opgave


def test_een_opgave_is_eerst_concept_en_noemt_wat_eraan_werkt(
    beheer, maak_agendapunt, maak_document
):
    punt, rapport = maak_agendapunt("Haven"), maak_document("Onderzoek")
    pagina = beheer.vul_in(
        nieuw(Opgave),
        titel="Schoon water",
        slug="schoon-water",
        soort="opgave",
        nummer="1",
        regio="IJmond",
        bron=rapport.pk,
        punten__0__punt=punt.pk,
        punten__0__bron=rapport.pk,
        punten__0__bron_plaats="hoofdstuk 2",
        punten__0__toelichting="Het rapport noemt dit punt.",
    )
    assert "Dit is nog een concept: alleen de griffie ziet het." in pagina.meldingen
    opgave = Opgave.objects.get()
    assert opgave.publicatie == "concept"
    assert [(los.punt.pk, los.bron) for los in opgave.punten.all()] == [(punt.pk, rapport)]
    assert beheer.lees(lijst(Opgave)).rijen == [
        ["Schoon water", "Opgave", "1", "IJmond", "1", "Concept"]
    ]


def test_een_opgave_is_te_publiceren_en_in_te_trekken(beheer, opgave):
    beheer.kies(Opgave, "publiceer_gekozen", [opgave])
    opgave.refresh_from_db()
    assert opgave.publicatie == "gepubliceerd"
    beheer.kies(Opgave, "trek_in_gekozen", [opgave], bevestigd="x", reden="Dubbel.")
    opgave.refresh_from_db()
    assert opgave.publicatie == "ingetrokken"


def test_een_punt_dat_aan_een_opgave_werkt_gaat_pas_weg_als_het_daar_niet_meer_staat(
    beheer, opgave, maak_agendapunt, maak_document
):
    punt = maak_agendapunt("Haven")
    los = OpgavePunt(opgave=opgave, punt=punt, bron=maak_document())
    opslaan(opgave, lambda: los.save())
    pagina = beheer.lees(wijzig(punt, "delete"))
    assert "nog nodig voor: Opgave of kans: Schoon water" in " ".join(pagina.tekst.split())
    assert wijzig(opgave) in pagina.boom.xpath("//main//a/@href")
    beheer.stuur(wijzig(punt, "delete"), {"post": "yes", "reden": "Dubbel."})
    assert opgave.punten.get().punt_id == punt.pk


def test_na_het_publiceren_leidt_een_link_naar_de_opgave_op_de_site(beheer, opgave):
    pagina = beheer.vul_in(wijzig(opgave), knop="_publiceer", toelichting="Nodig.")
    assert "Schoon water is gepubliceerd. Bekijk op de site." in pagina.meldingen
    assert opgave.get_absolute_url() in pagina.boom.xpath("//main//a/@href | //li//a/@href")
    assert "Bekijk op de site" in beheer.lees(wijzig(opgave)).tekst
    assert beheer.client.get(opgave.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"regio": ""}, "Dit veld is verplicht."),
        ({"nummer": "-1"}, "minstens 0"),
        ({"punten__0__toelichting": "Los"}, "Dit veld is verplicht."),
    ],
)
def test_wat_niet_kan_staat_bij_de_opgave_en_het_getypte_blijft(beheer, opgave, velden, zin):
    pagina = beheer.vul_in(wijzig(opgave), titel="Helder water", **velden)
    assert any(zin in fout for fout in pagina.fouten), pagina.fouten
    assert pagina.velden()["titel"] == "Helder water"
    opgave.refresh_from_db()
    assert opgave.titel == "Schoon water"


def test_hetzelfde_punt_twee_keer_bij_een_opgave_is_een_fout(
    beheer, opgave, maak_agendapunt, maak_document
):
    rij = {"punt": maak_agendapunt().pk, "bron": maak_document().pk}
    rijen = {f"punten__{n}__{veld}": pk for n in (0, 1) for veld, pk in rij.items()}
    assert "Dit punt staat er al bij." in beheer.vul_in(wijzig(opgave), **rijen).fouten
    assert not OpgavePunt.objects.exists()


def test_wie_op_een_nieuwere_opgave_opslaat_krijgt_een_keuze(
    beheer, opgave, maak_agendapunt, maak_document
):
    punt, rapport = maak_agendapunt("Haven"), maak_document("Onderzoek")
    pagina = beheer.lees(wijzig(opgave))
    rij = {"punten__0__punt": punt.pk, "punten__0__bron": rapport.pk}
    beheer.vul_in(wijzig(opgave), titel="Helder water", **rij)
    keuze = beheer.stuur(
        pagina.adres, pagina.velden() | {"titel": "Zuiver water", "toelichting": "Nodig."}
    )
    assert keuze.kop == "Een ander was u voor"
    beheer.stuur(wijzig(opgave), keuze.velden() | {"kies-titel": "ander"})
    opgave.refresh_from_db()
    assert (opgave.titel, opgave.toelichting) == ("Helder water", "Nodig.")
    assert opgave.punten.get().punt.kenmerk == punt.kenmerk


def test_een_document_dat_een_opgave_staaft_kan_niet_weg(
    beheer, opgave, maak_agendapunt, maak_document
):
    rapport = maak_document("Onderzoek")
    opslaan(opgave, lambda: opgave.punten.create(punt=maak_agendapunt(), bron=rapport))
    assert "Opgave of kans: Schoon water" in beheer.lees(wijzig(rapport, "delete")).tekst


@pytest.mark.parametrize(
    ("getypt", "bedrag"),
    [
        ("31.652.388", 31652388),
        ("€ 31.652.388,-", 31652388),
        ("31652388,00", 31652388),
        ("-1.500", -1500),
        ("0", 0),
    ],
)
def test_een_bedrag_zoals_men_het_hier_schrijft(beheer, maak_agenda, getypt, bedrag):
    beheer.vul_in(nieuw(Begrotingsregel, maak_agenda()), **REGEL | {"bedrag": getypt})
    assert Begrotingsregel.objects.get().bedrag == bedrag


@pytest.mark.parametrize("getypt", ["veel", "31,652,388", "12,50", "1.5", "1.23.456"])
def test_een_bedrag_dat_niet_kan_blijft_staan_met_een_voorbeeld(beheer, maak_agenda, getypt):
    pagina = beheer.vul_in(nieuw(Begrotingsregel, maak_agenda()), **REGEL | {"bedrag": getypt})
    assert pagina.fouten == [IN_HELE_EUROS]
    assert (pagina.velden()["bedrag"], pagina.velden()["post"]) == (getypt, "Jeugd")
    assert not Begrotingsregel.objects.exists()


def test_een_bedrag_dat_te_groot_is_voor_de_database_is_een_fout(beheer, maak_agenda):
    velden = REGEL | {"bedrag": "9" * 25}
    assert beheer.vul_in(nieuw(Begrotingsregel, maak_agenda()), **velden).fouten
    assert not Begrotingsregel.objects.exists()


def test_na_een_regel_van_de_begroting_begint_de_volgende_bij_het_volgende_jaar(
    beheer, maak_agenda, maak_document
):
    agenda, rapport = maak_agenda(), maak_document()
    regel = REGEL | {"raming": "meicirculaire 2016", "bron": rapport.pk, "volgorde": "3"}
    pagina = beheer.vul_in(nieuw(Begrotingsregel, agenda), knop="_addanother", **regel)
    velden = pagina.velden()
    assert (velden["post"], velden["jaar"], velden["bedrag"]) == ("Jeugd", "2017", "")
    beheer.vul_in(pagina.adres, bedrag="30.000.000")
    assert [
        (r.agenda, r.jaar, r.raming, r.volgorde, r.bron, r.bedrag)
        for r in Begrotingsregel.objects.all()
    ] == [
        (agenda, 2016, "meicirculaire 2016", 3, rapport, 31652388),
        (agenda, 2017, "meicirculaire 2016", 3, rapport, 30000000),
    ]
    kader = Stand.objects.filter(agenda=agenda, kenmerk="").last().inhoud
    assert [los["bedrag"] for los in kader["begroting"]] == [31652388, 30000000]


def test_een_regel_van_de_begroting_toont_haar_bedrag_met_punten(beheer, maak_agenda):
    agenda = maak_agenda()
    beheer.vul_in(nieuw(Begrotingsregel, agenda), **REGEL, is_totaal="on")
    regel = Begrotingsregel.objects.get()
    assert beheer.lees(wijzig(regel)).velden()["bedrag"] == "31.652.388"
    assert beheer.lees(lijst(Begrotingsregel)).rijen == [
        ["Jeugd", "2016", "-", "€ 31.652.388", "Ja"]
    ]


def test_dezelfde_post_twee_keer_in_een_jaar_is_een_fout(beheer, maak_agenda):
    agenda = maak_agenda()
    beheer.vul_in(nieuw(Begrotingsregel, agenda), **REGEL)
    pagina = beheer.vul_in(nieuw(Begrotingsregel, agenda), **REGEL | {"bedrag": "12"})
    assert pagina.fouten == ["Voor deze post, dit jaar en deze raming staat er al iets."]
    assert pagina.velden()["bedrag"] == "12"


def test_wie_op_een_nieuwere_regel_opslaat_krijgt_een_keuze(beheer, maak_agenda):
    beheer.vul_in(nieuw(Begrotingsregel, maak_agenda()), **REGEL)
    regel = Begrotingsregel.objects.get()
    pagina = beheer.lees(wijzig(regel))
    beheer.vul_in(wijzig(regel), bedrag="31.000.000")
    keuze = beheer.stuur(pagina.adres, pagina.velden() | {"bedrag": "32.000.000"})
    beheer.stuur(wijzig(regel), keuze.velden() | {"kies-bedrag": "mijn"})
    regel.refresh_from_db()
    assert regel.bedrag == 32000000


def test_een_document_zegt_wie_meededen_en_wat_het_aanraadt(beheer, maak_eigenaar):
    velsen = maak_eigenaar("Velsen")
    beheer.vul_in(
        nieuw(Document),
        titel="Onderzoek",
        slug="onderzoek",
        deelnemers=[velsen.pk],
        aanbevelingen__0__onderwerp="Water",
        aanbevelingen__0__aanbeveling="Maak het schoon.",
    )
    document = Document.objects.get()
    assert [str(los) for los in document.deelnemers.all()] == ["Velsen"]
    assert document.aanbevelingen.get().aanbeveling == "Maak het schoon."
    pagina = beheer.vul_in(
        wijzig(document),
        opsteller="Bureau",
        aanbevelingen__1__onderwerp="Water",
        aanbevelingen__1__aanbeveling="Nog eens.",
    )
    assert "Over dit onderwerp staat er al een aanbeveling." in pagina.fouten
    assert pagina.velden()["opsteller"] == "Bureau"


def test_wie_op_een_nieuwer_document_opslaat_krijgt_een_keuze(beheer, maak_document, maak_eigenaar):
    document, velsen = maak_document("Onderzoek"), maak_eigenaar("Velsen")
    pagina = beheer.lees(wijzig(document))
    rij = {"aanbevelingen__0__onderwerp": "Water", "aanbevelingen__0__aanbeveling": "Schoon."}
    beheer.vul_in(wijzig(document), deelnemers=[velsen.pk], opsteller="Bureau A", **rij)
    keuze = beheer.stuur(pagina.adres, pagina.velden() | {"opsteller": "Bureau B", "jaar": "2013"})
    assert keuze.kop == "Een ander was u voor"
    beheer.stuur(wijzig(document), keuze.velden() | {"kies-opsteller": "mijn"})
    document.refresh_from_db()
    assert (document.opsteller, document.jaar) == ("Bureau B", 2013)
    assert document.deelnemers.get() == velsen
    assert document.aanbevelingen.get().onderwerp == "Water"
