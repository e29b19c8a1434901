"""The region's own agenda: complete, and to be found from the front page."""

import re
from collections import Counter, defaultdict
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db.models import CharField
from django.db.models.functions import Length

from agenda.bewerkingen import zoek
from agenda.datums import datum_in_woorden
from agenda.models import (
    Agenda,
    Agendapunt,
    Bedrag,
    Betrokkenheid,
    Eigenaar,
    Gebeurtenis,
    Punt,
    Stand,
    Vergadering,
    Versie,
)
from agenda.opslag import opslaan
from ijmond.momentopname import canoniek
from ijmond.momentopname.opnemen import neem_op
from ijmond.vergelijking import vergelijk
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
ACTIES_VAN_AGENDAPUNTEN = {
    "SA-03": "WA-37 WA-38",
    "SA-05": "WA-45 WA-46 WA-47",
}
ACTIES_PER_STATUS = {
    "gepland": "02 03 18 19 27 28 39 40 41 42 48 69 77 78 84 85",
    "loopt": "01 04 06 08 09 10 12 13 14 15 16 22 23 25 26 32 33 34 38 44 47 51 59 68 70 79",
}
AANTAL_PER_STATUS = {"gepland": 16, "loopt": 26, "onbekend": 44}
TERMIJNEN = {
    "WA-02": "2015",
    "WA-18": "2015",
    "WA-19": "2018",
    "WA-27": "2015",
    "WA-40": "2015",
    "WA-41": "2015",
    "WA-42": "2016",
    "WA-48": "2015",
    "WA-59": "2016",
    "WA-63": "2019",
    "WA-77": "1 januari 2017",
    "WA-84": "2015",
    "WA-85": "2015",
}
TERMIJN_ALLEEN_IN_WOORDEN = {
    "WA-08": "inkoop 2016 en 2017",
    "WA-14": "inkoop 2016 en 2017",
    "WA-51": "voor de zomer",
}
DRIE = "beverwijk heemskerk velsen"
BETROKKENEN = {
    "SA-02": {"partner": "arbeidsmarktregio-zuid-kennemerland-en-ijmond werkbedrijf"},
    "SA-03": {"partner": "techport"},
    "SA-04": {"uitvoerder": DRIE},
    "SA-07": {"partner": DRIE},
    "SA-08": {},
    "WA-01": {"partner": "ijmond-werkt centrum-voor-jeugd-en-gezin"},
    "WA-05": {},
    "WA-08": {"partner": "midden-kennemerland zuid-kennemerland"},
    "WA-09": {"partner": "veilig-thuis midden-kennemerland zuid-kennemerland"},
    "WA-13": {"partner": "achmea"},
    "WA-14": {"partner": "midden-kennemerland zuid-kennemerland"},
    "WA-16": {"partner": "haarlem"},
    "WA-23": {
        "coordinator": "omgevingsdienst-ijmond",
        "partner": f"{DRIE} tata-steel vno-ncw ondernemersvereniging-ijmond mkb-nederland "
        "rijkswaterstaat provincie-noord-holland platform-ijmond-bereikbaar",
    },
    "WA-25": {"partner": f"{DRIE} rijk provincie-noord-holland amsterdam"},
    "WA-26": {"uitvoerder": "platform-milieu-en-gezondheid", "partner": DRIE},
    "WA-27": {"partner": "castricum heiloo alkmaar"},
    "WA-33": {"partner": "provincie-noord-holland tata-steel"},
    "WA-37": {"partner": "techport amsterdam-economic-board"},
    "WA-38": {"uitvoerder": "techport"},
    "WA-39": {
        "partner": "techport cluster-maakindustrie-mra wind-at-work "
        "amsterdam-ijmuiden-offshore-ports"
    },
    "WA-41": {"coordinator": "omgevingsdienst-ijmond", "partner": "platform-ijmond-bereikbaar"},
    "WA-44": {"uitvoerder": "provincie-noord-holland beverwijk velsen"},
    "WA-50": {"uitvoerder": "recreatie-noord-holland", "partner": "velsen"},
    "WA-51": {"uitvoerder": "recreatie-noord-holland", "partner": "provincie-noord-holland"},
    "WA-52": {
        "uitvoerder": "landschap-noord-holland",
        "financier": DRIE,
        "partner": "regionaal-economisch-bureau",
    },
    "WA-66": {"partner": "metropoolregio-amsterdam haarlemmermeer zaanstreek zuid-kennemerland"},
    "WA-69": {"partner": "heemskerk velsen"},
    "WA-75": {"partner": "veiligheidsregio-kennemerland ijmond-werkt"},
    "WA-79": {"coordinator": "beverwijk velsen"},
    "WA-82": {},
}
GEMEENTECODES = {
    "alkmaar": "gm0361",
    "amsterdam": "gm0363",
    "beverwijk": "gm0375",
    "castricum": "gm0383",
    "haarlem": "gm0392",
    "heemskerk": "gm0396",
    "heiloo": "gm0399",
    "velsen": "gm0453",
}


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regio")]

