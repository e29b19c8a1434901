"""The page of a voorstel: what it would do, settling it, and carrying it out."""

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from agenda.beschrijving.lezen import inhoud
from agenda.models import Agendapunt, Domein, Gebeurtenis, Voorstel, Wijziging
from agenda.opslag import opslaan, verwijder
from agenda.voorstellen import (
    merk_op,
    nieuw_voorstel,
    stel_nieuw_voor,
    stel_verwijderen_voor,
    stel_voor,
)
from ijmond.toegang import bind
from tests.beheer.formulier import Beheer
from tests.rollen import maak_gebruiker
from tests.voorstel import gepland, naar


@pytest.fixture(scope="module")
def _punt(eenmalig, maak_agendapunt):
    return maak_agendapunt("Een brug", perioden=["2026"], toelichting="Er komt een brug.").pk


@pytest.fixture
def punt(_punt, db):
    return Agendapunt.objects.get(pk=_punt)


@pytest.fixture
def voorstel(punt):
    """Een brug goes from 2026 to 2027, and nobody said why."""
    los = nieuw_voorstel(punt.agenda, "Na de commissie", door="griffie")
    stel_voor(los, punt, naar(punt, "2027", toelichting="Er komt een lange brug."))
    return los


@pytest.fixture
def adres(voorstel):
    return reverse("admin:voorstel", args=[voorstel.pk])


def als(*rollen, naam="ander"):
    """The admin as somebody in these roles has it."""
    client = Client()
    client.force_login(maak_gebruiker(naam, *rollen))
    return Beheer(client)


def status(voorstel):
    return Voorstel.objects.get(pk=voorstel.pk).status


def test_de_woorden_die_verschillen_zijn_gemerkt_en_perioden_staan_op_tijd(
    beheer, samen, maak_agendapunt
):
    with samen():
        punt = maak_agendapunt("Een brug over het kanaal", perioden=["2027"])
    voorstel = nieuw_voorstel(punt.agenda, "Na de raad")
    rijen = [{"periode": naam, "toelichting": ""} for naam in ("2028", "2027", "2026")]
    wordt = {"titel": "Een brug naast het kanaal", "planning": rijen}
    stel_voor(voorstel, punt, inhoud(punt) | wordt)
    pagina = beheer.lees(reverse("admin:voorstel", args=[voorstel.pk]))
    assert pagina.teksten("//del") == ["[weg: over]"]
    assert pagina.teksten("//ins") == ["[erbij: naast]"]
    assert "planning: 2027 →wordt 2026, 2027, 2028" in pagina.tekst


def test_van_wat_nieuw_is_staat_er_alleen_wat_iemand_invulde(beheer, punt):
    voorstel = nieuw_voorstel(punt.agenda, "Na de raad")
    nieuw = {"kenmerk": "", "titel": "Een veer", "volgorde": 0, "publicatie": "concept"}
    stel_nieuw_voor(voorstel, Agendapunt, inhoud(punt) | nieuw)
    pagina = beheer.lees(reverse("admin:voorstel", args=[voorstel.pk]))
    verteld = pagina.teksten("//ul[@class='verschillen']/li")
    assert "titel: Een veer" in verteld
    assert not [los for los in verteld if los.endswith((": leeg", ": 0"))]


def test_de_griffie_ziet_wat_er_verandert_geeft_een_reden_en_voert_het_uit(
    beheer, voorstel, punt, adres
):
    pagina = beheer.lees(adres)
    assert "1 gewijzigd" in pagina.tekst
    assert pagina.boom.xpath("//ins[contains(., 'lange')]")
    assert "waarom SA-01 doorgeschoven is" in pagina.tekst
    pagina = beheer.verstuur(pagina, knop="_voer_uit", toelichting="Besproken op 3 maart.")
    assert "Er is niets uitgevoerd. Wat u invulde, is bewaard." in pagina.tekst
    assert (gepland(punt), pagina.velden()["toelichting"]) == (["2026"], "Besproken op 3 maart.")
    pagina = beheer.verstuur(pagina, knop="_voer_uit", reden="De commissie wil het later.")
    assert pagina.meldingen == ["Het voorstel ‘Na de commissie’ is uitgevoerd."]
    assert (gepland(punt), status(voorstel)) == (["2027"], "uitgevoerd")
    assert pagina.knoppen() == []
    assert pagina.boom.xpath("//ins[contains(., 'lange')]")
    assert Wijziging.objects.last().reden == "De commissie wil het later."


