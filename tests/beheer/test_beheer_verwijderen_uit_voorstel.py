"""Who deletes what a voorstel names, reads so first; and deleting is kept as a voorstel itself."""

from datetime import timedelta

import pytest
from django.utils import timezone

from agenda.beschrijving.lezen import inhoud
from agenda.models import Agendapunt, Eigenaar, Vergadering, Voorstel
from agenda.opslag import haal_terug
from agenda.voorstellen import laat_vervallen, leg_voor, nieuw_voorstel, stel_voor, voer_uit
from ijmond.momentopname.voorgesteld import als_json
from tests.beheer.formulier import Beheer, wijzig
from tests.rollen import maak_gebruiker


def links(pagina):
    return pagina.boom.xpath("//main//a[starts-with(@href, '/beheer/voorstellen/')]/@href")


def test_een_voorstel_dat_iets_noemt_staat_bij_het_verwijderen_ervan(beheer, woonvisie):
    voorstel = nieuw_voorstel(woonvisie.agenda, "Na de raad")
    adres = f"/beheer/voorstellen/{voorstel.pk}/"
    velsen = Eigenaar.objects.get(naam="Velsen")
    stel_voor(voorstel, woonvisie, inhoud(woonvisie) | {"titel": "Visie"})
    assert links(beheer.lees(wijzig(woonvisie, "delete"))) == [adres]
    assert links(beheer.kies(Agendapunt, "delete_selected", [woonvisie])) == [adres]
    rollen = [{"eigenaar": velsen.sleutel, "rol": rol} for rol in ("trekker", "partner")]
    assert links(beheer.kies(Eigenaar, "delete_selected", [velsen])) == []
    stel_voor(voorstel, woonvisie, inhoud(woonvisie) | {"betrokkenen": rollen})
    assert voorstel.regels.count() == 1
    laat_vervallen(voorstel)
    assert links(beheer.lees(wijzig(woonvisie, "delete"))) == []


def test_een_periode_die_weg_gaat_en_in_een_voorstel_staat_wordt_genoemd(beheer, woonvisie):
    voorstel = nieuw_voorstel(woonvisie.agenda, "Na de raad")
    rij = {"periode": "2028", "toelichting": ""}
    stel_voor(voorstel, woonvisie, inhoud(woonvisie) | {"planning": [rij]})
    pagina = beheer.vul_in(wijzig(woonvisie.agenda), perioden__2__DELETE="on", knop="_continue")
    assert "Het voorstel Na de raad noemt 2028. Pas dat voorstel aan." in pagina.meldingen


def test_een_vergadering_kan_pas_weg_als_er_niets_meer_voorligt(
    beheer, client, woonvisie, maak_vergadering
):
    over_een_week = timezone.localdate() + timedelta(days=7)
    vergadering = maak_vergadering(datum=over_een_week, datum_precisie="dag")
    naam = str(vergadering)
    voorstel = nieuw_voorstel(woonvisie.agenda, "Na de raad", reden="De raad wil dit.")
    stel_voor(voorstel, woonvisie, inhoud(woonvisie) | {"titel": "Visie"})
    leg_voor(voorstel, vergadering, als_json, openbaar=True)
    adres = f"/beheer/voorstellen/{voorstel.pk}/"
    weg = wijzig(vergadering, "delete")
    pagina = beheer.lees(weg)
    assert "Neem het voorstel ‘Na de raad’ eerst terug." in pagina.boom.text_content()
    assert "In een voorstel kan het nu ook niet" in pagina.tekst
    assert "Bewaar als voorstel" not in pagina.knoppen()
    assert any(link.startswith(adres) for link in links(pagina))
    beheer.stuur(weg, {"post": "yes", "reden": "Dubbel."})
    assert Vergadering.objects.contains(vergadering)
    voer_uit(voorstel)
    beheer.stuur(weg, {"post": "yes", "reden": "Dubbel."})
    assert not Vergadering.objects.contains(vergadering)
    assert f"{naam} (verwijderd)" in beheer.lees(adres).boom.text_content()
    voorstel.refresh_from_db()
    gelezen = client.get(voorstel.get_absolute_url()).content.decode()
    assert "Uitgevoerd op" in gelezen
    assert naam not in gelezen, "what was deleted is on the site no more"
    haal_terug(str(vergadering.pk))
    voorstel.refresh_from_db()
    assert (voorstel.vergadering, voorstel.vergadering_naam) == (vergadering, "")


@pytest.mark.parametrize("rol", ["Griffie", "Redacteur"])
def test_verwijderen_is_een_voorstel_ook_van_wie_het_zelf_niet_mag(client, woonvisie, rol):
    client.force_login(maak_gebruiker("bo", rol))
    beheer, voorstel = Beheer(client), nieuw_voorstel(woonvisie.agenda, "Na de raad")
    [adres] = beheer.lees(wijzig(woonvisie)).boom.xpath("//a[@class='deletelink']/@href")
    vraag = beheer.lees(adres)
    zelf = rol == "Griffie"
    assert ("Ja, verwijder" in vraag.knoppen()) == zelf
    keuze = {"reden": "Dubbel.", "voorstel__voorstel": voorstel.pk}
    pagina = beheer.verstuur(vraag, knop="_voorstel", **keuze)
    assert pagina.meldingen == [
        f"Het verwijderen van {woonvisie} staat in het voorstel Na de raad. "
        "Op de site verandert nog niets."
    ]
    assert pagina.adres == f"/beheer/voorstellen/{voorstel.pk}/"
    voorstel.refresh_from_db()
    [regel] = voorstel.regels.all()
    assert (regel.wat, regel.wie, voorstel.reden) == ("verwijderen", "bo", "Dubbel.")
    if not zelf:
        assert client.post(adres, {"post": "yes", "reden": "Stiekem."}).status_code == 403
    assert Agendapunt.objects.contains(woonvisie)
    voer_uit(voorstel)
    assert not Agendapunt.objects.exists()


def test_wat_niet_kan_verwijdert_niets_en_houdt_wat_er_stond(beheer, woonvisie):
    vraag = beheer.lees(wijzig(woonvisie, "delete"))
    keuze = {"voorstel__voorstel": "9999", "voorstel__titel": "Weg ermee", "reden": "Dubbel."}
    pagina = beheer.verstuur(vraag, knop="_voorstel", **keuze)
    assert "Dit voorstel is er niet meer, of is niet meer in voorbereiding." in pagina.tekst
    velden = pagina.velden()
    assert (velden["voorstel-titel"], velden["reden"]) == ("Weg ermee", "Dubbel.")
    assert Agendapunt.objects.exists()
    assert not Voorstel.objects.exists()


def test_ook_veel_tegelijk_en_wat_van_geen_agenda_is(beheer, woonvisie, maak_agendapunt):
    punten = [woonvisie, maak_agendapunt()]
    vraag = beheer.kies(Agendapunt, "delete_selected", punten)
    pagina = beheer.verstuur(vraag, knop="_voorstel", reden="Dubbel.")
    assert pagina.meldingen[0].startswith("Het verwijderen van 2 punten staat in het voorstel")
    assert Agendapunt.objects.count() == 2
    assert {los.wat for los in Voorstel.objects.get().regels.all()} == {"verwijderen"}
    vraag = beheer.lees(wijzig(Eigenaar.objects.create(naam="Los", slug="los"), "delete"))
    beheer.verstuur(vraag, knop="_voorstel")
    voer_uit(Voorstel.objects.latest("pk"))
    assert not Eigenaar.objects.filter(naam="Los").exists()
