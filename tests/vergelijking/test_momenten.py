"""Which two moments somebody may compare, on the page and in the PDF."""

import pytest
from django.utils import timezone
from lxml import html

from agenda.bewerkingen import trek_in
from agenda.datums import datum_in_woorden
from agenda.models import VersieBesluit
from agenda.opslag import opslaan
from ijmond.momentopname.momenten import moment
from ijmond.versies import sluit
from tests.vergelijking.opnamen import het, tekst_van, verander, verplan
from tests.wijzigen import gisteren


@pytest.mark.beide  # a moment as a date
def test_een_dag_is_de_stand_aan_het_eind_ervan(agenda, client):
    dag = gisteren()
    verplan(het("SA-01"), 2028)
    adres = f"{agenda.get_absolute_url()}vergelijk/"
    pagina = client.get(adres, {"van": dag}).content.decode()
    assert "van 2026 naar 2028" in pagina
    assert "De provincie is later klaar." in pagina
    assert "1 punt doorgeschoven." in pagina
    assert "een-medewerker" not in pagina
    assert het("SA-01").get_absolute_url() in pagina
    zelfde = client.get(adres, {"van": "nu", "tot": "nu"}).content.decode()
    assert "aan de agenda en de punten is niets veranderd" in zelfde


@pytest.mark.parametrize(
    ("van", "zin"),
    [
        ("versie-7", "heeft geen versie 7"),
        ("1850-01-01", "is geen stand bewaard"),
        ("2999-01-01", "Kies een dag die voorbij is"),
        ("overmorgen", "is geen moment"),
        ("20260101", "is geen moment"),
        ("2026-W10-1", "is geen moment"),
        ("2026-02-30", "is geen moment"),
        ("\0", "is geen moment"),
    ],
)
def test_een_moment_dat_er_niet_is_geeft_een_zin(agenda, client, van, zin):
    antwoord = client.get(f"{agenda.get_absolute_url()}vergelijk/", {"van": van})
    assert antwoord.status_code == 400
    assert zin in antwoord.content.decode()


@pytest.mark.beide  # a moment as a date
def test_van_een_dag_waarop_de_agenda_weer_concept_was_is_er_niets(agenda, client):
    agenda.status = "concept"
    opslaan(agenda)
    dag = gisteren()
    agenda.status = "lopend"
    opslaan(agenda)
    antwoord = client.get(f"{agenda.get_absolute_url()}vergelijk/", {"van": dag})
    assert antwoord.status_code == 400
    tekst = antwoord.content.decode()
    assert "De agenda stond toen niet op de site. Kies een andere dag, of een versie." in tekst
    assert "geen stand bewaard" not in tekst


@pytest.mark.parametrize(
    ("van", "tot", "terug"),
    [
        ("nu", "dag", True),
        ("versie-1", "dag", True),
        ("nu", "versie-1", True),
        ("dag", "versie-1", False),
        ("versie-1", "nu", False),
        ("nu", "nu", False),
    ],
)
def test_wie_terug_in_de_tijd_vergelijkt_leest_dat(agenda, versie, client, van, tot, terug):
    namen = {"dag": gisteren()}
    keuze = {"van": namen.get(van, van), "tot": namen.get(tot, tot)}
    pagina = client.get(f"{agenda.get_absolute_url()}vergelijk/", keuze).content.decode()
    assert ("U vergelijkt terug in de tijd" in pagina) == terug


def test_een_getypte_dag_krijgt_een_eigen_adres(agenda, client):
    adres = f"{agenda.get_absolute_url()}vergelijk/"
    antwoord = client.get(adres, {"van": "nu", "van_dag": "2026-03-31", "tot": "nu", "tot_dag": ""})
    assert antwoord.headers["Location"] == f"{adres}?van=2026-03-31&tot=nu"


def test_een_dag_mag_ook_als_31_10_2026_getypt_worden(agenda, client):
    adres = f"{agenda.get_absolute_url()}vergelijk/"
    for getypt in ("31-10-2026", " 31-10-2026 ", "2026-10-31"):
        antwoord = client.get(adres, {"van_dag": getypt})
        assert antwoord.headers["Location"] == f"{adres}?van=2026-10-31"
    antwoord = client.get(adres, {"van_dag": "31-11-2026"}, follow=True)
    assert antwoord.status_code == 400
    assert "‘31-11-2026’ is geen moment" in antwoord.content.decode()


def test_een_versie_die_net_gesloten_is_geeft_een_zin(agenda, versie):
    gekozen = moment("versie-1", agenda, list(agenda.versies.zonder_inhoud().met_besluiten()))
    sluit(versie, "Er stond een naam in.")
    with pytest.raises(ValueError, match="Versie 1 is gesloten"):
        gekozen.neem_op(agenda)