def test_waar_een_ander_hetzelfde_wijzigde_kiest_de_griffie_wat_het_wordt(
    beheer, voorstel, punt, adres, anna
):
    punt.toelichting = "Er komt geen brug."
    opslaan(punt, door="anna")
    pagina = beheer.verstuur(beheer.lees(adres), knop="_voer_uit", reden="Het is later.")
    assert "Kies eerst wat het wordt" in pagina.tekst
    assert "Anna Smit maakte ervan" in pagina.tekst
    pagina = beheer.verstuur(pagina, knop="_voer_uit", **{"r1-kies-toelichting": "mijn"})
    assert status(voorstel) == "uitgevoerd", pagina.tekst
    assert Agendapunt.objects.get().toelichting == "Er komt een lange brug."


@pytest.mark.parametrize(("keus", "blijft"), [("mijn", 0), ("ander", 1)])
def test_wie_iets_wil_verwijderen_dat_een_ander_wijzigde_beslist_opnieuw(
    beheer, punt, keus, blijft
):
    voorstel = nieuw_voorstel(punt.agenda, "Weg", reden="Het is dubbel.")
    stel_verwijderen_voor(voorstel, punt)
    assert "Corrigeer" not in beheer.lees(reverse("admin:voorstel", args=[voorstel.pk])).tekst
    punt.titel = "Een lange brug"
    opslaan(punt)
    adres = reverse("admin:voorstel", args=[voorstel.pk])
    beheer.vul_in(adres, knop="_bewaar", **{"r1-kies-verwijderen": keus})
    assert voorstel.regels.count() == 1 - blijft
    beheer.vul_in(adres, knop="_voer_uit")
    assert Agendapunt.objects.count() == blijft


def test_elke_regel_krijgt_een_reden_doet_mee_of_niet_en_kan_naar_een_ander_voorstel(
    beheer, voorstel, punt, adres, maak_agendapunt
):
    ander, derde, vierde = (maak_agendapunt(perioden=["2026"]) for _ in range(3))
    for los in (ander, derde, vierde):
        stel_voor(voorstel, los, naar(los, "2028"))
    naar_dit = nieuw_voorstel(punt.agenda, "Nog later")
    beheer.vul_in(
        adres,
        knop="_bewaar",
        **{
            "r1-reden": "De commissie wil het later.",
            "r2-doet_mee": None,
            "r2-waarom_niet": "Nog niet besproken.",
            "r3-waarheen": str(naar_dit.pk),
            "r4-waarheen": "weg",
        },
    )
    assert naar_dit.regels.get().sleutel == derde.kenmerk
    pagina = beheer.vul_in(adres, knop="_voer_uit")
    assert "Doet niet mee. Nog niet besproken." in pagina.tekst
    assert status(voorstel) == "uitgevoerd"
    assert [gepland(los) for los in (punt, ander, derde, vierde)] == [["2027"], *[["2026"]] * 3]
    assert voorstel.regels.count() == 2
    assert Gebeurtenis.objects.get(soort="doorgeschoven").reden == "De commissie wil het later."


def test_veel_andere_voorstellen_staan_een_keer_op_de_pagina(beheer, voorstel, punt, adres):
    andere = [nieuw_voorstel(punt.agenda, f"Ander {nummer}") for nummer in range(11)]
    pagina = beheer.lees(adres)
    assert pagina.keuzes("r1-waarheen") == ["ander", "weg"]
    assert len(pagina.keuzes("naar")) == 11
    pagina = beheer.verstuur(pagina, knop="_bewaar", **{"r1-waarheen": "ander"})
    assert "Kies onder de regels naar welk voorstel deze regel gaat." in pagina.tekst
    heen = {"naar": str(andere[3].pk)}
    assert "Kies ook bij een regel" in beheer.vul_in(adres, knop="_bewaar", **heen).tekst
    beheer.verstuur(pagina, knop="_bewaar", **heen)
    assert (voorstel.regels.count(), andere[3].regels.get().sleutel) == (0, punt.kenmerk)


