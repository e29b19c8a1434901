"""An event knows whether a visitor may read it now, whatever comes on the site or goes."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from agenda.models import Agenda, Agendapunt, Gebeurtenis, Punt, Stand, Vergadering
from agenda.opslag import haal_terug, opslaan, verwijder

STAPPEN = st.one_of(
    st.tuples(st.just("agenda"), st.sampled_from(["concept", "lopend", "afgesloten"])),
    st.tuples(
        st.sampled_from(["punt", "vergadering"]),
        st.sampled_from(["concept", "gepubliceerd", "ingetrokken", "weg", "terug"]),
    ),
    st.tuples(st.just("titel"), st.sampled_from(["Sluis", "Kade"])),
    st.tuples(st.just("verzet"), st.integers(1, 28)),
)


@pytest.fixture
def wereld(maak_agenda, maak_agendapunt, maak_vergadering):
    """An item on the list of a meeting."""
    maak_agenda()
    punt = maak_agendapunt("Zeesluis")
    maak_vergadering([punt])
    return punt.kenmerk


def doe(kenmerk, wat, hoe):
    """One step; what can't be done now does nothing."""
    if wat == "agenda":
        agenda = Agenda.objects.get()
        agenda.status = hoe
        return opslaan(agenda, reden="Op verzoek.")
    van_punt = wat in ("punt", "titel")
    model, veld = (Agendapunt, "kenmerk") if van_punt else (Vergadering, "pk")
    sleutel = kenmerk if van_punt else Stand.objects.filter(soort="vergadering")[0].kenmerk
    rij = model.objects.filter(**{veld: sleutel}).first()
    if hoe == "terug":
        return None if rij else haal_terug(sleutel, reden="Op verzoek.")
    if rij is None:
        return None
    if hoe == "weg":
        return verwijder(rij, reden="Op verzoek.")
    if wat == "titel":
        rij.titel = hoe
    elif wat == "verzet":
        rij.datum = rij.datum.replace(day=hoe)
    else:
        rij.publicatie = hoe
    return opslaan(rij, reden="Op verzoek.")


def te_lezen():
    """What a visitor may read, asked of each event and what it is of, one by one."""
    for los in Gebeurtenis.objects.filter(openbaar=True).select_related("agenda"):
        if los.agenda is None:
            is_te_lezen = Vergadering.objects.openbaar().filter(pk=los.vergadering_id).exists()
        else:
            punt = Punt.objects.filter(kenmerk=los.kenmerk).first()
            is_weg = los.soort == "ingetrokken"
            is_te_lezen = los.agenda.is_openbaar and (is_weg or bool(punt and punt.is_openbaar))
        if is_te_lezen:
            yield los.pk


@pytest.mark.beide  # a conditional index
@settings(
    max_examples=4,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(stappen=st.lists(STAPPEN, max_size=6))
@example(
    stappen=[
        ("verzet", 3), ("punt", "concept"), ("verzet", 4), ("vergadering", "weg"),
        ("agenda", "concept"), ("vergadering", "terug"), ("punt", "gepubliceerd"),
        ("agenda", "lopend"), ("punt", "weg"), ("vergadering", "concept"), ("punt", "terug"),
    ]
)  # fmt: skip
def test_een_gebeurtenis_weet_of_bezoekers_haar_nu_mogen_lezen(wereld, stappen):
    for stap in stappen:
        try:
            doe(wereld, *stap)
        except ValidationError:
            continue
        assert {*Gebeurtenis.objects.openbaar().values_list("pk", flat=True)} == {*te_lezen()}, stap
    assert not Gebeurtenis.objects.verouderd().exists()


def test_van_wat_zelf_niet_op_de_site_staat_leest_niemand_iets_wat_een_gebeurtenis_ook_denkt(
    client, maak_agendapunt, maak_vergadering
):
    punt, vergadering = maak_agendapunt("Zeesluis"), maak_vergadering(datum_precisie="dag")
    punt.status = "aangehouden"
    opslaan(punt, reden="Een geheim van een punt.")
    vergadering.status = "geannuleerd"
    opslaan(vergadering, reden="Een geheim van een vergadering.")
    adressen = ["/", "/wijzigingen/", "/wijzigingen.csv", "/wijzigingen.atom"]
    adressen += [f"/wijzigingen/{los.wijziging_id}/" for los in Gebeurtenis.objects.all()]
    assert "geheim van een punt" in client.get("/wijzigingen/").text
    assert "geheim van een vergadering" in client.get("/wijzigingen/").text
    for los in (punt, vergadering):
        los.publicatie = "concept"
        opslaan(los, reden="Op verzoek.")
    Gebeurtenis.objects.update(te_zien=True)
    for adres in adressen:
        assert "geheim" not in client.get(adres).text, adres
    assert "Op verzoek." in client.get("/wijzigingen/").text
