"""What is not public is nowhere: on no page, in no file, in no address and in no ETag."""

from datetime import date

import pytest
from django.conf import settings
from django.test import Client
from django.utils.text import slugify

from agenda.beschrijving.lezen import inhoud
from agenda.bewerkingen import (
    Opdracht,
    begin_opvolger,
    maak_plan,
    publiceer,
    trek_in,
    voer_uit,
    wis,
)
from agenda.models import (
    Agendapunt,
    Ambt,
    Behandeling,
    Betrokkenheid,
    Deelname,
    Document,
    Domein,
    Eigenaar,
    Mijlpaal,
    Opgave,
    OpgavePunt,
    Portefeuille,
    Punt,
    Samenhang,
    Voorstel,
    Voorstelopmerking,
    Voorstelregel,
)
from agenda.opslag import opslaan
from agenda.voorstellen import (
    laat_vervallen,
    laat_weg,
    leg_voor,
    nieuw_voorstel,
    stel_nieuw_voor,
    stel_voor,
)
from agenda.voorstellen import voer_uit as voer_voorstel_uit
from ijmond.drukkerij import Griffiepapier, drukken
from ijmond.drukkerij import vraag as vraag_papier
from ijmond.momentopname.voorgesteld import als_json
from ijmond.paginas import LIJSTEN, LIJSTEN_VAN_AGENDA
from ijmond.zoeken.model import Zoekregel
from tests.bezoek import loop_af, vraag
from tests.drukkerij.drukker import ONGEDRUKT
from tests.wijzigen import gisteren, verplaats
from werkagenda.models import Actie, Overleg

pytestmark = pytest.mark.lang  # most of these walk past every address

GEHEIM = "Zwijgplicht"
"""Stands in everything that no visitor may read; in slugs it is `zwijgplicht`."""

ANDERE_PDFS = r"\.pdf\?(status|periode)=|\.csv\?(?!agenda=$)"
"""Selections of a document or a list that the walk gets whole, or per domain, already."""

DUBBEL = rf"{ANDERE_PDFS}|[?&]sort=-|\?.+&sort="
"""Besides, what a walk that sorts each list by each column got already: backward, or a choice."""

ANDERE_VOLGORDE = rf"{ANDERE_PDFS}|[?&]sort="
"""The rows that a walk found already, in another order."""


BEGIN = (
    "/", "/sitemap.xml", "/robots.txt", "/zoeken/?q=zee", "/zoeken.csv?q=zee",
    *(f"/{lijst}.csv" for lijst in LIJSTEN),
)  # fmt: skip
"""Where a walk begins: a question has an address that no link leads to, nor has an empty list."""


def maak_opgave(titel, punten, **velden):
    """A task that items serve, as a document says."""
    bron = Document.objects.get(titel="Het rapport")
    opgave = Opgave(titel=titel, slug=slugify(titel), regio="IJmond", bron=bron, **velden)
    opslaan(
        opgave,
        lambda: OpgavePunt.objects.bulk_create(
            OpgavePunt(opgave=opgave, punt=punt, bron=bron, toelichting=f"Om {punt.titel}")
            for punt in punten
        ),
    )
    return opgave


def geef_ambt(persoon, organisatie, taak, **velden):
    """An office with one task, which is a seat in the same organisation."""
    ambt = Ambt(persoon=persoon, organisatie=organisatie, functie=f"Hoofd {taak}", **velden)
    taken = Portefeuille(ambt=ambt, omschrijving=taak, organisatie=organisatie)
    opslaan(ambt, lambda: taken.save())


