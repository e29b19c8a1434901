"""Content of every kind, and a voorstel with a regel about each, of each outcome there is."""

from datetime import date, timedelta
from itertools import count

import pytest

from agenda.beschrijving.lezen import inhoud
from agenda.choices import RegelWat
from agenda.models import Opgave, OpgavePunt, Voorstelregel
from agenda.opslag import opslaan
from agenda.voorstellen import merk_op, stel_nieuw_voor, stel_verwijderen_voor, stel_voor
from tests.wijzigen import BINNENKORT

NAMEN = ("titel", "naam", "functie", "post", "locatie")
ZELFDE = {"kenmerk": "", "behandelingen": [], "is_home": False}
teller = count(1)


@pytest.fixture
def maak_alles(
    samen, maak_domein, maak_thema, maak_stuksoort, maak_eigenaar, maak_persoon, maak_ambt,
    maak_orgaan, maak_document, maak_begroting, maak_periode, maak_agendapunt, maak_vergadering,
    maak_samenhang, maak_overleg, maak_actie,
):  # fmt: skip
    """One row of every kind, tied to each other; `keer` is for the names and the days."""

    def maak():
        keer = next(teller)
        domein, gemeente, orgaan = maak_domein(), maak_eigenaar(), maak_orgaan()
        document, thema = maak_document(), maak_thema(domeinen=[domein])
        soort, overleg = maak_stuksoort(f"Brief {keer}"), maak_overleg(domein=domein)
        periode = maak_periode(f"Later {keer}", date(2030 + keer, 1, 1), date(2030 + keer, 2, 1))
        vast = {"betrokkenen": [(gemeente, "trekker")], "bron": document, "stuksoort": soort}
        punt = maak_agendapunt(domein=domein, perioden=["2026"], **vast)
        actie = maak_actie(overleg=overleg, **vast)
        dag = BINNENKORT + timedelta(days=keer)
        vergadering = maak_vergadering([punt], orgaan=orgaan, datum=dag, datum_precisie="dag")
        ambt = maak_ambt(maak_persoon(f"Persoon {keer}"), gemeente)
        maak_begroting((f"Post {keer}", 2026, 1000), bron=document)
        samenhang = maak_samenhang([punt], [domein], nummer=keer)
        opgave = Opgave(titel=f"Opgave {keer}", slug=f"opgave-{keer}", soort="kans", regio="IJmond")
        erbij = {"opgave": opgave, "punt": punt, "bron": document}
        opslaan(opgave, lambda: OpgavePunt.objects.create(**erbij))
        begroting = punt.agenda.begroting.last()
        return [
            domein, thema, soort, gemeente, ambt, orgaan, document, begroting, periode, punt,
            vergadering, samenhang, opgave, overleg, actie,
        ]  # fmt: skip

    def maak_samen():
        with samen():
            return maak()

    return maak_samen


def met_andere_naam(rij):
    staat = inhoud(rij)
    veld = next(naam for naam in NAMEN if naam in staat)
    return staat | {veld: f"{staat[veld]} anders"}


def stel_alles_voor(voorstel, rijen, weg=()):
    """Change each of these rows, add one like it, and delete those of `weg`; colleagues remark."""
    for rij in rijen:
        stel_voor(voorstel, rij, met_andere_naam(rij))
        nieuw = met_andere_naam(rij) | ZELFDE
        if "slug" in nieuw:
            nieuw["slug"] += "-anders"
        if "begin" in nieuw and "eenheid" in nieuw:
            jaar = 2060 + next(teller)
            nieuw |= {"begin": f"{jaar}-01-01", "eind": f"{jaar}-02-01"}
        stel_nieuw_voor(voorstel, type(rij), nieuw)
    for rij in weg:
        stel_verwijderen_voor(voorstel, rij)
    for regel in voorstel.regels.all():
        merk_op(regel, "Klopt dit?", "griffie")


def zet_in_de_weg(voorstel, *rijen):
    """What a colleague changed meanwhile in these rows, and a regel that nobody understood."""
    for rij in rijen:
        vers = type(rij).objects.get(pk=rij.pk)
        veld = next(naam for naam in NAMEN if naam in inhoud(vers))
        setattr(vers, veld, f"Van Anna {next(teller)}")
        opslaan(vers, door="anna")
    nummer = voorstel.regels.last().nummer + 1
    Voorstelregel.objects.create(
        voorstel=voorstel, nummer=nummer, wat=RegelWat.NIET_BEGREPEN, tekst="Iets anders."
    )
