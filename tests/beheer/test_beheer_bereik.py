"""Whoever is bound to one agenda learns nothing of what another prepares, whatever he types."""

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from agenda.models import Agenda, Agendapunt, Gebeurtenis, Stand, Versie
from ijmond.toegang import bind
from tests.beheer.formulier import Beheer, Pagina, lijst
from tests.rollen import maak_gebruiker
from werkagenda.models import Actie, Overleg

MODELLEN = sorted(admin.site._registry, key=lambda model: model._meta.label)


@pytest.fixture(scope="module")
def _agendas(
    eenmalig, maak_agenda, maak_domein, maak_agendapunt, maak_overleg, maak_actie, maak_thema,
    maak_samenhang, maak_stuksoort, maak_begroting, maak_vergadering,
):  # fmt: skip
    """One agenda that a clerk works on, and one in concept of others, with a row of everything."""
    gebruiker = maak_gebruiker("els", "Griffie")
    vreemd = {
        "slug": "vreemd", "voorvoegsel_agendapunt": "VP", "voorvoegsel_actie": "VA",
        "status": "concept",
    }  # fmt: skip
    for woord, velden in (("Eigen", {}), ("Vreemd", vreemd)):
        agenda = maak_agenda(titel=f"{woord}e agenda", **velden)
        domein = maak_domein(f"{woord} domein", agenda)
        overleg = maak_overleg(f"{woord} overleg", domein=domein)
        punten = [maak_agendapunt(f"{woord} punt {n}", domein=domein) for n in (1, 2)]
        actie = maak_actie(f"{woord} werk", overleg=overleg, agendapunt=punten[0])
        maak_thema(f"{woord} thema", domeinen=[domein], punten=punten, agenda=agenda)
        maak_stuksoort(f"{woord} stuk", agenda=agenda)
        maak_samenhang(punten[:1], [actie], titel=f"{woord} verband", agenda=agenda)
        maak_begroting((f"{woord}e post", 2026, 1000), agenda=agenda)
        if woord == "Eigen":
            bind(gebruiker, [agenda])
            maak_vergadering(punten=punten)
    return gebruiker.pk


@pytest.fixture
def els(_agendas, django_user_model, db):
    client = Client()
    client.force_login(django_user_model.objects.get(pk=_agendas))
    return Beheer(client)


def vreemde_nummers():
    """The key of a row of each kind of the other agenda; some kinds share a number."""
    vreemd = Agenda.objects.get(slug="vreemd")
    rijen = [
        getattr(vreemd, relatie.get_accessor_name()).first()
        for relatie in Agenda._meta.related_objects
        if relatie.one_to_many and relatie.related_name != "+"
    ]
    nummers = {rij.pk for rij in rijen if rij and not isinstance(rij, Stand | Gebeurtenis)}
    return sorted(nummers | {vreemd.pk, vreemd.punten.last().pk})


def adressen(model):
    """The form of a new one, and of one that is there."""
    naam = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    rijen = model._default_manager.all()
    if model is Agenda:
        rijen = rijen.exclude(slug="vreemd")
    elif hasattr(model, "agenda"):
        rijen = rijen.exclude(agenda__slug="vreemd")
    eigen = Agenda.objects.exclude(slug="vreemd").get()
    yield f"{reverse(f'{naam}_add')}?agenda={eigen.slug}"
    if rij := rijen.first():
        yield reverse(f"{naam}_change", args=[rij.pk])


def keuzevelden(pagina):
    """The names of what is chosen in a form, of each row that can be added too."""
    namen = pagina.boom.xpath("//main//select/@name")
    vakjes = pagina.boom.xpath("//main//input[@type='checkbox'][@value!='on']/@name")
    alle = {*namen, *vakjes}
    return {naam.replace("__prefix__", "0") for naam in alle}


@pytest.mark.lang
@pytest.mark.parametrize("model", MODELLEN, ids=lambda model: model._meta.model_name)
def test_een_getypt_nummer_van_een_ander_zijn_concept_zegt_niets(els, model):
    for adres in adressen(model):
        antwoord = els.client.get(adres)
        if antwoord.status_code != 200:
            continue
        assert "Vreemd" not in antwoord.text, adres
        pagina = Pagina(antwoord)
        if not pagina.knoppen():
            continue
        velden = {naam: w for naam, w in pagina.velden().items() if w is not None}
        velden |= {naam: "1" for naam in velden if naam.endswith("-TOTAL_FORMS")}
        for nummer in vreemde_nummers():
            getypt = velden | dict.fromkeys(keuzevelden(pagina), str(nummer)) | {"_save": "x"}
            antwoord = els.client.post(adres, getypt, follow=True)
            assert "Vreemd" not in antwoord.text, (adres, nummer)


@pytest.mark.lang
def test_geen_zoekveld_en_geen_lijst_noemt_een_ander_zijn_concept(els):
    for model, los in admin.site._registry.items():
        for veld in (los, *(inline for inline in los.inlines)):
            van = getattr(veld, "model", model)
            for naam in veld.autocomplete_fields:
                vraag = {
                    "app_label": van._meta.app_label, "model_name": van._meta.model_name,
                    "field_name": naam, "term": "vree",
                }  # fmt: skip
                for meer in ({}, {"agenda": "vreemd"}):
                    antwoord = els.client.get("/beheer/autocomplete/", vraag | meer)
                    assert "Vreemd" not in antwoord.text, vraag
        antwoord = els.client.get(lijst(model), {"q": "vree"})
        assert "Vreemd" not in antwoord.text, model


def test_wat_al_van_een_ander_zijn_concept_is_zegt_niet_van_wie(els):
    eigen = Agenda.objects.exclude(slug="vreemd").get()
    pagina = els.vul_in(
        reverse("admin:agenda_agenda_change", args=[eigen.pk]), voorvoegsel_agendapunt="VP"
    )
    assert "‘VP’ is al van een agenda in concept. Kies iets anders." in pagina.fouten


@pytest.mark.lang
@pytest.mark.parametrize("model", [Agendapunt, Actie, Overleg, Versie])
def test_een_nummer_als_filter_van_een_lijst_zegt_niets(els, model):
    for nummer in vreemde_nummers():
        for filter_ in ("agenda__id__exact", "domein__id__exact", "overleg__id__exact"):
            antwoord = els.client.get(lijst(model), {filter_: nummer}, follow=True)
            assert "Vreemd" not in antwoord.text, (filter_, nummer)
