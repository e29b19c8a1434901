"""Servers on one database, behind a proxy that sends each request to the next."""

import fcntl
import json
import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from http.cookiejar import CookieJar
from itertools import cycle
from types import SimpleNamespace
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, Request, build_opener

import pytest
from django.apps import apps
from django.conf import global_settings
from django.db import connection
from django.test import override_settings
from django.urls import reverse

from agenda.models import Agendapunt, Drukopdracht, Stand, Versie, Versiepapier
from agenda.opslag import fouten
from tests.beheer.formulier import Beheer, nieuw, wijzig
from tests.inloggen.stappen import INLOG, log_in
from tests.portaal import Portaal, adres_van_de_database
from tests.rollen import maak_gebruiker

pytestmark = [
    pytest.mark.beide,
    pytest.mark.lang,
    pytest.mark.druk,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite is voor één server"),
]
NAMEN = ["Brug", "Dijk", "Gracht", "Haven", "Kade", "Park", "Sluis", "Weg"]


class Server:
    """One of those, with temporary files of its own, as on a host of its own."""

    def __init__(self, plek, map_):
        self.adres, self.map = f"http://localhost:{plek.rpartition(':')[2]}", map_

    @contextmanager
    def zonder_drukker(self):
        """Waits until nobody prints here; as long as this lasts, nobody begins."""
        with ExitStack() as bezet:
            for pad in self.map.glob("ijmond-pdf-*/slot"):
                slot = bezet.enter_context(pad.open())
                fcntl.flock(slot, fcntl.LOCK_EX)  # a printer has it until it ends
            yield

    def wacht_op_de_drukker(self):
        with self.zonder_drukker():
            pass


class Bezoeker(HTTPRedirectHandler):
    """Somebody with a browser, as a client of a test: each request goes to the next server."""

    def __init__(self, servers, koekjes=None):
        self.beurten = cycle(servers)
        self.koekjes = CookieJar() if koekjes is None else koekjes
        self.opener = build_opener(HTTPCookieProcessor(self.koekjes), self)

    def redirect_request(self, *_):
        """Whatever comes next may be for the other server."""

    def get(self, adres, follow=False, **koppen):
        return self._vraag(adres, None, koppen, follow)

    def post(self, adres, gegevens, follow=False):
        token = next(koekje.value for koekje in self.koekjes if koekje.name == "csrftoken")
        inhoud = urlencode(gegevens, doseq=True).encode()
        return self._vraag(adres, inhoud, {"X-CSRFToken": token}, follow)

    def _vraag(self, adres, inhoud, koppen, follow):
        # Of a proxy one knows the name only, and never which server is behind it.
        koppen = koppen | {"Host": "localhost"}
        vraag = Request(next(self.beurten).adres + adres, inhoud, koppen)
        try:
            antwoord = self.opener.open(vraag, timeout=120)
        except HTTPError as anders_dan_200:
            antwoord = anders_dan_200
        with antwoord:
            status, koppen, gelezen = antwoord.status, antwoord.headers, antwoord.read()
        if follow and status in (302, 303):
            return self.get(koppen["Location"], follow=True)
        pad, _, zoek = adres.partition("?")
        plek = {"PATH_INFO": pad, "QUERY_STRING": zoek}
        return SimpleNamespace(status_code=status, content=gelezen, headers=koppen, request=plek)


@pytest.fixture(scope="module")
def servers(in_een_eigen_database, tmp_path_factory):
    """Two that share a folder of PDFs, and one with a folder of its own."""
    in_een_eigen_database()
    map_ = tmp_path_factory.mktemp("servers")
    with ExitStack() as draait:
        lijst = []
        for nummer, pdf in enumerate(("samen", "samen", "alleen")):
            eigen = map_ / str(nummer)
            eigen.mkdir()
            eigen_plek = {"PDF_MAP": str(map_ / pdf), "TMPDIR": str(eigen)}
            eigen_plek |= {"PATH": os.environ["PATH"]}  # it prints
            portaal = Portaal(adres_van_de_database(), map_ / "reserve", **eigen_plek)
            lijst.append(Server(draait.enter_context(portaal.luister()), eigen))
        yield lijst
    for server in lijst:
        server.wacht_op_de_drukker()


@pytest.fixture
def punt(servers, request):
    """The first of an agenda of its own; it is there for the servers, and stays."""
    agenda, domein, punt = (
        request.getfixturevalue(f"maak_{wat}") for wat in ("agenda", "domein", "agendapunt")
    )
    return punt("Nieuwe haven", domein=domein(agenda=agenda()))


@pytest.fixture(scope="module")
def griffier(servers):
    """A clerk who logged in, half at the one and half at the other."""
    wachtwoord = "een lang wachtwoord"
    # The servers know no faster one.
    with override_settings(PASSWORD_HASHERS=global_settings.PASSWORD_HASHERS):
        maak_gebruiker("griffie", "Griffie", password=wachtwoord)
    bezoeker = Bezoeker(servers)
    bezoeker.get(INLOG)
    assert log_in(bezoeker, "griffie", wachtwoord).status_code == 302
    return bezoeker


