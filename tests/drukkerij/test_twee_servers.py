"""Two servers on one database, behind a proxy that sends each request to the next."""

import fcntl
import json
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
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
from django.urls import reverse

from agenda.models import Agendapunt, Drukopdracht, Stand, Versie, Versiepapier
from agenda.opslag import fouten
from tests.beheer.formulier import Beheer, nieuw, wijzig
from tests.inloggen.stappen import INLOG, log_in
from tests.portaal import Portaal, adres_van_de_database

pytestmark = [
    pytest.mark.beide,
    pytest.mark.lang,
    pytest.mark.druk,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite is voor één server"),
]
NAMEN = ["Brug", "Dijk", "Gracht", "Haven", "Kade", "Park", "Sluis", "Weg"]


class Server:
    """One of the two, with temporary files of its own, as on a host of its own."""

    def __init__(self, plek, map_):
        self.adres, self.map = f"http://localhost:{plek.rpartition(':')[2]}", map_

    def wacht_op_de_drukker(self):
        for pad in self.map.glob("ijmond-pdf-*/slot"):
            with pad.open() as slot:
                fcntl.flock(slot, fcntl.LOCK_EX)  # a printer has it until it ends


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


@pytest.fixture(params=["een map", "elk een map"])
def servers(request, tmp_path):
    with ExitStack() as draait:
        lijst = []
        for nummer in (1, 2):
            eigen = tmp_path / str(nummer)
            eigen.mkdir()
            pdf = (tmp_path if request.param == "een map" else eigen) / "pdf"
            mappen = {"PDF_MAP": str(pdf), "TMPDIR": str(eigen)}
            portaal = Portaal(adres_van_de_database(), tmp_path / "reserve", **mappen)
            lijst.append(Server(draait.enter_context(portaal.luister()), eigen))
        yield lijst
    for server in lijst:
        server.wacht_op_de_drukker()


@pytest.fixture
def punt(maak_agendapunt):
    return maak_agendapunt("Nieuwe haven")


@pytest.fixture
def griffier(servers, punt, griffie, wachtwoord, settings):
    """A clerk who logged in, half at the one and half at the other."""
    settings.PASSWORD_HASHERS = global_settings.PASSWORD_HASHERS  # the servers know no faster one
    griffie.set_password(wachtwoord)
    griffie.save()
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
    assert oud[0].content == oud[1].content
    for nummer in (1, 2):  # once from the one to the other, and once back
        titel = f"Nieuwe haven, stap {nummer}"
        assert Beheer(griffier).vul_in(wijzig(punt), titel=titel).fouten == []
        griffier.get(adres)
        for server in servers:  # what is printed at last says on both how big it is
            pdf_van(server, geheel)
        eerste, tweede = bij_elk(servers, adres)
        assert " bladzijden, " in eerste.content.decode()
        assert titel in eerste.content.decode()
        assert eerste.content == tweede.content
        etag = eerste.headers["ETag"]
        assert etag == tweede.headers["ETag"] != oud[0].headers["ETag"]
        kent = bij_elk(servers, adres, **{"If-None-Match": etag})
        kende = bij_elk(servers, adres, **{"If-None-Match": oud[0].headers["ETag"]})
        assert [a.status_code for a in (*kent, *kende)] == [304, 304, 200, 200]
        oud = eerste, tweede

    for pdf in (geheel, f"{geheel}?status=gepland"):
        assert pdf_van(servers[0], pdf) == pdf_van(servers[1], pdf)
    assert not Drukopdracht.objects.exists()


def test_de_een_stelt_vast_terwijl_de_ander_drukt(servers, griffier, punt):
    adres = punt.agenda.get_absolute_url()
    deel = f"{adres}levende-agenda.pdf?status=gepland"
    assert Bezoeker(servers[1:]).get(deel).status_code == 202
    bij_een = Beheer(Bezoeker(servers[:1], griffier.koekjes))
    velden = {"titel": "Door de raden", "datum": "1-6-2026"}
    assert bij_een.vul_in(nieuw(Versie, punt.agenda), **velden).fouten == []

    van_versie = reverse("versie-pdf", args=[punt.agenda.slug, 1])
    eerste, tweede = (pdf_van(server, van_versie) for server in servers)
    assert eerste == tweede
    assert Versiepapier.objects.get().sha256 == sha256(eerste).hexdigest()
    assert pdf_van(servers[0], deel) == pdf_van(servers[1], deel)
    assert list(fouten(apps.get_models())) == []


@pytest.mark.parametrize("servers", ["een map"], indirect=True)
def test_wat_beide_tegelijk_willen_krijgt_er_een(servers, griffier, punt):
    beheren = [Beheer(Bezoeker([server], griffier.koekjes)) for server in servers]
    open_ = [beheer.lees(wijzig(punt)) for beheer in beheren]
    leeg = [beheer.lees(nieuw(Agendapunt, punt.agenda)) for beheer in beheren * 4]
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
    kenmerken = sorted(Agendapunt.objects.values_list("kenmerk", flat=True))
    assert kenmerken == [f"SA-{nummer:02d}" for nummer in range(1, 10)]
    assert list(fouten(apps.get_models())) == []
    eerste, tweede = bij_elk(servers, "/agenda/levende-agendas.json")
    assert json.loads(eerste.content) == json.loads(tweede.content)