def stel_geheim_voor(agenda, titel, *, openbaar=False):
    """A voorstel with the secret in all that is internal; and if not `openbaar`, in the rest.

    It changes a public item, and for itself what is hidden and was not understood.
    """
    geheim = "" if openbaar else f" {GEHEIM}"
    voorstel = nieuw_voorstel(
        agenda, f"{titel}{geheim}", reden=f"De raad wil het{geheim}.", toelichting=GEHEIM,
        bestand=f"{GEHEIM}.docx", door=GEHEIM,
    )  # fmt: skip
    over = {"plaats": GEHEIM, "wie": GEHEIM}
    punt = Agendapunt.objects.filter(agenda=agenda, publicatie="gepubliceerd").first()
    intern = {"interne_notitie": GEHEIM}
    if persoon := Eigenaar.objects.filter(naam__contains=GEHEIM).first():
        erbij = {"eigenaar": persoon.slug, "rol": "partner"}
        intern["betrokkenen"] = [*inhoud(punt)["betrokkenen"], erbij]
    anders = {"titel": f"Zeesluis, groter{geheim}"} | intern
    regel = stel_voor(voorstel, punt, inhoud(punt) | anders, reden=f"Wens{geheim}.", **over)
    nieuw = {"titel": GEHEIM, "publicatie": "concept", "toelichting": GEHEIM, "aanleiding": GEHEIM}
    stel_nieuw_voor(voorstel, Agendapunt, nieuw | {"domein": punt.domein.slug}, **over)
    weg = stel_nieuw_voor(voorstel, Domein, {"naam": GEHEIM, "slug": "zwijgplicht-domein"}, **over)
    laat_weg(weg, GEHEIM)
    Voorstelregel.objects.create(
        voorstel=voorstel, nummer=99, wat="niet_begrepen", tekst=GEHEIM, doet_mee=False, **over
    )
    for los in voorstel.regels.all():
        Voorstelopmerking.objects.create(regel=los, tekst=GEHEIM, wie=GEHEIM)
    assert regel.pk
    return voorstel


def druk_voor_de_griffie():
    """Have the paper of each voorstel lie in the folder, with every concept."""
    for voorstel in Voorstel.objects.all():
        with vraag_papier(Griffiepapier.van(voorstel.pk)) as bestand:
            assert GEHEIM in bestand.read().decode()


def koppel(actie, punt):
    """Tie an action to another item, or to none."""
    actie = Actie.objects.get(pk=actie.pk)
    if punt is None:
        actie.overleg = Overleg.objects.get(agenda=actie.agenda)
    actie.agendapunt = punt
    opslaan(actie)


def anders(voor, na):
    """The addresses that did not give the same before and after, or only one of both times."""
    return [adres for adres in voor.keys() | na.keys() if voor.get(adres) != na.get(adres)]


@pytest.fixture(scope="module")
def _openbaar(
    eenmalig, maak_domein, maak_agendapunt, maak_actie, maak_overleg, maak_eigenaar,
    maak_vergadering, maak_document, maak_thema, maak_samenhang, maak_begroting,
):  # fmt: skip
    """A small agenda of which everything is public."""
    velsen = maak_eigenaar("Velsen")
    domein = maak_domein("Economie")
    opslaan(Deelname(agenda=domein.agenda, eigenaar=velsen))
    opslaan(Mijlpaal(agenda=domein.agenda, titel="Vastgesteld", datum=date(2026, 1, 5)))
    punt = maak_agendapunt(
        "Zeesluis",
        perioden=[2026],
        betrokkenen=[(velsen, "trekker")],
        bron=maak_document("Het rapport"),
    )
    maak_overleg("Havenoverleg", deelnemers=[velsen])
    kade = maak_actie("Kade", agendapunt=punt, betrokkenen=[(velsen, "partner")])
    maak_thema("Water", domeinen=[domein], punten=[punt])
    maak_samenhang([punt], [kade], titel="Sluis en kade")
    maak_samenhang([domein], [punt], soort="dilemma", titel="Werk of water")
    maak_begroting(("Sluis", 2026, 1000), ("Sluis", 2027, 900))
    maak_vergadering(punten=[punt])
    verplaats(punt, 2027, door="griffie-ada")
    maak_opgave("Droge voeten", [punt], soort="opgave", publicatie="gepubliceerd")
    geef_ambt(maak_eigenaar("Cas", soort="persoon", naam_openbaar=True), velsen, "Water")
    return punt.pk


@pytest.fixture
def openbaar(_openbaar, db):
    """The item around which that agenda was made."""
    return Agendapunt.objects.get(pk=_openbaar)


@pytest.fixture(scope="module")
def voor(_openbaar, tmp_path_factory):
    """What a visitor gets of that agenda alone; its documents not printed yet."""
    with pytest.MonkeyPatch.context() as zolang:
        zolang.setattr(drukken, "DRUKKER", ONGEDRUKT)
        zolang.setattr(settings, "PDF_MAP", tmp_path_factory.mktemp("voor"))
        return loop_af(Client(), vanaf=BEGIN, niet=DUBBEL)


