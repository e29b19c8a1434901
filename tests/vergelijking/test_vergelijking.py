"""Two moments of an agenda, next to each other, as a council member asks for it."""

import json
from datetime import date

from agenda.bewerkingen import publiceer, trek_in
from agenda.models import Betrokkenheid, Gebeurtenis
from agenda.opslag import haal_terug, opslaan, verwijder
from ijmond.momentopname import canoniek
from ijmond.vergelijking import vergelijk
from tests.vergelijking.opnamen import het, opname, verander, verander_kader, verplan
from tests.wijzigen import gisteren


def in_het_kort(vergelijking):
    return [(r.kenmerk, str(r.soort), r.woorden) for g in vergelijking.groepen for r in g.regels]


def test_een_moment_met_zichzelf_verschilt_niet(agenda):
    assert not vergelijk(agenda.pk, opname(), opname())


def test_elke_verandering_staat_er_een_keer_in_de_volgorde_van_een_lezer(
    agenda, maak_agendapunt, maak_eigenaar
):
    voor = opname()
    verplan(het("SA-01"), 2027, 2028)
    verander(het("SA-02"), titel="Regionale woonvisie", toelichting="De visie is nieuw.")
    verander(het("SA-03"), domein=agenda.domeinen.get(slug="wonen"))
    beverwijk = maak_eigenaar("Beverwijk")
    punt = het("SA-03")
    opslaan(
        punt, lambda: Betrokkenheid.objects.create(punt=punt, eigenaar=beverwijk, rol="partner")
    )
    verander(het("WA-01"), status="afgerond")
    maak_agendapunt("Haven", perioden=[2028])
    vergelijking = vergelijk(agenda.pk, voor, opname())
    assert in_het_kort(vergelijking) == [
        ("WA-01", "afgerond", ""),
        ("SA-01", "doorgeschoven", "van 2026 naar 2027 en 2028"),
        ("SA-04", "toegevoegd", ""),
        ("SA-03", "naar_ander_domein", "van Economie naar Wonen"),
        ("SA-03", "eigenaar_gewijzigd", "erbij: Beverwijk (partner)"),
        ("SA-02", "tekst_gewijzigd", "van ‘Woonvisie’ naar ‘Regionale woonvisie’"),
        ("SA-02", "tekst_gewijzigd", "toelichting"),
    ]
    assert vergelijking.totalen == (
        "1 punt afgerond, 1 punt doorgeschoven, 1 punt toegevoegd, 1 punt verplaatst en 2 punten "
        "anders beschreven"
    )
    regels = vergelijking.per_punt()
    assert regels["SA-01"][0].reden == "De provincie is later klaar."
    assert [(s.soort, s.tekst) for s in regels["SA-02"][1].stukken if s.soort != "gelijk"] == [
        ("weg", " oud."), ("erbij", " nieuw."),
    ]  # fmt: skip


def test_een_actie_die_verschuift_staat_bij_haar_termijn_en_een_bedrag_krijgt_die_reden_niet(
    agenda, maak_actie
):
    kade = maak_actie("Sluis", termijn=date(2023, 1, 1), termijn_precisie="jaar")
    voor = opname()
    kade.termijn = date(2031, 1, 1)
    opslaan(kade, reden="De provincie is later klaar.")
    opslaan(kade, lambda: kade.bedragen.create(bedrag=5, soort="maximum"))
    vergelijking = vergelijk(agenda.pk, voor, opname())
    [groep] = vergelijking.groepen
    assert groep.naam == "Termijn of bedrag"
    assert [(r.woorden, r.reden) for r in groep.regels] == [
        ("€\N{NO-BREAK SPACE}5, maximum", ""),
        ("van 2023 naar 2031", "De provincie is later klaar."),
    ]
    assert vergelijking.totalen == "1 punt met een andere termijn of een ander bedrag"