SLUG = "ijmond-2015-2018"


def agendapunten():
    return Agendapunt.objects.filter(agenda__slug=SLUG)


def acties():
    return Actie.objects.filter(agenda__slug=SLUG)


def test_alle_punten_overleggen_en_acties_uit_het_document_zijn_geladen():
    agenda = Agenda.objects.get(slug=SLUG)
    assert agenda.domeinen.count() == 3
    assert agendapunten().openbaar().count() == 11
    assert Counter(Overleg.objects.values_list("soort", flat=True)) == {
        "pfh-overleg": 15,
        "secretarissenoverleg": 1,
    }
    assert [o.acties.openbaar().count() for o in Overleg.objects.all()] == ACTIES_PER_OVERLEG
    assert sum(ACTIES_PER_OVERLEG) == 86
    assert agenda.mijlpalen.count() == 7


def test_elk_agendapunt_staat_in_de_jaren_van_het_document():
    jaren = {
        punt.kenmerk: " ".join(periode.naam for periode in punt.perioden.all())
        for punt in agendapunten().prefetch_related("perioden")
    }
    assert jaren == JAREN


def test_de_drie_bedragen_staan_er_met_soort_en_jaar():
    bedragen = Bedrag.objects.filter(punt__in=acties()).order_by("-bedrag")
    assert list(bedragen.values_list("bedrag", "soort", "jaar")) == [
        (Decimal(50_000), "maximum", 2015),
        (Decimal(15_000), "voorlopige_reservering", 2015),
        (Decimal(10_000), "reservering", 2015),
    ]


def test_acties_horen_bij_het_agendapunt_dat_het_document_met_dezelfde_woorden_noemt():
    gekoppeld = acties().filter(agendapunt__isnull=False)
    assert dict(gekoppeld.values_list("kenmerk", "agendapunt__kenmerk")) == {
        actie: agendapunt
        for agendapunt, acties in ACTIES_VAN_AGENDAPUNTEN.items()
        for actie in acties.split()
    }


def test_agendapunten_zijn_gepland_en_een_actie_heeft_de_status_die_het_document_noemt():
    assert set(agendapunten().values_list("status", flat=True)) == {"gepland"}
    statussen = dict(acties().values_list("kenmerk", "status"))
    assert Counter(statussen.values()) == AANTAL_PER_STATUS
    for status, nummers in ACTIES_PER_STATUS.items():
        assert [k for k, s in statussen.items() if s == status] == [
            f"WA-{nummer}" for nummer in nummers.split()
        ]


def test_termijnen_zijn_zo_precies_als_het_document():
    met_datum = acties().filter(termijn__isnull=False)
    assert {
        a.kenmerk: datum_in_woorden(a.termijn, a.termijn_precisie) for a in met_datum
    } == TERMIJNEN
    zonder_datum = acties().filter(termijn__isnull=True).exclude(termijn_tekst="")
    assert dict(zonder_datum.values_list("kenmerk", "termijn_tekst")) == TERMIJN_ALLEEN_IN_WOORDEN


@pytest.mark.parametrize("kenmerk", BETROKKENEN)
def test_wie_het_document_bij_een_punt_noemt_is_betrokken_in_die_rol(kenmerk):
    rollen = defaultdict(set)
    for rol, eigenaar in Betrokkenheid.objects.filter(punt__kenmerk=kenmerk).values_list(
        "rol", "eigenaar__slug"
    ):
        rollen[rol].add(eigenaar)
    assert rollen == {rol: set(wie.split()) for rol, wie in BETROKKENEN[kenmerk].items()}


def test_de_gemeenten_hebben_hun_officiele_adres():
    gemeenten = Eigenaar.objects.filter(soort="gemeente", slug__in=GEMEENTECODES)
    assert dict(gemeenten.values_list("slug", "tooi_uri")) == {
        slug: f"https://identifier.overheid.nl/tooi/id/gemeente/{code}"
        for slug, code in GEMEENTECODES.items()
    }


def test_geen_toelichting_kondigt_aan_wat_er_nog_komt():
    teksten = {agenda.slug: agenda.inleiding for agenda in Agenda.objects.all()}
    for punt in (*Agendapunt.objects.all(), *Actie.objects.all()):
        teksten[punt.kenmerk] = punt.toelichting
        for behandeling in punt.behandelingen.all():
            teksten[punt.kenmerk] += "\n" + behandeling.toelichting
    aankondiging = re.compile(
        r"\b(er komen|er komt|komen er|komt er|nog niet|al stappen|zal|zullen|binnenkort)\b",
        re.IGNORECASE,
    )
    assert {k: m[0] for k, t in teksten.items() if (m := aankondiging.search(t))} == {}