@pytest.fixture(scope="module")
def geheimen(
    voor, _openbaar, maak_agenda, maak_domein, maak_agendapunt, maak_actie, maak_eigenaar,
    maak_vergadering, maak_document, maak_samenhang, maak_thema, maak_begroting,
):  # fmt: skip
    """Every kind of thing that is not public comes in; gives the pages that those would have."""
    openbaar = Agendapunt.objects.get(pk=_openbaar)
    van_opvolger = maak_opvolger(openbaar.agenda, sluit_af=False)
    persoon = maak_eigenaar(f"Bea {GEHEIM}", soort="persoon", website="https://geheim.example")
    velsen = Eigenaar.objects.get(naam="Velsen")
    geef_ambt(persoon, velsen, GEHEIM, bron=Document.objects.get(titel="Het rapport"))
    document = maak_document(f"Rapport {GEHEIM}")
    tekst = {"titel": f"Plan {GEHEIM}", "toelichting": f"Over {GEHEIM}", "bron": document}
    bij_ons = {"domein": openbaar.domein} | tekst
    concept = maak_agendapunt(
        publicatie="concept", perioden=[2026, 2027], betrokkenen=[(persoon, "trekker")], **bij_ons
    )
    verplaats(concept, 2028, reden=f"Omdat {GEHEIM}", door=GEHEIM, bron=document)
    ingetrokken = maak_agendapunt(publicatie="ingetrokken", **bij_ons)
    actie = maak_actie(publicatie="concept", agendapunt=openbaar, **tekst)
    vergadering = maak_vergadering(
        publicatie="concept", datum=date(2026, 9, 1), punten=[openbaar],
        locatie=GEHEIM, toelichting=GEHEIM,
    )  # fmt: skip
    # What is public gets a tie to what is not.
    punt = Agendapunt.objects.get(pk=openbaar.pk)
    punt.interne_notitie = GEHEIM
    opslaan(
        punt,
        lambda: Betrokkenheid.objects.create(punt=punt, eigenaar=persoon, rol="ambtelijk_trekker"),
        door=GEHEIM,
        reden=f"Omdat {GEHEIM}",
    )
    koppel(actie, concept)
    opgave = maak_opgave(f"Opgave {GEHEIM}", [openbaar], soort="kans", publicatie="concept")
    bekende = Opgave.objects.get(titel="Droge voeten")
    erbij = OpgavePunt(opgave=bekende, punt=concept, bron=bekende.bron)
    opslaan(bekende, lambda: erbij.save())
    overleg = Overleg.objects.get(agenda=punt.agenda)
    opslaan(overleg, lambda: overleg.deelnemers.add(persoon))
    opslaan(Deelname(agenda=punt.agenda, eigenaar=persoon))
    bekend = punt.behandelingen.exclude(vergadering=vergadering).get().vergadering
    opslaan(bekend, lambda: Behandeling.objects.create(vergadering=bekend, punt=concept))
    agenda = maak_agenda(titel=f"Agenda {GEHEIM}", status="concept", uitwerking_van=concept)
    domein = maak_domein(f"Domein {GEHEIM}", agenda=agenda)
    elders = maak_agendapunt(domein=domein, **tekst)
    uit_beeld = {"bron": document, "titel": f"Verband {GEHEIM}", "toelichting": GEHEIM}
    maak_samenhang([punt, concept], [openbaar.domein, actie], **uit_beeld)
    maak_samenhang([punt], [elders], soort="werkt_uit", **uit_beeld)
    maak_samenhang([elders, domein], [punt], soort="volgt_op", **uit_beeld)
    maak_thema(f"Thema {GEHEIM}", agenda=agenda, domeinen=[domein], punten=[elders])
    maak_begroting((f"Post {GEHEIM}", 2026, 5), agenda=agenda, bron=document)
    agenda_van_sluis = maak_agenda(
        titel=f"Uitwerking {GEHEIM}", status="concept", uitwerking_van=punt
    )
    for hoe in ("in voorbereiding", "niet voor bezoekers", "vervallen"):
        voorstel = stel_geheim_voor(punt.agenda, hoe)
        if hoe == "niet voor bezoekers":
            bijeen = maak_vergadering(publicatie="concept", datum=date(2099, 9, 1), locatie=GEHEIM)
            leg_voor(voorstel, bijeen, als_json, openbaar=False, door=GEHEIM)
        if hoe == "vervallen":
            laat_vervallen(voorstel, GEHEIM, door=GEHEIM)
    geheim = (
        persoon,
        document,
        agenda_van_sluis,
        concept,
        ingetrokken,
        actie,
        vergadering,
        agenda,
        domein,
        opgave,
    )
    adressen = [rij.get_absolute_url() for rij in (*geheim, elders)]
    voorstellen = ("1/", "1/geheel/", "1.pdf", "1.docx", "1/vergelijk.docx", "2/")
    adressen += [f"/agenda/agenda-a/voorstellen/{los}" for los in voorstellen]
    delen = ("geheel/", "samenhang/", "themas/", "begroting/", "vergelijk.docx")
    delen += tuple(f"{lijst}.csv" for lijst in LIJSTEN_VAN_AGENDA)
    delen += tuple(f"levende-agenda.{soort}" for soort in ("pdf", "csv", "xlsx", "docx"))
    adressen += [f"/agendapunten/{concept.kenmerk}.docx", f"/acties/{actie.kenmerk}.docx"]
    adressen += [f"{agenda.get_absolute_url()}{deel}" for deel in delen]
    te_volgen = (f"punt={concept.kenmerk}", f"eigenaar={persoon.slug}", f"agenda={agenda.slug}",
                 f"agenda={agenda.slug}&domein={domein.slug}")  # fmt: skip
    adressen += [f"{waar}?{wat}" for wat in te_volgen for waar in ("/kalender.ics", "/volgen/")]
    soorten = ("pdf", "docx", "ics")
    adressen += [f"/vergaderingen/{vergadering.pk}.{soort}" for soort in soorten]
    return [*adressen, *van_opvolger]


