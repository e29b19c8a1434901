"""Two moments of an agenda, next to each other, as a council member asks for it."""

import json
from datetime import date
from urllib.parse import urlencode

import pytest
from django.utils import timezone
from lxml import html
from msgspec.structs import replace

from agenda.bewerkingen import publiceer, trek_in
from agenda.datums import datum_in_woorden
from agenda.models import (
    Agenda,
    Betrokkenheid,
    Deelname,
    Domein,
    Eigenaar,
    Gebeurtenis,
    Mijlpaal,
    Periode,
    Thema,
    Versie,
    VersieBesluit,
)
from agenda.opslag import haal_terug, opslaan, verwijder
from ijmond.momentopname import canoniek
from ijmond.momentopname import model as m
from ijmond.momentopname.momenten import moment
from ijmond.vergelijking import vergelijk
from ijmond.versies import sluit
from tests.bezoek import vraag, woorden_in
from tests.vergelijking.opnamen import het, opname, verander, verplan
from tests.wijzigen import gisteren
from werkagenda.models import Overleg


def in_het_kort(vergelijking):
    return [(r.kenmerk, str(r.soort), r.woorden) for g in vergelijking.groepen for r in g.regels]


@pytest.fixture(scope="module")
def _agenda(eenmalig, maak_domein, maak_agendapunt, maak_actie, maak_eigenaar):
    """Three items and two actions, all public."""
    domein = maak_domein("Economie")
    maak_domein("Wonen")
    maak_agendapunt("Zeesluis", perioden=[2026], domein=domein)
    maak_agendapunt("Woonvisie", perioden=[2027], domein=domein, toelichting="De visie is oud.")
    maak_agendapunt("Cultuur", domein=domein, betrokkenen=[(maak_eigenaar("Velsen"), "trekker")])
    maak_actie("Kade")
    maak_actie("Brug")
    return domein.agenda.pk


@pytest.fixture
def agenda(_agenda, db):
    return Agenda.objects.get(pk=_agenda)


def verander_kader(agenda):
    """Something of every kind of part that a frame has."""
    agenda = Agenda.objects.get(pk=agenda.pk)
    agenda.titel, agenda.ondertitel, agenda.inleiding = "Andere naam", "Samen", "Wij doen dit nu."
    agenda.eind, agenda.woord_domein = date(2029, 12, 31), "opgave"
    opslaan(agenda)
    domein = agenda.domeinen.get(slug="economie")
    domein.naam, domein.beschrijving = "Werk", "Over banen."
    opslaan(domein)
    verwijder(agenda.domeinen.get(slug="wonen"), reden="Leeg.")
    opslaan(Domein(agenda=agenda, naam="Milieu", slug="milieu"))
    opslaan(Thema(agenda=agenda, naam="Energie", slug="energie"))
    opslaan(Periode(agenda=agenda, naam="2029", begin=date(2029, 1, 1), eind=date(2029, 12, 31)))
    opslaan(Mijlpaal(agenda=agenda, titel="Start", datum=date(2026, 1, 1)))
    overleg = Overleg.objects.get()
    overleg.naam = "Havens"
    velsen = Eigenaar.objects.get(slug="velsen")
    opslaan(overleg, lambda: overleg.deelnemers.add(velsen))
    opslaan(Deelname(agenda=agenda, eigenaar=velsen))


def van_de_agenda(vergelijking):
    return [f"{regel.wat}: {regel.woorden}" for regel in vergelijking.kader]