def test_nieuw_en_niet_begrepen_staat_er_in_woorden(beheer, voorstel, punt, adres):
    domein = stel_nieuw_voor(voorstel, Domein, {"naam": "Water", "slug": "water"})
    nieuw = inhoud(punt) | {"kenmerk": "", "titel": "Een veer", "domein": domein.sleutel}
    stel_nieuw_voor(voorstel, Agendapunt, nieuw, plaats="tabel 3, rij 5")
    voorstel.regels.create(nummer=9, wat="niet_begrepen", tekst="Zie de vorige keer.")
    pagina = beheer.lees(adres)
    assert "2 nieuw, 1 gewijzigd en 1 niet begrepen" in pagina.tekst
    for woorden in ("domein: Water", "Een veer", "tabel 3, rij 5", "Zie de vorige keer."):
        assert woorden in pagina.tekst


def test_wat_een_ander_intussen_invulde_blijft_en_wie_te_laat_is_hoort_het(
    beheer, bij_anna, voorstel, adres
):
    eerst = beheer.lees(adres)
    bij_anna.vul_in(adres, knop="_bewaar", reden="Van Anna.", toelichting="Van Anna.")
    pagina = beheer.verstuur(eerst, knop="_bewaar", reden="Van mij.", **{"r1-opmerking": "Kijk."})
    assert "Een ander maakte hier intussen van: ‘Van Anna.’" in pagina.tekst
    velden = pagina.velden()
    assert (velden["reden"], velden["toelichting"]) == ("Van mij.", "Van Anna.")
    assert velden["r1-opmerking"] == "Kijk."
    assert Voorstel.objects.get().reden == "Van Anna."
    beheer.verstuur(pagina, knop="_bewaar")
    los = Voorstel.objects.get()
    assert (los.reden, los.toelichting) == ("Van mij.", "Van Anna.")


def test_wat_iemand_typte_bij_een_regel_die_er_niet_meer_is_staat_er_nog(
    beheer, bij_anna, voorstel, adres
):
    eerst = beheer.lees(adres)
    bij_anna.vul_in(adres, knop="_bewaar", **{"r1-waarheen": "weg"})
    pagina = beheer.verstuur(eerst, knop="_bewaar", **{"r1-reden": "De raad vroeg dit."})
    assert "Regel 1 is er niet meer. U typte daar: ‘De raad vroeg dit.’" in pagina.tekst


def test_wat_een_regel_noemt_en_er_niet_meer_is_staat_vooraf_in_de_weg(
    beheer, voorstel, punt, adres, maak_agendapunt
):
    domein = Domein(agenda=punt.agenda, naam="Water", slug="water")
    opslaan(domein)
    stel_voor(voorstel, punt, naar(punt, "2031", domein="water"))
    voorstel.regels.filter(nummer=1).update(reden="Het is later.")
    stel_verwijderen_voor(voorstel, punt.domein)
    nog_daar = maak_agendapunt(perioden=["2026"], domein=punt.domein)
    verwijder(domein)
    pagina = beheer.lees(adres)
    for zin in (
        "Periode ‘2031’ is er niet meer. Corrigeer deze regel, of laat hem weg.",
        "Domein ‘water’ is er niet meer.",
        f"{punt.domein} is nog nodig voor: {nog_daar}.",
    ):
        assert zin in pagina.tekst
    pagina = beheer.verstuur(pagina, knop="_voer_uit")
    assert "is niets te vinden" not in pagina.tekst
    assert status(voorstel) == "in_voorbereiding"


def test_niemand_voert_uit_wat_hij_niet_zag(beheer, voorstel, punt, adres, maak_agendapunt):
    pagina = beheer.lees(adres)
    ander = maak_agendapunt(perioden=["2026"])
    stel_voor(voorstel, ander, naar(ander, "2028"))
    pagina = beheer.verstuur(pagina, knop="_voer_uit", reden="Het is later.")
    assert "Kijk hieronder wat er nu zou gebeuren" in pagina.tekst
    assert (status(voorstel), gepland(punt)) == ("in_voorbereiding", ["2026"])
    beheer.verstuur(pagina, knop="_voer_uit")
    assert (status(voorstel), gepland(ander)) == ("uitgevoerd", ["2028"])


