"""The process that prints: one at a time, what is most wanted first, and then it ends."""

import fcntl
import os
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from agenda.models import Drukopdracht, bijwerking
from agenda.opslag import opslaan
from ijmond.drukkerij import Papier, begin, bewaren, druk_alles, neem_slot, proces, rij
from ijmond.drukkerij.drukken import Gelegd
from ijmond.momentopname.selectie import Selectie
from tests.drukkerij.drukker import STRUIKEL
from tests.pdf import stand_in
from tests.portaal import adres_van_de_database
from tests.versies.vastgesteld import maak_versie

LOOPT = Selectie(status="loopt")


@pytest.fixture
def gedrukt(monkeypatch):
    """What was printed, in that order: the agenda and the part."""
    lijst = []

    def druk(naam, maak_html):
        papier = maak_html.__self__
        lijst.append(f"{papier.agenda.slug} {papier.selectie.vraag}".strip())
        (pad := bewaren.plaats() / f"{naam}.pdf").touch()
        return Gelegd(pad, 0)

    monkeypatch.setattr(rij, "druk", druk)
    return lijst


@pytest.fixture
def agendas(samen, maak_agenda):
    """Two that are public, of which the first is the one of the front page, and a concept."""
    with samen():
        maak_agenda(status="concept", slug="geheim")
        return [maak_agenda(slug=slug, is_home=slug == "een") for slug in ("twee", "een")][::-1]


def test_wie_wacht_gaat_voor_en_van_hen_wie_een_hele_agenda_wil(agendas, gedrukt):
    rij.zet_in_de_rij(Papier.van(agendas[0], LOOPT))
    rij.zet_in_de_rij(Papier.van(agendas[1]))
    druk_alles(neem_slot())
    assert gedrukt == ["twee", "een status=loopt", "een"]
    assert not Drukopdracht.objects.exists()


def test_een_versie_wacht_niet_op_delen_waar_geen_eind_aan_komt(agendas, gedrukt, monkeypatch):
    versie = maak_versie(agendas[0])
    monkeypatch.setattr(rij, "druk_los", lambda naam, html: gedrukt.append(naam))
    rij.zet_in_de_rij(Papier.van(agendas[0], LOOPT))
    druk_alles(neem_slot())
    assert gedrukt[:2] == [f"versie-{versie.pk}", "een status=loopt"]


def test_zonder_dat_iemand_vraagt_wordt_elke_openbare_agenda_gedrukt_die_van_de_voorpagina_eerst(
    agendas, gedrukt
):
    druk_alles(neem_slot())
    assert gedrukt == ["een", "twee"]


def test_wat_er_ligt_wordt_niet_nog_eens_gedrukt(agendas, teller):
    for _ in range(2):
        call_command("druk")
    assert teller() == 2


def test_wat_niet_lukt_houdt_de_rest_niet_op_en_de_drukker_niet_bezig(
    agendas, monkeypatch, caplog, settings
):
    monkeypatch.setattr("ijmond.drukkerij.drukken.DRUKKER", stand_in(STRUIKEL))
    call_command("druk")
    assert caplog.text.count("Drukken mislukt") == 2
    assert len(list(settings.PDF_MAP.glob("*.mislukt"))) == 2


def test_wie_een_eigen_map_heeft_drukt_wat_daarin_ontbreekt(agendas, gedrukt, settings, tmp_path):
    with neem_slot():
        settings.PDF_MAP = tmp_path / "elders"
        call_command("druk")
    assert gedrukt == ["een", "twee"]
    settings.PDF_MAP = tmp_path / "nog ergens anders"
    call_command("druk")
    assert gedrukt == ["een", "twee"] * 2


def test_een_tweede_drukker_doet_niets(agendas, gedrukt):
    with neem_slot():
        call_command("druk")
    assert gedrukt == []


def test_wat_een_ander_mist_laat_deze_drukker_liggen(agendas, gedrukt, settings):
    """Printed here, it would not lie where it was asked for."""
    hier, daar = settings.PDF_MAP, settings.PDF_MAP.with_name("daar")
    for settings.PDF_MAP in (hier, daar):
        rij.zet_in_de_rij(Papier.van(agendas[0], LOOPT))
    druk_alles(neem_slot())
    assert gedrukt.count("een status=loopt") == Drukopdracht.objects.count() == 1
    settings.PDF_MAP = hier
    druk_alles(neem_slot())
    assert gedrukt.count("een status=loopt") == 2
    assert not Drukopdracht.objects.exists()


