"""An overleg with its actions on one page; each of them is content of its own."""

from urllib.parse import urlencode

import pytest

from agenda.models import Stand, Wijziging
from tests.beheer.formulier import lijst, nieuw, wijzig
from werkagenda.models import Actie, Overleg


@pytest.fixture(scope="module")
def _overleg(eenmalig, maak_overleg):
    return maak_overleg("Wonen").pk


@pytest.fixture
def overleg(_overleg, db):
    return Overleg.objects.get(pk=_overleg)


def test_een_actie_op_de_pagina_van_het_overleg_krijgt_een_kenmerk_en_een_stand(beheer, overleg):
    pagina = beheer.vul_in(
        wijzig(overleg),
        acties__0__titel="Woningen tellen",
        acties__0__status="loopt",
        acties__1__titel="Huren vergelijken",
        acties__1__status="gepland",
    )
    assert [(a.kenmerk, a.titel, a.agenda) for a in Actie.objects.all()] == [
        ("WA-01", "Woningen tellen", overleg.agenda),
        ("WA-02", "Huren vergelijken", overleg.agenda),
    ]
    standen = Stand.objects.filter(kenmerk="WA-01")
    assert [(s.inhoud["titel"], s.inhoud["overleg"], s.wijziging.wie) for s in standen] == [
        ("Woningen tellen", overleg.slug, "griffie")
    ]
    assert "Nieuwe acties zijn nog concept" in pagina.meldingen[0]


def test_acties_krijgen_een_termijn_en_een_ander_overleg_op_de_pagina_van_het_overleg(
    beheer, overleg, maak_overleg, maak_actie
):
    ander = maak_overleg("Zorg", domein=overleg.domein)
    for titel in ("Tellen", "Meten", "Weg"):
        maak_actie(titel, overleg=overleg)
    eerder = Wijziging.objects.count()
    beheer.vul_in(
        wijzig(overleg),
        acties__0__termijn="31-12-2026",
        acties__0__status="loopt",
        acties__1__termijn="1-1-2027",
        acties__1__termijn_precisie="jaar",
        acties__2__naar_overleg=ander.pk,
        reden="Afgesproken in het overleg.",
    )
    een, twee, weg = Actie.objects.order_by("kenmerk")
    assert (een.termijn_in_woorden, een.status) == ("31 december 2026", "loopt")
    assert twee.termijn_in_woorden == "2027"
    assert weg.overleg == ander
    assert Wijziging.objects.count() == eerder + 1


def test_de_melding_over_nieuwe_acties_leidt_naar_de_lijst_waar_ze_staan(
    beheer, overleg, maak_actie
):
    maak_actie("Al openbaar", overleg=overleg)
    pagina = beheer.vul_in(wijzig(overleg), acties__1__titel="Nieuw")
    [adres] = pagina.boom.xpath(
        "//ul[contains(@class, 'messagelist')]//a[contains(@href, 'actie/?')]/@href"
    )
    assert [rij[1] for rij in beheer.lees(adres).rijen] == ["Nieuw"]


def test_een_nieuw_overleg_kan_meteen_zijn_acties_krijgen(beheer, maak_domein, maak_eigenaar):
    domein, velsen = maak_domein("Wonen"), maak_eigenaar("Velsen")
    beheer.vul_in(
        nieuw(Overleg, domein.agenda),
        naam="Pfh-overleg Bouwen",
        slug="bouwen",
        domein=domein.pk,
        deelnemers=[velsen.pk],
        acties__0__titel="Woningen tellen",
        acties__0__status="gepland",
    )
    overleg = Overleg.objects.get(slug="bouwen")
    assert list(overleg.deelnemers.all()) == [velsen]
    assert [str(actie) for actie in overleg.acties.all()] == ["WA-01 Woningen tellen"]


def test_een_actie_wijzigen_bij_het_overleg_laat_de_andere_met_rust(beheer, overleg, maak_actie):
    maak_actie("Blijft zo", overleg=overleg), maak_actie("Verandert", overleg=overleg)
    pagina = beheer.vul_in(wijzig(overleg), acties__1__status="afgerond")
    assert list(Actie.objects.values_list("status", flat=True)) == ["gepland", "afgerond"]
    assert Stand.objects.filter(kenmerk="WA-01").count() == 1
    assert pagina.meldingen == ["‘Wonen’ is met succes gewijzigd."]


def test_een_actie_verwijderen_bij_het_overleg_laat_een_stand_na(beheer, overleg, maak_actie):
    maak_actie("Weg", overleg=overleg)
    beheer.vul_in(wijzig(overleg), acties__0__DELETE="on", reden="Dubbel.")
    assert not Actie.objects.exists()
    assert Stand.objects.filter(kenmerk="WA-01").last().inhoud is None