def test_andersom_vergeleken_wisselen_oud_en_nieuw(agenda, maak_agendapunt):
    voor = opname()
    verplan(het("SA-01"), 2028)
    verander(het("SA-02"), titel="Anders")
    verander(het("WA-01"), status="loopt")
    actie = het("WA-01")
    opslaan(actie, lambda: actie.bedragen.create(bedrag=5, soort="maximum"))
    maak_agendapunt("Nieuw")
    na = opname()

    def wijzigingen(a, b):
        regels = [r.verandering for g in vergelijk(agenda.pk, a, b).groepen for r in g.regels]
        return {(v.veld, json.dumps(v.oud), json.dumps(v.nieuw)) for v in regels}

    heen, terug = wijzigingen(voor, na), wijzigingen(na, voor)
    assert len(heen) == 5
    assert terug == {(veld, nieuw, oud) for veld, oud, nieuw in heen}


def test_de_lijst_is_punt_voor_punt_wat_een_los_script_in_twee_exports_vindt(
    agenda, maak_agendapunt
):
    voor = json.loads(canoniek.schrijf(opname()))
    opgenomen = opname()
    verplan(het("SA-01"), 2028)
    verander(het("WA-02"), toelichting="Er is meer bekend.")
    verwijder(het("WA-01"), reden="Dubbel.")
    maak_agendapunt("Nieuw")
    verander_kader(agenda)
    na = json.loads(canoniek.schrijf(opname()))

    def punten(export):
        return ((punt["kenmerk"], punt) for punt in (*export["agendapunten"], *export["acties"]))

    was, wordt = dict(punten(voor)), dict(punten(na))
    anders = {k for k in was.keys() | wordt.keys() if was.get(k) != wordt.get(k)}
    assert anders == {"SA-01", "SA-04", "WA-01", "WA-02"}
    vergelijking = vergelijk(agenda.pk, opgenomen, opname())
    assert vergelijking.per_punt().keys() == anders

    sleutels = {"domeinen": "slug", "overleggen": "slug", "themas": "slug", "perioden": "naam",
                "mijlpalen": "titel"}  # fmt: skip

    def kader(export):
        for veld, waarde in export["agenda"].items():
            yield veld.replace("woord_", "woorden/"), waarde
        yield "deelnemers", [deelname["eigenaar"] for deelname in export["deelnames"]]
        for lijst, sleutel in sleutels.items():
            for los in export[lijst]:
                plaats = f"{lijst}/{los[sleutel]}"
                yield plaats, True
                yield from ((f"{plaats}/{veld}", w) for veld, w in los.items() if veld != sleutel)

    was, wordt = dict(kader(voor)), dict(kader(na))
    delen = {p for p in was.keys() ^ wordt.keys() if p.count("/") == 1}
    anders = delen | {p for p in was.keys() & wordt.keys() if was[p] != wordt[p]}
    assert len(vergelijking.kader) == len(anders) == 15


def test_van_wat_nu_niet_openbaar_is_staat_er_alleen_dat_het_is_ingetrokken(agenda, client):
    voor = opname()
    verander(het("SA-02"), titel="Geheim geworden")
    trek_in(het("SA-02"), "Staat nu op een andere agenda.", door="een-medewerker")
    [groep] = vergelijk(agenda.pk, voor, opname()).groepen
    [regel] = groep.regels
    assert (regel.kenmerk, regel.titel, regel.woorden) == ("SA-02", "", "")
    assert regel.reden == "Staat nu op een andere agenda."
    gisteren()
    pagina = client.get(f"{agenda.get_absolute_url()}vergelijk/?van={gisteren()}").content.decode()
    assert "SA-02" not in pagina  # on that day there was nothing yet