def test_wie_na_een_ander_uitvoert_leest_wie_dat_deed_en_wat_hij_zelf_typte(
    beheer, bij_anna, voorstel, punt, adres
):
    redacteur = als("Redacteur")
    eerst, ook = bij_anna.lees(adres), redacteur.lees(adres)
    beheer.vul_in(adres, knop="_voer_uit", reden="Het is later.")
    pagina = bij_anna.verstuur(eerst, knop="_voer_uit", **{"r1-opmerking": "Klopt dit?"})
    assert "Dit voorstel is al uitgevoerd, op" in pagina.fouten[0]
    assert "door griffie." in pagina.fouten[0]
    assert pagina.fouten[1:] == ["U typte bij regel 1, ‘Uw opmerking’: ‘Klopt dit?’."]
    pagina = redacteur.verstuur(ook, knop="_bewaar", toelichting="Bel de raad.")
    assert pagina.fouten[1:] == ["U typte bij ‘Toelichting’: ‘Bel de raad.’."]
    pagina = bij_anna.vul_in(reverse("voorstel-laat-vervallen", args=[voorstel.pk]))
    assert "Dit voorstel is al afgehandeld." in pagina.fouten[0]
    assert Wijziging.objects.filter(reden="Het is later.").count() == 1


def test_een_voorstel_vervalt_na_bevestiging_en_blijft_te_lezen(beheer, voorstel, punt, adres):
    pagina = beheer.vul_in(adres, knop="_laat_vervallen", toelichting="De raad wil het niet.")
    assert status(voorstel) == "in_voorbereiding"
    pagina = beheer.verstuur(pagina, reden="De raad wees het af.")
    assert pagina.meldingen[-1] == "Het voorstel ‘Na de commissie’ is vervallen."
    assert pagina.knoppen() == []
    assert "De raad wil het niet." in pagina.tekst
    assert "SA-01 Een brug" in pagina.tekst


def test_een_redacteur_bereidt_voor_en_een_meelezer_merkt_op(voorstel, adres):
    redacteur, meelezer = als("Redacteur"), als("Meelezer", naam="kees")
    pagina = redacteur.vul_in(adres, knop="_bewaar", reden="Het is later.")
    assert "Voer nu uit" not in pagina.knoppen()
    assert redacteur.client.post(adres, {"_voer_uit": "x"} | pagina.velden()).status_code == 403
    pagina = meelezer.vul_in(adres, knop="_bewaar", **{"r1-opmerking": "Klopt dit jaar?"})
    assert "Klopt dit jaar? kees" in pagina.tekst
    meelezer.stuur(adres, pagina.velden() | {"titel": "Anders", "r1-waarheen": "weg"})
    voorstel.refresh_from_db()
    assert (voorstel.titel, voorstel.reden) == ("Na de commissie", "Het is later.")
    assert (status(voorstel), voorstel.regels.count()) == ("in_voorbereiding", 1)


def test_wie_niet_mag_wat_een_regel_doet_voert_het_voorstel_niet_uit(voorstel, punt, adres):
    uitvoerder = als("Redacteur")
    User.objects.get(username="ander").user_permissions.add(
        Permission.objects.get(codename="voer_voorstel_uit")
    )
    domein = inhoud(punt.domein) | {"naam": "Anders"}
    stel_voor(voorstel, punt.domein, domein)
    pagina = uitvoerder.vul_in(adres, knop="_voer_uit", reden="Het is later.")
    assert "Hiervoor is het recht nodig om te publiceren" in pagina.tekst
    assert "Hiervoor is het recht nodig om een domein te wijzigen" in pagina.tekst
    assert gepland(punt) == ["2026"]


def test_wie_aan_een_agenda_werkt_ziet_alleen_de_voorstellen_daarvan(voorstel, adres, maak_agenda):
    elders = maak_agenda(titel="Elders", slug="elders", voorvoegsel_agendapunt="EL",
                         voorvoegsel_actie="EA")  # fmt: skip
    daar = nieuw_voorstel(elders, "Daar")
    iemand = als("Griffie")
    bind(User.objects.get(username="ander"), [elders])
    lijst = iemand.lees(reverse("admin:voorstellen"))
    assert "Daar" in lijst.tekst
    assert "Na de commissie" not in lijst.tekst
    assert iemand.client.get(adres).status_code == 403
    assert iemand.client.post(adres, {"_voer_uit": "x"}).status_code == 403
    nieuw = iemand.lees(reverse("admin:agenda_voorstel_add"))
    assert nieuw.teksten("//select[@name='agenda']/option[@value!='']") == ["Elders"]
    pagina = iemand.lees(reverse("admin:voorstel", args=[daar.pk]))
    assert "Er staat nog niets in dit voorstel" in pagina.tekst


