"""Two who change one thing: what goes together goes together, and what does not is a choice."""

from datetime import date
from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda.beschrijving.veld import Rij, Staat, Veld
from agenda.verschil import verschillen, voeg_samen, zet


class Bespreking(Rij, frozen=True, kw_only=True):
    vergadering: int
    doel: str
    uitkomst: str


class Link(Rij, frozen=True, kw_only=True):
    titel: str
    url: str
    dag: str


class Gepland(Rij, frozen=True, kw_only=True):
    periode: date


class Ding(Staat, frozen=True, kw_only=True):
    titel: str
    termijn: Annotated[date | None, Veld("termijn", met=("precisie",))]
    precisie: str
    themas: tuple[str, ...]
    planning: Annotated[tuple[Gepland, ...], Veld(sleutel=("periode",))]
    besprekingen: Annotated[tuple[Bespreking, ...], Veld(sleutel=("vergadering",))]
    links: Annotated[tuple[Link, ...], Veld(sleutel=("url", "titel"))]


WAS = {
    "titel": "Sluis", "termijn": None, "precisie": "onbekend", "themas": ["groen"],
    "planning": [{"periode": "2026-01-01"}],
    "besprekingen": [
        {"vergadering": 1, "doel": "", "uitkomst": ""},
        {"vergadering": 2, "doel": "", "uitkomst": ""},
    ],
    "links": [],
}  # fmt: skip


def bespreking(vergadering, uitkomst="", doel=""):
    return {"vergadering": vergadering, "doel": doel, "uitkomst": uitkomst}


def besproken(*rijen):
    return WAS | {"besprekingen": list(rijen)}


def gepland(*jaren):
    return WAS | {"planning": [{"periode": f"{jaar}-01-01"} for jaar in jaren]}


def namen(samenvoeging):
    return [deel.plek.naam for deel in samenvoeging.botsingen]


def test_twee_uitkomsten_van_twee_vergaderingen_gaan_samen():
    ander = besproken(bespreking(1, "akkoord"), bespreking(2))
    mijn = besproken(bespreking(1), bespreking(2, "afgewezen"))
    uit = voeg_samen(Ding, WAS, ander, mijn)
    assert uit.botsingen == ()
    assert uit.samen() == besproken(bespreking(1, "akkoord"), bespreking(2, "afgewezen"))
    assert (uit.van_ander(), uit.van_mij()) == (ander, mijn)


def test_binnen_een_rij_gaat_het_veld_voor_veld():
    ander = besproken(bespreking(1, "akkoord"), bespreking(2))
    mijn = besproken(bespreking(1, doel="opinie"), bespreking(2))
    uit = voeg_samen(Ding, WAS, ander, mijn)
    assert uit.samen()["besprekingen"][0] == bespreking(1, "akkoord", "opinie")


def test_twee_uitkomsten_van_een_vergadering_zijn_een_keuze_voor_dat_veld_alleen():
    ander = besproken(bespreking(1), bespreking(2, "akkoord", "opinie"))
    mijn = besproken(bespreking(1, doel="besluit"), bespreking(2, "afgewezen"))
    uit = voeg_samen(Ding, WAS, ander, mijn)
    [deel] = uit.botsingen
    assert (deel.plek.naam, deel.plek.sleutels) == ("besprekingen-2-uitkomst", ((2, 0),))
    assert (deel.was, deel.ander, deel.mijn) == (
        {"uitkomst": ""}, {"uitkomst": "akkoord"}, {"uitkomst": "afgewezen"},
    )  # fmt: skip
    samen = [bespreking(1, doel="besluit"), bespreking(2, "akkoord", "opinie")]
    assert uit.samen()["besprekingen"] == samen
    samen[1]["uitkomst"] = "afgewezen"
    assert uit.samen(["besprekingen-2-uitkomst"])["besprekingen"] == samen


