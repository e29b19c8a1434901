"""Every save writes down what changed: the difference of the standen, and nothing else."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agenda.bewerkingen import publiceer, trek_in
from agenda.models import (
    Agenda,
    Agendapunt,
    Gebeurtenis,
    Planning,
    Punt,
    Stand,
)
from agenda.opslag import fouten, haal_terug, opslaan, opslag, verwijder
from agenda.verschil import verschil
from tests.opslag.stappen import BEWERKING, doe
from tests.wijzigen import plan

pytestmark = pytest.mark.usefixtures("_agenda", "db")


@pytest.fixture(scope="module")
def _agenda(eenmalig, maak_domein):
    """What every item needs: an agenda with a domain."""
    maak_domein()


def soorten(punt, **zoek):
    gevonden = Gebeurtenis.objects.filter(kenmerk=punt.kenmerk, **zoek).order_by("pk")
    return [g.soort for g in gevonden]


def verander(punt, reden="Op verzoek.", **velden):
    vers = type(punt).objects.get(pk=punt.pk)
    for veld, waarde in velden.items():
        setattr(vers, veld, waarde)
    opslaan(vers, reden=reden)


def verplan(punt, *jaren, **verantwoording):
    punt = Agendapunt.objects.get(pk=punt.pk)

    def schrijf():
        punt.planning.all().delete()
        for periode in punt.agenda.perioden.filter(naam__in=map(str, jaren)):
            Planning.objects.create(agendapunt=punt, periode=periode)

    opslaan(punt, schrijf, **{"reden": "Op verzoek."} | verantwoording)


@pytest.mark.parametrize(
    ("van", "naar", "soort"),
    [
        ((), (2026,), "ingepland"),
        ((2026,), (2026, 2027), "ingepland"),
        ((2026, 2027), (2027,), "uit_de_planning"),
        ((2026,), (2027, 2028), "doorgeschoven"),
        ((2026, 2028), (2027, 2028), "doorgeschoven"),
        ((2027, 2028), (2026,), "vervroegd"),
        ((2026, 2028), (2027,), "doorgeschoven"),
    ],
)
def test_een_planning_verschuift_als_geheel(maak_agendapunt, van, naar, soort):
    punt = maak_agendapunt(perioden=van)
    verplan(punt, *naar)
    [gebeurd] = Gebeurtenis.objects.filter(veld="planning")
    assert gebeurd.soort == soort
    assert gebeurd.oud == [str(jaar) for jaar in van]
    assert gebeurd.nieuw == [str(jaar) for jaar in naar]


@pytest.mark.parametrize(
    ("van", "naar", "soort"),
    [
        ("gepland", "loopt", "gestart"),
        ("onbekend", "loopt", "gestart"),
        ("loopt", "afgerond", "afgerond"),
        ("gepland", "vervallen", "vervallen"),
        ("loopt", "aangehouden", "aangehouden"),
        ("aangehouden", "loopt", "heropend"),
        ("afgerond", "gepland", "heropend"),
        ("gepland", "onbekend", "tekst_gewijzigd"),
    ],
)
def test_een_status_verandert_in_de_woorden_van_het_vak(maak_actie, van, naar, soort):
    actie = maak_actie(status=van)
    verander(actie, status=naar)
    assert soorten(actie, veld="status") == [soort]


def test_alles_wat_aan_een_punt_hangt_telt_mee(
    maak_agendapunt, maak_eigenaar, maak_actie, maak_vergadering
):
    punt, velsen = maak_agendapunt(), maak_eigenaar("Velsen")
    opslaan(punt, lambda: punt.betrokkenen.create(eigenaar=velsen, rol="trekker"))
    opslaan(punt, lambda: punt.verwijzingen.create(titel="Stuk", url="https://stuk.example"))
    maak_vergadering(punten=[punt])
    opslaan(punt, punt.verwijzingen.all().delete)
    assert soorten(punt) == [
        "toegevoegd", "eigenaar_gewijzigd", "gekoppeld", "behandeld", "ontkoppeld",
    ]  # fmt: skip
    actie = maak_actie()
    verander(actie, agendapunt=punt)
    actie.refresh_from_db()
    opslaan(actie, lambda: actie.bedragen.create(bedrag=5, soort="maximum"))
    verander(actie, termijn=date(2027, 1, 1), termijn_precisie="jaar")
    assert soorten(actie)[1:] == ["gekoppeld", "termijn_of_bedrag", "termijn_of_bedrag"]


def test_een_verandering_en_het_omgekeerde_in_een_bewerking_laten_niets_na(maak_agendapunt):
    punt = maak_agendapunt(perioden=[2026])
    standen, gebeurd = Stand.objects.count(), Gebeurtenis.objects.count()
    with opslag(reden="Toch niet.") as werk:
        for status in ("loopt", "gepland"):
            punt.status = status
            werk.bewaar(punt)
    opslaan(punt)
    assert (Stand.objects.count(), Gebeurtenis.objects.count()) == (standen, gebeurd)


@pytest.mark.parametrize("status", ["aangehouden", "vervallen"])
def test_zonder_reden_houdt_of_vervalt_een_openbaar_punt_niet(maak_agendapunt, status):
    punt = maak_agendapunt()
    with pytest.raises(ValidationError, match=rf"waarom {punt.kenmerk} {status} is"):
        verander(punt, reden="", status=status)
    assert soorten(punt) == ["toegevoegd"]
    verander(maak_agendapunt(publicatie="concept"), reden="", status=status)


def test_zonder_reden_verschuift_of_heropent_een_openbaar_punt_niet(maak_agendapunt):
    punt = maak_agendapunt(perioden=[2026], status="afgerond")
    with pytest.raises(ValidationError, match="doorgeschoven"):
        verplan(punt, 2027, reden="")
    with pytest.raises(ValidationError, match="heropend"):
        verander(punt, reden="", status="loopt")


def test_wanneer_iets_gebeurde_staat_naast_wanneer_het_is_vastgelegd(
    maak_agendapunt, maak_document
):
    punt, nota = maak_agendapunt(perioden=[2026]), maak_document("De nota")
    verplan(punt, 2027, datum=date(2024, 5, 1), precisie="maand", bron=nota, bron_plaats="blz. 2")
    gebeurd = Gebeurtenis.objects.get(soort="doorgeschoven")
    assert gebeurd.datum_in_woorden == "mei 2024"
    assert gebeurd.wijziging.moment.year > 2024
    assert (gebeurd.wijziging.bron, gebeurd.wijziging.bron_plaats) == (nota, "blz. 2")


def test_een_vergadering_die_is_geweest_dateert_wat_daar_gebeurde(
    maak_agendapunt, maak_vergadering
):
    punt = maak_agendapunt()
    maak_vergadering(punten=[punt], datum=date(2016, 3, 22))
    maak_vergadering(punten=[punt], datum=date(2099, 3, 22))
    eerder, nog_niet = Gebeurtenis.objects.filter(veld="behandelingen").order_by("pk")
    assert (eerder.soort, eerder.datum) == ("behandeld", date(2016, 3, 22))
    assert (nog_niet.soort, nog_niet.datum.year < 2099) == ("geagendeerd", True)


def test_wat_met_een_concept_gebeurde_wordt_nooit_openbaar(maak_agendapunt):
    punt = maak_agendapunt(publicatie="concept", perioden=[2026])
    verplan(punt, 2027)
    publiceer(punt)
    assert soorten(punt) == ["toegevoegd", "doorgeschoven", "toegevoegd"]
    assert soorten(punt, openbaar=True) == ["toegevoegd"]
    assert [g.soort for g in Gebeurtenis.objects.openbaar()] == ["toegevoegd"]


def test_van_wat_is_ingetrokken_blijft_openbaar_alleen_dat_het_is_ingetrokken(maak_agendapunt):
    punt = maak_agendapunt(perioden=[2026])
    verplan(punt, 2027)
    trek_in(punt, "Staat nu elders.")
    verander(Agendapunt.objects.get(pk=punt.pk), titel="Anders")
    [over] = Gebeurtenis.objects.openbaar()
    assert (over.soort, over.wijziging.reden, over.oud, over.nieuw) == (
        "ingetrokken", "Staat nu elders.", "gepubliceerd", "ingetrokken",
    )  # fmt: skip
    publiceer(Agendapunt.objects.get(pk=punt.pk))
    assert [g.soort for g in Gebeurtenis.objects.openbaar().order_by("pk")] == [
        "toegevoegd", "doorgeschoven", "ingetrokken", "gepubliceerd",
    ]  # fmt: skip


def test_een_verwijderd_punt_is_ingetrokken_en_komt_terug_als_toegevoegd(maak_agendapunt):
    punt = maak_agendapunt()
    verwijder(punt, reden="Dubbel.")
    assert [g.soort for g in Gebeurtenis.objects.openbaar()] == ["ingetrokken"]
    haal_terug(punt.kenmerk)
    assert soorten(punt) == ["toegevoegd", "ingetrokken", "gepubliceerd"]


def terug(punt):
    """What visitors read of an item that came back: how they last saw it, and the reason."""
    weer = Gebeurtenis.objects.openbaar().filter(kenmerk=punt.kenmerk, soort="gepubliceerd")
    assert all(los.stand.kenmerk == punt.kenmerk for los in weer)
    return [
        (los.laatst_openbaar.inhoud["planning"][0]["periode"][:4], los.wijziging.reden)
        for los in weer.order_by("pk")
    ]


def test_wat_verschoof_terwijl_het_was_ingetrokken_is_een_keer_weer_op_de_site(maak_agendapunt):
    punt = maak_agendapunt("Zeesluis", perioden=[2026], toelichting="Jan is boos.")
    trek_in(punt, "Staat nu elders.")
    verplan(punt, 2028, reden="")
    verander(punt, reden="", status="vervallen", toelichting="Iemand is boos.")
    verplan(punt, 2027, reden="")
    verteld = soorten(punt, openbaar=True)
    with pytest.raises(ValidationError, match="waarom SA-01 doorgeschoven is"):
        publiceer(punt)
    publiceer(punt, reden="De provincie is later klaar.")
    assert terug(punt) == [("2026", "De provincie is later klaar.")]
    assert soorten(punt, openbaar=True) == [*verteld, "gepubliceerd"]


def test_wat_alleen_anders_beschreven_terugkomt_vraagt_geen_reden(maak_agendapunt):
    punt = maak_agendapunt(perioden=[2026])
    trek_in(punt, "Staat nu elders.")
    verplan(punt, 2028, reden="")
    verplan(punt, 2026, reden="")
    verander(punt, reden="", titel="Anders")
    publiceer(punt)
    assert terug(punt) == [("2026", "")]


def test_wie_publiceert_en_verschuift_in_een_keer_geeft_een_reden(maak_agendapunt):
    punt = maak_agendapunt(perioden=[2026])
    trek_in(punt, "Staat nu elders.")

    def tegelijk(**verantwoording):
        with opslag(**verantwoording) as werk:
            doe(werk, punt.kenmerk, "planning", {"2027"})
            doe(werk, punt.kenmerk, "publicatie", "gepubliceerd")

    with pytest.raises(ValidationError, match="doorgeschoven"):
        tegelijk()
    tegelijk(reden="Later klaar.")
    assert terug(punt) == [("2026", "Later klaar.")]


def test_een_verwijderd_punt_dat_anders_terugkomt_vraagt_waarom(maak_agendapunt):
    punt = maak_agendapunt(perioden=[2026])
    eerste = Stand.objects.get(kenmerk=punt.kenmerk)
    verplan(punt, 2027)
    verwijder(Agendapunt.objects.get(), reden="Dubbel.")
    with pytest.raises(ValidationError, match="vervroegd"), opslag() as werk:
        werk.zet_terug(eerste)
    with opslag(reden="Toch eerder.") as werk:
        werk.zet_terug(eerste)
    assert terug(punt) == [("2027", "Toch eerder.")]


def test_wat_bezoekers_nooit_zagen_komt_niet_weer_op_de_site(maak_agendapunt):
    punt = maak_agendapunt(publicatie="ingetrokken")
    publiceer(punt)
    assert soorten(punt, openbaar=True) == ["toegevoegd"]


def test_wat_dezelfde_opslag_schreef_zagen_bezoekers_in_een_keer(maak_agendapunt):
    """An item that went along with its agenda, in one save, was seen until then as it was."""
    punt = maak_agendapunt(perioden=[2026])
    with opslag() as werk:
        agenda = Agenda.objects.get()
        agenda.status = "concept"
        werk.bewaar(agenda)
        doe(werk, punt.kenmerk, "planning", {"2028"})
    zet_agenda("lopend", reden="Weer bij.")
    assert terug(punt) == [("2026", "Weer bij.")]


def test_een_agenda_die_openbaar_wordt_voegt_haar_punten_toe(
    maak_agenda, maak_domein, maak_agendapunt
):
    agenda = maak_agenda(status="concept")
    domein = maak_domein(agenda=agenda)
    punt = maak_agendapunt(perioden=[2026], domein=domein)
    maak_agendapunt(publicatie="concept", domein=domein)
    verplan(punt, 2027)
    agenda.status = "lopend"
    opslaan(agenda)
    [gebeurd] = Gebeurtenis.objects.openbaar()
    assert (gebeurd.kenmerk, gebeurd.soort) == (punt.kenmerk, "toegevoegd")


def test_wie_niet_genoemd_mag_worden_maakt_geen_openbare_gebeurtenis(
    maak_agendapunt, maak_eigenaar
):
    punt, bea = maak_agendapunt(), maak_eigenaar("Bea", soort="persoon")
    opslaan(punt, lambda: punt.betrokkenen.create(eigenaar=bea, rol="trekker"))
    assert soorten(punt) == ["toegevoegd", "eigenaar_gewijzigd"]
    assert soorten(punt, openbaar=True) == ["toegevoegd"]


@pytest.mark.lang
@settings(
    max_examples=8,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(bewerkingen=st.lists(BEWERKING, max_size=5))
def test_wat_ook_na_elkaar_gebeurt_de_gebeurtenissen_zijn_het_verschil_van_de_standen(
    wereld, bewerkingen
):
    kenmerk = wereld()
    for stappen in bewerkingen:
        vorige = Stand.objects.filter(kenmerk=kenmerk).last()
        laatste = Gebeurtenis.objects.order_by("pk").last().pk
        with opslag(reden="Op verzoek.") as werk:
            for stap, waarde in stappen:
                doe(werk, kenmerk, stap, waarde)
        nu = Stand.objects.filter(kenmerk=kenmerk).last()
        gebeurd = list(Gebeurtenis.objects.filter(pk__gt=laatste).order_by("pk"))
        stap = verschil(vorige.inhoud, nu.inhoud)
        assert [(g.veld, g.oud, g.nieuw) for g in gebeurd] == [
            (v.veld, v.oud, v.nieuw) for v in stap
        ]
        for g, v in zip(gebeurd, stap, strict=True):
            assert g.soort == v.soort or {g.soort, v.soort} == {"gepubliceerd", "toegevoegd"}
            assert (g.soort == "gepubliceerd") == (g.laatst_openbaar is not None)
            assert g.wijziging == nu.wijziging
    assert list(fouten([])) == []


@pytest.fixture
def wereld(maak_agendapunt, maak_eigenaar):
    """A fresh item in each example, in an agenda that stays."""
    maak_eigenaar("Velsen")
    maak_eigenaar("Bea", soort="persoon")

    def maak():
        return maak_agendapunt(perioden=[2026]).kenmerk

    return maak


def test_een_vergadering_die_openbaar_wordt_geeft_haar_punten_een_gebeurtenis(
    maak_agendapunt, maak_vergadering
):
    punt = maak_agendapunt()
    vergadering = maak_vergadering(punten=[punt], publicatie="concept")
    assert soorten(punt, openbaar=True) == ["toegevoegd"]
    publiceer(vergadering)
    assert soorten(punt, openbaar=True) == ["toegevoegd", "behandeld"]
    trek_in(vergadering, "Gaat niet door.")
    publiceer(vergadering)
    assert soorten(punt, openbaar=True) == [
        "toegevoegd", "behandeld", "vergadering_weg", "vergadering_terug",
    ]  # fmt: skip


def test_een_agendapunt_dat_openbaar_wordt_koppelt_de_acties_eraan(maak_agendapunt, maak_actie):
    concept = maak_agendapunt(publicatie="concept")
    actie = maak_actie(agendapunt=concept, overleg=maak_actie().overleg)
    publiceer(concept)
    assert soorten(actie, openbaar=True) == ["toegevoegd", "gekoppeld"]


def test_een_agenda_die_even_concept_was_voegt_niets_nog_eens_toe(maak_agendapunt):
    punt = maak_agendapunt()
    for status in ("concept", "lopend"):
        zet_agenda(status)
    assert soorten(punt, openbaar=True) == ["toegevoegd"]


def zet_agenda(status, reden="", **welke):
    agenda = Agenda.objects.get(**welke)
    agenda.status = status
    opslaan(agenda, reden=reden)


@pytest.mark.parametrize(
    "weg",
    [
        lambda punt: verwijder(punt, reden="Dubbel."),
        lambda punt: trek_in(punt, "Dubbel."),
        lambda punt: verander(punt, reden="Dubbel.", publicatie="concept"),
        lambda punt: (trek_in(punt, "Dubbel."), verwijder(punt, reden="Opgeruimd.")),
        lambda punt: (trek_in(punt, "Fout."), publiceer(punt), verwijder(punt, reden="Dubbel.")),
    ],
)
def test_wat_van_een_concept_agenda_verdween_is_ingetrokken_zodra_zij_terug_is(
    maak_agendapunt, weg
):
    punt, blijft = maak_agendapunt(), maak_agendapunt()
    nooit_gezien = maak_agendapunt(publicatie="concept")
    zet_agenda("concept")
    weg(punt)
    Gebeurtenis.objects.filter(openbaar=False).update(datum=date(2024, 5, 1))
    verwijder(nooit_gezien)
    assert soorten(punt, openbaar=True) == ["toegevoegd"]
    for _ in range(2):
        zet_agenda("concept")
        zet_agenda("lopend", reden="De agenda is weer bij.")  # says nothing of the item
        assert soorten(punt, openbaar=True) == ["toegevoegd", "ingetrokken"]
    assert soorten(blijft, openbaar=True) == ["toegevoegd"]
    assert soorten(nooit_gezien, openbaar=True) == []
    gebeurd = Gebeurtenis.objects.openbaar().get(kenmerk=punt.kenmerk)
    assert (gebeurd.veld, gebeurd.oud, gebeurd.nieuw) == ("", None, None)
    assert (gebeurd.wijziging.reden, gebeurd.datum_in_woorden) == ("Dubbel.", "1 mei 2024")
    assert gebeurd.wijziging.pk < gebeurd.stand.wijziging.pk


def test_wat_was_ingetrokken_en_met_zijn_agenda_terugkomt_is_weer_op_de_site(maak_agendapunt):
    punt, weg = maak_agendapunt(), maak_agendapunt()
    trek_in(punt, "Nog niet rijp.")
    verwijder(weg, reden="Dubbel.")
    zet_agenda("concept")
    publiceer(punt)
    haal_terug(weg.kenmerk)
    zet_agenda("lopend")
    for los in (punt, weg):
        assert soorten(los, openbaar=True) == ["toegevoegd", "ingetrokken", "gepubliceerd"]


@pytest.mark.parametrize("eerder_gezien", [False, True])
def test_wat_met_zijn_agenda_op_de_site_komt_schuift_alleen_als_bezoekers_het_kenden(
    maak_agenda, maak_domein, maak_agendapunt, maak_vergadering, eerder_gezien
):
    agenda = maak_agenda(status="lopend" if eerder_gezien else "concept")
    domein = maak_domein(agenda=agenda)
    punt, weg, mee = (maak_agendapunt(perioden=[2026], domein=domein) for _ in range(3))
    vergadering = maak_vergadering(punten=[punt], publicatie="concept")
    nieuw = Agendapunt(agenda=agenda, domein=punt.domein, titel="Nieuw", publicatie="gepubliceerd")
    zet_agenda("concept", pk=agenda.pk)
    # Without a reason where no visitor saw where it was planned before.
    with opslag(reden="Later klaar." if eerder_gezien else "") as werk:
        agenda = Agenda.objects.get(pk=agenda.pk)
        agenda.status = "lopend"
        werk.bewaar(punt, lambda: plan(punt, 2028))
        werk.bewaar(agenda)
        mee.publicatie = "ingetrokken"
        werk.bewaar(mee)
        werk.verwijder(weg)
        werk.bewaar(nieuw)
        vergadering.publicatie = "gepubliceerd"
        werk.bewaar(vergadering)
    assert soorten(punt, veld="planning", openbaar=False) == ["doorgeschoven"]
    toen = ["toegevoegd", *["gepubliceerd"] * eerder_gezien]
    assert soorten(punt, openbaar=True) == toen
    assert soorten(nieuw, openbaar=True) == ["toegevoegd"]
    gezien = ["toegevoegd", "ingetrokken"] if eerder_gezien else []
    assert soorten(weg, openbaar=True) == soorten(mee, openbaar=True) == gezien
    verplan(punt, 2026)
    assert soorten(punt, openbaar=True) == [*toen, "vervroegd"]


def test_wat_verschoof_op_een_agenda_die_even_concept_was_vraagt_een_reden_zodra_zij_terug_is(
    maak_agendapunt,
):
    punt, zelfde = maak_agendapunt(perioden=[2026]), maak_agendapunt(perioden=[2026])
    ging = maak_agendapunt(perioden=[2026])
    trek_in(ging, "Nog niet rijp.")
    concept = maak_agendapunt(publicatie="concept", perioden=[2026])
    zet_agenda("concept")
    verplan(concept, 2027, reden="")
    publiceer(concept)
    verplan(punt, 2028, reden="")
    verander(punt, reden="", toelichting="Nieuw.")
    assert terug(punt) == []
    with pytest.raises(ValidationError, match=f"waarom {punt.kenmerk} doorgeschoven is"):
        zet_agenda("lopend")
    for _ in range(2):
        zet_agenda("lopend", reden="De agenda is herzien.")
        zet_agenda("concept")
    zet_agenda("lopend")
    assert terug(punt) == [("2026", "De agenda is herzien.")]
    [verteld] = Gebeurtenis.objects.filter(kenmerk=punt.kenmerk, soort="gepubliceerd")
    assert verteld.stand.inhoud["planning"][0]["periode"] == "2028"
    assert soorten(concept, openbaar=True) == ["toegevoegd"]
    assert soorten(zelfde, openbaar=True) == ["toegevoegd"]
    assert soorten(ging, openbaar=True) == ["toegevoegd", "ingetrokken"]


def test_een_verwijderd_punt_komt_terug_zoals_bezoekers_het_het_laatst_zagen(maak_agendapunt):
    punt = maak_agendapunt()
    eerste = Stand.objects.get(kenmerk=punt.kenmerk)
    trek_in(punt, "Mag niet meer.")
    verwijder(Agendapunt.objects.get())
    with opslag() as werk:
        terug, _ = werk.zet_terug(eerste)
    assert terug.publicatie == "ingetrokken"
    assert not Punt.objects.openbaar().exists()


def test_wat_bij_een_behandeling_wordt_aangevuld_is_van_vandaag(maak_agendapunt, maak_vergadering):
    punt = maak_agendapunt()
    maak_vergadering(punten=[punt], datum=date(2016, 3, 22))
    opslaan(punt, lambda: punt.behandelingen.update(uitkomst="Aangenomen"))
    toen, nu = Gebeurtenis.objects.filter(soort="behandeld").order_by("pk")
    assert toen.datum == date(2016, 3, 22)
    assert nu.datum > toen.datum