def test_wat_in_beide_momenten_staat_en_nu_niet_openbaar_is_blijft_weg(agenda):
    voor = opname()
    verander(het("SA-02"), titel="Geheim geworden")
    daarna = opname()
    trek_in(het("SA-02"), "Staat nu op een andere agenda.")
    for oud, nieuw in ((voor, voor), (voor, daarna), (daarna, voor)):
        assert not vergelijk(agenda.pk, oud, nieuw)
    for oud, nieuw in ((voor, opname()), (opname(), daarna)):
        assert in_het_kort(vergelijk(agenda.pk, oud, nieuw)) == [("SA-02", "ingetrokken", "")]


def test_wat_bezoekers_al_kenden_en_terugkomt_is_ook_in_een_vergelijking_weer_op_de_site(
    agenda, maak_agendapunt, maak_actie, client, django_assert_max_num_queries
):
    begin = opname()
    trek_in(het("SA-02"), "Nog niet rijp.")
    verwijder(het("WA-01"), reden="Dubbel.")
    nieuw, even_weg = maak_agendapunt("Haven"), maak_actie("Duin")
    trek_in(even_weg, "Te vroeg.")
    zonder = opname()
    publiceer(het("SA-02"))
    haal_terug("WA-01")
    publiceer(even_weg)
    assert in_het_kort(vergelijk(agenda.pk, zonder, opname())) == [
        (kenmerk, "gepubliceerd", "") for kenmerk in ("SA-02", "WA-01", even_weg.kenmerk)
    ]
    assert in_het_kort(vergelijk(agenda.pk, begin, opname())) == [
        (p.kenmerk, "toegevoegd", "") for p in (nieuw, even_weg)
    ]
    trek_in(het("SA-02"), "Toch niet.")
    dag = gisteren()
    publiceer(het("SA-02"))
    with django_assert_max_num_queries(12):
        pagina = client.get(f"{agenda.get_absolute_url()}vergelijk/", {"van": dag})
    assert "1 punt weer op de site." in pagina.content.decode()


def test_van_een_tekst_die_anders_terugkomt_staan_de_woorden_nergens(agenda, client):
    voor = opname()
    dag = gisteren()
    trek_in(het("SA-02"), "Er stond een naam in.")
    verander(het("SA-02"), titel="Visie op wonen", toelichting="De visie is nu anders.")
    verplan(het("SA-02"), 2028)
    publiceer(het("SA-02"), reden="De provincie is later klaar.")
    for oud, nieuw in ((voor, opname()), (opname(), voor)):
        assert [(s, w) for _, s, w in in_het_kort(vergelijk(agenda.pk, oud, nieuw))][1:] == [
            ("tekst_gewijzigd", "titel"), ("tekst_gewijzigd", "toelichting"),
        ]  # fmt: skip
    toen = Gebeurtenis.objects.get(kenmerk="SA-02", soort="gepubliceerd").laatst_openbaar
    adres = f"{agenda.get_absolute_url()}vergelijk/?van="
    vanaf_toen = f"{adres}wijziging-{toen.wijziging_id}&tot=nu"
    for waar in (f"{adres}{dag}", vanaf_toen, "/wijzigingen/", het("SA-02").get_absolute_url()):
        pagina = client.get(waar).content.decode()
        assert "De provincie is later klaar." in pagina
        assert ("Doorgeschoven</span>" in pagina) == (adres in waar)
        assert (vanaf_toen.replace("&", "&amp;") in pagina) == (adres not in waar)
        assert "oud." not in pagina
        assert "Woonvisie" not in pagina
    zonder = opname()
    verander(het("SA-02"), toelichting="De visie is klaar.")
    [groep] = vergelijk(agenda.pk, zonder, opname()).groepen
    assert groep.regels[0].stukken  # what changed in plain sight is told in full


def test_een_lang_nummer_staat_na_een_kort_nummer(agenda, maak_actie):
    voor = opname()
    for kenmerk in ("VBW-100", "VBW-12", "VBW-08"):
        maak_actie(kenmerk=kenmerk)
    regels = in_het_kort(vergelijk(agenda.pk, voor, opname()))
    assert [kenmerk for kenmerk, *_ in regels] == ["VBW-08", "VBW-12", "VBW-100"]
