"""Whatever a clerk may do to one item, for tests that try it in any order."""

from hypothesis import strategies as st

from agenda.models import Agendapunt, Betrokkenheid, Eigenaar, Stand
from tests.wijzigen import plan

PUBLICATIES = ["concept", "gepubliceerd", "ingetrokken"]
BEWERKING = st.lists(
    st.one_of(
        st.tuples(st.just("status"), st.sampled_from(["gepland", "loopt", "afgerond"])),
        st.tuples(st.just("titel"), st.sampled_from(["Zeesluis", "Kade"])),
        st.tuples(st.just("publicatie"), st.sampled_from(PUBLICATIES)),
        st.tuples(st.just("planning"), st.sets(st.sampled_from(["2026", "2027", "2028"]))),
        st.tuples(st.just("wie"), st.sets(st.sampled_from(["velsen", "bea"]))),
        st.tuples(st.just("links"), st.sets(st.sampled_from(["Nota", "Brief"]))),
        st.tuples(st.just("terug"), st.integers(0, 3)),
        st.tuples(st.just("weg"), st.none()),
    ),
    min_size=1,
    max_size=3,
)
"""What one opslag does to one item, step by step; see `doe`."""


def doe(werk, kenmerk, stap, waarde):
    """One step of an edit; on an item that was deleted only "terug" does something."""
    punt = Agendapunt.objects.filter(kenmerk=kenmerk).first()
    if stap == "terug":
        standen = Stand.objects.filter(kenmerk=kenmerk, inhoud__isnull=False)
        werk.zet_terug(standen[waarde % standen.count()])
    elif punt and stap == "weg":
        werk.verwijder(punt)
    elif punt and stap == "planning":
        werk.bewaar(punt, lambda: plan(punt, *waarde))
    elif punt and stap == "wie":
        werk.bewaar(punt, lambda: _betrek(punt, waarde))
    elif punt and stap == "links":
        werk.bewaar(punt, lambda: _verwijs(punt, waarde))
    elif punt:
        setattr(punt, stap, waarde)
        werk.bewaar(punt)


def _verwijs(punt, titels):
    punt.verwijzingen.all().delete()
    for titel in sorted(titels):
        punt.verwijzingen.create(titel=titel, url="https://stuk.example")


def _betrek(punt, slugs):
    punt.betrokkenen.all().delete()
    for eigenaar in Eigenaar.objects.filter(slug__in=slugs).order_by("slug"):
        Betrokkenheid.objects.create(punt=punt, eigenaar=eigenaar, rol="trekker")
