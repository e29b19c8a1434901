"""The agenda itself: its domains, periods, themes and participants on one page."""

import re
from datetime import date

import pytest

from agenda.bewerkingen import maak_perioden
from agenda.models import Agenda, Agendapunt, Domein, Periode, Stand, Thema
from tests.beheer.formulier import nieuw, wijzig
from werkagenda.models import Actie

VERPLICHT = {
    "titel": "Regionale agenda 2030",
    "slug": "agenda-2030",
    "regio": "IJmond",
    "begin": "1-1-2030",
    "eind": "31-12-2031",
    "voorvoegsel_agendapunt": "RA",
    "voorvoegsel_actie": "RW",
}


def kader_van(agenda):
    return Stand.objects.filter(agenda=agenda, kenmerk="").last().inhoud


def test_een_nieuwe_agenda_krijgt_meteen_haar_domeinen_en_deelnemers(beheer, maak_eigenaar):
    velsen = maak_eigenaar("Velsen")
    beheer.vul_in(
        nieuw(Agenda),
        **VERPLICHT,
        domeinen__0__naam="Wonen",
        domeinen__0__slug="wonen",
        deelnames__0__eigenaar=velsen.pk,
        mijlpalen__0__titel="Vaststelling",
        mijlpalen__0__datum="1-1-2030",
    )
    agenda = Agenda.objects.get()
    assert (agenda.status, agenda.begin) == ("concept", date(2030, 1, 1))
    kader = kader_van(agenda)
    assert [domein["naam"] for domein in kader["domeinen"]] == ["Wonen"]
    assert [deelname["eigenaar"] for deelname in kader["deelnames"]] == ["velsen"]
    assert [mijlpaal["titel"] for mijlpaal in kader["mijlpalen"]] == ["Vaststelling"]


KAN_NIET = [
    ({"eind": "1-1-2029"}, "De agenda eindigt voordat hij begint"),
    ({"slug": "versies"}, "is al van een andere pagina"),
    ({"voorvoegsel_actie": "RA"}, "Agendapunten en acties hebben elk een eigen kenmerk nodig."),
    ({"voorvoegsel_actie": "SA"}, "Dit kenmerk is al van de agenda"),
    ({"voorvoegsel_actie": "r1"}, "Gebruik een tot vier hoofdletters"),
    ({"begin": "gisteren"}, "geldige datum"),
]


def test_wat_niet_kan_staat_bij_de_agenda_en_het_getypte_blijft(beheer, maak_agenda):
    maak_agenda()
    leeg = beheer.lees(nieuw(Agenda))
    for velden, zin in KAN_NIET:
        pagina = beheer.verstuur(leeg, **(VERPLICHT | velden))
        assert any(zin in fout for fout in pagina.fouten), (zin, pagina.fouten)
        assert pagina.velden()["titel"] == VERPLICHT["titel"], zin
        assert Agenda.objects.count() == 1, zin


def test_er_staat_een_agenda_op_de_voorpagina(beheer, maak_agenda):
    maak_agenda(is_home=True)
    pagina = beheer.vul_in(nieuw(Agenda), **VERPLICHT, is_home="on")
    assert pagina.fouten == ["Er staat al een andere agenda op de voorpagina."]


def test_het_adres_van_agenda_en_domein_staat_vast(beheer, maak_domein):
    domein = maak_domein("Wonen")
    pagina = beheer.lees(wijzig(domein.agenda))
    assert not {"slug", "domeinen-0-slug"} & pagina.velden().keys()
    beheer.vul_in(wijzig(domein.agenda), domeinen__0__slug="anders", domeinen__0__naam="Anders")
    domein.refresh_from_db()
    assert (domein.slug, domein.naam) == ("wonen", "Anders")


