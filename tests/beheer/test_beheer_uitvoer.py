"""A list of the admin as a file: what was chosen, in columns that a spreadsheet can't misread."""

import csv
from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from agenda.models import Agendapunt, Vergadering
from ijmond.logboek import Logregel
from tests.beheer.formulier import lijst
from werkagenda.models import Actie


def in_csv(client, adres):
    """The rows of a CSV, by their headings."""
    tekst = b"".join(client.get(adres)).decode()
    assert tekst.startswith("\ufeff")
    return list(csv.DictReader(tekst.removeprefix("\ufeff").splitlines(True), delimiter=";"))


def in_excel(client, adres):
    return load_workbook(BytesIO(client.get(adres).content))


def test_een_lijst_komt_mee_zoals_zij_gekozen_is(beheer, woonvisie, maak_agendapunt, samen):
    with samen():
        maak_agendapunt("-10% energie", status="loopt", interne_notitie="=1+1", perioden=[2027])
        maak_agendapunt("Niet gekozen")
    pagina = beheer.lees(f"{lijst(Agendapunt)}?status__exact=loopt")
    links = pagina.boom.xpath("//ul[@class='object-tools']//a[@download]/@href")
    assert links == [
        f"/beheer/uitvoer/agendapunten.{los}?status__exact=loopt" for los in ("xlsx", "csv")
    ]
    boek = in_excel(beheer.client, links[0])
    [rij] = in_csv(beheer.client, links[1])
    blad = boek["Agendapunten"]
    koppen, eerste, *rest = ([cel.value for cel in los] for los in blad.rows)
    assert (rest, blad.freeze_panes) == ([], "C2")
    assert [cel.data_type for cel in blad[2] if cel.value and cel.data_type == "f"] == []
    assert dict(zip(koppen, (w or "" for w in eerste), strict=True)) == rij | {"Volgorde": 2}
    assert (rij["Titel"], rij["Interne notitie"], rij["Planning"]) == (
        "'-10% energie",
        "'=1+1",
        "2027",
    )
    assert ("Agendapunten", "Titel", Agendapunt._meta.get_field("titel").help_text) in boek[
        "Uitleg"
    ].values
    keuzes = {los[0]: los[1:] for los in zip(*boek["Keuzes"].values, strict=True)}
    assert keuzes["Status"][:2] == ("Gepland", "Loopt")
    assert keuzes["Planning: periode"][:3] == ("2026", "2027", "2028")
    kiest = {str(los.sqref).split("2:")[0] for los in blad.data_validations.dataValidation}
    assert kiest == {
        blad.cell(1, koppen.index(kop) + 1).column_letter for kop in keuzes if kop in koppen
    }
    assert Logregel.objects.filter(wat="uitvoer", waarop="agendapunten.xlsx").exists()


def test_wie_en_wanneer_staan_in_woorden_in_het_bestand(
    beheer, woonvisie, maak_orgaan, maak_vergadering, maak_actie
):
    orgaan = maak_orgaan("Raad")
    maak_vergadering([woonvisie], orgaan=orgaan, locatie="Raadhuis")
    maak_actie(
        "Bouwen", agendapunt=woonvisie, termijn=date(2027, 4, 1), termijn_precisie="kwartaal"
    )
    [punt] = in_csv(beheer.client, "/beheer/uitvoer/agendapunten.csv")
    assert punt["Betrokkenen"] == "Velsen | Trekker"
    assert punt["Vergaderingen"] == "Raad, 1 juni 2026 | 1"
    [zitting] = in_csv(beheer.client, "/beheer/uitvoer/vergaderingen.csv")
    assert (zitting["Orgaan"], zitting["Datum"], zitting["Behandelingen"]) == (
        "Raad", "01-06-2026", f"{woonvisie.kenmerk} | 1",
    )  # fmt: skip
    [actie] = in_csv(beheer.client, "/beheer/uitvoer/acties.csv")
    assert (actie["Agendapunt"], actie["Termijn"]) == (woonvisie.kenmerk, "01-04-2027")
    assert actie["Nauwkeurigheid van de termijn"] == "Op het kwartaal"
    [wie] = in_csv(beheer.client, "/beheer/uitvoer/eigenaren.csv?q=velsen")
    assert (wie["Naam"], wie["Soort"], wie["Naam mag op de site"]) == ("Velsen", "Gemeente", "nee")


@pytest.mark.lang
@pytest.mark.parametrize("model", [Agendapunt, Actie, Vergadering])
def test_een_bestand_kost_evenveel_queries_bij_meer_rijen(
    beheer, model, samen, maak_agendapunt, maak_actie, maak_vergadering, maak_eigenaar
):
    def vul(aantal):
        with samen():
            for _ in range(aantal):
                punt = maak_agendapunt(perioden=[2026], betrokkenen=[(maak_eigenaar(), "trekker")])
                maak_actie(agendapunt=punt)
                maak_vergadering([punt])

    def queries():
        with CaptureQueriesContext(connection) as gedaan:
            beheer.client.get(f"/beheer/uitvoer/{model._meta.verbose_name_plural}.xlsx")
        return len(gedaan)

    vul(1)
    queries()
    weinig = queries()
    vul(4)
    assert queries() == weinig
