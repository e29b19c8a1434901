"""What holds for every page of the admin, seen in a real browser by a clerk."""

from collections import defaultdict
from urllib.parse import urlsplit

import pytest
from django.urls import resolve, reverse

from agenda.beschrijving.lezen import inhoud
from agenda.models import (
    Agenda,
    Ambt,
    Begrotingsregel,
    Eigenaar,
    Opgave,
    Samenhang,
    Stand,
    Vergadering,
    Voorstel,
)  # fmt: skip
from agenda.opslag import opslaan, verwijder
from agenda.voorstellen import nieuw_voorstel, stel_voor
from tests.browser.handleiding import NAMEN, ontbreekt

OPEN = "() => document.querySelectorAll('main details').forEach(los => { los.open = true; })"
"""What stands folded is looked at too."""


@pytest.fixture
def beheerpaginas(
    maak_agendapunt,
    maak_actie,
    maak_eigenaar,
    maak_vergadering,
    maak_document,
    maak_overleg,
    maak_domein,
) -> list[str]:
    """One address of each kind of page that a clerk works on, filled with a row of each kind."""
    velsen, bea = maak_eigenaar("Velsen"), maak_eigenaar("Bea", soort="persoon")
    ambt = Ambt(persoon=bea, organisatie=velsen, functie="wethouder")
    samenhang = Samenhang(agenda=maak_domein().agenda, soort="raakt_aan", nummer=1, titel="Water")
    opgave = Opgave(titel="Water", slug="water", soort="opgave", regio="IJmond")
    regel = Begrotingsregel(agenda=samenhang.agenda, post="Jeugd", jaar=2016, bedrag=31652388)
    opslaan(regel)
    soorten = samenhang.agenda.stuksoorten
    opslaan(samenhang.agenda, lambda: soorten.create(naam="Nota", slug="nota", volgorde=1))
    opslaan(ambt, lambda: ambt.portefeuilles.create(omschrijving="Wonen"))
    document = maak_document()
    opslaan(document, lambda: document.aanbevelingen.create(onderwerp="Water", aanbeveling="Meet."))
    punt = maak_agendapunt(
        perioden=[2026],
        betrokkenen=[(velsen, "trekker")],
        verwijzingen=[("Een stuk", "https://voorbeeld.example/stuk")],
        bron=document,
    )
    eerste = Stand.objects.get(kenmerk=punt.kenmerk)
    punt.toelichting, punt.interne_notitie = "Anders dan eerst.", "Bellen."
    opslaan(punt, door="anna", reden="Nieuw onderzoek.")
    overleg = maak_overleg(deelnemers=[velsen])
    actie = maak_actie(agendapunt=punt, overleg=overleg, publicatie="concept")
    maak_actie(overleg=overleg)
    verwijder(maak_actie(overleg=overleg))
    vergadering = maak_vergadering(punten=[punt])
    opslaan(opgave, lambda: opgave.punten.create(punt=punt, bron=document))

    def verbind():
        samenhang.delen.create(zijde="a", punt=punt)
        samenhang.delen.create(zijde="b", domein=punt.domein)

    opslaan(samenhang, verbind)
    objecten = (
        punt, actie, overleg, vergadering, velsen, bea, ambt, punt.agenda, document,
        vergadering.orgaan, samenhang, opgave, regel,
    )  # fmt: skip
    adressen = [
        reverse("werklijst"), reverse("admin:agenda_punt_verwijderd"),
        reverse("opmaak"), reverse("rust"), f"{reverse('beheer-zoeken')}?q=velsen",
        f"{reverse('rust')}?regel=zonder-termijn:{actie.kenmerk}",
    ]  # fmt: skip
    for rij in objecten:
        naam = f"admin:{rij._meta.app_label}_{rij._meta.model_name}"
        adressen.append(reverse(f"{naam}_change", args=[rij.pk]))
    kies = f"?agenda={punt.agenda.slug}"
    adressen += [
        reverse("admin:agenda_agendapunt_changelist"),
        reverse("admin:agenda_vergadering_changelist"),
        reverse("admin:agenda_versie_changelist"),
        reverse("admin:agenda_agendapunt_add") + kies,
        reverse("admin:werkagenda_actie_add") + kies,
        reverse("admin:agenda_samenhang_add") + kies,
        reverse("admin:agenda_begrotingsregel_add") + kies,
        reverse("admin:agenda_ambt_add") + f"?persoon={bea.pk}",
        reverse("admin:agenda_samenhang_changelist"),
        reverse("admin:agenda_begrotingsregel_changelist"),
        reverse("admin:agenda_agendapunt_delete", args=[punt.pk]),
        reverse("admin:agenda_punt_geschiedenis", args=[punt.kenmerk]),
        reverse("admin:agenda_punt_terug", args=[punt.kenmerk, eerste.pk]),
        reverse("admin:agenda_wijziging_ongedaan", args=[eerste.wijziging_id]),
        reverse("admin:planbord", args=[punt.agenda.slug]),
        reverse("volgorde", args=[punt.agenda.slug]),
        reverse("admin:agenda_eigenaar_history", args=[velsen.pk]),
        reverse("vooruitblik", args=[actie.kenmerk]),
        reverse("vooruitblik-stand", args=[punt.kenmerk, eerste.pk]),
        reverse("admin:agenda_agendapunt_intrekken", args=[punt.pk]),
        reverse("admin:agenda_agenda_opvolging", args=[punt.agenda.pk]),
        reverse("neem-over", args=[punt.agenda.pk]),
        reverse("admin:agenda_agendapunt_changelist") + "?q=bestaat-niet",
    ]
    voorstel = nieuw_voorstel(punt.agenda, "Na de commissie")
    stel_voor(voorstel, punt, inhoud(punt) | {"toelichting": "Nog anders."})
    adressen += [
        reverse(f"voorstel-{naam}", args=[voorstel.pk])
        for naam in ("agenda", "vergelijking", "voorleggen", "laat-vervallen")
    ]
    return list(dict.fromkeys(adressen))