def formulier(client, adres, **vraag):
    """What the form at this address would send, and what its first choice offers."""
    pagina = html.fromstring(client.get(adres, vraag).content.decode())
    [form] = [form for form in pagina.forms if "van" in form.fields]
    assert [label.text for label in form.iter("label")][::2] == ["Moment", "Moment"]
    return dict(form.form_values()), [o.text for o in form.inputs["van"].iter("option")]


def test_na_een_dag_is_er_nog_een_versie_te_kiezen(agenda, versie, client):
    dag = gisteren()
    adres = f"{agenda.get_absolute_url()}vergelijk/"
    velden, opties = formulier(client, adres, van=dag)
    assert velden == {"van": str(dag), "tot": "nu"}  # the boxes for a date are empty
    assert opties == [datum_in_woorden(dag, "dag"), "Versie 1: Vastgesteld", "Nu"]
    antwoord = client.get(adres, velden | {"van": "versie-1", "van_dag": "", "tot_dag": ""})
    assert antwoord.headers["Location"] == f"{adres}?van=versie-1&tot=nu"
    velden, opties = formulier(client, adres, van="overmorgen")
    assert (velden["van"], opties[0]) == ("", "Kies")


@pytest.mark.beide  # the day of a moment
def test_op_de_dag_van_laden_is_er_nog_geen_dag_om_mee_te_vergelijken(agenda, client):
    def gezegd(**vraag):
        return client.get(f"{agenda.get_absolute_url()}vergelijk/", vraag).content.decode()

    vandaag = "Deze agenda staat pas sinds vandaag op de site."
    assert vandaag in gezegd()
    assert vandaag in gezegd(van="2001-01-01")
    assert "Deze dag is nog niet voorbij. Kies ‘nu’." in gezegd(van=timezone.localdate())
    gisteren()
    assert vandaag not in gezegd()
    assert "Van 1 januari 2001 is geen stand bewaard. Kies " in gezegd(van="2001-01-01")


def test_zonder_versie_vraagt_de_pagina_om_een_dag(agenda, client):
    gisteren()
    pagina = client.get(f"{agenda.get_absolute_url()}vergelijk/").content.decode()
    assert "nog geen versie vastgesteld" in pagina


def test_vergelijken_kost_hoogstens_twaalf_queries(
    agenda, client, maak_vergadering, maak_actie, django_assert_max_num_queries
):
    dag = gisteren()
    for kenmerk in ("SA-01", "SA-02", "SA-03"):
        verplan(het(kenmerk), 2028)
        verander(het(kenmerk), toelichting="Er is meer bekend.")
        maak_actie(agendapunt=het(kenmerk))
    maak_vergadering(punten=[het("SA-01")])
    with django_assert_max_num_queries(12):
        client.get(f"{agenda.get_absolute_url()}vergelijk/", {"van": dag})


def test_de_pdf_opent_met_wat_er_veranderde_sinds_de_vorige_versie(agenda, versie, client):
    verplan(het("SA-01"), 2028)
    trek_in(het("SA-02"), "Staat nu elders.")
    tekst = tekst_van(client, agenda)
    kop = "Wat is er veranderd sinds versie 1 (maart 2026)"
    assert tekst.index("Inhoud") < tekst.index(kop)  # the contents come first, and name it
    assert "1 punt doorgeschoven en 1 punt ingetrokken." in tekst
    assert "Reden: De provincie is later klaar." in tekst
    assert "Ingetrokken: SA-02" in tekst
    assert "Woonvisie" not in tekst
    bij_het_punt = tekst[tekst.rindex("SA-01 Zeesluis") :]
    assert "doorgeschoven: van 2026 naar 2028" in bij_het_punt


def test_de_pdf_vergelijkt_met_het_moment_dat_gevraagd_wordt(agenda, versie, client):
    dag = gisteren()
    verplan(het("SA-01"), 2028)
    assert f"sinds {datum_in_woorden(dag, 'dag')}" in tekst_van(client, agenda, sinds=dag)
    for sinds, zin in (("versie-9", "heeft geen versie 9"), ("nu", "De pdf is van nu.")):
        antwoord = client.get(f"{agenda.get_absolute_url()}levende-agenda.pdf?sinds={sinds}")
        assert antwoord.status_code == 400
        assert zin in antwoord.content.decode()


def test_een_versie_die_vervallen_is_telt_niet_mee(agenda, versie, client):
    VersieBesluit.objects.create(versie=versie, soort="vervallen", reden="De verkeerde lijst.")
    assert "Wat is er veranderd" not in tekst_van(client, agenda)
