"""Who held which office and when, and what the items are for; only what is public."""

import re
from datetime import date
from html import unescape

import pytest

from agenda.models import (
    Aanbeveling,
    Deelname,
    Eigenaar,
    Opgave,
    OpgavePunt,
)
from agenda.opslag import opslaan, verwijder
from tests.bezoek import html, tekst
from tests.paginas.ambten import HEEL_2018_TOT_2022, taken


@pytest.fixture
def maak_opgave(maak_document):
    """A published opgave; `punten` are items that serve it, for a reason that a report gives."""

    def maak(titel, punten=(), **velden):
        bron = velden.pop("bron", None) or maak_document()
        opgave = Opgave(
            **{
                "titel": titel,
                "slug": titel.lower().replace(" ", "-"),
                "soort": "opgave",
                "regio": "Waterstreek",
                "publicatie": "gepubliceerd",
                "bron": bron,
            }
            | velden
        )

        def schrijf():
            for punt in punten:
                OpgavePunt.objects.create(
                    opgave=opgave, punt=punt, bron=bron, bron_plaats="§3", toelichting="Zegt §3."
                )

        opslaan(opgave, schrijf)
        return opgave

    return maak


# Opgaven and kansen


@pytest.mark.beide  # order
def test_opgaven_staan_per_regio_en_document_eerst_de_opgaven_dan_de_kansen_op_nummer(
    client, maak_opgave, maak_document
):
    oud, nieuw = maak_document("Oud", jaar=2013), maak_document("Nieuw", jaar=2020)
    maak_opgave("Kans twee", soort="kans", nummer=2, bron=oud)
    maak_opgave("Kans een", soort="kans", nummer=1, bron=oud)
    maak_opgave("Opgave tien", nummer=10, bron=oud)
    maak_opgave("Opgave negen", nummer=9, bron=oud)
    maak_opgave("Later", nummer=1, bron=nieuw)
    maak_opgave("Elders", nummer=1, regio="Achterland")
    titels = re.findall(r'puntenlijst__titel"><a[^>]*>([^<]*)<', html(client, "/opgaven/"))
    assert titels == ["Elders", "Later", "Opgave negen", "Opgave tien", "Kans een", "Kans twee"]


def test_de_lijst_van_opgaven_filtert_op_regio_als_er_meer_zijn(client, maak_opgave):
    maak_opgave("Dijk")
    maak_opgave("Geheim", regio="Zwijgland", publicatie="concept")
    assert 'name="regio"' not in html(client, "/opgaven/")
    maak_opgave("Heide", regio="Achterland")
    assert 'name="regio"' in html(client, "/opgaven/")
    gevonden = html(client, "/opgaven/?regio=Achterland")
    assert "Heide" in gevonden
    assert "Dijk" not in gevonden
    fout = html(client, "/opgaven/?regio=Zwijgland")
    assert "&#x27;Zwijgland&#x27; staat niet in de lijst" in fout
    assert "Geheim" not in fout


def test_een_opgave_noemt_haar_punten_met_het_woord_van_de_agenda_en_waaruit_het_blijkt(
    client, maak_opgave, maak_agenda, maak_domein, maak_agendapunt, maak_actie, maak_document
):
    agenda = maak_agenda(
        woord_agendapunt="voornemen", woord_agendapunten="voornemens", woord_acties="klussen"
    )
    maak_domein("Wonen", agenda)
    punt = maak_agendapunt("Dijk hoger")
    actie = maak_actie("Zand storten", agendapunt=punt)
    rapport = maak_document("Het rapport")
    opgave = maak_opgave(
        "Droge voeten", [actie, punt], bron=rapport, nummer=3, toelichting="Het water **stijgt**."
    )
    pagina, gezegd = (vraag(client, opgave.get_absolute_url()) for vraag in (html, tekst))
    assert "Opgave 3 van de regio Waterstreek Droge voeten Het water stijgt." in gezegd
    voornemens, klussen = gezegd.index("Voornemens van"), gezegd.index("Klussen van")
    assert voornemens < gezegd.index("Dijk hoger Zegt §3.") < klussen
    assert klussen < gezegd.index("Zand storten Zegt §3.")
    assert gezegd.count("Dat blijkt uit: Het rapport, §3") == 2
    for ding in (punt, actie, rapport):
        assert f'href="{ding.get_absolute_url()}"' in pagina
    for ding in (punt, actie):
        assert "Werkt aan Droge voeten opgave Zegt §3." in tekst(client, ding.get_absolute_url())
        assert f'href="{opgave.get_absolute_url()}"' in html(client, ding.get_absolute_url())