def test_de_rij_van_wie_er_niet_meer_is_verdwijnt(agendas, settings):
    rij.zet_in_de_rij(Papier.van(agendas[0], LOOPT))
    Drukopdracht.objects.update(plek="weg", moment=timezone.now() - timedelta(minutes=61))
    rij.zet_in_de_rij(Papier.van(agendas[1], LOOPT))
    assert Drukopdracht.objects.get().agenda == agendas[1]


def test_wat_er_bij_komt_terwijl_het_slot_vrijkomt_blijft_niet_liggen(agendas, gedrukt):
    neem, keren = neem_slot, []

    class Slot:
        """A lock; while it is let go of, somebody comes who found it taken."""

        def __init__(self):
            self.slot = neem()

        def __enter__(self):
            return self

        def __exit__(self, *_):
            if not keren:
                rij.zet_in_de_rij(Papier.van(agendas[0], LOOPT))
            keren.append(1)
            self.slot.close()

    with pytest.MonkeyPatch.context() as even:
        even.setattr(proces, "neem_slot", Slot)
        druk_alles(Slot())
    assert gedrukt[-1] == "een status=loopt"
    assert len(keren) == 2


def test_wat_bezoekers_nieuw_zien_laat_drukken_zodra_het_er_staat(
    maak_agendapunt, monkeypatch, django_capture_on_commit_callbacks
):
    gehoord = []
    punt, concept = maak_agendapunt(), maak_agendapunt(publicatie="concept")
    monkeypatch.setattr(bijwerking, "LUISTERAARS", [lambda: gehoord.append(1)])
    for rij_, verwacht in ((concept, 0), (punt, 1)):
        rij_.titel = "Anders"
        with django_capture_on_commit_callbacks(execute=True):
            opslaan(rij_)
        assert len(gehoord) == verwacht


def test_wie_niet_kan_beginnen_houdt_een_opslag_niet_tegen(monkeypatch, caplog):
    def vol(*_, **__):
        raise OSError("geen processen meer")

    monkeypatch.setattr(proces.subprocess, "Popen", vol)
    begin()
    assert "Het drukken kan niet beginnen" in caplog.text
    with neem_slot():
        pass


def test_veel_vragers_tegelijk_starten_een_proces(monkeypatch):
    gestart = []

    class Proces:
        def __init__(self, opdracht, **opties):
            gestart.append(os.dup(*opties["pass_fds"]))

        def wait(self):
            pass

    monkeypatch.setattr(proces.subprocess, "Popen", Proces)
    with ThreadPoolExecutor(8) as vragers:
        list(vragers.map(lambda _: begin(), range(40)))
    assert len(gestart) == 1
    os.close(gestart[0])  # that was the process
    begin()
    assert len(gestart) == 2
    os.close(gestart[1])


@pytest.mark.beide
@pytest.mark.druk
@pytest.mark.django_db(transaction=True)
def test_het_proces_drukt_wat_gevraagd_is_en_alles_waar_nog_niemand_om_vroeg(
    client, maak_agendapunt, monkeypatch, settings
):
    adres = f"{maak_agendapunt().agenda.get_absolute_url()}levende-agenda.pdf"
    monkeypatch.setattr(proces, "begin", begin)
    monkeypatch.setenv("DATABASE_URL", adres_van_de_database())
    monkeypatch.setenv("PDF_MAP", str(settings.PDF_MAP))
    monkeypatch.setenv("TMPDIR", bewaren.gettempdir())
    assert client.get(f"{adres}?status=gepland").status_code == 202
    with (bewaren.eigen_map() / "slot").open() as slot:
        fcntl.flock(slot, fcntl.LOCK_EX)  # it has it until it ends
    for vraag in ("", "?status=gepland"):
        assert client.get(adres + vraag).getvalue().startswith(b"%PDF-1.7")
    assert not Drukopdracht.objects.exists()