def andere_paginas() -> list[str]:
    """What the manual tells of, and looks as another page does."""
    agenda, eigenaar = Agenda.objects.get(), Eigenaar.objects.get(naam="Velsen")
    kies = f"?agenda={agenda.slug}"
    return [
        *(reverse(f"admin:agenda_{los}_changelist") for los in ("agenda", "orgaan", "opgave")),
        reverse("admin:agenda_versie_add") + kies,
        reverse("admin:agenda_eigenaar_samenvoegen", args=[eigenaar.pk]),
        reverse("admin:voorstel", args=[Voorstel.objects.get().pk]),
        reverse("maykin_2fa:account_security"),
        reverse("maykin_2fa:backup_tokens"),
        reverse("agenda", args=[agenda.slug]),
        reverse("vergelijk", args=[agenda.slug]),
        Vergadering.objects.get().get_absolute_url(),
        reverse("eigenaren"),
        reverse("wijzigingen"),
    ]


def test_elke_soort_pagina_is_toegankelijk_en_zegt_wat_de_handleiding_zegt(
    pagina, log_in, axe, beheerpaginas
):
    pagina.goto("/beheer/")
    axe(pagina)  # the login page
    log_in(pagina)
    # So high that the buttons that stay in sight hide nothing that axe measures.
    pagina.set_viewport_size({"width": 1280, "height": 4000})
    gezien = defaultdict(set)

    def bekijk(adres):
        pagina.goto(adres)
        namen = {" ".join(naam.split()) for naam in pagina.evaluate(NAMEN)}
        gezien[resolve(urlsplit(adres).path).url_name] |= namen

    for adres in beheerpaginas:
        pagina.emulate_media(color_scheme="light")
        bekijk(adres)
        pagina.evaluate(OPEN)
        axe(pagina)
        pagina.emulate_media(color_scheme="dark")
        axe(pagina, alleen_kleur=True)
    for adres in andere_paginas():
        bekijk(adres)
    assert not (mist := ontbreekt(gezien)), "\n".join(mist)


def test_axe_vindt_geen_fout_in_een_formulier_met_meldingen(pagina, log_in, axe, maak_agendapunt):
    punt = maak_agendapunt()
    log_in(pagina)
    pagina.goto(reverse("admin:agenda_agendapunt_change", args=[punt.pk]))
    pagina.get_by_role("textbox", name="Titel:").fill(" ")
    pagina.get_by_role("button", name="Opslaan", exact=True).click()
    assert "Dit veld is verplicht" in pagina.get_by_role("main").inner_text()
    axe(pagina)
