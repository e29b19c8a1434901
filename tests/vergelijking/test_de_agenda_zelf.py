"""What a comparison tells of the agenda itself, beside its items."""

from msgspec.structs import replace

from agenda.bewerkingen import trek_in
from agenda.models import Deelname
from agenda.opslag import opslaan
from ijmond.momentopname import model as m
from ijmond.vergelijking import vergelijk
from tests.vergelijking.opnamen import het, opname, tekst_van, verander_kader
from tests.wijzigen import gisteren
from werkagenda.models import Overleg


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