def test_wat_er_aan_de_agenda_zelf_veranderde_staat_er_in_gewone_woorden(agenda, client):
    dag = gisteren()
    voor = opname()
    verander_kader(agenda)
    vergelijking = vergelijk(agenda.pk, voor, opname())
    assert van_de_agenda(vergelijking) == [
        "Titel: van ‘Regionale agenda A’ naar ‘Andere naam’",
        "Ondertitel: ‘Samen’",
        "Inleiding: gewijzigd",
        "Laatste dag: van 31 december 2028 naar 31 december 2029",
        "Deelnemers: erbij: Velsen",
        "Hoe de delen heten: domein: van ‘domein’ naar ‘opgave’",
        "Opgave ‘Werk’: naam: van ‘Economie’ naar ‘Werk’",
        "Opgave ‘Werk’: tekst: gewijzigd",
        "Opgave ‘Milieu’: erbij",
        "Opgave ‘Wonen’: weg",
        f"Pfh-overleg Havens: naam: van ‘{voor.overleggen[0].naam}’ naar ‘Havens’",
        "Pfh-overleg Havens: deelnemers: erbij: Velsen",
        "Thema ‘Energie’: erbij",
        "Jaar 2029: erbij",
        "Mijlpaal ‘Start’: erbij",
    ]
    assert vergelijking.totalen == "15 veranderingen aan de agenda zelf"
    assert [s.soort for s in vergelijking.kader[2].stukken] == ["erbij"]
    pagina = client.get(f"{agenda.get_absolute_url()}vergelijk/", {"van": dag}).content.decode()
    assert "15 veranderingen aan de agenda zelf." in pagina
    assert "Naam: van ‘Economie’ naar ‘Werk’" in pagina
    assert "[erbij: </span>Wij doen dit nu." in pagina
    tekst = tekst_van(client, agenda, sinds=dag)
    assert "De agenda zelf" in tekst
    assert "Opgave ‘Wonen’: weg" in tekst


def test_ook_de_agenda_zelf_vergelijkt_andersom_in_spiegelbeeld(agenda):
    voor = opname()
    verander_kader(agenda)
    na, overleg = opname(), voor.overleggen[0].naam
    assert van_de_agenda(vergelijk(agenda.pk, na, voor)) == [
        "Titel: van ‘Andere naam’ naar ‘Regionale agenda A’",
        "Ondertitel: niet meer: ‘Samen’",
        "Inleiding: gewijzigd",
        "Laatste dag: van 31 december 2029 naar 31 december 2028",
        "Deelnemers: weg: Velsen",
        "Hoe de delen heten: domein: van ‘opgave’ naar ‘domein’",
        "Opgave ‘Economie’: naam: van ‘Werk’ naar ‘Economie’",
        "Opgave ‘Economie’: tekst: gewijzigd",
        "Opgave ‘Wonen’: erbij",
        "Opgave ‘Milieu’: weg",
        f"Pfh-overleg {overleg}: naam: van ‘Havens’ naar ‘{overleg}’",
        f"Pfh-overleg {overleg}: deelnemers: weg: Velsen",
        "Thema ‘Energie’: weg",
        "Jaar 2029: weg",
        "Mijlpaal ‘Start’: weg",
    ]
    assert not vergelijk(agenda.pk, na, na)


def test_wie_nu_niet_genoemd_mag_worden_staat_ook_niet_bij_de_deelnemers(
    agenda, maak_eigenaar, client
):
    persoon = maak_eigenaar("Bea Bakker", soort="persoon", naam_openbaar=True)
    overleg = Overleg.objects.get()
    opslaan(Deelname(agenda=agenda, eigenaar=persoon))
    opslaan(overleg, lambda: overleg.deelnemers.add(persoon))
    voor = opname()
    dag = gisteren()
    assert "Bea Bakker" in voor.deelnemers
    persoon.naam_openbaar = False
    opslaan(persoon)
    for oud, nieuw in ((voor, opname()), (opname(), voor)):
        assert not vergelijk(agenda.pk, oud, nieuw)
    pagina = client.get(f"{agenda.get_absolute_url()}vergelijk/", {"van": dag}).content.decode()
    assert "aan de agenda en de punten is niets veranderd" in pagina
    assert "Bakker" not in pagina