def maak_opvolger(oud, *, sluit_af):
    """Start a successor with all that is open; gives the pages that it would have."""
    nieuw = begin_opvolger(
        oud,
        titel=f"Agenda {GEHEIM}",
        slug="agenda-zwijgplicht-opvolger",
        begin=date(2029, 1, 1),
        eind=date(2030, 12, 31),
        voorvoegsel_agendapunt="ZWYG",
        voorvoegsel_actie="ZWIJ",
    )
    opdracht = Opdracht(oud, nieuw, sluit_af=sluit_af)
    voer_uit(opdracht, maak_plan(opdracht).akkoord(), door=GEHEIM, reden=f"Omdat {GEHEIM}")
    assert Samenhang.objects.filter(agenda=nieuw).count() == 2
    geheim = (nieuw, *Punt.objects.filter(agenda=nieuw), Overleg.objects.get(agenda=nieuw))
    return [los.get_absolute_url() for los in geheim]


def test_afsluiten_verraadt_niets_van_de_opvolger(client, openbaar):
    adressen = maak_opvolger(openbaar.agenda, sluit_af=True)
    na = loop_af(client, niet=ANDERE_VOLGORDE)
    assert "liep tot en met" in na["/agenda/agenda-a/"].tekst
    geheim = (GEHEIM, "zwijgplicht", "ZWYG", "ZWIJ", "havenoverleg-2029")
    gevonden = {adres for adres, los in na.items() if any(woord in los.tekst for woord in geheim)}
    assert gevonden == set()
    assert not set(adressen) & na.keys()
    assert {client.get(adres).status_code for adres in adressen} == {404}


def test_wat_wordt_ingetrokken_is_overal_weg(client, openbaar):
    koppel(Actie.objects.get(titel="Kade"), None)
    koppel(Actie.objects.get(titel="Kade"), openbaar)
    for adres in ("/agendapunten/", "/wijzigingen/", "/wijzigingen.atom", "/acties/WA-01/kade/"):
        assert "Zeesluis" in vraag(client, adres).tekst
    openbaar.publicatie = "ingetrokken"
    opslaan(openbaar, reden="Dubbel.")
    na = loop_af(client, niet=ANDERE_VOLGORDE)
    assert any("pdf" in adres for adres in na)
    assert [adres for adres, antwoord in na.items() if "Zeesluis" in antwoord.tekst] == []
    for adres in ("/wijzigingen/", "/wijzigingen.atom"):
        assert "SA-01" in na[adres].tekst
        assert "Dubbel." in na[adres].tekst
        assert "van 2026 naar 2027" not in na[adres].tekst