def bij_elk(servers, adres, **koppen):
    return [Bezoeker([server]).get(adres, **koppen) for server in servers]


def pdf_van(server, adres):
    """The file that one server gives at last; it says until then that it is coming."""
    antwoord = Bezoeker([server]).get(adres)
    while antwoord.status_code == 202:
        assert antwoord.headers["Retry-After"] == "5"
        server.wacht_op_de_drukker()
        antwoord = Bezoeker([server]).get(adres)
    assert antwoord.status_code == 200
    assert antwoord.content.startswith(b"%PDF-1.7")
    return antwoord.content


def test_wat_bij_de_een_wordt_opgeslagen_geeft_de_ander_ook(servers, griffier, punt):
    adres = punt.agenda.get_absolute_url()
    geheel = f"{adres}levende-agenda.pdf"
    oud = bij_elk(servers, adres)
    assert len({los.content for los in oud}) == 1
    for nummer in (1, 2):  # once from the one to the other, and once back
        titel = f"Nieuwe haven, stap {nummer}"
        assert Beheer(griffier).vul_in(wijzig(punt), titel=titel).fouten == []
        griffier.get(adres)
        for server in servers:  # what is printed at last says on each how big it is
            pdf_van(server, geheel)
        nieuw = bij_elk(servers, adres)
        [inhoud] = {los.content.decode() for los in nieuw}
        assert " bladzijden, " in inhoud
        assert titel in inhoud
        [etag], [vorige] = ({los.headers["ETag"] for los in keer} for keer in (nieuw, oud))
        assert etag != vorige
        kent = bij_elk(servers, adres, **{"If-None-Match": etag})
        kende = bij_elk(servers, adres, **{"If-None-Match": vorige})
        assert [a.status_code for a in (*kent, *kende)] == [304] * 3 + [200] * 3
        oud = nieuw

    for pdf in (geheel, f"{geheel}?status=gepland"):
        assert len({pdf_van(server, pdf) for server in servers}) == 1
    assert not Drukopdracht.objects.exists()


def test_de_een_stelt_vast_terwijl_de_ander_drukt(servers, griffier, punt):
    adres = punt.agenda.get_absolute_url()
    deel = f"{adres}levende-agenda.pdf?status=gepland"
    assert [a.status_code for a in bij_elk(servers[1:], deel)] == [202, 202]
    bij_een = Beheer(Bezoeker(servers[:1], griffier.koekjes))
    velden = {"titel": "Door de raden", "datum": "1-6-2026"}
    assert bij_een.vul_in(nieuw(Versie, punt.agenda), **velden).fouten == []

    van_versie = reverse("versie-pdf", args=[punt.agenda.slug, 1])
    [papier] = {pdf_van(server, van_versie) for server in servers}
    assert Versiepapier.objects.get(versie__agenda=punt.agenda).sha256 == sha256(papier).hexdigest()
    assert len({pdf_van(server, deel) for server in servers}) == 1
    assert list(fouten(apps.get_models())) == []


def test_wat_beide_tegelijk_willen_krijgt_er_een(servers, griffier, punt):
    agenda, twee = punt.agenda, servers[:2]
    with twee[0].zonder_drukker(), twee[1].zonder_drukker():
        beheren = [Beheer(Bezoeker([server], griffier.koekjes)) for server in twee]
        open_ = [beheer.lees(wijzig(punt)) for beheer in beheren]
        leeg = [beheer.lees(nieuw(Agendapunt, agenda)) for beheer in beheren * 4]
        with ThreadPoolExecutor(8) as samen:
            bewaard = list(
                samen.map(
                    lambda wie, pagina, titel: wie.verstuur(pagina, titel=titel),
                    beheren, open_, ["Van de een", "Van de ander"],
                )
            )  # fmt: skip
            gemaakt = list(
                samen.map(
                    lambda wie, pagina, titel: wie.verstuur(
                        pagina, titel=titel, domein=punt.domein_id
                    ),
                    beheren * 4, leeg, NAMEN,
                )
            )  # fmt: skip
    assert sorted(pagina.kop == "Een ander was u voor" for pagina in bewaard) == [False, True]
    assert Stand.objects.filter(kenmerk=punt.kenmerk).count() == 2
    assert [fout for pagina in gemaakt for fout in pagina.fouten] == []
    kenmerken = sorted(agenda.punten.values_list("kenmerk", flat=True))
    letters = agenda.voorvoegsel_agendapunt
    assert kenmerken == [f"{letters}-{nummer:02d}" for nummer in range(1, 10)]
    assert list(fouten(apps.get_models())) == []
    eerste, tweede = bij_elk(twee, "/agenda/levende-agendas.json")
    assert json.loads(eerste.content) == json.loads(tweede.content)