def test_een_concept_is_nergens_en_een_punt_dat_niet_openbaar_is_ook_niet(
    client, maak_opgave, maak_agendapunt, maak_document
):
    zichtbaar, verborgen = maak_agendapunt("Brug"), maak_agendapunt("Stil", publicatie="concept")
    opgave = maak_opgave("Droge voeten", [zichtbaar, verborgen])
    concept = maak_opgave("Fluister", [zichtbaar], publicatie="concept", bron=opgave.bron)
    assert client.get(concept.get_absolute_url()).status_code == 404
    adressen = [
        "/opgaven/", opgave.get_absolute_url(), zichtbaar.get_absolute_url(),
        opgave.bron.get_absolute_url(), "/sitemap-opgaven.xml",
    ]  # fmt: skip
    for adres in adressen:
        pagina = html(client, adres)
        assert "luister" not in pagina, adres
        assert "Stil" not in pagina, adres
    assert opgave.get_absolute_url() in html(client, "/sitemap-opgaven.xml")


def test_een_concept_verandert_de_etag_niet_en_publiceren_wel(client, maak_opgave, maak_agendapunt):
    punt = maak_agendapunt("Brug")
    maak_opgave("Droge voeten", [punt])
    adressen = ("/opgaven/", punt.get_absolute_url())
    voor = {adres: client.get(adres).headers["ETag"] for adres in adressen}
    concept = maak_opgave("Fluister", [punt], publicatie="concept")
    for adres, etag in voor.items():
        assert client.get(adres, headers={"If-None-Match": etag}).status_code == 304
    concept.publicatie = "gepubliceerd"
    opslaan(concept)
    for adres, etag in voor.items():
        antwoord = client.get(adres, headers={"If-None-Match": etag})
        assert antwoord.status_code == 200
        assert "Fluister" in antwoord.content.decode()


# Documents


def test_een_document_noemt_wie_meededen_wat_het_aanraadt_en_zijn_opgaven(
    client, maak_document, maak_opgave, maak_eigenaar, maak_persoon
):
    rapport = maak_document("Het rapport", jaar=2013)
    ver, stil = maak_eigenaar("Gemeente Ver"), maak_persoon("Stil", naam_openbaar=False)

    def schrijf():
        rapport.deelnemers.set([ver, stil])
        Aanbeveling.objects.create(
            document=rapport, onderwerp="Vertrouwen", aanbeveling="Praat **meer**.",
            toelichting="Er was ruzie.",
        )  # fmt: skip

    opslaan(rapport, schrijf)
    opgave = maak_opgave("Droge voeten", bron=rapport)
    maak_opgave("Nieuw land", soort="kans", bron=rapport)
    gezegd = tekst(client, rapport.get_absolute_url())
    assert "Vertrouwen Praat meer. Er was ruzie." in gezegd
    assert "Wie er meededen Gemeente Ver" in gezegd
    assert "Stil" not in gezegd
    assert gezegd.index("Opgaven die het document noemt") < gezegd.index("Kansen die het document")
    pagina = html(client, rapport.get_absolute_url())
    for ding in (opgave, ver):
        assert f'href="{ding.get_absolute_url()}"' in pagina
    assert "Deed mee aan Het rapport 2013" in tekst(client, ver.get_absolute_url())
    assert client.get(stil.get_absolute_url()).status_code == 404


@pytest.mark.beide  # order
def test_de_lijst_van_documenten_noemt_wat_openbaar_is_het_nieuwste_eerst(
    client, maak_document, maak_opgave
):
    for titel, jaar in (("Oud", 2001), ("Zonder jaar", None), ("Nieuw", 2020)):
        maak_opgave(f"Uit {titel}", bron=maak_document(titel, jaar=jaar))
    maak_document("Ongebruikt")
    titels = re.findall(r'puntenlijst__titel"><a[^>]*>([^<]*)<', html(client, "/documenten/"))
    assert titels == ["Nieuw", "Oud", "Zonder jaar"]


# Who looked after what


@pytest.fixture
def verborgen_ambt(client, maak_bestuur, maak_persoon, maak_ambt, maak_opgave):
    """Beside Ada, somebody whose name may not be shown; gives both and what was there before."""
    waterveld, haven = maak_bestuur("Waterveld"), maak_bestuur("Havenschap")
    opgave = maak_opgave("Droge voeten")
    maak_ambt(maak_persoon("Ada"), waterveld, bron=opgave.bron)
    adressen = [
        "/portefeuilles/", "/eigenaren/", "/eigenaren/ada/", "/eigenaren/waterveld/",
        "/eigenaren/havenschap/", "/opgaven/", opgave.get_absolute_url(), "/documenten/",
        opgave.bron.get_absolute_url(), "/sitemap-eigenaren.xml", "/agenda/agenda-a/",
        "/portefeuilles/?tekst=zwijgplicht", "/portefeuilles/?tekst=fluister",
    ]  # fmt: skip
    voor = {adres: client.get(adres) for adres in adressen}
    stil = maak_persoon("Zwijgplicht", naam_openbaar=False)
    maak_ambt(
        stil, waterveld, ["Fluisterzaken", ("Fluisterzetel", haven)], bron=opgave.bron,
        functie="Fluisteraar", partij="Fluisterpartij",
    )  # fmt: skip
    return stil, voor


