"""A number that no database can hold, in a form or an address: an answer, and not a fault."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.urls import reverse

from agenda.models import Agenda, Agendapunt, Document, Vergadering
from tests.beheer.formulier import Beheer, lijst
from werkagenda.models import Actie

GROOT = "99999999999999999999"
pytestmark = pytest.mark.lang  # all forms, field by field

MODELLEN = sorted(admin.site._registry, key=lambda model: model._meta.label)


@pytest.fixture(scope="module")
def _van_alles(eenmalig, maak_agendapunt, maak_actie, maak_document, maak_vergadering):
    punt = maak_agendapunt(bron=maak_document("Het rapport"))
    maak_actie(agendapunt=punt)
    maak_vergadering()


@pytest.fixture
def beheerder(_van_alles, admin_client):
    """Somebody who may change all, at a portal that holds a row of each kind that counts."""
    admin_client.raise_request_exception = False
    return admin_client


def relaties(model):
    """The fields of a form that hold the key of something else."""
    velden = (*model._meta.fields, *model._meta.many_to_many)
    return [los.name for los in velden if los.is_relation and los.editable]


@pytest.mark.beide
@pytest.mark.parametrize("model", MODELLEN, ids=lambda model: model._meta.model_name)
def test_geen_fout_door_een_nummer_dat_geen_database_kent(beheerder, model):
    """In the form of a new one, and of one that is there, in each field that names something."""
    rij = model._default_manager.first()
    adressen = [reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_add")]
    if hasattr(model, "agenda"):
        adressen = [f"{adressen[0]}?agenda={Agenda.objects.values_list('pk', flat=True).first()}"]
    if rij:
        wijzig = f"admin:{model._meta.app_label}_{model._meta.model_name}_change"
        adressen.append(reverse(wijzig, args=[rij.pk]))
    gezegd = []
    for adres in adressen:
        gegevens = {"_save": "x", **dict.fromkeys(relaties(model), GROOT)}
        gezegd.append(beheerder.post(adres, gegevens).status_code)
    vragen = [f"{naam}__{hoe}={GROOT}" for naam in relaties(model) for hoe in ("exact", "in")]
    gezegd += [beheerder.get(f"{lijst(model)}?{vraag}").status_code for vraag in vragen]
    if rij:  # a row is looked up by a column, of which this names none
        for pad in (adressen[1], adressen[1].replace("/change/", "/delete/")):
            gezegd.append(beheerder.get(f"{pad}?_to_field=").status_code)
            gezegd.append(beheerder.post(pad, {"_to_field": ""}).status_code)
    assert [status for status in gezegd if status >= 500] == []


@pytest.mark.parametrize("model", [Document, Group, Actie, Vergadering, Agendapunt])
def test_geen_fout_door_het_nummer_van_een_rij(beheerder, model):
    """Each hidden number of a whole form, one after another."""
    rij = model._default_manager.first() or model._default_manager.create()
    wijzig = f"admin:{model._meta.app_label}_{model._meta.model_name}_change"
    pagina = Beheer(beheerder).lees(reverse(wijzig, args=[rij.pk]))
    velden = {naam: waarde for naam, waarde in pagina.velden().items() if waarde is not None}
    fouten = []
    for naam in velden:
        if naam.endswith(("-id", "_ptr", "agenda", "bron", "punt", "vergadering", "orgaan")):
            antwoord = beheerder.post(pagina.adres, velden | {naam: GROOT, "_save": "x"})
            fouten += [naam] if antwoord.status_code >= 500 else []
    assert fouten == []