def test_een_thema_kiest_uit_de_domeinen_van_zijn_eigen_agenda(beheer, maak_agenda, maak_domein):
    hier, daar = maak_agenda(), maak_agenda()
    eigen, vreemd = maak_domein("Hier", agenda=hier), maak_domein("Daar", agenda=daar)
    rij = {"themas__0__naam": "Zorg", "themas__0__slug": "zorg"}
    assert beheer.vul_in(wijzig(hier), **rij, themas__0__domeinen=[vreemd.pk]).fouten
    assert not Thema.objects.exists()
    beheer.vul_in(wijzig(hier), **rij)
    beheer.vul_in(wijzig(hier), themas__0__domeinen=[eigen.pk])
    assert list(Thema.objects.get().domeinen.all()) == [eigen]
    assert kader_van(hier)["themas"][0]["domeinen"] == ["hier"]


def test_een_agendapunt_kiest_de_themas_van_zijn_agenda(beheer, maak_agendapunt):
    punt = maak_agendapunt()
    assert "Thema's" not in beheer.lees(wijzig(punt)).tekst
    beheer.vul_in(wijzig(punt.agenda), themas__0__naam="Zorg", themas__0__slug="zorg")
    thema = Thema.objects.get()
    beheer.vul_in(wijzig(punt), themas=[thema.pk])
    assert list(punt.themas.all()) == [thema]


def test_perioden_die_voor_een_deel_samenvallen_zijn_een_fout_ook_als_ze_tegelijk_komen(
    beheer, maak_agenda
):
    agenda = maak_agenda()
    pagina = beheer.vul_in(
        wijzig(agenda),
        perioden__3__naam="2029",
        perioden__3__begin="1-1-2029",
        perioden__3__eind="31-12-2029",
        perioden__4__naam="winter 2029",
        perioden__4__begin="1-12-2029",
        perioden__4__eind="28-2-2030",
    )
    assert pagina.fouten == [
        "Deze periode valt voor een deel samen met '2029'. Kies datums die er helemaal in vallen, "
        "er helemaal omheen, of erbuiten."
    ]
    assert pagina.velden()["perioden-4-naam"] == "winter 2029"
    assert Periode.objects.count() == 3


def test_een_deelnemer_twee_keer_tegelijk_is_een_fout(beheer, maak_agenda, maak_eigenaar):
    agenda, velsen = maak_agenda(), maak_eigenaar("Velsen")
    pagina = beheer.vul_in(
        wijzig(agenda), deelnames__0__eigenaar=velsen.pk, deelnames__1__eigenaar=velsen.pk
    )
    assert "Deze deelnemer staat er al bij." in pagina.fouten
    assert not agenda.deelnames.exists()


def test_een_datum_van_een_periode_verschuift_mee_in_wat_erin_gepland_is(beheer, maak_agendapunt):
    punt = maak_agendapunt(perioden=[2026])
    beheer.vul_in(wijzig(punt.agenda), perioden__0__begin="2-1-2026")
    inhoud = Stand.objects.filter(kenmerk=punt.kenmerk).last().inhoud
    assert [los["periode"] for los in inhoud["planning"]] == ["2026-01-02/2026-12-31"]


def test_een_periode_met_punten_kan_niet_weg(beheer, maak_agendapunt):
    punt = maak_agendapunt(perioden=[2026])
    assert beheer.vul_in(wijzig(punt.agenda), perioden__0__DELETE="on").fouten
    assert Periode.objects.count() == 3
    assert beheer.vul_in(wijzig(punt.agenda), perioden__1__DELETE="on").fouten == []
    assert Periode.objects.count() == 2


def test_van_de_pagina_van_een_agenda_begint_alles_wat_erbij_hoort(beheer, maak_agenda):
    agenda, _ = maak_agenda(), maak_agenda()
    links = beheer.lees(wijzig(agenda)).boom.xpath("//main//a/@href")
    toevoegen = [link for link in links if link.endswith(f"add/?agenda={agenda.slug}")]
    koppen = [beheer.lees(adres).kop for adres in toevoegen]
    assert koppen == [
        "Agendapunt toevoegen",
        "Begrotingsregel toevoegen",
        "Samenhang toevoegen",
        "Actie toevoegen",
        "Overleg toevoegen",
        f"Stel versie vast: {agenda}",
    ]