def test_een_verband_met_wat_nu_niet_openbaar_is_blijft_weg(agenda):
    def samen(**velden):
        delen = tuple(m.SamenhangDeel(zijde="a", punt=kenmerk) for kenmerk in ("SA-01", "SA-02"))
        los = {
            "soort": "koppelkans",
            "nummer": 1,
            "titel": "Sluis en huis",
            "toelichting": "",
            "bron": None,
            "bron_plaats": "",
            "delen": delen,
        }
        return replace(opname(), samenhang=(m.Samenhang(**los | velden),))

    voor, na, zonder = samen(), samen(titel="Huis en sluis"), opname()
    zin = "Koppelkans 1: titel: van ‘Sluis en huis’ naar ‘Huis en sluis’"
    assert van_de_agenda(vergelijk(agenda.pk, voor, na)) == [zin]
    assert van_de_agenda(vergelijk(agenda.pk, voor, zonder)) == ["Koppelkans 1: weg"]
    trek_in(het("SA-02"), "Staat nu elders.")
    assert van_de_agenda(vergelijk(agenda.pk, voor, na)) == []
    assert van_de_agenda(vergelijk(agenda.pk, voor, zonder)) == []


def test_een_moment_met_zichzelf_verschilt_niet(agenda):
    assert not vergelijk(agenda.pk, opname(), opname())


def test_elke_verandering_staat_er_een_keer_in_de_volgorde_van_een_lezer(
    agenda, maak_agendapunt, maak_eigenaar
):
    voor = opname()
    verplan(het("SA-01"), 2027, 2028)
    verander(het("SA-02"), titel="Regionale woonvisie", toelichting="De visie is nieuw.")
    verander(het("SA-03"), domein=agenda.domeinen.get(slug="wonen"))
    beverwijk = maak_eigenaar("Beverwijk")
    punt = het("SA-03")
    opslaan(
        punt, lambda: Betrokkenheid.objects.create(punt=punt, eigenaar=beverwijk, rol="partner")
    )
    verander(het("WA-01"), status="afgerond")
    maak_agendapunt("Haven", perioden=[2028])
    vergelijking = vergelijk(agenda.pk, voor, opname())
    assert in_het_kort(vergelijking) == [
        ("WA-01", "afgerond", ""),
        ("SA-01", "doorgeschoven", "van 2026 naar 2027 en 2028"),
        ("SA-04", "toegevoegd", ""),
        ("SA-03", "naar_ander_domein", "van Economie naar Wonen"),
        ("SA-03", "eigenaar_gewijzigd", "erbij: Beverwijk (partner)"),
        ("SA-02", "tekst_gewijzigd", "van ‘Woonvisie’ naar ‘Regionale woonvisie’"),
        ("SA-02", "tekst_gewijzigd", "toelichting"),
    ]
    assert vergelijking.totalen == (
        "1 punt afgerond, 1 punt doorgeschoven, 1 punt toegevoegd, 1 punt verplaatst en 2 punten "
        "anders beschreven"
    )
    regels = vergelijking.per_punt()
    assert regels["SA-01"][0].reden == "De provincie is later klaar."
    assert [(s.soort, s.tekst) for s in regels["SA-02"][1].stukken if s.soort != "gelijk"] == [
        ("weg", " oud."), ("erbij", " nieuw."),
    ]  # fmt: skip


def test_een_actie_die_verschuift_staat_bij_haar_termijn_en_een_bedrag_krijgt_die_reden_niet(
    agenda, maak_actie
):
    kade = maak_actie("Sluis", termijn=date(2023, 1, 1), termijn_precisie="jaar")
    voor = opname()
    kade.termijn = date(2031, 1, 1)
    opslaan(kade, reden="De provincie is later klaar.")
    opslaan(kade, lambda: kade.bedragen.create(bedrag=5, soort="maximum"))
    vergelijking = vergelijk(agenda.pk, voor, opname())
    [groep] = vergelijking.groepen
    assert groep.naam == "Termijn of bedrag"
    assert [(r.woorden, r.reden) for r in groep.regels] == [
        ("€\N{NO-BREAK SPACE}5, maximum", ""),
        ("van 2023 naar 2031", "De provincie is later klaar."),
    ]
    assert vergelijking.totalen == "1 punt met een andere termijn of een ander bedrag"


