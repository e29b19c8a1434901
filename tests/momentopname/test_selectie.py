"""Which part of an agenda a document shows."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.http import QueryDict

from agenda.models import Agenda, Periode
from ijmond.momentopname.opnemen import neem_op
from ijmond.momentopname.selectie import Selectie, kies
from tests.momentopnamen import (
    Datum,
    maak_actie,
    maak_agendapunt,
    maak_domein,
    maak_momentopname,
    maak_overleg,
    maak_periode,
)
from werkagenda.models import Actie


def kenmerken(momentopname):
    """Every kenmerk in the order of the document."""
    return list(momentopname.punten)


@pytest.fixture
def agenda():
    """Two domains; SA-01 is planned in 2015 and 2016, SA-02 in 2018."""
    return maak_momentopname(
        [
            maak_domein(
                "sociaal",
                [maak_agendapunt("SA-01", (2015, 2016), status="gepland")],
                [
                    maak_overleg("jeugd", [maak_actie("WA-01", agendapunt="SA-01")]),
                    maak_overleg("zorg", [maak_actie("WA-02", status="loopt")]),
                    maak_overleg("leeg"),
                ],
            ),
            maak_domein(
                "ruimte",
                [maak_agendapunt("SA-02", (2018,), status="loopt")],
                [maak_overleg("milieu", [maak_actie("WA-03", termijn=jaar(2016))])],
                naam="Ruimte en wonen",
            ),
        ]
    )


@pytest.fixture
def in_de_database(maak_agenda, maak_periode, maak_domein, maak_overleg, maak_actie):
    """The fixtures that save, beside the functions of the same name that only describe."""
    return SimpleNamespace(
        maak_agenda=maak_agenda,
        maak_periode=maak_periode,
        maak_domein=maak_domein,
        maak_overleg=maak_overleg,
        maak_actie=maak_actie,
    )


def jaar(nummer):
    return Datum(date(nummer, 1, 1), "jaar")


def test_zonder_selectie_blijft_de_agenda_zoals_hij_is(agenda):
    assert kies(agenda, Selectie()) is agenda


def test_van_een_domein_blijft_alles_behalve_lege_overleggen(agenda):
    gekozen = kies(agenda, Selectie(domein="sociaal"))
    assert kenmerken(gekozen) == ["SA-01", "WA-01", "WA-02"]
    assert [overleg.slug for overleg in gekozen.overleggen] == ["jeugd", "zorg"]


def test_een_status_kiest_agendapunten_en_acties(agenda):
    assert kenmerken(kies(agenda, Selectie(status="loopt"))) == ["WA-02", "SA-02"]


def test_een_periode_kiest_wat_erin_gepland_is_en_wat_dat_uitvoert(agenda):
    gekozen = kies(agenda, Selectie(periode="2015"))
    assert kenmerken(gekozen) == ["SA-01", "WA-01"]


def test_een_periode_kiest_een_actie_waarvan_de_termijn_erin_valt(agenda):
    gekozen = kies(agenda, Selectie(periode="2016"))
    assert kenmerken(gekozen) == ["SA-01", "WA-01", "WA-03"]


@pytest.mark.parametrize(
    ("termijn", "hoort_erbij"),
    [
        (Datum(), False),
        (Datum(date(2016, 3, 31), "dag"), False),
        (Datum(date(2016, 4, 1), "dag"), True),
        (Datum(date(2016, 6, 1), "maand"), True),
        (Datum(date(2016, 7, 1), "maand"), False),
        (Datum(date(2016, 5, 20), "kwartaal"), True),
        (Datum(date(2016, 10, 1), "kwartaal"), False),
        (Datum(date(2016, 1, 1), "halfjaar"), True),
        (Datum(date(2016, 7, 1), "halfjaar"), False),
        (Datum(date(2016, 1, 1), "jaar"), True),
        (Datum(date(2015, 1, 1), "jaar"), False),
    ],
)
def test_een_termijn_valt_in_een_periode_als_een_van_zijn_dagen_dat_doet_op_papier_en_in_de_lijst(
    in_de_database, termijn, hoort_erbij
):
    agenda = in_de_database.maak_agenda(jaren=(2015, 2017))
    in_de_database.maak_periode("2e kwartaal 2016", date(2016, 4, 1), date(2016, 6, 30))
    velden = {"termijn": termijn.datum, "termijn_precisie": termijn.precisie}
    actie = in_de_database.maak_actie(**velden)
    momentopname = neem_op(Agenda.objects.get(pk=agenda.pk))
    gekozen = kenmerken(kies(momentopname, Selectie(periode="2016-Q2")))
    lijst = Actie.objects.openbaar().speelt_in(Periode.objects.filter(naam="2e kwartaal 2016"))
    verwacht = [actie.kenmerk] if hoort_erbij else []
    assert (gekozen, [a.kenmerk for a in lijst]) == (verwacht, verwacht)


def test_van_meer_keuzes_blijft_wat_in_alle_is(agenda):
    for selectie, verwacht in (
        (Selectie("sociaal", "2015"), ["SA-01", "WA-01"]),
        (Selectie("sociaal", status="loopt"), ["WA-02"]),
        (Selectie("sociaal", "2015", "loopt"), []),
        (Selectie("ruimte", "2016", ""), ["WA-03"]),
    ):
        assert kenmerken(kies(agenda, selectie)) == verwacht


def test_een_periode_van_een_andere_agenda_telt_niet_mee(in_de_database):
    in_de_database.maak_agenda(jaren=(2016,))
    domein = in_de_database.maak_domein(agenda=in_de_database.maak_agenda(jaren=(2017,)))
    overleg = in_de_database.maak_overleg(domein=domein)
    in_de_database.maak_actie(overleg=overleg, termijn=date(2016, 1, 1), termijn_precisie="jaar")
    assert not Actie.objects.speelt_in(Periode.objects.filter(naam="2016")).exists()


def test_wat_los_in_een_domein_staat_wordt_ook_gekozen():
    los = (maak_actie("WA-01", status="loopt"), maak_actie("WA-02"))
    agenda = maak_momentopname([maak_domein(acties=los), maak_domein("leeg")])
    gekozen = kies(agenda, Selectie(status="loopt"))
    assert kenmerken(gekozen) == ["WA-01"]
    assert [domein.slug for domein in gekozen.domeinen] == ["sociaal"]


def test_een_agendapunt_blijft_als_houder_van_een_gekozen_actie():
    punt = maak_agendapunt("SA-01", (2018,), acties=(maak_actie("WA-01", termijn=jaar(2015)),))
    agenda = maak_momentopname([maak_domein(agendapunten=[punt])])
    assert kenmerken(kies(agenda, Selectie(periode="2015"))) == ["SA-01", "WA-01"]


def test_kiezen_verandert_niets_aan_de_agenda_zelf(agenda):
    gekozen = kies(agenda, Selectie(status="vervallen"))
    assert kenmerken(gekozen) == []
    assert gekozen.perioden == agenda.perioden
    assert kenmerken(agenda) == ["SA-01", "WA-01", "WA-02", "SA-02", "WA-03"]


@pytest.mark.parametrize(
    ("vraag", "selectie"),
    [
        ("", Selectie()),
        ("domein=&status=&periode=", Selectie()),
        ("utm_source=nieuwsbrief", Selectie()),
        ("domein=ruimte", Selectie(domein="ruimte")),
        ("status=loopt&domein=", Selectie(status="loopt")),
        ("status=loopt&domein=ruimte", Selectie("ruimte", status="loopt")),
        ("periode=2016", Selectie(periode="2016")),
        ("periode=2016-01-01", Selectie(periode="2016")),  # as addresses had it before
    ],
)
def test_het_adres_zegt_wat_gekozen_is(agenda, vraag, selectie):
    assert Selectie.uit(QueryDict(vraag), agenda) == selectie


@pytest.mark.parametrize(
    ("vraag", "fout"),
    [
        ("domein=elders", "Deze agenda kent geen domein 'elders'."),
        ("status=klaar", "Deze agenda kent geen status 'klaar'."),
        ("periode=2031", "Deze agenda kent geen periode '2031'."),
        ("domein=ruimte&status=klaar", "Deze agenda kent geen status 'klaar'."),
        ("domein=ruimte&domein=sociaal", "Kies één domein tegelijk."),
    ],
)
def test_een_onbekende_of_dubbele_keuze_wordt_geweigerd(agenda, vraag, fout):
    with pytest.raises(ValueError, match=fout):
        Selectie.uit(QueryDict(vraag), agenda)


def test_een_agenda_uit_de_database_kent_zijn_eigen_domeinen_en_perioden(maak_agenda, maak_domein):
    agenda = maak_agenda()
    maak_domein("Wonen", agenda)
    maak_domein("Zorg", maak_agenda())
    for vraag in ("domein=wonen", "periode=2027-01-01"):
        assert Selectie.uit(QueryDict(vraag), agenda)
    with pytest.raises(ValueError, match="geen domein 'zorg'"):
        Selectie.uit(QueryDict("domein=zorg"), agenda)


def test_de_selectie_staat_in_woorden_op_het_document(agenda):
    halfjaar = maak_periode("2e helft 2026", "halfjaar", date(2026, 7, 1), date(2026, 12, 31))
    anders = maak_momentopname(perioden=(halfjaar,))
    assert Selectie().in_woorden(agenda) == ""
    assert Selectie(domein="ruimte").in_woorden(agenda) == "Alleen domein Ruimte en wonen"
    sociaal = Selectie(domein="sociaal").in_woorden(agenda)
    assert sociaal == "Alleen Sociaal-maatschappelijk domein"
    assert Selectie(status="loopt").in_woorden(agenda) == "Alleen wat de status 'loopt' heeft"
    in_2016 = Selectie(periode="2016").in_woorden(agenda)
    assert in_2016 == "Alleen wat gepland staat in 2016"
    alles = Selectie("ruimte", "2016", "loopt")
    hele_zin = "domein Ruimte en wonen: wat gepland staat in 2016 en de status 'loopt' heeft"
    assert alles.in_woorden(agenda) == f"Alleen {hele_zin}"
    assert alles.kort(agenda) == "domein Ruimte en wonen, 2016, status loopt"
    in_helft = Selectie(periode="2026-H2").in_woorden(anders)
    assert in_helft == "Alleen wat gepland staat in de periode 2e helft 2026"


def test_het_bestand_heet_naar_de_selectie(agenda):
    assert Selectie().bestandsnaam("ijmond-2015-2018") == "levende-agenda-ijmond-2015-2018"
    naam = Selectie(domein="ruimte").bestandsnaam("ijmond-2015-2018")
    assert naam == "levende-agenda-ijmond-2015-2018-domein-ruimte"