def test_een_nieuw_voorstel_begint_leeg_bij_de_agenda_waar_iemand_was(beheer, punt):
    lijst = beheer.lees(reverse("admin:agenda_agenda_change", args=[punt.agenda.pk]))
    assert reverse("admin:voorstellen") in lijst.boom.xpath("//main//a[.='Voorstellen']/@href")[0]
    nieuw = f"{reverse('admin:agenda_voorstel_add')}?agenda={punt.agenda.slug}"
    pagina = beheer.vul_in(nieuw, titel="")
    assert "Dit veld is verplicht." in pagina.tekst
    pagina = beheer.vul_in(nieuw, titel="Na de commissie")
    assert "Er staat nog niets in dit voorstel" in pagina.tekst
    assert Voorstel.objects.get().wie == "griffie"
    assert "Nog leeg" in beheer.lees(reverse("admin:voorstellen")).tekst


@pytest.mark.lang
def test_een_lange_lijst_van_regels_kost_niet_meer_queries_en_staat_op_bladen(
    beheer, adres, voorstel, punt, maak_agendapunt, samen, django_assert_max_num_queries
):
    beheer.lees(adres)  # what Django asks a database once, is asked by now
    for aantal in (2, 52):
        with samen():
            weg, *punten = [maak_agendapunt(perioden=["2026"]) for _ in range(aantal)]
        stel_verwijderen_voor(voorstel, weg)
        stel_voor(voorstel, punt.domein, inhoud(punt.domein) | {"naam": f"Anders {aantal}"})
        for los in punten:
            regel = stel_voor(voorstel, los, naar(los, "2027", titel="Anders"))
            merk_op(regel, "Klopt dit?", "griffie")
        with django_assert_max_num_queries(12):
            assert beheer.client.get(adres).status_code == 200
        with django_assert_max_num_queries(12):
            assert beheer.client.get(reverse("admin:voorstellen")).status_code == 200
    pagina = beheer.lees(adres)
    assert "Pagina 1 van 2" in pagina.tekst
    assert len(pagina.boom.xpath("//details[contains(@class, 'regel')]")) == 50
    assert pagina.teksten("//nav[@aria-label='Welke regels']/ul/li/a[contains(., 'Ver')]") == [
        "Verwijderd (2)"
    ]
    pagina = beheer.lees(f"{adres}?toon=weg")
    assert len(pagina.boom.xpath("//details[contains(@class, 'regel')]")) == 2
    laatste = voorstel.regels.last().nummer
    assert not beheer.lees(adres).boom.xpath(f"//*[@id='regel-{laatste}']")
    assert beheer.lees(f"{adres}?regel={laatste}").boom.xpath(f"//*[@id='regel-{laatste}']")
    # What is kept on one page, leaves what stands on others.
    beheer.vul_in(f"{adres}?p=2", knop="_bewaar", reden="Het is later.")
    assert not voorstel.regels.filter(doet_mee=False).exists()
    assert beheer.vul_in(f"{adres}?p=2", knop="_voer_uit").meldingen
    assert status(voorstel) == "uitgevoerd"


@pytest.mark.lang
@pytest.mark.parametrize(
    "rommel",
    [
        {"gezien": "x"},
        {"r1-kies-toelichting": "x"},
        {"r1-waarheen": "99"},
        {"gepland_dag": "32-13-2027", "gepland_tijd": "25:00"},
        {"gepland_tijd": "09:00"},
        {"r1-reden": "a" * 251, "titel": "\0"},
        {"r٣-reden": "x", "r99999999999999999999-opmerking": "y"},
    ],
)
def test_wat_iemand_ook_instuurt_er_komt_een_pagina(beheer, voorstel, adres, rommel, punt):
    pagina = beheer.stuur(adres, beheer.lees(adres).velden() | rommel | {"_voer_uit": "x"})
    assert pagina.boom.xpath("//main//form[@id='voorstel_form']")
    assert gepland(punt) == ["2026"]