@pytest.mark.parametrize("wie", ["ander", "ik"])
def test_een_rij_die_de_een_weghaalde_en_de_ander_wijzigde_is_een_keuze(wie):
    weg, anders = besproken(bespreking(2)), besproken(bespreking(1, "akkoord"), bespreking(2))
    ander, mijn = (weg, anders) if wie == "ander" else (anders, weg)
    uit = voeg_samen(Ding, WAS, ander, mijn)
    assert namen(uit) == ["besprekingen-1"]
    assert uit.samen() == ander
    gekozen = uit.samen(["besprekingen-1"])["besprekingen"]
    assert sorted(gekozen, key=str) == sorted(mijn["besprekingen"], key=str)


def test_een_rij_die_de_een_weghaalde_en_de_ander_liet_staan_is_weg():
    ander, mijn = besproken(bespreking(2)), besproken(bespreking(1), bespreking(2, "akkoord"))
    uit = voeg_samen(Ding, WAS, ander, mijn)
    assert (namen(uit), uit.samen()) == ([], besproken(bespreking(2, "akkoord")))


def test_dezelfde_nieuwe_rij_botst_op_wat_erin_verschilt():
    ander = besproken(*WAS["besprekingen"], bespreking(3, "akkoord", "opinie"))
    mijn = besproken(*WAS["besprekingen"], bespreking(3, "afgewezen", "opinie"))
    uit = voeg_samen(Ding, WAS, ander, mijn)
    assert namen(uit) == ["besprekingen-3-uitkomst"]
    assert uit.samen(namen(uit)) == mijn
    assert uit.van_mij() == WAS


def test_dezelfde_nieuwe_rij_met_dezelfde_inhoud_staat_er_een_keer():
    beide = besproken(*WAS["besprekingen"], bespreking(3))
    assert voeg_samen(Ding, WAS, beide, beide).samen() == beide


def test_elk_een_andere_nieuwe_rij_gaat_samen_die_van_mij_achteraan():
    a, b = ({"titel": naam, "url": "https://x.example", "dag": ""} for naam in "ab")
    uit = voeg_samen(Ding, WAS, WAS | {"links": [a]}, WAS | {"links": [b]})
    assert (namen(uit), uit.samen()["links"]) == ([], [a, b])


def test_twee_links_die_gelijk_zijn_blijven_er_twee():
    link = {"titel": "a", "url": "https://x.example", "dag": ""}
    was = WAS | {"links": [link, link]}
    ander = was | {"links": [link | {"dag": "2026-01-01"}, link]}
    mijn = was | {"links": [link, link | {"dag": "2027-01-01"}]}
    samen = voeg_samen(Ding, was, ander, mijn).samen()["links"]
    assert [los["dag"] for los in samen] == ["2026-01-01", "2027-01-01"]


def test_wie_naar_een_ander_jaar_verschuift_dan_de_ander_kiest():
    ander, mijn = gepland(2027), gepland(2028, 2029)
    uit = voeg_samen(Ding, WAS, ander, mijn)
    assert (namen(uit), uit.samen()) == (["planning"], ander)
    assert uit.samen(["planning"]) == mijn
    assert (uit.van_ander(), uit.van_mij()) == (WAS, WAS)


def test_ook_wie_iets_verschuift_dat_de_ander_weghaalde_kiest():
    uit = voeg_samen(Ding, WAS, gepland(), gepland(2028))
    [deel] = uit.botsingen
    drie = [list(rijen.values()) for rijen in (deel.was, deel.ander, deel.mijn)]
    assert drie == [[{"periode": "2026-01-01"}], [], [{"periode": "2028-01-01"}]]


def test_wat_maar_een_van_beiden_verschoof_gaat_vanzelf():
    uit = voeg_samen(Ding, WAS, gepland(2027), gepland(2026, 2028))
    assert (namen(uit), uit.samen()) == ([], gepland(2027, 2028))


def test_themas_gaan_een_voor_een_samen():
    ander, mijn = WAS | {"themas": ["groen", "haven"]}, WAS | {"themas": ["wonen"]}
    assert voeg_samen(Ding, WAS, ander, mijn).samen() == WAS | {"themas": ["haven", "wonen"]}