def test_andersom_vergeleken_wisselen_oud_en_nieuw(agenda, maak_agendapunt):
    voor = opname()
    verplan(het("SA-01"), 2028)
    verander(het("SA-02"), titel="Anders")
    verander(het("WA-01"), status="loopt")
    actie = het("WA-01")
    opslaan(actie, lambda: actie.bedragen.create(bedrag=5, soort="maximum"))
    maak_agendapunt("Nieuw")
    na = opname()

    def wijzigingen(a, b):
        regels = [r.verandering for g in vergelijk(agenda.pk, a, b).groepen for r in g.regels]
        return {(v.veld, json.dumps(v.oud), json.dumps(v.nieuw)) for v in regels}

    heen, terug = wijzigingen(voor, na), wijzigingen(na, voor)
    assert len(heen) == 5
    assert terug == {(veld, nieuw, oud) for veld, oud, nieuw in heen}


def test_de_lijst_is_punt_voor_punt_wat_een_los_script_in_twee_exports_vindt(
    agenda, maak_agendapunt
):
    voor = json.loads(canoniek.schrijf(opname()))
    opgenomen = opname()
    verplan(het("SA-01"), 2028)
    verander(het("WA-02"), toelichting="Er is meer bekend.")
    verwijder(het("WA-01"), reden="Dubbel.")
    maak_agendapunt("Nieuw")
    verander_kader(agenda)
    na = json.loads(canoniek.schrijf(opname()))

    def punten(export):
        return ((punt["kenmerk"], punt) for punt in (*export["agendapunten"], *export["acties"]))

    was, wordt = dict(punten(voor)), dict(punten(na))
    anders = {k for k in was.keys() | wordt.keys() if was.get(k) != wordt.get(k)}
    assert anders == {"SA-01", "SA-04", "WA-01", "WA-02"}
    vergelijking = vergelijk(agenda.pk, opgenomen, opname())
    assert vergelijking.per_punt().keys() == anders

    sleutels = {"domeinen": "slug", "overleggen": "slug", "themas": "slug", "perioden": "naam",
                "mijlpalen": "titel"}  # fmt: skip

    def kader(export):
        for veld, waarde in export["agenda"].items():
            yield veld.replace("woord_", "woorden/"), waarde
        yield "deelnemers", [deelname["eigenaar"] for deelname in export["deelnames"]]
        for lijst, sleutel in sleutels.items():
            for los in export[lijst]:
                plaats = f"{lijst}/{los[sleutel]}"
                yield plaats, True
                yield from ((f"{plaats}/{veld}", w) for veld, w in los.items() if veld != sleutel)

    was, wordt = dict(kader(voor)), dict(kader(na))
    delen = {p for p in was.keys() ^ wordt.keys() if p.count("/") == 1}
    anders = delen | {p for p in was.keys() & wordt.keys() if was[p] != wordt[p]}
    assert len(vergelijking.kader) == len(anders) == 15


def test_van_wat_nu_niet_openbaar_is_staat_er_alleen_dat_het_is_ingetrokken(agenda, client):
    voor = opname()
    verander(het("SA-02"), titel="Geheim geworden")
    trek_in(het("SA-02"), "Staat nu op een andere agenda.", door="een-medewerker")
    [groep] = vergelijk(agenda.pk, voor, opname()).groepen
    [regel] = groep.regels
    assert (regel.kenmerk, regel.titel, regel.woorden) == ("SA-02", "", "")
    assert regel.reden == "Staat nu op een andere agenda."
    gisteren()
    pagina = client.get(f"{agenda.get_absolute_url()}vergelijk/?van={gisteren()}").content.decode()
    assert "SA-02" not in pagina  # on that day there was nothing yet


def test_wat_in_beide_momenten_staat_en_nu_niet_openbaar_is_blijft_weg(agenda):
    voor = opname()
    verander(het("SA-02"), titel="Geheim geworden")
    daarna = opname()
    trek_in(het("SA-02"), "Staat nu op een andere agenda.")
    for oud, nieuw in ((voor, voor), (voor, daarna), (daarna, voor)):
        assert not vergelijk(agenda.pk, oud, nieuw)
    for oud, nieuw in ((voor, opname()), (opname(), daarna)):
        assert in_het_kort(vergelijk(agenda.pk, oud, nieuw)) == [("SA-02", "ingetrokken", "")]