def test_de_vergadering_van_19_mei_behandelt_de_monitoring():
    vergadering = Vergadering.objects.openbaar().get(datum__year=2015)
    assert vergadering.datum_in_woorden == "19 mei 2015"
    assert [b.punt.titel for b in vergadering.behandelingen.all()] == ["Monitoring"]


def test_nog_een_keer_laden_verandert_niets_en_meldt_wat_anders_is():
    actie = Actie.objects.get(kenmerk="WA-53")
    actie.titel = "Een andere titel"
    opslaan(actie)
    uitvoer = StringIO()
    call_command("laad", stdout=uitvoer)
    assert "verschilt: actie WA-53, titel: " in uitvoer.getvalue()
    assert uitvoer.getvalue().count("verschilt") == 1
    assert "Toegevoegd: 0." in uitvoer.getvalue()
    actie.refresh_from_db()
    assert actie.titel == "Een andere titel"


def test_een_fout_in_een_bestand_noemt_de_plaats_en_laadt_niets(tmp_path):
    fout = tmp_path / "fout.toml"
    fout.write_text(
        '[[orgaan]]\nslug = "raad"\nnaam = "Raad"\n[[eigenaar]]\nslug = "x"\nnaam = "X"\n'
    )
    with pytest.raises(CommandError, match=r"fout\.toml, regel 4, eigenaar x: .*'soort'"):
        call_command("laad", str(fout))
    assert not Eigenaar.objects.filter(slug="x").exists()


def test_elke_echte_tekst_past_in_haar_kolom():
    """PostgreSQL refuses what is longer; SQLite takes it."""
    kolommen = [
        (model._base_manager, veld)
        for model in apps.get_models(include_auto_created=True)
        for veld in model._meta.local_concrete_fields
        if isinstance(veld, CharField) and veld.max_length
    ]
    te_lang = [
        str(veld)
        for rijen, veld in kolommen
        if rijen.alias(lang=Length(veld.name)).filter(lang__gt=veld.max_length).exists()
    ]
    assert len(kolommen) > 100
    assert te_lang == []


def test_alle_regels_gelden_voor_de_geladen_gegevens():
    uitvoer = StringIO()
    call_command("controleer", stdout=uitvoer)
    assert "Alles klopt." in uitvoer.getvalue()


def test_versie_1_is_de_agenda_van_2015_en_daarna_gebeurde_alleen_wat_een_bron_vertelt():
    [versie] = Versie.objects.filter(agenda__slug=SLUG)
    assert (versie.nummer, versie.datum_in_woorden) == (1, "2015")
    toen = canoniek.lees(versie.inhoud)
    assert len(toen.punten) == 11 + 86
    agenda = Agenda.objects.select_related("bijwerking").get(slug=SLUG)
    [groep] = vergelijk(agenda.pk, toen, neem_op(agenda)).groepen
    [regel] = groep.regels
    assert (regel.kenmerk, regel.woorden) == ("SA-01", "IJmondcommissie, 22 maart 2016")
    gebeurd = Gebeurtenis.objects.filter(openbaar=True, agenda__slug=SLUG)
    assert {g.datum_in_woorden for g in gebeurd.filter(soort="toegevoegd")} == {"2015"}
    besproken = gebeurd.get(soort="behandeld")
    assert besproken.datum == date(2016, 3, 22)
    assert (str(besproken.wijziging.bron), besproken.wijziging.bron_plaats) == (
        "Transformatie-agenda sociaal domein IJmond", "Inleiding",
    )  # fmt: skip


def test_elke_geschiedenis_van_de_agenda_is_te_doorzoeken():
    geschiedenissen = {
        (los.kenmerk or los.agenda_id): los for los in Stand.objects.filter(agenda__slug=SLUG)
    }
    assert len(geschiedenissen) > 90
    for los in geschiedenissen.values():
        with pytest.raises(ValidationError, match="staat niet in de geschiedenis"):
            zoek(los.agenda, los.kenmerk, "Dit staat nergens")


def test_een_vergelijking_noemt_bij_wat_de_bron_van_later_vertelt_die_bron(client):
    pagina = client.get(f"/agenda/{SLUG}/vergelijk/?van=versie-1").content.decode()
    besproken = Gebeurtenis.objects.get(veld="behandelingen", agenda__slug=SLUG)
    assert besproken.wijziging.bron.titel in pagina
    assert "</a>, Inleiding." in pagina


def test_wat_met_zijn_agenda_op_de_site_komt_staat_er_een_keer():
    kenmerken = Gebeurtenis.objects.filter(soort="toegevoegd").values_list("kenmerk", flat=True)
    assert len(kenmerken) == len(set(kenmerken)) == Punt.objects.count()
