"""The page on which two moments of an agenda are compared."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.shortcuts import get_object_or_404, redirect, render

from agenda.choices import Precisie
from agenda.datums import datum_in_woorden
from agenda.invoer import DagField, DagInput
from agenda.models import Agenda, Versie

from ..momentopname.momenten import (
    NU,
    PAS_SINDS_VANDAAG,
    Moment,
    dag_uit,
    getypte_dag,
    is_van_vandaag,
    laatste_versie,
    moment,
)
from ..momentopname.tweemaal import neem_beide_op
from ..vergelijking import vergelijk
from .vergelijkblad import Vergelijkblad

VRAGEN = {"van": "Van", "tot": "Tot"}


def dagveld():
    """A day to type; the page then moves to an address where that day is a choice of the list."""
    return DagField(label="of het eind van een dag", required=False, widget=DagInput())


class MomentenForm(forms.Form):
    """The two moments to compare; without a first one the page asks for it."""

    use_required_attribute = False  # who types a day need not choose from the list

    van = forms.Field(label="Moment", widget=forms.Select)
    van_dag = dagveld()
    tot = forms.Field(label="Moment", widget=forms.Select)
    tot_dag = dagveld()

    def __init__(self, gevraagd: dict[str, str], agenda: Agenda, versies: Sequence[Versie]):
        super().__init__(gevraagd if gevraagd["van"] else None, initial=gevraagd)
        self.agenda = agenda
        velden: Any = self.fields
        self.momenten: dict[str, Any] = {}
        for vraag, waarde in gevraagd.items():
            self.momenten[vraag] = _zoek(waarde, agenda, versies)
            velden[vraag].widget.choices = _opties(waarde, self.momenten[vraag], versies)

    def clean(self):
        """Of some days nothing was kept, which is an error."""
        for vraag, gevonden in self.momenten.items():
            try:
                if isinstance(gevonden, ValueError):
                    raise gevonden
                gevonden.eis(self.agenda)
            except ValueError as fout:
                self.add_error(vraag, str(fout))

    def vragen(self) -> Iterator[tuple[str, forms.BoundField, forms.BoundField]]:
        """What each moment is called, its list, and the day that may be typed instead."""
        for vraag, naam in VRAGEN.items():
            yield naam, self[vraag], self[f"{vraag}_dag"]


def vergelijk_view(request, slug):
    """`?van=` and `?tot=`, each a moment; without them, since the last version.

    With a typed date (`van_dag`) it moves to `?van=2016-03-22`, where the list has that day.
    """
    agendas = Agenda.objects.openbaar().select_related("bijwerking").met_vorige_vergadering()
    agenda = get_object_or_404(agendas, slug=slug)
    if eigen := _eigen_adres(request.GET):
        return redirect(f"{request.path}?{eigen.urlencode()}")
    form = lees_momenten(request.GET, agenda)
    context = {"agenda": agenda, "form": form, "eigen_vraag": {}}
    if form.is_valid():
        van, tot = form.momenten.values()
        verschil = vergelijk(agenda.pk, *neem_beide_op(agenda, van, tot))
        context |= {
            "van": van,
            "tot": tot,
            "eigen_vraag": _zelf_gekozen(request.GET, form.initial),
            "terug": tot.tijdstip < van.tijdstip,
            "vergelijking": verschil,
            "blad": Vergelijkblad(verschil, request.GET),
        }
    elif not form.is_bound and is_van_vandaag(agenda):
        context["pas_sinds_vandaag"] = PAS_SINDS_VANDAAG
    return render(request, "ijmond/vergelijk.html", context, status=400 if form.errors else 200)


def lees_momenten(parameters: QueryDict, agenda: Agenda) -> MomentenForm:
    """The moments that an address names; of the first one the last version goes for none."""
    versies = list(agenda.versies.zonder_inhoud().met_besluiten())
    laatste = laatste_versie(versies)
    gevraagd = {
        "van": parameters.get("van") or (f"versie-{laatste.nummer}" if laatste else ""),
        "tot": parameters.get("tot") or NU,
    }
    return MomentenForm(gevraagd, agenda, versies)


def _zelf_gekozen(parameters: QueryDict, gevraagd: Mapping[str, str]) -> dict[str, str]:
    """What of both moments the address names, and would not be so without that."""
    genoemd = {v: waarde for v, waarde in gevraagd.items() if parameters.get(v) == waarde}
    return {v: waarde for v, waarde in genoemd.items() if (v, waarde) != ("tot", NU)}


def _zoek(gevraagd: str, agenda: Agenda, versies: Sequence[Versie]) -> Moment | ValueError:
    try:
        return moment(gevraagd, agenda, versies)
    except ValueError as fout:
        return fout


def _opties(
    gevraagd: str, gevonden: Moment | ValueError, versies: Sequence[Versie]
) -> list[tuple[str, str]]:
    """What can be chosen: a day or wijziging that was asked for, versions and now; else "Kies"."""
    opties = [
        (f"versie-{v.nummer}", f"{v}{' (vervallen)' if v.is_vervallen else ''}")
        for v in versies
        if not v.is_gesloten
    ]
    opties.append((NU, "Nu"))
    if dag := dag_uit(gevraagd):
        return [(gevraagd, datum_in_woorden(dag, Precisie.DAG)), *opties]
    if isinstance(gevonden, Moment) and gevonden.wijziging:
        return [(gevraagd, gevonden.in_woorden), *opties]
    return opties if gevraagd in dict(opties) else [("", "Kies"), *opties]


def _eigen_adres(parameters: QueryDict) -> QueryDict | None:
    """The query with a typed date in the place of a choice, or None where none was typed."""
    if not any(f"{vraag}_dag" in parameters for vraag in VRAGEN):
        return None
    eigen = QueryDict(mutable=True)
    for vraag in VRAGEN:
        if waarde := getypte_dag(parameters.get(f"{vraag}_dag", "")) or parameters.get(vraag):
            eigen[vraag] = waarde
    return eigen