def test_wat_verdween_of_nooit_openbaar_was_staat_nergens_een_woord_van(
    client, openbaar, maak_agenda, maak_domein, maak_agendapunt, maak_samenhang
):
    """What an item was before it was public, what was wiped, and a tie to what was withdrawn."""
    punt = maak_agendapunt(
        f"Plan {GEHEIM}", toelichting=f"Over {GEHEIM}", publicatie="concept", perioden=[2026]
    )
    verplaats(punt, 2028, reden=f"Omdat {GEHEIM}", door=GEHEIM)
    punt = Agendapunt.objects.get(pk=punt.pk)
    punt.titel, punt.toelichting = "Plan voor de haven", "Over de haven."
    opslaan(punt, door=GEHEIM)
    publiceer(punt, door=GEHEIM)
    gewist = wis_uit_de_geschiedenis(client, openbaar)
    buur = maak_agendapunt("Brug", domein=maak_domein("Bruggen", agenda=maak_agenda()))
    maak_samenhang([openbaar], [buur], soort="raakt_aan", titel="Sluis bij brug")
    overal = {"/agenda/agenda-a/samenhang/", "/agenda/agenda-a/geheel/",
              "/agenda/agenda-a/levende-agenda.pdf", "/agenda/agenda-a/levende-agenda.json",
              openbaar.get_absolute_url(), buur.get_absolute_url()}  # fmt: skip
    assert overal == {adres for adres in overal if "Sluis bij brug" in vraag(client, adres).tekst}
    trek_in(buur, "Dubbel.")
    na = loop_af(client, vanaf=("/", "/sitemap.xml", *gewist), niet=ANDERE_VOLGORDE)
    assert overal - {buur.get_absolute_url()} <= na.keys()
    assert "Plan voor de haven" in na["/wijzigingen.atom"].tekst
    assert all("[verwijderd]" in na[adres].tekst for adres in gewist)
    weg = ("Sluis bij brug", GEHEIM)
    assert [adres for adres, los in na.items() if any(woord in los.tekst for woord in weg)] == []
    for adres, etag in gewist.items():
        assert vraag(client, adres, HTTP_IF_NONE_MATCH=etag).status == 200


def wis_uit_de_geschiedenis(client, openbaar):
    """Take a word out that was public; gives the ETags, from before, of where it was read."""
    punt = Agendapunt.objects.get(pk=openbaar.pk)
    punt.toelichting = f"Over {GEHEIM}."
    opslaan(punt, reden=f"Omdat {GEHEIM} het vroeg.")
    dag = gisteren()
    punt.toelichting = "Over niemand."
    opslaan(punt, reden=f"{GEHEIM} wil dit niet.")
    agenda = punt.agenda.get_absolute_url()
    adressen = (
        punt.get_absolute_url(),
        "/wijzigingen/",
        "/wijzigingen.atom",
        f"{agenda}vergelijk/?van={dag}",
        f"{agenda}levende-agenda.pdf?sinds={dag}",
        f"{agenda}vergelijk.docx?van={dag}",
    )
    voor = {adres: vraag(client, adres) for adres in adressen}
    assert [adres for adres in adressen if GEHEIM not in voor[adres].tekst] == []
    wis(punt.agenda, punt.kenmerk, GEHEIM)
    return {adres: antwoord.headers.get("ETag", "") for adres, antwoord in voor.items()}


def test_van_wat_voorligt_is_te_lezen_wat_mag_en_niets_meer(
    client, monkeypatch, openbaar, maak_eigenaar, maak_vergadering
):
    """While it lies before a meeting, once it is carried out in part, and when it lapsed."""
    monkeypatch.setattr(drukken, "DRUKKER", ONGEDRUKT)
    maak_eigenaar(f"Bea {GEHEIM}", soort="persoon")
    vergadering = maak_vergadering(datum=date(2099, 6, 1), datum_precisie="dag", punten=[openbaar])
    adres, etags = "/agenda/agenda-a/voorstellen/1/", set()
    voorstel = stel_geheim_voor(openbaar.agenda, "Groter", openbaar=True)
    leg_voor(voorstel, vergadering, als_json, openbaar=True)
    lapsus = stel_geheim_voor(openbaar.agenda, "Ook groter", openbaar=True)
    leg_voor(lapsus, vergadering, als_json, openbaar=True)
    druk_voor_de_griffie()
    tijdens = loop_af(client, niet=ANDERE_VOLGORDE)
    overal = {adres, f"{adres}geheel/", "/agenda/agenda-a/voorstellen/1.pdf",
              "/agenda/agenda-a/voorstellen/1.docx", f"{adres}vergelijk.docx",
              vergadering.get_absolute_url()}  # fmt: skip
    assert overal <= {los for los, gezien in tijdens.items() if "groter" in gezien.tekst}
    etags.add(tijdens[adres].headers["ETag"])
    voorstel.refresh_from_db()
    for regel in voorstel.regels.filter(lag_voor=True).exclude(sleutel=openbaar.kenmerk):
        laat_weg(regel, GEHEIM)
    voer_voorstel_uit(voorstel)
    laat_vervallen(lapsus, "Dubbel.")
    na = loop_af(client, vanaf=("/", "/sitemap.xml", *overal), niet=ANDERE_VOLGORDE)
    etags.add(na[adres].headers["ETag"])
    na["vervallen"] = vraag(client, "/agenda/agenda-a/voorstellen/2/")
    assert (na["vervallen"].status, len(etags)) == (410, 2)
    assert "groter" not in na["vervallen"].tekst
    geheim = (GEHEIM, "zwijgplicht", "nieuw:")
    for antwoorden in (tijdens, na):
        lek = {los for los, a in antwoorden.items() if any(woord in a.tekst for woord in geheim)}
        assert lek == set()


