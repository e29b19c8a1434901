"""A place of 0 means last, of whatever there is an order."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from agenda.models import Agendapunt, Begrotingsregel, Domein, Punt, Stand, Voorstel
from agenda.opslag import fouten, opslaan
from agenda.voorstellen import voer_uit
from tests.beheer.formulier import Beheer, wijzig
from tests.rollen import maak_gebruiker


@pytest.mark.parametrize("maak", ["agenda", "domein", "thema", "agendapunt", "overleg"])
def test_wat_er_bij_komt_staat_achteraan(maak, request, db):
    maak = request.getfixturevalue(f"maak_{maak}")
    tweede, derde, eerste = maak(volgorde=5), maak(), maak(volgorde=2)
    assert list(type(eerste).objects.all()) == [eerste, tweede, derde]


def test_een_bedrag_staat_bij_zijn_post_en_een_nieuwe_post_achteraan(maak_agenda, maak_begroting):
    agenda = maak_agenda()
    maak_begroting(("Jeugd", 2026, 10), ("Wonen", 2026, 20), agenda=agenda)
    for post in ("Jeugd", "Zorg"):
        opslaan(Begrotingsregel(agenda=agenda, post=post, jaar=2027, bedrag=30))
    posten = agenda.begroting.values_list("post", flat=True)
    assert list(posten) == ["Jeugd", "Jeugd", "Wonen", "Zorg"]


def test_wie_0_typt_zet_een_domein_overal_achteraan(beheer, client, maak_agenda, maak_domein):
    agenda = maak_agenda()
    for naam in ("Haven", "Wonen"):
        maak_domein(naam, agenda=agenda)
    beheer.vul_in(wijzig(agenda), domeinen__0__volgorde="0")
    assert [str(domein) for domein in Domein.objects.all()] == ["Wonen", "Haven"]
    adres = agenda.get_absolute_url()
    json = client.get(f"{adres}levende-agenda.json").json()
    assert [domein["naam"] for domein in json["domeinen"]] == ["Wonen", "Haven"]
    pagina = client.get(adres).content.decode()
    assert pagina.index("Wonen") < pagina.index("Haven")
    assert list(fouten([])) == []


def test_ook_een_rij_van_een_formulier_komt_met_0_achteraan(
    beheer, maak_ambt, maak_bestuur, maak_persoon
):
    ambt = maak_ambt(maak_persoon("Ada"), maak_bestuur(), taken=("Wonen", "Sport"))
    beheer.vul_in(
        wijzig(ambt), portefeuilles__0__volgorde="0", portefeuilles__2__omschrijving="Jeugd"
    )
    assert [str(taak) for taak in ambt.portefeuilles.all()] == ["Sport", "Wonen", "Jeugd"]


def test_de_hoeveelste_locoburgemeester_begint_bij_1(beheer, maak_ambt, maak_bestuur, maak_persoon):
    ambt = maak_ambt(maak_persoon("Ada"), maak_bestuur())
    pagina = beheer.vul_in(wijzig(ambt), volgorde="0")
    assert "Vul 1 of meer in, of laat dit leeg." in pagina.fouten


@pytest.mark.beide
def test_wat_van_vroeger_geen_plaats_heeft_komt_achteraan_bij_het_inrichten(
    maak_domein, maak_agendapunt, maak_ambt, maak_eigenaar
):
    """Also in a list that stands under something; and a second time nothing is saved."""
    eerste, oud = maak_domein("Eerste"), maak_domein("Oud")
    punt, later = maak_agendapunt(domein=oud), maak_agendapunt(domein=oud)
    ambt = maak_ambt(maak_eigenaar(soort="persoon"), maak_eigenaar(), taken=["Wonen", "Zorg"])
    Domein.objects.filter(pk=oud.pk).update(volgorde=0)
    Punt.objects.filter(pk=later.pk).update(volgorde=0)
    ambt.portefeuilles.filter(omschrijving="Wonen").update(volgorde=0)
    assert Domein.objects.first() == oud
    call_command("richt_in", verbosity=0)
    assert [*Domein.objects.all()] == [eerste, oud]
    assert [*Agendapunt.objects.all()] == [punt, later]
    assert [los.omschrijving for los in ambt.portefeuilles.all()] == ["Zorg", "Wonen"]
    standen = Stand.objects.count()
    call_command("richt_in", verbosity=0)
    assert Stand.objects.count() == standen


def test_de_hele_volgorde_van_een_agenda_gaat_in_een_keer(
    beheer, bij_anna, client, samen, maak_domein, maak_agendapunt, maak_actie, maak_overleg,
    django_assert_max_num_queries,
):  # fmt: skip
    with samen():
        eerste, *rest = [maak_agendapunt(f"Punt {letter}") for letter in "ABCD"]
        overleg, domeinen = maak_overleg(), [eerste.domein, maak_domein("Tweede")]
        acties = [maak_actie(f"Actie {letter}", overleg=overleg) for letter in "ABC"]
    adres = reverse("volgorde", args=[eerste.agenda.slug])
    with django_assert_max_num_queries(20):
        pagina = beheer.lees(adres)
    reeks, bij_acties = f"agendapunt-{eerste.domein_id}", f"actie-{overleg.pk}"
    kruimels = pagina.boom.xpath("//nav[@aria-label='Kruimelpad']//a/text()")
    assert kruimels == ["Beheer", "Agenda's", str(eerste.agenda)]
    gestuurd = pagina.velden()
    assert gestuurd[reeks] == [str(punt.pk) for punt in (eerste, *rest)]

    getoond = beheer.stuur(adres, gestuurd | {"_omlaag": f"{reeks}:{eerste.pk}"})
    assert f"{eerste} staat nu op plaats 2 van 4. Nog niet opgeslagen." in getoond.tekst
    assert list(Agendapunt.objects.all()) == [eerste, *rest]

    omgekeerd = [str(actie.pk) for actie in reversed(acties)]
    standen = Stand.objects.count()
    anders = {bij_acties: omgekeerd, "domein": [str(los.pk) for los in reversed(domeinen)]}
    na = beheer.stuur(adres, getoond.velden() | anders | {"_bewaar": "x"})
    assert na.meldingen == ["De volgorde is opgeslagen. Bezoekers zien haar zo."]
    assert list(Agendapunt.objects.all()) == [rest[0], eerste, *rest[1:]]
    assert list(overleg.acties.all()) == acties[::-1]
    assert list(Domein.objects.all()) == domeinen[::-1]
    nieuw = Stand.objects.order_by("pk")[standen:]
    # Only what moved, and the frame for the domains: of three that turn round, one stays.
    assert len(nieuw) == 5
    assert len({stand.wijziging_id for stand in nieuw}) == 1

    te_laat = bij_anna.stuur(adres, gestuurd | {"_bewaar": "x"})
    assert "Een ander veranderde intussen de volgorde" in te_laat.tekst
    assert list(Agendapunt.objects.all()) == [rest[0], eerste, *rest[1:]]
    assert list(fouten([])) == []

    # The same as a voorstel, also by who may not save it: nothing moves until that is carried out.
    client.force_login(maak_gebruiker("bo", "Redacteur"))
    redacteur = Beheer(client)
    pagina = redacteur.lees(adres)
    assert pagina.knoppen() == ["Bewaar als voorstel"]
    terug = {reeks: [str(punt.pk) for punt in (eerste, *rest)]}
    redacteur.stuur(adres, pagina.velden() | terug | {"_bewaar": "x"})
    redacteur.stuur(adres, pagina.velden() | terug | {"_voorstel": "x"})
    assert list(Agendapunt.objects.all()) == [rest[0], eerste, *rest[1:]]
    voer_uit(Voorstel.objects.get())
    assert list(Agendapunt.objects.all()) == [eerste, *rest]
