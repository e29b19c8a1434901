"""Days, years and amounts as people type them: understood, or asked again with an example."""

from datetime import date

import pytest

from agenda.models import Begrotingsregel, Gebeurtenis, Vergadering, Wijziging
from tests.beheer.formulier import nieuw, wijzig
from tests.wijzigen import BINNENKORT
from werkagenda.models import Actie

JAAR = "kan hier niet. Schrijf een jaar met vier cijfers, van 1900 tot en met 2100."
VINK = "‘Ja, dit gebeurde voor de agenda begon’"


@pytest.fixture
def actie(maak_actie):
    return maak_actie()


GETYPTE_DATUMS = {
    "5 mei 2026": date(2026, 5, 5),
    "19 januari 2027": date(2027, 1, 19),
    "di 5 mrt. 2026": date(2026, 3, 5),
    "dinsdag 1 SEPT 2026": date(2026, 9, 1),
    "31-12-2026": date(2026, 12, 31),
    "2026-12-31": date(2026, 12, 31),
}


def test_een_datum_is_te_typen_zoals_men_hem_schrijft(beheer, maak_orgaan):
    formulier = beheer.lees(nieuw(Vergadering))
    for getypt, dag in GETYPTE_DATUMS.items():
        beheer.verstuur(formulier, orgaan=maak_orgaan().pk, datum=getypt)
        assert Vergadering.objects.latest("pk").datum == dag, getypt
    assert Vergadering.objects.count() == len(GETYPTE_DATUMS)


GEEN_DATUMS = {
    "5-5-0026": f"Het jaar 26 {JAAR}",
    "0026-05-05": f"Het jaar 26 {JAAR}",
    "5-5-2207": f"Het jaar 2207 {JAAR}",
    "31 februari 2026": "Schrijf hem als 31-12-2026 of als 31 december 2026.",
    "5 mai 2026": "Schrijf hem als 31-12-2026 of als 31 december 2026.",
    "na de zomer": "Schrijf hem als 31-12-2026 of als 31 december 2026.",
}


def test_een_datum_die_niet_kan_blijft_staan_met_een_vorm_die_wel_kan(beheer, actie):
    formulier = beheer.lees(wijzig(actie))
    for getypt, zin in GEEN_DATUMS.items():
        pagina = beheer.verstuur(formulier, termijn=getypt)
        [fout] = pagina.fouten
        assert zin in fout, getypt
        assert pagina.velden()["termijn"] == getypt
        assert Actie.objects.get().termijn is None, getypt


def test_een_begrotingsjaar_heeft_vier_cijfers(beheer, maak_agenda):
    formulier = beheer.lees(nieuw(Begrotingsregel, maak_agenda()))
    for jaar in ("27", "0", "20166", "2207"):
        pagina = beheer.verstuur(formulier, post="Jeugd", jaar=jaar, bedrag="1")
        assert pagina.fouten == [f"Het jaar {jaar} {JAAR}"]
    assert not Begrotingsregel.objects.exists()


def test_het_jaar_van_een_bedrag_heeft_vier_cijfers(beheer, actie):
    geld = {
        "bedragen__0__bedrag": "1", "bedragen__0__jaar": "16",
        "bedragen__1__bedrag": "1", "bedragen__1__jaar": "20166",
    }  # fmt: skip
    fouten = beheer.vul_in(wijzig(actie), **geld).fouten
    assert fouten == [f"Het jaar 16 {JAAR}", f"Het jaar 20166 {JAAR}"]


GETYPTE_BEDRAGEN = {
    "€ 1,2 mln": 1_200_000,
    "1.5 miljoen euro": 1_500_000,
    "15.000,=": 15_000,
    "€\N{NO-BREAK SPACE}15.000,–": 15_000,
    "31.652.388": 31_652_388,
    "15000": 15_000,
    "15.000": 15_000,
    "€ 15.000,50": 15_000.5,
    "1.250.000,-": 1_250_000,
    "0,5": 0.5,
    "- € 864": -864,
}


def onder_elkaar(bedragen):
    """Each in a row of its own of one form."""
    return {f"bedragen-{rij}-bedrag": getypt for rij, getypt in enumerate(bedragen)}


def test_een_bedrag_is_te_typen_zoals_men_het_schrijft(beheer, actie):
    for velden in (onder_elkaar(GETYPTE_BEDRAGEN), {"status": "loopt"}):
        assert beheer.vul_in(wijzig(actie), **velden).fouten == []
        gelezen = actie.bedragen.order_by("pk").values_list("bedrag", flat=True)
        assert dict(zip(GETYPTE_BEDRAGEN, gelezen, strict=True)) == GETYPTE_BEDRAGEN


ONLEESBAAR = ["31,652,388", "1,2 mjl", "12 of 13", "mln", "1-2"]
GEEN_BEDRAG = ["veel", "15,000.5", "1" * 40, "NaN", "1e9"]