def test_wat_bezoekers_al_kenden_en_terugkomt_is_ook_in_een_vergelijking_weer_op_de_site(
    agenda, maak_agendapunt, maak_actie, client, django_assert_max_num_queries
):
    begin = opname()
    trek_in(het("SA-02"), "Nog niet rijp.")
    verwijder(het("WA-01"), reden="Dubbel.")
    nieuw, even_weg = maak_agendapunt("Haven"), maak_actie("Duin")
    trek_in(even_weg, "Te vroeg.")
    zonder = opname()
    publiceer(het("SA-02"))
    haal_terug("WA-01")
    publiceer(even_weg)
    assert in_het_kort(vergelijk(agenda.pk, zonder, opname())) == [
        (kenmerk, "gepubliceerd", "") for kenmerk in ("SA-02", "WA-01", even_weg.kenmerk)
    ]
    assert in_het_kort(vergelijk(agenda.pk, begin, opname())) == [
        (p.kenmerk, "toegevoegd", "") for p in (nieuw, even_weg)
    ]
    trek_in(het("SA-02"), "Toch niet.")
    dag = gisteren()
    publiceer(het("SA-02"))
    with django_assert_max_num_queries(12):
        pagina = client.get(f"{agenda.get_absolute_url()}vergelijk/", {"van": dag})
    assert "1 punt weer op de site." in pagina.content.decode()


def test_van_een_tekst_die_anders_terugkomt_staan_de_woorden_nergens(agenda, client):
    voor = opname()
    dag = gisteren()
    trek_in(het("SA-02"), "Er stond een naam in.")
    verander(het("SA-02"), titel="Visie op wonen", toelichting="De visie is nu anders.")
    verplan(het("SA-02"), 2028)
    publiceer(het("SA-02"), reden="De provincie is later klaar.")
    for oud, nieuw in ((voor, opname()), (opname(), voor)):
        assert [(s, w) for _, s, w in in_het_kort(vergelijk(agenda.pk, oud, nieuw))][1:] == [
            ("tekst_gewijzigd", "titel"), ("tekst_gewijzigd", "toelichting"),
        ]  # fmt: skip
    toen = Gebeurtenis.objects.get(kenmerk="SA-02", soort="gepubliceerd").laatst_openbaar
    adres = f"{agenda.get_absolute_url()}vergelijk/?van="
    vanaf_toen = f"{adres}wijziging-{toen.wijziging_id}&tot=nu"
    for waar in (f"{adres}{dag}", vanaf_toen, "/wijzigingen/", het("SA-02").get_absolute_url()):
        pagina = client.get(waar).content.decode()
        assert "De provincie is later klaar." in pagina
        assert ("Doorgeschoven</span>" in pagina) == (adres in waar)
        assert (vanaf_toen.replace("&", "&amp;") in pagina) == (adres not in waar)
        assert "oud." not in pagina
        assert "Woonvisie" not in pagina
    zonder = opname()
    verander(het("SA-02"), toelichting="De visie is klaar.")
    [groep] = vergelijk(agenda.pk, zonder, opname()).groepen
    assert groep.regels[0].stukken  # what changed in plain sight is told in full


def test_een_lang_nummer_staat_na_een_kort_nummer(agenda, maak_actie):
    voor = opname()
    for kenmerk in ("VBW-100", "VBW-12", "VBW-08"):
        maak_actie(kenmerk=kenmerk)
    regels = in_het_kort(vergelijk(agenda.pk, voor, opname()))
    assert [kenmerk for kenmerk, *_ in regels] == ["VBW-08", "VBW-12", "VBW-100"]


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


def tekst_van(client, agenda, **keuze):
    adres = f"{agenda.get_absolute_url()}levende-agenda.pdf?{urlencode(keuze)}"
    return woorden_in(vraag(client, adres).tekst)


@pytest.fixture
def versie(agenda):
    tekst = canoniek.schrijf(opname())
    return Versie.objects.create(
        agenda=agenda, nummer=1, titel="Vastgesteld", datum=date(2026, 3, 1),
        datum_precisie="maand", inhoud=tekst, sha256=canoniek.sha256(tekst),
    )  # fmt: skip


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
