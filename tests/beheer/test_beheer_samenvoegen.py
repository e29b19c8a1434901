"""An owner that is there twice: it is asked about, and the two become one."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from agenda.bewerkingen import voeg_eigenaren_samen
from agenda.models import Agendapunt, Deelname, Eigenaar, Gebeurtenis, Stand
from tests.beheer.formulier import nieuw, wijzig


@pytest.fixture
def dubbel(maak_eigenaar):
    return maak_eigenaar("Gemeente Velsen"), maak_eigenaar("Velsen")


def samenvoegen(beheer, weg, blijft, knop="_bevestig"):
    return beheer.vul_in(wijzig(weg, "samenvoegen"), knop=knop, blijft=blijft.pk)


def test_een_naam_die_er_al_staat_vraagt_of_het_dezelfde_is(beheer, maak_eigenaar):
    maak_eigenaar("Omgevingsdienst IJmond", soort="instelling")
    velden = {"naam": "omgevingsdienst Ijmond", "slug": "od", "soort": "instelling"}
    pagina = beheer.vul_in(nieuw(Eigenaar), **velden)
    assert "Er is al een eigenaar met een naam die hierop lijkt" in pagina.fouten[0]
    assert Eigenaar.objects.count() == 1
    assert beheer.vul_in(nieuw(Eigenaar), **velden, toch_opslaan="on").fouten == []
    assert Eigenaar.objects.count() == 2


@pytest.mark.beide
def test_alles_wat_naar_de_een_wees_wijst_daarna_naar_de_ander(
    beheer,
    dubbel,
    maak_agendapunt,
    maak_overleg,
    maak_document,
    maak_ambt,
    maak_eigenaar,
    bewaar,
    samen,
):
    weg, blijft = dubbel
    punt = maak_agendapunt(betrokkenen=[(weg, "trekker"), (weg, "partner"), (blijft, "partner")])
    overleg = maak_overleg(deelnemers=[weg, blijft])
    document = maak_document()
    ambt = maak_ambt(maak_eigenaar(soort="persoon"), weg, taken=[("Zetel", weg)])
    with samen():
        bewaar(document, lambda: document.deelnemers.set([weg]))
        for eigenaar in dubbel:
            bewaar(Deelname(agenda=punt.agenda, eigenaar=eigenaar))
    vooraf = samenvoegen(beheer, weg, blijft, knop="_bekijk")
    assert Eigenaar.objects.filter(pk=weg.pk).exists()
    for rij in (punt, overleg, document, ambt):
        assert str(rij) in vooraf.tekst
    pagina = beheer.verstuur(vooraf, knop="_bevestig")
    assert pagina.adres == wijzig(blijft)
    assert pagina.meldingen == ["Samengevoegd met ‘Gemeente Velsen’."]
    assert not Eigenaar.objects.filter(pk=weg.pk).exists()
    assert [str(b) for b in punt.betrokkenen.all()] == ["Velsen (trekker)", "Velsen (partner)"]
    assert [*overleg.deelnemers.all()] == [*document.deelnemers.all()] == [blijft]
    assert punt.agenda.deelnames.get().eigenaar == blijft
    ambt.refresh_from_db()
    assert (ambt.organisatie, ambt.portefeuilles.get().organisatie) == (blijft, blijft)


def test_de_geschiedenis_houdt_wie_er_stond_en_vertelt_waarom_dat_veranderde(
    beheer, dubbel, maak_agendapunt
):
    weg, blijft = dubbel
    maak_agendapunt(betrokkenen=[(weg, "trekker")])
    beheer.vul_in(
        wijzig(weg, "samenvoegen"), knop="_bevestig", blijft=blijft.pk, reden="Stond er dubbel."
    )
    eerst, daarna = Stand.objects.filter(kenmerk="SA-01").order_by("pk")
    assert [s.inhoud["betrokkenen"][0]["eigenaar"] for s in (eerst, daarna)] == [
        "gemeente-velsen",
        "velsen",
    ]
    los = Gebeurtenis.objects.openbaar().filter(veld="betrokkenen", wijziging=daarna.wijziging)
    assert {g.wijziging.reden for g in los} == {"Stond er dubbel."}


def test_een_persoon_en_een_organisatie_gaan_niet_samen(dubbel, maak_eigenaar):
    persoon = maak_eigenaar("J. Jansen", soort="persoon")
    for ander, zin in ((persoon, "persoon en een organisatie"), (dubbel[0], "andere eigenaar")):
        with pytest.raises(ValidationError, match=zin):
            voeg_eigenaren_samen(dubbel[0], ander)


def test_samenvoegen_met_zichzelf_zegt_wat_er_moet(beheer, dubbel):
    pagina = samenvoegen(beheer, dubbel[0], dubbel[0])
    assert pagina.fouten == ["Kies een andere eigenaar dan deze zelf."]
    assert Eigenaar.objects.count() == 2


def test_wie_niet_mag_verwijderen_voegt_niet_samen(beheer, dubbel, griffie):
    griffie.groups.clear()
    assert beheer.client.get(wijzig(dubbel[0], "samenvoegen")).status_code in (302, 403)
    assert Agendapunt.objects.count() == 0


def test_een_zoekveld_noemt_bij_een_persoon_zijn_ambten(beheer, maak_ambt, maak_eigenaar):
    jansen = maak_eigenaar("J. Jansen", soort="persoon")
    maak_ambt(persoon=jansen, organisatie=maak_eigenaar("Velsen"), functie="Wethouder")
    vraag = "app_label=agenda&model_name=betrokkenheid&field_name=eigenaar&term=jansen"
    gevonden = beheer.client.get(f"{reverse('admin:autocomplete')}?{vraag}").json()["results"]
    assert [los["text"] for los in gevonden] == [
        "J. Jansen, Wethouder Velsen (naam niet op de site)"
    ]


def test_het_oude_adres_leidt_naar_wie_blijft_ook_na_nog_een_keer(
    beheer, client, dubbel, maak_eigenaar, maak_agendapunt
):
    weg, blijft = dubbel
    derde = maak_eigenaar("Velsen (gemeente)")
    maak_agendapunt(betrokkenen=[(weg, "trekker"), (derde, "partner")])
    assert client.get(weg.get_absolute_url()).status_code == 200
    samenvoegen(beheer, weg, blijft)
    assert client.get(weg.get_absolute_url()).url == blijft.get_absolute_url()
    samenvoegen(beheer, blijft, derde)
    for adres in (weg.get_absolute_url(), blijft.get_absolute_url()):
        assert client.get(adres).url == derde.get_absolute_url()


def test_wie_niet_op_de_site_mag_krijgt_geen_adres_dat_ergens_heen_leidt(
    beheer, client, maak_eigenaar, maak_agendapunt
):
    stil = maak_eigenaar("J. de Vries", soort="persoon")
    blijft = maak_eigenaar("Jan de Vries", soort="persoon", naam_openbaar=True)
    maak_agendapunt(betrokkenen=[(stil, "trekker"), (blijft, "partner")])
    samenvoegen(beheer, stil, blijft)
    assert client.get(blijft.get_absolute_url()).status_code == 200
    assert client.get(stil.get_absolute_url()).status_code == 404


def test_wat_er_mist_staat_ook_bovenaan_met_een_link_naar_het_veld(beheer, maak_eigenaar):
    pagina = beheer.vul_in(wijzig(maak_eigenaar(), "samenvoegen"), knop="_bekijk", reden="")
    links = pagina.boom.xpath("//ul[@class='foutenlijst']/li/a/@href")
    assert links == ["#id_blijft", "#id_reden"]
    assert all(pagina.boom.xpath(f"//*[@id='{link[1:]}']") for link in links)
    assert pagina.tekst.index("Welke eigenaar blijft? Dit veld") < pagina.tekst.index(
        "Typ een deel"
    )
