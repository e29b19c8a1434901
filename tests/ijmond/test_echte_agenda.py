"""The region's own agenda: complete, and to be found from the front page."""

import re
import subprocess
import tomllib
from collections import Counter
from decimal import Decimal
from html import unescape
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import transaction

from agenda.models import Agenda, Agendapunt, Eigenaar, Mijlpaal, Vergadering
from agenda.opslaan import opslaan
from werkagenda.models import Actie, Overleg

JAREN = {
    "SA-01": "2016",
    "SA-02": "2015 2016",
    "SA-03": "2015 2016 2017 2018",
    "SA-04": "2015",
    "SA-05": "2016",
    "SA-06": "2016",
    "SA-07": "2016",
    "SA-08": "2016",
    "SA-09": "2018",
    "SA-10": "2016",
    "SA-11": "2015",
}
ACTIES_PER_OVERLEG = [5, 6, 6, 3, 1, 3, 12, 6, 16, 6, 2, 4, 6, 2, 4, 4]


@pytest.fixture(scope="module", autouse=True)
def _een_keer_geladen(django_db_setup, django_db_blocker):
    """Load once, around the transactions of the tests: it takes seconds."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("laad", verbosity=0)
        yield
        transaction.set_rollback(True)


pytestmark = pytest.mark.django_db


def document():
    return tomllib.loads(
        (settings.BASE_DIR / "fixtures" / "ijmond-2015-2018.toml").read_text("utf-8")
    )


def test_alle_punten_overleggen_en_acties_uit_het_document_zijn_geladen():
    agenda = Agenda.objects.get(slug="ijmond-2015-2018")
    assert agenda.domeinen.count() == 3
    assert Agendapunt.objects.openbaar().count() == 11
    assert Counter(Overleg.objects.values_list("soort", flat=True)) == {
        "pfh-overleg": 15,
        "secretarissenoverleg": 1,
    }
    assert [o.acties.openbaar().count() for o in Overleg.objects.all()] == ACTIES_PER_OVERLEG
    assert sum(ACTIES_PER_OVERLEG) == 86
    assert Mijlpaal.objects.count() == 7


def test_elk_agendapunt_staat_in_de_jaren_van_het_document():
    jaren = {
        punt.kenmerk: " ".join(periode.naam for periode in punt.perioden.all())
        for punt in Agendapunt.objects.prefetch_related("perioden")
    }
    assert jaren == JAREN


def test_de_drie_bedragen_staan_er_met_soort_en_jaar():
    bedragen = Actie.objects.filter(bedrag__isnull=False).order_by("-bedrag")
    assert list(bedragen.values_list("bedrag", "bedrag_soort", "bedrag_jaar")) == [
        (Decimal(50_000), "maximum", 2015),
        (Decimal(15_000), "voorlopige_reservering", 2015),
        (Decimal(10_000), "reservering", 2015),
    ]


def test_de_gemeenten_hebben_hun_officiele_adres():
    gemeenten = Eigenaar.objects.filter(slug__in=["beverwijk", "heemskerk", "velsen"])
    assert [g.tooi_uri.rsplit("/", 1)[1] for g in gemeenten] == ["gm0375", "gm0396", "gm0453"]


def test_de_vergadering_van_19_mei_behandelt_de_monitoring():
    [vergadering] = Vergadering.objects.openbaar()
    assert vergadering.datum_in_woorden == "19 mei 2015"
    assert [b.punt.titel for b in vergadering.behandelingen.all()] == ["Monitoring"]


def test_nog_een_keer_laden_verandert_niets_en_meldt_wat_anders_is():
    actie = Actie.objects.get(kenmerk="WA-53")
    actie.titel = "Een andere titel"
    opslaan(actie)
    uitvoer = StringIO()
    call_command("laad", stdout=uitvoer)
    assert "verschilt: actie WA-53, titel: het bestand zegt" in uitvoer.getvalue()
    assert uitvoer.getvalue().count("verschilt") == 1
    assert "Toegevoegd: 0." in uitvoer.getvalue()
    actie.refresh_from_db()
    assert actie.titel == "Een andere titel"


def test_een_fout_in_een_bestand_noemt_de_plaats_en_laadt_niets(tmp_path):
    fout = tmp_path / "fout.toml"
    fout.write_text(
        '[[orgaan]]\nslug = "raad"\nnaam = "Raad"\n[[eigenaar]]\nslug = "x"\nnaam = "X"\n'
    )
    with pytest.raises(CommandError, match=r"fout\.toml, eigenaar x: .*soort"):
        call_command("laad", str(fout))
    assert not Eigenaar.objects.filter(slug="x").exists()


def test_alle_regels_gelden_voor_de_geladen_gegevens():
    uitvoer = StringIO()
    call_command("controleer", stdout=uitvoer)
    assert "Alles klopt." in uitvoer.getvalue()


def test_alles_is_met_links_te_bereiken_vanaf_de_voorpagina(client):
    gezien, teksten, te_gaan = {"/"}, [], ["/"]
    while te_gaan:
        adres = te_gaan.pop()
        antwoord = client.get(adres)
        assert antwoord.status_code == 200, adres
        pagina = antwoord.content.decode()
        if kop := re.search(r"<h1[^>]*>(.*?)</h1>", pagina, re.DOTALL):
            teksten.append(_tekst(kop[1]))
        for link in re.findall(r'<a[^>]*\shref="(/[^"#?]*)', pagina):
            elders = link.startswith(("/beheer/", "/static/")) or link.endswith(".pdf")
            if link not in gezien and not elders:
                gezien.add(link)
                te_gaan.append(link)
    koppen = " | ".join(teksten)
    for soort in ("agendapunt", "actie"):
        for punt in document()[soort]:
            assert any(punt["kenmerk"] in adres for adres in gezien), punt["kenmerk"]
            assert punt["titel"] in koppen
    for overleg in document()["overleg"]:
        assert f"/werkagenda/{overleg['slug']}/" in gezien


def test_de_pdf_bevat_alle_titels(client):
    antwoord = client.get("/agenda/ijmond-2015-2018/levende-agenda.pdf")
    pdf = b"".join(antwoord.streaming_content)
    tekst = subprocess.run(
        ["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True
    )
    inhoud = _plat(tekst.stdout.decode())
    for soort in ("agendapunt", "actie"):
        for punt in document()[soort]:
            assert punt["kenmerk"] in tekst.stdout.decode()
            assert _plat(punt["titel"]) in inhoud, punt["kenmerk"]
    for overleg in document()["overleg"]:
        assert _plat(overleg["naam"]) in inhoud


def _tekst(html):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", html.replace("&shy;", "")))).strip()


def _plat(tekst):
    """Letters and digits only: a title may break over lines in a PDF."""
    return re.sub(r"\W+", "", tekst.replace("\xad", "")).lower()