def test_een_fout_in_een_actie_bewaart_ook_het_overleg_niet(beheer, overleg):
    pagina = beheer.vul_in(
        wijzig(overleg),
        naam="Nieuwe naam",
        acties__0__toelichting="Lang getypt.",
    )
    assert pagina.fouten == ["Dit veld is verplicht."]
    assert pagina.velden()["acties-0-toelichting"] == "Lang getypt."
    assert pagina.velden()["naam"] == "Nieuwe naam"
    overleg.refresh_from_db()
    assert overleg.naam == "Wonen"


def test_een_gelijke_titel_valt_ook_hier_op(beheer, overleg, maak_actie):
    maak_actie("Monitoring", overleg=overleg)
    velden = {"acties__1__titel": "monitoring"}
    pagina = beheer.vul_in(wijzig(overleg), **velden)
    assert "Er is al een punt met een titel die hierop lijkt" in pagina.fouten[0]
    assert Actie.objects.count() == 1
    beheer.vul_in(wijzig(overleg), **velden, acties__1__toch_opslaan="on")
    assert Actie.objects.count() == 2


def test_een_overleg_kiest_uit_de_domeinen_van_zijn_eigen_agenda(beheer, maak_agenda, maak_domein):
    hier, daar = maak_agenda(), maak_agenda()
    eigen, vreemd = maak_domein(agenda=hier), maak_domein(agenda=daar)
    pagina = beheer.lees(nieuw(Overleg, hier))
    assert pagina.keuzes("domein") == [str(eigen.pk)]
    geweigerd = beheer.vul_in(nieuw(Overleg, hier), naam="X", slug="x", domein=vreemd.pk)
    assert "staat niet (meer) in de lijst" in geweigerd.fouten[0]
    assert not Overleg.objects.filter(slug="x").exists()


def test_het_adres_van_een_overleg_staat_vast(beheer, overleg):
    assert "slug" not in beheer.lees(wijzig(overleg)).velden()
    beheer.vul_in(wijzig(overleg), slug="anders", naam="Anders")
    overleg.refresh_from_db()
    assert (overleg.slug, overleg.naam) == ("wonen", "Anders")


def test_een_adres_dat_al_bestaat_is_een_fout(beheer, overleg):
    pagina = beheer.vul_in(
        nieuw(Overleg, overleg.agenda), naam="Ook wonen", slug="wonen", domein=overleg.domein.pk
    )
    assert len(pagina.fouten) == 1
    assert pagina.velden()["naam"] == "Ook wonen"


def test_een_actie_kiest_uit_de_overleggen_van_haar_agenda(
    beheer, maak_agenda, maak_domein, maak_overleg
):
    hier, daar = maak_agenda(), maak_agenda()
    eigen = maak_overleg(domein=maak_domein(agenda=hier))
    vreemd = maak_overleg(domein=maak_domein(agenda=daar))
    assert beheer.lees(nieuw(Actie, hier)).keuzes("overleg") == [str(eigen.pk)]
    assert beheer.vul_in(nieuw(Actie, hier), titel="X", overleg=vreemd.pk).fouten


def test_een_actie_zonder_overleg_en_zonder_agendapunt_is_een_fout(beheer, maak_domein):
    pagina = beheer.vul_in(nieuw(Actie, maak_domein().agenda), titel="Los")
    assert pagina.fouten == ["Kies een overleg of een agendapunt waar de actie bij hoort."]
    assert pagina.velden()["titel"] == "Los"


def test_een_actie_zoekt_agendapunten_van_haar_eigen_agenda(
    beheer, maak_agenda, maak_domein, maak_agendapunt
):
    hier, daar = maak_agenda(), maak_agenda()
    eigen = maak_agendapunt("Visie hier", domein=maak_domein(agenda=hier))
    vreemd = maak_agendapunt("Visie daar", domein=maak_domein(agenda=daar))
    pagina = beheer.lees(nieuw(Actie, hier))
    [adres] = pagina.boom.xpath("//select[@name='agendapunt']/@data-ajax--url")
    vraag = {
        "app_label": "werkagenda",
        "model_name": "actie",
        "field_name": "agendapunt",
        "term": "visie",
    }
    gevonden = beheer.client.get(f"{adres}&{urlencode(vraag)}").json()["results"]
    assert [los["id"] for los in gevonden] == [str(eigen.pk)]
    assert beheer.vul_in(nieuw(Actie, hier), titel="X", agendapunt=vreemd.pk).fouten
    assert beheer.vul_in(nieuw(Actie, hier), titel="X", agendapunt=eigen.pk).fouten == []


def test_na_opslaan_staat_de_griffie_weer_bij_de_lijst(beheer, overleg):
    assert beheer.vul_in(wijzig(overleg)).adres == lijst(Overleg)