EIGEN_WOORDEN = {
    "woord_domein": "hoofdopgave",
    "woord_domeinen": "hoofdopgaven",
    "woord_thema": "lijn",
    "woord_themas": "lijnen",
    "woord_agendapunt": "actie",
    "woord_agendapunten": "acties",
    "woord_actie": "afspraak",
    "woord_acties": "afspraken",
    "woord_periode": "kwartaal",
    "woord_perioden": "kwartalen",
}


def test_het_beheer_noemt_alles_van_een_agenda_zoals_die_agenda_het_noemt(
    beheer, maak_agendapunt, maak_domein
):
    punt = maak_agendapunt()
    agenda = punt.agenda
    beheer.vul_in(wijzig(agenda), **EIGEN_WOORDEN, themas__0__naam="Zorg", themas__0__slug="zorg")
    agenda.refresh_from_db()
    assert (agenda.woord_actie, agenda.woord_acties) == ("afspraak", "afspraken")
    pagina = beheer.lees(wijzig(agenda))
    koppen = pagina.boom.xpath("//main//h2[@class='inline-heading']/text()")
    assert [kop.split() for kop in koppen[:3]] == [
        ["Hoofdopgaven", "(1)"], ["Kwartalen", "(3)"], ["Lijnen", "(1)"],
    ]  # fmt: skip
    for woord, model in (("Actie", Agendapunt), ("Afspraak", Actie)):
        [adres] = pagina.boom.xpath(f"//main//a[text()='{woord} toevoegen']/@href")
        assert adres == nieuw(model, agenda)
        assert beheer.lees(adres).kop == f"{woord} toevoegen"
    formulier = beheer.lees(wijzig(punt))
    assert formulier.kop == "Actie wijzigen"
    for woord in ("Hoofdopgave:", "Lijnen"):
        assert woord in formulier.tekst
    assert "Actie:" in beheer.lees(nieuw(Actie, agenda)).tekst
    beheer.vul_in(wijzig(punt), domein=maak_domein("Wonen", agenda=agenda).pk)
    assert "hoofdopgave: " in beheer.lees(wijzig(punt, "history")).tekst


def perioden_van(agenda):
    return f"/beheer/agenda/agenda/{agenda.pk}/perioden/"


def test_perioden_maken_voor_een_aantal_jaren(beheer, maak_agenda):
    agenda = maak_agenda(jaren=(2026,))
    velden = beheer.lees(perioden_van(agenda)).velden()
    assert (velden["van"], velden["tot"]) == ("2026", "2026")
    pagina = beheer.stuur(perioden_van(agenda), velden | {"tot": "2028"})
    assert pagina.adres == wijzig(agenda)
    assert pagina.meldingen == [
        "Gemaakt: 2027, 2028.",
        "Overgeslagen, want die tijd is al zo ingedeeld, of anders: 2026.",
    ]
    assert [str(periode) for periode in agenda.perioden.all()] == ["2026", "2027", "2028"]
    assert [p["naam"] for p in kader_van(agenda)["perioden"]] == ["2026", "2027", "2028"]


GEEN_PERIODEN = [
    (
        {"van": "2030", "tot": "2028"},
        "Het laatste jaar (2028) ligt voor het eerste jaar (2030).",
    ),
    ({"van": "1950", "tot": "2030"}, "Maak hooguit 30 jaar tegelijk."),
    ({"van": "abc"}, "Vul een heel getal in"),
    ({"tot": "99999"}, "van 1900 tot en met 2100"),
    ({"eenheden": "eeuw"}, "in de lijst"),
    ({"eenheden": []}, "Dit veld is verplicht."),
]


def test_perioden_die_niet_kunnen_zijn_een_fout_en_het_getypte_blijft(beheer, maak_agenda):
    agenda = maak_agenda()
    for velden, zin in GEEN_PERIODEN:
        ingevuld = {"van": "2026", "tot": "2028", "eenheden": "jaar"} | velden
        pagina = beheer.stuur(perioden_van(agenda), ingevuld)
        assert zin in pagina.fouten[0], zin
        assert pagina.velden()["van"] == ingevuld["van"], zin
        assert agenda.perioden.count() == 3, zin