def test_een_bedrag_dat_niet_te_lezen_is_krijgt_een_voorbeeld(beheer, actie):
    getypt = onder_elkaar(ONLEESBAAR)
    pagina = beheer.vul_in(wijzig(actie), **getypt)
    zin = "Vul een bedrag in, bijvoorbeeld: 15.000 of 15.000,50 of 1,2 mln."
    assert pagina.fouten == [zin] * len(ONLEESBAAR)
    assert getypt.items() <= pagina.velden().items()


def test_een_bedrag_dat_geen_bedrag_is_blijft_staan_met_een_fout(beheer, actie):
    getypt = onder_elkaar(GEEN_BEDRAG)
    pagina = beheer.vul_in(wijzig(actie), **getypt)
    assert len(pagina.fouten) == len(GEEN_BEDRAG)
    assert getypt.items() <= pagina.velden().items()


def test_een_termijn_zonder_nauwkeurigheid_is_op_de_dag(beheer, actie):
    beheer.vul_in(wijzig(actie), termijn="5 mei 2026")
    actie.refresh_from_db()
    assert (actie.termijn, actie.termijn_precisie) == (date(2026, 5, 5), "dag")


def test_wie_zelf_onbekend_kiest_krijgt_geen_dag_die_niemand_weet(beheer, maak_actie):
    actie = maak_actie(termijn=date(2026, 1, 1), termijn_precisie="jaar")
    pagina = beheer.vul_in(wijzig(actie), termijn_precisie="onbekend")
    assert "Datum en nauwkeurigheid passen niet bij elkaar" in pagina.fouten[0]


def test_wat_gebeurde_voor_de_agenda_begon_is_eerst_bevestigd(beheer, maak_agenda, maak_actie):
    maak_agenda(jaren=(2020, 2021), begin=date(2020, 3, 1))
    actie = maak_actie()
    vroeg = {"status": "afgerond", "gebeurd_op": "5 mei 2019"}
    pagina = beheer.vul_in(wijzig(actie), **vroeg)
    [fout] = pagina.fouten
    assert "De agenda begint op 1 maart 2020. Klopt 5 mei 2019?" in fout
    assert VINK in fout
    assert pagina.velden()["gebeurd_op"] == "5 mei 2019"
    beheer.verstuur(pagina, toch_zo_vroeg="on")
    actie.refresh_from_db()
    assert actie.status == "afgerond"
    assert Gebeurtenis.objects.get(soort="afgerond").datum == date(2019, 5, 5)


@pytest.mark.parametrize(
    ("op", "precisie"), [("2020-03-01", "dag"), ("2020-01-01", "jaar"), ("", "dag")]
)
def test_wat_binnen_de_agenda_gebeurde_is_geen_vraag(beheer, maak_agenda, maak_actie, op, precisie):
    maak_agenda(jaren=(2020, 2021), begin=date(2020, 3, 1))
    velden = {"status": "afgerond", "gebeurd_op": op, "gebeurd_precisie": precisie}
    assert not beheer.vul_in(wijzig(maak_actie()), **velden).fouten


@pytest.mark.parametrize(
    ("op", "zin"),
    [
        ("0026-05-05", f"Het jaar 26 {JAAR}"),
        (
            str(BINNENKORT),
            "Deze dag moet nog komen. Vul in wanneer het gebeurde.",
        ),
    ],
)
def test_een_dag_waarop_nog_niets_kon_gebeuren_is_niet_te_bevestigen(beheer, maak_actie, op, zin):
    velden = {"status": "afgerond", "gebeurd_op": op, "toch_zo_vroeg": "on"}
    assert beheer.vul_in(wijzig(maak_actie()), **velden).fouten == [zin]


def test_ook_met_veel_tegelijk_is_een_dag_voor_de_agenda_bevestigd(beheer, maak_actie):
    punten = [maak_actie(), maak_actie()]
    waarom = {"bevestigd": "x", "post": "yes", "reden": "Dubbel.", "gebeurd_op": "2001-01-01"}
    pagina = beheer.kies(Actie, "delete_selected", punten, **waarom)
    assert VINK in pagina.tekst
    assert Actie.objects.filter(publicatie="gepubliceerd").count() == 2
    beheer.kies(Actie, "delete_selected", punten, **waarom, toch_zo_vroeg="on")
    assert not Actie.objects.filter(publicatie="gepubliceerd").exists()
    assert Wijziging.objects.last().datum == date(2001, 1, 1)


def test_de_lijst_van_veranderingen_filtert_op_een_dag_in_woorden(client, maak_actie):
    maak_actie()
    assert client.get("/wijzigingen/?van=5 mei 2026").context["filter"].form.cleaned_data[
        "van"
    ] == date(2026, 5, 5)


def test_een_te_groot_bedrag_zegt_hoeveel_cijfers_het_mag_hebben(beheer, maak_begroting):
    maak_begroting(("Jeugd", 2026, 31652388))
    pagina = beheer.vul_in(wijzig(Begrotingsregel.objects.get()), bedrag="9" * 30)
    assert any("hoogstens 15 cijfers" in zin for zin in pagina.fouten)
    assert "9223372036854775807" not in pagina.tekst
