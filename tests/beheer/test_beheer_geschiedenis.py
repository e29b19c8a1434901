"""What an item was can be read in words, looked at, and put back; for the griffie only."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from agenda.admin.geschiedenis import geschiedenis
from agenda.choices import Publicatie
from agenda.models import Agendapunt, Gebeurtenis, Stand
from agenda.opslag import opslag, verwijder
from ijmond.laden.bestand import DOOR
from tests.beheer.formulier import wijzig
from tests.bezoek import plat
from werkagenda.models import Actie


def pagina_van(punt):
    return reverse("admin:agenda_punt_geschiedenis", args=[punt.kenmerk])


def terug(stand):
    return reverse("admin:agenda_punt_terug", args=[stand.kenmerk, stand.pk])


def vooruitblik(punt, stand=None):
    if stand:
        return reverse("vooruitblik-stand", args=[punt.kenmerk, stand.pk])
    return reverse("vooruitblik", args=[punt.kenmerk])


@pytest.fixture(scope="module")
def _punt(eenmalig, maak_agendapunt, maak_eigenaar):
    punt = maak_agendapunt(
        "Woonvisie",
        perioden=[2026],
        toelichting="Samen bouwen wij huizen.",
        betrokkenen=[(maak_eigenaar("Velsen"), "trekker")],
    )
    return punt.pk


@pytest.fixture
def punt(_punt, db):
    return Agendapunt.objects.get(pk=_punt)


@pytest.fixture
def verzet(beheer, punt, maak_eigenaar):
    """The item after a clerk moved it to 2027 and 2028, with a new owner, text and note."""
    jaren = {periode.naam: periode.pk for periode in punt.agenda.perioden.all()}
    beheer.vul_in(
        wijzig(punt),
        toelichting="Samen bouwen wij betaalbare huizen.",
        interne_notitie="Bellen met Velsen.",
        betrokkenen__1__eigenaar=maak_eigenaar("Heemskerk").pk,
        betrokkenen__1__rol="partner",
        reden="Het onderzoek loopt uit.",
        gebeurd_op="2026-01-05",
        **{
            f"planning-{jaren['2026']}": None,
            f"planning-{jaren['2027']}": "on",
            f"planning-{jaren['2028']}": "on",
        },
    )
    return punt


def test_de_geschiedenis_zegt_in_woorden_wat_wie_wanneer_en_waarom(beheer, verzet, griffie):
    griffie.first_name, griffie.last_name = "Anna", "de Vries"
    griffie.save()
    pagina = beheer.lees(pagina_van(verzet))
    nieuwste, eerste = pagina.teksten("//ol[@class='standen']/li")
    assert "door Anna de Vries" in nieuwste
    assert "Reden: Het onderzoek loopt uit." in nieuwste
    assert "Gebeurd: 5 januari 2026" in nieuwste
    assert "planning: 2026 →wordt 2027, 2028" in nieuwste
    assert "betrokkenen: Velsen (Trekker) →wordt Velsen (Trekker), Heemskerk (Partner)" in nieuwste
    assert "interne notitie" in nieuwste
    assert "Doorgeschoven" in nieuwste
    assert "Toegevoegd" in eerste
    assert pagina.boom.xpath("//ins//text()")[1].strip() == "betaalbare"


def test_ook_publicatie_en_volgorde_staan_in_de_geschiedenis(beheer, punt):
    beheer.vul_in(wijzig(punt), volgorde="7")
    vraag = beheer.vul_in(wijzig(punt), knop="_trek_in")
    beheer.stuur(vraag.adres, vraag.velden() | {"reden": "Weg."})
    tekst = beheer.lees(pagina_van(punt)).tekst
    assert "volgorde: 1 →wordt 7" in tekst
    assert "publicatie: Gepubliceerd →wordt Ingetrokken" in tekst


def test_een_datum_staat_er_zo_precies_als_hij_bekend_is(beheer, maak_actie):
    actie = maak_actie(termijn="2023-07-01", termijn_precisie="halfjaar")
    for nieuw, precisie in (("2023-07-01", "jaar"), ("2024-02-01", "maand"), ("", "onbekend")):
        beheer.vul_in(wijzig(actie), termijn=nieuw, termijn_precisie=precisie, reden="Uitloop.")
    for was, wordt in (
        ("2e helft 2023", "2023"),
        ("2023", "februari 2024"),
        ("februari 2024", "leeg"),
    ):
        assert f"termijn: {was} →wordt {wordt} Bekijk" in beheer.lees(pagina_van(actie)).tekst


def test_wat_ingelezen_is_zegt_dat_in_gewone_woorden(beheer, punt):
    with opslag(door=DOOR) as werk:
        punt.titel = "Uit het document"
        werk.bewaar(punt)
    assert "door het inlezen van het document" in beheer.lees(pagina_van(punt)).tekst


def test_het_formulier_en_het_oude_adres_leiden_naar_de_geschiedenis(beheer, punt):
    assert wijzig(punt, "history") in beheer.lees(wijzig(punt)).boom.xpath("//main//a/@href")
    assert beheer.lees(wijzig(punt, "history")).adres == pagina_van(punt)


def test_een_stand_bekijken_toont_wat_er_toen_stond_en_alleen_de_griffie_ziet_dat(
    beheer, verzet, client
):
    eerste = Stand.objects.filter(kenmerk="SA-01").first()
    response = beheer.client.get(vooruitblik(verzet, eerste))
    tekst = response.content.decode()
    assert "Samen bouwen wij huizen." in tekst
    assert "Gepland: 2026" in plat(tekst)
    assert "Alleen de griffie ziet deze pagina" in tekst
    assert terug(eerste) in tekst
    assert "Bellen" not in tekst
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in response["Cache-Control"]
    assert "ETag" not in response
    client.logout()
    assert client.get(vooruitblik(verzet, eerste)).url.startswith("/beheer/login/")


def test_een_eerdere_stand_noemt_wie_er_toen_was(beheer, verzet):
    eerste = Stand.objects.filter(kenmerk="SA-01").first()
    velsen = verzet.betrokkenen.first().eigenaar
    with opslag() as werk:
        verzet.refresh_from_db()
        verzet.betrokkenen.all().delete()
        werk.bewaar(verzet)
        werk.verwijder(velsen)
    assert "Velsen" in beheer.client.get(vooruitblik(verzet, eerste)).content.decode()


def test_ook_een_actie_zonder_overleg_onder_een_concept_is_te_bekijken(
    beheer, maak_agendapunt, maak_actie
):
    houder = maak_agendapunt(publicatie=Publicatie.CONCEPT)
    actie = maak_actie("Meten", agendapunt=houder)
    stand = Stand.objects.get(kenmerk=actie.kenmerk)
    assert "Meten" in beheer.client.get(vooruitblik(actie, stand)).content.decode()
    assert "Meten" in beheer.client.get(vooruitblik(actie)).content.decode()


def test_een_stand_terugzetten_maakt_alles_weer_zoals_het_was_en_is_zelf_een_gebeurtenis(
    beheer, verzet
):
    eerste = Stand.objects.filter(kenmerk="SA-01").first()
    vraag = beheer.lees(terug(eerste))
    assert "planning: 2027, 2028 →wordt 2026" in vraag.tekst
    zonder = beheer.vul_in(terug(eerste), reden="")
    assert zonder.fouten == ["Dit veld is verplicht."]
    pagina = beheer.vul_in(terug(eerste), reden="Verkeerd gelezen.")
    assert pagina.meldingen[0].startswith("SA-01 Woonvisie is weer zoals op ")
    assert Stand.objects.filter(kenmerk="SA-01").last().inhoud == eerste.inhoud
    laatste = Gebeurtenis.objects.filter(kenmerk="SA-01").order_by("pk").last().stand
    assert laatste.wijziging.reden == "Verkeerd gelezen."
    assert "vervroegd" in set(laatste.gebeurtenissen.values_list("soort", flat=True))


def test_een_oude_toelichting_terugzetten_laat_titel_planning_en_vergaderingen_met_rust(
    beheer, verzet, maak_vergadering
):
    eerste = Stand.objects.filter(kenmerk="SA-01").first()
    beheer.vul_in(wijzig(verzet), titel="Visie op wonen")
    maak_vergadering(punten=[verzet])
    voor = Stand.objects.filter(kenmerk="SA-01").last().inhoud
    pagina = beheer.vul_in(terug(eerste), terug=["toelichting"], reden="Was beter.")
    assert pagina.meldingen[0].startswith("Van SA-01 Visie op wonen is dit weer zoals op ")
    assert pagina.meldingen[0].endswith(": toelichting.")
    na = Stand.objects.filter(kenmerk="SA-01").last()
    assert na.inhoud == voor | {"toelichting": "Samen bouwen wij huizen."}
    assert (na.wijziging.reden, len(na.inhoud["behandelingen"])) == ("Was beter.", 1)


def test_wat_in_vergaderingen_gebeurde_staat_niet_aangevinkt(beheer, verzet, maak_vergadering):
    eerste = Stand.objects.filter(kenmerk="SA-01").first()
    vergadering = maak_vergadering(punten=[verzet])
    tussen = Stand.objects.filter(kenmerk="SA-01").last()
    beheer.vul_in(wijzig(vergadering), behandelingen__0__uitkomst="Akkoord")
    vraag = beheer.lees(terug(eerste))
    uit = vraag.boom.xpath("//input[@name='terug'][not(@checked)]/@value")
    assert (uit, "Dit staat ook bij de vergadering." in vraag.tekst) == (["behandelingen"], True)
    beheer.vul_in(terug(eerste), reden="Verkeerd gelezen.")
    assert verzet.behandelingen.get().uitkomst == "Akkoord"
    # Who ticks it gets that row of the meeting back as it was, and nothing else.
    vraag = beheer.lees(terug(tussen))
    [naam] = [n for n in vraag.boom.xpath("//input[@name='terug']/@value") if "uitkomst" in n]
    beheer.vul_in(terug(tussen), reden="Nog niet besloten.", terug=[naam])
    assert verzet.behandelingen.get().uitkomst == ""
    assert str(verzet.perioden.get()) == "2026"


def test_wie_niets_aanvinkt_zet_niets_terug(beheer, verzet):
    eerste = Stand.objects.filter(kenmerk="SA-01").first()
    standen = Stand.objects.count()
    pagina = beheer.vul_in(terug(eerste), terug=None, reden="Zomaar.")
    assert pagina.fouten == ["Vink aan wat u terug wilt zetten."]
    assert pagina.boom.xpath("//input[@name='terug'][@checked]") == []
    assert Stand.objects.count() == standen


def test_wat_aangevinkt_is_blijft_aangevinkt_na_een_fout(beheer, verzet):
    eerste = Stand.objects.filter(kenmerk="SA-01").first()
    pagina = beheer.vul_in(terug(eerste), terug=["planning"], reden="")
    assert pagina.fouten == ["Dit veld is verplicht."]
    assert pagina.velden()["terug"] == "planning"
    beheer.stuur(terug(eerste), pagina.velden() | {"reden": "Toch niet."})
    verzet.refresh_from_db()
    assert [str(p) for p in verzet.perioden.all()] == ["2026"]
    assert verzet.toelichting == "Samen bouwen wij betaalbare huizen."


def test_van_een_punt_dat_zo_is_valt_niets_terug_te_zetten(beheer, punt):
    pagina = beheer.lees(terug(Stand.objects.get(kenmerk="SA-01")))
    assert "Er valt niets terug te zetten" in pagina.tekst
    assert pagina.knoppen() == []


def test_terugzetten_ziet_dat_een_ander_er_net_iets_aan_deed(beheer, verzet):
    eerste = Stand.objects.filter(kenmerk="SA-01").first()
    vraag = beheer.lees(terug(eerste))
    ander = Agendapunt.objects.get()
    ander.titel = "Van een ander"
    with opslag(door="anna") as werk:
        werk.bewaar(ander)
    pagina = beheer.stuur(terug(eerste), vraag.velden() | {"reden": "Fout."})
    assert "anna heeft dit punt intussen gewijzigd" in pagina.fouten[0]
    assert pagina.velden()["reden"] == "Fout."
    assert Agendapunt.objects.get().titel == "Van een ander"
    beheer.stuur(terug(eerste), pagina.velden())
    assert Agendapunt.objects.get().titel == "Woonvisie"


def test_terugzetten_verandert_niet_of_bezoekers_het_zien(beheer, maak_agendapunt):
    punt = maak_agendapunt(publicatie=Publicatie.CONCEPT)
    beheer.vul_in(wijzig(punt), knop="_publiceer", titel="Nieuw")
    beheer.vul_in(terug(Stand.objects.filter(kenmerk=punt.kenmerk).first()), reden="Fout.")
    vers = Agendapunt.objects.get(pk=punt.pk)
    assert (vers.publicatie, vers.titel) == (Publicatie.GEPUBLICEERD, punt.titel)


def test_van_een_verwijderd_punt_blijft_de_geschiedenis_en_een_stand_brengt_het_terug(
    beheer, verzet
):
    eerste = Stand.objects.filter(kenmerk="SA-01").first()
    verwijder(verzet)
    pagina = beheer.lees(pagina_van(verzet))
    assert "Dit punt is verwijderd." in pagina.tekst
    verwijderd = beheer.lees("/beheer/agenda/punt/verwijderd/")
    assert pagina_van(verzet) in verwijderd.boom.xpath("//a/@href")
    beheer.vul_in(terug(eerste), reden="Toch nodig.")
    assert Stand.objects.filter(kenmerk="SA-01").last().inhoud == eerste.inhoud
    assert "Teruggehaald" in beheer.lees(pagina_van(verzet)).tekst


def test_een_lange_geschiedenis_kost_net_zo_veel_queries_en_heeft_bladen(
    beheer, punt, django_assert_max_num_queries, monkeypatch
):
    assert geschiedenis.PER_PAGINA == 50
    monkeypatch.setattr(geschiedenis, "PER_PAGINA", 10)
    for nummer in range(12):
        with opslag(door=f"griffier {nummer}") as werk:
            punt.titel = f"Titel {nummer}"
            werk.bewaar(punt)
    # session, user, rights (2), newest stand (2), count, page, its events, the one before, users,
    # names (3), the item; no more for 10 than for 2
    with django_assert_max_num_queries(19):
        pagina = beheer.lees(pagina_van(punt))
    assert len(pagina.boom.xpath("//ol[@class='standen']/li")) == 10
    assert "Pagina 1 van 2" in pagina.tekst
    assert "Toegevoegd" in beheer.lees(f"{pagina_van(punt)}?p=2").tekst


@pytest.mark.parametrize("methode", ["put", "patch", "delete", "options", "post"])
def test_een_vooruitblik_is_alleen_te_lezen(beheer, maak_agendapunt, methode):
    punt = maak_agendapunt()
    for adres in (vooruitblik(punt), vooruitblik(punt, Stand.objects.get(kenmerk=punt.kenmerk))):
        assert getattr(beheer.client, methode)(adres).status_code == 405
        assert beheer.client.head(adres).status_code == 200


@pytest.mark.parametrize("soort", [Agendapunt, Actie])
def test_de_vooruitblik_van_een_concept_is_de_openbare_pagina_met_een_balk(
    beheer, maak_agendapunt, maak_actie, maak_vergadering, soort
):
    maak = maak_agendapunt if soort is Agendapunt else maak_actie
    punt = maak("Nog geheim", publicatie=Publicatie.CONCEPT)
    maak_vergadering(punten=[punt], locatie="Raadzaal")
    assert vooruitblik(punt) in beheer.lees(wijzig(punt)).boom.xpath("//main//a/@href")
    response = beheer.client.get(vooruitblik(punt))
    tekst = response.content.decode()
    assert "Voorbeeld: alleen de griffie ziet deze pagina" in tekst
    assert "Nu is het concept." in tekst
    assert "In vergaderingen" in tekst
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert "ETag" not in response
    assert beheer.client.get(punt.get_absolute_url()).status_code == 404
    beheer.vul_in(wijzig(punt), knop="_publiceer")
    openbaar = beheer.client.get(punt.get_absolute_url())
    assert "<h1>Nog geheim</h1>" in tekst
    assert "<h1>Nog geheim</h1>" in openbaar.content.decode()


def test_wie_het_punt_niet_mag_zien_krijgt_ook_geen_vooruitblik_of_geschiedenis(
    client, django_user_model, punt
):
    stand = Stand.objects.get(kenmerk="SA-01")
    adressen = (vooruitblik(punt), vooruitblik(punt, stand), pagina_van(punt), terug(stand))
    for adres in adressen:
        assert client.get(adres).status_code == 302
    client.force_login(django_user_model.objects.create_user("nieuw", is_staff=True))
    for adres in adressen:
        assert client.get(adres).status_code == 403


def test_wie_alleen_mag_kijken_zet_niets_terug(client, django_user_model, verzet):
    kijker = django_user_model.objects.create_user("kijker", is_staff=True)
    kijker.user_permissions.add(Permission.objects.get(codename="view_agendapunt"))
    client.force_login(kijker)
    stand = Stand.objects.filter(kenmerk="SA-01").first()
    assert "Zet deze stand terug" not in client.get(pagina_van(verzet)).content.decode()
    assert client.post(terug(stand), {"reden": "Zo."}).status_code == 403


@pytest.mark.parametrize("vorm", ["voorbeeld", "geschiedenis"])
def test_een_kenmerk_dat_er_niet_is_geeft_een_nette_pagina(beheer, db, vorm):
    assert beheer.client.get(f"/beheer/{vorm}/SA-99/").status_code == 404
    assert beheer.client.get("/beheer/agenda/punt/geschiedenis/SA-99/").status_code == 404
