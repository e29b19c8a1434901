"""A file that is not right is not loaded: all that is wrong with it is said, and where."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from agenda.models import Agenda, Agendapunt, Domein, Eigenaar, Stand
from ijmond.laden import SLUG
from ijmond.management.commands import laad as opdracht
from ijmond.management.commands import laad_voorbeeld

BESTAND = Path(__file__).with_name("proef.toml").read_text()
PERIODE_DUBBEL = '[[periode]]\nnaam = "2026"\nbegin = 2027-01-01\neind = 2027-12-31\n'
DAARNA = '[[daarna]]\nkenmerk = "{}"\nvergadering = "v"\nbron = {{document = "{}"}}\n'
NOTA = '[[document]]\nslug = "nota"\ntitel = "Nota"\n'
VERGADERING = (
    '[[orgaan]]\nslug = "raad"\nnaam = "Raad"\n'
    '[[vergadering]]\nsleutel = "v"\norgaan = "raad"\ndatum = 2026-03-01\nbegin = "20:00"\n'
)


@pytest.fixture
def fouten(db, tmp_path):
    """What the command says of a file that it does not load, a line for each thing."""

    def laad(inhoud):
        bestand = tmp_path / "proef.toml"
        bestand.write_bytes(inhoud if isinstance(inhoud, bytes) else inhoud.encode())
        with pytest.raises(CommandError) as fout:
            call_command("laad", str(bestand), stdout=StringIO())
        assert not Stand.objects.exists()
        assert not Eigenaar.objects.exists()
        kop, *zinnen = str(fout.value).splitlines()
        assert kop == "Er is niets geladen."
        return zinnen

    return laad


@pytest.mark.parametrize(
    ("wat", "wordt", "zin"),
    [
        ('titel = "De', 'title = "De', "het veld 'title' is hier onbekend. Bedoelt u 'titel'?"),
        ('titel = "De', 'titel = 5 #"De', "titel: hier hoort tekst tussen aanhalingstekens, en er"),
        ('titel = "De nieuwe kade"\n', "", "het veld 'titel' ontbreekt. Zet het erbij."),
        ('["2026"]', '["2027"]', "'2027' staat niet in dit bestand. Bedoelt u '2026'?"),
        ('rol = "trekker"', 'rool = "x"', "betrokkenen 1: het veld 'rool' is hier onbekend."),
        ('= "De nieuwe kade"', '= "A"\nbehandelingen = [{vergadering = "v"}]',
         "behandelingen 1, vergadering: 'v' staat niet in dit bestand. Of zet erbij"),
    ],
)  # fmt: skip
def test_wat_niet_klopt_zegt_op_welke_regel_bij_welk_punt_en_wat_te_doen(fouten, wat, wordt, zin):
    gezegd = fouten(BESTAND.replace(wat, wordt, 1))
    assert [los for los in gezegd if zin in los]
    regel = BESTAND.splitlines().index("[[agendapunt]]") + 1
    assert all(los.startswith(f"proef.toml, regel {regel}, agendapunt PA-01") for los in gezegd)


@pytest.mark.parametrize(
    ("erbij", "zin"),
    [
        ('[[agendapunt]]\nkenmerk = "PA-01"\ndomein = "haven"\ntitel = "Nog een"\n',
         "agendapunt PA-01: kenmerk is hetzelfde als bij regel 26, agendapunt PA-01."),
        (PERIODE_DUBBEL, "periode 2026: naam is hetzelfde als bij regel 21, periode 2026."),
        ('[[domain]]\nslug = "x"\n', "[domain]: dit onderdeel is hier onbekend. Bedoelt u"),
        ("[[versie]]\n[[versie]]\n", "versie: schrijf dit als één [versie]."),
        ('[[mijlpaal]]\ntitel = "M"\ndatum = "morgen"\n', "hier hoort een datum, zonder aanhaling"),
        ('[[mijlpaal]]\ntitel = "M"\nbron = "nota"\n', "bron: hier horen velden tussen { en }"),
        (VERGADERING + NOTA + DAARNA.format("PA-09", "nota"), "Het kenmerk PA-09 is er niet."),
        (VERGADERING + DAARNA.format("PA-01", "nota"), "Bij document 'nota' is niets te vinden."),
        ('[[deelname]]\neigenaar = "velzen"\n', "Bij eigenaar 'velzen' is niets te vinden."),
    ],
)  # fmt: skip
def test_wat_er_te_veel_of_nergens_is_zegt_dat(fouten, erbij, zin):
    [gezegd] = fouten(BESTAND + erbij)
    assert gezegd.startswith("proef.toml, ")
    assert zin in gezegd


@pytest.mark.parametrize(
    ("bestand", "zin"),
    [
        (BESTAND.replace("kade", "cafés").encode("latin-1"),
         "regel 29: hier staat een teken dat geen UTF-8 is: 'titel = \"De nieuwe cafés\"'. Kijk"),
        (BESTAND.encode("utf-8-sig"), "regel 1: het bestand begint met een onzichtbaar teken"),
        (BESTAND.encode("utf-16"), "regel 1: hier staat een teken dat geen UTF-8 is. Kijk of"),
        (b"\x7fELF\x02\x01\xff\x90", "regel 1: hier staat een teken dat geen UTF-8 is. Kijk of"),
        (b"PK\x03\x04\x14\n", "regel 1: dit is geen geldig TOML. Kijk of"),
        ("a = " + "[" * 5000, "regel 1: dit is geen geldig TOML: 'a = [["[:-2]),
        ("a = " + "9" * 5000, "regel 1: dit is geen geldig TOML"),
        ('[agenda]\ntitel = "Half\n', "regel 2: dit is geen geldig TOML: 'titel = \"Half'. Kijk"),
        ('na = "regio"\n', "veld na: hier hoort een lijst tussen [ en ], en er staat 'regio'."),
        ('[[domein]]\nslug = "a"\nnaam = "A"\n', "[agenda]: dit onderdeel ontbreekt."),
    ],
)  # fmt: skip
def test_wat_geen_bestand_van_een_agenda_is_zegt_waarom_niet(fouten, bestand, zin):
    [gezegd] = fouten(bestand)
    assert gezegd.startswith("proef.toml, ")
    assert zin in gezegd


def test_een_bestand_dat_er_niet_is_zegt_dat(db):
    with pytest.raises(CommandError, match=r"weg\.toml is niet te lezen\. Kijk of dit bestand er"):
        call_command("laad", "weg.toml")


def test_alle_fouten_van_een_bestand_staan_er_in_een_keer(fouten):
    vorm = BESTAND.replace("naam =", "name =").replace('["2026"]', '["2025"]')
    # Three names that are not known, and are missing; then one period that is nowhere.
    assert len(fouten(vorm)) == 7
    inhoud = BESTAND.replace('"gemeente"', '"dorp"').replace('rol = "trekker"', 'rol = "baas"')
    inhoud += '[[actie]]\nkenmerk = "PW-02"\ntitel = "B"\nagendapunt = "PA-99"\n'
    gezegd = fouten(inhoud + '[[actie]]\nkenmerk = "PW-03"\ntitel = "C"\nstatus = "klaar"\n')
    # Of what names the owner who can't be added, nothing more is said.
    wat = [zin.split(", ")[2].split(":")[0] for zin in gezegd]
    assert wat == ["eigenaar velsen", "agendapunt PA-01", "actie PW-02", "actie PW-03"]


def test_wat_de_database_pas_weet_staat_tussen_de_andere_fouten_met_zijn_regel(fouten):
    """A domain that is nowhere, a rule of a model, a field that is not there: in one go."""
    inhoud = BESTAND + (
        '[[agendapunt]]\nkenmerk = "PA-02"\ntitel = "A"\ndomein = "heven"\n'
        '[[agendapunt]]\nkenmerk = "PA-03"\ntitel = "B"\nkleur = "rood"\n'
        '[[agendapunt]]\nkenmerk = "PA-04"\ntitel = "C"\nstatus = "klaar"\n'
        '[[agendapunt]]\nkenmerk = "PA-05"\ntitel = "D"\n'
        '  betrokkenen = [{eigenaar = "velzen", rol = "trekker"}]\n'
        f'[[agendapunt]]\nkenmerk = "PA-06"\ntitel = "{"E" * 501}"\ndomein = "heven"\n'
        + VERGADERING
        + DAARNA.format("PA-03", "nota")
        + DAARNA.format("PA-09", "nota")
    )
    gezegd = [zin.removeprefix("proef.toml, ") for zin in fouten(inhoud)]
    regels = [int(zin.split(",")[0].removeprefix("regel ")) for zin in gezegd]
    assert regels == sorted(regels)
    zoek = "is niets te vinden. Kijk of het goed is geschreven, of zet het er eerst bij."
    assert [zin.split(", ", 1)[1] for zin in gezegd[:4]] == [
        f"agendapunt PA-02: Bij domein 'heven' {zoek}",
        "agendapunt PA-03: het veld 'kleur' is hier onbekend. Kies uit: "
        + gezegd[1].split("Kies uit: ")[1],
        "agendapunt PA-04, status: 'klaar' kan hier niet. Kies uit: "
        + gezegd[2].split("Kies uit: ")[1],
        f"agendapunt PA-05: Bij eigenaar 'velzen' {zoek}",
    ]
    assert "onbekend" in gezegd[2].split("Kies uit: ")[1]
    te_lang = [zin for zin in gezegd if "PA-06" in zin]
    assert len(te_lang) == 2
    assert f"Bij domein 'heven' {zoek}" in te_lang[0]
    # Of what is told of PA-03, which is wrong itself, nothing is said.
    assert gezegd[-1].endswith(f"daarna 2: Bij document 'nota' {zoek}")
    assert len(gezegd) == 7


def test_van_wat_ontbreekt_als_de_agenda_niet_klopt_wordt_niets_gezegd(fouten):
    inhoud = BESTAND.replace("[agenda]", '[agenda]\nkleur = "rood"', 1)
    [gezegd] = fouten(inhoud)
    assert "het veld 'kleur' is hier onbekend" in gezegd


@pytest.mark.parametrize("domeinen", ["", "heeft_domeinen = true\n"])
def test_een_punt_zonder_domein_op_een_agenda_met_domeinen_zegt_dat(fouten, domeinen):
    [gezegd] = fouten(BESTAND.replace('domein = "haven"\ntitel = "De', 'titel = "De', 1))
    assert (
        gezegd == "proef.toml, regel 26, agendapunt PA-01: domein: Kies waar dit bij hoort: domein."
    )


def test_een_kenmerk_van_een_andere_agenda_zegt_van_welke(maak_agendapunt, tmp_path):
    maak_agendapunt(kenmerk="PA-01")
    bestand = tmp_path / "proef.toml"
    bestand.write_text(BESTAND)
    with pytest.raises(CommandError, match=r"PA-01: Dit kenmerk is al van een punt van de agenda"):
        call_command("laad", str(bestand), stdout=StringIO())
    assert not Domein.objects.filter(slug="haven").exists()


def test_een_vergadering_op_een_tijd_zonder_seconden_is_goed(db, tmp_path):
    bestand = tmp_path / "proef.toml"
    bestand.write_text(BESTAND + VERGADERING)
    call_command("laad", str(bestand), verbosity=0)
    call_command("laad", str(bestand), stdout=(uitvoer := StringIO()))
    assert uitvoer.getvalue() == "Toegevoegd: 0.\n"


def test_wie_het_laden_afbreekt_kan_opnieuw_beginnen(db, tmp_path, monkeypatch):
    (tmp_path / "a.toml").write_text(BESTAND)
    (tmp_path / "b.toml").write_text('na = ["a"]\n')
    monkeypatch.setattr(opdracht, "FIXTURES", tmp_path)

    def breek_af_bij_b(bestand: Path):
        if bestand.stem == "b":
            raise KeyboardInterrupt
        yield from laad(bestand)

    laad = opdracht.laad
    with monkeypatch.context() as even:
        even.setattr(opdracht, "laad", breek_af_bij_b)
        with pytest.raises(KeyboardInterrupt):
            call_command("laad", als_leeg=True, verbosity=0)
    assert not Agenda.objects.exists()
    call_command("laad", als_leeg=True, verbosity=0)
    assert Agendapunt.objects.count() == 1


def test_wie_het_maken_afbreekt_kan_opnieuw_beginnen(db, monkeypatch):
    def breek_af(*args, **velden):
        raise KeyboardInterrupt

    monkeypatch.setattr(laad_voorbeeld, "stel_vast", breek_af)
    with pytest.raises(KeyboardInterrupt):
        call_command("laad_voorbeeld", punten=4, gebeurtenissen=4)
    assert not Agenda.objects.filter(slug=SLUG).exists()
    assert not Eigenaar.objects.filter(slug__startswith=SLUG).exists()
