"""Periods hold one another: a planning gets more precise, or less so, or it moves."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from agenda.bewerkingen import maak_perioden
from agenda.choices import REDEN_NODIG, Soort
from agenda.models import Gebeurtenis
from agenda.tijdvakken import Tijdvak
from agenda.verschil import verschuiving
from agenda.verschil.doorschuiven import Verschuiving
from tests.wijzigen import verplaats

SLEUTELS = [
    f"{jaar}{deel}"
    for jaar in (2026, 2027)
    for deel in ("", "-H1", "-H2", "-Q1", "-Q2", "-Q3", "-Q4", "-01", "-05", "-12")
]


def _past_naast(gekozen):
    """Whether no period lies in another one: an item is planned in no two of those."""
    dagen = [set(_dagen(sleutel)) for sleutel in gekozen]
    return all(een is ander or een.isdisjoint(ander) for een in dagen for ander in dagen)


PLANNING = st.sets(st.sampled_from(SLEUTELS), max_size=3).filter(_past_naast)


def _dagen(sleutel):
    begin, eind = Tijdvak.uit(sleutel)
    return [begin + timedelta(nummer) for nummer in range((eind - begin).days + 1)]


def _volgens_de_dagen(oud, nieuw):
    """What two plannings say, as sets of days: nothing here knows of keys or units."""
    was, wordt = ({frozenset(_dagen(los)) for los in planning} for planning in (oud, nieuw))
    gegaan, gekomen = was - wordt, wordt - was
    weg = {ging for ging in gegaan if not any(ging >= k or ging <= k for k in gekomen)}
    erbij = {kwam for kwam in gekomen if not any(kwam >= g or kwam <= g for g in gegaan)}
    if weg and erbij:
        van, naar = (min((min(los), max(los)) for los in kant) for kant in (weg, erbij))
        return "doorgeschoven" if van < naar else "vervroegd"
    if weg:
        return "uit_de_planning"
    if any(kwam > ging for kwam in gekomen for ging in gegaan):
        return "minder_precies"
    if erbij:
        return "ingepland"
    return "preciezer" if gegaan else None


@given(PLANNING, PLANNING)
def test_een_verschuiving_is_wat_de_dagen_van_twee_planningen_zeggen(oud, nieuw):
    assert verschuiving(oud, nieuw) == _volgens_de_dagen(oud, nieuw)


@given(PLANNING, PLANNING)
def test_wie_dagen_verliest_of_minder_zeker_weet_zegt_waarom(oud, nieuw):
    was, wordt = ({dag for los in planning for dag in _dagen(los)} for planning in (oud, nieuw))
    soort = verschuiving(oud, nieuw)
    if soort in (Soort.INGEPLAND, Soort.PRECIEZER):
        assert soort not in REDEN_NODIG
        assert min(wordt) >= min(was) or soort == Soort.INGEPLAND if was else True
    elif soort:
        assert soort in REDEN_NODIG


@pytest.mark.parametrize(
    ("van", "naar", "soort"),
    [
        (["2026"], ["2026-Q2"], "preciezer"),
        (["2026"], ["2026-Q2", "2026-Q4"], "preciezer"),
        (["2026-Q2"], ["2026"], "minder_precies"),
        (["2026-Q2"], ["2026", "2027"], "minder_precies"),
        (["2026"], ["2026-Q2", "2027"], "ingepland"),
        (["2026", "2027"], ["2026-Q2"], "uit_de_planning"),
        (["2026-Q2"], ["2026-Q3"], "doorgeschoven"),
        (["2026"], ["2027-Q1"], "doorgeschoven"),
        (["2027-01"], ["2026"], "vervroegd"),
        (["2026-Q1"], ["2026-Q1"], None),
    ],
)
def test_van_omvattend_naar_omvat_is_preciezer_en_andersom_minder_precies(van, naar, soort):
    assert verschuiving(van, naar) == soort


@pytest.mark.parametrize(
    ("eerst", "gepland", "zin"),
    [
        ("2026-Q1", ["2026-Q3"], "1x doorgeschoven (van 2026-Q1 naar 2026-Q3)"),
        ("2026", ["2027-Q2"], "1x doorgeschoven (van 2026 naar 2027-Q2)"),
        ("2026", ["2026-Q2"], "1x doorgeschoven (nu weer in 2026-Q2)"),
        ("2026-Q2", ["2026"], "1x doorgeschoven (nu weer in 2026)"),
        ("2026-Q2", ["2026-Q1"], "1x doorgeschoven (eerst gepland in 2026-Q2)"),
    ],
)
def test_de_weg_gaat_naar_wat_er_helemaal_na_ligt(eerst, gepland, zin):
    assert Verschuiving(1, eerst).in_woorden(gepland, str) == zin


@pytest.fixture
def punt(maak_agenda, maak_agendapunt):
    """An item of 2026, on an agenda of years and quarters."""
    maak_perioden(maak_agenda(jaren=(2026, 2027)), 2026, 2027, "kwartaal")
    return maak_agendapunt("Kade", perioden=["2026"])


def test_preciezer_plannen_vraagt_geen_reden_en_minder_precies_wel(client, punt):
    verplaats(punt, "2e kwartaal 2026", reden="")
    with pytest.raises(ValidationError, match="waarom SA-01 minder precies gepland is"):
        verplaats(punt, "2026", reden="")
    verplaats(punt, "2026", reden="De raad is nog niet zover.")
    gebeurd = Gebeurtenis.objects.filter(veld="planning").order_by("pk")
    assert [(los.soort, los.oud, los.nieuw) for los in gebeurd] == [
        ("preciezer", ["2026"], ["2026-Q2"]),
        ("minder_precies", ["2026-Q2"], ["2026"]),
    ]
    for adres in (punt.get_absolute_url(), "/wijzigingen/", "/wijzigingen.atom"):
        tekst = client.get(adres).content.decode()
        assert "van 2026 naar 2e kwartaal 2026" in tekst, adres
        assert "Preciezer gepland" in tekst, adres
        assert "Minder precies gepland" in tekst, adres
    assert "doorgeschoven" not in client.get("/agendapunten/").content.decode()


def test_een_punt_staat_niet_in_een_periode_en_ook_in_een_deel_daarvan(punt):
    with pytest.raises(ValidationError, match=r"niet allebei: 2e kwartaal 2026 valt in 2026\."):
        verplaats(punt, "2026", "2e kwartaal 2026")


def test_een_periode_gaat_niet_om_een_andere_heen_waar_hetzelfde_punt_in_staat(punt, maak_periode):
    verplaats(punt, "2e kwartaal 2026", "4e kwartaal 2026")
    lente = punt.agenda.perioden.get(naam="2e kwartaal 2026")
    lente.begin, lente.eind = date(2026, 4, 1), date(2026, 12, 31)
    with pytest.raises(ValidationError, match="SA-01 Kade staat ook in een periode die hier"):
        lente.full_clean()