def test_wat_bij_elkaar_hoort_is_een_keuze():
    ander = WAS | {"termijn": "2026-01-01", "precisie": "jaar"}
    mijn = WAS | {"precisie": "maand"}
    uit = voeg_samen(Ding, WAS, ander, mijn)
    assert namen(uit) == ["termijn"]
    assert uit.samen(["termijn"]) == mijn


def test_verschillen_zegt_van_een_lijst_eerst_wat_erbij_kwam_en_wegging():
    nieuw = besproken(bespreking(2, "akkoord"), bespreking(3)) | {"titel": "Zeesluis"}
    titel, lijst, uitkomst = verschillen(Ding, WAS, nieuw)
    assert (titel.was, titel.mijn) == ({"titel": "Sluis"}, {"titel": "Zeesluis"})
    assert lijst.plek.naam == "besprekingen"
    assert list(lijst.was.values()) == WAS["besprekingen"]
    assert list(lijst.mijn.values()) == [bespreking(2), bespreking(3)]
    assert uitkomst.mijn == {"uitkomst": "akkoord"}


def test_een_veld_dat_een_oude_stand_niet_kent_verschilt_niet():
    oud = {naam: waarde for naam, waarde in WAS.items() if naam not in ("precisie", "links")}
    nieuw = WAS | {"precisie": "dag", "links": [{"titel": "a", "url": "b", "dag": ""}]}
    assert list(verschillen(Ding, nieuw, oud)) == []


dagen = st.sampled_from(["2026-01-01", "2027-01-01", "2028-01-01"])
woorden = st.sampled_from(["", "a", "b"])
STATEN = st.fixed_dictionaries(
    {
        "titel": woorden,
        "termijn": st.none() | dagen,
        "precisie": woorden,
        "themas": st.lists(woorden, unique=True).map(sorted),
        "planning": st.lists(st.fixed_dictionaries({"periode": dagen}), unique_by=str),
        "besprekingen": st.lists(
            st.builds(bespreking, st.integers(1, 3), woorden, woorden),
            unique_by=lambda rij: rij["vergadering"],
        ),
        "links": st.lists(
            st.fixed_dictionaries({"titel": woorden, "url": woorden, "dag": dagen}), max_size=3
        ),
    }
)


def op_volgorde(staat):
    """The same state with the rows of its lists in an order that says nothing."""
    return {
        veld: sorted(waarde, key=_als_tekst) if isinstance(waarde, list) else waarde
        for veld, waarde in staat.items()
    }


def _als_tekst(rij):
    return str(sorted(rij.items())) if isinstance(rij, dict) else rij


def waar(samenvoeging):
    """Where it collides, whoever came first: the number of a row says nothing."""
    plekken = (deel.plek for deel in samenvoeging.botsingen)
    return {(plek.lijst, frozenset(plek.sleutels), plek.velden) for plek in plekken}


@given(STATEN, STATEN)
def test_wie_niets_wijzigde_verandert_niets_aan_wat_de_ander_deed(was, nieuw):
    assert voeg_samen(Ding, was, nieuw, was).samen() == nieuw
    assert op_volgorde(voeg_samen(Ding, was, was, nieuw).samen()) == op_volgorde(nieuw)
    assert op_volgorde(voeg_samen(Ding, was, nieuw, nieuw).samen()) == op_volgorde(nieuw)


@pytest.mark.lang
@given(STATEN, STATEN, STATEN)
def test_wie_het_eerst_opslaat_maakt_geen_verschil(was, een, twee):
    heen, terug = voeg_samen(Ding, was, een, twee), voeg_samen(Ding, was, twee, een)
    assert waar(heen) == waar(terug)
    alles = op_volgorde(heen.samen(namen(heen)))
    assert alles == op_volgorde(terug.samen())
    if not heen.botsingen:
        assert alles == op_volgorde(heen.samen())


@given(STATEN, STATEN)
def test_alle_verschillen_samen_maken_het_een_tot_het_ander(oud, nieuw):
    waarden = {deel.plek: deel.mijn for deel in verschillen(Ding, oud, nieuw)}
    assert op_volgorde(zet(Ding, oud, waarden)) == op_volgorde(nieuw)