def test_wie_iets_deed_staat_nergens(voor):
    assert "van 2026 naar 2027" in voor["/wijzigingen/"].tekst
    assert [adres for adres, los in voor.items() if "griffie-ada" in los.tekst] == []


# With what is secret around it. It stays there: these tests come last.


@pytest.mark.usefixtures("geheimen")
def test_wat_geheim_is_verandert_geen_letter_aan_wat_een_bezoeker_krijgt(client, voor):
    druk_voor_de_griffie()
    na = loop_af(client, vanaf=BEGIN, niet=DUBBEL)
    assert len(voor) > 20
    kalenders = {"/kalender.ics", "/kalender.ics?punt=SA-01", "/kalender.ics?eigenaar=velsen"}
    assert {"/wijzigingen/", "/wijzigingen.atom", "/sitemap.xml", *kalenders} <= voor.keys()
    assert not any(GEHEIM in antwoord.tekst for antwoord in na.values())
    assert anders(voor, na) == []


@pytest.mark.druk
@pytest.mark.usefixtures("geheimen")
def test_wat_geheim_is_staat_niet_op_papier(client, voor):
    adressen = [adres for adres in voor if ".pdf" in adres]
    assert len(adressen) > 1
    for adres in adressen:
        gedrukt = vraag(client, adres)
        assert gedrukt.inhoud.startswith(b"%PDF-"), adres
        assert "Zeesluis" in gedrukt.tekst, adres
        assert GEHEIM not in gedrukt.tekst, adres


@pytest.mark.usefixtures("geheimen")
def test_zoeken_vindt_niets_geheims(client):
    assert "puntenlijst__titel" in client.get("/zoeken/?q=zeesluis").text
    for wat in (GEHEIM, f"zeesluis {GEHEIM}", "bea", "uitwerking", "opgave", "z"):
        assert "puntenlijst__titel" not in client.get("/zoeken/", {"q": wat}).text, wat
        assert client.get("/zoeken.csv", {"q": wat}).text.count("\n") == 1, wat
    assert not Zoekregel.objects.filter(termen__contains=GEHEIM.lower()).exists()


def test_wat_geheim_is_heeft_geen_pagina(client, geheimen):
    assert {adres: client.get(adres).status_code for adres in geheimen} == dict.fromkeys(
        geheimen, 404
    )


@pytest.mark.usefixtures("geheimen")
def test_wie_de_oude_pagina_kent_krijgt_niet_te_horen_dat_zij_veranderde(client, voor):
    etag = voor["/agendapunten/"].headers["ETag"]
    assert vraag(client, "/agendapunten/", HTTP_IF_NONE_MATCH=etag).status == 304


@pytest.mark.usefixtures("geheimen")
@pytest.mark.parametrize("veld", ["tekst", "eigenaar", "agenda", "domein", "periode", "overleg"])
def test_een_filter_vindt_niets_geheims(client, veld):
    lijsten = (
        "/agendapunten/", "/werkagenda/", "/wijzigingen/", "/wijzigingen.atom", "/portefeuilles/",
    )  # fmt: skip
    for lijst in lijsten:
        zonder = vraag(client, f"{lijst}?{veld}=xxxxxxxxxxx").tekst
        met = vraag(client, f"{lijst}?{veld}=zwijgplicht").tekst
        assert met.replace("zwijgplicht", "xxxxxxxxxxx") == zonder