def test_perioden_van_een_agenda_die_niet_bestaat_geven_een_nette_pagina(beheer):
    assert beheer.client.get("/beheer/agenda/agenda/99/perioden/").status_code == 404


@pytest.mark.parametrize(
    ("eenheid", "namen", "laatste_dag"),
    [
        ("jaar", ["2024"], date(2024, 12, 31)),
        ("halfjaar", ["1e helft 2024", "2e helft 2024"], date(2024, 6, 30)),
        ("kwartaal", [f"{nummer}e kwartaal 2024" for nummer in (1, 2, 3, 4)], date(2024, 3, 31)),
    ],
)
def test_perioden_vullen_het_jaar_en_vaker_maken_voegt_niets_toe(
    maak_agenda, eenheid, namen, laatste_dag
):
    agenda = maak_agenda()
    gemaakt, overgeslagen = maak_perioden(agenda, 2024, 2024, eenheid)
    assert ([str(p) for p in gemaakt], overgeslagen) == (namen, [])
    assert (gemaakt[0].begin, gemaakt[0].eind) == (date(2024, 1, 1), laatste_dag)
    gemaakt, overgeslagen = maak_perioden(agenda, 2024, 2024, eenheid)
    assert gemaakt == []
    assert len(overgeslagen) == len(namen)


def test_jaren_kwartalen_en_maanden_komen_in_een_keer_en_in_elkaar(beheer, maak_agenda):
    agenda = maak_agenda(jaren=(2026,))
    gevraagd = {"van": "2027", "tot": "2027", "eenheden": ["jaar", "kwartaal", "maand"]}
    beheer.stuur(perioden_van(agenda), gevraagd)
    namen = [str(periode) for periode in agenda.perioden.filter(begin__year=2027)]
    assert namen[:5] == ["2027", "1e kwartaal 2027", "januari 2027", "februari 2027", "maart 2027"]
    assert len(namen) == 1 + 4 + 12
    velden = beheer.lees(perioden_van(agenda)).velden()
    assert set(velden["eenheden"]) == {"jaar", "kwartaal", "maand"}


def test_perioden_vallen_nooit_voor_een_deel_samen(maak_agenda, maak_periode):
    agenda = maak_agenda(jaren=())
    maak_periode("schooljaar", date(2026, 9, 1), date(2027, 7, 15))
    gemaakt, overgeslagen = maak_perioden(agenda, 2027, 2027, "halfjaar", "kwartaal")
    kwartalen = [f"{nummer}e kwartaal 2027" for nummer in (1, 2, 4)]
    assert [str(p) for p in gemaakt] == ["1e helft 2027", *kwartalen]
    assert [str(p) for p in overgeslagen] == ["2e helft 2027", "3e kwartaal 2027"]


def test_een_agenda_zegt_waar_een_kolom_van_haar_matrix_voor_staat(
    beheer, client, maak_agenda, maak_agendapunt
):
    agenda = maak_agenda(jaren=(2026, 2027))
    maak_perioden(agenda, 2026, 2026, "kwartaal")
    maak_agendapunt(perioden=["2e kwartaal 2026"])

    def koppen():
        pagina = client.get(agenda.get_absolute_url()).content.decode()
        return re.findall(r"matrix__periode[^>]*>([^<]+?)(?: |&nbsp;)*<", pagina)

    assert koppen() == [*(f"{nummer}e\xa0kwartaal 2026" for nummer in (1, 2, 3, 4)), "2027"]
    beheer.vul_in(wijzig(agenda), kolom_eenheid="jaar")
    assert koppen() == ["2026", "2027"]
    assert kader_van(agenda)["agenda"]["kolom_eenheid"] == "jaar"


def test_een_domein_op_de_pagina_van_de_agenda_krijgt_geen_eigen_pagina_in_het_beheer(
    beheer, maak_domein
):
    domein = maak_domein()
    assert beheer.client.get(f"/beheer/agenda/domein/{domein.pk}/change/").status_code == 404
    assert Domein.objects.count() == 1


def test_een_rij_die_er_nog_niet_is_heet_nieuw(beheer, maak_agenda):
    assert "None" not in beheer.lees(wijzig(maak_agenda())).tekst
