"""Who deletes what a voorstel names, reads so first, with the way to that voorstel."""

from agenda.beschrijving.lezen import inhoud
from agenda.models import Agendapunt, Eigenaar
from agenda.voorstellen import laat_vervallen, nieuw_voorstel, stel_voor
from tests.beheer.formulier import wijzig


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