def test_een_ambt_van_wie_niet_genoemd_mag_worden_is_nergens(client, verborgen_ambt):
    stil, voor = verborgen_ambt
    assert client.get(stil.get_absolute_url()).status_code == 404
    for adres, toen in voor.items():
        nu = client.get(adres)
        assert nu.content == toen.content, adres
        assert nu.headers["ETag"] == toen.headers["ETag"], adres


def test_wie_toch_genoemd_mag_worden_komt_erbij_en_kan_weer_weg(client, verborgen_ambt):
    stil, voor = verborgen_ambt
    stil.naam_openbaar = True
    opslaan(stil)
    plekken = ["/portefeuilles/", "/eigenaren/waterveld/", "/eigenaren/havenschap/"]
    for adres in plekken:
        antwoord = client.get(adres, headers={"If-None-Match": voor[adres].headers["ETag"]})
        assert antwoord.status_code == 200
        assert "Zwijgplicht" in antwoord.content.decode()
    etag = client.get("/portefeuilles/").headers["ETag"]
    verwijder(stil.ambten.get())
    antwoord = client.get("/portefeuilles/", headers={"If-None-Match": etag})
    assert antwoord.status_code == 200
    assert "Zwijgplicht" not in antwoord.content.decode()


# The page of an owner


@pytest.mark.beide  # order
def test_een_persoon_toont_elk_ambt_met_taken_op_volgorde_en_links_naar_zetels(
    client, maak_bestuur, maak_persoon, maak_ambt, maak_eigenaar, maak_opgave
):
    waterveld, ada = maak_bestuur("Waterveld"), maak_persoon("Ada")
    haven = maak_eigenaar("Havenschap", soort="gemeenschappelijke_regeling")
    akkoord = maak_opgave("Droge voeten").bron
    maak_ambt(ada, waterveld, ["Zand"], van=date(2010, 3, 1), tot=date(2014, 3, 1))
    maak_ambt(
        ada, waterveld, ["Water", ("Lid van het bestuur", haven), "Wegen"], partij="Groen",
        volgorde=1, bron=akkoord, bron_plaats="hoofdstuk 5", **HEEL_2018_TOT_2022,
    )  # fmt: skip
    gezegd = tekst(client, ada.get_absolute_url())
    assert (
        "Wethouder, Waterveld 1e locoburgemeester Groen Van 2018 tot en met 2022 "
        f"Bron: {akkoord.titel}, hoofdstuk 5 Taken "
        "Water Lid van het bestuur (zetel in Havenschap) Wegen "
        "Wethouder, Waterveld Van 1 maart 2010 tot en met 1 maart 2014 Taken Zand"
    ) in gezegd
    assert f'href="{haven.get_absolute_url()}"' in html(client, ada.get_absolute_url())
    assert "Wie hier een zetel had Ada, Wethouder, Waterveld: Lid van het bestuur" in tekst(
        client, haven.get_absolute_url()
    )
    gezegd = tekst(client, waterveld.get_absolute_url())
    assert (
        "Bestuurders Van 2018 tot en met 2022 Ada, Wethouder, 1e locoburgemeester (Groen) "
        "Van 1 maart 2010 tot en met 1 maart 2014 Ada, Wethouder"
    ) in gezegd


def test_een_organisatie_zegt_in_welke_tijd_zij_aan_een_agenda_meedeed(client, maak_bestuur):
    waterveld = maak_bestuur("Waterveld")
    assert "Deelnemer van Regionale agenda A, 2026 tot en met 2028" in tekst(
        client, waterveld.get_absolute_url()
    )


def test_rollen_staan_per_agenda_met_het_woord_van_die_agenda(
    client, maak_agenda, maak_domein, maak_agendapunt, maak_actie, maak_eigenaar
):
    wie = maak_eigenaar("Waterveld")
    for titel, woord, actie in (("Een", "onderwerp", "klus"), ("Twee", "voornemen", "stap")):
        agenda = maak_agenda(titel=titel, woord_agendapunt=woord, woord_actie=actie)
        punt = maak_agendapunt(
            f"Punt {titel}", domein=maak_domein(agenda=agenda), betrokkenen=[(wie, "partner")]
        )
        maak_actie(f"Doen {titel}", agendapunt=punt, betrokkenen=[(wie, "trekker")])
    gezegd = re.sub(r"[SW][AB]-\d+ ", "", tekst(client, wie.get_absolute_url()))
    assert "Een Doen Een Gepland Trekker Klus Punt Een Gepland Partner Onderwerp Twee" in gezegd
    assert "Doen Twee Gepland Trekker Stap Punt Twee Gepland Partner Voornemen" in gezegd


# Whoever is named at an item held the office of its own time


def test_bij_een_punt_staat_het_ambt_uit_de_tijd_van_zijn_agenda(
    client, maak_agenda, maak_domein, maak_agendapunt, maak_actie, maak_bestuur, maak_persoon,
    maak_ambt,
):  # fmt: skip
    oud, nieuw = maak_agenda(jaren=(2015, 2018), status="afgesloten"), maak_agenda()
    waterveld, ada = maak_bestuur("Waterveld"), maak_persoon("Ada")
    maak_ambt(ada, waterveld, functie="Wethouder", van=date(2014, 5, 1), tot=date(2018, 5, 1))
    maak_ambt(ada, waterveld, functie="Burgemeester", van=date(2020, 1, 1))
    adressen = {}
    for agenda in (oud, nieuw):
        erbij = {"betrokkenen": [(ada, "bestuurlijk_trekker"), (waterveld, "partner")]}
        punt = maak_agendapunt(domein=maak_domein(agenda=agenda), **erbij)
        adressen[agenda] = punt, maak_actie(agendapunt=punt, **erbij)
    for agenda, functie in ((oud, "Wethouder"), (nieuw, "Burgemeester")):
        for ding in adressen[agenda]:
            gezegd = tekst(client, ding.get_absolute_url())
            assert f"Ada ({functie}, Waterveld) bestuurlijk trekker Waterveld partner" in gezegd


@pytest.mark.parametrize(
    ("precisie", "functies"), [("dag", "Wethouder"), ("jaar", "Burgemeester, Waterveld; Wethouder")]
)
def test_van_een_agenda_met_een_stand_telt_wie_er_tot_die_stand_een_ambt_had(
    client, maak_agenda, maak_agendapunt, maak_bestuur, maak_persoon, maak_ambt, precisie, functies
):
    maak_agenda(
        jaren=(2015, 2018), status="afgesloten",
        stand_op=date(2016, 1, 1), stand_op_precisie=precisie,
    )  # fmt: skip
    waterveld, ada = maak_bestuur("Waterveld"), maak_persoon("Ada")
    maak_ambt(ada, waterveld, functie="Wethouder", van=date(2014, 5, 1), tot=date(2016, 5, 1))
    maak_ambt(ada, waterveld, functie="Burgemeester", van=date(2016, 6, 1))
    punt = maak_agendapunt(betrokkenen=[(ada, "trekker")])
    gezegd = tekst(client, punt.get_absolute_url())
    assert f"Ada ({functies}, Waterveld) trekker" in gezegd


def test_wie_toen_geen_ambt_had_staat_er_zonder_haakjes(
    client, maak_agendapunt, maak_persoon, maak_eigenaar, maak_ambt
):
    ada, elders = maak_persoon("Ada"), maak_eigenaar("Fluisterdorp")
    maak_ambt(ada, elders, functie="Fluisteraar", tot=date(1990, 1, 1))
    punt = maak_agendapunt(betrokkenen=[(ada, "trekker")])
    gezegd = tekst(client, punt.get_absolute_url())
    assert "Ada trekker" in gezegd
    assert "luister" not in html(client, punt.get_absolute_url())


def test_een_agenda_leidt_naar_wie_toen_bestuurder_was_en_alleen_als_dat_bekend_is(
    client, maak_agenda, maak_eigenaar, maak_persoon, maak_ambt
):
    agenda = maak_agenda(jaren=(2018, 2022))
    waterveld, leeg = maak_eigenaar("Waterveld"), maak_eigenaar("Leeg")
    for eigenaar in (waterveld, leeg):
        opslaan(Deelname(agenda=agenda, eigenaar=eigenaar))
    maak_ambt(maak_persoon("Ada"), waterveld, ["Taak toen"], **HEEL_2018_TOT_2022)
    maak_ambt(maak_persoon("Bo"), leeg, ["Taak later"], van=date(2023, 1, 1))
    [adres] = re.findall(r'href="(/[^"]*)#bestuurders"', html(client, "/agenda/agenda-a/"))
    assert adres == waterveld.get_absolute_url()
    pagina = html(client, adres)
    assert 'id="bestuurders"' in pagina
    [adres] = re.findall(r'href="(/portefeuilles/\?[^"]*)"', pagina)
    assert taken(client, unescape(adres)) == ["Taak toen"]
    assert Eigenaar.objects.openbaar().count() == 4
    # Who came after the stand of the agenda is not of its time.
    agenda.stand_op, agenda.stand_op_precisie = date(2017, 1, 1), "jaar"
    opslaan(agenda)
    assert "#bestuurders" not in html(client, "/agenda/agenda-a/")
